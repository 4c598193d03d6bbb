//! The routines in `profiles/`: each is one that can be followed, says what its sources say, and nothing more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use bti_core::case::{
    Asked, BtiLevel, Circumstance, DayKind, Doer, EntryKind, Leads, ProcessDraft, ProcessProfile,
    ProcessTopic, Role, Scale, Task, Trigger,
};
use bti_core::{Known, Language, ProfileId, Service};
use toml::{Table, Value};

/// Every file's id and `[process]` table, in order of id.
fn tables() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    let mut tables: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let file: Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let process = file.get("process").unwrap_or_else(|| panic!("{id} has no [process]"));
            (id, process.clone())
        })
        .collect();
    tables.sort_by(|one, other| one.0.cmp(&other.0));
    tables
}

fn profile_of(id: &str, process: Value) -> ProcessProfile {
    let draft: ProcessDraft = process.try_into().unwrap_or_else(|error| panic!("{id}: {error}"));
    ProcessProfile::new(ProfileId::new(id).unwrap(), draft).unwrap_or_else(|error| panic!("{id}: {error}"))
}

fn profile(id: &str) -> ProcessProfile {
    let (_, process) = tables().into_iter().find(|(name, _)| name == id).unwrap();
    profile_of(id, process)
}

fn profiles() -> Vec<ProcessProfile> {
    tables().into_iter().map(|(id, process)| profile_of(&id, process)).collect()
}

fn steps(profile: &ProcessProfile) -> [usize; 4] {
    [BtiLevel::Level0, BtiLevel::Level1, BtiLevel::Level2, BtiLevel::Level3]
        .map(|level| profile.steps(level).count())
}

