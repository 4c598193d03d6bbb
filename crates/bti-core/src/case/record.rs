//! A case as it is stored and sent, and two copies of one case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::apply::ReplayError;
use super::concern::{Concern, ConcernEvent, ConcernRefusal};
use super::event::{Event, Version1};
use super::id::CaseId;
use super::profile::ProcessProfile;
use super::state::Case;

/// A case as it is stored and sent (wire version 1): its events, and nothing that could contradict them.
///
/// How the case stands is never stored: it is made again from the events under the routines they were applied under, so
/// what has been tampered with or cannot be read is refused rather than believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseRecord {
    /// The version of the form.
    pub version: Version1,
    /// The case.
    pub case: CaseId,
    /// The concern it was promoted from, event by event, where the host keeps them together.
    #[serde(default)]
    pub concern: Vec<ConcernEvent>,
    /// Everything that has happened.
    pub events: Vec<Event>,
}

impl Case {
    /// The case as it is stored.
    #[must_use]
    pub fn record(&self) -> CaseRecord {
        CaseRecord {
            version: Version1,
            case: self.id().clone(),
            concern: Vec::new(),
            events: self.history().to_vec(),
        }
    }
}

impl CaseRecord {
    /// The case again.
    ///
    /// # Errors
    /// [`ReplayError`] names the first event that cannot be applied.
    pub fn restore(&self, profiles: &[&ProcessProfile]) -> Result<Case, ReplayError> {
        Case::replay(profiles, &self.events)
    }

    /// The concern again, where its events are kept with the case.
    ///
    /// # Errors
    /// [`ConcernRefusal`] of the first event that cannot be applied.
    pub fn restore_concern(&self) -> Result<Option<Concern>, ConcernRefusal> {
        if self.concern.is_empty() { Ok(None) } else { Concern::replay(&self.concern).map(Some) }
    }
}

/// Two copies of a case have gone apart (*konflikt mellom kopier*). Both are whole: a person has to join them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the two copies have different events {seq}: a person has to say which came first")]
pub struct MergeConflict {
    /// The first number at which they differ.
    pub seq: u64,
}

/// The events of two copies of one case, where one is the other with more after it.
///
/// Nothing is ever reordered: copies that differ at a number are a conflict, and both stay as they are.
///
/// # Errors
/// [`MergeConflict`] with the first number at which they differ.
pub fn merge<'a>(ours: &'a [Event], theirs: &'a [Event]) -> Result<&'a [Event], MergeConflict> {
    match ours.iter().zip(theirs).find(|(one, other)| one != other) {
        Some((one, other)) => Err(MergeConflict { seq: one.seq.min(other.seq) }),
        None => Ok(if ours.len() >= theirs.len() { ours } else { theirs }),
    }
}
