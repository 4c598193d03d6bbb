//! A concern: level 0, before there is a case.

use std::collections::BTreeSet;

mod event;
mod refusal;

pub use event::*;
pub use refusal::{ConcernRefusal, ConcernWarning};

use super::due::Due;
use super::guidance::Guidance;
use super::id::ConcernId;
use super::moment::Moment;
use super::people::Informed;
use super::profile::{ProcessProfile, StepId};
use super::scale::BtiLevel;
use super::track::REPORT_ADDRESSEES;
use super::{Severity, Task, Trigger};
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId};

catalogue! {
    /// Where a concern stands.
    pub enum ConcernStage called "stage of a concern" with () {
        Open "open" "åpen" "open" "open" => ();
        Shared "shared" "delt" "delt" "shared" => ();
        Ended "ended" "avsluttet" "avslutta" "ended" => ();
    }
}

/// A concern (*undring, bekymring*): level 0. It is not a case: there is no log, often no consent, and the parents may
/// not know of it yet.
///
/// It ends closed, as measures at system level, reported, or promoted to a case, and never comes back: a new concern may
/// be raised beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "bekymring")]
#[doc(alias = "uro")]
pub struct Concern {
    id: ConcernId,
    history: Vec<ConcernEvent>,
    raised: ConcernRaised,
    informed: Informed,
    stage: ConcernStage,
    observations: Vec<Observed>,
    score: Option<Scored>,
    shared_with: Vec<PersonId>,
    clarification: Option<Moment>,
    steps_done: BTreeSet<StepId>,
    outcome: Option<(ConcernOutcome, Moment)>,
}

impl Concern {
    /// Raises a concern with its first event.
    ///
    /// # Errors
    /// [`ConcernRefusal`].
    pub fn raise(event: ConcernEvent) -> Result<Self, ConcernRefusal> {
        let ConcernWhat::ConcernRaised(raised) = event.what.clone() else {
            return Err(ConcernRefusal::Raising);
        };
        if event.seq != 1 {
            return Err(ConcernRefusal::OutOfOrder { expected: 1, found: event.seq });
        }
        if event.recorded.precedes(event.effective) {
            return Err(ConcernRefusal::Recorded { recorded: event.recorded, than: event.effective });
        }
        Ok(Self {
            id: event.concern.clone(),
            history: vec![event],
            raised,
            informed: Informed::NotYet,
            stage: ConcernStage::Open,
            observations: Vec::new(),
            score: None,
            shared_with: Vec::new(),
            clarification: None,
            steps_done: BTreeSet::new(),
            outcome: None,
        })
    }

    /// Applies the next event. A refused event changes nothing.
    ///
    /// # Errors
    /// [`ConcernRefusal`] says what is wrong or missing.
    pub fn apply(&mut self, event: ConcernEvent) -> Result<Vec<ConcernWarning>, ConcernRefusal> {
        self.check_place(&event)?;
        if self.stage == ConcernStage::Ended {
            return Err(ConcernRefusal::Ended);
        }
        let mut warnings = Vec::new();
        match &event.what {
            ConcernWhat::ConcernRaised(_) => return Err(ConcernRefusal::Raising),
            ConcernWhat::Observed(observed) => self.observations.push(observed.clone()),
            ConcernWhat::Scored(scored) => {
                if scored.of == 0 || scored.score > scored.of {
                    return Err(ConcernRefusal::Score { score: scored.score, of: scored.of });
                }
                self.score = Some(scored.clone());
            }
            ConcernWhat::ConcernShared(shared) => {
                if shared.with.is_empty() {
                    return Err(ConcernRefusal::Empty { list: "with" });
                }
                if self.observations.is_empty() {
                    return Err(ConcernRefusal::NothingObserved);
                }
                if !self.observations.iter().any(|one| one.kind == ObservationKind::Fact) {
                    warnings.push(ConcernWarning::NoFact);
                }
                self.shared_with.extend(shared.with.iter().cloned());
                self.stage = ConcernStage::Shared;
            }
            ConcernWhat::ClarificationNeeded(_) => self.clarification = Some(event.effective),
            ConcernWhat::ConcernInformed(body) => {
                if let Informed::Informed(told) = &body.informed {
                    self.check_told(&told.persons)?;
                }
                self.informed = body.informed.clone();
            }
            ConcernWhat::StepDone(done) => {
                if !self.steps_done.insert(done.step.clone()) {
                    return Err(ConcernRefusal::StepDone { step: done.step.clone() });
                }
            }
            ConcernWhat::ConcernEnded(ended) => {
                warnings.extend(self.check_end(&ended.outcome)?);
                self.outcome = Some((ended.outcome.clone(), event.effective));
                self.stage = ConcernStage::Ended;
            }
        }
        self.history.push(event);
        Ok(warnings)
    }

