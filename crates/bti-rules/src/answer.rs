//! Answers, and everything about them that is computed only when somebody asks.

use bti_consent::consent::{WhoMustConsent, who_must_consent};
use bti_consent::{Asked, InForce, LeapDay, Spot, Weight, Word, WordKind};
use bti_core::{Known, NormId, Question};

use crate::clearance::Clearance;
use crate::closely::Pair;
use crate::compiled::Compiled;
use crate::decide::{Found, decide};
use crate::decision::{Cause, Decision, Missing, NextQuestion, Notice, Outcome};
use crate::engine::Engine;
use crate::facts::Facts;

/// The answer to a question: one outcome per item and recipient, and on request the reasons.
pub struct Answer<'e> {
    pub(crate) engine: &'e Engine,
    pub(crate) question: &'e Question,
    compiled: Option<&'e Compiled>,
    pub(crate) law: bti_consent::Law<'e>,
    /// What follows from the law alone. None before the first day that was read.
    by_law: Option<Under>,
    /// What follows when the municipality's own rules are kept too, where there are any.
    locally: Option<Under>,
}

/// What was found under one set of rules about consent: the law's, or the municipality's too.
struct Under {
    local: bool,
    facts: Facts,
    found: Found,
    /// The same question under each reading of what is open at law, where there is more than one.
    worlds: Vec<(Facts, Found)>,
}

impl Under {
    fn new(engine: &Engine, compiled: &Compiled, asked: &Asked<'_>) -> Self {
        let question = asked.question;
        let find = |facts: &Facts| {
            let mut found = Found::default();
            decide(compiled, facts, question, &mut found);
            found
        };
        let facts = Facts::derive(compiled, asked, engine.positions());
        let found = find(&facts);
        let undecided = |(item, recipient)| found.outcome(item, recipient) == Outcome::CannotDecide;
        let mut worlds = Vec::new();
        if pairs(question).any(undecided) {
            let others = engine.worlds(asked);
            if others.len() > 1 {
                worlds = others
                    .into_iter()
                    .map(|facts| {
                        let found = find(&facts);
                        (facts, found)
                    })
                    .collect();
            }
        }
        Self { local: asked.profile.is_some(), facts, found, worlds }
    }

    /// The facts and findings an answer rests on: where every reading of what is open agrees, the first reading's.
    fn world(&self, item: usize, recipient: usize) -> (&Facts, &Found) {
        let agreed = self.worlds.first().filter(|(_, first)| {
            self.found.outcome(item, recipient) == Outcome::CannotDecide
                && self
                    .worlds
                    .iter()
                    .all(|(_, found)| found.outcome(item, recipient) == first.outcome(item, recipient))
        });
        agreed.map_or((&self.facts, &self.found), |(facts, found)| (facts, found))
    }

    fn outcome(&self, item: usize, recipient: usize) -> Outcome {
        self.world(item, recipient).1.outcome(item, recipient)
    }
}

impl<'e> Answer<'e> {
    pub(crate) fn new(engine: &'e Engine, question: &'e Question) -> Self {
        let law = engine.lawbook().on(question.day());
        let compiled = engine.compiled(question.day());
        let under = |profile| {
            let asked = Asked { question, law: &law, leap_day: LeapDay::Open, profile };
            compiled.map(|compiled| Under::new(engine, compiled, &asked))
        };
        let by_law = under(None);
        let locally = engine.profile().and_then(|profile| under(Some(profile)));
        Self { engine, question, compiled, law, by_law, locally }
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> &'e Question {
        self.question
    }

