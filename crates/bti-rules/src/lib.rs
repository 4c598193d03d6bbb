//! May this information about a child be shared, with them, now - and why?
//!
//! Build an [`Engine`] once, ask it questions, read the [`Decision`]s.
//! The evaluator names no provision: it carries norm ids, and what they say and where they stand is `bti-consent`'s.

mod answer;
mod basis;
mod clearance;
mod closely;
mod compiled;
mod consent_form;
mod considered;
mod decide;
mod decision;
mod engine;
mod explain;
mod facts;
mod log_view;
mod people;
mod positions;
mod receipt;
mod texts;
pub mod wire;

pub use answer::Answer;
pub use basis::NoBasis;
pub use clearance::Clearance;
pub use consent_form::{ConsentForm, ConsentForms, NoForm};
pub use considered::{Considered, ConsideredCondition};
pub use decision::{
    Cause, Closed, Decision, Missing, NextQuestion, Notice, Obligation, Outcome, Step, Warning,
};
pub use engine::{Engine, Prepared};
pub use explain::Explanation;
pub use log_view::{
    Author, Hidden, LogContext, LogLine, LogReader, LogView, LogViewError, Seen, Unclear, item_id, log_view,
};
pub use positions::{
    MAX_POSITION_FILE_BYTES, Position, PositionFile, Positions, PositionsError, TakenPosition, Which,
};
pub use receipt::{ENGINE_VERSION, Receipt};

/// The README's example compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
