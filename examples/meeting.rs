//! A whole meeting as a matrix: every item against everyone at the table, each alone.

#![allow(clippy::print_stdout)]

use bti_consent::Lawbook;
use bti_core::{
    Capacity, Giver, Item, ItemKind, Language, Person, Profession, Question, QuestionDraft, Recipient,
    Service, Tie,
};
use bti_rules::{Engine, Explanation};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::new(Lawbook::embedded()?);
    let item = |id: &str, kind, learned| -> Result<Item, Box<dyn std::error::Error>> {
        Ok(Item { learned, ..Item::new(id.parse()?, kind, vec!["child".parse()?]) })
    };
    let at_the_table = [
        ("teacher", Service::Skole),
        ("ppt", Service::Ppt),
        ("barnevern", Service::Barnevern),
        ("bup", Service::Bup),
        ("club", Service::Frivillig),
    ];
    let question = Question::new(QuestionDraft {
        giver: Giver::new(Service::Skolehelse, Profession::Helsesykepleier, Tie::Employee),
        recipients: at_the_table
            .into_iter()
            .map(|(id, service)| Ok(Recipient::worker(id.parse()?, service)))
            .collect::<Result<_, bti_core::IdError>>()?,
        items: vec![
            item("sleep-and-health", ItemKind::Health, Capacity::Helsehjelp)?,
            item("seen-in-the-yard", ItemKind::Social, Capacity::OffDutyRole)?,
            item("told-by-a-neighbour", ItemKind::Family, Capacity::Private)?,
        ],
        persons: vec![Person::new("child".parse()?)],
        ..QuestionDraft::on("2026-09-14".parse()?)
    })?;
    let answer = engine.ask(&question)?;
    let explanation = Explanation::new(&answer, Language::Bokmaal);
    for (item, described) in question.items().iter().enumerate() {
        println!("{}", described.id);
        for (recipient, at) in question.recipients().iter().enumerate() {
            println!("    {:<12} {}", at.id.as_str(), explanation.outcome(answer.outcome(item, recipient)));
        }
    }
    if let Some(next) = answer.next_question() {
        println!("\n{}", explanation.next_question(&next));
    }
    Ok(())
}
