//! How a case ends, who goes on, and how it begins again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scale::BtiLevel;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{DocumentId, PersonId, Service};

catalogue! {
    /// Why a case is closed (*avslutningsgrunn*).
    pub enum ClosingReason called "closing reason" with Ends {
        GoalReached "goal-reached" "målet er nådd" "målet er nådd" "goal reached" => Ends::Alone;
        NoGroundsForConcern "no-grounds-for-concern" "ikke grunn til bekymring" "ikkje grunn til bekymring" "no grounds for concern" => Ends::Alone;
        EndedByGuardians "ended-by-guardians" "avsluttet av foresatte" "avslutta av føresette" "ended by guardians" => Ends::SomebodyGoesOn;
        EndedByYouth "ended-by-youth" "avsluttet av ungdommen" "avslutta av ungdommen" "ended by the young person" => Ends::SomebodyGoesOn;
        TransferredToIndividualPlan "transferred-to-individual-plan" "overført til individuell plan" "overført til individuell plan" "transferred to an individual plan" => Ends::SomebodyGoesOn;
        HandedToOtherAuthority "handed-to-other-authority" "overført til annen instans" "overført til annan instans" "handed to another authority" => Ends::SomebodyGoesOn;
        MovedAway "moved-away" "flyttet" "flytta" "moved away" => Ends::SomebodyGoesOn;
        AgedOut "aged-out" "for gammel" "for gammal" "aged out" => Ends::SomebodyGoesOn;
        Duplicate "duplicate" "duplikat" "duplikat" "duplicate" => Ends::SomebodyGoesOn;
        Deceased "deceased" "død" "død" "deceased" => Ends::SomebodyGoesOn;
    }
}

/// Whether a closing reason ends the duty to follow up by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Alone,
    SomebodyGoesOn,
}

impl ClosingReason {
    /// Whether the duty to follow up ends with it. Otherwise a body that goes on is named, or why none is needed.
    #[must_use]
    pub fn ends_follow_up(self) -> bool {
        self.row().facts == Ends::Alone
    }
}

/// The case is closed (*avsluttet*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// Why.
    pub reason: ClosingReason,
    /// The reason in words.
    pub rationale: FreeText,
    /// The closing documentation, by reference.
    pub closing_note: DocumentId,
    /// Who goes on, where the reason does not end the duty to follow up.
    pub continuing: Option<Continuing>,
}

/// Who goes on following up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Continuing {
    /// A body.
    Body(ContinuingBody),
    /// Nobody has to, for a reason.
    NoneNeeded(NoneNeeded),
}

/// The body that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContinuingBody {
    /// The service.
    pub service: Service,
    /// Who there knows of it, or another name for it.
    pub name: Option<FreeText>,
}

/// Why nobody has to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoneNeeded {
    /// The reason.
    pub rationale: FreeText,
}

/// A closed case is opened again (*gjenåpnet*), at a level the routine allows, with somebody who holds the baton.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopened {
    /// The level.
    pub level: BtiLevel,
    /// Who holds the baton.
    pub holder: PersonId,
    /// Why.
    pub rationale: FreeText,
}

/// The case is archived (*arkivert*). Nothing is accepted after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Archived {
    /// Where it went, by reference.
    pub archive: DocumentId,
}
