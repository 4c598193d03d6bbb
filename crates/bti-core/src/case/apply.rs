//! How an event changes a case, or is refused.

mod access;
mod ending;
mod family;
mod grounds;
mod holder;
mod level;
mod safety;
mod services;
mod work;
mod writing;

use super::engagement::Engagement;
use super::event::{Event, What};
use super::lifecycle::{CaseOpened, Status};
use super::moment::Moment;
use super::profile::{ProcessProfile, ProfileRef};
use super::refusal::Refusal;
use super::state::{Case, State};
use super::warning::Warning;
use crate::{Date, PersonId};

/// What an event comes to: its warnings, or why it was refused.
pub(super) type Outcome = Result<Vec<Warning>, Refusal>;

/// An event while it is applied. Every function that takes one checks first and changes last: after its last `?`.
pub(super) struct Now<'a> {
    profile: &'a ProcessProfile,
    author: &'a PersonId,
    seq: u64,
    effective: Moment,
    recorded: Moment,
    /// When it counts from: never before the last change.
    at: Moment,
    late: bool,
}

impl Now<'_> {
    fn day(&self) -> Date {
        self.effective.day()
    }
}

/// What the routine asks for in circumstances that hold, and that is not there.
pub(super) fn special(case: &Case, profile: &ProcessProfile) -> Vec<Warning> {
    level::special(&case.state, profile)
}

/// Whether an engagement rests on a consent that no longer counts.
pub(super) fn rests_on_nothing(case: &Case, engagement: &Engagement, day: Date) -> bool {
    !services::engagement_holds(&case.state, engagement, day)
}

/// Whether the log rests on a consent that no longer counts.
pub(super) fn log_basis_lapsed(case: &Case, day: Date) -> bool {
    writing::basis_lapsed(&case.state, day)
}

/// Why events cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// There are no events.
    #[error("a case has at least the event that opened it")]
    NoEvents,
    /// The routine an event needs was not given.
    #[error("event {seq} needs the routine `{}` version {}", .profile.id, .profile.version)]
    NoProfile {
        /// The event.
        seq: u64,
        /// The routine.
        profile: ProfileRef,
    },
    /// An event was refused.
    #[error("event {seq}: {refusal}")]
    Refused {
        /// The event.
        seq: u64,
        /// Why.
        refusal: Refusal,
    },
}

impl Case {
    /// Opens a case with its first event.
    ///
    /// # Errors
    /// [`Refusal::Opening`] for any other event, and [`Refusal`] for what is missing.
    pub fn open(profile: &ProcessProfile, event: Event) -> Result<(Self, Vec<Warning>), Refusal> {
        let What::CaseOpened(opened) = &event.what else { return Err(Refusal::Opening) };
        if event.seq != 1 {
            return Err(Refusal::OutOfOrder { expected: 1, found: event.seq });
        }
        if event.recorded.precedes(event.effective) {
            return Err(Refusal::Future { effective: event.effective, recorded: event.recorded });
        }
        let (state, warnings) = ending::open(profile, &event, opened)?;
        Ok((Self { history: vec![event], state }, warnings))
    }

    /// Applies the next event.
    ///
    /// The profile is the one the case keeps to; for a migration it is the one it goes to. Warnings say what looks wrong
    /// with an accepted event. A refused event changes nothing.
    ///
    /// # Errors
    /// [`Refusal`] says what is wrong or missing.
    pub fn apply(&mut self, profile: &ProcessProfile, event: Event) -> Result<Vec<Warning>, Refusal> {
        self.check_place(&event)?;
        let expected = match &event.what {
            What::ProfileMigrated(migrated) => &migrated.to,
            _ => &self.state.profile,
        };
        if profile.reference() != *expected {
            return Err(Refusal::OtherProfile { expected: expected.clone(), found: profile.reference() });
        }
        allowed(&self.state.status, &event.what)?;
        // A suspicion, and the duty to report it, can be anybody's: whoever says so is known from then on.
        let safety = matches!(event.what, What::SafetyOpened(_) | What::SafetyReported(_));
        if !safety && !self.state.known.contains(&event.author) {
            return Err(Refusal::UnknownAuthor { person: event.author });
        }
        let late = event.effective.precedes(self.state.last_change);
        if late && !event.what.may_be_late() {
            return Err(Refusal::BeforeEarlierChange {
                event: event.what.code(),
                effective: event.effective,
                last: self.state.last_change,
            });
        }
        let now = Now {
            profile,
            author: &event.author,
            seq: event.seq,
            effective: event.effective,
            recorded: event.recorded,
            at: if late { event.effective } else { event.effective.max(self.state.last_change) },
            late,
        };
        let last = self.state.last_change;
        let mut warnings = dispatch(&mut self.state, &now, &event.what)?;
        if late {
            warnings.push(Warning::Late { effective: event.effective, last });
        }
        if !event.what.may_be_late() {
            self.state.last_change = now.at;
        }
        self.state.last_recorded = event.recorded;
        self.history.push(event);
        Ok(warnings)
    }

