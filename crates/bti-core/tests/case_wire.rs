//! Events and records on the wire: nothing unknown is read, nothing is lost, nothing personal is shown.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::path::PathBuf;

use bti_core::Language;
use bti_core::case::{CaseRecord, ConcernEvent, Event, ProcessDraft, What};
use serde_json::{Value, json};
use support::*;

/// A case in which most kinds of event have happened.
fn eventful() -> Story {
    let mut story = Story::at_level_2();
    story.teacher(
        json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1", "receipt": "abc:1" } } }),
    );
    story.teacher(entry("note"));
    story.by("mother", entry("lysglimt"));
    story.teacher(json!({ "entry-corrected": { "corrects": 1, "text": "Rettet.", "capacity": "in-case" } }));
    story.teacher(suspects("s1", "other"));
    story.teacher(json!({ "circumstance-noted": { "circumstance": "stuck", "holds": true } }));
    story.teacher(json!({ "referral-sent": { "referral": "r1", "from": "school", "to": "bup" } }));
    story.teacher(proposes("h1", "adviser"));
    story.by("adviser", accepts("h1"));
    story.teacher(json!({ "official-named": { "person": "head", "role": "unit-leader" } }));
    story.teacher(json!({ "child-heard": { "by": "teacher", "view": "Vil ha hjelp i matte." } }));
    story.by(
        "child",
        json!({ "guardians-informed": { "informed": { "withheld": {
        "reason": "Barnet ber om det.", "decided_by": "teacher" } } } }),
    );
    let mut held = meeting("mt2", "attended");
    held["meeting-held"]["child_voice"] = json!({ "not-offered": { "reason": "For liten." } });
    held["meeting-held"]["agreements"] = json!(["Ringe hjem."]);
    story.by("adviser", held);
    story
}

#[test]
fn serialising_and_reading_a_case_gives_the_same_case() {
    let story = eventful();
    let written = serde_json::to_string(&story.case.record()).unwrap();
    let read: CaseRecord = serde_json::from_str(&written).unwrap();
    assert_eq!(read, story.case.record());
    assert_eq!(read.restore(&[&story.profile]).unwrap(), story.case);
}

#[test]
fn a_stray_key_is_refused_in_every_object_of_a_record() {
    fn plant(value: &mut Value, left: &mut Option<usize>) {
        match value {
            _ if left.is_none() => {}
            Value::Object(fields) => {
                if *left == Some(0) {
                    fields.insert("stray".into(), json!(1));
                    *left = None;
                    return;
                }
                *left = left.map(|left| left - 1);
                fields.values_mut().for_each(|inner| plant(inner, left));
            }
            Value::Array(list) => list.iter_mut().for_each(|inner| plant(inner, left)),
            _ => {}
        }
    }
    let record = serde_json::to_value(eventful().case.record()).unwrap();
    let mut planted = 0;
    loop {
        let (mut changed, mut left) = (record.clone(), Some(planted));
        plant(&mut changed, &mut left);
        if left.is_some() {
            break;
        }
        assert!(serde_json::from_value::<CaseRecord>(changed.clone()).is_err(), "{changed}");
        planted += 1;
    }
    assert!(planted > 90, "{planted}");
}

#[test]
fn unknown_codes_and_versions_fail_explicitly() {
    let event = serde_json::to_value(&eventful().case.history()[5]).unwrap();
    let read = |change: fn(&mut Value)| {
        let mut event = event.clone();
        change(&mut event);
        serde_json::from_value::<Event>(event).map(|_| ()).unwrap_err().to_string()
    };
    assert!(read(|event| event["version"] = json!(2)).contains("only version `1`"));
    assert!(read(|event| event["what"] = json!({ "level-skipped": {} })).contains("level-skipped"));
    assert!(read(|event| event["what"] = json!({ "resumed": {}, "paused": {} })).contains("single key"));
    assert!(read(|event| event["what"] = first_entry("2")).contains("BTI level"));
    assert!(read(|event| event["author"] = json!("Kari Nordmann")).contains("an id is"));
    assert!(read(|event| event["effective"] = json!("2026-1-5")).contains("a moment is written"));
}

