//! Case histories (*sakshistorier*) as data: reading one, and playing it against the routine of its municipality.
//!
//! A history says what happens, event by event in the wire form, and what the guide expects of each. See
//! `docs/case-stories.md`.

mod check;
mod error;
mod expect;
mod telling;

pub use check::{Difference, differences};
pub use error::{StepFault, StoryError};
pub use expect::{BreakCode, Differs, ExpectFindings, ExpectGuidance};
pub use telling::{Telling, deviation_code, told, what_now};

use std::path::{Path, PathBuf};

use bti_core::case::{
    BtiLevel, Case, CaseRecord, Concern, ConcernEvent, ConcernRefusal, ConcernWarning, Event, Guidance,
    Missing, Moment, ProcessDraft, ProcessProfile, Refusal, Version1, Warning,
};
use bti_core::{Language, PersonId, ProfileId, Text};
use serde::Deserialize;

/// A case history as its file writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What it is about, bokmål.
    pub title: String,
    /// The municipality: `profiles/<id>.toml`.
    pub profile: ProfileId,
    /// What the expectations rest on.
    pub source: String,
    /// For the reader.
    pub note: Option<String>,
    /// What happens, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// One thing that happens, and what is expected of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What happens, in one sentence, bokmål.
    pub says: String,
    /// What the expectation rests on, where it is more than the file's source.
    pub source: Option<String>,
    /// A point at which the wording is kept (a snapshot), and what now is told.
    pub point: Option<Point>,
    /// The event about the concern, in the wire form. This or `event`.
    pub concern: Option<ConcernEvent>,
    /// The event in the case, in the wire form. This or `concern`.
    pub event: Option<Event>,
    /// It is refused: the kind of refusal.
    pub refused: Option<String>,
    /// What is missing, where it is refused for that.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// The kinds of warning. Left out: none.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// The level from now on. Left out: as it was.
    pub level: Option<BtiLevel>,
    /// Who holds the baton from now on, or `none`. Left out: as it was.
    pub holder: Option<String>,
    /// The status from now on. Left out: as it was; the first level makes a case active.
    pub status: Option<String>,
    /// Whether guardians may be told, as far as the case goes. Left out: not asked.
    pub guardians_may_be_told: Option<bool>,
    /// What the routine asks for now.
    pub guidance: Option<ExpectGuidance>,
    /// What has slipped, seen on certain days.
    #[serde(default)]
    pub findings: Vec<ExpectFindings>,
    /// Where the engine is known to differ from the expectation.
    #[serde(default)]
    pub differs: Vec<Differs>,
}

/// A point in a history at which the wording is kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// When it is seen; left out: when the event took effect.
    pub on: Option<Moment>,
}

impl Step {
    /// When it is seen at its point, else when it took effect.
    #[must_use]
    pub fn seen(&self) -> Option<Moment> {
        self.point.as_ref().and_then(|point| point.on).or_else(|| self.effective())
    }

    /// When it took effect.
    #[must_use]
    pub fn effective(&self) -> Option<Moment> {
        let concern = self.concern.as_ref().map(|event| event.effective);
        concern.or_else(|| self.event.as_ref().map(|event| event.effective))
    }

    /// When it was recorded.
    #[must_use]
    pub fn recorded(&self) -> Option<Moment> {
        let concern = self.concern.as_ref().map(|event| event.recorded);
        concern.or_else(|| self.event.as_ref().map(|event| event.recorded))
    }

    /// Who records it.
    #[must_use]
    pub fn author(&self) -> Option<&PersonId> {
        let concern = self.concern.as_ref().map(|event| &event.author);
        concern.or_else(|| self.event.as_ref().map(|event| &event.author))
    }

    /// Whether the guide has it refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.refused.is_some()
    }
}

/// The folder above this package: where `stories/` and `profiles/` are.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(file: &str) -> Result<String, StoryError> {
    std::fs::read_to_string(root().join(file))
        .map_err(|error| StoryError::Read { file: file.to_owned(), error })
}

