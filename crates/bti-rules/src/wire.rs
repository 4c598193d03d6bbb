//! The wire: questions and decisions as JSON, in versions that live beside each other.
//!
//! Unknown fields are refused at every level, dates are exactly `YYYY-MM-DD`, codes are those of the catalogues.
//! The schemas stand in `schemas/`.

mod code;
mod convert;
mod decision;
mod limits;
mod question;
mod signing;
mod strict;

pub use code::{Code, Coded, Day, Id};
pub use limits::{MAX_BYTES, MAX_DEPTH};

/// Version 1.
pub mod v1 {
    pub use super::decision::{
        BarText, ConsentText, Decided, Decisions, Ground, LawRead, LocalText, MissingWord, NextAsk,
        NotToBeAskedText, NoticeText, ObligationText, SignerText, StepText, WarningText, Way,
        WithoutStandingText, WordText,
    };
    pub use super::question::{
        Assessment, Competence, Consent, Except, Fact, Giver, Guardian, Item, Knows, Objection, OnBehalf,
        Order, Participation, Person, Question, Received, Recipient, Relation, Reveals, Same, Signer,
        Suspicion, Wish,
    };
    pub use super::signing::{NormText, Signing, WayText, WhoSigns};
}

use bti_consent::Allowed;
use bti_consent::form::FilledForm;
use bti_core::{Question, QuestionError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a text is not a question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// The text is longer than [`MAX_BYTES`].
    #[error("{found} bytes: at most {limit} are read")]
    TooLarge {
        /// Its size.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// The text nests deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// The text is not UTF-8.
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The first byte that is wrong.
        at: usize,
    },
    /// The text is not JSON, or has an unknown field, a missing one or a wrong value.
    #[error("`{place}`: {message}")]
    Shape {
        /// The place: `items[1].kind`.
        place: String,
        /// What is wrong and what would be right, with line and column where serde says them.
        message: String,
    },
    /// A signer that is neither one person nor one role.
    #[error("`{place}`: name exactly one of `person` and `role`")]
    Signer {
        /// The place.
        place: String,
    },
    /// A recipient of a consent that is neither a recipient of the question nor a service.
    #[error("`{place}`: `{name}` is neither a recipient of this question nor a service; {allowed}")]
    ConsentRecipient {
        /// The place.
        place: String,
        /// The name.
        name: String,
        /// What would be right.
        allowed: Allowed,
    },
    /// The parts fit, but not together.
    #[error(transparent)]
    Question(#[from] QuestionError),
}

/// Reads a question from JSON bytes.
///
/// # Errors
/// [`WireError`] names the place and what would be right.
pub fn question_from_slice(bytes: &[u8]) -> Result<Question, WireError> {
    limits::size(bytes.len())?;
    let text = std::str::from_utf8(bytes).map_err(|error| WireError::NotUtf8 { at: error.valid_up_to() })?;
    question_from_json(text)
}

/// Reads a question from JSON.
///
/// ```
/// let text = r#"{"day": "2026-09-01", "giver": {"service": "skole", "profession": "laerer", "tie": "employee"},
///     "persons": [{"id": "child"}], "items": [{"id": "note", "kind": "education", "about": ["child"]}],
///     "recipients": [{"id": "ppt", "kind": "worker", "service": "ppt"}]}"#;
/// assert!(bti_rules::wire::question_from_json(text).is_ok());
///
/// let error = bti_rules::wire::question_from_json(&text.replace("education", "educaton")).unwrap_err();
/// assert!(error.to_string().starts_with("`items[0].kind`: unknown item kind `educaton`: did you mean `education`?"));
/// ```
///
/// # Errors
/// [`WireError`] names the place and what would be right.
pub fn question_from_json(text: &str) -> Result<Question, WireError> {
    Question::try_from(read::<v1::Question>(text)?)
}

/// Reads a filled-in consent form from JSON. Its ticks are checked against the form when it is imported:
/// [`bti_consent::form::Form::import`].
///
/// ```
/// let text = r#"{"form": "elverum", "child": "child", "ticked": ["skole", "informed"], "categories": ["education"],
///     "purposes": ["coordination"], "signed": [{"person": "mother", "on": "2026-09-01"}]}"#;
/// assert!(bti_rules::wire::filled_form_from_json(text).is_ok());
/// assert!(bti_rules::wire::filled_form_from_json(&text.replace("ticked", "ticks")).is_err());
/// ```
///
/// # Errors
/// [`WireError`] names the place and what would be right.
pub fn filled_form_from_json(text: &str) -> Result<FilledForm, WireError> {
    read(text)
}

/// Reads a text strictly: limits are kept, unknown fields refused, and no object is read from a list.
fn read<T: Serialize + DeserializeOwned>(text: &str) -> Result<T, WireError> {
    limits::size(text.len())?;
    limits::depth(text)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let wire: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| strict::refusal(&error))?;
    let not_json =
        |error: serde_json::Error| WireError::Shape { place: ".".to_owned(), message: error.to_string() };
    reader.end().map_err(not_json)?;
    let (written, again) =
        (serde_json::from_str(text).map_err(not_json)?, serde_json::to_value(&wire).map_err(not_json)?);
    strict::no_list_for_object(&written, &again, "")?;
    Ok(wire)
}
