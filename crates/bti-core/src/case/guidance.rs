//! What now: the action guide (*handlingsveileder*) as a function of the case.

use std::collections::BTreeSet;

use super::due::Due;
use super::lifecycle::Status;
use super::people::Informed;
use super::profile::{
    DeadlineRow, DecisionOption, LevelRow, ProcessProfile, SafetyContact, Saying, Step, StepId, Tool,
};
use super::state::Case;
use super::{Asked, BtiLevel, Circumstance, Doer, Task};
use crate::service::catalogue::catalogue;
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
    /// The steps in which guardians are contacted, while they are not to be told. They are neither now nor next.
    pub waiting: Vec<StepGuide<'p>>,
    /// What is to be known about the child's safety before anything else.
    pub safety: Option<SafetyNote>,
    /// The deadlines that run and are not met, the earliest first.
    pub due: Vec<Due>,
    /// Whom to call, as the case stands: for the child's safety first, then for what else holds.
    pub contacts: Vec<&'p SafetyContact>,
    /// What to do when one is not the right one.
    pub warm_hand_over: Option<&'p Saying>,
}

catalogue! {
    /// What guidance says of the child's safety (*sikkerhet*), also where the routine names nobody to call.
    pub enum SafetyNote called "note on safety" with () {
        DoNotTell "do-not-tell" "Barnets sikkerhet går foran: foresatte skal ikke informeres nå." "Tryggleiken til barnet går føre: føresette skal ikkje informerast no." "The child's safety comes first: guardians are not to be told now." => ();
        MayTell "may-tell" "Et sikkerhetsspor er åpent. Foresatte kan informeres." "Eit tryggleiksspor er ope. Føresette kan informerast." "A safety track is open. Guardians may be told." => ();
    }
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
        let suspended = self.state.suspends_information(self.state.last_recorded.day());
        let withheld = suspended || matches!(self.informed(), Informed::Withheld(_));
        let steps = profile
            .steps(self.level())
            .filter(|step| follows && !self.state.steps_done.contains(&step.id))
            .filter(|step| step.when.is_none_or(|when| self.circumstances().contains_key(&when)))
            .map(|step| StepGuide::of(profile, step));
        let (waiting, steps): (Vec<_>, Vec<_>) =
            steps.partition(|guide| withheld && guide.contacts_guardians());
        let mut steps = steps.into_iter();
        let open = self.safety().iter().any(super::track::SafetyTrack::is_open);
        let mut holds: BTreeSet<Circumstance> = self.circumstances().keys().copied().collect();
        if open {
            holds.insert(Circumstance::ViolenceOrAbuse);
        }
        let mut contacts: Vec<&SafetyContact> = profile
            .draft()
            .contacts
            .iter()
            .filter(|contact| contact.when.iter().any(|when| holds.contains(when)))
            .collect();
        contacts.sort_by_key(|contact| !contact.is_for_safety());
        Guidance {
            level: profile.level(self.level()),
            now: steps.next(),
            next: steps.collect(),
            waiting,
            safety: match (suspended, open) {
                (true, _) => Some(SafetyNote::DoNotTell),
                (false, true) => Some(SafetyNote::MayTell),
                (false, false) => None,
            },
            due: self.deadlines(profile).into_iter().filter(|due| follows && !due.met).collect(),
            contacts,
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
        withheld: bool,
    ) -> Self {
        let steps = profile
            .steps(BtiLevel::Level0)
            .filter(|step| open && step.when.is_none() && !done.contains(&step.id))
            .map(|step| StepGuide::of(profile, step));
        let (waiting, steps): (Vec<_>, Vec<_>) =
            steps.partition(|guide| withheld && guide.contacts_guardians());
        let mut steps = steps.into_iter();
        Self {
            level: profile.level(BtiLevel::Level0),
            now: steps.next(),
            next: steps.collect(),
            waiting,
            safety: None,
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

    /// Whether guardians are contacted in it: by its own word, because they take part, or to tell or ask them something.
    #[must_use]
    pub fn contacts_guardians(&self) -> bool {
        self.step.contacts_guardians
            || self.step.who.contains(&Doer::Guardians)
            || !self.step.consent.is_empty()
            || self.deadlines.iter().any(|row| row.task == Task::InformGuardians)
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
const WAITS: Text = Text {
    nb: "Venter til foresatte kan informeres",
    nn: "Ventar til føresette kan informerast",
    en: "Waits until guardians may be told",
};
const CALL: Text = Text { nb: "Kontakt", nn: "Kontakt", en: "Contact" };

impl Guidance<'_> {
    /// The guidance as lines a person reads, in one language.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(level) = self.level {
            lines.push(format!("{}: {}", level.label, level.title.get(language)));
        }
        let contacts = self.contacts.iter().map(|contact| contact.name.get(language).to_owned());
        let mut contacts = joined(&CALL, language, contacts);
        if let Some(note) = self.safety {
            lines.push(note.name(language).to_owned());
            lines.extend(contacts.take());
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
        let waiting = self.waiting.iter().map(|guide| guide.step.title.get(language).to_owned());
        lines.extend(joined(&WAITS, language, waiting));
        lines.extend(contacts);
        lines.extend(self.warm_hand_over.map(|saying| saying.says.get(language).to_owned()));
        lines
    }
}

fn joined(word: &Text, language: Language, parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{}: {}", word.get(language), parts.join(", ")))
}
