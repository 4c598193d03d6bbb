//! The formula.
//!
//! ```text
//! binds(l,i,p)     regime l binds this giver for item i in favour of person p
//! opened(l,i,r,p)  some norm in force that day opens l for i, r and p
//! blocked(i,r)     some person p and regime l:  binds(l,i,p) and not opened(l,i,r,p)
//! open(i,r)        not blocked(i,r)
//! must(i,r)        some duty d whose addressee is r covers i, and for every p and l that binds: d lifts l, or l is opened
//!
//! must = yes              -> must share
//! open = yes              -> may share
//! must = no and open = no -> must not share
//! otherwise               -> cannot decide
//! ```

use bti_core::{Known, Question};

use crate::compiled::{Cell, Compiled, Duty, RegimeSet};
use crate::decision::Outcome;
use crate::facts::Facts;

/// What was found, for every item and recipient. Reused from question to question, so that deciding allocates nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    outcomes: Vec<Outcome>,
    /// Per pair, which norms decided: one bit each.
    grounds: Vec<u64>,
    recipients: usize,
    chunks: usize,
    row: Vec<Cell>,
    binds: Vec<Known>,
    opened: Vec<Known>,
    /// Per duty, whether it is owed for every person the item is about.
    owed: Vec<Known>,
}

impl Found {
    pub(crate) fn outcome(&self, item: usize, recipient: usize) -> Outcome {
        self.outcomes.get(item * self.recipients + recipient).copied().unwrap_or(Outcome::CannotDecide)
    }

    pub(crate) fn is_ground(&self, item: usize, recipient: usize, norm: usize) -> bool {
        let start = (item * self.recipients + recipient) * self.chunks;
        self.grounds.get(start + norm / 64).is_some_and(|chunk| chunk >> (norm % 64) & 1 == 1)
    }

    pub(crate) fn make_room(&mut self, compiled: &Compiled, question: &Question) {
        let pairs = question.items().len() * question.recipients().len();
        self.recipients = question.recipients().len();
        self.chunks = compiled.norms.div_ceil(64);
        self.outcomes.clear();
        self.outcomes.resize(pairs, Outcome::CannotDecide);
        self.grounds.clear();
        self.grounds.resize(pairs * self.chunks, 0);
        self.row.clear();
        self.row.resize(compiled.bits.width, Cell::default());
        for list in [&mut self.binds, &mut self.opened] {
            list.clear();
            list.resize(compiled.regimes.len(), Known::No);
        }
    }

    fn ground(&mut self, pair: usize, norm: usize) {
        if let Some(chunk) = self.grounds.get_mut(pair * self.chunks + norm / 64) {
            *chunk |= 1 << (norm % 64);
        }
    }
}

/// Decides every item and recipient.
pub(crate) fn decide(compiled: &Compiled, facts: &Facts, question: &Question, found: &mut Found) {
    found.make_room(compiled, question);
    for item in 0..question.items().len() {
        for recipient in 0..question.recipients().len() {
            let pair = item * question.recipients().len() + recipient;
            let outcome = outcome(compiled, facts, question, item, recipient, found);
            grounds(compiled, facts, question, item, recipient, outcome, found);
            if let Some(slot) = found.outcomes.get_mut(pair) {
                *slot = outcome;
            }
        }
    }
}

/// Decides one item and recipient, without its grounds. There must be room: see [`Found::make_room`].
pub(crate) fn outcome(
    compiled: &Compiled,
    facts: &Facts,
    question: &Question,
    item: usize,
    recipient: usize,
    found: &mut Found,
) -> Outcome {
    let (must, blocked) = must_and_blocked(compiled, facts, question, item, recipient, found);
    match (must, !blocked) {
        (Known::Yes, _) => Outcome::MustShare,
        (_, Known::Yes) => Outcome::MayShare,
        (Known::No, Known::No) => Outcome::MustNotShare,
        _ => Outcome::CannotDecide,
    }
}

/// The persons an item is about, or nobody once where it is about nobody.
fn persons(question: &Question, item: usize) -> impl Iterator<Item = Option<usize>> + '_ {
    let about = question.items().get(item).map(|item| item.about.as_slice()).unwrap_or_default();
    let nobody = about.is_empty().then_some(None);
    about.iter().map(|person| question.person_index(person)).chain(nobody)
}

