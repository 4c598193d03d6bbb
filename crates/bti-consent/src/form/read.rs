//! A form's catalogue: TOML.

use bti_core::{ItemKind, Service};
use serde::Deserialize;
use toml::Spanned;

use super::{Category, Form, FormBox, Tick};
use crate::error::Place;
use crate::texts::Texts;

const ELVERUM: &str = include_str!("../../forms/elverum.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    id: String,
    name: Texts,
    source: String,
    #[serde(rename = "box")]
    boxes: Vec<Spanned<RawBox>>,
    category: Vec<Spanned<RawCategory>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBox {
    id: String,
    label: Texts,
    #[serde(default)]
    services: Vec<Service>,
    #[serde(default)]
    named: bool,
    #[serde(default)]
    receives: bool,
    meaning: Option<RawMeaning>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RawMeaning {
    DigitalLog,
    Informed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCategory {
    id: String,
    label: Texts,
    kinds: Vec<ItemKind>,
}

/// Why a file is not a form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// The file is not TOML of this shape, or a code in it is none.
    #[error("{place}\n{message}")]
    Shape {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
    /// A box that means nothing, or more than one thing.
    #[error(
        "{place}\nthe box `{name}` needs either `services` or a `meaning`; one that is `named` has one service"
    )]
    Box {
        /// Where.
        place: Place,
        /// The box.
        name: String,
    },
    /// An id stands twice, or a text is missing.
    #[error("{place}\n`{name}` stands once, with its label in bokmål, nynorsk and English")]
    Entry {
        /// Where.
        place: Place,
        /// The box or category.
        name: String,
    },
}

impl Form {
    /// Elverum's form: 26 boxes, one of them the digital log, the tick for information, and eight categories.
    ///
    /// # Errors
    /// None in a released library: a test loads it. The type is kept so that no library code can panic.
    pub fn elverum() -> Result<Self, FormError> {
        Self::from_toml("forms/elverum.toml", ELVERUM)
    }

    /// The form of a file the host has read: `file` is what errors call it, `text` its content.
    ///
    /// # Errors
    /// [`FormError`] with file, line and a caret.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, FormError> {
        let raw: RawForm = toml::from_str(text).map_err(|error| FormError::Shape {
            place: Place::of(file, text, error.span().unwrap_or(0..0)),
            message: error.message().to_owned(),
        })?;
        let mut form = Self {
            id: raw.id,
            name: raw.name,
            source: raw.source,
            boxes: Vec::new(),
            categories: Vec::new(),
        };
        for spanned in raw.boxes {
            let place = Place::of(file, text, spanned.span());
            let read = spanned.into_inner();
            if form.boxes.iter().any(|other| other.id == read.id) || !read.label.is_complete() {
                return Err(FormError::Entry { place, name: read.id });
            }
            let means = match (read.meaning, read.services.as_slice(), read.named) {
                (Some(RawMeaning::DigitalLog), [], false) => Tick::DigitalLog,
                (Some(RawMeaning::Informed), [], false) => Tick::Informed,
                (None, [service], true) => Tick::Named { service: *service, receives_only: read.receives },
                (None, [_, ..], false) if !read.receives => Tick::Services(read.services),
                _ => return Err(FormError::Box { place, name: read.id }),
            };
            form.boxes.push(FormBox { id: read.id, label: read.label, means });
        }
        for spanned in raw.category {
            let place = Place::of(file, text, spanned.span());
            let read = spanned.into_inner();
            let again = form.categories.iter().any(|other| other.id == read.id);
            if again || read.kinds.is_empty() || !read.label.is_complete() {
                return Err(FormError::Entry { place, name: read.id });
            }
            form.categories.push(Category { id: read.id, label: read.label, kinds: read.kinds });
        }
        Ok(form)
    }
}
