//! The lists made from the law files and the cases: `law/INDEX.md` and `law/VOCABULARY.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use bti_consent::{
    Commencement, Effect, Lawbook, NotRaised, ReadHow, Scope, Section, Version, Word, WordKind,
};
use bti_core::{Date, Language, NormId};

use crate::Ran;

/// In how many cases each norm held, and in how many it reached the giver and failed, version by version.
#[derive(Debug, Default)]
pub struct Coverage {
    held: BTreeMap<NormId, Vec<(Date, String)>>,
    failed: BTreeMap<NormId, Vec<(Date, String)>>,
    /// How many cases there were.
    pub cases: usize,
}

impl Coverage {
    /// Adds one case that was run, under its short name.
    pub fn add(&mut self, name: &str, ran: &Ran) {
        self.cases += 1;
        let Some(day) = ran.day else { return };
        for (list, norms) in [(&mut self.held, &ran.held), (&mut self.failed, &ran.failed)] {
            for norm in norms {
                list.entry(norm.clone()).or_default().push((day, name.to_owned()));
            }
        }
    }

    /// The cases, by name, in which a norm held on the days of one version.
    pub fn held<'a>(&'a self, norm: &NormId, section: &'a Section, version: &'a Version) -> Vec<&'a str> {
        within(self.held.get(norm), section, version)
    }

    /// The cases, by name, in which a norm reached the giver and failed on the days of one version.
    pub fn failed<'a>(&'a self, norm: &NormId, section: &'a Section, version: &'a Version) -> Vec<&'a str> {
        within(self.failed.get(norm), section, version)
    }
}

fn within<'a>(cases: Option<&'a Vec<(Date, String)>>, section: &Section, version: &Version) -> Vec<&'a str> {
    let own = |day: Date| section.on(day).is_some_and(|found| found.commences == version.commences);
    cases.into_iter().flatten().filter(|(day, _)| own(*day)).map(|(_, name)| name.as_str()).collect()
}

/// How a version's beginning is written.
#[must_use]
pub fn commences(version: &Version) -> String {
    match version.commences {
        Commencement::BeforeFirstDay => "before".to_owned(),
        Commencement::On(day) => day.to_string(),
        Commencement::KongenBestemmer => "Kongen bestemmer".to_owned(),
    }
}

/// The last day a version applies, as written; empty: still.
fn until(section: &Section, version: &Version) -> String {
    let next = section.versions.iter().filter(|other| other.commences > version.commences);
    let next = next.filter_map(|other| match other.commences {
        Commencement::On(day) => Some(day),
        _ => None,
    });
    let first_without = next.chain(version.ceases).min();
    first_without.and_then(Date::previous).map_or(String::new(), |day| day.to_string())
}

fn read_how(version: &Version) -> &'static str {
    match version.read {
        ReadHow::Text => "text",
        ReadHow::Note => "note",
        ReadHow::NotRead => "not read",
    }
}

/// What a norm's kind is called in the law files.
#[must_use]
pub fn kind(effect: &Effect) -> &'static str {
    match effect {
        Effect::Silence => "silence",
        Effect::Scope { .. } => "scope",
        Effect::Opening { .. } => "opening",
        Effect::Limit { .. } => "limit",
        Effect::Duty { .. } => "duty",
        Effect::Procedure { .. } => "procedure",
        Effect::Authority { .. } => "authority",
        Effect::Processing => "processing",
    }
}

/// `law/INDEX.md`: every norm of every version.
#[must_use]
pub fn index(lawbook: &Lawbook, coverage: &Coverage) -> String {
    let mut text = String::from(
        "# The norms\n\n\
         Made from the law files and the cases by `cargo run --example law_index -- --write`; a test compares.\n\
         *Holds* and *fails*: in how many cases, on the days of that version, the norm held, and in how many it\n\
         reached the giver and did not hold. No lawyer has reviewed a version whose *reviewed by* is empty.\n\n",
    );
    text.push_str(&counts(lawbook, coverage));
    let acts: BTreeSet<&str> = lawbook.sections().iter().map(|section| section.act.as_str()).collect();
    for act in acts {
        let name = lawbook.act(act).map_or(act, |act| act.name.get(Language::Bokmaal));
        let _ = writeln!(text, "\n## {name} (`{act}`)\n");
        text.push_str(
            "| norm | § | kind | from | to | read | read on | reviewed by | holds | fails | a case |\n",
        );
        text.push_str("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for section in lawbook.sections().iter().filter(|section| section.act == act) {
            for version in &section.versions {
                let place = format!(
                    "{} | {} | {} | {} | {}",
                    commences(version),
                    until(section, version),
                    read_how(version),
                    version.read_on,
                    version.reviewed_by
                );
                if version.norms.is_empty() {
                    let _ = writeln!(text, "| (none) | {} | | {place} | | | |", section.number);
                }
                for norm in &version.norms {
                    let part_unread = norm.read != version.read;
                    let place = if part_unread {
                        place.replace(read_how(version), "not read")
                    } else {
                        place.clone()
                    };
                    let held = coverage.held(&norm.id, section, version);
                    let failed = coverage.failed(&norm.id, section, version);
                    let _ = writeln!(
                        text,
                        "| `{}` | {} | {} | {place} | {} | {} | {} |",
                        norm.id,
                        section.number,
                        kind(&norm.effect),
                        held.len(),
                        failed.len(),
                        held.first().or(failed.first()).copied().unwrap_or("")
                    );
                }
            }
        }
    }
    text
}

