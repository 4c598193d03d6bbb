//! The norms in force on a day as masks over facts.

use std::collections::BTreeMap;

use bti_consent::{Effect, Follows, Law, NotRaised, ReadHow, Scope, Weight, When, Word, WordKind};
use bti_core::{Known, WordId};

/// The derived word a consent somebody could still give would change.
pub(crate) const CONSENT: &str = "consent-covers";

/// What is known of 64 facts, and what they are. A value bit is set only where its known bit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) known: u64,
    pub(crate) value: u64,
}

/// One chunk of a condition: which of 64 facts must all hold, any hold, or none hold.
#[derive(Clone, Copy, Debug, Default)]
struct Chunk {
    index: usize,
    all: u64,
    any: u64,
    none: u64,
}

/// Conditions as masks. Strong Kleene logic throughout.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mask {
    chunks: Vec<Chunk>,
    has_any: bool,
    /// The provision was not read: whatever it could say is not known.
    unread: bool,
}

impl Mask {
    pub(crate) fn test(&self, row: &[Cell]) -> Known {
        if self.unread {
            return Known::NotKnown;
        }
        let (mut fails, mut open, mut any_yes, mut any_open) = (false, false, false, false);
        for chunk in &self.chunks {
            let cell = row.get(chunk.index).copied().unwrap_or_default();
            let no = cell.known & !cell.value;
            fails |= chunk.all & no != 0 || chunk.none & cell.value != 0;
            open |= (chunk.all | chunk.none) & !cell.known != 0;
            any_yes |= chunk.any & cell.value != 0;
            any_open |= chunk.any & !cell.known != 0;
        }
        if fails || (self.has_any && !any_yes && !any_open) {
            Known::No
        } else if open || (self.has_any && !any_yes) {
            Known::NotKnown
        } else {
            Known::Yes
        }
    }

    /// Whether these conditions name a word.
    fn names(&self, bit: usize) -> bool {
        self.chunks.iter().any(|chunk| {
            chunk.index == bit / 64 && (chunk.all | chunk.any | chunk.none) >> (bit % 64) & 1 == 1
        })
    }

    fn of(bits: &Bits, all: &[&[WordId]], any: &[WordId], none: &[WordId], unread: bool) -> Self {
        let mut chunks: BTreeMap<usize, Chunk> = BTreeMap::new();
        let mut set = |word: &WordId, pick: fn(&mut Chunk) -> &mut u64| {
            if let Some(bit) = bits.bit(word) {
                let chunk = chunks.entry(bit / 64).or_insert(Chunk { index: bit / 64, ..Chunk::default() });
                *pick(chunk) |= 1 << (bit % 64);
            }
        };
        for word in all.iter().copied().flatten() {
            set(word, |chunk| &mut chunk.all);
        }
        for word in any {
            set(word, |chunk| &mut chunk.any);
        }
        for word in none {
            set(word, |chunk| &mut chunk.none);
        }
        Self { chunks: chunks.into_values().collect(), has_any: !any.is_empty(), unread }
    }
}

/// Which bit each word has. The words of one scope share whole chunks, so that a row is a few copies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits {
    by_word: BTreeMap<WordId, usize>,
    /// The words, by bit.
    pub(crate) words: Vec<Option<Word>>,
    /// Per scope: the first chunk, and how many.
    pub(crate) scopes: [(usize, usize); 8],
    /// How many chunks in all.
    pub(crate) width: usize,
}

impl Bits {
    fn of(words: &BTreeMap<WordId, Word>) -> Self {
        let mut bits = Self::default();
        for scope in 0..8 {
            let first = bits.words.len() / 64;
            for word in words.values().filter(|word| word.scope.index() == scope) {
                bits.by_word.insert(word.id.clone(), bits.words.len());
                bits.words.push(Some(word.clone()));
            }
            bits.words.resize(bits.words.len().next_multiple_of(64), None);
            if let Some(range) = bits.scopes.get_mut(scope) {
                *range = (first, bits.words.len() / 64 - first);
            }
        }
        bits.width = bits.words.len() / 64;
        bits
    }