#[test]
fn what_people_write_is_never_shown_in_debug_or_errors() {
    let story = eventful();
    let shown = format!("{:?} {:?}", story.case, story.case.record());
    for word in ["Lesestund", "Avtalt", "matte", "Det går bedre", "Ringe", "Barnet ber"] {
        assert!(!shown.contains(word), "{word}");
    }
    let secret = "Mor drikker 01010112345";
    let mut what = entry("note");
    what["entry-added"]["items"] = json!([secret]);
    let error = serde_json::from_value::<What>(what).unwrap_err().to_string();
    assert!(!error.contains("drikker") && !error.contains("01010112345"), "{error}");
    for (field, value) in
        [("author", json!(secret)), ("effective", json!(secret)), ("recorded", json!(secret))]
    {
        let mut event = serde_json::to_value(&story.case.history()[5]).unwrap();
        event[field] = value;
        let error = serde_json::from_value::<Event>(event).unwrap_err().to_string();
        assert!(!error.contains("drikker") && !error.contains("01010112345"), "{error}");
    }
}

#[test]
fn a_record_that_was_tampered_with_is_refused_rather_than_believed() {
    let mut record = eventful().case.record();
    record.events.remove(7);
    assert!(record.restore(&[&profile()]).is_err());
}

#[test]
fn the_schemas_in_the_repository_are_current() {
    let schemas = [
        ("case-record", schemars::schema_for!(CaseRecord)),
        ("concern-event", schemars::schema_for!(ConcernEvent)),
        ("process", schemars::schema_for!(ProcessDraft)),
    ];
    for (name, schema) in schemas {
        let written = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../schemas/{name}.schema.json"));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &written).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == written,
            "schemas/{name}.schema.json is not current: run the test with UPDATE_SCHEMAS=1"
        );
    }
}

#[test]
fn every_object_of_the_schemas_is_closed() {
    fn walk(value: &Value, objects: &mut usize) {
        if let Some(fields) = value.as_object() {
            if fields.get("type") == Some(&json!("object")) {
                assert_eq!(fields.get("additionalProperties"), Some(&json!(false)), "{value}");
                *objects += 1;
            }
            fields.values().for_each(|inner| walk(inner, objects));
        }
        value.as_array().into_iter().flatten().for_each(|inner| walk(inner, objects));
    }
    for schema in [
        schemars::schema_for!(CaseRecord),
        schemars::schema_for!(ConcernEvent),
        schemars::schema_for!(ProcessDraft),
    ] {
        let mut objects = 0;
        walk(schema.as_value(), &mut objects);
        assert!(objects > 10, "{objects}");
    }
}

#[test]
fn what_now_is_told_in_both_written_forms() {
    let story = Story::at_level_1();
    let guidance = story.case.guidance(&story.profile);
    assert_eq!(
        guidance.lines(Language::Bokmaal),
        [
            "1: 1",
            "Nå: Planlegge",
            "Hvem: den som undrer seg",
            "Verktøy: bekymringsskala",
            "Samtykke til: å opprette stafettlogg",
            "Deretter: Evaluere"
        ]
    );
    assert_eq!(
        guidance.lines(Language::Nynorsk),
        [
            "1: 1 (nn)",
            "No: Planlegge (nn)",
            "Kven: den som undrar seg",
            "Verktøy: bekymringsskala (nn)",
            "Samtykke til: å opprette stafettlogg",
            "Deretter: Evaluere (nn)"
        ]
    );
}

#[test]
fn the_step_that_is_next_follows_what_has_been_done_and_begins_anew_with_each_round() {
    let mut story = Story::at_level_1();
    let now = |story: &Story| {
        let guidance = story.case.guidance(&story.profile);
        guidance.now.map(|guide| guide.step.id.to_string())
    };
    assert_eq!(now(&story).as_deref(), Some("l1-plan"));
    story.teacher(json!({ "step-done": { "step": "l1-plan" } }));
    assert_eq!(now(&story).as_deref(), Some("l1-evaluate"));
    story.teacher(json!({ "step-done": { "step": "l1-evaluate" } }));
    assert_eq!(now(&story), None);
    story.decide(1, "stay");
    assert_eq!(now(&story).as_deref(), Some("l1-plan"));
    story.teacher(measure_ends("m1"));
    story.teacher(closes("goal-reached"));
    assert_eq!(now(&story), None);
}
