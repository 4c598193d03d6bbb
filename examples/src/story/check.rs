//! Every expectation of a history, against what the engine did.

use std::collections::BTreeSet;
use std::fmt;

use bti_core::case::{
    BtiLevel, Case, Concern, ConcernRefusalKind, ConcernWarningKind, Due, Moment, ProcessProfile,
    RefusalKind, Severity, WarningKind,
};
use bti_core::{Date, Known};

use super::telling::deviation_code;
use super::{BreakCode, ExpectFindings, ExpectGuidance, Step, StepFault, Told};

/// Where the engine differs from what a step expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The number of the step, from 1.
    pub step: usize,
    /// What it says.
    pub says: String,
    /// What differs.
    pub what: String,
    /// What the step expects.
    pub expected: String,
    /// What there is.
    pub actual: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { step, says, what, expected, actual } = self;
        write!(f, "step {step} ({says}) {what}: expected `{expected}`, got `{actual}`")
    }
}

/// What is wrong with a step as it is written.
pub(super) fn fault(step: &Step) -> Option<StepFault> {
    if step.concern.is_some() == step.event.is_some() {
        return Some(StepFault::NotOneEvent);
    }
    if step.says.trim().is_empty() {
        return Some(StepFault::SaysNothing);
    }
    let concern = step.concern.is_some();
    let refusal = |code: &str| {
        if concern {
            ConcernRefusalKind::from_code(code).is_some()
        } else {
            RefusalKind::from_code(code).is_some()
        }
    };
    let warning = |code: &str| {
        if concern {
            ConcernWarningKind::from_code(code).is_some()
        } else {
            WarningKind::from_code(code).is_some()
        }
    };
    if let Some(code) = step.refused.as_ref().filter(|code| !refusal(code)) {
        return Some(StepFault::Refusal(code.clone()));
    }
    if let Some(code) = step.warnings.iter().find(|code| !warning(code)) {
        return Some(StepFault::Warning(code.clone()));
    }
    let more =
        !step.warnings.is_empty() || step.level.is_some() || step.holder.is_some() || step.status.is_some();
    if step.is_refused() && more {
        return Some(StepFault::RefusedAndMore);
    }
    step.differs.iter().any(|entry| entry.reason.trim().is_empty()).then_some(StepFault::NoReason)
}

