//! Whose consent is needed, in words.

use std::fmt::Write as _;

use bti_consent::Certainty;
use bti_consent::consent::{Affected, Happened, Reevaluation, Trigger, Way, WhoMustConsent};
use bti_core::Signer;

use super::Explanation;
use crate::consent_form::NoForm;
use crate::texts;

impl Explanation<'_, '_> {
    /// Whose consent is needed for one item and person: the ways to sign, what they rest on, and who must not be asked.
    #[must_use]
    pub fn who_must_consent(&self, who: &WhoMustConsent) -> String {
        let mut text = format!("{} ({} {})\n", who.item, self.say(texts::OF_PERSON), who.person);
        let sufficient: Vec<&Way> = who.sufficient().collect();
        if !who.not_to_be_asked.is_empty() && !who.may_ask() {
            let _ = writeln!(text, "  {}", self.say(texts::ASK_NOBODY));
        }
        for (index, way) in sufficient.iter().enumerate() {
            let label = self.say(if index == 0 { texts::SIGN } else { texts::SIGN_OR });
            let _ = writeln!(text, "  {label}: {} – {}", self.marked(&way.signers, who), self.rests_on(way));
        }
        if sufficient.is_empty() {
            let _ = writeln!(text, "  {}", self.say(texts::SIGN_NOBODY));
        }
        for way in who.ways.iter().filter(|way| !way.suffices()) {
            let signers: Vec<_> = way.signers.iter().chain(&way.perhaps).cloned().collect();
            let (label, names) = (self.say(texts::SIGN_OPEN), self.marked(&signers, who));
            let _ = writeln!(text, "  {label}: {names} – {}", self.rests_on(way));
        }
        let mut questions: Vec<String> = Vec::new();
        for word in who.open.iter().filter(|word| self.word(word).is_some_and(|word| word.ask.is_some())) {
            let ask = self.ask(word);
            if !questions.contains(&ask) {
                let _ = writeln!(text, "  {}: {ask}", self.say(texts::MISSING_FACT));
                questions.push(ask);
            }
        }
        for finding in &who.local {
            let (label, content) = self.local(finding);
            let _ = writeln!(text, "  {label}: {content}");
        }
        for barred in self.all_not_to_be_asked(&who.not_to_be_asked) {
            let _ = writeln!(text, "  {}: {barred}", self.say(texts::DO_NOT_ASK));
        }
        text
    }

    /// A set of signers, those who must not be asked marked as such.
    fn marked(&self, signers: &[Signer], who: &WhoMustConsent) -> String {
        let barred = |signer: &Signer| who.not_to_be_asked.iter().any(|entry| entry.signer == *signer);
        let mark = |signer: &Signer| {
            let name = self.signer(signer);
            if barred(signer) { format!("{name} ({})", self.say(texts::NOT_ASKED)) } else { name }
        };
        self.joined(signers.iter().map(mark).collect())
    }

    /// Why there is no form for a person, in words.
    #[must_use]
    pub fn no_form(&self, without: &NoForm) -> String {
        match without {
            NoForm::NotNeeded { person } => format!("{person}: {}", self.say(texts::FORM_NOT_NEEDED)),
            NoForm::NobodyCanSign { person } => format!("{person}: {}", self.say(texts::FORM_NOBODY)),
            NoForm::NotToBeAsked { barred, .. } => {
                let reasons = self.all_not_to_be_asked(barred).join(". ");
                format!("{} – {}: {reasons}", self.say(texts::ASK_NOBODY), self.say(texts::DO_NOT_ASK))
            }
        }
    }

