//! Follow-up breaks and broken routines: what has slipped in a case, seen on a day.

use super::apply::{log_basis_lapsed, rests_on_nothing, special};
use super::codes::{Asked, Severity};
use super::id::{EngagementId, HandOverId, MeasureId, MeetingId, ReferralId, TransitionId};
use super::lifecycle::Status;
use super::log::LogStatus;
use super::meeting::ChildVoice;
use super::people::SubjectKind;
use super::profile::{DeadlineId, ProcessProfile};
use super::state::Case;
use super::warning::Warning;
use super::{BtiLevel, Trigger};
use crate::service::catalogue::catalogue;
use crate::{Date, PersonId, RuleId, Service};

catalogue! {
    /// A break in follow-up (*oppfølgingsbrudd*). There is no formal definition: these ten can be computed, with evidence.
    #[doc(alias = "oppfølgingsbrudd")]
    #[doc(alias = "oppfølgingsbrot")]
    pub enum FollowUpBreak called "follow-up break" with () {
        /// F1.
        NoHolder "no-holder" "ingen har ansvaret som stafettholder" "ingen har ansvaret som stafetthaldar" "nobody holds the baton" => ();
        /// F2.
        HandOverUnanswered "hand-over-unanswered" "overføring foreslått og ikke besvart" "overføring foreslått og ikkje svart på" "a hand-over proposed and not answered" => ();
        /// F3.
        EvaluationPassed "evaluation-passed" "evalueringsdagen har passert" "evalueringsdagen har passert" "the day of evaluation has passed" => ();
        /// F4.
        MeasureOverdue "measure-overdue" "tiltak over fristen uten status" "tiltak over fristen utan status" "a measure overdue without status" => ();
        /// F5.
        ReferralAlone "referral-alone" "henvist, uten svar og uten tiltak imens" "tilvist, utan svar og utan tiltak imens" "referred, without answer and without a measure meanwhile" => ();
        /// F6.
        MeasureLeftBehind "measure-left-behind" "tiltak uten noen etter at en tjeneste gikk ut" "tiltak utan nokon etter at ei teneste gjekk ut" "a measure left behind by a service that left" => ();
        /// F7.
        TransitionWithoutMeeting "transition-without-meeting" "overgang uten overgangsmøte" "overgang utan overgangsmøte" "a transition without a transition meeting" => ();
        /// F8.
        BasisLapsed "basis-lapsed" "samtykket gjelder ikke lenger, men delingen fortsetter" "samtykket gjeld ikkje lenger, men delinga held fram" "the consent no longer counts and the sharing goes on" => ();
        /// F9.
        ChildNotHeard "child-not-heard" "ingen har snakket med barnet siden forrige møte" "ingen har snakka med barnet sidan førre møte" "nobody has talked with the child since the last meeting" => ();
        /// F10.
        HolderAbsent "holder-absent" "stafettholderen er borte uten stedfortreder" "stafetthaldaren er borte utan stadfortredar" "the holder is away without a substitute" => ();
    }
}

/// A break in follow-up that was found, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakFound {
    /// Which.
    pub kind: FollowUpBreak,
    /// What shows it.
    pub evidence: Evidence,
}

/// What shows that something has slipped: ids and days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Evidence {
    /// The level at which somebody has to hold the baton.
    Level(BtiLevel),
    /// A hand-over, and the day it should have been answered by.
    HandOver(HandOverId, Date),
    /// A measure, and the day that has passed.
    Measure(MeasureId, Date),
    /// A measure, and who was responsible for it.
    Responsible(MeasureId, PersonId),
    /// A referral.
    Referral(ReferralId),
    /// A transition, and its day.
    Transition(TransitionId, Date),
    /// An engagement that rests on a consent.
    Engagement(EngagementId),
    /// The log.
    Log,
    /// The last meeting, and its day.
    Meeting(MeetingId, Date),
    /// The holder who is away.
    Holder(PersonId),
}

/// The routine was broken: the host may want to register a deviation (*avvik*). The library keeps none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "avvik")]
pub struct DeviationSuggested {
    /// What was not kept.
    pub broken: Broken,
}

