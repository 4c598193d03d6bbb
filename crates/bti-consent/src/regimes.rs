//! Which duty of silence a giver carries for an item, by service, owner, tie, profession and capacity.
//!
//! Dated law, read from `regimes.toml` and from one file an act under `regimes/`.

use bti_core::{
    Authorisation, Capacity, Date, HealthService, Item, Known, Profession, Question, Service, Tie, WordId,
};
use serde::Deserialize;
use toml::Spanned;

use crate::error::{Allowed, LawbookError};
use crate::load::File;
use crate::texts::Texts;
use crate::vocabulary::Vocabulary;

/// A regime: one act's duty of silence, within a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// Its id: `fvl`, `hpl`.
    pub id: String,
    /// The layer it belongs to: a body of openings that can lift it.
    pub layer: String,
    /// The regime whose provisions its act takes in as its own (*gjelder tilsvarende*), if it does.
    pub imports: Option<String>,
    /// A word without which no guardian may be asked or told by whoever carries the regime.
    pub ask_holders_only_if: Option<WordId>,
    /// What it is called.
    pub name: Texts,
}

/// Whose service it is, as a row asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OwnerIs {
    Stated(bti_core::Owner),
    NotStated,
}

/// Every regime, and the rows that say who carries it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regimes {
    regimes: Vec<Regime>,
    layers: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    regime: String,
    answer: Known,
    commences: Option<Date>,
    ceases: Option<Date>,
    services: Option<Vec<Service>>,
    health: Option<Vec<HealthService>>,
    owners: Option<Vec<OwnerIs>>,
    ties: Option<Vec<Tie>>,
    professions: Option<Vec<Profession>>,
    authorisations: Option<Vec<Authorisation>>,
    capacities: Option<Vec<Capacity>>,
    received_under: Option<Vec<String>>,
    received_from: Option<Date>,
    received_before: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegimes {
    /// Declared once, in `regimes.toml`.
    layers: Option<Vec<String>>,
    #[serde(default)]
    regime: Vec<RawRegime>,
    #[serde(default)]
    carries: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegime {
    id: Spanned<String>,
    layer: Spanned<String>,
    imports: Option<Spanned<String>>,
    ask_holders_only_if: Option<Spanned<String>>,
    name: Spanned<Texts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    regime: Spanned<String>,
    answer: Known,
    commences: Option<Date>,
    ceases: Option<Date>,
    services: Option<Vec<Service>>,
    health: Option<Vec<Spanned<String>>>,
    owners: Option<Vec<Spanned<String>>>,
    ties: Option<Vec<Tie>>,
    professions: Option<Vec<Profession>>,
    authorisations: Option<Vec<Spanned<String>>>,
    capacities: Option<Vec<Capacity>>,
    received_under: Option<Vec<String>>,
    received_from: Option<Date>,
    received_before: Option<Date>,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "why")]
    _why: String,
}

fn named<T: Copy>(
    file: &File<'_>,
    names: Option<Vec<Spanned<String>>>,
    what: &'static str,
    choices: &[(&str, T)],
) -> Result<Option<Vec<T>>, LawbookError> {
    let Some(names) = names else { return Ok(None) };
    names
        .iter()
        .map(|name| {
            let found = choices.iter().find(|(code, _)| code == name.get_ref());
            found.map(|(_, value)| *value).ok_or_else(|| LawbookError::UnknownName {
                place: file.place(name),
                what,
                name: name.get_ref().clone(),
                allowed: Allowed::for_name(name.get_ref(), choices.iter().map(|(code, _)| *code)),
            })
        })
        .collect::<Result<_, _>>()
        .map(Some)
}

fn word(file: &File<'_>, name: &Spanned<String>) -> Result<WordId, LawbookError> {
    name.get_ref().parse().map_err(|_| LawbookError::UnknownName {
        place: file.place(name),
        what: "word",
        name: name.get_ref().clone(),
        allowed: Allowed::for_name(name.get_ref(), []),
    })
}

