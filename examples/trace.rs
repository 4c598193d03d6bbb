//! Where a provision that an older guide cites stands today.
//!
//! ```text
//! cargo run --example trace -- "barnehageloven § 22" "hpl. § 25 tredje ledd"
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use bti_consent::Lawbook;
use bti_core::Language;

fn main() -> ExitCode {
    let lawbook = match Lawbook::embedded() {
        Ok(lawbook) => lawbook,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let mut cited: Vec<String> = std::env::args().skip(1).collect();
    if cited.is_empty() {
        cited =
            ["barnehageloven § 22", "opplæringslova 1998 § 15-3", "hpl. § 45"].map(str::to_owned).to_vec();
    }
    let mut all_known = true;
    for citation in &cited {
        all_known &= show(&lawbook, citation);
    }
    if all_known { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints what a citation leads to, and says whether it leads anywhere.
fn show(lawbook: &Lawbook, citation: &str) -> bool {
    let traced = match lawbook.trace(citation) {
        Ok(traced) => traced,
        Err(error) => {
            println!("{citation}\n  {error}");
            return false;
        }
    };
    println!("{citation}");
    for moved in &traced.moved {
        let today: Vec<String> =
            moved.to.iter().filter_map(|to| to.cite(lawbook, Language::Bokmaal)).collect();
        let today =
            if today.is_empty() { "står ikke i lovfilene lenger".to_owned() } else { today.join(", ") };
        println!("  fra {}: {today}\n    {} ({})", moved.on, moved.says.get(Language::Bokmaal), moved.source);
    }
    for section in &traced.stands {
        println!(
            "  nummeret i dag: {} § {} {}",
            section.act,
            section.number,
            section.title.get(Language::Bokmaal)
        );
    }
    true
}
