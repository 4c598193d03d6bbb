//! From a citation found in a guide to where the provision stands today (*konkordans*).
//!
//! Two sources are joined. Where a norm of the lawbook has moved, its versions say so: it keeps its id, and the number
//! it stands under changes. What moved before the first day of the edition, and what stood in acts that are gone,
//! stands in `concordance.toml`.

use std::fmt;

use bti_core::{Date, Language};
use serde::Deserialize;
use toml::Spanned;

use crate::citation::section_and_point;
use crate::error::{Allowed, LawbookError};
use crate::lawbook::{Act, Commencement, Lawbook, Point, Section};
use crate::load::File;
use crate::texts::Texts;

/// What `concordance.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Concordance {
    /// Acts that are gone: key, and the names they are cited by.
    gone: Vec<(String, Vec<String>)>,
    /// Acts of the lawbook: key, and other names they are or were cited by.
    called: Vec<(String, Vec<String>)>,
    moves: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    from: Provision,
    to: Vec<Provision>,
    on: Date,
    says: Texts,
    source: String,
}

/// A provision: an act's key, a section's number and a point of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The act's key: `hpl`; an act that is gone has a key of its own, such as `bvl-1992`.
    pub act: String,
    /// The section's number: `25 a`.
    pub section: String,
    /// The point of it; empty: the whole section.
    pub point: Point,
}

/// Where a cited provision has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What the citation was understood as.
    pub from: Provision,
    /// Where it stands today. Several: what one section said is now in several. None: it is no longer law.
    pub to: Vec<Provision>,
    /// The first day it stood there, or, where it stands nowhere, the first day it was gone.
    pub on: Date,
    /// What happened.
    pub says: Texts,
    /// Where that was read.
    pub source: String,
}

/// What a citation leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced<'a> {
    /// The sections with this number today, in the acts the name can mean.
    ///
    /// Where [`Traced::moved`] is not empty too, the number may mean something else than when the guide was written.
    pub stands: Vec<&'a Section>,
    /// What has moved from there.
    pub moved: Vec<Moved>,
}

