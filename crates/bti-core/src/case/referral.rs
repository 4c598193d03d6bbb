//! Referrals: sending one never ends the sender's responsibility.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{EngagementId, ReferralId};
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Date, Service};

/// A referral was sent (*henvisning sendt*). The sender stays responsible until it is answered (*samtidighetsansvar*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "henvisning")]
#[doc(alias = "tilvising")]
pub struct ReferralSent {
    /// The referral.
    pub referral: ReferralId,
    /// Which engagement sent it.
    pub from: EngagementId,
    /// To which service.
    pub to: Service,
    /// When an answer is expected.
    pub answer_by: Option<Date>,
}

catalogue! {
    /// What came of a referral (*svar på henvisning*).
    pub enum ReferralAnswer called "answer to a referral" with () {
        Accepted "accepted" "tatt imot" "teken imot" "accepted" => ();
        Rejected "rejected" "avslått" "avslått" "rejected" => ();
        Returned "returned" "returnert med råd" "returnert med råd" "returned with advice" => ();
    }
}

/// A referral was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferralAnswered {
    /// The referral.
    pub referral: ReferralId,
    /// The answer.
    pub answer: ReferralAnswer,
    /// What was said.
    pub text: Option<FreeText>,
}

/// A referral in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    pub(super) sent: ReferralSent,
    pub(super) at: Moment,
    pub(super) answered: Option<(ReferralAnswer, Moment)>,
}

impl Referral {
    /// What was sent.
    #[must_use]
    pub fn sent(&self) -> &ReferralSent {
        &self.sent
    }

    /// When.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// The answer, and when it came.
    #[must_use]
    pub fn answered(&self) -> Option<(ReferralAnswer, Moment)> {
        self.answered
    }
}
