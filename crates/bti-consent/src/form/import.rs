//! From a filled-in form to consents on record, one for each person it is about and each signer.

use bti_core::{
    BirthDate, Consent, ConsentForm, ConsentId, ConsentScope, ConsentStatus, Date, Exceptions, ItemKind,
    Known, Person, PersonId, Service, Signer,
};

use super::{FilledForm, Form, ReadLimits, Tick};
use crate::error::Allowed;

/// What a filled-in form says.
#[derive(Clone, PartialEq, Eq)]
pub struct Imported {
    /// The consents: for the child by every signer, and for each parent who signed by that parent alone.
    pub consents: Vec<Consent>,
    /// What somebody should look at.
    pub notes: Vec<ImportNote>,
    /// The limitation in words, for a person to read. Never shown in `Debug`.
    pub limitation: Option<String>,
}

impl std::fmt::Debug for Imported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Imported");
        shown.field("consents", &self.consents).field("notes", &self.notes).finish_non_exhaustive()
    }
}

/// What somebody should look at in a form that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportNote {
    /// The limitation in words has not been read into fields: the consents are then not known to cover anything.
    LimitationToRead,
    /// The tick for information is missing: it is not known that the signers were informed.
    NotTickedInformed,
    /// A box that asks for a name was ticked without one: nobody is covered by it.
    NotNamed {
        /// The box.
        of: String,
    },
    /// A guardian has not signed: nothing about that guardian is covered, and for the child the signature may be needed.
    NotSigned {
        /// The guardian.
        person: PersonId,
    },
    /// The child signed: whether that counts follows from each giver's own rules.
    ChildSigned,
}

/// Why a filled-in form is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// It is another form.
    #[error("`form` is `{found}`, and this is the form `{expected}`")]
    OtherForm {
        /// What the filled-in form says.
        found: String,
        /// The form it is read by.
        expected: String,
    },
    /// A tick for a box or category the form does not have.
    #[error("`{place}`: the form has no `{name}`; {allowed}")]
    UnknownTick {
        /// Where.
        place: String,
        /// What was ticked.
        name: String,
        /// What can be.
        allowed: Allowed,
    },
    /// A name beside a box that was not ticked, or that asks for none.
    #[error("`{place}`: the box `{of}` is not ticked, or asks for no name")]
    NamedElsewhere {
        /// Where.
        place: String,
        /// The box.
        of: String,
    },
    /// Somebody who is not described.
    #[error("`{place}` names `{person}`, who is not described")]
    NotDescribed {
        /// Where.
        place: String,
        /// Who.
        person: PersonId,
    },
    /// A signature that is neither one person's nor one role's.
    #[error("`{place}`: name exactly one of `person` and `role`")]
    Signer {
        /// Where.
        place: String,
    },
    /// Nobody has signed.
    #[error("`signed` is empty: a form nobody has signed is no consent")]
    Unsigned,
    /// Nothing is ticked that anybody could share, or no purpose is named.
    #[error("`{list}` is empty: a consent that names nothing covers nothing")]
    Empty {
        /// The list.
        list: &'static str,
    },
    /// A signature of a day that has not come.
    #[error("`{place}` is {on}, which is after {today}: a signature is not dated ahead")]
    Future {
        /// Where.
        place: String,
        /// The day of the signature.
        on: Date,
        /// The day it is read.
        today: Date,
    },
    /// A signature older than the one who gave it, or whom it is about.
    #[error("`{place}` is {on}, before `{person}` was born")]
    BeforeBirth {
        /// Where.
        place: String,
        /// The day of the signature.
        on: Date,
        /// Who was not born.
        person: PersonId,
    },
    /// Said orally, without the minutes it stands in.
    #[error("`minutes` is missing: an oral answer that was recorded stands in minutes")]
    Minutes,
    /// Ids that cannot be made.
    #[error("`{place}`: {error}")]
    Id {
        /// Where.
        place: String,
        /// Why.
        error: bti_core::IdError,
    },
}

