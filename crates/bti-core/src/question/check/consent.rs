//! What makes a consent on record a consent on record.

use super::{Described, QuestionError, at_most, limits, text};
use crate::question::{BirthDate, Consent, QuestionDraft, Signer};
use crate::{ConsentForm, Known};

pub(super) fn check(
    draft: &QuestionDraft,
    consent: &Consent,
    described: &Described<'_>,
    place: &str,
) -> Result<(), QuestionError> {
    described.person(consent.about.as_str(), || format!("{place}.about"))?;
    described.signers(&consent.by, place)?;
    on_behalf(consent, described, place)?;
    scope(consent, described, place)?;
    days(draft, consent, place)?;
    let contradiction = |part: &str, other: &str| QuestionError::Contradiction {
        place: format!("{place}.{part}"),
        other: format!("{place}.{other}"),
    };
    let needs = |needs| QuestionError::Needs { place: place.to_owned(), needs };
    if consent.form == ConsentForm::OralRecorded && consent.minutes.is_none() {
        return Err(needs("minutes"));
    }
    at_most(&format!("{place}.told"), consent.told.len(), limits::ENTRIES)?;
    let told = consent.informed();
    if !consent.told.is_empty()
        && consent.stated_informed != Known::NotKnown
        && consent.stated_informed != told
    {
        return Err(contradiction("informed", "told"));
    }
    if !consent.withdrawn_by.is_empty() && consent.withdrawn_on.is_none() {
        return Err(needs("withdrawn_on"));
    }
    for (at, signer) in consent.withdrawn_by.iter().enumerate() {
        if !consent.signers().any(|own| own == signer) {
            return Err(contradiction(&format!("withdrawn_by[{at}]"), "by"));
        }
    }
    if let Some(earlier) = &consent.supersedes {
        if *earlier == consent.id {
            return Err(contradiction("supersedes", "id"));
        }
        if !draft.consents.iter().any(|other| other.id == *earlier && other.about == consent.about) {
            return Err(QuestionError::NotDescribed {
                place: format!("{place}.supersedes"),
                id: earlier.to_string(),
                expected: "consents about the same person",
            });
        }
    }
    text(&format!("{place}.recorded_by"), consent.recorded_by.as_deref())?;
    let judged_by = consent.competence.as_ref().and_then(|competence| competence.by.as_deref());
    text(&format!("{place}.competence.by"), judged_by)
}

fn on_behalf(consent: &Consent, described: &Described<'_>, place: &str) -> Result<(), QuestionError> {
    at_most(&format!("{place}.on_behalf"), consent.on_behalf.len(), limits::ENTRIES)?;
    at_most(&format!("{place}.withdrawn_by"), consent.withdrawn_by.len(), limits::ENTRIES)?;
    for (at, entry) in consent.on_behalf.iter().enumerate() {
        let place = format!("{place}.on_behalf[{at}]");
        for (field, signer) in [("signer", &entry.signer), ("of", &entry.of)] {
            if let Signer::Person(person) = signer {
                described.person(person.as_str(), || format!("{place}.{field}.person"))?;
            }
        }
        if !consent.by.contains(&entry.signer) || entry.signer == entry.of {
            return Err(QuestionError::Contradiction {
                place: format!("{place}.signer"),
                other: if entry.signer == entry.of { format!("{place}.of") } else { "by".to_owned() },
            });
        }
    }
    Ok(())
}

fn scope(consent: &Consent, described: &Described<'_>, place: &str) -> Result<(), QuestionError> {
    for (list, found) in [
        ("mesh", consent.scope.mesh.len()),
        ("givers", consent.scope.givers.len()),
        ("recipient_services", consent.scope.recipient_services.len()),
        ("kinds", consent.scope.kinds.len()),
        ("purposes", consent.scope.purposes.len()),
        ("except.services", consent.except.services.len()),
        ("except.kinds", consent.except.kinds.len()),
    ] {
        at_most(&format!("{place}.{list}"), found, limits::ENTRIES)?;
    }
    for (list, items) in [("items", &consent.scope.items), ("except.items", &consent.except.items)] {
        at_most(&format!("{place}.{list}"), items.len(), limits::ENTRIES)?;
        for (at, item) in items.iter().enumerate() {
            described.item(item.as_str(), || format!("{place}.{list}[{at}]"))?;
        }
    }
    for (list, recipients) in
        [("recipients", &consent.scope.recipients), ("except.recipients", &consent.except.recipients)]
    {
        at_most(&format!("{place}.{list}"), recipients.len(), limits::ENTRIES)?;
        for (at, recipient) in recipients.iter().enumerate() {
            described.recipient(recipient.as_str(), || format!("{place}.{list}[{at}]"))?;
        }
    }
    Ok(())
}

/// Nobody answers before being born, and what ends does not end before it began.
fn days(draft: &QuestionDraft, consent: &Consent, place: &str) -> Result<(), QuestionError> {
    let Some(given) = consent.given_on else { return Ok(()) };
    for (field, day) in [("valid_until", consent.valid_until), ("withdrawn_on", consent.withdrawn_on)] {
        if day.is_some_and(|day| day < given) {
            return Err(QuestionError::Contradiction {
                place: format!("{place}.{field}"),
                other: format!("{place}.given_on"),
            });
        }
    }
    let persons = consent.signers().filter_map(|signer| match signer {
        Signer::Person(person) => Some(person),
        Signer::Role(_) => None,
    });
    for id in persons.chain([&consent.about]) {
        let at = draft.persons.iter().position(|person| person.id == *id);
        let born = at.and_then(|at| draft.persons.get(at)).map(|person| person.born);
        if let (Some(at), Some(BirthDate::Known(born))) = (at, born) {
            if given < born {
                return Err(QuestionError::BeforeBirth {
                    place: format!("{place}.given_on"),
                    born: format!("persons[{at}].born"),
                });
            }
        }
    }
    Ok(())
}
