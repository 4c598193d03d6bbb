//! The child, the guardians, and what happens to them.

use super::super::codes::Circumstance;
use super::super::id::TransitionId;
use super::super::lifecycle::{
    CircumstanceNoted, Considered, GuardiansInformed, GuardiansStated, Moved, SubjectCameOfAge,
    TransitionKind, TransitionPlanned,
};
use super::super::people::{Informed, Official};
use super::super::refusal::Refusal;
use super::super::state::State;
use super::super::warning::Warning;
use super::{Now, Outcome, level};
use crate::ConsentStatus;
use crate::PersonId;

pub(super) fn guardians_stated(state: &mut State, body: &GuardiansStated) -> Outcome {
    for (index, guardian) in body.guardians.iter().enumerate() {
        if guardian.person == state.subject.person
            || body.guardians.iter().take(index).any(|other| other.person == guardian.person)
        {
            return Err(Refusal::repeated("person", &guardian.person));
        }
        let stands_in =
            state.holder.substitutes.iter().any(|one| one.ended.is_none() && one.person == guardian.person);
        if state.holder.current().is_some_and(|held| *held.person() == guardian.person) || stands_in {
            return Err(Refusal::FamilyNeverHolds { person: guardian.person.clone() });
        }
    }
    state.known.extend(body.guardians.iter().map(|guardian| guardian.person.clone()));
    state.guardians.clone_from(&body.guardians);
    Ok(Vec::new())
}

pub(super) fn guardians_informed(state: &mut State, now: &Now<'_>, body: &GuardiansInformed) -> Outcome {
    check_informed(state, now.day(), &body.informed)?;
    state.informed = body.informed.clone();
    Ok(Vec::new())
}

/// Whoever is said to have been told is a guardian or the child, and was told by then.
pub(super) fn check_informed(state: &State, day: crate::Date, informed: &Informed) -> Result<(), Refusal> {
    match informed {
        Informed::NotYet => Ok(()),
        Informed::Withheld(withheld) => known(state, &withheld.decided_by),
        Informed::Informed(told) => {
            if told.persons.is_empty() {
                return Err(Refusal::Empty { list: "persons" });
            }
            if let Some(other) = told.persons.iter().find(|person| !state.is_family(person)) {
                return Err(Refusal::NoStanding { person: other.clone() });
            }
            if told.on.day() > day {
                return Err(Refusal::Future { effective: told.on, recorded: day.into() });
            }
            Ok(())
        }
    }
}

pub(super) fn known(state: &State, person: &PersonId) -> Result<(), Refusal> {
    if state.known.contains(person) { Ok(()) } else { Err(Refusal::unknown("person", person)) }
}

pub(super) fn official_named(state: &mut State, body: &Official) -> Outcome {
    use super::super::codes::Role::{Administrator, Archivist, UnitLeader};
    if !matches!(body.role, UnitLeader | Administrator | Archivist) {
        return Err(Refusal::WrongAuthor {
            person: body.person.clone(),
            expected: "an official is a unit leader, an administrator or an archivist",
        });
    }
    if state.officials.contains(body) {
        return Err(Refusal::repeated("official", &body.person));
    }
    state.known.insert(body.person.clone());
    state.officials.push(body.clone());
    Ok(Vec::new())
}

/// Guardians are guardians no longer; what they consented to lapses and is asked for anew.
pub(super) fn came_of_age(state: &mut State, now: &Now<'_>, body: &SubjectCameOfAge) -> Outcome {
    if state.of_age {
        return Err(Refusal::repeated("coming of age of", &state.subject.person));
    }
    if let Some(id) = &body.transition {
        new_transition(state, id)?;
    }
    let warnings = state
        .consents
        .iter()
        .filter(|consent| consent.counts_on(now.day()) && !consent.by.contains(&state.subject.person))
        .map(|consent| Warning::ConsentOfGuardiansLapses { consent: consent.id.clone() })
        .collect();
    state.of_age = true;
    if let Some(transition) = body.transition.clone() {
        let planned = TransitionPlanned { transition, kind: TransitionKind::ComingOfAge, on: now.day() };
        state.transitions.push((planned, now.at));
    }
    state.guardians.clear();
    for consent in &mut state.consents {
        if consent.status == ConsentStatus::Given && !consent.by.contains(&state.subject.person) {
            consent.status = ConsentStatus::Expired;
            consent.since = now.at;
        }
    }
    Ok(warnings)
}

pub(super) fn circumstance_noted(state: &mut State, now: &Now<'_>, body: &CircumstanceNoted) -> Outcome {
    if body.holds {
        state.circumstances.entry(body.circumstance).or_insert(now.at);
    } else {
        if state.circumstances.remove(&body.circumstance).is_none() {
            return Err(Refusal::unknown("circumstance noted as", &body.circumstance));
        }
        state.considered.remove(&body.circumstance);
    }
    Ok(level::special(state, now.profile))
}

pub(super) fn considered(state: &mut State, body: &Considered) -> Outcome {
    let circumstance: Circumstance = body.circumstance;
    if !state.circumstances.contains_key(&circumstance) {
        return Err(Refusal::unknown("circumstance noted as", &circumstance));
    }
    state.considered.insert(circumstance);
    Ok(Vec::new())
}

pub(super) fn transition_planned(state: &mut State, now: &Now<'_>, body: &TransitionPlanned) -> Outcome {
    new_transition(state, &body.transition)?;
    state.transitions.push((body.clone(), now.at));
    Ok(Vec::new())
}

fn new_transition(state: &State, id: &TransitionId) -> Result<(), Refusal> {
    if state.transitions.iter().any(|(known, _)| known.transition == *id) {
        return Err(Refusal::repeated("transition", id));
    }
    Ok(())
}

/// Moving is a transition of its own.
pub(super) fn moved(state: &mut State, now: &Now<'_>, body: &Moved) -> Outcome {
    new_transition(state, &body.transition)?;
    let planned =
        TransitionPlanned { transition: body.transition.clone(), kind: TransitionKind::Move, on: now.day() };
    state.transitions.push((planned, now.at));
    state.municipality = body.to;
    let serves = now.profile.serves(body.to, now.day());
    Ok(if serves { Vec::new() } else { vec![Warning::ProfileNotInUse] })
}
