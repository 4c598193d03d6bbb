//! The question on the wire, version 1. `docs/case-files.md` shows every field in use.

use bti_core::{
    Address, Body, Capacity, Channel, ChildView, ConsentForm, ConsentId, ConsentKind, ConsentStatus, Custody,
    DocumentId, Finding, InformedPoint, ItemId, ItemKind, Knowledge, Known, Life, Movement, NormId, Owner,
    ParticipationHow, PersonId, Profession, Purpose, RecipientId, RecipientKind, ResponsibilityBasis,
    Service, SignerRole, Tie, ViewWeight, WordId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::code::{Code, Day, Id};

/// A question: who would give what about whom to whom, on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The day, in Norwegian time.
    pub day: Day,
    /// Who would give it.
    pub giver: Giver,
    /// To whom, each alone.
    pub recipients: Vec<Recipient>,
    /// What.
    pub items: Vec<Item>,
    /// Everyone the question mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Person>,
    /// What for; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Code<Purpose>>,
    /// How; left out: on own initiative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement: Option<Code<Movement>>,
    /// By which channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Code<Channel>>,
    /// A binding order behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// What was answered when consent was asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    /// Objections to making available.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// How children and others took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participations: Vec<Participation>,
    /// Stated facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Judgements made or raised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessments: Vec<Assessment>,
}

/// Who would give the information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Giver {
    /// The service.
    pub service: Code<Service>,
    /// The profession; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profession: Option<Code<Profession>>,
    /// The tie to the body; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Code<Tie>>,
    /// The owner, where the catalogue leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code<Owner>>,
}

/// Someone who would receive it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Local id.
    pub id: Id<RecipientId>,
    /// What sort of recipient.
    pub kind: Code<RecipientKind>,
    /// The service of a worker or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Code<Service>>,
    /// A worker's profession.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profession: Option<Code<Profession>>,
    /// The described person this recipient is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<PersonId>>,
    /// Public or private; left out: from the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Code<Body>>,
    /// The owner, where the catalogue leaves it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Code<Owner>>,
    /// What it shares with the giver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same: Option<Same>,
    /// What it already knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub knows: Vec<Knows>,
    /// Its relations to persons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
}

/// What a recipient shares with the giver; left out: not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Code<Known>>,
    /// The service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Code<Known>>,
    /// The office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Code<Known>>,
    /// The legal person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_person: Option<Code<Known>>,
}

/// What a recipient already knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knows {
    /// The item.
    pub item: Id<ItemId>,
    /// How much of it.
    pub knows: Code<Knowledge>,
}

/// A recipient's relation to a person; left out: not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The person.
    pub person: Id<PersonId>,
    /// Next of kin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_of_kin: Option<Code<Known>>,
    /// Party to the case, or its representative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<Code<Known>>,
    /// Gives or takes part in health care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helsehjelp: Option<Code<Known>>,
    /// Reported a concern earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Code<Known>>,
}

/// A person the question mentions.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Local id.
    pub id: Id<PersonId>,
    /// Birth date; left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
    /// The birth date is an estimate.
    #[serde(default, skip_serializing_if = "is_false")]
    pub born_estimated: bool,
    /// Left out: alive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life: Option<Code<Life>>,
    /// Left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custody: Option<Code<Custody>>,
    /// Parents and other holders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guardians: Vec<Guardian>,
    /// Left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Code<Address>>,
    /// Children this person is suspected of harming.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspected_of_harming: Vec<Suspicion>,
    /// The person's own wishes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
}

/// A parent or other possible holder of parental responsibility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// The person.
    pub person: Id<PersonId>,
    /// Whether responsibility is held.
    pub responsibility: Code<Known>,
    /// What the population register says, where it may be something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Code<Known>>,
    /// What `responsibility` rests on; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Code<ResponsibilityBasis>>,
    /// A reference to the document it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id<DocumentId>>,
}

/// A suspicion of harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suspicion {
    /// The child.
    pub child: Id<PersonId>,
    /// Yes, no, or raised and undecided.
    pub answer: Code<Known>,
}

/// A wish towards a recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// The recipient.
    pub recipient: Id<RecipientId>,
    /// The wish.
    pub wish: Code<bti_core::Wish>,
}

/// A piece of information.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Local id.
    pub id: Id<ItemId>,
    /// What it is about.
    pub kind: Code<ItemKind>,
    /// Whose information it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Id<PersonId>>,
    /// Left out: yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identified: Option<Code<Known>>,
    /// In which capacity; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<Code<Capacity>>,
    /// What it was collected for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collected_for: Option<Code<Purpose>>,
    /// What it reveals besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reveals: Option<Reveals>,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
    /// Everything else in the same bundle.
    #[serde(default, skip_serializing_if = "is_false")]
    pub remainder: bool,
}

