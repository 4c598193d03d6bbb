//! Consents: given, refused, withdrawn, expired.

use super::super::consent::{CaseConsent, ConsentExpired, ConsentGiven, ConsentRefused, ConsentWithdrawn};
use super::super::refusal::{BasisProblem, Refusal};
use super::super::state::State;
use super::super::warning::Warning;
use super::services::engagement_holds;
use super::{Now, Outcome};
use crate::{ConsentForm, ConsentId, ConsentStatus, Known, PersonId};

/// Whoever answers is the child or a guardian on that day. Who of them can is law, and decided before.
fn standing(state: &State, by: &[PersonId]) -> Result<(), Refusal> {
    if by.is_empty() {
        return Err(Refusal::Empty { list: "by" });
    }
    match by.iter().find(|person| !state.is_family(person)) {
        Some(person) => Err(Refusal::NoStanding { person: person.clone() }),
        None => Ok(()),
    }
}

/// Whether anybody who signs is more than a guardian known to be without parental responsibility that day.
fn carries(state: &State, by: &[PersonId]) -> bool {
    let without = |person: &PersonId| {
        state
            .guardians
            .iter()
            .any(|guardian| guardian.person == *person && guardian.responsibility == Known::No)
    };
    by.iter().any(|person| !without(person))
}

fn new(state: &State, id: &ConsentId) -> Result<(), Refusal> {
    if state.consent(id).is_some() { Err(Refusal::repeated("consent", id)) } else { Ok(()) }
}

pub(super) fn given(state: &mut State, now: &Now<'_>, body: &ConsentGiven) -> Outcome {
    new(state, &body.consent)?;
    standing(state, &body.by)?;
    if body.services.is_empty() {
        return Err(Refusal::Empty { list: "services" });
    }
    let oral = matches!(body.form, ConsentForm::Oral | ConsentForm::OralRecorded);
    if oral && body.minutes.is_none() {
        return Err(Refusal::OralWithoutMinutes);
    }
    let carries = carries(state, &body.by);
    if let Some(earlier) = &body.supersedes {
        standing_consent(state, earlier)?;
        if !carries {
            let problem = BasisProblem::NoResponsibility;
            return Err(Refusal::Basis { consent: body.consent.clone(), problem });
        }
    }
    if let Some(earlier) = &body.supersedes {
        end(state, earlier, ConsentStatus::Superseded, now);
    }
    state.consents.push(CaseConsent {
        id: body.consent.clone(),
        by: body.by.clone(),
        services: body.services.clone(),
        digital_log: body.digital_log,
        valid_until: body.valid_until,
        status: ConsentStatus::Given,
        since: now.at,
        supersedes: body.supersedes.clone(),
        carries,
    });
    Ok(lapsed(state, now))
}

pub(super) fn refused(state: &mut State, now: &Now<'_>, body: &ConsentRefused) -> Outcome {
    new(state, &body.consent)?;
    standing(state, &body.by)?;
    state.consents.push(CaseConsent {
        id: body.consent.clone(),
        by: body.by.clone(),
        services: body.services.clone(),
        digital_log: false,
        valid_until: None,
        status: ConsentStatus::Refused,
        since: now.at,
        supersedes: None,
        carries: false,
    });
    Ok(Vec::new())
}

pub(super) fn withdrawn(state: &mut State, now: &Now<'_>, body: &ConsentWithdrawn) -> Outcome {
    standing(state, &body.by)?;
    standing_consent(state, &body.consent)?;
    end(state, &body.consent, ConsentStatus::Withdrawn, now);
    Ok(lapsed(state, now))
}

pub(super) fn expired(state: &mut State, now: &Now<'_>, body: &ConsentExpired) -> Outcome {
    standing_consent(state, &body.consent)?;
    end(state, &body.consent, ConsentStatus::Expired, now);
    Ok(lapsed(state, now))
}

fn standing_consent(state: &State, id: &ConsentId) -> Result<(), Refusal> {
    if state.consent(id).is_some_and(|consent| consent.status == ConsentStatus::Given) {
        return Ok(());
    }
    Err(Refusal::unknown("consent that stands", id))
}

fn end(state: &mut State, id: &ConsentId, status: ConsentStatus, now: &Now<'_>) {
    for consent in state.consents.iter_mut().filter(|consent| consent.id == *id) {
        consent.status = status;
        consent.since = now.at;
    }
}

/// What rests on a consent that no longer counts.
fn lapsed(state: &State, now: &Now<'_>) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = state
        .current_engagements()
        .filter(|engagement| !engagement_holds(state, engagement, now.day()))
        .map(|engagement| Warning::BasisLapsed { engagement: engagement.id().clone() })
        .collect();
    if super::writing::basis_lapsed(state, now.day()) {
        warnings.push(Warning::LogBasisLapsed);
    }
    warnings
}
