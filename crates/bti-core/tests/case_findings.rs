//! Follow-up breaks: each appears with its cause, disappears when that is repaired, and never on a case that rests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::Date;
use bti_core::case::{
    BreakFound, Broken, DayKind, DeadlineUnit, DeviationSuggested, Evidence, FollowUpBreak, Span, Warning,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn kinds(story: &Story, on: &str) -> Vec<FollowUpBreak> {
    story.case.follow_up_breaks(&story.profile, day(on)).iter().map(|found| found.kind).collect()
}

/// The break is there on that day, gone after the repair, and not there at all while the case rests.
fn appears_and_disappears(story: Story, kind: FollowUpBreak, on: &str, repair: impl FnOnce(&mut Story)) {
    assert!(kinds(&story, on).contains(&kind), "{kind} is missing: {:?}", kinds(&story, on));
    let mut resting = story.clone();
    resting.on(on);
    resting.teacher(json!({ "paused": { "reason": "Ferie." } }));
    assert_eq!(kinds(&resting, on), [], "{kind}");
    let mut repaired = story;
    repaired.on(on);
    repair(&mut repaired);
    assert!(!kinds(&repaired, on).contains(&kind), "{kind} stays");
}

#[test]
fn f1_nobody_holds_the_baton_where_the_routine_wants_one_from_level_0() {
    let early = profile_with(|process| process["holder"]["from"] = json!("bti:0"));
    let mut story = Story::opened_under(early);
    assert_eq!(kinds(&story, "2026-01-05"), [FollowUpBreak::NoHolder]);
    story.teacher(json!({ "holder-assigned": { "person": "teacher", "reason": "first" } }));
    assert_eq!(kinds(&story, "2026-01-05"), []);
    assert_eq!(kinds(&Story::opened(), "2026-01-05"), [], "the routine wants one from level 1");
}

#[test]
fn f2_a_hand_over_is_unanswered_past_its_day_or_the_routines_limit() {
    let mut story = Story::at_level_2();
    story.teacher(json!({ "child-heard": { "by": "teacher" } }));
    story.teacher(proposes("h1", "adviser"));
    // Five working days from Monday 2 February.
    assert_eq!(kinds(&story, "2026-02-09"), []);
    appears_and_disappears(story, FollowUpBreak::HandOverUnanswered, "2026-02-10", |story| {
        story.by("adviser", accepts("h1"));
    });
}

#[test]
fn f3_and_f4_a_measure_is_not_evaluated_or_overdue() {
    let story = Story::at_level_1();
    assert_eq!(kinds(&story, "2026-02-15"), []);
    appears_and_disappears(story.clone(), FollowUpBreak::EvaluationPassed, "2026-02-16", |story| {
        story.teacher(evaluated("ev1", "bti:1"));
    });
    appears_and_disappears(story.clone(), FollowUpBreak::EvaluationPassed, "2026-02-16", |story| {
        story.teacher(json!({ "measure-updated": { "measure": "m1", "evaluate_by": "2026-03-15" } }));
    });
    assert!(!kinds(&story, "2026-03-01").contains(&FollowUpBreak::MeasureOverdue));
    appears_and_disappears(story, FollowUpBreak::MeasureOverdue, "2026-03-02", |story| {
        story.teacher(measure_ends("m1"));
    });
}

#[test]
fn f3_a_new_day_of_evaluation_asks_for_a_new_evaluation() {
    let mut story = Story::at_level_1();
    story.teacher(evaluated("ev1", "bti:1"));
    story.teacher(json!({ "measure-updated": { "measure": "m1", "evaluate_by": "2026-02-20" } }));
    assert_eq!(kinds(&story, "2026-02-21"), [FollowUpBreak::EvaluationPassed]);
}

#[test]
fn f5_a_referral_is_sent_and_its_sender_does_nothing_meanwhile() {
    let mut story = Story::at_level_2();
    story.teacher(json!({ "referral-sent": { "referral": "r1", "from": "ppt", "to": "bup" } }));
    appears_and_disappears(story.clone(), FollowUpBreak::ReferralAlone, "2026-02-02", |story| {
        story.teacher(measure("m2", "adviser"));
    });
    appears_and_disappears(story, FollowUpBreak::ReferralAlone, "2026-02-02", |story| {
        story.teacher(json!({ "referral-answered": { "referral": "r1", "answer": "rejected" } }));
    });
}

#[test]
fn f6_a_service_left_and_its_measure_has_nobody() {
    let mut story = Story::at_level_2();
    story.teacher(measure("m2", "adviser"));
    let warnings = story.teacher(json!({ "service-left": { "engagement": "ppt", "reason": "Ferdig." } }));
    assert!(warnings.contains(&Warning::MeasureWithoutResponsible { measure: "m2".parse().unwrap() }));
    appears_and_disappears(story, FollowUpBreak::MeasureLeftBehind, "2026-02-02", |story| {
        story.teacher(json!({ "measure-updated": { "measure": "m2", "responsible": "teacher" } }));
    });
}

#[test]
fn f7_a_transition_comes_without_a_transition_meeting() {
    let mut story = Story::at_level_1();
    story.teacher(
        json!({ "transition-planned": { "transition": "t1", "kind": "kindergarten-to-school", "on": "2026-02-10" } }),
    );
    assert_eq!(kinds(&story, "2026-02-09"), []);
    appears_and_disappears(story, FollowUpBreak::TransitionWithoutMeeting, "2026-02-10", |story| {
        let mut held = meeting("mt1", "attended");
        held["meeting-held"]["kind"] = json!("transition");
        story.teacher(held);
    });
}

#[test]
fn f8_the_consent_a_service_or_the_log_rests_on_no_longer_counts() {
    let mut story = Story::at_level_1();
    let mut until = consent("c1", true);
    until["consent-given"]["valid_until"] = json!("2026-02-10");
    story.by("mother", until);
    story.teacher(joins("ppt", "ppt", json!({ "kind": "consent", "consent": "c1" })));
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    assert_eq!(kinds(&story, "2026-02-10"), []);
    let found = story.case.follow_up_breaks(&story.profile, day("2026-02-11"));
    assert_eq!(
        found,
        [Evidence::Engagement("ppt".parse().unwrap()), Evidence::Log]
            .map(|evidence| BreakFound { kind: FollowUpBreak::BasisLapsed, evidence })
    );
    appears_and_disappears(story, FollowUpBreak::BasisLapsed, "2026-02-11", |story| {
        story.teacher(json!({ "service-left": { "engagement": "ppt", "reason": "Uten samtykke." } }));
        story.teacher(json!({ "log-closed": { "reason": "Uten samtykke." } }));
    });
}

#[test]
fn f9_nobody_has_talked_with_the_child_since_the_last_meeting() {
    for (voice, missing) in [
        (json!("attended"), false),
        (json!("declined"), true),
        (json!({ "not-offered": { "reason": "x" } }), true),
    ] {
        let mut story = Story::at_level_1();
        let mut held = meeting("mt1", "attended");
        held["meeting-held"]["child_voice"] = voice.clone();
        story.teacher(held);
        assert_eq!(kinds(&story, "2026-01-12"), [], "not on the day itself");
        assert_eq!(kinds(&story, "2026-01-13") == [FollowUpBreak::ChildNotHeard], missing, "{voice}");
    }
    let mut story = Story::at_level_1();
    story.teacher(json!({ "child-heard": { "by": "teacher" } }));
    story.on("2026-01-13");
    story.teacher(meeting("mt1", "declined"));
    assert_eq!(kinds(&story, "2026-01-14"), [FollowUpBreak::ChildNotHeard], "that was before the meeting");
    let mut story = Story::at_level_1();
    story.teacher(meeting("mt1", "declined"));
    appears_and_disappears(story, FollowUpBreak::ChildNotHeard, "2026-01-13", |story| {
        story.teacher(json!({ "child-heard": { "by": "teacher" } }));
    });
}

#[test]
fn f10_the_holder_is_away_without_a_substitute() {
    let mut story = Story::at_level_2();
    story.teacher(json!({ "holder-absent": { "until": "2026-02-20" } }));
    assert_eq!(kinds(&story, "2026-02-21"), []);
    appears_and_disappears(story.clone(), FollowUpBreak::HolderAbsent, "2026-02-03", |story| {
        story.teacher(json!({ "substitute-set": { "person": "adviser" } }));
    });
    appears_and_disappears(story, FollowUpBreak::HolderAbsent, "2026-02-03", |story| {
        story.teacher(json!({ "holder-back": {} }));
    });
}

#[test]
fn a_broken_routine_suggests_a_deviation_until_it_is_repaired() {
    let mut story = Story::at_level_2();
    let broken = |story: &Story, on: &str| -> Vec<Broken> {
        let found = story.case.deviations(&story.profile, day(on));
        found.into_iter().map(|DeviationSuggested { broken }| broken).collect()
    };
    assert_eq!(broken(&story, "2026-02-02"), [Broken::NoLog(bti_core::case::BtiLevel::Level2)]);
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    assert_eq!(broken(&story, "2026-02-02"), []);
    let declines = json!({ "circumstance-noted": { "circumstance": "guardians-decline", "holds": true } });
    assert_eq!(story.teacher(declines), [Warning::NotConsidered { rule: "action-plan".parse().unwrap() }]);
    assert_eq!(broken(&story, "2026-02-02"), [Broken::NotConsidered("action-plan".parse().unwrap())]);
    story.teacher(
        json!({ "considered": { "circumstance": "guardians-decline", "outcome": "Tiltak i klassen." } }),
    );
    assert_eq!(broken(&story, "2026-02-02"), []);
}

#[test]
fn level_3_with_a_possible_mental_disorder_needs_the_psychologist_and_an_unclear_one_a_doctor_too() {
    let mut story = Story::at_level_2();
    story.teacher(json!({ "participants-confirmed": { "persons": ["teacher", "adviser"] } }));
    story.decide(2, "to-level-3");
    let noted =
        json!({ "circumstance-noted": { "circumstance": "somatic-or-mental-unclear", "holds": true } });
    assert_eq!(story.teacher(noted), [], "the rule begins at level 3");
    let warnings = story.teacher(by_decision("bti:3", "d2"));
    let rules: Vec<&Warning> =
        warnings.iter().filter(|warning| matches!(warning, Warning::NotInvolved { .. })).collect();
    assert_eq!(rules.len(), 2);
    let mut wide = consent("c2", true);
    wide["consent-given"]["services"] = json!(["kommunepsykolog", "fastlege"]);
    story.by("mother", wide);
    story.teacher(joins("psychologist", "kommunepsykolog", json!({ "kind": "consent", "consent": "c2" })));
    let warnings = story.teacher(joins("gp", "fastlege", json!({ "kind": "consent", "consent": "c2" })));
    assert_eq!(warnings, [], "a GP does as well as the municipal doctor");
}

#[test]
fn the_deadlines_of_the_routine_run_and_are_met() {
    let mut story = Story::at_level_2();
    let met = |story: &Story| -> Vec<(String, String, bool)> {
        let due = story.case.deadlines(&story.profile);
        due.iter().map(|due| (due.deadline.to_string(), due.due.to_string(), due.met)).collect()
    };
    assert_eq!(met(&story), [("meet".to_owned(), "2026-02-16".to_owned(), true)], "they met that day");
    story.on("2026-03-02");
    story.teacher(proposes("h1", "adviser"));
    assert_eq!(met(&story)[1], ("answer-baton".to_owned(), "2026-03-09".to_owned(), false));
    story.by("adviser", accepts("h1"));
    assert_eq!(met(&story).len(), 1);
}

fn any_span() -> impl Strategy<Value = Span> {
    (1_u16..60, 0..DeadlineUnit::ALL.len(), 0..DayKind::ALL.len())
        .prop_filter_map("no such span", |(n, unit, days)| {
            Span::new(n, DeadlineUnit::ALL[unit], DayKind::ALL[days]).ok()
        })
}

proptest! {
    #[test]
    fn a_later_trigger_never_gives_an_earlier_deadline(
        span in any_span(), year in 1900_i32..2200, month in 1_u32..=12, of_month in 1_u32..=28, later in 0_u32..40
    ) {
        let first = Date::new(year, month, of_month)?;
        let mut second = first;
        for _ in 0..later {
            second = second.next().expect("within range");
        }
        prop_assert!(span.due(first) <= span.due(second));
        prop_assert!(span.due(first).is_some_and(|due| due > first));
    }

    #[test]
    fn an_unspecified_kind_of_day_gives_the_earlier_date(
        amount in 1_u16..60, unit in 0..2_usize, month in 1_u32..=12, of_month in 1_u32..=28
    ) {
        let from = Date::new(2026, month, of_month)?;
        let of = |days| Span::new(amount, DeadlineUnit::ALL[unit], days).expect("a span").due(from);
        prop_assert_eq!(of(DayKind::Unspecified), of(DayKind::Calendar).min(of(DayKind::Working)));
        let working = of(DayKind::Working).expect("within range");
        prop_assert!(bti_core::case::is_working_day(working));
    }
}

#[test]
fn working_days_cross_the_holidays_and_no_span_is_nothing() {
    let working = Span::new(2, DeadlineUnit::Day, DayKind::Working).unwrap();
    for (from, due) in [
        ("2026-04-30", "2026-05-05"), // 1 May, a weekend
        ("2026-05-13", "2026-05-18"), // Ascension
        ("2026-05-22", "2026-05-27"), // Whit Monday
        ("2026-12-23", "2026-12-28"), // Christmas: the 24th is a working day
        ("2026-12-31", "2027-01-05"),
    ] {
        assert_eq!(working.due(day(from)), Some(day(due)), "{from}");
    }
    assert!(Span::new(0, DeadlineUnit::Day, DayKind::Calendar).is_err());
    assert!(Span::new(1001, DeadlineUnit::Day, DayKind::Calendar).is_err());
    assert!(Span::new(1, DeadlineUnit::Month, DayKind::Working).is_err());
    let _: Value = serde_json::to_value(working).unwrap();
}
