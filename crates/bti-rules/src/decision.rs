//! What an answer says.

use bti_consent::consent::{LocalFinding, NotToBeAsked, OneParent, Shortfall, WithoutStanding};
use bti_consent::{Weight, When};
use bti_core::{ConsentId, Date, ItemId, NormId, PersonId, RecipientId, Signer, WordId};

/// The four answers. Exhaustive and without a default: a caller handles each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A duty: what it covers must be given, to this recipient.
    MustShare,
    /// A right: it may be given, and need not be.
    MayShare,
    /// It must not be given.
    MustNotShare,
    /// Nobody can say from what is known; the answer lists what is missing.
    CannotDecide,
}

impl Outcome {
    /// Whether a municipality's own rules, which lead to `locally`, close what this outcome by law leaves open.
    ///
    /// They never touch a duty and never open.
    pub(crate) fn tightened_by(self, locally: Self) -> bool {
        matches!(
            (self, locally),
            (Self::MayShare, Self::CannotDecide | Self::MustNotShare)
                | (Self::CannotDecide, Self::MustNotShare)
        )
    }

    /// The code on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MustShare => "must_share",
            Self::MayShare => "may_share",
            Self::MustNotShare => "must_not_share",
            Self::CannotDecide => "cannot_decide",
        }
    }
}

/// The answer for one item and one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Decision {
    /// The item.
    pub item: ItemId,
    /// The recipient.
    pub recipient: RecipientId,
    /// The answer.
    pub outcome: Outcome,
    /// The answer by law alone: another only where the municipality's own rules close what the law leaves open.
    pub by_law: Outcome,
    /// The norms that decided: duties, openings, or the duties of silence that stand.
    pub grounds: Vec<NormId>,
    /// No duty of silence binds the giver here. Only then may [`Decision::grounds`] of a permission be empty.
    pub nothing_binds: bool,
    /// Conditions on the answer: without them it is unlawful.
    pub conditions: Vec<WordId>,
    /// What the law asks for along with it.
    pub obligations: Vec<Obligation>,
    /// What guidance recommends along with it.
    pub advice: Vec<Obligation>,
    /// For "must not share": how firmly it is closed.
    pub closed: Option<Closed>,
    /// For "cannot decide": what is missing, in order of cause.
    pub missing: Vec<Missing>,
    /// What would open it: minimal sets of at most three steps a person could lawfully take.
    pub ways_forward: Vec<Vec<Step>>,
    /// Why consents on record do not count here, where the answer is not a permission.
    pub consents: Vec<(ConsentId, Shortfall)>,
    /// Signatures on record that have no effect, because whoever gave them decides nothing here.
    pub without_standing: Vec<WithoutStanding>,
    /// Guardians who must not be asked for consent or told, and why.
    pub not_to_be_asked: Vec<NotToBeAsked>,
    /// What the municipality's own rules do here. They are no law: a refusal that rests on them is theirs.
    pub local: Vec<LocalFinding>,
    /// What nobody has recorded, or what a person should look at before acting on the answer.
    pub warnings: Vec<Warning>,
    /// Duties owed to somebody who is not this recipient.
    pub elsewhere: Vec<NormId>,
    /// Duties nobody has assessed.
    pub reminders: Vec<NormId>,
    /// What to know about the law behind the answer.
    pub notices: Vec<Notice>,
}

/// A procedure norm that goes along with an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Obligation {
    /// The norm.
    pub norm: NormId,
    /// Before, with, after - or forbidden.
    pub when: When,
    /// Obligation or advice.
    pub weight: Weight,
    /// False where its own conditions are not known.
    pub certain: bool,
}

/// How firmly "must not share" is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// No judgement anybody could make would change it.
    InLaw,
    /// On what has been assessed: these judgements, made and affirmed, would change it.
    OnAssessment(Vec<WordId>),
}

/// Why something is missing, in the order it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A fact nobody has stated.
    Fact,
    /// A judgement nobody has made.
    Assessment,
    /// The law is contested.
    UnsettledLaw,
    /// The provision has not been read.
    NotRead,
}

/// Something that is missing for an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// Why.
    pub cause: Cause,
    /// The word; for [`Cause::NotRead`] the duty of silence whose act has not been read, or none where a norm is named.
    pub word: Option<WordId>,
    /// The norm that was not read.
    pub norm: Option<NormId>,
    /// The item, recipient and person it is about, as far as the word's scope goes.
    pub item: Option<ItemId>,
    /// See `item`.
    pub recipient: Option<RecipientId>,
    /// See `item`.
    pub person: Option<PersonId>,
}

/// A step that could lawfully be taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Obtain consent for this item and recipient, about this person, from these signers.
    Consent {
        /// Whose information.
        person: PersonId,
        /// Who has not signed.
        signers: Vec<Signer>,
    },
    /// Make a judgement - which may turn out either way.
    Assess(WordId),
}

/// What to know about the law behind an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The day is later than the law read: the law is presumed unchanged since.
    LawReadAsOf(Date),
    /// The day is before the first law read.
    BeforeFirstDay(Date),
    /// No lawyer has signed the provisions behind the answer.
    NotReviewed,
    /// An adopted version without a date could matter.
    AdoptedWithoutDate(NormId),
    /// The law is read in two ways here, and the answer follows the one the municipality's legal position takes.
    RestsOnPosition(WordId),
    /// The statute does not say whose consent suffices; the answer follows the practice that asks everyone the rule names.
    RestsOnPractice(NormId),
}

/// Something a person should look at. It changes no outcome, and is never left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Nothing is recorded of how the child was heard, and the child is seven or may be.
    NotHeard {
        /// The child.
        person: PersonId,
        /// The norms by which it is to be heard.
        norms: Vec<NormId>,
    },
    /// The child's view is to have great weight, and nobody has recorded what weight it was given.
    ViewNotWeighed {
        /// The child.
        person: PersonId,
        /// The norm.
        norm: NormId,
    },
    /// The child opposes it. A permission is no duty: whether to use it is somebody's judgement.
    ChildOpposes {
        /// The child.
        person: PersonId,
    },
    /// The population register says something else about who holds responsibility, and a document sets it aside.
    RegisterSetAside {
        /// The child.
        person: PersonId,
        /// The guardian.
        guardian: PersonId,
    },
    /// Only one of the parents has signed, by a rule of which it is not settled that it reaches disclosure.
    OneParent {
        /// The child.
        person: PersonId,
        /// The norm.
        norm: NormId,
        /// Why one might suffice.
        why: OneParent,
    },
}

/// A question to put to a person: the one that brings most answers nearer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    /// The word to ask about.
    pub word: WordId,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The recipient it is about.
    pub recipient: Option<RecipientId>,
    /// The person it is about.
    pub person: Option<PersonId>,
}
