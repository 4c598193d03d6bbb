//! Safety beside the case, and the other things that run on: consents, referrals, measures, the child and its guardians.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use bti_core::ConsentStatus;
use bti_core::case::{BasisProblem, Case, FollowUpBreak, Refusal, Status, Warning};
use serde_json::{Value, json};
use support::*;

fn reports(track: &str, reporter: &str) -> Value {
    let told =
        |person: &str| json!({ "person": person, "told": false, "reason": "Mistanke om vold i hjemmet." });
    json!({ "safety-reported": { "track": track, "reporter": reporter, "addressee": "barnevern",
        "informed": [told("child"), told("mother"), told("father")] } })
}

#[test]
fn safety_is_accepted_in_every_state_but_archived_and_needs_no_consent_or_evaluation() {
    let draft = Story::opened();
    let active = Story::at_level_1();
    let mut paused = Story::at_level_1();
    paused.teacher(json!({ "paused": { "reason": "Ferie." } }));
    let mut closed = Story::at_level_1();
    closed.teacher(measure_ends("m1"));
    closed.teacher(closes("goal-reached"));
    for mut story in [draft, active, paused, closed.clone()] {
        let (status, level, holder) = (story.case.status().clone(), story.case.level(), story.holder());
        story.teacher(suspects("s1", "violence"));
        story.teacher(reports("s1", "teacher"));
        // It neither ends other duties nor changes or closes the case.
        assert_eq!((story.case.status(), story.case.level(), story.holder()), (&status, level, holder));
    }
    closed.teacher(json!({ "archived": { "archive": "a1" } }));
    assert!(matches!(closed.refused("teacher", suspects("s1", "violence")), Refusal::Status { .. }));
}

#[test]
fn anybody_may_raise_a_suspicion_and_report_and_nothing_else() {
    let mut story = Story::at_level_1();
    assert!(matches!(story.refused("caretaker", measure("m2", "teacher")), Refusal::UnknownAuthor { .. }));
    let mut raised = suspects("s1", "violence");
    raised["safety-opened"]["guardians"]["suspended"]["decided_by"] = json!("caretaker");
    story.by("caretaker", raised);
    story.by("janitor", reports("s1", "janitor"));
    let mut log = story.clone();
    log.by("mother", consent("c1", true));
    log.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    assert!(matches!(log.refused("caretaker", entry("lysglimt")), Refusal::NoWriteGrant { .. }));
}

#[test]
fn safety_may_be_registered_late_and_reorders_nothing() {
    let mut story = Story::at_level_1();
    let seq = story.case.seq() + 1;
    let before = story.case.level_since();
    let warnings = story
        .case
        .apply(&story.profile, event(seq, "2026-01-07", "2026-01-12", "teacher", suspects("s1", "violence")));
    assert!(matches!(warnings.unwrap()[..], [Warning::Late { .. }]));
    assert_eq!(story.case.level_since(), before);
}

#[test]
fn while_violence_is_suspected_guardians_are_not_told_and_do_not_see_related_entries() {
    let mut story = Story::with_log();
    for suspicion in ["violence", "sexual-abuse"] {
        let mut allowed = suspects("s0", suspicion);
        allowed["safety-opened"]["guardians"] = json!("allowed");
        assert_eq!(story.refused("teacher", allowed), Refusal::GuardiansNotTold);
    }
    story.teacher(suspects("s1", "violence"));
    let mut related = entry("note");
    related["entry-added"]["track"] = json!("s1");
    story.teacher(related);
    story.teacher(entry("note"));
    let day = "2027-01-01".parse().unwrap();
    let sees = |case: &Case, entry: usize| case.guardians_may_see(&case.log().entries()[entry], day);
    assert!(!sees(&story.case, 0) && sees(&story.case, 1));
    assert!(!story.case.guardians_may_be_told(day));
    let decides = |put_aside: bool, guardians: Value| {
        json!({ "guardian-information-decided": { "track": "s1", "guardians": guardians,
            "suspicion_put_aside": put_aside, "rationale": "Avklart." } })
    };
    assert_eq!(story.refused("teacher", decides(false, json!("allowed"))), Refusal::GuardiansNotTold);
    // That the day of a decision has passed lifts nothing while the suspicion stands, nor does closing the track.
    story.teacher(decides(false, json!({ "suspended": { "until": "2026-02-01", "decided_by": "teacher" } })));
    story.teacher(json!({ "track-closed": { "track": "s1", "rationale": "Meldt." } }));
    assert!(!sees(&story.case, 0));
    story.teacher(decides(true, json!("allowed")));
    assert!(sees(&story.case, 0));
}

