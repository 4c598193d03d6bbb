//! The page that shows who consents: the tables of the notes, row by row, as the cases answer them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bti_consent::Certainty;
use bti_consent::consent::{Way, WhoMustConsent};
use bti_core::{BirthDate, Language, Question, Signer};
use bti_rules::Answer;

use crate::{Runner, read_case};

/// The rows of the notes' tables, by table.
const TABLES: [(&str, &str, u32); 4] = [
    ("D", "The decision table", 54),
    ("X", "What cuts across", 10),
    ("cus-", "Custody situations", 23),
    ("par-", "The parents' own information, and others'", 8),
];

/// The page, made from the cases. It shows what the library answers; what the cases expect is checked elsewhere.
///
/// # Errors
/// A sentence naming a case that cannot be read.
pub fn page(runner: &Runner, cases: &[(String, String)]) -> Result<String, String> {
    let mut rows: BTreeMap<(usize, u32), Row> = BTreeMap::new();
    let mut grid = String::new();
    for (name, text) in cases {
        let (case, question) = read_case(text).map_err(|error| format!("{name}: {error}"))?;
        let of: Vec<(usize, u32)> = row_ids(&case.source);
        let by_age = name.starts_with("samtykke-hvem/tabell-");
        if of.is_empty() && !by_age {
            continue;
        }
        let own = case.engine(runner.engine())?;
        let engine = own.as_ref().unwrap_or(runner.engine());
        let answer = engine.ask(&question).map_err(|error| format!("{name}: {error}"))?;
        if by_age {
            by_giver_and_age(&answer, &mut grid);
        }
        let shown = ["samtykke-tabell/", "samtykke-hvem/"].iter().any(|folder| name.starts_with(folder));
        for id in of {
            let row = rows.entry(id).or_default();
            if shown {
                row.shown.push(case_lines(name, &case.title, &answer, case.expect.is_empty()));
            } else {
                row.also.push(format!("[{name}](../cases/{name}.toml)"));
            }
        }
    }
    let mut page = String::from(HEAD);
    let _ = write!(page, "## By giver and age\n\n{GRID}{grid}");
    for (table, (prefix, title, last)) in TABLES.iter().enumerate() {
        let _ = write!(page, "\n## {title}: {prefix}1 to {prefix}{last}\n");
        for number in 1..=*last {
            let id = if *prefix == "D" { format!("D{number:02}") } else { format!("{prefix}{number}") };
            let _ = write!(page, "\n### {id}\n\n");
            let Some(row) = rows.get(&(table, number)) else {
                page.push_str("No case: see `NOT-MODELLED.md`.\n");
                continue;
            };
            page.push_str(&row.shown.concat());
            if !row.also.is_empty() {
                let _ = writeln!(page, "Also: {}.", row.also.join(", "));
            }
        }
    }
    Ok(page)
}

/// The cases of one row: those written for the tables in full, the others by name.
#[derive(Default)]
struct Row {
    shown: Vec<String>,
    also: Vec<String>,
}

const HEAD: &str = "# Who consents\n\n\
Made by `cargo run --example law_index` from the cases; a test compares it.\n\
It shows what the library answers for each row of the notes' tables.\n\
Each line names the information, whose it is, every set of signatures that suffices by law, and how settled that is: by the statute, by practice where the statute is open, or not.\n\
A set that holds somebody who is not to be asked suffices in law, and is not to be collected: asking would tell them.\n\
Nothing here is a municipality's own rule.\n\n";
const GRID: &str = "| giver | information | age | consent from | how settled | not to be asked |\n|---|---|---|---|---|---|\n";

/// The rows a case's source names: the table, and the number in it.
fn row_ids(source: &str) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    for word in source.split(|character: char| !(character.is_ascii_alphanumeric() || character == '-')) {
        for (table, (prefix, _, last)) in TABLES.iter().enumerate() {
            let number = word.strip_prefix(prefix).and_then(|rest| rest.parse::<u32>().ok());
            if let Some(number) = number.filter(|number| (1..=*last).contains(number)) {
                if !found.contains(&(table, number)) {
                    found.push((table, number));
                }
            }
        }
    }
    found
}

fn by_giver_and_age(answer: &Answer<'_>, grid: &mut String) {
    let question = answer.question();
    let giver = question.giver();
    let owner = giver.owner.map_or(String::new(), |owner| format!(" ({})", owner.name(Language::English)));
    for who in answer.who_must_consent() {
        let item = question.items().iter().find(|item| item.id == who.item);
        let kind = item.map_or("", |item| item.kind.name(Language::English));
        let _ = writeln!(
            grid,
            "| {}{owner} | {kind} | {} | {} | {} | {} |",
            giver.service.name(Language::English),
            age(question, &who),
            ways(&who),
            settled(&who),
            barred(&who),
        );
    }
}

fn case_lines(name: &str, title: &str, answer: &Answer<'_>, signers_only: bool) -> String {
    let mut text = format!("{title} ([{name}](../cases/{name}.toml))\n\n");
    let question = answer.question();
    for who in answer.who_must_consent() {
        let item = question.items().iter().position(|item| item.id == who.item);
        let _ = write!(
            text,
            "- `{}` of `{}` ({}): {} – {}",
            who.item,
            who.person,
            age(question, &who),
            ways(&who),
            settled(&who),
        );
        let barred = barred(&who);
        if !barred.is_empty() {
            let _ = write!(text, "; not to be asked: {barred}");
        }
        if let (Some(item), false) = (item, signers_only) {
            let outcomes: Vec<String> = question
                .recipients()
                .iter()
                .enumerate()
                .map(|(at, recipient)| format!("{} to `{}`", answer.outcome(item, at).code(), recipient.id))
                .collect();
            let _ = write!(text, "; as signed: {}", outcomes.join(", "));
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

/// The age on the day, in whole years.
fn age(question: &Question, who: &WhoMustConsent) -> String {
    let person = question.persons().iter().find(|person| person.id == who.person);
    let day = question.day();
    match person.map(|person| person.born) {
        Some(BirthDate::Known(born) | BirthDate::Estimated(born)) => {
            let had = (day.month(), day.day()) >= (born.month(), born.day());
            format!("{}", day.year() - born.year() - i32::from(!had))
        }
        _ => "age not known".to_owned(),
    }
}

fn names(signers: &[Signer]) -> String {
    let name = |signer: &Signer| match signer {
        Signer::Person(person) => person.to_string(),
        Signer::Role(role) => role.name(Language::English).to_owned(),
    };
    signers.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn ways(who: &WhoMustConsent) -> String {
    let sets: Vec<String> = who.sufficient().map(|way: &Way| names(&way.signers)).collect();
    if sets.is_empty() { "nobody is known to suffice".to_owned() } else { sets.join(", or ") }
}

fn settled(who: &WhoMustConsent) -> &'static str {
    match who.sufficient().map(|way| way.certainty).max() {
        Some(Certainty::Settled) => "settled",
        Some(Certainty::Practice) => "practice",
        Some(Certainty::Uncertain) | None => "not settled, or not known",
    }
}

fn barred(who: &WhoMustConsent) -> String {
    let signers: Vec<Signer> = who.not_to_be_asked.iter().map(|entry| entry.signer.clone()).collect();
    signers.iter().map(|signer| names(std::slice::from_ref(signer))).collect::<Vec<_>>().join(", ")
}
