//! A municipality's routine as data: what is read, and what is refused with its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use bti_core::case::{
    BtiLevel, Circumstance, Concern, ConcernEvent, ConcernRefusal, EntryKind, LevelLabel, ProcessDraft,
    ProcessProfile, ProfileError, Role, Task, Trigger,
};
use bti_core::{Known, Language, ProfileId};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../docs/process-profiles.md");

/// The `[process]` table of the example in the documentation.
fn documented() -> Value {
    let example = GUIDE.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let file: toml::Table = toml::from_str(example).unwrap();
    serde_json::to_value(&file["process"]).unwrap()
}

fn read(process: &Value) -> Result<ProcessProfile, ProfileError> {
    let draft: ProcessDraft = serde_json::from_value(process.clone()).unwrap();
    ProcessProfile::new(ProfileId::new("jevnaker").unwrap(), draft)
}

fn changed(change: impl FnOnce(&mut Value)) -> Result<ProcessProfile, ProfileError> {
    let mut process = documented();
    change(&mut process);
    read(&process)
}

#[test]
fn the_documented_example_is_a_routine_and_is_written_back_the_same() {
    let profile = read(&documented()).unwrap();
    assert_eq!(profile.steps(BtiLevel::Level0).count(), 6);
    assert_eq!(profile.holder_from(), BtiLevel::Level1);
    let deadline = profile.deadlines(Trigger::OwnServiceClarification, BtiLevel::Level0).next().unwrap();
    assert_eq!(deadline.task, Task::Clarify);
    let again: ProcessDraft = serde_json::from_value(serde_json::to_value(profile.draft()).unwrap()).unwrap();
    assert_eq!(&again, profile.draft());
}

#[test]
fn a_stray_key_is_refused_in_every_object_of_the_table() {
    fn objects(value: &mut Value, plant: &mut Option<usize>) {
        if plant.is_none() {
            return;
        }
        match value {
            Value::Object(fields) => {
                if *plant == Some(0) {
                    fields.insert("stray".into(), json!(1));
                    *plant = None;
                    return;
                }
                *plant = plant.map(|left| left - 1);
                fields.values_mut().for_each(|inner| objects(inner, plant));
            }
            Value::Array(list) => list.iter_mut().for_each(|inner| objects(inner, plant)),
            _ => {}
        }
    }
    let mut planted = 0;
    loop {
        let mut process = documented();
        let mut plant = Some(planted);
        objects(&mut process, &mut plant);
        if plant.is_some() {
            break;
        }
        let error = serde_json::from_value::<ProcessDraft>(process).unwrap_err().to_string();
        assert!(error.contains("stray"), "{error}");
        planted += 1;
    }
    assert!(planted > 40, "{planted}");
}

