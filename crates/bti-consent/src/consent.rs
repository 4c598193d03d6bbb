//! Consent: whose signature is needed, whether what is on record covers, and who may be asked. It derives, never decides.
//!
//! Four questions, each a function: [`who_must_consent`], [`covers`], [`asking_bars`], [`reevaluations`].
//! Who may sign for whom is law, in norms of kind `authority`; nothing here names an age or a custody.

mod asking;
mod local;
mod record;
mod review;
mod signers;
mod standing;

use bti_core::{
    Consent, ConsentId, ConsentStatus, Date, Item, Known, NormId, Person, Recipient, Signer, WordId,
};

pub use asking::{AskingBar, NotToBeAsked, asking_bars, not_to_be_asked};
pub use local::{LocalEffect, LocalFinding, local_findings};
pub use record::Shortfall;
pub use review::{Affected, Happened, Happening, Reevaluation, Trigger, reevaluations};
pub use signers::{OneParent, Way, WhoMustConsent, who_must_consent};
pub use standing::{NoStanding, WithoutStanding, without_standing};

use crate::derive::{Asked, Spot};
use crate::lawbook::{Certainty, SignerRule};
use record::Record;
use signers::{Deciding, Signing};

/// Whether consent covers, and whose signature is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The answer.
    pub answer: Known,
    /// Who would still have to sign, by the rule that needs the fewest signatures more; empty where none would help.
    pub missing: Vec<Signer>,
    /// What is not known about who may sign: words of the rules that may or may not apply.
    pub open: Vec<WordId>,
    /// The rules about signing that are fulfilled.
    pub rests_on: Vec<(NormId, Certainty)>,
    /// Rules that are fulfilled as well, of which it is not known whether they apply or suffice.
    pub may_rest_on: Vec<NormId>,
}

impl Coverage {
    fn none(answer: Known) -> Self {
        Self { answer, missing: Vec::new(), open: Vec::new(), rests_on: Vec::new(), may_rest_on: Vec::new() }
    }

    /// Whether it covers only by a rule that the statute leaves open, and that practice answers.
    #[must_use]
    pub fn by_practice(&self) -> bool {
        self.answer.is_yes() && self.rests_on.iter().all(|(_, certainty)| *certainty != Certainty::Settled)
    }

    /// Both must hold.
    fn and(mut self, other: Self) -> Self {
        self.missing.extend(other.missing);
        self.missing.sort();
        self.missing.dedup();
        self.open.extend(other.open);
        self.rests_on.extend(other.rests_on);
        self.may_rest_on.extend(other.may_rest_on);
        Self { answer: self.answer & other.answer, ..self }
    }
}

/// Why each consent about a person does not count for an item and recipient. One that counts is not listed.
#[must_use]
pub fn shortfalls(asked: &Asked<'_>, at: Spot) -> Vec<(ConsentId, Shortfall)> {
    let Some(case) = Case::at(asked, at) else { return Vec::new() };
    case.about()
        .flat_map(|consent| case.record(consent).shortfalls().map(|why| (consent.id.clone(), why)))
        .collect()
}

/// Whether the consents on record cover one item, recipient and person.
///
/// Under a municipality's profile ([`Asked::profile`]) they must besides fulfil its rules; those only tighten.
#[must_use]
pub fn covers(asked: &Asked<'_>, at: Spot) -> Coverage {
    let Some(case) = Case::at(asked, at) else { return Coverage::none(Known::NotKnown) };
    // Silence is never consent: where nobody has given one that could reach this, it does not cover, whoever should sign.
    let nobody_signed = Known::any(case.about().map(|consent| case.record(consent).counts())).is_no();
    let coverage = case.coverage();
    let coverage = match asked.profile {
        None => coverage,
        Some(profile) => local::tighten(&case, profile, coverage),
    };
    Coverage { answer: if nobody_signed { Known::No } else { coverage.answer }, ..coverage }
}

/// One item, recipient and person, with the consents on record.
struct Case<'a> {
    signing: Signing<'a>,
    recipient: &'a Recipient,
}

impl<'a> Case<'a> {
    fn at(asked: &'a Asked<'a>, at: Spot) -> Option<Self> {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(Self { signing: Signing::at(asked, at)?, recipient })
    }