    pub(crate) fn bit(&self, word: &WordId) -> Option<usize> {
        self.by_word.get(word).copied()
    }

    pub(crate) fn word(&self, bit: usize) -> Option<&Word> {
        self.words.get(bit).and_then(Option::as_ref)
    }

    /// The words of one scope, with their bits.
    pub(crate) fn of_scope(&self, scope: usize) -> impl Iterator<Item = (usize, &Word)> {
        let (first, chunks) = self.scopes.get(scope).copied().unwrap_or_default();
        (first * 64..(first + chunks) * 64).filter_map(|bit| self.word(bit).map(|word| (bit, word)))
    }
}

/// A set of regimes, one bit each.
pub(crate) type RegimeSet = u64;

pub(crate) struct Silence {
    pub(crate) norm: usize,
    pub(crate) regime: usize,
    pub(crate) mask: Mask,
    pub(crate) scopes: Vec<usize>,
}

pub(crate) struct Opening {
    pub(crate) norm: usize,
    /// Empty: everyone.
    pub(crate) regimes: RegimeSet,
    pub(crate) opens: RegimeSet,
    pub(crate) mask: Mask,
    pub(crate) limits: Vec<usize>,
}

pub(crate) struct Limit {
    pub(crate) norm: usize,
    /// The regimes it belongs to: it cuts only for a giver one of them binds. Empty: everyone.
    pub(crate) regimes: RegimeSet,
    pub(crate) mask: Mask,
    /// None: off.
    pub(crate) also: Option<Mask>,
}

pub(crate) struct Duty {
    pub(crate) norm: usize,
    pub(crate) regimes: RegimeSet,
    pub(crate) lifts: RegimeSet,
    pub(crate) trigger: Mask,
    /// The trigger without its judgements: whether the duty could arise at all.
    pub(crate) facts_only: Mask,
    pub(crate) addressee: Mask,
    pub(crate) towards: Mask,
}

pub(crate) struct Procedure {
    pub(crate) norm: usize,
    pub(crate) regimes: RegimeSet,
    pub(crate) mask: Mask,
    pub(crate) when: When,
    pub(crate) weight: Weight,
    pub(crate) follows: Vec<Follows>,
    /// It is done by asking or telling guardians.
    pub(crate) tells_guardians: bool,
}

/// The norms of one stretch of days.
#[derive(Default)]
pub(crate) struct Compiled {
    pub(crate) bits: Bits,
    pub(crate) regimes: Vec<String>,
    /// The bit of `carries:<regime>`, per regime.
    pub(crate) carries: Vec<Option<usize>>,
    pub(crate) silences: Vec<Silence>,
    /// Regimes without a duty of silence in force: what the law says of them that day has not been read.
    pub(crate) unread: Vec<usize>,
    pub(crate) scopes: Vec<(usize, Mask)>,
    pub(crate) openings: Vec<Opening>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) procedures: Vec<Procedure>,
    /// Regimes of which some duty of silence was not read, or none is in force: what they let through is not known.
    pub(crate) unread_set: RegimeSet,
    /// Per chunk, the words the library computes whatever anybody states or is supposed to state.
    pub(crate) certain: Vec<u64>,
    /// Contested readings in use, by bit, each with the conditions that name it.
    pub(crate) readings: Vec<(usize, Vec<Mask>)>,
    pub(crate) norms: usize,
}

