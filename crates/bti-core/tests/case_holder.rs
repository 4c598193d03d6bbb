//! The stafettholder: exactly one, until somebody has received and accepted the baton.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::case::{HandOverStatus, Moment, Refusal, Role, Warning};
use serde_json::json;
use support::*;

fn level_1_with_adviser() -> Story {
    let mut story = Story::at_level_1();
    story.by("mother", consent("c1", true));
    story.teacher(joins("ppt", "ppt", json!({ "kind": "consent", "consent": "c1" })));
    story.teacher(takes_part("adviser", "ppt"));
    story
}

#[test]
fn the_baton_stays_with_the_old_holder_until_the_new_one_has_accepted_it() {
    let mut story = level_1_with_adviser();
    story.on("2026-02-01");
    let warnings = story.teacher(proposes("h1", "adviser"));
    assert_eq!(warnings, [Warning::AskConsent { to: bti_core::case::Asked::NewService }]);
    assert_eq!(story.holder().as_deref(), Some("teacher"));
    story.on("2026-02-03");
    story.by("adviser", accepts("h1"));
    assert_eq!(story.holder().as_deref(), Some("adviser"));
    let [first, second] = story.case.holder().assignments() else { panic!("two") };
    assert_eq!(first.to(), Some(second.from()));
    let hand_over = &story.case.holder().hand_overs()[0];
    assert_eq!(hand_over.status(), HandOverStatus::Accepted);
    assert!(hand_over.answered() >= Some(hand_over.at()));
    let at = |day: &str| {
        story.case.holder().at(day.parse::<Moment>().unwrap()).map(|held| held.person().to_string())
    };
    assert_eq!(at("2026-02-02").as_deref(), Some("teacher"));
    assert_eq!(at("2026-02-03").as_deref(), Some("adviser"));
    assert_eq!(at("2026-01-11"), None);
}

#[test]
fn what_is_known_to_the_day_only_leaves_no_gap_and_no_overlap_with_what_is_known_to_the_minute() {
    let mut story = Story::opened();
    story.teacher(takes_part("nurse", "school"));
    story.on("2026-01-12T10:00");
    story.teacher(json!({ "holder-assigned": { "person": "teacher", "reason": "first" } }));
    story.teacher(proposes("h1", "nurse"));
    let seq = story.case.seq() + 1;
    let accepted = event(seq, "2026-01-12", "2026-01-12T11:00", "nurse", accepts("h1"));
    story.case.apply(&story.profile, accepted).unwrap();
    let [first, second] = story.case.holder().assignments() else { panic!("two") };
    assert_eq!(first.to(), Some(second.from()));
    assert!(first.from() <= second.from());
    let at = story.case.holder().at("2026-01-12T10:00".parse().unwrap()).unwrap();
    assert_eq!(at.person().as_str(), "nurse");
}

#[test]
fn declined_withdrawn_and_expired_leave_the_timeline_as_it_was() {
    for answer in ["hand-over-declined", "hand-over-withdrawn", "hand-over-expired"] {
        let mut story = level_1_with_adviser();
        let before = story.case.holder().assignments().to_vec();
        story.teacher(proposes("h1", "adviser"));
        let author = if answer == "hand-over-declined" { "adviser" } else { "teacher" };
        story.by(author, json!({ answer: { "hand_over": "h1" } }));
        assert_eq!(story.case.holder().assignments(), before);
        assert!(story.case.holder().pending().is_none());
        assert!(matches!(story.refused("adviser", accepts("h1")), Refusal::Unknown { .. }));
        story.teacher(proposes("h2", "adviser"));
    }
}

#[test]
fn only_the_proposed_person_accepts_or_declines() {
    let mut story = level_1_with_adviser();
    story.teacher(proposes("h1", "adviser"));
    for author in ["teacher", "mother", "child"] {
        assert!(matches!(story.refused(author, accepts("h1")), Refusal::NotTheProposed { .. }), "{author}");
        let declines = json!({ "hand-over-declined": { "hand_over": "h1" } });
        assert!(matches!(story.refused(author, declines), Refusal::NotTheProposed { .. }));
    }
}

#[test]
fn there_is_at_most_one_pending_hand_over() {
    let mut story = level_1_with_adviser();
    story.teacher(proposes("h1", "adviser"));
    assert!(matches!(story.refused("teacher", proposes("h2", "adviser")), Refusal::HandOverPending { .. }));
    assert!(matches!(story.refused("teacher", proposes("h1", "adviser")), Refusal::Repeated { .. }));
}

#[test]
fn a_guardian_or_the_child_never_holds_the_baton_nor_stands_in() {
    let mut story = Story::opened();
    for person in ["mother", "child"] {
        let assigned = json!({ "holder-assigned": { "person": person, "reason": "first" } });
        assert!(matches!(story.refused("teacher", assigned), Refusal::FamilyNeverHolds { .. }));
    }
    let mut story = level_1_with_adviser();
    assert!(matches!(story.refused("teacher", proposes("h1", "mother")), Refusal::FamilyNeverHolds { .. }));
    let substitute = json!({ "substitute-set": { "person": "father" } });
    assert!(matches!(story.refused("teacher", substitute), Refusal::FamilyNeverHolds { .. }));
    // Nor does a guardian who also works in a service that takes part.
    story.teacher(takes_part("mother", "ppt"));
    assert!(matches!(story.refused("teacher", proposes("h1", "mother")), Refusal::FamilyNeverHolds { .. }));
    // Nor does whoever holds it become a guardian.
    let stated = json!({ "guardians-stated": { "guardians": [
        { "person": "teacher", "responsibility": "yes", "contact_blocked": false }] } });
    assert!(matches!(story.refused("teacher", stated), Refusal::FamilyNeverHolds { .. }));
}