    /// The engine that answered.
    #[must_use]
    pub fn engine(&self) -> &'e Engine {
        self.engine
    }

    /// The law on the day of the question.
    #[must_use]
    pub fn law(&self) -> &bti_consent::Law<'e> {
        &self.law
    }

    /// The outcome for one item and recipient, by their positions in the question.
    #[must_use]
    pub fn outcome(&self, item: usize, recipient: usize) -> Outcome {
        self.under(item, recipient).map_or(Outcome::CannotDecide, |under| under.outcome(item, recipient))
    }

    /// The outcome by law alone, whatever the municipality's own rules say: the same where there are none.
    #[must_use]
    pub fn outcome_by_law(&self, item: usize, recipient: usize) -> Outcome {
        self.by_law.as_ref().map_or(Outcome::CannotDecide, |under| under.outcome(item, recipient))
    }

    /// The rules an answer rests on: the municipality's where they close what the law leaves open, else the law's.
    fn under(&self, item: usize, recipient: usize) -> Option<&Under> {
        let by_law = self.by_law.as_ref()?;
        let closes = |locally: &&Under| {
            by_law.outcome(item, recipient).tightened_by(locally.outcome(item, recipient))
                || by_law.outcome(item, recipient) == locally.outcome(item, recipient)
        };
        Some(self.locally.as_ref().filter(closes).unwrap_or(by_law))
    }

    fn pair<'a>(&'a self, item: usize, recipient: usize) -> Option<(Pair<'a, 'e>, &'a Found)> {
        let (compiled, under) = (self.compiled?, self.under(item, recipient)?);
        let (facts, found) = under.world(item, recipient);
        let profile = self.engine.profile().filter(|_| under.local);
        Some((Pair { answer: self, compiled, facts, item, recipient, profile }, found))
    }

    /// Every decision, items in the order asked and recipients within them.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        pairs(self.question).filter_map(|(item, recipient)| self.decision(item, recipient)).collect()
    }

    /// The decision for one item and recipient, with its reasons. None outside the question.
    #[must_use]
    pub fn decision(&self, item: usize, recipient: usize) -> Option<Decision> {
        let (item_id, recipient_id) = (
            self.question.items().get(item)?.id.clone(),
            self.question.recipients().get(recipient)?.id.clone(),
        );
        let outcome = self.outcome(item, recipient);
        let mut decision = Decision {
            item: item_id,
            recipient: recipient_id,
            outcome,
            by_law: self.outcome_by_law(item, recipient),
            grounds: Vec::new(),
            nothing_binds: false,
            conditions: Vec::new(),
            obligations: Vec::new(),
            advice: Vec::new(),
            closed: None,
            missing: Vec::new(),
            ways_forward: Vec::new(),
            consents: Vec::new(),
            without_standing: Vec::new(),
            not_to_be_asked: Vec::new(),
            local: Vec::new(),
            warnings: Vec::new(),
            elsewhere: Vec::new(),
            reminders: Vec::new(),
            notices: self.day_notices(),
        };
        let Some((pair, found)) = self.pair(item, recipient) else {
            decision.missing.push(Missing {
                cause: Cause::NotRead,
                word: None,
                norm: None,
                item: None,
                recipient: None,
                person: None,
            });
            return Some(decision);
        };
        let compiled = pair.compiled;
        let grounds: Vec<usize> =
            (0..compiled.norms).filter(|norm| found.is_ground(item, recipient, *norm)).collect();
        decision.grounds =
            grounds.iter().filter_map(|norm| Some(self.norm(*norm)?.norm.id.clone())).collect();
        decision.nothing_binds = pair.nothing_binds();
        if matches!(outcome, Outcome::MustShare | Outcome::MayShare) {
            for norm in grounds.iter().filter_map(|norm| self.norm(*norm)) {
                for word in &norm.norm.conditions.extent {
                    if !decision.conditions.contains(word) {
                        decision.conditions.push(word.clone());
                    }
                }
            }
        }
        let procedures = pair.procedures(outcome, &grounds);
        (decision.obligations, decision.advice) =
            procedures.into_iter().partition(|procedure| procedure.weight == Weight::Obligation);
        match outcome {
            Outcome::MustNotShare => decision.closed = Some(pair.closed()),
            Outcome::CannotDecide => decision.missing = pair.missing(),
            Outcome::MustShare | Outcome::MayShare => {}
        }
        if matches!(outcome, Outcome::MustNotShare | Outcome::CannotDecide) {
            decision.ways_forward = pair.ways_forward();
            decision.consents = pair.shortfalls();
        }
        decision.without_standing = pair.without_standing();
        decision.not_to_be_asked = pair.not_to_be_asked();
        decision.local = pair.local();
        decision.warnings = pair.warnings(outcome, &grounds);
        (decision.elsewhere, decision.reminders) = pair.duties_elsewhere();
        for (reading, _) in self.engine.positions().taken() {
            if compiled.bits.bit(reading).is_some_and(|bit| pair.turns_on(bit)) {
                decision.notices.push(Notice::RestsOnPosition(reading.clone()));
            }
        }
        if matches!(outcome, Outcome::MayShare | Outcome::MustShare) {
            decision.notices.extend(pair.by_practice(&grounds).map(Notice::RestsOnPractice));
        }
        if grounds.iter().filter_map(|norm| self.norm(*norm)).any(|norm| norm.version.reviewed_by.is_empty())
        {
            decision.notices.push(Notice::NotReviewed);
        }
        for norm in grounds.iter().filter_map(|norm| self.norm(*norm)) {
            if norm.section.adopted_without_date().next().is_some() {
                decision.notices.push(Notice::AdoptedWithoutDate(norm.norm.id.clone()));
            }
        }
        Some(decision)
    }

    /// The permission to give one item to one recipient, for the code that sends. Only "must" and "may" have one.
    ///
    /// None where the outcome is another, or outside the question.
    #[must_use]
    pub fn clear(&self, item: usize, recipient: usize) -> Option<Clearance> {
        let decision = self.decision(item, recipient)?;
        matches!(decision.outcome, Outcome::MustShare | Outcome::MayShare)
            .then(|| Clearance::new(self.question.day(), &decision))
    }

    /// The single question to ask next to reach answers soonest, while something cannot be decided.
    #[must_use]
    pub fn next_question(&self) -> Option<NextQuestion> {
        let compiled = self.compiled?;
        let mut best: Option<(usize, usize, Spot)> = None;
        let mut found = Found::default();
        let mut seen = Vec::new();
        for (item, recipient) in pairs(self.question) {
            let Some((pair, _)) = self.pair(item, recipient) else { continue };
            if self.outcome(item, recipient) != Outcome::CannotDecide {
                continue;
            }
            let facts = pair.facts;
            for (bit, spot) in pair.unknown() {
                let askable = compiled.bits.word(bit).is_some_and(|word| word.kind != WordKind::Reading);
                if !askable || seen.contains(&(bit, spot)) {
                    continue;
                }
                seen.push((bit, spot));
                let mut decided = 0;
                for answer in [Known::Yes, Known::No] {
                    decide(
                        compiled,
                        &facts.with(compiled, &[(bit, spot, answer)]),
                        self.question,
                        &mut found,
                    );
                    decided += pairs(self.question)
                        .filter(|(i, r)| found.outcome(*i, *r) != Outcome::CannotDecide)
                        .count();
                }
                if best.is_none_or(|(most, ..)| decided > most) {
                    best = Some((decided, bit, spot));
                }
            }
        }
        let (_, bit, spot) = best?;
        let word = compiled.bits.word(bit)?;
        let (item, recipient, person) = self.named(word, spot);
        Some(NextQuestion { word: word.id.clone(), item, recipient, person })
    }

    /// Whose consent is needed, for every item and every person it is about, under this engine's law and profile.
    #[must_use]
    pub fn who_must_consent(&self) -> Vec<WhoMustConsent> {
        // The words were checked when the question was asked.
        who_must_consent(self.engine.lawbook(), self.question, self.engine.profile()).unwrap_or_default()
    }

    /// What to know about the law behind whose consent is needed.
    #[must_use]
    pub fn signing_notices(&self) -> Vec<Notice> {
        let mut notices = self.day_notices();
        let rests_on = self.who_must_consent().into_iter().flat_map(|who| who.ways).flat_map(|way| way.norms);
        let unreviewed =
            |norm: &NormId| self.law.norm(norm).is_some_and(|norm| norm.version.reviewed_by.is_empty());
        if rests_on.into_iter().any(|norm| unreviewed(&norm)) {
            notices.push(Notice::NotReviewed);
        }
        notices
    }

    /// Whether the day lies outside the days the law was read for.
    fn day_notices(&self) -> Vec<Notice> {
        let edition = self.engine.lawbook().edition();
        let day = self.question.day();
        let before = (day < edition.first_day).then_some(Notice::BeforeFirstDay(edition.first_day));
        let after = (day > edition.read_as_of).then_some(Notice::LawReadAsOf(edition.read_as_of));
        before.into_iter().chain(after).collect()
    }

    /// The duties that set every silence aside and could reach this giver, whatever the item.
    pub(crate) fn grave_duties(&self) -> Vec<NormId> {
        let (Some(compiled), Some(under)) = (self.compiled, self.by_law.as_ref()) else { return Vec::new() };
        let grave = compiled.duties.iter().enumerate().filter(|(index, duty)| {
            (0..compiled.regimes.len()).all(|regime| duty.lifts >> regime & 1 == 1)
                && (0..self.question.items().len()).any(|item| under.facts.live(item).duties.contains(index))
        });
        let norms = grave.filter_map(|(_, duty)| self.norm(duty.norm));
        // What nobody has to judge is an order or the like: it is met when it comes.
        norms
            .filter(|norm| !norm.norm.conditions.assess.is_empty())
            .map(|norm| norm.norm.id.clone())
            .collect()
    }

    /// Whether a person is under age on the day.
    pub(crate) fn is_minor(&self, person: usize) -> Known {
        let asked = Asked { question: self.question, law: &self.law, leap_day: LeapDay::Open, profile: None };
        bti_consent::derive::value(&asked, "under-18", Spot { person, ..Spot::default() })
    }

    pub(crate) fn compiled(&self) -> Option<&'e Compiled> {
        self.compiled
    }

    /// The facts an answer rests on, with the unsettled left open.
    pub(crate) fn facts(&self, item: usize, recipient: usize) -> Option<&Facts> {
        self.under(item, recipient).map(|under| &under.facts)
    }

    pub(crate) fn norm(&self, index: usize) -> Option<&InForce<'e>> {
        self.law.norms().get(index)
    }

    pub(crate) fn named(
        &self,
        word: &Word,
        spot: Spot,
    ) -> (Option<bti_core::ItemId>, Option<bti_core::RecipientId>, Option<bti_core::PersonId>) {
        let (scope, question) = (word.scope, self.question);
        (
            question.items().get(spot.item).filter(|_| scope.item).map(|item| item.id.clone()),
            question
                .recipients()
                .get(spot.recipient)
                .filter(|_| scope.recipient)
                .map(|recipient| recipient.id.clone()),
            question.persons().get(spot.person).filter(|_| scope.person).map(|person| person.id.clone()),
        )
    }
}

fn pairs(question: &Question) -> impl Iterator<Item = (usize, usize)> + Clone + use<> {
    let recipients = question.recipients().len();
    (0..question.items().len()).flat_map(move |item| (0..recipients).map(move |recipient| (item, recipient)))
}
