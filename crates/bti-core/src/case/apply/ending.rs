//! How a case begins, rests, ends and begins again.

use std::collections::{BTreeMap, BTreeSet};

use super::super::basis::BasisKind;
use super::super::closing::{Closed, ClosingReason, Reopened};
use super::super::engagement::{Engagement, Participant};
use super::super::event::Event;
use super::super::holder::{AssignmentReason, Stafettholder};
use super::super::lifecycle::{CaseOpened, Paused, ProfileMigrated, Status};
use super::super::log::Stafettlogg;
use super::super::profile::ProcessProfile;
use super::super::refusal::{Missing, Refusal};
use super::super::scale::BtiLevel;
use super::super::state::State;
use super::super::warning::Warning;
use super::{Now, Outcome, access, family, holder, level, writing};
use crate::PersonId;

pub(super) fn open(
    profile: &ProcessProfile,
    event: &Event,
    body: &CaseOpened,
) -> Result<(State, Vec<Warning>), Refusal> {
    if profile.reference() != body.profile {
        return Err(Refusal::OtherProfile { expected: body.profile.clone(), found: profile.reference() });
    }
    if body.participant.person != event.author {
        return Err(Refusal::WrongAuthor {
            person: event.author.clone(),
            expected: "a case is opened by its first participant",
        });
    }
    if body.participant.engagement != body.service.engagement {
        return Err(Refusal::unknown("current engagement", &body.participant.engagement));
    }
    if matches!(body.service.basis.kind(), BasisKind::Consent) {
        return Err(Refusal::NoBasis { service: body.service.service });
    }
    let mut known: BTreeSet<PersonId> = BTreeSet::new();
    let family = std::iter::once(&body.subject.person).chain(body.guardians.iter().map(|one| &one.person));
    for person in family.chain([&event.author]) {
        if !known.insert(person.clone()) {
            return Err(Refusal::repeated("person", person));
        }
    }
    if let Some(step) =
        body.steps_done.iter().find(|done| !profile.steps(BtiLevel::Level0).any(|step| step.id == **done))
    {
        return Err(Refusal::unknown("step at this level", step));
    }
    let at = event.effective;
    let state = State {
        id: event.case.clone(),
        profile: body.profile.clone(),
        subject: body.subject.clone(),
        municipality: body.municipality,
        concern: body.concern.clone(),
        of_age: false,
        guardians: body.guardians.clone(),
        officials: Vec::new(),
        known,
        informed: body.informed.clone(),
        status: Status::Draft,
        opened: at,
        level: BtiLevel::Level0,
        level_since: at,
        round: event.seq,
        last_change: at,
        last_recorded: event.recorded,
        engagements: vec![Engagement { joined: body.service.clone(), from: at, until: None }],
        participants: vec![Participant {
            joined: body.participant.clone(),
            from: at,
            until: None,
            confirmed: None,
        }],
        holder: Stafettholder::default(),
        log: Stafettlogg::none(),
        consents: Vec::new(),
        goals: Vec::new(),
        measures: Vec::new(),
        measure_index: BTreeMap::new(),
        meetings: Vec::new(),
        heard: Vec::new(),
        evaluations: Vec::new(),
        decisions: Vec::new(),
        referrals: Vec::new(),
        safety: Vec::new(),
        tracks: Vec::new(),
        circumstances: BTreeMap::new(),
        considered: BTreeSet::new(),
        transitions: Vec::new(),
        transitions_met: BTreeSet::new(),
        steps_done: body.steps_done.iter().cloned().collect(),
    };
    family::check_informed(&state, at.day(), &body.informed)?;
    let in_use = profile.in_use_on(at.day()) && profile.serves(body.municipality, at.day());
    Ok((state, if in_use { Vec::new() } else { vec![Warning::ProfileNotInUse] }))
}

