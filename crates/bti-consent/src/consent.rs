//! Consent: whose signature is needed, whether what is on record covers, and who may be asked. It derives, never decides.
//!
//! Four questions, each a function: [`who_must_consent`], [`covers`], [`asking_bars`], [`reevaluations`].
//! Who may sign for whom is law, in norms of kind `authority`; nothing here names an age or a custody.

mod answers;
mod asking;
mod local;
mod record;
mod review;
mod signers;
mod standing;

use bti_core::{Consent, ConsentId, Item, Known, NormId, Person, Recipient, Signer, WordId};

pub use asking::{AskingBar, NotToBeAsked, asking_bars, guardians_barred, not_to_be_asked};
pub use local::{LocalEffect, LocalFinding, limits_that_apply, local_findings};
pub use record::Shortfall;
pub use review::{Affected, Happened, Happening, Reevaluation, Trigger, reevaluations};
pub use signers::{OneParent, Way, WhoMustConsent, who_must_consent};
pub use standing::{NoStanding, WithoutStanding, without_standing};

use crate::derive::{Asked, Spot};
use crate::lawbook::{Certainty, SignerRule};
use record::Record;
use signers::Signing;

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

/// Whether the person has answered for themselves about this, yes or no: whoever has, has been told and heard.
#[must_use]
pub fn has_answered(asked: &Asked<'_>, at: Spot) -> bool {
    let Some(case) = Case::at(asked, at) else { return false };
    let own = Signer::Person(case.person().id.clone());
    case.about().any(|consent| consent.by.contains(&own) && case.record(consent).is_an_answer())
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

    /// Every reading of which regimes decide must give the same answer, or it is not known.
    fn coverage(&self) -> Coverage {
        let readings = self.signing.deciding().readings();
        let mut each = readings.iter().map(|regimes| self.under(regimes));
        let Some(first) = each.next() else { return Coverage::none(Known::No) };
        each.fold(first, |so_far, other| {
            let answer = if so_far.answer == other.answer { so_far.answer } else { Known::NotKnown };
            Coverage { answer, ..so_far.and(other) }
        })
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
            let yields = rule.yields_to.iter().any(|role| self.has_refused(&Signer::Role(*role)));
            if yields || overruled && !rule.signers.contains(&SignerRule::Itself) {
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
}
