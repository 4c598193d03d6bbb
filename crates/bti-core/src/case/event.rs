//! Events: what happened in a case, as it is written and kept (wire version 1).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::closing::{Archived, Closed, Reopened};
use super::consent::{ConsentExpired, ConsentGiven, ConsentRefused, ConsentWithdrawn};
use super::engagement::{
    ParticipantJoined, ParticipantLeft, ParticipantsConfirmed, ServiceJoined, ServiceLeft,
};
use super::evaluation::{Decided, Evaluated};
use super::holder::{
    HandOverAccepted, HandOverDeclined, HandOverExpired, HandOverProposed, HandOverWithdrawn, HolderAbsent,
    HolderAssigned, HolderBack, SubstituteEnded, SubstituteSet,
};
use super::id::CaseId;
use super::lifecycle::{
    CaseOpened, CircumstanceNoted, Considered, GuardiansInformed, GuardiansStated, LevelChanged, Moved,
    Paused, ProfileMigrated, Resumed, StepDone, SubjectCameOfAge, TransitionPlanned,
};
use super::log::{EntryAdded, EntryCorrected, LogClosed, LogOpened};
use super::meeting::{ChildHeard, MeetingHeld};
use super::moment::Moment;
use super::people::Official;
use super::plan::{GoalSet, MeasureAdded, MeasureUpdated};
use super::referral::{ReferralAnswered, ReferralSent};
use super::track::{GuardianInformationDecided, SafetyOpened, SafetyReported, TrackClosed, TrackOpened};
use crate::PersonId;

/// Something that happened in a case (*hendelse*).
///
/// No clock is read anywhere: the host says when it took effect and when it was recorded. Events are numbered from 1
/// without holes, and are kept as they came. The type is its own wire form, version 1: unknown fields and codes are
/// refused, and nothing is left out when it is written back.
///
/// The messages of the types here never repeat what was written. Those of a reader such as `serde_json` can, where a text
/// stands in the place of a number or of a field's name: a host that logs reading errors logs the place only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "hendelse")]
#[doc(alias = "hending")]
pub struct Event {
    /// The version of the form.
    pub version: Version1,
    /// The case.
    pub case: CaseId,
    /// Its number in the case, from 1.
    pub seq: u64,
    /// When it took effect.
    pub effective: Moment,
    /// When it was recorded: never earlier.
    pub recorded: Moment,
    /// Who says so: somebody known in the case. Only a suspicion and a report may come from anybody.
    pub author: PersonId,
    /// What happened.
    pub what: What,
}

/// The number 1: the version of a written form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Version1;

impl TryFrom<u32> for Version1 {
    type Error = &'static str;

    fn try_from(version: u32) -> Result<Self, Self::Error> {
        if version == 1 { Ok(Self) } else { Err("only version `1` of this form can be read") }
    }
}

impl From<Version1> for u32 {
    fn from(_: Version1) -> Self {
        1
    }
}

impl JsonSchema for Version1 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": 1 })
    }
}

macro_rules! what {
    ($($(#[$doc:meta])* $Kind:ident $code:literal;)+) => {
        /// What happened: written as an object with the kind as its only key.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum What {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                $Kind($Kind),
            )+
        }

        impl What {
            /// The codes of all kinds of event.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The kind of event, as its code.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$Kind(_) => $code,)+
                }
            }
        }

        $(impl From<$Kind> for What {
            fn from(what: $Kind) -> Self {
                Self::$Kind(what)
            }
        })+
    };
}

