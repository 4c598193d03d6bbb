//! A concern: before there is a case.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::needless_pass_by_value
)]

mod support;

use bti_core::case::{Concern, ConcernEvent, ConcernRefusal, ConcernStage, ConcernWarning, ProcessProfile};
use serde_json::{Value, json};
use support::profile_with;

fn event(seq: usize, day: &str, what: Value) -> ConcernEvent {
    serde_json::from_value(
        json!({ "version": 1, "concern": "u1", "seq": seq, "effective": day, "recorded": day,
        "author": "teacher", "what": what }),
    )
    .unwrap()
}

fn raised() -> Concern {
    Concern::raise(event(
        1,
        "2026-01-05",
        json!({ "concern-raised": {
            "profile": { "id": "testby", "version": 1 },
            "subject": { "person": "child", "kind": "child", "address": "open" },
            "guardians": [{ "person": "mother", "responsibility": "yes", "contact_blocked": false }],
            "service": "skole" } }),
    ))
    .unwrap()
}

fn apply(concern: &mut Concern, day: &str, what: Value) -> Result<Vec<ConcernWarning>, ConcernRefusal> {
    let before = concern.clone();
    let outcome = concern.apply(event(concern.history().len() + 1, day, what));
    if outcome.is_err() {
        assert_eq!(*concern, before, "a refused event changed something");
    }
    outcome
}

fn observed(kind: &str) -> Value {
    json!({ "observed": { "kind": kind, "on": "2026-01-04", "text": "Sitter alene i friminuttene." } })
}

fn shared() -> Value {
    json!({ "concern-shared": { "with": ["colleague"] } })
}

fn ended(outcome: &Value) -> Value {
    json!({ "concern-ended": { "outcome": outcome, "rationale": "Avklart." } })
}

#[test]
fn a_concern_is_shared_once_something_is_observed_and_what_is_known_for_certain_stands_apart() {
    let mut concern = raised();
    assert_eq!(apply(&mut concern, "2026-01-05", shared()).unwrap_err(), ConcernRefusal::NothingObserved);
    apply(&mut concern, "2026-01-05", observed("interpretation")).unwrap();
    assert_eq!(apply(&mut concern, "2026-01-05", shared()).unwrap(), [ConcernWarning::NoFact]);
    apply(&mut concern, "2026-01-05", observed("fact")).unwrap();
    assert_eq!(apply(&mut concern, "2026-01-05", shared()).unwrap(), []);
    assert_eq!(concern.stage(), ConcernStage::Shared);
}

#[test]
fn a_concern_ends_once_and_only_a_report_waits_for_nobody() {
    for outcome in [json!("closed"), json!("system-level"), json!({ "promoted": { "case": "k1" } })] {
        let mut concern = raised();
        assert_eq!(
            apply(&mut concern, "2026-01-06", ended(&outcome)).unwrap_err(),
            ConcernRefusal::NotShared
        );
        apply(&mut concern, "2026-01-06", observed("fact")).unwrap();
        apply(&mut concern, "2026-01-06", shared()).unwrap();
        let warnings = apply(&mut concern, "2026-01-06", ended(&outcome)).unwrap();
        let promoted = outcome.is_object();
        assert_eq!(warnings.contains(&ConcernWarning::GuardiansNotSettled), promoted);
        assert_eq!(apply(&mut concern, "2026-01-07", observed("fact")).unwrap_err(), ConcernRefusal::Ended);
        assert_eq!(Concern::replay(concern.history()).unwrap(), concern);
        let mut record = support::Story::opened().case.record();
        assert_eq!(record.restore_concern(), Ok(None));
        record.concern = concern.history().to_vec();
        assert_eq!(record.restore_concern(), Ok(Some(concern)));
        record.concern.remove(0);
        assert_eq!(record.restore_concern(), Err(ConcernRefusal::Raising));
    }
    let report = json!({ "reported": { "addressee": "barnevern" } });
    apply(&mut raised(), "2026-01-05", ended(&report)).unwrap();
}

