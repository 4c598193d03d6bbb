//! A municipality's own rules about consent, applied to one item, recipient and person. They tighten and never loosen.

use bti_core::{Known, NormId, PersonId, RuleId, Signer};

use super::asking::asking_bars;
use super::signers::{Deciding, Rule, Signing};
use super::{Case, Coverage, covers};
use crate::derive::{self, Asked, Spot};
use crate::lawbook::{Certainty, SignerRule};
use crate::profile::{ConsentProfile, LocalRule, RuleKind};

/// What a municipality's own rule does here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LocalEffect {
    /// These sign as well, by the local rule.
    AlsoSigns(Vec<Signer>),
    /// The law would let the consent on record suffice, or leave it open; the local rule does not.
    Refuses,
    /// The rule does not apply: the statute lets the person decide alone, and to ask the guardians would tell them.
    PersonDecidesAlone(NormId),
    /// The rule does not apply: a guardian must not know, or it is not known whether one may.
    GuardianMustNotKnow(Signer),
    /// The rule does not apply: the decision is not the guardians' here.
    OthersDecide,
    /// The rule does not apply: the person decides this towards the giver's own service.
    WithinTheService,
    /// To be done, locally.
    Obligation,
    /// Recommended, locally.
    Advice,
}

/// What one rule of a profile does for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFinding {
    /// The rule, in the profile the question is asked under.
    pub rule: RuleId,
    /// Whose information it is about.
    pub person: PersonId,
    /// What it does.
    pub effect: LocalEffect,
}

/// A coverage by law, tightened by the rules of a profile about who else signs.
///
/// The rules about how a consent is given are part of whether it counts at all: see `record.rs`.
pub(super) fn tighten(case: &Case<'_>, profile: &ConsentProfile, by_law: Coverage) -> Coverage {
    let mut coverage = by_law;
    let same_service = case.recipient.service == Some(case.asked().question.giver().service);
    for rule in profile.rules() {
        let Applied::Yes { reaches, asks } = applied(&case.signing, rule, same_service) else { continue };
        let signers = case.signing.certain_signers(&[asks]);
        let signed = match asks {
            // Nobody is described who could sign: it is not known who has to.
            SignerRule::AllHolders if case.person().guardians.is_empty() => Known::NotKnown,
            _ => case.signing.fulfilled(asks, |signer| case.signed(signer)),
        };
        coverage.answer = coverage.answer & (!reaches | signed);
        let missing = signers.into_iter().filter(|signer| !case.signed(signer).is_yes());
        // Only where something is missing by law too, or all but this is there, is it known whom to ask.
        if reaches.is_yes() && (!coverage.missing.is_empty() || !coverage.rests_on.is_empty()) {
            coverage.missing.extend(missing);
            coverage.missing.sort();
            coverage.missing.dedup();
        }
    }
    coverage
}

/// What each rule of the profile does for an item, recipient and person. Empty without a profile.
#[must_use]
pub fn local_findings(asked: &Asked<'_>, at: Spot) -> Vec<LocalFinding> {
    let (Some(profile), Some(case)) = (asked.profile, Case::at(asked, at)) else { return Vec::new() };
    let by_law = covers(&Asked { profile: None, ..*asked }, at);
    let concerned = !by_law.missing.is_empty() || case.about().next().is_some();
    let same_service = case.recipient.service == Some(asked.question.giver().service);
    let log = asked.question.channel() == Some(bti_core::Channel::DigitalLog);
    let mut findings = Vec::new();
    let giver = asked.question.giver().service;
    for rule in profile.rules().iter().filter(|rule| rule.reaches(giver)) {
        let person = case.person().id.clone();
        let mut add =
            |effect| findings.push(LocalFinding { rule: rule.id.clone(), person: person.clone(), effect });
        match rule.kind {
            _ if rule.is_limit() => {
                if let Applied::No(why) = applied(&case.signing, rule, same_service) {
                    if concerned {
                        add(why);
                    }
                    continue;
                }
                let alone = profile.only(&rule.id);
                let locally = covers(&Asked { profile: Some(&alone), ..*asked }, at);
                if locally.answer != by_law.answer {
                    add(LocalEffect::Refuses);
                } else if let Applied::Yes { asks, .. } = applied(&case.signing, rule, same_service) {
                    // What is missing by law too: whose rule adds which signature.
                    let own = |signer: &Signer| !by_law.missing.contains(signer);
                    let mut signers = case.signing.certain_signers(&[asks]);
                    signers.retain(|signer| own(signer) && !case.signed(signer).is_yes());
                    if concerned && !signers.is_empty() && !by_law.missing.is_empty() {
                        add(LocalEffect::AlsoSigns(signers));
                    }
                }
            }
            RuleKind::ConsentForLog if log => add(LocalEffect::Obligation),
            RuleKind::AdviseWriting | RuleKind::ReviewMonths(_) if concerned => add(LocalEffect::Advice),
            RuleKind::RenewPerService | RuleKind::NameEveryService | RuleKind::RecordRefusal if concerned => {
                add(LocalEffect::Obligation);
            }
            _ => {}
        }
    }
    findings
}

