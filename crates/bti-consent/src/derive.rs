//! The words the library computes from a question. Each is one function; law files name them, and never compute.

use bti_core::{
    Address, Authorisation, BirthDate, Body, Capacity, Custody, Date, Guardian, HealthService, ItemKind,
    Knowledge, Known, Language, Life, Movement, Owner, Person, Purpose, Question, Recipient, RecipientKind,
    Relation, ResponsibilityBasis, Service, Signer, Tie, Wish,
};

use crate::consent;
use crate::lawbook::Law;
use crate::profile::ConsentProfile;
use crate::regimes::Regimes;
use crate::vocabulary::Scope;

/// Where a word is computed: positions in the question. Parts outside the word's scope are not looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The item.
    pub item: usize,
    /// The recipient.
    pub recipient: usize,
    /// The person.
    pub person: usize,
}

/// How a child born on 29 February comes of an age in a year without that day. Both are legal readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeapDay {
    /// On 28 February.
    LastOfFebruary,
    /// On 1 March.
    FirstOfMarch,
    /// The two are kept apart: where they differ the age is not known.
    Open,
}

/// A question under the law of its day.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The law.
    pub law: &'a Law<'a>,
    /// How 29 February is read.
    pub leap_day: LeapDay,
    /// The municipality's own rules about consent, where it is asked under them. They reach `consent-covers` and nothing else.
    pub profile: Option<&'a ConsentProfile>,
}

