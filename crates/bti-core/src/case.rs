//! The BTI case: concern, levels, stafettholder, stafettlogg.

mod codes;
mod deadline;
mod holidays;
mod profile;
mod scale;
mod text;

pub use codes::*;
pub use deadline::{Span, SpanError};
pub use holidays::{easter_sunday, is_public_holiday, is_working_day};
pub use profile::*;
pub use scale::{BtiLevel, LabelError, Level, LevelError, LevelLabel, Scale};
pub use text::{FreeText, LocalText, TextError};
