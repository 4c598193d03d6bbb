//! Fødselsnummer and its kin: eleven digits that identify a person.

use std::fmt;

use super::{NumberError, digits, remainder, written};
use crate::Date;

/// A national identity number (*fødselsnummer*), or a D, H, FH or test number in the same form.
///
/// It is read under an [`Acceptance`], because which numbers are welcome depends on where the program runs.
/// The text is eleven digits, or six digits, one space and five; nothing else is taken away or repaired.
///
/// `Debug` and `Display` show nothing of the number, there is no serde, and gender is not offered at all: from 2032 the
/// digits no longer carry it, and before that nobody here needs it.
///
/// ```
/// use bti_core::numbers::{Acceptance, Environment, PersonNumber, Rule};
///
/// // Published by Skatteetaten as an example: born in 1982, issued in 2032.
/// let acceptance = Acceptance::new(Environment::Production, Rule::Both);
/// let number = PersonNumber::parse("301082 99939", acceptance)?;
/// assert_eq!(number.reveal(), "30108299939");
/// assert_eq!(format!("{number:?} {number}"), "PersonNumber(…) [person number]");
///
/// let today = Acceptance::new(Environment::Production, Rule::Pre2032);
/// assert!(PersonNumber::parse("30108299939", today).is_err());
/// # Ok::<(), bti_core::numbers::NumberError>(())
/// ```
///
/// It cannot be written to a file or a log by accident:
///
/// ```compile_fail
/// fn can_be_written<T: serde::Serialize>() {}
/// can_be_written::<bti_core::numbers::PersonNumber>();
/// ```
///
/// # What the control digits catch
/// Every change of one digit and every swap of two different neighbours, under both rules: the second control digit
/// alone catches them all, and the change in 2032 leaves it as it is.
/// What is lost in 2032 is the second look: some pairs of equal neighbours written as another pair (`22` for `11`)
/// then pass where today they are refused, and about four times as many invented numbers fit.
///
/// Source: Skatteetaten, *Nytt fødselsnummer fra 2032*
/// (<https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/>);
/// help numbers: the standard *Identifikatorer for personer* (HIS 1001).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "fødselsnummer")]
#[doc(alias = "personnummer")]
#[doc(alias = "D-nummer")]
#[doc(alias = "H-nummer")]
#[doc(alias = "FH-nummer")]
pub struct PersonNumber {
    digits: [u8; 11],
    kind: PersonNumberKind,
}

impl PersonNumber {
    /// The number written in this text, if it is valid and accepted here.
    ///
    /// # Errors
    /// [`NumberError::Form`] and [`NumberError::NoSuchDay`] for what cannot be a number,
    /// [`NumberError::ControlDigits`] for what does not fit the rule, and for a good number in the wrong place
    /// [`NumberError::SyntheticInProduction`], [`NumberError::RealInTest`] or [`NumberError::HelpOrSynthetic`].
    pub fn parse(text: &str, acceptance: Acceptance) -> Result<Self, NumberError> {
        let digits = digits(text, &[6, 5]).ok_or(NumberError::Form {
            number: "fødselsnummer",
            form: "11 digits, with or without a space after 6",
        })?;
        let kind = kind_of(&digits).ok_or(NumberError::NoSuchDay)?;
        if !control_digits_fit(&digits, acceptance.rule) {
            return Err(NumberError::ControlDigits { number: "fødselsnummer" });
        }
        acceptance.admits(kind)?;
        Ok(Self { digits, kind })
    }

    /// Which of the numbers in this form it is.
    #[must_use]
    pub const fn kind(&self) -> PersonNumberKind {
        self.kind
    }

    /// The eleven digits, without a space.
    ///
    /// The only way out. Whoever calls it answers for where the digits go.
    #[must_use]
    pub fn reveal(&self) -> String {
        written(&self.digits)
    }

