//! What makes a routine that was read a routine that can be followed.

use std::collections::BTreeSet;

use super::super::codes::{Leads, ProcessTopic, Role};
use super::super::{BtiLevel, TextError};
use super::EntryKinds;
use super::draft::ProcessDraft;

/// Why a `[process]` table is not a routine. Places are written as in the file: `step[3].tools[0]`, from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// A value that is never right.
    #[error("`{place}` should be {expected}")]
    Value {
        /// Where.
        place: String,
        /// What is right.
        expected: &'static str,
    },
    /// A source or a name without words.
    #[error("`{place}`: {error}")]
    Text {
        /// Where.
        place: String,
        /// What is wrong with it.
        error: TextError,
    },
    /// A list that needs an entry has none.
    #[error("`{place}` is empty: name at least one")]
    Empty {
        /// Where.
        place: String,
    },
    /// The first day is not before the day it ends.
    #[error("`{place}.from` is not before `{place}.until`")]
    Period {
        /// Where.
        place: String,
    },
    /// Two rows with the same key.
    #[error("`{place}` repeats `{key}`: it stands once")]
    Repeated {
        /// The second.
        place: String,
        /// The key.
        key: String,
    },
    /// Something is named that the table does not describe.
    #[error("`{place}` names `{key}`, which is not among `{expected}`")]
    NotDescribed {
        /// Where.
        place: String,
        /// What is named.
        key: String,
        /// The list it should stand in.
        expected: &'static str,
    },
    /// The steps of a level are not numbered from 1 without holes.
    #[error("the steps of `{level}` are numbered {found:?}: number them from 1 without holes")]
    Order {
        /// The level.
        level: BtiLevel,
        /// The numbers.
        found: Vec<u8>,
    },
    /// A label on levels that do not stand beside each other.
    #[error("the label `{label}` stands on levels that are not neighbours")]
    Label {
        /// The label.
        label: String,
    },
    /// A topic that is both stated and listed as not stated, or neither.
    #[error("`{topic}` is {}: write it, or list it under `not_stated`, and not both", if *.both { "both written and listed as not stated" } else { "neither written nor listed as not stated" })]
    Topic {
        /// The topic.
        topic: ProcessTopic,
        /// Both or neither.
        both: bool,
    },
    /// A case can never come back to level 0.
    #[error("`{place}` lets a case go back to level 0: a new concern is raised beside it instead")]
    BackToConcern {
        /// Where.
        place: String,
    },
    /// An option leads to a level that the transitions close.
    #[error("`{place}` leads from `{from}` to `{to}`, which the transitions do not allow")]
    ClosedWay {
        /// Where.
        place: String,
        /// From.
        from: BtiLevel,
        /// To.
        to: BtiLevel,
    },
    /// Somebody would read or write a log because of running the system.
    #[error("`{place}` gives an administrator access to content: being an administrator never does")]
    Administrator {
        /// Where.
        place: String,
    },
}

pub(super) fn check(draft: &ProcessDraft) -> Result<(), ProfileError> {
    frame(draft)?;
    levels(draft)?;
    unique("tool", draft.tools.iter().map(|tool| tool.id.to_string()))?;
    unique("deadline", draft.deadlines.iter().map(|row| row.id.to_string()))?;
    unique("decision", draft.decisions.iter().map(|row| row.code.to_string()))?;
    unique("step", draft.steps.iter().map(|step| step.id.to_string()))?;
    unique("grant", draft.grants.iter().map(|grant| grant.role.to_string()))?;
    unique("contact", draft.contacts.iter().map(|contact| contact.id.to_string()))?;
    unique("scale", draft.scales.iter().map(|ladder| ladder.scale.to_string()))?;
    unique("transition", draft.transitions.iter().map(|row| format!("{} to {}", row.from, row.to)))?;
    let rules = draft.involve.iter().map(|row| &row.id).chain(draft.consider.iter().map(|row| &row.id));
    unique("involve, consider", rules.map(ToString::to_string))?;
    ladders(draft)?;
    decisions(draft)?;
    steps(draft)?;
    rules_around(draft)?;
    topics(draft)
}