type Name = Box<dyn Fn(Language) -> String>;
pub(crate) type Compute = fn(&Asked<'_>, &str, Spot) -> Option<Known>;

struct Entry {
    /// The word, or `family:*`.
    word: &'static str,
    scope: Scope,
    compute: Compute,
}

const GIVER: Scope = Scope::GIVER;
const ITEM: Scope = Scope::ITEM;
const RECIPIENT: Scope = Scope::RECIPIENT;
const PERSON: Scope = Scope::PERSON;

macro_rules! derived {
    ($($word:literal $scope:expr => $compute:expr;)+) => {
        static ENTRIES: &[Entry] = &[$(Entry { word: $word, scope: $scope, compute: $compute }),+];
    };
}

derived! {
    "giver:*" GIVER => |asked, code, _| Some(Known::from(asked.question.giver().service.code() == code));
    "giver-owner:*" GIVER => |asked, code, _| Some(owned_by(asked.question.giver().owner, asked.question.giver().service, code));
    "purpose:*" GIVER => |asked, code, _| Some(match asked.question.purpose() {
        Purpose::NotStated if code != Purpose::NotStated.code() => Known::NotKnown,
        purpose => Known::from(purpose.code() == code),
    });
    "giver-works-for-public-body" GIVER => |asked, _, _| Some(giver_works_for_public_body(asked.question));
    "giver-is-health-personnel" GIVER => |asked, _, _| Some(health_personnel(asked.question.giver().profession.authorisation(), asked.question.giver().service));
    "giver-is-former" GIVER => |asked, _, _| Some(tie(asked, |tie| tie == Tie::Former));
    "asked" GIVER => |asked, _, _| Some(Known::from(asked.question.movement() == Movement::Request));
    "own-initiative" GIVER => |asked, _, _| Some(Known::from(asked.question.movement() == Movement::OwnInitiative));
    "standing-arrangement" GIVER => |asked, _, _| Some(Known::from(asked.question.movement() == Movement::Standing));
    "unselected-access" GIVER => |asked, _, _| Some(Known::from(asked.question.movement() == Movement::UnselectedAccess));
    "order-given" GIVER => |asked, _, _| Some(Known::from(asked.question.order().is_some()));
    "kind:*" ITEM => |asked, code, at| Some(Known::from(asked.question.items().get(at.item)?.kind.code() == code));
    "learned:*" ITEM => |asked, code, at| Some(match asked.question.items().get(at.item)?.learned {
        Capacity::NotStated if code != Capacity::NotStated.code() => Known::NotKnown,
        learned => Known::from(learned.code() == code),
    });
    "carries:*" ITEM => |asked, code, at| Some(asked.law.lawbook.regimes().carries(code, asked.question, asked.question.items().get(at.item)?));
    "identified" ITEM => |asked, _, at| Some(asked.question.items().get(at.item)?.identified);
    "reveals-client-relation" ITEM => |asked, _, at| {
        let item = asked.question.items().get(at.item)?;
        Some(item.reveals.client | Known::from(item.kind == ItemKind::ClientRelation))
    };
    "reveals-address" ITEM => |asked, _, at| {
        let item = asked.question.items().get(at.item)?;
        Some(item.reveals.address | Known::from(item.kind == ItemKind::Whereabouts))
    };
    "reveals-contact" ITEM => |asked, _, at| {
        let item = asked.question.items().get(at.item)?;
        Some(item.reveals.contact | Known::from(item.kind == ItemKind::ClientRelation))
    };
    "collected-for-this-purpose" ITEM => |asked, _, at| {
        let collected = asked.question.items().get(at.item)?.collected_for;
        Some(match (collected, asked.question.purpose()) {
            (None | Some(Purpose::NotStated), _) | (_, Purpose::NotStated) => Known::NotKnown,
            (Some(collected), purpose) => Known::from(collected == purpose),
        })
    };
    "received-from-other" ITEM => |asked, _, at| Some(Known::from(asked.question.items().get(at.item)?.received.is_some()));
    "order-covers-item" ITEM => |asked, _, at| {
        let item = &asked.question.items().get(at.item)?.id;
        Some(Known::from(asked.question.order().is_some_and(|order| order.items.contains(item))))
    };
    "concerns-several" ITEM => |asked, _, at| Some(Known::from(asked.question.items().get(at.item)?.about.len() > 1));
    "is-remainder" ITEM => |asked, _, at| Some(Known::from(asked.question.items().get(at.item)?.remainder));
    "recipient:*" RECIPIENT => |asked, code, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(Known::from(recipient.service.is_some_and(|service| service.code() == code)))
    };
    "recipient-owner:*" RECIPIENT => |asked, code, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(recipient.service.map_or(Known::from(recipient.owner.is_some_and(|owner| owner.code() == code)), |service| owned_by(recipient.owner, service, code)))
    };
    "recipient-is-public-body" RECIPIENT => |asked, _, at| Some(public_body(asked.question.recipients().get(at.recipient)?));
    "recipient-is-worker" RECIPIENT => |asked, _, at| of_kind(asked, at, RecipientKind::Worker);
    "recipient-is-person" RECIPIENT => |asked, _, at| of_kind(asked, at, RecipientKind::Person);
    "recipient-is-organisation" RECIPIENT => |asked, _, at| of_kind(asked, at, RecipientKind::Organisation);
    "recipient-is-open-audience" RECIPIENT => |asked, _, at| of_kind(asked, at, RecipientKind::OpenAudience);
    "recipient-is-private" RECIPIENT => |asked, _, at| Some(!public_body(asked.question.recipients().get(at.recipient)?));
    "recipient-bound-by-silence" RECIPIENT => |asked, _, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(public_body(recipient) | match recipient.body {
            Some(Body::PrivateBound) => Known::Yes,
            Some(Body::Private | Body::Public) => Known::No,
            Some(Body::NotKnown) | None => if recipient.kind == RecipientKind::Person { Known::No } else { Known::NotKnown },
        })
    };
    "recipient-is-health-personnel" RECIPIENT => |asked, _, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(match (recipient.profession, recipient.service) {
            (Some(profession), service) => health_personnel(profession.authorisation(), service.unwrap_or(Service::Annet)),
            (None, Some(service)) if recipient.kind == RecipientKind::Worker => match service.health() {
                HealthService::No => Known::No,
                HealthService::Yes | HealthService::ByPerson | HealthService::Unknown => Known::NotKnown,
            },
            _ => Known::No,
        })
    };
    "recipient-in-health-service" RECIPIENT => |asked, _, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        Some(recipient.service.map_or(Known::No, health_service))
    };
    "recipient-is-municipal-health-service" RECIPIENT => |asked, _, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        let municipal = |service: Service| Known::from(service.owner().iter().any(|owner| matches!(owner, Owner::Municipality | Owner::Contract)));
        Some(recipient.service.map_or(Known::No, |service| health_service(service) & municipal(service)))
    };
    "same-unit" RECIPIENT => |asked, _, at| Some(asked.question.recipients().get(at.recipient)?.same.unit);
    "same-service" RECIPIENT => |asked, _, at| Some(asked.question.recipients().get(at.recipient)?.same.service);
    "same-office" RECIPIENT => |asked, _, at| Some(asked.question.recipients().get(at.recipient)?.same.office);
    "same-legal-person" RECIPIENT => |asked, _, at| Some(asked.question.recipients().get(at.recipient)?.same.legal_person);
    "recipient-issued-order" RECIPIENT => |asked, _, at| {
        let recipient = &asked.question.recipients().get(at.recipient)?.id;
        Some(Known::from(asked.question.order().is_some_and(|order| order.issuer == *recipient)))
    };
    "under-7" PERSON => |asked, _, at| under(asked, at, 7);
    "under-12" PERSON => |asked, _, at| under(asked, at, 12);
    "under-15" PERSON => |asked, _, at| under(asked, at, 15);
    "under-16" PERSON => |asked, _, at| under(asked, at, 16);
    "under-18" PERSON => |asked, _, at| under(asked, at, 18);
    "is-alive" PERSON => |asked, _, at| life(asked, at, Life::Alive);
    "is-deceased" PERSON => |asked, _, at| life(asked, at, Life::Deceased);
    "is-unborn" PERSON => |asked, _, at| life(asked, at, Life::Unborn);
    "custody:*" PERSON => |asked, code, at| Some(match custody(asked.question, asked.question.persons().get(at.person)?) {
        Custody::NotKnown if code != Custody::NotKnown.code() => Known::NotKnown,
        custody => Known::from(custody.code() == code),
    });
    "one-holder" PERSON => |asked, _, at| holders(asked, at, |count| count == 1);
    "two-holders" PERSON => |asked, _, at| holders(asked, at, |count| count >= 2);
    "no-holder" PERSON => |asked, _, at| holders(asked, at, |count| count == 0);
    "graded-address" PERSON => |asked, _, at| Some(match asked.question.persons().get(at.person)?.address {
        Address::Open => Known::No,
        Address::NotKnown => Known::NotKnown,
        _ => Known::Yes,
    });
    "someone-suspected-of-harming" PERSON => |asked, _, at| {
        let child = &asked.question.persons().get(at.person)?.id;
        Some(Known::any(asked.question.persons().iter().map(|person| suspected(person, child))))
    };
    "recipient-is-the-person" RECIPIENT.and(PERSON) => |asked, _, at| {
        let (recipient, person) = pair(asked, at)?;
        Some(Known::from(recipient.person.as_ref() == Some(&person.id)))
    };
    "recipient-holds-responsibility" RECIPIENT.and(PERSON) => |asked, _, at| {
        let (recipient, person) = pair(asked, at)?;
        Some(guardian_answer(recipient, person, |responsibility| responsibility))
    };
    "recipient-is-parent" RECIPIENT.and(PERSON) => |asked, _, at| {
        let (recipient, person) = pair(asked, at)?;
        Some(guardian_answer(recipient, person, |_| Known::Yes))
    };
    "recipient-is-next-of-kin" RECIPIENT.and(PERSON) => |asked, _, at| relation(asked, at, |relation| relation.next_of_kin);
    "recipient-is-party" RECIPIENT.and(PERSON) => |asked, _, at| relation(asked, at, |relation| relation.party);
    "recipient-gives-helsehjelp" RECIPIENT.and(PERSON) => |asked, _, at| relation(asked, at, |relation| relation.helsehjelp);
    "recipient-reported-earlier" RECIPIENT.and(PERSON) => |asked, _, at| relation(asked, at, |relation| relation.reporter);
    "recipient-suspected-of-harming" RECIPIENT.and(PERSON) => |asked, _, at| {
        let (recipient, person) = pair(asked, at)?;
        let described = recipient.person.as_ref().and_then(|id| asked.question.persons().iter().find(|other| other.id == *id));
        Some(described.map_or(Known::No, |other| suspected(other, &person.id)))
    };
    "recipient-suspected-of-harming-someone" RECIPIENT.and(PERSON) => |asked, _, at| {
        let recipient = asked.question.recipients().get(at.recipient)?;
        let described = recipient.person.as_ref().and_then(|id| asked.question.persons().iter().find(|other| other.id == *id));
        Some(described.map_or(Known::No, |other| Known::any(other.suspicions.iter().map(|suspicion| suspicion.answer))))
    };
    "person-opposes-recipient" RECIPIENT.and(PERSON) => |asked, _, at| wish(asked, at, Wish::Opposes);
    "person-wants-recipient" RECIPIENT.and(PERSON) => |asked, _, at| wish(asked, at, Wish::Wants);
    "already-knows-exactly" ITEM.and(RECIPIENT) => |asked, _, at| {
        let item = &asked.question.items().get(at.item)?.id;
        let knows = &asked.question.recipients().get(at.recipient)?.knows;
        Some(match knows.iter().find(|(known, _)| known == item) {
            Some((_, Knowledge::Exactly)) => Known::Yes,
            Some((_, Knowledge::NotKnown)) => Known::NotKnown,
            _ => Known::No,
        })
    };
    "only-this-person" ITEM.and(PERSON) => |asked, _, at| {
        let about = &asked.question.items().get(at.item)?.about;
        let person = &asked.question.persons().get(at.person)?.id;
        Some(Known::from(about.len() == 1 && about.contains(person)))
    };
    "consent-covers" ITEM.and(RECIPIENT).and(PERSON) => |asked, _, at| Some(consent::covers(asked, at).answer);
    "objection-recorded" ITEM.and(RECIPIENT).and(PERSON) => |asked, _, at| objection(asked, at);
}