#[test]
fn the_holder_takes_part_for_a_current_engagement() {
    let mut story = level_1_with_adviser();
    assert!(matches!(story.refused("teacher", proposes("h1", "stranger")), Refusal::NotParticipant { .. }));
    let leaves = json!({ "participant-left": { "person": "teacher", "engagement": "school" } });
    assert!(matches!(story.refused("teacher", leaves), Refusal::HolderLeaves { .. }));
    let service = json!({ "service-left": { "engagement": "school", "reason": "Ferdig." } });
    assert!(matches!(story.refused("teacher", service), Refusal::HolderLeaves { .. }));
    // Whoever left after being asked cannot accept.
    story.teacher(proposes("h1", "adviser"));
    story.teacher(json!({ "participant-left": { "person": "adviser", "engagement": "ppt" } }));
    assert!(matches!(story.refused("adviser", accepts("h1")), Refusal::NotParticipant { .. }));
}

#[test]
fn the_baton_is_assigned_once_and_then_handed_over_unless_the_holder_is_away_and_a_leader_decides() {
    let mut story = level_1_with_adviser();
    let assigned = |reason: &str| json!({ "holder-assigned": { "person": "adviser", "reason": reason } });
    assert!(matches!(story.refused("teacher", assigned("first")), Refusal::HolderExists { .. }));
    assert!(matches!(story.refused("teacher", assigned("leader-fallback")), Refusal::HolderExists { .. }));
    story.teacher(json!({ "official-named": { "person": "head", "role": "unit-leader" } }));
    story.by("head", json!({ "holder-absent": {} }));
    assert!(matches!(story.refused("adviser", assigned("leader-fallback")), Refusal::WrongAuthor { .. }));
    let warnings = story.by("head", assigned("leader-fallback"));
    assert_eq!(warnings, [Warning::LeaderDecided { from: "teacher".parse().unwrap() }]);
    assert_eq!(story.holder().as_deref(), Some("adviser"));
    assert!(
        !story.case.holder().is_absent_on("2026-01-12".parse().unwrap()),
        "the absence was the teacher's"
    );
}

#[test]
fn a_substitute_never_alters_who_is_responsible() {
    let mut story = level_1_with_adviser();
    story.on("2026-02-01");
    story.teacher(json!({ "substitute-set": { "person": "adviser", "until": "2026-02-10" } }));
    assert_eq!(story.holder().as_deref(), Some("teacher"));
    let adviser = "adviser".parse().unwrap();
    let roles = |day: &str| story.case.roles_of(&adviser, day.parse().unwrap());
    assert_eq!(roles("2026-02-10"), [Role::Substitute, Role::Participant]);
    assert_eq!(roles("2026-02-11"), [Role::Participant]);
    assert!(matches!(
        story.refused("teacher", json!({ "substitute-set": { "person": "adviser" } })),
        Refusal::Repeated { .. }
    ));
    assert!(matches!(
        story.refused("teacher", json!({ "substitute-set": { "person": "teacher" } })),
        Refusal::HolderExists { .. }
    ));
}

#[test]
fn somebody_outside_the_baton_neither_proposes_nor_withdraws() {
    let mut story = level_1_with_adviser();
    assert!(matches!(story.refused("adviser", proposes("h1", "adviser")), Refusal::WrongAuthor { .. }));
    story.teacher(proposes("h1", "adviser"));
    let withdraws = json!({ "hand-over-withdrawn": { "hand_over": "h1" } });
    assert!(matches!(story.refused("mother", withdraws), Refusal::WrongAuthor { .. }));
}

#[test]
fn closing_ends_the_timeline_and_reopening_begins_it_at_the_same_instant() {
    let mut story = Story::at_level_1();
    story.on("2026-03-01");
    story.teacher(measure_ends("m1"));
    story.decide(1, "close");
    story.teacher(closes("goal-reached"));
    assert_eq!(story.holder(), None);
    story.on("2026-04-01");
    let reopened = json!({ "reopened": { "level": "bti:1", "holder": "teacher", "rationale": "Ny uro." } });
    story.teacher(reopened);
    assert_eq!(story.holder().as_deref(), Some("teacher"));
    assert_eq!(story.case.holder().assignments()[1].from().to_string(), "2026-04-01");
}

#[test]
fn without_a_holder_there_is_nothing_to_hand_over() {
    let mut story = Story::opened();
    assert_eq!(story.refused("teacher", proposes("h1", "teacher")), Refusal::NoHolder);
    assert_eq!(story.refused("teacher", json!({ "holder-absent": {} })), Refusal::NoHolder);
    assert_eq!(
        story.refused("teacher", json!({ "substitute-set": { "person": "teacher" } })),
        Refusal::NoHolder
    );
    for reason in ["leader-fallback", "hand-over", "reopened"] {
        let assigned = json!({ "holder-assigned": { "person": "teacher", "reason": reason } });
        assert_eq!(story.refused("teacher", assigned), Refusal::NoHolder);
    }
}
