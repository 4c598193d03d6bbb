//! Norwegian public holidays (*helligdager og høytidsdager*), and working days.

use chrono::{Days, NaiveDate};

use super::profile::Weekday;
use crate::Date;

/// Easter Sunday (*første påskedag*) in a year of the Gregorian calendar.
///
/// The anonymous Gregorian algorithm, as printed by Jean Meeus in *Astronomical Algorithms* (1991), chapter 8. No table
/// to keep, and nothing to update.
///
/// ```
/// use bti_core::case::easter_sunday;
/// assert_eq!(easter_sunday(2026).map(|day| day.to_string()).as_deref(), Some("2026-04-05"));
/// ```
#[must_use]
pub fn easter_sunday(year: i32) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?).ok()
}

/// Whether a day is a public holiday (*offentlig fri- og høytidsdag*) in Norway: the twelve days on which offices are
/// closed by law whatever the weekday. Christmas Eve is a working day here, though many close early.
///
/// ```
/// use bti_core::case::is_public_holiday;
/// assert!(is_public_holiday("2026-05-14".parse()?), "Ascension Day");
/// assert!(!is_public_holiday("2026-12-24".parse()?));
/// # Ok::<(), bti_core::DateError>(())
/// ```
#[must_use]
#[doc(alias = "helligdag")]
#[doc(alias = "høgtidsdag")]
pub fn is_public_holiday(day: Date) -> bool {
    if matches!((day.month(), day.day()), (1, 1) | (5, 1) | (5, 17) | (12, 25 | 26)) {
        return true;
    }
    easter_sunday(day.year()).is_some_and(|easter| {
        let after = NaiveDate::from(day).signed_duration_since(NaiveDate::from(easter)).num_days();
        // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
        matches!(after, -3 | -2 | 0 | 1 | 39 | 49 | 50)
    })
}

/// Whether a day is a working day (*virkedag*): Monday to Friday, and no public holiday.
#[must_use]
#[doc(alias = "verkedag")]
pub fn is_working_day(day: Date) -> bool {
    !matches!(Weekday::from(day), Weekday::Saturday | Weekday::Sunday) && !is_public_holiday(day)
}

/// The day so many days later, within the range of [`Date`].
pub(crate) fn days_later(day: Date, days: u32) -> Option<Date> {
    NaiveDate::from(day).checked_add_days(Days::new(u64::from(days))).and_then(|day| Date::try_from(day).ok())
}

/// The last of so many working days after a day.
pub(crate) fn working_days_later(day: Date, days: u32) -> Option<Date> {
    let mut at = day;
    let mut left = days;
    while left > 0 {
        at = at.next()?;
        if is_working_day(at) {
            left -= 1;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for day in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2285-03-22",
        ] {
            let day: Date = day.parse().unwrap();
            assert_eq!(easter_sunday(day.year()), Some(day));
        }
    }

    #[test]
    fn the_twelve_holidays_of_2026_are_those_of_the_calendar() {
        let mut day: Date = "2026-01-01".parse().unwrap();
        let mut holidays = Vec::new();
        while day.year() == 2026 {
            if is_public_holiday(day) {
                holidays.push(day.to_string());
            }
            day = day.next().unwrap();
        }
        assert_eq!(
            holidays,
            [
                "2026-01-01",
                "2026-04-02",
                "2026-04-03",
                "2026-04-05",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2026-05-17",
                "2026-05-24",
                "2026-05-25",
                "2026-12-25",
                "2026-12-26",
            ]
        );
    }

    #[test]
    fn three_working_days_from_the_wednesday_before_easter_end_after_it() {
        let wednesday: Date = "2026-04-01".parse().unwrap();
        assert_eq!(working_days_later(wednesday, 3), "2026-04-09".parse().ok());
        assert_eq!(working_days_later(wednesday, 0), Some(wednesday));
    }
}
