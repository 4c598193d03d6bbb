//! Why an event about a concern is refused, and what looks wrong with one that is not.

use super::super::id::ConcernId;
use super::super::moment::Moment;
use super::super::profile::{ProfileRef, StepId};
use super::super::refusal::services;
use crate::{PersonId, Service};

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
    /// A step that has been done already.
    #[error("the step `{step}` has been done already")]
    StepDone {
        /// The step.
        step: StepId,
    },
    /// A report goes to the child welfare service or the police, and nowhere else.
    #[error("a report does not go to `{found}`: name {}", services(.allowed))]
    Addressee {
        /// The service named.
        found: Service,
        /// Those it can go to.
        allowed: &'static [Service],
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
