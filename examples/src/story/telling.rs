//! A history as a person reads it, in bokmål, nynorsk or English.

use std::fmt::Write as _;

use bti_core::case::{
    BreakFound, Broken, BtiLevel, Case, Due, Evidence, Guidance, Moment, ProcessProfile, Status, WarningKind,
};
use bti_core::{Date, Known, Language, Text};

use super::check::late;
use super::{BreakCode, Outcome, Story, Told};

/// A text in the three languages.
pub(super) const fn text(nb: &'static str, nn: &'static str, en: &'static str) -> Text {
    Text { nb, nn, en }
}

/// The kind of a deviation that is not a deadline and not a follow-up break, as its code.
#[must_use]
pub fn deviation_code(broken: &Broken) -> Option<&'static str> {
    match broken {
        Broken::NotInvolved(..) => Some("not-involved"),
        Broken::NotConsidered(_) => Some("not-considered"),
        Broken::NoLog(_) => Some("no-log"),
        _ => None,
    }
}

const REFUSED: Text = text("avvist", "avvist", "refused");
const NOTE: Text = text("merk", "merk", "note");
const HOLDER: Text = text("stafettpinnen", "stafettpinnen", "the baton");
const NOBODY: Text = text("ingen", "ingen", "nobody");
const WHAT_NOW: Text = text("Hva nå?", "Kva no?", "What now?");
const SLIPPED: Text = text("Oppfølgingsbrudd", "Oppfølgingsbrot", "Follow-up breaks");
const DEVIATIONS: Text = text("Avvik fra rutinen", "Avvik frå rutinen", "Deviations from the routine");
const NONE: Text = text("ingen", "ingen", "none");
const ANSWERS: Text = text("svarer nå", "svarer no", "answers now");
const SILENT: Text = text("svarer ikke nå", "svarer ikkje no", "does not answer now");
const DIFFERS: Text = text(
    "motoren skiller seg fra veilederen her",
    "motoren skil seg frå rettleiaren her",
    "the engine differs from the guide here",
);
const REGISTERED: Text = text("registrert", "registrert", "recorded");
const LEVEL: Text = text("nivå", "nivå", "level");
const PASSED: Text = text("fristen er ute", "fristen er ute", "the deadline has passed");

/// What of a history is told.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    /// In which language the library speaks. What people wrote stays as they wrote it.
    pub language: Language,
    /// The last day that is told; none: all of it.
    pub on: Option<Date>,
}

