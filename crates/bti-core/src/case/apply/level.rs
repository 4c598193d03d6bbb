//! Levels: what has to be there before one is entered, and what looks wrong once it is.

use super::super::codes::EntryKind;
use super::super::engagement::Engagement;
use super::super::lifecycle::{LevelChanged, LevelGround, Status};
use super::super::profile::ProcessProfile;
use super::super::refusal::{Missing, Refusal};
use super::super::scale::BtiLevel;
use super::super::state::State;
use super::super::warning::Warning;
use super::services::engagement_holds;
use super::{Now, Outcome, access};
use crate::Known;

pub(super) fn changed(state: &mut State, now: &Now<'_>, body: &LevelChanged) -> Outcome {
    let (from, to) = (state.level, body.to);
    if from == to || !now.profile.may_go(from, to) {
        return Err(Refusal::NoWay { from, to });
    }
    access::writes(state, now, EntryKind::Decision)?;
    let mut missing = ground(state, &body.ground, from, to);
    missing.extend(guards(state, now, to));
    if !missing.is_empty() {
        return Err(Refusal::LevelNeeds { level: to, missing });
    }
    state.level = to;
    state.level_since = now.at;
    state.round = now.seq;
    state.steps_done.clear();
    state.status = Status::Active;
    let mut warnings: Vec<Warning> = count(state, now.profile).into_iter().collect();
    let rules = now.profile.draft().holder.as_ref();
    if rules.is_some_and(|rules| rules.decide_again_on_level_change) && from != BtiLevel::Level0 {
        warnings.push(Warning::DecideHolderAgain);
    }
    let needs_log = now.profile.log_required_from().is_some_and(|from| to >= from);
    if needs_log && state.log.status != super::super::log::LogStatus::Active {
        warnings.push(Warning::NoLog);
    }
    warnings.extend(special(state, now.profile));
    Ok(warnings)
}

/// Whether what the change rests on is there.
fn ground(state: &State, ground: &LevelGround, from: BtiLevel, to: BtiLevel) -> Vec<Missing> {
    let (there, missing) = match ground {
        LevelGround::FirstEntry(_) => (from == BtiLevel::Level0, Missing::Decision),
        LevelGround::Decision(ground) => (
            state.decisions.iter().any(|decision| {
                decision.decided.decision == ground.decision
                    && decision.level == from
                    && decision.seq >= state.round
                    && decision.decided.leads.level() == Some(to)
            }),
            Missing::Decision,
        ),
        LevelGround::Safety(ground) => (
            state.safety.iter().any(|track| *track.id() == ground.track && track.is_open()),
            Missing::OpenSafetyTrack,
        ),
    };
    if there { Vec::new() } else { vec![missing] }
}

/// What a level asks for. Each level asks for what those below it ask for.
pub(super) fn guards(state: &State, now: &Now<'_>, to: BtiLevel) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut need = |there: bool, what: Missing| {
        if !there {
            missing.push(what);
        }
    };
    if to >= BtiLevel::Level1 {
        let needs_holder = to >= now.profile.holder_from();
        need(!needs_holder || state.holder.current().is_some(), Missing::Holder);
        need(!state.goals.is_empty() || !state.measures.is_empty(), Missing::GoalOrMeasure);
        let nobody_to_tell = state.guardians.is_empty() && state.of_age;
        need(state.informed.is_settled() || nobody_to_tell, Missing::FamilyInformed);
    }
    if now.profile.needs_basis(to) {
        let first = state.engagements.first().map(Engagement::id);
        let mut others = state.current_engagements().filter(|one| Some(one.id()) != first);
        need(others.any(|one| engagement_holds(state, one, now.day())), Missing::Basis);
    }
    if to >= BtiLevel::Level2 {
        need(state.meetings.iter().any(|meeting| !meeting.held.invited.is_empty()), Missing::Meeting);
    }
    if to == BtiLevel::Level3 {
        let confirmed = state
            .participants
            .iter()
            .filter(|one| one.is_current())
            .all(|one| one.confirmed.is_some_and(|confirmed| !confirmed.precedes(state.level_since)));
        need(confirmed, Missing::Confirmed);
        let within = now.profile.level(to).and_then(|row| row.meeting_within);
        let recent = state.meetings.iter().any(|meeting| match within {
            Some(span) => span.due(meeting.at.day()).is_none_or(|last| now.day() <= last),
            None => !meeting.at.precedes(state.level_since),
        });
        need(recent, Missing::RecentMeeting);
    }
    missing
}

/// Whether the number of services is outside what the routine advises.
pub(super) fn count(state: &State, profile: &ProcessProfile) -> Option<Warning> {
    let range = profile.level(state.level)?.services?;
    let found = state.current_engagements().count();
    let fits = range.min.is_none_or(|min| found >= usize::from(min))
        && range.max.is_none_or(|max| found <= usize::from(max));
    (!fits).then_some(Warning::ServiceCount { found, min: range.min, max: range.max })
}

/// What the routine asks for in circumstances that hold, and that is not there.
pub(super) fn special(state: &State, profile: &ProcessProfile) -> Vec<Warning> {
    let holds = |when, level: Option<BtiLevel>| {
        Known::from(state.circumstances.contains_key(&when) && level.is_none_or(|from| state.level >= from))
            .is_yes()
    };
    let draft = profile.draft();
    let mut warnings = Vec::new();
    for row in draft.involve.iter().filter(|row| holds(row.when, row.level)) {
        for any in row.services.iter().filter(|any| !any.iter().any(|service| state.has_service(*service))) {
            warnings.push(Warning::NotInvolved { rule: row.id.clone(), services: any.clone() });
        }
    }
    for row in draft.consider.iter().filter(|row| holds(row.when, row.level)) {
        if !state.considered.contains(&row.when) {
            warnings.push(Warning::NotConsidered { rule: row.id.clone() });
        }
    }
    warnings
}
