//! The wire: schemas are current, nothing unknown is read, bad input is named, and nothing is lost on the way.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use bti_consent::Lawbook;
use bti_core::{Language, Question, QuestionError};
use bti_rules::Engine;
use bti_rules::wire::{self, WireError, v1};
use proptest::prelude::*;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A question with every field of every object filled in.
static FULL: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "day": "2026-09-14",
        "giver": { "service": "barnehage", "profession": "barnehagelaerer", "tie": "employee", "owner": "private" },
        "recipients": [
            { "id": "nurse", "kind": "worker", "service": "helsestasjon", "profession": "helsesykepleier", "body": "public", "owner": "municipality",
              "same": { "unit": "no", "service": "no", "office": "no", "legal_person": "no" },
              "knows": [{ "item": "note", "knows": "less" }],
              "relations": [{ "person": "child", "next_of_kin": "no", "party": "no", "helsehjelp": "yes", "reporter": "not-known" }] },
            { "id": "father", "kind": "person", "person": "father" }
        ],
        "items": [
            { "id": "note", "kind": "education", "about": ["child"], "identified": "yes", "learned": "in-case", "collected_for": "coordination",
              "reveals": { "client": "yes", "address": "no", "contact": "not-known" },
              "received": { "from": "ppt", "capacity": "in-case", "under": "fvl-consent", "on": "2026-09-01" }, "remainder": true }
        ],
        "persons": [
            { "id": "child", "born": "2021-05-02", "born_estimated": true, "life": "alive", "custody": "joint-apart",
              "guardians": [{ "person": "mother", "responsibility": "yes", "register": "no", "basis": "judgment", "document": "judgment-1" },
                            { "person": "father", "responsibility": "not-known" }],
              "address": "open", "wishes": [{ "recipient": "father", "wish": "opposes" }] },
            { "id": "mother", "born": "1990-01-01" },
            { "id": "father", "suspected_of_harming": [{ "child": "child", "answer": "not-known" }] }
        ],
        "purpose": "coordination", "movement": "request", "channel": "meeting",
        "order": { "issuer": "nurse", "basis": "bvl-order", "items": ["note"] },
        "consents": [
            { "id": "k", "kind": "silence", "about": "child", "by": [{ "person": "mother" }, { "role": "barnevern" }], "status": "withdrawn",
              "on_behalf": [{ "signer": { "person": "mother" }, "of": { "person": "father" }, "document": "letter-1" }],
              "given_on": "2026-08-01", "valid_until": "2027-08-01", "withdrawn_on": "2026-09-20", "withdrawn_by": [{ "person": "mother" }],
              "supersedes": "j", "mesh": ["barnehage", "ppt"], "digital_log": "yes",
              "told": ["what", "from-whom", "to-whom", "purpose", "consequences", "may-refuse-and-withdraw", "duties-prevail"],
              "competence": { "answer": "yes", "by": "nurse", "on": "2026-08-01" }, "minutes": "minutes-1", "recorded_by": "Marker: teacher",
              "givers": ["barnehage"], "recipients": ["nurse", "skole"], "kinds": ["education"], "items": ["note"], "purposes": ["coordination"],
              "except": { "services": ["politi"], "recipients": ["father"], "kinds": ["economy"], "items": ["note"], "unread_text": true },
              "informed": "yes", "voluntary": "yes", "form": "oral-recorded" },
            { "id": "j", "about": "child", "by": [{ "person": "mother" }], "status": "superseded" }
        ],
        "participations": [{ "person": "child", "items": ["note"], "on": "2026-09-01", "how": "spoke", "view": "agrees", "weight": "great",
                             "reason": "Marker: sensitive words." }],
        "objections": [{ "about": "child", "by": [{ "person": "mother" }], "kinds": ["health"], "recipients": ["nurse"], "on": "2026-08-01" }],
        "facts": [{ "word": "authority-block-recorded", "answer": "no", "person": "child" }],
        "assessments": [{ "word": "necessary-to-avoid-danger", "state": "open", "item": "note", "recipient": "nurse", "by": "leader", "on": "2026-09-14", "reason": "Marker: sensitive reason." }]
    })
});