impl Compiled {
    pub(crate) fn of(law: &Law<'_>) -> Self {
        let vocabulary = law.lawbook.vocabulary();
        let regimes: Vec<String> =
            law.lawbook.regimes().all().iter().map(|regime| regime.id.clone()).collect();
        let carries: Vec<Option<WordId>> =
            regimes.iter().map(|regime| WordId::new(format!("carries:{regime}")).ok()).collect();
        let mut words: BTreeMap<WordId, Word> = BTreeMap::new();
        let mut take = |id: &WordId| {
            if let Some(word) = vocabulary.word(id) {
                words.insert(id.clone(), word.clone());
            }
        };
        carries.iter().flatten().for_each(&mut take);
        for in_force in law.norms() {
            let conditions = &in_force.norm.conditions;
            for list in [&conditions.all, &conditions.any, &conditions.none, &conditions.assess] {
                list.iter().for_each(&mut take);
            }
            match &in_force.norm.effect {
                Effect::Limit { also, .. } => also.iter().for_each(&mut take),
                Effect::Duty { addressee, towards, .. } => {
                    addressee.iter().chain(towards).for_each(&mut take);
                }
                _ => {}
            }
        }
        let bits = Bits::of(&words);
        let set = |names: &[String]| {
            regimes
                .iter()
                .enumerate()
                .filter(|(_, regime)| names.contains(regime))
                .fold(0, |set, (index, _)| set | 1 << index)
        };
        let mut compiled = Self {
            carries: carries.iter().map(|word| word.as_ref().and_then(|word| bits.bit(word))).collect(),
            norms: law.norms().len(),
            ..Self::default()
        };
        // Limits and scopes first: what they cut points at them.
        let mut cuts = Vec::new();
        let mut scope_cuts = Vec::new();
        for (norm, in_force) in law.norms().iter().enumerate() {
            let unread = in_force.norm.read == ReadHow::NotRead;
            let conditions = &in_force.norm.conditions;
            let mask = || {
                Mask::of(
                    &bits,
                    &[&conditions.all, &conditions.assess],
                    &conditions.any,
                    &conditions.none,
                    unread,
                )
            };
            match &in_force.norm.effect {
                Effect::Limit { cuts: ids, cut_classes, cuts_all, also } => {
                    cuts.push((ids, cut_classes, *cuts_all, &in_force.norm.regimes));
                    let also = (!also.is_empty()).then(|| Mask::of(&bits, &[also], &[], &[], false));
                    compiled.limits.push(Limit {
                        norm,
                        regimes: set(&in_force.norm.regimes),
                        mask: mask(),
                        also,
                    });
                }
                Effect::Scope { cuts } => {
                    scope_cuts.push(cuts);
                    compiled.scopes.push((norm, mask()));
                }
                _ => {}
            }
        }
        for (norm, in_force) in law.norms().iter().enumerate() {
            let unread = in_force.norm.read == ReadHow::NotRead;
            let conditions = &in_force.norm.conditions;
            let mask = || {
                Mask::of(
                    &bits,
                    &[&conditions.all, &conditions.assess],
                    &conditions.any,
                    &conditions.none,
                    unread,
                )
            };
            let own = set(&in_force.norm.regimes);
            match &in_force.norm.effect {
                Effect::Silence => {
                    let regime =
                        regimes.iter().position(|regime| in_force.norm.regimes.contains(regime)).unwrap_or(0);
                    let scopes =
                        scope_cuts.iter().enumerate().filter(|(_, cuts)| cuts.contains(&in_force.norm.id));
                    let scopes = scopes.map(|(index, _)| index).collect();
                    compiled.unread_set |= RegimeSet::from(unread) << regime;
                    compiled.silences.push(Silence { norm, regime, mask: mask(), scopes });
                }
                Effect::Opening { opens } => {
                    let class = in_force.norm.class.as_ref();
                    let cutting = cuts.iter().enumerate().filter(|(_, (ids, classes, all, regimes))| {
                        let named = *all
                            || ids.contains(&in_force.norm.id)
                            || class.is_some_and(|class| classes.contains(class));
                        // A limit of one act cuts only openings that act's regimes use.
                        named
                            && (regimes.is_empty()
                                || in_force.norm.regimes.is_empty()
                                || set(regimes) & own != 0)
                    });
                    let limits = cutting.map(|(index, _)| index).collect();
                    compiled.openings.push(Opening {
                        norm,
                        regimes: own,
                        opens: set(opens),
                        mask: mask(),
                        limits,
                    });
                }
                Effect::Duty { addressee, towards, lifts, .. } => compiled.duties.push(Duty {
                    norm,
                    regimes: own,
                    lifts: set(lifts),
                    trigger: mask(),
                    facts_only: Mask::of(
                        &bits,
                        &[&conditions.all],
                        &conditions.any,
                        &conditions.none,
                        unread,
                    ),
                    addressee: Mask::of(&bits, &[], addressee, &[], false),
                    towards: Mask::of(&bits, &[towards], &[], &[], false),
                }),
                Effect::Procedure { when, weight, follows, tells_guardians } => {
                    compiled.procedures.push(Procedure {
                        norm,
                        regimes: own,
                        mask: mask(),
                        when: *when,
                        weight: *weight,
                        follows: follows.clone(),
                        tells_guardians: *tells_guardians,
                    });
                }
                Effect::Limit { .. }
                | Effect::Scope { .. }
                | Effect::Authority { .. }
                | Effect::Processing => {}
            }
        }
        compiled.readings = (0..bits.words.len())
            .filter(|bit| bits.word(*bit).is_some_and(|word| word.kind == WordKind::Reading))
            .map(|bit| (bit, compiled.masks().filter(|mask| mask.names(bit)).cloned().collect()))
            .collect();
        compiled.certain = vec![0; bits.width];
        for (bit, word) in bits.words.iter().enumerate() {
            let computed = word
                .as_ref()
                .is_some_and(|word| word.kind == WordKind::Derived && word.id.as_str() != CONSENT);
            if let Some(chunk) = compiled.certain.get_mut(bit / 64).filter(|_| computed) {
                *chunk |= 1 << (bit % 64);
            }
        }
        compiled.unread = (0..regimes.len())
            .filter(|regime| !compiled.silences.iter().any(|silence| silence.regime == *regime))
            .collect();
        compiled.unread_set |= compiled.unread.iter().fold(0, |regimes, regime| regimes | 1 << regime);
        compiled.bits = bits;
        compiled.regimes = regimes;
        compiled
    }

