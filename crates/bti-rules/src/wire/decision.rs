//! Decisions on the wire, version 1: codes and ids for machines, with the words a person reads beside them.

use bti_core::{Language, NormId, Signer};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::code::{Code, Day};
use crate::answer::Answer;
use crate::decision::{Cause, Closed, Decision, Notice, Obligation, Outcome, Step, Warning};
use crate::explain::Explanation;
use bti_consent::When;
use bti_consent::consent::{AskingBar, LocalEffect, LocalFinding, NoStanding, NotToBeAsked, WithoutStanding};

/// Every decision for a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// The day decided for.
    pub day: Day,
    /// The language of the texts: `nb`, `nn` or `en`.
    pub language: String,
    /// The law behind it.
    pub law: LawRead,
    /// The engine's version.
    pub engine_version: String,
    /// One per item and recipient, items in the order asked.
    pub decisions: Vec<Decided>,
    /// The question to put to a person next, while something cannot be decided.
    pub next_question: Option<NextAsk>,
}

/// Which law was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawRead {
    /// The edition.
    pub edition: String,
    /// SHA-256 over its files.
    pub hash: String,
    /// The day up to which it was read.
    pub read_as_of: Day,
}

/// The answer for one item and recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The item.
    pub item: String,
    /// The recipient.
    pub recipient: String,
    /// `must_share`, `may_share`, `must_not_share` or `cannot_decide`.
    #[schemars(extend("enum" = ["must_share", "may_share", "must_not_share", "cannot_decide"]))]
    pub outcome: String,
    /// The outcome by law alone: another only where the municipality's own rules close what the law leaves open.
    #[schemars(extend("enum" = ["must_share", "may_share", "must_not_share", "cannot_decide"]))]
    pub by_law: String,
    /// The provisions that decided.
    pub grounds: Vec<Ground>,
    /// No duty of silence binds the giver here.
    pub nothing_binds: bool,
    /// Without these it is unlawful.
    pub conditions: Vec<WordText>,
    /// What must be done along with it, or must not be done.
    pub obligations: Vec<ObligationText>,
    /// What guidance recommends.
    pub advice: Vec<ObligationText>,
    /// For `must_not_share`: `in-law` or `on-assessment`.
    pub closed: Option<String>,
    /// For `on-assessment`: the judgements that would change it.
    pub would_change: Vec<WordText>,
    /// For `cannot_decide`: what is missing.
    pub missing: Vec<MissingWord>,
    /// What would open it.
    pub ways_forward: Vec<Way>,
    /// Why consents on record do not count here.
    pub consents: Vec<ConsentText>,
    /// Signatures on record that have no effect.
    pub without_standing: Vec<WithoutStandingText>,
    /// Guardians who must not be asked or told.
    pub not_to_be_asked: Vec<NotToBeAskedText>,
    /// What the municipality's own rules do. They are not law.
    pub local: Vec<LocalText>,
    /// What a person should look at.
    pub warnings: Vec<WarningText>,
    /// Duties owed to somebody else.
    pub duties_elsewhere: Vec<Ground>,
    /// Duties nobody has assessed.
    pub reminders: Vec<Ground>,
    /// About the law behind the answer.
    pub notices: Vec<NoticeText>,
    /// The whole decision in words.
    pub text: String,
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its stable id.
    pub norm: String,
    /// Where it stands.
    pub citation: String,
    /// What it says.
    pub says: String,
}

/// A word with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordText {
    /// The word.
    pub word: String,
    /// What it means.
    pub says: String,
}

/// Something to do, or not to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObligationText {
    /// The norm.
    pub norm: String,
    /// Where it stands.
    pub citation: String,
    /// `before`, `with`, `after` or `forbidden`.
    #[schemars(extend("enum" = ["before", "with", "after", "forbidden"]))]
    pub when: String,
    /// False where it must be clarified whether it applies.
    pub certain: bool,
    /// What it says.
    pub says: String,
}

/// Something missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MissingWord {
    /// `fact`, `assessment`, `unsettled-law` or `not-read`.
    #[schemars(extend("enum" = ["fact", "assessment", "unsettled-law", "not-read"]))]
    pub cause: String,
    /// The word.
    pub word: Option<String>,
    /// The norm that was not read.
    pub norm: Option<String>,
    /// The item it is about.
    pub item: Option<String>,
    /// The recipient it is about.
    pub recipient: Option<String>,
    /// The person it is about.
    pub person: Option<String>,
    /// The question to a person.
    pub ask: String,
}

