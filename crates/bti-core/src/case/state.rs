//! The case as it stands after its events.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{Circumstance, Role};
use super::consent::CaseConsent;
use super::engagement::{Engagement, Participant};
use super::evaluation::{Decision, Evaluation};
use super::event::Event;
use super::holder::Stafettholder;
use super::id::{CaseId, ConcernId, EngagementId, MeasureId, TransitionId};
use super::lifecycle::{Status, TransitionPlanned};
use super::log::{LogEntry, Stafettlogg, Visibility};
use super::meeting::{ChildHeard, Meeting};
use super::moment::Moment;
use super::people::{GuardianParty, Informed, Official, Subject};
use super::plan::{GoalSet, Measure};
use super::profile::{ProfileRef, StepId};
use super::referral::Referral;
use super::scale::BtiLevel;
use super::track::{SafetyTrack, Track};
use crate::numbers::MunicipalityNumber;
use crate::{ConsentId, Date, PersonId, Service};

/// A case (*BTI-sak*): everything that has happened in it, and how it stands.
///
/// It is made by [`Case::open`], changed by [`Case::apply`] and by nothing else, and made again by [`Case::replay`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "sak")]
#[doc(alias = "BTI-sak")]
pub struct Case {
    pub(super) history: Vec<Event>,
    pub(super) state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) id: CaseId,
    pub(super) profile: ProfileRef,
    pub(super) subject: Subject,
    pub(super) municipality: MunicipalityNumber,
    pub(super) concern: Option<ConcernId>,
    pub(super) of_age: bool,
    pub(super) guardians: Vec<GuardianParty>,
    pub(super) officials: Vec<Official>,
    /// Everybody who has ever had to do with the case.
    pub(super) known: BTreeSet<PersonId>,
    pub(super) informed: Informed,
    pub(super) status: Status,
    pub(super) opened: Moment,
    pub(super) level: BtiLevel,
    pub(super) level_since: Moment,
    /// The event that began this round of measures and evaluation.
    pub(super) round: u64,
    pub(super) last_change: Moment,
    pub(super) last_recorded: Moment,
    pub(super) engagements: Vec<Engagement>,
    pub(super) participants: Vec<Participant>,
    pub(super) holder: Stafettholder,
    pub(super) log: Stafettlogg,
    pub(super) consents: Vec<CaseConsent>,
    pub(super) goals: Vec<GoalSet>,
    pub(super) measures: Vec<Measure>,
    pub(super) measure_index: BTreeMap<MeasureId, usize>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) heard: Vec<(ChildHeard, Moment)>,
    pub(super) evaluations: Vec<Evaluation>,
    pub(super) decisions: Vec<Decision>,
    pub(super) referrals: Vec<Referral>,
    pub(super) safety: Vec<SafetyTrack>,
    pub(super) tracks: Vec<Track>,
    pub(super) circumstances: BTreeMap<Circumstance, Moment>,
    pub(super) considered: BTreeSet<Circumstance>,
    pub(super) transitions: Vec<(TransitionPlanned, Moment)>,
    /// Transitions a transition meeting has been held for.
    pub(super) transitions_met: BTreeSet<TransitionId>,
    /// Steps of the routine done in this round.
    pub(super) steps_done: BTreeSet<StepId>,
}

impl State {
    pub(super) fn is_family(&self, person: &PersonId) -> bool {
        self.subject.person == *person || self.guardians.iter().any(|guardian| guardian.person == *person)
    }

    pub(super) fn participant(&self, person: &PersonId) -> Option<&Participant> {
        self.participants.iter().find(|one| {
            one.is_current()
                && one.person() == person
                && self.engagement(one.engagement()).is_some_and(|engagement| engagement.until.is_none())
        })
    }

    pub(super) fn engagement(&self, id: &EngagementId) -> Option<&Engagement> {
        self.engagements.iter().find(|engagement| engagement.id() == id)
    }

    pub(super) fn current_engagements(&self) -> impl Iterator<Item = &Engagement> {
        self.engagements.iter().filter(|engagement| engagement.until.is_none())
    }

    pub(super) fn consent(&self, id: &ConsentId) -> Option<&CaseConsent> {
        self.consents.iter().find(|consent| consent.id() == id)
    }

    pub(super) fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measure_index.get(id).and_then(|index| self.measures.get(*index))
    }

    pub(super) fn roles(&self, person: &PersonId, day: Date) -> Vec<Role> {
        let mut roles = Vec::new();
        if self.holder.current().is_some_and(|held| held.person() == person) {
            roles.push(Role::Stafettholder);
        }
        if self.holder.substitute_on(day).is_some_and(|substitute| substitute.person() == person) {
            roles.push(Role::Substitute);
        }
        if self.participant(person).is_some() {
            roles.push(Role::Participant);
        }
        if self.guardians.iter().any(|guardian| guardian.person == *person) {
            roles.push(Role::Guardian);
        }
        if self.subject.person == *person {
            roles.push(Role::Child);
        }
        roles.extend(self.officials.iter().filter(|one| one.person == *person).map(|one| one.role));
        roles
    }

    /// Whether anything about the child's safety keeps guardians from being told on a day. A suspicion that is noted and
    /// has no track yet does so too.
    pub(super) fn suspends_information(&self, day: Date) -> bool {
        let noted = self.circumstances.contains_key(&Circumstance::ViolenceOrAbuse);
        (noted && self.safety.is_empty()) || !self.safety.iter().all(|one| one.guardians_may_be_told(day))
    }

    pub(super) fn has_service(&self, service: Service) -> bool {
        self.current_engagements().any(|engagement| engagement.joined.service == service)
    }
}

