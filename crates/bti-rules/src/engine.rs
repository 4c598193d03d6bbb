//! The engine: built once from a lawbook, asked many times.

use std::sync::Arc;

use bti_consent::{Asked, ConsentProfile, Lawbook, LeapDay, WordError, check_norms, check_words};
use bti_core::{Date, Question};

use crate::answer::Answer;
use crate::compiled::Compiled;
use crate::decide::{Found, decide};
use crate::decision::Outcome;
use crate::facts::{Facts, worlds};
use crate::positions::Positions;

/// Decides questions under one lawbook and one set of legal positions.
///
/// ```
/// use bti_consent::Lawbook;
/// use bti_core::{Capacity, Item, ItemKind, Person, Profession, Question, QuestionDraft, Giver, Recipient, Service, Tie};
/// use bti_rules::{Engine, Outcome};
///
/// let engine = Engine::new(Lawbook::embedded()?);
/// let mut item = Item::new("grades".parse()?, ItemKind::Education, vec!["child".parse()?]);
/// item.learned = Capacity::InCase;
/// let question = Question::new(QuestionDraft {
///     giver: Giver::new(Service::Skole, Profession::Laerer, Tie::Employee),
///     recipients: vec![Recipient::worker("club".parse()?, Service::Frivillig)],
///     items: vec![item],
///     persons: vec![Person::new("child".parse()?)],
///     ..QuestionDraft::on("2026-09-01".parse()?)
/// })?;
/// let answer = engine.ask(&question)?;
/// assert_eq!(answer.outcome(0, 0), Outcome::MustNotShare);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Engine {
    read: Arc<Read>,
    positions: Positions,
    profile: Option<Arc<ConsentProfile>>,
}

/// What is the same for every municipality: built once, shared by every engine made from it.
struct Read {
    lawbook: Lawbook,
    /// One per stretch of days, with its first day.
    periods: Vec<(Date, Compiled)>,
}

impl Engine {
    /// The engine for a lawbook, without legal positions.
    #[must_use]
    pub fn new(lawbook: Lawbook) -> Self {
        Self::with_positions(lawbook, Positions::none())
    }

    /// The engine for a lawbook and a municipality's legal positions.
    #[must_use]
    pub fn with_positions(lawbook: Lawbook, positions: Positions) -> Self {
        let days = std::iter::once(lawbook.edition().first_day).chain(lawbook.boundaries());
        let periods = days.map(|day| (day, Compiled::of(&lawbook.on(day)))).collect();
        Self { read: Arc::new(Read { lawbook, periods }), positions, profile: None }
    }

    /// The same engine under a municipality's own rules about consent. The law is read once and shared.
    ///
    /// A profile tightens: where the law says "may" because of a consent, it can say "must not" or leave it open; it never
    /// opens, and never takes a duty away. What it does is told apart from the law: [`crate::Decision::local`].
    #[must_use]
    pub fn under(&self, profile: ConsentProfile) -> Self {
        Self { profile: Some(Arc::new(profile)), ..self.clone() }
    }

    /// The lawbook.
    #[must_use]
    pub fn lawbook(&self) -> &Lawbook {
        &self.read.lawbook
    }

    /// The municipality's own rules, where there are any.
    #[must_use]
    pub fn profile(&self) -> Option<&ConsentProfile> {
        self.profile.as_deref()
    }

    /// The legal positions.
    #[must_use]
    pub fn positions(&self) -> &Positions {
        &self.positions
    }

    /// Answers a question, for every item and recipient.
    ///
    /// # Errors
    /// [`WordError`] where the question states a word the lawbook does not have, in the wrong list or scope.
    pub fn ask<'e>(&'e self, question: &'e Question) -> Result<Answer<'e>, WordError> {
        self.check(question)?;
        Ok(Answer::new(self, question))
    }

    /// Decides prepared questions without allocating; see [`Prepared`].
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn prepare<'e>(&'e self, question: &'e Question) -> Result<Prepared<'e>, WordError> {
        self.check(question)?;
        let law = self.lawbook().on(question.day());
        let compiled = self.compiled(question.day());
        let facts = |profile| {
            let asked = Asked { question, law: &law, leap_day: LeapDay::Open, profile };
            compiled.map(|compiled| Facts::derive(compiled, &asked, &self.positions))
        };
        let locally = self.profile().and_then(|profile| facts(Some(profile)));
        Ok(Prepared { question, compiled, by_law: facts(None), locally, found: Found::default() })
    }

    fn check(&self, question: &Question) -> Result<(), WordError> {
        check_words(question, self.lawbook().vocabulary())?;
        check_norms(question, self.lawbook())
    }

    pub(crate) fn compiled(&self, day: Date) -> Option<&Compiled> {
        self.read.periods.iter().rev().find(|(first, _)| *first <= day).map(|(_, compiled)| compiled)
    }

    pub(crate) fn worlds(&self, asked: &Asked<'_>) -> Vec<Facts> {
        let compiled = self.compiled(asked.question.day());
        compiled.map(|compiled| worlds(compiled, asked, &self.positions)).unwrap_or_default()
    }
}

/// A question whose facts are derived: deciding it again and again allocates nothing after the first time.
pub struct Prepared<'e> {
    question: &'e Question,
    compiled: Option<&'e Compiled>,
    by_law: Option<Facts>,
    locally: Option<Facts>,
    found: Found,
}

impl Prepared<'_> {
    /// Decides, and gives the outcome for one item and recipient, by position.
    ///
    /// Readings of what is open at law are not compared here: [`Engine::ask`] does.
    pub fn decide(&mut self, item: usize, recipient: usize) -> Outcome {
        let Some(compiled) = self.compiled else { return Outcome::CannotDecide };
        let mut outcome = |facts: Option<&Facts>| {
            facts.map(|facts| {
                decide(compiled, facts, self.question, &mut self.found);
                self.found.outcome(item, recipient)
            })
        };
        let by_law = outcome(self.by_law.as_ref()).unwrap_or(Outcome::CannotDecide);
        match outcome(self.locally.as_ref()) {
            Some(locally) if by_law.tightened_by(locally) => locally,
            _ => by_law,
        }
    }
}
