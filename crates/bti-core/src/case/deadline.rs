//! How long something may take, and the day it is due.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::{DayKind, DeadlineUnit};
use super::holidays::{days_later, working_days_later};
use crate::Date;

/// A length of time in days, weeks or months (*frist*), counted in calendar days or working days.
///
/// The day something happened is not counted: three days from Monday is Thursday. Where a routine does not say which
/// days it means, the deadline is the earlier of the two readings, so that following it is right under both.
///
/// ```
/// use bti_core::case::{DayKind, DeadlineUnit, Span};
///
/// let span = Span::new(3, DeadlineUnit::Day, DayKind::Working)?;
/// assert_eq!(span.due("2026-04-01".parse()?), Some("2026-04-09".parse()?), "Easter in between");
/// let span = Span::new(3, DeadlineUnit::Day, DayKind::Unspecified)?;
/// assert_eq!(span.due("2026-04-01".parse()?), Some("2026-04-04".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: Jevnaker's three days, which do not say which days; Tromsø's 14 days; Ørland's weeks; Bodø's two months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
#[doc(alias = "frist")]
pub struct Span {
    amount: u16,
    unit: DeadlineUnit,
    days: DayKind,
}

#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    amount: u16,
    unit: DeadlineUnit,
    days: DayKind,
}

/// Why numbers are not a [`Span`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpanError {
    /// Nothing, or more than is counted.
    #[error("a deadline is 1 to {} days, weeks or months", Span::MAX)]
    Amount,
    /// A month has no number of working days.
    #[error("months are counted in calendar days: write working days as days or weeks")]
    WorkingMonths,
}

impl Span {
    /// The largest amount.
    pub const MAX: u16 = 1000;

    /// So many days, weeks or months.
    ///
    /// # Errors
    /// [`SpanError`] for 0 or more than [`Span::MAX`], and for months in working days.
    pub fn new(amount: u16, unit: DeadlineUnit, days: DayKind) -> Result<Self, SpanError> {
        if amount == 0 || amount > Self::MAX {
            return Err(SpanError::Amount);
        }
        if unit == DeadlineUnit::Month && days == DayKind::Working {
            return Err(SpanError::WorkingMonths);
        }
        Ok(Self { amount, unit, days })
    }

    /// How many.
    #[must_use]
    pub const fn amount(self) -> u16 {
        self.amount
    }

    /// Of what.
    #[must_use]
    pub const fn unit(self) -> DeadlineUnit {
        self.unit
    }

    /// Which days count.
    #[must_use]
    pub const fn days(self) -> DayKind {
        self.days
    }

    /// The last day to do it, counted from the day that set it running; none past the range of [`Date`].
    ///
    /// A later day never gives an earlier deadline.
    #[must_use]
    pub fn due(self, from: Date) -> Option<Date> {
        match self.days {
            DayKind::Calendar => self.calendar(from),
            DayKind::Working => self.working(from),
            DayKind::Unspecified => [self.calendar(from), self.working(from)].into_iter().flatten().min(),
        }
    }

    fn calendar(self, from: Date) -> Option<Date> {
        let amount = u32::from(self.amount);
        match self.unit {
            DeadlineUnit::Day => days_later(from, amount),
            DeadlineUnit::Week => days_later(from, amount * 7),
            DeadlineUnit::Month => from.months_later(amount),
        }
    }

    fn working(self, from: Date) -> Option<Date> {
        let amount = u32::from(self.amount);
        match self.unit {
            DeadlineUnit::Day => working_days_later(from, amount),
            DeadlineUnit::Week => working_days_later(from, amount * 5),
            DeadlineUnit::Month => None,
        }
    }
}

impl TryFrom<RawSpan> for Span {
    type Error = SpanError;

    fn try_from(raw: RawSpan) -> Result<Self, SpanError> {
        Self::new(raw.amount, raw.unit, raw.days)
    }
}

impl From<Span> for RawSpan {
    fn from(span: Span) -> Self {
        Self { amount: span.amount, unit: span.unit, days: span.days }
    }
}
