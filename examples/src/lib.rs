//! Case files: reading one, and checking an answer against what it expects. Shared by the examples and the case runner.

mod expect;
pub mod index;
mod signers;
pub mod story;
pub mod who_consents;

pub use expect::{Expect, differences};
pub use signers::ExpectSigners;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use bti_consent::{ConsentProfile, Effect, Lawbook, WordKind};
use bti_core::{Date, Known, NormId, Question, WordId};
use bti_rules::{Answer, Engine, Positions, Which, wire};
use serde::Deserialize;

/// A case as its file writes it; see `docs/case-files.md`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case is about, bokmål.
    pub title: String,
    /// What the expectation rests on.
    pub source: String,
    /// The traps of the notes it covers.
    #[serde(default)]
    pub traps: Vec<String>,
    /// For the reader.
    pub note: Option<String>,
    /// The contested readings the case takes for given, to show what follows from each.
    #[serde(default)]
    pub reading: Vec<Assumed>,
    /// Where the answer is known to differ from the expectation; only in the ledger, `cases/contested/`.
    #[serde(default)]
    pub contested: Vec<Contested>,
    /// The municipality under whose own rules it is asked: `profiles/<id>.toml`.
    pub profile: Option<String>,
    /// What the law's answer is, written before anything ran.
    #[serde(default)]
    pub expect: Vec<Expect>,
    /// Whose consent the law asks for, written before anything ran.
    #[serde(default)]
    pub signers: Vec<ExpectSigners>,
    /// The question, as on the wire.
    pub question: wire::v1::Question,
}

/// A contested reading a case takes for given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumed {
    /// `reading:<id>`.
    pub word: WordId,
    /// Which of its two readings.
    pub holds: Which,
}

/// An entry of the ledger: the expectation stands, and the answer is known to be another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contested {
    /// The item.
    pub item: String,
    /// The recipient.
    pub recipient: String,
    /// The outcome that is answered today.
    pub actual: String,
    /// Why it differs, and what would settle it.
    pub reason: String,
}

impl Case {
    /// The engine the case is to be asked under: with its readings and its municipality's own rules, if it has any.
    ///
    /// # Errors
    /// A sentence naming a reading the vocabulary does not have, or a profile that cannot be read.
    pub fn engine(&self, engine: &Engine) -> Result<Option<Engine>, String> {
        if self.reading.is_empty() && self.profile.is_none() {
            return Ok(None);
        }
        let lawbook = engine.lawbook();
        let own = if self.reading.is_empty() { engine.clone() } else { self.read(lawbook)? };
        let profile = self.profile.as_ref().map(|id| profile(id, lawbook)).transpose()?;
        Ok(Some(match profile {
            Some(profile) => own.under(profile),
            None => own,
        }))
    }

    /// The engine that takes the case's readings for given.
    fn read(&self, lawbook: &Lawbook) -> Result<Engine, String> {
        let mut positions = Positions::none();
        for assumed in &self.reading {
            let word = lawbook.vocabulary().word(&assumed.word);
            if word.is_none_or(|word| word.kind != WordKind::Reading) {
                return Err(format!("`{}` is no contested reading of the vocabulary", assumed.word));
            }
            positions = positions.assume(assumed.word.clone(), assumed.holds == Which::First);
        }
        Ok(Engine::with_positions(lawbook.clone(), positions))
    }
}

/// The profile of a municipality: one of those in `profiles/` beside this package, by id, or any file, by its path.
///
/// # Errors
/// A sentence that names the known ids where there is no such file, or the profile's own error.
pub fn profile(id: &str, lawbook: &Lawbook) -> Result<ConsentProfile, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../profiles");
    let (file, path) = if id.ends_with(".toml") {
        (id.to_owned(), PathBuf::from(id))
    } else {
        (format!("profiles/{id}.toml"), folder.join(format!("{id}.toml")))
    };
    let text = std::fs::read_to_string(path).map_err(|error| {
        let known = files_under(&folder, "toml").unwrap_or_default();
        let known: Vec<&str> = known.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
        format!("{file}: {error}; name a file, or one of {}", known.join(", "))
    })?;
    ConsentProfile::from_toml(&file, &text, lawbook).map_err(|error| error.to_string())
}

/// Every profile beside this package, in order of id.
///
/// # Errors
/// As [`profile`].
pub fn profiles(lawbook: &Lawbook) -> Result<Vec<ConsentProfile>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../profiles");
    let files = files_under(&folder, "toml").map_err(|error| format!("{}: {error}", folder.display()))?;
    let ids = files.iter().filter_map(|path| path.file_stem()?.to_str());
    ids.map(|id| profile(id, lawbook)).collect()
}

