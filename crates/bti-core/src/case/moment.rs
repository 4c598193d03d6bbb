//! When something took effect, to the day or to the minute.

use std::fmt;

use super::profile::TimeOfDay;
use crate::Date;

/// A day, or a minute of a day (*tidspunkt*), in Norwegian time: written `2026-04-01` or `2026-04-01T13:05`.
///
/// Much in a case is known to the day only. Such a moment sorts as the beginning of its day, and is never said to be
/// before or after another moment of the same day.
///
/// ```
/// use bti_core::case::Moment;
///
/// let day: Moment = "2026-04-01".parse()?;
/// let minute: Moment = "2026-04-01T13:05".parse()?;
/// assert!(!minute.precedes(day) && !day.precedes(minute));
/// assert!(minute.precedes("2026-04-01T13:06".parse()?));
/// assert!("2026-04-01T24:00".parse::<Moment>().is_err());
/// # Ok::<(), bti_core::case::MomentError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: Date,
    time: Option<TimeOfDay>,
}

/// Why a text is not a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a moment is written `2026-04-01`, or `2026-04-01T13:05` to the minute, from `00:00` to `23:59`")]
pub struct MomentError;

impl Moment {
    /// The moment with this time of day; none: known to the day.
    ///
    /// # Errors
    /// [`MomentError`] for `24:00`, which is the next day.
    pub fn new(day: Date, time: Option<TimeOfDay>) -> Result<Self, MomentError> {
        if time.is_some_and(|time| time.minutes() == 1440) {
            return Err(MomentError);
        }
        Ok(Self { day, time })
    }

    /// The day.
    #[must_use]
    pub const fn day(self) -> Date {
        self.day
    }

    /// The time of day, where known.
    #[must_use]
    pub const fn time(self) -> Option<TimeOfDay> {
        self.time
    }

    /// Whether this is certainly before another moment.
    #[must_use]
    pub fn precedes(self, other: Self) -> bool {
        self.day < other.day
            || (self.day == other.day
                && matches!((self.time, other.time), (Some(this), Some(that)) if this < that))
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Self { day, time: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}T{time}", self.day),
            None => write!(f, "{}", self.day),
        }
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let (day, time) = match text.split_once('T') {
            Some((day, time)) => (day, Some(time.parse().map_err(|_| MomentError)?)),
            None => (text, None),
        };
        Self::new(day.parse().map_err(|_| MomentError)?, time)
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9])?$"
        })
    }
}
