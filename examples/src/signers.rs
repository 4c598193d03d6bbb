//! What a case expects of who must consent, and where the answer differs.

use std::collections::BTreeSet;

use bti_consent::Certainty;
use bti_consent::consent::{Way, WhoMustConsent, who_must_consent};
use bti_core::{NormId, Signer};
use bti_rules::Answer;
use serde::Deserialize;

/// What a case expects for one item and person. Signers are ids of persons, or `role:<code>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectSigners {
    /// The item.
    pub item: String,
    /// Whose information.
    pub person: String,
    /// Every set of signatures that is known to suffice.
    pub ways: Vec<Vec<String>>,
    /// How settled they are: `settled` or `practice`.
    pub certainty: Option<String>,
    /// Sets some rule names that are not known to suffice.
    #[serde(default)]
    pub uncertain: Vec<Vec<String>>,
    /// Guardians who must be named as not to be asked.
    #[serde(default)]
    pub not_asked: Vec<String>,
    /// Signers who must stand in no set.
    #[serde(default)]
    pub never: Vec<String>,
}

fn name(signer: &Signer) -> String {
    match signer {
        Signer::Person(person) => person.to_string(),
        Signer::Role(role) => format!("role:{role}"),
    }
}

fn set(signers: &[Signer]) -> BTreeSet<String> {
    signers.iter().map(name).collect()
}

/// The rules about signing behind any set of signatures, for a whole question.
pub(crate) fn applied(answer: &Answer<'_>) -> BTreeSet<NormId> {
    let found = who_must_consent(answer.engine().lawbook(), answer.question(), None).unwrap_or_default();
    found.into_iter().flat_map(|who| who.ways).flat_map(|way| way.norms).collect()
}

/// Every difference, one line each.
pub(crate) fn differences(expected: &[ExpectSigners], answer: &Answer<'_>) -> Vec<String> {
    let found = who_must_consent(answer.engine().lawbook(), answer.question(), None).unwrap_or_default();
    let mut differences = Vec::new();
    for expect in expected {
        let place = format!("{}, {}", expect.item, expect.person);
        let who =
            found.iter().find(|who| who.item.as_str() == expect.item && who.person.as_str() == expect.person);
        match who {
            None => differences.push(format!("{place}: the question has no such item about this person")),
            Some(who) => compare(expect, who, &place, &mut differences),
        }
    }
    differences
}

fn compare(expect: &ExpectSigners, who: &WhoMustConsent, place: &str, found: &mut Vec<String>) {
    let sets = |ways: &[Vec<String>]| -> BTreeSet<BTreeSet<String>> {
        ways.iter().map(|way| way.iter().cloned().collect()).collect()
    };
    let sufficient = smallest(&who.sufficient().map(|way| set(&way.signers)).collect());
    if sufficient != smallest(&sets(&expect.ways)) {
        found.push(format!(
            "{place}: expected {} to suffice, got {}",
            written(&sets(&expect.ways)),
            written(&sufficient)
        ));
    }
    let needed = who.sufficient().filter(|way| sufficient.contains(&set(&way.signers)));
    let weakest = needed.map(|way| way.certainty).max();
    let firmness = weakest.map(|certainty| match certainty {
        Certainty::Settled => "settled",
        Certainty::Practice => "practice",
        Certainty::Uncertain => "uncertain",
    });
    if expect.certainty.is_some() && expect.certainty.as_deref() != firmness {
        found.push(format!("{place}: expected {:?}, got {firmness:?}", expect.certainty));
    }
    let signers =
        |way: &Way| -> BTreeSet<String> { way.signers.iter().chain(&way.perhaps).map(name).collect() };
    let uncertain: BTreeSet<_> = who.ways.iter().filter(|way| !way.suffices()).map(signers).collect();
    for wanted in sets(&expect.uncertain) {
        if !uncertain.iter().any(|open| open.is_subset(&wanted)) {
            let wanted = written(&BTreeSet::from([wanted]));
            found.push(format!("{place}: no rule leaves {wanted} open; open are {}", written(&uncertain)));
        }
    }
    let barred: Vec<String> = who.not_to_be_asked.iter().map(|entry| name(&entry.signer)).collect();
    for missing in expect.not_asked.iter().filter(|wanted| !barred.contains(wanted)) {
        found.push(format!("{place}: `{missing}` may be asked; not to be asked are {barred:?}"));
    }
    let anybody: BTreeSet<String> = who.ways.iter().flat_map(signers).collect();
    for wrong in expect.never.iter().filter(|never| anybody.contains(*never)) {
        found.push(format!("{place}: a rule names `{wrong}`"));
    }
}

/// The sets that hold no other: a signature more than suffices changes nothing.
fn smallest(sets: &BTreeSet<BTreeSet<String>>) -> BTreeSet<BTreeSet<String>> {
    let needed = |set: &&BTreeSet<String>| !sets.iter().any(|other| other != *set && other.is_subset(set));
    sets.iter().filter(needed).cloned().collect()
}

/// "far + mor, or verge".
fn written(sets: &BTreeSet<BTreeSet<String>>) -> String {
    let sets: Vec<String> =
        sets.iter().map(|set| set.iter().cloned().collect::<Vec<_>>().join(" + ")).collect();
    if sets.is_empty() { "nobody".to_owned() } else { sets.join(", or ") }
}
