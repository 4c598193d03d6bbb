//! The baton: assigned once, and from then on handed over.

use super::super::codes::{Asked, Role};
use super::super::holder::{
    Absence, AssignmentReason, HandOver, HandOverAccepted, HandOverDeclined, HandOverExpired,
    HandOverProposed, HandOverStatus, HandOverWithdrawn, HolderAbsent, HolderAssigned, Substitute,
    SubstituteEnded, SubstituteSet,
};
use super::super::id::{EngagementId, HandOverId};
use super::super::refusal::Refusal;
use super::super::state::State;
use super::super::warning::Warning;
use super::{Now, Outcome};
use crate::PersonId;

/// The engagement somebody takes part for, if that person may hold the baton.
pub(super) fn eligible(state: &State, person: &PersonId) -> Result<EngagementId, Refusal> {
    if state.is_family(person) {
        return Err(Refusal::FamilyNeverHolds { person: person.clone() });
    }
    state
        .participant(person)
        .map(|participant| participant.engagement().clone())
        .ok_or_else(|| Refusal::NotParticipant { person: person.clone() })
}

pub(super) fn assigned(state: &mut State, now: &Now<'_>, body: &HolderAssigned) -> Outcome {
    let engagement = eligible(state, &body.person)?;
    let Some(held) = state.holder.current() else {
        if body.reason != AssignmentReason::First {
            return Err(Refusal::NoHolder);
        }
        state.holder.pass(body.person.clone(), engagement, now.at, body.reason);
        return Ok(Vec::new());
    };
    let from = held.person.clone();
    if body.reason != AssignmentReason::LeaderFallback
        || from == body.person
        || !state.holder.is_absent_on(now.day())
    {
        return Err(Refusal::HolderExists { person: from });
    }
    if !state.roles(now.author, now.day()).contains(&Role::UnitLeader) {
        return Err(Refusal::WrongAuthor {
            person: now.author.clone(),
            expected: "a unit leader decides who takes the baton of somebody who is away",
        });
    }
    no_pending(state)?;
    state.holder.pass(body.person.clone(), engagement, now.at, body.reason);
    Ok(vec![Warning::LeaderDecided { from }])
}

fn no_pending(state: &State) -> Result<(), Refusal> {
    match state.holder.pending() {
        Some(pending) => Err(Refusal::HandOverPending { hand_over: pending.proposed.hand_over.clone() }),
        None => Ok(()),
    }
}

/// The holder, or a unit leader on the holder's behalf.
fn may_pass(state: &State, now: &Now<'_>) -> Result<PersonId, Refusal> {
    let held = state.holder.current().ok_or(Refusal::NoHolder)?;
    if held.person() == now.author || state.roles(now.author, now.day()).contains(&Role::UnitLeader) {
        return Ok(held.person.clone());
    }
    Err(Refusal::WrongAuthor {
        person: now.author.clone(),
        expected: "whoever holds the baton hands it over, or a unit leader does",
    })
}

pub(super) fn proposed(state: &mut State, now: &Now<'_>, body: &HandOverProposed) -> Outcome {
    if state.holder.hand_overs.iter().any(|known| known.proposed.hand_over == body.hand_over) {
        return Err(Refusal::repeated("hand-over", &body.hand_over));
    }
    no_pending(state)?;
    let from = may_pass(state, now)?;
    let engagement = eligible(state, &body.to)?;
    if from == body.to {
        return Err(Refusal::HolderExists { person: from });
    }
    let other_service = state.holder.current().is_some_and(|held| held.engagement != engagement);
    let rules = now.profile.draft().holder.as_ref();
    let asks = rules.is_some_and(|rules| rules.consent_when_service_changes) && other_service;
    state.holder.hand_overs.push(HandOver {
        proposed: body.clone(),
        from,
        at: now.at,
        status: HandOverStatus::Proposed,
        answered: None,
    });
    Ok(if asks && !body.consent_needed {
        vec![Warning::AskConsent { to: Asked::NewService }]
    } else {
        Vec::new()
    })
}