fn schema<T: schemars::JsonSchema>(name: &str) -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("urn:bti:schema:{name}:1").into());
    schema.to_value()
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../schemas/{name}.schema.json"))
}

#[test]
fn the_schemas_in_the_repository_are_current() {
    for (name, schema) in [
        ("question", schema::<v1::Question>("question")),
        ("decision", schema::<v1::Decisions>("decision")),
        ("positions", schema::<bti_rules::PositionFile>("positions")),
        ("profile", schema::<bti_consent::profile::ProfileFile>("profile")),
        ("signing", schema::<v1::Signing>("signing")),
        ("filled-form", schema::<bti_consent::form::FilledForm>("filled-form")),
    ] {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).expect("json"));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(path(name), &text).expect("writable");
        }
        let stored = fs::read_to_string(path(name)).unwrap_or_default();
        assert!(
            stored == text,
            "schemas/{name}.schema.json is not current: run the test with UPDATE_SCHEMAS=1"
        );
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

/// The paths of every object in a value.
fn objects(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                objects(field, format!("{at}/{key}"), found);
            }
            found.push(at);
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, entry)| objects(entry, format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_stray_key_is_refused_in_every_object_by_the_reader_and_by_the_schema() {
    let validator = jsonschema::validator_for(&schema::<v1::Question>("question")).expect("a schema");
    assert!(
        validator.is_valid(&FULL),
        "{:?}",
        validator.iter_errors(&FULL).map(|error| error.to_string()).collect::<Vec<_>>()
    );
    assert!(
        wire::question_from_json(&FULL.to_string()).is_ok(),
        "{:?}",
        wire::question_from_json(&FULL.to_string())
    );
    let mut places = Vec::new();
    objects(&FULL, String::new(), &mut places);
    assert!(places.len() > 25);
    for place in places {
        let mut stray = FULL.clone();
        stray
            .pointer_mut(&place)
            .and_then(Value::as_object_mut)
            .expect("an object")
            .insert("withdrawnn_on".to_owned(), "2026-01-01".into());
        let error = wire::question_from_json(&stray.to_string()).expect_err(&place);
        assert!(error.to_string().contains("withdrawnn_on"), "{place}: {error}");
        assert!(!validator.is_valid(&stray), "{place}");
    }
}

#[test]
fn the_full_question_fills_every_field_of_the_schema() {
    let schema = schema::<v1::Question>("question");
    let text = FULL.to_string();
    let mut fields: Vec<&String> = schema["properties"].as_object().expect("properties").keys().collect();
    for definition in schema["$defs"].as_object().expect("definitions").values() {
        fields.extend(
            definition["properties"].as_object().into_iter().flat_map(|properties| properties.keys()),
        );
    }
    for field in fields {
        assert!(text.contains(&format!("\"{field}\":")), "the full question lacks `{field}`");
    }
}

#[test]
fn sloppy_dates_are_refused_by_the_reader_and_by_the_schema() {
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema::<v1::Question>("question"))
        .expect("a schema");
    for date in [
        " 2026-09-14",
        "2026-9-14",
        "+2026-09-14",
        "2026-09-14 ",
        "20260914",
        "2026-09-14T00:00:00",
        "2026-02-30",
        "",
        "i dag",
    ] {
        let mut sloppy = FULL.clone();
        sloppy["day"] = date.into();
        assert!(wire::question_from_json(&sloppy.to_string()).is_err(), "{date}");
        assert!(!validator.is_valid(&sloppy), "{date}");
    }
}

/// The full question without what refers to its recipients.
fn bare() -> Value {
    let mut bare = FULL.clone();
    let fields = bare.as_object_mut().expect("an object");
    for list in ["consents", "order", "objections", "facts", "assessments"] {
        fields.remove(list);
    }
    bare["persons"][0].as_object_mut().expect("an object").remove("wishes");
    bare
}