    /// What the digits suggest about the day of birth, if the number was issued under this rule.
    ///
    /// `None` means that the number does not say, and that is the answer for every number that might have been issued
    /// from 2032: with [`Rule::From2032`] and [`Rule::Both`] always.
    /// With [`Rule::Pre2032`] the caller vouches that the number was issued before that year.
    ///
    /// A hint is never an age: the day of birth that counts is the one in the register (*Folkeregisteret*).
    ///
    /// ```
    /// use bti_core::numbers::{Acceptance, Confidence, Environment, PersonNumber, Rule};
    ///
    /// // A number from Skatteetaten's synthetic population: month 91 is November.
    /// let acceptance = Acceptance::new(Environment::Test, Rule::Pre2032);
    /// let number = PersonNumber::parse("10915596784", acceptance)?;
    /// let hint = number.birth_date_hint(Rule::Pre2032).ok_or("no hint")?;
    /// assert_eq!(hint.date().to_string(), "1955-11-10");
    /// assert_eq!(hint.confidence(), Confidence::Doubtful);
    /// assert!(number.birth_date_hint(Rule::Both).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn birth_date_hint(&self, issued_under: Rule) -> Option<BirthDateHint> {
        if issued_under != Rule::Pre2032 || !control_digits_fit(&self.digits, issued_under) {
            return None;
        }
        let confidence = match self.kind {
            PersonNumberKind::Fnr => Confidence::Likely,
            PersonNumberKind::Dnr | PersonNumberKind::HNumber | PersonNumberKind::Synthetic => {
                Confidence::Doubtful
            }
            PersonNumberKind::FhNumber => return None,
        };
        let (_, day, month, year) = marked_day(&self.digits)?;
        let [_, _, _, _, _, _, i1, i2, i3, _, _] = self.digits;
        let series = u32::from(i1) * 100 + u32::from(i2) * 10 + u32::from(i3);
        let date = Date::new(century(year, series)? + year, month, day).ok()?;
        Some(BirthDateHint { date, confidence })
    }
}

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonNumber(…)")
    }
}

impl fmt::Display for PersonNumber {
    /// Writes that there is a person number, and nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[person number]")
    }
}

/// Which person numbers a host accepts: where it runs, and by which rule control digits are checked.
///
/// Build it once, where the program is configured.
///
/// ```
/// use bti_core::numbers::{Acceptance, Environment, NumberError, PersonNumber, Rule};
///
/// let synthetic = "10915596784";
/// let production = Acceptance::new(Environment::Production, Rule::Pre2032);
/// assert_eq!(PersonNumber::parse(synthetic, production), Err(NumberError::SyntheticInProduction));
/// assert!(PersonNumber::parse(synthetic, Acceptance::new(Environment::Test, Rule::Pre2032)).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    environment: Environment,
    rule: Rule,
    month_plus_40: bool,
}

impl Acceptance {
    /// What belongs in this environment, checked by this rule. Numbers with month plus 40 are refused.
    #[must_use]
    pub const fn new(environment: Environment, rule: Rule) -> Self {
        Self { environment, rule, month_plus_40: false }
    }

    /// Accepts numbers with month plus 40 as well, see [`PersonNumberKind::HNumber`].
    ///
    /// Month plus 40 marks both the help number an institution gave a real patient and NAV's numbers for testing, and
    /// nothing in the digits tells them apart. Accepting them in production may let in a number made up for a test;
    /// accepting them in a test may let in a patient. So neither happens until the host, which knows its sources,
    /// says so.
    #[must_use]
    pub const fn with_month_plus_40(self) -> Self {
        Self { month_plus_40: true, ..self }
    }

    fn admits(self, kind: PersonNumberKind) -> Result<(), NumberError> {
        use PersonNumberKind::{Dnr, FhNumber, Fnr, HNumber, Synthetic};
        match (kind, self.environment) {
            (HNumber, _) if self.month_plus_40 => Ok(()),
            (HNumber, _) => Err(NumberError::HelpOrSynthetic),
            (Synthetic, Environment::Test) | (Fnr | Dnr | FhNumber, Environment::Production) => Ok(()),
            (Synthetic, Environment::Production) => Err(NumberError::SyntheticInProduction),
            (Fnr | Dnr | FhNumber, Environment::Test) => Err(NumberError::RealInTest),
        }
    }
}

