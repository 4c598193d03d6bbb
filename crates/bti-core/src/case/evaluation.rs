//! Evaluations, and the decisions that follow from them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::Leads;
use super::id::{DecisionId, EvaluationId, MeasureId};
use super::moment::Moment;
use super::profile::OptionCode;
use super::scale::BtiLevel;
use super::text::FreeText;
use crate::PersonId;
use crate::service::catalogue::catalogue;

catalogue! {
    /// What effect a measure had (*effekt*).
    pub enum Effect called "effect" with () {
        None "none" "ingen effekt" "ingen effekt" "no effect" => ();
        Partial "partial" "delvis effekt" "delvis effekt" "partial effect" => ();
        Full "full" "effekt" "effekt" "effect" => ();
        Worse "worse" "verre" "verre" "worse" => ();
    }
}

/// It was evaluated (*evaluering*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "evaluering")]
pub struct Evaluated {
    /// The evaluation.
    pub evaluation: EvaluationId,
    /// The level it was at.
    pub level: BtiLevel,
    /// What effect each measure had.
    pub measures: Vec<MeasureEffect>,
    /// What the child said, in short. Left out: nothing is recorded.
    pub child_view: Option<FreeText>,
    /// What the guardians said, in short.
    pub guardian_view: Option<FreeText>,
    /// A score of structured feedback (FIT), 0 to 40, where the service uses it.
    pub feedback: Option<u8>,
}

/// What effect one measure had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureEffect {
    /// The measure.
    pub measure: MeasureId,
    /// The effect.
    pub effect: Effect,
}

/// It was decided how to go on (*beslutning*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "beslutning")]
#[doc(alias = "avgjerd")]
pub struct Decided {
    /// The decision.
    pub decision: DecisionId,
    /// The evaluation it rests on.
    pub evaluation: EvaluationId,
    /// The option of the routine.
    pub option: OptionCode,
    /// Where it leads, among the ways of that option.
    pub leads: Leads,
    /// Why.
    pub rationale: FreeText,
    /// Who decided.
    pub decided_by: Vec<PersonId>,
    /// Who disagreed, and why.
    pub dissent: Option<FreeText>,
}

/// An evaluation in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub(super) evaluated: Evaluated,
    pub(super) at: Moment,
    pub(super) seq: u64,
}

impl Evaluation {
    /// What was recorded.
    #[must_use]
    pub fn evaluated(&self) -> &Evaluated {
        &self.evaluated
    }

    /// When.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }
}

/// A decision in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub(super) decided: Decided,
    pub(super) level: BtiLevel,
    pub(super) at: Moment,
    pub(super) seq: u64,
}

impl Decision {
    /// What was recorded.
    #[must_use]
    pub fn decided(&self) -> &Decided {
        &self.decided
    }

    /// The level it was made at.
    #[must_use]
    pub fn level(&self) -> BtiLevel {
        self.level
    }

    /// When.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }
}
