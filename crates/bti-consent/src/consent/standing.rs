//! Signatures that count for nothing: who gave them had no standing (*ikke samtykkekompetanse*). They are kept, with the reason.

use bti_core::{Consent, ConsentId, Known, Life, Signer};

use super::Case;
use super::local::{LocalEffect, local_signatures};
use super::signers::{Signing, Way};
use crate::derive::{Asked, Spot};

/// Why a signature is without effect for this giver, on this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoStanding {
    /// The person's own signature, which by the giver's rules does not count yet, or does not count in this matter.
    NotAlone,
    /// A guardian who does not hold parental responsibility.
    NoResponsibility,
    /// A guardian who holds it, where the rules leave the decision to somebody else.
    OthersDecide,
    /// Neither the person nor one of the guardians described.
    Stranger,
    /// Somebody by office, where that office decides nothing here.
    OfficeDecidesNothing,
}

/// A signature without effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutStanding {
    /// The consent it stands on.
    pub consent: ConsentId,
    /// Whose signature.
    pub signer: Signer,
    /// Why it has no effect.
    pub why: NoStanding,
}

/// The signatures on record about a person that no rule of the giver's gives any effect, for one item.
///
/// A signature that some rule names beside others is not listed: it may be too little, but it is not nothing.
#[must_use]
pub fn without_standing(asked: &Asked<'_>, at: Spot) -> Vec<WithoutStanding> {
    let Some(case) = Case::at(asked, at) else { return Vec::new() };
    let signing = &case.signing;
    let mut open = Vec::new();
    let (_, ways) = signing.ways(&mut open);
    // By a municipality's own rule somebody else may sign as well: that signature is asked for, if not by law.
    let locally: Vec<Signer> = local_signatures(signing)
        .into_iter()
        .flat_map(|finding| match finding.effect {
            LocalEffect::AlsoSigns(signers) => signers,
            _ => Vec::new(),
        })
        .collect();
    let named = |signer: &Signer| {
        let by_law = |way: &Way| way.signers.contains(signer) || way.perhaps.contains(signer);
        locally.contains(signer) || ways.iter().any(by_law)
    };
    let mut found = Vec::new();
    for consent in case.about() {
        found.extend(signers(consent).into_iter().filter(|signer| !named(signer)).map(|signer| {
            let why = reason(signing, &signer);
            WithoutStanding { consent: consent.id.clone(), signer, why }
        }));
    }
    found
}

fn signers(consent: &Consent) -> Vec<Signer> {
    let mut signers: Vec<Signer> = consent.signers().cloned().collect();
    signers.sort();
    signers.dedup();
    signers
}

fn reason(signing: &Signing<'_>, signer: &Signer) -> NoStanding {
    let Signer::Person(id) = signer else { return NoStanding::OfficeDecidesNothing };
    if *id == signing.person.id {
        return NoStanding::NotAlone;
    }
    let Some(guardian) = signing.person.guardians.iter().find(|guardian| guardian.person == *id) else {
        return NoStanding::Stranger;
    };
    let dead = signing
        .asked
        .question
        .persons()
        .iter()
        .any(|person| person.id == *id && person.life == Life::Deceased);
    match crate::derive::holds_responsibility(signing.asked.question, guardian) {
        Known::No => NoStanding::NoResponsibility,
        _ if dead => NoStanding::NoResponsibility,
        _ => NoStanding::OthersDecide,
    }
}
