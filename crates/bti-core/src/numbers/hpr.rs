//! HPR-nummer: the number of someone in the register of health personnel.

use std::fmt;
use std::str::FromStr;

use super::NumberError;

/// A number in Helsepersonellregisteret (*HPR-nummer*): one to nine digits, no zero in front, no control digit.
///
/// Holding a number says little. The register also has veterinarians and fish-health biologists, licences in it lapse,
/// and what binds someone follows from what they do and not from the number: whether an authorisation is valid today is
/// for the host to ask the register.
///
/// The number points to a person, so it is shown only by [`HprNumber::reveal`], and has no serde.
///
/// ```
/// use bti_core::numbers::HprNumber;
///
/// let number: HprNumber = "1234567".parse()?;
/// assert_eq!(number.reveal(), "1234567");
/// assert_eq!(format!("{number:?} {number}"), "HprNumber(…) [HPR number]");
/// assert!("0123456".parse::<HprNumber>().is_err());
/// # Ok::<(), bti_core::numbers::NumberError>(())
/// ```
///
/// Source: Norsk helsenett,
/// <https://www.nhn.no/samhandlingsplattform/grunndata/helsepersonellregisteret>. The length is what is seen in use; no
/// published rule was found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "HPR-nummer")]
#[doc(alias = "helsepersonellnummer")]
pub struct HprNumber(u32);

impl HprNumber {
    /// The digits. Whoever calls it answers for where they go.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0.to_string()
    }
}

impl FromStr for HprNumber {
    type Err = NumberError;

    /// # Errors
    /// [`NumberError::Form`].
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let form =
            || NumberError::Form { number: "HPR-nummer", form: "1 to 9 digits, without a zero in front" };
        if text.len() > 9 || text.starts_with('0') || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(form());
        }
        text.parse().map(Self).map_err(|_| form())
    }
}

impl fmt::Debug for HprNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HprNumber(…)")
    }
}

impl fmt::Display for HprNumber {
    /// Writes that there is a number, and nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[HPR number]")
    }
}
