//! The embedded lawbook loads, is complete day by day, and says what is wrong with a bad file.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bti_consent::{Commencement, Effect, Lawbook, LawbookError, ReadHow, WordKind, derive};
use bti_core::{Date, Language};

fn lawbook() -> Lawbook {
    match Lawbook::embedded() {
        Ok(lawbook) => lawbook,
        Err(error) => panic!("the embedded lawbook does not load:\n{error}"),
    }
}

#[test]
fn the_embedded_lawbook_loads() {
    let lawbook = lawbook();
    assert_eq!(lawbook.edition().first_day.to_string(), "2021-07-01");
    assert_eq!(lawbook.edition().hash.len(), 64);
    assert!(!lawbook.sections().is_empty());
}

#[test]
fn every_word_the_library_computes_has_its_texts_and_every_text_is_computed() {
    let lawbook = lawbook();
    for (word, scope) in derive::registered() {
        let found = lawbook.vocabulary().words().any(|known| {
            let id = known.id.as_str();
            known.kind == WordKind::Derived
                && known.scope == scope
                && word.strip_suffix('*').map_or(id == word, |prefix| id.starts_with(prefix))
        });
        assert!(found, "derived.toml lacks `{word}`");
    }
}

#[test]
fn no_version_has_a_reviewer_until_a_lawyer_has_signed() {
    for section in lawbook().sections() {
        for version in &section.versions {
            assert!(version.reviewed_by.is_empty(), "{} § {}", section.act, section.number);
            assert!(
                version.source.starts_with("https://lovdata.no/"),
                "{} § {}",
                section.act,
                section.number
            );
        }
    }
}

/// For every section and every day from the first day of the edition: one version, a declared gap, or not yet/no longer law.
#[test]
fn every_day_has_exactly_one_version_of_each_section_or_none_with_a_reason() {
    let lawbook = lawbook();
    for section in lawbook.sections() {
        let mut seen = false;
        let mut ended = false;
        let mut day = lawbook.edition().first_day;
        while day <= lawbook.edition().read_as_of {
            match section.on(day) {
                Some(_) => {
                    assert!(!ended, "{} § {} comes back on {day}", section.act, section.number);
                    seen = true;
                }
                None if seen => ended = true,
                None => {}
            }
            day = day.next().expect("within range");
        }
        let pending =
            section.versions.iter().all(|version| version.commences == Commencement::KongenBestemmer);
        assert!(seen || pending, "{} § {} is never in force", section.act, section.number);
        if ended {
            let last = section
                .versions
                .iter()
                .rev()
                .find(|version| version.commences != Commencement::KongenBestemmer);
            assert!(
                last.is_some_and(|version| version.ceases.is_some()),
                "{} § {} ends in silence",
                section.act,
                section.number
            );
        }
    }
}

#[test]
fn nothing_in_the_administrative_acts_opens_the_professional_layer() {
    let lawbook = lawbook();
    for section in
        lawbook.sections().iter().filter(|section| ["fvl", "hol", "bvl"].contains(&section.act.as_str()))
    {
        for norm in section.versions.iter().flat_map(|version| &version.norms) {
            if let Effect::Opening { opens } = &norm.effect {
                assert!(
                    !opens.iter().any(|regime| regime == "hpl" || regime == "hpl-derived"),
                    "{}",
                    norm.id
                );
            }
        }
    }
}

#[test]
fn what_was_not_read_has_no_conditions_and_what_was_read_has_a_paraphrase() {
    for section in lawbook().sections() {
        for version in &section.versions {
            assert!(!version.says.trim().is_empty(), "{} § {}", section.act, section.number);
            for norm in version.norms.iter().filter(|norm| norm.read != ReadHow::NotRead) {
                assert!(
                    !norm.rows.is_empty() || norm.note.is_some(),
                    "{}: name the row of the notes, or say why there is none",
                    norm.id
                );
            }
        }
    }
}

fn with(name: &str, text: &str) -> Result<Lawbook, LawbookError> {
    let mut files: BTreeMap<&str, &str> = Lawbook::embedded_files().iter().copied().collect();
    files.insert(name, text);
    Lawbook::from_files(files)
}

const SECTION: &str = r#"act = "fvl"
section = "999"
title = { nb = "t", nn = "t", en = "t" }
before = "b"
[[version]]
commences = "2022-01-01"
source = "https://lovdata.no/lov/1967-02-10"
read_on = "2026-07-02"
read = "text"
says = "Oppdiktet bestemmelse for en prøve."
[[version.norm]]
id = "fvl-made-up"
kind = "opening"
regimes = ["fvl"]
opens = ["administrative"]
assess = ["danger-to-life-or-health"]
plain = { nb = "p", nn = "p", en = "p" }
"#;

