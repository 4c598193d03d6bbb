//! The words norms are written with.

use std::collections::BTreeMap;

use bti_core::WordId;

use crate::texts::Texts;

/// What a value of a word is about: any combination of the item, the recipient and the person.
///
/// A word about none of them is about the giver, that is, about the whole question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// It differs from item to item.
    pub item: bool,
    /// It differs from recipient to recipient.
    pub recipient: bool,
    /// It differs from person to person.
    pub person: bool,
}

impl Scope {
    /// The same for the whole question.
    pub const GIVER: Self = Self { item: false, recipient: false, person: false };
    pub(crate) const ITEM: Self = Self { item: true, ..Self::GIVER };
    pub(crate) const RECIPIENT: Self = Self { recipient: true, ..Self::GIVER };
    pub(crate) const PERSON: Self = Self { person: true, ..Self::GIVER };

    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            item: self.item || other.item,
            recipient: self.recipient || other.recipient,
            person: self.person || other.person,
        }
    }

    /// A number from 0 to 7, the same for the same scope.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.item) + 2 * usize::from(self.recipient) + 4 * usize::from(self.person)
    }

    /// The parts in words, for messages: `item + recipient`.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match (self.item, self.recipient, self.person) {
            (false, false, false) => "giver",
            (true, false, false) => "item",
            (false, true, false) => "recipient",
            (false, false, true) => "person",
            (true, true, false) => "item + recipient",
            (true, false, true) => "item + person",
            (false, true, true) => "recipient + person",
            (true, true, true) => "item + recipient + person",
        }
    }
}

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    /// A fact the question states.
    Fact,
    /// A judgement (*skjønn*) somebody makes; the library never does.
    Assessment,
    /// A measure of how much: a condition on the answer, never a value.
    Extent,
    /// A contested reading of the law.
    Reading,
    /// A fact the library computes from the question.
    Derived,
}

/// What it means that nobody has said anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotRaised {
    /// No: an opening stays closed.
    No,
    /// Yes: a test that protects.
    Yes,
    /// Not known: a test the law makes part of every such sharing.
    NotKnown,
    /// No as long as nothing raises it, not known from then on.
    NoUnlessRaised,
}

/// Who may make an assessment, as a role code: `giver`, `health-personnel`, `leader`, `barnevern`, `lawyer`, `signer`.
pub type AssessorRole = String;

/// A word of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its id.
    pub id: WordId,
    /// What sort of word it is.
    pub kind: WordKind,
    /// What a value is about.
    pub scope: Scope,
    /// What silence means.
    pub not_raised: NotRaised,
    /// Facts that raise it when they are yes or not known.
    pub raised_by: Vec<WordId>,
    /// Who may make the assessment.
    pub by: Option<AssessorRole>,
    /// Whether it may stand among the ways forward.
    pub obtainable: bool,
    /// Whether nobody may ask or tell a child's guardians while it holds, or is not known.
    pub bars_asking: bool,
    /// Words that are also affirmed when this one is.
    pub entails: Vec<WordId>,
    /// A short phrase.
    pub label: Texts,
    /// The question to a caseworker; derived words and extents may have none.
    pub ask: Option<Texts>,
    /// Where the test stands.
    pub source: Option<String>,
    /// The two readings of a contested point, in the order a position chooses between them.
    pub readings: Vec<Reading>,
}

/// One of the two readings of a contested point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it says.
    pub says: Texts,
    /// Where it is argued.
    pub source: String,
}

/// Every word, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    pub(crate) words: BTreeMap<WordId, Word>,
    /// For each word, those that affirm it when they are affirmed.
    entailed_by: BTreeMap<WordId, Vec<WordId>>,
}

impl Vocabulary {
    /// The word with this id.
    #[must_use]
    pub fn word(&self, id: &WordId) -> Option<&Word> {
        self.words.get(id)
    }

    pub(crate) fn index(&mut self) {
        self.entailed_by.clear();
        for word in self.words.values() {
            for entailed in &word.entails {
                self.entailed_by.entry(entailed.clone()).or_default().push(word.id.clone());
            }
        }
    }

    /// The words that affirm this one when they are affirmed.
    pub(crate) fn entailing(&self, id: &WordId) -> impl Iterator<Item = &Word> {
        self.entailed_by.get(id).into_iter().flatten().filter_map(|word| self.words.get(word))
    }

    /// Every word, in order of id.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.words.values()
    }
}
