//! The value of any word at a spot: stated, derived, or what silence means.

use bti_core::{Finding, Known, Question, Target, WordId};

use crate::derive::{self, Asked, Spot};
use crate::error::Allowed;
use crate::lawbook::Lawbook;
use crate::vocabulary::{NotRaised, Scope, Vocabulary, Word, WordKind};

/// Why the words of a question do not fit a lawbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordError {
    /// A word the vocabulary does not have.
    #[error("`{place}` names the word `{word}`, which the lawbook does not have; {allowed}")]
    Unknown {
        /// Where it stands.
        place: String,
        /// The word.
        word: String,
        /// What would be right.
        allowed: Allowed,
    },
    /// A norm the lawbook has never had.
    #[error("`{place}` names the norm `{norm}`, which the lawbook does not have on any day; {allowed}")]
    UnknownNorm {
        /// Where it stands.
        place: String,
        /// The norm.
        norm: String,
        /// What would be right.
        allowed: Allowed,
    },
    /// A fact stated as an assessment, or the other way round, or something that cannot be stated.
    #[error("`{place}` states `{word}`, which belongs under {belongs}")]
    WrongList {
        /// Where it stands.
        place: String,
        /// The word.
        word: String,
        /// Where it belongs.
        belongs: &'static str,
    },
    /// A statement about more or less than the word's scope.
    #[error("`{place}` states `{word}`, which is about {scope}: name exactly that")]
    WrongScope {
        /// Where it stands.
        place: String,
        /// The word.
        word: String,
        /// Its scope.
        scope: &'static str,
    },
}

/// Checks that a question states only words the lawbook has, in their own list and scope.
///
/// # Errors
/// [`WordError`] names the place, the word and what would be right.
pub fn check_words(question: &Question, vocabulary: &Vocabulary) -> Result<(), WordError> {
    let facts = question.facts().iter().map(|fact| (&fact.word, &fact.target, WordKind::Fact));
    let assessments =
        question.assessments().iter().map(|entry| (&entry.word, &entry.target, WordKind::Assessment));
    for (list, (index, (id, target, kind))) in facts
        .enumerate()
        .map(|entry| ("facts", entry))
        .chain(assessments.enumerate().map(|entry| ("assessments", entry)))
    {
        let place = || format!("{list}[{index}]");
        let Some(word) = vocabulary.word(id) else {
            let stated = vocabulary.words().filter(|word| word.kind == kind).map(|word| word.id.as_str());
            return Err(WordError::Unknown {
                place: format!("{}.word", place()),
                word: id.to_string(),
                allowed: Allowed::for_name(id.as_str(), stated),
            });
        };
        if word.kind != kind {
            return Err(WordError::WrongList {
                place: place(),
                word: id.to_string(),
                belongs: match word.kind {
                    WordKind::Fact => "`facts`",
                    WordKind::Assessment => "`assessments`",
                    WordKind::Derived => "the fields of the question: the library computes it",
                    WordKind::Reading => "the municipality's legal positions",
                    WordKind::Extent => "the answer: it has no value",
                },
            });
        }
        if scope_of(target) != word.scope {
            return Err(WordError::WrongScope {
                place: place(),
                word: id.to_string(),
                scope: word.scope.describe(),
            });
        }
    }
    Ok(())
}

/// Checks that the norms a question names, as the basis of an order or of a receipt, are the lawbook's.
///
/// # Errors
/// [`WordError::UnknownNorm`] names the place, the norm and what would be right.
pub fn check_norms(question: &Question, lawbook: &Lawbook) -> Result<(), WordError> {
    let ids = || {
        let versions = lawbook.sections().iter().flat_map(|section| &section.versions);
        versions.flat_map(|version| &version.norms).map(|norm| norm.id.as_str())
    };
    let order =
        question.order().and_then(|order| order.basis.as_ref()).map(|norm| ("order.basis".to_owned(), norm));
    let received = question.items().iter().enumerate().filter_map(|(index, item)| {
        let under = item.received.as_ref().and_then(|received| received.under.as_ref());
        under.map(|norm| (format!("items[{index}].received.under"), norm))
    });
    for (place, norm) in order.into_iter().chain(received) {
        if !ids().any(|known| known == norm.as_str()) {
            return Err(WordError::UnknownNorm {
                place,
                norm: norm.to_string(),
                allowed: Allowed::for_name(norm.as_str(), ids()),
            });
        }
    }
    Ok(())
}

fn scope_of(target: &Target) -> Scope {
    Scope {
        item: target.item.is_some(),
        recipient: target.recipient.is_some(),
        person: target.person.is_some(),
    }
}

