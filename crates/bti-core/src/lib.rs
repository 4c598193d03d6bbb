//! What exists: people, services, information, and the question whether it may be shared.
//!
//! This crate knows no law. What the law says stands in `bti-consent`; what follows stands in `bti-rules`.

mod codes;
mod date;
mod id;
mod known;
mod language;
mod question;

pub mod numbers;
mod profession;
mod service;

pub use codes::{
    Address, Body, Capacity, Channel, ConsentForm, ConsentStatus, Custody, Finding, ItemKind, Knowledge,
    Life, Movement, Purpose, RecipientKind, SignerRole, Tie, Wish,
};
pub use date::{Date, DateError};
pub use id::{ConsentId, IdError, ItemId, MAX_ID_LENGTH, NormId, PersonId, RecipientId, WordId};
pub use known::Known;
pub use language::{Language, Text};
pub use profession::{Authorisation, Profession};
pub use question::{
    Assessment, BirthDate, Consent, ConsentScope, Exceptions, Giver, Guardian, Item, Objection, Order,
    Person, Question, QuestionDraft, QuestionError, Received, Recipient, Relation, Reveals, Same, Signer,
    Statement, Suspicion, Target, WishTowards, limits,
};
pub use service::{HealthService, Owner, Service};
