//! Opening hours: when somebody answers.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::Date;
use crate::service::catalogue::catalogue;

catalogue! {
    /// A day of the week (*ukedag*).
    pub enum Weekday called "weekday" with () {
        Monday "mon" "mandag" "måndag" "Monday" => ();
        Tuesday "tue" "tirsdag" "tysdag" "Tuesday" => ();
        Wednesday "wed" "onsdag" "onsdag" "Wednesday" => ();
        Thursday "thu" "torsdag" "torsdag" "Thursday" => ();
        Friday "fri" "fredag" "fredag" "Friday" => ();
        Saturday "sat" "lørdag" "laurdag" "Saturday" => ();
        Sunday "sun" "søndag" "søndag" "Sunday" => ();
    }
}

impl From<Date> for Weekday {
    fn from(day: Date) -> Self {
        match NaiveDate::from(day).weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// A time of day (*klokkeslett*), written `HH:MM` from `00:00` to `24:00`.
///
/// ```
/// use bti_core::case::TimeOfDay;
/// assert_eq!("08:00".parse::<TimeOfDay>()?.minutes(), 480);
/// assert!("24:01".parse::<TimeOfDay>().is_err());
/// # Ok::<(), bti_core::case::TimeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

/// Why a text is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time of day is written `HH:MM`, from `00:00` to `24:00`")]
pub struct TimeError;

impl TimeOfDay {
    /// Minutes since midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time so many minutes after midnight.
    ///
    /// # Errors
    /// [`TimeError`] for more than 1440.
    pub const fn from_minutes(minutes: u16) -> Result<Self, TimeError> {
        if minutes <= 1440 { Ok(Self(minutes)) } else { Err(TimeError) }
    }
}

impl std::str::FromStr for TimeOfDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let [h1, h2, b':', m1, m2] = text.as_bytes() else { return Err(TimeError) };
        let number = |tens: &u8, ones: &u8| {
            (tens.is_ascii_digit() && ones.is_ascii_digit())
                .then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        };
        match (number(h1, h2), number(m1, m2)) {
            (Some(hours), Some(minutes)) if minutes < 60 => Self::from_minutes(hours * 60 + minutes),
            _ => Err(TimeError),
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for TimeOfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for TimeOfDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for TimeOfDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "time-of-day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$" })
    }
}