/// The counts, as a small table.
#[must_use]
pub fn counts(lawbook: &Lawbook, coverage: &Coverage) -> String {
    let versions: Vec<&Version> = lawbook.sections().iter().flat_map(|section| &section.versions).collect();
    let read = |how| versions.iter().filter(|version| version.read == how).count();
    let acts: BTreeSet<&str> = lawbook.sections().iter().map(|section| section.act.as_str()).collect();
    let norms: BTreeSet<&NormId> =
        versions.iter().flat_map(|version| &version.norms).map(|norm| &norm.id).collect();
    let pending =
        versions.iter().filter(|version| version.commences == Commencement::KongenBestemmer).count();
    let of_kind = |kind| lawbook.vocabulary().words().filter(|word| word.kind == kind).count();
    let rows = [
        ("acts and regulations", acts.len()),
        ("sections", lawbook.sections().len()),
        ("versions", versions.len()),
        ("of them read from the text", read(ReadHow::Text)),
        ("of them read from a note", read(ReadHow::Note)),
        ("of them declared not read", read(ReadHow::NotRead)),
        ("of them adopted without a date", pending),
        ("norms, by id", norms.len()),
        ("assessments", of_kind(WordKind::Assessment)),
        ("stated facts", of_kind(WordKind::Fact)),
        ("extents", of_kind(WordKind::Extent)),
        ("contested readings", of_kind(WordKind::Reading)),
        ("cases", coverage.cases),
    ];
    let mut text = String::from("| what | how many |\n|---|---|\n");
    for (what, many) in rows {
        let _ = writeln!(text, "| {what} | {many} |");
    }
    text
}

/// `law/VOCABULARY.md`: every word a norm may use.
#[must_use]
pub fn vocabulary(lawbook: &Lawbook) -> String {
    let mut used: BTreeMap<String, BTreeSet<&NormId>> = BTreeMap::new();
    for norm in
        lawbook.sections().iter().flat_map(|section| &section.versions).flat_map(|version| &version.norms)
    {
        let conditions = &norm.conditions;
        let lists =
            [&conditions.all, &conditions.any, &conditions.none, &conditions.assess, &conditions.extent];
        let own = match &norm.effect {
            Effect::Limit { also, .. } => vec![also],
            Effect::Duty { addressee, towards, .. } => vec![addressee, towards],
            _ => Vec::new(),
        };
        for word in lists.into_iter().chain(own).flatten() {
            used.entry(word.to_string()).or_default().insert(&norm.id);
        }
    }
    let mut text = String::from(
        "# The words\n\n\
         Made from the vocabulary files by `cargo run --example law_index -- --write`; a test compares.\n\
         What the columns mean stands in `docs/law-files.md`. *Norms*: how many norms use the word.\n",
    );
    let readings: Vec<&Word> =
        lawbook.vocabulary().words().filter(|word| word.kind == WordKind::Reading).collect();
    text.push_str("\n## Contested readings\n\nNot known until a municipality's lawyer has taken a position; see `positions/example.toml`.\n");
    for word in readings {
        let _ = writeln!(text, "\n### `{}`\n\n{}.\n", word.id, word.label.get(Language::Bokmaal));
        for (which, reading) in ["first", "second"].iter().zip(&word.readings) {
            let _ =
                writeln!(text, "- `{which}`: {} ({})", reading.says.get(Language::Bokmaal), reading.source);
        }
        let norms = used.get(word.id.as_str());
        let norms: Vec<String> = norms.into_iter().flatten().map(|norm| format!("`{norm}`")).collect();
        let _ = writeln!(text, "- norms: {}", norms.join(", "));
    }
    for (kind, title) in [
        (WordKind::Assessment, "Assessments (*skjønn*): never computed"),
        (WordKind::Fact, "Stated facts"),
        (WordKind::Extent, "Extents: how much, a condition on the answer"),
        (WordKind::Derived, "Words computed from the question"),
    ] {
        let _ = writeln!(text, "\n## {title}\n");
        text.push_str("| word | says | of | not raised | norms | source |\n|---|---|---|---|---|---|\n");
        for word in lawbook.vocabulary().words().filter(|word| word.kind == kind) {
            let norms = used.get(word.id.as_str()).map_or(0, BTreeSet::len);
            let source = word.source.as_deref().unwrap_or("");
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {norms} | {source} |",
                word.id,
                word.label.get(Language::Bokmaal),
                scope(word.scope),
                not_raised(word)
            );
        }
    }
    text
}

fn scope(scope: Scope) -> String {
    let parts = [(scope.item, "item"), (scope.recipient, "recipient"), (scope.person, "person")];
    let parts: Vec<&str> = parts.into_iter().filter(|(part, _)| *part).map(|(_, name)| name).collect();
    if parts.is_empty() { "giver".to_owned() } else { parts.join(" + ") }
}

fn not_raised(word: &Word) -> &'static str {
    match (word.kind, word.not_raised) {
        (WordKind::Extent | WordKind::Derived, _) => "",
        (_, NotRaised::No) => "no",
        (_, NotRaised::Yes) => "yes",
        (_, NotRaised::NotKnown) => "not known",
        (_, NotRaised::NoUnlessRaised) => "no unless raised",
    }
}
