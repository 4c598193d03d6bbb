//! May I share this, with them, now - and why?
//!
//! ```text
//! cargo run --example may_i_share -- [FILE] [--json] [--lang nb|nn|en] [--on YYYY-MM-DD] [--positions FILE]
//!     [--profile ID] [--working]
//! ```
//!
//! `--working` adds every norm that reaches the giver, condition by condition.
//! FILE is a case file (`cases/<theme>/<slug>.toml`) or a question as JSON. Without one a shipped case is answered.

#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_core::{Date, Known, Language, Question};
use bti_examples::{Case, differences, profile, read_case};
use bti_rules::{Answer, Engine, Explanation, Positions, wire};

const SHIPPED: &str = include_str!("../cases/eksempel/blaamerker.toml");

const USAGE: &str = "may_i_share [FILE] [--json] [--lang nb|nn|en] [--on YYYY-MM-DD] [--positions FILE] [--profile ID] [--working]";

struct Options {
    file: Option<String>,
    json: bool,
    language: Language,
    on: Option<Date>,
    positions: Option<String>,
    profile: Option<String>,
    working: bool,
}

fn main() -> ExitCode {
    match run() {
        // A reader that stops early, such as `head`, is no failure.
        Ok((text, as_expected)) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            if as_expected { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Option<Options>, String> {
    let mut options = Options {
        file: None,
        json: false,
        language: Language::Bokmaal,
        on: None,
        positions: None,
        profile: None,
        working: false,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--working" => options.working = true,
            "--lang" => {
                let code = arguments.next().unwrap_or_default();
                options.language =
                    Language::from_code(&code).ok_or(format!("--lang is nb, nn or en, not `{code}`"))?;
            }
            "--on" => {
                let day = arguments.next().unwrap_or_default();
                options.on = Some(day.parse().map_err(|error| format!("--on `{day}`: {error}"))?);
            }
            "--positions" => {
                options.positions = Some(arguments.next().ok_or("--positions needs a file")?);
            }
            "--profile" => {
                options.profile = Some(arguments.next().ok_or("--profile needs a municipality's id")?);
            }
            "--help" | "-h" => return Ok(None),
            flag if flag.starts_with('-') => {
                return Err(format!(
                    "unknown option `{flag}`: --json, --lang, --on, --positions, --profile, --working and --help are known"
                ));
            }
            _ if options.file.is_some() => return Err("give one file".to_owned()),
            _ => options.file = Some(argument),
        }
    }
    Ok(Some(options))
}

/// The engine: with the positions of a file, else the readings and the profile the case names, else neither; and under the
/// municipality that was asked for.
fn engine(options: &Options, case: Option<&Case>, lawbook: Lawbook) -> Result<Engine, String> {
    let engine = positioned(options, case, lawbook)?;
    Ok(match &options.profile {
        Some(id) => engine.under(profile(id, engine.lawbook())?),
        None => engine,
    })
}

fn positioned(options: &Options, case: Option<&Case>, lawbook: Lawbook) -> Result<Engine, String> {
    if let Some(file) = &options.positions {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let positions = Positions::from_toml(file, &text, &lawbook).map_err(|error| error.to_string())?;
        return Ok(Engine::with_positions(lawbook, positions));
    }
    let engine = Engine::new(lawbook);
    let own = case.map(|case| case.engine(&engine)).transpose()?.flatten();
    Ok(own.unwrap_or(engine))
}

/// Every norm that reaches the giver, for each item, recipient and person: what holds, what does not, and why.
fn working(answer: &Answer<'_>, text: &mut String) {
    let say = |known: Known| match known {
        Known::Yes => "yes",
        Known::No => "no",
        Known::NotKnown => "not known",
    };
    let question = answer.question();
    for (item, given) in question.items().iter().enumerate() {
        for (recipient, to) in question.recipients().iter().enumerate() {
            let _ = writeln!(text, "{} → {}", given.id, to.id);
            let considered = answer.considered(item, recipient);
            for norm in considered.iter().filter(|considered| considered.reaches != Known::No) {
                let person = norm.person.as_ref().map_or("", |person| person.as_str());
                let _ = writeln!(text, "  {} ({person}): {}", norm.norm, say(norm.holds));
                for condition in &norm.conditions {
                    let _ = writeln!(
                        text,
                        "    {} {}: {}",
                        condition.list,
                        condition.word,
                        say(condition.answer)
                    );
                }
                for limit in &norm.cut_by {
                    let _ = writeln!(text, "    cut by {limit}");
                }
            }
        }
    }
    text.push('\n');
}

/// What to print, and whether the answer is what the case expects.
fn run() -> Result<(String, bool), String> {
    let Some(options) = options()? else { return Ok((format!("{USAGE}\n"), true)) };
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
    let lawbook = Lawbook::embedded().map_err(|error| error.to_string())?;
    let engine = engine(&options, case.as_ref(), lawbook)?;
    let answer = engine.ask(&question).map_err(|error| format!("{place}: {error}"))?;
    let differences = match &case {
        Some(case) if options.on.is_none() && options.positions.is_none() && options.profile.is_none() => {
            differences(case, &answer)
        }
        _ => Vec::new(),
    };
    let mut text = String::new();
    if options.positions.is_some() && case.is_some() {
        eprintln!(
            "with --positions the file stands in place of the case's own readings, and nothing is compared"
        );
    }
    if options.json {
        let decisions = wire::v1::Decisions::new(&answer, options.language);
        text = serde_json::to_string_pretty(&decisions).map_err(|error| error.to_string())? + "\n";
        for difference in &differences {
            eprintln!("! {difference}");
        }
        return Ok((text, differences.is_empty()));
    }
    if let Some(case) = &case {
        let _ = writeln!(text, "{} ({})\n{}\n", case.title, question.day(), case.source);
    }
    let explanation = Explanation::new(&answer, options.language);
    for decision in answer.decisions() {
        let _ = writeln!(text, "{}", explanation.decision(&decision));
    }
    if options.working {
        working(&answer, &mut text);
    }
    if let Some(next) = answer.next_question() {
        let _ = writeln!(text, "{}", explanation.next_question(&next));
    }
    for difference in &differences {
        let _ = writeln!(text, "! {difference}");
    }
    Ok((text, differences.is_empty()))
}
