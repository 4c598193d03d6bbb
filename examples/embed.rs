//! Embed and call: build the engine once, ask in plain Rust, send only on a clearance.

#![allow(clippy::print_stdout)]

use bti_consent::Lawbook;
use bti_core::{
    Assessment, Capacity, Finding, Giver, Item, ItemKind, Language, Owner, Person, Profession, Question,
    QuestionDraft, Recipient, Service, Target, Tie,
};
use bti_rules::{Clearance, Engine, Explanation, Outcome};

/// The only way into the sending code: it takes the permission, and so cannot run without one.
#[allow(clippy::needless_pass_by_value)]
fn send(clearance: Clearance) {
    println!("sent {} to {} on {}", clearance.item(), clearance.recipient(), clearance.day());
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::new(Lawbook::embedded()?);

    let mut bruises = Item::new("bruises".parse()?, ItemKind::Health, vec!["child".parse()?]);
    bruises.learned = Capacity::InCase;
    let affirmed = |word: &str, target: Target| -> Result<Assessment, Box<dyn std::error::Error>> {
        Ok(Assessment {
            word: word.parse()?,
            finding: Finding::Affirmed,
            target,
            by: None,
            on: None,
            reason: None,
        })
    };
    let question = Question::new(QuestionDraft {
        giver: Giver {
            owner: Some(Owner::Municipality),
            ..Giver::new(Service::Skole, Profession::Laerer, Tie::Employee)
        },
        recipients: vec![Recipient::worker("barnevern".parse()?, Service::Barnevern)],
        items: vec![bruises],
        persons: vec![Person::new("child".parse()?)],
        assessments: vec![
            affirmed("reason-to-believe-maltreated", Target::default())?,
            affirmed(
                "relevant-to-the-report",
                Target { item: Some("bruises".parse()?), ..Target::default() },
            )?,
        ],
        ..QuestionDraft::on("2026-09-14".parse()?)
    })?;

    let answer = engine.ask(&question)?;
    let explanation = Explanation::new(&answer, Language::English);
    for decision in answer.decisions() {
        println!("{}", explanation.decision(&decision));
        // Exhaustive: a new outcome would not compile here unnoticed.
        match decision.outcome {
            Outcome::MustShare | Outcome::MayShare => println!("the sender may go on"),
            Outcome::MustNotShare | Outcome::CannotDecide => println!("nothing is sent"),
        }
    }
    if let Some(clearance) = answer.clear(0, 0) {
        send(clearance);
    }
    Ok(())
}
