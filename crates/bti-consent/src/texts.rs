//! A text of a law file, in the three languages.

use bti_core::Language;
use schemars::JsonSchema;
use serde::Deserialize;

/// A text in bokmål, nynorsk and English. A missing one is an error when the file is loaded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// Bokmål.
    #[schemars(length(min = 1))]
    pub nb: String,
    /// Nynorsk.
    #[schemars(length(min = 1))]
    pub nn: String,
    /// English.
    #[schemars(length(min = 1))]
    pub en: String,
}

impl Texts {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Bokmaal => &self.nb,
            Language::Nynorsk => &self.nn,
            Language::English => &self.en,
        }
    }

    pub(crate) fn is_complete(&self) -> bool {
        Language::ALL.into_iter().all(|language| !self.get(language).trim().is_empty())
    }

    /// The same texts with every `{name}` replaced by what a catalogue calls the thing.
    pub(crate) fn with_name(&self, name: impl Fn(Language) -> String) -> Self {
        let fill = |language: Language| self.get(language).replace("{name}", &name(language));
        Self { nb: fill(Language::Bokmaal), nn: fill(Language::Nynorsk), en: fill(Language::English) }
    }
}
