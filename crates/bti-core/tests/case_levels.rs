//! Levels: what each asks for, and which ways there are between them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::case::{BtiLevel, Missing, Refusal, Status, Warning};
use serde_json::json;
use support::*;

fn missing(refusal: Refusal) -> Vec<Missing> {
    match refusal {
        Refusal::LevelNeeds { missing, .. } | Refusal::ClosingNeeds { missing } => missing,
        other => panic!("{other}"),
    }
}

#[test]
fn level_1_needs_a_holder_a_goal_or_measure_and_an_informed_family() {
    let mut story = Story::opened();
    let refusal = story.refused("teacher", first_entry("bti:1"));
    assert_eq!(
        refusal.to_string(),
        "bti:1 cannot be entered yet: missing a baton holder; a goal or a measure; \
         that the family is informed, or a reason why not"
    );
    assert_eq!(missing(refusal), [Missing::Holder, Missing::GoalOrMeasure, Missing::FamilyInformed]);
    story.teacher(json!({ "holder-assigned": { "person": "teacher", "reason": "first" } }));
    story.teacher(json!({ "goal-set": { "goal": "g1", "text": "Trives på skolen." } }));
    story.teacher(json!({ "guardians-informed": { "informed": { "withheld": {
        "reason": "Mistanke.", "decided_by": "teacher" } } } }));
    story.teacher(first_entry("bti:1"));
    assert_eq!((story.case.level(), story.case.status()), (BtiLevel::Level1, &Status::Active));
}

#[test]
fn level_2_needs_a_basis_for_the_second_service_and_a_meeting_people_were_invited_to() {
    let mut story = Story::at_level_1();
    story.decide(1, "to-level-2");
    assert_eq!(
        missing(story.refused("teacher", by_decision("bti:2", "d1"))),
        [Missing::Basis, Missing::Meeting]
    );
    story.with_ppt();
    let warnings = story.teacher(by_decision("bti:2", "d1"));
    assert_eq!(warnings, [Warning::DecideHolderAgain, Warning::NoLog]);
}

#[test]
fn a_refusal_with_a_statutory_basis_or_anonymity_opens_level_2_and_a_withdrawn_consent_does_not() {
    for basis in [json!({ "kind": "statutory", "norm": "some-norm" }), json!({ "kind": "anonymous" })] {
        let mut story = Story::at_level_1();
        story.by(
            "mother",
            json!({ "consent-refused": { "consent": "c1", "by": ["mother"], "services": ["ppt"] } }),
        );
        story.teacher(joins("ppt", "ppt", basis));
        story.teacher(meeting("mt1", "attended"));
        story.decide(1, "to-level-2");
        story.teacher(by_decision("bti:2", "d1"));
    }
    let mut story = Story::at_level_1();
    story.with_ppt();
    let withdrawn = json!({ "consent-withdrawn": { "consent": "c1", "by": ["mother"] } });
    let warnings = story.by("mother", withdrawn);
    assert_eq!(warnings, [Warning::BasisLapsed { engagement: "ppt".parse().unwrap() }]);
    story.decide(1, "to-level-2");
    assert_eq!(missing(story.refused("teacher", by_decision("bti:2", "d1"))), [Missing::Basis]);
}

#[test]
fn level_3_needs_participants_confirmed_anew_and_a_meeting_within_the_routines_limit() {
    let limit = profile_with(|process| {
        process["level"][3]["meeting_within"] = json!({ "amount": 2, "unit": "week", "days": "calendar" });
    });
    let mut story = Story::opened_under(limit);
    story.enter_level_1();
    story.on("2026-02-02");
    story.with_ppt();
    story.decide(1, "to-level-2");
    story.teacher(by_decision("bti:2", "d1"));
    story.on("2026-03-02");
    story.decide(2, "to-level-3");
    let refusal = story.refused("teacher", by_decision("bti:3", "d2"));
    assert_eq!(missing(refusal), [Missing::Confirmed, Missing::RecentMeeting]);
    story.teacher(json!({ "participants-confirmed": { "persons": ["teacher"] } }));
    story.on("2026-03-03");
    story.teacher(meeting("mt2", "attended"));
    assert_eq!(missing(story.refused("teacher", by_decision("bti:3", "d2"))), [Missing::Confirmed]);
    story.teacher(json!({ "participants-confirmed": { "persons": ["teacher", "adviser"] } }));
    let warnings = story.teacher(by_decision("bti:3", "d2"));
    assert!(warnings.contains(&Warning::ServiceCount { found: 2, min: Some(3), max: None }));
}