/// Why a citation leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CitationError {
    /// The text is not a citation of one section.
    #[error(
        "`{citation}` is not read as a citation: write the act, `§` and the number, as in `hpl. § 25 tredje ledd`"
    )]
    NotACitation {
        /// What was given, cut to 80 characters.
        citation: String,
    },
    /// The lawbook has no such act.
    #[error("no act is called `{name}`: {allowed}")]
    UnknownAct {
        /// The name.
        name: String,
        /// The names acts are known by.
        allowed: Allowed,
    },
    /// The act is known, the section is not: it may exist and not be part of the lawbook.
    #[error("`{act}` has no § {section} in this lawbook, and none is known to have moved: {allowed}")]
    UnknownSection {
        /// The act's key.
        act: String,
        /// The section's number.
        section: String,
        /// The sections known.
        allowed: Allowed,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    gone: Vec<RawGone>,
    #[serde(default)]
    called: Vec<RawGone>,
    #[serde(default)]
    moved: Vec<RawMoved>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGone {
    key: Spanned<String>,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoved {
    from: Spanned<RawProvision>,
    to: Vec<Spanned<RawProvision>>,
    on: Date,
    says: Spanned<Texts>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvision {
    act: String,
    section: String,
    ledd: Option<u8>,
    punktum: Option<u8>,
    nr: Option<u8>,
    bokstav: Option<char>,
}

impl From<RawProvision> for Provision {
    fn from(raw: RawProvision) -> Self {
        Self {
            act: raw.act,
            section: raw.section,
            point: Point { ledd: raw.ledd, punktum: raw.punktum, nr: raw.nr, bokstav: raw.bokstav },
        }
    }
}

impl Concordance {
    pub(crate) fn read<'a>(
        file: &File<'_>,
        acts: impl Fn(&str) -> bool,
        sections: &(impl Iterator<Item = (&'a str, &'a str)> + Clone),
    ) -> Result<Self, LawbookError> {
        let raw: Raw = file.read()?;
        let mut concordance = Self::default();
        for gone in raw.gone {
            if acts(gone.key.get_ref()) {
                return Err(LawbookError::Forbidden {
                    place: file.place(&gone.key),
                    reason: "an act that is gone needs a key of its own: this one is an act of the lawbook",
                });
            }
            concordance.gone.push((gone.key.into_inner(), gone.names));
        }
        for called in raw.called {
            if !acts(called.key.get_ref()) {
                return Err(LawbookError::UnknownName {
                    place: file.place(&called.key),
                    what: "act",
                    allowed: Allowed::for_name(called.key.get_ref(), sections.clone().map(|(act, _)| act)),
                    name: called.key.into_inner(),
                });
            }
            concordance.called.push((called.key.into_inner(), called.names));
        }
        for moved in raw.moved {
            let place = file.place(&moved.from);
            let from = Provision::from(moved.from.into_inner());
            if !acts(&from.act) && !concordance.gone.iter().any(|(key, _)| *key == from.act) {
                let gone = concordance.gone.iter().map(|(key, _)| key.as_str());
                return Err(LawbookError::UnknownName {
                    place,
                    what: "act",
                    allowed: Allowed::for_name(&from.act, gone),
                    name: from.act,
                });
            }
            let mut to = Vec::new();
            for target in moved.to {
                let place = file.place(&target);
                let target = Provision::from(target.into_inner());
                if !sections.clone().any(|(act, section)| act == target.act && section == target.section) {
                    let known = sections.clone().filter(|(act, _)| *act == target.act);
                    return Err(LawbookError::UnknownName {
                        place,
                        what: "section",
                        allowed: Allowed::for_name(&target.section, known.map(|(_, section)| section)),
                        name: target.section,
                    });
                }
                to.push(target);
            }
            if !moved.says.get_ref().is_complete() {
                return Err(LawbookError::MissingTranslation {
                    place: file.place(&moved.says),
                    field: "says",
                });
            }
            if moved.source.get_ref().trim().is_empty() {
                return Err(LawbookError::FieldMissing {
                    place: file.place(&moved.source),
                    field: "source",
                    kind: "a move".to_owned(),
                });
            }
            concordance.moves.push(Entry {
                from,
                to,
                on: moved.on,
                says: moved.says.into_inner(),
                source: moved.source.into_inner(),
            });
        }
        Ok(concordance)
    }
}

impl Provision {
    /// The citation: `hpl. § 28 første ledd bokstav f`. None for an act the lawbook does not have.
    #[must_use]
    pub fn cite(&self, lawbook: &Lawbook, language: Language) -> Option<String> {
        let act = lawbook.act(&self.act)?;
        Some(format!(
            "{} {}",
            act.short.get(language),
            section_and_point(&self.section, &self.point, language)
        ))
    }

    /// Whether a citation of `asked` means this: the same section, and no point that differs.
    fn is_meant_by(&self, asked: &Self) -> bool {
        fn agree<T: PartialEq>(asked: &Option<T>, own: &Option<T>) -> bool {
            asked.is_none() || own.is_none() || asked == own
        }
        let (asked_point, own) = (&asked.point, &self.point);
        self.act == asked.act
            && compact(&self.section) == compact(&asked.section)
            && agree(&asked_point.ledd, &own.ledd)
            && agree(&asked_point.punktum, &own.punktum)
            && agree(&asked_point.nr, &own.nr)
            && agree(&asked_point.bokstav, &own.bokstav)
    }
}

/// Act's key and section: `hpl § 25`.
impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.act, section_and_point(&self.section, &self.point, Language::Bokmaal))
    }
}