/// A way forward: all of these steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// The steps.
    pub steps: Vec<StepText>,
    /// In words.
    pub says: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepText {
    /// `consent` or `assess`.
    #[schemars(extend("enum" = ["consent", "assess"]))]
    pub kind: String,
    /// For `assess`: the judgement.
    pub word: Option<String>,
    /// For `consent`: whose information.
    pub person: Option<String>,
    /// For `consent`: who has not signed.
    pub signers: Vec<SignerText>,
}

/// A signer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignerText {
    /// A person of the question.
    pub person: Option<String>,
    /// Or a role.
    pub role: Option<Code<bti_core::SignerRole>>,
}

/// Why a consent does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentText {
    /// The consent's id.
    pub consent: String,
    /// Why it does not count, in words.
    pub says: String,
}

/// A signature without effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithoutStandingText {
    /// The consent it stands on.
    pub consent: String,
    /// Whose signature.
    pub signer: SignerText,
    /// `not-alone`, `no-responsibility`, `others-decide`, `stranger` or `office-decides-nothing`.
    #[schemars(extend("enum" = ["not-alone", "no-responsibility", "others-decide", "stranger", "office-decides-nothing"]))]
    pub why: String,
    /// In words.
    pub says: String,
}

/// A guardian who must not be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotToBeAskedText {
    /// Whose information it is.
    pub person: String,
    /// Who is not to be asked.
    pub signer: SignerText,
    /// Why.
    pub bars: Vec<BarText>,
    /// In words.
    pub says: String,
}

/// A reason not to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BarText {
    /// `suspected`, `suspicion-undecided`, `graded-address`, `word` (it holds), `open` (it is not known whether it holds)
    /// or `unless` (asking needs it, and it is not known to hold).
    #[schemars(extend("enum" = ["suspected", "suspicion-undecided", "graded-address", "word", "open", "unless"]))]
    pub bar: String,
    /// The word.
    pub word: Option<String>,
    /// In words.
    pub says: String,
}

/// What a municipality's own rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalText {
    /// The rule's id in the profile.
    pub rule: String,
    /// Whose information it is about.
    pub person: String,
    /// What it does: `refuses`, `also-signs`, `obligation`, `advice`, or why it gives way.
    #[schemars(extend("enum" = ["refuses", "also-signs", "obligation", "advice", "person-decides-alone", "guardian-must-not-know", "others-decide", "within-the-service"]))]
    pub effect: String,
    /// In words.
    pub says: String,
}

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WarningText {
    /// What it is about.
    #[schemars(extend("enum" = ["not-heard", "view-not-weighed", "child-opposes", "register-set-aside", "one-parent"]))]
    pub warning: String,
    /// The child.
    pub person: String,
    /// The norms behind it.
    pub norms: Vec<String>,
    /// In words.
    pub says: String,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeText {
    /// `law-read-as-of`, `before-first-day`, `not-reviewed`, `adopted-without-date`, `rests-on-position` or
    /// `rests-on-practice`.
    #[schemars(extend("enum" = ["law-read-as-of", "before-first-day", "not-reviewed", "adopted-without-date", "rests-on-position", "rests-on-practice"]))]
    pub notice: String,
    /// In words.
    pub says: String,
}

/// The next question of the interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextAsk {
    /// The word to ask about.
    pub word: String,
    /// The item it is about.
    pub item: Option<String>,
    /// The recipient it is about.
    pub recipient: Option<String>,
    /// The person it is about.
    pub person: Option<String>,
    /// In words.
    pub says: String,
}

impl Decisions {
    /// Every decision of an answer, with texts in a language.
    #[must_use]
    pub fn new(answer: &Answer<'_>, language: Language) -> Self {
        let words = Explanation::new(answer, language);
        Self {
            day: Day(answer.question().day()),
            language: language.code().to_owned(),
            law: LawRead::of(answer),
            engine_version: crate::ENGINE_VERSION.to_owned(),
            decisions: answer.decisions().iter().map(|decision| decided(&words, decision)).collect(),
            next_question: answer.next_question().map(|next| NextAsk {
                says: words.ask(&next.word),
                word: next.word.to_string(),
                item: text(next.item.as_ref()),
                recipient: text(next.recipient.as_ref()),
                person: text(next.person.as_ref()),
            }),
        }
    }
}