#[test]
fn a_case_with_open_safety_is_neither_closed_nor_archived() {
    let mut story = Story::at_level_1();
    story.teacher(measure_ends("m1"));
    story.teacher(suspects("s1", "other"));
    assert!(matches!(story.refused("teacher", closes("goal-reached")), Refusal::ClosingNeeds { .. }));
    story.teacher(json!({ "track-closed": { "track": "s1", "rationale": "Avklart." } }));
    story.teacher(closes("goal-reached"));
    story.teacher(suspects("s2", "violence"));
    assert!(matches!(
        story.refused("teacher", json!({ "archived": { "archive": "a1" } })),
        Refusal::ClosingNeeds { .. }
    ));
    assert!(matches!(story.case.status(), Status::Closed(_)));
}

#[test]
fn only_a_professional_puts_a_suspicion_aside_or_closes_its_track_or_the_case() {
    let mut story = Story::at_level_1();
    story.teacher(measure_ends("m1"));
    story.teacher(suspects("s1", "violence"));
    let mut raised = suspects("s2", "other");
    raised["safety-opened"]["guardians"]["suspended"]["decided_by"] = json!("caretaker");
    story.by("caretaker", raised);
    let aside = |track: &str| {
        json!({ "guardian-information-decided": { "track": track, "guardians": "allowed",
            "suspicion_put_aside": true, "rationale": "En misforståelse." } })
    };
    let ends = |track: &str| json!({ "track-closed": { "track": track, "rationale": "Avklart." } });
    // A guardian who also works in a service that takes part is a guardian all the same.
    story.teacher(takes_part("father", "school"));
    for person in ["mother", "father", "child", "caretaker"] {
        for event in [aside("s1"), ends("s1"), aside("s2"), ends("s2"), closes("goal-reached")] {
            let refusal = story.refused(person, event);
            assert!(matches!(refusal, Refusal::WrongAuthor { .. }), "{person}: {refusal}");
        }
    }
    for track in ["s1", "s2"] {
        story.teacher(aside(track));
        story.teacher(ends(track));
    }
    for person in ["mother", "child"] {
        assert!(matches!(story.refused(person, closes("goal-reached")), Refusal::WrongAuthor { .. }));
    }
    story.teacher(closes("goal-reached"));
}

#[test]
fn anothers_report_never_clears_mine() {
    let mut story = Story::at_level_1();
    story.teacher(takes_part("nurse", "school"));
    story.teacher(suspects("s1", "violence"));
    assert!(matches!(story.refused("teacher", reports("s1", "nurse")), Refusal::WrongAuthor { .. }));
    story.teacher(reports("s1", "teacher"));
    let track = &story.case.safety()[0];
    assert!(
        track.has_reported(&"teacher".parse().unwrap()) && !track.has_reported(&"nurse".parse().unwrap())
    );
    story.by("nurse", reports("s1", "nurse"));
    assert_eq!(story.case.safety()[0].reports().len(), 2);
}

#[test]
fn a_report_says_of_every_child_and_guardian_whether_they_were_told() {
    let mut story = Story::at_level_1();
    story.teacher(suspects("s1", "violence"));
    let mut report = reports("s1", "teacher");
    report["safety-reported"]["informed"].as_array_mut().unwrap().pop();
    assert_eq!(
        story.refused("teacher", report),
        Refusal::ReportIncomplete { missing: vec!["father".parse().unwrap()] }
    );
    assert!(matches!(story.refused("teacher", reports("s9", "teacher")), Refusal::Unknown { .. }));
}

#[test]
fn tracks_are_never_mixed_up_and_close_once() {
    let mut story = Story::at_level_1();
    story.teacher(suspects("s1", "other"));
    let plan = json!({ "track-opened": { "track": "s1", "kind": "individual-plan" } });
    assert!(matches!(story.refused("teacher", plan), Refusal::Repeated { .. }));
    story.teacher(json!({ "track-opened": { "track": "ip", "kind": "statutory-coordinator" } }));
    // The coordinator the law gives a right to is not the holder.
    assert_eq!(story.holder().as_deref(), Some("teacher"));
    let close = json!({ "track-closed": { "track": "ip", "rationale": "Ferdig." } });
    story.teacher(close.clone());
    assert!(matches!(story.refused("teacher", close), Refusal::Unknown { .. }));
}

