//! Organisasjonsnummer: nine digits that identify a unit in the business register.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{NumberError, digits, remainder, written};

/// An organisation number (*organisasjonsnummer*) from Enhetsregisteret: a legal person, or a unit below one.
///
/// The number does not say whether it is a main unit (*hovedenhet*) or a sub-unit (*underenhet*), nor whether it was
/// ever issued; nine zeros fit the control digit too. A school and the municipality that owns it have different
/// numbers, and a host that compares owners keeps the main unit's beside.
///
/// The text is nine digits, or three groups of three with one space between. It is public and shown in full.
///
/// ```
/// use bti_core::numbers::OrganisationNumber;
///
/// // Brønnøysundregistrene's own number.
/// let number: OrganisationNumber = "974 760 673".parse()?;
/// assert_eq!(number.to_string(), "974760673");
/// assert!("974760674".parse::<OrganisationNumber>().is_err());
/// # Ok::<(), bti_core::numbers::NumberError>(())
/// ```
///
/// Source: Brønnøysundregistrene, <https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/>.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[doc(alias = "organisasjonsnummer")]
#[doc(alias = "orgnr")]
pub struct OrganisationNumber([u8; 9]);

/// The control digit weighs 1. Where it would have to be 10 no digit fits, and the number is never issued.
const WEIGHTS: [u32; 9] = [3, 2, 7, 6, 5, 4, 3, 2, 1];

impl FromStr for OrganisationNumber {
    type Err = NumberError;

    /// # Errors
    /// [`NumberError::Form`] or [`NumberError::ControlDigits`].
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let number = "organisasjonsnummer";
        let digits = digits(text, &[3, 3, 3]).ok_or(NumberError::Form {
            number,
            form: "9 digits, or three groups of 3 with a space between",
        })?;
        if remainder(&digits, &WEIGHTS) != 0 {
            return Err(NumberError::ControlDigits { number });
        }
        Ok(Self(digits))
    }
}

impl TryFrom<String> for OrganisationNumber {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<OrganisationNumber> for String {
    fn from(number: OrganisationNumber) -> Self {
        written(&number.0)
    }
}

impl fmt::Display for OrganisationNumber {
    /// Writes the nine digits without spaces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&written(&self.0))
    }
}

impl fmt::Debug for OrganisationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrganisationNumber({self})")
    }
}

impl schemars::JsonSchema for OrganisationNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "organisation-number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{9}$" })
    }
}