fn pending<'a>(state: &'a State, id: &HandOverId) -> Result<&'a HandOver, Refusal> {
    state
        .holder
        .pending()
        .filter(|pending| pending.proposed.hand_over == *id)
        .ok_or_else(|| Refusal::unknown("pending hand-over", id))
}

fn only_the_proposed(pending: &HandOver, now: &Now<'_>) -> Result<(), Refusal> {
    if pending.proposed.to == *now.author {
        return Ok(());
    }
    Err(Refusal::NotTheProposed {
        hand_over: pending.proposed.hand_over.clone(),
        expected: pending.proposed.to.clone(),
    })
}

pub(super) fn accepted(state: &mut State, now: &Now<'_>, body: &HandOverAccepted) -> Outcome {
    let found = pending(state, &body.hand_over)?;
    only_the_proposed(found, now)?;
    let to = found.proposed.to.clone();
    let engagement = eligible(state, &to)?;
    state.holder.answer(&body.hand_over, HandOverStatus::Accepted, now.at);
    state.holder.pass(to, engagement, now.at, AssignmentReason::HandOver);
    Ok(Vec::new())
}

pub(super) fn declined(state: &mut State, now: &Now<'_>, body: &HandOverDeclined) -> Outcome {
    only_the_proposed(pending(state, &body.hand_over)?, now)?;
    state.holder.answer(&body.hand_over, HandOverStatus::Declined, now.at);
    Ok(Vec::new())
}

pub(super) fn withdrawn(state: &mut State, now: &Now<'_>, body: &HandOverWithdrawn) -> Outcome {
    pending(state, &body.hand_over)?;
    may_pass(state, now)?;
    state.holder.answer(&body.hand_over, HandOverStatus::Withdrawn, now.at);
    Ok(Vec::new())
}

pub(super) fn expired(state: &mut State, now: &Now<'_>, body: &HandOverExpired) -> Outcome {
    pending(state, &body.hand_over)?;
    state.holder.answer(&body.hand_over, HandOverStatus::Expired, now.at);
    Ok(Vec::new())
}

pub(super) fn substitute_set(state: &mut State, now: &Now<'_>, body: &SubstituteSet) -> Outcome {
    let held = state.holder.current().ok_or(Refusal::NoHolder)?;
    if held.person == body.person {
        return Err(Refusal::HolderExists { person: body.person.clone() });
    }
    eligible(state, &body.person)?;
    if let Some(known) = state.holder.substitute_on(now.day()) {
        return Err(Refusal::repeated("substitute", &known.person));
    }
    state.holder.substitutes.push(Substitute {
        person: body.person.clone(),
        from: now.at,
        last_day: body.until,
        ended: None,
    });
    Ok(Vec::new())
}

pub(super) fn substitute_ended(state: &mut State, now: &Now<'_>, body: &SubstituteEnded) -> Outcome {
    let found = state
        .holder
        .substitutes
        .iter_mut()
        .find(|substitute| substitute.ended.is_none() && substitute.person == body.person);
    let Some(substitute) = found else { return Err(Refusal::unknown("substitute", &body.person)) };
    substitute.ended = Some(now.at);
    Ok(Vec::new())
}

pub(super) fn absent(state: &mut State, now: &Now<'_>, body: &HolderAbsent) -> Outcome {
    let held = state.holder.current().ok_or(Refusal::NoHolder)?;
    if state.holder.is_absent_on(now.day()) {
        return Err(Refusal::repeated("absence of", &held.person));
    }
    state.holder.absences.push(Absence { from: now.at, last_day: body.until, ended: None });
    Ok(Vec::new())
}

pub(super) fn back(state: &mut State, now: &Now<'_>) -> Outcome {
    let held = state.holder.current().ok_or(Refusal::NoHolder)?;
    if !state.holder.is_absent_on(now.day()) {
        return Err(Refusal::unknown("absence of", &held.person));
    }
    for absence in state.holder.absences.iter_mut().filter(|absence| absence.ended.is_none()) {
        absence.ended = Some(now.at);
    }
    Ok(Vec::new())
}
