//! Whom to call when a child may be in danger, and when they answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::LocalText;
use super::super::codes::Circumstance;
use super::super::holidays::is_public_holiday;
use super::id::ContactId;
use super::time::{TimeOfDay, Weekday};
use crate::{Date, Known, Service};

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyContact {
    /// Its id.
    pub id: ContactId,
    /// Who.
    pub service: Service,
    /// What it is called.
    pub name: LocalText,
    /// For what.
    pub when: Vec<Circumstance>,
    /// When they answer. Empty: not stated.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// What the routine says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<LocalText>,
    /// Where.
    pub source: String,
}

/// Opening hours. Until `24:00` is the end of the day; an `until` before `from` is the morning after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// On these days.
    pub days: Vec<Weekday>,
    /// From.
    pub from: TimeOfDay,
    /// Until.
    pub until: TimeOfDay,
    /// What public holidays do to it.
    #[serde(default)]
    pub holidays: HolidayHours,
}

/// How opening hours treat public holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum HolidayHours {
    /// As any other day.
    #[default]
    Same,
    /// Closed on public holidays.
    Never,
    /// On public holidays as well, whatever the weekday.
    Also,
}

impl SafetyContact {
    /// Whether it is for when a child may be in danger.
    #[must_use]
    pub fn is_for_safety(&self) -> bool {
        self.when.contains(&Circumstance::ViolenceOrAbuse)
    }

    /// Whether they answer at this time. Not known where the routine names no hours.
    #[must_use]
    pub fn answers_at(&self, day: Date, time: TimeOfDay) -> Known {
        if self.hours.is_empty() {
            return Known::NotKnown;
        }
        Known::from(self.hours.iter().any(|hours| hours.include(day, time)))
    }
}

impl Hours {
    fn include(&self, day: Date, time: TimeOfDay) -> bool {
        if self.from < self.until {
            return self.on(day) && self.from <= time && time < self.until;
        }
        (self.on(day) && self.from <= time)
            || (time < self.until && day.previous().is_some_and(|evening| self.on(evening)))
    }

    fn on(&self, day: Date) -> bool {
        let weekday = self.days.contains(&Weekday::from(day));
        match self.holidays {
            HolidayHours::Same => weekday,
            HolidayHours::Never => weekday && !is_public_holiday(day),
            HolidayHours::Also => weekday || is_public_holiday(day),
        }
    }
}
