//! Consent forms as data, and what a filled-in one says: consents on record, each about one person.
//!
//! A form is not a consent. It is signed once and speaks of several people, so it is split when it is read: a tick for
//! "the child's and/or the parents'" health lets a parent answer for the child and for themselves, never for the other parent.

mod import;
mod read;

pub use import::{ImportError, ImportNote, Imported};
pub use read::FormError;

use bti_core::{
    ConsentForm as HowGiven, Date, DocumentId, ItemKind, Known, PersonId, Purpose, RecipientId, Service,
};
use bti_core::{Exceptions, SignerRole};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::texts::Texts;

/// A municipality's consent form: its boxes and its categories of information.
///
/// ```
/// use bti_consent::form::Form;
///
/// let form = Form::elverum()?;
/// assert_eq!(form.boxes.len(), 27);
/// assert_eq!(form.categories.len(), 8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Texts,
    /// Where it was read.
    pub source: String,
    /// The boxes that can be ticked.
    pub boxes: Vec<FormBox>,
    /// The categories of information.
    pub categories: Vec<Category>,
}

/// A box of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBox {
    /// Its id.
    pub id: String,
    /// What stands beside it.
    pub label: Texts,
    /// What a tick means.
    pub means: Tick,
}

/// What a tick means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick {
    /// These services take part.
    Services(Vec<Service>),
    /// Somebody of this kind takes part, and is named beside the box; without a name nobody is.
    Named {
        /// The kind of service.
        service: Service,
        /// Whether whoever is named only receives.
        receives_only: bool,
    },
    /// A shared digital log may be used.
    DigitalLog,
    /// The signers have been informed.
    Informed,
}

/// A category of information of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// What stands beside it.
    pub label: Texts,
    /// The kinds of information in it.
    pub kinds: Vec<ItemKind>,
}

/// A form as it was filled in. It carries local ids, never names; the free text stays out of `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "bti filled consent form")]
pub struct FilledForm {
    /// Which form.
    pub form: String,
    /// The child it is about.
    #[schemars(with = "String")]
    pub child: PersonId,
    /// The boxes that were ticked, by id.
    pub ticked: Vec<String>,
    /// Who is named beside a box that asks for a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedBeside>,
    /// The categories that were ticked, by id.
    pub categories: Vec<String>,
    /// What the cooperation is for.
    #[schemars(with = "Vec<String>")]
    pub purposes: Vec<Purpose>,
    /// The limitation in words, as it was written. Somebody has to read it: see `limits`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limitation: Option<String>,
    /// What somebody has read out of the limitation. Left out: nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<ReadLimits>,
    /// Who signed.
    pub signed: Vec<Signature>,
    /// Written, or another form; left out: written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub how: Option<HowGiven>,
    /// The minutes an oral answer stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub minutes: Option<DocumentId>,
    /// Whether it was free, as far as the service knows; left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("enum" = ["yes", "no", "not-known", null]))]
    pub voluntary: Option<Known>,
    /// The last day it counts, where the form gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub valid_until: Option<Date>,
}

/// The limitation and the signatures are left out.
impl std::fmt::Debug for FilledForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilledForm")
            .field("form", &self.form)
            .field("ticked", &self.ticked)
            .finish_non_exhaustive()
    }
}

/// Who is named beside a box, as a recipient of the question the consents are to be used in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedBeside {
    /// The box.
    #[serde(rename = "box")]
    pub of: String,
    /// The recipient.
    #[schemars(with = "String")]
    pub recipient: RecipientId,
}

/// What a person has read out of a limitation in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadLimits {
    /// Services that take no part.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub services: Vec<Service>,
    /// Recipients that may not receive.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub recipients: Vec<RecipientId>,
    /// Kinds that may not be given.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub kinds: Vec<ItemKind>,
}

impl ReadLimits {
    fn exceptions(&self) -> Exceptions {
        Exceptions {
            services: self.services.clone(),
            recipients: self.recipients.clone(),
            kinds: self.kinds.clone(),
            ..Exceptions::default()
        }
    }
}

/// One signature: a person or a role, exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// A person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub person: Option<PersonId>,
    /// Or somebody by office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub role: Option<SignerRole>,
    /// The day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: Date,
}
