//! A contested reading stays open until a municipality's lawyer has taken a position on it.

#![allow(clippy::expect_used)]

use bti_consent::Lawbook;
use bti_core::{
    Address, Assessment, Capacity, Finding, Giver, Item, ItemKind, Known, Owner, Person, Profession,
    Question, QuestionDraft, Recipient, Same, Service, Target, Tie,
};
use bti_rules::{Cause, Engine, Outcome, Position, Positions, PositionsError};

fn open(id: &str) -> Person {
    let mut person = Person::new(id.parse().expect("an id"));
    person.address = Address::Open;
    person
}

fn question() -> Question {
    let parse = |text: &str| text.parse().expect("an id");
    let mut ppt = Recipient::worker("ppt".parse().expect("an id"), Service::Ppt);
    ppt.owner = Some(Owner::Municipality);
    ppt.same = Same { unit: Known::No, service: Known::No, office: Known::No, legal_person: Known::Yes };
    let item = Item {
        learned: Capacity::InCase,
        ..Item::new("note".parse().expect("an id"), ItemKind::Education, vec![parse("child")])
    };
    Question::new(QuestionDraft {
        giver: Giver {
            owner: Some(Owner::Municipality),
            ..Giver::new(Service::Skole, Profession::Laerer, Tie::Employee)
        },
        recipients: vec![ppt],
        items: vec![item],
        persons: vec![open("child")],
        assessments: vec![Assessment {
            word: "needed-for-work-and-archive-arrangement".parse().expect("a word"),
            finding: Finding::Affirmed,
            target: Target {
                item: Some("note".parse().expect("an id")),
                recipient: Some("ppt".parse().expect("an id")),
                person: None,
            },
            by: None,
            on: None,
            reason: None,
        }],
        ..QuestionDraft::on("2026-09-14".parse().expect("a day"))
    })
    .expect("a question")
}

fn outcome(position: Option<bool>) -> (Outcome, bool) {
    let lawbook = Lawbook::embedded().expect("loads");
    let positions = position.map_or_else(Positions::none, |answer| {
        Positions::none().with(
            "reading:municipality-one-organ".parse().expect("a word"),
            Position {
                answer,
                lawyer: "kommuneadvokaten".to_owned(),
                on: "2026-08-01".parse().expect("a day"),
                reason: "prøve".to_owned(),
            },
        )
    });
    let engine = Engine::with_positions(lawbook, positions);
    let question = question();
    let decision = engine.ask(&question).expect("words").decision(0, 0).expect("a decision");
    (decision.outcome, decision.missing.iter().any(|missing| missing.cause == Cause::UnsettledLaw))
}

#[test]
fn the_one_organ_question_is_open_until_a_lawyer_answers_it_and_decides_then() {
    assert_eq!(outcome(None), (Outcome::CannotDecide, true));
    assert_eq!(outcome(Some(true)), (Outcome::MayShare, false));
    assert_eq!(outcome(Some(false)), (Outcome::MustNotShare, false));
}

/// A day before the first law read is "cannot decide", with the reason, and nobody gets a clearance.
#[test]
fn before_the_first_day_read_nothing_is_decided() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let mut draft = question().into_draft();
    draft.day = "2021-06-30".parse().expect("a day");
    let question = Question::new(draft).expect("a question");
    let answer = engine.ask(&question).expect("words");
    let decision = answer.decision(0, 0).expect("a decision");
    assert_eq!(decision.outcome, Outcome::CannotDecide);
    assert!(
        decision.missing.iter().all(|missing| missing.cause == Cause::NotRead)
            && !decision.missing.is_empty()
    );
    assert!(answer.clear(0, 0).is_none() && answer.next_question().is_none());
}

const EXAMPLE: &str = include_str!("../../../positions/example.toml");

fn read(text: &str) -> Result<Positions, PositionsError> {
    Positions::from_toml("positions/example.toml", text, &Lawbook::embedded().expect("loads"))
}

#[test]
fn the_example_file_is_read_and_settles_the_one_organ_question() {
    let positions = read(EXAMPLE).expect("reads");
    let reading: Vec<_> =
        positions.taken().map(|(word, position)| (word.as_str(), position.answer)).collect();
    assert_eq!(reading, [("reading:municipality-one-organ", false)]);
    let engine = Engine::with_positions(Lawbook::embedded().expect("loads"), positions);
    let question = question();
    let answer = engine.ask(&question).expect("words");
    assert_eq!(answer.outcome(0, 0), Outcome::MustNotShare);
    let decision = answer.decision(0, 0).expect("inside");
    let reading: bti_core::WordId = "reading:municipality-one-organ".parse().expect("a word");
    assert!(
        decision.notices.contains(&bti_rules::Notice::RestsOnPosition(reading)),
        "{:?}",
        decision.notices
    );
    let text = bti_rules::Explanation::new(&answer, bti_core::Language::Bokmaal).decision(&decision);
    assert!(text.contains("rettslige standpunkt") && text.contains("2026-09-01"), "{text}");
    let receipt = answer.receipt(b"0123456789abcdef").expect("long enough");
    assert_eq!(receipt.positions, [("reading:municipality-one-organ".parse().expect("a word"), false)]);
}