    /// The concern that events make.
    ///
    /// # Errors
    /// The first refusal.
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a ConcernEvent>) -> Result<Self, ConcernRefusal> {
        let mut events = events.into_iter();
        let mut concern = Self::raise(events.next().ok_or(ConcernRefusal::Raising)?.clone())?;
        for event in events {
            concern.apply(event.clone())?;
        }
        Ok(concern)
    }

    fn check_told(&self, persons: &[PersonId]) -> Result<(), ConcernRefusal> {
        if persons.is_empty() {
            return Err(ConcernRefusal::Empty { list: "persons" });
        }
        match persons.iter().find(|person| !self.raised.guardians.iter().any(|one| one.person == **person)) {
            Some(person) => Err(ConcernRefusal::NotGuardian { person: person.clone() }),
            None => Ok(()),
        }
    }

    /// Only a report needs nobody else: the duty is each one's own, and does not wait.
    fn check_end(&self, outcome: &ConcernOutcome) -> Result<Vec<ConcernWarning>, ConcernRefusal> {
        if let ConcernOutcome::Reported(reported) = outcome {
            if !REPORT_ADDRESSEES.contains(&reported.addressee) {
                return Err(ConcernRefusal::Addressee {
                    found: reported.addressee,
                    allowed: REPORT_ADDRESSEES,
                });
            }
            return Ok(Vec::new());
        }
        if self.stage != ConcernStage::Shared {
            return Err(ConcernRefusal::NotShared);
        }
        let unsettled = matches!(outcome, ConcernOutcome::Promoted(_)) && !self.informed.is_settled();
        Ok(if unsettled { vec![ConcernWarning::GuardiansNotSettled] } else { Vec::new() })
    }

    fn check_place(&self, event: &ConcernEvent) -> Result<(), ConcernRefusal> {
        if event.concern != *self.id() {
            return Err(ConcernRefusal::OtherConcern {
                expected: self.id().clone(),
                found: event.concern.clone(),
            });
        }
        let expected = u64::try_from(self.history.len()).unwrap_or(u64::MAX).saturating_add(1);
        if event.seq < expected {
            let known = self.history.iter().any(|known| known == event);
            return Err(if known {
                ConcernRefusal::Duplicate { seq: event.seq }
            } else {
                ConcernRefusal::Conflict { seq: event.seq }
            });
        }
        if event.seq > expected {
            return Err(ConcernRefusal::OutOfOrder { expected, found: event.seq });
        }
        let last = self.history.last().map_or(event.effective, |last| last.recorded);
        for than in [event.effective, last] {
            if event.recorded.precedes(than) {
                return Err(ConcernRefusal::Recorded { recorded: event.recorded, than });
            }
        }
        Ok(())
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ConcernId {
        &self.id
    }

    /// Everything that has happened.
    #[must_use]
    pub fn history(&self) -> &[ConcernEvent] {
        &self.history
    }

    /// How it was raised.
    #[must_use]
    pub fn raised(&self) -> &ConcernRaised {
        &self.raised
    }

    /// Open, shared or ended.
    #[must_use]
    pub fn stage(&self) -> ConcernStage {
        self.stage
    }

    /// What has been observed.
    #[must_use]
    pub fn observations(&self) -> &[Observed] {
        &self.observations
    }

    /// Where it stands on a scale.
    #[must_use]
    pub fn score(&self) -> Option<&Scored> {
        self.score.as_ref()
    }

    /// With whom it has been shared.
    #[must_use]
    pub fn shared_with(&self) -> &[PersonId] {
        &self.shared_with
    }

    /// Whether the guardians have been told.
    #[must_use]
    pub fn informed(&self) -> &Informed {
        &self.informed
    }

    /// What became of it.
    #[must_use]
    pub fn outcome(&self) -> Option<&ConcernOutcome> {
        self.outcome.as_ref().map(|(outcome, _)| outcome)
    }

    /// The deadlines of the routine that run, with whether they have been met.
    ///
    /// # Errors
    /// [`ConcernRefusal::OtherProfile`].
    pub fn deadlines(&self, profile: &ProcessProfile) -> Result<Vec<Due>, ConcernRefusal> {
        if profile.reference() != self.raised.profile {
            return Err(ConcernRefusal::OtherProfile { expected: self.raised.profile.clone() });
        }
        let raised = self.history.first().map(|event| event.effective);
        let mut due = Vec::new();
        for (trigger, from) in
            [(Trigger::ConcernRaised, raised), (Trigger::OwnServiceClarification, self.clarification)]
        {
            let Some(from) = from else { continue };
            for row in profile.deadlines(trigger, BtiLevel::Level0) {
                let met = match row.task {
                    Task::InformGuardians => self.informed.is_settled(),
                    _ => self.outcome.is_some(),
                };
                due.extend(Due::of(row, from, met));
            }
        }
        due.sort_by(|one, other| (one.due, &one.deadline).cmp(&(other.due, &other.deadline)));
        Ok(due)
    }

    /// The steps of the routine done.
    #[must_use]
    pub fn steps_done(&self) -> &BTreeSet<StepId> {
        &self.steps_done
    }

    /// What the routine asks for now, at level 0. A concern that has ended asks for nothing.
    ///
    /// # Errors
    /// [`ConcernRefusal::OtherProfile`].
    pub fn guidance<'p>(&self, profile: &'p ProcessProfile) -> Result<Guidance<'p>, ConcernRefusal> {
        let mut due = self.deadlines(profile)?;
        due.retain(|one| !one.met);
        let withheld = matches!(self.informed, Informed::Withheld(_));
        let open = self.stage != ConcernStage::Ended;
        Ok(Guidance::at_level_0(profile, &self.steps_done, due, open, withheld))
    }

    /// Deadlines the routine says must be kept, and that have passed unmet on a day.
    ///
    /// # Errors
    /// [`ConcernRefusal::OtherProfile`].
    pub fn late(&self, profile: &ProcessProfile, day: Date) -> Result<Vec<Due>, ConcernRefusal> {
        let mut due = self.deadlines(profile)?;
        due.retain(|one| !one.met && one.due < day && one.severity == Severity::Must);
        Ok(due)
    }
}
