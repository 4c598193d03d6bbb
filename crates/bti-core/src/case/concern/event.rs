//! What happens with a concern, as it is written and kept (wire version 1).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::event::Version1;
use super::super::id::{CaseId, ConcernId};
use super::super::lifecycle::StepDone;
use super::super::moment::Moment;
use super::super::people::{GuardianParty, Informed, Subject};
use super::super::profile::ProfileRef;
use super::super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId, Service};

catalogue! {
    /// What an observation is (*faktum eller tolkning*). A guide asks what is known for certain, so the two stand apart.
    pub enum ObservationKind called "kind of observation" with () {
        Fact "fact" "det som er sett eller hørt" "det som er sett eller høyrt" "seen or heard" => ();
        Interpretation "interpretation" "tolkning" "tolking" "interpretation" => ();
    }
}

/// Somebody wonders about a child (*undring*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "undring")]
pub struct ConcernRaised {
    /// The routine it keeps to.
    pub profile: ProfileRef,
    /// Whom it is about.
    pub subject: Subject,
    /// The guardians.
    pub guardians: Vec<GuardianParty>,
    /// The service in which it arose.
    pub service: Service,
}

/// Something was observed (*observasjon*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observed {
    /// Fact or interpretation.
    pub kind: ObservationKind,
    /// When.
    pub on: Date,
    /// What.
    pub text: FreeText,
}

/// The concern was placed on a scale (*bekymringsskala*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scored {
    /// The score.
    pub score: u8,
    /// The highest on that scale.
    pub of: u8,
}

/// The concern was shared with a colleague or leader (*delt*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernShared {
    /// With whom.
    pub with: Vec<PersonId>,
}

/// Clarification in one's own service is needed before anything begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClarificationNeeded {}

/// What is known of whether the guardians have been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernInformed {
    /// As it stands now.
    pub informed: Informed,
}

/// What became of the concern (*utfall*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernEnded {
    /// The outcome.
    pub outcome: ConcernOutcome,
    /// Why.
    pub rationale: FreeText,
}

/// The outcomes of a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernOutcome {
    /// Nothing more is done.
    Closed,
    /// Something is done about the surroundings.
    SystemLevel,
    /// It became a case.
    Promoted(PromotedTo),
    /// It was reported.
    Reported(ReportedTo),
}

/// The case a concern became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromotedTo {
    /// The case.
    pub case: CaseId,
}

/// To whom a concern was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportedTo {
    /// The child welfare service or the police.
    pub addressee: Service,
}

/// Something that happened with a concern (wire version 1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcernEvent {
    /// The version of the form.
    pub version: Version1,
    /// The concern.
    pub concern: ConcernId,
    /// Its number, from 1.
    pub seq: u64,
    /// When it took effect.
    pub effective: Moment,
    /// When it was recorded.
    pub recorded: Moment,
    /// Who says so.
    pub author: PersonId,
    /// What happened.
    pub what: ConcernWhat,
}

/// What happened with a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConcernWhat {
    /// It was raised.
    ConcernRaised(ConcernRaised),
    /// Something was observed.
    Observed(Observed),
    /// It was placed on a scale.
    Scored(Scored),
    /// It was shared.
    ConcernShared(ConcernShared),
    /// Clarification is needed.
    ClarificationNeeded(ClarificationNeeded),
    /// Whether the guardians have been told.
    ConcernInformed(ConcernInformed),
    /// A step of the routine was done.
    StepDone(StepDone),
    /// What became of it.
    ConcernEnded(ConcernEnded),
}
