//! Whose consent is needed, on the wire, version 1.

use bti_consent::Certainty;
use bti_consent::consent::{OneParent, Way, WhoMustConsent};
use bti_core::{Known, Language, Service};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::code::{Code, Day};
use super::decision::{
    LawRead, LocalText, NotToBeAskedText, NoticeText, SignerText, WordText, local, not_to_be_asked,
    notice_text, signer,
};
use crate::answer::Answer;
use crate::explain::Explanation;

/// Whose consent is needed, for every item of a question and every person it is about. It decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// The day.
    pub day: Day,
    /// The giver's service: whose rules decide.
    pub service: Code<Service>,
    /// The language of the texts: `nb`, `nn` or `en`.
    pub language: String,
    /// The law behind it.
    pub law: LawRead,
    /// About the law behind it.
    pub notices: Vec<NoticeText>,
    /// One for each item and person, items in the order asked.
    pub who: Vec<WhoSigns>,
}

/// Whose consent is needed for one item and person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhoSigns {
    /// The item.
    pub item: String,
    /// Whose information.
    pub person: String,
    /// The acts whose rules decide for this giver, by regime.
    pub regimes: Vec<String>,
    /// Every set of signatures a rule names, those known to suffice first.
    pub ways: Vec<WayText>,
    /// What it turns on that is not known.
    pub open: Vec<WordText>,
    /// Guardians who must not be asked.
    pub not_to_be_asked: Vec<NotToBeAskedText>,
    /// What the municipality's own rules add. They are not law.
    pub local: Vec<LocalText>,
    /// Whether a set that suffices could be collected without asking anybody who must not be asked.
    pub may_ask: bool,
    /// In words.
    pub says: String,
}

/// A set of signatures: all of them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayText {
    /// Everyone who signs.
    pub signers: Vec<SignerText>,
    /// Those who may have to sign as well.
    pub perhaps: Vec<SignerText>,
    /// Whether these signatures are known to suffice.
    pub suffices: bool,
    /// `settled`, `practice` or `uncertain`.
    #[schemars(extend("enum" = ["settled", "practice", "uncertain"]))]
    pub certainty: String,
    /// Whether the rules apply here.
    pub applies: Code<Known>,
    /// The rules, with where they stand.
    pub norms: Vec<NormText>,
    /// Why one of several parents may suffice, where the rule is of that sort.
    pub one_parent: Option<String>,
}

/// A rule about signing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormText {
    /// Its stable id.
    pub norm: String,
    /// Where it stands.
    pub citation: String,
    /// What it says.
    pub says: String,
}

impl Signing {
    /// Whose consent an answer's question needs, with texts in a language.
    #[must_use]
    pub fn new(answer: &Answer<'_>, language: Language) -> Self {
        let words = Explanation::new(answer, language);
        Self {
            day: Day(answer.question().day()),
            service: Code(answer.question().giver().service),
            language: language.code().to_owned(),
            law: LawRead::of(answer),
            notices: answer.signing_notices().iter().map(|notice| notice_text(&words, notice)).collect(),
            who: answer.who_must_consent().iter().map(|who| who_signs(&words, who)).collect(),
        }
    }
}

fn who_signs(words: &Explanation<'_, '_>, who: &WhoMustConsent) -> WhoSigns {
    WhoSigns {
        item: who.item.to_string(),
        person: who.person.to_string(),
        regimes: who.regimes.clone(),
        ways: who.ways.iter().map(|own| way(words, own)).collect(),
        open: who
            .open
            .iter()
            .map(|word| WordText { word: word.to_string(), says: words.label(word) })
            .collect(),
        not_to_be_asked: who.not_to_be_asked.iter().map(|entry| not_to_be_asked(words, entry)).collect(),
        local: who.local.iter().map(|finding| local(words, finding)).collect(),
        may_ask: who.may_ask(),
        says: words.who_must_consent(who),
    }
}

fn way(words: &Explanation<'_, '_>, way: &Way) -> WayText {
    let norm = |norm: &bti_core::NormId| NormText {
        norm: norm.to_string(),
        citation: words.citation(norm),
        says: words.plain(norm),
    };
    let code =
        |reason: OneParent| OneParent::ALL.iter().find(|(_, own)| *own == reason).map(|(code, _)| *code);
    WayText {
        signers: way.signers.iter().map(signer).collect(),
        perhaps: way.perhaps.iter().map(signer).collect(),
        suffices: way.suffices(),
        certainty: match way.certainty {
            Certainty::Settled => "settled",
            Certainty::Practice => "practice",
            Certainty::Uncertain => "uncertain",
        }
        .to_owned(),
        applies: Code(way.applies),
        norms: way.norms.iter().map(norm).collect(),
        one_parent: way.one_parent.and_then(code).map(str::to_owned),
    }
}
