//! What makes a question a question.

use std::collections::BTreeSet;

mod consent;

use super::{BirthDate, Person, QuestionDraft, Signer, Target};
use crate::{Custody, Known, Life, ResponsibilityBasis};

/// The documented limits of one question.
pub mod limits {
    /// Recipients in one question.
    pub const RECIPIENTS: usize = 64;
    /// Items in one question.
    pub const ITEMS: usize = 64;
    /// Persons in one question.
    pub const PERSONS: usize = 64;
    /// Consents, objections, participations, facts and assessments, each.
    pub const RECORDS: usize = 1024;
    /// Entries in any other list (guardians, relations, the parts of a scope).
    pub const ENTRIES: usize = 256;
    /// Characters in a free text (`by`, `reason`).
    pub const TEXT: usize = 4096;
}

/// Why a draft is not a question. Places are written as on the wire: `items[2].about[0]`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// A list that needs at least one entry has none.
    #[error("`{list}` is empty: name at least one")]
    Empty {
        /// The list.
        list: &'static str,
    },
    /// A list or text is longer than the documented limit.
    #[error("`{place}` has {found} entries or characters: at most {limit} are read")]
    TooMany {
        /// The list.
        place: String,
        /// How many there are.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// Two entries of one list have the same id.
    #[error("`{place}` repeats the id `{id}`: every id in a list is used once")]
    RepeatedId {
        /// The second entry.
        place: String,
        /// The id.
        id: String,
    },
    /// Something is referred to that the question does not describe.
    #[error("`{place}` names `{id}`, which is not described under `{expected}`")]
    NotDescribed {
        /// Where it is named.
        place: String,
        /// The id.
        id: String,
        /// The list it should stand in.
        expected: &'static str,
    },
    /// A birth date after the day of the question, for someone who is not unborn.
    #[error("`{place}` is after the day of the question: give a day on or before it, or `life` = `unborn`")]
    BornLater {
        /// The person's birth date.
        place: String,
    },
    /// An item about nobody, without the statement that identifying marks are left out.
    #[error(
        "`{place}` is empty: say whose information it is, or `identified` = `no` where identifying marks are left out"
    )]
    AboutNobody {
        /// The item's list of persons.
        place: String,
    },
    /// Something contradicts something else in the question.
    #[error("`{place}` contradicts `{other}`: keep one of them")]
    Contradiction {
        /// The second statement.
        place: String,
        /// The first.
        other: String,
    },
    /// An answer that is older than somebody who gave it, or whom it is about.
    #[error("`{place}` is before `{born}`: nobody answers, or is answered for, before being born")]
    BeforeBirth {
        /// The day of the answer.
        place: String,
        /// The birth date it lies before.
        born: String,
    },
    /// Custody and guardians that cannot both be right.
    #[error(
        "`{place}.custody` is `{custody}`, and {holders} of `{place}.guardians` hold responsibility: {expected}"
    )]
    Custody {
        /// The person.
        place: String,
        /// The custody, as its code.
        custody: &'static str,
        /// How many living guardians are said to hold responsibility.
        holders: usize,
        /// What the custody means.
        expected: &'static str,
    },
    /// An item or recipient lacks what its kind needs.
    #[error("`{place}` needs `{needs}`")]
    Needs {
        /// The entry.
        place: String,
        /// What it needs.
        needs: &'static str,
    },
}

struct Described<'a> {
    persons: BTreeSet<&'a str>,
    items: BTreeSet<&'a str>,
    recipients: BTreeSet<&'a str>,
}

pub(super) fn check(draft: &QuestionDraft) -> Result<(), QuestionError> {
    sizes(draft)?;
    let described = Described {
        persons: unique("persons", draft.persons.iter().map(|person| person.id.as_str()))?,
        items: unique("items", draft.items.iter().map(|item| item.id.as_str()))?,
        recipients: unique("recipients", draft.recipients.iter().map(|recipient| recipient.id.as_str()))?,
    };
    unique("consents", draft.consents.iter().map(|consent| consent.id.as_str()))?;
    persons(draft, &described)?;
    items(draft, &described)?;
    recipients(draft, &described)?;
    records(draft, &described)
}

