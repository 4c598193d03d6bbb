//! Every case file under `cases/`, each against the expectation written in it.

#![allow(clippy::expect_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bti_consent::Lawbook;
use bti_examples::{differences, read_case};
use bti_rules::Engine;

fn files() -> Vec<PathBuf> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the cases are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases"), &mut files);
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.components()
        .rev()
        .take(2)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_case_is_answered_as_the_law_says() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let files = files();
    assert!(files.len() >= 60, "only {} case files", files.len());
    let mut report = String::new();
    let mut titles = BTreeSet::new();
    for path in &files {
        let text = fs::read_to_string(path).expect("readable");
        let (case, question) = match read_case(&text) {
            Ok(read) => read,
            Err(error) => {
                let _ = writeln!(report, "{}: {error}", name(path));
                continue;
            }
        };
        assert!(titles.insert(case.title.clone()), "two cases are called {}", case.title);
        assert!(!case.source.trim().is_empty() && !case.expect.is_empty(), "{}", name(path));
        match engine.ask(&question) {
            Err(error) => {
                let _ = writeln!(report, "{}: {error}", name(path));
            }
            Ok(answer) => {
                for difference in differences(&case, &answer) {
                    let _ = writeln!(report, "{}: {difference}", name(path));
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Every norm that can decide has a case it decides. What none does is listed, and the list only shrinks.
#[test]
fn every_norm_that_can_decide_is_a_ground_in_some_case() {
    use bti_consent::{Effect, ReadHow};
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let mut decided = BTreeSet::new();
    for path in files() {
        let text = fs::read_to_string(&path).expect("readable");
        let Ok((_, question)) = read_case(&text) else { continue };
        let answer = engine.ask(&question).expect("words");
        for decision in answer.decisions() {
            decided.extend(decision.grounds.iter().map(ToString::to_string));
            decided.extend(
                decision.obligations.iter().chain(&decision.advice).map(|entry| entry.norm.to_string()),
            );
        }
    }
    let mut without = BTreeSet::new();
    for version in engine.lawbook().sections().iter().flat_map(|section| &section.versions) {
        for norm in version.norms.iter().filter(|_| version.read != ReadHow::NotRead) {
            let decides = matches!(
                norm.effect,
                Effect::Silence | Effect::Opening { .. } | Effect::Duty { .. } | Effect::Procedure { .. }
            );
            if decides && !decided.contains(norm.id.as_str()) {
                without.insert(norm.id.to_string());
            }
        }
    }
    let listed: BTreeSet<String> = WITHOUT_A_CASE.iter().map(ToString::to_string).collect();
    assert_eq!(without, listed);
}

/// Norms no case can decide: each holds only under a contested reading, and a case file takes no legal position.
const WITHOUT_A_CASE: &[&str] = &[
    "fvl-same-organ-municipality",
    "pbrl-responsibility-information-despite-third",
    "pbrl-tell-parents-after-care-order",
    "pbrl-tell-what-responsibility-needs-despite-third",
];

/// Every trap of the notes has a case.
#[test]
fn every_trap_has_a_case() {
    let mut covered = BTreeSet::new();
    for path in files() {
        if let Ok((case, _)) = read_case(&fs::read_to_string(&path).expect("readable")) {
            covered.extend(case.traps);
        }
    }
    for trap in 1..=24 {
        assert!(covered.contains(&format!("T{trap}")), "no case covers T{trap}");
    }
}

/// Every version of a section that was read decides in some case of its own days, so that both sides of every boundary
/// are asked about. What none does is listed, and the list only shrinks.
#[test]
fn every_version_decides_in_a_case_of_its_own_days() {
    use bti_consent::{Commencement, ReadHow};
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let mut used = BTreeSet::new();
    for path in files() {
        let Ok((_, question)) = read_case(&fs::read_to_string(&path).expect("readable")) else { continue };
        let answer = engine.ask(&question).expect("words");
        let law = answer.law();
        for decision in answer.decisions() {
            let procedures = decision.obligations.iter().chain(&decision.advice).map(|entry| &entry.norm);
            let missing = decision.missing.iter().filter_map(|missing| missing.norm.as_ref());
            for norm in decision.grounds.iter().chain(procedures).chain(missing).chain(&decision.elsewhere) {
                if let Some(found) = law.norm(norm) {
                    used.insert((
                        found.section.act.clone(),
                        found.section.number.clone(),
                        found.version.commences,
                    ));
                }
            }
        }
    }
    let mut without = BTreeSet::new();
    for section in engine.lawbook().sections() {
        for version in &section.versions {
            let opens = version.norms.iter().any(|norm| {
                !matches!(
                    norm.effect,
                    bti_consent::Effect::Authority { .. }
                        | bti_consent::Effect::Processing
                        | bti_consent::Effect::Limit { .. }
                )
            });
            let key = (section.act.clone(), section.number.clone(), version.commences);
            let counts = version.read != ReadHow::NotRead
                && version.commences != Commencement::KongenBestemmer
                && opens;
            if counts && !used.contains(&key) {
                without.insert(format!("{} {} {:?}", key.0, key.1, key.2));
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}
