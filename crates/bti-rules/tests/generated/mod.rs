//! Whole questions, generated, for the properties that hold for every one of them.

#![allow(dead_code, clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::LazyLock;

use bti_consent::{Lawbook, WordKind};
use bti_core::{
    Address, Assessment, BirthDate, Capacity, Channel, Competence, Consent, ConsentForm, ConsentKind,
    ConsentScope, ConsentStatus, Custody, Date, Finding, Giver, Guardian, Item, ItemKind, Known, Movement,
    Person, Profession, Purpose, Question, QuestionDraft, Recipient, Relation, Service, Signer, Statement,
    Suspicion, Target, Tie,
};
use bti_rules::{Decision, Engine, Outcome};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Lawbook::embedded().expect("the embedded lawbook loads")));

pub const PERSONS: [&str; 3] = ["child", "mother", "father"];
pub const ITEMS: [&str; 2] = ["one", "two"];
pub const RECIPIENTS: [&str; 2] = ["first", "second"];

pub fn known() -> impl Strategy<Value = Known> {
    select(Known::ALL.to_vec())
}

pub fn day() -> impl Strategy<Value = Date> {
    let around = [
        "2021-07-01",
        "2022-12-31",
        "2023-01-01",
        "2025-12-31",
        "2026-01-01",
        "2026-05-31",
        "2026-06-01",
        "2026-06-30",
        "2026-07-01",
        "2026-11-23",
    ];
    select(around.iter().map(|day| day.parse().expect("a day")).collect::<Vec<Date>>())
}

pub fn giver() -> impl Strategy<Value = Giver> {
    let services = [
        Service::Skole,
        Service::Barnehage,
        Service::Ppt,
        Service::Helsestasjon,
        Service::Skolehelse,
        Service::Bup,
        Service::Barnevern,
        Service::Kultur,
        Service::Nav,
        Service::Krisesenter,
        Service::Familievern,
        Service::Politi,
        Service::Tannhelse,
        Service::Annet,
    ];
    let professions = [
        Profession::Laerer,
        Profession::Helsesykepleier,
        Profession::Psykolog,
        Profession::Sosionom,
        Profession::Annen,
    ];
    let ties = [Tie::Employee, Tie::Employee, Tie::Former, Tie::NotStated, Tie::PrivatePerson];
    (select(services.to_vec()), select(professions.to_vec()), select(ties.to_vec()))
        .prop_map(|(service, profession, tie)| Giver::new(service, profession, tie))
}

pub fn persons() -> impl Strategy<Value = Vec<Person>> {
    let birth = prop_oneof![
        (2006_i32..2024, 1_u32..=12, 1_u32..=28)
            .prop_map(|(y, m, d)| BirthDate::Known(Date::new(y, m, d).expect("a day"))),
        Just(BirthDate::Known(Date::new(2008, 2, 29).expect("a day"))),
        Just(BirthDate::NotKnown),
    ];
    let custody = select(vec![
        Custody::JointTogether,
        Custody::Sole,
        Custody::VoluntaryPlacement,
        Custody::CareOrder,
        Custody::NotKnown,
        Custody::None,
    ]);
    let address = select(vec![Address::Open, Address::Confidential, Address::NotKnown]);
    (birth, custody, known(), known(), known(), address).prop_map(
        |(born, custody, mother, father, suspected, address)| {
            let guardian = |name: &str, responsibility| Guardian::new(id(name), responsibility);
            let adult = |name: &str| Person {
                born: BirthDate::Known(Date::new(1980, 1, 1).expect("a day")),
                ..Person::new(id(name))
            };
            let child = Person {
                born: if let BirthDate::Known(day) = born {
                    BirthDate::Known(day.min(Date::new(2021, 6, 1).expect("a day")))
                } else {
                    born
                },
                custody,
                address,
                guardians: match custody {
                    // Custody and guardians do not contradict one another.
                    Custody::None => vec![guardian("mother", Known::No), guardian("father", Known::No)],
                    Custody::Sole if mother.is_yes() => {
                        vec![guardian("mother", mother), guardian("father", Known::No)]
                    }
                    // With joint custody nobody described is known not to hold it.
                    Custody::JointTogether => [("mother", mother), ("father", father)]
                        .map(|(name, held)| guardian(name, if held.is_no() { Known::Yes } else { held }))
                        .into(),
                    _ => vec![guardian("mother", mother), guardian("father", father)],
                },
                ..Person::new(id("child"))
            };
            let father = Person {
                suspicions: vec![Suspicion { child: id("child"), answer: suspected }],
                ..adult("father")
            };
            vec![child, adult("mother"), father]
        },
    )
}

