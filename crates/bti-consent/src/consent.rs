//! Does a consent cover: this item, to this recipient, for this person, from this giver, on this day? It derives, never decides.

use bti_core::{
    Consent, ConsentForm, ConsentId, ConsentStatus, Custody, Date, Guardian, Item, Known, Person, Purpose,
    Recipient, Signer, WordId,
};

use crate::derive::{self, Asked, Spot};
use crate::lawbook::{Certainty, Effect, InForce, ReadHow, SignerRule};
use crate::value::value;

/// Whether consent covers, and whose signature is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The answer.
    pub answer: Known,
    /// Who would still have to sign, by the rule that needs the fewest signatures more; empty where none would help.
    pub missing: Vec<Signer>,
    /// What is not known about who may sign: words of the rules that may or may not apply.
    pub open: Vec<WordId>,
}

/// Why a consent on record does not count here (*hvorfor samtykket ikke dekker*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shortfall {
    /// It was refused, never given, not yet given, withdrawn, expired or superseded.
    NotInForce,
    /// It does not name the giver's service.
    Giver,
    /// It does not name the recipient or its service.
    Recipient,
    /// It names neither the item nor its kind.
    Information,
    /// It does not name the purpose.
    Purpose,
    /// An exception in it applies.
    Excepted,
    /// It holds a limitation that nobody has read into its fields.
    UnreadText,
    /// It is not known to be informed.
    NotInformed,
    /// It is not known to be voluntary.
    NotVoluntary,
    /// It was never said: tacit, or in a form that is not known.
    NotSaid,
}

/// Why each consent about a person does not count for an item and recipient. One that counts is not listed.
#[must_use]
pub fn shortfalls(asked: &Asked<'_>, at: Spot) -> Vec<(ConsentId, Shortfall)> {
    let question = asked.question;
    let (Some(item), Some(recipient), Some(person)) = (
        question.items().get(at.item),
        question.recipients().get(at.recipient),
        question.persons().get(at.person),
    ) else {
        return Vec::new();
    };
    let case = Case { asked, at, item, recipient, person };
    let own = question.consents().iter().filter(|consent| consent.about == person.id);
    own.flat_map(|consent| case.shortfalls(consent).into_iter().map(|why| (consent.id.clone(), why)))
        .collect()
}

/// Whether the consents on record cover one item, recipient and person.
#[must_use]
pub fn covers(asked: &Asked<'_>, at: Spot) -> Coverage {
    let nothing = Coverage { answer: Known::NotKnown, missing: Vec::new(), open: Vec::new() };
    let question = asked.question;
    let (Some(item), Some(recipient), Some(person)) = (
        question.items().get(at.item),
        question.recipients().get(at.recipient),
        question.persons().get(at.person),
    ) else {
        return nothing;
    };
    let case = Case { asked, at, item, recipient, person };
    // Silence is never consent: where nobody has given one that could reach this, it does not cover, whoever should sign.
    let nobody_signed = Known::any(
        question
            .consents()
            .iter()
            .filter(|consent| consent.about == person.id)
            .map(|consent| case.counts(consent)),
    )
    .is_no();
    let coverage = case.coverage();
    Coverage { answer: if nobody_signed { Known::No } else { coverage.answer }, ..coverage }
}

struct Case<'a> {
    asked: &'a Asked<'a>,
    at: Spot,
    item: &'a Item,
    recipient: &'a Recipient,
    person: &'a Person,
}