/// The value of a derived word at a spot. Not known where the spot lies outside the question.
#[must_use]
pub fn value(asked: &Asked<'_>, word: &str, spot: Spot) -> Known {
    entry(word).and_then(|(entry, code)| (entry.compute)(asked, code, spot)).unwrap_or(Known::NotKnown)
}

/// The function that computes a word and the code it is given, for whoever asks for the same word at many spots.
pub(crate) fn function(word: &str) -> Option<(Compute, &str)> {
    entry(word).map(|(entry, code)| (entry.compute, code))
}

fn entry(word: &str) -> Option<(&'static Entry, &str)> {
    ENTRIES.iter().find_map(|entry| match entry.word.strip_suffix('*') {
        Some(prefix) => word.strip_prefix(prefix).map(|code| (entry, code)),
        None => (entry.word == word).then_some((entry, "")),
    })
}

pub(crate) fn scope_of(word: &str) -> Option<Scope> {
    entry(word).map(|(entry, _)| entry.scope)
}

/// The members of a family with their names, or the word itself. Empty where nothing computes it.
pub(crate) fn members(word: &str, regimes: &Regimes) -> Vec<(String, Name)> {
    macro_rules! all {
        ($List:ty) => {
            <$List>::ALL
                .iter()
                .map(|entry| {
                    (entry.code().to_owned(), Box::new(|language| entry.name(language).to_owned()) as Name)
                })
                .collect()
        };
    }
    let Some(prefix) = word.strip_suffix('*') else {
        let single: Name = Box::new(|_| String::new());
        return if entry(word).is_some() { vec![(word.to_owned(), single)] } else { Vec::new() };
    };
    let codes: Vec<(String, Name)> = match prefix {
        "giver:" | "recipient:" => all!(Service),
        "giver-owner:" | "recipient-owner:" => all!(Owner),
        "purpose:" => all!(Purpose),
        "kind:" => all!(ItemKind),
        "learned:" => all!(Capacity),
        "custody:" => all!(Custody),
        "carries:" => regimes
            .all()
            .iter()
            .map(|regime| {
                let name = regime.name.clone();
                (regime.id.clone(), Box::new(move |language| name.get(language).to_owned()) as Name)
            })
            .collect(),
        _ => Vec::new(),
    };
    codes.into_iter().map(|(code, name)| (format!("{prefix}{code}"), name)).collect()
}