    /// That there is no form at all, in words.
    #[must_use]
    pub fn no_forms(&self) -> &'static str {
        self.say(texts::FORM_NONE)
    }

    /// That nothing has to be looked at, in words.
    #[must_use]
    pub fn nothing_ahead(&self) -> &'static str {
        self.say(texts::NOTHING_AHEAD)
    }

    /// A day on which consents have to be looked at again, in words.
    #[must_use]
    pub fn reevaluation(&self, entry: &Reevaluation) -> String {
        let mut on = entry.on.map_or_else(|| self.say(texts::NO_DATE).to_owned(), |day| day.to_string());
        if let Some(other) = entry.or_on {
            let _ = write!(on, " {} {other}", self.say(texts::OR));
        }
        let consents: Vec<&str> = entry.consents.iter().map(bti_core::ConsentId::as_str).collect();
        let (trigger, affected) = (self.trigger(&entry.trigger), self.affected(&entry.affected));
        format!("{on} ({}): {trigger} – {affected} ({})", entry.person, consents.join(", "))
    }

    fn trigger(&self, trigger: &Trigger) -> String {
        match trigger {
            Trigger::Age(age) => format!("{} {age} {}", self.say(texts::COMES_OF), self.say(texts::YEARS)),
            Trigger::Ends => self.say(texts::CONSENT_ENDS).to_owned(),
            Trigger::LawChange => self.say(texts::LAW_CHANGES).to_owned(),
            Trigger::AdoptedWithoutDate(norm) => {
                let stands = bti_consent::cite_home(self.answer.engine().lawbook(), norm, self.language);
                let stands = stands.unwrap_or_else(|| norm.to_string());
                format!("{} ({stands})", self.say(texts::LAW_WITHOUT_DATE))
            }
            Trigger::Local(rule) => {
                let profile = self.answer.engine().profile();
                let found = profile.and_then(|profile| profile.rule(rule));
                let says =
                    found.map_or_else(|| rule.to_string(), |rule| rule.says.get(self.language).to_owned());
                format!("{}: {says}", self.say(texts::LOCAL_ASKS))
            }
            Trigger::Happened(what) => self.happened(*what),
        }
    }

    fn happened(&self, what: Happened) -> String {
        let (text, named) = match what {
            Happened::CustodyChanged => (texts::HAPPENED_CUSTODY, None),
            Happened::GuardianDied => (texts::HAPPENED_DEATH, None),
            Happened::CareOrder => (texts::HAPPENED_CARE, None),
            Happened::Placed => (texts::HAPPENED_PLACED, None),
            Happened::AddressGraded => (texts::HAPPENED_ADDRESS, None),
            Happened::SuspicionRaised => (texts::HAPPENED_SUSPICION, None),
            Happened::ServiceJoined(service) => (texts::HAPPENED_SERVICE, Some(service.name(self.language))),
            Happened::LogTakenOver(service) => (texts::HAPPENED_LOG, Some(service.name(self.language))),
            Happened::PurposeAdded(purpose) => (texts::HAPPENED_PURPOSE, Some(purpose.name(self.language))),
            Happened::KindAdded(kind) => (texts::HAPPENED_KIND, Some(kind.name(self.language))),
        };
        let text = self.say(text);
        named.map_or_else(|| text.to_owned(), |named| format!("{text}: {named}"))
    }

    fn affected(&self, affected: &Affected) -> String {
        let sets = |sets: &[Vec<Signer>]| -> String {
            let sets: Vec<String> = sets.iter().map(|set| self.signers(set)).collect();
            if sets.is_empty() { self.say(texts::NOBODY).to_owned() } else { sets.join(" / ") }
        };
        match affected {
            Affected::Signers { item, before, after } => {
                format!("{} {item}: {} → {}", self.say(texts::SIGNERS_CHANGE), sets(before), sets(after))
            }
            Affected::End => self.say(texts::NO_LONGER_COUNTS).to_owned(),
            Affected::DoNotReach => self.say(texts::DOES_NOT_REACH).to_owned(),
            Affected::LookAgain => self.say(texts::LOOK_AGAIN).to_owned(),
        }
    }

    /// What a way rests on: its provisions, and how settled it is that it suffices.
    fn rests_on(&self, way: &Way) -> String {
        let settled = self.say(match way.certainty {
            Certainty::Settled => texts::SETTLED,
            Certainty::Practice => texts::PRACTICE,
            Certainty::Uncertain => texts::UNCERTAIN_LAW,
        });
        let norms: Vec<String> = way.norms.iter().map(|norm| self.citation(norm)).collect();
        format!("{} ({settled})", norms.join("; "))
    }
}
