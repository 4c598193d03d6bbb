//! Profile files: the thirteen load, say something of every topic or that nothing is stated, and bad ones are refused.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::sync::LazyLock;

use bti_consent::profile::{RuleKind, Topic};
use bti_consent::{ConsentProfile, Lawbook, ProfileError};

static LAW: LazyLock<Lawbook> = LazyLock::new(|| Lawbook::embedded().expect("loads"));

const IDS: [&str; 13] = [
    "byn",
    "elverum",
    "holmestrand",
    "jevnaker",
    "kvinnherad",
    "lillesand",
    "ovre-eiker",
    "overhalla",
    "oygarden",
    "sund",
    "tynset",
    "tysver",
    "vindafjord",
];

fn file(id: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../profiles/{id}.toml"));
    std::fs::read_to_string(path).expect("readable")
}

fn load(text: &str) -> Result<ConsentProfile, ProfileError> {
    ConsentProfile::from_toml("profiles/vindafjord.toml", text, &LAW)
}

#[test]
fn every_profile_is_read_under_its_own_name() {
    for id in IDS {
        let profile = ConsentProfile::from_toml(&format!("profiles/{id}.toml"), &file(id), &LAW);
        let profile = profile.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(profile.id().as_str(), id);
        assert!(!profile.sources().is_empty(), "{id}");
        for (code, topic) in Topic::ALL {
            let said = profile.rules().iter().any(|rule| rule.kind.topic() == topic)
                || profile.statements().iter().any(|statement| statement.topic == topic);
            assert_ne!(said, profile.not_stated().contains(&topic), "{id}: {code}");
        }
    }
}

/// No municipality's sources give a number of months or years: none is invented.
#[test]
fn no_profile_invents_how_long_a_consent_lasts() {
    for id in IDS {
        let profile = ConsentProfile::from_toml(id, &file(id), &LAW).expect("loads");
        let months = |kind| matches!(kind, RuleKind::ValidMonths(_) | RuleKind::ReviewMonths(_));
        assert!(!profile.rules().iter().any(|rule| months(rule.kind)), "{id}");
        assert!(profile.not_stated().contains(&Topic::Expiry) || id == "elverum", "{id}");
    }
}

/// Reading "15 alone" into the law is refused where the statute does not say so, and the row it breaks is named.
#[test]
fn fifteen_alone_is_refused_with_the_row_it_breaks() {
    let alone = |from: u8, givers: &str, when: &str| {
        let rule = format!(
            "\n[[consent.rule]]\nid = \"vindafjord-alone\"\nkind = \"youth-alone\"\nfrom = {from}\n{givers}\n{when}\n\
             says = {{ nb = \"Alene.\", nn = \"Åleine.\", en = \"Alone.\" }}\nsource = \"skjemaet\"\n"
        );
        load(&(file("vindafjord") + &rule))
    };
    for (givers, row) in [
        ("givers = [\"helsestasjon\"]", "D38"),
        ("givers = [\"bup\"]", "D38"),
        ("givers = [\"familievern\"]", "D31"),
        ("givers = [\"barnevern\"]", "D22"),
        ("givers = [\"nav\"]", "D28"),
        ("givers = [\"kultur\"]", "D19"),
        ("", "D"),
    ] {
        let Err(error) = alone(15, givers, "") else { panic!("{givers} is read") };
        assert!(matches!(error, ProfileError::Loosens { .. }), "{givers}: {error}");
        let text = error.to_string();
        assert!(text.contains(row) && text.contains("a profile only tightens"), "{givers}: {text}");
        assert!(text.contains("youth-alone") && text.contains('^'), "{text}");
    }
    // Where the statute says the same, there is nothing to refuse.
    assert!(alone(16, "givers = [\"helsestasjon\", \"bup\", \"familievern\"]", "").is_ok());
    let education = "when = [\"concerns-the-education\"]";
    assert_eq!(
        alone(15, "givers = [\"skole\", \"vgs\"]", education).map_err(|error| error.to_string()).err(),
        None
    );
    assert!(matches!(alone(15, "givers = [\"skole\"]", ""), Err(ProfileError::Loosens { .. })));
    assert!(matches!(alone(14, "givers = [\"skole\"]", education), Err(ProfileError::Loosens { .. })));
}

#[test]
fn a_bad_profile_is_refused_with_place_and_what_would_be_right() {
    let good = file("vindafjord");
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        load(&good.replacen(from, to, 1)).expect_err(to).to_string()
    };
    let rule = |kind: &str, more: &str| {
        let text = format!(
            "{good}\n[[consent.rule]]\nid = \"vindafjord-x\"\nkind = \"{kind}\"\n{more}\nsays = {{ nb = \"a\", nn = \"b\", en = \"c\" }}\nsource = \"s\"\n"
        );
        load(&text).expect_err(more).to_string()
    };
    for (says, error) in [
        ("unknown field `reed_on`", with("read_on", "reed_on")),
        (
            "unknown kind of rule `youth-sign`: did you mean `youth-signs`?",
            with("\"youth-signs\"", "\"youth-sign\""),
        ),
        ("unknown topic `writting`: did you mean `writing`?", with("\"writing\"", "\"writting\"")),
        ("the topic `writing` is not spoken of", with("\"writing\", ", "")),
        ("the topic `writing` stands twice", with("\"writing\", ", "\"writing\", \"writing\", ")),
        (
            "a rule's id stands once and starts with `vindafjord-`",
            with("id     = \"vindafjord-", "id     = \"other-"),
        ),
        ("this is empty", with("nn = \"Vindafjord kommune\"", "nn = \"\"")),
        ("there is no such day", with("2026-11-22", "2026-11-31")),
        ("a rule of kind `youth-signs` needs `from`", rule("youth-signs", "until = 18")),
        ("a rule of kind `parents-sign` needs `from` or `until`", rule("parents-sign", "")),
        ("has no `from` and no `until`", rule("written", "from = 15")),
        ("ends after it begins", rule("parents-sign", "from = 16\nuntil = 15")),
        ("reaches nobody who is 18", rule("parents-sign", "from = 18")),
        ("needs `months`", rule("valid-months", "")),
        ("lasts from 1 to 240 months", rule("valid-months", "months = 0")),
        ("has no `months`", rule("written", "months = 12")),
        (
            "unknown service `skola`: did you mean `skole`?",
            rule("youth-signs", "from = 15\ngivers = [\"skola\"]"),
        ),
        (
            "unknown word `concerns-the-educaton`",
            rule("youth-signs", "from = 15\nwhen = [\"concerns-the-educaton\"]"),
        ),
        ("the topic `writing` is spoken of, and stands under `not_stated`", rule("written", "")),
    ] {
        assert!(error.contains(says), "expected {says:?} in {error}");
    }
    let large = format!("{good}\n#{}", "x".repeat(256 * 1024));
    assert!(matches!(load(&large), Err(ProfileError::TooLarge { .. })));
}