impl Form {
    /// What a filled-in form says, read on a day: `persons` are those of the question the consents will be used in.
    ///
    /// Everything ticked may pass among all that are ticked (a mesh); whoever is named beside a box is covered alone.
    /// The ids of the consents begin with `prefix`.
    ///
    /// ```
    /// use bti_consent::form::{FilledForm, Form, Signature};
    /// use bti_core::{Guardian, Known, Person, Purpose};
    ///
    /// let form = Form::elverum()?;
    /// let filled = FilledForm {
    ///     form: "elverum".to_owned(),
    ///     child: "child".parse()?,
    ///     ticked: ["skole", "ppt", "informed"].map(str::to_owned).to_vec(),
    ///     named: Vec::new(),
    ///     categories: vec!["education".to_owned()],
    ///     purposes: vec![Purpose::Coordination],
    ///     limitation: None,
    ///     limits: None,
    ///     signed: vec![Signature { person: Some("mother".parse()?), role: None, on: "2026-09-01".parse()? }],
    ///     how: None,
    ///     minutes: None,
    ///     voluntary: Some(Known::Yes),
    ///     valid_until: None,
    /// };
    /// let child = Person { guardians: vec![Guardian::new("mother".parse()?, Known::Yes)], ..Person::new("child".parse()?) };
    /// let persons = [child, Person::new("mother".parse()?)];
    /// let imported = form.import(&filled, &persons, "2026-09-02".parse()?, "form1")?;
    /// // The mother has answered for the child, and for herself.
    /// assert_eq!(imported.consents.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ImportError`] names the place, and what the form has.
    pub fn import(
        &self,
        filled: &FilledForm,
        persons: &[Person],
        today: Date,
        prefix: &str,
    ) -> Result<Imported, ImportError> {
        if filled.form != self.id {
            return Err(ImportError::OtherForm { found: filled.form.clone(), expected: self.id.clone() });
        }
        let child = described(persons, &filled.child, "child")?;
        let mut notes = Vec::new();
        let ticked = self.ticked(filled, &mut notes)?;
        let kinds = self.kinds(filled)?;
        if filled.purposes.is_empty() {
            return Err(ImportError::Empty { list: "purposes" });
        }
        let signers = signatures(filled, persons, today)?;
        for (index, (_, on)) in signers.iter().enumerate() {
            born(child, *on, &format!("signed[{index}].on"))?;
        }
        if filled.how == Some(ConsentForm::OralRecorded) && filled.minutes.is_none() {
            return Err(ImportError::Minutes);
        }
        if !ticked.informed {
            notes.push(ImportNote::NotTickedInformed);
        }
        let unread = filled.limits.is_none()
            && filled.limitation.as_deref().is_some_and(|limitation| !limitation.trim().is_empty());
        if unread {
            notes.push(ImportNote::LimitationToRead);
        }
        let mut consents = Vec::new();
        let mut add = |about: &PersonId, by: &Signer, on: Date| -> Result<(), ImportError> {
            let id = ConsentId::new(format!("{prefix}-{}", consents.len() + 1))
                .map_err(|error| ImportError::Id { place: "prefix".to_owned(), error })?;
            let except = filled.limits.as_ref().map_or_else(Exceptions::default, ReadLimits::exceptions);
            let scope = ticked.scope.clone();
            let mut consent = Consent::new(id, about.clone(), vec![by.clone()], ConsentStatus::Given);
            consent.given_on = Some(on);
            consent.valid_until = filled.valid_until;
            consent.scope = ConsentScope { kinds: kinds.clone(), purposes: filled.purposes.clone(), ..scope };
            consent.except = Exceptions { unread_text: unread, ..except };
            consent.digital_log = Known::from(ticked.digital_log);
            consent.stated_informed = if ticked.informed { Known::Yes } else { Known::NotKnown };
            consent.voluntary = filled.voluntary.unwrap_or(Known::NotKnown);
            consent.form = filled.how.unwrap_or(ConsentForm::Written);
            consent.minutes.clone_from(&filled.minutes);
            consents.push(consent);
            Ok(())
        };
        for (signer, on) in &signers {
            // Everybody who signs answers for the child; whether that counts is the law's, not the form's.
            add(&filled.child, signer, *on)?;
            match signer {
                Signer::Person(person) if *person == filled.child => notes.push(ImportNote::ChildSigned),
                // And a parent for what the form says of that parent.
                Signer::Person(person) => add(person, signer, *on)?,
                Signer::Role(_) => {}
            }
        }
        let signed = |person: &PersonId| {
            signers.iter().any(|(signer, _)| matches!(signer, Signer::Person(by) if by == person))
        };
        let missing =
            child.guardians.iter().map(|guardian| &guardian.person).filter(|person| !signed(person));
        notes.extend(missing.map(|person| ImportNote::NotSigned { person: person.clone() }));
        Ok(Imported { consents, notes, limitation: filled.limitation.clone() })
    }

