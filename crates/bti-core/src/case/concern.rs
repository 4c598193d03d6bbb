//! A concern: level 0, before there is a case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::due::Due;
use super::event::Version1;
use super::id::{CaseId, ConcernId};
use super::moment::Moment;
use super::people::{GuardianParty, Informed, Subject};
use super::profile::{ProcessProfile, ProfileRef};
use super::scale::BtiLevel;
use super::text::FreeText;
use super::{Severity, Task, Trigger};
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId, Service};

catalogue! {
    /// What an observation is (*faktum eller tolkning*). A guide asks what is known for certain, so the two stand apart.
    pub enum ObservationKind called "kind of observation" with () {
        Fact "fact" "det som er sett eller hørt" "det som er sett eller høyrt" "seen or heard" => ();
        Interpretation "interpretation" "tolkning" "tolking" "interpretation" => ();
    }
}

/// Somebody wonders about a child (*undring*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "undring")]
pub struct ConcernRaised {
    /// The routine it keeps to.
    pub profile: ProfileRef,
    /// Whom it is about.
    pub subject: Subject,
    /// The guardians.
    pub guardians: Vec<GuardianParty>,
    /// The service in which it arose.
    pub service: Service,
}

/// Something was observed (*observasjon*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observed {
    /// Fact or interpretation.
    pub kind: ObservationKind,
    /// When.
    pub on: Date,
    /// What.
    pub text: FreeText,
}

/// The concern was placed on a scale (*bekymringsskala*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// The score.
    pub score: u8,
    /// The highest on that scale.
    pub of: u8,
}

/// The concern was shared with a colleague or leader (*delt*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernShared {
    /// With whom.
    pub with: Vec<PersonId>,
}

/// Clarification in one's own service is needed before anything begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClarificationNeeded {}

/// What is known of whether the guardians have been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernInformed {
    /// As it stands now.
    pub informed: Informed,
}

/// What became of the concern (*utfall*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernEnded {
    /// The outcome.
    pub outcome: ConcernOutcome,
    /// Why.
    pub rationale: FreeText,
}

/// The outcomes of a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernOutcome {
    /// Nothing more is done.
    Closed,
    /// Something is done about the surroundings.
    SystemLevel,
    /// It became a case.
    Promoted(PromotedTo),
    /// It was reported.
    Reported(ReportedTo),
}

/// The case a concern became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromotedTo {
    /// The case.
    pub case: CaseId,
}

/// To whom a concern was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportedTo {
    /// The child welfare service or the police.
    pub addressee: Service,
}

/// Something that happened with a concern (wire version 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernEvent {
    /// The version of the form.
    pub version: Version1,
    /// The concern.
    pub concern: ConcernId,
    /// Its number, from 1.
    pub seq: u64,
    /// When it took effect.
    pub effective: Moment,
    /// When it was recorded.
    pub recorded: Moment,
    /// Who says so.
    pub author: PersonId,
    /// What happened.
    pub what: ConcernWhat,
}

/// What happened with a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConcernWhat {
    /// It was raised.
    ConcernRaised(ConcernRaised),
    /// Something was observed.
    Observed(Observed),
    /// It was placed on a scale.
    Scored(Scored),
    /// It was shared.
    ConcernShared(ConcernShared),
    /// Clarification is needed.
    ClarificationNeeded(ClarificationNeeded),
    /// Whether the guardians have been told.
    ConcernInformed(ConcernInformed),
    /// What became of it.
    ConcernEnded(ConcernEnded),
}

catalogue! {
    /// Where a concern stands.
    pub enum ConcernStage called "stage of a concern" with () {
        Open "open" "åpen" "open" "open" => ();
        Shared "shared" "delt" "delt" "shared" => ();
        Ended "ended" "avsluttet" "avslutta" "ended" => ();
    }
}

/// Why an event about a concern is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConcernRefusal {
    /// The first event raises the concern, and no other does.
    #[error("the first event raises the concern, and only the first")]
    Raising,
    /// The event is for another concern.
    #[error("the event is for the concern `{found}`, and this is `{expected}`")]
    OtherConcern {
        /// This one.
        expected: ConcernId,
        /// The event's.
        found: ConcernId,
    },
    /// Not the next event.
    #[error("event {found} came where {expected} was next")]
    OutOfOrder {
        /// The next number.
        expected: u64,
        /// The event's.
        found: u64,
    },
    /// Another event with this number stands.
    #[error("another event {seq} stands")]
    Conflict {
        /// The number.
        seq: u64,
    },
    /// The very same event stands.
    #[error("event {seq} stands already")]
    Duplicate {
        /// The number.
        seq: u64,
    },
    /// Recorded before it took effect, or before the event before it.
    #[error("recorded {recorded}, before {than}")]
    Recorded {
        /// When it was recorded.
        recorded: Moment,
        /// What it should not be before.
        than: Moment,
    },
    /// It has ended: a new concern may be raised beside it.
    #[error("the concern has ended: raise a new one beside it")]
    Ended,
    /// A score above its scale, or a scale without steps.
    #[error("the score {score} is not on a scale from 0 to {of}")]
    Score {
        /// The score.
        score: u8,
        /// The highest.
        of: u8,
    },
    /// Nothing has been observed.
    #[error("nothing has been observed: write down what is known")]
    NothingObserved,
    /// Nobody has been asked.
    #[error("the concern has not been shared: go through it with a colleague or leader first")]
    NotShared,
    /// A list that needs somebody has nobody.
    #[error("`{list}` is empty: name at least one")]
    Empty {
        /// The list.
        list: &'static str,
    },
    /// Somebody who is no guardian is said to have been told.
    #[error("`{person}` is no guardian of the child")]
    NotGuardian {
        /// The person.
        person: PersonId,
    },
    /// The routine is another than the one given.
    #[error("the concern keeps to `{}` version {}", .expected.id, .expected.version)]
    OtherProfile {
        /// The concern's.
        expected: ProfileRef,
    },
}

/// What is accepted, and looks wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConcernWarning {
    /// Only interpretations have been written down: nothing that is known for certain.
    NoFact,
    /// The guardians have not been told, and there is no reason why not.
    GuardiansNotSettled,
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
        if matches!(outcome, ConcernOutcome::Reported(_)) {
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