#[test]
fn only_the_child_and_guardians_answer_for_consent_and_an_oral_one_names_its_minutes() {
    let mut story = Story::at_level_1();
    let mut stranger = consent("c1", true);
    stranger["consent-given"]["by"] = json!(["teacher"]);
    assert!(matches!(story.refused("teacher", stranger), Refusal::NoStanding { .. }));
    let mut nobody = consent("c1", true);
    nobody["consent-given"]["by"] = json!([]);
    assert_eq!(story.refused("teacher", nobody), Refusal::Empty { list: "by" });
    let mut nothing = consent("c1", true);
    nothing["consent-given"]["services"] = json!([]);
    assert_eq!(story.refused("teacher", nothing), Refusal::Empty { list: "services" });
    for form in ["oral", "oral-recorded"] {
        let mut oral = consent("c1", true);
        oral["consent-given"]["form"] = json!(form);
        assert_eq!(story.refused("teacher", oral.clone()), Refusal::OralWithoutMinutes);
        oral["consent-given"]["minutes"] = json!("d1");
        oral["consent-given"]["consent"] = json!(form);
        story.teacher(oral);
    }
}

#[test]
fn a_superseding_consent_ends_the_earlier_one_at_the_same_instant_and_a_refusal_is_kept() {
    let mut story = Story::at_level_1();
    story.by("mother", consent("c1", true));
    story.on("2026-03-01");
    let mut second = consent("c2", false);
    second["consent-given"]["supersedes"] = json!("c1");
    story.by("mother", second);
    let [first, second] = story.case.consents() else { panic!("two") };
    assert_eq!((first.status(), first.since()), (ConsentStatus::Superseded, second.since()));
    story.by(
        "father",
        json!({ "consent-refused": { "consent": "c3", "by": ["father"], "services": ["bup"] } }),
    );
    assert_eq!(story.case.consents()[2].status(), ConsentStatus::Refused);
    for what in ["consent-withdrawn", "consent-expired"] {
        let mut body = json!({ what: { "consent": "c3" } });
        if what == "consent-withdrawn" {
            body[what]["by"] = json!(["father"]);
        }
        assert!(matches!(story.refused("father", body), Refusal::Unknown { .. }));
    }
    assert!(matches!(story.refused("father", consent("c3", true)), Refusal::Repeated { .. }));
}

#[test]
fn a_consent_to_a_service_survives_a_change_of_employees() {
    let mut story = Story::at_level_2();
    story.teacher(takes_part("new-adviser", "ppt"));
    story.teacher(json!({ "participant-left": { "person": "adviser", "engagement": "ppt" } }));
    assert!(story.case.consents()[0].counts_on("2026-02-02".parse().unwrap()));
    assert_eq!(story.case.service_count(), 2);
}

#[test]
fn a_service_joins_on_a_consent_that_names_it_or_another_basis_of_its_own() {
    let mut story = Story::at_level_1();
    let mut narrow = consent("c1", true);
    narrow["consent-given"]["services"] = json!(["bup"]);
    story.by("mother", narrow);
    let refusal =
        story.refused("teacher", joins("ppt", "ppt", json!({ "kind": "consent", "consent": "c1" })));
    assert_eq!(refusal.to_string(), "the consent `c1` does-not-name-the-service");
    let own = joins("ppt", "ppt", json!({ "kind": "own-service" }));
    assert!(matches!(story.refused("teacher", own), Refusal::NoBasis { .. }));
    story.teacher(joins("bup", "bup", json!({ "kind": "consent", "consent": "c1" })));
    let again = joins("bup", "bup", json!({ "kind": "consent", "consent": "c1" }));
    assert!(matches!(story.refused("teacher", again), Refusal::Repeated { .. }));
}

#[test]
fn sending_a_referral_leaves_the_senders_engagement_active_until_it_is_answered() {
    let mut story = Story::at_level_2();
    let sent = json!({ "referral-sent": { "referral": "r1", "from": "ppt", "to": "bup" } });
    story.teacher(sent.clone());
    assert!(matches!(story.refused("teacher", sent), Refusal::Repeated { .. }));
    let leaves = json!({ "service-left": { "engagement": "ppt", "reason": "Henvist." } });
    assert_eq!(
        story.refused("teacher", leaves.clone()),
        Refusal::SenderStays { referral: "r1".parse().unwrap() }
    );
    let answered = json!({ "referral-answered": { "referral": "r1", "answer": "accepted" } });
    story.teacher(answered.clone());
    assert!(matches!(story.refused("teacher", answered), Refusal::Unknown { .. }));
    story.teacher(leaves.clone());
    assert!(matches!(story.refused("teacher", leaves), Refusal::Unknown { .. }));
    let sent = json!({ "referral-sent": { "referral": "r2", "from": "ppt", "to": "bup" } });
    assert!(matches!(story.refused("teacher", sent), Refusal::Unknown { .. }));
}

