//! What holds for every question, over whole generated questions. Each test is a sentence a lawyer can read.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod generated;

use std::sync::LazyLock;

use bti_consent::{Effect, Lawbook};
use bti_core::{
    Address, BirthDate, Capacity, Consent, ConsentForm, ConsentScope, ConsentStatus, Custody, Date, Finding,
    Giver, Guardian, Item, ItemKind, Known, Person, Profession, Purpose, Question, QuestionDraft, Recipient,
    Service, Signer, Tie,
};
use bti_rules::{Engine, Outcome, Step};
use generated::{ENGINE, decide, draft, openness, outcomes, permits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

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
        let given = |consent: &&mut Consent| consent.status == ConsentStatus::Given && consent.given_on.is_none_or(|given| given <= draft.day);
        for consent in withdrawn.consents.iter_mut().filter(given) {
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
            let joint = person.custody == Custody::JointTogether;
            for guardian in &mut person.guardians {
                // Joint custody leaves one answer only.
                guardian.responsibility = if joint { Known::Yes } else { pick(guardian.responsibility) };
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
        // Two who turn out to hold sole responsibility are no family anybody can describe.
        prop_assume!(Question::new(resolved.clone()).is_ok());
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
