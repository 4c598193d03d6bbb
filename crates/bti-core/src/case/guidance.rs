//! What now: the action guide (*handlingsveileder*) as a function of the case.

use std::collections::BTreeSet;

use super::due::Due;
use super::lifecycle::Status;
use super::profile::{
    DeadlineRow, DecisionOption, LevelRow, ProcessProfile, SafetyContact, Saying, Step, StepId, Tool,
};
use super::state::Case;
use super::{Asked, BtiLevel, Circumstance};
use crate::{Language, Text};

/// What the routine asks for now (*hva nå?*): the step a case is at, who, with what, by when, and what comes after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(alias = "handlingsveileder")]
#[doc(alias = "handlingsrettleiar")]
pub struct Guidance<'p> {
    /// The level, as the municipality has it.
    pub level: Option<&'p LevelRow>,
    /// The step that is next to do; none: every step of the level is done, or the routine has none.
    pub now: Option<StepGuide<'p>>,
    /// The steps after it at the same level.
    pub next: Vec<StepGuide<'p>>,
    /// The deadlines that run and are not met, the earliest first.
    pub due: Vec<Due>,
    /// Whom to call, while the child's safety is in question.
    pub contacts: Vec<&'p SafetyContact>,
    /// What to do when one is not the right one.
    pub warm_hand_over: Option<&'p Saying>,
}

/// A step, with everything it refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepGuide<'p> {
    /// The step.
    pub step: &'p Step,
    /// Its forms and tools.
    pub tools: Vec<&'p Tool>,
    /// Its deadlines.
    pub deadlines: Vec<&'p DeadlineRow>,
    /// Its decision options.
    pub decisions: Vec<&'p DecisionOption>,
}

impl Case {
    /// What the routine asks for now, as the case stands. A closed case asks for nothing.
    #[must_use]
    pub fn guidance<'p>(&self, profile: &'p ProcessProfile) -> Guidance<'p> {
        let follows = matches!(self.status(), Status::Draft | Status::Active | Status::Paused(_));
        let mut steps = profile
            .steps(self.level())
            .filter(|step| follows && !self.state.steps_done.contains(&step.id))
            .filter(|step| step.when.is_none_or(|when| self.circumstances().contains_key(&when)))
            .map(|step| StepGuide::of(profile, step));
        let unsafe_now = self.safety().iter().any(super::track::SafetyTrack::is_open)
            || self.circumstances().contains_key(&Circumstance::ViolenceOrAbuse);
        Guidance {
            level: profile.level(self.level()),
            now: steps.next(),
            next: steps.collect(),
            due: self.deadlines(profile).into_iter().filter(|due| follows && !due.met).collect(),
            contacts: if unsafe_now {
                profile.contacts(Circumstance::ViolenceOrAbuse).collect()
            } else {
                Vec::new()
            },
            warm_hand_over: profile.draft().warm_hand_over.as_ref(),
        }
    }
}

impl<'p> Guidance<'p> {
    /// The guidance of a concern. Whom to call is part of it from the start: anybody who is worried may need it.
    pub(super) fn at_level_0(
        profile: &'p ProcessProfile,
        done: &BTreeSet<StepId>,
        due: Vec<Due>,
        open: bool,
    ) -> Self {
        let mut steps = profile
            .steps(BtiLevel::Level0)
            .filter(|step| open && step.when.is_none() && !done.contains(&step.id))
            .map(|step| StepGuide::of(profile, step));
        Self {
            level: profile.level(BtiLevel::Level0),
            now: steps.next(),
            next: steps.collect(),
            due: if open { due } else { Vec::new() },
            contacts: profile.contacts(Circumstance::ViolenceOrAbuse).filter(|_| open).collect(),
            warm_hand_over: profile.draft().warm_hand_over.as_ref(),
        }
    }
}

impl<'p> StepGuide<'p> {
    fn of(profile: &'p ProcessProfile, step: &'p Step) -> Self {
        Self {
            step,
            tools: step.tools.iter().filter_map(|id| profile.tool(id)).collect(),
            deadlines: step.deadlines.iter().filter_map(|id| profile.deadline(id)).collect(),
            decisions: profile.options(step.level).filter(|row| step.decisions.contains(&row.code)).collect(),
        }
    }

    /// Whose step it is, in the guide's words or by the catalogue's names.
    #[must_use]
    pub fn who(&self, language: Language) -> String {
        self.step.who_says.as_ref().map_or_else(
            || self.step.who.iter().map(|doer| doer.name(language)).collect::<Vec<_>>().join(", "),
            |words| words.get(language).to_owned(),
        )
    }
}

const NOW: Text = Text { nb: "Nå", nn: "No", en: "Now" };
const WHO: Text = Text { nb: "Hvem", nn: "Kven", en: "Who" };
const TOOLS: Text = Text { nb: "Verktøy", nn: "Verktøy", en: "Tools" };
const CONSENT: Text = Text { nb: "Samtykke til", nn: "Samtykke til", en: "Consent to" };
const CHOICES: Text = Text { nb: "Valg", nn: "Val", en: "Choices" };
const DEADLINE: Text = Text { nb: "Frist", nn: "Frist", en: "Deadline" };
const NEXT: Text = Text { nb: "Deretter", nn: "Deretter", en: "Then" };
const CALL: Text = Text { nb: "Kontakt", nn: "Kontakt", en: "Contact" };

impl Guidance<'_> {
    /// The guidance as lines a person reads, in one language.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(level) = self.level {
            lines.push(format!("{}: {}", level.label, level.title.get(language)));
        }
        if let Some(now) = &self.now {
            lines.push(format!("{}: {}", NOW.get(language), now.step.title.get(language)));
            lines.push(format!("{}: {}", WHO.get(language), now.who(language)));
            lines.extend(now.step.how.as_ref().map(|how| how.get(language).to_owned()));
            let tools = now.tools.iter().map(|tool| tool.name.get(language).to_owned());
            lines.extend(joined(&TOOLS, language, tools));
            let asked = now.step.consent.iter().map(|asked: &Asked| asked.name(language).to_owned());
            lines.extend(joined(&CONSENT, language, asked));
            let choices = now.decisions.iter().map(|option| option.name.get(language).to_owned());
            lines.extend(joined(&CHOICES, language, choices));
            lines.extend(now.deadlines.iter().map(|row| row.says.get(language).to_owned()));
        }
        for due in &self.due {
            lines.push(format!("{}: {} ({})", DEADLINE.get(language), due.due, due.task.name(language)));
        }
        let next = self.next.iter().map(|guide| guide.step.title.get(language).to_owned());
        lines.extend(joined(&NEXT, language, next));
        let contacts = self.contacts.iter().map(|contact| contact.name.get(language).to_owned());
        lines.extend(joined(&CALL, language, contacts));
        lines
    }
}

fn joined(word: &Text, language: Language, parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{}: {}", word.get(language), parts.join(", ")))
}
