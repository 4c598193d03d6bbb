//! Numbers that identify a person, an organisation, a municipality or someone in a health register.
//!
//! They are for hosts and for events in a case, where someone has to be recognised. A question about sharing never
//! carries one: it names the people in it by ids of its own.
//!
//! Each type is valid once it exists. Numbers that point to a person show nothing of themselves in `Debug`, `Display`
//! or errors, and have no serde: [`PersonNumber::reveal`] and [`HprNumber::reveal`] are the only way to the digits, so
//! that every place that lets one out can be found.
//!
//! Not here, because nothing can be checked: the DUF number (*DUF-nummer*, no published control digit) and whether a
//! number has been issued, which only the registers know.

mod hpr;
mod municipality;
mod organisation;
mod person;

pub use hpr::HprNumber;
pub use municipality::MunicipalityNumber;
pub use organisation::OrganisationNumber;
pub use person::{Acceptance, BirthDateHint, Confidence, Environment, PersonNumber, PersonNumberKind, Rule};

/// Why a text is not a number of the kind asked for, or not one this host accepts.
///
/// It carries what was expected and never what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// The text is not in the form of the number.
    #[error("{number} is written as {form}")]
    Form {
        /// The Norwegian name of the number.
        number: &'static str,
        /// How it is written.
        form: &'static str,
    },
    /// The control digits (*kontrollsiffer*) do not follow from the others, as after most slips of the pen.
    #[error("the control digits of this {number} do not fit the others")]
    ControlDigits {
        /// The Norwegian name of the number.
        number: &'static str,
    },
    /// The first six digits are not a day in any century, in any of the ways a day is marked.
    #[error("a fødselsnummer begins with a day that exists, as day, month and year with two digits each")]
    NoSuchDay,
    /// The number is made for testing and the environment is production.
    #[error("this number is made for testing and is refused in production")]
    SyntheticInProduction,
    /// The number is not marked as made for testing and the environment is a test.
    #[error("this number may belong to someone and is refused in a test environment")]
    RealInTest,
    /// Month plus 40 marks both a help number and a number for testing, and the host has not said which it expects.
    #[error(
        "month plus 40 marks both an H-nummer and a test number, and is refused unless the host accepts it"
    )]
    HelpOrSynthetic,
    /// The first two digits are not the number of a county.
    #[error("a kommunenummer begins with the number of a county, `01` to `20` or `30` to `98`")]
    NoSuchCounty,
}

/// The digits of a text that is written without spaces, or with one space between groups of these lengths.
fn digits<const N: usize>(text: &str, groups: &[usize]) -> Option<[u8; N]> {
    let in_groups = || text.split(' ').map(str::len).eq(groups.iter().copied());
    if text.len() != N && !in_groups() {
        return None;
    }
    let mut written = text.bytes().filter(|byte| *byte != b' ');
    let mut digits = [0; N];
    for digit in &mut digits {
        *digit = written.next().filter(u8::is_ascii_digit)? - b'0';
    }
    written.next().is_none().then_some(digits)
}

/// What is left of the weighted sum after division by eleven. The control digit itself has weight 1.
fn remainder(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum::<u32>() % 11
}

/// The digits as text.
fn written(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}