#[test]
fn every_measure_has_a_participant_who_is_responsible_and_is_evaluated_no_earlier_than_it_starts() {
    let mut story = Story::at_level_1();
    assert!(matches!(story.refused("teacher", measure("m2", "mother")), Refusal::NotParticipant { .. }));
    assert!(matches!(story.refused("teacher", measure("m1", "teacher")), Refusal::Repeated { .. }));
    let mut early = measure("m2", "teacher");
    early["measure-added"]["evaluate_by"] = json!("2026-01-11");
    assert!(matches!(story.refused("teacher", early), Refusal::EvaluatedBeforeStart { .. }));
    let mut goal = measure("m2", "teacher");
    goal["measure-added"]["goal"] = json!("g9");
    assert!(matches!(story.refused("teacher", goal), Refusal::Unknown { .. }));
    let update = |change: Value| {
        let mut what = json!({ "measure-updated": { "measure": "m1" } });
        what["measure-updated"].as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        what
    };
    let back = update(json!({ "evaluate_by": "2026-01-01" }));
    assert!(matches!(story.refused("teacher", back), Refusal::EvaluatedBeforeStart { .. }));
    let stranger = update(json!({ "responsible": "stranger" }));
    assert!(matches!(story.refused("teacher", stranger), Refusal::NotParticipant { .. }));
    let unknown = json!({ "measure-updated": { "measure": "m9", "status": "done" } });
    assert!(matches!(story.refused("teacher", unknown), Refusal::Unknown { .. }));
}

#[test]
fn when_the_child_comes_of_age_guardians_are_guardians_no_longer() {
    let mut story = Story::with_log();
    story.on("2026-06-01");
    let warnings = story.by("child", json!({ "subject-came-of-age": { "transition": "t18" } }));
    let breaks = story.case.follow_up_breaks(&story.profile, "2026-06-01".parse().unwrap());
    assert!(breaks.iter().any(|found| found.kind == FollowUpBreak::TransitionWithoutMeeting));
    assert_eq!(warnings, [Warning::ConsentOfGuardiansLapses { consent: "c1".parse().unwrap() }]);
    assert!(story.case.guardians().is_empty());
    assert!(matches!(story.refused("mother", entry("lysglimt")), Refusal::NoWriteGrant { .. }));
    let answers = json!({ "consent-withdrawn": { "consent": "c1", "by": ["mother"] } });
    assert!(matches!(story.refused("mother", answers), Refusal::NoStanding { .. }));
    assert!(matches!(story.refused("child", json!({ "subject-came-of-age": {} })), Refusal::Repeated { .. }));
    let mut own = consent("c2", true);
    own["consent-given"]["by"] = json!(["child"]);
    story.by("child", own);
}

#[test]
fn moving_where_the_routine_is_not_in_use_is_warned_about() {
    let mut story = Story::at_level_1();
    let moved = json!({ "moved": { "to": "3420", "transition": "t1" } });
    assert_eq!(story.teacher(moved.clone()), [Warning::ProfileNotInUse]);
    assert_eq!(story.case.municipality().to_string(), "3420");
    assert!(matches!(story.refused("teacher", moved), Refusal::Repeated { .. }));
}

#[test]
fn a_meeting_without_the_childs_voice_or_one_of_two_parents_is_warned_about() {
    let mut story = Story::at_level_1();
    let mut held = meeting("mt1", "declined");
    held["meeting-held"]["invited"] = json!(["mother"]);
    assert_eq!(
        story.teacher(held.clone()),
        [
            Warning::ChildNotHeardInMeeting { meeting: "mt1".parse().unwrap() },
            Warning::GuardianNotInvited {
                meeting: "mt1".parse().unwrap(),
                persons: vec!["father".parse().unwrap()]
            }
        ]
    );
    assert!(matches!(story.refused("teacher", held), Refusal::Repeated { .. }));
    let mut alone = meeting("mt2", "attended");
    alone["meeting-held"]["attended"] = json!([]);
    assert_eq!(story.refused("teacher", alone), Refusal::Empty { list: "attended" });
    let mut wider = meeting("mt2", "attended");
    wider["meeting-held"]["invited"] = json!(["mother", "father", "adviser-to-be"]);
    assert_eq!(story.teacher(wider), []);
}