/// Whether some duty says "must", and whether some silence blocks, in one pass over the persons.
fn must_and_blocked(
    compiled: &Compiled,
    facts: &Facts,
    question: &Question,
    item: usize,
    recipient: usize,
    found: &mut Found,
) -> (Known, Known) {
    found.owed.clear();
    found.owed.resize(compiled.duties.len(), Known::No);
    let live = facts.live(item);
    for duty in &live.duties {
        if let Some(slot) = found.owed.get_mut(*duty) {
            *slot = Known::Yes;
        }
    }
    let mut blocked = Known::No;
    for person in persons(question, item) {
        look(compiled, facts, item, recipient, person, found);
        for (binds, opened) in found.binds.iter().zip(&found.opened) {
            blocked = blocked | (*binds & !*opened);
        }
        for index in &live.duties {
            if let Some(duty) = compiled.duties.get(*index) {
                let holds = owed(duty, found) & lifted(duty, found);
                if let Some(slot) = found.owed.get_mut(*index) {
                    *slot = *slot & holds;
                }
            }
        }
    }
    (Known::any(found.owed.iter().copied()), blocked)
}

/// The duty arises, and this recipient is its addressee.
fn owed(duty: &Duty, found: &Found) -> Known {
    duty.trigger.test(&found.row)
        & duty.addressee.test(&found.row)
        & duty.towards.test(&found.row)
        & any_binds(duty.regimes, &found.binds)
}

fn lifted(duty: &Duty, found: &Found) -> Known {
    let regimes = found.binds.iter().zip(&found.opened).enumerate();
    Known::all(
        regimes
            .map(|(regime, (binds, opened))| !*binds | Known::from(duty.lifts >> regime & 1 == 1) | *opened),
    )
}

/// Fills in what binds and what is opened for one item, recipient and person.
pub(crate) fn look(
    compiled: &Compiled,
    facts: &Facts,
    item: usize,
    recipient: usize,
    person: Option<usize>,
    found: &mut Found,
) {
    facts.row(compiled, item, Some(recipient), person, &mut found.row);
    found.binds.fill(Known::No);
    found.opened.fill(Known::No);
    if person.is_none() {
        return;
    }
    let live = facts.live(item);
    for silence in live.silences.iter().filter_map(|index| compiled.silences.get(*index)) {
        let binds = silence_binds(compiled, silence, &found.row);
        if let Some(slot) = found.binds.get_mut(silence.regime) {
            *slot = *slot | binds;
        }
    }
    for regime in &compiled.unread {
        let binds = carries(compiled, *regime, &found.row) & Known::NotKnown;
        if let Some(slot) = found.binds.get_mut(*regime) {
            *slot = binds;
        }
    }
    for opening in live.openings.iter().filter_map(|index| compiled.openings.get(*index)) {
        if opening.mask.test(&found.row).is_no() {
            continue;
        }
        for (regime, slot) in found.opened.iter_mut().enumerate() {
            let binds = found.binds.get(regime).is_some_and(|binds| !binds.is_no());
            if opening.opens >> regime & 1 == 1 && binds && !slot.is_yes() {
                *slot = *slot | opens_regime(compiled, opening, &found.row, &found.binds, regime);
            }
        }
    }
}

pub(crate) fn silence_binds(compiled: &Compiled, silence: &crate::compiled::Silence, row: &[Cell]) -> Known {
    let carries = carries(compiled, silence.regime, row);
    let outside = silence.scopes.iter().filter_map(|scope| compiled.scopes.get(*scope));
    carries & silence.mask.test(row) & !Known::any(outside.map(|(_, mask)| mask.test(row)))
}

/// Whether the giver carries a regime, as a row says.
pub(crate) fn carries(compiled: &Compiled, regime: usize, row: &[Cell]) -> Known {
    compiled.carries.get(regime).copied().flatten().map_or(Known::NotKnown, |bit| {
        let cell = row.get(bit / 64).copied().unwrap_or_default();
        let mask = 1 << (bit % 64);
        if cell.known & mask == 0 { Known::NotKnown } else { Known::from(cell.value & mask != 0) }
    })
}

/// An opening exists where one of its own regimes binds, its conditions hold, and no limit cuts it.
pub(crate) fn opening_holds(
    compiled: &Compiled,
    opening: &crate::compiled::Opening,
    row: &[Cell],
    binds: &[Known],
) -> Known {
    opening_given(compiled, opening, row, |regimes| any_binds(regimes, binds))
}

