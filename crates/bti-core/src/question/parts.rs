//! The parts of a question. All fields are plain: a part is checked as part of its question.

use std::fmt;

use crate::{
    Address, Body, Capacity, ChildView, ConsentForm, ConsentId, ConsentKind, ConsentStatus, Custody, Date,
    DocumentId, Finding, InformedPoint, ItemId, ItemKind, Knowledge, Known, Life, NormId, Owner,
    ParticipationHow, PersonId, Profession, Purpose, RecipientId, RecipientKind, ResponsibilityBasis,
    Service, SignerRole, Tie, ViewWeight, Wish, WordId,
};

/// Who would give the information (*avgiver*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Giver {
    /// The service the giver works in.
    pub service: Service,
    /// The giver's profession.
    pub profession: Profession,
    /// The tie to the body.
    pub tie: Tie,
    /// Who owns the service, where the catalogue leaves it open (a private kindergarten).
    pub owner: Option<Owner>,
}

impl Giver {
    /// A giver whose service has the owner the catalogue gives.
    #[must_use]
    pub fn new(service: Service, profession: Profession, tie: Tie) -> Self {
        Self { service, profession, tie, owner: None }
    }
}

/// Someone who would receive the information (*mottaker*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Local id.
    pub id: RecipientId,
    /// Worker, person, organisation or open audience.
    pub kind: RecipientKind,
    /// The service of a worker or an organisation.
    pub service: Option<Service>,
    /// A worker's profession.
    pub profession: Option<Profession>,
    /// The person described in the question that this recipient is.
    pub person: Option<PersonId>,
    /// Public or private; left out: from the owner of the service.
    pub body: Option<Body>,
    /// Who owns the recipient's service, where the catalogue leaves it open.
    pub owner: Option<Owner>,
    /// What the recipient shares with the giver.
    pub same: Same,
    /// What the recipient already knows; no entry: does not know it.
    pub knows: Vec<(ItemId, Knowledge)>,
    /// The recipient's relation to persons, beyond what guardianship says.
    pub relations: Vec<Relation>,
}

impl Recipient {
    /// A worker in a service about whom nothing else is said.
    #[must_use]
    pub fn worker(id: RecipientId, service: Service) -> Self {
        Self { service: Some(service), ..Self::of_kind(id, RecipientKind::Worker) }
    }

    /// A private person who is described in the question.
    #[must_use]
    pub fn person(id: RecipientId, person: PersonId) -> Self {
        Self { person: Some(person), ..Self::of_kind(id, RecipientKind::Person) }
    }

    /// A recipient of this kind about whom nothing is said.
    #[must_use]
    pub fn of_kind(id: RecipientId, kind: RecipientKind) -> Self {
        Self {
            id,
            kind,
            service: None,
            profession: None,
            person: None,
            body: None,
            owner: None,
            same: Same::default(),
            knows: Vec::new(),
            relations: Vec::new(),
        }
    }
}

/// What a recipient has in common with the giver. Not said is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The same unit (*enhet*).
    pub unit: Known,
    /// The same service (*tjeneste*).
    pub service: Known,
    /// The same office (*kontor*), as in a joint NAV office.
    pub office: Known,
    /// The same legal person (*rettssubjekt*).
    pub legal_person: Known,
}

/// Nothing said: all not known. This is no legal default; it only spares writing four times that nothing is known.
impl Default for Same {
    fn default() -> Self {
        Self {
            unit: Known::NotKnown,
            service: Known::NotKnown,
            office: Known::NotKnown,
            legal_person: Known::NotKnown,
        }
    }
}

/// A recipient's relation to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The person.
    pub person: PersonId,
    /// Next of kin (*nærmeste pårørende*).
    pub next_of_kin: Known,
    /// Party in the case (*part*), or the party's representative.
    pub party: Known,
    /// Gives this person health care (*yter helsehjelp*), or takes part in it.
    pub helsehjelp: Known,
    /// Reported a concern about this person earlier (*melder*).
    pub reporter: Known,
}

/// A person the question mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Local id.
    pub id: PersonId,
    /// When the person was born.
    pub born: BirthDate,
    /// Alive, deceased or unborn.
    pub life: Life,
    /// Who decides for the person; not needed for adults.
    pub custody: Custody,
    /// The parents and others who hold, or do not hold, parental responsibility.
    pub guardians: Vec<Guardian>,
    /// Graded address.
    pub address: Address,
    /// Children this person is suspected of harming; no entry: nothing has been raised.
    pub suspicions: Vec<Suspicion>,
    /// The person's own wish towards recipients; no entry: none stated.
    pub wishes: Vec<WishTowards>,
}

