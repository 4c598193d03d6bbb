//! From law files to a lawbook.

mod check;
mod norms;
mod raw;
mod words;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::error::{LawbookError, Place};
use crate::lawbook::{Edition, Lawbook};
use crate::vocabulary::Vocabulary;

/// The largest law file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 1024 * 1024;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/law.rs"));
}

/// One file while it is being read.
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl File<'_> {
    pub(crate) fn place<T>(&self, spanned: &toml::Spanned<T>) -> Place {
        Place::of(self.name, self.text, spanned.span())
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, LawbookError> {
        toml::from_str(self.text).map_err(|error| LawbookError::Shape {
            place: Place::of(self.name, self.text, error.span().unwrap_or(0..0)),
            message: error.message().to_owned(),
        })
    }
}

impl Lawbook {
    /// The lawbook that was built into this library.
    ///
    /// # Errors
    /// None in a released library: a test loads it. The type is kept so that no library code can panic.
    pub fn embedded() -> Result<Self, LawbookError> {
        Self::from_files(embedded::FILES.iter().copied())
    }

    /// The files that were built into this library: path under `law/`, and text.
    #[must_use]
    pub fn embedded_files() -> &'static [(&'static str, &'static str)] {
        embedded::FILES
    }

    /// A lawbook from bytes read by the host.
    ///
    /// # Errors
    /// [`LawbookError::NotUtf8`] where a file is not UTF-8, else as [`Lawbook::from_files`].
    pub fn from_bytes<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Self, LawbookError> {
        let mut texts = Vec::new();
        for (name, bytes) in files {
            let text = std::str::from_utf8(bytes)
                .map_err(|error| LawbookError::NotUtf8 { file: name.to_owned(), at: error.valid_up_to() })?;
            texts.push((name, text));
        }
        Self::from_files(texts)
    }

    /// A lawbook from files read by the host: path under the law folder, and text.
    ///
    /// Law loaded at run time may add acts, sections, norms and stated words, never derived ones.
    ///
    /// # Errors
    /// [`LawbookError`] with file, line, a caret, and what would be right.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, LawbookError> {
        let mut files: Vec<File<'a>> = files.into_iter().map(|(name, text)| File { name, text }).collect();
        files.sort_by_key(|file| file.name);
        for file in &files {
            if file.text.len() > MAX_FILE_BYTES {
                return Err(LawbookError::TooLarge {
                    file: file.name.to_owned(),
                    bytes: file.text.len(),
                    limit: MAX_FILE_BYTES,
                });
            }
        }
        let named = |name: &str| {
            files
                .iter()
                .find(|file| file.name == name)
                .ok_or_else(|| LawbookError::MissingFile { file: name.to_owned() })
        };
        let edition: raw::Edition = named("edition.toml")?.read()?;
        let mut regime_files = vec![named("regimes.toml")?];
        regime_files.extend(files.iter().filter(|file| file.name.starts_with("regimes/")));
        let regimes = crate::regimes::Regimes::read(&regime_files)?;
        let mut vocabulary = Vocabulary::default();
        for file in files.iter().filter(|file| file.name.starts_with("vocabulary/")) {
            words::words(file, &regimes, &mut vocabulary)?;
        }
        vocabulary.index();
        words::check_words(&files, &vocabulary)?;
        crate::regimes::Regimes::check_words(&regime_files, &vocabulary)?;
        let mut acts = BTreeMap::new();
        for file in files.iter().filter(|file| file.name.ends_with("/act.toml")) {
            let act = norms::act(file)?;
            acts.insert(act.key.clone(), act);
        }
        let mut offences = Vec::new();
        if let Some(file) = files.iter().find(|file| file.name == "offences.toml") {
            offences = norms::offences(file)?;
        }
        let mut sections = Vec::new();
        let not_sections = |name: &str| {
            ["vocabulary/", "regimes/"].iter().any(|folder| name.starts_with(folder))
                || name.ends_with("/act.toml")
        };
        for file in files.iter().filter(|file| file.name.contains('/')) {
            if !not_sections(file.name) {
                sections.push(norms::section(file, &acts, &vocabulary, &regimes, edition.first_day)?);
            }
        }
        check::check(&sections, edition.first_day)?;
        let concordance = match files.iter().find(|file| file.name == "concordance.toml") {
            Some(file) => crate::concordance::Concordance::read(
                file,
                |act| acts.contains_key(act),
                &sections.iter().map(|read| (read.section.act.as_str(), read.section.number.as_str())),
            )?,
            None => crate::concordance::Concordance::default(),
        };
        let mut hash = Sha256::new();
        for file in &files {
            for part in [file.name, file.text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            edition: Edition {
                id: edition.id,
                first_day: edition.first_day,
                read_as_of: edition.read_as_of,
                hash,
            },
            vocabulary,
            regimes,
            acts,
            sections: sections.into_iter().map(|read| read.section).collect(),
            offences,
            concordance,
        })
    }
}