fn sizes(draft: &QuestionDraft) -> Result<(), QuestionError> {
    for (list, found, limit) in [
        ("recipients", draft.recipients.len(), limits::RECIPIENTS),
        ("items", draft.items.len(), limits::ITEMS),
        ("persons", draft.persons.len(), limits::PERSONS),
        ("consents", draft.consents.len(), limits::RECORDS),
        ("objections", draft.objections.len(), limits::RECORDS),
        ("participations", draft.participations.len(), limits::RECORDS),
        ("facts", draft.facts.len(), limits::RECORDS),
        ("assessments", draft.assessments.len(), limits::RECORDS),
    ] {
        at_most(list, found, limit)?;
    }
    if draft.recipients.is_empty() {
        return Err(QuestionError::Empty { list: "recipients" });
    }
    if draft.items.is_empty() {
        return Err(QuestionError::Empty { list: "items" });
    }
    Ok(())
}

fn at_most(place: &str, found: usize, limit: usize) -> Result<(), QuestionError> {
    if found > limit { Err(QuestionError::TooMany { place: place.to_owned(), found, limit }) } else { Ok(()) }
}

fn text(place: &str, text: Option<&str>) -> Result<(), QuestionError> {
    at_most(place, text.map_or(0, |text| text.chars().count()), limits::TEXT)
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a str>) -> Result<BTreeSet<&'a str>, QuestionError> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(QuestionError::RepeatedId { place: format!("{list}[{index}]"), id: id.to_owned() });
        }
    }
    Ok(seen)
}

impl Described<'_> {
    fn person(&self, id: &str, place: impl FnOnce() -> String) -> Result<(), QuestionError> {
        known_id(&self.persons, id, "persons", place)
    }

    fn item(&self, id: &str, place: impl FnOnce() -> String) -> Result<(), QuestionError> {
        known_id(&self.items, id, "items", place)
    }

    fn recipient(&self, id: &str, place: impl FnOnce() -> String) -> Result<(), QuestionError> {
        known_id(&self.recipients, id, "recipients", place)
    }

    fn signers(&self, signers: &[Signer], place: &str) -> Result<(), QuestionError> {
        at_most(&format!("{place}.by"), signers.len(), limits::ENTRIES)?;
        if signers.is_empty() {
            return Err(QuestionError::Needs { place: place.to_owned(), needs: "by" });
        }
        for (index, signer) in signers.iter().enumerate() {
            if let Signer::Person(person) = signer {
                self.person(person.as_str(), || format!("{place}.by[{index}].person"))?;
            }
        }
        Ok(())
    }

    fn target(&self, target: &Target, place: &str) -> Result<(), QuestionError> {
        if let Some(item) = &target.item {
            self.item(item.as_str(), || format!("{place}.item"))?;
        }
        if let Some(recipient) = &target.recipient {
            self.recipient(recipient.as_str(), || format!("{place}.recipient"))?;
        }
        if let Some(person) = &target.person {
            self.person(person.as_str(), || format!("{place}.person"))?;
        }
        Ok(())
    }
}

fn known_id(
    described: &BTreeSet<&str>,
    id: &str,
    expected: &'static str,
    place: impl FnOnce() -> String,
) -> Result<(), QuestionError> {
    if described.contains(id) {
        Ok(())
    } else {
        Err(QuestionError::NotDescribed { place: place(), id: id.to_owned(), expected })
    }
}