/// Why a file is not a question.
#[derive(Debug)]
pub enum ReadError {
    /// The file is not TOML of a case's shape.
    Case(toml::de::Error),
    /// An expectation names an outcome that does not exist.
    Outcome(String),
    /// The question in it is not one.
    Question(wire::WireError),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(error) => write!(f, "{error}"),
            Self::Outcome(outcome) => {
                write!(
                    f,
                    "`expect.outcome` is one of must_share, may_share, must_not_share and cannot_decide, not `{outcome}`"
                )
            }
            Self::Question(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a case file.
///
/// # Errors
/// [`ReadError`] with line and caret where the file is not of a case's shape, or the place where the question is wrong.
pub fn read_case(text: &str) -> Result<(Case, Question), ReadError> {
    let case: Case = toml::from_str(text).map_err(ReadError::Case)?;
    let outcomes = ["must_share", "may_share", "must_not_share", "cannot_decide"];
    if let Some(wrong) = case.expect.iter().find(|expect| !outcomes.contains(&expect.outcome.as_str())) {
        return Err(ReadError::Outcome(wrong.outcome.clone()));
    }
    let question = Question::try_from(case.question.clone()).map_err(ReadError::Question)?;
    Ok((case, question))
}

/// What came of running one case file.
#[derive(Debug, Default)]
pub struct Ran {
    /// Its title, if it was a case.
    pub title: String,
    /// What was wrong or different, one line each; empty where the case holds.
    pub differences: Vec<String>,
    /// Every norm that showed in an answer: as ground, procedure, duty elsewhere, or named as missing.
    pub norms: BTreeSet<NormId>,
    /// The traps it covers.
    pub traps: Vec<String>,
    /// The norms that were considered and held for some item, recipient and person.
    pub held: BTreeSet<NormId>,
    /// The norms that reached the giver and did not hold for some item, recipient and person.
    pub failed: BTreeSet<NormId>,
    /// The rules about signing that named a set of signatures for somebody.
    pub signing: BTreeSet<NormId>,
    /// The contested readings some norm that reaches the giver turned on and that nobody had settled.
    pub open_readings: BTreeSet<WordId>,
    /// The day it asks about.
    pub day: Option<Date>,
}

/// Runs case files against one engine, and against engines of their own where they take a reading for given.
pub struct Runner {
    engine: Engine,
}

impl Runner {
    /// A runner for a lawbook.
    #[must_use]
    pub fn new(lawbook: Lawbook) -> Self {
        Self { engine: Engine::new(lawbook) }
    }

    /// The engine without readings.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Runs one case file.
    #[must_use]
    pub fn run(&self, text: &str) -> Ran {
        self.try_run(text).unwrap_or_else(|error| Ran { differences: vec![error], ..Ran::default() })
    }

    fn try_run(&self, text: &str) -> Result<Ran, String> {
        let (case, question) = read_case(text).map_err(|error| error.to_string())?;
        if case.expect.is_empty() && case.signers.is_empty() {
            return Err("a case expects something: [[expect]] or [[signers]]".to_owned());
        }
        let own = case.engine(&self.engine)?;
        let answer =
            own.as_ref().unwrap_or(&self.engine).ask(&question).map_err(|error| error.to_string())?;
        let mut norms = BTreeSet::new();
        for decision in answer.decisions() {
            norms.extend(decision.grounds.iter().cloned());
            norms.extend(decision.elsewhere.iter().cloned());
            norms.extend(decision.obligations.iter().chain(&decision.advice).map(|entry| entry.norm.clone()));
            norms.extend(decision.missing.iter().filter_map(|missing| missing.norm.clone()));
        }
        let (mut held, mut failed, mut open_readings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (item, recipient) in (0..question.items().len())
            .flat_map(|item| (0..question.recipients().len()).map(move |to| (item, to)))
        {
            for considered in answer.considered(item, recipient) {
                // A duty of silence fails where it does not bind, whoever the giver is.
                let silence = answer
                    .law()
                    .norm(&considered.norm)
                    .is_some_and(|norm| norm.norm.effect == Effect::Silence);
                if considered.holds == Known::NotKnown {
                    let open =
                        considered.conditions.iter().filter(|condition| condition.answer == Known::NotKnown);
                    open_readings.extend(
                        open.filter(|condition| condition.word.as_str().starts_with("reading:"))
                            .map(|condition| condition.word.clone()),
                    );
                }
                if considered.holds == Known::Yes {
                    held.insert(considered.norm);
                } else if silence || considered.reaches == Known::Yes {
                    failed.insert(considered.norm);
                }
            }
        }
        Ok(Ran {
            signing: signers::applied(&answer),
            differences: differences(&case, &answer),
            title: case.title,
            norms,
            traps: case.traps,
            held,
            failed,
            open_readings,
            day: Some(question.day()),
        })
    }
}

/// What is wrong with an entry of the ledger, one line each; empty where every difference is still there.
///
/// The expectation of a contested case stands as the law has it. The entry says which answer is given instead; once
/// that is no longer so, the case belongs among the others.
#[must_use]
pub fn ledger_faults(case: &Case, answer: &Answer<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    if case.contested.is_empty() {
        faults.push("a case of the ledger names what is answered instead, under [[contested]]".to_owned());
    }
    for entry in &case.contested {
        let place = format!("{} → {}", entry.item, entry.recipient);
        let expected = case
            .expect
            .iter()
            .find(|expect| expect.item == entry.item && expect.recipient == entry.recipient)
            .map(|expect| expect.outcome.as_str());
        let decisions = answer.decisions();
        let actual = decisions.iter().find(|decision| {
            decision.item.as_str() == entry.item && decision.recipient.as_str() == entry.recipient
        });
        match (expected, actual.map(|decision| decision.outcome.code())) {
            (None, _) | (_, None) => {
                faults.push(format!("{place}: nothing is expected of this item and recipient"));
            }
            (Some(expected), Some(actual)) if expected == actual => faults.push(format!(
                "{place}: the answer is {actual} now, as expected: move the case to the others"
            )),
            (Some(_), Some(actual)) if actual != entry.actual => {
                faults.push(format!("{place}: the ledger says {}, the answer is {actual}", entry.actual));
            }
            _ if entry.reason.trim().is_empty() => faults.push(format!("{place}: the entry gives no reason")),
            _ => {}
        }
    }
    faults
}

/// The lists made from law and cases, with the files they belong in.
#[derive(Debug)]
pub struct Lists {
    /// The files and their texts.
    pub files: Vec<(PathBuf, String)>,
    /// The counts at the head of the index.
    pub counts: String,
}

/// Makes the lists from the law built into the library and the cases beside this package.
///
/// # Errors
/// A sentence where a file cannot be read.
pub fn lists() -> Result<Lists, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let runner = Runner::new(Lawbook::embedded().map_err(|error| error.to_string())?);
    let mut coverage = index::Coverage::default();
    let cases = cases()?;
    for (name, text) in &cases {
        coverage.add(name, &runner.run(text));
    }
    let lawbook = runner.engine().lawbook();
    let law = root.join("crates/bti-consent/law");
    Ok(Lists {
        files: vec![
            (law.join("INDEX.md"), index::index(lawbook, &coverage)),
            (law.join("VOCABULARY.md"), index::vocabulary(lawbook)),
            (root.join("docs/who-consents.md"), who_consents::page(&runner, &cases)?),
        ],
        counts: index::counts(lawbook, &coverage),
    })
}

/// Every case beside this package with its short name, the ledger's left out.
///
/// # Errors
/// A sentence where a file cannot be read.
pub fn cases() -> Result<Vec<(String, String)>, String> {
    Ok(all_cases()?.into_iter().filter(|(name, _)| !name.starts_with("contested/")).collect())
}

/// The ledger: the cases under `cases/contested/`, with their short names.
///
/// # Errors
/// A sentence where a file cannot be read.
pub fn ledger() -> Result<Vec<(String, String)>, String> {
    Ok(all_cases()?.into_iter().filter(|(name, _)| name.starts_with("contested/")).collect())
}

fn all_cases() -> Result<Vec<(String, String)>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let say = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut found = Vec::new();
    for path in files_under(&folder, "toml").map_err(|error| say(&folder, error))? {
        let name = path.strip_prefix(&folder).unwrap_or(&path).with_extension("");
        let text = std::fs::read_to_string(&path).map_err(|error| say(&path, error))?;
        found.push((name.to_string_lossy().replace('\\', "/"), text));
    }
    Ok(found)
}

/// Every file with this extension under a folder, in path order.
///
/// # Errors
/// As the file system says.
pub fn files_under(folder: &Path, extension: &str) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_under(&path, extension)?);
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
