//! What exists: people, services, information, and the question whether it may be shared.
//!
//! This crate knows no law. What the law says stands in `bti-consent`; what follows stands in `bti-rules`.

mod date;
mod language;

pub mod numbers;
mod service;
mod profession;

pub use date::{Date, DateError};
pub use language::{Language, Text};
pub use profession::Profession;
pub use service::{Owner, Service};