impl LawRead {
    pub(super) fn of(answer: &Answer<'_>) -> Self {
        let edition = answer.engine().lawbook().edition();
        Self { edition: edition.id.clone(), hash: edition.hash.clone(), read_as_of: Day(edition.read_as_of) }
    }
}

fn text(id: Option<&impl ToString>) -> Option<String> {
    id.map(ToString::to_string)
}

fn decided(words: &Explanation<'_, '_>, decision: &Decision) -> Decided {
    let grounds = |norms: &[NormId]| -> Vec<Ground> {
        let ground = |norm: &NormId| Ground {
            norm: norm.to_string(),
            citation: words.citation(norm),
            says: words.plain(norm),
        };
        norms.iter().map(ground).collect()
    };
    let labels = |list: &[bti_core::WordId]| -> Vec<WordText> {
        list.iter().map(|word| WordText { word: word.to_string(), says: words.label(word) }).collect()
    };
    let (closed, would_change) = match &decision.closed {
        None => (None, Vec::new()),
        Some(Closed::InLaw) => (Some("in-law"), Vec::new()),
        Some(Closed::OnAssessment(list)) => (Some("on-assessment"), labels(list)),
    };
    Decided {
        item: decision.item.to_string(),
        recipient: decision.recipient.to_string(),
        outcome: Outcome::code(decision.outcome).to_owned(),
        by_law: Outcome::code(decision.by_law).to_owned(),
        grounds: grounds(&decision.grounds),
        nothing_binds: decision.nothing_binds,
        conditions: labels(&decision.conditions),
        obligations: obligations(words, &decision.obligations),
        advice: obligations(words, &decision.advice),
        closed: closed.map(str::to_owned),
        would_change,
        missing: decision
            .missing
            .iter()
            .map(|missing| MissingWord {
                cause: match missing.cause {
                    Cause::Fact => "fact",
                    Cause::Assessment => "assessment",
                    Cause::UnsettledLaw => "unsettled-law",
                    Cause::NotRead => "not-read",
                }
                .to_owned(),
                word: text(missing.word.as_ref()),
                norm: text(missing.norm.as_ref()),
                item: text(missing.item.as_ref()),
                recipient: text(missing.recipient.as_ref()),
                person: text(missing.person.as_ref()),
                ask: words.missing(missing),
            })
            .collect(),
        ways_forward: decision
            .ways_forward
            .iter()
            .map(|way| Way { steps: way.iter().map(step).collect(), says: words.way(way) })
            .collect(),
        consents: decision
            .consents
            .iter()
            .map(|(consent, why)| ConsentText {
                consent: consent.to_string(),
                says: words.shortfall(*why).to_owned(),
            })
            .collect(),
        without_standing: decision
            .without_standing
            .iter()
            .map(|entry| without_standing(words, entry))
            .collect(),
        not_to_be_asked: decision.not_to_be_asked.iter().map(|entry| not_to_be_asked(words, entry)).collect(),
        local: decision.local.iter().map(|finding| local(words, finding)).collect(),
        warnings: decision.warnings.iter().map(|entry| warning(words, entry)).collect(),
        duties_elsewhere: grounds(&decision.elsewhere),
        reminders: grounds(&decision.reminders),
        notices: decision.notices.iter().map(|notice| notice_text(words, notice)).collect(),
        text: words.decision(decision),
    }
}

pub(super) fn notice_text(words: &Explanation<'_, '_>, notice: &Notice) -> NoticeText {
    let code = match notice {
        Notice::LawReadAsOf(_) => "law-read-as-of",
        Notice::BeforeFirstDay(_) => "before-first-day",
        Notice::NotReviewed => "not-reviewed",
        Notice::AdoptedWithoutDate(_) => "adopted-without-date",
        Notice::RestsOnPosition(_) => "rests-on-position",
        Notice::RestsOnPractice(_) => "rests-on-practice",
    };
    NoticeText { notice: code.to_owned(), says: words.notice(notice) }
}