#[test]
fn law_can_be_added_at_run_time() {
    let lawbook = with("fvl/999.toml", SECTION).expect("loads");
    let norm = "fvl-made-up".parse().expect("an id");
    assert!(lawbook.on("2021-12-31".parse().expect("a day")).norm(&norm).is_none());
    assert!(lawbook.on("2022-01-01".parse().expect("a day")).norm(&norm).is_some());
}

#[test]
fn a_bad_file_is_answered_with_place_caret_and_what_would_be_right() {
    let changed = |from: &str, to: &str| {
        assert!(SECTION.contains(from), "{from}");
        with("fvl/999.toml", &SECTION.replace(from, to)).expect_err(to).to_string()
    };
    let message = changed("danger-to-life-or-health", "danger-to-life-or-helth");
    assert!(message.starts_with("fvl/999.toml:16:11\n"), "{message}");
    assert!(
        message.contains("^^^^^") && message.contains("did you mean `danger-to-life-or-health`?"),
        "{message}"
    );
    for (from, to, says) in [
        ("kind = \"opening\"", "kind = \"openning\"", "did you mean `opening`?"),
        ("read_on", "reed_on", "unknown field `reed_on`"),
        ("regimes = [\"fvl\"]", "regimes = [\"fvll\"]", "unknown regime `fvll`: did you mean `fvl`?"),
        ("act = \"fvl\"", "act = \"fwl\"", "unknown act"),
        ("\"2022-01-01\"", "\"2022-02-30\"", "`2022-02-30` is no day"),
        ("\"2022-01-01\"", "\"soon\"", "`before-first-day` or `kongen-bestemmer`"),
        ("en = \"p\" }", "en = \"\" }", "bokmål, nynorsk and English"),
        (", en = \"p\" }", " }", "missing field `en`"),
        ("source = \"https://lovdata.no/lov/1967-02-10\"", "source = \"\"", "needs `source`"),
        ("opens = [\"administrative\"]", "", "needs `opens`"),
        (
            "opens = [\"administrative\"]",
            "opens = [\"administrative\"]\ncuts = [\"fvl-silence\"]",
            "`cuts` does not belong",
        ),
        ("assess = [\"danger-to-life-or-health\"]", "assess = [\"under-16\"]", "facts stand in `all`"),
        (
            "kind = \"opening\"\nregimes = [\"fvl\"]\nopens = [\"administrative\"]",
            "kind = \"limit\"\nmode = \"off\"\ncuts = [\"fvl-silence\"]",
            "a limit cuts openings only",
        ),
        ("id = \"fvl-made-up\"", "id = \"fvl-danger-life-health\"", "has another home on 2022-01-01"),
        ("read = \"text\"", "read = \"not-read\"", "has no conditions"),
        ("act = \"fvl\"", "act = fvl", "fvl/999.toml:1:"),
        ("before = \"b\"\n", "", "`before` must say what there was"),
        ("\"2022-01-01\"", "\"before-first-day\"", "`before` does not belong here"),
        ("read_on", "ceases = \"2023-01-01\"\nread_on", "`after` must say what there was"),
    ] {
        let message = changed(from, to);
        assert!(message.contains(says) && message.contains("fvl/999.toml:"), "{to}:\n{message}");
    }
    let limit = SECTION
        .replace("kind = \"opening\"", "kind = \"limit\"")
        .replace("opens = [\"administrative\"]", "mode = \"off\"\ncuts = [\"class:consnt\"]");
    let message = with("fvl/999.toml", &limit).expect_err("no such class").to_string();
    assert!(message.contains("unknown class `consnt`: did you mean `consent`?"), "{message}");
    let twice = format!(
        "{SECTION}\n[[version]]\ncommences = \"2022-01-01\"\nsource = \"https://lovdata.no/x\"\nread_on = \"2026-07-02\"\nread = \"text\"\nsays = \"x\"\n"
    );
    assert!(
        with("fvl/999.toml", &twice)
            .expect_err("overlap")
            .to_string()
            .contains("two versions in force on 2022-01-01")
    );
    assert!(matches!(
        Lawbook::from_bytes([("edition.toml", &b"id = \"\xff\""[..])]),
        Err(LawbookError::NotUtf8 { at: 6, .. })
    ));
    assert!(matches!(Lawbook::from_files([]), Err(LawbookError::MissingFile { .. })));
    let long = "#".repeat(bti_consent::MAX_FILE_BYTES + 1);
    assert!(matches!(with("fvl/999.toml", &long), Err(LawbookError::TooLarge { .. })));
}