#[test]
fn every_level_change_is_in_the_matrix_and_a_case_never_enters_level_0() {
    let mut story = Story::at_level_2();
    for (to, from) in [("bti:0", BtiLevel::Level2), ("bti:2", BtiLevel::Level2)] {
        let refusal = story.refused("teacher", by_decision(to, "d1"));
        assert!(matches!(refusal, Refusal::NoWay { from: found, .. } if found == from), "{refusal}");
    }
    let mut story = Story::at_level_1();
    story.teacher(evaluated("ev1", "bti:1"));
    // From 1 to 3 only where a routine says so.
    let refusal = story.refused("teacher", decided("d1", "ev1", "to-level-3"));
    assert_eq!(refusal, Refusal::NoWay { from: BtiLevel::Level1, to: BtiLevel::Level3 });
}

#[test]
fn a_routine_can_widen_and_narrow_the_matrix_but_not_open_the_way_back_to_level_0() {
    let wide = profile_with(|process| {
        process["transition"] = json!([
            { "from": "bti:1", "to": "bti:3", "allowed": true, "source": "test" },
            { "from": "bti:0", "to": "bti:2", "allowed": false, "source": "test" }
        ]);
    });
    assert!(wide.may_go(BtiLevel::Level1, BtiLevel::Level3));
    assert!(!wide.may_go(BtiLevel::Level0, BtiLevel::Level2));
    for from in [BtiLevel::Level1, BtiLevel::Level2, BtiLevel::Level3] {
        assert!(!wide.may_go(from, BtiLevel::Level0));
    }
    assert!(profile().may_go(BtiLevel::Level0, BtiLevel::Level3));
}

#[test]
fn a_level_change_rests_on_a_decision_after_an_evaluation_at_the_current_level() {
    let mut story = Story::at_level_1();
    story.on("2026-02-02");
    story.with_ppt();
    assert_eq!(missing(story.refused("teacher", by_decision("bti:2", "d1"))), [Missing::Decision]);
    assert_eq!(missing(story.refused("teacher", first_entry("bti:2"))), [Missing::Decision]);
    assert!(matches!(story.refused("teacher", decided("d1", "ev1", "stay")), Refusal::Unknown { .. }));
    assert!(matches!(story.refused("teacher", evaluated("ev1", "bti:2")), Refusal::OtherLevel { .. }));
    story.decide(1, "to-level-2");
    story.teacher(by_decision("bti:2", "d1"));
    // The evaluation belongs to the level that was left.
    assert!(matches!(
        story.refused("teacher", decided("d2", "ev1", "to-level-1")),
        Refusal::OldEvaluation { .. }
    ));
    assert_eq!(missing(story.refused("teacher", by_decision("bti:3", "d1")))[0], Missing::Decision);
    story.decide(3, "to-level-1");
    story.teacher(by_decision("bti:1", "d3"));
    assert_eq!(story.case.level(), BtiLevel::Level1);
}

#[test]
fn deciding_to_stay_leaves_the_level_and_opens_a_new_round_of_evaluation() {
    let mut story = Story::at_level_1();
    story.decide(1, "stay");
    assert_eq!(story.case.level(), BtiLevel::Level1);
    assert!(matches!(story.refused("teacher", decided("d2", "ev1", "stay")), Refusal::OldEvaluation { .. }));
    story.decide(2, "stay");
}

