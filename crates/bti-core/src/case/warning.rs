//! What is accepted, and looks wrong.

use super::codes::Asked;
use super::id::{EngagementId, MeasureId, MeetingId, ReferralId};
use super::moment::Moment;
use crate::{ConsentId, Date, PersonId, RuleId, Service};

/// Something about an accepted event that somebody should look at (*varsel*). The event stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The number of services is outside what the routine advises for the level.
    ServiceCount {
        /// How many current engagements there are.
        found: usize,
        /// At least, where stated.
        min: Option<u8>,
        /// At most, where stated.
        max: Option<u8>,
    },
    /// The child's voice is not recorded in a meeting.
    ChildNotHeardInMeeting {
        /// The meeting.
        meeting: MeetingId,
    },
    /// What the child thinks is not recorded in an evaluation.
    ChildNotHeardInEvaluation,
    /// A measure was evaluated after its day.
    EvaluationLate {
        /// The measure.
        measure: MeasureId,
        /// The day it should have been evaluated by.
        was_due: Date,
    },
    /// The routine asks for a service in this circumstance, and it does not take part.
    NotInvolved {
        /// The rule of the routine.
        rule: RuleId,
        /// One of these.
        services: Vec<Service>,
    },
    /// The routine asks somebody to consider something in this circumstance, and nobody has.
    NotConsidered {
        /// The rule of the routine.
        rule: RuleId,
    },
    /// Only some of several guardians with parental responsibility were invited.
    GuardianNotInvited {
        /// The meeting.
        meeting: MeetingId,
        /// Those who were not.
        persons: Vec<PersonId>,
    },
    /// Registered after a later change of the case.
    Late {
        /// When it took effect.
        effective: Moment,
        /// The last change before it was registered.
        last: Moment,
    },
    /// The routine asks people to decide again who holds the baton when the level changes.
    DecideHolderAgain,
    /// The routine asks for consent in this situation, and none is recorded as asked for.
    AskConsent {
        /// To what.
        to: Asked,
    },
    /// An engagement rests on a consent that no longer counts.
    BasisLapsed {
        /// The engagement.
        engagement: EngagementId,
    },
    /// The log rests on a consent that no longer counts.
    LogBasisLapsed,
    /// A consent of guardians stands, and the child is now of age.
    ConsentOfGuardiansLapses {
        /// The consent.
        consent: ConsentId,
    },
    /// The routine is not in use on the day, or not in the child's municipality.
    ProfileNotInUse,
    /// A measure's responsible person takes part no longer.
    MeasureWithoutResponsible {
        /// The measure.
        measure: MeasureId,
    },
    /// Closed while a referral is unanswered.
    ReferralUnanswered {
        /// The referral.
        referral: ReferralId,
    },
    /// Closed as the goal reached, without an evaluation and decision at this level.
    ClosedWithoutDecision,
    /// A leader gave the baton to somebody while its holder was away.
    LeaderDecided {
        /// Whoever held it.
        from: PersonId,
    },
    /// The routine requires a log at this level, and there is none.
    NoLog,
    /// The routine closes the log once there is an individual plan, and the log is open.
    PlanClosesLog,
}