/// What an item reveals besides its content; left out: not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveals {
    /// A client relation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<Code<Known>>,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Code<Known>>,
    /// Contact with the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Code<Known>>,
}

/// How the giver got it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// From which service.
    pub from: Code<Service>,
    /// In which capacity; left out: not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Code<Capacity>>,
    /// Under which norm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Id<NormId>>,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// A binding order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The recipient who issued it.
    pub issuer: Id<RecipientId>,
    /// The norm it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Id<NormId>>,
    /// The items it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Id<ItemId>>,
}

/// A person or a role: exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// A described person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<PersonId>>,
    /// Somebody by office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Code<SignerRole>>,
}

/// What was answered when consent was asked for: one record for each person it is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Local id.
    pub id: Id<ConsentId>,
    /// What it is a consent to; left out: lifting a duty of silence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Code<ConsentKind>>,
    /// Whose information.
    pub about: Id<PersonId>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Signer>,
    /// Signers who also answered for somebody else, who has agreed to it in a document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_behalf: Vec<OnBehalf>,
    /// Where it stands.
    pub status: Code<ConsentStatus>,
    /// First day it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_on: Option<Day>,
    /// Last day it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
    /// First day it no longer counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<Day>,
    /// Which of the signers withdrew; empty: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn_by: Vec<Signer>,
    /// The consent this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id<ConsentId>>,
    /// Services that may all give to one another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mesh: Vec<Code<Service>>,
    /// Services that may give to the recipients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub givers: Vec<Code<Service>>,
    /// Services, or recipients of this question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Id<RecipientId>>,
    /// Kinds of information.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Code<ItemKind>>,
    /// Items of this question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Id<ItemId>>,
    /// Purposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Code<Purpose>>,
    /// What is excepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub except: Option<Except>,
    /// Whether a shared digital log may be used; left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digital_log: Option<Code<Known>>,
    /// Left out: not known, or as `told` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed: Option<Code<Known>>,
    /// The checklist: what the signers were told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Code<InformedPoint>>,
    /// Left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voluntary: Option<Code<Known>>,
    /// Whether the signers could understand it, where somebody has judged that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competence: Option<Competence>,
    /// Left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Code<ConsentForm>>,
    /// A reference to the minutes an oral answer stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Id<DocumentId>>,
    /// Who recorded it: a role, not a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<String>,
}

/// A signature given for somebody who has agreed to it in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnBehalf {
    /// Who signed.
    pub signer: Signer,
    /// For whom.
    pub of: Signer,
    /// A reference to the document.
    pub document: Id<DocumentId>,
}

/// Whether somebody could understand what they answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// What was found.
    pub answer: Code<Known>,
    /// Who judged it: a role, not a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// How a child or somebody else took part before something was decided about them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// The person.
    pub person: Id<PersonId>,
    /// About which items; empty: everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Id<ItemId>>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// How, or why not.
    pub how: Code<ParticipationHow>,
    /// What the person thought; left out: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<Code<ChildView>>,
    /// What weight it was given; left out: not assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Code<ViewWeight>>,
    /// Why, in the words of whoever wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a consent excepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Except {
    /// Services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Code<Service>>,
    /// Recipients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Id<RecipientId>>,
    /// Kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Code<ItemKind>>,
    /// Items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Id<ItemId>>,
    /// A limitation in words that nobody has read into these fields.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unread_text: bool,
}

/// An objection to making available.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// Whose information.
    pub about: Id<PersonId>,
    /// Who objected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Signer>,
    /// Kinds; empty: everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Code<ItemKind>>,
    /// Recipients; empty: everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Id<RecipientId>>,
    /// From which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

/// A stated fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The word.
    pub word: Id<WordId>,
    /// The answer.
    pub answer: Code<Known>,
    /// The item, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id<ItemId>>,
    /// The recipient, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Id<RecipientId>>,
    /// The person, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<PersonId>>,
}

/// A judgement made or raised.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The legal test.
    pub word: Id<WordId>,
    /// What was found.
    pub state: Code<Finding>,
    /// The item, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id<ItemId>>,
    /// The recipient, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Id<RecipientId>>,
    /// The person, if the word is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<PersonId>>,
    /// Who: a role, not a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Why, in the assessor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !*value
}

/// What anybody may have written in words is left out.
impl std::fmt::Debug for Consent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Consent").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

/// Who judged it is left out.
impl std::fmt::Debug for Competence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Competence").field("answer", &self.answer).finish_non_exhaustive()
    }
}

/// The reason is left out: it may say anything about anybody.
impl std::fmt::Debug for Participation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Participation").field("person", &self.person).finish_non_exhaustive()
    }
}

/// The reason is left out: it may say anything about anybody.
impl std::fmt::Debug for Assessment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Assessment")
            .field("word", &self.word)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// The birth date is left out.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}
