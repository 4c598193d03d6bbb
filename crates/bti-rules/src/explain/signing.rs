//! Whose consent is needed, in words.

use std::fmt::Write as _;

use bti_consent::Certainty;
use bti_consent::consent::{Way, WhoMustConsent};

use super::Explanation;
use crate::texts;

impl Explanation<'_, '_> {
    /// Whose consent is needed for one item and person: the ways to sign, what they rest on, and who must not be asked.
    #[must_use]
    pub fn who_must_consent(&self, who: &WhoMustConsent) -> String {
        let mut text = format!("{} ({} {})\n", who.item, self.say(texts::OF_PERSON), who.person);
        let sufficient: Vec<&Way> = who.sufficient().collect();
        for (index, way) in sufficient.iter().enumerate() {
            let label = self.say(if index == 0 { texts::SIGN } else { texts::SIGN_OR });
            let _ = writeln!(text, "  {label}: {} – {}", self.signers(&way.signers), self.rests_on(way));
        }
        if sufficient.is_empty() {
            let _ = writeln!(text, "  {}", self.say(texts::SIGN_NOBODY));
        }
        for way in who.ways.iter().filter(|way| !way.suffices()) {
            let signers: Vec<_> = way.signers.iter().chain(&way.perhaps).cloned().collect();
            let (label, names) = (self.say(texts::SIGN_OPEN), self.signers(&signers));
            let _ = writeln!(text, "  {label}: {names} – {}", self.rests_on(way));
        }
        for word in who.open.iter().filter(|word| self.word(word).is_some_and(|word| word.ask.is_some())) {
            let _ = writeln!(text, "  {}: {}", self.say(texts::MISSING_FACT), self.ask(word));
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
