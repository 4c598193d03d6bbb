//! Elverum's form: the catalogue, and what a filled-in one says.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use bti_consent::form::{
    FilledForm, Form, FormError, ImportError, ImportNote, NamedBeside, ReadLimits, Signature, Tick,
};
use bti_core::{
    BirthDate, ConsentForm, Date, Guardian, ItemKind, Known, Person, PersonId, Purpose, Service, Signer,
    SignerRole,
};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn signature(person: &str, on: &str) -> Signature {
    Signature { person: Some(person.parse().expect("an id")), role: None, on: day(on) }
}

fn filled(ticked: &[&str]) -> FilledForm {
    FilledForm {
        form: "elverum".to_owned(),
        child: "child".parse().expect("an id"),
        ticked: ticked.iter().map(|tick| (*tick).to_owned()).collect(),
        named: Vec::new(),
        categories: vec!["health".to_owned(), "family".to_owned()],
        purposes: vec![Purpose::Coordination],
        limitation: None,
        limits: None,
        signed: vec![signature("mother", "2026-09-01")],
        how: None,
        minutes: None,
        voluntary: Some(Known::Yes),
        valid_until: None,
    }
}

fn family() -> Vec<Person> {
    let id = |name: &str| -> PersonId { name.parse().expect("an id") };
    vec![
        Person {
            born: BirthDate::Known(day("2016-03-01")),
            guardians: vec![Guardian::new(id("mother"), Known::Yes), Guardian::new(id("father"), Known::Yes)],
            ..Person::new(id("child"))
        },
        Person { born: BirthDate::Known(day("1985-01-01")), ..Person::new(id("mother")) },
        Person::new(id("father")),
    ]
}

fn import(filled: &FilledForm) -> Result<bti_consent::form::Imported, ImportError> {
    Form::elverum().expect("loads").import(filled, &family(), day("2026-09-14"), "form")
}

/// 26 boxes, one of them the digital log; the 27th tick says that the signers were informed; eight categories.
#[test]
fn the_catalogue_has_every_box_and_category() {
    let form = Form::elverum().expect("loads");
    let of = |test: fn(&Tick) -> bool| form.boxes.iter().filter(|own| test(&own.means)).count();
    assert_eq!(of(|means| *means != Tick::Informed), 26);
    assert_eq!(of(|means| *means == Tick::DigitalLog), 1);
    assert_eq!(of(|means| *means == Tick::Informed), 1);
    let kinds: Vec<ItemKind> = form.categories.iter().flat_map(|own| own.kinds.clone()).collect();
    assert_eq!(
        kinds,
        [
            ItemKind::Health,
            ItemKind::Education,
            ItemKind::ExpertAssessment,
            ItemKind::Family,
            ItemKind::Social,
            ItemKind::Economy,
            ItemKind::Work,
            ItemKind::Other
        ]
    );
}

/// "The child's and/or the parents'": a parent answers for the child and for themselves, never for the other parent.
#[test]
fn one_parents_signature_is_split_and_never_covers_the_other() {
    let imported = import(&filled(&["skole", "ppt", "informed"])).expect("reads");
    let about: Vec<(&str, &[Signer])> =
        imported.consents.iter().map(|consent| (consent.about.as_str(), consent.by.as_slice())).collect();
    let mother = [Signer::Person("mother".parse().expect("an id"))];
    assert_eq!(about, [("child", mother.as_slice()), ("mother", mother.as_slice())]);
    assert!(imported.notes.contains(&ImportNote::NotSigned { person: "father".parse().expect("an id") }));
}

#[test]
fn a_verge_answers_for_the_child_alone_and_a_child_for_itself() {
    let mut form = filled(&["skole", "ppt", "informed"]);
    form.signed = vec![
        Signature { person: None, role: Some(SignerRole::Verge), on: day("2026-09-01") },
        signature("child", "2026-09-02"),
    ];
    let imported = import(&form).expect("reads");
    assert!(imported.consents.iter().all(|consent| consent.about.as_str() == "child"));
    assert_eq!(imported.consents.len(), 2);
    assert!(imported.notes.contains(&ImportNote::ChildSigned));
}

#[test]
fn ticks_are_a_mesh_and_names_stand_alone() {
    let mut form = filled(&["skole", "helsestasjon", "fastlege", "familie", "digital-log", "informed"]);
    form.named = vec![
        NamedBeside { of: "fastlege".to_owned(), recipient: "doctor".parse().expect("an id") },
        NamedBeside { of: "familie".to_owned(), recipient: "grandmother".parse().expect("an id") },
    ];
    let imported = import(&form).expect("reads");
    let scope = &imported.consents[0].scope;
    // One box may name two services.
    assert_eq!(scope.mesh, [Service::Skole, Service::Helsestasjon, Service::Skolehelse]);
    // The doctor who is named gives and receives; the grandmother only receives; no other doctor does either.
    assert_eq!(scope.givers, [Service::Fastlege]);
    assert!(
        !scope.mesh.contains(&Service::Fastlege) && !scope.recipient_services.contains(&Service::Fastlege)
    );
    assert_eq!(
        scope.recipients.iter().map(bti_core::RecipientId::as_str).collect::<Vec<_>>(),
        ["doctor", "grandmother"]
    );
    assert_eq!(imported.consents[0].digital_log, Known::Yes);
    assert_eq!(
        import(&filled(&["skole", "ppt", "informed"])).expect("reads").consents[0].digital_log,
        Known::No
    );
}

