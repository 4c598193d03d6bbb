//! What an answer says of the people behind it: who signed without effect, who must not be asked, whether the child was
//! heard, and what a municipality's own rules do.

use bti_consent::{Certainty, consent};
use bti_core::{
    ChildView, ConsentStatus, Known, NormId, Participation, ParticipationHow, Person, Signer, ViewWeight,
};

use crate::closely::Pair;
use crate::decision::{Outcome, Warning};

/// The class of procedure norms by which a child is to be heard.
const HEARING: &str = "hearing";
/// The class of procedure norms by which a child's view is to have great weight.
const GREAT_WEIGHT: &str = "great-weight";
/// The class of openings that rest on consent.
const CONSENT: &str = "consent";
/// The word that says a child is too young for a missing record to be remarkable.
const VERY_YOUNG: &str = "under-7";

impl Pair<'_, '_> {
    /// Signatures on record that have no effect, for everyone the item is about.
    pub(crate) fn without_standing(&self) -> Vec<consent::WithoutStanding> {
        let profile = self.answer.engine().profile();
        self.each(|asked, spot| consent::without_standing(&bti_consent::Asked { profile, ..*asked }, spot))
    }

    /// Guardians who must not be asked or told.
    pub(crate) fn not_to_be_asked(&self) -> Vec<consent::NotToBeAsked> {
        self.each(consent::not_to_be_asked)
    }

    /// What the municipality's own rules do, also where the law's own answer stands.
    pub(crate) fn local(&self) -> Vec<consent::LocalFinding> {
        let profile = self.answer.engine.profile();
        self.each(|asked, spot| consent::local_findings(&bti_consent::Asked { profile, ..*asked }, spot))
    }

    fn each<T>(&self, find: impl Fn(&bti_consent::Asked<'_>, bti_consent::Spot) -> Vec<T>) -> Vec<T> {
        let asked = self.asked();
        self.persons().into_iter().flat_map(|person| find(&asked, self.spot(person))).collect()
    }

    /// The rules about signing that a permission by consent rests on, where no statute settles them.
    pub(crate) fn by_practice(&self, grounds: &[usize]) -> impl Iterator<Item = NormId> + use<> {
        let by_consent = grounds
            .iter()
            .filter_map(|norm| self.answer.norm(*norm))
            .any(|norm| norm.norm.class.as_deref() == Some(CONSENT));
        let mut norms = Vec::new();
        for person in self.persons().into_iter().filter(|_| by_consent) {
            let coverage = consent::covers(&self.asked(), self.spot(person));
            if coverage.by_practice() {
                let practice =
                    coverage.rests_on.into_iter().filter(|(_, certainty)| *certainty == Certainty::Practice);
                norms.extend(practice.map(|(norm, _)| norm));
            }
        }
        norms.sort();
        norms.dedup();
        norms.into_iter()
    }

    pub(crate) fn warnings(&self, outcome: Outcome, grounds: &[usize]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for index in self.persons() {
            let Some(person) = self.answer.question.persons().get(index) else { continue };
            if matches!(outcome, Outcome::MayShare | Outcome::MustShare) {
                self.participation(index, person, outcome, grounds, &mut warnings);
            }
            for guardian in person.guardians.iter().filter(|own| bti_consent::derive::overrides_register(own))
            {
                let (person, guardian) = (person.id.clone(), guardian.person.clone());
                warnings.push(Warning::RegisterSetAside { person, guardian });
            }
            self.one_parent(index, person, &mut warnings);
        }
        warnings
    }

    /// Whether it is recorded that the child was heard, and what weight its view was given.
    fn participation(
        &self,
        index: usize,
        person: &Person,
        outcome: Outcome,
        grounds: &[usize],
        warnings: &mut Vec<Warning>,
    ) {
        let question = self.answer.question;
        let item = question.items().get(self.item).map(|item| &item.id);
        let recorded = question.participations().iter().filter(|entry| {
            entry.person == person.id
                && (entry.items.is_empty() || item.is_some_and(|item| entry.items.contains(item)))
                && entry.on.is_none_or(|on| on <= question.day())
                && entry.how != ParticipationHow::NotOffered
        });
        let recorded: Vec<_> = recorded.collect();
        let found = self.at(self.facts, Some(index));
        let of_class = |class: &str| -> Vec<NormId> {
            let own = self.compiled.procedures.iter().filter(|own| self.follows(own, outcome, grounds));
            let holding = own.filter(|own| !Self::holds(own, &found).is_no());
            let norms = holding.filter_map(|own| self.answer.norm(own.norm));
            norms
                .filter(|norm| norm.norm.class.as_deref() == Some(class))
                .map(|norm| norm.norm.id.clone())
                .collect()
        };
        let hearing = of_class(HEARING);
        // Whoever has answered for themselves has been told, and has said what they think.
        let answered = question.consents().iter().any(|consent| {
            consent.about == person.id
                && consent.status == ConsentStatus::Given
                && consent.given_on.is_some_and(|given| given <= question.day())
                && consent.signers().any(|signer| matches!(signer, Signer::Person(own) if *own == person.id))
        });
        if recorded.is_empty() && !answered && !hearing.is_empty() && !self.very_young(index) {
            warnings.push(Warning::NotHeard { person: person.id.clone(), norms: hearing });
        }
        // What was said last is what is weighed; what has no day may be the last.
        let last = recorded.iter().filter_map(|entry| entry.on).max();
        let recorded = || recorded.iter().filter(|entry| entry.on.is_none() || entry.on == last);
        let has_view = |entry: &Participation| {
            !matches!(entry.how, ParticipationHow::Declined | ParticipationHow::NotAble)
                && entry.view != ChildView::None
        };
        let unweighed = recorded().any(|entry| has_view(entry) && entry.weight == ViewWeight::NotAssessed);
        if let Some(norm) = of_class(GREAT_WEIGHT).into_iter().next().filter(|_| unweighed) {
            warnings.push(Warning::ViewNotWeighed { person: person.id.clone(), norm });
        }
        if outcome == Outcome::MayShare && recorded().any(|entry| entry.view == ChildView::Opposes) {
            warnings.push(Warning::ChildOpposes { person: person.id.clone() });
        }
    }

    fn very_young(&self, person: usize) -> bool {
        let known = VERY_YOUNG.parse().ok().and_then(|word| {
            let word = self.answer.engine.lawbook().vocabulary().word(&word)?;
            Some(bti_consent::value(&self.asked(), word, self.spot(person)))
        });
        known == Some(Known::Yes)
    }

    /// Whether all that is signed is one parent's signature, by a rule of which it is not settled that it reaches this.
    fn one_parent(&self, index: usize, person: &Person, warnings: &mut Vec<Warning>) {
        let coverage = consent::covers(&self.asked(), self.spot(index));
        let signed = coverage.rests_on.iter().map(|(norm, _)| norm).chain(&coverage.may_rest_on);
        let one =
            signed.filter_map(|norm| match self.answer.law.norm(norm).map(|norm| norm.norm.effect.clone()) {
                Some(bti_consent::Effect::Authority { one_parent: Some(why), .. }) => {
                    Some((norm.clone(), why))
                }
                _ => None,
            });
        warnings.extend(one.map(|(norm, why)| Warning::OneParent { person: person.id.clone(), norm, why }));
    }
}
