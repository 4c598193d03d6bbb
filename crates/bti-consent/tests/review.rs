//! Days on which a consent has to be looked at again.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::LazyLock;

use bti_consent::consent::{
    Affected, Happened, Happening, Reevaluation, Trigger, WhoMustConsent, reevaluations, who_must_consent,
};
use bti_consent::{ConsentProfile, Lawbook};
use bti_core::{
    Assessment, BirthDate, Capacity, Consent, ConsentForm, ConsentStatus, Custody, Date, Finding, Giver,
    Guardian, Item, ItemKind, Known, Person, Profession, Purpose, Question, QuestionDraft, Recipient,
    Service, Signer, Target, Tie,
};

static LAW: LazyLock<Lawbook> = LazyLock::new(|| Lawbook::embedded().expect("loads"));

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn id<T: std::str::FromStr<Err = bti_core::IdError>>(name: &str) -> T {
    name.parse().expect("an id")
}

/// What a health clinic knows of a child born on a day, with the mother's consent.
fn clinic(born: &str, on: &str) -> Question {
    let child = Person {
        born: BirthDate::Known(day(born)),
        custody: Custody::Sole,
        address: bti_core::Address::Open,
        guardians: vec![Guardian::new(id("mother"), Known::Yes)],
        ..Person::new(id("child"))
    };
    let mut note = Item::new(id("note"), ItemKind::Health, vec![id("child")]);
    note.learned = Capacity::Helsehjelp;
    let mut consent =
        Consent::new(id("k"), id("child"), vec![Signer::Person(id("mother"))], ConsentStatus::Given);
    consent.given_on = Some(day(on));
    consent.valid_until = Some(day("2028-01-31"));
    consent.scope.givers = vec![Service::Helsestasjon];
    consent.scope.recipient_services = vec![Service::Skole];
    consent.scope.kinds = vec![ItemKind::Health];
    consent.scope.purposes = vec![Purpose::Coordination];
    consent.form = ConsentForm::Written;
    Question::new(QuestionDraft {
        giver: Giver::new(Service::Helsestasjon, Profession::Helsesykepleier, Tie::Employee),
        recipients: vec![Recipient::worker(id("school"), Service::Skole)],
        items: vec![note],
        persons: vec![child, Person::new(id("mother"))],
        consents: vec![consent],
        purpose: Purpose::Coordination,
        ..QuestionDraft::on(day(on))
    })
    .expect("a question")
}

fn ahead(question: &Question, happenings: &[Happening], last: &str) -> Vec<Reevaluation> {
    reevaluations(&LAW, question, happenings, None, day(last)).expect("words")
}

/// 12, 15, 16 and 18 on the birthday itself; at 16 the young person takes over in health, at 12 and 15 nobody's signature
/// changes, and the child is heard in another way.
#[test]
fn birthdays_are_told_ahead_and_say_whose_signature_changes() {
    let found = ahead(&clinic("2015-03-02", "2026-09-14"), &[], "2034-01-01");
    let ages: Vec<(u8, String, bool)> = found
        .iter()
        .filter_map(|entry| match entry.trigger {
            Trigger::Age(age) => {
                Some((age, entry.on?.to_string(), matches!(entry.affected, Affected::Signers { .. })))
            }
            _ => None,
        })
        .collect();
    let expected = [
        (12, "2027-03-02", false),
        (15, "2030-03-02", false),
        (16, "2031-03-02", true),
        (18, "2033-03-02", false),
    ];
    assert_eq!(ages, expected.map(|(age, on, changes)| (age, on.to_owned(), changes)));
    let sixteen = found.iter().find(|entry| entry.trigger == Trigger::Age(16)).expect("listed");
    assert_eq!(
        sixteen.affected,
        Affected::Signers {
            item: id("note"),
            before: vec![vec![Signer::Person(id("mother"))]],
            after: vec![vec![Signer::Person(id("child"))]],
        }
    );
    assert_eq!(sixteen.consents, [id("k")]);
}

