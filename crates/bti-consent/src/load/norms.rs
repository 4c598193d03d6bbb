//! Each part of a law file, checked on its own.

use std::collections::BTreeMap;

use bti_core::{Date, NormId, SignerRole, WordId};
use toml::Spanned;

use super::{File, raw};
use crate::consent::OneParent;
use crate::error::{Allowed, LawbookError, Place};
use crate::lawbook::{
    Act, Certainty, Commencement, Conditions, Effect, Follows, Norm, Offence, Point, ReadHow, Section,
    SignerRule, Version, Weight, When,
};
use crate::regimes::Regimes;
use crate::texts::Texts;
use crate::vocabulary::{Vocabulary, Word, WordKind};

type Names = [raw::Name];

/// A section with the places its checks across files need.
pub(super) struct Read {
    pub(super) section: Section,
    /// The place of each version.
    pub(super) versions: Vec<Place>,
    /// The place of each norm of each version, and of each name it cuts.
    pub(super) norms: Vec<Vec<(Place, Vec<Place>)>>,
}

pub(super) fn choose<T: Copy>(
    file: &File<'_>,
    name: &raw::Name,
    what: &'static str,
    choices: &[(&str, T)],
) -> Result<T, LawbookError> {
    choices.iter().find(|(code, _)| code == name.get_ref()).map(|(_, value)| *value).ok_or_else(|| {
        LawbookError::UnknownName {
            place: file.place(name),
            what,
            name: name.get_ref().clone(),
            allowed: Allowed::for_name(name.get_ref(), choices.iter().map(|(code, _)| *code)),
        }
    })
}

pub(super) fn id<T: std::str::FromStr>(file: &File<'_>, name: &raw::Name) -> Result<T, LawbookError> {
    name.get_ref().parse().map_err(|_| LawbookError::WordDoesNotFit {
        place: file.place(name),
        word: name.get_ref().clone(),
        reason: "an id is small letters, digits, `-`, `_`, `:` and `.`, starting with a letter",
    })
}

pub(super) fn complete(
    file: &File<'_>,
    texts: &Spanned<Texts>,
    field: &'static str,
) -> Result<Texts, LawbookError> {
    if texts.get_ref().is_complete() {
        Ok(texts.get_ref().clone())
    } else {
        Err(LawbookError::MissingTranslation { place: file.place(texts), field })
    }
}

pub(super) fn act(file: &File<'_>) -> Result<Act, LawbookError> {
    let raw: raw::Act = file.read()?;
    Ok(Act { key: raw.key, name: raw.name, short: raw.short, full: raw.full, eli: raw.eli, url: raw.url })
}

pub(super) fn offences(file: &File<'_>) -> Result<Vec<Offence>, LawbookError> {
    let raw: raw::Offences = file.read()?;
    raw.offence
        .into_iter()
        .map(|offence| {
            Ok(Offence {
                commences: commencement(file, &offence.commences)?,
                section: offence.section,
                name: offence.name,
                ceases: offence.ceases,
                only_if: offence.only_if,
                child_relevant: offence.child_relevant,
            })
        })
        .collect()
}

pub(super) fn find<'a>(
    file: &File<'_>,
    name: &raw::Name,
    vocabulary: &'a Vocabulary,
) -> Result<&'a Word, LawbookError> {
    let word: Option<WordId> = name.get_ref().parse().ok();
    word.and_then(|word| vocabulary.word(&word)).ok_or_else(|| LawbookError::UnknownName {
        place: file.place(name),
        what: "word",
        name: name.get_ref().clone(),
        allowed: Allowed::for_name(name.get_ref(), vocabulary.words().map(|word| word.id.as_str())),
    })
}

fn day(file: &File<'_>, name: &raw::Name, or: &'static str) -> Result<Date, LawbookError> {
    name.get_ref().parse().map_err(|_| LawbookError::Date {
        place: file.place(name),
        found: name.get_ref().clone(),
        or,
    })
}

fn commencement(file: &File<'_>, name: &raw::Name) -> Result<Commencement, LawbookError> {
    match name.get_ref().as_str() {
        "before-first-day" => Ok(Commencement::BeforeFirstDay),
        "kongen-bestemmer" => Ok(Commencement::KongenBestemmer),
        _ => Ok(Commencement::On(day(file, name, ", `before-first-day` or `kongen-bestemmer`")?)),
    }
}