pub fn items() -> impl Strategy<Value = Vec<Item>> {
    let kinds = select(vec![
        ItemKind::Health,
        ItemKind::Education,
        ItemKind::Identity,
        ItemKind::Family,
        ItemKind::Offence,
    ]);
    let learned = select(vec![
        Capacity::Helsehjelp,
        Capacity::InCase,
        Capacity::InCase,
        Capacity::Private,
        Capacity::NotStated,
        Capacity::AsHealthPersonnel,
    ]);
    let about = select(vec![vec!["child"], vec!["mother"], vec!["child", "mother"]]);
    let one = (kinds, learned, about).prop_map(|(kind, learned, about)| (kind, learned, about));
    vec(one, 1..=2).prop_map(|list| {
        list.into_iter()
            .zip(ITEMS)
            .map(|((kind, learned, about), id)| Item {
                learned,
                ..Item::new(
                    id.parse().expect("an id"),
                    kind,
                    about.into_iter().map(|name| name.parse().expect("an id")).collect(),
                )
            })
            .collect()
    })
}

pub fn recipients() -> impl Strategy<Value = Vec<Recipient>> {
    let worker = (
        select(vec![
            Service::Skole,
            Service::Barnevern,
            Service::Politi,
            Service::Fastlege,
            Service::Ppt,
            Service::Frivillig,
            Service::Skolehelse,
        ]),
        known(),
        known(),
    )
        .prop_map(|(service, helsehjelp, same)| {
            let mut recipient = Recipient::worker("x".parse().expect("an id"), service);
            recipient.relations.push(Relation {
                person: "child".parse().expect("an id"),
                next_of_kin: Known::No,
                party: Known::No,
                helsehjelp,
                reporter: same,
            });
            recipient.same.service = same;
            recipient
        });
    let person = select(PERSONS.to_vec())
        .prop_map(|name| Recipient::person("x".parse().expect("an id"), name.parse().expect("an id")));
    vec(prop_oneof![3 => worker, 1 => person], 1..=2).prop_map(|list| {
        list.into_iter()
            .zip(RECIPIENTS)
            .map(|(recipient, id)| Recipient { id: id.parse().expect("an id"), ..recipient })
            .collect()
    })
}

pub fn consents() -> impl Strategy<Value = Vec<Consent>> {
    let status = select(vec![
        ConsentStatus::Given,
        ConsentStatus::Given,
        ConsentStatus::Given,
        ConsentStatus::Refused,
        ConsentStatus::NotKnown,
    ]);
    let kind = prop_oneof![9 => Just(ConsentKind::Silence), 1 => Just(ConsentKind::Processing)];
    let form =
        select(vec![ConsentForm::Written, ConsentForm::Written, ConsentForm::Oral, ConsentForm::Tacit]);
    let competence = prop_oneof![
        4 => Just(None),
        1 => known().prop_map(|answer| Some(Competence { answer, by: None, on: None })),
    ];
    let given = select(vec!["2021-07-01", "2025-06-01", "2026-06-15"]);
    let who = (select(PERSONS.to_vec()), vec(select(PERSONS.to_vec()), 1..=3));
    let one = (
        who,
        status,
        prop_oneof![3 => Just(Known::Yes), 1 => known()],
        kind,
        form,
        competence,
        given,
        any::<bool>(),
        known(),
    )
        .prop_map(|((about, by), status, informed, kind, form, competence, given, mesh, digital_log)| {
            let services = vec![
                Service::Skole,
                Service::Helsestasjon,
                Service::Barnevern,
                Service::Ppt,
                Service::Kultur,
                Service::Familievern,
            ];
            let receiving = vec![Service::Skole, Service::Barnevern, Service::Ppt, Service::Fastlege];
            let mut by: Vec<Signer> = by.into_iter().map(|name| Signer::Person(id(name))).collect();
            by.sort();
            by.dedup();
            Consent {
                given_on: Some(given.parse().expect("a day")),
                scope: ConsentScope {
                    mesh: if mesh {
                        services.iter().chain(&receiving).copied().collect()
                    } else {
                        Vec::new()
                    },
                    givers: if mesh { Vec::new() } else { services },
                    recipient_services: if mesh { Vec::new() } else { receiving },
                    kinds: vec![ItemKind::Health, ItemKind::Education, ItemKind::Family],
                    purposes: vec![Purpose::Coordination],
                    ..ConsentScope::default()
                },
                kind,
                form,
                competence,
                digital_log,
                stated_informed: informed,
                voluntary: Known::Yes,
                ..Consent::new(id("x"), id(about), by, status)
            }
        });
    vec(one, 0..=3).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(index, consent)| Consent { id: id(&format!("k{index}")), ..consent })
            .collect()
    })
}

