//! Goals, measures, meetings, evaluations and decisions.

use super::super::codes::{EntryKind, Leads};
use super::super::evaluation::{Decided, Decision, Evaluated, Evaluation};
use super::super::lifecycle::StepDone;
use super::super::meeting::{ChildHeard, Meeting, MeetingHeld, MeetingKind};
use super::super::plan::{GoalSet, Measure, MeasureAdded, MeasureStatus, MeasureUpdated};
use super::super::refusal::Refusal;
use super::super::state::State;
use super::super::warning::Warning;
use super::{Now, Outcome, access, family};
use crate::{Known, PersonId};

pub(super) fn step_done(state: &mut State, now: &Now<'_>, body: &StepDone) -> Outcome {
    if !now.profile.steps(state.level).any(|step| step.id == body.step) {
        return Err(Refusal::unknown("step at this level", &body.step));
    }
    if !state.steps_done.insert(body.step.clone()) {
        return Err(Refusal::repeated("step done", &body.step));
    }
    Ok(Vec::new())
}

pub(super) fn goal_set(state: &mut State, now: &Now<'_>, body: &GoalSet) -> Outcome {
    access::writes(state, now, EntryKind::Measure)?;
    if state.goals.iter().any(|goal| goal.goal == body.goal) {
        return Err(Refusal::repeated("goal", &body.goal));
    }
    state.goals.push(body.clone());
    Ok(Vec::new())
}

fn responsible(state: &State, person: &PersonId) -> Result<(), Refusal> {
    if state.participant(person).is_some() {
        return Ok(());
    }
    Err(Refusal::NotParticipant { person: person.clone() })
}

pub(super) fn measure_added(state: &mut State, now: &Now<'_>, body: &MeasureAdded) -> Outcome {
    access::writes_own(state, now, EntryKind::Measure, body.responsible == *now.author)?;
    if state.measure(&body.measure).is_some() {
        return Err(Refusal::repeated("measure", &body.measure));
    }
    if let Some(goal) = body.goal.as_ref().filter(|id| !state.goals.iter().any(|goal| goal.goal == **id)) {
        return Err(Refusal::unknown("goal", goal));
    }
    responsible(state, &body.responsible)?;
    if body.evaluate_by < body.start || body.due.is_some_and(|due| due < body.start) {
        return Err(Refusal::EvaluatedBeforeStart { measure: body.measure.clone() });
    }
    let status = if body.start <= now.day() { MeasureStatus::Active } else { MeasureStatus::Planned };
    state.measure_index.insert(body.measure.clone(), state.measures.len());
    state.measures.push(Measure {
        added: body.clone(),
        status,
        at: now.at,
        evaluate_by_set: now.seq,
        evaluated: None,
    });
    Ok(Vec::new())
}

pub(super) fn measure_updated(state: &mut State, now: &Now<'_>, body: &MeasureUpdated) -> Outcome {
    let own = state.measure(&body.measure).is_some_and(|known| known.added.responsible == *now.author);
    access::writes_own(state, now, EntryKind::Measure, own)?;
    if let Some(person) = &body.responsible {
        responsible(state, person)?;
    }
    let index = state.measure_index.get(&body.measure).copied();
    let Some(measure) = index.and_then(|index| state.measures.get_mut(index)) else {
        return Err(Refusal::unknown("measure", &body.measure));
    };
    if [body.evaluate_by, body.due].into_iter().flatten().any(|day| day < measure.added.start) {
        return Err(Refusal::EvaluatedBeforeStart { measure: body.measure.clone() });
    }
    if let Some(status) = &body.status {
        measure.status = status.clone();
    }
    if let Some(person) = &body.responsible {
        measure.added.responsible = person.clone();
    }
    if body.due.is_some() {
        measure.added.due = body.due;
    }
    if let Some(day) = body.evaluate_by {
        measure.added.evaluate_by = day;
        measure.evaluate_by_set = now.seq;
    }
    Ok(Vec::new())
}

pub(super) fn meeting_held(state: &mut State, now: &Now<'_>, body: &MeetingHeld) -> Outcome {
    access::writes(state, now, EntryKind::Meeting)?;
    if state.meetings.iter().any(|meeting| meeting.held.meeting == body.meeting) {
        return Err(Refusal::repeated("meeting", &body.meeting));
    }
    if body.attended.is_empty() {
        return Err(Refusal::Empty { list: "attended" });
    }
    let mut warnings = Vec::new();
    if !body.child_voice.is_heard() {
        warnings.push(Warning::ChildNotHeardInMeeting { meeting: body.meeting.clone() });
    }
    // Nobody is missed at a meeting that they are not to be told of.
    if !state.suspends_information(now.day()) {
        warnings.extend(not_invited(state, body));
    }
    if body.kind == MeetingKind::Transition {
        let met: Vec<_> = state.transitions.iter().map(|(planned, _)| planned.transition.clone()).collect();
        state.transitions_met.extend(met);
    }
    state.meetings.push(Meeting { held: body.clone(), at: now.effective, late: now.late, seq: now.seq });
    Ok(warnings)
}

