//! What a service's part in a case rests on, as whoever knows the law has found it.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::service::catalogue::catalogue;
use crate::{ConsentId, NormId};

catalogue! {
    /// What sort of basis it is (*grunnlag*).
    pub enum BasisKind called "kind of basis" with () {
        /// The service in which the concern arose works with its own information.
        OwnService "own-service" "egen tjeneste" "eiga teneste" "one's own service" => ();
        Consent "consent" "samtykke" "samtykke" "consent" => ();
        Statutory "statutory" "hjemmel i lov" "heimel i lov" "statutory" => ();
        /// Nobody can tell whom it is about.
        Anonymous "anonymous" "anonymt" "anonymt" "anonymous" => ();
    }
}

/// A basis (*grunnlag*) on which a service takes part, or a log is opened.
///
/// This crate knows no law: it keeps what sort of basis it is, what it refers to, and the receipt of whoever decided that
/// it holds. `bti-rules` makes one out of a decision; a host that has decided elsewhere leaves the receipt out.
///
/// ```
/// use bti_core::case::{Basis, BasisKind};
///
/// let basis = Basis::consent("c-1".parse()?, None);
/// assert_eq!(basis.kind(), BasisKind::Consent);
/// assert_eq!(basis.consent_id().map(ToString::to_string).as_deref(), Some("c-1"));
/// # Ok::<(), bti_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawBasis", into = "RawBasis")]
#[doc(alias = "grunnlag")]
pub struct Basis {
    kind: BasisKind,
    reference: Option<Reference>,
    receipt: Option<Receipt>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reference {
    Consent(ConsentId),
    Norm(NormId),
}

/// Why fields are not a basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a basis refers to `{expected}` when its kind is `{kind}`, and to nothing else")]
pub struct BasisError {
    /// The kind.
    pub kind: BasisKind,
    /// The field it refers by.
    pub expected: &'static str,
}

impl Basis {
    /// The service in which the concern arose.
    #[must_use]
    pub const fn own_service() -> Self {
        Self { kind: BasisKind::OwnService, reference: None, receipt: None }
    }

    /// Nobody can tell whom it is about.
    #[must_use]
    pub const fn anonymous(receipt: Option<Receipt>) -> Self {
        Self { kind: BasisKind::Anonymous, reference: None, receipt }
    }

    /// A consent recorded in the case.
    #[must_use]
    pub const fn consent(consent: ConsentId, receipt: Option<Receipt>) -> Self {
        Self { kind: BasisKind::Consent, reference: Some(Reference::Consent(consent)), receipt }
    }

    /// A norm that lets the service take part.
    #[must_use]
    pub const fn statutory(norm: NormId, receipt: Option<Receipt>) -> Self {
        Self { kind: BasisKind::Statutory, reference: Some(Reference::Norm(norm)), receipt }
    }

    /// What sort of basis it is.
    #[must_use]
    pub const fn kind(&self) -> BasisKind {
        self.kind
    }

    /// The consent it refers to.
    #[must_use]
    pub const fn consent_id(&self) -> Option<&ConsentId> {
        match &self.reference {
            Some(Reference::Consent(consent)) => Some(consent),
            _ => None,
        }
    }

    /// The norm it refers to.
    #[must_use]
    pub const fn norm_id(&self) -> Option<&NormId> {
        match &self.reference {
            Some(Reference::Norm(norm)) => Some(norm),
            _ => None,
        }
    }

    /// What shows who decided that it holds.
    #[must_use]
    pub const fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_ref()
    }
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawBasis {
    kind: BasisKind,
    consent: Option<ConsentId>,
    norm: Option<NormId>,
    receipt: Option<Receipt>,
}

impl TryFrom<RawBasis> for Basis {
    type Error = BasisError;

    fn try_from(raw: RawBasis) -> Result<Self, BasisError> {
        let kind = raw.kind;
        match (kind, raw.consent, raw.norm) {
            (BasisKind::Consent, Some(consent), None) => Ok(Self::consent(consent, raw.receipt)),
            (BasisKind::Consent, ..) => Err(BasisError { kind, expected: "consent" }),
            (BasisKind::Statutory, None, Some(norm)) => Ok(Self::statutory(norm, raw.receipt)),
            (BasisKind::Statutory, ..) => Err(BasisError { kind, expected: "norm" }),
            (_, None, None) => Ok(Self { kind, reference: None, receipt: raw.receipt }),
            _ => Err(BasisError { kind, expected: "nothing" }),
        }
    }
}

impl From<Basis> for RawBasis {
    fn from(basis: Basis) -> Self {
        Self {
            kind: basis.kind,
            consent: basis.consent_id().cloned(),
            norm: basis.norm_id().cloned(),
            receipt: basis.receipt,
        }
    }
}

/// What shows that somebody decided, and under which law (*kvittering*): opaque here.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Receipt(String);

/// Why a text is not a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a receipt is 1 to {} ASCII letters, digits, `-`, `_`, `:`, `.`, `/` or `=`", Receipt::MAX)]
pub struct ReceiptError;

impl Receipt {
    /// The longest receipt, in characters.
    pub const MAX: usize = 256;

    /// The receipt with this text.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn new(text: impl Into<String>) -> Result<Self, ReceiptError> {
        let text = text.into();
        let fits = (1..=Self::MAX).contains(&text.len())
            && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_:./=".contains(&sign));
        if fits { Ok(Self(text)) } else { Err(ReceiptError) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

impl TryFrom<String> for Receipt {
    type Error = ReceiptError;

    fn try_from(text: String) -> Result<Self, ReceiptError> {
        Self::new(text)
    }
}

impl From<Receipt> for String {
    fn from(receipt: Receipt) -> Self {
        receipt.0
    }
}

impl JsonSchema for Receipt {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "receipt".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_:./=-]{1,256}$" })
    }
}
