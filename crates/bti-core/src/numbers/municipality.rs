//! Kommunenummer: four digits that identify a municipality for as long as it has that number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{NumberError, digits};

/// A municipality number (*kommunenummer*): two digits for the county and two within it.
///
/// There is no catalogue here, on purpose. Municipalities merge, split and change county, and their numbers with them:
/// Elverum was 0427 and is 3420. A number therefore means something only on a day. The host keeps from when until when
/// it was in use, and which numbers came after; an old number is never exchanged for a single new one silently, since
/// a municipality that was split has several.
///
/// Checked is only that the first two digits can be a county: 01 to 20 as counties were numbered until 2018, or 30 to 98
/// as they have been numbered since. What lies between is Svalbard, Jan Mayen and the shelf, and `00` and `99` stand
/// for nowhere. The range has room, so that the next reform needs no new release.
///
/// ```
/// use bti_core::numbers::MunicipalityNumber;
///
/// let elverum: MunicipalityNumber = "3420".parse()?;
/// assert_eq!(elverum.to_string(), "3420");
/// assert_eq!("0301".parse::<MunicipalityNumber>()?.to_string(), "0301");
/// assert!("301".parse::<MunicipalityNumber>().is_err());
/// # Ok::<(), bti_core::numbers::NumberError>(())
/// ```
///
/// Source: SSB Klass 131 (municipalities) and 104 (counties), <https://www.ssb.no/klass/klassifikasjoner/131>.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[doc(alias = "kommunenummer")]
pub struct MunicipalityNumber(u16);

impl FromStr for MunicipalityNumber {
    type Err = NumberError;

    /// # Errors
    /// [`NumberError::Form`] unless it is exactly four digits, [`NumberError::NoSuchCounty`] for the first two.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let digits: [u8; 4] = digits(text, &[4]).ok_or(NumberError::Form {
            number: "kommunenummer",
            form: "4 digits, with the zero in front where there is one",
        })?;
        let number = digits.iter().fold(0, |number, digit| number * 10 + u16::from(*digit));
        match number / 100 {
            1..=20 | 30..=98 => Ok(Self(number)),
            _ => Err(NumberError::NoSuchCounty),
        }
    }
}

impl TryFrom<String> for MunicipalityNumber {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<MunicipalityNumber> for String {
    fn from(number: MunicipalityNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for MunicipalityNumber {
    /// Writes the four digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Debug for MunicipalityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MunicipalityNumber({self})")
    }
}

impl schemars::JsonSchema for MunicipalityNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "municipality-number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}$" })
    }
}
