//! The shape of the files, as TOML gives them. Unknown keys are errors at every level.

use serde::Deserialize;
use toml::Spanned;

use crate::texts::Texts;

pub(super) type Name = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edition {
    pub(super) id: String,
    pub(super) first_day: bti_core::Date,
    pub(super) read_as_of: bti_core::Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    pub(super) key: String,
    pub(super) name: Texts,
    pub(super) short: Texts,
    pub(super) full: Texts,
    pub(super) eli: String,
    pub(super) url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    pub(super) word: Vec<Spanned<Word>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    pub(super) id: Name,
    pub(super) kind: Name,
    #[serde(default)]
    pub(super) scope: Vec<Name>,
    pub(super) not_raised: Option<Name>,
    #[serde(default)]
    pub(super) raised_by: Vec<Name>,
    pub(super) by: Option<Name>,
    pub(super) obtainable: Option<bool>,
    #[serde(default)]
    pub(super) bars_asking: bool,
    #[serde(default)]
    pub(super) entails: Vec<Name>,
    pub(super) entails_why: Option<String>,
    pub(super) label: Spanned<Texts>,
    pub(super) ask: Option<Spanned<Texts>>,
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) readings: Vec<Spanned<Reading>>,
    #[serde(rename = "note")]
    pub(super) _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reading {
    pub(super) nb: String,
    pub(super) nn: String,
    pub(super) en: String,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offences {
    pub(super) offence: Vec<Offence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Offence {
    pub(super) section: String,
    pub(super) name: Texts,
    pub(super) commences: Name,
    pub(super) ceases: Option<bti_core::Date>,
    pub(super) only_if: Option<String>,
    pub(super) child_relevant: bool,
    #[serde(rename = "source")]
    pub(super) _source: String,
    #[serde(rename = "note")]
    pub(super) _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub(super) act: Name,
    pub(super) section: Name,
    pub(super) title: Spanned<Texts>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) commences: Name,
    pub(super) ceases: Option<Name>,
    pub(super) source: String,
    pub(super) read_on: Name,
    pub(super) read: Name,
    #[serde(default)]
    pub(super) reviewed_by: String,
    #[serde(rename = "amended_by")]
    pub(super) _amended_by: Option<String>,
    pub(super) says: String,
    #[serde(default)]
    pub(super) norm: Vec<Spanned<Norm>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Point {
    pub(super) ledd: Option<u8>,
    pub(super) punktum: Option<u8>,
    pub(super) nr: Option<u8>,
    pub(super) bokstav: Option<char>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Norm {
    pub(super) id: Name,
    pub(super) row: Option<OneOrMany>,
    pub(super) read: Option<Name>,
    #[serde(default)]
    pub(super) point: Point,
    pub(super) kind: Name,
    pub(super) class: Option<String>,
    #[serde(default)]
    pub(super) regimes: Vec<Name>,
    #[serde(default)]
    pub(super) all: Vec<Name>,
    #[serde(default)]
    pub(super) any: Vec<Name>,
    #[serde(default)]
    pub(super) none: Vec<Name>,
    #[serde(default)]
    pub(super) assess: Vec<Name>,
    #[serde(default)]
    pub(super) extent: Vec<Name>,
    pub(super) opens: Option<Vec<Name>>,
    pub(super) cuts: Option<Vec<Name>>,
    pub(super) mode: Option<Name>,
    pub(super) also: Option<Vec<Name>>,
    pub(super) addressee: Option<Vec<Name>>,
    pub(super) addressee_text: Option<Spanned<Texts>>,
    pub(super) towards: Option<Vec<Name>>,
    pub(super) lifts: Option<Vec<Name>>,
    pub(super) lifts_how: Option<Name>,
    pub(super) lifts_words: Option<String>,
    pub(super) when: Option<Name>,
    pub(super) weight: Option<Name>,
    pub(super) follows: Option<Vec<Name>>,
    pub(super) signers: Option<Vec<Name>>,
    pub(super) certainty: Option<Name>,
    pub(super) one_parent: Option<Name>,
    pub(super) yields_to: Option<Vec<Name>>,
    pub(super) tells_guardians: Option<bool>,
    pub(super) plain: Option<Spanned<Texts>>,
    pub(super) note: Option<String>,
}
