//! A filled-in consent form, read: one consent for each person it is about and each signer.
//!
//! ```text
//! cargo run --example read_form -- [FORM.json] [QUESTION] [CATALOGUE.toml]
//! ```
//!
//! FORM is a filled-in Elverum form (`schemas/filled-form.schema.json`), QUESTION a case file or a question as JSON that
//! describes the persons, CATALOGUE another municipality's form (`docs/profiles.md`); without them shipped ones are read. The consents are added to the question, and it is asked.

#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_consent::form::{Form, ImportNote};
use bti_core::{Language, Question, Signer};
use bti_examples::read_case;
use bti_rules::{Engine, Explanation, wire};

const FORM: &str = include_str!("elverum.json");
const QUESTION: &str = include_str!("../cases/eksempel/familien.toml");

fn main() -> ExitCode {
    match run() {
        // A reader that stops early, such as `head`, is no failure.
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let mut arguments = std::env::args().skip(1);
    let mut read = |shipped: &str| match arguments.next() {
        Some(file) => std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}")),
        None => Ok(shipped.to_owned()),
    };
    let (form, question, catalogue) = (read(FORM)?, read(QUESTION)?, read("")?);
    let filled = wire::filled_form_from_json(&form).map_err(|error| format!("form: {error}"))?;
    let question = if question.trim_start().starts_with('{') {
        wire::question_from_json(&question).map_err(|error| format!("question: {error}"))?
    } else {
        read_case(&question).map_err(|error| format!("question: {error}"))?.1
    };
    let form = if catalogue.is_empty() { Form::elverum() } else { Form::from_toml("catalogue", &catalogue) };
    let form = form.map_err(|error| error.to_string())?;
    let imported = form
        .import(&filled, question.persons(), question.day(), "form")
        .map_err(|error| format!("form: {error}"))?;
    let mut text = String::new();
    for consent in &imported.consents {
        let by: Vec<String> = consent.signers().map(name).collect();
        let services: Vec<&str> = consent.scope.mesh.iter().map(|service| service.code()).collect();
        let kinds: Vec<&str> = consent.scope.kinds.iter().map(|kind| kind.code()).collect();
        let _ = writeln!(
            text,
            "{}: about {}, by {}; {} among {}",
            consent.id,
            consent.about,
            by.join(", "),
            kinds.join(", "),
            services.join(", ")
        );
    }
    for note in &imported.notes {
        let _ = writeln!(text, "note: {}", says(note));
    }
    if let Some(limitation) = &imported.limitation {
        let _ = writeln!(text, "limitation, for a person to read: {limitation}");
    }
    let mut draft = question.into_draft();
    draft.consents.extend(imported.consents);
    let question = Question::new(draft).map_err(|error| format!("question: {error}"))?;
    let engine = Engine::new(Lawbook::embedded().map_err(|error| error.to_string())?);
    let answer = engine.ask(&question).map_err(|error| format!("question: {error}"))?;
    let words = Explanation::new(&answer, Language::English);
    text.push('\n');
    for decision in answer.decisions() {
        let _ = writeln!(text, "{}", words.decision(&decision));
    }
    Ok(text)
}

fn name(signer: &Signer) -> String {
    match signer {
        Signer::Person(person) => person.to_string(),
        Signer::Role(role) => role.code().to_owned(),
    }
}

fn says(note: &ImportNote) -> String {
    match note {
        ImportNote::LimitationToRead => {
            "somebody has to read the limitation; until then nothing is known to be covered".to_owned()
        }
        ImportNote::NotTickedInformed => "the tick for information is missing".to_owned(),
        ImportNote::NotNamed { of } => format!("nobody is named beside `{of}`: nobody there is covered"),
        ImportNote::NotSigned { person } => format!("`{person}` has not signed"),
        ImportNote::ChildSigned => {
            "the child has signed: whether that counts follows from each giver's rules".to_owned()
        }
    }
}