/// What of the routine was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Broken {
    /// A deadline that must be kept passed.
    Deadline(DeadlineId, Date),
    /// A service the routine asks for does not take part: one of these.
    NotInvolved(RuleId, Vec<Service>),
    /// Something the routine asks somebody to consider has not been considered.
    NotConsidered(RuleId),
    /// There is no log at a level that requires one.
    NoLog(BtiLevel),
    /// A follow-up break.
    FollowUp(BreakFound),
}

impl Case {
    /// The breaks in follow-up (F1 to F10) as the case stands, seen on a day, in their order.
    ///
    /// Each disappears when what caused it is repaired. A case that rests with a reason shows only that nobody holds the
    /// baton; a closed one shows none. The day is on or after the last event: for an earlier day, replay the events until
    /// then.
    #[must_use]
    #[doc(alias = "oppfølgingsbrudd")]
    pub fn follow_up_breaks(&self, profile: &ProcessProfile, day: Date) -> Vec<BreakFound> {
        let mut found = Vec::new();
        if !self.status().is_open() {
            return found;
        }
        self.no_holder(profile, &mut found);
        if matches!(self.status(), Status::Paused(_)) {
            return found;
        }
        self.hand_over_unanswered(profile, day, &mut found);
        self.measures_passed(day, &mut found);
        self.referrals_alone(&mut found);
        self.left_behind(&mut found);
        self.transitions(day, &mut found);
        self.basis_lapsed(day, &mut found);
        self.child_not_heard(day, &mut found);
        self.holder_absent(day, &mut found);
        found
    }

    /// Where the routine was broken as the case stands, seen on a day.
    #[must_use]
    pub fn deviations(&self, profile: &ProcessProfile, day: Date) -> Vec<DeviationSuggested> {
        if !matches!(self.status(), Status::Draft | Status::Active) {
            return Vec::new();
        }
        let late = self
            .deadlines_seen(profile, day)
            .into_iter()
            .filter(|due| due.severity == Severity::Must && !due.met && due.due < day)
            .map(|due| Broken::Deadline(due.deadline, due.due));
        let rules = special(self, profile).into_iter().filter_map(|warning| match warning {
            Warning::NotInvolved { rule, services } => Some(Broken::NotInvolved(rule, services)),
            Warning::NotConsidered { rule } => Some(Broken::NotConsidered(rule)),
            _ => None,
        });
        let needs_log = profile.log_required_from().is_some_and(|from| self.level() >= from);
        // Where a step of the level is to open the log, there is time for it on the day the level is entered.
        let opens = profile.steps(self.level()).any(|step| step.consent.contains(&Asked::Log));
        let planned = opens && day <= self.level_since().day();
        let log = (needs_log && !planned && self.log().status() != LogStatus::Active)
            .then(|| Broken::NoLog(self.level()));
        let breaks = self.follow_up_breaks(profile, day).into_iter().map(Broken::FollowUp);
        late.chain(rules).chain(log).chain(breaks).map(|broken| DeviationSuggested { broken }).collect()
    }

    /// F1.
    fn no_holder(&self, profile: &ProcessProfile, found: &mut Vec<BreakFound>) {
        if self.level() >= profile.holder_from() && self.holder().current().is_none() {
            found.push(BreakFound { kind: FollowUpBreak::NoHolder, evidence: Evidence::Level(self.level()) });
        }
    }

    /// F2: past the day it was to be answered by, or the routine's limit, whichever is first. With neither there is none.
    fn hand_over_unanswered(&self, profile: &ProcessProfile, day: Date, found: &mut Vec<BreakFound>) {
        let Some(pending) = self.holder().pending() else { return };
        let limits = profile
            .deadlines(Trigger::HandOverProposed, self.level())
            .filter_map(|row| row.within.due(pending.at().day()));
        let Some(limit) = limits.chain(pending.proposed().answer_by).min() else { return };
        if limit < day {
            let evidence = Evidence::HandOver(pending.proposed().hand_over.clone(), limit);
            found.push(BreakFound { kind: FollowUpBreak::HandOverUnanswered, evidence });
        }
    }

