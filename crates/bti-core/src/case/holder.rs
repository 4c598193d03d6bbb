//! The stafettholder: who holds the baton, at every instant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{EngagementId, HandOverId};
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId};

catalogue! {
    /// Why somebody was given the baton without a hand-over (*tildeling*).
    pub enum AssignmentReason called "reason for an assignment" with () {
        First "first" "første stafettholder" "første stafetthaldar" "first holder" => ();
        HandOver "hand-over" "overlevert" "overlevert" "handed over" => ();
        /// The holder is away and can hand nothing over: a leader decides.
        LeaderFallback "leader-fallback" "leder avgjorde ved fravær" "leiar avgjorde ved fråvær" "a leader decided, in absence" => ();
        Reopened "reopened" "saken ble gjenåpnet" "saka blei opna att" "the case was reopened" => ();
    }
}

/// Somebody is given the baton (*stafettpinnen*) without a hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderAssigned {
    /// Who: a participant, never a guardian or the child.
    pub person: PersonId,
    /// Why.
    pub reason: AssignmentReason,
}

/// A hand-over is proposed (*overføring foreslått*). Nothing changes until it is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverProposed {
    /// The hand-over.
    pub hand_over: HandOverId,
    /// To whom.
    pub to: PersonId,
    /// What the family thinks of it: it is party to the change.
    pub family_view: Option<FreeText>,
    /// Whether the family has to consent anew, as when another service takes the baton.
    pub consent_needed: bool,
    /// When an answer is expected.
    pub answer_by: Option<Date>,
}

/// A hand-over was accepted, by the one it was proposed to and nobody else: the event's author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverAccepted {
    /// The hand-over.
    pub hand_over: HandOverId,
}

/// A hand-over was declined by the one it was proposed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverDeclined {
    /// The hand-over.
    pub hand_over: HandOverId,
    /// Why.
    pub reason: Option<FreeText>,
}

/// A hand-over was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverWithdrawn {
    /// The hand-over.
    pub hand_over: HandOverId,
    /// Why.
    pub reason: Option<FreeText>,
}

/// A hand-over was not answered in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverExpired {
    /// The hand-over.
    pub hand_over: HandOverId,
}

/// Somebody stands in for the holder (*stedfortreder*): reads and meets. The responsibility stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubstituteSet {
    /// Who.
    pub person: PersonId,
    /// The last day, where known.
    pub until: Option<Date>,
}

/// Nobody stands in any longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubstituteEnded {
    /// Who no longer does.
    pub person: PersonId,
}

/// The holder is away (*fravær*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderAbsent {
    /// The last day away, where known.
    pub until: Option<Date>,
}

/// The holder is back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderBack {}

/// Somebody holds the baton from one instant until another (*stafettholder*). The end is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub(super) person: PersonId,
    pub(super) engagement: EngagementId,
    pub(super) from: Moment,
    pub(super) to: Option<Moment>,
    pub(super) reason: AssignmentReason,
}

impl Assignment {
    /// Who.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    /// For which engagement.
    #[must_use]
    pub fn engagement(&self) -> &EngagementId {
        &self.engagement
    }

    /// From when.
    #[must_use]
    pub fn from(&self) -> Moment {
        self.from
    }

    /// Until when; none: still.
    #[must_use]
    pub fn to(&self) -> Option<Moment> {
        self.to
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> AssignmentReason {
        self.reason
    }
}

catalogue! {
    /// Where a hand-over stands.
    pub enum HandOverStatus called "status of a hand-over" with () {
        Proposed "proposed" "foreslått" "foreslått" "proposed" => ();
        Accepted "accepted" "godtatt" "godteken" "accepted" => ();
        Declined "declined" "avslått" "avslått" "declined" => ();
        Withdrawn "withdrawn" "trukket" "trekt" "withdrawn" => ();
        Expired "expired" "utløpt" "gått ut" "expired" => ();
    }
}

/// A hand-over (*overføring*) in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    pub(super) proposed: HandOverProposed,
    pub(super) from: PersonId,
    pub(super) at: Moment,
    pub(super) status: HandOverStatus,
    pub(super) answered: Option<Moment>,
}

