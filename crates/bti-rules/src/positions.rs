//! Legal positions: how a municipality's lawyer reads what the law leaves open.

mod file;

pub use file::{MAX_POSITION_FILE_BYTES, PositionFile, PositionsError, TakenPosition, Which};

use std::collections::BTreeMap;

use bti_core::{Date, Known, WordId};

/// A position on one contested reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The first of the word's two readings (yes) or the second (no).
    pub answer: bool,
    /// The named lawyer who took it.
    pub lawyer: String,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// The positions a municipality has taken. Without one a contested reading stays open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    taken: BTreeMap<WordId, Position>,
    assumed: BTreeMap<WordId, bool>,
}

impl Positions {
    /// No positions: everything contested stays open.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The same with one position more.
    #[must_use]
    pub fn with(mut self, reading: WordId, position: Position) -> Self {
        self.taken.insert(reading, position);
        self
    }

    /// The positions taken, by reading.
    pub fn taken(&self) -> impl Iterator<Item = (&WordId, &Position)> {
        self.taken.iter()
    }

    pub(crate) fn answer(&self, reading: &WordId) -> Known {
        let assumed = self.assumed.get(reading).copied();
        assumed
            .or_else(|| self.taken.get(reading).map(|position| position.answer))
            .map_or(Known::NotKnown, Known::from)
    }

    /// The same with a reading assumed for the sake of argument: true for the first of its two readings.
    ///
    /// For trying out what would follow, and for case files. It is no position: no lawyer has taken it, it is not
    /// among [`Positions::taken`], and a receipt does not name it.
    #[must_use]
    pub fn assume(mut self, reading: WordId, answer: bool) -> Self {
        self.assumed.insert(reading, answer);
        self
    }
}
