//! Texts: what a profile says in several languages, and what people write in a case.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Language;

/// A text a municipality gives in bokmål and nynorsk, and in English where somebody has translated it.
///
/// ```
/// use bti_core::{Language, case::LocalText};
///
/// let text = LocalText::new("undring", "undring", None::<String>)?;
/// assert_eq!(text.get(Language::English), "undring");
/// # Ok::<(), bti_core::case::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawText", into = "RawText")]
pub struct LocalText {
    nb: String,
    nn: String,
    en: Option<String>,
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawText {
    nb: String,
    nn: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

/// Why something is not a text that can be shown or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// A text is empty, or begins or ends with a space.
    #[error("a text has words, and no space or line break at either end")]
    Empty,
    /// A text is longer than is kept.
    #[error("a text has at most {limit} characters")]
    TooLong {
        /// The limit.
        limit: usize,
    },
}

pub(super) fn check(text: &str, limit: usize) -> Result<(), TextError> {
    if text.is_empty() || text.trim() != text {
        return Err(TextError::Empty);
    }
    if text.chars().count() > limit { Err(TextError::TooLong { limit }) } else { Ok(()) }
}

impl LocalText {
    /// The longest text in one language, in characters.
    pub const MAX: usize = 2000;

    /// A text in bokmål and nynorsk, and perhaps in English.
    ///
    /// # Errors
    /// [`TextError`] where one of them is empty, padded or too long.
    pub fn new(
        nb: impl Into<String>,
        nn: impl Into<String>,
        en: Option<impl Into<String>>,
    ) -> Result<Self, TextError> {
        let (nb, nn, en) = (nb.into(), nn.into(), en.map(Into::into));
        for text in [Some(&nb), Some(&nn), en.as_ref()].into_iter().flatten() {
            check(text, Self::MAX)?;
        }
        Ok(Self { nb, nn, en })
    }

    /// The text in one language; bokmål where nobody has written it in English.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Bokmaal => &self.nb,
            Language::Nynorsk => &self.nn,
            Language::English => self.en.as_deref().unwrap_or(&self.nb),
        }
    }
}

impl TryFrom<RawText> for LocalText {
    type Error = TextError;

    fn try_from(raw: RawText) -> Result<Self, TextError> {
        Self::new(raw.nb, raw.nn, raw.en)
    }
}

impl From<LocalText> for RawText {
    fn from(text: LocalText) -> Self {
        Self { nb: text.nb, nn: text.nn, en: text.en }
    }
}

/// What somebody wrote in a case (*fritekst*). It may hold personal data, so it is never shown in `Debug` or errors.
///
/// ```
/// use bti_core::case::FreeText;
///
/// let text = FreeText::new("Ola gruer seg til gymtimene.")?;
/// assert_eq!(format!("{text:?}"), "(text)");
/// assert_eq!(text.reveal(), "Ola gruer seg til gymtimene.");
/// # Ok::<(), bti_core::case::TextError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FreeText(String);

impl FreeText {
    /// The longest text, in characters. A log holds short statements, not a journal.
    pub const MAX: usize = 8000;

    /// The text as it was written.
    ///
    /// # Errors
    /// [`TextError`] where it is empty, padded or too long.
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let text = text.into();
        check(&text, Self::MAX)?;
        Ok(Self(text))
    }

    /// The words: the only way to them, so that every place that lets them out can be found.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(text)")
    }
}

impl TryFrom<String> for FreeText {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl From<FreeText> for String {
    fn from(text: FreeText) -> Self {
        text.0
    }
}

impl JsonSchema for FreeText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "free-text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": Self::MAX })
    }
}
