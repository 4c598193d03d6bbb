//! The stafettlogg: append-only, gapless, and written by those who may.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::Capacity;
use bti_core::case::{BasisProblem, EntryKind, LogStatus, Refusal, Role};
use serde_json::json;
use support::*;

fn opens(consent: &str) -> serde_json::Value {
    json!({ "log-opened": { "basis": { "kind": "consent", "consent": consent } } })
}

#[test]
fn a_consent_without_the_digital_log_forbids_the_log_and_not_the_collaboration() {
    let mut story = Story::at_level_1();
    story.by("mother", consent("c1", false));
    assert_eq!(
        story.refused("teacher", opens("c1")),
        Refusal::Basis { consent: "c1".parse().unwrap(), problem: BasisProblem::NoDigitalLog }
    );
    story.teacher(joins("ppt", "ppt", json!({ "kind": "consent", "consent": "c1" })));
    story.teacher(takes_part("adviser", "ppt"));
    story.teacher(meeting("mt1", "attended"));
    story.decide(1, "to-level-2");
    story.teacher(by_decision("bti:2", "d1"));
}

#[test]
fn a_log_needs_a_consent_that_counts_or_a_statutory_basis() {
    let mut story = Story::at_level_1();
    let refusal = story.refused("teacher", opens("c1"));
    assert!(matches!(refusal, Refusal::Basis { problem: BasisProblem::NotRecorded, .. }));
    for kind in ["own-service", "anonymous"] {
        let what = json!({ "log-opened": { "basis": { "kind": kind } } });
        assert_eq!(story.refused("teacher", what), Refusal::LogNeedsBasis);
    }
    story.by("mother", json!({ "consent-refused": { "consent": "c1", "by": ["mother"], "services": [] } }));
    let refusal = story.refused("teacher", opens("c1"));
    assert!(matches!(refusal, Refusal::Basis { problem: BasisProblem::DoesNotCount, .. }));
    let mut expired = consent("c2", true);
    expired["consent-given"]["valid_until"] = json!("2026-01-11");
    story.by("mother", expired);
    let refusal = story.refused("teacher", opens("c2"));
    assert!(matches!(refusal, Refusal::Basis { problem: BasisProblem::DoesNotCount, .. }));
    story.teacher(json!({ "log-opened": { "basis": { "kind": "statutory", "norm": "some-norm" } } }));
    assert!(matches!(story.refused("teacher", opens("c2")), Refusal::Log { status: "active", .. }));
}

#[test]
fn a_log_is_not_opened_below_the_level_the_routine_begins_it_at() {
    let late = profile_with(|process| process["log"] = json!({ "required_from": "bti:2" }));
    let mut story = Story::opened_under(late);
    story.enter_level_1();
    story.by("mother", consent("c1", true));
    let refusal = story.refused("teacher", opens("c1"));
    assert!(matches!(refusal, Refusal::LogTooEarly { .. }), "{refusal}");
}