    /// What the ticks reach.
    fn ticked(&self, filled: &FilledForm, notes: &mut Vec<ImportNote>) -> Result<Ticked, ImportError> {
        let mut ticked = Ticked::default();
        for (index, name) in filled.named.iter().enumerate() {
            let own = self.boxes.iter().find(|own| own.id == name.of);
            let asks = own.is_some_and(|own| matches!(own.means, Tick::Named { .. }));
            if !asks || !filled.ticked.contains(&name.of) {
                let place = format!("named[{index}].box");
                return Err(ImportError::NamedElsewhere { place, of: name.of.clone() });
            }
        }
        let ids = || self.boxes.iter().map(|own| own.id.as_str());
        for (index, tick) in filled.ticked.iter().enumerate() {
            let own = self.boxes.iter().find(|own| own.id == *tick);
            match &own.ok_or_else(|| unknown(format!("ticked[{index}]"), tick, ids()))?.means {
                Tick::Services(services) => ticked.scope.mesh.extend(services),
                Tick::Named { service, receives_only } => {
                    let named = filled.named.iter().filter(|name| name.of == *tick);
                    let named: Vec<_> = named.map(|name| name.recipient.clone()).collect();
                    if named.is_empty() {
                        notes.push(ImportNote::NotNamed { of: tick.clone() });
                    } else if !receives_only {
                        ticked.scope.givers.push(*service);
                    }
                    ticked.scope.recipients.extend(named);
                }
                Tick::DigitalLog => ticked.digital_log = true,
                Tick::Informed => ticked.informed = true,
            }
        }
        // Whoever is named beside a box gives to every service that is ticked, and to the others who are named.
        let scope = &mut ticked.scope;
        unique(&mut scope.mesh);
        if !scope.givers.is_empty() {
            scope.recipient_services.clone_from(&scope.mesh);
        }
        if scope.mesh.is_empty() && scope.recipients.is_empty() {
            return Err(ImportError::Empty { list: "ticked" });
        }
        Ok(ticked)
    }

    fn kinds(&self, filled: &FilledForm) -> Result<Vec<ItemKind>, ImportError> {
        let ids = || self.categories.iter().map(|own| own.id.as_str());
        let mut kinds: Vec<ItemKind> = Vec::new();
        for (index, name) in filled.categories.iter().enumerate() {
            let own = self.categories.iter().find(|own| own.id == *name);
            kinds.extend(&own.ok_or_else(|| unknown(format!("categories[{index}]"), name, ids()))?.kinds);
        }
        kinds.sort();
        kinds.dedup();
        if kinds.is_empty() { Err(ImportError::Empty { list: "categories" }) } else { Ok(kinds) }
    }
}

#[derive(Default)]
struct Ticked {
    scope: ConsentScope,
    digital_log: bool,
    informed: bool,
}

fn unknown<'a>(place: String, name: &str, ids: impl Iterator<Item = &'a str>) -> ImportError {
    // What does not look like an id is not repeated: it may be anything about anybody.
    let code =
        (1..=40).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let shown = if code { name } else { "(not written like a code)" };
    ImportError::UnknownTick { place, name: shown.to_owned(), allowed: Allowed::for_name(name, ids) }
}

fn unique(services: &mut Vec<Service>) {
    services.sort();
    services.dedup();
}

fn described<'a>(persons: &'a [Person], id: &PersonId, place: &str) -> Result<&'a Person, ImportError> {
    let found = persons.iter().find(|person| person.id == *id);
    found.ok_or_else(|| ImportError::NotDescribed { place: place.to_owned(), person: id.clone() })
}

fn born(person: &Person, on: Date, place: &str) -> Result<(), ImportError> {
    match person.born {
        BirthDate::Known(born) if on < born => {
            Err(ImportError::BeforeBirth { place: place.to_owned(), on, person: person.id.clone() })
        }
        _ => Ok(()),
    }
}

fn signatures(
    filled: &FilledForm,
    persons: &[Person],
    today: Date,
) -> Result<Vec<(Signer, Date)>, ImportError> {
    if filled.signed.is_empty() {
        return Err(ImportError::Unsigned);
    }
    let mut signers = Vec::new();
    for (index, signature) in filled.signed.iter().enumerate() {
        let place = format!("signed[{index}]");
        let signer = match (&signature.person, signature.role) {
            (Some(id), None) => {
                let person = described(persons, id, &format!("{place}.person"))?;
                born(person, signature.on, &format!("{place}.on"))?;
                Signer::Person(id.clone())
            }
            (None, Some(role)) => Signer::Role(role),
            _ => return Err(ImportError::Signer { place }),
        };
        if signature.on > today {
            return Err(ImportError::Future { place: format!("{place}.on"), on: signature.on, today });
        }
        signers.push((signer, signature.on));
    }
    Ok(signers)
}
