//! A position file: TOML, written by a municipality's lawyer.

use bti_consent::{Allowed, Lawbook, Place, WordKind};
use bti_core::{Date, WordId};
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::{Position, Positions};

/// The largest position file that is read, in bytes.
pub const MAX_POSITION_FILE_BYTES: usize = 64 * 1024;

/// A position file as it is written. Its schema is `schemas/positions.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "bti legal positions", rename = "Positions")]
pub struct PositionFile {
    /// The municipality, or other body, whose positions these are.
    #[schemars(length(min = 1))]
    pub body: String,
    /// One entry for each contested reading a position is taken on. What is not here stays open.
    #[serde(default, rename = "position")]
    #[schemars(rename = "position")]
    pub positions: Vec<TakenPosition>,
}

/// One position.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenPosition {
    /// The contested reading, `reading:<id>`; every one of them stands in `law/VOCABULARY.md`.
    #[schemars(with = "String", regex(pattern = "^reading:[a-z0-9-]+$"))]
    pub reading: Spanned<String>,
    /// Which of its two readings is taken, in the order the vocabulary gives them.
    pub holds: Which,
    /// The lawyer who took the position, by name.
    #[schemars(with = "String", length(min = 1))]
    pub lawyer: Spanned<String>,
    /// The day it was taken.
    #[schemars(with = "String", extend("format" = "date"), regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub on: Date,
    /// Why.
    #[schemars(with = "String", length(min = 1))]
    pub reason: Spanned<String>,
}

/// Which of the two readings of a contested point, in the order the vocabulary gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

/// Why a position file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PositionsError {
    /// The file is larger than [`MAX_POSITION_FILE_BYTES`].
    #[error("{file}: {bytes} bytes, at most {MAX_POSITION_FILE_BYTES} are read")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: usize,
    },
    /// The file is not TOML of this shape: a key is unknown, missing or of another type.
    #[error("{place}\n{message}")]
    Shape {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
    /// The lawbook has no such contested reading.
    #[error("{place}\nno contested reading is called `{name}`: {allowed}")]
    UnknownReading {
        /// Where.
        place: Place,
        /// What was written.
        name: String,
        /// The contested readings of this lawbook.
        allowed: Allowed,
    },
    /// A position is taken by somebody named and for a reason.
    #[error("{place}\n`{field}` is empty: a position names the lawyer who took it and the reason")]
    Empty {
        /// Where.
        place: Place,
        /// The field.
        field: &'static str,
    },
    /// Two positions on one reading.
    #[error("{place}\na position on `{reading}` stands already: one reading has one position")]
    Twice {
        /// Where the second stands.
        place: Place,
        /// The reading.
        reading: String,
    },
}

impl Positions {
    /// The positions of a file the host has read: `file` is what errors call it, `text` its content.
    ///
    /// A position says which of two readings of a contested provision a municipality follows. It settles nothing
    /// else: a word that is no `reading:<id>` of the lawbook is refused.
    ///
    /// ```
    /// use bti_consent::Lawbook;
    /// use bti_rules::{Engine, Positions};
    ///
    /// let lawbook = Lawbook::embedded()?;
    /// let text = r#"
    /// body = "Eksempel kommune"
    ///
    /// [[position]]
    /// reading = "reading:municipality-one-organ"
    /// holds   = "second"
    /// lawyer  = "(navnet på juristen)"
    /// on      = "2026-09-01"
    /// reason  = "Hver tjeneste etter særlov er et eget organ."
    /// "#;
    /// let positions = Positions::from_toml("positions/eksempel.toml", text, &lawbook)?;
    /// assert_eq!(positions.taken().count(), 1);
    /// let engine = Engine::with_positions(lawbook, positions);
    /// # let _ = engine;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PositionsError`] with file, line, a caret, and what would be right.
    pub fn from_toml(file: &str, text: &str, lawbook: &Lawbook) -> Result<Self, PositionsError> {
        if text.len() > MAX_POSITION_FILE_BYTES {
            return Err(PositionsError::TooLarge { file: file.to_owned(), bytes: text.len() });
        }
        let read: PositionFile = toml::from_str(text).map_err(|error| PositionsError::Shape {
            place: Place::of(file, text, error.span().unwrap_or(0..0)),
            message: error.message().to_owned(),
        })?;
        if read.body.trim().is_empty() {
            return Err(PositionsError::Empty { place: Place::of(file, text, 0..0), field: "body" });
        }
        let mut positions = Self::none();
        for position in read.positions {
            let at = |part: &Spanned<String>| Place::of(file, text, part.span());
            for (field, part) in [("lawyer", &position.lawyer), ("reason", &position.reason)] {
                if part.get_ref().trim().is_empty() {
                    return Err(PositionsError::Empty { place: at(part), field });
                }
            }
            let reading =
                reading(&position.reading, lawbook).map_err(|allowed| PositionsError::UnknownReading {
                    place: at(&position.reading),
                    name: position.reading.get_ref().clone(),
                    allowed,
                })?;
            if positions.taken.contains_key(&reading) {
                return Err(PositionsError::Twice {
                    place: at(&position.reading),
                    reading: position.reading.into_inner(),
                });
            }
            positions = positions.with(
                reading,
                Position {
                    answer: position.holds == Which::First,
                    lawyer: position.lawyer.into_inner(),
                    on: position.on,
                    reason: position.reason.into_inner(),
                },
            );
        }
        Ok(positions)
    }
}

fn reading(name: &Spanned<String>, lawbook: &Lawbook) -> Result<WordId, Allowed> {
    let readings = || lawbook.vocabulary().words().filter(|word| word.kind == WordKind::Reading);
    readings()
        .find(|word| word.id.as_str() == name.get_ref())
        .map(|word| word.id.clone())
        .ok_or_else(|| Allowed::for_name(name.get_ref(), readings().map(|word| word.id.as_str())))
}