impl Person {
    /// A living person about whom nothing else is known.
    #[must_use]
    pub fn new(id: PersonId) -> Self {
        Self {
            id,
            born: BirthDate::NotKnown,
            life: Life::Alive,
            custody: Custody::NotKnown,
            guardians: Vec::new(),
            address: Address::NotKnown,
            suspicions: Vec::new(),
            wishes: Vec::new(),
        }
    }
}

/// When somebody was born (*fødselsdato*).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BirthDate {
    /// The registered day.
    Known(Date),
    /// A registered day that is an estimate.
    Estimated(Date),
    /// Not known.
    NotKnown,
}

/// Shows which sort of knowledge it is, never the day.
impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Known(_) => "Known(…)",
            Self::Estimated(_) => "Estimated(…)",
            Self::NotKnown => "NotKnown",
        })
    }
}

/// A parent or other person who may hold parental responsibility (*foreldreansvar*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guardian {
    /// The person.
    pub person: PersonId,
    /// Whether this person holds parental responsibility, as far as anybody knows.
    pub responsibility: Known,
    /// What the population register says, where that is known and may be something else.
    pub register: Option<Known>,
    /// What [`Guardian::responsibility`] rests on.
    pub basis: ResponsibilityBasis,
    /// A reference to the document it rests on: an id in the host's archive, never its content.
    pub document: Option<DocumentId>,
}

impl Guardian {
    /// A guardian about whose responsibility this is known, and nothing of what it rests on.
    ///
    /// ```
    /// use bti_core::{Guardian, Known, ResponsibilityBasis};
    ///
    /// let mother = Guardian::new("mother".parse()?, Known::Yes);
    /// assert_eq!(mother.basis, ResponsibilityBasis::NotStated);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(person: PersonId, responsibility: Known) -> Self {
        Self { person, responsibility, register: None, basis: ResponsibilityBasis::NotStated, document: None }
    }
}

/// A suspicion that someone harms a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspicion {
    /// The child.
    pub child: PersonId,
    /// Yes: suspected. Not known: raised and undecided. No: raised and put aside.
    pub answer: Known,
}

/// A person's own wish towards a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishTowards {
    /// The recipient.
    pub recipient: RecipientId,
    /// The wish.
    pub wish: Wish,
}

/// A piece of information (*opplysning*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Local id.
    pub id: ItemId,
    /// What it is about.
    pub kind: ItemKind,
    /// Whose information it is; several are normal.
    pub about: Vec<PersonId>,
    /// Whether it identifies them. No: identifying marks are left out.
    pub identified: Known,
    /// The capacity in which the giver learned it.
    pub learned: Capacity,
    /// What it was collected for.
    pub collected_for: Option<Purpose>,
    /// What it reveals besides its content.
    pub reveals: Reveals,
    /// Where it came from somebody else.
    pub received: Option<Received>,
    /// Everything else in the same bundle.
    pub remainder: bool,
}

impl Item {
    /// An identified item whose way to the giver is not stated.
    #[must_use]
    pub fn new(id: ItemId, kind: ItemKind, about: Vec<PersonId>) -> Self {
        Self {
            id,
            kind,
            about,
            identified: Known::Yes,
            learned: Capacity::NotStated,
            collected_for: None,
            reveals: Reveals::default(),
            received: None,
            remainder: false,
        }
    }
}

/// What an item reveals besides its content. Not said is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveals {
    /// That someone is a client (*klientforhold*).
    pub client: Known,
    /// Where someone lives or stays.
    pub address: Known,
    /// That someone has been in contact with the service.
    pub contact: Known,
}

/// Nothing said: all not known.
impl Default for Reveals {
    fn default() -> Self {
        Self { client: Known::NotKnown, address: Known::NotKnown, contact: Known::NotKnown }
    }
}

/// How the giver got an item from somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The service it came from.
    pub from: Service,
    /// The capacity in which it was received.
    pub capacity: Capacity,
    /// The norm or consent under which it was given.
    pub under: Option<NormId>,
    /// The day of receipt.
    pub on: Option<Date>,
}

/// A binding order to give information (*pålegg*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The recipient who issued it.
    pub issuer: RecipientId,
    /// The norm it says it rests on.
    pub basis: Option<NormId>,
    /// The items it names.
    pub items: Vec<ItemId>,
}

