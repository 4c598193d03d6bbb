//! Days on which a consent has to be looked at again (*ny vurdering*), so that a host can warn ahead.

use bti_core::{
    BirthDate, Consent, ConsentId, ConsentStatus, Date, ItemId, ItemKind, Known, Life, NormId, Person,
    PersonId, Purpose, Question, RuleId, Service, Signer,
};

use super::signers::{WhoMustConsent, for_checked};
use crate::derive::{self, Asked, LeapDay, Spot};
use crate::lawbook::{Commencement, Effect, Lawbook};
use crate::profile::{ConsentProfile, RuleKind};
use crate::value::{WordError, check_words};

/// Something that has happened, or is going to, of which the host knows the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The day.
    pub on: Date,
    /// Whom it is about; none: everyone the question mentions.
    pub person: Option<PersonId>,
    /// What.
    pub what: Happened,
}

/// What may happen that a consent was not given with in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happened {
    /// Parental responsibility or residence changed.
    CustodyChanged,
    /// Somebody with parental responsibility died.
    GuardianDied,
    /// The child welfare service took over the care, or stopped having it.
    CareOrder,
    /// The child was placed, or moved back.
    Placed,
    /// An address was graded, or no longer is.
    AddressGraded,
    /// A suspicion was raised against a guardian.
    SuspicionRaised,
    /// A service joined that may not be named.
    ServiceJoined(Service),
    /// Another service took over the log.
    LogTakenOver(Service),
    /// The information is to be used for something else.
    PurposeAdded(Purpose),
    /// Information of another kind is to be shared.
    KindAdded(ItemKind),
}

/// What makes it necessary to look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The person comes of this age.
    Age(u8),
    /// The last day the consent itself names is over.
    Ends,
    /// The law about who signs changes.
    LawChange,
    /// Law that is adopted without a date names another signer, or may.
    AdoptedWithoutDate(NormId),
    /// A municipality's own rule asks for it. Not the law.
    Local(RuleId),
    /// Something happened.
    Happened(Happened),
}

/// What follows for the consents on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Affected {
    /// Other signatures are needed from that day, for this item: the sets that suffice before and after.
    Signers {
        /// The item.
        item: ItemId,
        /// The sufficient sets on the day before.
        before: Vec<Vec<Signer>>,
        /// The sufficient sets from the day.
        after: Vec<Vec<Signer>>,
    },
    /// They no longer count from that day.
    End,
    /// They do not reach what is new: it needs a consent that names it.
    DoNotReach,
    /// They still count; somebody looks at whether they should be asked for again.
    LookAgain,
}

/// One day on which consents have to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reevaluation {
    /// The first day it matters. None: the law is adopted without a date.
    pub on: Option<Date>,
    /// For somebody born on 29 February, in a year without that day: the later of the two days the law may mean.
    pub or_on: Option<Date>,
    /// Whose information.
    pub person: PersonId,
    /// What makes it necessary.
    pub trigger: Trigger,
    /// The consents on record about that person that may be affected.
    pub consents: Vec<ConsentId>,
    /// What follows.
    pub affected: Affected,
}

/// Every day after the day of the question, up to and with `last`, on which a consent on record has to be looked at again.
///
/// Ages, last days and law changes are computed; what happens in the family and around it is given by the host in
/// `happenings`, with its day. In order of day; what has no day stands last.
/// Where an age or the law changes nobody's signature it is still listed, with [`Affected::LookAgain`], because the
/// child is heard in another way or may be asked anew.
///
/// A day is counted in Norwegian time. Nothing is decided here: on each of the days, ask again.
///
/// # Errors
/// [`WordError`] where the question states a word the lawbook does not have, in the wrong list or scope.
pub fn reevaluations(
    lawbook: &Lawbook,
    question: &Question,
    happenings: &[Happening],
    profile: Option<&ConsentProfile>,
    last: Date,
) -> Result<Vec<Reevaluation>, WordError> {
    check_words(question, lawbook.vocabulary())?;
    let review = Review { lawbook, question, profile, last };
    let mut found = Vec::new();
    for person in question.persons() {
        let consents: Vec<&Consent> = question
            .consents()
            .iter()
            .filter(|consent| consent.about == person.id && in_use(consent))
            .collect();
        review.ages(person, &consents, &mut found);
        review.law(person, &consents, &mut found);
        for consent in &consents {
            review.last_days(person, consent, &mut found);
        }
        for happening in happenings {
            review.happening(person, &consents, happening, &mut found);
        }
    }
    found.sort_by_key(|entry| (entry.on.is_none(), entry.on, entry.person.clone()));
    Ok(found)
}

