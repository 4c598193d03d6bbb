//! Services and participants, and the referrals between them.

use super::super::basis::{Basis, BasisKind};
use super::super::codes::{Asked, EntryKind};
use super::super::consent::CaseConsent;
use super::super::engagement::{
    Engagement, Participant, ParticipantJoined, ParticipantLeft, ParticipantsConfirmed, ServiceJoined,
    ServiceLeft,
};
use super::super::referral::{Referral, ReferralAnswered, ReferralSent};
use super::super::refusal::{BasisProblem, Refusal};
use super::super::state::State;
use super::super::warning::Warning;
use super::{Now, Outcome, access, level};
use crate::{ConsentStatus, Date, PersonId, Service};

pub(super) fn joined(state: &mut State, now: &Now<'_>, body: &ServiceJoined) -> Outcome {
    if state.engagement(&body.engagement).is_some() {
        return Err(Refusal::repeated("engagement", &body.engagement));
    }
    if body.basis.kind() == BasisKind::OwnService {
        return Err(Refusal::NoBasis { service: body.service });
    }
    check_basis(state, now.day(), &body.basis, Some(body.service))?;
    state.engagements.push(Engagement { joined: body.clone(), from: now.at, until: None });
    let mut warnings: Vec<Warning> = level::count(state, now.profile).into_iter().collect();
    warnings.extend(level::special(state, now.profile));
    Ok(warnings)
}

/// A consent has to be recorded, to count on the day, and to name the service.
pub(super) fn check_basis(
    state: &State,
    day: Date,
    basis: &Basis,
    service: Option<Service>,
) -> Result<(), Refusal> {
    let Some(id) = basis.consent_id() else { return Ok(()) };
    let refuse = |problem| Err(Refusal::Basis { consent: id.clone(), problem });
    let Some(consent) = state.consent(id) else { return refuse(BasisProblem::NotRecorded) };
    if consent.status == ConsentStatus::Given && !consent.carries {
        return refuse(BasisProblem::NoResponsibility);
    }
    if !consent.counts_on(day) {
        return refuse(BasisProblem::DoesNotCount);
    }
    if service.is_some_and(|service| !consent.services.contains(&service)) {
        return refuse(BasisProblem::DoesNotName);
    }
    Ok(())
}

/// Whether an engagement may go on: a consent it rests on still counts, or one that took over and names the service.
pub(super) fn engagement_holds(state: &State, engagement: &Engagement, day: Date) -> bool {
    let service = engagement.joined.service;
    holds(state, &engagement.joined.basis, day, |consent| consent.services.contains(&service))
}

/// Whether the log may go on: the consent it rests on still counts, or one that took over and also allows a digital log.
pub(super) fn log_holds(state: &State, basis: &Basis, day: Date) -> bool {
    holds(state, basis, day, CaseConsent::digital_log)
}

/// A basis follows its consent to the one that took over for it, for as long as each next one `reaches` as far.
fn holds(state: &State, basis: &Basis, day: Date, reaches: impl Fn(&CaseConsent) -> bool) -> bool {
    let Some(first) = basis.consent_id() else { return true };
    let mut current = state.consent(first);
    // A consent supersedes one recorded before it, so this ends.
    while let Some(consent) = current.filter(|one| one.status == ConsentStatus::Superseded) {
        let after = state.consents.iter().find(|one| one.supersedes.as_ref() == Some(consent.id()));
        current = after.filter(|one| reaches(one));
    }
    current.is_some_and(|consent| consent.counts_on(day))
}

pub(super) fn left(state: &mut State, now: &Now<'_>, body: &ServiceLeft) -> Outcome {
    current(state, &body.engagement)?;
    if let Some(held) = state.holder.current().filter(|held| *held.engagement() == body.engagement) {
        return Err(Refusal::HolderLeaves { person: held.person.clone() });
    }
    sender_stays(state, &body.engagement)?;
    for engagement in state.engagements.iter_mut().filter(|one| *one.id() == body.engagement) {
        engagement.until = Some(now.at);
    }
    let mut gone = Vec::new();
    for participant in &mut state.participants {
        if participant.is_current() && *participant.engagement() == body.engagement {
            participant.until = Some(now.at);
            gone.push(participant.person().clone());
        }
    }
    Ok(after_leaving(state, now, &gone))
}

