//! The lists made from the law files and the cases: what is in the law, and what every word means.
//!
//! ```text
//! cargo run --example law_index -- [--write]
//! ```
//!
//! Without `--write` the counts are printed. With it `law/INDEX.md`, `law/VOCABULARY.md` and `docs/who-consents.md` are written anew.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let write = std::env::args().any(|argument| argument == "--write");
    match run(write) {
        Ok(counts) => {
            println!("{counts}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(write: bool) -> Result<String, String> {
    let lists = bti_examples::lists()?;
    if write {
        for (path, text) in &lists.files {
            std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(lists.counts)
}