/// Who signs as well by the rules of the profile, and which rules do not apply, whoever the recipient is.
pub(super) fn local_signatures(signing: &Signing<'_>) -> Vec<LocalFinding> {
    let Some(profile) = signing.asked.profile else { return Vec::new() };
    let mut findings = Vec::new();
    for rule in profile.rules() {
        let effect = match applied(signing, rule, false) {
            Applied::Yes { reaches, asks } if !reaches.is_no() => {
                // Only those the law does not ask for in any case.
                let (_, ways) = signing.ways(&mut Vec::new());
                let by_law = |signer: &Signer| {
                    let mut enough = ways.iter().filter(|way| way.suffices()).peekable();
                    enough.peek().is_some() && enough.all(|way| way.signers.contains(signer))
                };
                let mut signers = signing.certain_signers(&[asks]);
                signers.retain(|signer| !by_law(signer));
                if signers.is_empty() {
                    continue;
                }
                LocalEffect::AlsoSigns(signers)
            }
            Applied::No(why) => why,
            _ => continue,
        };
        findings.push(LocalFinding { rule: rule.id.clone(), person: signing.person.id.clone(), effect });
    }
    findings
}

/// What comes of a rule about who else signs.
enum Applied {
    /// It applies, as far as `reaches` says, and asks for these signatures.
    Yes { reaches: Known, asks: SignerRule },
    /// It would reach this, and gives way.
    No(LocalEffect),
    /// It is about something else.
    Other,
}

fn applied(signing: &Signing<'_>, rule: &LocalRule, same_service: bool) -> Applied {
    let guardians = match rule.kind {
        RuleKind::YouthSigns => false,
        RuleKind::ParentsSign => true,
        _ => return Applied::Other,
    };
    let reaches = reaches(signing, rule);
    if reaches.is_no() {
        return Applied::Other;
    }
    if !guardians {
        return Applied::Yes { reaches, asks: SignerRule::Itself };
    }
    let rules = rules(signing);
    // Where the statute lets a person who is not of age decide alone, asking the guardians would tell them.
    let alone = |rule: &&Rule<'_>| rule.signers == [SignerRule::Itself];
    if let Some(own) = rules.iter().filter(alone).find(|rule| rule.certainty == Certainty::Settled) {
        return Applied::No(LocalEffect::PersonDecidesAlone(own.norm.norm.id.clone()));
    }
    if same_service && rules.iter().filter(alone).any(|rule| rule.certainty == Certainty::Practice) {
        return Applied::No(LocalEffect::WithinTheService);
    }
    let nobody_described = signing.person.guardians.is_empty();
    if !nobody_described && !rules.iter().any(|rule| rule.signers.contains(&SignerRule::AllHolders)) {
        return Applied::No(LocalEffect::OthersDecide);
    }
    let every = signing.person.guardians.iter().map(|guardian| Signer::Person(guardian.person.clone()));
    for holder in every {
        if !asking_bars(signing.asked, &holder, signing.at).is_empty() {
            return Applied::No(LocalEffect::GuardianMustNotKnow(holder));
        }
    }
    Applied::Yes { reaches, asks: SignerRule::AllHolders }
}

/// Every rule of law that applies, or may, for this giver.
fn rules<'a>(signing: &Signing<'a>) -> Vec<Rule<'a>> {
    let regimes = match signing.deciding() {
        Deciding::These(regimes) => regimes,
        Deciding::Either(one, other) => one.into_iter().chain(other).collect(),
    };
    regimes.into_iter().flat_map(|regime| signing.rules(regime).collect::<Vec<_>>()).collect()
}

/// Whether a rule reaches this giver, a person of this age, and the matter it is about.
fn reaches(signing: &Signing<'_>, rule: &LocalRule) -> Known {
    if !rule.reaches(signing.asked.question.giver().service) {
        return Known::No;
    }
    let at: Spot = signing.at;
    let under = |years: u8| derive::under(signing.asked, at, i32::from(years)).unwrap_or(Known::NotKnown);
    let minor = under(rule.until.unwrap_or(18));
    let old_enough = rule.from.map_or(Known::Yes, |from| !under(from));
    minor & old_enough & Known::all(rule.when.iter().map(|word| signing.word(word)))
}