what! {
    /// The case was opened.
    CaseOpened "case-opened";
    /// Who the guardians are.
    GuardiansStated "guardians-stated";
    /// Whether the guardians have been told.
    GuardiansInformed "guardians-informed";
    /// Somebody has to do with the case by office.
    Official "official-named";
    /// A service joined.
    ServiceJoined "service-joined";
    /// A service left.
    ServiceLeft "service-left";
    /// Somebody takes part for a service.
    ParticipantJoined "participant-joined";
    /// Somebody no longer takes part.
    ParticipantLeft "participant-left";
    /// Who takes part has been confirmed.
    ParticipantsConfirmed "participants-confirmed";
    /// Somebody was given the baton.
    HolderAssigned "holder-assigned";
    /// A hand-over was proposed.
    HandOverProposed "hand-over-proposed";
    /// A hand-over was accepted.
    HandOverAccepted "hand-over-accepted";
    /// A hand-over was declined.
    HandOverDeclined "hand-over-declined";
    /// A hand-over was withdrawn.
    HandOverWithdrawn "hand-over-withdrawn";
    /// A hand-over was not answered in time.
    HandOverExpired "hand-over-expired";
    /// Somebody stands in.
    SubstituteSet "substitute-set";
    /// Nobody stands in any longer.
    SubstituteEnded "substitute-ended";
    /// The holder is away.
    HolderAbsent "holder-absent";
    /// The holder is back.
    HolderBack "holder-back";
    /// A consent was given.
    ConsentGiven "consent-given";
    /// A consent was refused.
    ConsentRefused "consent-refused";
    /// A consent was withdrawn.
    ConsentWithdrawn "consent-withdrawn";
    /// A consent expired.
    ConsentExpired "consent-expired";
    /// The log was opened.
    LogOpened "log-opened";
    /// The log was closed.
    LogClosed "log-closed";
    /// Something was written in the log.
    EntryAdded "entry-added";
    /// Something in the log was corrected.
    EntryCorrected "entry-corrected";
    /// A goal was set.
    GoalSet "goal-set";
    /// A measure was agreed.
    MeasureAdded "measure-added";
    /// Something about a measure changed.
    MeasureUpdated "measure-updated";
    /// A meeting was held.
    MeetingHeld "meeting-held";
    /// Somebody talked with the child.
    ChildHeard "child-heard";
    /// It was evaluated.
    Evaluated "evaluated";
    /// It was decided how to go on.
    Decided "decided";
    /// The level changed.
    LevelChanged "level-changed";
    /// A step of the routine was done.
    StepDone "step-done";
    /// A referral was sent.
    ReferralSent "referral-sent";
    /// A referral was answered.
    ReferralAnswered "referral-answered";
    /// A safety track was opened.
    SafetyOpened "safety-opened";
    /// Somebody reported.
    SafetyReported "safety-reported";
    /// It was decided what guardians may be told.
    GuardianInformationDecided "guardian-information-decided";
    /// Another track was opened.
    TrackOpened "track-opened";
    /// A track was closed.
    TrackClosed "track-closed";
    /// Something special was noted.
    CircumstanceNoted "circumstance-noted";
    /// What a routine asks for was considered.
    Considered "considered";
    /// A transition is coming.
    TransitionPlanned "transition-planned";
    /// The child came of age.
    SubjectCameOfAge "subject-came-of-age";
    /// The child moved.
    Moved "moved";
    /// The case keeps to another routine.
    ProfileMigrated "profile-migrated";
    /// The case rests.
    Paused "paused";
    /// The case goes on.
    Resumed "resumed";
    /// The case was closed.
    Closed "closed";
    /// The case was reopened.
    Reopened "reopened";
    /// The case was archived.
    Archived "archived";
}

impl What {
    /// Whether it may be registered late: notes, minutes, and what concerns a child's safety.
    ///
    /// Such an event may have taken effect before a later change of the case. It is then marked late, and the change
    /// stays where it is.
    #[must_use]
    pub const fn may_be_late(&self) -> bool {
        matches!(
            self,
            Self::EntryAdded(_)
                | Self::EntryCorrected(_)
                | Self::MeetingHeld(_)
                | Self::ChildHeard(_)
                | Self::SafetyOpened(_)
                | Self::SafetyReported(_)
        )
    }
}