/// Given, or not known not to be: what was refused, withdrawn or superseded has nothing to look at.
fn in_use(consent: &Consent) -> bool {
    matches!(consent.status, ConsentStatus::Given | ConsentStatus::NotKnown)
}

struct Review<'a> {
    lawbook: &'a Lawbook,
    question: &'a Question,
    profile: Option<&'a ConsentProfile>,
    last: Date,
}

impl Review<'_> {
    fn ahead(&self, day: Date) -> bool {
        self.question.day() < day && day <= self.last
    }

    /// The question asked on another day, if it can be.
    fn on(&self, day: Date) -> Option<Question> {
        let mut draft = self.question.clone().into_draft();
        draft.day = day;
        Question::new(draft).ok()
    }

    /// Whether the signatures that suffice differ between the day before and the day, item by item.
    fn changes(&self, person: &Person, day: Date, later: Date) -> Vec<Affected> {
        let sufficient = |day: Option<Date>| {
            let question = day.and_then(|day| self.on(day));
            let who = question.map(|question| for_checked(self.lawbook, &question, self.profile));
            let mut who: Vec<WhoMustConsent> = who.unwrap_or_default();
            who.retain(|who| who.person == person.id);
            who.into_iter().map(|who| {
                let mut sets: Vec<Vec<Signer>> = who.sufficient().map(|way| way.signers.clone()).collect();
                sets.sort();
                sets.dedup();
                (who.item, sets)
            })
        };
        let after: Vec<_> = sufficient(Some(later)).collect();
        sufficient(day.previous())
            .filter_map(|(item, before)| {
                let (_, after) = after.iter().find(|(other, _)| *other == item)?;
                (before != *after).then(|| Affected::Signers { item, before, after: after.clone() })
            })
            .collect()
    }

    fn push(
        person: &Person,
        on: Option<Date>,
        trigger: &Trigger,
        consents: &[&Consent],
        affected: Affected,
        found: &mut Vec<Reevaluation>,
    ) {
        let consents = consents.iter().map(|consent| consent.id.clone()).collect();
        let (person, trigger) = (person.id.clone(), trigger.clone());
        found.push(Reevaluation { on, or_on: None, person, trigger, consents, affected });
    }

    /// The ages the law's own words speak of.
    fn ages(&self, person: &Person, consents: &[&Consent], found: &mut Vec<Reevaluation>) {
        let BirthDate::Known(born) = person.born else { return };
        if !matches!(person.life, Life::Alive | Life::NotKnown) || consents.is_empty() {
            return;
        }
        let ages =
            derive::registered().filter_map(|(word, _)| word.strip_prefix("under-")?.parse::<u8>().ok());
        for age in ages {
            let Some((early, late)) = derive::attains(born, i32::from(age), LeapDay::Open) else { continue };
            if !self.ahead(early) {
                continue;
            }
            let trigger = Trigger::Age(age);
            let changes = self.changes(person, early, late);
            let first = found.len();
            if changes.is_empty() {
                Self::push(person, Some(early), &trigger, consents, Affected::LookAgain, found);
            }
            for affected in changes {
                Self::push(person, Some(early), &trigger, consents, affected, found);
            }
            for entry in found.iter_mut().skip(first).filter(|_| early != late) {
                entry.or_on = Some(late);
            }
        }
    }

    /// Law that changes on a day, and law adopted without one.
    fn law(&self, person: &Person, consents: &[&Consent], found: &mut Vec<Reevaluation>) {
        if consents.is_empty() {
            return;
        }
        for day in self.lawbook.boundaries().into_iter().filter(|day| self.ahead(*day)) {
            for affected in self.changes(person, day, day) {
                Self::push(person, Some(day), &Trigger::LawChange, consents, affected, found);
            }
        }
        // What is adopted says who signs for a child.
        let law = self.lawbook.on(self.question.day());
        let asked =
            Asked { question: self.question, law: &law, leap_day: LeapDay::Open, profile: self.profile };
        let index = self.question.person_index(&person.id).unwrap_or_default();
        if derive::under(&asked, Spot { person: index, ..Spot::default() }, 18).is_some_and(Known::is_no) {
            return;
        }
        let carried: Vec<String> = for_checked(self.lawbook, self.question, None)
            .into_iter()
            .filter(|who| who.person == person.id)
            .flat_map(|who| who.regimes)
            .collect();
        let adopted = self.lawbook.sections().iter().flat_map(|section| &section.versions);
        let adopted = adopted.filter(|version| version.commences == Commencement::KongenBestemmer);
        for norm in adopted.flat_map(|version| &version.norms) {
            let about_signing = matches!(norm.effect, Effect::Authority { .. });
            if about_signing && norm.regimes.iter().any(|regime| carried.contains(regime)) {
                let trigger = Trigger::AdoptedWithoutDate(norm.id.clone());
                Self::push(person, None, &trigger, consents, Affected::LookAgain, found);
            }
        }
    }

    /// The last day a consent names, and the months a municipality gives it.
    fn last_days(&self, person: &Person, consent: &Consent, found: &mut Vec<Reevaluation>) {
        let own = [consent];
        if let Some(day) = consent.valid_until.and_then(Date::next).filter(|day| self.ahead(*day)) {
            Self::push(person, Some(day), &Trigger::Ends, &own, Affected::End, found);
        }
        for rule in self.profile.iter().flat_map(|profile| profile.rules()) {
            let (months, affected) = match rule.kind {
                RuleKind::ValidMonths(months) => (months, Affected::End),
                RuleKind::ReviewMonths(months) => (months, Affected::LookAgain),
                _ => continue,
            };
            let day = consent.given_on.and_then(|given| given.months_later(months));
            if let Some(day) = day.filter(|day| self.ahead(*day)) {
                Self::push(person, Some(day), &Trigger::Local(rule.id.clone()), &own, affected, found);
            }
        }
    }

    fn happening(
        &self,
        person: &Person,
        consents: &[&Consent],
        happening: &Happening,
        found: &mut Vec<Reevaluation>,
    ) {
        let concerns = happening.person.as_ref().is_none_or(|id| *id == person.id);
        if !concerns || happening.on > self.last {
            return;
        }
        // A consent given afterwards was given knowing it.
        let earlier: Vec<&Consent> = consents
            .iter()
            .copied()
            .filter(|consent| consent.given_on.is_none_or(|given| given <= happening.on))
            .collect();
        let lacks = |consent: &&Consent| match happening.what {
            Happened::ServiceJoined(service) | Happened::LogTakenOver(service) => {
                let scope = &consent.scope;
                !scope.mesh.contains(&service)
                    && !scope.givers.contains(&service)
                    && !scope.recipient_services.contains(&service)
            }
            Happened::PurposeAdded(purpose) => !consent.scope.purposes.contains(&purpose),
            Happened::KindAdded(kind) => !consent.scope.kinds.contains(&kind),
            _ => false,
        };
        let reach = matches!(
            happening.what,
            Happened::ServiceJoined(_)
                | Happened::LogTakenOver(_)
                | Happened::PurposeAdded(_)
                | Happened::KindAdded(_)
        );
        let (lacking, naming): (Vec<&Consent>, Vec<&Consent>) = earlier.into_iter().partition(lacks);
        let trigger = Trigger::Happened(happening.what);
        if !lacking.is_empty() {
            Self::push(person, Some(happening.on), &trigger, &lacking, Affected::DoNotReach, found);
        }
        if naming.is_empty() {
            return;
        }
        if !reach {
            Self::push(person, Some(happening.on), &trigger, &naming, Affected::LookAgain, found);
            return;
        }
        // Named already: only a municipality's own rule may ask for a new one.
        let joins = matches!(happening.what, Happened::ServiceJoined(_) | Happened::LogTakenOver(_));
        let rules = self.profile.iter().flat_map(|profile| profile.rules());
        for rule in rules.filter(|rule| joins && rule.kind == RuleKind::RenewPerService) {
            let trigger = Trigger::Local(rule.id.clone());
            Self::push(person, Some(happening.on), &trigger, &naming, Affected::LookAgain, found);
        }
    }
}