/// Both days the law may mean stand there for somebody born on 29 February.
#[test]
fn a_leap_day_birthday_has_two_days() {
    let found = ahead(&clinic("2012-02-29", "2026-09-14"), &[], "2030-06-01");
    let sixteen = found.iter().find(|entry| entry.trigger == Trigger::Age(16)).expect("listed");
    assert_eq!((sixteen.on, sixteen.or_on), (Some(day("2028-02-29")), None));
    let eighteen = found.iter().find(|entry| entry.trigger == Trigger::Age(18)).expect("listed");
    assert_eq!((eighteen.on, eighteen.or_on), (Some(day("2030-02-28")), Some(day("2030-03-01"))));
}

#[test]
fn the_last_day_of_a_consent_and_law_without_a_date_are_told() {
    let found = ahead(&clinic("2015-03-02", "2026-09-14"), &[], "2028-12-31");
    let ends = found.iter().find(|entry| entry.trigger == Trigger::Ends).expect("listed");
    assert_eq!((ends.on, &ends.affected), (Some(day("2028-02-01")), &Affected::End));
    // The new act on children says who decides, and has no date: health follows its own act.
    let school = {
        let mut draft = clinic("2015-03-02", "2026-09-14").into_draft();
        draft.giver = Giver::new(Service::Kultur, Profession::Annen, Tie::Employee);
        draft.items[0].learned = Capacity::InCase;
        Question::new(draft).expect("a question")
    };
    let undated: Vec<_> =
        ahead(&school, &[], "2027-01-01").into_iter().filter(|entry| entry.on.is_none()).collect();
    assert!(undated.iter().any(|entry| matches!(&entry.trigger, Trigger::AdoptedWithoutDate(norm) if norm.as_str() == "nbl-sign-holders")));
}

/// A change of law is told on its day where it changes who signs: from 2026 the foster home may sign beside barnevern.
#[test]
fn a_change_of_law_is_told_on_its_day() {
    let mut draft = clinic("2015-03-02", "2025-12-01").into_draft();
    draft.persons[0].custody = Custody::CareOrder;
    let question = Question::new(draft).expect("a question");
    let found = ahead(&question, &[], "2026-02-01");
    let change = found.iter().find(|entry| entry.trigger == Trigger::LawChange).expect("listed");
    assert_eq!(change.on, Some(day("2026-01-01")));
    let Affected::Signers { before, after, .. } = &change.affected else { panic!("{change:?}") };
    assert_eq!((before.len(), after.len()), (1, 2));
}

#[test]
fn what_happens_is_told_with_what_follows() {
    let question = clinic("2015-03-02", "2026-09-14");
    let on = |what| Happening { on: day("2026-11-01"), person: None, what };
    for (what, affected) in [
        (Happened::CustodyChanged, Affected::LookAgain),
        (Happened::CareOrder, Affected::LookAgain),
        (Happened::GuardianDied, Affected::LookAgain),
        (Happened::Placed, Affected::LookAgain),
        (Happened::AddressGraded, Affected::LookAgain),
        (Happened::SuspicionRaised, Affected::LookAgain),
        (Happened::ServiceJoined(Service::Bup), Affected::DoNotReach),
        (Happened::LogTakenOver(Service::Bup), Affected::DoNotReach),
        (Happened::PurposeAdded(Purpose::Research), Affected::DoNotReach),
        (Happened::KindAdded(ItemKind::Economy), Affected::DoNotReach),
    ] {
        let found = ahead(&question, &[on(what)], "2026-12-31");
        let entry = found.iter().find(|entry| entry.trigger == Trigger::Happened(what));
        let entry = entry.unwrap_or_else(|| panic!("{what:?} is not told"));
        assert_eq!(
            (entry.on, &entry.affected, entry.consents.len()),
            (Some(day("2026-11-01")), &affected, 1),
            "{what:?}"
        );
    }
    // A service the consent names already is nothing new, by law.
    let named = ahead(&question, &[on(Happened::ServiceJoined(Service::Skole))], "2026-12-31");
    assert!(named.iter().all(|entry| !matches!(entry.trigger, Trigger::Happened(_))));
    // A consent given afterwards was given knowing it.
    let mut draft = question.into_draft();
    draft.consents[0].given_on = Some(day("2026-11-02"));
    let later = Question::new(draft).expect("a question");
    assert!(
        ahead(&later, &[on(Happened::CustodyChanged)], "2026-12-31")
            .iter()
            .all(|entry| !matches!(entry.trigger, Trigger::Happened(_)))
    );
}

