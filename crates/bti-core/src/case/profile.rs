//! A municipality's routine as data: levels, steps, deadlines, decisions, and who may do what in the log.

mod check;
mod contact;
mod draft;
mod id;
mod kinds;
mod rows;
mod time;

pub use check::ProfileError;
pub use contact::{HolidayHours, Hours, SafetyContact};
pub use draft::{HolderRules, LogRules, ProcessDraft, ProfileMunicipality, Saying, TargetGroup, Terms};
pub use id::{ContactId, DeadlineId, OptionCode, StepId, ToolId};
pub use kinds::EntryKinds;
pub use rows::{
    Consideration, DeadlineRow, DecisionOption, Grant, Involvement, Ladder, LadderMark, LevelRow,
    ServiceRange, Step, Tool, TransitionRow,
};
pub use time::{TimeError, TimeOfDay, Weekday};

use super::codes::{EntryKind, Leads, ProcessTopic, Role, Trigger};
use super::{BtiLevel, LevelLabel};
use crate::numbers::MunicipalityNumber;
use crate::{Date, ProfileId};

/// A municipality's routine (*handlingsveileder med roller, frister og logg*): checked, versioned, and never changed.
///
/// A case keeps to the version it was opened under and moves to another by an event of its own. What the sources do not
/// say stands under [`ProcessProfile::not_stated`]: nothing is invented for it, and each method says what holds instead.
///
/// Source: the action guides of the municipalities; the fields are those that vary between them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "handlingsveileder")]
#[doc(alias = "handlingsrettleiar")]
pub struct ProcessProfile {
    id: ProfileId,
    draft: ProcessDraft,
}

/// Which version of which routine (*rutineversjon*) a case keeps to.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct ProfileRef {
    /// The profile.
    pub id: ProfileId,
    /// Its version.
    pub version: u32,
}

impl ProcessProfile {
    /// Checks a routine that has been read.
    ///
    /// # Errors
    /// [`ProfileError`] names the place, as `step[3].tools[0]`, and what was expected.
    pub fn new(id: ProfileId, draft: ProcessDraft) -> Result<Self, ProfileError> {
        check::check(&draft)?;
        Ok(Self { id, draft })
    }

    /// The profile's id.
    #[must_use]
    pub fn id(&self) -> &ProfileId {
        &self.id
    }

    /// Which version of which routine this is.
    #[must_use]
    pub fn reference(&self) -> ProfileRef {
        ProfileRef { id: self.id.clone(), version: self.draft.version }
    }

    /// Everything as it was written.
    #[must_use]
    pub fn draft(&self) -> &ProcessDraft {
        &self.draft
    }

    /// Whether the routine is in use on a day.
    #[must_use]
    pub fn in_use_on(&self, day: Date) -> bool {
        self.draft.from.is_none_or(|from| from <= day) && self.draft.until.is_none_or(|until| day < until)
    }

    /// Whether a municipality with this number uses the routine, on a day.
    ///
    /// An old number is found on the days it was in use, and its successors from the day it ended.
    #[must_use]
    pub fn serves(&self, number: MunicipalityNumber, day: Date) -> bool {
        self.draft.municipalities.iter().any(|row| {
            let started = row.from.is_none_or(|from| from <= day);
            let ended = row.until.is_some_and(|until| until <= day);
            (row.number == number && started && !ended) || (ended && row.successors.contains(&number))
        })
    }

    /// What the sources say nothing about.
    #[must_use]
    pub fn not_stated(&self) -> &[ProcessTopic] {
        &self.draft.not_stated
    }

    /// The levels, from the lowest.
    #[must_use]
    pub fn levels(&self) -> &[LevelRow] {
        &self.draft.levels
    }

    /// What the routine says of a level, where it has it.
    #[must_use]
    pub fn level(&self, level: BtiLevel) -> Option<&LevelRow> {
        self.draft.levels.iter().find(|row| row.level == level)
    }

    /// What the municipality writes for a level.
    #[must_use]
    pub fn label_of(&self, level: BtiLevel) -> Option<&LevelLabel> {
        self.level(level).map(|row| &row.label)
    }

    /// The level a label stands for: the lowest, where neighbouring levels share a label.
    #[must_use]
    pub fn level_of(&self, label: &LevelLabel) -> Option<BtiLevel> {
        self.draft.levels.iter().find(|row| row.label == *label).map(|row| row.level)
    }

    /// Whether a case may go from one level to another, or stay where the two are the same.
    ///
    /// The default: up one level, from 0 to any, down to any but 0, and staying. From 1 to 3 only where a routine says so.
    /// No routine can let a case return to level 0: a new concern may be raised beside it.
    #[must_use]
    pub fn may_go(&self, from: BtiLevel, to: BtiLevel) -> bool {
        use BtiLevel::{Level0, Level1, Level3};
        if self.level(to).is_none() || (to == Level0 && from != Level0) {
            return false;
        }
        self.draft
            .transitions
            .iter()
            .find(|row| row.from == from && row.to == to)
            .map_or((from, to) != (Level1, Level3), |row| row.allowed)
    }