/// Whoever left stands in for nobody, and their open measures need somebody else.
fn after_leaving(state: &mut State, now: &Now<'_>, gone: &[PersonId]) -> Vec<Warning> {
    let gone: Vec<&PersonId> = gone.iter().filter(|person| state.participant(person).is_none()).collect();
    for substitute in &mut state.holder.substitutes {
        if substitute.ended.is_none() && gone.contains(&&substitute.person) {
            substitute.ended = Some(now.at);
        }
    }
    let mut warnings: Vec<Warning> = state
        .measures
        .iter()
        .filter(|measure| measure.status.is_open() && gone.contains(&&measure.added.responsible))
        .map(|measure| Warning::MeasureWithoutResponsible { measure: measure.id().clone() })
        .collect();
    warnings.extend(level::count(state, now.profile));
    warnings.extend(level::special(state, now.profile));
    warnings
}

fn sender_stays(state: &State, engagement: &super::super::id::EngagementId) -> Result<(), Refusal> {
    match state.referrals.iter().find(|one| one.answered.is_none() && one.sent.from == *engagement) {
        Some(open) => Err(Refusal::SenderStays { referral: open.sent.referral.clone() }),
        None => Ok(()),
    }
}

fn current(state: &State, engagement: &super::super::id::EngagementId) -> Result<(), Refusal> {
    if state.engagement(engagement).is_some_and(|found| found.until.is_none()) {
        return Ok(());
    }
    Err(Refusal::unknown("current engagement", engagement))
}

pub(super) fn participant_joined(state: &mut State, now: &Now<'_>, body: &ParticipantJoined) -> Outcome {
    current(state, &body.engagement)?;
    if state.subject.person == body.person {
        return Err(Refusal::FamilyNeverHolds { person: body.person.clone() });
    }
    let already = state
        .participants
        .iter()
        .any(|one| one.is_current() && *one.person() == body.person && *one.engagement() == body.engagement);
    if already {
        return Err(Refusal::repeated("participant", &body.person));
    }
    state.known.insert(body.person.clone());
    state.participants.push(Participant { joined: body.clone(), from: now.at, until: None, confirmed: None });
    Ok(Vec::new())
}

pub(super) fn participant_left(state: &mut State, now: &Now<'_>, body: &ParticipantLeft) -> Outcome {
    if let Some(held) = state
        .holder
        .current()
        .filter(|held| *held.person() == body.person && held.engagement == body.engagement)
    {
        return Err(Refusal::HolderLeaves { person: held.person.clone() });
    }
    let found = state
        .participants
        .iter_mut()
        .find(|one| one.is_current() && *one.person() == body.person && *one.engagement() == body.engagement);
    let Some(participant) = found else {
        return Err(Refusal::NotParticipant { person: body.person.clone() });
    };
    participant.until = Some(now.at);
    Ok(after_leaving(state, now, std::slice::from_ref(&body.person)))
}

pub(super) fn confirmed(state: &mut State, now: &Now<'_>, body: &ParticipantsConfirmed) -> Outcome {
    if body.persons.is_empty() {
        return Err(Refusal::Empty { list: "persons" });
    }
    if let Some(person) = body.persons.iter().find(|person| state.participant(person).is_none()) {
        return Err(Refusal::NotParticipant { person: person.clone() });
    }
    for participant in state.participants.iter_mut().filter(|one| one.is_current()) {
        if body.persons.contains(participant.person()) {
            participant.confirmed = Some(now.at);
        }
    }
    Ok(Vec::new())
}

const REFERS: &str = "a professional in the case refers, and records the answer";

pub(super) fn referral_sent(state: &mut State, now: &Now<'_>, body: &ReferralSent) -> Outcome {
    if state.referrals.iter().any(|one| one.sent.referral == body.referral) {
        return Err(Refusal::repeated("referral", &body.referral));
    }
    current(state, &body.from)?;
    // A service refers on its own responsibility, whatever the routine says of the log.
    let own = state
        .participants
        .iter()
        .any(|one| one.is_current() && *one.person() == *now.author && *one.engagement() == body.from);
    if own {
        access::professional(state, now, REFERS)?;
    } else {
        access::writes(state, now, EntryKind::Measure)?;
    }
    let asked = now.profile.steps(state.level).any(|step| step.consent.contains(&Asked::Referral));
    let consented = state
        .consents
        .iter()
        .any(|consent| consent.counts_on(now.day()) && consent.services.contains(&body.to));
    state.referrals.push(Referral { sent: body.clone(), at: now.at, answered: None });
    Ok(if asked && !consented { vec![Warning::AskConsent { to: Asked::Referral }] } else { Vec::new() })
}

pub(super) fn referral_answered(state: &mut State, now: &Now<'_>, body: &ReferralAnswered) -> Outcome {
    access::professional(state, now, REFERS)?;
    let open =
        state.referrals.iter_mut().find(|one| one.sent.referral == body.referral && one.answered.is_none());
    let Some(referral) = open else { return Err(Refusal::unknown("unanswered referral", &body.referral)) };
    referral.answered = Some((body.answer, now.at));
    Ok(Vec::new())
}
