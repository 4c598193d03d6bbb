//! Reads law files from a folder and runs case files against them: for whoever writes law and cases, not Rust.
//!
//! ```text
//! cargo run --example check_law -- [--law DIR] [--norm ID] [CASE or DIR ...]
//! ```
//!
//! Without `--law` the law built into the library is used, without a case only the law is read.
//! `--norm ID` lists the cases in whose answers that norm shows.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_examples::{Runner, files_under};

const USAGE: &str = "check_law [--law DIR] [--norm ID] [CASE or DIR ...]";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything held.
fn run() -> Result<bool, String> {
    let (mut law, mut norm, mut places) = (None, None, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value\n{USAGE}"));
        match argument.as_str() {
            "--law" => law = Some(PathBuf::from(value()?)),
            "--norm" => norm = Some(value()?),
            "--help" | "-h" => {
                println!("{USAGE}");
                return Ok(true);
            }
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`\n{USAGE}")),
            place => places.push(PathBuf::from(place)),
        }
    }
    let lawbook = match &law {
        Some(folder) => read(folder)?,
        None => Lawbook::embedded().map_err(|error| error.to_string())?,
    };
    let versions = || lawbook.sections().iter().flat_map(|section| &section.versions);
    println!(
        "{} sections, {} versions, {} norms: the law can be read",
        lawbook.sections().len(),
        versions().count(),
        versions().map(|version| version.norms.len()).sum::<usize>()
    );
    let runner = Runner::new(lawbook);
    let mut cases = Vec::new();
    for place in &places {
        if place.is_dir() {
            cases
                .extend(files_under(place, "toml").map_err(|error| format!("{}: {error}", place.display()))?);
        } else {
            cases.push(place.clone());
        }
    }
    let (mut wrong, mut known, mut shown) = (0, 0, BTreeMap::new());
    for path in &cases {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let ran = runner.run(&text);
        // The ledger's differences are known, and a test watches them.
        let in_ledger = path.components().any(|part| part.as_os_str() == "contested");
        known += usize::from(in_ledger && !ran.differences.is_empty());
        wrong += usize::from(!in_ledger && !ran.differences.is_empty());
        for difference in ran.differences.iter().filter(|_| !in_ledger) {
            println!("{}: {difference}", path.display());
        }
        for id in ran.norms {
            shown.entry(id.to_string()).or_insert_with(Vec::new).push(path.display().to_string());
        }
    }
    if let Some(norm) = norm {
        if !shown.contains_key(&norm) {
            println!("{norm}: no case shows it; is it spelt as in law/INDEX.md?");
        }
        for case in shown.get(&norm).into_iter().flatten() {
            println!("{norm}: {case}");
        }
    }
    if !cases.is_empty() {
        println!("{} cases, {wrong} with differences, {known} known (cases/contested)", cases.len());
    }
    Ok(wrong == 0)
}

fn read(folder: &Path) -> Result<Lawbook, String> {
    let mut texts = Vec::new();
    for path in files_under(folder, "toml").map_err(|error| format!("{}: {error}", folder.display()))? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        texts.push((name, text));
    }
    Lawbook::from_bytes(texts.iter().map(|(name, text)| (name.as_str(), text.as_slice())))
        .map_err(|error| error.to_string())
}
