//! What is known, packed once per question and shared over all items and recipients.

use std::sync::Arc;

use bti_consent::{Asked, LeapDay, Scope, Spot, Valuer, WordKind};
use bti_core::{Known, Question};

use crate::compiled::{Cell, Compiled, RegimeSet, dimensions, offset};
use crate::decide::carries;
use crate::positions::Positions;

/// The facts of one question under one reading of what the law leaves open.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    tables: [Vec<Cell>; 8],
    items: usize,
    recipients: usize,
    persons: usize,
    /// Per item, what can matter for it.
    live: Arc<[Live]>,
}

/// The norms that can matter for one item, whatever is stated, supposed or settled: their places in [`Compiled`].
///
/// What the library computes from the giver and the item alone rules most norms out once for all recipients and persons.
#[derive(Debug, Default)]
pub(crate) struct Live {
    pub(crate) silences: Vec<usize>,
    pub(crate) openings: Vec<usize>,
    pub(crate) duties: Vec<usize>,
}

static NOTHING: Live = Live { silences: Vec::new(), openings: Vec::new(), duties: Vec::new() };

const fn scope(index: usize) -> Scope {
    Scope { item: index & 1 != 0, recipient: index & 2 != 0, person: index & 4 != 0 }
}

const SCOPES: [Scope; 8] = [scope(0), scope(1), scope(2), scope(3), scope(4), scope(5), scope(6), scope(7)];

impl Facts {
    pub(crate) fn derive(compiled: &Compiled, asked: &Asked<'_>, positions: &Positions) -> Self {
        let question = asked.question;
        let (items, recipients, persons) =
            (question.items().len(), question.recipients().len(), question.persons().len().max(1));
        let mut facts =
            Self { tables: Default::default(), items, recipients, persons, live: Arc::from(Vec::new()) };
        for (index, scope) in SCOPES.into_iter().enumerate() {
            let (_, chunks) = compiled.bits.scopes.get(index).copied().unwrap_or_default();
            if let Some(table) = facts.tables.get_mut(index) {
                table.resize(dimensions(index, items, recipients, persons) * chunks, Cell::default());
            }
            if chunks == 0 {
                continue;
            }
            for (bit, word) in compiled.bits.of_scope(index) {
                let valuer = Valuer::of(asked, word);
                let reading = (word.kind == WordKind::Reading).then(|| positions.answer(&word.id));
                facts.each_spot(question, scope, |facts, spot| {
                    facts.set(compiled, bit, spot, reading.unwrap_or_else(|| valuer.at(asked, spot)));
                });
            }
        }
        facts.live = (0..items).map(|item| facts.select(compiled, item)).collect();
        facts
    }

    /// What can matter for an item.
    pub(crate) fn live(&self, item: usize) -> &Live {
        self.live.get(item).unwrap_or(&NOTHING)
    }

    fn select(&self, compiled: &Compiled, item: usize) -> Live {
        let mut row = vec![Cell::default(); compiled.bits.width];
        self.row(compiled, item, None, None, &mut row);
        for (cell, certain) in row.iter_mut().zip(&compiled.certain) {
            cell.known &= certain;
            cell.value &= certain;
        }
        let set = |regime: usize| -> RegimeSet { 1 << regime };
        let mut live = Live::default();
        let mut possible = compiled
            .unread
            .iter()
            .filter(|regime| !carries(compiled, **regime, &row).is_no())
            .fold(0, |regimes, regime| regimes | set(*regime));
        for (index, silence) in compiled.silences.iter().enumerate() {
            if !carries(compiled, silence.regime, &row).is_no() && !silence.mask.test(&row).is_no() {
                live.silences.push(index);
                possible |= set(silence.regime);
            }
        }
        let reaches = |regimes: RegimeSet| regimes == 0 || regimes & possible != 0;
        for (index, opening) in compiled.openings.iter().enumerate() {
            if reaches(opening.regimes) && opening.opens & possible != 0 && !opening.mask.test(&row).is_no() {
                live.openings.push(index);
            }
        }
        for (index, duty) in compiled.duties.iter().enumerate() {
            if reaches(duty.regimes) && !duty.trigger.test(&row).is_no() && !duty.towards.test(&row).is_no() {
                live.duties.push(index);
            }
        }
        live
    }

    fn each_spot(&mut self, question: &Question, scope: Scope, mut visit: impl FnMut(&mut Self, Spot)) {
        for item in 0..if scope.item { self.items } else { 1 } {
            for recipient in 0..if scope.recipient { self.recipients } else { 1 } {
                for person in 0..if scope.person { question.persons().len() } else { 1 } {
                    // What an item says of somebody it is not about is never asked for.
                    let about = question.items().get(item).zip(question.persons().get(person));
                    if scope.item
                        && scope.person
                        && !about.is_some_and(|(item, person)| item.about.contains(&person.id))
                    {
                        continue;
                    }
                    visit(self, Spot { item, recipient, person });
                }
            }
        }
    }