/// Every derived word or family the library computes, with its scope, for the generated list.
pub fn registered() -> impl Iterator<Item = (&'static str, Scope)> {
    ENTRIES.iter().map(|entry| (entry.word, entry.scope))
}

fn tie(asked: &Asked<'_>, test: impl Fn(Tie) -> bool) -> Known {
    match asked.question.giver().tie {
        Tie::NotStated => Known::NotKnown,
        tie => Known::from(test(tie)),
    }
}

fn giver_works_for_public_body(question: &Question) -> Known {
    let giver = question.giver();
    let working = match giver.tie {
        Tie::NotStated => Known::NotKnown,
        tie => Known::from(!matches!(tie, Tie::VolunteerOwn | Tie::PrivatePerson)),
    };
    working & owned_publicly(giver.owner, giver.service)
}

/// A body of the state, a county or a municipality. Somebody under contract performs a public body's tasks.
fn owned_publicly(owner: Option<Owner>, service: Service) -> Known {
    let public = |owner: &Owner| {
        matches!(owner, Owner::Municipality | Owner::County | Owner::State | Owner::Police | Owner::Contract)
    };
    match owner {
        Some(owner) => Known::from(public(&owner)),
        None if service.owner().is_empty() => Known::NotKnown,
        None if service.owner().iter().all(public) => Known::Yes,
        None if service.owner().iter().any(public) => Known::NotKnown,
        None => Known::No,
    }
}

