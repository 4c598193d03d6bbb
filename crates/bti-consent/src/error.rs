//! What is wrong with a law file, where, and what would be right.

use std::fmt;

/// A place in a law file, with the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// How many characters the caret underlines, at least 1.
    pub width: usize,
    /// The text of the line.
    pub text: String,
}

impl Place {
    /// The place of a byte range in a file's text, for readers of other files than the law's.
    #[must_use]
    pub fn of(file: &str, source: &str, span: std::ops::Range<usize>) -> Self {
        let start = span.start.min(source.len());
        let before = source.get(..start).unwrap_or(source);
        let line = before.matches('\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let text = source.get(line_start..).unwrap_or("").lines().next().unwrap_or("").to_owned();
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
        let width = source
            .get(start..span.end)
            .map_or(1, |part| part.lines().next().unwrap_or("").chars().count().max(1));
        Self { file: file.to_owned(), line, column, width, text }
    }
}

/// File, line and column, then the line with a caret under the place.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let margin = " ".repeat(self.line.to_string().len());
        writeln!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{} | {}", self.line, self.text)?;
        write!(f, "{margin} | {}{}", " ".repeat(self.column.saturating_sub(1)), "^".repeat(self.width))
    }
}

/// The names that would be right, with the one that was probably meant first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The nearest allowed name, where one is near.
    pub nearest: Option<String>,
    /// Every allowed name, in order.
    pub names: Vec<String>,
    /// What was written instead.
    wrong: String,
}

/// How many names a message lists; longer lists are cut to those most like the wrong one.
const MOST_SHOWN: usize = 40;

impl Allowed {
    /// The allowed names, with the one most like the wrong one picked out where one is near.
    pub fn for_name<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let nearest = names
            .iter()
            .map(|name| (strsim::jaro_winkler(wrong, name), name))
            .filter(|(likeness, _)| *likeness > 0.7)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, name)| name.clone());
        Self { nearest, names, wrong: wrong.to_owned() }
    }

    fn most_alike(&self) -> Vec<&String> {
        let mut names: Vec<&String> = self.names.iter().collect();
        let likeness = |name: &String| strsim::jaro_winkler(&self.wrong, name);
        names.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
        names.truncate(MOST_SHOWN);
        names
    }
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nearest) = &self.nearest {
            write!(f, "did you mean `{nearest}`? ")?;
        }
        f.write_str("allowed:")?;
        let (shown, more) = match self.names.len() {
            0..=MOST_SHOWN => (self.names.iter().collect(), 0),
            many => (self.most_alike(), many - MOST_SHOWN),
        };
        for (index, name) in shown.into_iter().enumerate() {
            write!(f, "{} `{name}`", if index == 0 { "" } else { "," })?;
        }
        if more > 0 {
            write!(f, " and {more} more")?;
        }
        Ok(())
    }
}

/// Why a set of law files is not a lawbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LawbookError {
    /// The text is not UTF-8.
    #[error("{file}: not UTF-8 at byte {at}: save the file as UTF-8")]
    NotUtf8 {
        /// The file.
        file: String,
        /// The first byte that is wrong.
        at: usize,
    },
    /// A file is larger than [`crate::MAX_FILE_BYTES`].
    #[error("{file}: {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A file the lawbook needs is not there.
    #[error("{file} is missing: a lawbook needs it")]
    MissingFile {
        /// The file.
        file: String,
    },
    /// The file is not TOML of the right shape: a misspelt key, a missing one, a value of the wrong type.
    #[error("{place}\n{message}")]
    Shape {
        /// Where.
        place: Place,
        /// What the reader expected, with the allowed keys.
        message: String,
    },
    /// A name that is not one of those allowed there.
    #[error("{place}\nunknown {what} `{name}`: {allowed}")]
    UnknownName {
        /// Where.
        place: Place,
        /// What sort of name.
        what: &'static str,
        /// The name.
        name: String,
        /// What would be right.
        allowed: Allowed,
    },
    /// Something that may stand once stands twice.
    #[error("{place}\n{what} `{name}` stands already in {other}")]
    Twice {
        /// The second place.
        place: Place,
        /// What sort of thing.
        what: &'static str,
        /// Its name.
        name: String,
        /// The first home.
        other: String,
    },
    /// A date that is neither a day nor one of the two words.
    #[error("{place}\n`{found}` is no day: write `YYYY-MM-DD`{or}")]
    Date {
        /// Where.
        place: Place,
        /// What stands there.
        found: String,
        /// The words allowed beside a day, if any.
        or: &'static str,
    },
    /// Two versions of one section would be in force on one day.
    #[error(
        "{place}\nsection `{section}` has two versions in force on {day}: let the earlier one cease on that day"
    )]
    Overlap {
        /// The later version.
        place: Place,
        /// The section.
        section: String,
        /// The first day with two.
        day: bti_core::Date,
    },
    /// One norm id would have two homes on one day.
    #[error(
        "{place}\nnorm `{norm}` has another home on {day}, in {other}: an id stands in one place at a time"
    )]
    TwoHomes {
        /// The second home.
        place: Place,
        /// The norm.
        norm: String,
        /// The first day with two.
        day: bti_core::Date,
        /// The first home.
        other: String,
    },
    /// A field that the kind of norm or word does not have.
    #[error("{place}\n`{field}` does not belong to {kind}")]
    FieldNotAllowed {
        /// Where.
        place: Place,
        /// The field.
        field: &'static str,
        /// The kind.
        kind: String,
    },
    /// A field that the kind of norm or word needs.
    #[error("{place}\n{kind} needs `{field}`")]
    FieldMissing {
        /// Where.
        place: Place,
        /// The field.
        field: &'static str,
        /// The kind.
        kind: String,
    },
    /// A word used where its kind or scope does not fit.
    #[error("{place}\n`{word}` cannot stand here: {reason}")]
    WordDoesNotFit {
        /// Where.
        place: Place,
        /// The word.
        word: String,
        /// Why.
        reason: &'static str,
    },
    /// A limit that cuts something other than an opening.
    #[error("{place}\na limit cuts openings only, and `{norm}` is {kind}")]
    LimitOnOther {
        /// Where.
        place: Place,
        /// The norm cut.
        norm: String,
        /// What it is.
        kind: &'static str,
    },
    /// A text that is empty in one of the languages.
    #[error("{place}\n`{field}` must be written in bokmål, nynorsk and English")]
    MissingTranslation {
        /// Where.
        place: Place,
        /// The field.
        field: &'static str,
    },
    /// Days of the edition without a version that nothing is said about, or something said about days that have one.
    #[error(
        "{place}\n{}", if *needed {
            format!("`{field}` must say what there was on the days of the edition on which this section has no version")
        } else {
            format!("`{field}` does not belong here: the versions cover those days")
        }
    )]
    Declared {
        /// Where.
        place: Place,
        /// `before` or `after`.
        field: &'static str,
        /// Whether it is missing, or one too many.
        needed: bool,
    },
    /// A combination the semantics forbid.
    #[error("{place}\n{reason}")]
    Forbidden {
        /// Where.
        place: Place,
        /// Why.
        reason: &'static str,
    },
}