    fn at(&self, compiled: &Compiled, bit: usize, spot: Spot) -> Option<(usize, usize)> {
        let scope = compiled.bits.word(bit)?.scope;
        let (first, chunks) = compiled.bits.scopes.get(scope.index()).copied()?;
        Some((scope.index(), offset(scope, self.recipients, self.persons, spot) * chunks + bit / 64 - first))
    }

    pub(crate) fn set(&mut self, compiled: &Compiled, bit: usize, spot: Spot, answer: Known) {
        let Some((scope, index)) = self.at(compiled, bit, spot) else { return };
        if let Some(cell) = self.tables.get_mut(scope).and_then(|table| table.get_mut(index)) {
            let mask = 1 << (bit % 64);
            cell.known = if answer == Known::NotKnown { cell.known & !mask } else { cell.known | mask };
            cell.value = if answer == Known::Yes { cell.value | mask } else { cell.value & !mask };
        }
    }

    pub(crate) fn get(&self, compiled: &Compiled, bit: usize, spot: Spot) -> Known {
        let cell = self
            .at(compiled, bit, spot)
            .and_then(|(scope, index)| self.tables.get(scope)?.get(index).copied());
        let (cell, mask) = (cell.unwrap_or_default(), 1 << (bit % 64));
        if cell.known & mask == 0 { Known::NotKnown } else { Known::from(cell.value & mask != 0) }
    }

    /// Everything known at a spot, in one row. Without a recipient or a person, what is about them is not known.
    pub(crate) fn row(
        &self,
        compiled: &Compiled,
        item: usize,
        recipient: Option<usize>,
        person: Option<usize>,
        row: &mut [Cell],
    ) {
        let spot = Spot { item, recipient: recipient.unwrap_or(0), person: person.unwrap_or(0) };
        for ((scope, table), (first, chunks)) in
            SCOPES.into_iter().zip(&self.tables).zip(compiled.bits.scopes)
        {
            let outside = scope.recipient && recipient.is_none() || scope.person && person.is_none();
            let start = offset(scope, self.recipients, self.persons, spot) * chunks;
            let from = table.get(start..start + chunks).filter(|_| !outside);
            if let Some(to) = row.get_mut(first..first + chunks) {
                match from {
                    Some(from) => to.copy_from_slice(from),
                    None => to.fill(Cell::default()),
                }
            }
        }
    }

    /// The same facts with some answers replaced.
    pub(crate) fn with(&self, compiled: &Compiled, answers: &[(usize, Spot, Known)]) -> Self {
        let mut facts = self.clone();
        for (bit, spot, answer) in answers {
            facts.set(compiled, *bit, *spot, *answer);
        }
        facts
    }
}

/// How many contested readings one question may turn on at once; the rest stay not known in every world.
const MOST_READINGS: usize = 8;

/// The worlds an answer must hold in: each way of reading what is open at law and could matter for this question.
pub(crate) fn worlds(compiled: &Compiled, asked: &Asked<'_>, positions: &Positions) -> Vec<Facts> {
    let leap_days: &[LeapDay] = if bti_consent::derive::leap_day_matters(asked.question) {
        &[LeapDay::LastOfFebruary, LeapDay::FirstOfMarch]
    } else {
        &[LeapDay::Open]
    };
    let mut worlds = Vec::new();
    for leap_day in leap_days {
        let facts = Facts::derive(compiled, &Asked { leap_day: *leap_day, ..*asked }, positions);
        let open: Vec<usize> =
            facts.open_readings(compiled, asked.question, positions).take(MOST_READINGS).collect();
        for choice in 0..1_usize << open.len() {
            let answers: Vec<_> = open
                .iter()
                .enumerate()
                .map(|(index, bit)| (*bit, Spot::default(), Known::from(choice >> index & 1 == 1)))
                .collect();
            worlds.push(facts.with(compiled, &answers));
        }
    }
    worlds
}

impl Facts {
    /// The readings no position settles that some norm still turns on, given everything else that is known.
    fn open_readings<'a>(
        &'a self,
        compiled: &'a Compiled,
        question: &'a Question,
        positions: &'a Positions,
    ) -> impl Iterator<Item = usize> + 'a {
        let mut row = vec![Cell::default(); compiled.bits.width];
        compiled.readings.iter().filter_map(move |(bit, masks)| {
            let word = compiled.bits.word(*bit)?;
            let matters = positions.answer(&word.id) == Known::NotKnown
                && self.any_spot(question, |item, recipient, person| {
                    self.row(compiled, item, Some(recipient), Some(person), &mut row);
                    masks.iter().any(|mask| mask.test(&row) == Known::NotKnown)
                });
            matters.then_some(*bit)
        })
    }

    /// Whether a test holds for some item, recipient and person the item is about.
    fn any_spot(&self, question: &Question, mut test: impl FnMut(usize, usize, usize) -> bool) -> bool {
        question.items().iter().enumerate().any(|(item, about)| {
            (0..self.recipients).any(|recipient| {
                let persons = about.about.iter().filter_map(|person| question.person_index(person));
                persons.into_iter().any(|person| test(item, recipient, person))
            })
        })
    }
}
