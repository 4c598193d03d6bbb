//! Signatures, guardians, children and local rules, in words.

use bti_consent::consent::{AskingBar, LocalEffect, LocalFinding, NoStanding, NotToBeAsked, WithoutStanding};
use bti_core::Signer;

use super::Explanation;
use crate::decision::Warning;
use crate::texts;

impl Explanation<'_, '_> {
    /// Who signs: the local id of a person, or what an office is called.
    #[must_use]
    pub fn signer(&self, signer: &Signer) -> String {
        match signer {
            Signer::Person(person) => person.to_string(),
            Signer::Role(role) => role.name(self.language).to_owned(),
        }
    }

    /// A set of signers, all of whom sign.
    #[must_use]
    pub fn signers(&self, signers: &[Signer]) -> String {
        self.joined(signers.iter().map(|signer| self.signer(signer)).collect())
    }

    /// "a, b og c".
    pub(super) fn joined(&self, mut names: Vec<String>) -> String {
        let Some(last) = names.pop() else { return String::new() };
        if names.is_empty() { last } else { format!("{} {} {last}", names.join(", "), self.say(texts::AND)) }
    }

    /// A signature without effect, in words.
    #[must_use]
    pub fn without_standing(&self, without: &WithoutStanding) -> String {
        let why = self.say(match without.why {
            NoStanding::NotAlone => texts::STAND_ALONE,
            NoStanding::NoResponsibility => texts::STAND_RESPONSIBILITY,
            NoStanding::OthersDecide => texts::STAND_OTHERS,
            NoStanding::Stranger => texts::STAND_STRANGER,
            NoStanding::OfficeDecidesNothing => texts::STAND_OFFICE,
        });
        format!("{}: {} – {why}", without.consent, self.signer(&without.signer))
    }

    /// Who must not be asked, and why, in words.
    #[must_use]
    pub fn not_to_be_asked(&self, barred: &NotToBeAsked) -> String {
        self.barred(std::slice::from_ref(&barred.signer), barred)
    }

    /// The same for several, those with the same reasons on one line.
    #[must_use]
    pub fn all_not_to_be_asked(&self, barred: &[NotToBeAsked]) -> Vec<String> {
        let mut lines: Vec<(Vec<Signer>, &NotToBeAsked)> = Vec::new();
        for entry in barred {
            let same = |other: &NotToBeAsked| other.person == entry.person && other.bars == entry.bars;
            match lines.iter_mut().find(|(_, other)| same(other)) {
                Some((signers, _)) => signers.push(entry.signer.clone()),
                None => lines.push((vec![entry.signer.clone()], entry)),
            }
        }
        lines.iter().map(|(signers, entry)| self.barred(signers, entry)).collect()
    }

    fn barred(&self, signers: &[Signer], entry: &NotToBeAsked) -> String {
        let reasons: Vec<String> = entry.bars.iter().map(|bar| self.bar(bar)).collect();
        let (names, of) = (self.signers(signers), self.say(texts::OF_PERSON));
        format!("{names} ({of} {}): {}", entry.person, reasons.join("; "))
    }

    /// One reason not to ask, as a clause.
    #[must_use]
    pub fn bar(&self, bar: &AskingBar) -> String {
        match bar {
            AskingBar::Suspected => self.say(texts::BAR_SUSPECTED).to_owned(),
            AskingBar::SuspicionUndecided => self.say(texts::BAR_UNDECIDED).to_owned(),
            AskingBar::GradedAddress => self.say(texts::BAR_ADDRESS).to_owned(),
            AskingBar::Unless(word) => format!("{} {}", self.say(texts::BAR_UNLESS), self.label(word)),
            AskingBar::Word(word) => self.label(word),
            AskingBar::Open(word) => format!("{} {}", self.say(texts::BAR_OPEN), self.label(word)),
        }
    }

    /// What a municipality's own rule does here: a heading, and the rest of the line.
    #[must_use]
    pub fn local(&self, finding: &LocalFinding) -> (&'static str, String) {
        let profile = self.answer.engine().profile();
        let rule = profile.and_then(|profile| profile.rule(&finding.rule));
        let says =
            rule.map_or_else(|| finding.rule.to_string(), |rule| rule.says.get(self.language).to_owned());
        let place = profile.map_or("", |profile| profile.name().get(self.language));
        let says = format!("{says} ({place}; {} {})", self.say(texts::OF_PERSON), finding.person);
        let gives_way = |why| (self.say(texts::LOCAL_GIVES_WAY), format!("{says} – {}", self.say(why)));
        match &finding.effect {
            LocalEffect::Refuses => (self.say(texts::LOCAL_REFUSES), says),
            LocalEffect::AlsoSigns(signers) => {
                (self.say(texts::LOCAL_SIGNS), format!("{} – {says}", self.signers(signers)))
            }
            LocalEffect::Obligation => (self.say(texts::LOCAL_ASKS), says),
            LocalEffect::Advice => {
                (self.say(texts::LOCAL_ASKS), format!("{}: {says}", self.say(texts::ADVICE)))
            }
            LocalEffect::PersonDecidesAlone(_) => gives_way(texts::LOCAL_ALONE),
            LocalEffect::GuardianMustNotKnow(_) => gives_way(texts::LOCAL_MUST_NOT_KNOW),
            LocalEffect::OthersDecide => gives_way(texts::LOCAL_OTHERS),
            LocalEffect::WithinTheService => gives_way(texts::LOCAL_WITHIN),
        }
    }

    /// A warning in words.
    #[must_use]
    pub fn warning(&self, warning: &Warning) -> String {
        match warning {
            Warning::NotHeard { person, norms } => {
                let citations: Vec<String> = norms.iter().map(|norm| self.citation(norm)).collect();
                format!("{} ({person}): {}", self.say(texts::NOT_HEARD), citations.join("; "))
            }
            Warning::ViewNotWeighed { person, norm } => {
                format!("{} ({person}): {}", self.say(texts::NOT_WEIGHED), self.citation(norm))
            }
            Warning::ChildOpposes { person } => format!("{} ({person}).", self.say(texts::CHILD_OPPOSES)),
            Warning::RegisterSetAside { person, guardian } => {
                format!("{} ({guardian}, {person}).", self.say(texts::REGISTER_ASIDE))
            }
            Warning::OneParent { person, norm, .. } => {
                format!("{} ({person}): {}", self.say(texts::ONE_PARENT), self.citation(norm))
            }
        }
    }
}
