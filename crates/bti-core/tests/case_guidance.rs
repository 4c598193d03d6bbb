//! What now, where safety, circumstances and the concern before have a say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::Language;
use bti_core::case::{Broken, Case, Guidance, ProcessProfile, Refusal, SafetyNote, Warning};
use serde_json::{Value, json};
use support::*;

fn text(words: &str) -> Value {
    json!({ "nb": words, "nn": words })
}

fn contact(id: &str, service: &str, when: &str) -> Value {
    json!({ "id": id, "service": service, "name": text(id), "when": [when], "source": "test" })
}

fn deadline(id: &str, trigger: &str, task: &str) -> Value {
    json!({ "id": id, "trigger": trigger, "task": task, "within": { "amount": 1, "unit": "week", "days": "calendar" },
        "severity": "must", "says": text(id), "source": "test" })
}

/// With somebody to call when a case is stuck and when a child may be in danger.
fn with_contacts() -> ProcessProfile {
    profile_with(|process| {
        process["not_stated"].as_array_mut().unwrap().remove(0);
        process["contact"] = json!([
            contact("family-help", "familiehjelp", "stuck"),
            contact("child-welfare", "barnevern", "violence-or-abuse")
        ]);
    })
}

fn calls(guidance: &Guidance<'_>) -> Vec<String> {
    guidance.contacts.iter().map(|contact| contact.id.to_string()).collect()
}

fn stuck() -> Value {
    json!({ "circumstance-noted": { "circumstance": "stuck", "holds": true } })
}

#[test]
fn those_to_call_are_those_for_what_holds_and_for_safety_first() {
    let mut story = Story::opened_under(with_contacts());
    story.enter_level_1();
    assert!(calls(&story.case.guidance(&story.profile)).is_empty());
    story.teacher(stuck());
    assert_eq!(calls(&story.case.guidance(&story.profile)), ["family-help"]);
    story.teacher(suspects("s1", "violence"));
    assert_eq!(calls(&story.case.guidance(&story.profile)), ["child-welfare", "family-help"]);
}

#[test]
fn no_step_that_contacts_guardians_is_now_while_they_are_not_to_be_told() {
    let mut story = Story::at_level_1();
    let now = |story: &Story| {
        let guidance = story.case.guidance(&story.profile);
        (guidance.now.map(|guide| guide.step.id.to_string()), guidance.waiting.len(), guidance.safety)
    };
    assert_eq!(now(&story), (Some("l1-plan".to_owned()), 0, None));
    story.teacher(suspects("s1", "violence"));
    assert_eq!(now(&story), (None, 2, Some(SafetyNote::DoNotTell)));
    // Also where the routine names nobody to call, guidance says so before anything else.
    for language in [Language::Bokmaal, Language::Nynorsk, Language::English] {
        let lines = story.case.guidance(&story.profile).lines(language);
        assert_eq!(lines[1], SafetyNote::DoNotTell.name(language));
    }
    story.teacher(json!({ "guardian-information-decided": { "track": "s1", "guardians": "allowed",
        "suspicion_put_aside": true, "rationale": "Avklart." } }));
    assert_eq!(now(&story), (Some("l1-plan".to_owned()), 0, Some(SafetyNote::MayTell)));
}

#[test]
fn no_deadline_to_tell_guardians_runs_while_they_are_not_to_be_told() {
    let mut story = Story::opened_under(profile_with(|process| {
        process["deadline"] = json!([deadline("tell", "case-opened", "inform-guardians")]);
    }));
    let day = "2026-02-01".parse().unwrap();
    let runs = |story: &Story| {
        let late = story.case.deviations(&story.profile, day);
        (story.case.deadlines(&story.profile).len(), late.len())
    };
    assert_eq!(runs(&story), (1, 1));
    story.teacher(suspects("s1", "violence"));
    assert_eq!(runs(&story), (0, 0));
}