/// Whose service it is: as stated, else what the catalogue leaves no doubt about.
fn owned_by(owner: Option<Owner>, service: Service, code: &str) -> Known {
    let usual = service.owner();
    match owner {
        Some(owner) => Known::from(owner.code() == code),
        None if usual.is_empty() => Known::NotKnown,
        None if service.is_jointly_owned() || usual.iter().all(|owner| owner.code() == code) => {
            Known::from(usual.iter().any(|owner| owner.code() == code))
        }
        None if usual.iter().any(|owner| owner.code() == code) => Known::NotKnown,
        None => Known::No,
    }
}

fn public_body(recipient: &Recipient) -> Known {
    match (recipient.body, recipient.kind, recipient.service) {
        (Some(Body::Public), _, _) => Known::Yes,
        (Some(Body::Private | Body::PrivateBound), _, _) => Known::No,
        (Some(Body::NotKnown), _, _) => Known::NotKnown,
        (None, RecipientKind::Person | RecipientKind::OpenAudience, _) => Known::No,
        (None, _, Some(service)) => owned_publicly(recipient.owner, service),
        _ => Known::NotKnown,
    }
}

fn health_service(service: Service) -> Known {
    match service.health() {
        HealthService::Yes => Known::Yes,
        HealthService::No => Known::No,
        HealthService::ByPerson | HealthService::Unknown => Known::NotKnown,
    }
}

/// Authorised, in training, or working where health care is given. A title without authorisation is no *no* there.
fn health_personnel(authorisation: Authorisation, service: Service) -> Known {
    match (authorisation, service.health()) {
        (Authorisation::HealthPersonnel, _) => Known::Yes,
        (Authorisation::None, HealthService::No) => Known::No,
        (Authorisation::None | Authorisation::StudentInHealth, HealthService::Yes) => Known::Yes,
        _ => Known::NotKnown,
    }
}

fn of_kind(asked: &Asked<'_>, at: Spot, kind: RecipientKind) -> Option<Known> {
    Some(Known::from(asked.question.recipients().get(at.recipient)?.kind == kind))
}

fn life(asked: &Asked<'_>, at: Spot, expected: Life) -> Option<Known> {
    Some(match asked.question.persons().get(at.person)?.life {
        Life::NotKnown => Known::NotKnown,
        life => Known::from(life == expected),
    })
}

fn pair<'a>(asked: &Asked<'a>, at: Spot) -> Option<(&'a Recipient, &'a Person)> {
    Some((asked.question.recipients().get(at.recipient)?, asked.question.persons().get(at.person)?))
}

