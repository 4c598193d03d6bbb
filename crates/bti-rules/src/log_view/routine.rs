//! What the case and the routine say of a reader and an entry, before any law is asked.

use bti_core::case::{Informed, LogEntry, Moment, Role, Status, Visibility};
use bti_core::{Known, RecipientKind, Service};

use super::Looking;
use super::line::{Hidden, Unclear};

impl Looking<'_> {
    /// Why the case or the routine keeps an entry from the reader; empty where neither does.
    pub(super) fn hidden(&self, entry: &LogEntry) -> Vec<Hidden> {
        let mut hidden = Vec::new();
        let roles = self.roles();
        if roles.is_empty() {
            return vec![Hidden::NotInCase];
        }
        if *self.case.status() == Status::Archived && !roles.contains(&Role::Archivist) {
            return vec![Hidden::Archived];
        }
        if entry.recorded().day() > self.day {
            hidden.push(Hidden::NotWrittenYet);
        }
        let kinds = [
            Some(entry.kind()),
            entry.corrects().and_then(|at| self.case.log().entry(at)).map(LogEntry::kind),
        ];
        if !roles.iter().any(|role| kinds.iter().flatten().all(|kind| self.routine.may_read(*role, *kind))) {
            hidden.push(Hidden::NoReadGrant { roles: roles.clone(), kind: entry.kind() });
        }
        let meant = match entry.visibility() {
            Visibility::Everyone => true,
            Visibility::Services => !self.is_family(),
            Visibility::HolderOnly => {
                roles.contains(&Role::Stafettholder)
                    || (*entry.author() == self.reader.person && !self.is_family())
            }
        };
        if !meant {
            hidden.push(Hidden::MeantForOthers(entry.visibility()));
        }
        if self.is_guardian() {
            let kept = self.track_keeps(entry);
            let untold = matches!(self.case.informed(), Informed::Withheld(_));
            let blocked =
                |one: &bti_core::case::GuardianParty| one.person == self.reader.person && one.contact_blocked;
            if kept
                || untold
                || self.may_be_suspected(&self.reader.person)
                || (meant && !self.case.guardians_may_see(entry, self.day))
            {
                hidden.push(Hidden::KeptFromGuardians);
            }
            if self.case.guardians().iter().any(blocked) {
                hidden.push(Hidden::ContactBlocked);
            }
        }
        hidden
    }

    /// What nobody can say from the case: it is never shown.
    pub(super) fn unclear(&self, entry: &LogEntry) -> Option<Unclear> {
        if self.is_family() && !self.is_guardian() && self.track_keeps(entry) {
            return Some(Unclear::ChildAndSafety);
        }
        let reader = &self.reader.recipient;
        let as_family = reader.kind == RecipientKind::Person;
        if as_family && reader.person.as_ref() != Some(&self.reader.person) {
            return Some(Unclear::Reader);
        }
        if !as_family {
            let service = self.case.service_of(&self.reader.person);
            if reader.kind != RecipientKind::Worker || service.is_none() || service != reader.service {
                return Some(Unclear::Reader);
            }
        }
        None
    }

    /// Whether the reader wrote it, and reads it as the same one as then.
    pub(super) fn is_own(&self, entry: &LogEntry) -> bool {
        if *entry.author() != self.reader.person || entry.corrects().is_some() {
            return false;
        }
        let then = self.services_of(entry);
        if self.is_family() {
            return then.is_empty();
        }
        let still = |then: &bti_core::case::Participant| {
            self.case.participants().iter().any(|one| {
                one.person() == then.person()
                    && one.engagement() == then.engagement()
                    && one.until().is_none()
            })
        };
        matches!(then.as_slice(), [(service, part)] if Some(*service) == self.reader.recipient.service && still(part))
    }

    /// The services the author took part for when it was written.
    pub(super) fn services_of(&self, entry: &LogEntry) -> Vec<(Service, &bti_core::case::Participant)> {
        self.services_then(entry.author(), entry.recorded())
    }

    pub(super) fn services_then(
        &self,
        person: &bti_core::PersonId,
        at: Moment,
    ) -> Vec<(Service, &bti_core::case::Participant)> {
        let then = self.case.participants().iter().filter(|one| {
            one.person() == person
                && !at.precedes(one.from())
                && one.until().is_none_or(|until| !until.precedes(at))
        });
        let service = |one: &bti_core::case::Participant| {
            let found = self.case.engagements().iter().find(|engagement| engagement.id() == one.engagement());
            found.map(|engagement| engagement.joined().service)
        };
        let mut services: Vec<(Service, &bti_core::case::Participant)> = Vec::new();
        for one in then {
            if let Some(service) = service(one) {
                if !services.iter().any(|(_, other)| other.engagement() == one.engagement()) {
                    services.push((service, one));
                }
            }
        }
        services
    }

    /// What the reader is in the case, as the one they read as: family reads as family, a worker as a worker.
    pub(super) fn roles(&self) -> Vec<Role> {
        let family = |role: &Role| matches!(role, Role::Guardian | Role::Child);
        let roles = self.case.roles_of(&self.reader.person, self.day);
        roles.into_iter().filter(|role| family(role) == self.is_family()).collect()
    }

    pub(super) fn is_family(&self) -> bool {
        self.reader.recipient.kind == RecipientKind::Person
    }

    /// Whoever is a guardian in the case is one however they read.
    pub(super) fn is_guardian(&self) -> bool {
        self.case.guardians().iter().any(|guardian| guardian.person == self.reader.person)
    }

    /// Whether the case keeps information from guardians for the child's safety, or by a decision not to tell.
    pub(super) fn suspended(&self) -> bool {
        !self.case.guardians_may_be_told(self.day)
    }

    /// Whether a guardian may be the one it is kept from: everyone for whom the host has not put the suspicion aside.
    fn may_be_suspected(&self, guardian: &bti_core::PersonId) -> bool {
        let child = &self.case.subject().person;
        let described = self.context.persons.iter().filter(|person| person.id == *guardian);
        let mut about: Vec<Known> = Vec::new();
        for person in described {
            let own = person.suspicions.iter().filter(|suspicion| suspicion.child == *child);
            about.extend(own.map(|suspicion| suspicion.answer));
        }
        let aside = !about.is_empty() && about.iter().all(|answer| answer.is_no());
        self.suspended() && !aside
    }

    fn track_keeps(&self, entry: &LogEntry) -> bool {
        entry.track().is_some_and(|track| {
            let of_entry = self.case.safety().iter().find(|safety| safety.id() == track);
            of_entry.is_none_or(|safety| !safety.guardians_may_be_told(self.day))
        })
    }
}