/// Whether an opening opens a regime where that regime binds. Where it does not, nothing needs to be opened.
///
/// So whether the regime itself binds is no condition here: what is open either way is open. Only where the duty of
/// silence has not been read does it stay one: its act may say more that nobody has read.
pub(crate) fn opens_regime(
    compiled: &Compiled,
    opening: &crate::compiled::Opening,
    row: &[Cell],
    binds: &[Known],
    regime: usize,
) -> Known {
    let read = compiled.unread_set >> regime & 1 == 0;
    opening_given(compiled, opening, row, |regimes| {
        if read && regimes >> regime & 1 == 1 { Known::Yes } else { any_binds(regimes, binds) }
    })
}

/// An opening, given which sets of regimes bind.
fn opening_given(
    compiled: &Compiled,
    opening: &crate::compiled::Opening,
    row: &[Cell],
    given: impl Fn(RegimeSet) -> Known,
) -> Known {
    let holds = opening.mask.test(row);
    if holds.is_no() {
        return holds;
    }
    let limits = opening.limits.iter().filter_map(|limit| compiled.limits.get(*limit));
    holds & Known::all(limits.map(|limit| !cuts_given(limit, row, &given))) & given(opening.regimes)
}

/// Whether a limit stops the openings it names: its conditions hold, and what it asks for besides does not.
pub(crate) fn cuts(limit: &crate::compiled::Limit, row: &[Cell], binds: &[Known]) -> Known {
    cuts_given(limit, row, &|regimes| any_binds(regimes, binds))
}

fn cuts_given(limit: &crate::compiled::Limit, row: &[Cell], given: &impl Fn(RegimeSet) -> Known) -> Known {
    let instead = limit.also.as_ref().map_or(Known::No, |also| also.test(row));
    limit.mask.test(row) & given(limit.regimes) & !instead
}

/// Whether one of these regimes binds; no regime named is everyone.
pub(crate) fn any_binds(regimes: RegimeSet, binds: &[Known]) -> Known {
    if regimes == 0 {
        return Known::Yes;
    }
    Known::any(
        binds.iter().enumerate().filter(|(regime, _)| regimes >> regime & 1 == 1).map(|(_, binds)| *binds),
    )
}

/// Which norms decided: the duties, the openings they or a permission rest on, or the silence that was not opened.
fn grounds(
    compiled: &Compiled,
    facts: &Facts,
    question: &Question,
    item: usize,
    recipient: usize,
    outcome: Outcome,
    found: &mut Found,
) {
    let pair = item * question.recipients().len() + recipient;
    let mut lifted: RegimeSet = 0;
    if outcome == Outcome::MustShare {
        for (index, duty) in compiled.duties.iter().enumerate() {
            if found.owed.get(index).is_some_and(|owed| owed.is_yes()) {
                found.ground(pair, duty.norm);
                lifted |= duty.lifts;
            }
        }
    }
    for person in persons(question, item).flatten() {
        look(compiled, facts, item, recipient, Some(person), found);
        if matches!(outcome, Outcome::MustShare | Outcome::MayShare) {
            // A duty within silence rests on the openings that make room for it.
            let binding = regime_set(&found.binds, |binds| !binds.is_no()) & !lifted;
            for opening in facts.live(item).openings.iter().filter_map(|index| compiled.openings.get(*index))
            {
                let opens = |regime: usize| {
                    (opening.opens & binding) >> regime & 1 == 1
                        && opens_regime(compiled, opening, &found.row, &found.binds, regime).is_yes()
                };
                if (0..compiled.regimes.len()).any(opens) {
                    found.ground(pair, opening.norm);
                }
            }
        } else {
            for silence in &compiled.silences {
                let shut = found.opened.get(silence.regime).is_some_and(|opened| !opened.is_yes());
                if shut && !silence_binds(compiled, silence, &found.row).is_no() {
                    found.ground(pair, silence.norm);
                }
            }
        }
    }
}

fn regime_set(answers: &[Known], test: impl Fn(Known) -> bool) -> RegimeSet {
    answers
        .iter()
        .enumerate()
        .filter(|(_, answer)| test(**answer))
        .fold(0, |set, (regime, _)| set | 1 << regime)
}

impl Found {
    pub(crate) fn row(&self) -> &[Cell] {
        &self.row
    }

    pub(crate) fn binds(&self) -> &[Known] {
        &self.binds
    }
}