fn relation(asked: &Asked<'_>, at: Spot, field: impl Fn(&Relation) -> Known) -> Option<Known> {
    let (recipient, person) = pair(asked, at)?;
    let stated = recipient.relations.iter().find(|relation| relation.person == person.id);
    Some(stated.map_or(Known::NotKnown, field))
}

fn suspected(person: &Person, child: &bti_core::PersonId) -> Known {
    person
        .suspicions
        .iter()
        .find(|suspicion| suspicion.child == *child)
        .map_or(Known::No, |suspicion| suspicion.answer)
}

fn wish(asked: &Asked<'_>, at: Spot, expected: Wish) -> Option<Known> {
    let (recipient, person) = pair(asked, at)?;
    Some(match person.wishes.iter().find(|wish| wish.recipient == recipient.id) {
        None => Known::No,
        Some(wish) if wish.wish == Wish::NotKnown => Known::NotKnown,
        Some(wish) => Known::from(wish.wish == expected),
    })
}

/// Whether the recipient is a guardian of the person, and if so what `answer` says of the responsibility held.
fn guardian_answer(recipient: &Recipient, person: &Person, answer: impl Fn(Known) -> Known) -> Known {
    let Some(id) = &recipient.person else { return Known::No };
    match person.guardians.iter().find(|guardian| guardian.person == *id) {
        Some(guardian) => answer(documented_responsibility(guardian)),
        // Somebody who is not listed is a stranger only where the custody, and so the list, is known.
        None if *id == person.id || person.custody != Custody::NotKnown => Known::No,
        None if recipient.kind == RecipientKind::Person => Known::NotKnown,
        None => Known::No,
    }
}

/// Whether a guardian holds parental responsibility: as stated, and never after death (barnelova § 38).
pub(crate) fn holds_responsibility(question: &Question, guardian: &Guardian) -> Known {
    let described = question.persons().iter().find(|person| person.id == guardian.person);
    match described.map(|person| person.life) {
        Some(Life::Deceased) => Known::No,
        _ => documented_responsibility(guardian),
    }
}

/// What is known of a guardian's responsibility, where the population register and something else may not agree.
///
/// A judgment or a settlement in court holds whatever the register says, and so does an agreement that was notified;
/// an agreement nobody has notified is invalid (barnelova § 39), and the register stands. A difference that rests on
/// nothing is not known.
fn documented_responsibility(guardian: &Guardian) -> Known {
    match (guardian.basis, guardian.register) {
        (ResponsibilityBasis::UnnotifiedAgreement, register) => register.unwrap_or(Known::NotKnown),
        (
            ResponsibilityBasis::Judgment
            | ResponsibilityBasis::CourtSettlement
            | ResponsibilityBasis::NotifiedAgreement,
            _,
        ) => guardian.responsibility,
        (_, Some(register)) if register != guardian.responsibility => Known::NotKnown,
        _ => guardian.responsibility,
    }
}

/// Whether what is known of a guardian's responsibility sets the population register aside, on a document.
#[must_use]
pub fn overrides_register(guardian: &Guardian) -> bool {
    let held = documented_responsibility(guardian);
    held != Known::NotKnown && guardian.register.is_some_and(|register| register != held)
}

/// The custody as stated, or what the law makes of it where not everyone described holds responsibility after all.
///
/// After the death of one of two, the one who lives holds it alone, and nobody does where both are dead (barnelova § 38);
/// an agreement about joint responsibility that nobody has notified gives the other none (§ 39).
fn custody(question: &Question, person: &Person) -> Custody {
    let joint = matches!(
        person.custody,
        Custody::JointTogether | Custody::JointApart | Custody::JointSharedResidence
    );
    let holds = |answer: Known| {
        let guardians = person.guardians.iter();
        guardians.filter(move |guardian| holds_responsibility(question, guardian) == answer).count()
    };
    // A list of one is too short to say that the other does not hold it.
    let told = joint && person.guardians.len() > 1 && holds(Known::NotKnown) == 0;
    match (told, holds(Known::Yes)) {
        (true, 0) => Custody::None,
        (true, 1) => Custody::Sole,
        _ => person.custody,
    }
}