/// Some of several guardians with responsibility were invited, and some were not.
fn not_invited(state: &State, body: &MeetingHeld) -> Option<Warning> {
    let responsible: Vec<&PersonId> = state
        .guardians
        .iter()
        .filter(|guardian| guardian.responsibility == Known::Yes && !guardian.contact_blocked)
        .map(|guardian| &guardian.person)
        .collect();
    let (invited, left_out): (Vec<&PersonId>, Vec<&PersonId>) =
        responsible.into_iter().partition(|person| body.invited.contains(person));
    (!invited.is_empty() && !left_out.is_empty()).then(|| Warning::GuardianNotInvited {
        meeting: body.meeting.clone(),
        persons: left_out.into_iter().cloned().collect(),
    })
}

pub(super) fn child_heard(state: &mut State, now: &Now<'_>, body: &ChildHeard) -> Outcome {
    family::known(state, &body.by)?;
    state.heard.push((body.clone(), now.effective));
    Ok(Vec::new())
}

pub(super) fn evaluated(state: &mut State, now: &Now<'_>, body: &Evaluated) -> Outcome {
    access::writes(state, now, EntryKind::Evaluation)?;
    if state.evaluations.iter().any(|known| known.evaluated.evaluation == body.evaluation) {
        return Err(Refusal::repeated("evaluation", &body.evaluation));
    }
    if body.level != state.level {
        return Err(Refusal::OtherLevel { expected: state.level, found: body.level });
    }
    let mut warnings = Vec::new();
    for effect in &body.measures {
        let Some(measure) = state.measure(&effect.measure) else {
            return Err(Refusal::unknown("measure", &effect.measure));
        };
        if measure.evaluation_is_late_on(now.day()) {
            warnings.push(Warning::EvaluationLate {
                measure: effect.measure.clone(),
                was_due: measure.added.evaluate_by,
            });
        }
    }
    if body.child_view.is_none() {
        warnings.push(Warning::ChildNotHeardInEvaluation);
    }
    for effect in &body.measures {
        let index = state.measure_index.get(&effect.measure).copied();
        if let Some(measure) = index.and_then(|index| state.measures.get_mut(index)) {
            measure.evaluated = Some(now.seq);
        }
    }
    state.evaluations.push(Evaluation { evaluated: body.clone(), at: now.at, seq: now.seq });
    warnings.extend(super::level::special(state, now.profile));
    Ok(warnings)
}

pub(super) fn decided(state: &mut State, now: &Now<'_>, body: &Decided) -> Outcome {
    if state.decisions.iter().any(|known| known.decided.decision == body.decision) {
        return Err(Refusal::repeated("decision", &body.decision));
    }
    if body.decided_by.is_empty() {
        return Err(Refusal::Empty { list: "decided_by" });
    }
    for person in &body.decided_by {
        family::known(state, person)?;
    }
    let Some(evaluation) =
        state.evaluations.iter().find(|known| known.evaluated.evaluation == body.evaluation)
    else {
        return Err(Refusal::unknown("evaluation", &body.evaluation));
    };
    if evaluation.evaluated.level != state.level || evaluation.seq < state.round {
        return Err(Refusal::OldEvaluation { evaluation: body.evaluation.clone() });
    }
    let open = now.profile.leads(state.level, &body.option);
    if !open.is_some_and(|leads| leads.contains(&body.leads)) {
        return Err(Refusal::Option { option: body.option.clone(), level: state.level });
    }
    if let Some(to) = body.leads.level().filter(|to| !now.profile.may_go(state.level, *to)) {
        return Err(Refusal::NoWay { from: state.level, to });
    }
    if body.leads == Leads::Stay && !now.profile.may_go(state.level, state.level) {
        return Err(Refusal::NoWay { from: state.level, to: state.level });
    }
    access::writes(state, now, EntryKind::Decision)?;
    if body.leads == Leads::Stay {
        state.round = now.seq;
        state.steps_done.clear();
    }
    state.decisions.push(Decision { decided: body.clone(), level: state.level, at: now.at, seq: now.seq });
    Ok(Vec::new())
}
