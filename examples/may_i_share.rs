//! May I share this, with them, now - and why?
//!
//! ```text
//! cargo run --example may_i_share -- [FILE] [--json] [--lang nb|nn|en] [--on YYYY-MM-DD]
//! ```
//!
//! FILE is a case file (`cases/<theme>/<slug>.toml`) or a question as JSON. Without one a shipped case is answered.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_core::{Date, Language, Question};
use bti_examples::{differences, read_case};
use bti_rules::{Engine, Explanation, wire};

const SHIPPED: &str = include_str!("../cases/eksempel/blaamerker.toml");

struct Options {
    file: Option<String>,
    json: bool,
    language: Language,
    on: Option<Date>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options { file: None, json: false, language: Language::Bokmaal, on: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--lang" => {
                let code = arguments.next().unwrap_or_default();
                options.language =
                    Language::from_code(&code).ok_or(format!("--lang is nb, nn or en, not `{code}`"))?;
            }
            "--on" => {
                let day = arguments.next().unwrap_or_default();
                options.on = Some(day.parse().map_err(|error| format!("--on `{day}`: {error}"))?);
            }
            "--help" | "-h" => {
                return Err("may_i_share [FILE] [--json] [--lang nb|nn|en] [--on YYYY-MM-DD]".to_owned());
            }
            flag if flag.starts_with('-') => {
                return Err(format!("unknown option `{flag}`: --json, --lang, --on and --help are known"));
            }
            _ if options.file.is_some() => return Err("give one file".to_owned()),
            _ => options.file = Some(argument),
        }
    }
    Ok(options)
}

fn run() -> Result<(), String> {
    let options = options()?;
    let text = match &options.file {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        None => SHIPPED.to_owned(),
    };
    let place = options.file.clone().unwrap_or_else(|| "shipped case".to_owned());
    let (case, mut question) = if text.trim_start().starts_with('{') {
        (None, wire::question_from_json(&text).map_err(|error| format!("{place}: {error}"))?)
    } else {
        let (case, question) = read_case(&text).map_err(|error| format!("{place}: {error}"))?;
        (Some(case), question)
    };
    if let Some(day) = options.on {
        let mut draft = question.into_draft();
        draft.day = day;
        question = Question::new(draft).map_err(|error| format!("{place}: {error}"))?;
    }
    let engine = Engine::new(Lawbook::embedded().map_err(|error| error.to_string())?);
    let answer = engine.ask(&question).map_err(|error| format!("{place}: {error}"))?;
    if options.json {
        let decisions = wire::v1::Decisions::new(&answer, options.language);
        println!("{}", serde_json::to_string_pretty(&decisions).map_err(|error| error.to_string())?);
        return Ok(());
    }
    if let Some(case) = &case {
        println!("{} ({})\n{}\n", case.title, question.day(), case.source);
    }
    let explanation = Explanation::new(&answer, options.language);
    for decision in answer.decisions() {
        println!("{}", explanation.decision(&decision));
    }
    if let Some(next) = answer.next_question() {
        println!("{}", explanation.next_question(&next));
    }
    if let Some(case) = case.filter(|_| options.on.is_none()) {
        for difference in differences(&case, &answer) {
            println!("! {difference}");
        }
    }
    Ok(())
}
