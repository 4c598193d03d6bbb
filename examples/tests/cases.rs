//! Every case file under `cases/`, each against the expectation written in it; and what the cases cover.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use bti_consent::{Commencement, Effect, Lawbook, ReadHow};
use bti_examples::{Case, Ran, Runner, cases, ledger, ledger_faults, read_case};
use bti_rules::Engine;

static RUNNER: LazyLock<Runner> = LazyLock::new(|| Runner::new(Lawbook::embedded().expect("loads")));

/// Every case, by short name, run once for all tests.
static RAN: LazyLock<Vec<(String, Ran)>> = LazyLock::new(|| {
    cases().expect("readable").into_iter().map(|(name, text)| (name, RUNNER.run(&text))).collect()
});

#[test]
fn every_case_is_answered_as_the_law_says() {
    assert!(RAN.len() >= 250, "only {} case files", RAN.len());
    let mut report = String::new();
    let mut titles = BTreeMap::new();
    for (name, ran) in RAN.iter() {
        for difference in &ran.differences {
            let _ = writeln!(report, "{name}: {difference}");
        }
        if let Some(other) = titles.insert(&ran.title, name) {
            let _ = writeln!(report, "{name}: called “{}”, as {other} is", ran.title);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_case_names_its_source_and_expects_something() {
    for (name, text) in cases().expect("readable") {
        let (case, _) = read_case(&text).expect("reads");
        assert!(!case.source.trim().is_empty(), "{name}");
        assert!(!case.expect.is_empty() || !case.signers.is_empty(), "{name}");
        assert!(case.contested.is_empty(), "{name}: contested cases stand in the ledger");
    }
}

/// A norm that can decide holds in some case and fails in some other, on days it is in force. What has no such case is
/// listed, and the list only shrinks.
#[test]
fn every_norm_holds_in_a_case_and_fails_in_another() {
    let (mut held, mut failed) = (BTreeMap::new(), BTreeMap::new());
    for (name, ran) in RAN.iter() {
        for (list, norms) in [(&mut held, &ran.held), (&mut failed, &ran.failed)] {
            for norm in norms {
                list.entry(norm.to_string()).or_insert_with(BTreeSet::new).insert(name);
            }
        }
    }
    let mut without = BTreeSet::new();
    for section in RUNNER.engine().lawbook().sections() {
        for version in &section.versions {
            let applies = version.commences != Commencement::KongenBestemmer;
            let counts = |norm: &&bti_consent::Norm| {
                norm.read != ReadHow::NotRead && norm.effect != Effect::Processing
            };
            for norm in version.norms.iter().filter(counts).filter(|_| applies) {
                let id = norm.id.to_string();
                let cases = [held.get(&id), failed.get(&id)];
                let both: BTreeSet<_> = cases.into_iter().flatten().flatten().collect();
                // A norm without conditions holds wherever it reaches.
                let conditions = &norm.conditions;
                let can_fail = !(conditions.all.is_empty()
                    && conditions.any.is_empty()
                    && conditions.none.is_empty()
                    && conditions.assess.is_empty())
                    || matches!(norm.effect, Effect::Duty { .. } | Effect::Silence);
                let [holds, fails] = cases;
                if holds.is_none() || (can_fail && fails.is_none()) || both.len() < 2 {
                    let what = if holds.is_none() { "never holds" } else { "never fails" };
                    without.insert(format!("{id}: {what}"));
                }
            }
        }
    }
    let listed: BTreeSet<String> = WITHOUT_A_CASE.iter().map(ToString::to_string).collect();
    assert_eq!(without, listed);
}

/// Norms that no case can show both ways.
const WITHOUT_A_CASE: &[&str] = &[];

/// What decides must also be seen to decide: as a ground, a procedure, or a duty owed to somebody else.
#[test]
fn every_norm_that_can_decide_shows_in_some_answer() {
    let shown: BTreeSet<&str> =
        RAN.iter().flat_map(|(_, ran)| &ran.norms).map(bti_core::NormId::as_str).collect();
    let mut without = BTreeSet::new();
    for version in RUNNER.engine().lawbook().sections().iter().flat_map(|section| &section.versions) {
        let applies = version.commences != Commencement::KongenBestemmer;
        for norm in version.norms.iter().filter(|norm| applies && norm.read != ReadHow::NotRead) {
            let decides = matches!(
                norm.effect,
                Effect::Silence | Effect::Opening { .. } | Effect::Duty { .. } | Effect::Procedure { .. }
            );
            if decides && !shown.contains(norm.id.as_str()) {
                without.insert(norm.id.to_string());
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

/// Every trap of the notes has a case.
#[test]
fn every_trap_has_a_case() {
    let covered: BTreeSet<&str> = RAN.iter().flat_map(|(_, ran)| &ran.traps).map(String::as_str).collect();
    for trap in 1..=24 {
        assert!(covered.contains(format!("T{trap}").as_str()), "no case covers T{trap}");
    }
}

/// Every contested reading is met open in some case, and taken for given both ways in others. Open: it is
/// what is missing.
#[test]
fn every_contested_reading_has_a_case_open_and_one_for_each_reading() {
    use bti_consent::WordKind;
    let mut met: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (_, text) in cases().expect("readable") {
        let (case, _) = read_case(&text).expect("reads");
        for assumed in &case.reading {
            let which = if assumed.holds == bti_rules::Which::First { "first" } else { "second" };
            met.entry(assumed.word.to_string()).or_default().insert(which);
        }
        for word in case.expect.iter().flat_map(|expect| &expect.missing) {
            met.entry(word.clone()).or_default().insert("open");
        }
    }
    let mut without = BTreeMap::new();
    for word in RUNNER.engine().lawbook().vocabulary().words().filter(|word| word.kind == WordKind::Reading) {
        let mut seen = met.remove(word.id.as_str()).unwrap_or_default();
        let turned_on = RAN.iter().any(|(_, ran)| ran.open_readings.contains(&word.id));
        if RIGHT_OR_DUTY.contains(&word.id.as_str()) && turned_on {
            seen.insert("open");
        }
        if seen.len() < 3 {
            without.insert(word.id.to_string(), seen);
        }
    }
    assert!(without.is_empty(), "only these are met: {without:#?}");
}

/// Readings that decide only between a right and a duty and so leave nothing undecided: open, a norm turned on them.
const RIGHT_OR_DUTY: &[&str] = &["reading:party-under-15-own-information"];

/// Every version of a section that was read is met by a case of its own days in which one of its norms holds, so that
/// both sides of every boundary are asked about. What none does is listed, and the list only shrinks.
#[test]
fn every_version_is_met_in_a_case_of_its_own_days() {
    let mut without = BTreeSet::new();
    for section in RUNNER.engine().lawbook().sections() {
        for version in &section.versions {
            let decides = version.norms.iter().any(|norm| norm.effect != Effect::Processing);
            let applies =
                version.read != ReadHow::NotRead && version.commences != Commencement::KongenBestemmer;
            let met = RAN.iter().any(|(_, ran)| {
                let own = ran.day.and_then(|day| section.on(day)).is_some_and(|found| found == version);
                own && version.norms.iter().any(|norm| ran.held.contains(&norm.id))
            });
            if decides && applies && !met {
                without.insert(format!("{} § {} {:?}", section.act, section.number, version.commences));
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

fn faults(runner: &Runner, text: &str) -> Vec<String> {
    let (case, question): (Case, _) = read_case(text).expect("reads");
    let own: Option<Engine> = case.engine(runner.engine()).expect("readings");
    let engine = own.as_ref().unwrap_or(runner.engine());
    let answer = engine.ask(&question).expect("words");
    ledger_faults(&case, &answer)
}

/// The ledger: what is expected, what is answered instead, and why. A difference that has gone must leave the ledger.
#[test]
fn every_contested_case_still_differs_as_the_ledger_says() {
    let mut report = String::new();
    for (name, text) in ledger().expect("readable") {
        for fault in faults(&RUNNER, &text) {
            let _ = writeln!(report, "{name}: {fault}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn the_ledger_notices_a_difference_that_has_gone_or_changed() {
    let case = |expected: &str, actual: &str, reason: &str| {
        format!(
            r#"
title = "En prøve"
source = "fvl. § 13"
[[expect]]
item = "grades"
recipient = "club"
outcome = "{expected}"
[[contested]]
item = "grades"
recipient = "club"
actual = "{actual}"
reason = "{reason}"
[question]
day = "2026-09-14"
purpose = "other"
movement = "own-initiative"
[question.giver]
service = "sfo"
profession = "assistent"
tie = "employee"
[[question.persons]]
id = "child"
[[question.items]]
id = "grades"
kind = "education"
about = ["child"]
learned = "in-case"
[[question.recipients]]
id = "club"
kind = "organisation"
service = "frivillig"
"#
        )
    };
    let of = |expected, actual, reason| faults(&RUNNER, &case(expected, actual, reason)).join("\n");
    assert_eq!(of("may_share", "cannot_decide", "prøve"), "");
    assert!(of("cannot_decide", "cannot_decide", "prøve").contains("move the case to the others"));
    assert!(of("may_share", "must_not_share", "prøve").contains("the ledger says must_not_share"));
    assert!(of("may_share", "cannot_decide", "").contains("gives no reason"));
}

/// The sample that explains the format is itself a case that can be read.
#[test]
fn the_sample_in_the_documentation_can_be_read() {
    let text = include_str!("../../docs/case-files.md");
    let sample = text.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample");
    if let Err(error) = read_case(sample) {
        panic!("{error}");
    }
}
