//! A decision in words, as a caseworker would want to read it.

use std::fmt::Write as _;

use bti_consent::consent::Shortfall;
use bti_consent::{Effect, When, Word, WordKind, cite, cite_section};
use bti_core::{Language, NormId, Text, WordId};

use crate::answer::Answer;
use crate::decision::{Cause, Closed, Decision, Missing, NextQuestion, Notice, Obligation, Outcome, Step};
use crate::texts;

mod people;
mod signing;

/// Puts answers into words, in one language.
///
/// ```
/// use bti_consent::Lawbook;
/// use bti_core::{Item, ItemKind, Language, Person, Question, QuestionDraft, Recipient, Service};
/// use bti_rules::{Engine, Explanation};
///
/// let engine = Engine::new(Lawbook::embedded()?);
/// let question = Question::new(QuestionDraft {
///     recipients: vec![Recipient::worker("ppt".parse()?, Service::Ppt)],
///     items: vec![Item::new("note".parse()?, ItemKind::Health, vec!["child".parse()?])],
///     persons: vec![Person::new("child".parse()?)],
///     ..QuestionDraft::on("2026-09-01".parse()?)
/// })?;
/// let answer = engine.ask(&question)?;
/// let text = Explanation::new(&answer, Language::English).decision(&answer.decisions()[0]);
/// assert!(text.contains("CANNOT BE DECIDED"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Explanation<'a, 'e> {
    pub(crate) answer: &'a Answer<'e>,
    pub(crate) language: Language,
}

impl<'a, 'e> Explanation<'a, 'e> {
    /// Explanations of an answer in a language.
    #[must_use]
    pub fn new(answer: &'a Answer<'e>, language: Language) -> Self {
        Self { answer, language }
    }

