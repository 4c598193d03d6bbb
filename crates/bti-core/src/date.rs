//! A calendar day, written exactly as `YYYY-MM-DD`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil day without time zone, from 1800-01-01 to 2299-12-31.
///
/// Legal days have no clock: which day is *today* is the caller's to say, in Norwegian time.
/// Text is accepted in exactly one form, `YYYY-MM-DD`, with nothing before or after it.
///
/// ```
/// use bti_core::Date;
///
/// let day: Date = "2026-07-01".parse()?;
/// assert_eq!(day.to_string(), "2026-07-01");
/// assert!("2026-7-1".parse::<Date>().is_err());
/// assert!(" 2026-07-01".parse::<Date>().is_err());
/// # Ok::<(), bti_core::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Why a text or a set of numbers is not a [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text is not in the form `YYYY-MM-DD`.
    #[error("a date is written `YYYY-MM-DD`, for example `2026-07-01`")]
    Form,
    /// The form is right but there is no such day.
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    /// The year is outside the range this library answers for.
    #[error("the year is outside 1800 to 2299")]
    OutOfRange,
}

impl Date {
    /// The first day this type can hold.
    pub const FIRST_YEAR: i32 = 1800;
    /// The last year this type can hold.
    pub const LAST_YEAR: i32 = 2299;

    /// The day with these numbers.
    ///
    /// # Errors
    /// [`DateError::OutOfRange`] for a year outside 1800 to 2299, [`DateError::NoSuchDay`] where the calendar has none.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) {
            return Err(DateError::OutOfRange);
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self).ok_or(DateError::NoSuchDay)
    }

    /// The year, for example 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day after, if it is still within range.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.succ_opt().and_then(|day| Self::try_from(day).ok())
    }

    /// The same day so many months later, or the last day of that month where it has no such day. Within range only.
    #[must_use]
    pub fn months_later(self, months: u32) -> Option<Self> {
        self.0.checked_add_months(Months::new(months)).and_then(|day| Self::try_from(day).ok())
    }

    /// The day before, if it is still within range.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.pred_opt().and_then(|day| Self::try_from(day).ok())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(DateError::Form);
        };
        let digits = |bytes: &[u8]| {
            bytes.iter().try_fold(0_u32, |number, byte| {
                byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
            })
        };
        let (Some(year), Some(month), Some(day)) =
            (digits(&[*y1, *y2, *y3, *y4]), digits(&[*m1, *m2]), digits(&[*d1, *d2]))
        else {
            return Err(DateError::Form);
        };
        Self::new(i32::try_from(year).map_err(|_| DateError::Form)?, month, day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = DateError;

    fn try_from(day: NaiveDate) -> Result<Self, DateError> {
        Self::new(day.year(), day.month(), day.day())
    }
}

impl From<Date> for NaiveDate {
    fn from(day: Date) -> Self {
        day.0
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date written `YYYY-MM-DD`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_of_writing_a_day_is_read() {
        for text in [
            " 2012-01-02",
            "2012-01-02 ",
            "2012-1-2",
            "+2012-01-02",
            "20120102",
            "2012-01-02T00:00:00",
            "2012-01-02[Europe/Oslo]",
            "",
            "2012/01/02",
            "20l2-01-02",
            "٢٠١٢-٠١-٠٢",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
            assert!(serde_json::from_value::<Date>(serde_json::Value::from(text)).is_err(), "{text}");
        }
        assert_eq!("2026-02-29".parse::<Date>(), Err(DateError::NoSuchDay));
        assert_eq!("1799-12-31".parse::<Date>(), Err(DateError::OutOfRange));
        assert!(serde_json::from_str::<Date>("20260701").is_err());
    }

    proptest::proptest! {
        #[test]
        fn writing_and_reading_a_day_gives_the_same_day(year in 1800_i32..=2299, month in 1_u32..=12, day in 1_u32..=28) {
            let date = Date::new(year, month, day)?;
            proptest::prop_assert_eq!(date.to_string().parse::<Date>()?, date);
            proptest::prop_assert_eq!(serde_json::from_str::<Date>(&serde_json::to_string(&date)?)?, date);
            proptest::prop_assert_eq!(Date::try_from(NaiveDate::from(date))?, date);
        }
    }
}