impl Regimes {
    /// Reads the files: first every regime, then every row, so that a row may name a regime of another file.
    pub(crate) fn read(files: &[&File<'_>]) -> Result<Self, LawbookError> {
        let mut read = Self::default();
        let mut rows = Vec::new();
        let mut imports = Vec::new();
        for file in files {
            let raw: RawRegimes = file.read()?;
            read.layers.extend(raw.layers.into_iter().flatten());
            for regime in raw.regime {
                read.add(file, regime, &mut imports)?;
            }
            rows.extend(raw.carries.into_iter().map(|row| (*file, row)));
        }
        for (file, name) in imports {
            read.known(file, &name)?;
        }
        for (file, row) in rows {
            read.known(file, &row.regime)?;
            read.rows.push(Row::read(file, row)?);
        }
        Ok(read)
    }

    /// Checks the words the files name: they are read before the vocabulary.
    pub(crate) fn check_words(files: &[&File<'_>], vocabulary: &Vocabulary) -> Result<(), LawbookError> {
        for file in files {
            let raw: RawRegimes = file.read()?;
            for name in raw.regime.iter().filter_map(|regime| regime.ask_holders_only_if.as_ref()) {
                let found = vocabulary.words().find(|word| word.id.as_str() == name.get_ref());
                if found.is_none_or(|word| word.scope.recipient) {
                    return Err(LawbookError::UnknownName {
                        place: file.place(name),
                        what: "word about the person",
                        name: name.get_ref().clone(),
                        allowed: Allowed::for_name(
                            name.get_ref(),
                            vocabulary
                                .words()
                                .filter(|word| !word.scope.recipient)
                                .map(|word| word.id.as_str()),
                        ),
                    });
                }
            }
        }
        Ok(())
    }

    fn add<'f, 't>(
        &mut self,
        file: &'f File<'t>,
        raw: RawRegime,
        imports: &mut Vec<(&'f File<'t>, Spanned<String>)>,
    ) -> Result<(), LawbookError> {
        if self.regime(raw.id.get_ref()).is_some() {
            return Err(LawbookError::Forbidden {
                place: file.place(&raw.id),
                reason: "this regime stands already: a regime is declared once",
            });
        }
        if !raw.name.get_ref().is_complete() {
            return Err(LawbookError::MissingTranslation { place: file.place(&raw.name), field: "name" });
        }
        if !self.layers.contains(raw.layer.get_ref()) {
            return Err(LawbookError::UnknownName {
                place: file.place(&raw.layer),
                what: "layer",
                name: raw.layer.get_ref().clone(),
                allowed: Allowed::for_name(raw.layer.get_ref(), self.layers.iter().map(String::as_str)),
            });
        }
        self.regimes.push(Regime {
            id: raw.id.into_inner(),
            layer: raw.layer.into_inner(),
            imports: raw.imports.as_ref().map(|name| name.get_ref().clone()),
            ask_holders_only_if: raw.ask_holders_only_if.as_ref().map(|name| word(file, name)).transpose()?,
            name: raw.name.into_inner(),
        });
        imports.extend(raw.imports.map(|name| (file, name)));
        Ok(())
    }

    fn known(&self, file: &File<'_>, name: &Spanned<String>) -> Result<(), LawbookError> {
        if self.regime(name.get_ref()).is_some() {
            return Ok(());
        }
        Err(LawbookError::UnknownName {
            place: file.place(name),
            what: "regime",
            name: name.get_ref().clone(),
            allowed: Allowed::for_name(name.get_ref(), self.ids()),
        })
    }

    /// Every regime, in the order of the files.
    #[must_use]
    pub fn all(&self) -> &[Regime] {
        &self.regimes
    }

    /// The regimes whose acts take in the provisions of this one.
    pub fn importing<'r>(&'r self, regime: &'r str) -> impl Iterator<Item = &'r str> {
        self.regimes
            .iter()
            .filter(move |other| other.imports.as_deref() == Some(regime))
            .map(|other| other.id.as_str())
    }

    /// The regime with this id.
    #[must_use]
    pub fn regime(&self, id: &str) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.id == id)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.regimes.iter().map(|regime| regime.id.as_str())
    }

    pub(crate) fn layers(&self) -> &[String] {
        &self.layers
    }

    pub(crate) fn has_layer(&self, layer: &str) -> bool {
        self.layers.iter().any(|known| known == layer)
    }

