//! Who writes what of a case's work, and what only a professional does.

use super::super::codes::{EntryKind, Role};
use super::super::refusal::Refusal;
use super::super::state::State;
use super::Now;

/// Somebody who works with the child: never the child or a guardian, whom a suspicion may be about.
pub(super) fn professional(state: &State, now: &Now<'_>, expected: &'static str) -> Result<(), Refusal> {
    let works = |role: &Role| {
        matches!(role, Role::Stafettholder | Role::Substitute | Role::Participant | Role::UnitLeader)
    };
    if !state.is_family(now.author) && state.roles(now.author, now.day()).iter().any(works) {
        return Ok(());
    }
    Err(Refusal::WrongAuthor { person: now.author.clone(), expected })
}

/// Goals, measures, meetings, evaluations and decisions are written by the roles that write such entries.
///
/// The child and guardians contribute through entries and the child's voice, and never here. While nobody holds the baton,
/// those who take part do the work.
pub(super) fn writes(state: &State, now: &Now<'_>, kind: EntryKind) -> Result<(), Refusal> {
    writes_own(state, now, kind, false)
}

/// As [`writes`]; and where the routine does not say what participants write, they write what is their own.
pub(super) fn writes_own(state: &State, now: &Now<'_>, kind: EntryKind, own: bool) -> Result<(), Refusal> {
    let roles = state.roles(now.author, now.day());
    let nobody_holds = state.holder.current().is_none();
    let participates = roles.contains(&Role::Participant);
    let silent = !now.profile.states_writing(Role::Participant);
    let may = roles.iter().any(|role| now.profile.may_write(*role, kind))
        || (participates && (nobody_holds || (own && silent)));
    if may && !state.is_family(now.author) { Ok(()) } else { Err(Refusal::NoWriteGrant { roles, kind }) }
}
