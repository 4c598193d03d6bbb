//! How a case begins and rests, its levels, and what happens to the child on the way.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::closing::Closed;
use super::codes::Circumstance;
use super::engagement::{ParticipantJoined, ServiceJoined};
use super::id::{ConcernId, DecisionId, TrackId, TransitionId};
use super::people::{GuardianParty, Informed, Subject};
use super::profile::{ProfileRef, StepId};
use super::scale::BtiLevel;
use super::text::FreeText;
use crate::Date;
use crate::numbers::MunicipalityNumber;
use crate::service::catalogue::catalogue;

/// A case is opened (*sak opprettet*), at level 0 until a level is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseOpened {
    /// The routine it keeps to.
    pub profile: ProfileRef,
    /// Whom it is about.
    pub subject: Subject,
    /// The guardians.
    pub guardians: Vec<GuardianParty>,
    /// Whether they have been told.
    pub informed: Informed,
    /// The concern it was promoted from.
    pub concern: Option<ConcernId>,
    /// The child's municipality.
    pub municipality: MunicipalityNumber,
    /// The service in which the concern arose.
    pub service: ServiceJoined,
    /// Who opens it, for that service: the event's author.
    pub participant: ParticipantJoined,
    /// The steps of level 0 that were done while it was a concern. Left out: none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps_done: Vec<StepId>,
}

/// Who the guardians are, as it stands now. Whoever is left out is no longer one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardiansStated {
    /// All of them.
    pub guardians: Vec<GuardianParty>,
}

/// Whether the guardians have been told, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardiansInformed {
    /// What has been done.
    pub informed: Informed,
}

/// A step of the routine was done (*trinn utført*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepDone {
    /// The step.
    pub step: StepId,
}

/// Something special about the case was noted, or no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CircumstanceNoted {
    /// What.
    pub circumstance: Circumstance,
    /// Whether it holds.
    pub holds: bool,
}

/// What a routine asks somebody to consider was considered, for example an action plan although guardians decline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Considered {
    /// The circumstance.
    pub circumstance: Circumstance,
    /// What was found.
    pub outcome: FreeText,
}

/// The case goes to another level (*nivåskifte*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelChanged {
    /// To which level.
    pub to: BtiLevel,
    /// On what ground.
    pub ground: LevelGround,
}

/// On what ground a level changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LevelGround {
    /// The first level of a case that was opened from a concern.
    FirstEntry(FirstEntry),
    /// A decision that rests on an evaluation at the current level.
    Decision(DecisionGround),
    /// The child's safety.
    Safety(SafetyGround),
}

/// The first level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FirstEntry {}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionGround {
    /// The decision.
    pub decision: DecisionId,
}

/// An open safety track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyGround {
    /// The track.
    pub track: TrackId,
}

catalogue! {
    /// A transition in a child's life (*overgang*), in which follow-up breaks most easily.
    #[non_exhaustive]
    pub enum TransitionKind called "kind of transition" with () {
        KindergartenToSchool "kindergarten-to-school" "fra barnehage til skole" "frå barnehage til skule" "from kindergarten to school" => ();
        ToLowerSecondary "to-lower-secondary" "til ungdomsskole" "til ungdomsskule" "to lower secondary school" => ();
        ToUpperSecondary "to-upper-secondary" "til videregående skole" "til vidaregåande skule" "to upper secondary school" => ();
        Move "move" "flytting" "flytting" "moving" => ();
        Placement "placement" "plassering utenfor hjemmet" "plassering utanfor heimen" "placement away from home" => ();
        ComingOfAge "coming-of-age" "fyller 18 år" "fyller 18 år" "coming of age" => ();
    }
}

/// A transition is coming (*overgang varslet*). It asks for a transition meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransitionPlanned {
    /// The transition.
    pub transition: TransitionId,
    /// What sort.
    pub kind: TransitionKind,
    /// The day it happens.
    pub on: Date,
}

/// The child came of age (*myndig*). Guardians are guardians no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectCameOfAge {
    /// The transition it is, where it has not been planned as one.
    pub transition: Option<TransitionId>,
}

/// The child moved to another municipality (*flyttet*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// To which.
    pub to: MunicipalityNumber,
    /// The transition it is.
    pub transition: TransitionId,
}

/// The case keeps to another version of a routine, or another routine, from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileMigrated {
    /// Which.
    pub to: ProfileRef,
}

/// The case rests (*satt på pause*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paused {
    /// Until when.
    pub until: Option<Date>,
    /// Why.
    pub reason: FreeText,
}

/// The case goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resumed {}

/// Where a case stands (*status*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Opened from a concern; no level entered.
    Draft,
    /// Followed up.
    Active,
    /// Resting.
    Paused(Paused),
    /// Closed.
    Closed(Closed),
    /// Archived.
    Archived,
}

impl Status {
    /// The status as a code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Paused(_) => "paused",
            Self::Closed(_) => "closed",
            Self::Archived => "archived",
        }
    }

    /// Draft, active or paused.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Draft | Self::Active | Self::Paused(_))
    }
}
