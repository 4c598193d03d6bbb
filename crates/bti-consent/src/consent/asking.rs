//! Whom it is safe to ask. To ask somebody for consent tells them what it is about.

use bti_core::{Address, ItemId, Known, PersonId, Signer, WordId};

use crate::derive::{self, Asked, Spot};
use crate::value::value;

/// Why somebody must not be asked, or told (*hvorfor noen ikke skal spørres*).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AskingBar {
    /// The one who would be asked is suspected of harming the person.
    Suspected,
    /// Such a suspicion has been raised and nobody has decided what it is worth.
    SuspicionUndecided,
    /// The person's address is graded: who it is hidden from is not part of a question.
    GradedAddress,
    /// A word of the vocabulary that bars asking holds.
    Word(WordId),
    /// It is not known whether such a word holds: until somebody has settled it, nobody asks.
    Open(WordId),
    /// A word without which the giver's act lets no guardian be asked is not known to hold.
    Unless(WordId),
}

/// A guardian who must not be asked about one person's information in one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotToBeAsked {
    /// The item.
    pub item: ItemId,
    /// Whose information it is.
    pub person: PersonId,
    /// Who is not to be asked or told.
    pub signer: Signer,
    /// Why.
    pub bars: Vec<AskingBar>,
}

/// Why asking this signer could itself disclose a secret or put the person in danger. Empty: nothing known speaks
/// against it.
///
/// A person may always be asked about their own information, and whoever signs by office is no guardian.
/// Which facts and judgements bar asking stands in the vocabulary (`bars_asking`) and with the regimes
/// (`ask_holders_only_if`); what is not known bars as well.
#[must_use]
pub fn asking_bars(asked: &Asked<'_>, signer: &Signer, at: Spot) -> Vec<AskingBar> {
    let Some(person) = asked.question.persons().get(at.person) else { return Vec::new() };
    let Signer::Person(id) = signer else { return Vec::new() };
    if *id == person.id {
        return Vec::new();
    }
    let mut bars = Vec::new();
    let suspicions = asked.question.persons().iter().filter(|other| other.id == *id);
    match suspicions
        .flat_map(|other| &other.suspicions)
        .find(|suspicion| suspicion.child == person.id)
        .map(|suspicion| suspicion.answer)
    {
        Some(Known::Yes) => bars.push(AskingBar::Suspected),
        Some(Known::NotKnown) => bars.push(AskingBar::SuspicionUndecided),
        _ => {}
    }
    if matches!(person.address, Address::Confidential | Address::StrictlyConfidential) {
        bars.push(AskingBar::GradedAddress);
    }
    let lawbook = asked.law.lawbook;
    let barring = lawbook.vocabulary().words().filter(|word| word.bars_asking);
    bars.extend(barring.filter_map(|word| match value(asked, word, at) {
        Known::Yes => Some(AskingBar::Word(word.id.clone())),
        Known::No => None,
        Known::NotKnown => Some(AskingBar::Open(word.id.clone())),
    }));
    let carried = lawbook
        .regimes()
        .all()
        .iter()
        .filter(|regime| !derive::value(asked, &format!("carries:{}", regime.id), at).is_no());
    for word in carried.filter_map(|regime| regime.ask_holders_only_if.as_ref()) {
        let allowed = lawbook.vocabulary().word(word).map_or(Known::NotKnown, |word| value(asked, word, at));
        if !allowed.is_yes() {
            bars.push(AskingBar::Unless(word.clone()));
        }
    }
    bars
}

/// The guardians who must not be asked about a person's information in an item, and why.
#[must_use]
pub fn not_to_be_asked(asked: &Asked<'_>, at: Spot) -> Vec<NotToBeAsked> {
    let question = asked.question;
    let (Some(item), Some(person)) = (question.items().get(at.item), question.persons().get(at.person))
    else {
        return Vec::new();
    };
    let guardians = person.guardians.iter().map(|guardian| Signer::Person(guardian.person.clone()));
    guardians
        .filter_map(|signer| {
            let bars = asking_bars(asked, &signer, at);
            let entry = NotToBeAsked { item: item.id.clone(), person: person.id.clone(), signer, bars };
            (!entry.bars.is_empty()).then_some(entry)
        })
        .collect()
}
