//! What one reader sees of a stafettlogg, and why: the case of a municipality's story, entry by entry.
//!
//! ```text
//! cargo run --example log_view -- [elverum|jevnaker|byn|ovre-eiker] [PERSON] [--lang nb|nn|en]
//! ```
//!
//! A story holds no birth dates and no full consents, as a case never does: a host adds them. Here the child is taken to be
//! ten, with parents who hold responsibility together, and nobody has stated a consent. What that leaves open is not shown.

#![allow(clippy::print_stderr)]

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;

use bti_consent::Lawbook;
use bti_core::case::Case;
use bti_core::{BirthDate, Custody, Date, Guardian, Known, Language, Owner, Person, PersonId, Purpose, Tie};
use bti_examples::story::{play, routine, story};
use bti_rules::{Author, Engine, LogContext, LogReader, log_view};

fn main() -> Result<(), Box<dyn Error>> {
    let mut given: Vec<String> = std::env::args().skip(1).collect();
    let mut language = Language::Bokmaal;
    if let Some(at) = given.iter().position(|argument| argument == "--lang") {
        let code = given.get(at + 1).cloned().unwrap_or_default();
        language = Language::from_code(&code).ok_or("--lang takes nb, nn or en")?;
        given.drain(at..(at + 2).min(given.len()));
    }
    let mut arguments = given.into_iter();
    let municipality = arguments.next().unwrap_or_else(|| "jevnaker".to_owned());
    let person = arguments.next().unwrap_or_else(|| "mother".to_owned()).parse::<PersonId>()?;
    if let Some(more) = arguments.next() {
        return Err(format!("`{more}` is one too many: a municipality, a person, and --lang").into());
    }
    let known = ["elverum", "jevnaker", "byn", "ovre-eiker"];
    if !known.contains(&municipality.as_str()) {
        return Err(format!("no story of that name; there are {}", known.join(", ")).into());
    }

    let story = story(&municipality)?;
    let routine = routine(&municipality.parse()?)?;
    let steps = play(&story, &routine);
    let last =
        steps.iter().rev().find_map(|step| step.case.as_ref().filter(|case| !case.guardians().is_empty()));
    let case = last.ok_or("the story has no case with guardians")?;
    let day = case.history().last().map(|event| event.recorded.day()).ok_or("nothing has happened")?;

    let guardians = case.guardians().iter().map(|one| &one.person);
    let parts = case.participants().iter().map(bti_core::case::Participant::person);
    let mut people: Vec<&PersonId> = guardians.chain(parts).chain([&case.subject().person]).collect();
    people.sort();
    people.dedup();
    if !people.contains(&&person) {
        let people: Vec<&str> = people.into_iter().map(PersonId::as_str).collect();
        return Err(format!("nobody of that name in the story; there are {}", people.join(", ")).into());
    }
    let purpose = if case.service_of(&person).is_some() {
        Purpose::Coordination
    } else {
        Purpose::ParentalResponsibility
    };
    let reader = match case.service_of(&person) {
        Some(service) => LogReader::worker("reader".parse()?, person, service),
        None => LogReader::family("reader".parse()?, person),
    };
    let engine = Engine::new(Lawbook::embedded()?);
    let view = log_view(case, &routine, &reader, &engine, day, &context(case, day, purpose)?)?;
    let mut text = String::new();
    for line in view.lines() {
        writeln!(text, "{}. {}", line.entry().number(), line.entry().kind().name(language))?;
        for said in line.explain(&engine, language) {
            writeln!(text, "   {}", said.trim_end().replace('\n', "\n   "))?;
        }
    }
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

/// What a host would know: here an ordinary family, and municipal employees.
fn context(case: &Case, day: Date, purpose: Purpose) -> Result<LogContext, Box<dyn Error>> {
    let born = |age: i32| Date::new(day.year() - age, 1, 1).map(BirthDate::Known);
    let holders = case.guardians().iter().map(|one| Guardian::new(one.person.clone(), one.responsibility));
    let child = Person {
        born: born(10)?,
        guardians: holders.collect(),
        custody: if case.guardians().iter().filter(|one| one.responsibility == Known::Yes).count() == 2 {
            Custody::JointTogether
        } else {
            Custody::NotKnown
        },
        address: case.subject().address,
        ..Person::new(case.subject().person.clone())
    };
    let mut persons = vec![child];
    for guardian in case.guardians() {
        persons.push(Person { born: born(40)?, ..Person::new(guardian.person.clone()) });
    }
    let mut context = LogContext::new(persons, purpose);
    for part in case.participants() {
        let author = Author { tie: Tie::Employee, owner: Some(Owner::Municipality), same: None };
        context.authors.insert(part.person().clone(), author);
    }
    Ok(context)
}
