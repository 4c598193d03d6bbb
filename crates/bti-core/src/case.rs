//! The BTI case: concern, levels, stafettholder, stafettlogg.
//!
//! A municipality's routine is a [`ProcessProfile`]. A child's case is a [`Case`]: it is opened by an [`Event`], changed
//! by [`Case::apply`], which accepts an event whole or refuses it whole, and made again by [`Case::replay`]. Nothing here
//! reads a clock or knows the law: the host says when, and what the law allows comes in as a [`Basis`].
//!
//! Before there is a case there is a [`Concern`]. What to do now is [`Case::guidance`]; what has slipped is
//! [`Case::follow_up_breaks`] and [`Case::deviations`]; what is stored is a [`CaseRecord`].
//!
//! ```
//! use bti_core::case::{BtiLevel, Case, Event, Missing, ProcessDraft, ProcessProfile, Refusal};
//! use serde_json::json;
//!
//! let routine: ProcessDraft = serde_json::from_value(json!({
//!     "version": 1, "model": "BTI", "language": "nb", "municipalities": [{ "number": "3236" }],
//!     "not_stated": ["steps", "deadlines", "decisions", "holder", "log", "read", "write", "safety", "involvement",
//!                    "warm-hand-over", "individual-plan", "target"],
//!     "level": [
//!         { "level": "bti:0", "label": "0", "title": { "nb": "Undring", "nn": "Undring" } },
//!         { "level": "bti:1", "label": "1", "title": { "nb": "Egen innsats", "nn": "Eigen innsats" } }
//!     ]
//! }))?;
//! let profile = ProcessProfile::new("eksempel".parse()?, routine)?;
//!
//! let opened: Event = serde_json::from_value(json!({
//!     "version": 1, "case": "k1", "seq": 1, "author": "teacher",
//!     "effective": "2026-01-05", "recorded": "2026-01-05T12:30",
//!     "what": { "case-opened": {
//!         "profile": { "id": "eksempel", "version": 1 },
//!         "subject": { "person": "child", "kind": "child", "address": "open" },
//!         "guardians": [], "informed": "not-yet", "municipality": "3236",
//!         "service": { "engagement": "school", "service": "skole", "purpose": "follow-up",
//!                      "basis": { "kind": "own-service" } },
//!         "participant": { "person": "teacher", "engagement": "school", "profession": "laerer" }
//!     } }
//! }))?;
//! let (mut case, warnings) = Case::open(&profile, opened)?;
//! assert!(warnings.is_empty());
//!
//! let too_early: Event = serde_json::from_value(json!({
//!     "version": 1, "case": "k1", "seq": 2, "author": "teacher",
//!     "effective": "2026-01-06", "recorded": "2026-01-06",
//!     "what": { "level-changed": { "to": "bti:1", "ground": { "first-entry": {} } } }
//! }))?;
//! let missing = vec![Missing::Holder, Missing::GoalOrMeasure, Missing::FamilyInformed];
//! assert_eq!(case.apply(&profile, too_early), Err(Refusal::LevelNeeds { level: BtiLevel::Level1, missing }));
//! assert_eq!(case.level(), BtiLevel::Level0, "a refused event changes nothing");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod apply;
mod basis;
mod closing;
mod codes;
mod concern;
mod consent;
mod deadline;
mod due;
mod engagement;
mod evaluation;
mod event;
mod finding;
mod guidance;
mod holder;
mod holidays;
mod id;
mod lifecycle;
mod log;
mod meeting;
mod moment;
mod people;
mod plan;
mod profile;
mod record;
mod referral;
mod refusal;
mod scale;
mod state;
mod telling;
mod text;
mod track;
mod warning;

pub use apply::ReplayError;
pub use basis::{Basis, BasisError, BasisKind, Receipt, ReceiptError};
pub use closing::*;
pub use codes::*;
pub use concern::*;
pub use consent::{CaseConsent, ConsentExpired, ConsentGiven, ConsentRefused, ConsentWithdrawn};
pub use deadline::{Span, SpanError};
pub use due::Due;
pub use engagement::*;
pub use evaluation::*;
pub use event::{Event, Version1, What};
pub use finding::{BreakFound, Broken, DeviationSuggested, Evidence, FollowUpBreak};
pub use guidance::{Guidance, SafetyNote, StepGuide};
pub use holder::*;
pub use holidays::{easter_sunday, is_public_holiday, is_working_day};
pub use id::*;
pub use lifecycle::*;
pub use log::*;
pub use meeting::*;
pub use moment::{Moment, MomentError};
pub use people::*;
pub use plan::*;
pub use profile::*;
pub use record::{CaseRecord, MergeConflict, merge};
pub use referral::*;
pub use refusal::{BasisProblem, Missing, Refusal};
pub use scale::{BtiLevel, LabelError, Level, LevelError, LevelLabel, Scale};
pub use state::Case;
pub use telling::{ConcernRefusalKind, ConcernWarningKind, RefusalKind, WarningKind};
pub use text::{FreeText, LocalText, TextError};
pub use track::*;
pub use warning::Warning;
