//! A contested reading stays open until a municipality's lawyer has taken a position on it.

#![allow(clippy::expect_used)]

use bti_consent::Lawbook;
use bti_core::{
    Assessment, Capacity, Finding, Giver, Item, ItemKind, Known, Owner, Person, Profession, Question,
    QuestionDraft, Recipient, Same, Service, Target, Tie,
};
use bti_rules::{Cause, Engine, Outcome, Position, Positions};

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
        persons: vec![Person::new(parse("child"))],
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