pub(super) fn section(
    file: &File<'_>,
    acts: &BTreeMap<String, Act>,
    vocabulary: &Vocabulary,
    regimes: &Regimes,
    first_day: Date,
) -> Result<Read, LawbookError> {
    let raw: raw::Section = file.read()?;
    if !acts.contains_key(raw.act.get_ref()) {
        return Err(LawbookError::UnknownName {
            place: file.place(&raw.act),
            what: "act",
            name: raw.act.get_ref().clone(),
            allowed: Allowed::for_name(raw.act.get_ref(), acts.keys().map(String::as_str)),
        });
    }
    let mut versions = Vec::new();
    let mut places = Vec::new();
    let mut norm_places = Vec::new();
    let act_key = raw.act.get_ref().clone();
    for spanned in &raw.version {
        let raw = spanned.get_ref();
        let read = choose(
            file,
            &raw.read,
            "way of reading",
            &[("text", ReadHow::Text), ("note", ReadHow::Note), ("not-read", ReadHow::NotRead)],
        )?;
        if raw.source.trim().is_empty() {
            return Err(LawbookError::FieldMissing {
                place: file.place(&raw.commences),
                field: "source",
                kind: "a version".to_owned(),
            });
        }
        let reader = |norm: &raw::Norm| -> Result<Reader<'_>, LawbookError> {
            let own = norm.read.as_ref();
            let own = own.map(|name| choose(file, name, "way of reading", &[("not-read", ReadHow::NotRead)]));
            Ok(Reader { file, vocabulary, regimes, read: own.transpose()?.unwrap_or(read) })
        };
        let norms = raw
            .norm
            .iter()
            .map(|norm| reader(norm.get_ref())?.norm(norm.get_ref()))
            .collect::<Result<Vec<_>, _>>()?;
        for (norm, raw) in norms.iter().zip(&raw.norm) {
            own_silence(file, &act_key, norm, raw.get_ref(), regimes)?;
        }
        let commences = commencement(file, &raw.commences)?;
        let ceases = raw.ceases.as_ref().map(|name| day(file, name, "")).transpose()?;
        if let (Commencement::On(commences), Some(ceases)) = (commences, ceases) {
            if ceases <= commences {
                return Err(LawbookError::Forbidden {
                    place: file.place(&raw.commences),
                    reason: "a version ceases after it commences",
                });
            }
        }
        if ceases.is_some_and(|ceases| ceases <= first_day) {
            return Err(LawbookError::Forbidden {
                place: file.place(&raw.commences),
                reason: "a version that ceased before the first day of the edition is not part of it",
            });
        }
        places.push(file.place(&raw.commences));
        norm_places.push(
            raw.norm
                .iter()
                .map(|norm| {
                    let norm = norm.get_ref();
                    (file.place(&norm.id), norm.cuts.iter().flatten().map(|name| file.place(name)).collect())
                })
                .collect(),
        );
        versions.push(Version {
            commences,
            ceases,
            source: raw.source.clone(),
            read_on: day(file, &raw.read_on, "")?,
            read,
            reviewed_by: raw.reviewed_by.clone(),
            says: raw.says.clone(),
            norms,
        });
    }
    declared(file, &raw, &versions, first_day)?;
    let section = Section {
        act: raw.act.get_ref().clone(),
        number: raw.section.get_ref().clone(),
        title: complete(file, &raw.title, "title")?,
        before: raw.before.clone(),
        after: raw.after.clone(),
        versions,
    };
    Ok(Read { section, versions: places, norms: norm_places })
}

/// An act that has a regime of its own says nothing of another act's duty of silence.
fn own_silence(
    file: &File<'_>,
    act: &str,
    norm: &Norm,
    raw: &raw::Norm,
    regimes: &Regimes,
) -> Result<(), LawbookError> {
    let own = |regime: &String| regime == act || regime.starts_with(&format!("{act}-"));
    let misplaced =
        norm.effect == Effect::Silence && regimes.regime(act).is_some() && !norm.regimes.iter().all(own);
    if misplaced {
        return Err(LawbookError::Forbidden {
            place: file.place(&raw.id),
            reason: "a duty of silence in an act that has its own regime belongs to that regime",
        });
    }
    Ok(())
}