fn persons(draft: &QuestionDraft, described: &Described<'_>) -> Result<(), QuestionError> {
    for (index, person) in draft.persons.iter().enumerate() {
        let place = format!("persons[{index}]");
        if let BirthDate::Known(born) | BirthDate::Estimated(born) = person.born {
            if born > draft.day && person.life != Life::Unborn {
                return Err(QuestionError::BornLater { place: format!("{place}.born") });
            }
            if born <= draft.day && person.life == Life::Unborn {
                return Err(QuestionError::Contradiction {
                    place: format!("{place}.born"),
                    other: format!("{place}.life"),
                });
            }
        }
        at_most(&format!("{place}.guardians"), person.guardians.len(), limits::ENTRIES)?;
        at_most(&format!("{place}.suspected_of_harming"), person.suspicions.len(), limits::ENTRIES)?;
        at_most(&format!("{place}.wishes"), person.wishes.len(), limits::ENTRIES)?;
        unique(
            &format!("{place}.guardians"),
            person.guardians.iter().map(|guardian| guardian.person.as_str()),
        )?;
        custody(draft, person, &place)?;
        for (at, guardian) in person.guardians.iter().enumerate() {
            let documented = matches!(
                guardian.basis,
                ResponsibilityBasis::Judgment
                    | ResponsibilityBasis::CourtSettlement
                    | ResponsibilityBasis::NotifiedAgreement
            );
            if documented && guardian.document.is_none() {
                return Err(QuestionError::Needs {
                    place: format!("{place}.guardians[{at}]"),
                    needs: "document",
                });
            }
            described.person(guardian.person.as_str(), || format!("{place}.guardians[{at}].person"))?;
            if guardian.person == person.id {
                return Err(QuestionError::Contradiction {
                    place: format!("{place}.guardians[{at}].person"),
                    other: format!("{place}.id"),
                });
            }
        }
        unique(
            &format!("{place}.suspected_of_harming"),
            person.suspicions.iter().map(|entry| entry.child.as_str()),
        )?;
        for (at, suspicion) in person.suspicions.iter().enumerate() {
            described
                .person(suspicion.child.as_str(), || format!("{place}.suspected_of_harming[{at}].child"))?;
        }
        unique(&format!("{place}.wishes"), person.wishes.iter().map(|entry| entry.recipient.as_str()))?;
        for (at, wish) in person.wishes.iter().enumerate() {
            described.recipient(wish.recipient.as_str(), || format!("{place}.wishes[{at}].recipient"))?;
        }
    }
    Ok(())
}

/// Custody and guardians are two ways of saying one thing, and must not say two.
///
/// A list that is too short is not a contradiction: who is not described is not known.
fn custody(draft: &QuestionDraft, person: &Person, place: &str) -> Result<(), QuestionError> {
    let dead = |id: &crate::PersonId| {
        draft.persons.iter().any(|other| other.id == *id && other.life == Life::Deceased)
    };
    let count =
        |answer: Known| person.guardians.iter().filter(|guardian| guardian.responsibility == answer).count();
    let living = person
        .guardians
        .iter()
        .filter(|guardian| guardian.responsibility.is_yes() && !dead(&guardian.person));
    let (living, held) = (living.count(), count(Known::Yes));
    let expected = match person.custody {
        Custody::Sole if living > 1 => "with `sole`, one person holds it",
        Custody::None | Custody::Deprived if living > 0 => "with this custody, nobody holds it",
        Custody::JointTogether | Custody::JointApart | Custody::JointSharedResidence
            if person.guardians.len() > 1 && held < 2 && count(Known::NotKnown) == 0 =>
        {
            "with this custody, two people hold it together"
        }
        _ => return Ok(()),
    };
    let place = place.to_owned();
    Err(QuestionError::Custody { place, custody: person.custody.code(), holders: living, expected })
}

fn items(draft: &QuestionDraft, described: &Described<'_>) -> Result<(), QuestionError> {
    for (index, item) in draft.items.iter().enumerate() {
        let place = format!("items[{index}].about");
        at_most(&place, item.about.len(), limits::ENTRIES)?;
        unique(&place, item.about.iter().map(crate::PersonId::as_str))?;
        if item.about.is_empty() && item.identified != Known::No {
            return Err(QuestionError::AboutNobody { place });
        }
        for (at, person) in item.about.iter().enumerate() {
            described.person(person.as_str(), || format!("{place}[{at}]"))?;
        }
    }
    Ok(())
}

