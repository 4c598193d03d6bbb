//! Every case history under `stories/`: played against the routine of its municipality, step by step, and kept in its
//! wording at the points it names. What is expected, the histories say.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use bti_core::Language;
use bti_core::case::{Case, CaseRecord, ConcernOutcome, ConcernWhat, EntryKind, Leads, ProcessProfile, What};
use bti_examples::story::{
    Outcome, StepFault, Story, StoryError, Told, differences, play, read_story, routine, stories, story,
    told, what_now,
};

/// Every history with its routine.
fn all() -> Vec<(String, Story, ProcessProfile)> {
    let names = stories().expect("readable");
    assert!(names.len() >= 4, "{names:?}");
    let one = |name: String| {
        let story = story(&name).unwrap_or_else(|error| panic!("{error}"));
        let profile = routine(&story.profile).unwrap_or_else(|error| panic!("{error}"));
        (name, story, profile)
    };
    names.into_iter().map(one).collect()
}

/// The events of the case that the guide accepts.
fn happened(story: &Story) -> Vec<&What> {
    let accepted = story.steps.iter().filter(|step| !step.is_refused());
    accepted.filter_map(|step| step.event.as_ref()).map(|event| &event.what).collect()
}

#[test]
fn every_step_of_every_history_goes_as_the_guide_says() {
    let mut report = String::new();
    for (name, story, profile) in all() {
        for difference in differences(&play(&story, &profile), &profile) {
            let _ = writeln!(report, "{name}: {difference}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_history_goes_from_a_concern_through_every_level_to_its_close() {
    for (name, story, _) in all() {
        let promoted = story.steps.iter().filter_map(|step| step.concern.as_ref()).any(|event| {
            matches!(&event.what, ConcernWhat::ConcernEnded(ended) if matches!(ended.outcome, ConcernOutcome::Promoted(_)))
        });
        assert!(promoted, "{name}: the concern becomes a case");
        let codes: BTreeSet<&str> = happened(&story).iter().map(|what| what.code()).collect();
        for code in [
            "consent-given",
            "log-opened",
            "hand-over-accepted",
            "safety-opened",
            "safety-reported",
            "guardian-information-decided",
            "evaluated",
            "decided",
            "referral-sent",
            "referral-answered",
            "closed",
        ] {
            assert!(codes.contains(code), "{name}: {code}");
        }
        let levels: BTreeSet<_> = story.steps.iter().filter_map(|step| step.level).collect();
        let reached: Vec<&str> = levels.iter().map(|level| level.code()).collect();
        assert_eq!(reached, ["bti:1", "bti:2", "bti:3"], "{name}");
        assert!(
            story.steps.iter().any(|step| step.guardians_may_be_told == Some(false)),
            "{name}: the guardians are not told"
        );
        assert!(story.steps.iter().any(|step| step.status.as_deref() == Some("closed")), "{name}");
    }
}

#[test]
fn every_history_has_a_lysglimt_by_a_guardian_and_something_registered_late() {
    for (name, story, profile) in all() {
        let played = play(&story, &profile);
        let guardians: BTreeSet<_> = played
            .iter()
            .filter_map(|told| told.case.as_ref())
            .flat_map(|case| case.guardians().iter().map(|guardian| guardian.person.clone()))
            .collect();
        let accepted = || story.steps.iter().filter(|step| !step.is_refused());
        assert!(
            accepted().filter_map(|step| step.event.as_ref()).any(|event| {
                guardians.contains(&event.author)
                    && matches!(&event.what, What::EntryAdded(entry) if entry.kind == EntryKind::Lysglimt)
            }),
            "{name}: no lysglimt by a guardian"
        );
        assert!(
            accepted()
                .filter_map(|step| step.event.as_ref())
                .any(|event| { event.what.may_be_late() && event.effective.day() < event.recorded.day() }),
            "{name}: nothing is registered late"
        );
    }
}

#[test]
fn a_baton_is_declined_in_some_history_and_a_level_goes_down_in_some() {
    let all = all();
    let any = |found: &dyn Fn(&What) -> bool| {
        all.iter().any(|(_, story, _)| happened(story).into_iter().any(found))
    };
    assert!(any(&|what| matches!(what, What::HandOverDeclined(_))));
    assert!(any(&|what| matches!(what, What::Decided(decided) if decided.leads == Leads::Stay)));
    assert!(all.iter().any(|(_, story, _)| {
        let levels: Vec<_> = story.steps.iter().filter_map(|step| step.level).collect();
        levels.windows(2).any(|pair| matches!(pair, [from, to] if to < from))
    }));
}

#[test]
fn every_history_has_events_that_are_refused_and_then_put_right() {
    for (name, story, _) in all() {
        let mut refused = 0;
        for (index, step) in story.steps.iter().enumerate().filter(|(_, step)| step.is_refused()) {
            let seq = |step: &bti_examples::story::Step| {
                let concern = step.concern.as_ref().map(|event| event.seq);
                concern.or_else(|| step.event.as_ref().map(|event| event.seq))
            };
            let later = story.steps.iter().skip(index + 1);
            let right = later.filter(|next| next.concern.is_some() == step.concern.is_some());
            assert!(
                right.filter(|next| !next.is_refused()).any(|next| seq(next) == seq(step)),
                "{name}, step {}: no other event takes its place",
                index + 1
            );
            refused += 1;
        }
        assert!(refused >= 3, "{name}: {refused}");
    }
}

#[test]
fn an_event_that_is_refused_changes_nothing() {
    for (name, story, profile) in all() {
        let mut before: Option<Case> = None;
        for one in play(&story, &profile) {
            if let (Some(case), Some(event), Outcome::Refused(_)) = (&before, &one.step.event, &one.outcome) {
                let mut tried = case.clone();
                assert!(tried.apply(&profile, event.clone()).is_err());
                assert_eq!(tried, *case, "{name}, step {}", one.number);
            }
            before = one.case;
        }
    }
}

#[test]
fn a_case_is_the_same_replayed_from_its_events_after_every_step() {
    for (name, story, profile) in all() {
        for one in play(&story, &profile) {
            let Some(case) = &one.case else { continue };
            let again = Case::replay(&[&profile], case.history()).expect("its own events");
            assert_eq!(again, *case, "{name}, step {}", one.number);
        }
    }
}

#[test]
fn a_case_and_its_concern_are_the_same_after_they_have_been_stored() {
    for (name, story, profile) in all() {
        let played = play(&story, &profile);
        let last = played.last().expect("a history has steps");
        let record = last.record().expect("a case");
        let text = serde_json::to_string(&record).expect("writes");
        let read: CaseRecord = serde_json::from_str(&text).expect("reads");
        assert_eq!(read, record, "{name}");
        assert_eq!(read.restore(&[&profile]).ok(), last.case, "{name}");
        assert_eq!(read.restore_concern(), Ok(last.concern.clone()), "{name}");
    }
}

/// What now and what has slipped, at each point, in both written forms of Norwegian.
#[test]
fn guidance_and_findings_keep_their_wording() {
    for (name, story, profile) in all() {
        let played = play(&story, &profile);
        let points: BTreeMap<&str, &Told<'_>> = played
            .iter()
            .filter_map(|told| told.step.point.as_ref().map(|point| (point.name.as_str(), told)))
            .collect();
        assert_eq!(points.len(), 3, "{name}: three points with names of their own");
        for (point, told) in points {
            for language in [Language::Bokmaal, Language::Nynorsk] {
                let at = told.step.seen().expect("a step has a time");
                let lines = what_now(told, &profile, at, language).join("\n");
                insta::assert_snapshot!(format!("{name}-{point}-{}", language.code()), lines);
            }
        }
    }
}

#[test]
fn a_whole_history_is_told_and_stops_on_the_day_asked_for() {
    for (name, story, profile) in all() {
        let played = play(&story, &profile);
        let telling = |on| bti_examples::story::Telling { language: Language::Nynorsk, on };
        let whole = told(&story, &played, &profile, telling(None));
        for step in &story.steps {
            assert!(whole.contains(&step.says), "{name}: {}", step.says);
        }
        let first = played.first().and_then(|one| one.step.recorded()).expect("a history has steps").day();
        let start = told(&story, &played, &profile, telling(Some(first)));
        let last = story.steps.last().expect("a history has steps");
        assert!(!start.contains(&last.says) && start.contains("Kva no?"), "{name}");
    }
}

const STEP: &str = r#"
title = "t"
profile = "elverum"
source = "s"
[[step]]
says = "Læreren er bekymret."
[step.concern]
version = 1
concern = "u1"
seq = 1
effective = "2026-01-12"
recorded = "2026-01-12"
author = "teacher"
what.clarification-needed = {}
"#;

#[test]
fn a_history_that_cannot_be_meant_is_refused_with_its_place() {
    let fault = |text: &str| match read_story("stories/x.toml", text) {
        Err(StoryError::Step { file, step: 1, fault }) if file == "stories/x.toml" => fault,
        other => panic!("{other:?}"),
    };
    assert!(read_story("stories/x.toml", STEP).is_ok());
    let with = |line: &str| STEP.replace("[step.concern]", &format!("{line}\n[step.concern]"));
    assert_eq!(fault(&STEP.replace("Læreren er bekymret.", " ")), StepFault::SaysNothing);
    assert_eq!(fault(&with("refused = \"because\"")), StepFault::Refusal("because".to_owned()));
    assert_eq!(
        fault(&with("warnings = [\"service-count\"]")),
        StepFault::Warning("service-count".to_owned()),
        "a warning of a case, not of a concern"
    );
    assert_eq!(fault(&with("refused = \"not-shared\"\nlevel = \"bti:1\"")), StepFault::RefusedAndMore);
    let differs =
        format!("{STEP}[[step.differs]]\nwhat = \"outcome\"\nactual = \"raising\"\nreason = \"\"\n");
    assert_eq!(fault(&differs), StepFault::NoReason);
    let (head, _) = STEP.split_once("[step.concern]").expect("has one");
    assert_eq!(fault(head), StepFault::NotOneEvent);
}

#[test]
fn a_misspelt_history_is_refused_with_its_line_and_an_unknown_municipality_by_its_file() {
    let misspelt = STEP.replace("author = ", "autor = ");
    let error = read_story("stories/x.toml", &misspelt).expect_err("a stray key").to_string();
    assert!(error.starts_with("stories/x.toml: ") && error.contains("autor"), "{error}");
    assert!(error.contains("line "), "{error}");
    let error = story("utopia").expect_err("no such file").to_string();
    assert!(error.starts_with("stories/utopia.toml: "), "{error}");
    let code = STEP.replace(
        "[step.concern]",
        "[[step.findings]]\non = \"2026-01-12\"\nfound = [\"F11\"]\n[step.concern]",
    );
    let error = read_story("stories/x.toml", &code).expect_err("no such break").to_string();
    assert!(error.contains("`F1` to `F10`"), "{error}");
}

#[test]
fn an_unexpected_outcome_is_told_with_step_and_what_was_expected() {
    let story = read_story("stories/x.toml", STEP).expect("reads");
    let profile = routine(&story.profile).expect("a routine");
    let found = differences(&play(&story, &profile), &profile);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["step 1 (Læreren er bekymret.) outcome: expected `accepted`, got `raising`"],
        "the first event raises the concern"
    );
}

#[test]
fn a_known_difference_that_has_gone_is_told() {
    let entry = "[[step.differs]]\nwhat = \"level\"\nactual = \"bti:2\"\nreason = \"r\"\n";
    let story = read_story("stories/x.toml", &format!("{STEP}{entry}")).expect("reads");
    let profile = routine(&story.profile).expect("a routine");
    let found = differences(&play(&story, &profile), &profile);
    assert!(found.iter().any(|one| one.actual == "no such difference: take the entry out"), "{found:?}");
}
