//! Safety, which needs no consent and no evaluation, and the other tracks beside a case.

use super::super::codes::PlanRelation;
use super::super::id::TrackId;
use super::super::log::LogStatus;
use super::super::refusal::Refusal;
use super::super::state::State;
use super::super::track::{
    GuardianInformation, GuardianInformationDecided, REPORT_ADDRESSEES, SafetyOpened, SafetyReported,
    SafetyTrack, Track, TrackClosed, TrackKind, TrackOpened,
};
use super::super::warning::Warning;
use super::{Now, Outcome, access, family};
use crate::PersonId;

fn new_track(state: &State, id: &TrackId) -> Result<(), Refusal> {
    let known = state.safety.iter().any(|one| one.id() == id)
        || state.tracks.iter().any(|one| one.opened.track == *id);
    if known { Err(Refusal::repeated("track", id)) } else { Ok(()) }
}

pub(super) fn opened(state: &mut State, now: &Now<'_>, body: &SafetyOpened) -> Outcome {
    new_track(state, &body.track)?;
    if body.suspicion.inverts_information() && body.guardians == GuardianInformation::Allowed {
        return Err(Refusal::GuardiansNotTold);
    }
    if let GuardianInformation::Suspended(suspended) = &body.guardians {
        if suspended.decided_by != *now.author {
            family::known(state, &suspended.decided_by)?;
        }
    }
    state.known.insert(now.author.clone());
    state.safety.push(SafetyTrack {
        opened: body.clone(),
        at: now.effective,
        put_aside: false,
        reports: Vec::new(),
        closed: None,
    });
    Ok(Vec::new())
}

/// Each one's report is their own, and says of every child and guardian whether they were told.
pub(super) fn reported(state: &mut State, now: &Now<'_>, body: &SafetyReported) -> Outcome {
    if body.reporter != *now.author {
        return Err(Refusal::WrongAuthor {
            person: now.author.clone(),
            expected: "each one's report is their own, and nobody reports for another",
        });
    }
    if !REPORT_ADDRESSEES.contains(&body.addressee) {
        return Err(Refusal::Addressee { found: body.addressee, allowed: REPORT_ADDRESSEES });
    }
    let everyone =
        std::iter::once(&state.subject.person).chain(state.guardians.iter().map(|one| &one.person));
    let missing: Vec<PersonId> = everyone
        .filter(|person| !body.informed.iter().any(|told| told.person == **person))
        .cloned()
        .collect();
    if !missing.is_empty() {
        return Err(Refusal::ReportIncomplete { missing });
    }
    let Some(track) = state.safety.iter().position(|one| *one.id() == body.track && one.is_open()) else {
        return Err(Refusal::unknown("open safety track", &body.track));
    };
    if let Some(track) = state.safety.get_mut(track) {
        state.known.insert(now.author.clone());
        track.reports.push((body.clone(), now.effective));
    }
    Ok(Vec::new())
}

/// A suspicion may be about a guardian: who may be told is for a professional to decide.
pub(super) fn information_decided(
    state: &mut State,
    now: &Now<'_>,
    body: &GuardianInformationDecided,
) -> Outcome {
    access::professional(state, now, "a professional in the case decides whether guardians are told")?;
    if let GuardianInformation::Suspended(suspended) = &body.guardians {
        family::known(state, &suspended.decided_by)?;
    }
    let Some(track) = state.safety.iter_mut().find(|one| *one.id() == body.track) else {
        return Err(Refusal::unknown("safety track", &body.track));
    };
    let stands = track.opened.suspicion.inverts_information() && !body.suspicion_put_aside;
    if stands && body.guardians == GuardianInformation::Allowed {
        return Err(Refusal::GuardiansNotTold);
    }
    track.put_aside = body.suspicion_put_aside;
    track.opened.guardians = body.guardians.clone();
    Ok(Vec::new())
}

pub(super) fn track_opened(state: &mut State, now: &Now<'_>, body: &TrackOpened) -> Outcome {
    new_track(state, &body.track)?;
    if let Some(person) = &body.responsible {
        family::known(state, person)?;
    }
    state.tracks.push(Track { opened: body.clone(), at: now.at, closed: None });
    let moves_work = body.kind == TrackKind::IndividualPlan
        && now.profile.draft().individual_plan == Some(PlanRelation::ClosesLog)
        && state.log.status == LogStatus::Active;
    Ok(if moves_work { vec![Warning::PlanClosesLog] } else { Vec::new() })
}

pub(super) fn track_closed(state: &mut State, now: &Now<'_>, body: &TrackClosed) -> Outcome {
    access::professional(state, now, "a professional in the case closes a track")?;
    let safety = state.safety.iter_mut().find(|one| *one.id() == body.track && one.is_open());
    if let Some(track) = safety {
        track.closed = Some(now.at);
        return Ok(Vec::new());
    }
    let Some(track) = state.tracks.iter_mut().find(|one| one.opened.track == body.track && one.is_open())
    else {
        return Err(Refusal::unknown("open track", &body.track));
    };
    track.closed = Some(now.at);
    Ok(Vec::new())
}
