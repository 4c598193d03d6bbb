//! Three answers: yes, no and not known.

use std::ops::{BitAnd, BitOr, Not};

use crate::service::catalogue::catalogue;

catalogue! {
    /// An answer to a question of fact (*ja*, *nei*, *ikke kjent*).
    ///
    /// Not known is an answer of its own and is never folded into no or yes.
    /// The operators are strong Kleene logic: an unknown part leaves the whole unknown only where it could matter.
    ///
    /// ```
    /// use bti_core::Known::{No, NotKnown, Yes};
    ///
    /// assert_eq!(No & NotKnown, No);
    /// assert_eq!(Yes & NotKnown, NotKnown);
    /// assert_eq!(Yes | NotKnown, Yes);
    /// assert_eq!(!NotKnown, NotKnown);
    /// ```
    pub enum Known called "answer" with () {
        Yes "yes" "ja" "ja" "yes" => ();
        No "no" "nei" "nei" "no" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

impl Known {
    /// True only for a yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// True only for a no.
    #[must_use]
    pub fn is_no(self) -> bool {
        self == Self::No
    }

    /// Yes if any is yes, no if all are no (also if there are none), else not known.
    pub fn any(answers: impl IntoIterator<Item = Self>) -> Self {
        answers.into_iter().fold(Self::No, BitOr::bitor)
    }

    /// No if any is no, yes if all are yes (also if there are none), else not known.
    pub fn all(answers: impl IntoIterator<Item = Self>) -> Self {
        answers.into_iter().fold(Self::Yes, BitAnd::bitand)
    }
}

impl From<bool> for Known {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

impl BitAnd for Known {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::NotKnown,
        }
    }
}

impl BitOr for Known {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        !(!self & !other)
    }
}

impl Not for Known {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::NotKnown => Self::NotKnown,
        }
    }
}
