//! A basis for a case, made of a decision that permits.

use bti_core::case::{Basis, Receipt as CaseReceipt};
use bti_core::{ConsentId, Known, NormId, Question};

use crate::answer::Answer;
use crate::decision::Outcome;

/// The class of openings that rest on consent.
const CONSENT: &str = "consent";

/// Why a decision gives no basis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoBasis {
    /// There is no such item or recipient in the question.
    #[error("the question has no item {item} with recipient {recipient}")]
    NotAsked {
        /// The item's place.
        item: usize,
        /// The recipient's place.
        recipient: usize,
    },
    /// It does not permit.
    #[error("the answer is `{}`: only `must_share` and `may_share` are a basis", .0.code())]
    NotPermitted(Outcome),
    /// Nothing binds, though it can be told whom it is about: that is no basis for a service to rest on.
    #[error("no duty of silence binds here, and no norm or consent is there to refer to")]
    NothingToReferTo,
    /// It rests on several consents together, and a basis refers to one.
    #[error("no consent opens this alone: a basis refers to one consent")]
    SeveralConsents,
    /// The salt is too short for a receipt.
    #[error("the salt of a receipt is at least 16 bytes")]
    Salt,
    /// The receipt does not fit the form a case keeps.
    #[error(transparent)]
    Receipt(#[from] bti_core::case::ReceiptError),
}

impl Answer<'_> {
    /// The basis on which a service takes part in a case, or a log is opened: only of an answer that permits.
    ///
    /// It refers to the consent or the norm the answer rests on, and carries the receipt: the edition of the law, the day,
    /// and the salted hash of the question. The salt is as for [`Answer::receipt`].
    ///
    /// # Errors
    /// [`NoBasis`].
    pub fn basis(&self, item: usize, recipient: usize, salt: &[u8]) -> Result<Basis, NoBasis> {
        let decision = self.decision(item, recipient).ok_or(NoBasis::NotAsked { item, recipient })?;
        if !matches!(decision.outcome, Outcome::MustShare | Outcome::MayShare) {
            return Err(NoBasis::NotPermitted(decision.outcome));
        }
        let receipt = self.receipt(salt).ok_or(NoBasis::Salt)?;
        let text = format!("{}/{}/{}", receipt.law_edition, receipt.day, receipt.question_hash);
        let receipt = Some(CaseReceipt::new(text)?);
        let by_consent = |norm: &&NormId| {
            self.law().norm(norm).is_some_and(|found| found.norm.class.as_deref() == Some(CONSENT))
        };
        if let Some(norm) = decision.grounds.iter().find(|norm| !by_consent(norm)) {
            // A duty, or an opening that needs nobody's consent, goes first only where it permits without one.
            if decision.outcome == Outcome::MustShare || self.permits_with(item, recipient, None) {
                return Ok(Basis::statutory(norm.clone(), receipt));
            }
        }
        if decision.grounds.is_empty() {
            let identified =
                self.question().items().get(item).map_or(Known::NotKnown, |item| item.identified);
            return if identified == Known::No {
                Ok(Basis::anonymous(receipt))
            } else {
                Err(NoBasis::NothingToReferTo)
            };
        }
        let consents = self.question().consents().iter();
        let alone =
            consents.map(|consent| &consent.id).find(|id| self.permits_with(item, recipient, Some(id)));
        alone.map(|id| Basis::consent(id.clone(), receipt)).ok_or(NoBasis::SeveralConsents)
    }

    /// Whether the question would be permitted with this consent alone, or with none. The others stay away whole.
    fn permits_with(&self, item: usize, recipient: usize, only: Option<&ConsentId>) -> bool {
        let mut draft = self.question().clone().into_draft();
        draft.consents.retain(|consent| Some(&consent.id) == only);
        let Ok(question) = Question::new(draft) else { return false };
        self.engine().ask(&question).is_ok_and(|answer| {
            matches!(answer.outcome(item, recipient), Outcome::MustShare | Outcome::MayShare)
        })
    }
}
