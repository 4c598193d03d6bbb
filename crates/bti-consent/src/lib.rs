//! What the law says about sharing information about children: dated provisions, who may consent, and the words they use.
//!
//! The law is data. One folder an act, one file a section, dated versions inside; see `docs/law-files.md`.
//! This crate reads it, checks it, answers which norms are in force on a day, computes the words they use from a
//! question, and derives whether a consent covers. It decides nothing: that is `bti-rules`.
//!
//! ```
//! use bti_consent::Lawbook;
//!
//! let lawbook = Lawbook::embedded()?;
//! let before = lawbook.on("2026-06-30".parse()?);
//! let after = lawbook.on("2026-07-01".parse()?);
//! // The duty to give record information to other health personnel stood in a section that was repealed that day.
//! assert!(before.norm(&"hpl-care-record".parse()?).is_some());
//! assert!(after.norm(&"hpl-care-record".parse()?).is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod citation;
mod concordance;
pub mod consent;
pub mod derive;
mod error;
pub mod form;
mod lawbook;
mod load;
pub mod profile;
mod regimes;
mod texts;
mod value;
mod vocabulary;

pub use citation::{cite, cite_home, cite_section};
pub use concordance::{CitationError, Moved, Provision, Traced};
pub use derive::{Asked, LeapDay, Spot};
pub use error::{Allowed, LawbookError, Place};
pub use lawbook::{
    Act, Certainty, Commencement, Conditions, Edition, Effect, Follows, InForce, Law, Lawbook, Norm, Offence,
    Point, ReadHow, Section, SignerRule, Version, Weight, When,
};
pub use load::MAX_FILE_BYTES;
pub use profile::{ConsentProfile, MunicipalityProfile, ProfileError};
pub use regimes::{Regime, Regimes};
pub use texts::Texts;
pub use value::{Valuer, WordError, check_norms, check_words, stated, value};
pub use vocabulary::{AssessorRole, NotRaised, Reading, Scope, Vocabulary, Word, WordKind};
