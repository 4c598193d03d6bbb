//! Meetings, the child's voice in them, and conversations with the child between them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::MeetingId;
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId};

catalogue! {
    /// What sort of meeting (*møte*).
    #[non_exhaustive]
    pub enum MeetingKind called "kind of meeting" with () {
        Wonder "wonder" "undringssamtale" "undringssamtale" "wonder talk" => ();
        Log "log" "stafettloggmøte" "stafettloggmøte" "log meeting" => ();
        Collaboration "collaboration" "samarbeidsmøte" "samarbeidsmøte" "collaboration meeting" => ();
        Network "network" "nettverksmøte" "nettverksmøte" "network meeting" => ();
        Evaluation "evaluation" "evalueringsmøte" "evalueringsmøte" "evaluation meeting" => ();
        Decision "decision" "beslutningsmøte" "avgjerdsmøte" "decision meeting" => ();
        Transition "transition" "overgangsmøte" "overgangsmøte" "transition meeting" => ();
    }
}

/// How the child's voice came into a meeting (*barnets stemme*). Invite, never press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[doc(alias = "barnets stemme")]
#[doc(alias = "stemma til barnet")]
pub enum ChildVoice {
    /// The child was there.
    Attended,
    /// Somebody talked with the child beforehand and brought it along.
    BeforeMeeting,
    /// The child has read, or been read, the minutes.
    Read,
    /// The child was asked and did not want to.
    Declined,
    /// The child was not asked.
    NotOffered(NotOffered),
}

/// Why the child was not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotOffered {
    /// The reason.
    pub reason: FreeText,
}

impl ChildVoice {
    /// Whether the child had a say.
    #[must_use]
    pub const fn is_heard(&self) -> bool {
        matches!(self, Self::Attended | Self::BeforeMeeting | Self::Read)
    }
}

/// A meeting was held (*møte holdt*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingHeld {
    /// The meeting.
    pub meeting: MeetingId,
    /// What sort.
    pub kind: MeetingKind,
    /// Who was invited: also somebody who does not take part yet.
    pub invited: Vec<PersonId>,
    /// Who came.
    pub attended: Vec<PersonId>,
    /// How the child's voice came in.
    pub child_voice: ChildVoice,
    /// What was agreed, in short.
    pub agreements: Vec<FreeText>,
    /// When the next one is.
    pub next: Option<Date>,
}

/// Somebody talked with the child between meetings (*samtale med barnet*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChildHeard {
    /// Who.
    pub by: PersonId,
    /// What the child wanted passed on, if anything.
    pub view: Option<FreeText>,
}

/// A meeting in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub(super) held: MeetingHeld,
    pub(super) at: Moment,
    pub(super) late: bool,
    pub(super) seq: u64,
}

impl Meeting {
    /// What was recorded.
    #[must_use]
    pub fn held(&self) -> &MeetingHeld {
        &self.held
    }

    /// When it was.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whether it was recorded after a later change of the case.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.late
    }
}