/// Where a program runs, which decides whether numbers of real people or numbers for testing belong there.
///
/// No default: a program that does not say is not to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Environment {
    /// Real people; numbers made for testing are refused.
    Production,
    /// People made up for testing; whatever may be a real person's number is refused.
    Test,
}

/// The rule for the first control digit, by when the number was issued (*utstedt*).
///
/// The rule follows the day of issue and not the day of birth: someone born in 1982 who gets a first number in 2032
/// gets one under the new rule. Nobody's number is changed.
///
/// The change is announced for fødselsnummer and D-nummer. Help numbers are checked by the same rule, because nothing
/// has been published that says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Issued before 2032-01-01: the remainder is 0.
    Pre2032,
    /// Issued from 2032-01-01: the remainder is 0, 1, 2 or 3.
    From2032,
    /// When it was issued is not known, as for any number read from 2032 on.
    ///
    /// It accepts what [`Rule::From2032`] accepts, because every number valid under the old rule is valid under the new.
    Both,
}

/// Which number in the form of a *fødselsnummer* it is, as far as the digits tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonNumberKind {
    /// Fødselsnummer: someone registered as resident.
    Fnr,
    /// D-nummer: someone with a connection to Norway who is not registered as resident. The first digit is plus 4.
    Dnr,
    /// Month plus 40, **ambiguous**: H-nummer, a help number an institution gives a patient whose number is not known
    /// and never sends to others, *or* a NAV test number. With or without the mark of a D-nummer.
    HNumber,
    /// FH-nummer (*felles hjelpenummer*): a help number used across the health services. It starts with 8 or 9 and has
    /// no date in it. Test numbers of this kind look the same, so a test environment refuses them all.
    FhNumber,
    /// Made for testing: month plus 80 (Skatteetaten's Tenor) or plus 65 (Norsk helsenett), with or without the mark of
    /// a D-nummer.
    Synthetic,
}

/// A day of birth as the digits suggest it, with how far to trust it. `Debug` does not show the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BirthDateHint {
    date: Date,
    confidence: Confidence,
}

impl BirthDateHint {
    /// The day the digits suggest.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// How far to trust it.
    #[must_use]
    pub const fn confidence(self) -> Confidence {
        self.confidence
    }
}

impl fmt::Debug for BirthDateHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BirthDateHint(…, {:?})", self.confidence)
    }
}

/// How far a [`BirthDateHint`] can be trusted. There is no *certain*: a number keeps its date when the register
/// corrects the day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Often something else: a D-nummer may carry the day of registration, a help number an estimate, and the birthday
    /// of a person made up for testing is nobody's.
    Doubtful,
    /// Right for nearly everyone, and still to be looked up before anything depends on it.
    Likely,
}

const K1_WEIGHTS: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const K2_WEIGHTS: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn control_digits_fit(digits: &[u8; 11], rule: Rule) -> bool {
    let highest = match rule {
        Rule::Pre2032 => 0,
        Rule::From2032 | Rule::Both => 3,
    };
    remainder(digits, &K1_WEIGHTS) <= highest && remainder(digits, &K2_WEIGHTS) == 0
}

/// The kind, or `None` where the digits neither start an FH-nummer nor hold a day.
fn kind_of(digits: &[u8; 11]) -> Option<PersonNumberKind> {
    if matches!(digits, [8 | 9, ..]) {
        return Some(PersonNumberKind::FhNumber);
    }
    let (kind, day, month, year) = marked_day(digits)?;
    // The 2000s stand for every century: the only day that depends on it is 29 February, and 2000 was a leap year.
    Date::new(2000 + year, month, day).is_ok().then_some(kind)
}