fn frame(draft: &ProcessDraft) -> Result<(), ProfileError> {
    value(draft.version > 0, "version", "1 or more")?;
    value(matches!(draft.language.as_str(), "nb" | "nn"), "language", "`nb` or `nn`")?;
    words("model", &draft.model)?;
    period("process", draft.from, draft.until)?;
    filled("municipalities", &draft.municipalities)?;
    for (index, row) in draft.municipalities.iter().enumerate() {
        let place = format!("municipalities[{index}]");
        period(&place, row.from, row.until)?;
        value(
            row.successors.is_empty() || row.until.is_some(),
            format!("{place}.until"),
            "the first day without the number, since it has successors",
        )?;
        value(
            !row.successors.contains(&row.number),
            format!("{place}.successors"),
            "other numbers than its own",
        )?;
    }
    if let Some(target) = &draft.target {
        let ages = target.from_age.zip(target.until_age);
        value(ages.is_none_or(|(from, until)| from < until), "target.until_age", "above `target.from_age`")?;
    }
    if let Some(tool) = draft.log.as_ref().and_then(|log| log.tool.as_ref()) {
        described("log.tool", tool, draft.tools.iter().map(|row| &row.id), "tool")?;
    }
    if let Some((required, optional)) =
        draft.log.as_ref().and_then(|log| log.required_from.zip(log.optional_from))
    {
        value(optional <= required, "log.optional_from", "`log.required_from` or lower")?;
    }
    Ok(())
}

fn levels(draft: &ProcessDraft) -> Result<(), ProfileError> {
    filled("level", &draft.levels)?;
    for (index, pair) in draft.levels.windows(2).enumerate() {
        if let [lower, higher] = pair {
            let place = format!("level[{}].level", index + 1);
            value(lower.level < higher.level, place, "above the level before it")?;
        }
    }
    for (index, row) in draft.levels.iter().enumerate() {
        let first = draft.levels.iter().position(|other| other.label == row.label).unwrap_or(index);
        let between = draft.levels.iter().skip(first).take(index.saturating_sub(first));
        if between.into_iter().any(|other| other.label != row.label) {
            return Err(ProfileError::Label { label: row.label.to_string() });
        }
        if let Some((min, max)) = row.services.and_then(|range| range.min.zip(range.max)) {
            value(min <= max, format!("level[{index}].services.max"), "`services.min` or more")?;
        }
    }
    Ok(())
}

fn ladders(draft: &ProcessDraft) -> Result<(), ProfileError> {
    for (index, ladder) in draft.scales.iter().enumerate() {
        let marks = ladder.marks.iter().map(|mark| mark.mark.as_str());
        value(
            marks.eq(ladder.scale.marks().iter().copied()),
            format!("scale[{index}].marks"),
            "every mark of the scale, from the bottom",
        )?;
        words(format!("scale[{index}].source"), &ladder.source)?;
    }
    Ok(())
}

fn decisions(draft: &ProcessDraft) -> Result<(), ProfileError> {
    let has = |level: BtiLevel| draft.levels.iter().any(|row| row.level == level);
    for (index, option) in draft.decisions.iter().enumerate() {
        let place = format!("decision[{index}]");
        filled(format!("{place}.levels"), &option.levels)?;
        filled(format!("{place}.leads"), &option.leads)?;
        words(format!("{place}.source"), &option.source)?;
        for level in &option.levels {
            described(format!("{place}.levels"), level, draft.levels.iter().map(|row| &row.level), "level")?;
            for to in option.leads.iter().filter_map(|leads: &Leads| leads.level()) {
                let stated = draft.transitions.iter().find(|row| row.from == *level && row.to == to);
                let skip = (*level, to) == (BtiLevel::Level1, BtiLevel::Level3);
                if !has(to) || !stated.map_or(!skip, |row| row.allowed) {
                    let place = format!("{place}.leads");
                    return Err(ProfileError::ClosedWay { place, from: *level, to });
                }
            }
        }
    }
    Ok(())
}

fn steps(draft: &ProcessDraft) -> Result<(), ProfileError> {
    for (index, step) in draft.steps.iter().enumerate() {
        let place = format!("step[{index}]");
        described(format!("{place}.level"), &step.level, draft.levels.iter().map(|row| &row.level), "level")?;
        filled(format!("{place}.who"), &step.who)?;
        words(format!("{place}.source"), &step.source)?;
        for tool in &step.tools {
            described(format!("{place}.tools"), tool, draft.tools.iter().map(|row| &row.id), "tool")?;
        }
        for deadline in &step.deadlines {
            let known = draft.deadlines.iter().map(|row| &row.id);
            described(format!("{place}.deadlines"), deadline, known, "deadline")?;
        }
        for option in &step.decisions {
            let open = draft.decisions.iter().filter(|row| row.levels.contains(&step.level));
            described(
                format!("{place}.decisions"),
                option,
                open.map(|row| &row.code),
                "decision (open at this level)",
            )?;
        }
    }
    for row in &draft.levels {
        let mut found: Vec<u8> =
            draft.steps.iter().filter(|step| step.level == row.level).map(|step| step.order).collect();
        found.sort_unstable();
        if !found.iter().zip(1_u8..).all(|(order, expected)| *order == expected) {
            return Err(ProfileError::Order { level: row.level, found });
        }
    }
    Ok(())
}