#[test]
fn an_evaluation_after_its_day_and_one_without_the_childs_view_are_warned_about() {
    let mut story = Story::at_level_1();
    story.on("2026-02-16");
    let mut late = evaluated("ev1", "bti:1");
    late["evaluated"]["child_view"] = Value::Null;
    assert_eq!(
        story.teacher(late),
        [
            Warning::EvaluationLate {
                measure: "m1".parse().unwrap(),
                was_due: "2026-02-15".parse().unwrap()
            },
            Warning::ChildNotHeardInEvaluation
        ]
    );
    let mut unknown = evaluated("ev2", "bti:1");
    unknown["evaluated"]["measures"][0]["measure"] = json!("m9");
    assert!(matches!(story.refused("teacher", unknown), Refusal::Unknown { .. }));
    assert!(matches!(story.refused("teacher", evaluated("ev1", "bti:1")), Refusal::Repeated { .. }));
}

#[test]
fn where_the_routine_says_so_an_individual_plan_closes_the_log() {
    let kvinnherad = profile_with(|process| {
        process["individual_plan"] = json!("closes-log");
        process["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "individual-plan");
    });
    let mut story = Story::opened_under(kvinnherad);
    story.enter_level_1();
    story.by("mother", consent("c1", true));
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    let plan = json!({ "track-opened": { "track": "ip", "kind": "individual-plan" } });
    assert_eq!(story.teacher(plan), [Warning::PlanClosesLog]);
    assert_eq!(story.holder().as_deref(), Some("teacher"), "never silently merged with a coordinator");
}

/// At level 2 with PPT and an open log, both on `c1`; `c2` takes over for it.
fn superseded(services: &[&str], digital_log: bool) -> (Story, Vec<Warning>) {
    let mut story = Story::at_level_2();
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    story.on("2026-02-10");
    let mut second = consent("c2", digital_log);
    second["consent-given"]["supersedes"] = json!("c1");
    second["consent-given"]["services"] = json!(services);
    let warnings = story.by("mother", second);
    (story, warnings)
}

fn lapsed(story: &Story) -> usize {
    let breaks = story.case.follow_up_breaks(&story.profile, story.day.parse().unwrap());
    breaks.iter().filter(|found| found.kind == FollowUpBreak::BasisLapsed).count()
}

#[test]
fn what_rests_on_a_consent_follows_it_to_the_one_that_takes_over() {
    let (mut story, warnings) = superseded(&["skole", "ppt"], true);
    assert_eq!((warnings, lapsed(&story)), (vec![], 0));
    // And on to the next, until that is withdrawn.
    let mut third = consent("c3", true);
    third["consent-given"]["supersedes"] = json!("c2");
    assert_eq!((story.by("mother", third), lapsed(&story)), (vec![], 0));
    let withdrawn = json!({ "consent-withdrawn": { "consent": "c3", "by": ["mother"] } });
    assert_eq!((story.by("mother", withdrawn).len(), lapsed(&story)), (2, 2));
}

#[test]
fn a_consent_that_takes_over_carries_only_the_services_it_names_and_the_log_only_where_it_says_so() {
    let (story, warnings) = superseded(&["skole"], true);
    assert!(matches!(warnings[..], [Warning::BasisLapsed { .. }]) && lapsed(&story) == 1);
    let (story, warnings) = superseded(&["skole", "ppt"], false);
    assert!(matches!(warnings[..], [Warning::LogBasisLapsed]) && lapsed(&story) == 1);
}

#[test]
fn a_consent_signed_only_by_a_guardian_without_responsibility_is_recorded_and_carries_nothing() {
    let mut story = Story::at_level_1();
    story.teacher(json!({ "guardians-stated": { "guardians": [
        { "person": "mother", "responsibility": "yes", "contact_blocked": false },
        { "person": "father", "responsibility": "no", "contact_blocked": false }] } }));
    let by = |id: &str, persons: &[&str]| {
        let mut given = consent(id, true);
        given["consent-given"]["by"] = json!(persons);
        given
    };
    story.teacher(by("c1", &["father"]));
    let case_consent = &story.case.consents()[0];
    assert!(case_consent.status() == ConsentStatus::Given);
    assert!(!case_consent.counts_on("2026-01-12".parse().unwrap()));
    let on = |id: &str| json!({ "kind": "consent", "consent": id });
    let problem = BasisProblem::NoResponsibility;
    let refused = Refusal::Basis { consent: "c1".parse().unwrap(), problem };
    assert_eq!(story.refused("teacher", joins("ppt", "ppt", on("c1"))), refused);
    assert_eq!(story.refused("teacher", json!({ "log-opened": { "basis": on("c1") } })), refused);
    // Nor does it take over for one that carries something. With the mother, or where it is not known, it may.
    story.teacher(by("c2", &["mother", "father"]));
    let mut over = by("c3", &["father"]);
    over["consent-given"]["supersedes"] = json!("c2");
    assert!(matches!(story.refused("teacher", over), Refusal::Basis { .. }));
    story.teacher(joins("ppt", "ppt", on("c2")));
}