    fn item(&self) -> &'a Item {
        self.signing.item
    }

    fn person(&self) -> &'a Person {
        self.signing.person
    }

    fn asked(&self) -> &'a Asked<'a> {
        self.signing.asked
    }

    fn record<'r>(&'r self, consent: &'r Consent) -> Record<'r> {
        Record { case: self, consent }
    }

    /// The consents about this person.
    fn about(&self) -> impl Iterator<Item = &'a Consent> + use<'a> {
        let person = self.signing.person;
        self.asked().question.consents().iter().filter(move |consent| consent.about == person.id)
    }

    fn coverage(&self) -> Coverage {
        match self.signing.deciding() {
            Deciding::These(regimes) => self.under(&regimes),
            // Whichever of the two decides, it must be satisfied.
            Deciding::Either(professional, administrative) => {
                let (one, other) = (self.under(&professional), self.under(&administrative));
                let answer = if one.answer == other.answer { one.answer } else { Known::NotKnown };
                Coverage { answer, ..one.and(other) }
            }
        }
    }

    /// Every regime named must be satisfied.
    fn under(&self, regimes: &[&str]) -> Coverage {
        let each = regimes.iter().map(|regime| self.one_regime(regime));
        each.reduce(Coverage::and).unwrap_or_else(|| Coverage::none(Known::No))
    }

    fn one_regime(&self, regime: &str) -> Coverage {
        let mut coverage = Coverage::none(Known::No);
        let mut fewest: Option<Vec<Signer>> = None;
        let overruled = self.own_refusal(regime);
        for rule in self.signing.rules(regime) {
            if rule.applies == Known::NotKnown {
                coverage.open.extend(self.signing.open_words(rule.norm));
            }
            let mut signed = Known::all(
                rule.signers
                    .iter()
                    .map(|signer| self.signing.fulfilled(*signer, |signer| self.signed(signer))),
            );
            if overruled && !rule.signers.contains(&SignerRule::Itself) {
                signed = Known::No;
            }
            if signed.is_yes() && (rule.certainty == Certainty::Uncertain || !rule.applies.is_yes()) {
                coverage.may_rest_on.push(rule.norm.norm.id.clone());
            }
            if rule.certainty == Certainty::Uncertain && signed.is_yes() {
                signed = Known::NotKnown;
            }
            coverage.answer = coverage.answer | (rule.applies & signed);
            if (rule.applies & signed).is_yes() {
                coverage.rests_on.push((rule.norm.norm.id.clone(), rule.certainty));
            }
            // Only a rule that certainly applies tells whom to ask.
            let mut missing = self.signing.certain_signers(rule.signers);
            missing.retain(|signer| !self.signed(signer).is_yes());
            let applies_for_sure = rule.applies.is_yes() && rule.certainty != Certainty::Uncertain;
            let better = fewest.as_ref().is_none_or(|best| missing.len() < best.len());
            if applies_for_sure && !signed.is_yes() && !missing.is_empty() && better {
                fewest = Some(missing);
            }
        }
        Coverage { missing: fewest.unwrap_or_default(), ..coverage }
    }

    /// Whether the person may decide this alone by a rule of the regime, and has said no: others cannot say yes instead.
    fn own_refusal(&self, regime: &str) -> bool {
        let own = |rule: &signers::Rule<'_>| {
            rule.signers == [SignerRule::Itself]
                && rule.applies.is_yes()
                && rule.certainty != Certainty::Uncertain
        };
        let person = Signer::Person(self.person().id.clone());
        self.refused_on(&person).is_some_and(|day| day.is_none_or(|day| day <= self.asked().question.day()))
            && self.signed(&person).is_no()
            && self.signing.rules(regime).any(|rule| own(&rule))
    }

    /// The day of this signer's latest refusal that may reach this; some without a day comes last of all.
    fn refused_on(&self, signer: &Signer) -> Option<Option<Date>> {
        self.about()
            .filter(|consent| consent.signers().any(|by| by == signer))
            .filter(|consent| consent.status == ConsentStatus::Refused && self.record(consent).may_refuse())
            .map(|consent| consent.given_on)
            .max_by_key(|day| day.map_or((1, None), |day| (0, Some(day))))
    }

    /// Whether this signer's answers on record amount to a consent that covers. Silence never does.
    ///
    /// A refusal, or a withdrawal, on or after the day a consent was given outlives that consent.
    fn signed(&self, signer: &Signer) -> Known {
        let own = || self.about().filter(|consent| consent.signers().any(|by| by == signer));
        let refused_on = self.refused_on(signer);
        Known::any(own().map(|consent| {
            let outlived = refused_on.is_some_and(|refused| match (refused, consent.given_on) {
                (Some(refused), Some(given)) => refused >= given && refused <= self.asked().question.day(),
                _ => true,
            });
            if outlived { Known::No } else { self.record(consent).counts_for(signer) }
        }))
    }
}

/// The first day after which a consent no longer counts, for hosts that show it.
#[must_use]
pub fn counts_until(consent: &Consent) -> Option<Date> {
    [consent.valid_until, consent.withdrawn_on.and_then(Date::previous)].into_iter().flatten().min()
}