    /// F3 and F4.
    fn measures_passed(&self, day: Date, found: &mut Vec<BreakFound>) {
        for measure in self.measures() {
            if measure.evaluation_is_late_on(day) {
                let evidence = Evidence::Measure(measure.id().clone(), measure.agreed().evaluate_by);
                found.push(BreakFound { kind: FollowUpBreak::EvaluationPassed, evidence });
            }
        }
        for measure in self.measures().iter().filter(|measure| measure.status().is_open()) {
            if let Some(due) = measure.agreed().due.filter(|due| *due < day) {
                let evidence = Evidence::Measure(measure.id().clone(), due);
                found.push(BreakFound { kind: FollowUpBreak::MeasureOverdue, evidence });
            }
        }
    }

    /// F5: whoever sent it does nothing meanwhile.
    fn referrals_alone(&self, found: &mut Vec<BreakFound>) {
        for referral in self.referrals().iter().filter(|referral| referral.answered().is_none()) {
            let meanwhile = self.measures().iter().any(|measure| {
                let responsible = self.state.participant(&measure.agreed().responsible);
                measure.status().is_open()
                    && responsible.is_some_and(|one| *one.engagement() == referral.sent().from)
            });
            if !meanwhile {
                let evidence = Evidence::Referral(referral.sent().referral.clone());
                found.push(BreakFound { kind: FollowUpBreak::ReferralAlone, evidence });
            }
        }
    }

    /// F6.
    fn left_behind(&self, found: &mut Vec<BreakFound>) {
        for measure in self.measures().iter().filter(|measure| measure.status().is_open()) {
            let responsible = &measure.agreed().responsible;
            if self.state.participant(responsible).is_none() {
                let evidence = Evidence::Responsible(measure.id().clone(), responsible.clone());
                found.push(BreakFound { kind: FollowUpBreak::MeasureLeftBehind, evidence });
            }
        }
    }

    /// F7.
    fn transitions(&self, day: Date, found: &mut Vec<BreakFound>) {
        for (planned, _) in &self.state.transitions {
            if planned.on <= day && !self.state.transitions_met.contains(&planned.transition) {
                let evidence = Evidence::Transition(planned.transition.clone(), planned.on);
                found.push(BreakFound { kind: FollowUpBreak::TransitionWithoutMeeting, evidence });
            }
        }
    }

    /// F8: an engagement, or the log, goes on resting on a consent that no longer counts.
    fn basis_lapsed(&self, day: Date, found: &mut Vec<BreakFound>) {
        for engagement in self.state.current_engagements().filter(|one| rests_on_nothing(self, one, day)) {
            let evidence = Evidence::Engagement(engagement.id().clone());
            found.push(BreakFound { kind: FollowUpBreak::BasisLapsed, evidence });
        }
        if log_basis_lapsed(self, day) {
            found.push(BreakFound { kind: FollowUpBreak::BasisLapsed, evidence: Evidence::Log });
        }
    }

    /// F9: not at the last meeting, and not after it. Nobody talks with a child that is not born.
    fn child_not_heard(&self, day: Date, found: &mut Vec<BreakFound>) {
        let last = self.meetings().iter().max_by_key(|meeting| (meeting.at(), meeting.seq));
        let Some(meeting) = last.filter(|_| self.subject().kind != SubjectKind::Unborn) else { return };
        let there = matches!(meeting.held().child_voice, ChildVoice::Attended);
        let after = self.heard().iter().any(|(_, at)| !at.precedes(meeting.at()));
        if !there && !after && meeting.at().day() < day {
            let evidence = Evidence::Meeting(meeting.held().meeting.clone(), meeting.at().day());
            found.push(BreakFound { kind: FollowUpBreak::ChildNotHeard, evidence });
        }
    }

    /// F10.
    fn holder_absent(&self, day: Date, found: &mut Vec<BreakFound>) {
        let Some(held) = self.holder().current() else { return };
        if self.holder().is_absent_on(day) && self.holder().substitute_on(day).is_none() {
            let evidence = Evidence::Holder(held.person().clone());
            found.push(BreakFound { kind: FollowUpBreak::HolderAbsent, evidence });
        }
    }
}