fn refused(pointer: &str, value: Value) -> WireError {
    let mut bad = if pointer == "/recipients" { bare() } else { FULL.clone() };
    *bad.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    wire::question_from_json(&bad.to_string()).expect_err(pointer)
}

#[test]
fn bad_input_is_named_with_its_place_and_what_would_be_right() {
    for (pointer, value, says) in [
        (
            "/items/0/kind",
            json!("educaton"),
            "`items[0].kind`: unknown item kind `educaton`: did you mean `education`?",
        ),
        ("/giver/service", json!("skola"), "`giver.service`: unknown service `skola`: did you mean `skole`?"),
        (
            "/items/0/about",
            json!(["child", "brother"]),
            "`items[0].about[1]` names `brother`, which is not described under `persons`",
        ),
        ("/items/0/about", json!([]), "`items[0].about` is empty"),
        ("/recipients", json!([]), "`recipients` is empty"),
        ("/persons/1/born", json!("2026-09-15"), "`persons[1].born` is after the day of the question"),
        (
            "/persons/0/guardians/1/person",
            json!("mother"),
            "`persons[0].guardians[1]` repeats the id `mother`",
        ),
        ("/persons/1/id", json!("child"), "repeats the id `child`"),
        ("/consents/0/by/0", json!({}), "`consents[0].by[0]`: name exactly one of `person` and `role`"),
        ("/consents/0/recipients", json!(["nobody"]), "`consents[0].recipients[0]`: `nobody` is neither"),
        ("/persons/1/id", json!("01010112345"), "an id is 1 to 64 characters"),
        ("/day", json!("2026-02-30"), "there is no such day"),
        (
            "/order/issuer",
            json!("judge"),
            "`order.issuer` names `judge`, which is not described under `recipients`",
        ),
        ("/recipients/0/service", Value::Null, "`recipients[0]` needs `service`"),
        (
            "/consents/0/given_on",
            json!("1985-01-01"),
            "`consents[0].given_on` is before `persons[1].born`: nobody answers, or is answered for, before being born",
        ),
        (
            "/consents/0/valid_until",
            json!("2026-07-01"),
            "`consents[0].valid_until` contradicts `consents[0].given_on`",
        ),
        (
            "/consents/0/mesh/0",
            json!("skola"),
            "`consents[0].mesh[0]`: unknown service `skola`: did you mean `skole`?",
        ),
        ("/consents/0/minutes", Value::Null, "`consents[0]` needs `minutes`"),
        ("/consents/0/told", json!(["what"]), "`consents[0].informed` contradicts `consents[0].told`"),
        (
            "/consents/0/withdrawn_by",
            json!([{ "role": "verge" }]),
            "`consents[0].withdrawn_by[0]` contradicts `consents[0].by`",
        ),
        ("/consents/0/withdrawn_on", Value::Null, "`consents[0]` needs `withdrawn_on`"),
        (
            "/consents/0/supersedes",
            json!("x"),
            "`consents[0].supersedes` names `x`, which is not described under `consents about the same person`",
        ),
        (
            "/consents/0/on_behalf/0/signer",
            json!({ "role": "verge" }),
            "`consents[0].on_behalf[0].signer` contradicts `by`",
        ),
        ("/persons/0/guardians/0/document", Value::Null, "`persons[0].guardians[0]` needs `document`"),
        (
            "/persons/0/custody",
            json!("none"),
            "`persons[0].custody` is `none`, and 1 of `persons[0].guardians` hold responsibility: with this custody, nobody holds it",
        ),
        (
            "/persons/0/guardians",
            json!([{ "person": "mother", "responsibility": "yes" }, { "person": "father", "responsibility": "no" }]),
            "`persons[0].custody` is `joint-apart`, and 1 of `persons[0].guardians` hold responsibility: with this custody, two people hold it together",
        ),
        (
            "/persons/0",
            json!({ "id": "child", "custody": "sole", "guardians": [
                { "person": "mother", "responsibility": "yes" }, { "person": "father", "responsibility": "yes" }] }),
            "`persons[0].custody` is `sole`, and 2 of `persons[0].guardians` hold responsibility: with `sole`, one person holds it",
        ),
        (
            "/participations/0/person",
            json!("brother"),
            "`participations[0].person` names `brother`, which is not described under `persons`",
        ),
    ] {
        let error = refused(pointer, value).to_string();
        assert!(error.contains(says), "{pointer}: {error}");
    }
    // What does not look like a code is never repeated: it could be anything about anybody.
    let error = refused("/items/0/kind", json!("Kari Nordmann")).to_string();
    assert!(!error.contains("Kari"), "{error}");
    assert!(matches!(
        refused("/recipients", json!([])),
        WireError::Question(QuestionError::Empty { list: "recipients" })
    ));
}

