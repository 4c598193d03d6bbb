//! Time and order: nothing is reordered silently, and nothing accepted is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::case::{Case, Refusal, ReplayError, Warning, merge};
use serde_json::json;
use support::*;

#[test]
fn the_first_event_opens_the_case_and_only_the_first() {
    let profile = profile();
    let goal = json!({ "goal-set": { "goal": "g1", "text": "x" } });
    let first = event(1, "2026-01-05", "2026-01-05", "teacher", goal);
    assert_eq!(Case::open(&profile, first).unwrap_err(), Refusal::Opening);
    let second = event(2, "2026-01-05", "2026-01-05", "teacher", opening());
    assert_eq!(Case::open(&profile, second).unwrap_err(), Refusal::OutOfOrder { expected: 1, found: 2 });
    assert_eq!(Story::opened().refused("teacher", opening()), Refusal::Opening);
}

#[test]
fn a_case_is_opened_by_its_first_participant_about_people_who_are_not_one_another() {
    let profile = profile();
    let open = |author: &str, change: fn(&mut serde_json::Value)| {
        let mut what = opening();
        change(&mut what["case-opened"]);
        Case::open(&profile, event(1, "2026-01-05", "2026-01-05", author, what)).unwrap_err()
    };
    assert!(matches!(open("mother", |_| {}), Refusal::WrongAuthor { .. }));
    assert!(matches!(
        open("teacher", |c| c["subject"]["person"] = json!("mother")),
        Refusal::Repeated { .. }
    ));
    assert!(matches!(
        open("teacher", |c| c["participant"]["engagement"] = json!("ppt")),
        Refusal::Unknown { .. }
    ));
    assert!(matches!(open("teacher", |c| c["profile"]["version"] = json!(9)), Refusal::OtherProfile { .. }));
    assert!(matches!(
        open("teacher", |c| c["service"]["basis"] = json!({ "kind": "consent", "consent": "c1" })),
        Refusal::NoBasis { .. }
    ));
    assert!(matches!(
        open("teacher", |c| c["informed"] =
            json!({ "informed": { "persons": ["teacher"], "on": "2026-01-05" } })),
        Refusal::NoStanding { .. }
    ));
}

#[test]
fn events_for_another_case_out_of_order_duplicate_and_conflicting_are_told_apart() {
    let mut story = Story::at_level_1();
    let last = story.case.history().last().unwrap().clone();
    let before = story.case.clone();
    let mut apply = |event| story.case.apply(&story.profile, event).unwrap_err();
    assert_eq!(apply(last.clone()), Refusal::Duplicate { seq: last.seq });
    let other = event(last.seq, "2026-01-12", "2026-01-12", "teacher", measure("m9", "teacher"));
    assert_eq!(apply(other), Refusal::Conflict { seq: last.seq });
    let later = event(last.seq + 2, "2026-01-12", "2026-01-12", "teacher", measure("m9", "teacher"));
    assert_eq!(apply(later), Refusal::OutOfOrder { expected: last.seq + 1, found: last.seq + 2 });
    let zero = event(0, "2026-01-12", "2026-01-12", "teacher", measure("m9", "teacher"));
    assert_eq!(apply(zero), Refusal::Conflict { seq: 0 });
    let mut elsewhere = event(last.seq + 1, "2026-01-12", "2026-01-12", "teacher", measure("m9", "teacher"));
    elsewhere.case = "k2".parse().unwrap();
    assert!(matches!(apply(elsewhere), Refusal::OtherCase { .. }));
    assert_eq!(story.case, before);
}

#[test]
fn nothing_is_recorded_before_it_happened_or_before_what_was_recorded_last() {
    let mut story = Story::at_level_1();
    let seq = story.case.seq() + 1;
    let mut apply = |effective: &str, recorded: &str| {
        let what = measure("m9", "teacher");
        story.case.apply(&story.profile, event(seq, effective, recorded, "teacher", what)).unwrap_err()
    };
    assert!(matches!(apply("2026-01-14", "2026-01-13"), Refusal::Future { .. }));
    assert!(matches!(apply("2026-01-10", "2026-01-11"), Refusal::RecordedEarlier { .. }));
    assert!(matches!(apply("2026-01-12T12:01", "2026-01-12T12:00"), Refusal::Future { .. }));
}