#[test]
fn whether_guardians_are_told_is_said_of_guardians_or_withheld_with_a_reason() {
    let mut concern = raised();
    let told = |person: &str| json!({ "concern-informed": { "informed": { "informed": { "persons": [person], "on": "2026-01-05" } } } });
    assert!(matches!(
        apply(&mut concern, "2026-01-05", told("colleague")).unwrap_err(),
        ConcernRefusal::NotGuardian { .. }
    ));
    apply(&mut concern, "2026-01-05", told("mother")).unwrap();
    let withheld = json!({ "concern-informed": { "informed": { "withheld": {
        "reason": "Mistanke om vold.", "decided_by": "teacher" } } } });
    apply(&mut concern, "2026-01-05", withheld).unwrap();
    assert!(concern.informed().is_settled());
}

#[test]
fn a_score_stands_on_its_scale() {
    let mut concern = raised();
    for (score, of, fits) in [(0, 10, true), (10, 10, true), (11, 10, false), (0, 0, false)] {
        let outcome = apply(&mut concern, "2026-01-05", json!({ "scored": { "score": score, "of": of } }));
        assert_eq!(outcome.is_ok(), fits, "{score} of {of}");
    }
}

#[test]
fn a_clarification_in_ones_own_service_is_made_within_the_routines_days() {
    let jevnaker: ProcessProfile = profile_with(|process| {
        process["deadline"] = json!([{ "id": "own-clarification", "trigger": "own-service-clarification",
            "task": "clarify", "within": { "amount": 3, "unit": "day", "days": "unspecified" }, "severity": "must",
            "says": { "nb": "tre dager", "nn": "tre dagar" }, "source": "test" }]);
    });
    let mut concern = raised();
    apply(&mut concern, "2026-01-09", json!({ "clarification-needed": {} })).unwrap();
    let due = concern.deadlines(&jevnaker).unwrap();
    assert_eq!((due.len(), due[0].due.to_string().as_str(), due[0].met), (1, "2026-01-12", false));
    assert_eq!(concern.late(&jevnaker, "2026-01-12".parse().unwrap()).unwrap(), []);
    assert_eq!(concern.late(&jevnaker, "2026-01-13".parse().unwrap()).unwrap(), due);
    let other = profile_with(|process| process["version"] = json!(2));
    assert!(matches!(concern.deadlines(&other), Err(ConcernRefusal::OtherProfile { .. })));
}

#[test]
fn events_out_of_place_are_refused() {
    let mut concern = raised();
    apply(&mut concern, "2026-01-06", observed("fact")).unwrap();
    let again = concern.history()[1].clone();
    assert_eq!(concern.apply(again).unwrap_err(), ConcernRefusal::Duplicate { seq: 2 });
    assert_eq!(
        concern.apply(event(2, "2026-01-06", shared())).unwrap_err(),
        ConcernRefusal::Conflict { seq: 2 }
    );
    assert_eq!(
        concern.apply(event(4, "2026-01-06", shared())).unwrap_err(),
        ConcernRefusal::OutOfOrder { expected: 3, found: 4 }
    );
    assert!(matches!(
        concern.apply(event(3, "2026-01-05", shared())).unwrap_err(),
        ConcernRefusal::Recorded { .. }
    ));
    let mut other = event(3, "2026-01-06", shared());
    other.concern = "u2".parse().unwrap();
    assert!(matches!(concern.apply(other).unwrap_err(), ConcernRefusal::OtherConcern { .. }));
    assert_eq!(Concern::raise(event(1, "2026-01-06", shared())).unwrap_err(), ConcernRefusal::Raising);
    assert_eq!(
        apply(&mut concern, "2026-01-06", json!({ "concern-shared": { "with": [] } })).unwrap_err(),
        ConcernRefusal::Empty { list: "with" }
    );
}