/// Every difference between what a history expects and what was told of it; known ones are left out.
///
/// A known difference that is no longer there is one too. After an event that should have been accepted and was not, the
/// rest of the history hangs in the air, and is not looked at.
#[must_use]
pub fn differences(told: &[Told<'_>], profile: &ProcessProfile) -> Vec<Difference> {
    let mut found = Vec::new();
    let (mut level, mut holder, mut status) = (BtiLevel::Level0, "none".to_owned(), "none".to_owned());
    for one in told {
        let step = one.step;
        let mut compared = Compared::default();
        outcome(one, &mut compared);
        if let Some(now) = step.level {
            if level == BtiLevel::Level0 && status == "draft" {
                "active".clone_into(&mut status);
            }
            level = now;
        }
        holder = step.holder.clone().unwrap_or(holder);
        status = step.status.clone().unwrap_or(status);
        compared.say("level", level.code(), one.level().code());
        compared.say("holder", &holder, one.holder());
        let standing = one.case.as_ref().map_or("none", |case| case.status().code());
        compared.say("status", &status, standing);
        if let (Some(expected), Some(case), Some(on)) = (step.guardians_may_be_told, &one.case, day(one)) {
            let actual = case.guardians_may_be_told(on);
            compared.say("guardians_may_be_told", &expected.to_string(), &actual.to_string());
        }
        if let Some(expected) = &step.guidance {
            guidance(one, expected, profile, &mut compared);
        }
        for expected in &step.findings {
            findings(one, expected, profile, &mut compared);
        }
        found.extend(compared.unknown(one));
        if !step.is_refused() && matches!(one.outcome, super::Outcome::Refused(_)) {
            break;
        }
    }
    found
}

/// What was compared in a step: what, what is expected, and what there is.
#[derive(Default)]
struct Compared(Vec<(String, String, String)>);

impl Compared {
    fn say(&mut self, what: &str, expected: &str, actual: &str) {
        self.0.push((what.to_owned(), expected.to_owned(), actual.to_owned()));
    }

    /// Lists, in no order.
    fn lists<A: ToString, B: ToString>(
        &mut self,
        what: &str,
        expected: impl IntoIterator<Item = A>,
        actual: impl IntoIterator<Item = B>,
    ) {
        let expected = joined(expected.into_iter().map(|one| one.to_string()));
        let actual = joined(actual.into_iter().map(|one| one.to_string()));
        self.0.push((what.to_owned(), expected, actual));
    }

    /// The differences that no entry of the step knows, and the entries that know a difference that is not there.
    fn unknown(self, told: &Told<'_>) -> Vec<Difference> {
        let difference = |what: &str, expected: &str, actual: &str| Difference {
            step: told.number,
            says: told.step.says.clone(),
            what: what.to_owned(),
            expected: expected.to_owned(),
            actual: actual.to_owned(),
        };
        let differing: Vec<_> =
            self.0.into_iter().filter(|(_, expected, actual)| expected != actual).collect();
        let gone = told.step.differs.iter().filter(|entry| {
            !differing.iter().any(|(what, _, actual)| *what == entry.what && *actual == entry.actual)
        });
        let mut found: Vec<Difference> = gone
            .map(|entry| {
                difference(
                    &entry.what,
                    &format!("the known difference {}", entry.actual),
                    "no such difference: take the entry out",
                )
            })
            .collect();
        let known = |what: &str, actual: &str| {
            told.step.differs.iter().any(|entry| entry.what == what && entry.actual == actual)
        };
        found.extend(
            differing
                .iter()
                .filter(|(what, _, actual)| !known(what, actual))
                .map(|(what, expected, actual)| difference(what, expected, actual)),
        );
        found
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.collect();
    parts.sort();
    parts.join(", ")
}

fn day(told: &Told<'_>) -> Option<Date> {
    told.step.recorded().map(Moment::day)
}

fn outcome(told: &Told<'_>, compared: &mut Compared) {
    let step = told.step;
    compared.say("outcome", step.refused.as_deref().unwrap_or("accepted"), told.outcome.code());
    if let super::Outcome::Refused(refused) = &told.outcome {
        if step.is_refused() {
            compared.lists("missing", &step.missing, refused.missing());
        }
    }
    if !step.is_refused() {
        let actual = told.outcome.warnings().iter().map(super::Noticed::code);
        compared.lists("warnings", &step.warnings, actual);
    }
}

fn guidance(told: &Told<'_>, expected: &ExpectGuidance, profile: &ProcessProfile, compared: &mut Compared) {
    let Some(guidance) = told.guidance(profile) else { return };
    let now = guidance.now.as_ref();
    if let Some(due) = &expected.due {
        let running = guidance.due.iter().map(|due| format!("{} {}", due.deadline, due.due));
        compared.lists("guidance.due", due, running);
    }
    if let Some(step) = &expected.now {
        let actual = now.map_or("none", |now| now.step.id.as_str());
        compared.say("guidance.now", step, actual);
    }
    if let Some(tools) = &expected.tools {
        compared.lists("guidance.tools", tools, now.iter().flat_map(|now| &now.step.tools));
    }
    if let Some(consent) = &expected.consent {
        compared.lists("guidance.consent", consent, now.iter().flat_map(|now| &now.step.consent));
    }
    if let Some(decisions) = &expected.decisions {
        compared.lists("guidance.decisions", decisions, now.iter().flat_map(|now| &now.step.decisions));
    }
    if let Some(contacts) = &expected.contacts {
        compared.lists("guidance.contacts", contacts, guidance.contacts.iter().map(|one| &one.id));
    }
    if let Some(answers) = &expected.answers {
        let at = expected.at.or_else(|| told.step.effective());
        let actual = guidance.contacts.iter().filter(|contact| {
            let answers =
                at.and_then(|at| Some(contact.answers_at(at.day(), at.time()?))).unwrap_or(Known::NotKnown);
            answers == Known::Yes
        });
        compared.lists("guidance.answers", answers, actual.map(|contact| &contact.id));
    }
}

/// The deadlines that must be kept and have passed.
pub(super) fn late(
    case: Option<&Case>,
    concern: Option<&Concern>,
    profile: &ProcessProfile,
    day: Date,
) -> Vec<Due> {
    match (case, concern) {
        (Some(case), _) => {
            let late = |due: &Due| due.severity == Severity::Must && !due.met && due.due < day;
            case.deadlines(profile).into_iter().filter(late).collect()
        }
        (None, Some(concern)) => concern.late(profile, day).unwrap_or_default(),
        (None, None) => Vec::new(),
    }
}

fn findings(told: &Told<'_>, expected: &ExpectFindings, profile: &ProcessProfile, compared: &mut Compared) {
    let what = |part: &str| format!("{part} {}", expected.on);
    if let Some(days) = &expected.late {
        let late = late(told.case.as_ref(), told.concern.as_ref(), profile, expected.on);
        compared.lists(&what("late"), days, late.iter().map(|due| &due.deadline));
    }
    let Some(case) = &told.case else { return };
    let breaks: BTreeSet<BreakCode> =
        case.follow_up_breaks(profile, expected.on).iter().map(|found| BreakCode::from(found.kind)).collect();
    compared.lists(&what("findings"), expected.found.iter().collect::<BTreeSet<_>>(), &breaks);
    let back = expected.gone.iter().filter(|code| breaks.contains(code));
    compared.lists(&what("gone"), Vec::<String>::new(), back);
    if let Some(codes) = &expected.deviations {
        let deviations = case.deviations(profile, expected.on);
        let actual = deviations.iter().filter_map(|one| deviation_code(&one.broken));
        compared.lists(&what("deviations"), codes, actual);
    }
}