/// What was answered when consent was asked for (*samtykke*).
///
/// One record is about one person's information and holds one answer: a form that two people sign about three persons
/// becomes a record for each person, signed by whoever answered for that person.
/// What a consent does not name it does not cover, and what is not known of it never makes it count.
///
/// ```
/// use bti_core::{Consent, ConsentForm, ConsentStatus, Known, ItemKind, Purpose, Service, Signer};
///
/// let mut consent = Consent::new("k1".parse()?, "child".parse()?, vec![Signer::Person("mother".parse()?)], ConsentStatus::Given);
/// consent.given_on = Some("2026-09-01".parse()?);
/// consent.scope.mesh = vec![Service::Skole, Service::Ppt];
/// consent.scope.kinds = vec![ItemKind::Education];
/// consent.scope.purposes = vec![Purpose::Coordination];
/// consent.form = ConsentForm::Written;
/// assert_eq!(consent.informed(), Known::NotKnown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Consent {
    /// Local id.
    pub id: ConsentId,
    /// What it is a consent to. Only [`ConsentKind::Silence`] lifts a duty of silence.
    pub kind: ConsentKind,
    /// Whose information it is about.
    pub about: PersonId,
    /// Who answered.
    pub by: Vec<Signer>,
    /// Signers who also answered for somebody else, with the document in which that person agreed to it.
    pub on_behalf: Vec<OnBehalf>,
    /// Where it stands.
    pub status: ConsentStatus,
    /// The first day it counts.
    pub given_on: Option<Date>,
    /// The last day it counts.
    pub valid_until: Option<Date>,
    /// The first day it no longer counts because it was withdrawn. What was done before stays lawful.
    pub withdrawn_on: Option<Date>,
    /// Which of the signers withdrew; empty: all of them.
    pub withdrawn_by: Vec<Signer>,
    /// The consent this one takes the place of, from the first day this one counts.
    pub supersedes: Option<ConsentId>,
    /// What it reaches.
    pub scope: ConsentScope,
    /// What is excepted; exceptions win over the scope.
    pub except: Exceptions,
    /// Whether information may also pass through a shared digital log (*digital stafettlogg*): a tick of its own.
    pub digital_log: Known,
    /// Whether the signers were informed, where nobody has kept a checklist.
    pub stated_informed: Known,
    /// The checklist: what they were told. Empty: none was kept.
    pub told: Vec<InformedPoint>,
    /// Whether it was free: no pressure, and no service lost by refusing.
    pub voluntary: Known,
    /// Whether the signers could understand what they answered, where somebody has asked.
    pub competence: Option<Competence>,
    /// Its form.
    pub form: ConsentForm,
    /// A reference to the minutes an oral answer stands in.
    pub minutes: Option<DocumentId>,
    /// Who recorded it: a role, not a name. Never shown in `Debug`.
    pub recorded_by: Option<String>,
}

/// What anybody may have written in words is left out.
impl fmt::Debug for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consent")
            .field("id", &self.id)
            .field("about", &self.about)
            .field("by", &self.by)
            .field("status", &self.status)
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

impl Consent {
    /// An answer about which nothing else is known: it reaches nothing until its scope is filled in.
    #[must_use]
    pub fn new(id: ConsentId, about: PersonId, by: Vec<Signer>, status: ConsentStatus) -> Self {
        Self {
            id,
            kind: ConsentKind::Silence,
            about,
            by,
            on_behalf: Vec::new(),
            status,
            given_on: None,
            valid_until: None,
            withdrawn_on: None,
            withdrawn_by: Vec::new(),
            supersedes: None,
            scope: ConsentScope::default(),
            except: Exceptions::default(),
            digital_log: Known::NotKnown,
            stated_informed: Known::NotKnown,
            told: Vec::new(),
            voluntary: Known::NotKnown,
            competence: None,
            form: ConsentForm::NotKnown,
            minutes: None,
            recorded_by: None,
        }
    }

    /// Whether the signers were informed: by the checklist where one was kept, else as stated.
    ///
    /// A checklist with a point missing is a consent that was not informed.
    #[must_use]
    pub fn informed(&self) -> Known {
        if self.told.is_empty() {
            return self.stated_informed;
        }
        Known::from(InformedPoint::ALL.iter().all(|point| self.told.contains(point)))
    }