/// A history until a day: each step, what was refused and why, what to look at, level and baton.
///
/// What now is told at the points of the history and whenever the level or status changes; what has slipped is told on the
/// days the history looks at. With a day, both are told on that day at the end.
#[must_use]
pub fn told(story: &Story, played: &[Told<'_>], profile: &ProcessProfile, telling: Telling) -> String {
    let language = telling.language;
    let mut text = format!("{}\n{}\n\n", story.title, story.source);
    let mut before: Option<&Told<'_>> = None;
    for one in played.iter().filter(|told| until(told, telling.on)) {
        step(&mut text, one, before, profile, language);
        let looked_at = one.step.point.is_some() || changed(one, before);
        let within = |day: Date| telling.on.is_none_or(|on| day <= on);
        let at = one.step.seen().filter(|at| looked_at && within(at.day()));
        for line in at.map(|at| what_now(one, profile, at, language)).unwrap_or_default() {
            let _ = writeln!(text, "      │ {line}");
        }
        let days = one.step.findings.iter().map(|expected| expected.on);
        for day in days.filter(|day| within(*day) && at.is_none_or(|at| at.day() != *day)) {
            seen(&mut text, one, profile, day, language);
        }
        before = Some(one);
    }
    if let (Some(last), Some(on)) = (before, telling.on) {
        let _ = writeln!(text);
        for line in what_now(last, profile, on.into(), language) {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

/// What had slipped on a day the history looks at.
fn seen(text: &mut String, one: &Told<'_>, profile: &ProcessProfile, day: Date, language: Language) {
    let Some(case) = &one.case else {
        for due in late(None, one.concern.as_ref(), profile, day) {
            let _ = writeln!(text, "      {day}: {} ({})", PASSED.get(language), due.due);
        }
        return;
    };
    for found in case.follow_up_breaks(profile, day) {
        let _ = writeln!(text, "      {day}: {}", break_line(&found, profile, language));
    }
    for one in case.deviations(profile, day) {
        if let Some(line) = deviation(&one.broken, profile, language) {
            let _ = writeln!(text, "      {day}: {line}");
        }
    }
}

/// Whether it was recorded by that day.
fn until(told: &Told<'_>, on: Option<Date>) -> bool {
    on.is_none_or(|on| told.step.recorded().is_some_and(|recorded| recorded.day() <= on))
}

/// Whether level or status is another than before.
fn changed(one: &Told<'_>, before: Option<&Told<'_>>) -> bool {
    let standing = |told: &Told<'_>| told.case.as_ref().map(|case| (case.level(), case.status().code()));
    before.is_some_and(|before| standing(before) != standing(one))
}

/// One step.
fn step(
    text: &mut String,
    one: &Told<'_>,
    before: Option<&Told<'_>>,
    profile: &ProcessProfile,
    language: Language,
) {
    let when = one.step.effective().map(|at| at.to_string()).unwrap_or_default();
    let author = one.step.author().map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(text, "{:>3}  {when}  {author}: {}", one.number, one.step.says);
    if let (Some(effective), Some(recorded)) = (one.step.effective(), one.step.recorded()) {
        if recorded.day() != effective.day() {
            let _ = writeln!(text, "      ({} {recorded})", REGISTERED.get(language));
        }
    }
    match &one.outcome {
        Outcome::Refused(refused) => {
            let _ = writeln!(text, "      ✗ {}: {}", REFUSED.get(language), refused.told(language));
        }
        Outcome::Accepted(warnings) => {
            for warning in warnings {
                let _ = writeln!(text, "      ! {}: {}", NOTE.get(language), warning.told(language));
            }
        }
    }
    for entry in &one.step.differs {
        let _ = writeln!(text, "      ≠ {}: {}", DIFFERS.get(language), entry.reason);
    }
    let standing = |told: &Told<'_>| (told.case.as_ref().map(Case::level), told.holder().to_owned());
    if let Some(case) = one.case.as_ref().filter(|_| before.map(standing) != Some(standing(one))) {
        let level = label(case.level(), profile, language);
        let _ = writeln!(text, "      → {level} · {}: {}", HOLDER.get(language), who(one.holder(), language));
    }
}

fn who(holder: &str, language: Language) -> &str {
    if holder == "none" { NOBODY.get(language) } else { holder }
}

/// What is said of a case that is not simply followed up.
fn standing(status: &Status) -> Option<Text> {
    match status {
        Status::Paused(_) => Some(text("saken er på pause", "saka er på pause", "the case rests")),
        Status::Closed(_) => Some(text("saken er avsluttet", "saka er avslutta", "the case is closed")),
        Status::Archived => Some(text("saken er arkivert", "saka er arkivert", "the case is archived")),
        _ => None,
    }
}

/// The level as the municipality writes it.
fn label(level: BtiLevel, profile: &ProcessProfile, language: Language) -> String {
    let title = profile.level(level).map_or("", |row| row.title.get(language));
    let label = profile.label_of(level).map_or_else(|| level.code().to_owned(), ToString::to_string);
    format!("{} {label}: {title}", LEVEL.get(language))
}

/// What now, and what has slipped, as it stands after a step and seen at a moment.
#[must_use]
pub fn what_now(told: &Told<'_>, profile: &ProcessProfile, at: Moment, language: Language) -> Vec<String> {
    let mut lines = vec![format!("{} ({at})", WHAT_NOW.get(language))];
    if let Some(case) = &told.case {
        lines.extend(standing(case.status()).map(|status| format!("  {}", status.get(language))));
        lines.push(format!("  {}: {}", HOLDER.get(language), who(told.holder(), language)));
    }
    if let Some(guidance) = told.guidance(profile) {
        lines.extend(guidance.lines(language).into_iter().map(|line| format!("  {line}")));
        lines.extend(contacts(&guidance, at, language));
    }
    match (&told.case, &told.concern) {
        (Some(case), _) => lines.extend(slipped(case, profile, at.day(), language)),
        (None, Some(concern)) => {
            let late = late(None, Some(concern), profile, at.day());
            let line = |due: &Due| format!("  {}: {}", PASSED.get(language), due.due);
            lines.extend(late.iter().map(line));
        }
        (None, None) => {}
    }
    lines
}

/// What the routine says of those to call, and whether they answer at that time.
fn contacts(guidance: &Guidance<'_>, at: Moment, language: Language) -> Vec<String> {
    guidance
        .contacts
        .iter()
        .map(|contact| {
            let answers = at.time().map_or(Known::NotKnown, |time| contact.answers_at(at.day(), time));
            let now = match answers {
                Known::Yes => format!(" ({})", ANSWERS.get(language)),
                Known::No => format!(" ({})", SILENT.get(language)),
                Known::NotKnown => String::new(),
            };
            let says = contact.says.as_ref().map_or("", |says| says.get(language));
            format!("    {}{now}: {says}", contact.name.get(language))
        })
        .collect()
}

/// Follow-up breaks with their evidence, and other deviations from the routine.
fn slipped(case: &Case, profile: &ProcessProfile, day: Date, language: Language) -> Vec<String> {
    let breaks = case.follow_up_breaks(profile, day);
    let mut lines = Vec::new();
    if breaks.is_empty() {
        lines.push(format!("{}: {}", SLIPPED.get(language), NONE.get(language)));
    } else {
        lines.push(format!("{}:", SLIPPED.get(language)));
        lines.extend(breaks.iter().map(|found| format!("  {}", break_line(found, profile, language))));
    }
    let others: Vec<String> = case
        .deviations(profile, day)
        .iter()
        .filter_map(|one| deviation(&one.broken, profile, language))
        .collect();
    if !others.is_empty() {
        lines.push(format!("{}:", DEVIATIONS.get(language)));
        lines.extend(others.iter().map(|line| format!("  {line}")));
    }
    lines
}

fn break_line(found: &BreakFound, profile: &ProcessProfile, language: Language) -> String {
    let evidence = match &found.evidence {
        Evidence::Level(level) => label(*level, profile, language),
        Evidence::HandOver(id, day) => format!("{id}, {day}"),
        Evidence::Measure(id, day) => format!("{id}, {day}"),
        Evidence::Responsible(id, person) => format!("{id}, {person}"),
        Evidence::Referral(id) => id.to_string(),
        Evidence::Transition(id, day) => format!("{id}, {day}"),
        Evidence::Engagement(id) => id.to_string(),
        Evidence::Log => text("stafettloggen", "stafettloggen", "the log").get(language).to_owned(),
        Evidence::Meeting(id, day) => format!("{id}, {day}"),
        Evidence::Holder(person) => person.to_string(),
        _ => String::new(),
    };
    format!("{} {} ({evidence})", BreakCode::from(found.kind), found.kind.name(language))
}

/// A deviation that is not a follow-up break, in the routine's words.
fn deviation(broken: &Broken, profile: &ProcessProfile, language: Language) -> Option<String> {
    let draft = profile.draft();
    match broken {
        Broken::Deadline(id, day) => {
            let says = profile.deadline(id).map_or("", |row| row.says.get(language));
            Some(format!("{says} ({day})"))
        }
        Broken::NotInvolved(rule, services) => {
            let names: Vec<&str> = services.iter().map(|service| service.name(language)).collect();
            let row = draft.involve.iter().find(|row| row.id == *rule)?;
            Some(format!("{} ({})", row.says.get(language), names.join(", ")))
        }
        Broken::NotConsidered(rule) => {
            let row = draft.consider.iter().find(|row| row.id == *rule)?;
            Some(row.says.get(language).to_owned())
        }
        Broken::NoLog(_) => Some(WarningKind::NoLog.name(language).to_owned()),
        _ => None,
    }
}