impl Case<'_> {
    fn coverage(&self) -> Coverage {
        let (asked, question, item) = (self.asked, self.asked.question, self.item);
        let carried = |professional: bool| {
            let regimes = asked.law.lawbook.regimes();
            regimes
                .all()
                .iter()
                .filter(move |regime| (regime.layer != "administrative") == professional)
                .map(move |regime| (regime.id.as_str(), regimes.carries(&regime.id, question, item)))
                .filter(|(_, carries)| !carries.is_no())
        };
        // The professional act decides who may consent where it binds, for all that giver's layers.
        let by_profession = Known::any(carried(true).map(|(_, carries)| carries));
        let professional = || self.under(carried(true).map(|(regime, _)| regime));
        let administrative = || self.under(carried(false).map(|(regime, _)| regime));
        match by_profession {
            Known::Yes => {
                self.under(carried(true).filter(|(_, carries)| carries.is_yes()).map(|(regime, _)| regime))
            }
            Known::No => administrative(),
            _ => {
                let (one, other) = (professional(), administrative());
                let missing = [&one, &other].into_iter().flat_map(|coverage| coverage.missing.clone());
                let mut missing: Vec<Signer> = missing.collect();
                missing.sort();
                missing.dedup();
                let mut open = one.open;
                open.extend(other.open);
                Coverage {
                    answer: if one.answer == other.answer { one.answer } else { Known::NotKnown },
                    missing,
                    open,
                }
            }
        }
    }

    /// Every regime named must be satisfied.
    fn under<'r>(&self, regimes: impl Iterator<Item = &'r str>) -> Coverage {
        let mut result: Option<Coverage> = None;
        for regime in regimes {
            let here = self.one_regime(regime);
            result = Some(match result {
                None => here,
                Some(so_far) => Coverage {
                    answer: so_far.answer & here.answer,
                    missing: {
                        let mut missing = so_far.missing;
                        missing.extend(here.missing);
                        missing.sort();
                        missing.dedup();
                        missing
                    },
                    open: so_far.open.into_iter().chain(here.open).collect(),
                },
            });
        }
        result.unwrap_or(Coverage { answer: Known::No, missing: Vec::new(), open: Vec::new() })
    }

    fn one_regime(&self, regime: &str) -> Coverage {
        let mut answer = Known::No;
        let mut open = Vec::new();
        let mut fewest: Option<Vec<Signer>> = None;
        for in_force in self.asked.law.norms() {
            let Effect::Authority { signers, certainty } = &in_force.norm.effect else { continue };
            let regimes = &in_force.norm.regimes;
            if !regimes.is_empty() && !regimes.iter().any(|own| own == regime) {
                continue;
            }
            let applies = self.applies(in_force);
            if applies.is_no() {
                continue;
            }
            if applies == Known::NotKnown {
                open.extend(self.open_words(in_force));
            }
            let mut signed = Known::all(signers.iter().map(|rule| self.rule(*rule)));
            if *certainty == Certainty::Uncertain && signed.is_yes() {
                signed = Known::NotKnown;
            }
            answer = answer | (applies & signed);
            // Only a rule that certainly applies tells whom to ask.
            let missing = self.missing(signers);
            let applies_for_sure = applies.is_yes() && *certainty != Certainty::Uncertain;
            let better = fewest.as_ref().is_none_or(|best| missing.len() < best.len());
            if applies_for_sure && !signed.is_yes() && !missing.is_empty() && better {
                fewest = Some(missing);
            }
        }
        Coverage { answer, missing: fewest.unwrap_or_default(), open }
    }

    fn open_words(&self, in_force: &InForce<'_>) -> Vec<WordId> {
        let conditions = &in_force.norm.conditions;
        let vocabulary = self.asked.law.lawbook.vocabulary();
        [&conditions.all, &conditions.any, &conditions.none, &conditions.assess]
            .into_iter()
            .flatten()
            .filter_map(|id| vocabulary.word(id))
            .filter(|word| value(self.asked, word, self.at) == Known::NotKnown)
            .map(|word| word.id.clone())
            .collect()
    }

    fn applies(&self, in_force: &InForce<'_>) -> Known {
        if in_force.norm.read == ReadHow::NotRead {
            return Known::NotKnown;
        }
        let conditions = &in_force.norm.conditions;
        let vocabulary = self.asked.law.lawbook.vocabulary();
        let answer = |id: &WordId| {
            vocabulary.word(id).map_or(Known::NotKnown, |word| value(self.asked, word, self.at))
        };
        let any = if conditions.any.is_empty() {
            Known::Yes
        } else {
            Known::any(conditions.any.iter().map(answer))
        };
        Known::all(conditions.all.iter().chain(&conditions.assess).map(answer))
            & any
            & !Known::any(conditions.none.iter().map(answer))
    }

    /// Whether everyone a rule names has signed.
    fn rule(&self, rule: SignerRule) -> Known {
        let holds = |guardian: &Guardian| derive::holds_responsibility(self.asked.question, guardian);
        let holders = || self.person.guardians.iter().filter(|guardian| !holds(guardian).is_no());
        match rule {
            SignerRule::Itself => self.signed(&Signer::Person(self.person.id.clone())),
            SignerRule::Role(role) => self.signed(&Signer::Role(role)),
            SignerRule::AllHolders if self.person.custody == Custody::NotKnown => Known::NotKnown,
            SignerRule::AllHolders if holders().next().is_none() => Known::No,
            SignerRule::AllHolders => Known::all(holders().map(|guardian| {
                let signed = self.signed(&Signer::Person(guardian.person.clone()));
                // Whoever may turn out not to hold responsibility need not have signed.
                if holds(guardian).is_yes() { signed } else { signed | Known::NotKnown }
            })),
            SignerRule::OneHolder => Known::any(
                holders()
                    .map(|guardian| self.signed(&Signer::Person(guardian.person.clone())) & holds(guardian)),
            ),
            SignerRule::OneParent => Known::any(
                self.person
                    .guardians
                    .iter()
                    .map(|guardian| self.signed(&Signer::Person(guardian.person.clone()))),
            ),
        }
    }

    fn missing(&self, rules: &[SignerRule]) -> Vec<Signer> {
        let mut missing = Vec::new();
        for rule in rules {
            match rule {
                SignerRule::Itself => missing.push(Signer::Person(self.person.id.clone())),
                SignerRule::Role(role) => missing.push(Signer::Role(*role)),
                SignerRule::AllHolders => missing.extend(
                    self.person
                        .guardians
                        .iter()
                        .filter(|guardian| {
                            derive::holds_responsibility(self.asked.question, guardian).is_yes()
                        })
                        .map(|guardian| Signer::Person(guardian.person.clone())),
                ),
                SignerRule::OneHolder | SignerRule::OneParent => missing.extend(
                    self.person.guardians.first().map(|guardian| Signer::Person(guardian.person.clone())),
                ),
            }
        }
        missing.retain(|signer| !self.signed(signer).is_yes());
        missing
    }

    /// Whether this signer's answers on record amount to a consent that covers. Silence never does.
    fn signed(&self, signer: &Signer) -> Known {
        let own = || {
            self.asked
                .question
                .consents()
                .iter()
                .filter(|consent| consent.about == self.person.id && consent.by.contains(signer))
        };
        let refused_on = own()
            .filter(|consent| consent.status == ConsentStatus::Refused && self.may_refuse(consent))
            .map(|consent| consent.given_on)
            .max_by_key(|day| day.map_or((1, None), |day| (0, Some(day))));
        Known::any(own().map(|consent| {
            let outlived = refused_on.is_some_and(|refused| match (refused, consent.given_on) {
                (Some(refused), Some(given)) => refused >= given && refused <= self.asked.question.day(),
                _ => true,
            });
            if outlived { Known::No } else { self.counts(consent) }
        }))
    }

    fn live(&self, consent: &Consent) -> Known {
        let day = self.asked.question.day();
        let begun = consent.given_on.map_or(Known::NotKnown, |given| Known::from(given <= day));
        let not_over = Known::from(consent.valid_until.is_none_or(|last| day <= last));
        let not_withdrawn = Known::from(consent.withdrawn_on.is_none_or(|withdrawn| day < withdrawn));
        let status = match consent.status {
            ConsentStatus::Given => Known::Yes,
            // What was given counts up to the day it was withdrawn.
            ConsentStatus::Withdrawn => Known::from(consent.withdrawn_on.is_some()),
            ConsentStatus::Expired => Known::from(consent.valid_until.is_some()),
            ConsentStatus::NotKnown => Known::NotKnown,
            _ => Known::No,
        };
        status & begun & not_over & not_withdrawn
    }

    /// Everything a consent must be to count here, each with what it lacks where it is not.
    fn points(&self, consent: &Consent) -> [(Known, Shortfall); 10] {
        let purpose = match self.asked.question.purpose() {
            Purpose::NotStated => Known::NotKnown,
            purpose => Known::from(consent.scope.purposes.contains(&purpose)),
        };
        let said = match consent.form {
            ConsentForm::Tacit => Known::No,
            ConsentForm::NotKnown => Known::NotKnown,
            _ => Known::Yes,
        };
        let read = if consent.except.unread_text { Known::NotKnown } else { Known::Yes };
        [
            (self.live(consent), Shortfall::NotInForce),
            (self.names_giver(consent), Shortfall::Giver),
            (self.names_recipient(consent), Shortfall::Recipient),
            (self.names_information(consent), Shortfall::Information),
            (purpose, Shortfall::Purpose),
            (!self.excepts(consent), Shortfall::Excepted),
            (read, Shortfall::UnreadText),
            (consent.informed, Shortfall::NotInformed),
            (consent.voluntary, Shortfall::NotVoluntary),
            (said, Shortfall::NotSaid),
        ]
    }

    /// Whether the consent counts, for those who signed it.
    fn counts(&self, consent: &Consent) -> Known {
        Known::all(self.points(consent).into_iter().map(|(fulfilled, _)| fulfilled))
    }

    fn shortfalls(&self, consent: &Consent) -> Vec<Shortfall> {
        let lacking = self.points(consent).into_iter().filter(|(fulfilled, _)| !fulfilled.is_yes());
        lacking.map(|(_, shortfall)| shortfall).collect()
    }

    /// Whether a refusal may reach this. One that names nothing refuses everything.
    fn may_refuse(&self, refusal: &Consent) -> bool {
        let scope = &refusal.scope;
        let reaches = |empty: bool, named: Known| empty || !named.is_no();
        reaches(scope.givers.is_empty(), self.names_giver(refusal))
            && reaches(
                scope.recipient_services.is_empty() && scope.recipients.is_empty(),
                self.names_recipient(refusal),
            )
            && reaches(scope.kinds.is_empty() && scope.items.is_empty(), self.names_information(refusal))
            && (scope.purposes.is_empty()
                || self.asked.question.purpose() == Purpose::NotStated
                || scope.purposes.contains(&self.asked.question.purpose()))
            && self.excepts(refusal).is_no()
    }

    fn names_giver(&self, consent: &Consent) -> Known {
        Known::from(consent.scope.givers.contains(&self.asked.question.giver().service))
    }

    fn names_recipient(&self, consent: &Consent) -> Known {
        let by_service =
            self.recipient.service.is_some_and(|service| consent.scope.recipient_services.contains(&service));
        Known::from(by_service || consent.scope.recipients.contains(&self.recipient.id))
    }

    fn names_information(&self, consent: &Consent) -> Known {
        Known::from(
            consent.scope.kinds.contains(&self.item.kind) || consent.scope.items.contains(&self.item.id),
        )
    }

    fn excepts(&self, consent: &Consent) -> Known {
        let except = &consent.except;
        Known::from(
            self.recipient.service.is_some_and(|service| except.services.contains(&service))
                || except.recipients.contains(&self.recipient.id)
                || except.kinds.contains(&self.item.kind)
                || except.items.contains(&self.item.id),
        )
    }
}

