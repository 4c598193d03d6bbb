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