#[test]
fn the_log_is_gapless_and_a_correction_refers_and_deletes_nothing() {
    let mut story = Story::with_log();
    story.teacher(entry("note"));
    story.teacher(entry("agreement"));
    let first = story.case.log().entries()[0].clone();
    story
        .teacher(json!({ "entry-corrected": { "corrects": 1, "text": "Feil dag.", "capacity": "in-case" } }));
    let log = story.case.log();
    let numbers: Vec<u32> = log.entries().iter().map(bti_core::case::LogEntry::number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(log.entry(1), Some(&first));
    let correction = log.corrections(1).next().unwrap();
    assert_eq!((correction.kind(), correction.corrects()), (EntryKind::Correction, Some(1)));
    assert_eq!(correction.about(), first.about());
    for number in [0, 4] {
        let corrects =
            json!({ "entry-corrected": { "corrects": number, "text": "x", "capacity": "in-case" } });
        assert!(matches!(story.refused("teacher", corrects), Refusal::Unknown { .. }));
    }
    assert!(matches!(story.refused("teacher", entry("correction")), Refusal::Log { .. }));
}

#[test]
fn nobody_without_a_write_grant_authors_anything_but_permitted_kinds() {
    let mut story = Story::with_log();
    story.teacher(takes_part("assistant", "school"));
    for (author, role) in
        [("assistant", Role::Participant), ("mother", Role::Guardian), ("child", Role::Child)]
    {
        for kind in EntryKind::ALL.iter().filter(|kind| **kind != EntryKind::Correction) {
            let outcome = story.try_by(author, entry(kind.code()));
            assert_eq!(outcome.is_ok(), story.profile.may_write(role, *kind), "{author} {kind}");
        }
        story.by(author, entry("lysglimt"));
    }
    let refusal = story.refused("mother", entry("note"));
    assert_eq!(refusal.to_string(), "`note` is not written by guardian");
    // Nor does anybody correct what another wrote, without the right to.
    let corrects = json!({ "entry-corrected": { "corrects": 1, "text": "x", "capacity": "private" } });
    assert!(matches!(story.refused("mother", corrects), Refusal::NoWriteGrant { .. }));
}

#[test]
fn whoever_wrote_an_entry_corrects_it() {
    let mut story = Story::with_log();
    story.by("mother", entry("lysglimt"));
    story.by("mother", json!({ "entry-corrected": { "corrects": 1, "text": "x", "capacity": "private" } }));
}

#[test]
fn an_administrator_or_somebody_unknown_writes_nothing() {
    let mut story = Story::with_log();
    story.teacher(json!({ "official-named": { "person": "admin", "role": "administrator" } }));
    assert!(matches!(story.refused("admin", entry("lysglimt")), Refusal::NoWriteGrant { .. }));
    assert!(matches!(story.refused("stranger", entry("lysglimt")), Refusal::UnknownAuthor { .. }));
    let guardian = json!({ "official-named": { "person": "uncle", "role": "guardian" } });
    assert!(matches!(story.refused("teacher", guardian), Refusal::WrongAuthor { .. }));
}

#[test]
fn an_entry_carries_what_reading_is_decided_on() {
    let mut story = Story::with_log();
    let mut what = entry("note");
    what["entry-added"]["capacity"] = json!("helsehjelp");
    what["entry-added"]["visibility"] = json!("services");
    story.teacher(what);
    let written = &story.case.log().entries()[0];
    assert_eq!(written.author_roles(), [Role::Stafettholder, Role::Participant]);
    assert_eq!(written.capacity(), Capacity::Helsehjelp);
    assert!(!story.case.guardians_may_see(written, "2026-01-12".parse().unwrap()));
    assert_eq!(story.case.service_of(written.author()).map(bti_core::Service::code), Some("skole"));
}

#[test]
fn a_closed_log_takes_corrections_only_and_guardians_ending_it_ends_no_duty() {
    let mut story = Story::with_log();
    story.teacher(entry("note"));
    story.by("mother", json!({ "log-closed": { "reason": "Vi vil ikke ha loggen." } }));
    assert_eq!(story.case.log().status(), LogStatus::Closed);
    assert!(matches!(story.refused("teacher", entry("note")), Refusal::Log { status: "closed", .. }));
    story.teacher(json!({ "entry-corrected": { "corrects": 1, "text": "x", "capacity": "in-case" } }));
    let again = json!({ "log-closed": { "reason": "x" } });
    assert!(matches!(story.refused("mother", again), Refusal::Log { .. }));
    assert!(story.case.status().is_open());
    assert_eq!(story.holder().as_deref(), Some("teacher"));
}

#[test]
fn nothing_is_written_or_corrected_before_the_log_is_opened() {
    let mut story = Story::at_level_1();
    assert!(matches!(story.refused("teacher", entry("note")), Refusal::Log { status: "none", .. }));
    let corrects = json!({ "entry-corrected": { "corrects": 1, "text": "x", "capacity": "in-case" } });
    assert!(matches!(story.refused("teacher", corrects), Refusal::Log { status: "none", .. }));
}

#[test]
fn what_was_written_stays_after_access_ends_and_the_case_is_archived() {
    let mut story = Story::with_log();
    story.teacher(entry("note"));
    story.on("2026-03-01");
    story.teacher(measure_ends("m1"));
    story.decide(1, "close");
    story.teacher(closes("goal-reached"));
    story.teacher(json!({ "archived": { "archive": "a1" } }));
    assert_eq!(story.case.log().entries().len(), 1);
    let corrects = json!({ "entry-corrected": { "corrects": 1, "text": "x", "capacity": "in-case" } });
    assert!(matches!(story.refused("teacher", corrects), Refusal::Status { status: "archived", .. }));
}

#[test]
fn an_entry_is_about_somebody() {
    let mut story = Story::with_log();
    let mut nobody = entry("note");
    nobody["entry-added"]["about"] = json!([]);
    assert_eq!(story.refused("teacher", nobody), Refusal::Empty { list: "about" });
    let mut sibling = entry("note");
    sibling["entry-added"]["about"] = json!(["child", "sibling"]);
    story.teacher(sibling);
    let mut track = entry("note");
    track["entry-added"]["track"] = json!("s9");
    assert!(matches!(story.refused("teacher", track), Refusal::Unknown { .. }));
}

/// A case at level 2 with a goal, an evaluation and a decision in reach, and the work that may be written there.
fn work(responsible: &str) -> Vec<serde_json::Value> {
    vec![
        json!({ "goal-set": { "goal": "g1", "text": "Lese sammen." } }),
        measure("m9", responsible),
        json!({ "measure-updated": { "measure": "m1", "evaluate_by": "2026-03-01" } }),
        meeting("mt9", "attended"),
        evaluated("ev9", "bti:2"),
        decided("d9", "ev8", "to-level-1"),
        by_decision("bti:1", "d8"),
        json!({ "referral-sent": { "referral": "r9", "from": "school", "to": "bup" } }),
    ]
}

#[test]
fn the_work_of_a_case_is_written_by_the_holder_and_never_by_the_child_or_a_guardian() {
    let mut story = Story::at_level_2();
    story.teacher(evaluated("ev8", "bti:2"));
    story.teacher(decided("d8", "ev8", "to-level-1"));
    story.teacher(json!({ "official-named": { "person": "admin", "role": "administrator" } }));
    for person in ["mother", "father", "child", "adviser", "admin"] {
        for event in work(person) {
            let mut other = story.clone();
            let refusal = other.refused(person, event.clone());
            assert!(matches!(refusal, Refusal::NoWriteGrant { .. }), "{person}: {event}: {refusal}");
        }
    }
    for event in work("teacher") {
        story.clone().teacher(event);
    }
}

#[test]
fn a_guardian_writes_no_measure_even_where_a_routine_would_let_guardians_write_everything() {
    let profile = profile_with(|process| process["grant"][2]["write"] = json!("all"));
    let mut story = Story::opened_under(profile);
    story.enter_level_1();
    assert!(matches!(story.refused("mother", measure("m2", "teacher")), Refusal::NoWriteGrant { .. }));
    story.by("mother", consent("c1", true));
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    story.by("mother", entry("measure"));
}

#[test]
fn participants_write_what_a_routine_lets_them_and_their_own_measures_where_it_is_silent() {
    let own = |story: &mut Story| {
        story.teacher(takes_part("nurse", "school"));
        story.try_by("nurse", measure("m2", "nurse"))
    };
    // The routine of these tests lets participants write lysglimt and messages, and nothing else.
    let refusal = own(&mut Story::at_level_1()).unwrap_err();
    assert!(matches!(refusal, Refusal::NoWriteGrant { .. }), "{refusal}");
    let mut granted = Story::opened_under(profile_with(|process| {
        process["grant"][1]["write"] = json!(["measure", "meeting"]);
    }));
    granted.enter_level_1();
    own(&mut granted).unwrap();
    granted.by("nurse", meeting("mt2", "attended"));
    assert!(matches!(granted.refused("nurse", evaluated("ev1", "bti:1")), Refusal::NoWriteGrant { .. }));
    let mut silent = Story::opened_under(profile_with(|process| {
        process["grant"].as_array_mut().unwrap().remove(1);
    }));
    silent.enter_level_1();
    own(&mut silent).unwrap();
    assert!(matches!(silent.refused("nurse", measure("m3", "teacher")), Refusal::NoWriteGrant { .. }));
}

#[test]
fn a_participant_refers_for_the_service_they_take_part_for_and_for_no_other() {
    let mut story = Story::at_level_2();
    let refers = |from: &str| json!({ "referral-sent": { "referral": "r1", "from": from, "to": "bup" } });
    assert!(matches!(story.refused("adviser", refers("school")), Refusal::NoWriteGrant { .. }));
    story.by("adviser", refers("ppt"));
    let answered = json!({ "referral-answered": { "referral": "r1", "answer": "accepted" } });
    assert!(matches!(story.refused("mother", answered.clone()), Refusal::WrongAuthor { .. }));
    story.by("adviser", answered);
}
