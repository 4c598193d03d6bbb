//! The house rules that a machine can check.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(krate: &str) -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.display().to_string(), fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    let mut found = Vec::new();
    collect(&crates().join(krate).join("src"), &mut found);
    assert!(!found.is_empty(), "{krate}");
    found
}

/// The library code of a file: what stands before its tests.
fn library(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn dependencies_point_one_way() {
    let manifest =
        |krate: &str| fs::read_to_string(crates().join(krate).join("Cargo.toml")).expect("a manifest");
    let libraries =
        |krate: &str| manifest(krate).split("[dev-dependencies]").next().unwrap_or_default().to_owned();
    assert!(!libraries("bti-core").contains("bti-consent") && !libraries("bti-core").contains("bti-rules"));
    assert!(!libraries("bti-consent").contains("bti-rules"));
    assert!(libraries("bti-consent").contains("bti-core") && libraries("bti-rules").contains("bti-consent"));
}

#[test]
fn core_knows_no_law_and_rules_names_no_statute() {
    for krate in ["bti-core", "bti-rules"] {
        for (file, text) in sources(krate) {
            for word in [
                "§",
                "forvaltningsloven",
                "helsepersonelloven",
                "barnevernsloven",
                "straffeloven",
                "barnelova",
            ] {
                assert!(!text.contains(word), "{file} names `{word}`");
            }
        }
    }
    for (file, text) in sources("bti-rules") {
        for line in library(&text).lines().filter(|line| !line.trim_start().starts_with("//")) {
            for act in ["\"fvl", "\"hpl", "\"bvl", "\"pbrl", "\"strl", "\"hol"] {
                assert!(!line.contains(act), "{file}: {line}");
            }
        }
    }
}

#[test]
fn no_library_reads_a_clock_a_file_the_network_or_the_environment() {
    for krate in ["bti-core", "bti-consent", "bti-rules"] {
        for (file, text) in sources(krate) {
            for word in [
                "std::fs",
                "std::env::",
                "std::net",
                "std::time",
                "std::process",
                "SystemTime",
                "Instant::",
                "Utc::",
                "Local::",
                "thread_rng",
            ] {
                assert!(!library(&text).contains(word), "{file} uses `{word}`");
            }
        }
    }
}

#[test]
fn no_library_forgets_itself() {
    for krate in ["bti-core", "bti-consent", "bti-rules"] {
        for (file, text) in sources(krate) {
            for line in library(&text).lines().filter(|line| !line.trim_start().starts_with("//")) {
                for word in [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "dbg!", "unsafe "]
                {
                    assert!(!line.contains(word), "{file}: {line}");
                }
            }
        }
    }
}
