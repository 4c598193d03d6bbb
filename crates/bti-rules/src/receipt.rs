//! A receipt: enough to show later which law answered which question, without keeping the question.

use std::fmt::Write as _;

use bti_core::{Date, ProfileId, WordId};
use sha2::{Digest, Sha256};

use crate::answer::Answer;

/// The version of the engine, for receipts.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What an answer rests on (*kvittering*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The edition of the law.
    pub law_edition: String,
    /// SHA-256 over the law files.
    pub law_hash: String,
    /// The contested readings a legal position settled, and whether it took the first of the two readings.
    pub positions: Vec<(WordId, bool)>,
    /// The municipality's own rules, if any, and SHA-256 over their file.
    pub profile: Option<(ProfileId, String)>,
    /// The version of the engine.
    pub engine_version: &'static str,
    /// The day of the question.
    pub day: Date,
    /// SHA-256 over the salt and the canonical question.
    pub question_hash: String,
}

impl Answer<'_> {
    /// The receipt of this answer.
    ///
    /// The salt is the host's secret, at least 16 random bytes kept with the case: a question holds so little that an
    /// unsalted hash of it could be guessed. The library draws no random numbers.
    ///
    /// None where the salt is shorter than 16 bytes.
    #[must_use]
    pub fn receipt(&self, salt: &[u8]) -> Option<Receipt> {
        if salt.len() < 16 {
            return None;
        }
        let edition = self.engine().lawbook().edition();
        let mut hash = Sha256::new();
        hash.update((salt.len() as u64).to_le_bytes());
        hash.update(salt);
        let canonical = serde_json::to_vec(&crate::wire::v1::Question::from(self.question())).ok()?;
        hash.update(canonical);
        let mut question_hash = String::new();
        for byte in hash.finalize() {
            let _ = write!(question_hash, "{byte:02x}");
        }
        Some(Receipt {
            law_edition: edition.id.clone(),
            law_hash: edition.hash.clone(),
            positions: self
                .engine()
                .positions()
                .taken()
                .map(|(word, position)| (word.clone(), position.answer))
                .collect(),
            profile: self.engine().profile().map(|profile| (profile.id().clone(), profile.hash().to_owned())),
            engine_version: ENGINE_VERSION,
            day: self.question().day(),
            question_hash,
        })
    }
}
