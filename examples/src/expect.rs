//! What a case expects of an answer, and where the answer differs.

use bti_consent::Lawbook;
use bti_core::{Language, NormId};
use bti_rules::{Answer, Closed, Decision, Step, wire};
use serde::Deserialize;

use crate::Case;

/// What a case expects for one item and recipient.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The item.
    pub item: String,
    /// The recipient.
    pub recipient: String,
    /// The outcome's code.
    pub outcome: String,
    /// Norms that must be among the grounds.
    #[serde(default)]
    pub grounds: Vec<String>,
    /// Norms that must not.
    #[serde(default)]
    pub not_grounds: Vec<String>,
    /// Words that must be missing.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Procedure norms that must be shown.
    #[serde(default)]
    pub obligations: Vec<String>,
    /// Procedure norms that must not.
    #[serde(default)]
    pub not_obligations: Vec<String>,
    /// Duties that must be shown as owed to somebody else.
    #[serde(default)]
    pub elsewhere: Vec<String>,
    /// Words that must be part of some way forward.
    #[serde(default)]
    pub ways: Vec<String>,
    /// Words that must be in none.
    #[serde(default)]
    pub not_ways: Vec<String>,
    /// `in-law` or `on-assessment`, for "must not share".
    pub closed: Option<String>,
    /// The outcome by law alone, where the case is asked under a municipality's own rules.
    pub by_law: Option<String>,
    /// Rules of the profile that must refuse what the law would let pass.
    #[serde(default)]
    pub refused_by: Vec<String>,
    /// Rules of the profile that must give way.
    #[serde(default)]
    pub gives_way: Vec<String>,
    /// Guardians who must be named as not to be asked.
    #[serde(default)]
    pub not_asked: Vec<String>,
    /// Signers who must be named as without standing, by person id or `role:<code>`.
    #[serde(default)]
    pub without_standing: Vec<String>,
    /// Warnings that must be shown, by code.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// Warnings that must not.
    #[serde(default)]
    pub not_warnings: Vec<String>,
    /// Notices that must be shown, by code.
    #[serde(default)]
    pub notices: Vec<String>,
}

/// Every difference between what a case expects and what was answered, one line each.
#[must_use]
pub fn differences(case: &Case, answer: &Answer<'_>) -> Vec<String> {
    let decisions = answer.decisions();
    let mut found = Vec::new();
    for expect in &case.expect {
        let place = format!("{} → {}", expect.item, expect.recipient);
        let decision = decisions.iter().find(|decision| {
            decision.item.as_str() == expect.item && decision.recipient.as_str() == expect.recipient
        });
        match decision {
            None => found.push(format!("{place}: the question has no such item and recipient")),
            Some(decision) => {
                compare(expect, decision, answer.engine().lawbook(), &place, &mut found);
                people(expect, decision, answer, &place, &mut found);
            }
        }
    }
    found.extend(crate::signers::differences(&case.signers, answer));
    found
}

/// What a case expects of the people behind an answer, and of a municipality's own rules.
fn people(expect: &Expect, decision: &Decision, answer: &Answer<'_>, place: &str, found: &mut Vec<String>) {
    let question = answer.question();
    let spot = (
        question.items().iter().position(|item| item.id == decision.item),
        question.recipients().iter().position(|recipient| recipient.id == decision.recipient),
    );
    if let (Some(by_law), (Some(item), Some(recipient))) = (&expect.by_law, spot) {
        let actual = answer.outcome_by_law(item, recipient).code();
        if actual != by_law {
            found.push(format!("{place}: expected {by_law} by law alone, got {actual}"));
        }
    }
    let wire = wire::v1::Decisions::new(answer, Language::English);
    let written = wire.decisions.iter().find(|written| {
        written.item == decision.item.as_str() && written.recipient == decision.recipient.as_str()
    });
    let Some(written) = written else { return };
    let rules = |refuses: bool| -> Vec<String> {
        let kept = ["also-signs", "obligation", "advice"];
        let effects = written.local.iter().filter(|local| !kept.contains(&local.effect.as_str()));
        effects
            .filter(|local| (local.effect == "refuses") == refuses)
            .map(|local| local.rule.clone())
            .collect()
    };
    let signer = |signer: &wire::v1::SignerText| {
        let role = signer.role.map(|role| format!("role:{}", role.0.code()));
        signer.person.clone().or(role).unwrap_or_default()
    };
    let codes: Vec<String> = written.warnings.iter().map(|warning| warning.warning.clone()).collect();
    let lists: [(&str, &[String], Vec<String>, bool); 7] = [
        ("refusal by the local rule", &expect.refused_by, rules(true), true),
        ("local rule that gives way", &expect.gives_way, rules(false), true),
        (
            "guardian not to be asked",
            &expect.not_asked,
            written.not_to_be_asked.iter().map(|entry| signer(&entry.signer)).collect(),
            true,
        ),
        (
            "signer without standing",
            &expect.without_standing,
            written.without_standing.iter().map(|entry| signer(&entry.signer)).collect(),
            true,
        ),
        ("warning", &expect.warnings, codes.clone(), true),
        ("warning", &expect.not_warnings, codes, false),
        (
            "notice",
            &expect.notices,
            written.notices.iter().map(|notice| notice.notice.clone()).collect(),
            true,
        ),
    ];
    for (what, expected, actual, wanted) in lists {
        for name in expected.iter().filter(|name| actual.contains(name) != wanted) {
            let verb = if wanted { "lacks" } else { "has" };
            found.push(format!("{place}: {verb} the {what} `{name}`; there are {actual:?}"));
        }
    }
}

