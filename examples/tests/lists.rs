//! The lists beside the law files: the rows of the notes, the index of norms, the vocabulary.

#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bti_consent::Lawbook;

fn law() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/bti-consent/law")
}

fn text(name: &str) -> String {
    fs::read_to_string(law().join(name)).expect("readable")
}

/// The row ids of `rows.txt`, which are copied once from the research notes.
fn rows() -> BTreeSet<String> {
    let text = text("rows.txt");
    let rows: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let set: BTreeSet<String> = rows.iter().map(ToString::to_string).collect();
    assert_eq!(rows.len(), set.len(), "rows.txt names a row twice");
    set
}

/// The rows `NOT-MODELLED.md` gives a reason for: each entry begins "- `row` - reason".
fn not_modelled() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for line in text("NOT-MODELLED.md").lines().filter(|line| line.starts_with("- `")) {
        let (name, reason) = line.trim_start_matches("- `").split_once('`').expect("a name in backticks");
        if !rows().contains(name) {
            continue;
        }
        let reason = reason.trim_start_matches([' ', '-', '–']).trim().to_owned();
        assert!(reason.len() > 20, "NOT-MODELLED.md gives no reason for `{name}`");
        assert!(found.insert(name.to_owned(), reason).is_none(), "NOT-MODELLED.md names `{name}` twice");
    }
    found
}

#[test]
fn every_row_of_the_notes_is_a_norm_or_is_said_not_to_be_modelled() {
    let lawbook = Lawbook::embedded().expect("loads");
    let modelled: BTreeSet<String> = lawbook
        .sections()
        .iter()
        .flat_map(|section| &section.versions)
        .flat_map(|version| &version.norms)
        .flat_map(|norm| norm.rows.iter().cloned())
        .collect();
    let explained = not_modelled();
    let mut missing = Vec::new();
    let mut both = Vec::new();
    for row in rows() {
        match (modelled.contains(&row), explained.contains_key(&row)) {
            (false, false) => missing.push(row),
            (true, true) => both.push(row),
            _ => {}
        }
    }
    assert!(missing.is_empty(), "neither a norm nor in NOT-MODELLED.md: {missing:#?}");
    assert!(both.is_empty(), "a norm, and in NOT-MODELLED.md too: {both:#?}");
}

#[test]
fn the_index_and_the_vocabulary_are_current() {
    for (path, text) in bti_examples::lists().expect("made").files {
        let stored = fs::read_to_string(&path).unwrap_or_default();
        let first = stored.lines().zip(text.lines()).find(|(stored, made)| stored != made);
        assert!(
            stored == text,
            "{} is not current: run `cargo run --example law_index -- --write`. First difference: {first:?}",
            path.display()
        );
    }
}