/// Whether the number of holders of parental responsibility passes a test, whatever the unknown ones turn out to be.
fn holders(asked: &Asked<'_>, at: Spot, test: impl Fn(usize) -> bool) -> Option<Known> {
    let person = asked.question.persons().get(at.person)?;
    if person.custody == Custody::NotKnown {
        return Some(Known::NotKnown);
    }
    let held = |guardian| holds_responsibility(asked.question, guardian);
    let count = |answer: Known| person.guardians.iter().filter(|guardian| held(guardian) == answer).count();
    let (certain, open) = (count(Known::Yes), count(Known::NotKnown));
    let passes = (certain..=certain + open).filter(|holders| test(*holders)).count();
    Some(if passes == open + 1 {
        Known::Yes
    } else if passes == 0 {
        Known::No
    } else {
        Known::NotKnown
    })
}

fn objection(asked: &Asked<'_>, at: Spot) -> Option<Known> {
    let item = asked.question.items().get(at.item)?;
    let (recipient, person) = pair(asked, at)?;
    let answers = asked.question.objections().iter().filter(|objection| {
        objection.about == person.id
            && (objection.kinds.is_empty() || objection.kinds.contains(&item.kind))
            && (objection.recipients.is_empty() || objection.recipients.contains(&recipient.id))
            && objection.on.is_none_or(|on| on <= asked.question.day())
    });
    Some(Known::any(answers.map(|objection| {
        // Whoever signs for the person may object for them; anybody else's objection leaves it not known.
        let own = objection.by.iter().any(|signer| match signer {
            Signer::Person(by) => {
                *by == person.id
                    || person.guardians.iter().any(|guardian| {
                        guardian.person == *by && holds_responsibility(asked.question, guardian).is_yes()
                    })
            }
            Signer::Role(_) => true,
        });
        if own { Known::Yes } else { Known::NotKnown }
    })))
}

pub(crate) fn under(asked: &Asked<'_>, at: Spot, years: i32) -> Option<Known> {
    let person = asked.question.persons().get(at.person)?;
    let day = asked.question.day();
    Some(match (person.life, person.born) {
        (Life::Unborn, _) => Known::Yes,
        (_, BirthDate::NotKnown) => Known::NotKnown,
        (_, BirthDate::Known(born)) => match attains(born, years, asked.leap_day) {
            Some((earliest, latest)) if earliest == latest || day < earliest || day >= latest => {
                Known::from(day < latest)
            }
            _ => Known::NotKnown,
        },
        // An estimated day is trusted only where a year more or less changes nothing.
        (_, BirthDate::Estimated(born)) => {
            let (Some((earliest, _)), Some((_, latest))) =
                (attains(born, years - 1, asked.leap_day), attains(born, years + 1, asked.leap_day))
            else {
                return Some(Known::NotKnown);
            };
            if day < earliest {
                Known::Yes
            } else if day >= latest {
                Known::No
            } else {
                Known::NotKnown
            }
        }
    })
}

/// The earliest and the latest day on which the age may be attained: from the start of the birthday.
pub(crate) fn attains(born: Date, years: i32, leap_day: LeapDay) -> Option<(Date, Date)> {
    let year = born.year() + years;
    match Date::new(year, born.month(), born.day()) {
        Ok(day) => Some((day, day)),
        Err(bti_core::DateError::NoSuchDay) => {
            let (early, late) = (Date::new(year, 2, 28).ok()?, Date::new(year, 3, 1).ok()?);
            Some(match leap_day {
                LeapDay::LastOfFebruary => (early, early),
                LeapDay::FirstOfMarch => (late, late),
                LeapDay::Open => (early, late),
            })
        }
        Err(_) => None,
    }
}

/// Whether 29 February could matter: somebody was born on it and comes of an age between the two readings today.
#[must_use]
pub fn leap_day_matters(question: &Question) -> bool {
    let day = question.day();
    (day.month(), day.day()) == (2, 28)
        && Date::new(day.year(), 2, 29).is_err()
        && question.persons().iter().any(|person| match person.born {
            BirthDate::Known(born) | BirthDate::Estimated(born) => (born.month(), born.day()) == (2, 29),
            BirthDate::NotKnown => false,
        })
}
