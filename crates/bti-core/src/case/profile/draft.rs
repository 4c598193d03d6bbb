//! The `[process]` table of a profile file, as it is written.
//!
//! These types are only a form to read: [`ProcessProfile::new`](super::ProcessProfile::new) checks what is in it.
//! Unknown fields are refused at every level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::codes::{PlanRelation, ProcessTopic};
use super::super::{BtiLevel, LocalText};
use super::contact::SafetyContact;
use super::id::ToolId;
use super::rows::{
    Consideration, DeadlineRow, DecisionOption, Grant, Involvement, Ladder, LevelRow, Step, Tool,
    TransitionRow,
};
use crate::Date;
use crate::numbers::MunicipalityNumber;

/// The routine of a municipality (`[process]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcessDraft {
    /// Counted up at every change. A case keeps to the version it was opened under.
    pub version: u32,
    /// What the municipality calls its model: `BTI`, `BTS`.
    pub model: String,
    /// The first day it is in use, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The first day it is no longer in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// `nb` or `nn`: the language the routine is written in.
    pub language: String,
    /// The municipalities that use it.
    pub municipalities: Vec<ProfileMunicipality>,
    /// Whom it is for, where stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetGroup>,
    /// What its sources say nothing about. Nothing is invented for these.
    #[serde(default)]
    pub not_stated: Vec<ProcessTopic>,
    /// What the municipality calls things, where it has its own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// The stafettholder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<HolderRules>,
    /// The log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<LogRules>,
    /// What becomes of the log where there is an individual plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_plan: Option<PlanRelation>,
    /// Where to go when one is not the right one (*varm overføring*).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warm_hand_over: Option<Saying>,
    /// Who takes over when a case is stuck.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Saying>,
    /// The levels, from the lowest.
    #[serde(rename = "level")]
    pub levels: Vec<LevelRow>,
    /// Ladders of its own besides the levels.
    #[serde(default, rename = "scale")]
    pub scales: Vec<Ladder>,
    /// Forms and tools.
    #[serde(default, rename = "tool")]
    pub tools: Vec<Tool>,
    /// Deadlines.
    #[serde(default, rename = "deadline")]
    pub deadlines: Vec<DeadlineRow>,
    /// Decision options.
    #[serde(default, rename = "decision")]
    pub decisions: Vec<DecisionOption>,
    /// The rows of the action guide.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    /// Departures from the default transitions.
    #[serde(default, rename = "transition")]
    pub transitions: Vec<TransitionRow>,
    /// Who reads and writes what in the log.
    #[serde(default, rename = "grant")]
    pub grants: Vec<Grant>,
    /// Who or what must be involved in special circumstances.
    #[serde(default, rename = "involve")]
    pub involve: Vec<Involvement>,
    /// What somebody must consider in special circumstances.
    #[serde(default, rename = "consider")]
    pub consider: Vec<Consideration>,
    /// Whom to call, and when they answer.
    #[serde(default, rename = "contact")]
    pub contacts: Vec<SafetyContact>,
}

/// A municipality that uses the routine, and what became of its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileMunicipality {
    /// The number.
    pub number: MunicipalityNumber,
    /// The first day of the number, where it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The first day it was no longer in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The numbers that came after. Several where it was split.
    #[serde(default)]
    pub successors: Vec<MunicipalityNumber>,
}

/// Whom the routine is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetGroup {
    /// The first age, in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_age: Option<u8>,
    /// The first age it no longer reaches, in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_age: Option<u8>,
    /// Whether it reaches pregnant women and expected children.
    #[serde(default)]
    pub pregnant: bool,
}

/// The municipality's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The stafettholder, for example *koordinator*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<LocalText>,
    /// The stafettlogg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<LocalText>,
    /// The concern: *undring*, *uro*, *bekymring*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<LocalText>,
}

/// What is said about the stafettholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderRules {
    /// The level from which there must be one. Left out: level 1, as in every guide that says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<BtiLevel>,
    /// Who is preferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<LocalText>,
    /// Whether a change of level makes people decide again who holds the baton.
    #[serde(default)]
    pub decide_again_on_level_change: bool,
    /// Whether a new consent is asked for when the baton passes to another service.
    #[serde(default)]
    pub consent_when_service_changes: bool,
    /// What else it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<LocalText>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What is said about the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogRules {
    /// The level from which there must be a log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_from: Option<BtiLevel>,
    /// The level from which there may be one. Left out: the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub optional_from: Option<BtiLevel>,
    /// What the tool is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<ToolId>,
    /// What is done with it at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_close: Option<LocalText>,
    /// What else it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<LocalText>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something said, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Saying {
    /// The words.
    pub says: LocalText,
    /// Where.
    pub source: String,
}