    /// The heading of an outcome.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> &'static str {
        self.say(match outcome {
            Outcome::MustShare => texts::MUST,
            Outcome::MayShare => texts::MAY,
            Outcome::MustNotShare => texts::MUST_NOT,
            Outcome::CannotDecide => texts::CANNOT,
        })
    }

    /// Where a norm stands: act, section and point. The id where it is not in force.
    #[must_use]
    pub fn citation(&self, norm: &NormId) -> String {
        let found = self.answer.law().norm(norm);
        found.map_or_else(
            || norm.to_string(),
            |norm| cite(self.answer.engine().lawbook(), &norm, self.language),
        )
    }

    /// What a norm says, in one sentence.
    #[must_use]
    pub fn plain(&self, norm: &NormId) -> String {
        self.answer
            .law()
            .norm(norm)
            .map_or_else(String::new, |norm| norm.norm.plain.get(self.language).to_owned())
    }

    /// What a word means, as a clause.
    #[must_use]
    pub fn label(&self, word: &WordId) -> String {
        self.word(word).map_or_else(|| word.to_string(), |word| word.label.get(self.language).to_owned())
    }

    /// The question a word puts to a person.
    #[must_use]
    pub fn ask(&self, word: &WordId) -> String {
        let own = self.word(word).and_then(|word| word.ask.as_ref());
        own.map_or_else(
            || format!("{} {}?", self.say(texts::IS_IT_SO), self.label(word)),
            |ask| ask.get(self.language).to_owned(),
        )
    }

    /// The next question of the interview, in words.
    #[must_use]
    pub fn next_question(&self, next: &NextQuestion) -> String {
        let mut text = format!("{}: {}", self.say(texts::NEXT), self.ask(&next.word));
        let about = [
            next.item.as_ref().map(bti_core::ItemId::as_str),
            next.recipient.as_ref().map(bti_core::RecipientId::as_str),
            next.person.as_ref().map(bti_core::PersonId::as_str),
        ];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        if !about.is_empty() {
            let _ = write!(text, " ({})", about.join(", "));
        }
        text
    }

    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::LawReadAsOf(day) => format!("{} {day}.", self.say(texts::READ_AS_OF)),
            Notice::BeforeFirstDay(day) => format!("{} {day}.", self.say(texts::BEFORE_FIRST_DAY)),
            Notice::NotReviewed => self.say(texts::NOT_REVIEWED).to_owned(),
            Notice::AdoptedWithoutDate(norm) => {
                format!("{} {}.", self.say(texts::ADOPTED), self.citation(norm))
            }
            Notice::RestsOnPractice(norm) => {
                format!("{} {}.", self.say(texts::RESTS_ON_PRACTICE), self.citation(norm))
            }
            Notice::RestsOnPosition(reading) => {
                let mut text = format!("{} ", self.say(texts::RESTS_ON_POSITION));
                let mut taken = self.answer.engine().positions().taken();
                let position = taken.find(|(word, _)| *word == reading).map(|(_, position)| position);
                if let (Some(word), Some(position)) = (self.word(reading), position) {
                    let side = word.readings.get(usize::from(!position.answer));
                    let says = side
                        .map_or_else(|| self.label(reading), |side| side.says.get(self.language).to_owned());
                    let _ = write!(
                        text,
                        "{} ({}, {}).",
                        says.trim_end_matches('.'),
                        position.lawyer,
                        position.on
                    );
                }
                text
            }
        }
    }

    /// What is missing, in words.
    #[must_use]
    pub fn missing(&self, missing: &Missing) -> String {
        let cause = self.say(match missing.cause {
            Cause::Fact => texts::MISSING_FACT,
            Cause::Assessment => texts::MISSING_ASSESSMENT,
            Cause::UnsettledLaw => texts::UNSETTLED,
            Cause::NotRead => texts::NOT_READ,
        });
        let mut text = match (&missing.word, &missing.norm) {
            (Some(word), _) if missing.cause == Cause::NotRead => format!("{cause}: {}", self.label(word)),
            (Some(word), _) => format!("{cause}: {}", self.ask(word)),
            (None, Some(norm)) => format!("{cause}: {}", self.citation(norm)),
            (None, None) => cause.to_owned(),
        };
        if let Some(person) = &missing.person {
            let _ = write!(text, " ({person})");
        }
        let word = missing.word.as_ref().and_then(|word| self.word(word));
        if let Some(word) = word.filter(|word| word.kind == WordKind::Reading) {
            let readings: Vec<&str> =
                word.readings.iter().map(|reading| reading.says.get(self.language)).collect();
            let _ = write!(text, " {}: {}", self.say(texts::READINGS), readings.join(" / "));
        }
        text
    }

    /// A way forward, in words.
    #[must_use]
    pub fn way(&self, way: &[Step]) -> String {
        let steps: Vec<String> = way
            .iter()
            .map(|step| match step {
                Step::Consent { person, signers } => {
                    format!(
                        "{} {} ({} {person})",
                        self.say(texts::ASK_CONSENT),
                        self.signers(signers),
                        self.say(texts::OF_PERSON)
                    )
                }
                Step::Assess(word) => format!("{} {}", self.say(texts::TO_ASSESS), self.label(word)),
            })
            .collect();
        steps.join(&format!(" {} ", self.say(texts::AND)))
    }

    /// One decision, whole.
    #[must_use]
    pub fn decision(&self, decision: &Decision) -> String {
        let mut text =
            format!("{} → {}: {}\n", decision.item, decision.recipient, self.outcome(decision.outcome));
        let mut line = |label: &str, content: &str| {
            let _ = if label.is_empty() {
                writeln!(text, "  {content}")
            } else {
                writeln!(text, "  {label}: {content}")
            };
        };
        if decision.by_law != decision.outcome {
            line(self.say(texts::BY_LAW), self.outcome(decision.by_law));
        }
        match decision.outcome {
            Outcome::MustShare => line("", self.say(texts::MUST_MEANS)),
            Outcome::MayShare => line("", self.say(texts::MAY_MEANS)),
            Outcome::MustNotShare | Outcome::CannotDecide => {}
        }
        if decision.nothing_binds && decision.outcome == Outcome::MayShare {
            line(self.say(texts::WHY), self.say(texts::NOTHING_BINDS));
        }
        let why = match decision.outcome {
            Outcome::MustShare | Outcome::MayShare => texts::WHY,
            Outcome::MustNotShare | Outcome::CannotDecide => texts::STANDS,
        };
        for norm in &decision.grounds {
            line(self.say(why), &format!("{} – {}", self.citation(norm), self.plain(norm)));
        }
        for word in &decision.conditions {
            line(self.say(texts::CONDITIONS), &self.label(word));
        }
        for obligation in &decision.obligations {
            line(self.when(obligation), &self.obligation(obligation));
        }
        for advice in &decision.advice {
            line(self.say(texts::ADVICE), &self.obligation(advice));
        }
        match &decision.closed {
            Some(Closed::InLaw) => line("", self.say(texts::CLOSED_IN_LAW)),
            Some(Closed::OnAssessment(words)) => {
                let labels: Vec<String> = words.iter().map(|word| self.label(word)).collect();
                let and = format!(", {} ", self.say(texts::AND));
                line("", &format!("{} {}.", self.say(texts::CLOSED_ON_ASSESSMENT), labels.join(&and)));
            }
            None => {}
        }
        for missing in &decision.missing {
            line("", &self.missing(missing));
        }
        for (consent, shortfall) in &decision.consents {
            line(
                self.say(texts::CONSENT_FALLS_SHORT),
                &format!("{consent} – {}", self.shortfall(*shortfall)),
            );
        }
        for without in &decision.without_standing {
            line(self.say(texts::WITHOUT_EFFECT), &self.without_standing(without));
        }
        for finding in &decision.local {
            let (label, content) = self.local(finding);
            line(label, &content);
        }
        for way in &decision.ways_forward {
            line(self.say(texts::WAYS), &self.way(way));
        }
        for barred in self.all_not_to_be_asked(&decision.not_to_be_asked) {
            line(self.say(texts::DO_NOT_ASK), &barred);
        }
        for warning in &decision.warnings {
            line(self.say(texts::WARNING), &self.warning(warning));
        }
        for norm in &decision.elsewhere {
            line(self.say(texts::ELSEWHERE), &self.duty(norm));
        }
        for reminder in self.reminders(&decision.reminders) {
            line(self.say(texts::REMINDERS), &reminder);
        }
        for notice in &decision.notices {
            line(self.say(texts::NOTE), &self.notice(notice));
        }
        text
    }

    /// Duties that go before a consent, one line for each addressee, by section.
    pub(crate) fn grave_duties(&self, norms: &[NormId]) -> Vec<String> {
        self.by_addressee(norms, |norm| {
            let found = self.answer.law().norm(norm);
            found.map_or_else(
                || norm.to_string(),
                |norm| cite_section(self.answer.engine().lawbook(), &norm, self.language),
            )
        })
    }

    fn reminders(&self, norms: &[NormId]) -> Vec<String> {
        self.by_addressee(norms, |norm| self.citation(norm))
    }

    /// One line per addressee: to whom, and by which provisions.
    fn by_addressee(&self, norms: &[NormId], cite: impl Fn(&NormId) -> String) -> Vec<String> {
        let mut addressees: Vec<(String, Vec<String>)> = Vec::new();
        for norm in norms {
            let addressee = self.addressee(norm).unwrap_or_default();
            let citation = cite(norm);
            match addressees.iter_mut().find(|(known, _)| *known == addressee) {
                Some((_, citations)) if citations.contains(&citation) => {}
                Some((_, citations)) => citations.push(citation),
                None => addressees.push((addressee, vec![citation])),
            }
        }
        let to = self.say(texts::DUTY_TO);
        let lines = addressees.into_iter();
        lines.map(|(addressee, citations)| format!("{to} {addressee}: {}", citations.join("; "))).collect()
    }

    fn addressee(&self, norm: &NormId) -> Option<String> {
        self.answer.law().norm(norm).and_then(|norm| match &norm.norm.effect {
            Effect::Duty { addressee_text, .. } => Some(addressee_text.get(self.language).to_owned()),
            _ => None,
        })
    }

    fn duty(&self, norm: &NormId) -> String {
        let addressee = self.addressee(norm).map(|text| format!(" ({} {text})", self.say(texts::TO)));
        format!("{} – {}{}", self.citation(norm), self.plain(norm), addressee.unwrap_or_default())
    }

    /// Why a consent does not count, in words.
    #[must_use]
    pub fn shortfall(&self, shortfall: Shortfall) -> &'static str {
        self.say(match shortfall {
            Shortfall::NotInForce => texts::SHORT_NOT_IN_FORCE,
            Shortfall::Giver => texts::SHORT_GIVER,
            Shortfall::Recipient => texts::SHORT_RECIPIENT,
            Shortfall::Information => texts::SHORT_INFORMATION,
            Shortfall::Purpose => texts::SHORT_PURPOSE,
            Shortfall::Excepted => texts::SHORT_EXCEPTED,
            Shortfall::UnreadText => texts::SHORT_UNREAD,
            Shortfall::NotInformed => texts::SHORT_INFORMED,
            Shortfall::NotVoluntary => texts::SHORT_VOLUNTARY,
            Shortfall::NotSaid => texts::SHORT_SAID,
            Shortfall::Kind => texts::SHORT_KIND,
            Shortfall::DigitalLog => texts::SHORT_LOG,
            Shortfall::NotCompetent => texts::SHORT_COMPETENT,
            Shortfall::LocalForm => texts::SHORT_LOCAL_FORM,
            Shortfall::LocalAge => texts::SHORT_LOCAL_AGE,
        })
    }

    fn obligation(&self, obligation: &Obligation) -> String {
        let mut text = format!("{} ({})", self.plain(&obligation.norm), self.citation(&obligation.norm));
        if !obligation.certain {
            let _ = write!(text, " – {}", self.say(texts::UNCERTAIN));
        }
        text
    }

    fn when(&self, obligation: &Obligation) -> &'static str {
        self.say(match obligation.when {
            When::Before => texts::BEFORE,
            When::With => texts::WITH,
            When::After => texts::AFTER,
            When::Forbidden => texts::FORBIDDEN,
        })
    }

    pub(crate) fn word(&self, word: &WordId) -> Option<&'a Word> {
        self.answer.engine().lawbook().vocabulary().word(word)
    }

    pub(crate) fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }
}
