//! The vocabulary files.

use bti_core::WordId;
use toml::Spanned;

use super::norms::{choose, complete, find, id};
use super::{File, raw};
use crate::derive;
use crate::error::LawbookError;
use crate::regimes::Regimes;
use crate::texts::Texts;
use crate::vocabulary::{NotRaised, Scope, Vocabulary, Word, WordKind};

pub(super) fn words(
    file: &File<'_>,
    regimes: &Regimes,
    vocabulary: &mut Vocabulary,
) -> Result<(), LawbookError> {
    let raw: raw::Vocabulary = file.read()?;
    for spanned in raw.word {
        let raw = spanned.get_ref();
        let kind = choose(
            file,
            &raw.kind,
            "kind of word",
            &[
                ("fact", WordKind::Fact),
                ("assessment", WordKind::Assessment),
                ("extent", WordKind::Extent),
                ("reading", WordKind::Reading),
                ("derived", WordKind::Derived),
            ],
        )?;
        let mut scope = Scope::GIVER;
        for part in &raw.scope {
            scope = scope.and(choose(
                file,
                part,
                "scope",
                &[
                    ("giver", Scope::GIVER),
                    ("item", Scope::ITEM),
                    ("recipient", Scope::RECIPIENT),
                    ("person", Scope::PERSON),
                ],
            )?);
        }
        let needs = |field: &'static str| LawbookError::FieldMissing {
            place: file.place(&raw.id),
            field,
            kind: format!("a word of kind `{}`", raw.kind.get_ref()),
        };
        let stated = matches!(kind, WordKind::Fact | WordKind::Assessment);
        if raw.scope.is_empty() && stated {
            return Err(needs("scope"));
        }
        let not_raised = match &raw.not_raised {
            Some(name) => choose(
                file,
                name,
                "meaning of silence",
                &[
                    ("no", NotRaised::No),
                    ("yes", NotRaised::Yes),
                    ("not-known", NotRaised::NotKnown),
                    ("no-unless-raised", NotRaised::NoUnlessRaised),
                ],
            )?,
            None if stated => return Err(needs("not_raised")),
            None => NotRaised::NotKnown,
        };
        if stated && raw.ask.is_none() {
            return Err(needs("ask"));
        }
        if stated && raw.source.is_none() {
            return Err(needs("source"));
        }
        if kind == WordKind::Reading && raw.readings.len() != 2 {
            return Err(needs("readings` with exactly two entries, each with its `source"));
        }
        if kind == WordKind::Reading && scope != Scope::GIVER {
            return Err(LawbookError::Forbidden {
                place: file.place(&raw.id),
                reason: "a contested reading is of the law, not of an item or a person: leave `scope` out",
            });
        }
        if !raw.entails.is_empty() && raw.entails_why.is_none() {
            return Err(needs("entails_why"));
        }
        let by = match &raw.by {
            Some(name) => Some(
                choose(
                    file,
                    name,
                    "assessor",
                    &[
                        ("giver", "giver"),
                        ("health-personnel", "health-personnel"),
                        ("leader", "leader"),
                        ("barnevern", "barnevern"),
                        ("lawyer", "lawyer"),
                        ("signer", "signer"),
                    ],
                )?
                .to_owned(),
            ),
            None if kind == WordKind::Assessment => return Err(needs("by")),
            None => None,
        };
        let label = complete(file, &raw.label, "label")?;
        let ask = raw.ask.as_ref().map(|ask| complete(file, ask, "ask")).transpose()?;
        let word = Word {
            id: WordId::new("placeholder").map_err(|_| needs("id"))?,
            kind,
            scope,
            not_raised,
            raised_by: raw.raised_by.iter().map(|name| id(file, name)).collect::<Result<_, _>>()?,
            by,
            obtainable: raw.obtainable.unwrap_or(false),
            bars_asking: raw.bars_asking,
            entails: raw.entails.iter().map(|name| id(file, name)).collect::<Result<_, _>>()?,
            label,
            ask,
            source: raw.source.clone(),
            readings: raw
                .readings
                .iter()
                .map(|spanned| {
                    let reading = spanned.get_ref();
                    let says =
                        Texts { nb: reading.nb.clone(), nn: reading.nn.clone(), en: reading.en.clone() };
                    if !says.is_complete() {
                        return Err(LawbookError::MissingTranslation {
                            place: file.place(spanned),
                            field: "readings",
                        });
                    }
                    if reading.source.trim().is_empty() {
                        return Err(needs("source` of each reading"));
                    }
                    Ok(crate::vocabulary::Reading { says, source: reading.source.clone() })
                })
                .collect::<Result<_, _>>()?,
        };
        if kind == WordKind::Derived {
            // The family is filled from its catalogue; a word nobody computes is refused.
            let members = derive::members(raw.id.get_ref(), regimes);
            let registered = derive::scope_of(raw.id.get_ref());
            if members.is_empty() || registered != Some(scope) {
                return Err(LawbookError::WordDoesNotFit {
                    place: file.place(&raw.id),
                    word: raw.id.get_ref().clone(),
                    reason: "no library function computes a derived word of this name and scope",
                });
            }
            for (code, name) in members {
                let word = Word {
                    id: id(file, &Spanned::new(raw.id.span(), code))?,
                    label: word.label.with_name(&*name),
                    ask: word.ask.as_ref().map(|ask| ask.with_name(&*name)),
                    ..word.clone()
                };
                insert(file, &raw.id, word, vocabulary)?;
            }
        } else {
            insert(file, &raw.id, Word { id: id(file, &raw.id)?, ..word }, vocabulary)?;
        }
    }
    Ok(())
}

fn insert(
    file: &File<'_>,
    at: &raw::Name,
    word: Word,
    vocabulary: &mut Vocabulary,
) -> Result<(), LawbookError> {
    if vocabulary.words.contains_key(&word.id) {
        return Err(LawbookError::Twice {
            place: file.place(at),
            what: "word",
            name: word.id.to_string(),
            other: "the vocabulary".to_owned(),
        });
    }
    vocabulary.words.insert(word.id.clone(), word);
    Ok(())
}

/// The words a word refers to exist.
pub(super) fn check_words(files: &[File<'_>], vocabulary: &Vocabulary) -> Result<(), LawbookError> {
    for file in files.iter().filter(|file| file.name.starts_with("vocabulary/")) {
        let raw: raw::Vocabulary = file.read()?;
        for word in &raw.word {
            if word.get_ref().bars_asking && find(file, &word.get_ref().id, vocabulary)?.scope.recipient {
                return Err(LawbookError::WordDoesNotFit {
                    place: file.place(&word.get_ref().id),
                    word: word.get_ref().id.get_ref().clone(),
                    reason: "whether a guardian may be asked does not depend on the recipient: `bars_asking` is for other words",
                });
            }
            for name in &word.get_ref().entails {
                find(file, name, vocabulary)?;
            }
            for name in &word.get_ref().raised_by {
                let raising = find(file, name, vocabulary)?.scope;
                // A word that differs between recipients cannot raise one that does not: it would be read at the first.
                let own = find(file, &word.get_ref().id, vocabulary)?.scope;
                if raising.and(own) != own {
                    return Err(LawbookError::WordDoesNotFit {
                        place: file.place(name),
                        word: name.get_ref().clone(),
                        reason: "a word is raised by words of its own scope or a narrower one",
                    });
                }
            }
        }
    }
    Ok(())
}