    /// The case that events make, with the routines they were applied under.
    ///
    /// # Errors
    /// [`ReplayError`] names the first event that cannot be applied. The events of a case that exists always can.
    pub fn replay<'a>(
        profiles: &[&ProcessProfile],
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Result<Self, ReplayError> {
        let find = |seq: u64, wanted: &ProfileRef| {
            profiles
                .iter()
                .copied()
                .find(|profile| profile.reference() == *wanted)
                .ok_or_else(|| ReplayError::NoProfile { seq, profile: wanted.clone() })
        };
        let mut events = events.into_iter();
        let first = events.next().ok_or(ReplayError::NoEvents)?;
        let What::CaseOpened(CaseOpened { profile, .. }) = &first.what else {
            return Err(ReplayError::Refused { seq: first.seq, refusal: Refusal::Opening });
        };
        let mut profile = find(first.seq, profile)?;
        let (mut case, _) = Self::open(profile, first.clone())
            .map_err(|refusal| ReplayError::Refused { seq: first.seq, refusal })?;
        for event in events {
            if let What::ProfileMigrated(migrated) = &event.what {
                profile = find(event.seq, &migrated.to)?;
            }
            case.apply(profile, event.clone())
                .map_err(|refusal| ReplayError::Refused { seq: event.seq, refusal })?;
        }
        Ok(case)
    }

    /// Whether the event is the next of this case, recorded after the last and after it took effect.
    fn check_place(&self, event: &Event) -> Result<(), Refusal> {
        if event.case != self.state.id {
            return Err(Refusal::OtherCase { expected: self.state.id.clone(), found: event.case.clone() });
        }
        let expected = self.seq().saturating_add(1);
        if event.seq < expected {
            let place = event.seq.checked_sub(1).and_then(|index| usize::try_from(index).ok());
            let known = place.and_then(|index| self.history.get(index));
            return Err(if known == Some(event) {
                Refusal::Duplicate { seq: event.seq }
            } else {
                Refusal::Conflict { seq: event.seq }
            });
        }
        if event.seq > expected {
            return Err(Refusal::OutOfOrder { expected, found: event.seq });
        }
        if matches!(event.what, What::CaseOpened(_)) {
            return Err(Refusal::Opening);
        }
        if event.recorded.precedes(event.effective) {
            return Err(Refusal::Future { effective: event.effective, recorded: event.recorded });
        }
        if event.recorded.precedes(self.state.last_recorded) {
            return Err(Refusal::RecordedEarlier {
                recorded: event.recorded,
                last: self.state.last_recorded,
            });
        }
        Ok(())
    }
}

/// Which events are possible in which state. Safety is possible in every state but archived.
fn allowed(status: &Status, what: &What) -> Result<(), Refusal> {
    let possible = match status {
        Status::Draft => {
            !matches!(what, What::Paused(_) | What::Resumed(_) | What::Reopened(_) | What::Archived(_))
        }
        Status::Active => !matches!(what, What::Resumed(_) | What::Reopened(_) | What::Archived(_)),
        Status::Paused(_) => !matches!(
            what,
            What::Evaluated(_)
                | What::Decided(_)
                | What::LevelChanged(_)
                | What::Paused(_)
                | What::Reopened(_)
                | What::Archived(_)
        ),
        Status::Closed(_) => matches!(
            what,
            What::SafetyOpened(_)
                | What::SafetyReported(_)
                | What::GuardianInformationDecided(_)
                | What::TrackClosed(_)
                | What::GuardiansStated(_)
                | What::Official(_)
                | What::ConsentWithdrawn(_)
                | What::ConsentExpired(_)
                | What::EntryAdded(_)
                | What::EntryCorrected(_)
                | What::ReferralAnswered(_)
                | What::SubjectCameOfAge(_)
                | What::Moved(_)
                | What::ProfileMigrated(_)
                | What::Reopened(_)
                | What::Archived(_)
        ),
        Status::Archived => false,
    };
    if possible { Ok(()) } else { Err(Refusal::Status { status: status.code(), event: what.code() }) }
}