#[test]
fn a_decision_from_before_a_new_round_moves_the_case_no_longer() {
    let mut story = Story::at_level_1();
    story.with_ppt();
    story.decide(1, "to-level-2");
    story.decide(2, "stay");
    assert_eq!(missing(story.refused("teacher", by_decision("bti:2", "d1"))), [Missing::Decision]);
}

#[test]
fn an_option_is_one_of_the_levels_own_and_leads_where_it_says() {
    let own = profile_with(|process| {
        process["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "decisions");
        process["decision"] = json!([
            { "code": "go-on", "levels": ["bti:1"], "name": { "nb": "x", "nn": "x" },
              "leads": ["stay", "to-level-2"], "source": "test" }
        ]);
    });
    let mut story = Story::opened_under(own);
    story.enter_level_1();
    story.teacher(evaluated("ev1", "bti:1"));
    let decide = |option: &str, leads: &str| {
        json!({ "decided": { "decision": "d1", "evaluation": "ev1", "option": option, "leads": leads,
            "rationale": "Ja.", "decided_by": ["teacher"] } })
    };
    for (option, leads) in [("stay", "stay"), ("go-on", "close"), ("other", "stay")] {
        assert!(
            matches!(story.refused("teacher", decide(option, leads)), Refusal::Option { .. }),
            "{option}"
        );
    }
    story.teacher(decide("go-on", "stay"));
}

#[test]
fn safety_changes_a_level_without_an_evaluation_while_its_track_is_open() {
    let mut story = Story::at_level_1();
    story.with_ppt();
    let change =
        |to: &str| json!({ "level-changed": { "to": to, "ground": { "safety": { "track": "s1" } } } });
    assert_eq!(missing(story.refused("teacher", change("bti:2"))), [Missing::OpenSafetyTrack]);
    story.teacher(suspects("s1", "violence"));
    story.teacher(change("bti:2"));
    assert_eq!(story.case.level(), BtiLevel::Level2);
}

#[test]
fn the_number_of_services_counts_engagements_and_not_people() {
    let mut story = Story::at_level_2();
    assert_eq!(story.case.service_count(), 2);
    story.teacher(takes_part("second-adviser", "ppt"));
    assert_eq!(story.case.service_count(), 2);
    let warnings = story.teacher(joins("bup", "bup", json!({ "kind": "consent", "consent": "c1" })));
    assert_eq!(warnings, [Warning::ServiceCount { found: 3, min: Some(2), max: Some(2) }]);
    assert_eq!(story.case.service_count(), 3);
    story.teacher(json!({ "service-left": { "engagement": "bup", "reason": "Ferdig." } }));
    assert_eq!(story.case.service_count(), 2);
}

#[test]
fn closing_is_terminal_except_for_reopening_at_a_level_the_routine_allows() {
    let mut story = Story::at_level_1();
    story.on("2026-03-01");
    story.teacher(measure_ends("m1"));
    story.decide(1, "close");
    assert_eq!(story.teacher(closes("goal-reached")), []);
    for what in [measure("m2", "teacher"), first_entry("bti:2"), json!({ "paused": { "reason": "Ferie." } })]
    {
        assert!(matches!(story.refused("teacher", what), Refusal::Status { status: "closed", .. }));
    }
    let reopened =
        |level: &str| json!({ "reopened": { "level": level, "holder": "teacher", "rationale": "Ny uro." } });
    for level in ["bti:0", "bti:3"] {
        assert!(matches!(story.refused("teacher", reopened(level)), Refusal::NoWay { .. }), "{level}");
    }
    assert_eq!(missing(story.refused("teacher", reopened("bti:2"))), [Missing::Basis, Missing::Meeting]);
    story.teacher(reopened("bti:1"));
    assert_eq!((story.case.level(), story.case.status()), (BtiLevel::Level1, &Status::Active));
}

#[test]
fn closing_needs_every_measure_ended_no_pending_hand_over_no_open_safety_and_somebody_who_goes_on() {
    let mut story = Story::at_level_2();
    story.teacher(proposes("h1", "adviser"));
    story.teacher(suspects("s1", "other"));
    assert_eq!(
        missing(story.refused("teacher", closes("moved-away"))),
        [Missing::HandOverAnswer, Missing::SafetyClosed, Missing::MeasuresEnded, Missing::Continuing]
    );
    story.teacher(json!({ "hand-over-withdrawn": { "hand_over": "h1" } }));
    story.teacher(json!({ "track-closed": { "track": "s1", "rationale": "Avklart." } }));
    story.teacher(
        json!({ "measure-updated": { "measure": "m1", "status": { "dropped": { "reason": "Flyttet." } } } }),
    );
    let mut close = closes("moved-away");
    close["closed"]["continuing"] = json!({ "none-needed": { "rationale": "Ny kommune har saken." } });
    story.teacher(close);
}

#[test]
fn only_goal_reached_and_no_grounds_end_the_duty_to_follow_up_by_themselves() {
    use bti_core::case::ClosingReason;
    let alone: Vec<_> = ClosingReason::ALL.iter().filter(|reason| reason.ends_follow_up()).collect();
    assert_eq!(alone, [&ClosingReason::GoalReached, &ClosingReason::NoGroundsForConcern]);
}

#[test]
fn a_case_closed_as_the_goal_reached_without_a_decision_is_warned_about() {
    let mut story = Story::at_level_1();
    story.teacher(measure_ends("m1"));
    assert_eq!(story.teacher(closes("goal-reached")), [Warning::ClosedWithoutDecision]);
}

#[test]
fn migrating_to_another_version_preserves_level_holder_and_history() {
    let mut story = Story::at_level_2();
    let (level, holder, history) = (story.case.level(), story.holder(), story.case.history().to_vec());
    let second = profile_with(|process| process["version"] = json!(2));
    let migrated =
        story.next("teacher", json!({ "profile-migrated": { "to": { "id": "testby", "version": 2 } } }));
    let refusal = story.case.apply(&story.profile, migrated.clone()).unwrap_err();
    assert!(matches!(refusal, Refusal::OtherProfile { .. }));
    story.case.apply(&second, migrated).unwrap();
    assert_eq!((story.case.level(), story.holder()), (level, holder));
    assert_eq!(&story.case.history()[..history.len()], history);
    assert!(matches!(story.refused("teacher", measure("m2", "teacher")), Refusal::OtherProfile { .. }));
    story.profile = second;
    story.teacher(measure("m2", "teacher"));
}

#[test]
fn a_routine_without_the_level_cannot_take_the_case_over() {
    let mut story = Story::at_level_2();
    let small = profile_with(|process| {
        process["version"] = json!(2);
        process["level"].as_array_mut().unwrap().truncate(2);
        process["step"].as_array_mut().unwrap().truncate(2);
    });
    let migrated =
        story.next("teacher", json!({ "profile-migrated": { "to": { "id": "testby", "version": 2 } } }));
    let refusal = story.case.apply(&small, migrated).unwrap_err();
    assert_eq!(missing(refusal), [Missing::LevelInProfile]);
}

#[test]
fn a_paused_case_changes_no_level_and_goes_on_where_it_was() {
    let mut story = Story::at_level_2();
    story.decide(2, "to-level-1");
    story.teacher(json!({ "paused": { "until": "2026-08-15", "reason": "Sommerferie." } }));
    assert!(matches!(
        story.refused("teacher", by_decision("bti:1", "d2")),
        Refusal::Status { status: "paused", .. }
    ));
    story.teacher(json!({ "resumed": {} }));
    story.teacher(by_decision("bti:1", "d2"));
}
