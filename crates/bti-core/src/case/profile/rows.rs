//! The rows of a `[process]` table: levels, steps, decisions, deadlines, and the rules around them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::codes::{Asked, Circumstance, Doer, Leads, Role, Severity, Task, Trigger};
use super::super::{BtiLevel, LevelLabel, LocalText, Scale, Span};
use super::id::{DeadlineId, OptionCode, StepId, ToolId};
use super::kinds::EntryKinds;
use crate::{RuleId, Service};

/// A level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelRow {
    /// The canonical level.
    pub level: BtiLevel,
    /// What the municipality writes for it. Neighbouring levels may share one (*to trinn*).
    pub label: LevelLabel,
    /// What it is called.
    pub title: LocalText,
    /// How many services usually take part. Advice: outside it is a warning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<ServiceRange>,
    /// Whether the level may only be entered with a basis for cooperation (consent, statutory basis or anonymity).
    /// Left out: from level 2 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_basis: Option<bool>,
    /// How recent a meeting must be when the level is entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_within: Option<Span>,
    /// What else it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<LocalText>,
}

/// From so many to so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceRange {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u8>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u8>,
}

/// A ladder besides the levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Which.
    pub scale: Scale,
    /// What each mark means. All marks of the scale, from the bottom.
    pub marks: Vec<LadderMark>,
    /// Where.
    pub source: String,
}

/// A mark on a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LadderMark {
    /// How it is written.
    pub mark: String,
    /// What it means. Left out: the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalText>,
}

/// A form or tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its id, used in steps.
    pub id: ToolId,
    /// Its name.
    pub name: LocalText,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRow {
    /// Its id, used in steps.
    pub id: DeadlineId,
    /// What sets it running.
    pub trigger: Trigger,
    /// What is due.
    pub task: Task,
    /// At which level, where it holds at one only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<BtiLevel>,
    /// How long: `within = { amount = 3, unit = "day", days = "unspecified" }`.
    pub within: Span,
    /// Must or should.
    pub severity: Severity,
    /// What the routine says.
    pub says: LocalText,
    /// Where.
    pub source: String,
}

/// A decision option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionOption {
    /// Its code, used in steps and in decisions.
    pub code: OptionCode,
    /// The levels it is open at.
    pub levels: Vec<BtiLevel>,
    /// What it is called.
    pub name: LocalText,
    /// Where it may lead.
    pub leads: Vec<Leads>,
    /// Where.
    pub source: String,
}

/// A row of the action guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its level.
    pub level: BtiLevel,
    /// Its place among the steps of the level, from 1.
    pub order: u8,
    /// What it is called.
    pub title: LocalText,
    /// Whose step it is.
    pub who: Vec<Doer>,
    /// Whose, in the guide's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who_says: Option<LocalText>,
    /// How it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<LocalText>,
    /// Forms and tools.
    #[serde(default)]
    pub tools: Vec<ToolId>,
    /// Deadlines.
    #[serde(default)]
    pub deadlines: Vec<DeadlineId>,
    /// What has to be consented to.
    #[serde(default)]
    pub consent: Vec<Asked>,
    /// Services it involves.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Decision options.
    #[serde(default)]
    pub decisions: Vec<OptionCode>,
    /// Holds only in this circumstance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Circumstance>,
    /// Whether guardians are contacted in it, also where it is not theirs to do. It waits while they are not to be told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub contacts_guardians: bool,
    /// Where.
    pub source: String,
    /// What is unclear in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A departure from the default transitions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionRow {
    /// From.
    pub from: BtiLevel,
    /// To.
    pub to: BtiLevel,
    /// Whether the municipality allows it.
    pub allowed: bool,
    /// Where.
    pub source: String,
}

/// What a role reads and writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Who.
    pub role: Role,
    /// What kinds of entry they read. Left out: the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<EntryKinds>,
    /// What kinds of entry they write. Left out: the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub write: Option<EntryKinds>,
    /// Where.
    pub source: String,
}

/// Services that must take part in a circumstance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Involvement {
    /// Its id.
    pub id: RuleId,
    /// When.
    pub when: Circumstance,
    /// From which level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<BtiLevel>,
    /// At least one service of each list.
    pub services: Vec<Vec<Service>>,
    /// What the routine says.
    pub says: LocalText,
    /// Where.
    pub source: String,
}

/// What somebody must consider in a circumstance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consideration {
    /// Its id.
    pub id: RuleId,
    /// When.
    pub when: Circumstance,
    /// From which level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<BtiLevel>,
    /// Who considers it.
    pub by: Doer,
    /// What the routine says.
    pub says: LocalText,
    /// Where.
    pub source: String,
}