#[test]
fn too_much_too_deep_and_broken_text_are_refused() {
    let deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
    assert!(matches!(wire::question_from_json(&deep), Err(WireError::TooDeep { .. })));
    assert!(!matches!(wire::question_from_json(&"[".repeat(32)), Err(WireError::TooDeep { .. })));
    assert!(matches!(
        wire::question_from_json(&" ".repeat(wire::MAX_BYTES + 1)),
        Err(WireError::TooLarge { .. })
    ));
    assert!(matches!(wire::question_from_slice(b"{\"day\": \"\xff\"}"), Err(WireError::NotUtf8 { at: 9 })));
    assert!(matches!(wire::question_from_json(&format!("{} x", *FULL)), Err(WireError::Shape { .. })));
    assert!(matches!(
        wire::question_from_json("{\"day\": \"2026-01-01\", \"day\": \"2026-01-02\"}"),
        Err(WireError::Shape { .. })
    ));
    let mut many = bare();
    many["recipients"] = (0..65)
        .map(|index| json!({ "id": format!("r{index}"), "kind": "organisation", "service": "skole" }))
        .collect();
    assert!(matches!(
        wire::question_from_json(&many.to_string()),
        Err(WireError::Question(QuestionError::TooMany { limit: 64, .. }))
    ));
}

/// 56: writing and reading a question gives the same question.
#[test]
fn nothing_is_lost_on_the_way() {
    let question = wire::question_from_json(&FULL.to_string()).expect("a question");
    let written = serde_json::to_string(&v1::Question::from(&question)).expect("json");
    assert_eq!(wire::question_from_json(&written).expect("a question"), question);
    let again =
        serde_json::to_string(&v1::Question::from(&wire::question_from_json(&written).expect("a question")))
            .expect("json");
    assert_eq!(written, again);
}

/// 57: neither a birth date nor a reason shows in `Debug`.
#[test]
fn debug_shows_nothing_personal() {
    let question: Question = wire::question_from_json(&FULL.to_string()).expect("a question");
    let shown = format!("{question:?}");
    assert!(
        !shown.contains("Marker") && !shown.contains("2021-05-02") && !shown.contains("1990-01-01"),
        "{shown}"
    );
    let wire: v1::Question = serde_json::from_value(FULL.clone()).expect("a question");
    let shown = format!("{wire:?}");
    assert!(
        !shown.contains("Marker") && !shown.contains("2021-05-02") && !shown.contains("1990-01-01"),
        "{shown}"
    );
}

#[test]
fn a_decision_fits_its_schema_in_every_language() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let question = wire::question_from_json(&FULL.to_string()).expect("a question");
    let answer = engine.ask(&question).expect("words");
    let validator = jsonschema::validator_for(&schema::<v1::Decisions>("decision")).expect("a schema");
    for language in Language::ALL {
        let decisions = serde_json::to_value(v1::Decisions::new(&answer, language)).expect("json");
        assert!(validator.is_valid(&decisions), "{decisions}");
        assert_eq!(decisions["decisions"].as_array().map(Vec::len), Some(2));
        let text = decisions.to_string();
        assert!(!text.contains("Marker"), "a reason reached the answer");
    }
}