#[test]
fn only_notes_minutes_and_safety_are_registered_late_and_they_are_marked() {
    let mut story = Story::with_log();
    story.on("2026-02-02");
    story.teacher(json!({ "goal-set": { "goal": "g1", "text": "x" } }));
    let seq = story.case.seq() + 1;
    let late = |what| event(seq, "2026-01-20", "2026-02-02", "teacher", what);
    let refusal = story.case.apply(&story.profile, late(measure("m9", "teacher"))).unwrap_err();
    assert!(matches!(refusal, Refusal::BeforeEarlierChange { event: "measure-added", .. }));
    let (level, holder) = (story.case.level_since(), story.case.holder().clone());
    let warnings = story.case.apply(&story.profile, late(entry("note"))).unwrap();
    let marked =
        Warning::Late { effective: "2026-01-20".parse().unwrap(), last: "2026-02-02".parse().unwrap() };
    assert_eq!(warnings, std::slice::from_ref(&marked));
    assert!(story.case.log().entries()[0].is_late());
    let mut minutes = late(meeting("mt1", "attended"));
    minutes.seq += 1;
    assert_eq!(story.case.apply(&story.profile, minutes).unwrap(), [marked]);
    assert!(story.case.meetings()[0].is_late());
    assert_eq!((story.case.level_since(), story.case.holder()), (level, &holder));
    // What comes on time after a late note is not late.
    story.teacher(entry("note"));
    assert!(!story.case.log().entries()[1].is_late());
}

#[test]
fn the_same_routine_is_needed_for_every_event_and_every_author_is_known() {
    let mut story = Story::at_level_1();
    let other = profile_with(|process| process["version"] = json!(2));
    let event = story.next("teacher", measure("m9", "teacher"));
    assert!(matches!(story.case.apply(&other, event), Err(Refusal::OtherProfile { .. })));
    assert!(matches!(story.refused("stranger", measure("m9", "teacher")), Refusal::UnknownAuthor { .. }));
}

#[test]
fn two_copies_join_where_one_is_the_other_with_more_and_conflict_where_they_differ() {
    let mut ours = Story::at_level_1();
    let theirs = ours.clone();
    ours.teacher(measure("m2", "teacher"));
    let (long, short) = (ours.case.history(), theirs.case.history());
    assert_eq!(merge(long, short), Ok(long));
    assert_eq!(merge(short, long), Ok(long));
    let mut apart = theirs.clone();
    apart.teacher(measure("m3", "teacher"));
    assert_eq!(merge(long, apart.case.history()).unwrap_err().seq, ours.case.seq());
}

#[test]
fn a_case_is_made_again_from_its_events_and_each_prefix_of_them() {
    let story = Story::at_level_2();
    assert_eq!(story.replayed(), story.case);
    for count in 1..story.case.history().len() {
        Case::replay(&[&story.profile], &story.case.history()[..count]).unwrap();
    }
    assert_eq!(Case::replay(&[&story.profile], []).unwrap_err(), ReplayError::NoEvents);
    assert!(matches!(
        Case::replay(&[], story.case.history()).unwrap_err(),
        ReplayError::NoProfile { seq: 1, .. }
    ));
    let mut holes = story.case.history().to_vec();
    holes.remove(3);
    assert!(matches!(
        Case::replay(&[&story.profile], &holes).unwrap_err(),
        ReplayError::Refused { seq: 5, refusal: Refusal::OutOfOrder { .. } }
    ));
}

#[test]
fn steps_circumstances_and_transitions_are_named_once() {
    let mut story = Story::at_level_1();
    let step = |id: &str| json!({ "step-done": { "step": id } });
    assert!(matches!(story.refused("teacher", step("l2-connect")), Refusal::Unknown { .. }));
    story.teacher(step("l1-plan"));
    assert!(matches!(story.refused("teacher", step("l1-plan")), Refusal::Repeated { .. }));
    let considered = json!({ "considered": { "circumstance": "guardians-decline", "outcome": "x" } });
    assert!(matches!(story.refused("teacher", considered), Refusal::Unknown { .. }));
    let gone = json!({ "circumstance-noted": { "circumstance": "guardians-decline", "holds": false } });
    assert!(matches!(story.refused("teacher", gone), Refusal::Unknown { .. }));
    let transition = json!({ "transition-planned": { "transition": "t1", "kind": "kindergarten-to-school", "on": "2026-08-17" } });
    story.teacher(transition.clone());
    assert!(matches!(story.refused("teacher", transition), Refusal::Repeated { .. }));
    let goal = json!({ "goal-set": { "goal": "g1", "text": "x" } });
    story.teacher(goal.clone());
    assert!(matches!(story.refused("teacher", goal), Refusal::Repeated { .. }));
    let heard = json!({ "child-heard": { "by": "stranger" } });
    assert!(matches!(story.refused("teacher", heard), Refusal::Unknown { .. }));
}