#[test]
fn an_unknown_code_is_refused_by_name() {
    for (pointer, code, expected) in [
        ("/level/0/level", "bti:4", "BTI level"),
        ("/step/0/who/0", "janitor", "doer `janitor`"),
        ("/deadline/0/trigger", "full-moon", "trigger `full-moon`"),
        ("/contact/0/service", "barneverm", "service `barneverm`"),
    ] {
        let mut process = documented();
        *process.pointer_mut(pointer).unwrap() = json!(code);
        let error = serde_json::from_value::<ProcessDraft>(process).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn every_check_names_its_place() {
    type Change = fn(&mut Value);
    let cases: &[(&str, Change)] = &[
        ("`version`", |p| p["version"] = json!(0)),
        ("`language`", |p| p["language"] = json!("no")),
        ("`model`", |p| p["model"] = json!(" BTI")),
        ("`municipalities` is empty", |p| p["municipalities"] = json!([])),
        ("`municipalities[0].until`", |p| p["municipalities"][0]["successors"] = json!(["5060"])),
        ("`process.from`", |p| {
            p["from"] = json!("2026-01-01");
            p["until"] = json!("2026-01-01");
        }),
        ("`level` is empty", |p| p["level"] = json!([])),
        ("`level[1].level`", |p| {
            let level = p["level"][0].clone();
            p["level"].as_array_mut().unwrap().push(level);
        }),
        ("`tool[4]` repeats", |p| {
            let tool = p["tool"][0].clone();
            p["tool"].as_array_mut().unwrap().push(tool);
        }),
        ("`step[0].tools` names `form`", |p| p["step"][0]["tools"] = json!(["form"])),
        ("`step[4].deadlines` names `soon`", |p| p["step"][4]["deadlines"] = json!(["soon"])),
        ("`step[4].decisions` names `ask`", |p| p["step"][4]["decisions"] = json!(["ask"])),
        ("`step[0].level` names `bti:1`", |p| p["step"][0]["level"] = json!("bti:1")),
        ("numbered [1, 2, 3, 4, 5, 7]", |p| p["step"][5]["order"] = json!(7)),
        ("`step[0].source`", |p| p["step"][0]["source"] = json!("")),
        ("`decision[0].leads` leads from `bti:0` to `bti:1`", |p| {
            p["decision"][0]["leads"] = json!(["to-level-1"]);
        }),
        ("`transition[0]` lets a case go back", |p| {
            p["transition"] = json!([{ "from": "bti:1", "to": "bti:0", "allowed": true, "source": "x" }]);
        }),
        ("`grant[0]` gives an administrator", |p| {
            p["grant"] = json!([{ "role": "administrator", "read": "all", "source": "x" }]);
        }),
        ("`deadlines` is both", |p| p["not_stated"].as_array_mut().unwrap().push(json!("deadlines"))),
        ("`target` is neither", |p| {
            p["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "target");
        }),
        ("`contact[0].hours[0].until`", |p| {
            p["contact"][0]["hours"] = json!([{ "days": ["mon"], "from": "08:00", "until": "08:00" }]);
        }),
        ("`log.tool` names `samspill`", |p| {
            p["log"] = json!({ "tool": "samspill" });
        }),
    ];
    for (expected, change) in cases {
        let message = changed(change).unwrap_err().to_string();
        assert!(message.contains(expected), "{expected}: {message}");
    }
}

#[test]
fn levels_seen_through_a_profiles_labels_round_trip() {
    for labels in
        [["3.0", "3.1", "3.2", "3.3"], ["0", "A", "B", "C"], ["trinn 1", "trinn 1", "trinn 2", "trinn 2"]]
    {
        let profile = changed(|p| {
            p["level"] = labels
                .iter()
                .zip(BtiLevel::ALL)
                .map(|(label, level)| json!({ "level": level, "label": label, "title": { "nb": "x", "nn": "x" } }))
                .collect();
        })
        .unwrap();
        for label in labels {
            let label = LevelLabel::new(label).unwrap();
            let level = profile.level_of(&label).unwrap();
            assert_eq!(profile.label_of(level), Some(&label));
        }
    }
}

#[test]
fn a_label_on_levels_that_are_not_neighbours_is_refused() {
    let refused = changed(|p| {
        p["level"] = ["1", "2", "1"]
            .iter()
            .zip(BtiLevel::ALL)
            .map(
                |(label, level)| json!({ "level": level, "label": label, "title": { "nb": "x", "nn": "x" } }),
            )
            .collect();
    });
    assert_eq!(refused.unwrap_err(), ProfileError::Label { label: "1".to_owned() });
}

#[test]
fn the_child_welfare_duty_line_answers_when_the_office_does_not() {
    // Elverum: the service on weekdays 08 to 15, the duty line 15 to 08 and round the clock at weekends and holidays.
    let profile = changed(|p| {
        let weekdays = json!(["mon", "tue", "wed", "thu", "fri"]);
        p["contact"][0]["hours"] =
            json!([{ "days": weekdays, "from": "08:00", "until": "15:00", "holidays": "never" }]);
        let mut duty = p["contact"][0].clone();
        duty["id"] = json!("barnevernvakt");
        duty["hours"] = json!([
            { "days": weekdays, "from": "15:00", "until": "08:00" },
            { "days": ["sat", "sun"], "from": "00:00", "until": "24:00", "holidays": "also" }
        ]);
        p["contact"].as_array_mut().unwrap().push(duty);
    })
    .unwrap();
    let contacts: Vec<_> = profile.contacts(Circumstance::ViolenceOrAbuse).collect();
    for (day, time, office, duty) in [
        ("2026-04-07", "08:00", true, false),
        ("2026-04-07", "14:59", true, false),
        ("2026-04-07", "15:00", false, true),
        ("2026-04-07", "07:59", false, true),
        ("2026-04-04", "12:00", false, true), // Easter Saturday
        ("2026-04-06", "12:00", false, true), // Easter Monday
    ] {
        let (day, time) = (day.parse().unwrap(), time.parse().unwrap());
        assert_eq!(contacts[0].answers_at(day, time), Known::from(office), "{day} {time}");
        assert_eq!(contacts[1].answers_at(day, time), Known::from(duty), "{day} {time}");
    }
}

#[test]
fn everyone_in_a_case_writes_lysglimt_and_only_the_holder_writes_the_rest_in_byn() {
    let profile = changed(|p| {
        p["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "read" && topic != "write");
        p["grant"] = json!([
            { "role": "stafettholder", "read": "all", "write": "all", "source": "domain.md 1.3" },
            { "role": "participant", "read": "all", "write": ["lysglimt"], "source": "domain.md 1.3" },
            { "role": "guardian", "read": "all", "write": ["lysglimt"], "source": "domain.md 1.3" }
        ]);
    })
    .unwrap();
    for role in [Role::Stafettholder, Role::Participant, Role::Guardian, Role::Child] {
        assert!(profile.may_write(role, EntryKind::Lysglimt));
        for kind in EntryKind::ALL.iter().filter(|kind| **kind != EntryKind::Lysglimt) {
            assert_eq!(profile.may_write(role, *kind), role == Role::Stafettholder, "{role} {kind}");
        }
    }
    for kind in EntryKind::ALL {
        assert!(
            !profile.may_read(Role::Administrator, *kind) && !profile.may_write(Role::Administrator, *kind)
        );
    }
}

#[test]
fn a_merged_municipality_is_found_by_its_old_number_before_and_its_new_after() {
    let profile = changed(|p| {
        p["municipalities"] = json!([
            { "number": "5051", "until": "2020-01-01", "successors": ["5060"] },
            { "number": "1811" }
        ]);
    })
    .unwrap();
    for (number, day, served) in [
        ("5051", "2019-12-31", true),
        ("5051", "2020-01-01", false),
        ("5060", "2019-12-31", false),
        ("5060", "2020-01-01", true),
        ("1811", "2026-01-01", true),
    ] {
        assert_eq!(profile.serves(number.parse().unwrap(), day.parse().unwrap()), served, "{number} {day}");
    }
}

#[test]
fn jevnakers_level_0_says_what_now_in_both_written_forms_until_its_steps_are_done() {
    let profile = read(&documented()).unwrap();
    let event = |seq: u64, what: Value| -> ConcernEvent {
        serde_json::from_value(json!({ "version": 1, "concern": "u1", "seq": seq, "effective": "2026-01-09",
            "recorded": "2026-01-09", "author": "teacher", "what": what }))
        .unwrap()
    };
    let mut concern = Concern::raise(event(
        1,
        json!({ "concern-raised": { "profile": { "id": "jevnaker", "version": 1 },
            "subject": { "person": "child", "kind": "child", "address": "open" }, "guardians": [], "service": "skole" } }),
    ))
    .unwrap();
    let lines = |concern: &Concern, language| concern.guidance(&profile).unwrap().lines(language);
    assert_eq!(
        lines(&concern, Language::Bokmaal)[..4],
        [
            "0: Undring",
            "Nå: Sette ord på undringen",
            "Hvem: alle ansatte",
            "Drøft med en kollega, kanskje med nærmeste leder."
        ]
    );
    let done = ["l0-wonder", "l0-overview", "l0-early-dialogue"];
    for (seq, step) in (2..).zip(done) {
        concern.apply(event(seq, json!({ "step-done": { "step": step } }))).unwrap();
    }
    let again = concern.apply(event(5, json!({ "step-done": { "step": "l0-wonder" } })));
    assert!(matches!(again, Err(ConcernRefusal::StepDone { .. })));
    concern.apply(event(5, json!({ "clarification-needed": {} }))).unwrap();
    assert_eq!(
        lines(&concern, Language::Nynorsk),
        [
            "0: Undring",
            "No: Undringssamtale med føresette",
            "Kven: Pedagogisk leiar eller lærar",
            "Prøv å få med begge foreldra; den som inviterer, inviterer begge. Telefon er mogleg. Ved mistanke om vald \
             eller seksuelle overgrep: ikkje foreldra, men barnevernet med ein gong.",
            "Verktøy: Skjema for undringssamtale",
            "Frist: 2026-01-12 (avklare i eiga teneste)",
            "Deretter: Avgjere, Dokumentere",
            "Kontakt: Barnevernstenesta"
        ]
    );
}