fn rules_around(draft: &ProcessDraft) -> Result<(), ProfileError> {
    for (index, row) in draft.transitions.iter().enumerate() {
        let place = format!("transition[{index}]");
        words(format!("{place}.source"), &row.source)?;
        if row.allowed && row.to == BtiLevel::Level0 && row.from != BtiLevel::Level0 {
            return Err(ProfileError::BackToConcern { place });
        }
    }
    for (index, grant) in draft.grants.iter().enumerate() {
        let place = format!("grant[{index}]");
        words(format!("{place}.source"), &grant.source)?;
        let nothing = |kinds: &Option<EntryKinds>| {
            kinds.as_ref().is_none_or(|kinds| *kinds == EntryKinds::These(vec![]))
        };
        if grant.role == Role::Administrator && !(nothing(&grant.read) && nothing(&grant.write)) {
            return Err(ProfileError::Administrator { place });
        }
    }
    for (index, row) in draft.involve.iter().enumerate() {
        filled(format!("involve[{index}].services"), &row.services)?;
        for (inner, any) in row.services.iter().enumerate() {
            filled(format!("involve[{index}].services[{inner}]"), any)?;
        }
        words(format!("involve[{index}].source"), &row.source)?;
    }
    for (index, row) in draft.consider.iter().enumerate() {
        words(format!("consider[{index}].source"), &row.source)?;
    }
    for (index, row) in draft.deadlines.iter().enumerate() {
        words(format!("deadline[{index}].source"), &row.source)?;
    }
    for (index, contact) in draft.contacts.iter().enumerate() {
        filled(format!("contact[{index}].when"), &contact.when)?;
        words(format!("contact[{index}].source"), &contact.source)?;
        for (inner, hours) in contact.hours.iter().enumerate() {
            let place = format!("contact[{index}].hours[{inner}]");
            filled(format!("{place}.days"), &hours.days)?;
            value(hours.from != hours.until, format!("{place}.until"), "another time than `from`")?;
        }
    }
    Ok(())
}

/// What has a table of its own is written or listed as not stated.
fn topics(draft: &ProcessDraft) -> Result<(), ProfileError> {
    let written = [
        (ProcessTopic::Steps, !draft.steps.is_empty()),
        (ProcessTopic::Deadlines, !draft.deadlines.is_empty()),
        (ProcessTopic::Decisions, !draft.decisions.is_empty()),
        (ProcessTopic::Holder, draft.holder.is_some()),
        (ProcessTopic::Log, draft.log.is_some()),
        (ProcessTopic::Read, draft.grants.iter().any(|grant| grant.read.is_some())),
        (ProcessTopic::Write, draft.grants.iter().any(|grant| grant.write.is_some())),
        (ProcessTopic::Safety, !draft.contacts.is_empty()),
        (ProcessTopic::Involvement, !draft.involve.is_empty() || !draft.consider.is_empty()),
        (ProcessTopic::WarmHandOver, draft.warm_hand_over.is_some()),
        (ProcessTopic::Plan, draft.individual_plan.is_some()),
        (ProcessTopic::Target, draft.target.is_some()),
    ];
    for (topic, written) in written {
        if written == draft.not_stated.contains(&topic) {
            return Err(ProfileError::Topic { topic, both: written });
        }
    }
    unique("not_stated", draft.not_stated.iter().map(ToString::to_string))
}

fn value(right: bool, place: impl Into<String>, expected: &'static str) -> Result<(), ProfileError> {
    if right { Ok(()) } else { Err(ProfileError::Value { place: place.into(), expected }) }
}

fn words(place: impl Into<String>, text: &str) -> Result<(), ProfileError> {
    super::super::text::check(text, super::super::LocalText::MAX)
        .map_err(|error| ProfileError::Text { place: place.into(), error })
}

fn filled<T>(place: impl Into<String>, list: &[T]) -> Result<(), ProfileError> {
    if list.is_empty() { Err(ProfileError::Empty { place: place.into() }) } else { Ok(()) }
}

fn period(place: &str, from: Option<crate::Date>, until: Option<crate::Date>) -> Result<(), ProfileError> {
    match (from, until) {
        (Some(from), Some(until)) if from >= until => Err(ProfileError::Period { place: place.to_owned() }),
        _ => Ok(()),
    }
}

fn described<'a, T: PartialEq + std::fmt::Display + 'a>(
    place: impl Into<String>,
    key: &T,
    mut known: impl Iterator<Item = &'a T>,
    expected: &'static str,
) -> Result<(), ProfileError> {
    if known.any(|other| other == key) {
        return Ok(());
    }
    Err(ProfileError::NotDescribed { place: place.into(), key: key.to_string(), expected })
}

fn unique(list: &str, keys: impl Iterator<Item = String>) -> Result<(), ProfileError> {
    let mut seen = BTreeSet::new();
    for (index, key) in keys.enumerate() {
        if !seen.insert(key.clone()) {
            return Err(ProfileError::Repeated { place: format!("{list}[{index}]"), key });
        }
    }
    Ok(())
}