impl HandOver {
    /// What was proposed.
    #[must_use]
    pub fn proposed(&self) -> &HandOverProposed {
        &self.proposed
    }

    /// Who held the baton.
    #[must_use]
    pub fn from(&self) -> &PersonId {
        &self.from
    }

    /// When it was proposed.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> HandOverStatus {
        self.status
    }

    /// When it was answered.
    #[must_use]
    pub fn answered(&self) -> Option<Moment> {
        self.answered
    }
}

/// Somebody standing in, as an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    pub(super) person: PersonId,
    pub(super) from: Moment,
    pub(super) last_day: Option<Date>,
    pub(super) ended: Option<Moment>,
}

impl Substitute {
    /// Who.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    fn covers(&self, day: Date) -> bool {
        self.from.day() <= day
            && self.last_day.is_none_or(|last| day <= last)
            && self.ended.is_none_or(|ended| day < ended.day())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Absence {
    pub(super) from: Moment,
    pub(super) last_day: Option<Date>,
    pub(super) ended: Option<Moment>,
}

/// Who has held the baton, when (*stafettholderens tidslinje*): no gap and no overlap from the first to the close.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[doc(alias = "stafettholder")]
#[doc(alias = "stafetthaldar")]
pub struct Stafettholder {
    pub(super) assignments: Vec<Assignment>,
    pub(super) hand_overs: Vec<HandOver>,
    pub(super) substitutes: Vec<Substitute>,
    pub(super) absences: Vec<Absence>,
}

impl Stafettholder {
    /// Everyone who has held the baton, in order.
    #[must_use]
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// Whoever holds it as it stands.
    #[must_use]
    pub fn current(&self) -> Option<&Assignment> {
        self.assignments.last().filter(|assignment| assignment.to.is_none())
    }

    /// Whoever held it at a moment.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Option<&Assignment> {
        self.assignments
            .iter()
            .rev()
            .find(|held| held.from <= moment && held.to.is_none_or(|until| moment < until))
    }

    /// The hand-overs, in order.
    #[must_use]
    pub fn hand_overs(&self) -> &[HandOver] {
        &self.hand_overs
    }

    /// The hand-over nobody has answered, if any: there is never more than one.
    #[must_use]
    pub fn pending(&self) -> Option<&HandOver> {
        self.hand_overs.iter().find(|hand_over| hand_over.status == HandOverStatus::Proposed)
    }

    /// Whoever stands in on a day.
    #[must_use]
    pub fn substitute_on(&self, day: Date) -> Option<&Substitute> {
        self.substitutes.iter().rev().find(|substitute| substitute.covers(day))
    }

    /// Whether the holder is recorded as away on a day.
    #[must_use]
    pub fn is_absent_on(&self, day: Date) -> bool {
        self.absences.iter().any(|absence| {
            absence.from.day() <= day
                && absence.last_day.is_none_or(|last| day <= last)
                && absence.ended.is_none_or(|ended| day < ended.day())
        })
    }

    /// Passes the baton: the earlier interval ends exactly where the new one begins.
    pub(super) fn pass(
        &mut self,
        person: PersonId,
        engagement: EngagementId,
        at: Moment,
        reason: AssignmentReason,
    ) {
        self.end(at);
        self.assignments.push(Assignment { person, engagement, from: at, to: None, reason });
    }

    /// Ends the current interval, and with it what belongs to that holder.
    pub(super) fn end(&mut self, at: Moment) {
        if let Some(held) = self.assignments.last_mut().filter(|held| held.to.is_none()) {
            held.to = Some(at);
        }
        for absence in self.absences.iter_mut().filter(|absence| absence.ended.is_none()) {
            absence.ended = Some(at);
        }
        for substitute in self.substitutes.iter_mut().filter(|substitute| substitute.ended.is_none()) {
            substitute.ended = Some(at);
        }
    }

    pub(super) fn answer(&mut self, hand_over: &HandOverId, status: HandOverStatus, at: Moment) {
        let found = self.hand_overs.iter_mut().find(|known| known.proposed.hand_over == *hand_over);
        if let Some(hand_over) = found {
            hand_over.status = status;
            hand_over.answered = Some(at);
        }
    }
}
