//! Loading a law file at run time: a draft provision tried out beside the law, and what a mistake in it looks like.

#![allow(clippy::print_stdout)]

use bti_consent::Lawbook;

const DRAFT: &str = r#"act = "fvl"
section = "999"
title = { nb = "Utkast", nn = "Utkast", en = "Draft" }
before = "Ikke foreslått før."

[[version]]
commences = "2027-01-01"
source = "https://lovdata.no/lov/1967-02-10"
read_on = "2026-07-02"
read = "note"
says = "Et oppdiktet utkast, for å vise hvordan en lovfil leses inn."

[[version.norm]]
id = "fvl-draft"
kind = "opening"
regimes = ["fvl"]
opens = ["administrative"]
assess = ["danger-to-life-or-health"]
plain = { nb = "Utkast.", nn = "Utkast.", en = "A draft." }
note = "Utkast uten rad i notatene."
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shipped = || Lawbook::embedded_files().iter().copied();
    let lawbook = Lawbook::from_files(shipped().chain([("fvl/999.toml", DRAFT)]))?;
    let draft = "fvl-draft".parse()?;
    for day in ["2026-12-31", "2027-01-01"] {
        println!("{day}: the draft is in force: {}", lawbook.on(day.parse()?).norm(&draft).is_some());
    }

    let misspelt = DRAFT.replace("danger-to-life-or-health", "danger-to-life-or-helth");
    if let Err(error) = Lawbook::from_files(shipped().chain([("fvl/999.toml", misspelt.as_str())])) {
        println!("\na mistake:\n{error}");
    }
    Ok(())
}