/// The histories beside this package, by municipality.
///
/// # Errors
/// [`StoryError::Read`] where the folder cannot be read.
pub fn stories() -> Result<Vec<String>, StoryError> {
    let files = crate::files_under(&root().join("stories"), "toml")
        .map_err(|error| StoryError::Read { file: "stories".to_owned(), error })?;
    Ok(files.iter().filter_map(|path| path.file_stem()?.to_str().map(ToOwned::to_owned)).collect())
}

/// The history of a municipality, `stories/<municipality>.toml`.
///
/// # Errors
/// [`StoryError`] names the file, and the line or step.
pub fn story(municipality: &str) -> Result<Story, StoryError> {
    let file = format!("stories/{municipality}.toml");
    read_story(&file, &read(&file)?)
}

/// Reads a history.
///
/// # Errors
/// [`StoryError`] with line and caret where the file is not of a history's shape, or with the step that cannot be meant.
pub fn read_story(file: &str, text: &str) -> Result<Story, StoryError> {
    let story: Story =
        toml::from_str(text).map_err(|error| StoryError::Toml { file: file.to_owned(), error })?;
    for (index, step) in story.steps.iter().enumerate() {
        if let Some(fault) = check::fault(step) {
            return Err(StoryError::Step { file: file.to_owned(), step: index + 1, fault });
        }
    }
    Ok(story)
}

/// The routine of a municipality: the `[process]` table of `profiles/<id>.toml`.
///
/// # Errors
/// [`StoryError`] where it cannot be read, has no routine, or the routine is not one.
pub fn routine(id: &ProfileId) -> Result<ProcessProfile, StoryError> {
    #[derive(Deserialize)]
    struct Profile {
        process: Option<ProcessDraft>,
    }
    let file = format!("profiles/{id}.toml");
    let text = read(&file)?;
    let profile: Profile =
        toml::from_str(&text).map_err(|error| StoryError::Toml { file: file.clone(), error })?;
    let Some(draft) = profile.process else { return Err(StoryError::NoRoutine { file }) };
    ProcessProfile::new(id.clone(), draft).map_err(|error| StoryError::Routine { file, error })
}

/// What came of a step: what was said about it, and how concern and case stand after it.
#[derive(Clone, Debug)]
pub struct Told<'s> {
    /// Its number, from 1.
    pub number: usize,
    /// The step.
    pub step: &'s Step,
    /// What the engine said.
    pub outcome: Outcome,
    /// The concern after it.
    pub concern: Option<Concern>,
    /// The case after it.
    pub case: Option<Case>,
}

/// What the engine said of an event.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Accepted, and what looks wrong with it.
    Accepted(Vec<Noticed>),
    /// Refused, and why.
    Refused(Refused),
}

impl Outcome {
    /// `accepted`, or the kind of refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Accepted(_) => "accepted",
            Self::Refused(refused) => refused.code(),
        }
    }

    /// The warnings; none where it was refused.
    #[must_use]
    pub fn warnings(&self) -> &[Noticed] {
        match self {
            Self::Accepted(warnings) => warnings,
            Self::Refused(_) => &[],
        }
    }
}

/// A warning about a case or a concern.
#[derive(Clone, Debug)]
pub enum Noticed {
    /// About a case.
    Case(Warning),
    /// About a concern.
    Concern(ConcernWarning),
}

impl Noticed {
    /// The kind of warning, as its code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Case(warning) => warning.kind().code(),
            Self::Concern(warning) => warning.kind().code(),
        }
    }

    /// What a person reads.
    #[must_use]
    pub fn told(&self, language: Language) -> &'static str {
        match self {
            Self::Case(warning) => warning.kind().name(language),
            Self::Concern(warning) => warning.kind().name(language),
        }
    }
}

/// A refusal in a case or a concern.
#[derive(Clone, Debug)]
pub enum Refused {
    /// In a case.
    Case(Refusal),
    /// In a concern.
    Concern(ConcernRefusal),
    /// There is neither: an earlier step should have opened it.
    Nothing,
}

