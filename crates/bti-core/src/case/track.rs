//! What runs beside a case: safety, school environment, individual plan, statutory coordinator.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::TrackId;
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId, Service};

catalogue! {
    /// What a child may be exposed to (*mistanke*).
    pub enum DangerKind called "kind of suspicion" with () {
        Violence "violence" "vold" "vald" "violence" => ();
        SexualAbuse "sexual-abuse" "seksuelle overgrep" "seksuelle overgrep" "sexual abuse" => ();
        SeriousNeglect "serious-neglect" "alvorlig omsorgssvikt" "alvorleg omsorgssvikt" "serious neglect" => ();
        Other "other" "annet" "anna" "other" => ();
    }
}

/// The services a report goes to (*meldingen går til*): the child welfare service and the police.
pub const REPORT_ADDRESSEES: &[Service] = &[Service::Barnevern, Service::Politi];

impl DangerKind {
    /// Whether the guardians must not be told first: the rule about informing them is turned around.
    #[must_use]
    pub const fn inverts_information(self) -> bool {
        matches!(self, Self::Violence | Self::SexualAbuse)
    }
}

/// A suspicion that a child is in danger (*sikkerhetssporet*) opens a track of its own, at any time and any level.
///
/// It is not level 3: it runs beside the case, ends no other duty, and asks for no consent and no evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyOpened {
    /// The track.
    pub track: TrackId,
    /// What is suspected.
    pub suspicion: DangerKind,
    /// Whether the guardians may be told. Never, while violence or sexual abuse is suspected.
    pub guardians: GuardianInformation,
}

/// Whether guardians may be told about a safety track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuardianInformation {
    /// They may.
    Allowed,
    /// They may not, until somebody decides otherwise.
    Suspended(Suspended),
}

/// Until when guardians are not told, and who decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suspended {
    /// Until when; none: until somebody decides.
    pub until: Option<Date>,
    /// Who decided.
    pub decided_by: PersonId,
}

/// Somebody reported (*melding sendt*). The duty is each one's own: another's report never clears mine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyReported {
    /// The track.
    pub track: TrackId,
    /// Who reported.
    pub reporter: PersonId,
    /// To whom: the child welfare service or the police.
    pub addressee: Service,
    /// For every child and guardian: whether they were told, and why not.
    pub informed: Vec<InformedOfReport>,
}

/// Whether one person was told about a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InformedOfReport {
    /// The person.
    pub person: PersonId,
    /// Told.
    pub told: bool,
    /// Why, or why not.
    pub reason: FreeText,
}

/// What was decided about telling guardians.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardianInformationDecided {
    /// The safety track.
    pub track: TrackId,
    /// The decision.
    pub guardians: GuardianInformation,
    /// Whether violence or sexual abuse by somebody in the home is put aside: only then may guardians be told.
    pub suspicion_put_aside: bool,
    /// Why.
    pub rationale: FreeText,
}

/// A track ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackClosed {
    /// The track.
    pub track: TrackId,
    /// Why.
    pub rationale: FreeText,
}

catalogue! {
    /// What else runs beside a case (*parallelt spor*).
    #[non_exhaustive]
    pub enum TrackKind called "kind of track" with () {
        SchoolEnvironment "school-environment" "skolemiljøsak" "skulemiljøsak" "school environment" => ();
        IndividualPlan "individual-plan" "individuell plan" "individuell plan" "individual plan" => ();
        /// A coordinator the law gives a right to. The baton holder is somebody else's task, never merged with it.
        StatutoryCoordinator "statutory-coordinator" "barnekoordinator" "barnekoordinator" "statutory coordinator" => ();
    }
}

/// Another track opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackOpened {
    /// The track.
    pub track: TrackId,
    /// What it is.
    pub kind: TrackKind,
    /// Who answers for it, where somebody in the case does.
    pub responsible: Option<PersonId>,
}

/// A safety track in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyTrack {
    pub(super) opened: SafetyOpened,
    pub(super) at: Moment,
    pub(super) put_aside: bool,
    pub(super) reports: Vec<(SafetyReported, Moment)>,
    pub(super) closed: Option<Moment>,
}

impl SafetyTrack {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &TrackId {
        &self.opened.track
    }

    /// What is suspected, and whether guardians may be told as it stands.
    #[must_use]
    pub fn opened(&self) -> &SafetyOpened {
        &self.opened
    }

    /// When it opened.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// The reports, each by one person.
    #[must_use]
    pub fn reports(&self) -> &[(SafetyReported, Moment)] {
        &self.reports
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether this person has reported. Nobody reports for anybody else.
    #[must_use]
    pub fn has_reported(&self, person: &PersonId) -> bool {
        self.reports.iter().any(|(report, _)| report.reporter == *person)
    }

    /// Whether guardians may be told of it on a day. Closing the track does not lift this by itself.
    #[must_use]
    pub fn guardians_may_be_told(&self, day: Date) -> bool {
        if self.opened.suspicion.inverts_information() && !self.put_aside {
            return false;
        }
        match &self.opened.guardians {
            GuardianInformation::Allowed => true,
            GuardianInformation::Suspended(suspended) => suspended.until.is_some_and(|until| until < day),
        }
    }
}

/// Another track in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    pub(super) opened: TrackOpened,
    pub(super) at: Moment,
    pub(super) closed: Option<Moment>,
}

impl Track {
    /// What was recorded.
    #[must_use]
    pub fn opened(&self) -> &TrackOpened {
        &self.opened
    }

    /// When it opened.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}
