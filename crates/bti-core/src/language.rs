//! The three languages every text is written in.

/// A written language (*målform*) an explanation can be given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Bokmål.
    #[default]
    Bokmaal,
    /// Nynorsk.
    Nynorsk,
    /// English.
    English,
}

impl Language {
    /// All languages, in the order texts are kept.
    pub const ALL: [Self; 3] = [Self::Bokmaal, Self::Nynorsk, Self::English];

    /// The ISO 639-1 code: `nb`, `nn` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bokmaal => "nb",
            Self::Nynorsk => "nn",
            Self::English => "en",
        }
    }

    /// The language with this code, if it is one of the three.
    ///
    /// ```
    /// use bti_core::Language;
    /// assert_eq!(Language::from_code("nn"), Some(Language::Nynorsk));
    /// assert_eq!(Language::from_code("no"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A fixed text in bokmål, nynorsk and English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// Bokmål.
    pub nb: &'static str,
    /// Nynorsk.
    pub nn: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Bokmaal => self.nb,
            Language::Nynorsk => self.nn,
            Language::English => self.en,
        }
    }
}