impl Refused {
    /// The kind of refusal, as its code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Case(refusal) => refusal.kind().code(),
            Self::Concern(refusal) => refusal.kind().code(),
            Self::Nothing => "nothing-to-apply-to",
        }
    }

    /// Why, as a person reads it.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        const NOTHING: Text = Text {
            nb: "Det er ikke åpnet noe å registrere dette i.",
            nn: "Det er ikkje opna noko å registrere dette i.",
            en: "Nothing has been opened to register this in.",
        };
        match self {
            Self::Case(refusal) => refusal.told(language),
            Self::Concern(refusal) => refusal.kind().name(language).to_owned(),
            Self::Nothing => NOTHING.get(language).to_owned(),
        }
    }

    /// What is missing.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        match self {
            Self::Case(Refusal::LevelNeeds { missing, .. } | Refusal::ClosingNeeds { missing }) => missing,
            _ => &[],
        }
    }
}

/// Plays a history against a routine.
///
/// What the guide has refused is tried, and never kept: also where the engine accepts it. So one disagreement between the
/// two does not change what comes after.
#[must_use]
pub fn play<'s>(story: &'s Story, profile: &ProcessProfile) -> Vec<Told<'s>> {
    let (mut concern, mut case) = (None, None);
    let mut told = Vec::new();
    for (index, step) in story.steps.iter().enumerate() {
        let (mut next_concern, mut next_case) = (concern.clone(), case.clone());
        let outcome = match (&step.concern, &step.event) {
            (Some(event), _) => concern_event(&mut next_concern, event),
            (None, Some(event)) => case_event(&mut next_case, profile, event),
            (None, None) => Outcome::Refused(Refused::Nothing),
        };
        if !step.is_refused() {
            (concern, case) = (next_concern, next_case);
        }
        told.push(Told { number: index + 1, step, outcome, concern: concern.clone(), case: case.clone() });
    }
    told
}

fn concern_event(concern: &mut Option<Concern>, event: &ConcernEvent) -> Outcome {
    let outcome = match concern {
        Some(concern) => concern.apply(event.clone()),
        None => Concern::raise(event.clone()).map(|raised| {
            *concern = Some(raised);
            Vec::new()
        }),
    };
    match outcome {
        Ok(warnings) => Outcome::Accepted(warnings.into_iter().map(Noticed::Concern).collect()),
        Err(refusal) => Outcome::Refused(Refused::Concern(refusal)),
    }
}

fn case_event(case: &mut Option<Case>, profile: &ProcessProfile, event: &Event) -> Outcome {
    let outcome = match case {
        Some(case) => case.apply(profile, event.clone()),
        None => Case::open(profile, event.clone()).map(|(opened, warnings)| {
            *case = Some(opened);
            warnings
        }),
    };
    match outcome {
        Ok(warnings) => Outcome::Accepted(warnings.into_iter().map(Noticed::Case).collect()),
        Err(refusal) => Outcome::Refused(Refused::Case(refusal)),
    }
}

impl Told<'_> {
    /// The record a host would keep at this point: the case with the concern it came from.
    #[must_use]
    pub fn record(&self) -> Option<CaseRecord> {
        let case = self.case.as_ref()?;
        let concern = self.concern.as_ref().map(|concern| concern.history().to_vec()).unwrap_or_default();
        Some(CaseRecord { version: Version1, concern, ..case.record() })
    }

    /// What the routine asks for after it: of the case, or of the concern while there is no case.
    #[must_use]
    pub fn guidance<'p>(&self, profile: &'p ProcessProfile) -> Option<Guidance<'p>> {
        match (&self.case, &self.concern) {
            (Some(case), _) => Some(case.guidance(profile)),
            (None, Some(concern)) => concern.guidance(profile).ok(),
            (None, None) => None,
        }
    }

    /// Who holds the baton after it, or `none`.
    #[must_use]
    pub fn holder(&self) -> &str {
        let held = self.case.as_ref().and_then(|case| case.holder().current());
        held.map_or("none", |held| held.person().as_str())
    }

    /// The level after it: 0 while there is only a concern.
    #[must_use]
    pub fn level(&self) -> BtiLevel {
        self.case.as_ref().map_or(BtiLevel::Level0, Case::level)
    }
}