#[test]
fn every_norm_in_force_has_a_citation_in_three_languages() {
    let lawbook = lawbook();
    let days: Vec<Date> = std::iter::once(lawbook.edition().first_day).chain(lawbook.boundaries()).collect();
    for day in days {
        let law = lawbook.on(day);
        for norm in law.norms() {
            for language in Language::ALL {
                assert!(bti_consent::cite(&lawbook, norm, language).contains(&norm.section.number));
            }
        }
    }
}

#[test]
fn the_offences_that_must_be_averted_are_listed_by_day() {
    let lawbook = lawbook();
    let on = |day: &str| -> Vec<String> {
        lawbook
            .offences(day.parse().expect("a day"))
            .map(|offence| format!("{} {}", offence.section, offence.name.nb))
            .collect()
    };
    for day in ["2021-07-01", "2025-06-30", "2025-07-01", "2026-07-02"] {
        let listed = on(day);
        for section in ["274 ", "275 ", "282 ", "283 ", "284 ", "291 ", "299 ", "312 ", "314 "] {
            assert!(listed.iter().any(|offence| offence.starts_with(section)), "{section} on {day}");
        }
        // Ordinary bodily harm and sexual acts with a child are not on the list.
        for section in ["271 ", "273 ", "302 ", "304 "] {
            assert!(!listed.iter().any(|offence| offence.starts_with(section)), "{section} on {day}");
        }
    }
    // The wording of the conspiracy offence changed on 1 July 2025.
    assert_ne!(on("2025-06-30"), on("2025-07-01"));
}

/// The library names a few words itself; one that the vocabulary lost would silently count as no.
#[test]
fn the_words_the_library_names_are_in_the_vocabulary() {
    let lawbook = lawbook();
    for word in [
        "consent-covers",
        "objection-recorded",
        "person-opposes-recipient",
        "child-does-not-want-parents-told",
        "reasons-that-should-be-respected",
        "weighty-considerations-against-parents",
        "reason-to-believe-maltreated",
        "reason-to-believe-trafficking",
    ] {
        let found = word.parse().ok().and_then(|word| lawbook.vocabulary().word(&word));
        assert!(found.is_some(), "the vocabulary lacks `{word}`");
    }
}

#[test]
fn a_citation_from_an_old_guide_leads_to_where_the_provision_stands_today() {
    let lawbook = lawbook();
    for (cited, today, on) in [
        ("hpl. § 25 tredje ledd", "hpl. § 28 første ledd bokstav f", "2026-07-01"),
        ("helsepersonelloven § 25, 3. ledd", "hpl. § 28 første ledd bokstav f", "2026-07-01"),
        ("hpl § 45", "hpl. § 25", "2026-07-01"),
        ("hpl. § 25b", "hpl. § 27 første ledd bokstav b", "2026-07-01"),
        ("barnehageloven § 22", "bhl. § 46", "2021-01-01"),
        ("opplæringslova 1998 § 15-3", "oppl. § 24-3", "2024-08-01"),
        ("opplæringsloven § 15-3", "oppl. § 24-3", "2024-08-01"),
        ("barnevernloven av 1992 § 6-4 annet ledd", "bvl. § 13-2", "2023-01-01"),
        ("barnevernloven (1992) § 6-4", "bvl. § 13-4", "2023-01-01"),
        ("bvl. § 6-7", "bvl. § 13-1", "2023-01-01"),
        ("barnevernloven § 6-7 a", "bvl. § 13-3", "2023-01-01"),
        ("hpl. § 21 a", "hpl. § 21 andre ledd", "2026-07-01"),
        ("hpl. § 26", "hpl. § 29 a første ledd første punktum", "2026-07-01"),
        ("fvl. § 13 b nr. 7", "fvl. § 13 b første ledd nr. 8", "2021-07-01"),
        ("hpl. section 23 first paragraph no. 4", "hpl. § 23 første ledd bokstav d", "2026-07-01"),
    ] {
        let lawbook = &lawbook;
        let traced = lawbook.trace(cited).unwrap_or_else(|error| panic!("{cited}: {error}"));
        let found: Vec<_> = traced
            .moved
            .iter()
            .flat_map(|moved| {
                moved.to.iter().map(move |to| (to.cite(lawbook, Language::Bokmaal), moved.on.to_string()))
            })
            .collect();
        assert!(found.contains(&(Some(today.to_owned()), on.to_owned())), "{cited}: {found:#?}");
    }
}