/// In Sund a new service, and a new keeper of the log, need a new consent though the old one names them: a local rule.
#[test]
fn a_municipality_may_ask_for_a_new_consent_for_every_service() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../profiles/sund.toml"))
        .expect("readable");
    let sund = ConsentProfile::from_toml("profiles/sund.toml", &text, &LAW).expect("loads");
    let happening =
        Happening { on: day("2026-11-01"), person: None, what: Happened::LogTakenOver(Service::Skole) };
    let found = reevaluations(
        &LAW,
        &clinic("2015-03-02", "2026-09-14"),
        &[happening],
        Some(&sund),
        day("2026-12-31"),
    )
    .expect("words");
    let local = found.iter().find(|entry| matches!(&entry.trigger, Trigger::Local(_))).expect("told");
    assert_eq!(local.on, Some(day("2026-11-01")));
    assert!(matches!(&local.trigger, Trigger::Local(rule) if rule.as_str() == "sund-renew-per-service"));
}

/// What was refused, withdrawn or superseded has nothing to look at, and without a consent nothing is told.
#[test]
fn only_consents_in_use_are_looked_at() {
    for status in
        [ConsentStatus::Refused, ConsentStatus::Withdrawn, ConsentStatus::Superseded, ConsentStatus::NotAsked]
    {
        let mut draft = clinic("2015-03-02", "2026-09-14").into_draft();
        draft.consents[0].status = status;
        let question = Question::new(draft).expect("a question");
        assert_eq!(ahead(&question, &[], "2034-01-01"), []);
    }
}

/// Of a day before the first that was read nobody is known to suffice, and nothing settles it.
#[test]
fn before_the_first_day_read_nobody_is_known_to_suffice() {
    let who = |on: &str| {
        let mut draft = clinic("2012-03-02", "2026-09-14").into_draft();
        draft.consents.clear();
        draft.day = day(on);
        let question = Question::new(draft).expect("a question");
        who_must_consent(&LAW, &question, None).expect("words")
    };
    assert!(who("2021-06-30").iter().all(|who| who.sufficient().next().is_none() && !who.may_ask()));
    assert!(who("2021-07-01").iter().all(WhoMustConsent::may_ask));
}

/// A misspelt word that bars asking is an error, and never lets anybody be asked.
#[test]
fn a_misspelt_word_lets_nobody_be_asked() {
    let with = |word: &str| {
        let mut draft = clinic("2015-03-02", "2026-09-14").into_draft();
        draft.assessments.push(Assessment {
            word: id(word),
            finding: Finding::Affirmed,
            target: Target { person: Some(id("child")), ..Target::default() },
            by: None,
            on: None,
            reason: None,
        });
        Question::new(draft).expect("a question")
    };
    let spelt = with("asking-parents-may-endanger-the-child");
    assert!(who_must_consent(&LAW, &spelt, None).expect("words").iter().all(|who| !who.may_ask()));
    let misspelt = with("asking-parents-may-endanger-child");
    let error = who_must_consent(&LAW, &misspelt, None).expect_err("refused").to_string();
    assert!(error.contains("did you mean `asking-parents-may-endanger-the-child`?"), "{error}");
    assert!(reevaluations(&LAW, &misspelt, &[], None, day("2030-01-01")).is_err());
}
