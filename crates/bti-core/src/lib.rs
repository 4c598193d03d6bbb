//! What exists: people, services, information, and the question whether it may be shared.
//!
//! What happens around a child over time - concern, case, levels, stafettholder, stafettlogg - stands in [`case`].
//!
//! This crate knows no law. What the law says stands in `bti-consent`; what follows stands in `bti-rules`.

mod codes;
mod date;
mod id;
mod known;
mod language;
mod question;

pub mod case;
pub mod numbers;
mod profession;
mod service;

pub use codes::{
    Address, Body, Capacity, Channel, ChildView, ConsentForm, ConsentKind, ConsentStatus, Custody, Finding,
    InformedPoint, ItemKind, Knowledge, Life, Movement, ParticipationHow, Purpose, RecipientKind,
    ResponsibilityBasis, SignerRole, Tie, ViewWeight, Wish,
};
pub use date::{Date, DateError};
pub use id::{
    ConsentId, DocumentId, IdError, ItemId, MAX_ID_LENGTH, NormId, PersonId, ProfileId, RecipientId, RuleId,
    WordId,
};
pub use known::Known;
pub use language::{Language, Text};
pub use profession::{Authorisation, Profession};
pub use question::{
    Assessment, BirthDate, Competence, Consent, ConsentScope, Exceptions, Giver, Guardian, Item, Objection,
    OnBehalf, Order, Participation, Person, Question, QuestionDraft, QuestionError, Received, Recipient,
    Relation, Reveals, Same, Signer, Statement, Suspicion, Target, WishTowards, limits,
};
pub use service::{HealthService, Owner, Service};