#[test]
fn a_citation_that_leads_nowhere_says_why() {
    let lawbook = lawbook();
    let wrong = |cited: &str| lawbook.trace(cited).expect_err(cited).to_string();
    for (cited, says) in [
        ("§ 13", "is not read as a citation"),
        ("forvaltningsloven", "is not read as a citation"),
        ("fvl. § 13 litt av hvert", "is not read as a citation"),
        ("helsepersonellovn § 25", "did you mean `helsepersonelloven`?"),
        ("fvl. § 999", "has no § 999 in this lawbook"),
    ] {
        let message = wrong(cited);
        assert!(message.contains(says), "{cited}: {message}");
    }
    // What stands where it stood has not moved, and another name of an act leads to it.
    for cited in ["fvl. § 13 b første ledd nr. 5", "friskoleloven § 7-4"] {
        let traced = lawbook.trace(cited).expect("known");
        assert!(traced.moved.is_empty(), "{cited}");
        assert_eq!(traced.stands.len(), 1, "{cited}");
    }
}

const REGIME: &str = r#"
[[regime]]
id = "made-up"
layer = "administrative"
imports = "fvl"
name = { nb = "n", nn = "n", en = "n" }

[[carries]]
regime = "made-up"
answer = "yes"
services = ["kultur"]
owners = ["municipality", "not-stated"]
source = "https://lovdata.no/"
why = "A test."
"#;

#[test]
fn a_bad_regime_file_is_answered_with_place_and_what_would_be_right() {
    assert!(with("regimes/made-up.toml", REGIME).is_ok());
    for (from, to, says) in [
        ("regime = \"made-up\"", "regime = \"made-upp\"", "did you mean `made-up`?"),
        ("imports = \"fvl\"", "imports = \"fvll\"", "unknown regime `fvll`: did you mean `fvl`?"),
        (
            "layer = \"administrative\"",
            "layer = \"administrativ\"",
            "unknown layer `administrativ`: did you mean `administrative`?",
        ),
        ("id = \"made-up\"", "id = \"hol\"", "a regime is declared once"),
        ("\"not-stated\"]", "\"not-said\"]", "did you mean `not-stated`?"),
        ("\"kultur\"", "\"kulture\"", "unknown service `kulture`"),
        ("answer = \"yes\"", "answer = \"maybe\"", "regimes/made-up.toml:"),
        (", en = \"n\" }", ", en = \"\" }", "bokmål, nynorsk and English"),
        ("why = \"A test.\"", "whi = \"A test.\"", "unknown field `whi`"),
        ("source = \"https://lovdata.no/\"\n", "", "missing field `source`"),
    ] {
        assert!(REGIME.contains(from), "{from}");
        let message = with("regimes/made-up.toml", &REGIME.replace(from, to)).expect_err(to).to_string();
        assert!(message.contains(says) && message.contains("regimes/made-up.toml:"), "{to}:\n{message}");
    }
}

const READING: &str = r#"
[[word]]
id = "reading:made-up"
kind = "reading"
not_raised = "not-known"
label = { nb = "l", nn = "l", en = "l" }
ask = { nb = "?", nn = "?", en = "?" }
source = "https://lovdata.no/"
[[word.readings]]
nb = "a"
nn = "a"
en = "a"
source = "https://lovdata.no/a"
[[word.readings]]
nb = "b"
nn = "b"
en = "b"
source = "https://lovdata.no/b"
"#;

#[test]
fn a_contested_reading_has_two_readings_with_texts_and_sources_and_no_scope() {
    assert!(with("vocabulary/made-up.toml", READING).is_ok());
    let second = READING.split("[[word.readings]]").nth(2).expect("two");
    for (from, to, says) in [
        ("not_raised =", "scope = [\"item\"]\nnot_raised =", "not of an item or a person"),
        (&format!("[[word.readings]]{second}"), "", "`readings` with exactly two entries"),
        ("en = \"b\"", "en = \"\"", "bokmål, nynorsk and English"),
        ("source = \"https://lovdata.no/b\"", "source = \"\"", "needs `source` of each reading"),
        ("source = \"https://lovdata.no/b\"", "", "missing field `source`"),
    ] {
        assert!(READING.contains(from), "{from}");
        let message = with("vocabulary/made-up.toml", &READING.replace(from, to)).expect_err(to).to_string();
        assert!(message.contains(says) && message.contains("vocabulary/made-up.toml:"), "{to}:\n{message}");
    }
    let signing = SECTION
        .replace("kind = \"opening\"", "kind = \"authority\"")
        .replace("opens = [\"administrative\"]", "signers = [\"self\"]\ncertainty = \"settled\"")
        .replace("assess = [\"danger-to-life-or-health\"]", "all = [\"reading:municipality-one-organ\"]");
    let message = with("fvl/999.toml", &signing).expect_err("a reading").to_string();
    assert!(message.contains("who may sign takes no contested reading"), "{message}");
}

