//! Why a file is not a case history.

use std::fmt;

use bti_core::case::ProfileError;

/// Why a history cannot be read or played.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoryError {
    /// A file cannot be read.
    Read {
        /// The file.
        file: String,
        /// As the file system says.
        error: std::io::Error,
    },
    /// A file is not of the shape it should be.
    Toml {
        /// The file.
        file: String,
        /// With line and caret.
        error: toml::de::Error,
    },
    /// A profile has no `[process]` table.
    NoRoutine {
        /// The file.
        file: String,
    },
    /// A routine is not one.
    Routine {
        /// The file.
        file: String,
        /// The place and what was expected.
        error: ProfileError,
    },
    /// A step cannot be meant as it is written.
    Step {
        /// The file.
        file: String,
        /// The number of the step, from 1.
        step: usize,
        /// What is wrong.
        fault: StepFault,
    },
}

/// What is wrong with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StepFault {
    /// Not exactly one event.
    NotOneEvent,
    /// Neither words nor a sentence.
    SaysNothing,
    /// There is no such kind of refusal.
    Refusal(String),
    /// There is no such kind of warning.
    Warning(String),
    /// A refused event changes nothing, and warns of nothing.
    RefusedAndMore,
    /// A known difference without a reason.
    NoReason,
}

impl fmt::Display for StoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { file, error } => write!(f, "{file}: {error}"),
            Self::Toml { file, error } => write!(f, "{file}: {error}"),
            Self::NoRoutine { file } => {
                write!(f, "{file}: there is no `[process]` table, and a history needs a routine")
            }
            Self::Routine { file, error } => write!(f, "{file}: {error}"),
            Self::Step { file, step, fault } => write!(f, "{file}, step {step}: {fault}"),
        }
    }
}

impl std::error::Error for StoryError {}

impl fmt::Display for StepFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOneEvent => f.write_str("a step has one event: `[step.concern]` or `[step.event]`"),
            Self::SaysNothing => f.write_str("`says` is empty: write in one sentence what happens"),
            Self::Refusal(code) => write!(f, "there is no kind of refusal `{code}`"),
            Self::Warning(code) => write!(f, "there is no kind of warning `{code}`"),
            Self::RefusedAndMore => {
                f.write_str("a refused event changes nothing: leave out warnings, level, holder and status")
            }
            Self::NoReason => f.write_str("`differs` gives no `reason`"),
        }
    }
}
