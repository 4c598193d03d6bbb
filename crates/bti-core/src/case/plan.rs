//! Goals and measures: what is to become better for the child, and who does what until when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{GoalId, MeasureId};
use super::moment::Moment;
use super::scale::Level;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId};

catalogue! {
    /// Whom a measure is aimed at (*individ eller system*).
    pub enum MeasureKind called "kind of measure" with () {
        Individual "individual" "individtiltak" "individtiltak" "for the child" => ();
        System "system" "systemtiltak" "systemtiltak" "for the surroundings" => ();
    }
}

catalogue! {
    /// Where a measure is carried out (*arena*).
    pub enum Arena called "arena" with () {
        Home "home" "hjemme" "heime" "at home" => ();
        Unit "unit" "i barnehagen, på skolen eller i tjenesten" "i barnehagen, på skulen eller i tenesta" "in the unit" => ();
        Leisure "leisure" "i fritiden" "i fritida" "in leisure time" => ();
        Other "other" "annet sted" "annan stad" "elsewhere" => ();
    }
}

/// A goal (*mål*) was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "mål")]
pub struct GoalSet {
    /// The goal.
    pub goal: GoalId,
    /// What it is.
    pub text: FreeText,
}

/// A measure (*tiltak*) was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "tiltak")]
pub struct MeasureAdded {
    /// The measure.
    pub measure: MeasureId,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// What is done.
    pub text: FreeText,
    /// Whom it is aimed at.
    pub kind: MeasureKind,
    /// Where.
    pub arena: Arena,
    /// Who is responsible: a participant.
    pub responsible: PersonId,
    /// When it starts.
    pub start: Date,
    /// When it is to be done.
    pub due: Option<Date>,
    /// When it is evaluated.
    pub evaluate_by: Date,
    /// Where it stands on a ladder of measures.
    pub rung: Option<Level>,
}

/// Something about a measure changed. What is left out stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureUpdated {
    /// The measure.
    pub measure: MeasureId,
    /// Its status.
    pub status: Option<MeasureStatus>,
    /// Who is responsible now.
    pub responsible: Option<PersonId>,
    /// A new day to be done.
    pub due: Option<Date>,
    /// A new day to evaluate it.
    pub evaluate_by: Option<Date>,
}

/// Where a measure stands (*status*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureStatus {
    /// Agreed, not begun.
    Planned,
    /// Under way.
    Active,
    /// Carried out.
    Done,
    /// Given up.
    Dropped(Dropped),
}

/// Why a measure was given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// The reason.
    pub reason: FreeText,
}

impl MeasureStatus {
    /// Whether it is neither done nor dropped.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Planned | Self::Active)
    }
}

/// A measure (*tiltak*) in a case, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub(super) added: MeasureAdded,
    pub(super) status: MeasureStatus,
    pub(super) at: Moment,
    /// The event that last set the day of evaluation.
    pub(super) evaluate_by_set: u64,
    /// The last event that evaluated it.
    pub(super) evaluated: Option<u64>,
}

impl Measure {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &MeasureId {
        &self.added.measure
    }

    /// What was agreed, with what has changed since.
    #[must_use]
    pub fn agreed(&self) -> &MeasureAdded {
        &self.added
    }

    /// Its status.
    #[must_use]
    pub fn status(&self) -> &MeasureStatus {
        &self.status
    }

    /// When it was agreed.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whether the day of evaluation has passed without one.
    #[must_use]
    pub fn evaluation_is_late_on(&self, day: Date) -> bool {
        self.status.is_open()
            && self.added.evaluate_by < day
            && self.evaluated.is_none_or(|evaluated| evaluated < self.evaluate_by_set)
    }
}
