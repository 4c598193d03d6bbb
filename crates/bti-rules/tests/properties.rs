//! What holds for every question, over whole generated questions. Each test is a sentence a lawyer can read.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::LazyLock;

use bti_consent::{Effect, Lawbook, WordKind};
use bti_core::{
    Address, Assessment, BirthDate, Capacity, Consent, ConsentForm, ConsentScope, ConsentStatus, Custody,
    Date, Finding, Giver, Guardian, Item, ItemKind, Known, Movement, Person, Profession, Purpose, Question,
    QuestionDraft, Recipient, Relation, Service, Signer, Statement, Suspicion, Target, Tie,
};
use bti_rules::{Decision, Engine, Outcome, Step};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Lawbook::embedded().expect("the embedded lawbook loads")));

/// The same law with its files, and so its norms, in another order.
static TURNED: LazyLock<Engine> = LazyLock::new(|| {
    let turn = |name: &str| match name.split_once('/') {
        Some((folder, file)) if !["vocabulary", "regimes"].contains(&folder) => {
            let turned: String = folder.bytes().map(|byte| char::from(b'a' + b'z' - byte)).collect();
            let file =
                if file == "act.toml" { file.to_owned() } else { format!("{}{file}", 99 - file.len()) };
            format!("{turned}/{file}")
        }
        _ => name.to_owned(),
    };
    let files: Vec<(String, &str)> =
        Lawbook::embedded_files().iter().map(|(name, text)| (turn(name), *text)).collect();
    Engine::new(Lawbook::from_files(files.iter().map(|(name, text)| (name.as_str(), *text))).expect("loads"))
});

const PERSONS: [&str; 3] = ["child", "mother", "father"];
const ITEMS: [&str; 2] = ["one", "two"];
const RECIPIENTS: [&str; 2] = ["first", "second"];

fn known() -> impl Strategy<Value = Known> {
    select(Known::ALL.to_vec())
}

