//! The question: who wants to give what about whom to whom, on which day.

mod check;
mod parts;

pub use check::{QuestionError, limits};
pub use parts::{
    Assessment, BirthDate, Competence, Consent, ConsentScope, Exceptions, Giver, Guardian, Item, Objection,
    OnBehalf, Order, Participation, Person, Received, Recipient, Relation, Reveals, Same, Signer, Statement,
    Suspicion, Target, WishTowards,
};

use crate::{Channel, Date, ItemId, Movement, PersonId, Purpose, RecipientId};

/// Everything a host says when it asks, before it is checked.
///
/// Fill one in and hand it to [`Question::new`]. It carries local ids, never names or personal numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionDraft {
    /// The day the information would be given, in Norwegian time.
    pub day: Date,
    /// Who would give it.
    pub giver: Giver,
    /// To whom, each alone: a meeting or a team is never one recipient.
    pub recipients: Vec<Recipient>,
    /// What would be given.
    pub items: Vec<Item>,
    /// Everyone the question mentions.
    pub persons: Vec<Person>,
    /// What it would be used for.
    pub purpose: Purpose,
    /// How it would move.
    pub movement: Movement,
    /// By which channel, where it is known.
    pub channel: Option<Channel>,
    /// A binding order behind it. A request is not an order.
    pub order: Option<Order>,
    /// What has been answered when consent was asked for.
    pub consents: Vec<Consent>,
    /// Objections to making information available: another thing than a refused consent.
    pub objections: Vec<Objection>,
    /// How children and others took part.
    pub participations: Vec<Participation>,
    /// Facts stated with words of the lawbook's vocabulary.
    pub facts: Vec<Statement>,
    /// Judgements somebody has made or been asked for, with words of the lawbook's vocabulary.
    pub assessments: Vec<Assessment>,
}

/// A checked question: ids are unique, everyone and everything referred to is described, limits are kept.
///
/// ```
/// use bti_core::{Giver, Item, ItemKind, Movement, Person, Profession, Purpose, Question, QuestionDraft, Recipient, Service, Tie};
///
/// let draft = QuestionDraft {
///     giver: Giver::new(Service::Skole, Profession::Laerer, Tie::Employee),
///     recipients: vec![Recipient::worker("ppt".parse()?, Service::Ppt)],
///     items: vec![Item::new("grades".parse()?, ItemKind::Education, vec!["child".parse()?])],
///     persons: vec![Person::new("child".parse()?)],
///     ..QuestionDraft::on("2026-09-01".parse()?)
/// };
/// let question = Question::new(draft)?;
/// assert_eq!(question.items().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question(QuestionDraft);

impl QuestionDraft {
    /// An empty draft for a day: own initiative, purpose not stated, a giver about whom nothing is said.
    ///
    /// It is not a valid question until it has a recipient and an item.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self {
            day,
            giver: Giver::new(crate::Service::Annet, crate::Profession::IkkeOppgitt, crate::Tie::NotStated),
            recipients: Vec::new(),
            items: Vec::new(),
            persons: Vec::new(),
            purpose: Purpose::NotStated,
            movement: Movement::OwnInitiative,
            channel: None,
            order: None,
            consents: Vec::new(),
            objections: Vec::new(),
            participations: Vec::new(),
            facts: Vec::new(),
            assessments: Vec::new(),
        }
    }
}

impl Question {
    /// Checks a draft.
    ///
    /// # Errors
    /// [`QuestionError`] names the place and what was expected. Words are checked later, against a lawbook.
    pub fn new(draft: QuestionDraft) -> Result<Self, QuestionError> {
        check::check(&draft)?;
        Ok(Self(draft))
    }

    /// The draft back, to change and check again.
    #[must_use]
    pub fn into_draft(self) -> QuestionDraft {
        self.0
    }

    /// The day the information would be given.
    #[must_use]
    pub fn day(&self) -> Date {
        self.0.day
    }

    /// Who would give it.
    #[must_use]
    pub fn giver(&self) -> &Giver {
        &self.0.giver
    }

    /// The recipients, in the order asked.
    #[must_use]
    pub fn recipients(&self) -> &[Recipient] {
        &self.0.recipients
    }

    /// The items, in the order asked.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.0.items
    }

    /// The persons, in the order described.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        &self.0.persons
    }

    /// What it would be used for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.0.purpose
    }

    /// How it would move.
    #[must_use]
    pub fn movement(&self) -> Movement {
        self.0.movement
    }

    /// By which channel.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.0.channel
    }

    /// The order behind it.
    #[must_use]
    pub fn order(&self) -> Option<&Order> {
        self.0.order.as_ref()
    }

    /// The consents on record.
    #[must_use]
    pub fn consents(&self) -> &[Consent] {
        &self.0.consents
    }

    /// The objections on record.
    #[must_use]
    pub fn objections(&self) -> &[Objection] {
        &self.0.objections
    }

    /// How children and others took part.
    #[must_use]
    pub fn participations(&self) -> &[Participation] {
        &self.0.participations
    }

    /// The facts stated.
    #[must_use]
    pub fn facts(&self) -> &[Statement] {
        &self.0.facts
    }

    /// The judgements made or raised.
    #[must_use]
    pub fn assessments(&self) -> &[Assessment] {
        &self.0.assessments
    }

    /// Where this person stands in [`Question::persons`].
    #[must_use]
    pub fn person_index(&self, id: &PersonId) -> Option<usize> {
        self.0.persons.iter().position(|person| person.id == *id)
    }

    /// Where this item stands in [`Question::items`].
    #[must_use]
    pub fn item_index(&self, id: &ItemId) -> Option<usize> {
        self.0.items.iter().position(|item| item.id == *id)
    }

    /// Where this recipient stands in [`Question::recipients`].
    #[must_use]
    pub fn recipient_index(&self, id: &RecipientId) -> Option<usize> {
        self.0.recipients.iter().position(|recipient| recipient.id == *id)
    }
}