fn compact(section: &str) -> String {
    section.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

impl Lawbook {
    /// Where a provision that a guide cites stands today.
    ///
    /// Read are the act's name or short form, `§` (or `section`) and the number, then *ledd*, *nr.*, *bokstav* and
    /// *punktum* in words or figures. An act that is gone is meant by its year: "opplæringslova 1998 § 15-3".
    ///
    /// ```
    /// use bti_consent::Lawbook;
    /// use bti_core::Language;
    ///
    /// let lawbook = Lawbook::embedded()?;
    /// let traced = lawbook.trace("hpl. § 25 tredje ledd")?;
    /// let moved = traced.moved.first().ok_or("has not moved")?;
    /// let today = moved.to.first().ok_or("is no longer law")?;
    /// assert_eq!(today.cite(&lawbook, Language::Bokmaal).as_deref(), Some("hpl. § 28 første ledd bokstav f"));
    /// assert_eq!(moved.on.to_string(), "2026-07-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`CitationError`] where the text is no citation, or names an act or section nobody knows here.
    pub fn trace(&self, citation: &str) -> Result<Traced<'_>, CitationError> {
        let (name, section, point) = parse(citation)
            .ok_or_else(|| CitationError::NotACitation { citation: citation.chars().take(80).collect() })?;
        let keys = self.keys_called(&name);
        if keys.is_empty() {
            let names: Vec<String> = self.names().flat_map(|(_, names)| names).collect();
            let allowed = Allowed::for_name(&name, names.iter().map(String::as_str));
            return Err(CitationError::UnknownAct { name, allowed });
        }
        let asked =
            |act: &str| Provision { act: act.to_owned(), section: section.clone(), point: point.clone() };
        let today = self.edition.read_as_of;
        let stands: Vec<&Section> = self
            .sections
            .iter()
            .filter(|known| keys.contains(&known.act.as_str()) && compact(&known.number) == compact(&section))
            .filter(|known| known.on(today).is_some())
            .collect();
        let mut moved = Vec::new();
        for act in &keys {
            let asked = asked(act);
            self.moved_before(&asked, &mut moved);
            let written_down = moved.len();
            self.moved_in_the_books(&asked, &mut moved);
            // What is written down says where the matter went; that a norm of it ended adds nothing then.
            if written_down > 0 {
                let mut index = 0;
                moved.retain(|entry| {
                    index += 1;
                    index <= written_down || !entry.to.is_empty()
                });
            }
        }
        if stands.is_empty() && moved.is_empty() {
            let act = (*keys.first().unwrap_or(&"")).to_owned();
            let known = self.sections.iter().filter(|known| keys.contains(&known.act.as_str()));
            let allowed = Allowed::for_name(&section, known.map(|known| known.number.as_str()));
            return Err(CitationError::UnknownSection { act, section, allowed });
        }
        Ok(Traced { stands, moved })
    }

    /// Every act with the names it is known by, in small letters and without full stops.
    fn names(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        let spoken = |act: &Act| {
            [&act.name, &act.short, &act.full]
                .into_iter()
                .flat_map(|texts| [&texts.nb, &texts.nn, &texts.en])
                .map(|name| plain_name(name))
                .chain([act.key.clone()])
                .collect()
        };
        let gone = self.concordance.gone.iter().chain(&self.concordance.called);
        self.acts.values().map(move |act| (act.key.as_str(), spoken(act))).chain(
            gone.map(|(key, names)| (key.as_str(), names.iter().map(|name| plain_name(name)).collect())),
        )
    }

    fn keys_called(&self, name: &str) -> Vec<&str> {
        self.names()
            .filter(|(_, names)| names.iter().any(|known| known == name))
            .map(|(key, _)| key)
            .collect()
    }

    /// Norms that stood in the cited provision in some version, and stand elsewhere or nowhere today.
    fn moved_in_the_books(&self, asked: &Provision, moved: &mut Vec<Moved>) {
        let today = self.on(self.edition.read_as_of);
        let section =
            |known: &&Section| known.act == asked.act && compact(&known.number) == compact(&asked.section);
        for known in self.sections.iter().filter(section) {
            for version in
                known.versions.iter().filter(|version| version.commences != Commencement::KongenBestemmer)
            {
                let ended = self.ended(known, version.commences);
                for norm in &version.norms {
                    let from = Provision {
                        act: known.act.clone(),
                        section: known.number.clone(),
                        point: norm.point.clone(),
                    };
                    if !from.is_meant_by(asked) {
                        continue;
                    }
                    let now = today.norm(&norm.id);
                    let to = now.map(|now| Provision {
                        act: now.section.act.clone(),
                        section: now.section.number.clone(),
                        point: now.norm.point.clone(),
                    });
                    if to.as_ref() == Some(&from) {
                        continue;
                    }
                    let Some(on) = to.as_ref().map_or(ended, |to| self.first_day_at(&norm.id, to)) else {
                        continue;
                    };
                    // It goes on in another version: only where it ends has it gone.
                    if to.is_none() && self.on(on).norm(&norm.id).is_some() {
                        continue;
                    }
                    let same_section =
                        to.as_ref().is_some_and(|to| to.act == from.act && to.section == from.section);
                    let entry = Moved {
                        from,
                        to: to.into_iter().collect(),
                        on,
                        says: norm.plain.clone(),
                        source: now.map_or_else(|| version.source.clone(), |now| now.version.source.clone()),
                    };
                    // A point renumbered inside its section has moved only for who cites the point.
                    let only_renumbered = same_section && asked.point == Point::default();
                    let known_already =
                        moved.iter().any(|other| other.from == entry.from && other.to == entry.to);
                    if !only_renumbered && !known_already {
                        moved.push(entry);
                    }
                }
            }
        }
    }

    /// The first day a version that commenced then no longer applied.
    fn ended(&self, section: &Section, commences: Commencement) -> Option<Date> {
        let next = section.versions.iter().filter_map(|version| match version.commences {
            Commencement::On(day) if version.commences > commences => Some(day),
            _ => None,
        });
        let own = section.versions.iter().find(|version| version.commences == commences)?.ceases;
        next.chain(own).min()
    }

    /// The first day a norm stood where it stands today.
    fn first_day_at(&self, norm: &bti_core::NormId, at: &Provision) -> Option<Date> {
        let section = self.sections.iter().find(|known| known.act == at.act && known.number == at.section)?;
        section
            .versions
            .iter()
            .filter(|version| version.norms.iter().any(|known| known.id == *norm && known.point == at.point))
            .filter_map(|version| match version.commences {
                Commencement::On(day) => Some(day),
                Commencement::BeforeFirstDay | Commencement::KongenBestemmer => None,
            })
            .min()
    }

    /// What `concordance.toml` knows of the cited provision.
    fn moved_before(&self, asked: &Provision, moved: &mut Vec<Moved>) {
        for entry in self.concordance.moves.iter().filter(|entry| entry.from.is_meant_by(asked)) {
            moved.push(Moved {
                from: entry.from.clone(),
                to: entry.to.clone(),
                on: entry.on,
                says: entry.says.clone(),
                source: entry.source.clone(),
            });
        }
    }
}

