//! A case from concern to close, as a person reads it: under the routine of a municipality.
//!
//! ```text
//! cargo run --example case_story -- [MUNICIPALITY] [--lang nb|nn|en] [--on YYYY-MM-DD]
//! ```
//!
//! MUNICIPALITY is the name of a file in `stories/`: elverum, jevnaker, byn or ovre-eiker. `--on` stops on that day and
//! says what now, and what has slipped. What people wrote stays in the language they wrote it in.

#![allow(clippy::print_stderr)]

use std::io::Write as _;
use std::process::ExitCode;

use bti_core::{Date, Language};
use bti_examples::story::{Telling, differences, play, routine, stories, story, told};

const USAGE: &str = "case_story [MUNICIPALITY] [--lang nb|nn|en] [--on YYYY-MM-DD]";

struct Options {
    municipality: String,
    language: Language,
    on: Option<Date>,
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
    let (mut municipality, mut language, mut on) = (None, Language::Bokmaal, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--lang" => {
                let code = arguments.next().unwrap_or_default();
                language =
                    Language::from_code(&code).ok_or(format!("--lang is nb, nn or en, not `{code}`"))?;
            }
            "--on" => {
                let day = arguments.next().unwrap_or_default();
                on = Some(day.parse().map_err(|error| format!("--on `{day}`: {error}"))?);
            }
            "--help" | "-h" => return Ok(None),
            flag if flag.starts_with('-') => {
                return Err(format!("unknown option `{flag}`: --lang, --on and --help are known"));
            }
            _ if municipality.is_some() => return Err("give one municipality".to_owned()),
            _ => municipality = Some(argument),
        }
    }
    let municipality = municipality.unwrap_or_else(|| "jevnaker".to_owned());
    Ok(Some(Options { municipality, language, on }))
}

/// What to print, and whether every expectation of the history holds.
fn run() -> Result<(String, bool), String> {
    let Some(options) = options()? else { return Ok((format!("{USAGE}\n"), true)) };
    let known = stories().map_err(|error| error.to_string())?;
    if !known.contains(&options.municipality) {
        return Err(format!(
            "there is no history of `{}`: there are {}",
            options.municipality,
            known.join(", ")
        ));
    }
    let story = story(&options.municipality).map_err(|error| error.to_string())?;
    let profile = routine(&story.profile).map_err(|error| error.to_string())?;
    let played = play(&story, &profile);
    let telling = Telling { language: options.language, on: options.on };
    let mut text = told(&story, &played, &profile, telling);
    let differences = differences(&played, &profile);
    for difference in &differences {
        text.push_str(&format!("≠ {difference}\n"));
    }
    Ok((text, differences.is_empty()))
}