    /// Every condition of every norm.
    fn masks(&self) -> impl Iterator<Item = &Mask> {
        let limits = self.limits.iter().flat_map(|limit| std::iter::once(&limit.mask).chain(&limit.also));
        let duties = self.duties.iter().flat_map(|duty| [&duty.trigger, &duty.addressee, &duty.towards]);
        self.silences
            .iter()
            .map(|silence| &silence.mask)
            .chain(self.scopes.iter().map(|(_, mask)| mask))
            .chain(self.openings.iter().map(|opening| &opening.mask))
            .chain(limits)
            .chain(duties)
            .chain(self.procedures.iter().map(|procedure| &procedure.mask))
    }

    /// The judgements somebody could make, by bit: what an optimistic reader would fill in.
    pub(crate) fn assessments(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.bits
            .words
            .iter()
            .enumerate()
            .filter_map(|(bit, word)| word.as_ref().map(|word| (bit, word)))
            .filter(|(_, word)| word.kind == WordKind::Assessment && word.not_raised != NotRaised::Yes)
    }
}

/// The places a word of a scope can have, as the dimensions of its table.
pub(crate) fn dimensions(scope: usize, items: usize, recipients: usize, persons: usize) -> usize {
    let part = |bit: usize, size: usize| if scope & bit == 0 { 1 } else { size };
    part(1, items) * part(2, recipients) * part(4, persons)
}

/// Where a spot stands in the table of a scope.
pub(crate) fn offset(scope: Scope, recipients: usize, persons: usize, spot: bti_consent::Spot) -> usize {
    let mut at = 0;
    if scope.item {
        at = spot.item;
    }
    if scope.recipient {
        at = at * recipients + spot.recipient;
    }
    if scope.person {
        at = at * persons + spot.person;
    }
    at
}

impl Mask {
    /// The facts of these conditions that are not known in a row.
    pub(crate) fn unknown(&self, row: &[Cell]) -> Vec<usize> {
        let mut bits = Vec::new();
        for chunk in &self.chunks {
            let cell = row.get(chunk.index).copied().unwrap_or_default();
            let open = (chunk.all | chunk.any | chunk.none) & !cell.known;
            bits.extend((0..64).filter(|bit| open >> bit & 1 == 1).map(|bit| chunk.index * 64 + bit));
        }
        bits
    }
}