impl Case {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &CaseId {
        &self.state.id
    }

    /// Everything that has happened, as it came.
    #[must_use]
    pub fn history(&self) -> &[Event] {
        &self.history
    }

    /// The number of the last event.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.history.last().map_or(0, |event| event.seq)
    }

    /// Which routine it keeps to.
    #[must_use]
    pub fn profile(&self) -> &ProfileRef {
        &self.state.profile
    }

    /// Whom it is about.
    #[must_use]
    pub fn subject(&self) -> &Subject {
        &self.state.subject
    }

    /// Whether the child has come of age.
    #[must_use]
    pub fn is_of_age(&self) -> bool {
        self.state.of_age
    }

    /// The guardians.
    #[must_use]
    pub fn guardians(&self) -> &[GuardianParty] {
        &self.state.guardians
    }

    /// Those who have to do with it by office.
    #[must_use]
    pub fn officials(&self) -> &[Official] {
        &self.state.officials
    }

    /// Whether the guardians have been told.
    #[must_use]
    pub fn informed(&self) -> &Informed {
        &self.state.informed
    }

    /// The child's municipality.
    #[must_use]
    pub fn municipality(&self) -> MunicipalityNumber {
        self.state.municipality
    }

    /// The concern it was promoted from.
    #[must_use]
    pub fn concern(&self) -> Option<&ConcernId> {
        self.state.concern.as_ref()
    }

    /// Draft, active, paused, closed or archived.
    #[must_use]
    pub fn status(&self) -> &Status {
        &self.state.status
    }

    /// When it was opened.
    #[must_use]
    pub fn opened(&self) -> Moment {
        self.state.opened
    }

    /// Its level.
    #[must_use]
    pub fn level(&self) -> BtiLevel {
        self.state.level
    }

    /// Since when it has had that level.
    #[must_use]
    pub fn level_since(&self) -> Moment {
        self.state.level_since
    }

    /// The services that take or took part.
    #[must_use]
    pub fn engagements(&self) -> &[Engagement] {
        &self.state.engagements
    }

    /// How many services take part: distinct current engagements, however many people.
    #[must_use]
    pub fn service_count(&self) -> usize {
        self.state.current_engagements().count()
    }

    /// Those who take or took part for a service.
    #[must_use]
    pub fn participants(&self) -> &[Participant] {
        &self.state.participants
    }

    /// Who holds and has held the baton.
    #[must_use]
    pub fn holder(&self) -> &Stafettholder {
        &self.state.holder
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> &Stafettlogg {
        &self.state.log
    }

    /// The consents and refusals recorded.
    #[must_use]
    pub fn consents(&self) -> &[CaseConsent] {
        &self.state.consents
    }

    /// The goals.
    #[must_use]
    pub fn goals(&self) -> &[GoalSet] {
        &self.state.goals
    }

    /// The measures, as they stand.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.state.measures
    }

    /// The meetings.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.state.meetings
    }

    /// The conversations with the child between meetings.
    #[must_use]
    pub fn heard(&self) -> &[(ChildHeard, Moment)] {
        &self.state.heard
    }

    /// The evaluations.
    #[must_use]
    pub fn evaluations(&self) -> &[Evaluation] {
        &self.state.evaluations
    }

    /// The decisions.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.state.decisions
    }

    /// The referrals.
    #[must_use]
    pub fn referrals(&self) -> &[Referral] {
        &self.state.referrals
    }

    /// The safety tracks.
    #[must_use]
    pub fn safety(&self) -> &[SafetyTrack] {
        &self.state.safety
    }

    /// The other tracks.
    #[must_use]
    pub fn tracks(&self) -> &[Track] {
        &self.state.tracks
    }

    /// The steps of the routine done in this round of measures and evaluation.
    #[must_use]
    pub fn steps_done(&self) -> &BTreeSet<StepId> {
        &self.state.steps_done
    }

    /// The circumstances that hold, and since when.
    #[must_use]
    pub fn circumstances(&self) -> &BTreeMap<Circumstance, Moment> {
        &self.state.circumstances
    }

    /// What somebody is in the case on a day, as it stands.
    #[must_use]
    pub fn roles_of(&self, person: &PersonId, day: Date) -> Vec<Role> {
        self.state.roles(person, day)
    }

    /// The service somebody takes part for.
    #[must_use]
    pub fn service_of(&self, person: &PersonId) -> Option<Service> {
        let engagement = self.state.participant(person)?.engagement();
        self.state.engagement(engagement).map(|found| found.joined.service)
    }

    /// Whether an entry may be shown to guardians on a day, as far as the case goes: not while a safety track it belongs
    /// to keeps them from being told, and not where its author meant it for others. The law decides besides.
    #[must_use]
    pub fn guardians_may_see(&self, entry: &LogEntry, day: Date) -> bool {
        let kept_from = entry.track().is_some_and(|track| {
            self.state.safety.iter().any(|safety| safety.id() == track && !safety.guardians_may_be_told(day))
        });
        !kept_from && entry.visibility() == Visibility::Everyone
    }

    /// Whether guardians may be told on a day. A decision not to tell, a safety track that keeps it from them, or a
    /// suspicion that is noted and has no track yet stands in the way.
    #[must_use]
    pub fn guardians_may_be_told(&self, day: Date) -> bool {
        !matches!(self.state.informed, Informed::Withheld(_)) && !self.state.suspends_information(day)
    }
}