    /// The level from which there is exactly one stafettholder: level 1 where the routine does not say, as in every
    /// guide that does.
    #[must_use]
    pub fn holder_from(&self) -> BtiLevel {
        self.draft.holder.as_ref().and_then(|holder| holder.from).unwrap_or(BtiLevel::Level1)
    }

    /// The level from which there must be a log, if any.
    #[must_use]
    pub fn log_required_from(&self) -> Option<BtiLevel> {
        self.draft.log.as_ref().and_then(|log| log.required_from)
    }

    /// The level from which there may be a log. Where the routine does not say, a log is never too early.
    #[must_use]
    pub fn log_allowed_from(&self) -> BtiLevel {
        self.draft
            .log
            .as_ref()
            .and_then(|log| log.optional_from.or(log.required_from))
            .unwrap_or(BtiLevel::Level0)
    }

    /// Whether a level may only be entered with a basis for cooperation. From level 2 where the routine does not say.
    #[must_use]
    pub fn needs_basis(&self, level: BtiLevel) -> bool {
        self.level(level).and_then(|row| row.needs_basis).unwrap_or(level >= BtiLevel::Level2)
    }

    /// Where a decision option may lead at a level; none where the level does not have it.
    ///
    /// Where the routine lists no options for a level, the ways on have their own codes: `close`, `stay`, `to-level-2`.
    #[must_use]
    pub fn leads(&self, level: BtiLevel, option: &OptionCode) -> Option<Vec<Leads>> {
        let mut of_level = self.options(level).peekable();
        if of_level.peek().is_none() {
            return Leads::from_code(option.as_str()).map(|leads| vec![leads]);
        }
        of_level.find(|row| row.code == *option).map(|row| row.leads.clone())
    }

    /// The decision options the routine lists for a level.
    pub fn options(&self, level: BtiLevel) -> impl Iterator<Item = &DecisionOption> {
        self.draft.decisions.iter().filter(move |row| row.levels.contains(&level))
    }

    /// The steps of a level, in order.
    pub fn steps(&self, level: BtiLevel) -> impl Iterator<Item = &Step> {
        let mut steps: Vec<&Step> = self.draft.steps.iter().filter(|step| step.level == level).collect();
        steps.sort_by_key(|step| step.order);
        steps.into_iter()
    }

    /// The deadlines something sets running at a level.
    pub fn deadlines(&self, trigger: Trigger, level: BtiLevel) -> impl Iterator<Item = &DeadlineRow> {
        self.draft
            .deadlines
            .iter()
            .filter(move |row| row.trigger == trigger && row.level.is_none_or(|at| at == level))
    }

    /// The deadline with this id.
    #[must_use]
    pub fn deadline(&self, id: &DeadlineId) -> Option<&DeadlineRow> {
        self.draft.deadlines.iter().find(|row| row.id == *id)
    }

    /// The form or tool with this id.
    #[must_use]
    pub fn tool(&self, id: &ToolId) -> Option<&Tool> {
        self.draft.tools.iter().find(|tool| tool.id == *id)
    }

    /// Whether a role writes this kind of entry.
    ///
    /// Where the routine does not say: the stafettholder writes everything, a substitute meetings and messages, and the
    /// others nothing. Everyone in a case writes lysglimt, whatever the routine says.
    #[must_use]
    pub fn may_write(&self, role: Role, kind: EntryKind) -> bool {
        let everyone = matches!(
            role,
            Role::Stafettholder | Role::Substitute | Role::Participant | Role::Guardian | Role::Child
        );
        if kind == EntryKind::Lysglimt && everyone {
            return true;
        }
        self.grant(role).and_then(|grant| grant.write.as_ref()).map_or_else(
            || match role {
                Role::Stafettholder => true,
                Role::Substitute => matches!(kind, EntryKind::Meeting | EntryKind::Message),
                _ => false,
            },
            |kinds| kinds.contains(kind),
        )
    }

    /// Whether a role reads this kind of entry, as far as the routine goes. The law decides besides, entry by entry.
    ///
    /// Where the routine does not say: those in the case read, and unit leaders, administrators and archivists do not.
    #[must_use]
    pub fn may_read(&self, role: Role, kind: EntryKind) -> bool {
        self.grant(role).and_then(|grant| grant.read.as_ref()).map_or(
            matches!(
                role,
                Role::Stafettholder | Role::Substitute | Role::Participant | Role::Guardian | Role::Child
            ),
            |kinds| kinds.contains(kind),
        )
    }

    /// Whether the routine says what a role writes.
    #[must_use]
    pub fn states_writing(&self, role: Role) -> bool {
        self.grant(role).is_some_and(|grant| grant.write.is_some())
    }

    fn grant(&self, role: Role) -> Option<&Grant> {
        self.draft.grants.iter().find(|grant| grant.role == role)
    }

    /// Whom to call in a circumstance.
    pub fn contacts(&self, when: super::Circumstance) -> impl Iterator<Item = &SafetyContact> {
        self.draft.contacts.iter().filter(move |contact| contact.when.contains(&when))
    }
}
