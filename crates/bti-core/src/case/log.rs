//! The stafettlogg: short statements of who does what, for those who may read them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::codes::{EntryKind, Role};
use super::id::TrackId;
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Capacity, ItemKind, PersonId};

/// The log was opened (*stafettlogg opprettet*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogOpened {
    /// On what basis: a consent that also allows a digital log, or a statutory one.
    pub basis: Basis,
}

/// The log was closed (*stafettlogg avsluttet*). Guardians may end the log; that ends no service's duties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogClosed {
    /// Why.
    pub reason: FreeText,
}

catalogue! {
    /// Whom an entry is meant for (*synlighet*), as its author set it. The law and the routine may leave fewer.
    pub enum Visibility called "visibility" with () {
        Everyone "everyone" "alle i loggen" "alle i loggen" "everyone in the log" => ();
        Services "services" "bare tjenestene" "berre tenestene" "the services only" => ();
        HolderOnly "holder-only" "bare stafettholder og forfatter" "berre stafetthaldar og forfattar" "the holder and the author only" => ();
    }
}

/// Something is written in the log (*innføring*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "innføring")]
pub struct EntryAdded {
    /// What it is.
    pub kind: EntryKind,
    /// What it says: a short statement, not a journal.
    pub text: FreeText,
    /// In what capacity the author learned it.
    pub capacity: Capacity,
    /// What kinds of information are in it.
    pub items: Vec<ItemKind>,
    /// Whom it is about: also others than those who take part, such as a sibling.
    pub about: Vec<PersonId>,
    /// Whom it is meant for.
    pub visibility: Visibility,
    /// The safety track it belongs to, if any.
    pub track: Option<TrackId>,
}

/// Something in the log is corrected (*rettelse*). The entry it refers to stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryCorrected {
    /// The number of the entry that is corrected.
    pub corrects: u32,
    /// What is right.
    pub text: FreeText,
    /// In what capacity the author learned it.
    pub capacity: Capacity,
}

catalogue! {
    /// Where a log stands.
    pub enum LogStatus called "status of a log" with () {
        None "none" "ikke opprettet" "ikkje oppretta" "not opened" => ();
        Active "active" "åpen" "open" "active" => ();
        Closed "closed" "avsluttet" "avslutta" "closed" => ();
    }
}

/// A line in the log. It is never changed or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    pub(super) number: u32,
    pub(super) author: PersonId,
    pub(super) roles: Vec<Role>,
    pub(super) entry: EntryAdded,
    pub(super) corrects: Option<u32>,
    pub(super) effective: Moment,
    pub(super) recorded: Moment,
    pub(super) late: bool,
}

impl LogEntry {
    /// Its number: from 1, without holes.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Who wrote it.
    #[must_use]
    pub fn author(&self) -> &PersonId {
        &self.author
    }

    /// What the author was in the case when writing it.
    #[must_use]
    pub fn author_roles(&self) -> &[Role] {
        &self.roles
    }

    /// What sort of entry.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.entry.kind
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &FreeText {
        &self.entry.text
    }

    /// In what capacity the author learned it.
    #[must_use]
    pub fn capacity(&self) -> Capacity {
        self.entry.capacity
    }

    /// What kinds of information are in it.
    #[must_use]
    pub fn items(&self) -> &[ItemKind] {
        &self.entry.items
    }

    /// Whom it is about.
    #[must_use]
    pub fn about(&self) -> &[PersonId] {
        &self.entry.about
    }

    /// Whom its author meant it for.
    #[must_use]
    pub fn visibility(&self) -> Visibility {
        self.entry.visibility
    }

    /// The safety track it belongs to.
    #[must_use]
    pub fn track(&self) -> Option<&TrackId> {
        self.entry.track.as_ref()
    }

    /// The number of the entry it corrects.
    #[must_use]
    pub fn corrects(&self) -> Option<u32> {
        self.corrects
    }

    /// When it took effect.
    #[must_use]
    pub fn effective(&self) -> Moment {
        self.effective
    }

    /// When it was recorded.
    #[must_use]
    pub fn recorded(&self) -> Moment {
        self.recorded
    }

    /// Whether it was recorded after a later change of the case (*sen registrering*).
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.late
    }
}

/// The log (*stafettlogg*): append-only and gapless. It never replaces a service's own journal.
///
/// Who may read an entry is decided elsewhere, entry by entry; here stands what that takes: author, capacity, kinds of
/// information, whom it is about, whom it was meant for, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "stafettlogg")]
pub struct Stafettlogg {
    pub(super) status: LogStatus,
    pub(super) basis: Option<Basis>,
    pub(super) opened: Option<Moment>,
    pub(super) closed: Option<Moment>,
    pub(super) entries: Vec<LogEntry>,
}

impl Stafettlogg {
    pub(super) const fn none() -> Self {
        Self { status: LogStatus::None, basis: None, opened: None, closed: None, entries: Vec::new() }
    }

    /// Not opened, active or closed.
    #[must_use]
    pub fn status(&self) -> LogStatus {
        self.status
    }

    /// On what basis it was opened.
    #[must_use]
    pub fn basis(&self) -> Option<&Basis> {
        self.basis.as_ref()
    }

    /// When it was opened.
    #[must_use]
    pub fn opened(&self) -> Option<Moment> {
        self.opened
    }

    /// When it was closed.
    #[must_use]
    pub fn closed(&self) -> Option<Moment> {
        self.closed
    }

    /// The entries, in the order they were recorded.
    #[must_use]
    pub fn entries(&self) -> &[LogEntry] {
        &self.entries
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, number: u32) -> Option<&LogEntry> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.entries.get(index)
    }

    /// The corrections of an entry, in order.
    pub fn corrections(&self, number: u32) -> impl Iterator<Item = &LogEntry> {
        self.entries.iter().filter(move |entry| entry.corrects == Some(number))
    }

    pub(super) fn next_number(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(1)
    }
}
