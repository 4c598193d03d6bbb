//! Whom it is safe to ask. To ask somebody for consent tells them what it is about.

use bti_core::{Address, ItemId, Known, PersonId, Signer, WordId};

use crate::derive::{self, Asked, Spot};
use crate::value::value;

/// Why somebody must not be asked, or told (*hvorfor noen ikke skal spørres*).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AskingBar {
    /// The one who would be asked is suspected of harming the person, or somebody else who is described.
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

/// Somebody who must not be asked about one person's information in one item: most often a guardian.
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

/// Why asking this signer about an item could itself disclose a secret or put somebody in danger. Empty: nothing known
/// speaks against it.
///
/// Everyone the item is about counts: a mother is not asked about her own part of what her child keeps from her. Whoever
/// is suspected of harming somebody described is asked for nothing, also about themselves.
/// Otherwise a person may be asked about their own information, and whoever signs by office is no guardian.
/// Which facts and judgements bar asking stands in the vocabulary (`bars_asking`) and with the regimes
/// (`ask_holders_only_if`); what is not known of them bars as well. An address nobody has stated does not.
#[must_use]
pub fn asking_bars(asked: &Asked<'_>, signer: &Signer, at: Spot) -> Vec<AskingBar> {
    let question = asked.question;
    let Signer::Person(id) = signer else { return Vec::new() };
    let about = question.items().get(at.item).map(|item| item.about.as_slice()).unwrap_or_default();
    let about = about.iter().filter_map(|person| question.person_index(person));
    let mut persons: Vec<usize> = about.chain([at.person]).collect();
    persons.sort_unstable();
    persons.dedup();
    let own = |index: &usize| question.persons().get(*index).is_some_and(|person| person.id == *id);
    let mut bars = Vec::new();
    let suspicions =
        question.persons().iter().filter(|other| other.id == *id).flat_map(|other| &other.suspicions);
    match Known::any(suspicions.map(|suspicion| suspicion.answer)) {
        Known::Yes => bars.push(AskingBar::Suspected),
        Known::NotKnown => bars.push(AskingBar::SuspicionUndecided),
        Known::No => {}
    }
    for person in persons.into_iter().filter(|index| !own(index)) {
        bars.extend(person_bars(asked, Spot { person, ..at }));
    }
    bars.sort();
    bars.dedup();
    bars
}

/// Why no guardian of a person may be asked or told, whoever that guardian is.
fn person_bars(asked: &Asked<'_>, at: Spot) -> Vec<AskingBar> {
    let Some(person) = asked.question.persons().get(at.person) else { return Vec::new() };
    let mut bars = Vec::new();
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
    let carried = lawbook.regimes().all().iter().filter(|regime| {
        regime.ask_holders_only_if.is_some()
            && !derive::value(asked, &format!("carries:{}", regime.id), at).is_no()
    });
    for word in carried.filter_map(|regime| regime.ask_holders_only_if.as_ref()) {
        let allowed = lawbook.vocabulary().word(word).map_or(Known::NotKnown, |word| value(asked, word, at));
        if !allowed.is_yes() {
            bars.push(AskingBar::Unless(word.clone()));
        }
    }
    bars
}

/// Whether some guardian of a person must not be asked or told, described or not.
#[must_use]
pub fn guardians_barred(asked: &Asked<'_>, at: Spot) -> bool {
    !person_bars(asked, at).is_empty() || !not_to_be_asked(asked, at).is_empty()
}

/// Who must not be asked about a person's information in an item, and why: guardians, and the person where they are
/// suspected of harming somebody, or the item is also about somebody who keeps it from them.
#[must_use]
pub fn not_to_be_asked(asked: &Asked<'_>, at: Spot) -> Vec<NotToBeAsked> {
    let question = asked.question;
    let (Some(item), Some(person)) = (question.items().get(at.item), question.persons().get(at.person))
    else {
        return Vec::new();
    };
    let guardians = person.guardians.iter().map(|guardian| &guardian.person);
    guardians
        .chain([&person.id])
        .map(|id| Signer::Person(id.clone()))
        .filter_map(|signer| {
            let bars = asking_bars(asked, &signer, at);
            let entry = NotToBeAsked { item: item.id.clone(), person: person.id.clone(), signer, bars };
            (!entry.bars.is_empty()).then_some(entry)
        })
        .collect()
}