fn dispatch(state: &mut State, now: &Now<'_>, what: &What) -> Outcome {
    match what {
        What::CaseOpened(_) => Err(Refusal::Opening),
        What::GuardiansStated(body) => family::guardians_stated(state, body),
        What::GuardiansInformed(body) => family::guardians_informed(state, now, body),
        What::Official(body) => family::official_named(state, body),
        What::SubjectCameOfAge(body) => family::came_of_age(state, now, body),
        What::CircumstanceNoted(body) => family::circumstance_noted(state, now, body),
        What::Considered(body) => family::considered(state, body),
        What::TransitionPlanned(body) => family::transition_planned(state, now, body),
        What::Moved(body) => family::moved(state, now, body),
        What::ServiceJoined(body) => services::joined(state, now, body),
        What::ServiceLeft(body) => services::left(state, now, body),
        What::ParticipantJoined(body) => services::participant_joined(state, now, body),
        What::ParticipantLeft(body) => services::participant_left(state, now, body),
        What::ParticipantsConfirmed(body) => services::confirmed(state, now, body),
        What::ReferralSent(body) => services::referral_sent(state, now, body),
        What::ReferralAnswered(body) => services::referral_answered(state, now, body),
        What::HolderAssigned(body) => holder::assigned(state, now, body),
        What::HandOverProposed(body) => holder::proposed(state, now, body),
        What::HandOverAccepted(body) => holder::accepted(state, now, body),
        What::HandOverDeclined(body) => holder::declined(state, now, body),
        What::HandOverWithdrawn(body) => holder::withdrawn(state, now, body),
        What::HandOverExpired(body) => holder::expired(state, now, body),
        What::SubstituteSet(body) => holder::substitute_set(state, now, body),
        What::SubstituteEnded(body) => holder::substitute_ended(state, now, body),
        What::HolderAbsent(body) => holder::absent(state, now, body),
        What::HolderBack(_) => holder::back(state, now),
        What::ConsentGiven(body) => grounds::given(state, now, body),
        What::ConsentRefused(body) => grounds::refused(state, now, body),
        What::ConsentWithdrawn(body) => grounds::withdrawn(state, now, body),
        What::ConsentExpired(body) => grounds::expired(state, now, body),
        What::LogOpened(body) => writing::opened(state, now, body),
        What::LogClosed(body) => writing::closed(state, now, body),
        What::EntryAdded(body) => writing::added(state, now, body),
        What::EntryCorrected(body) => writing::corrected(state, now, body),
        What::StepDone(body) => work::step_done(state, now, body),
        What::GoalSet(body) => work::goal_set(state, now, body),
        What::MeasureAdded(body) => work::measure_added(state, now, body),
        What::MeasureUpdated(body) => work::measure_updated(state, now, body),
        What::MeetingHeld(body) => work::meeting_held(state, now, body),
        What::ChildHeard(body) => work::child_heard(state, now, body),
        What::Evaluated(body) => work::evaluated(state, now, body),
        What::Decided(body) => work::decided(state, now, body),
        What::LevelChanged(body) => level::changed(state, now, body),
        What::SafetyOpened(body) => safety::opened(state, now, body),
        What::SafetyReported(body) => safety::reported(state, now, body),
        What::GuardianInformationDecided(body) => safety::information_decided(state, now, body),
        What::TrackOpened(body) => safety::track_opened(state, now, body),
        What::TrackClosed(body) => safety::track_closed(state, now, body),
        What::ProfileMigrated(body) => ending::migrated(state, now, body),
        What::Paused(body) => ending::paused(state, body),
        What::Resumed(_) => ending::resumed(state),
        What::Closed(body) => ending::closed(state, now, body),
        What::Reopened(body) => ending::reopened(state, now, body),
        What::Archived(_) => ending::archived(state),
    }
}
