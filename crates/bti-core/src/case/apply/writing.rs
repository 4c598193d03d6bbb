//! The log: opened on a basis, written by those who may, and corrected without losing anything.

use super::super::basis::BasisKind;
use super::super::codes::EntryKind;
use super::super::log::{EntryAdded, EntryCorrected, LogClosed, LogEntry, LogOpened, LogStatus};
use super::super::refusal::{BasisProblem, Refusal};
use super::super::state::State;
use super::services::{check_basis, log_holds};
use super::{Now, Outcome};
use crate::Date;

pub(super) fn opened(state: &mut State, now: &Now<'_>, body: &LogOpened) -> Outcome {
    if state.log.status == LogStatus::Active {
        return Err(Refusal::Log { status: "active", expected: "it is opened once" });
    }
    let from = now.profile.log_allowed_from();
    if state.level < from {
        return Err(Refusal::LogTooEarly { from, level: state.level });
    }
    match body.basis.kind() {
        BasisKind::Statutory => {}
        BasisKind::Consent => {
            check_basis(state, now.day(), &body.basis, None)?;
            if let Some(consent) = body
                .basis
                .consent_id()
                .and_then(|id| state.consent(id))
                .filter(|consent| !consent.digital_log)
            {
                return Err(Refusal::Basis {
                    consent: consent.id.clone(),
                    problem: BasisProblem::NoDigitalLog,
                });
            }
        }
        BasisKind::OwnService | BasisKind::Anonymous => return Err(Refusal::LogNeedsBasis),
    }
    state.log.status = LogStatus::Active;
    state.log.basis = Some(body.basis.clone());
    state.log.opened = Some(now.at);
    state.log.closed = None;
    Ok(Vec::new())
}

/// Whether an active log rests on a consent that no longer counts.
pub(super) fn basis_lapsed(state: &State, day: Date) -> bool {
    state.log.status == LogStatus::Active
        && state.log.basis.as_ref().is_some_and(|basis| !log_holds(state, basis, day))
}

pub(super) fn closed(state: &mut State, now: &Now<'_>, _: &LogClosed) -> Outcome {
    if state.log.status != LogStatus::Active {
        let status = state.log.status.code();
        return Err(Refusal::Log { status, expected: "only an active log is closed" });
    }
    close(state, now);
    Ok(Vec::new())
}

pub(super) fn close(state: &mut State, now: &Now<'_>) {
    if state.log.status == LogStatus::Active {
        state.log.status = LogStatus::Closed;
        state.log.closed = Some(now.at);
    }
}

pub(super) fn added(state: &mut State, now: &Now<'_>, body: &EntryAdded) -> Outcome {
    match state.log.status {
        LogStatus::Active => {}
        LogStatus::None => {
            return Err(Refusal::Log { status: "none", expected: "open it before anything is written" });
        }
        LogStatus::Closed => {
            return Err(Refusal::Log { status: "closed", expected: "a closed log takes corrections only" });
        }
    }
    if body.kind == EntryKind::Correction {
        return Err(Refusal::Log { status: "active", expected: "a correction names the entry it corrects" });
    }
    if body.about.is_empty() {
        return Err(Refusal::Empty { list: "about" });
    }
    if let Some(track) =
        body.track.as_ref().filter(|track| !state.safety.iter().any(|one| one.id() == *track))
    {
        return Err(Refusal::unknown("safety track", track));
    }
    let roles = state.roles(now.author, now.day());
    if !roles.iter().any(|role| now.profile.may_write(*role, body.kind)) {
        return Err(Refusal::NoWriteGrant { roles, kind: body.kind });
    }
    let entry = LogEntry {
        number: state.log.next_number(),
        author: now.author.clone(),
        roles,
        entry: body.clone(),
        corrects: None,
        effective: now.effective,
        recorded: now.recorded,
        late: now.late,
    };
    state.log.entries.push(entry);
    Ok(Vec::new())
}

/// Whoever wrote an entry corrects it, and so does whoever the routine lets write corrections. The entry stays.
pub(super) fn corrected(state: &mut State, now: &Now<'_>, body: &EntryCorrected) -> Outcome {
    if state.log.status == LogStatus::None {
        return Err(Refusal::Log { status: "none", expected: "there is nothing to correct" });
    }
    let Some(original) = state.log.entry(body.corrects) else {
        return Err(Refusal::unknown("log entry", &body.corrects));
    };
    let roles = state.roles(now.author, now.day());
    let may = original.author == *now.author
        || roles.iter().any(|role| now.profile.may_write(*role, EntryKind::Correction));
    if !may {
        return Err(Refusal::NoWriteGrant { roles, kind: EntryKind::Correction });
    }
    let entry = EntryAdded {
        kind: EntryKind::Correction,
        text: body.text.clone(),
        capacity: body.capacity,
        ..original.entry.clone()
    };
    let entry = LogEntry {
        number: state.log.next_number(),
        author: now.author.clone(),
        roles,
        entry,
        corrects: Some(body.corrects),
        effective: now.effective,
        recorded: now.recorded,
        late: now.late,
    };
    state.log.entries.push(entry);
    Ok(Vec::new())
}