#[test]
fn a_guardian_who_is_not_to_be_told_is_not_missed_at_a_meeting() {
    let mut story = Story::at_level_1();
    let mut held = meeting("mt1", "attended");
    held["meeting-held"]["invited"] = json!(["mother", "teacher"]);
    assert!(matches!(story.clone().teacher(held.clone())[..], [Warning::GuardianNotInvited { .. }]));
    story.teacher(suspects("s1", "violence"));
    assert_eq!(story.teacher(held), []);
}

#[test]
fn the_steps_done_in_a_concern_are_done_in_the_case_it_becomes() {
    let profile = profile_with(|process| {
        process["step"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "l0-wonder", "level": "bti:0", "order": 1,
            "title": text("Undre seg"), "who": ["worried"], "source": "test" }));
    });
    let opened = |steps: Value| {
        let mut what = opening();
        what["case-opened"]["steps_done"] = steps;
        Case::open(&profile, event(1, "2026-01-05", "2026-01-05", "teacher", what))
    };
    let (case, _) = opened(json!(["l0-wonder"])).unwrap();
    assert!(case.guidance(&profile).now.is_none());
    assert!(opened(json!([])).unwrap().0.guidance(&profile).now.is_some());
    assert!(matches!(opened(json!(["l1-plan"])), Err(Refusal::Unknown { .. })));
}

#[test]
fn a_missing_log_is_no_deviation_on_the_day_of_a_level_whose_steps_open_it() {
    let mut story =
        Story::opened_under(profile_with(|process| process["log"]["required_from"] = json!("bti:1")));
    story.enter_level_1();
    let missing = |day: &str| {
        let found = story.case.deviations(&story.profile, day.parse().unwrap());
        found.iter().any(|one| matches!(one.broken, Broken::NoLog(_)))
    };
    assert!(!missing("2026-01-12") && missing("2026-01-13"));
}

#[test]
fn the_last_meeting_is_the_latest_and_not_the_one_recorded_last() {
    let mut story = Story::opened_under(profile_with(|process| {
        process["deadline"] = json!([deadline("evaluate", "meeting-held", "evaluate")]);
    }));
    story.enter_level_1();
    story.on("2026-01-20").teacher(meeting("mt1", "attended"));
    let late = event(story.case.seq() + 1, "2026-01-14", "2026-01-21", "teacher", meeting("mt2", "attended"));
    story.case.apply(&story.profile, late).unwrap();
    assert_eq!(story.case.deadlines(&story.profile)[0].due.to_string(), "2026-01-27");
}

#[test]
fn a_measure_agreed_ahead_has_its_deadlines_from_the_day_it_starts() {
    let mut story = Story::opened_under(profile_with(|process| {
        process["deadline"] = json!([deadline("evaluate", "measure-started", "evaluate")]);
    }));
    story.enter_level_1();
    story.teacher(measure_ends("m1"));
    let mut ahead = measure("m2", "teacher");
    ahead["measure-added"]["start"] = json!("2026-02-02");
    story.teacher(ahead);
    let due: Vec<String> =
        story.case.deadlines(&story.profile).iter().map(|one| one.due.to_string()).collect();
    assert_eq!(due, ["2026-02-09"]);
}

#[test]
fn a_report_goes_to_the_child_welfare_service_or_the_police() {
    let mut story = Story::at_level_1();
    story.teacher(suspects("s1", "violence"));
    let told = |person: &str| json!({ "person": person, "told": false, "reason": "Mistanke." });
    let report = |to: &str| {
        json!({ "safety-reported": { "track": "s1", "reporter": "teacher", "addressee": to,
            "informed": [told("child"), told("mother"), told("father")] } })
    };
    let refusal = story.refused("teacher", report("kultur"));
    assert_eq!(refusal.to_string(), "a report does not go to `kultur`: name `barnevern` or `politi`");
    story.teacher(report("barnevern"));
    story.teacher(report("politi"));
}