/// The value of a word at a spot.
///
/// Stated words are looked up; derived words are computed; a reading is not known here (a legal position settles it);
/// where nothing is stated the word's own direction of silence decides.
#[must_use]
pub fn value(asked: &Asked<'_>, word: &Word, spot: Spot) -> Known {
    match word.kind {
        WordKind::Derived => derive::value(asked, word.id.as_str(), spot),
        WordKind::Reading | WordKind::Extent => Known::NotKnown,
        WordKind::Fact | WordKind::Assessment => {
            if let Some(answer) = stated(asked.question, &word.id, word.scope, spot) {
                return answer;
            }
            if entailed(asked, &word.id, spot, 4) {
                return Known::Yes;
            }
            match word.not_raised {
                NotRaised::No => Known::No,
                NotRaised::Yes => Known::Yes,
                NotRaised::NotKnown => Known::NotKnown,
                NotRaised::NoUnlessRaised => {
                    let raised = word.raised_by.iter().any(|id| !raising(asked, id, spot).is_no());
                    if raised { Known::NotKnown } else { Known::No }
                }
            }
        }
    }
}

/// A word looked up once for a question, to be valued at many spots; each spot gives what [`value`] gives.
pub struct Valuer<'a> {
    word: &'a Word,
    how: How<'a>,
}

enum How<'a> {
    /// The same everywhere: nobody has said anything that touches the word.
    Same(Known),
    Computed(derive::Compute, &'a str),
    LookedUp,
}

impl<'a> Valuer<'a> {
    /// The valuer of a word for a question.
    #[must_use]
    pub fn of(asked: &Asked<'_>, word: &'a Word) -> Self {
        let how = match word.kind {
            WordKind::Derived => match derive::function(word.id.as_str()) {
                Some((compute, code)) => How::Computed(compute, code),
                None => How::Same(Known::NotKnown),
            },
            WordKind::Reading | WordKind::Extent => How::Same(Known::NotKnown),
            WordKind::Fact | WordKind::Assessment if touched(asked, &word.id, 4) => How::LookedUp,
            WordKind::Fact | WordKind::Assessment => match word.not_raised {
                NotRaised::No => How::Same(Known::No),
                NotRaised::Yes => How::Same(Known::Yes),
                NotRaised::NotKnown => How::Same(Known::NotKnown),
                NotRaised::NoUnlessRaised => How::LookedUp,
            },
        };
        Self { word, how }
    }

    /// The value at a spot.
    #[must_use]
    pub fn at(&self, asked: &Asked<'_>, spot: Spot) -> Known {
        match &self.how {
            How::Same(known) => *known,
            How::Computed(compute, code) => compute(asked, code, spot).unwrap_or(Known::NotKnown),
            How::LookedUp => value(asked, self.word, spot),
        }
    }
}

/// Whether the question states a word, or another that carries it along, anywhere.
fn touched(asked: &Asked<'_>, id: &WordId, steps: u8) -> bool {
    let question = asked.question;
    question.facts().iter().any(|fact| fact.word == *id)
        || question.assessments().iter().any(|entry| entry.word == *id)
        || steps > 0
            && asked.law.lawbook.vocabulary().entailing(id).any(|word| touched(asked, &word.id, steps - 1))
}

/// The answer stated for a word at a spot, if any.
#[must_use]
pub fn stated(question: &Question, word: &WordId, scope: Scope, spot: Spot) -> Option<Known> {
    let fits = |target: &Target| {
        let is = |named: Option<&str>, wanted: bool, here: Option<&str>| !wanted || named == here;
        is(
            target.item.as_ref().map(bti_core::ItemId::as_str),
            scope.item,
            question.items().get(spot.item).map(|item| item.id.as_str()),
        ) && is(
            target.recipient.as_ref().map(bti_core::RecipientId::as_str),
            scope.recipient,
            question.recipients().get(spot.recipient).map(|recipient| recipient.id.as_str()),
        ) && is(
            target.person.as_ref().map(bti_core::PersonId::as_str),
            scope.person,
            question.persons().get(spot.person).map(|person| person.id.as_str()),
        )
    };
    let fact =
        question.facts().iter().find(|fact| fact.word == *word && fits(&fact.target)).map(|fact| fact.answer);
    fact.or_else(|| {
        question.assessments().iter().find(|entry| entry.word == *word && fits(&entry.target)).map(|entry| {
            match entry.finding {
                Finding::Affirmed => Known::Yes,
                Finding::Rejected => Known::No,
                _ => Known::NotKnown,
            }
        })
    })
}

/// A word that raises another: only what is stated or computed counts, silence raises nothing by itself.
fn raising(asked: &Asked<'_>, id: &WordId, spot: Spot) -> Known {
    match asked.law.lawbook.vocabulary().word(id) {
        Some(word) if word.kind == WordKind::Derived => derive::value(asked, id.as_str(), spot),
        Some(word) => stated(asked.question, id, word.scope, spot).unwrap_or(Known::No),
        None => Known::No,
    }
}

/// Whether another affirmed finding carries this one with it, within so many steps.
fn entailed(asked: &Asked<'_>, id: &WordId, spot: Spot, steps: u8) -> bool {
    steps > 0
        && asked.law.lawbook.vocabulary().entailing(id).any(|word| {
            stated(asked.question, &word.id, word.scope, spot).is_some_and(Known::is_yes)
                || entailed(asked, &word.id, spot, steps - 1)
        })
}
