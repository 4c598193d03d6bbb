//! What a step expects of guidance and findings, and where the engine is known to differ.

use bti_core::Date;
use bti_core::case::{FollowUpBreak, Moment};
use serde::Deserialize;

/// What the routine asks for after a step. What is left out is not looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectGuidance {
    /// The step that is next to do, or `none`.
    pub now: Option<String>,
    /// Its tools.
    pub tools: Option<Vec<String>>,
    /// What it asks consent to.
    pub consent: Option<Vec<String>>,
    /// Its decision options.
    pub decisions: Option<Vec<String>>,
    /// The deadlines that run, each as `<id> <day>`.
    pub due: Option<Vec<String>>,
    /// Whom to call.
    pub contacts: Option<Vec<String>>,
    /// Which of them are known to answer at `at`.
    pub answers: Option<Vec<String>>,
    /// The time somebody would call; left out: when the event took effect.
    pub at: Option<Moment>,
}

/// What has slipped, seen on a day after the step and before the next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectFindings {
    /// The day.
    pub on: Date,
    /// Exactly these breaks in follow-up.
    #[serde(default)]
    pub found: Vec<BreakCode>,
    /// Breaks an earlier step expected, and that are repaired.
    #[serde(default)]
    pub gone: Vec<BreakCode>,
    /// Exactly these deadlines that must be kept have passed. Left out: not looked at.
    pub late: Option<Vec<String>>,
    /// Exactly these other deviations: `not-involved`, `not-considered`, `no-log`. Left out: not looked at.
    pub deviations: Option<Vec<String>>,
}

/// A known difference between what is expected and what the engine does: an entry of the ledger.
///
/// The expectation stands. The entry says what the engine does instead, and fails once that is no longer so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Differs {
    /// What differs: `outcome`, `warnings`, `guidance.now`, `findings 2026-04-10`.
    pub what: String,
    /// What the engine has there.
    pub actual: String,
    /// Why it is a difference, and what would settle it.
    pub reason: String,
}

/// A break in follow-up by its number, `F1` to `F10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BreakCode(FollowUpBreak);

impl BreakCode {
    /// The break.
    #[must_use]
    pub fn kind(self) -> FollowUpBreak {
        self.0
    }
}

impl From<FollowUpBreak> for BreakCode {
    fn from(kind: FollowUpBreak) -> Self {
        Self(kind)
    }
}

impl std::fmt::Display for BreakCode {
    /// The number: the place in the catalogue, from 1.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place = FollowUpBreak::ALL.iter().position(|kind| *kind == self.0).map_or(0, |place| place + 1);
        write!(f, "F{place}")
    }
}

impl<'de> Deserialize<'de> for BreakCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        FollowUpBreak::ALL
            .iter()
            .map(|kind| Self(*kind))
            .find(|code| code.to_string() == text)
            .ok_or_else(|| serde::de::Error::custom("a break in follow-up is written `F1` to `F10`"))
    }
}