/// Level, holder and history stay. The new routine has to have the level, and to have its holder where it wants one.
pub(super) fn migrated(state: &mut State, now: &Now<'_>, body: &ProfileMigrated) -> Outcome {
    let mut missing = Vec::new();
    if now.profile.level(state.level).is_none() {
        missing.push(Missing::LevelInProfile);
    }
    let followed = matches!(state.status, Status::Active | Status::Paused(_));
    if followed && state.level >= now.profile.holder_from() && state.holder.current().is_none() {
        missing.push(Missing::Holder);
    }
    if !missing.is_empty() {
        return Err(Refusal::LevelNeeds { level: state.level, missing });
    }
    state.profile = body.to.clone();
    let in_use = now.profile.in_use_on(now.day()) && now.profile.serves(state.municipality, now.day());
    Ok(if in_use { Vec::new() } else { vec![Warning::ProfileNotInUse] })
}

pub(super) fn paused(state: &mut State, body: &Paused) -> Outcome {
    state.status = Status::Paused(body.clone());
    Ok(Vec::new())
}

pub(super) fn resumed(state: &mut State) -> Outcome {
    state.status = Status::Active;
    Ok(Vec::new())
}

pub(super) fn closed(state: &mut State, now: &Now<'_>, body: &Closed) -> Outcome {
    access::professional(state, now, "a professional in the case closes it")?;
    let mut missing = Vec::new();
    let mut need = |there: bool, what: Missing| {
        if !there {
            missing.push(what);
        }
    };
    need(state.holder.pending().is_none(), Missing::HandOverAnswer);
    need(state.safety.iter().all(|track| !track.is_open()), Missing::SafetyClosed);
    need(state.measures.iter().all(|measure| !measure.status.is_open()), Missing::MeasuresEnded);
    need(body.reason.ends_follow_up() || body.continuing.is_some(), Missing::Continuing);
    if !missing.is_empty() {
        return Err(Refusal::ClosingNeeds { missing });
    }
    let mut warnings: Vec<Warning> = state
        .referrals
        .iter()
        .filter(|referral| referral.answered.is_none())
        .map(|referral| Warning::ReferralUnanswered { referral: referral.sent.referral.clone() })
        .collect();
    let decided = state.decisions.iter().any(|one| one.level == state.level && one.seq >= state.round);
    if body.reason == ClosingReason::GoalReached && !decided {
        warnings.push(Warning::ClosedWithoutDecision);
    }
    state.holder.end(now.at);
    writing::close(state, now);
    state.status = Status::Closed(body.clone());
    Ok(warnings)
}

/// Back at a level the routine allows, with a holder from the same instant. A higher level asks for what it always does.
pub(super) fn reopened(state: &mut State, now: &Now<'_>, body: &Reopened) -> Outcome {
    let (from, to) = (state.level, body.level);
    let allowed = now.profile.level(to).is_some() && (from == to || now.profile.may_go(from, to));
    if !allowed || to == BtiLevel::Level0 {
        return Err(Refusal::NoWay { from, to });
    }
    let engagement = holder::eligible(state, &body.holder)?;
    if to > from {
        let mut missing = level::guards(state, now, to);
        missing.retain(|what| *what != Missing::Holder);
        if !missing.is_empty() {
            return Err(Refusal::LevelNeeds { level: to, missing });
        }
    }
    state.holder.pass(body.holder.clone(), engagement, now.at, AssignmentReason::Reopened);
    state.status = Status::Active;
    if from != to {
        state.level = to;
        state.level_since = now.at;
    }
    state.round = now.seq;
    state.steps_done.clear();
    Ok(Vec::new())
}

pub(super) fn archived(state: &mut State) -> Outcome {
    if state.safety.iter().any(super::super::track::SafetyTrack::is_open) {
        return Err(Refusal::ClosingNeeds { missing: vec![Missing::SafetyClosed] });
    }
    state.status = Status::Archived;
    Ok(Vec::new())
}
