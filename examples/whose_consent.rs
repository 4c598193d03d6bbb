//! Whose consent is needed? One family, seen from several services.
//!
//! ```text
//! cargo run --example whose_consent -- [FILE] [--services a,b,c] [--on YYYY-MM-DD] [--lang nb|nn|en] [--profile ID]
//!     [--json | --form markdown|html | --ahead YYYY-MM-DD]
//! ```
//!
//! FILE is a case file or a question as JSON; without one a shipped family is shown. The giver of the question is put in
//! each of the services in turn, in a profession usual there (a nurse in health services) and with what it knows learned in
//! its work: who has to sign follows from the giver, never from who receives.
//! `--form` prints the consent form for each service instead, where one may be asked for; `--ahead` the days up to a day on
//! which the consents on record have to be looked at again.

#![allow(clippy::print_stderr)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_consent::consent::reevaluations;
use bti_core::{Capacity, Date, Giver, HealthService, Language, Profession, Question, Service, Tie};
use bti_examples::{profile, read_case};
use bti_rules::{ConsentForms, Engine, Explanation, wire};

const SHIPPED: &str = include_str!("../cases/eksempel/familien.toml");
const SERVICES: [Service; 3] = [Service::Skole, Service::Helsestasjon, Service::Barnevern];
const USAGE: &str = "whose_consent [FILE] [--services a,b,c] [--on YYYY-MM-DD] [--lang nb|nn|en] [--profile ID] [--json | --form markdown|html | --ahead YYYY-MM-DD]";

struct Options {
    file: Option<String>,
    services: Vec<Service>,
    on: Option<Date>,
    language: Language,
    profile: Option<String>,
    show: Show,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Text,
    Json,
    Markdown,
    Html,
    Ahead(Date),
}

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

fn options() -> Result<Option<Options>, String> {
    let mut options = Options {
        file: None,
        services: SERVICES.to_vec(),
        on: None,
        language: Language::Bokmaal,
        profile: None,
        show: Show::Text,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--services" => {
                let service = |code: &str| {
                    let known =
                        || Service::ALL.iter().map(|service| service.code()).collect::<Vec<_>>().join(", ");
                    Service::from_code(code).ok_or_else(|| {
                        format!("--services: no service is called `{code}`; there are {}", known())
                    })
                };
                options.services = value()?.split(',').map(service).collect::<Result<_, _>>()?;
            }
            "--on" => {
                let day = value()?;
                options.on = Some(day.parse().map_err(|error| format!("--on `{day}`: {error}"))?);
            }
            "--lang" => {
                let code = value()?;
                options.language =
                    Language::from_code(&code).ok_or(format!("--lang is nb, nn or en, not `{code}`"))?;
            }
            "--profile" => options.profile = Some(value()?),
            "--json" => options.show = Show::Json,
            "--form" => {
                options.show = match value()?.as_str() {
                    "markdown" => Show::Markdown,
                    "html" => Show::Html,
                    other => return Err(format!("--form is markdown or html, not `{other}`")),
                }
            }
            "--ahead" => {
                let day = value()?;
                options.show = Show::Ahead(day.parse().map_err(|error| format!("--ahead `{day}`: {error}"))?);
            }
            "--help" | "-h" => return Ok(None),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`: {USAGE}")),
            _ if options.file.is_some() => return Err("give one file".to_owned()),
            _ => options.file = Some(argument),
        }
    }
    Ok(Some(options))
}

/// The same question with the giver in another service, who learned what it knows there.
fn seen_from(question: &Question, service: Service, on: Option<Date>) -> Result<Question, String> {
    let mut draft = question.clone().into_draft();
    let health = service.health() == HealthService::Yes;
    if draft.giver.service != service {
        let profession = if health { Profession::Helsesykepleier } else { Profession::Annen };
        let owner = service.owner().first().copied().filter(|_| !service.is_jointly_owned());
        draft.giver = Giver { owner, ..Giver::new(service, profession, Tie::Employee) };
        for item in &mut draft.items {
            item.learned = if health { Capacity::Helsehjelp } else { Capacity::InCase };
        }
    }
    draft.day = on.unwrap_or(draft.day);
    Question::new(draft).map_err(|error| error.to_string())
}

fn run() -> Result<String, String> {
    let Some(options) = options()? else { return Ok(format!("{USAGE}\n")) };
    let text = match &options.file {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        None => SHIPPED.to_owned(),
    };
    let place = options.file.as_deref().unwrap_or("shipped family");
    let mut engine = Engine::new(Lawbook::embedded().map_err(|error| error.to_string())?);
    let question = if text.trim_start().starts_with('{') {
        wire::question_from_json(&text).map_err(|error| format!("{place}: {error}"))?
    } else {
        let (case, question) = read_case(&text).map_err(|error| format!("{place}: {error}"))?;
        engine = case.engine(&engine)?.unwrap_or(engine);
        question
    };
    if let Some(id) = &options.profile {
        engine = engine.under(profile(id, engine.lawbook())?);
    }
    let mut text = String::new();
    let mut signing = Vec::new();
    for service in &options.services {
        let question = seen_from(&question, *service, options.on)?;
        let answer = engine.ask(&question).map_err(|error| format!("{place}: {error}"))?;
        let words = Explanation::new(&answer, options.language);
        match options.show {
            Show::Json => signing.push(wire::v1::Signing::new(&answer, options.language)),
            Show::Text => {
                let _ = writeln!(text, "{} ({})", service.name(options.language), question.day());
                for who in answer.who_must_consent() {
                    let _ = writeln!(text, "{}", words.who_must_consent(&who));
                }
                for notice in answer.signing_notices() {
                    let _ = writeln!(text, "{}\n", words.notice(&notice));
                }
            }
            Show::Ahead(last) => {
                let _ = writeln!(text, "{} ({} – {last})", service.name(options.language), question.day());
                let entries = reevaluations(engine.lawbook(), &question, &[], engine.profile(), last)
                    .map_err(|error| format!("{place}: {error}"))?;
                for entry in &entries {
                    let _ = writeln!(text, "  {}", words.reevaluation(entry));
                }
                if entries.is_empty() {
                    let _ = writeln!(text, "  {}", words.nothing_ahead());
                }
            }
            Show::Markdown | Show::Html => {
                let forms = ConsentForms::new(&answer, options.language);
                if options.show == Show::Html {
                    text.push_str(&forms.html().unwrap_or_default());
                } else {
                    for form in forms.forms() {
                        let _ = writeln!(text, "{}", form.markdown());
                    }
                }
                for without in forms.without() {
                    eprintln!("{}: {}", service.name(options.language), words.no_form(without));
                }
                if forms.forms().is_empty() {
                    return Err(format!("{}: {}", service.name(options.language), words.no_forms()));
                }
            }
        }
    }
    if options.show == Show::Json {
        text = serde_json::to_string_pretty(&signing).map_err(|error| error.to_string())? + "\n";
    }
    Ok(text)
}
