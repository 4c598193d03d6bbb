//! The services in a case, and the people who take part for them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::id::EngagementId;
use super::moment::Moment;
use super::text::FreeText;
use crate::numbers::OrganisationNumber;
use crate::service::catalogue::catalogue;
use crate::{PersonId, Profession, Purpose, Service};

/// A service joins the case (*en tjeneste kommer med*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceJoined {
    /// The engagement.
    pub engagement: EngagementId,
    /// The service.
    pub service: Service,
    /// The body that runs it, where known: it may be another municipality's.
    pub organisation: Option<OrganisationNumber>,
    /// What for.
    pub purpose: Purpose,
    /// On what basis.
    pub basis: Basis,
}

/// A service leaves the case (*en tjeneste går ut*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceLeft {
    /// The engagement.
    pub engagement: EngagementId,
    /// Why.
    pub reason: FreeText,
}

/// Somebody takes part for a service (*deltaker*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantJoined {
    /// The person.
    pub person: PersonId,
    /// For which engagement.
    pub engagement: EngagementId,
    /// The person's profession.
    pub profession: Profession,
}

/// Somebody no longer takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantLeft {
    /// The person.
    pub person: PersonId,
    /// For which engagement.
    pub engagement: EngagementId,
}

/// Who takes part has been gone through and confirmed (*deltakerne er bekreftet på nytt*), as before level 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantsConfirmed {
    /// Those confirmed.
    pub persons: Vec<PersonId>,
}

catalogue! {
    /// Where an engagement stands.
    pub enum EngagementStatus called "status of an engagement" with () {
        Current "current" "er med" "er med" "current" => ();
        Left "left" "har gått ut" "har gått ut" "left" => ();
    }
}

/// A service's part in a case (*tjenestens deltakelse*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    pub(super) joined: ServiceJoined,
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
}

impl Engagement {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &EngagementId {
        &self.joined.engagement
    }

    /// The service, its purpose and basis.
    #[must_use]
    pub fn joined(&self) -> &ServiceJoined {
        &self.joined
    }

    /// From when.
    #[must_use]
    pub fn from(&self) -> Moment {
        self.from
    }

    /// Until when; none: it is current.
    #[must_use]
    pub fn until(&self) -> Option<Moment> {
        self.until
    }

    /// Current or left.
    #[must_use]
    pub fn status(&self) -> EngagementStatus {
        if self.until.is_none() { EngagementStatus::Current } else { EngagementStatus::Left }
    }
}

/// Somebody's part in a case for a service (*deltaker*).
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "deltaker")]
#[doc(alias = "deltakar")]
pub struct Participant {
    pub(super) joined: ParticipantJoined,
    pub(super) from: Moment,
    pub(super) until: Option<Moment>,
    pub(super) confirmed: Option<Moment>,
}

impl Participant {
    /// The person.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        &self.joined.person
    }

    /// For which engagement.
    #[must_use]
    pub fn engagement(&self) -> &EngagementId {
        &self.joined.engagement
    }

    /// The person's profession.
    #[must_use]
    pub fn profession(&self) -> Profession {
        self.joined.profession
    }

    /// From when.
    #[must_use]
    pub fn from(&self) -> Moment {
        self.from
    }

    /// Until when; none: still.
    #[must_use]
    pub fn until(&self) -> Option<Moment> {
        self.until
    }

    /// When the part was last confirmed.
    #[must_use]
    pub fn confirmed(&self) -> Option<Moment> {
        self.confirmed
    }

    pub(super) fn is_current(&self) -> bool {
        self.until.is_none()
    }
}