/// An id of any sort.
pub fn id<T: std::str::FromStr<Err = bti_core::IdError>>(name: &str) -> T {
    name.parse().expect("an id")
}

/// Stated words of the lawbook, each with a target of exactly its scope.
pub fn stated() -> impl Strategy<Value = (Vec<Statement>, Vec<Assessment>)> {
    let words: Vec<_> = ENGINE
        .lawbook()
        .vocabulary()
        .words()
        .filter(|word| matches!(word.kind, WordKind::Fact | WordKind::Assessment))
        .cloned()
        .collect();
    let one = (
        select(words),
        select(ITEMS.to_vec()),
        select(RECIPIENTS.to_vec()),
        select(PERSONS.to_vec()),
        0..3_usize,
    );
    vec(one, 0..=8).prop_map(|list| {
        let (mut facts, mut assessments) = (Vec::new(), Vec::new());
        for (word, item, recipient, person, answer) in list {
            let target = Target {
                item: word.scope.item.then(|| item.parse().expect("an id")),
                recipient: word.scope.recipient.then(|| recipient.parse().expect("an id")),
                person: word.scope.person.then(|| person.parse().expect("an id")),
            };
            if word.kind == WordKind::Fact {
                facts.push(Statement { word: word.id, answer: Known::ALL[answer], target });
            } else {
                let finding = [Finding::Affirmed, Finding::Rejected, Finding::Open][answer];
                assessments.push(Assessment {
                    word: word.id,
                    finding,
                    target,
                    by: None,
                    on: None,
                    reason: None,
                });
            }
        }
        (facts, assessments)
    })
}

prop_compose! {
    /// A whole question.
    pub fn draft()(
        day in day(), giver in giver(), recipients in recipients(), items in items(), persons in persons(),
        consents in consents(), stated in stated(),
        purpose in select(vec![Purpose::Coordination, Purpose::Helsehjelp, Purpose::NotStated]),
        movement in select(vec![Movement::Request, Movement::OwnInitiative]),
        channel in select(vec![None, None, Some(Channel::Meeting), Some(Channel::DigitalLog)]),
    ) -> QuestionDraft {
        let (mut facts, mut assessments) = stated;
        let here = |target: &Target| {
            target.item.as_ref().is_none_or(|id| items.iter().any(|item| item.id == *id))
                && target.recipient.as_ref().is_none_or(|id| recipients.iter().any(|recipient| recipient.id == *id))
        };
        facts.retain(|fact| here(&fact.target));
        assessments.retain(|entry| here(&entry.target));
        let key = |word: &bti_core::WordId, target: &Target| (word.clone(), target.clone());
        facts.sort_by_key(|fact| key(&fact.word, &fact.target));
        facts.dedup_by_key(|fact| key(&fact.word, &fact.target));
        assessments.sort_by_key(|entry| key(&entry.word, &entry.target));
        assessments.dedup_by_key(|entry| key(&entry.word, &entry.target));
        QuestionDraft { giver, recipients, items, persons, consents, facts, assessments, purpose, movement, channel, ..QuestionDraft::on(day) }
    }
}

pub fn decide(draft: &QuestionDraft) -> Vec<Decision> {
    let question = Question::new(draft.clone()).expect("a generated question is a question");
    ENGINE.ask(&question).expect("its words are the lawbook's").decisions()
}

pub fn outcomes(draft: &QuestionDraft) -> Vec<Outcome> {
    let question = Question::new(draft.clone()).expect("a generated question is a question");
    let answer = ENGINE.ask(&question).expect("its words are the lawbook's");
    (0..draft.items.len())
        .flat_map(|item| (0..draft.recipients.len()).map(move |recipient| (item, recipient)))
        .map(|(item, recipient)| answer.outcome(item, recipient))
        .collect()
}

pub fn permits(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::MayShare | Outcome::MustShare)
}

/// The order for openings: must not < cannot decide < may. Duties stand apart.
pub fn openness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::MustNotShare => 0,
        Outcome::CannotDecide => 1,
        Outcome::MayShare | Outcome::MustShare => 2,
    }
}