    pub(crate) fn ids_in(&self, layer: &str) -> impl Iterator<Item = &str> {
        self.regimes.iter().filter(move |regime| regime.layer == layer).map(|regime| regime.id.as_str())
    }

    pub(crate) fn boundaries(&self) -> impl Iterator<Item = Date> {
        self.rows.iter().flat_map(|row| row.commences.into_iter().chain(row.ceases))
    }

    /// Whether the giver of a question carries a regime for an item.
    ///
    /// A row that says yes wins, then a row that says no; where no row speaks the answer is not known.
    #[must_use]
    pub fn carries(&self, regime: &str, question: &Question, item: &Item) -> Known {
        let answers = || {
            self.rows
                .iter()
                .filter(|row| row.regime == regime && row.applies(question, item))
                .map(|row| row.answer)
        };
        // What came from a service that may give health care, nobody says under which provision, may carry its silence.
        let unstated = self.rows.iter().any(|row| row.regime == regime && row.received_under.is_some())
            && item.received.as_ref().is_some_and(|received| {
                received.under.is_none() && received.from.health() != HealthService::No
            });
        if answers().any(Known::is_yes) {
            Known::Yes
        } else if unstated {
            Known::NotKnown
        } else if answers().any(Known::is_no) && !answers().any(|answer| answer == Known::NotKnown) {
            Known::No
        } else {
            Known::NotKnown
        }
    }
}

impl Row {
    fn read(file: &File<'_>, row: RawRow) -> Result<Self, LawbookError> {
        let owners: Vec<(&str, OwnerIs)> = bti_core::Owner::ALL
            .iter()
            .map(|owner| (owner.code(), OwnerIs::Stated(*owner)))
            .chain([("not-stated", OwnerIs::NotStated)])
            .collect();
        Ok(Self {
            regime: row.regime.into_inner(),
            answer: row.answer,
            commences: row.commences,
            ceases: row.ceases,
            services: row.services,
            health: named(
                file,
                row.health,
                "answer",
                &[
                    ("yes", HealthService::Yes),
                    ("no", HealthService::No),
                    ("by-person", HealthService::ByPerson),
                    ("unknown", HealthService::Unknown),
                ],
            )?,
            owners: named(file, row.owners, "owner", &owners)?,
            ties: row.ties,
            professions: row.professions,
            authorisations: named(
                file,
                row.authorisations,
                "authorisation",
                &[
                    ("health-personnel", Authorisation::HealthPersonnel),
                    ("student-in-health", Authorisation::StudentInHealth),
                    ("none", Authorisation::None),
                    ("not-known", Authorisation::NotKnown),
                ],
            )?,
            capacities: row.capacities,
            received_under: row.received_under,
            received_from: row.received_from,
            received_before: row.received_before,
        })
    }

    fn applies(&self, question: &Question, item: &Item) -> bool {
        fn among<T: PartialEq>(list: Option<&Vec<T>>, value: &T) -> bool {
            list.is_none_or(|list| list.contains(value))
        }
        let giver = question.giver();
        let received = self.received_under.as_ref().is_none_or(|norms| {
            item.received.as_ref().is_some_and(|received| {
                // A day of receipt that is not stated may be any day: the row then applies.
                received.under.as_ref().is_some_and(|under| norms.iter().any(|norm| norm == under.as_str()))
                    && received.on.is_none_or(|on| {
                        self.received_from.is_none_or(|from| from <= on)
                            && self.received_before.is_none_or(|before| on < before)
                    })
            })
        });
        self.commences.is_none_or(|commences| commences <= question.day())
            && self.ceases.is_none_or(|ceases| question.day() < ceases)
            && among(self.services.as_ref(), &giver.service)
            && among(self.health.as_ref(), &giver.service.health())
            && among(self.owners.as_ref(), &giver.owner.map_or(OwnerIs::NotStated, OwnerIs::Stated))
            && among(self.ties.as_ref(), &giver.tie)
            && among(self.professions.as_ref(), &giver.profession)
            && among(self.authorisations.as_ref(), &giver.profession.authorisation())
            && among(self.capacities.as_ref(), &item.learned)
            && received
    }
}