/// The kind with day, month and two-digit year, all marks taken away. The day need not exist.
fn marked_day(digits: &[u8; 11]) -> Option<(PersonNumberKind, u32, u32, i32)> {
    let [d1, d2, m1, m2, y1, y2, ..] = *digits;
    let two = |tens: u8, ones: u8| u32::from(tens) * 10 + u32::from(ones);
    let (day, is_d) = match two(d1, d2) {
        day @ 1..=31 => (day, false),
        marked @ 41..=71 => (marked - 40, true),
        _ => return None,
    };
    let (kind, month) = match two(m1, m2) {
        month @ 1..=12 if is_d => (PersonNumberKind::Dnr, month),
        month @ 1..=12 => (PersonNumberKind::Fnr, month),
        marked @ 41..=52 => (PersonNumberKind::HNumber, marked - 40),
        marked @ 66..=77 => (PersonNumberKind::Synthetic, marked - 65),
        marked @ 81..=92 => (PersonNumberKind::Synthetic, marked - 80),
        _ => return None,
    };
    Some((kind, day, month, i32::from(y1) * 10 + i32::from(y2)))
}

/// The century a number issued before 2032 points to, by the series the three digits after the date are taken from.
fn century(year: i32, series: u32) -> Option<i32> {
    match (series, year) {
        (0..=499, _) | (900..=999, 40..=99) => Some(1900),
        (500..=749, 54..=99) => Some(1800),
        // The series was set aside until 2039, but nobody born after 2031 has a number issued before 2032.
        (500..=999, 0..=31) => Some(2000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sums are linear, so these two checks speak for every number there is.
    #[test]
    fn the_second_control_digit_alone_catches_one_wrong_digit_and_swapped_neighbours() {
        for weight in K2_WEIGHTS {
            assert!((1..=9).all(|difference| weight * difference % 11 != 0));
        }
        for pair in K2_WEIGHTS.windows(2) {
            assert!((1..=9).all(|difference| pair[0].abs_diff(pair[1]) * difference % 11 != 0));
        }
    }

    #[test]
    fn from_2032_some_equal_neighbours_pass_as_another_pair() {
        // Year digit and first digit of the series weigh 6 and 5, together eleven: the second control digit is blind
        // to both changing alike, and only the first can see it.
        assert_eq!(K2_WEIGHTS[5] + K2_WEIGHTS[6], 11);
        assert_ne!((K1_WEIGHTS[5] + K1_WEIGHTS[6]) % 11, 0);

        let right = *b"\x03\x00\x08\x01\x01\x01\x01\x00\x00";
        let numbers = (0..=9).flat_map(|k1| (0..=9).map(move |k2| (k1, k2)));
        let missed = |rule| {
            numbers.clone().any(|(k1, k2)| {
                let [d1, d2, m1, m2, y1, y2, i1, i2, i3] = right;
                let number = |y2, i1| [d1, d2, m1, m2, y1, y2, i1, i2, i3, k1, k2];
                control_digits_fit(&number(y2, i1), rule)
                    && (0..=9).any(|twin| twin != y2 && control_digits_fit(&number(twin, twin), rule))
            })
        };
        assert!(!missed(Rule::Pre2032));
        assert!(missed(Rule::From2032));
    }

    #[test]
    fn the_published_numbers_have_the_published_remainders() {
        let digits = |text: &str| digits::<11>(text, &[6, 5]).expect("eleven digits");
        for (text, expected) in [
            ("02013299997", 0),
            ("02013299903", 2),
            ("02013299806", 0),
            ("30108299920", 0),
            ("30108299939", 1),
        ] {
            assert_eq!(remainder(&digits(text), &K1_WEIGHTS), expected, "{text}");
            assert_eq!(remainder(&digits(text), &K2_WEIGHTS), 0, "{text}");
        }
    }

    #[test]
    fn a_series_points_to_one_century_or_none() {
        for (year, series, expected) in [
            (0, 499, Some(1900)),
            (99, 0, Some(1900)),
            (54, 500, Some(1800)),
            (99, 749, Some(1800)),
            (53, 500, None),
            (40, 899, None),
            (40, 900, Some(1900)),
            (39, 900, None),
            (32, 500, None),
            (31, 999, Some(2000)),
            (0, 500, Some(2000)),
            (99, 750, None),
        ] {
            assert_eq!(century(year, series), expected, "{year} {series}");
        }
    }
}