#[test]
fn a_box_without_its_name_covers_nobody() {
    let imported = import(&filled(&["skole", "ppt", "frivillig", "informed"])).expect("reads");
    assert!(imported.notes.contains(&ImportNote::NotNamed { of: "frivillig".to_owned() }));
    let scope = &imported.consents[0].scope;
    assert!(scope.recipients.is_empty() && !scope.mesh.contains(&Service::Frivillig));
}

#[test]
fn a_limitation_in_words_waits_for_somebody_to_read_it() {
    let mut form = filled(&["skole", "ppt", "informed"]);
    form.limitation = Some("Marker: not what was said about the grandfather".to_owned());
    let imported = import(&form).expect("reads");
    assert!(imported.consents.iter().all(|consent| consent.except.unread_text));
    assert!(imported.notes.contains(&ImportNote::LimitationToRead));
    assert_eq!(imported.limitation, form.limitation);
    assert!(!format!("{imported:?} {form:?}").contains("Marker"));
    form.limits = Some(ReadLimits { kinds: vec![ItemKind::Family], ..ReadLimits::default() });
    let read = import(&form).expect("reads");
    assert!(
        read.consents
            .iter()
            .all(|consent| !consent.except.unread_text && consent.except.kinds == [ItemKind::Family])
    );
}

#[test]
fn without_the_tick_for_information_it_is_not_known_that_anybody_was_informed() {
    let imported = import(&filled(&["skole", "ppt"])).expect("reads");
    assert!(imported.consents.iter().all(|consent| consent.informed() == Known::NotKnown));
    assert!(imported.notes.contains(&ImportNote::NotTickedInformed));
}

#[test]
fn what_cannot_be_right_is_refused_with_its_place() {
    let with = |change: fn(&mut FilledForm)| {
        let mut form = filled(&["skole", "ppt", "informed"]);
        change(&mut form);
        import(&form).expect_err("refused").to_string()
    };
    for (says, error) in [
        (
            "`ticked[0]`: the form has no `skola`; did you mean `skole`?",
            with(|form| form.ticked[0] = "skola".to_owned()),
        ),
        (
            "`ticked[0]`: the form has no `(not written like a code)`",
            with(|form| form.ticked[0] = "Kari Marker".to_owned()),
        ),
        ("`categories[0]`: the form has no `helse`", with(|form| form.categories[0] = "helse".to_owned())),
        ("`form` is `tynset`, and this is the form `elverum`", with(|form| form.form = "tynset".to_owned())),
        ("`signed` is empty", with(|form| form.signed.clear())),
        ("`purposes` is empty", with(|form| form.purposes.clear())),
        ("`categories` is empty", with(|form| form.categories.clear())),
        ("`ticked` is empty", with(|form| form.ticked = vec!["informed".to_owned()])),
        (
            "`signed[0].on` is 2026-09-15, which is after 2026-09-14",
            with(|form| form.signed[0].on = "2026-09-15".parse().unwrap()),
        ),
        (
            "`signed[0].on` is 2015-01-01, before `child` was born",
            with(|form| form.signed[0].on = "2015-01-01".parse().unwrap()),
        ),
        (
            "`signed[0].on` is 1984-01-01, before `mother` was born",
            with(|form| form.signed[0].on = "1984-01-01".parse().unwrap()),
        ),
        (
            "`signed[0].person` names `uncle`, who is not described",
            with(|form| form.signed[0].person = Some("uncle".parse().unwrap())),
        ),
        ("`signed[0]`: name exactly one of `person` and `role`", with(|form| form.signed[0].person = None)),
        (
            "`named[0].box`: the box `fastlege` is not ticked",
            with(|form| {
                form.named =
                    vec![NamedBeside { of: "fastlege".to_owned(), recipient: "doctor".parse().unwrap() }];
            }),
        ),
        ("`minutes` is missing", with(|form| form.how = Some(ConsentForm::OralRecorded))),
        ("`child` names `nobody`, who is not described", with(|form| form.child = "nobody".parse().unwrap())),
    ] {
        assert!(error.contains(says), "expected {says:?} in {error}");
        assert!(!error.contains("Marker"), "{error}");
    }
}

#[test]
fn a_bad_catalogue_is_refused() {
    let good = include_str!("../forms/elverum.toml");
    for (from, to) in [
        ("services = [\"skole\"]", "services = [\"skola\"]"),
        ("meaning = \"informed\"", "meaning = \"infomed\""),
        ("services = [\"skole\"]", "services = []"),
        ("id       = \"ppt\"", "id       = \"skole\""),
        ("kinds = [\"health\"]", "kinds = []"),
    ] {
        assert!(good.contains(from));
        let error = Form::from_toml("forms/x.toml", &good.replacen(from, to, 1)).expect_err(to);
        assert!(error.to_string().starts_with("forms/x.toml:"), "{error}");
        assert!(matches!(error, FormError::Shape { .. } | FormError::Box { .. } | FormError::Entry { .. }));
    }
}
