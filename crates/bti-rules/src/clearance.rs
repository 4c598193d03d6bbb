//! A permission that only the evaluator can make.

use bti_core::{Date, ItemId, NormId, RecipientId};

use crate::decision::Decision;

/// The permission to give one item to one recipient on one day (*klarering*).
///
/// Only [`crate::Answer::clear`] makes one, and only for "must" and "may". It cannot be copied or read from a file;
/// the code that sends takes it by value, so that nothing is sent twice on one permission.
///
/// ```compile_fail
/// // A clearance cannot be made by hand.
/// let forged = bti_rules::Clearance { day: todo!(), item: todo!(), recipient: todo!(), obligations: vec![] };
/// ```
///
/// ```compile_fail
/// // Nor copied.
/// fn twice(clearance: bti_rules::Clearance) -> (bti_rules::Clearance, bti_rules::Clearance) {
///     (clearance.clone(), clearance)
/// }
/// ```
///
/// ```compile_fail
/// // Nor read from a file.
/// let read: bti_rules::Clearance = serde_json::from_str("{}").unwrap();
/// ```
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Clearance {
    day: Date,
    item: ItemId,
    recipient: RecipientId,
    obligations: Vec<NormId>,
}

impl Clearance {
    pub(crate) fn new(day: Date, decision: &Decision) -> Self {
        Self {
            day,
            item: decision.item.clone(),
            recipient: decision.recipient.clone(),
            obligations: decision.obligations.iter().map(|obligation| obligation.norm.clone()).collect(),
        }
    }

    /// The day it is for.
    #[must_use]
    pub fn day(&self) -> Date {
        self.day
    }

    /// The item it is for.
    #[must_use]
    pub fn item(&self) -> &ItemId {
        &self.item
    }

    /// The recipient it is for.
    #[must_use]
    pub fn recipient(&self) -> &RecipientId {
        &self.recipient
    }

    /// What must be done along with it, and must not be done.
    #[must_use]
    pub fn obligations(&self) -> &[NormId] {
        &self.obligations
    }
}