fn day() -> impl Strategy<Value = Date> {
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

fn giver() -> impl Strategy<Value = Giver> {
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

fn persons() -> impl Strategy<Value = Vec<Person>> {
    let birth = prop_oneof![
        (2006_i32..2024, 1_u32..=12, 1_u32..=28)
            .prop_map(|(y, m, d)| BirthDate::Known(Date::new(y, m, d).expect("a day"))),
        Just(BirthDate::Known(Date::new(2008, 2, 29).expect("a day"))),
        Just(BirthDate::NotKnown),
    ];
    let custody = select(vec![
        Custody::JointTogether,
        Custody::Sole,
        Custody::CareOrder,
        Custody::NotKnown,
        Custody::None,
    ]);
    let address = select(vec![Address::Open, Address::Confidential, Address::NotKnown]);
    (birth, custody, known(), known(), known(), address).prop_map(
        |(born, custody, mother, father, suspected, address)| {
            let id = |name: &str| name.parse().expect("an id");
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
                guardians: vec![guardian("mother", mother), guardian("father", father)],
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

fn items() -> impl Strategy<Value = Vec<Item>> {
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

fn recipients() -> impl Strategy<Value = Vec<Recipient>> {
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

fn consents() -> impl Strategy<Value = Vec<Consent>> {
    let status = select(vec![
        ConsentStatus::Given,
        ConsentStatus::Given,
        ConsentStatus::Refused,
        ConsentStatus::NotKnown,
    ]);
    let one = (select(PERSONS.to_vec()), vec(select(PERSONS.to_vec()), 1..=2), status, known()).prop_map(
        |(about, by, status, informed)| Consent {
            given_on: Some(Date::new(2021, 7, 1).expect("a day")),
            scope: ConsentScope {
                givers: vec![Service::Skole, Service::Helsestasjon, Service::Barnevern, Service::Ppt],
                recipient_services: vec![Service::Skole, Service::Barnevern, Service::Ppt, Service::Fastlege],
                kinds: vec![ItemKind::Health, ItemKind::Education, ItemKind::Family],
                purposes: vec![Purpose::Coordination],
                ..ConsentScope::default()
            },
            stated_informed: informed,
            voluntary: Known::Yes,
            form: ConsentForm::Written,
            ..Consent::new(
                "x".parse().expect("an id"),
                about.parse().expect("an id"),
                by.into_iter().map(|name| Signer::Person(name.parse().expect("an id"))).collect(),
                status,
            )
        },
    );
    vec(one, 0..=3).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(index, consent)| Consent { id: format!("k{index}").parse().expect("an id"), ..consent })
            .collect()
    })
}

/// Stated words of the lawbook, each with a target of exactly its scope.
fn stated() -> impl Strategy<Value = (Vec<Statement>, Vec<Assessment>)> {
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
    fn draft()(
        day in day(), giver in giver(), recipients in recipients(), items in items(), persons in persons(),
        consents in consents(), stated in stated(),
        purpose in select(vec![Purpose::Coordination, Purpose::Helsehjelp, Purpose::NotStated]),
        movement in select(vec![Movement::Request, Movement::OwnInitiative]),
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
        QuestionDraft { giver, recipients, items, persons, consents, facts, assessments, purpose, movement, ..QuestionDraft::on(day) }
    }
}

fn decide(draft: &QuestionDraft) -> Vec<Decision> {
    let question = Question::new(draft.clone()).expect("a generated question is a question");
    ENGINE.ask(&question).expect("its words are the lawbook's").decisions()
}

fn outcomes(draft: &QuestionDraft) -> Vec<Outcome> {
    let question = Question::new(draft.clone()).expect("a generated question is a question");
    let answer = ENGINE.ask(&question).expect("its words are the lawbook's");
    (0..draft.items.len())
        .flat_map(|item| (0..draft.recipients.len()).map(move |recipient| (item, recipient)))
        .map(|(item, recipient)| answer.outcome(item, recipient))
        .collect()
}

fn permits(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::MayShare | Outcome::MustShare)
}

/// The order for openings: must not < cannot decide < may. Duties stand apart.
fn openness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::MustNotShare => 0,
        Outcome::CannotDecide => 1,
        Outcome::MayShare | Outcome::MustShare => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// 21, 63: nothing identified is shared without a consent or a provision in force on the day.
    #[test]
    fn every_permission_cites_a_norm_in_force_or_says_that_nothing_binds(draft in draft()) {
        let law = ENGINE.lawbook().on(draft.day);
        for decision in decide(&draft).iter().filter(|decision| permits(decision.outcome)) {
            prop_assert!(decision.nothing_binds || !decision.grounds.is_empty(), "{:?}", decision);
            for norm in &decision.grounds {
                prop_assert!(law.norm(norm).is_some(), "{norm} is not in force on {}", draft.day);
            }
        }
    }

    /// 24: adding an exception to a consent never opens anything.
    #[test]
    fn adding_an_exception_to_a_consent_never_opens(draft in draft(), kind in select(vec![ItemKind::Health, ItemKind::Education]), service in select(vec![Service::Skole, Service::Ppt])) {
        let mut narrower = draft.clone();
        for consent in &mut narrower.consents {
            if consent.status == ConsentStatus::Given {
                consent.except.kinds.push(kind);
                consent.except.services.push(service);
            }
        }
        for (before, after) in outcomes(&draft).into_iter().zip(outcomes(&narrower)) {
            prop_assert!(openness(after) <= openness(before));
        }
    }

    /// Withdrawing every consent on the day never opens anything.
    #[test]
    fn withdrawing_consent_never_opens(draft in draft()) {
        let mut withdrawn = draft.clone();
        for consent in withdrawn.consents.iter_mut().filter(|consent| consent.status == ConsentStatus::Given) {
            consent.status = ConsentStatus::Withdrawn;
            consent.withdrawn_on = Some(draft.day);
        }
        for (before, after) in outcomes(&draft).into_iter().zip(outcomes(&withdrawn)) {
            prop_assert!(openness(after) <= openness(before));
        }
    }

    /// 25: naming one service more in a consent changes nothing for the recipients of other services.
    #[test]
    fn adding_a_service_to_a_consent_only_matters_for_that_service(draft in draft()) {
        let mut wider = draft.clone();
        for consent in &mut wider.consents {
            consent.scope.recipient_services.push(Service::Skolehelse);
        }
        let services: Vec<_> = draft.items.iter().flat_map(|_| draft.recipients.iter().map(|recipient| recipient.service)).collect();
        for ((before, after), service) in outcomes(&draft).into_iter().zip(outcomes(&wider)).zip(services) {
            prop_assert!(service == Some(Service::Skolehelse) || before == after);
        }
    }

    /// 34: a giver whose duty of silence is not known is never freer than one whose duty is known.
    #[test]
    fn an_unknown_regime_is_at_least_as_strict_as_every_known_one(draft in draft()) {
        let with = |service| QuestionDraft { giver: Giver { service, tie: Tie::Employee, ..draft.giver }, ..draft.clone() };
        // Anybody may be in another service, so consents are left out: they name the giver's service.
        let unknown = QuestionDraft { consents: Vec::new(), ..with(Service::Annet) };
        for service in [Service::Skole, Service::Helsestasjon, Service::Barnevern] {
            let known = QuestionDraft { consents: Vec::new(), ..with(service) };
            for (unknown, known) in outcomes(&unknown).into_iter().zip(outcomes(&known)) {
                prop_assert!(unknown != Outcome::MayShare || known != Outcome::MustNotShare, "{service} {unknown:?} {known:?}");
            }
        }
    }

    /// 35: a giver bound by two layers is never freer than the professional layer alone allows.
    #[test]
    fn two_layers_open_no_more_than_each(draft in draft()) {
        // The same health worker, in a service that carries both layers; opened only by norms of the professional act or of everyone.
        let both = QuestionDraft { giver: Giver::new(Service::Helsestasjon, Profession::Helsesykepleier, Tie::Employee), ..draft.clone() };
        for (decision, item) in decide(&both).iter().zip(both.items.iter().flat_map(|item| vec![item; both.recipients.len()])) {
            // What somebody found to be nobody's personal matter is outside the professional duty altogether.
            let personal = !both.assessments.iter().any(|entry| entry.word.as_str() == "not-personal" && entry.finding != Finding::Rejected);
            if personal && item.learned == Capacity::Helsehjelp && decision.outcome == Outcome::MayShare && !decision.nothing_binds {
                let law = ENGINE.lawbook().on(both.day);
                let professional = decision.grounds.iter().filter_map(|norm| law.norm(norm)).any(|norm| matches!(&norm.norm.effect, Effect::Opening { opens } if opens.iter().any(|regime| regime == "hpl")));
                prop_assert!(professional, "{:?}", decision.grounds);
            }
        }
    }

    /// 37: a consent never makes a duty.
    #[test]
    fn consent_never_yields_must(draft in draft()) {
        let law = ENGINE.lawbook().on(draft.day);
        for decision in decide(&draft).iter().filter(|decision| decision.outcome == Outcome::MustShare) {
            let is_duty = |norm| law.norm(norm).is_some_and(|norm| matches!(norm.norm.effect, Effect::Duty { .. }));
            prop_assert!(decision.grounds.iter().any(is_duty), "{:?}", decision.grounds);
        }
    }

    /// 38: the same question has the same answer.
    #[test]
    fn the_same_question_has_the_same_answer(draft in draft()) {
        prop_assert_eq!(decide(&draft), decide(&draft));
    }

    /// 38: the order of items and recipients never matters.
    #[test]
    fn order_of_items_recipients_and_records_never_matters(draft in draft()) {
        let mut turned = draft.clone();
        turned.items.reverse();
        turned.recipients.reverse();
        turned.persons.reverse();
        turned.consents.reverse();
        turned.facts.reverse();
        turned.assessments.reverse();
        let there = decide(&turned);
        for decision in decide(&draft) {
            let same = there.iter().find(|other| other.item == decision.item && other.recipient == decision.recipient).expect("the same pair");
            prop_assert_eq!(decision.outcome, same.outcome);
            prop_assert_eq!(&decision.grounds, &same.grounds);
        }
    }

    /// 38: the order of norms never matters.
    #[test]
    fn order_of_norms_never_matters(draft in draft()) {
        let question = Question::new(draft.clone()).expect("a question");
        let turned = TURNED.ask(&question).expect("words").decisions();
        for (one, other) in decide(&draft).into_iter().zip(turned) {
            prop_assert_eq!(one.outcome, other.outcome);
            let sorted = |mut grounds: Vec<bti_core::NormId>| { grounds.sort(); grounds };
            prop_assert_eq!(sorted(one.grounds), sorted(other.grounds));
        }
    }

    /// Monotone: when what was not known turns out yes or no, a permission stays one and a refusal stays one.
    #[test]
    fn learning_more_never_turns_an_answer_round(draft in draft(), answers in vec(any::<bool>(), 8)) {
        let mut resolved = draft.clone();
        let mut answers = answers.into_iter().cycle();
        let mut pick = |answer: Known| if answer == Known::NotKnown { Known::from(answers.next().unwrap_or(true)) } else { answer };
        for fact in &mut resolved.facts {
            fact.answer = pick(fact.answer);
        }
        for entry in resolved.assessments.iter_mut().filter(|entry| entry.finding == Finding::Open) {
            entry.finding = if pick(Known::NotKnown).is_yes() { Finding::Affirmed } else { Finding::Rejected };
        }
        for person in &mut resolved.persons {
            for suspicion in &mut person.suspicions {
                suspicion.answer = pick(suspicion.answer);
            }
            for guardian in &mut person.guardians {
                guardian.responsibility = pick(guardian.responsibility);
            }
            if person.born == BirthDate::NotKnown {
                person.born = BirthDate::Known(Date::new(2012, 5, 5).expect("a day"));
            }
        }
        for recipient in &mut resolved.recipients {
            recipient.same.service = pick(recipient.same.service);
            for relation in &mut recipient.relations {
                relation.helsehjelp = pick(relation.helsehjelp);
            }
        }
        for (before, after) in outcomes(&draft).into_iter().zip(outcomes(&resolved)) {
            match before {
                Outcome::CannotDecide => {}
                Outcome::MayShare => prop_assert!(permits(after), "may became {after:?}"),
                Outcome::MustShare | Outcome::MustNotShare => prop_assert_eq!(before, after),
            }
        }
    }

    /// Silence in the record never discloses: with nothing stated, nothing assessed and nobody's consent, a permission
    /// rests on what the recipient and the information are, never on an assessment or a consent.
    #[test]
    fn silence_in_the_record_never_discloses(draft in draft()) {
        let silent = QuestionDraft { consents: Vec::new(), facts: Vec::new(), assessments: Vec::new(), ..draft };
        let law = ENGINE.lawbook().on(silent.day);
        for decision in decide(&silent).iter().filter(|decision| permits(decision.outcome) && !decision.nothing_binds) {
            let without_skjoenn = decision.grounds.iter().filter_map(|norm| law.norm(norm)).any(|norm| {
                norm.norm.conditions.assess.is_empty() && !norm.norm.conditions.all.iter().any(|word| word.as_str() == "consent-covers")
            });
            prop_assert!(without_skjoenn, "{:?}", decision.grounds);
        }
    }

    /// 36: what is said to be anonymous opens only where this recipient was assessed not to recognise the person.
    #[test]
    fn leaving_out_the_name_opens_nothing_by_itself(draft in draft()) {
        let mut nameless = draft.clone();
        for item in &mut nameless.items {
            item.identified = Known::No;
        }
        let assessed = draft.assessments.iter().any(|entry| entry.word.as_str() == "protection-met-by-anonymising" && entry.finding != Finding::Rejected);
        if !assessed {
            for (before, after) in outcomes(&draft).into_iter().zip(outcomes(&nameless)) {
                prop_assert!(openness(after) <= openness(before));
            }
        }
    }

    /// 64: a stated word that no norm in force names changes no outcome.
    #[test]
    fn a_word_no_norm_in_force_names_changes_nothing(draft in draft()) {
        let law = ENGINE.lawbook().on(draft.day);
        let used = |word: &bti_core::WordId| {
            let raises = ENGINE.lawbook().vocabulary().words().any(|other| other.raised_by.contains(word) || other.entails.contains(word));
            let entails = ENGINE.lawbook().vocabulary().word(word).is_some_and(|own| !own.entails.is_empty());
            raises || entails || law.norms().iter().any(|norm| {
                let conditions = &norm.norm.conditions;
                let lists = [&conditions.all, &conditions.any, &conditions.none, &conditions.assess];
                lists.into_iter().any(|list| list.contains(word)) || match &norm.norm.effect {
                    Effect::Limit { also, .. } => also.contains(word),
                    Effect::Duty { addressee, towards, .. } => addressee.contains(word) || towards.contains(word),
                    _ => false,
                }
            })
        };
        let mut without = draft.clone();
        without.facts.retain(|fact| used(&fact.word));
        without.assessments.retain(|entry| used(&entry.word));
        prop_assert_eq!(outcomes(&draft), outcomes(&without));
    }

    /// No way forward asks a guardian who harms the child, or may.
    #[test]
    fn no_way_forward_asks_whoever_may_harm_the_child(draft in draft()) {
        for step in decide(&draft).iter().flat_map(|decision| &decision.ways_forward).flatten() {
            if let Step::Consent { person, signers } = step {
                for signer in signers {
                    let suspected = matches!(signer, Signer::Person(id) if draft.persons.iter().any(|other| other.id == *id && other.suspicions.iter().any(|suspicion| suspicion.child == *person && !suspicion.answer.is_no())));
                    prop_assert!(!suspected, "{signer:?} is asked about {person}");
                }
            }
        }
    }

    /// A clearance exists exactly for what must or may be shared.
    #[test]
    fn only_must_and_may_have_a_clearance(draft in draft()) {
        let question = Question::new(draft).expect("a question");
        let answer = ENGINE.ask(&question).expect("words");
        prop_assert_eq!(answer.clear(0, 0).is_some(), permits(answer.outcome(0, 0)));
    }
}

/// 30: the threshold is the giver's. At 15 a school's and a health clinic's consents differ.
#[test]
fn the_age_of_consent_follows_the_givers_regime() {
    let consent = |by: &str| Consent {
        given_on: Some(Date::new(2026, 8, 1).expect("a day")),
        scope: ConsentScope {
            givers: vec![Service::Helsestasjon, Service::Kultur],
            recipient_services: vec![Service::Ppt],
            kinds: vec![ItemKind::Health],
            purposes: vec![Purpose::Coordination],
            ..ConsentScope::default()
        },
        stated_informed: Known::Yes,
        voluntary: Known::Yes,
        form: ConsentForm::Written,
        ..Consent::new(
            "k".parse().expect("an id"),
            "child".parse().expect("an id"),
            vec![Signer::Person(by.parse().expect("an id"))],
            ConsentStatus::Given,
        )
    };
    let ask = |service, profession, learned, years: i32| {
        let child = Person {
            born: BirthDate::Known(Date::new(2026 - years, 1, 1).expect("a day")),
            custody: Custody::Sole,
            address: Address::Open,
            guardians: vec![Guardian::new("mother".parse().expect("an id"), Known::Yes)],
            ..Person::new("child".parse().expect("an id"))
        };
        let draft = QuestionDraft {
            giver: Giver::new(service, profession, Tie::Employee),
            recipients: vec![Recipient::worker("ppt".parse().expect("an id"), Service::Ppt)],
            items: vec![Item {
                learned,
                ..Item::new(
                    "note".parse().expect("an id"),
                    ItemKind::Health,
                    vec!["child".parse().expect("an id")],
                )
            }],
            persons: vec![child, Person::new("mother".parse().expect("an id"))],
            consents: vec![consent("child")],
            purpose: Purpose::Coordination,
            ..QuestionDraft::on(Date::new(2026, 9, 1).expect("a day"))
        };
        outcomes(&draft)[0]
    };
    let clinic = |years| ask(Service::Helsestasjon, Profession::Helsesykepleier, Capacity::Helsehjelp, years);
    let culture = |years| ask(Service::Kultur, Profession::Miljoearbeider, Capacity::InCase, years);
    assert_eq!(clinic(15), Outcome::MustNotShare);
    assert_eq!(clinic(16), Outcome::MayShare);
    assert_ne!(culture(16), Outcome::MayShare);
    assert_eq!(culture(18), Outcome::MayShare);
}
