//! What one signer has answered, over all records: the latest yes that reaches this, and the latest no.

use bti_core::{Consent, ConsentStatus, Date, Known, Signer};

use super::Case;

impl Case<'_> {
    /// Whether a consent holds this signer's answer: their own, or one that another holder gave for them.
    ///
    /// Only of two who hold responsibility together may one answer for the other, who has agreed to it in a document.
    pub(super) fn answers_for(&self, consent: &Consent, signer: &Signer) -> bool {
        consent.by.contains(signer)
            || consent.on_behalf.iter().any(|entry| {
                entry.of == *signer
                    && self.signing.is_holder(&entry.signer)
                    && self.signing.is_holder(&entry.of)
            })
    }

    /// Whether this signer's answers on record amount to a consent that covers. Silence never does.
    ///
    /// A no - a refusal, a withdrawal, or a later answer that excepts this - on or after the day a consent was given
    /// outlives that consent, whatever else is on record.
    pub(super) fn signed(&self, signer: &Signer) -> Known {
        let no = self.latest_no(signer);
        let own = self.about().filter(|consent| self.answers_for(consent, signer));
        Known::any(own.map(|consent| {
            let outlived = no.is_some_and(|no| match (no, consent.given_on) {
                (Some(no), Some(given)) => no >= given,
                _ => true,
            });
            let counts = self.record(consent).counts_for(signer);
            if outlived { Known::No } else { counts & self.had_standing(consent, signer) }
        }))
    }

    /// The day of this signer's latest no that may reach this, on or before the day of the question. A no without a day
    /// is the last of all.
    pub(super) fn latest_no(&self, signer: &Signer) -> Option<Option<Date>> {
        let today = self.asked().question.day();
        let own = self.about().filter(|consent| self.answers_for(consent, signer));
        let noes = own.filter_map(|consent| {
            let record = self.record(consent);
            match consent.status {
                ConsentStatus::Refused => record.may_refuse().then_some(consent.given_on),
                // What is excepted in a later answer is refused by it.
                ConsentStatus::Given | ConsentStatus::Withdrawn if record.excepts().is_yes() => {
                    record.may_reach_but_for_exceptions().then_some(consent.given_on)
                }
                ConsentStatus::Given | ConsentStatus::Withdrawn => {
                    let withdrew = consent.withdrawn_by.is_empty() || consent.withdrawn_by.contains(signer);
                    let ended = consent.withdrawn_on.is_some() || consent.status == ConsentStatus::Withdrawn;
                    (withdrew && ended && record.may_reach_but_for_exceptions())
                        .then_some(consent.withdrawn_on)
                }
                _ => None,
            }
        });
        noes.filter(|day| day.is_none_or(|day| day <= today))
            .max_by_key(|day| day.map_or((1, None), |day| (0, Some(day))))
    }

    /// Whether the person may decide this alone by a rule of the regime, and has said no: others cannot say yes instead.
    pub(super) fn own_refusal(&self, regime: &str) -> bool {
        let person = Signer::Person(self.person().id.clone());
        self.has_refused(&person) && self.signing.decides_alone(regime)
    }

    /// Whether this signer's last word that may reach this is no.
    pub(super) fn has_refused(&self, signer: &Signer) -> bool {
        self.latest_no(signer).is_some() && self.signed(signer).is_no()
    }

    /// Whether a person who signed for themselves could, on the day they did: what a child signed does not become the
    /// consent of somebody older by itself. Whoever was of age could.
    fn had_standing(&self, consent: &Consent, signer: &Signer) -> Known {
        let own = matches!(signer, Signer::Person(id) if *id == self.person().id);
        match consent.given_on {
            Some(given) if own && given < self.asked().question.day() => {
                self.signing.could_sign_on(signer, given)
            }
            _ => Known::Yes,
        }
    }
}