/// Every text in a table, with where it stands.
fn texts(place: &str, value: &Value, found: &mut Vec<(String, Table)>) {
    match value {
        Value::Table(fields) if fields.contains_key("nb") => found.push((place.to_owned(), fields.clone())),
        Value::Table(fields) => {
            for (key, inner) in fields {
                texts(&format!("{place}.{key}"), inner, found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                texts(&format!("{place}[{index}]"), inner, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_municipality_has_a_routine_that_can_be_followed() {
    let ids: Vec<String> = profiles().iter().map(|profile| profile.id().to_string()).collect();
    assert_eq!(
        ids,
        [
            "byn",
            "elverum",
            "holmestrand",
            "jevnaker",
            "kvinnherad",
            "lillesand",
            "overhalla",
            "ovre-eiker",
            "oygarden",
            "sund",
            "tynset",
            "tysver",
            "vindafjord"
        ]
    );
}

#[test]
fn every_text_stands_in_three_languages() {
    for (id, process) in tables() {
        let mut found = Vec::new();
        texts(&id, &process, &mut found);
        assert!(found.len() >= 4, "{id}");
        for (place, text) in &found {
            for language in ["nb", "nn", "en"] {
                let words = text.get(language).and_then(Value::as_str).unwrap_or_default();
                assert!(!words.is_empty(), "{place} has no `{language}`");
            }
            assert_ne!(text["nb"], text["en"], "{place} is not translated");
        }
        let steps = process.get("step").and_then(Value::as_array).map_or(0, Vec::len);
        let of_steps = found.iter().filter(|(place, _)| place.starts_with(&format!("{id}.step[")));
        assert_eq!(of_steps.filter(|(place, _)| place.ends_with(".title")).count(), steps, "{id}");
    }
}

#[test]
fn no_text_holds_a_telephone_number() {
    for (id, process) in tables() {
        let mut found = Vec::new();
        texts(&id, &process, &mut found);
        for (place, text) in &found {
            for words in text.values().filter_map(Value::as_str) {
                let close: String = words.chars().filter(|sign| *sign != ' ').collect();
                let longest = close.split(|sign: char| !sign.is_ascii_digit()).map(str::len).max();
                assert!(longest.unwrap_or(0) < 5, "{place}: {words}");
            }
        }
    }
}

#[test]
fn what_is_not_stated_is_not_also_stated() {
    // Topics with a table of their own are checked where a profile is made; these are the others.
    for profile in profiles() {
        let draft = profile.draft();
        for topic in profile.not_stated() {
            let stated = match topic {
                ProcessTopic::Levels => !levels_are_the_models(&profile),
                ProcessTopic::Transitions => !draft.transitions.is_empty(),
                ProcessTopic::HandOver => {
                    draft.holder.as_ref().is_some_and(|rules| rules.consent_when_service_changes)
                }
                ProcessTopic::Substitute => draft.grants.iter().any(|grant| grant.role == Role::Substitute),
                ProcessTopic::Consent => draft.steps.iter().any(|step| !step.consent.is_empty()),
                ProcessTopic::Evaluation => {
                    draft.steps.iter().any(|step| step.id.as_str().contains("evaluat"))
                        || draft.deadlines.iter().any(|row| row.task == Task::Evaluate)
                }
                ProcessTopic::Closing => {
                    draft.log.as_ref().is_some_and(|log| log.at_close.is_some())
                        || draft.decisions.iter().any(|option| option.leads.contains(&Leads::Close))
                        || draft.tools.iter().any(|tool| tool.id.as_str() == "closing-note")
                }
                _ => false,
            };
            assert!(!stated, "{}: `{topic}` is stated and listed as not stated", profile.id());
        }
        // No guide says who stands in for a stafettholder.
        assert!(profile.not_stated().contains(&ProcessTopic::Substitute), "{}", profile.id());
    }
}

/// Whether the levels are those of the model, by its own names: what stands in until a municipality's own are known.
fn levels_are_the_models(profile: &ProcessProfile) -> bool {
    let rows = profile.levels();
    rows.len() == BtiLevel::ALL.len()
        && rows.iter().zip(BtiLevel::ALL).all(|(row, level)| {
            row.level == *level
                && row.services.is_none()
                && row.says.is_none()
                && Language::ALL.iter().all(|language| {
                    let words = row.title.get(*language).to_lowercase();
                    level.name(*language).ends_with(&format!("{}: {words}", row.label))
                })
        })
}

#[test]
fn only_deadlines_and_options_that_a_guide_names_are_there() {
    for profile in profiles() {
        let counts = (profile.draft().deadlines.len(), profile.draft().decisions.len());
        let expected = if profile.id().as_str() == "jevnaker" { (1, 7) } else { (0, 0) };
        assert_eq!(counts, expected, "{}", profile.id());
        assert!(profile.draft().transitions.is_empty() && profile.draft().from.is_none(), "{}", profile.id());
    }
}

#[test]
fn jevnaker_has_26_steps_and_its_ambiguities() {
    let profile = profile("jevnaker");
    assert_eq!(steps(&profile), [6, 4, 5, 11]);
    assert_eq!(profile.draft().steps.len(), 26);

    let deadline = profile.deadlines(Trigger::OwnServiceClarification, BtiLevel::Level0).next().unwrap();
    assert_eq!((deadline.within.amount(), deadline.within.days()), (3, DayKind::Unspecified));
    assert_eq!(
        (profile.log_allowed_from(), profile.log_required_from()),
        (BtiLevel::Level0, Some(BtiLevel::Level1))
    );
    let noted = |text: &str| {
        profile
            .draft()
            .steps
            .iter()
            .filter(|step| step.note.as_ref().is_some_and(|note| note.contains(text)))
            .count()
    };
    assert_eq!(noted("Opprettelsen av loggen står både"), 2);
    assert_eq!(noted("Nivå 1 er internt, men"), 1);
    assert_eq!(noted("ingen rad for evaluering på nivå 2"), 1);
    assert_eq!(noted("kalenderdager eller virkedager"), 1);
    assert!(!profile.steps(BtiLevel::Level2).any(|step| step.id.as_str().contains("evaluat")));

    let options =
        |level| profile.options(level).map(|option| option.code.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(options(BtiLevel::Level0), ["individual-level", "system-level", "close"]);
    assert_eq!(options(BtiLevel::Level1).len() + options(BtiLevel::Level2).len(), 0);
    assert_eq!(options(BtiLevel::Level3).len(), 4);
    let decide = profile.steps(BtiLevel::Level3).last().unwrap();
    assert_eq!(decide.decisions.len(), 4);
    assert_eq!(decide.who, [Doer::Team, Doer::Child, Doer::Guardians]);

    let consent = profile.steps(BtiLevel::Level2).last().unwrap();
    assert_eq!(consent.consent, [Asked::Cooperation, Asked::Referral]);
    let either =
        profile.draft().involve.iter().find(|row| row.when == Circumstance::SomaticOrMentalUnclear).unwrap();
    assert_eq!(
        either.services,
        [vec![Service::Kommunepsykolog], vec![Service::Kommuneoverlege, Service::Fastlege]]
    );
    assert_eq!(profile.draft().consider[0].by, Doer::UnitLeader);
    // The fourteen forms and tools that are named, and the conversation template of level 1.
    assert_eq!(profile.draft().tools.len(), 15);
}

#[test]
fn elverum_has_four_and_three_steps_a_staircase_and_a_duty_line() {
    let profile = profile("elverum");
    assert_eq!(steps(&profile), [4, 3, 3, 3]);
    let staircase = &profile.draft().scales[0];
    assert_eq!((staircase.scale, staircase.marks.len()), (Scale::Tiltakstrapp, 7));
    assert!(staircase.marks.iter().all(|mark| mark.title.is_none()));
    // Cooperation without the digital log must be possible at every level.
    assert_eq!(profile.log_required_from(), None);

    let contacts: Vec<_> = profile.contacts(Circumstance::ViolenceOrAbuse).collect();
    assert_eq!(
        contacts.iter().map(|contact| contact.id.as_str()).collect::<Vec<_>>(),
        ["politi", "barnevern", "barnevernvakt"]
    );
    for (day, time, office, duty) in [
        ("2026-03-09", "07:59", false, true), // Monday
        ("2026-03-09", "08:00", true, false),
        ("2026-03-09", "15:00", false, true),
        ("2026-03-13", "23:59", false, true), // Friday
        ("2026-03-14", "12:00", false, true), // Saturday
        ("2026-04-06", "12:00", false, true), // Easter Monday
    ] {
        let (day, time) = (day.parse().unwrap(), time.parse().unwrap());
        assert_eq!(
            contacts[0].answers_at(day, time),
            Known::NotKnown,
            "the hours of the police are not stated"
        );
        assert_eq!(contacts[1].answers_at(day, time), Known::from(office), "{day} {time}");
        assert_eq!(contacts[2].answers_at(day, time), Known::from(duty), "{day} {time}");
    }
}

#[test]
fn byn_lets_the_holder_register_and_everyone_read_and_outlives_a_merger() {
    let profile = profile("byn");
    assert_eq!(steps(&profile), [4, 3, 0, 0]);
    for role in [Role::Participant, Role::Guardian, Role::Child] {
        assert!(profile.may_read(role, EntryKind::Measure) && profile.may_write(role, EntryKind::Lysglimt));
        assert!(!profile.may_write(role, EntryKind::Note), "{role}");
    }
    assert!(EntryKind::ALL.iter().all(|kind| profile.may_write(Role::Stafettholder, *kind)));
    for (number, day, served) in [
        ("1811", "2026-01-01", true),
        ("5052", "2026-01-01", true),
        ("5050", "2019-12-31", true),
        ("5051", "2019-12-31", true),
        ("5060", "2019-12-31", false),
        ("5050", "2020-01-01", false),
        ("5060", "2020-01-01", true),
        ("5007", "2020-01-01", false), // Namsos got a part of Nærøy, and is not in BYN.
    ] {
        assert_eq!(profile.serves(number.parse().unwrap(), day.parse().unwrap()), served, "{number} {day}");
    }
}

#[test]
fn ovre_eiker_has_a_guide_of_four_levels_and_a_ladder_besides() {
    let profile = profile("ovre-eiker");
    assert_eq!(profile.levels().iter().map(|row| row.level).collect::<Vec<_>>(), BtiLevel::ALL);
    let ladder = &profile.draft().scales[0];
    assert_eq!(ladder.scale, Scale::Tiltaksnivaa);
    assert_eq!(ladder.marks.iter().map(|mark| mark.mark.as_str()).collect::<Vec<_>>(), ["0", "1-2", "3"]);
    assert!(ladder.marks.iter().all(|mark| mark.title.is_some()));
    assert_eq!(profile.draft().tools.len(), 13);
    assert!(profile.draft().warm_hand_over.is_some());

    let help = &profile.draft().contacts[0];
    assert_eq!(help.service, Service::Familiehjelp);
    for (day, time, answers) in [
        ("2026-03-09", "12:59", false),
        ("2026-03-09", "13:00", true),
        ("2026-03-09", "15:00", false),
        ("2026-03-14", "14:00", false),
    ] {
        let answers = Known::from(answers);
        assert_eq!(help.answers_at(day.parse().unwrap(), time.parse().unwrap()), answers, "{day} {time}");
    }
    // It is no line for a child in danger: whom to call then is not known of this municipality.
    assert_eq!(profile.contacts(Circumstance::ViolenceOrAbuse).count(), 0);
}

#[test]
fn the_log_of_oygarden_is_from_level_2_and_may_be_from_1() {
    let profile = profile("oygarden");
    assert_eq!(
        (profile.log_allowed_from(), profile.log_required_from()),
        (BtiLevel::Level1, Some(BtiLevel::Level2))
    );
    assert!(profile.draft().target.as_ref().is_some_and(|target| target.pregnant));
}

#[test]
fn overhalla_writes_letters_and_has_five_steps_at_b() {
    let profile = profile("overhalla");
    let labels: Vec<_> = profile.levels().iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["A", "B"]);
    assert_eq!(steps(&profile), [0, 0, 5, 0]);
}

#[test]
fn sund_became_a_part_of_oygarden_and_asks_for_a_new_consent_when_the_log_changes_service() {
    let profile = profile("sund");
    let (before, after) = ("2019-12-31".parse().unwrap(), "2020-01-01".parse().unwrap());
    assert!(
        profile.serves("1245".parse().unwrap(), before) && !profile.serves("1245".parse().unwrap(), after)
    );
    assert!(profile.serves("4626".parse().unwrap(), after));
    assert!(profile.draft().holder.as_ref().is_some_and(|rules| rules.consent_when_service_changes));
}