#[test]
fn the_example_file_keeps_its_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../schemas/positions.schema.json")).expect("json");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let value = |text: &str| -> serde_json::Value { toml::from_str(text).expect("toml") };
    assert!(validator.is_valid(&value(EXAMPLE)), "{:?}", validator.validate(&value(EXAMPLE)).err());
    for (from, to) in [
        ("holds   = \"second\"", "holds = \"third\""),
        ("on      = \"2026-09-01\"", "on = \"1.9.2026\""),
        ("lawyer  = ", "laywer = "),
        ("body = \"Eksempel kommune\"", "body = \"\""),
    ] {
        assert!(EXAMPLE.contains(from), "{from}");
        assert!(!validator.is_valid(&value(&EXAMPLE.replace(from, to))), "{to}");
    }
}

#[test]
fn a_bad_position_file_is_answered_with_place_and_what_would_be_right() {
    let wrong = |from: &str, to: &str| {
        assert!(EXAMPLE.contains(from), "{from}");
        read(&EXAMPLE.replace(from, to)).expect_err(to).to_string()
    };
    for (from, to, says) in [
        (
            "reading:municipality-one-organ",
            "reading:municipality-one-orgam",
            "did you mean `reading:municipality-one-organ`?",
        ),
        ("\"reading:municipality-one-organ\"", "\"under-16\"", "no contested reading is called `under-16`"),
        ("holds   = \"second\"", "holds = \"third\"", "expected `first` or `second`"),
        ("lawyer  = \"(navnet på kommunens jurist)\"", "lawyer = \" \"", "`lawyer` is empty"),
        ("reason  = \"", "reasons  = \"", "unknown field `reasons`"),
        ("on      = \"2026-09-01\"", "on = \"2026-09-31\"", "2026-09-31"),
        ("body = \"Eksempel kommune\"", "body = \"\"", "`body` is empty"),
        ("body = \"Eksempel kommune\"", "", "missing field `body`"),
        ("body = \"Eksempel kommune\"", "body = ", "positions/example.toml:"),
    ] {
        let message = wrong(from, to);
        assert!(message.starts_with("positions/example.toml:") && message.contains(says), "{to}:\n{message}");
    }
    let entry = EXAMPLE.split("[[position]]").nth(1).expect("an entry");
    let twice = read(&format!("{EXAMPLE}\n[[position]]{entry}")).expect_err("twice").to_string();
    assert!(twice.contains("stands already") && twice.contains('^'), "{twice}");
    let long = format!("{EXAMPLE}\n# {}", "x".repeat(bti_rules::MAX_POSITION_FILE_BYTES));
    assert!(read(&long).expect_err("too large").to_string().contains("at most 65536 are read"));
}

/// A duty of silence somebody carries and whose act was not read is never taken for no duty at all.
#[test]
fn a_regime_whose_act_was_not_read_leaves_the_answer_open() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let parse = |text: &str| text.parse().expect("an id");
    let item = Item {
        learned: Capacity::InCase,
        ..Item::new("note".parse().expect("an id"), ItemKind::Economy, vec![parse("child")])
    };
    let question = Question::new(QuestionDraft {
        giver: Giver::new(Service::Tannhelse, Profession::Saksbehandler, Tie::Employee),
        recipients: vec![Recipient::worker("club".parse().expect("an id"), Service::Frivillig)],
        items: vec![item],
        persons: vec![Person::new(parse("child"))],
        ..QuestionDraft::on("2026-09-14".parse().expect("a day"))
    })
    .expect("a question");
    let answer = engine.ask(&question).expect("words");
    assert_eq!(answer.outcome(0, 0), Outcome::CannotDecide);
    let decision = answer.decision(0, 0).expect("inside");
    assert!(!decision.nothing_binds);
    let not_read = |missing: &&bti_rules::Missing| missing.cause == Cause::NotRead;
    let words: Vec<_> =
        decision.missing.iter().filter(not_read).filter_map(|missing| missing.word.as_ref()).collect();
    assert!(words.iter().any(|word| word.as_str() == "carries:other-act"), "{:?}", decision.missing);
}