#[test]
fn a_bad_concordance_is_answered_with_place_and_what_would_be_right() {
    let entry = r#"
[[gone]]
key = "made-up-1992"
names = ["prøveloven 1992"]
[[moved]]
from = { act = "made-up-1992", section = "6-4", ledd = 2 }
to = [{ act = "fvl", section = "13 b" }]
on = "2023-01-01"
says = { nb = "s", nn = "s", en = "s" }
source = "https://lovdata.no/"
"#;
    let lawbook = with("concordance.toml", entry).expect("loads");
    for cited in ["Prøveloven av 1992 § 6-4", "prøveloven (1992) § 6-4 annet ledd"] {
        let traced = lawbook.trace(cited).expect("known");
        let to = traced.moved.first().and_then(|moved| moved.to.first()).expect("moved");
        assert_eq!(to.cite(&lawbook, Language::Bokmaal).as_deref(), Some("fvl. § 13 b"));
        assert!(traced.stands.is_empty());
    }
    assert!(lawbook.trace("prøveloven 1992 § 6-4 tredje ledd").is_err());
    for (from, to, says) in [
        (
            "from = { act = \"made-up-1992\"",
            "from = { act = \"made-up-1993\"",
            "did you mean `made-up-1992`?",
        ),
        ("section = \"13 b\"", "section = \"13 bb\"", "did you mean `13 b`?"),
        ("key = \"made-up-1992\"", "key = \"fvl\"", "an act that is gone needs a key of its own"),
        (", en = \"s\" }", ", en = \"\" }", "bokmål, nynorsk and English"),
        ("source = \"https://lovdata.no/\"", "source = \"\"", "needs `source`"),
        ("on = \"2023-01-01\"", "on = \"2023-13-01\"", "concordance.toml:"),
    ] {
        assert!(entry.contains(from), "{from}");
        let message = with("concordance.toml", &entry.replace(from, to)).expect_err(to).to_string();
        assert!(message.contains(says) && message.contains("concordance.toml:"), "{to}:\n{message}");
    }
}

/// For every regime and every day: some duty of silence of it is in force, read or declared not read. A regime that is
/// wholly unread is listed; the engine then leaves the answer open.
#[test]
fn every_regime_has_its_duty_of_silence_or_a_declared_gap_on_every_day() {
    let lawbook = lawbook();
    let mut silent = BTreeMap::new();
    let mut day = lawbook.edition().first_day;
    let boundaries = lawbook.boundaries();
    let mut law = lawbook.on(day);
    while day <= lawbook.edition().read_as_of {
        if boundaries.contains(&day) {
            law = lawbook.on(day);
        }
        for regime in lawbook.regimes().all() {
            let silences = law.norms().iter().filter(|in_force| {
                in_force.norm.effect == Effect::Silence && in_force.norm.regimes.contains(&regime.id)
            });
            if silences.count() == 0 {
                silent.entry(regime.id.clone()).or_insert_with(Vec::new).push(day);
            }
        }
        day = day.next().expect("within range");
    }
    let silent: Vec<&String> = silent.keys().collect();
    assert_eq!(silent, UNREAD_REGIMES);
}

/// The dental service's administrative duty: its act is not among what was read.
const UNREAD_REGIMES: [&str; 1] = ["other-act"];

#[test]
fn a_norm_may_be_the_only_part_that_was_not_read_and_a_section_has_one_file() {
    let partly = SECTION
        .replace("kind = \"opening\"", "read = \"not-read\"\nkind = \"opening\"")
        .replace("assess = [\"danger-to-life-or-health\"]\n", "");
    let lawbook = with("fvl/999.toml", &partly).expect("loads");
    let law = lawbook.on("2022-01-01".parse().expect("a day"));
    let norm = law.norm(&"fvl-made-up".parse().expect("an id")).expect("in force");
    assert_eq!((norm.version.read, norm.norm.read), (ReadHow::Text, ReadHow::NotRead));
    let with_words = SECTION.replace("kind = \"opening\"", "read = \"not-read\"\nkind = \"opening\"");
    let message = with("fvl/999.toml", &with_words).expect_err("conditions").to_string();
    assert!(message.contains("has no conditions"), "{message}");
    let twice =
        SECTION.replace("section = \"999\"", "section = \"13 b\"").replace("fvl-made-up", "fvl-other");
    let message = with("fvl/13-b-2.toml", &twice).expect_err("two files").to_string();
    assert!(message.contains("this section has another file"), "{message}");
}