/// Small letters, no full stops or brackets, single spaces, without "av".
fn plain_name(name: &str) -> String {
    let cleaned: String = name
        .chars()
        .map(|c| if matches!(c, '.' | ',' | '(' | ')') || c.is_whitespace() { ' ' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    cleaned.split_whitespace().filter(|word| *word != "av").collect::<Vec<_>>().join(" ")
}

/// A citation's act name, section number and point. None where it is not one.
fn parse(citation: &str) -> Option<(String, String, Point)> {
    if citation.len() > 200 {
        return None;
    }
    let lower: String = citation.chars().flat_map(char::to_lowercase).collect();
    let text = lower.replace("section", "§").replace("paragraf ", "§ ").replace('§', " § ");
    let (name, rest) = text.split_once('§')?;
    let name = plain_name(name);
    let rest = rest.replace(['§', '.', ','], " ");
    let mut words = rest.split_whitespace().peekable();
    let mut section = words.next()?.to_owned();
    if name.is_empty() || !section.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "13 b" and "3-6 a" are one number; a letter already written on, "13b", is split off.
    if let Some(letter) = words.next_if(|word| is_letter(word)) {
        section = format!("{section} {letter}");
    }
    let point = point(words)?;
    Some((name, section, point))
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

fn point<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Point> {
    let mut point = Point::default();
    while let Some(word) = words.next() {
        match word {
            "nr" | "nummer" | "no" => point.nr = Some(words.next()?.parse().ok()?),
            "bokstav" | "letter" | "litra" => {
                point.bokstav = Some(words.next().filter(|word| is_letter(word))?.chars().next()?);
            }
            ordinal => {
                let number = number(ordinal)?;
                match words.next()? {
                    "ledd" | "paragraph" => point.ledd = Some(number),
                    "punktum" | "sentence" => point.punktum = Some(number),
                    _ => return None,
                }
            }
        }
    }
    Some(point)
}

/// "tredje", "third" or "3".
fn number(word: &str) -> Option<u8> {
    let spoken = [Language::Bokmaal, Language::Nynorsk, Language::English]
        .into_iter()
        .find_map(|language| (1..=10).find(|number| crate::citation::ordinal(*number, language) == word));
    match word {
        "annet" | "anna" => Some(2),
        _ => spoken.or_else(|| word.parse().ok()),
    }
}