fn recipients(draft: &QuestionDraft, described: &Described<'_>) -> Result<(), QuestionError> {
    for (index, recipient) in draft.recipients.iter().enumerate() {
        let place = format!("recipients[{index}]");
        at_most(&format!("{place}.knows"), recipient.knows.len(), limits::ENTRIES)?;
        at_most(&format!("{place}.relations"), recipient.relations.len(), limits::ENTRIES)?;
        if let Some(person) = &recipient.person {
            described.person(person.as_str(), || format!("{place}.person"))?;
        }
        if recipient.kind == crate::RecipientKind::Worker && recipient.service.is_none() {
            return Err(QuestionError::Needs { place, needs: "service" });
        }
        unique(&format!("{place}.knows"), recipient.knows.iter().map(|(item, _)| item.as_str()))?;
        for (at, (item, _)) in recipient.knows.iter().enumerate() {
            described.item(item.as_str(), || format!("{place}.knows[{at}].item"))?;
        }
        unique(&format!("{place}.relations"), recipient.relations.iter().map(|entry| entry.person.as_str()))?;
        for (at, relation) in recipient.relations.iter().enumerate() {
            described.person(relation.person.as_str(), || format!("{place}.relations[{at}].person"))?;
        }
    }
    Ok(())
}

fn records(draft: &QuestionDraft, described: &Described<'_>) -> Result<(), QuestionError> {
    if let Some(order) = &draft.order {
        described.recipient(order.issuer.as_str(), || "order.issuer".to_owned())?;
        at_most("order.items", order.items.len(), limits::ENTRIES)?;
        for (at, item) in order.items.iter().enumerate() {
            described.item(item.as_str(), || format!("order.items[{at}]"))?;
        }
    }
    for (index, record) in draft.consents.iter().enumerate() {
        consent::check(draft, record, described, &format!("consents[{index}]"))?;
    }
    for (index, participation) in draft.participations.iter().enumerate() {
        let place = format!("participations[{index}]");
        described.person(participation.person.as_str(), || format!("{place}.person"))?;
        at_most(&format!("{place}.items"), participation.items.len(), limits::ENTRIES)?;
        for (at, item) in participation.items.iter().enumerate() {
            described.item(item.as_str(), || format!("{place}.items[{at}]"))?;
        }
        text(&format!("{place}.reason"), participation.reason.as_deref())?;
    }
    for (index, objection) in draft.objections.iter().enumerate() {
        let place = format!("objections[{index}]");
        described.person(objection.about.as_str(), || format!("{place}.about"))?;
        described.signers(&objection.by, &place)?;
        for (at, recipient) in objection.recipients.iter().enumerate() {
            described.recipient(recipient.as_str(), || format!("{place}.recipients[{at}]"))?;
        }
    }
    let facts = draft.facts.iter().map(|fact| (&fact.word, &fact.target)).enumerate();
    let assessments = draft.assessments.iter().map(|entry| (&entry.word, &entry.target)).enumerate();
    stated("facts", facts, described)?;
    stated("assessments", assessments, described)?;
    for (index, assessment) in draft.assessments.iter().enumerate() {
        text(&format!("assessments[{index}].by"), assessment.by.as_deref())?;
        text(&format!("assessments[{index}].reason"), assessment.reason.as_deref())?;
    }
    Ok(())
}

fn stated<'a>(
    list: &str,
    entries: impl Iterator<Item = (usize, (&'a crate::WordId, &'a Target))>,
    described: &Described<'_>,
) -> Result<(), QuestionError> {
    let mut seen = std::collections::BTreeMap::new();
    for (index, entry) in entries {
        described.target(entry.1, &format!("{list}[{index}]"))?;
        if let Some(first) = seen.insert(entry, index) {
            return Err(QuestionError::Contradiction {
                place: format!("{list}[{index}]"),
                other: format!("{list}[{first}]"),
            });
        }
    }
    Ok(())
}
