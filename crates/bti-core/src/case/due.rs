//! Which deadlines of the routine run in a case, and whether they have been met.

use super::codes::{Severity, Task, Trigger};
use super::moment::Moment;
use super::plan::MeasureStatus;
use super::profile::{DeadlineId, DeadlineRow, ProcessProfile};
use super::state::Case;
use super::track::TrackKind;
use crate::Date;

/// A deadline that runs (*frist*): what is to be done, by which day, and whether it has been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The deadline of the routine.
    pub deadline: DeadlineId,
    /// What is to be done.
    pub task: Task,
    /// Must or should.
    pub severity: Severity,
    /// When it began to run.
    pub from: Moment,
    /// The last day.
    pub due: Date,
    /// Whether it has been done.
    pub met: bool,
}

impl Due {
    pub(super) fn of(row: &DeadlineRow, from: Moment, met: bool) -> Option<Self> {
        let due = row.within.due(from.day())?;
        Some(Self { deadline: row.id.clone(), task: row.task, severity: row.severity, from, due, met })
    }
}

impl Case {
    /// The deadlines of the routine that run in the case, the earliest first.
    ///
    /// A deadline for clarifying runs in a concern, and is not known here.
    #[must_use]
    pub fn deadlines(&self, profile: &ProcessProfile) -> Vec<Due> {
        self.deadlines_seen(profile, self.state.last_recorded.day())
    }

    /// The deadlines seen on a day: none to tell guardians something runs while they are not to be told.
    pub(super) fn deadlines_seen(&self, profile: &ProcessProfile, day: Date) -> Vec<Due> {
        let suspended = self.state.suspends_information(day);
        let mut due: Vec<Due> = self
            .triggers()
            .into_iter()
            .flat_map(|(trigger, from, answered)| {
                profile
                    .deadlines(trigger, self.level())
                    .filter(move |row| !(suspended && row.task == Task::InformGuardians))
                    .filter_map(move |row| {
                        let met =
                            if row.task == Task::Answer { answered } else { self.done_since(row.task, from) };
                        Due::of(row, from, met)
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        due.sort_by(|one, other| {
            (one.due, &one.deadline, one.from).cmp(&(other.due, &other.deadline, other.from))
        });
        due
    }

    /// What sets deadlines running: the trigger, since when, and whether it has been answered.
    fn triggers(&self) -> Vec<(Trigger, Moment, bool)> {
        // Minutes may be registered late, so the last meeting is not always the last recorded.
        let last_meeting = self.meetings().iter().max_by_key(|meeting| (meeting.at(), meeting.seq));
        let mut found = vec![
            (Trigger::CaseOpened, self.opened(), true),
            (Trigger::LevelEntered, self.level_since(), true),
        ];
        found.extend(
            self.tracks()
                .iter()
                .filter(|track| track.opened().kind == TrackKind::SchoolEnvironment && track.is_open())
                .map(|track| (Trigger::SchoolEnvironmentOpened, track.at(), true)),
        );
        found.extend(
            self.measures()
                .iter()
                .filter(|measure| matches!(measure.status(), MeasureStatus::Active | MeasureStatus::Planned))
                .map(|measure| (Trigger::MeasureStarted, measure.agreed().start.into(), true)),
        );
        found.extend(last_meeting.map(|meeting| (Trigger::MeetingHeld, meeting.at(), true)));
        found.extend(self.evaluations().last().map(|evaluation| (Trigger::Evaluated, evaluation.at(), true)));
        found.extend(self.holder().pending().map(|pending| (Trigger::HandOverProposed, pending.at(), false)));
        found.extend(
            self.referrals()
                .iter()
                .map(|referral| (Trigger::ReferralSent, referral.at(), referral.answered().is_some())),
        );
        found
    }

    fn done_since(&self, task: Task, from: Moment) -> bool {
        let since = |at: Moment| !at.precedes(from);
        match task {
            Task::Decide | Task::Clarify => self.decisions().iter().any(|one| since(one.at())),
            Task::InformGuardians => self.informed().is_settled(),
            Task::Plan => !self.goals().is_empty() || self.measures().iter().any(|one| since(one.at())),
            Task::Meet => self.meetings().iter().any(|one| since(one.at())),
            Task::Evaluate => self.evaluations().iter().any(|one| since(one.at())),
            Task::Answer => false,
        }
    }
}
