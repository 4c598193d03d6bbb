//! One reader for a municipality's whole file: its rules about consent and its routine.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;
use std::sync::LazyLock;

use bti_consent::{ConsentProfile, Lawbook, MunicipalityProfile, ProfileError};

static LAW: LazyLock<Lawbook> = LazyLock::new(|| Lawbook::embedded().expect("loads"));

fn byn() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles/byn.toml");
    std::fs::read_to_string(path).expect("readable")
}

#[test]
fn every_file_gives_both_parts_under_one_id() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("readable");
        let name = path.display().to_string();
        let profile = MunicipalityProfile::from_toml(&name, &text, &LAW).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(ConsentProfile::from_toml(&name, &text, &LAW).as_ref(), Ok(profile.consent()));
        if let Some(process) = profile.process() {
            assert_eq!(process.id(), profile.id());
        }
    }
}

#[test]
fn a_routine_that_cannot_be_followed_is_named_with_file_line_and_place() {
    let text = byn().replacen("order  = 1", "order  = 7", 1);
    let error = MunicipalityProfile::from_toml("profiles/byn.toml", &text, &LAW).expect_err("no such order");
    assert!(matches!(error, ProfileError::Process { .. }), "{error}");
    let message = error.to_string();
    assert!(message.starts_with("profiles/byn.toml:"), "{message}");
    assert!(message.contains("number them from 1"), "{message}");
}

#[test]
fn a_key_nobody_knows_in_the_routine_is_refused_at_its_line() {
    let text = byn().replacen("[process]\n", "[process]\nwhim = true\n", 1);
    let error = MunicipalityProfile::from_toml("profiles/byn.toml", &text, &LAW).expect_err("unknown key");
    assert!(matches!(error, ProfileError::Shape { .. }) && error.to_string().contains("whim"), "{error}");
}