    /// Everyone who answered, for themselves or by somebody they had agreed to.
    pub fn signers(&self) -> impl Iterator<Item = &Signer> {
        self.by.iter().chain(self.on_behalf.iter().map(|entry| &entry.of))
    }
}

/// A signature given for somebody who has agreed to it in a document (*fullmakt*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnBehalf {
    /// Who signed.
    pub signer: Signer,
    /// For whom.
    pub of: Signer,
    /// Where that agreement stands.
    pub document: DocumentId,
}

/// Whether somebody could understand what they answered (*samtykkekompetanse*), as a person has judged it.
#[derive(Clone, PartialEq, Eq)]
pub struct Competence {
    /// What was found.
    pub answer: Known,
    /// Who judged it: a role, not a name. Never shown in `Debug`.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
}

impl fmt::Debug for Competence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Competence").field("answer", &self.answer).finish_non_exhaustive()
    }
}

/// Who signs: a person in the question, or somebody by office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signer {
    /// A person described in the question.
    Person(PersonId),
    /// Somebody by office.
    Role(SignerRole),
}

/// What a consent reaches. Nothing named is nothing covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentScope {
    /// Services that may all give to one another (*alle til alle*), as most forms say it.
    pub mesh: Vec<Service>,
    /// The services that may give, where it says who gives to whom.
    pub givers: Vec<Service>,
    /// The services that may receive from the givers.
    pub recipient_services: Vec<Service>,
    /// The recipients of this question that may receive from the givers, or from the mesh.
    pub recipients: Vec<RecipientId>,
    /// The kinds of information.
    pub kinds: Vec<ItemKind>,
    /// The items of this question.
    pub items: Vec<ItemId>,
    /// The purposes.
    pub purposes: Vec<Purpose>,
}

/// How a person took part before something was decided about it (*medvirkning*): a record, for one person.
///
/// Whether a child is able to have a view, and what weight the view gets, is somebody's judgement; the library only says
/// when nothing is recorded.
#[derive(Clone, PartialEq, Eq)]
pub struct Participation {
    /// The person, most often a child.
    pub person: PersonId,
    /// About which items; empty: about everything in the question.
    pub items: Vec<ItemId>,
    /// When.
    pub on: Option<Date>,
    /// How, or why not.
    pub how: ParticipationHow,
    /// What the person thought of it.
    pub view: ChildView,
    /// What weight the view was given.
    pub weight: ViewWeight,
    /// Why, in the words of whoever wrote it down. Never shown in `Debug`.
    pub reason: Option<String>,
}

impl fmt::Debug for Participation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Participation")
            .field("person", &self.person)
            .field("how", &self.how)
            .field("view", &self.view)
            .field("weight", &self.weight)
            .finish_non_exhaustive()
    }
}

/// What a consent excepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// Services that may not receive.
    pub services: Vec<Service>,
    /// Recipients that may not receive.
    pub recipients: Vec<RecipientId>,
    /// Kinds that may not be given.
    pub kinds: Vec<ItemKind>,
    /// Items that may not be given.
    pub items: Vec<ItemId>,
    /// A limitation in free text that nobody has read into the fields above: the consent is then not known to cover.
    pub unread_text: bool,
}

/// An objection to making information available (*reservasjon*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Whose information.
    pub about: PersonId,
    /// Who objected.
    pub by: Vec<Signer>,
    /// Which kinds; empty: everything.
    pub kinds: Vec<ItemKind>,
    /// Towards which recipients; empty: everybody.
    pub recipients: Vec<RecipientId>,
    /// From which day; none: always.
    pub on: Option<Date>,
}

/// What a statement is about: exactly the parts of the word's scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The item.
    pub item: Option<ItemId>,
    /// The recipient.
    pub recipient: Option<RecipientId>,
    /// The person.
    pub person: Option<PersonId>,
}

/// A fact stated with a word of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The word.
    pub word: WordId,
    /// The answer.
    pub answer: Known,
    /// What it is about.
    pub target: Target,
}

/// A judgement somebody has made or been asked for (*vurdering*). The library never makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The legal test.
    pub word: WordId,
    /// What was found.
    pub finding: Finding,
    /// What it is about.
    pub target: Target,
    /// Who made it: a role, not a name.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Why, in the assessor's words. Never shown in `Debug`.
    pub reason: Option<String>,
}

impl fmt::Debug for Assessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assessment")
            .field("word", &self.word)
            .field("finding", &self.finding)
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}