/// Days of the edition on which a section has no version are declared, with what stood there or why nothing did.
fn declared(
    file: &File<'_>,
    raw: &raw::Section,
    versions: &[Version],
    first_day: Date,
) -> Result<(), LawbookError> {
    let dated = || versions.iter().filter(|version| version.commences != Commencement::KongenBestemmer);
    let late = dated().next().is_some_and(|version| match version.commences {
        Commencement::On(day) => day > first_day,
        _ => false,
    });
    let ended = dated().next_back().is_some_and(|version| version.ceases.is_some());
    for (needed, given, field) in [(late, &raw.before, "before"), (ended, &raw.after, "after")] {
        if needed != given.as_ref().is_some_and(|text| !text.trim().is_empty()) {
            return Err(LawbookError::Declared { place: file.place(&raw.section), field, needed });
        }
    }
    Ok(())
}

const KINDS: [&str; 8] =
    ["silence", "scope", "opening", "limit", "duty", "procedure", "authority", "processing"];

struct Reader<'a> {
    file: &'a File<'a>,
    vocabulary: &'a Vocabulary,
    regimes: &'a Regimes,
    read: ReadHow,
}

impl Reader<'_> {
    fn norm(&self, raw: &raw::Norm) -> Result<Norm, LawbookError> {
        let conditions = Conditions {
            all: self.words(&raw.all, None)?,
            any: self.words(&raw.any, None)?,
            none: self.words(&raw.none, None)?,
            assess: self.words(&raw.assess, Some(WordKind::Assessment))?,
            extent: self.words(&raw.extent, Some(WordKind::Extent))?,
        };
        if self.read == ReadHow::NotRead && conditions != Conditions::default() {
            return Err(LawbookError::Forbidden {
                place: self.file.place(&raw.id),
                reason: "a norm that was not read has no conditions: nobody knows them",
            });
        }
        let regimes = self.regime_list(&raw.regimes, false)?;
        let kind = raw.kind.get_ref().as_str();
        if !KINDS.contains(&kind) {
            return Err(LawbookError::UnknownName {
                place: self.file.place(&raw.kind),
                what: "kind of norm",
                name: kind.to_owned(),
                allowed: Allowed::for_name(kind, KINDS),
            });
        }
        self.only_fields_of(raw, kind)?;
        let effect = match kind {
            "silence" => {
                if regimes.len() != 1 {
                    return Err(self.missing(raw, "regimes` with exactly one regime and not `*"));
                }
                for name in raw.all.iter().chain(&raw.any).chain(&raw.none).chain(&raw.assess) {
                    if find(self.file, name, self.vocabulary)?.scope.recipient {
                        return Err(
                            self.does_not_fit(name, "a duty of silence does not depend on the recipient")
                        );
                    }
                }
                Effect::Silence
            }
            "scope" => Effect::Scope { cuts: self.ids(self.needed(raw, raw.cuts.as_deref(), "cuts")?)? },
            "opening" => Effect::Opening {
                opens: self.regime_list(self.needed(raw, raw.opens.as_deref(), "opens")?, true)?,
            },
            "limit" => self.limit(raw)?,
            "duty" => self.duty(raw)?,
            "procedure" => self.procedure(raw)?,
            "authority" => self.authority(raw)?,
            _ => Effect::Processing,
        };
        let plain = match &raw.plain {
            Some(plain) => complete(self.file, plain, "plain")?,
            None if self.read == ReadHow::NotRead => Texts {
                nb: "Bestemmelsen slik den lød denne dagen er ikke lest".to_owned(),
                nn: "Føresegna slik ho lydde denne dagen er ikkje lesen".to_owned(),
                en: "The provision as it read on this day has not been read".to_owned(),
            },
            None => return Err(self.missing(raw, "plain")),
        };
        Ok(Norm {
            id: id(self.file, &raw.id)?,
            rows: match &raw.row {
                None => Vec::new(),
                Some(raw::OneOrMany::One(row)) => vec![row.clone()],
                Some(raw::OneOrMany::Many(rows)) => rows.clone(),
            },
            read: self.read,
            point: Point {
                ledd: raw.point.ledd,
                punktum: raw.point.punktum,
                nr: raw.point.nr,
                bokstav: raw.point.bokstav,
            },
            class: raw.class.clone(),
            regimes,
            conditions,
            effect,
            plain,
            note: raw.note.clone(),
        })
    }

    fn limit(&self, raw: &raw::Norm) -> Result<Effect, LawbookError> {
        let mode = raw.mode.as_ref().ok_or_else(|| self.missing(raw, "mode"))?;
        let also = match (choose(self.file, mode, "mode", &[("off", false), ("also", true)])?, &raw.also) {
            (true, Some(words)) if !words.is_empty() => self.words(words, None)?,
            (true, _) => return Err(self.missing(raw, "also")),
            (false, Some(_)) => {
                return Err(LawbookError::FieldNotAllowed {
                    place: self.file.place(mode),
                    field: "also",
                    kind: "a limit with mode `off`".to_owned(),
                });
            }
            (false, None) => Vec::new(),
        };
        let mut cut_classes = Vec::new();
        let mut cuts = Vec::new();
        let mut cuts_all = false;
        for name in self.needed(raw, raw.cuts.as_deref(), "cuts")? {
            match (name.get_ref().as_str(), name.get_ref().strip_prefix("class:")) {
                ("openings", _) => cuts_all = true,
                (_, Some(class)) => cut_classes.push(class.to_owned()),
                _ => cuts.push(id(self.file, name)?),
            }
        }
        Ok(Effect::Limit { cuts, cut_classes, cuts_all, also })
    }

    fn duty(&self, raw: &raw::Norm) -> Result<Effect, LawbookError> {
        let lifts = self.regime_list(self.needed(raw, raw.lifts.as_deref(), "lifts")?, true)?;
        let unread = self.read == ReadHow::NotRead;
        if let Some(how) = &raw.lifts_how {
            let lifts_something = choose(
                self.file,
                how,
                "way of lifting",
                &[("stated", true), ("presupposed", true), ("no", false)],
            )?;
            if lifts_something == lifts.is_empty() {
                return Err(LawbookError::Forbidden {
                    place: self.file.place(how),
                    reason: "`lifts_how` and `lifts` must agree: `no` goes with an empty list",
                });
            }
        } else if !unread {
            return Err(self.missing(raw, "lifts_how"));
        }
        if !unread && raw.lifts_words.is_none() && !lifts.is_empty() {
            return Err(self.missing(raw, "lifts_words"));
        }
        let addressee_text = match &raw.addressee_text {
            Some(text) => complete(self.file, text, "addressee_text")?,
            None if unread => Texts {
                nb: "adressaten".to_owned(),
                nn: "adressaten".to_owned(),
                en: "the addressee".to_owned(),
            },
            None => return Err(self.missing(raw, "addressee_text")),
        };
        for name in raw.all.iter().chain(&raw.any).chain(&raw.none).chain(&raw.assess) {
            let scope = find(self.file, name, self.vocabulary)?.scope;
            if scope.recipient && !scope.person && !scope.item {
                return Err(
                    self.does_not_fit(name, "what a duty says about its addressee stands in `addressee`")
                );
            }
        }
        Ok(Effect::Duty {
            addressee: self.words(self.needed(raw, raw.addressee.as_deref(), "addressee")?, None)?,
            addressee_text,
            towards: self.words(raw.towards.as_deref().unwrap_or_default(), None)?,
            lifts,
            lifts_words: raw.lifts_words.clone().unwrap_or_default(),
        })
    }

    fn procedure(&self, raw: &raw::Norm) -> Result<Effect, LawbookError> {
        if self.read == ReadHow::NotRead {
            // What it asks for is not known, and so neither when: it goes along with nothing.
            return Ok(Effect::Procedure {
                when: When::With,
                weight: Weight::Obligation,
                follows: Vec::new(),
                tells_guardians: false,
            });
        }
        let when = choose(
            self.file,
            raw.when.as_ref().ok_or_else(|| self.missing(raw, "when"))?,
            "time",
            &[
                ("before", When::Before),
                ("with", When::With),
                ("after", When::After),
                ("forbidden", When::Forbidden),
            ],
        )?;
        let weight = match &raw.weight {
            None => Weight::Obligation,
            Some(name) => choose(
                self.file,
                name,
                "weight",
                &[("obligation", Weight::Obligation), ("advice", Weight::Advice)],
            )?,
        };
        let follows = self
            .needed(raw, raw.follows.as_deref(), "follows")?
            .iter()
            .map(|name| match (name.get_ref().as_str(), name.get_ref().strip_prefix("class:")) {
                ("permission", _) => Ok(Follows::Permission),
                ("duty", _) => Ok(Follows::Duty),
                ("any", _) => Ok(Follows::Any),
                (_, Some(class)) => Ok(Follows::Class(class.to_owned())),
                _ => Ok(Follows::Norm(id(self.file, name)?)),
            })
            .collect::<Result<_, LawbookError>>()?;
        let tells_guardians = raw.tells_guardians.unwrap_or(false);
        Ok(Effect::Procedure { when, weight, follows, tells_guardians })
    }

    fn authority(&self, raw: &raw::Norm) -> Result<Effect, LawbookError> {
        if self.read == ReadHow::NotRead {
            return Ok(Effect::Authority {
                signers: Vec::new(),
                certainty: Certainty::Uncertain,
                one_parent: None,
                yields_to: Vec::new(),
            });
        }
        for name in raw.all.iter().chain(&raw.any).chain(&raw.none).chain(&raw.assess) {
            let scope = find(self.file, name, self.vocabulary)?.scope;
            if scope.recipient || scope.item && scope.person {
                return Err(self.does_not_fit(
                    name,
                    "who may sign depends on the person, the item's kind and the giver only",
                ));
            }
            if find(self.file, name, self.vocabulary)?.kind == WordKind::Reading {
                return Err(self.does_not_fit(
                    name,
                    "who may sign takes no contested reading: what is unsettled there is `certainty = \"uncertain\"`",
                ));
            }
        }
        let signers: Vec<SignerRule> = self
            .needed(raw, raw.signers.as_deref(), "signers")?
            .iter()
            .map(|name| {
                choose(
                    self.file,
                    name,
                    "signer",
                    &[
                        ("self", SignerRule::Itself),
                        ("all-holders", SignerRule::AllHolders),
                        ("one-holder", SignerRule::OneHolder),
                        ("one-parent", SignerRule::OneParent),
                        ("barnevern", SignerRule::Role(SignerRole::Barnevern)),
                        (
                            "foster-parents-or-institution",
                            SignerRule::Role(SignerRole::FosterParentsOrInstitution),
                        ),
                        ("verge", SignerRule::Role(SignerRole::Verge)),
                        ("representant", SignerRule::Role(SignerRole::Representant)),
                        ("next-of-kin", SignerRule::Role(SignerRole::NextOfKin)),
                    ],
                )
            })
            .collect::<Result<_, _>>()?;
        let certainty = raw.certainty.as_ref().ok_or_else(|| self.missing(raw, "certainty"))?;
        let certainty = choose(
            self.file,
            certainty,
            "certainty",
            &[
                ("settled", Certainty::Settled),
                ("practice", Certainty::Practice),
                ("uncertain", Certainty::Uncertain),
            ],
        )?;
        let one_parent = self.one_parent(raw, &signers)?;
        let roles: Vec<(&str, SignerRole)> =
            SignerRole::ALL.iter().map(|role| (role.code(), *role)).collect();
        let yields_to = raw.yields_to.iter().flatten();
        let yields_to =
            yields_to.map(|name| choose(self.file, name, "office", &roles)).collect::<Result<_, _>>()?;
        Ok(Effect::Authority { signers, certainty, one_parent, yields_to })
    }

    /// A rule that lets one of several parents sign says why, with one of the reasons there are.
    fn one_parent(&self, raw: &raw::Norm, signers: &[SignerRule]) -> Result<Option<OneParent>, LawbookError> {
        let one = signers.iter().any(|rule| matches!(rule, SignerRule::OneHolder | SignerRule::OneParent));
        match (&raw.one_parent, one) {
            (Some(name), true) => {
                choose(self.file, name, "reason why one parent may suffice", &OneParent::ALL).map(Some)
            }
            (None, true) => Err(self.missing(raw, "one_parent")),
            (Some(name), false) => Err(LawbookError::FieldNotAllowed {
                place: self.file.place(name),
                field: "one_parent",
                kind: "a norm that does not let one of several sign".to_owned(),
            }),
            (None, false) => Ok(None),
        }
    }

    fn words(&self, names: &Names, kind: Option<WordKind>) -> Result<Vec<WordId>, LawbookError> {
        names
            .iter()
            .map(|name| {
                let word = find(self.file, name, self.vocabulary)?;
                match (kind, word.kind) {
                    (Some(WordKind::Assessment), found) if found != WordKind::Assessment => {
                        Err(self.does_not_fit(name, "`assess` holds assessments; facts stand in `all`"))
                    }
                    (Some(WordKind::Extent), found) if found != WordKind::Extent => {
                        Err(self.does_not_fit(name, "`extent` holds words of kind `extent`"))
                    }
                    (None, WordKind::Extent) => Err(self
                        .does_not_fit(name, "an extent is a condition on the answer and stands in `extent`")),
                    _ => Ok(word.id.clone()),
                }
            })
            .collect()
    }

    fn regime_list(&self, names: &Names, layers: bool) -> Result<Vec<String>, LawbookError> {
        let mut list = Vec::new();
        for name in names {
            match name.get_ref().as_str() {
                "*" if !layers => {}
                "all" if layers => list.extend(self.regimes.ids().map(str::to_owned)),
                layer if layers && self.regimes.has_layer(layer) => {
                    list.extend(self.regimes.ids_in(layer).map(str::to_owned));
                }
                regime if self.regimes.ids().any(|known| known == regime) => list.push(regime.to_owned()),
                importing
                    if importing
                        .strip_prefix("importing:")
                        .is_some_and(|of| self.regimes.importing(of).next().is_some()) =>
                {
                    let of = importing.trim_start_matches("importing:");
                    list.extend(self.regimes.importing(of).map(str::to_owned));
                }
                wrong => {
                    let layer_names = self.regimes.layers().iter().map(String::as_str).filter(|_| layers);
                    let all = [if layers { "all" } else { "*" }];
                    return Err(LawbookError::UnknownName {
                        place: self.file.place(name),
                        what: if layers { "layer or regime" } else { "regime" },
                        name: wrong.to_owned(),
                        allowed: Allowed::for_name(wrong, self.regimes.ids().chain(layer_names).chain(all)),
                    });
                }
            }
        }
        list.sort();
        list.dedup();
        Ok(list)
    }

    fn ids(&self, names: &Names) -> Result<Vec<NormId>, LawbookError> {
        names.iter().map(|name| id(self.file, name)).collect()
    }

    fn needed<'n>(
        &self,
        raw: &raw::Norm,
        names: Option<&'n Names>,
        field: &'static str,
    ) -> Result<&'n Names, LawbookError> {
        names.ok_or_else(|| self.missing(raw, field))
    }

    fn missing(&self, raw: &raw::Norm, field: &'static str) -> LawbookError {
        LawbookError::FieldMissing {
            place: self.file.place(&raw.id),
            field,
            kind: format!("a norm of kind `{}`", raw.kind.get_ref()),
        }
    }

    fn does_not_fit(&self, name: &raw::Name, reason: &'static str) -> LawbookError {
        LawbookError::WordDoesNotFit { place: self.file.place(name), word: name.get_ref().clone(), reason }
    }

    fn only_fields_of(&self, raw: &raw::Norm, kind: &str) -> Result<(), LawbookError> {
        let fields: [(&'static str, bool, &[&str]); 17] = [
            ("opens", raw.opens.is_some(), &["opening"]),
            ("cuts", raw.cuts.is_some(), &["scope", "limit"]),
            ("mode", raw.mode.is_some(), &["limit"]),
            ("also", raw.also.is_some(), &["limit"]),
            ("addressee", raw.addressee.is_some(), &["duty"]),
            ("addressee_text", raw.addressee_text.is_some(), &["duty"]),
            ("towards", raw.towards.is_some(), &["duty"]),
            ("lifts", raw.lifts.is_some(), &["duty"]),
            ("lifts_how", raw.lifts_how.is_some(), &["duty"]),
            ("when", raw.when.is_some(), &["procedure"]),
            ("weight", raw.weight.is_some(), &["procedure"]),
            ("follows", raw.follows.is_some(), &["procedure"]),
            ("signers", raw.signers.is_some(), &["authority"]),
            ("certainty", raw.certainty.is_some(), &["authority"]),
            ("one_parent", raw.one_parent.is_some(), &["authority"]),
            ("yields_to", raw.yields_to.is_some(), &["authority"]),
            ("tells_guardians", raw.tells_guardians.is_some(), &["procedure"]),
        ];
        for (field, present, kinds) in fields {
            if present && !kinds.contains(&kind) {
                return Err(LawbookError::FieldNotAllowed {
                    place: self.file.place(&raw.kind),
                    field,
                    kind: format!("a norm of kind `{kind}`"),
                });
            }
        }
        Ok(())
    }
}
