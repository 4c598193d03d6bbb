//! Consents as a case records them: by reference. What they reach and whether they hold is decided elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::text::FreeText;
use crate::{ConsentForm, ConsentId, ConsentStatus, Date, DocumentId, PersonId, Service};

/// A consent was given (*samtykke gitt*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentGiven {
    /// The consent.
    pub consent: ConsentId,
    /// Who gave it: the child, or guardians.
    pub by: Vec<PersonId>,
    /// The services it names. A consent is to services, and survives a change of employees.
    pub services: Vec<Service>,
    /// Whether it also allows a digital log: a tick of its own. Without it services may cooperate, and have no log.
    pub digital_log: bool,
    /// Its form.
    pub form: ConsentForm,
    /// Where it stands, for an oral consent: the minutes.
    pub minutes: Option<DocumentId>,
    /// The last day it counts.
    pub valid_until: Option<Date>,
    /// The consent it takes the place of, from the same instant.
    pub supersedes: Option<ConsentId>,
}

/// A consent was refused (*avslag på samtykke*). A refusal is kept, and is never an absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentRefused {
    /// What was asked for.
    pub consent: ConsentId,
    /// Who refused.
    pub by: Vec<PersonId>,
    /// Which services were asked for.
    pub services: Vec<Service>,
    /// What was said.
    pub reason: Option<FreeText>,
}

/// A consent was withdrawn (*tilbaketrekking*). What was done before stays lawful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// The consent.
    pub consent: ConsentId,
    /// Who withdrew.
    pub by: Vec<PersonId>,
}

/// A consent expired (*utløp*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentExpired {
    /// The consent.
    pub consent: ConsentId,
}

/// A consent in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseConsent {
    pub(super) id: ConsentId,
    pub(super) by: Vec<PersonId>,
    pub(super) services: Vec<Service>,
    pub(super) digital_log: bool,
    pub(super) valid_until: Option<Date>,
    pub(super) status: ConsentStatus,
    pub(super) since: Moment,
    /// The earlier consent it took over for.
    pub(super) supersedes: Option<ConsentId>,
    /// Whether anybody who signed can carry it: not where all of them are guardians without parental responsibility.
    pub(super) carries: bool,
}

impl CaseConsent {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ConsentId {
        &self.id
    }

    /// Who answered.
    #[must_use]
    pub fn by(&self) -> &[PersonId] {
        &self.by
    }

    /// The services it names.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// Whether it also allows a digital log.
    #[must_use]
    pub fn digital_log(&self) -> bool {
        self.digital_log
    }

    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> ConsentStatus {
        self.status
    }

    /// Since when it stands so.
    #[must_use]
    pub fn since(&self) -> Moment {
        self.since
    }

    /// The earlier consent it took over for.
    #[must_use]
    pub fn supersedes(&self) -> Option<&ConsentId> {
        self.supersedes.as_ref()
    }

    /// Whether it counts on a day. One signed only by guardians without parental responsibility is recorded, and never
    /// counts.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.carries && self.status == ConsentStatus::Given && self.valid_until.is_none_or(|last| day <= last)
    }
}
