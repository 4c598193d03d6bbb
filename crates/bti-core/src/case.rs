//! The BTI case: concern, levels, stafettholder, stafettlogg.
//!
//! A municipality's routine is a [`ProcessProfile`]. A child's case is a [`Case`]: it is opened by an [`Event`], changed
//! by [`Case::apply`], which accepts an event whole or refuses it whole, and made again by [`Case::replay`]. Nothing here
//! reads a clock or knows the law: the host says when, and what the law allows comes in as a [`Basis`].

mod apply;
mod basis;
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
mod text;
mod track;
mod warning;

pub use apply::ReplayError;
pub use basis::{Basis, BasisError, BasisKind, Receipt, ReceiptError};
pub use codes::*;
pub use concern::*;
pub use consent::{CaseConsent, ConsentExpired, ConsentGiven, ConsentRefused, ConsentWithdrawn};
pub use deadline::{Span, SpanError};
pub use due::Due;
pub use engagement::*;
pub use evaluation::*;
pub use event::{Event, Version1, What};
pub use finding::{BreakFound, Broken, DeviationSuggested, Evidence, FollowUpBreak};
pub use guidance::{Guidance, StepGuide};
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
pub use text::{FreeText, LocalText, TextError};
pub use track::*;
pub use warning::Warning;