fn obligations(words: &Explanation<'_, '_>, list: &[Obligation]) -> Vec<ObligationText> {
    list.iter()
        .map(|entry| ObligationText {
            norm: entry.norm.to_string(),
            citation: words.citation(&entry.norm),
            when: match entry.when {
                When::Before => "before",
                When::With => "with",
                When::After => "after",
                When::Forbidden => "forbidden",
            }
            .to_owned(),
            certain: entry.certain,
            says: words.plain(&entry.norm),
        })
        .collect()
}

fn step(step: &Step) -> StepText {
    match step {
        Step::Assess(word) => StepText {
            kind: "assess".to_owned(),
            word: Some(word.to_string()),
            person: None,
            signers: Vec::new(),
        },
        Step::Consent { person, signers } => StepText {
            kind: "consent".to_owned(),
            word: None,
            person: Some(person.to_string()),
            signers: signers.iter().map(signer).collect(),
        },
    }
}

pub(super) fn signer(signer: &Signer) -> SignerText {
    match signer {
        Signer::Person(person) => SignerText { person: Some(person.to_string()), role: None },
        Signer::Role(role) => SignerText { person: None, role: Some(Code(*role)) },
    }
}

fn without_standing(words: &Explanation<'_, '_>, entry: &WithoutStanding) -> WithoutStandingText {
    WithoutStandingText {
        consent: entry.consent.to_string(),
        signer: signer(&entry.signer),
        why: match entry.why {
            NoStanding::NotAlone => "not-alone",
            NoStanding::NoResponsibility => "no-responsibility",
            NoStanding::OthersDecide => "others-decide",
            NoStanding::Stranger => "stranger",
            NoStanding::OfficeDecidesNothing => "office-decides-nothing",
        }
        .to_owned(),
        says: words.without_standing(entry),
    }
}

pub(super) fn not_to_be_asked(words: &Explanation<'_, '_>, entry: &NotToBeAsked) -> NotToBeAskedText {
    let bar = |bar: &AskingBar| {
        let (code, word) = match bar {
            AskingBar::Suspected => ("suspected", None),
            AskingBar::SuspicionUndecided => ("suspicion-undecided", None),
            AskingBar::GradedAddress => ("graded-address", None),
            AskingBar::Word(word) => ("word", Some(word)),
            AskingBar::Open(word) => ("open", Some(word)),
            AskingBar::Unless(word) => ("unless", Some(word)),
        };
        BarText { bar: code.to_owned(), word: text(word), says: words.bar(bar) }
    };
    NotToBeAskedText {
        person: entry.person.to_string(),
        signer: signer(&entry.signer),
        bars: entry.bars.iter().map(bar).collect(),
        says: words.not_to_be_asked(entry),
    }
}

pub(super) fn local(words: &Explanation<'_, '_>, finding: &LocalFinding) -> LocalText {
    let (heading, says) = words.local(finding);
    LocalText {
        rule: finding.rule.to_string(),
        person: finding.person.to_string(),
        effect: match &finding.effect {
            LocalEffect::Refuses => "refuses",
            LocalEffect::AlsoSigns(_) => "also-signs",
            LocalEffect::Obligation => "obligation",
            LocalEffect::Advice => "advice",
            LocalEffect::PersonDecidesAlone(_) => "person-decides-alone",
            LocalEffect::GuardianMustNotKnow(_) => "guardian-must-not-know",
            LocalEffect::OthersDecide => "others-decide",
            LocalEffect::WithinTheService => "within-the-service",
        }
        .to_owned(),
        says: format!("{heading}: {says}"),
    }
}

fn warning(words: &Explanation<'_, '_>, warning: &Warning) -> WarningText {
    let (code, person, norms) = match warning {
        Warning::NotHeard { person, norms } => ("not-heard", person, norms.iter().collect()),
        Warning::ViewNotWeighed { person, norm } => ("view-not-weighed", person, vec![norm]),
        Warning::ChildOpposes { person } => ("child-opposes", person, Vec::new()),
        Warning::RegisterSetAside { person, .. } => ("register-set-aside", person, Vec::new()),
        Warning::OneParent { person, norm, .. } => ("one-parent", person, vec![norm]),
    };
    WarningText {
        warning: code.to_owned(),
        person: person.to_string(),
        norms: norms.into_iter().map(ToString::to_string).collect(),
        says: words.warning(warning),
    }
}