/// Whether asking this signer could itself disclose a secret or put the person in danger.
///
/// It could where the signer is, or may be, the one who harms; where the child keeps the matter from its parents or
/// weighty considerations do; where a serious care concern is affirmed or raised; and where an address is graded.
#[must_use]
pub fn asking_could_harm(asked: &Asked<'_>, signer: &Signer, at: Spot) -> bool {
    let Some(person) = asked.question.persons().get(at.person) else { return true };
    let Signer::Person(id) = signer else { return false };
    if *id == person.id {
        return false;
    }
    let suspected = asked.question.persons().iter().any(|other| {
        other.id == *id
            && other
                .suspicions
                .iter()
                .any(|suspicion| suspicion.child == person.id && !suspicion.answer.is_no())
    });
    let vocabulary = asked.law.lawbook.vocabulary();
    let raised = |word: &str| {
        let word = word.parse().ok().and_then(|word| vocabulary.word(&word));
        word.is_some_and(|word| !value(asked, word, at).is_no())
    };
    suspected
        || matches!(person.address, bti_core::Address::Confidential | bti_core::Address::StrictlyConfidential)
        || [
            "child-does-not-want-parents-told",
            "reasons-that-should-be-respected",
            "weighty-considerations-against-parents",
            "reason-to-believe-maltreated",
            "reason-to-believe-trafficking",
        ]
        .into_iter()
        .any(raised)
}

/// The first day after which a consent no longer counts, for hosts that show it.
#[must_use]
pub fn counts_until(consent: &Consent) -> Option<Date> {
    [consent.valid_until, consent.withdrawn_on.and_then(Date::previous)].into_iter().flatten().min()
}