#[test]
fn a_receipt_needs_a_salt_and_tells_questions_apart() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let question = wire::question_from_json(&FULL.to_string()).expect("a question");
    let mut other = question.clone().into_draft();
    other.movement = bti_core::Movement::OwnInitiative;
    let other = Question::new(other).expect("a question");
    let receipt = |question: &Question, salt: &[u8]| engine.ask(question).expect("words").receipt(salt);
    assert!(receipt(&question, b"short").is_none());
    let one = receipt(&question, b"sixteen bytes and more").expect("a receipt");
    assert_eq!(Some(&one), receipt(&question, b"sixteen bytes and more").as_ref());
    assert_ne!(
        one.question_hash,
        receipt(&other, b"sixteen bytes and more").expect("a receipt").question_hash
    );
    assert_ne!(
        one.question_hash,
        receipt(&question, b"another salt, also long").expect("a receipt").question_hash
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = wire::question_from_json(&text);
        let _ = wire::question_from_slice(&bytes);
    }

    #[test]
    fn no_changed_value_makes_the_reader_panic_or_a_misfit_pass(index in 0_usize..400, value in prop_oneof![Just(Value::Null), Just(json!(-1)), Just(json!([[]])), Just(json!("x")), Just(json!({"a": 1}))]) {
        let mut paths = Vec::new();
        leaves(&FULL, String::new(), &mut paths);
        let mut changed = FULL.clone();
        if let Some(place) = changed.pointer_mut(&paths[index % paths.len()]) {
            *place = value;
        }
        let _ = wire::question_from_json(&changed.to_string());
    }
}

fn leaves(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, field)| leaves(field, format!("{at}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, entry)| leaves(entry, format!("{at}/{index}"), found));
        }
        _ => found.push(at),
    }
}

/// What does not look like a code may be anything about anybody, wherever it was written by mistake.
#[test]
fn no_error_repeats_free_text_numbers_or_strange_keys() {
    for (pointer, value) in [
        ("/items/0/about", json!("Kari Marker")),
        ("/giver", json!("Kari Marker, expected `x`")),
        ("/items/0/remainder", json!("Kari Marker")),
        ("/persons/1/born", json!(1_010_112_345)),
        ("/items/0/id", json!(1_010_112_345)),
        ("/items/0", json!({ "Kari Marker": 1, "id": "note" })),
        ("/items/0", json!({ "01010112345": "Kari Marker" })),
        ("/consents/0/recipients", json!(["Kari Marker"])),
        ("/facts/0/word", json!("Kari Marker")),
    ] {
        let error = refused(pointer, value);
        for shown in [error.to_string(), format!("{error:?}")] {
            assert!(!shown.contains("Marker") && !shown.contains("10112345"), "{pointer}: {shown}");
        }
    }
}

/// Plain serde also reads a list of the values where an object should stand; the schema does not, and neither do we.
#[test]
fn an_object_is_never_read_from_a_list() {
    let validator = jsonschema::validator_for(&schema::<v1::Question>("question")).expect("a schema");
    for (pointer, value) in [
        ("/giver", json!(["skole", "laerer", "employee", null])),
        ("/recipients/0/same", json!([])),
        ("/persons/0/guardians", json!([["mother", "yes"]])),
        ("/items/0/reveals", json!(["yes"])),
        ("/consents/0/except", json!([])),
        ("/consents/0/by/0", json!(["mother", null])),
    ] {
        let mut listed = FULL.clone();
        *listed.pointer_mut(pointer).expect(pointer) = value;
        assert!(!validator.is_valid(&listed), "{pointer}");
        let read = wire::question_from_json(&listed.to_string());
        assert!(read.is_err(), "{pointer}");
    }
}

/// A norm named as the basis of an order must be the lawbook's.
#[test]
fn an_order_on_a_norm_nobody_knows_is_refused() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let mut value = FULL.clone();
    value["order"]["basis"] = "bvl-ordre".into();
    let question = wire::question_from_json(&value.to_string()).expect("a question");
    let error = engine.ask(&question).map(|_| ()).expect_err("no such norm").to_string();
    assert!(
        error.contains("`order.basis` names the norm `bvl-ordre`")
            && error.contains("did you mean `bvl-order`?"),
        "{error}"
    );
}
