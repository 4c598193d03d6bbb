//! The same question on the last day of the old chapter and the first day of the new one: what was a duty became a right.

#![allow(clippy::print_stdout)]

use bti_consent::Lawbook;
use bti_core::{
    Assessment, Capacity, Finding, Giver, Item, ItemKind, Language, Movement, Person, Profession, Question,
    QuestionDraft, Recipient, Relation, Service, Target, Tie,
};
use bti_rules::{Engine, Explanation};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::new(Lawbook::embedded()?);
    for day in ["2026-06-30", "2026-07-01"] {
        let mut record = Item::new("record".parse()?, ItemKind::Health, vec!["child".parse()?]);
        record.learned = Capacity::Helsehjelp;
        let mut doctor = Recipient::worker("doctor".parse()?, Service::Fastlege);
        doctor.profession = Some(Profession::Lege);
        doctor.relations.push(Relation {
            person: "child".parse()?,
            next_of_kin: bti_core::Known::No,
            party: bti_core::Known::No,
            helsehjelp: bti_core::Known::Yes,
            reporter: bti_core::Known::No,
        });
        // The two chapters ask different things, so the nurse has assessed both.
        let affirmed = |word: &str| -> Result<Assessment, Box<dyn std::error::Error>> {
            let target =
                Target { item: Some("record".parse()?), recipient: Some("doctor".parse()?), person: None };
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
            movement: Movement::Request,
            assessments: vec![
                affirmed("necessary-for-forsvarlig-helsehjelp")?,
                affirmed("relevant-and-necessary-for-helsehjelp")?,
            ],
            giver: Giver::new(Service::Helsestasjon, Profession::Helsesykepleier, Tie::Employee),
            recipients: vec![doctor],
            items: vec![record],
            persons: vec![Person::new("child".parse()?)],
            ..QuestionDraft::on(day.parse()?)
        })?;
        let answer = engine.ask(&question)?;
        println!("{day}");
        let explanation = Explanation::new(&answer, Language::English);
        for decision in answer.decisions() {
            println!("{}", explanation.decision(&decision));
        }
    }
    Ok(())
}