fn compare(expect: &Expect, decision: &Decision, lawbook: &Lawbook, place: &str, found: &mut Vec<String>) {
    let outcome = decision.outcome.code();
    if outcome != expect.outcome {
        found.push(format!(
            "{place}: expected {}, got {outcome} ({:?}; missing {:?})",
            expect.outcome,
            decision.grounds,
            words(decision)
        ));
    }
    let norms = |list: &[NormId]| -> Vec<String> { list.iter().map(ToString::to_string).collect() };
    let obligations: Vec<String> = decision
        .obligations
        .iter()
        .chain(&decision.advice)
        .map(|obligation| obligation.norm.to_string())
        .collect();
    let ways: Vec<String> = decision
        .ways_forward
        .iter()
        .flatten()
        .map(|step| match step {
            Step::Consent { .. } => "consent-covers".to_owned(),
            Step::Assess(word) => word.to_string(),
        })
        .collect();
    let grounds = norms(&decision.grounds);
    let lists: [(&str, &[String], &[String], bool); 8] = [
        ("ground", &expect.grounds, &grounds, true),
        ("ground", &expect.not_grounds, &grounds, false),
        ("missing word", &expect.missing, &words(decision), true),
        ("obligation", &expect.obligations, &obligations, true),
        ("obligation", &expect.not_obligations, &obligations, false),
        ("duty elsewhere", &expect.elsewhere, &norms(&decision.elsewhere), true),
        ("way forward", &expect.ways, &ways, true),
        ("way forward", &expect.not_ways, &ways, false),
    ];
    for (what, expected, actual, wanted) in lists {
        for name in expected {
            if actual.contains(name) != wanted {
                let verb = if wanted { "lacks" } else { "has" };
                found.push(format!("{place}: {verb} the {what} `{name}`; there are {actual:?}"));
            }
            let known = lawbook
                .sections()
                .iter()
                .flat_map(|section| &section.versions)
                .flat_map(|version| &version.norms);
            let is_norm = known.into_iter().any(|norm| norm.id.as_str() == name);
            let is_word = lawbook.vocabulary().words().any(|word| word.id.as_str() == name);
            if !is_norm && !is_word {
                found.push(format!("{place}: `{name}` is neither a norm nor a word of the lawbook"));
            }
        }
    }
    let closed = match &decision.closed {
        Some(Closed::InLaw) => Some("in-law"),
        Some(Closed::OnAssessment(_)) => Some("on-assessment"),
        None => None,
    };
    if expect.closed.is_some() && expect.closed.as_deref() != closed {
        found.push(format!("{place}: expected closed {:?}, got {closed:?}", expect.closed));
    }
}

fn words(decision: &Decision) -> Vec<String> {
    decision
        .missing
        .iter()
        .filter_map(|missing| {
            let norm = missing.norm.as_ref().map(ToString::to_string);
            missing.word.as_ref().map(ToString::to_string).or(norm)
        })
        .collect()
}
