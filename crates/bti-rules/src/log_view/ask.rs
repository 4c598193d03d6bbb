//! The sharing question of one entry.

use bti_core::case::{Engagement, LogEntry, Participant, Role};
use bti_core::{
    Address, Capacity, Channel, Consent, ConsentStatus, Giver, HealthService, Item, ItemId, Known, PersonId,
    Question, QuestionDraft, RecipientId, Same, Service, Suspicion, Target, Tie,
};

use super::line::{Hidden, Seen, Unclear};
use super::{Looking, item_id};
use crate::decision::{Decision, Outcome};

impl Looking<'_> {
    /// Asks the law. Everything in the entry must be open: an entry is shown whole or not at all.
    pub(super) fn by_law(&self, question: &Question) -> Seen {
        let answer = match self.engine.ask(question) {
            Ok(answer) => answer,
            Err(error) => return Seen::CannotDecide(vec![Unclear::Words(error)]),
        };
        let decisions: Vec<Decision> =
            (0..question.items().len()).filter_map(|item| answer.decision(item, 0)).collect();
        let any = |outcome: Outcome| decisions.iter().any(|decision| decision.outcome == outcome);
        if any(Outcome::MustNotShare) {
            return Seen::Withheld(vec![Hidden::Law(decisions)]);
        }
        if any(Outcome::CannotDecide) || decisions.is_empty() || decisions.len() != question.items().len() {
            return Seen::CannotDecide(vec![Unclear::Law(decisions)]);
        }
        Seen::Shown(decisions)
    }

    /// One item per kind of information in the entry, given to the reader through the log.
    pub(super) fn question(&self, entry: &LogEntry) -> Result<Question, Unclear> {
        let (giver, participant) = self.giver(entry)?;
        let mut kinds = entry.items().to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() {
            return Err(Unclear::Kinds);
        }
        let known = |person: &&PersonId| self.context.persons.iter().any(|one| one.id == **person);
        let child = &self.case.subject().person;
        let guardians = self.case.guardians().iter().map(|guardian| &guardian.person);
        let needed = entry.about().iter().chain([child]).chain(guardians);
        if let Some(person) = needed.into_iter().find(|person| !known(person)) {
            return Err(Unclear::NotDescribed(person.clone()));
        }
        // What family wrote is passed on by the service that keeps the log; for health personnel it is not known whether
        // that is in the course of health care.
        let learned = if participant.person() == entry.author() {
            entry.capacity()
        } else if giver.service.health() == HealthService::No {
            Capacity::InCase
        } else {
            Capacity::NotStated
        };
        let mut about = entry.about().to_vec();
        about.sort();
        about.dedup();
        let mut items = Vec::new();
        for kind in kinds {
            let id = item_id(entry.number(), kind).map_err(|_| Unclear::Kinds)?;
            let mut item = Item::new(id, kind, about.clone());
            item.learned = learned;
            item.reveals = self.context.reveals.get(&entry.number()).copied().unwrap_or_default();
            items.push(item);
        }
        let mut recipient = self.reader.recipient.clone();
        recipient.same = self.same(participant);
        let ids: Vec<ItemId> = items.iter().map(|item| item.id.clone()).collect();
        recipient.knows.retain(|(item, _)| ids.contains(item));
        let draft = QuestionDraft {
            giver,
            persons: self.persons(),
            purpose: self.context.purpose,
            movement: self.context.movement,
            channel: Some(Channel::DigitalLog),
            recipients: vec![recipient],
            items,
            ..QuestionDraft::on(self.day)
        };
        Question::new(self.with_records(draft, &ids)).map_err(Unclear::Question)
    }

    /// The service whose information it is: the author's then, or that of the stafettholder where family wrote.
    fn giver(&self, entry: &LogEntry) -> Result<(Giver, &Participant), Unclear> {
        let mut services = self.services_of(entry);
        if services.is_empty() {
            // Only what family wrote is the stafettholder's to give on; what an official wrote has no service here.
            let family = |role: &Role| matches!(role, Role::Guardian | Role::Child);
            if !entry.author_roles().iter().any(family) {
                return Err(Unclear::Giver);
            }
            let keeper = self.case.holder().at(entry.recorded()).ok_or(Unclear::Giver)?;
            services = self.services_then(keeper.person(), entry.recorded());
        } else {
            // What was learned for one service and written down for another is not the other's to judge by.
            let learned = self.services_then(entry.author(), entry.effective());
            let same = |(one, other): (&(Service, &Participant), &(Service, &Participant))| {
                one.1.engagement() == other.1.engagement()
            };
            if learned.len() != services.len() || !learned.iter().zip(&services).all(same) {
                return Err(Unclear::Giver);
            }
        }
        let [(service, participant)] = services.as_slice() else { return Err(Unclear::Giver) };
        let known = self.context.authors.get(participant.person());
        let giver = Giver {
            owner: known.and_then(|author| author.owner),
            ..Giver::new(
                *service,
                participant.profession(),
                known.map_or(Tie::NotStated, |author| author.tie),
            )
        };
        Ok((giver, participant))
    }

    /// What the giver and the reader have in common, as far as the case shows it.
    fn same(&self, giver: &Participant) -> Same {
        if self.is_family() {
            return Same { unit: Known::No, service: Known::No, office: Known::No, legal_person: Known::No };
        }
        let author = self.context.authors.get(giver.person());
        if let Some(same) = author.and_then(|author| author.same) {
            return same;
        }
        let engagement = |id| self.case.engagements().iter().find(|one: &&Engagement| one.id() == id);
        let current = |one: &&Participant| *one.person() == self.reader.person && one.until().is_none();
        let reading: Vec<&Engagement> = self
            .case
            .participants()
            .iter()
            .filter(current)
            .filter_map(|one| engagement(one.engagement()))
            .collect();
        let ([reads], Some(gives)) = (reading.as_slice(), engagement(giver.engagement())) else {
            return Same::default();
        };
        if reads.id() == gives.id() {
            return Same { service: Known::Yes, legal_person: Known::Yes, ..Same::default() };
        }
        let (reads, gives) = (reads.joined(), gives.joined());
        let legal_person = match (&reads.organisation, &gives.organisation) {
            (Some(one), Some(other)) => Known::from(one == other),
            _ => Known::NotKnown,
        };
        if reads.service == gives.service {
            return Same { legal_person, ..Same::default() };
        }
        Same { unit: Known::No, service: Known::No, legal_person, ..Same::default() }
    }

    /// Everybody as the host describes them, with what the case knows to be stricter.
    fn persons(&self) -> Vec<bti_core::Person> {
        let subject = self.case.subject();
        let suspended = self.suspended();
        let mut persons = self.context.persons.clone();
        for person in &mut persons {
            if person.id == subject.person {
                let graver = match person.address {
                    Address::Open => true,
                    Address::Confidential | Address::NotKnown => {
                        subject.address == Address::StrictlyConfidential
                    }
                    Address::StrictlyConfidential => false,
                };
                if graver {
                    person.address = subject.address;
                }
                // Who is known in the case to hold no responsibility holds none.
                for guardian in &mut person.guardians {
                    let own = self.case.guardians().iter().find(|own| own.person == guardian.person);
                    if own.is_some_and(|own| own.responsibility.is_no()) {
                        guardian.responsibility = Known::No;
                    }
                }
            }
            person.wishes.retain(|wish| wish.recipient == self.reader.recipient.id);
            // While a track keeps guardians from being told, each guardian nobody has put the suspicion aside for may be
            // the one it is about, and what one of them learns the other may.
            let raised = person.suspicions.iter().any(|suspicion| suspicion.child == subject.person);
            let guardian = self.case.guardians().iter().any(|guardian| guardian.person == person.id);
            if suspended && self.is_guardian() && guardian && !raised {
                person.suspicions.push(Suspicion { child: subject.person.clone(), answer: Known::NotKnown });
            }
        }
        persons
    }

    /// A consent the case no longer counts does not count here, and one without the log is none for the log.
    fn as_the_case_has_it(&self, consent: &mut Consent) {
        let Some(own) = self.case.consents().iter().find(|own| *own.id() == consent.id) else { return };
        if !own.digital_log() {
            consent.digital_log = Known::No;
        }
        if own.counts_on(self.day) || consent.status != ConsentStatus::Given {
            return;
        }
        match own.status() {
            ConsentStatus::Refused => consent.status = ConsentStatus::Refused,
            ConsentStatus::Withdrawn => {
                consent.status = ConsentStatus::Withdrawn;
                consent.withdrawn_on = Some(own.since().day());
                consent.withdrawn_by.clear();
            }
            _ => {
                let last = self.day.previous();
                consent.valid_until = consent.valid_until.min(last).or(last);
            }
        }
    }

    /// What is on record, as far as it is about this entry and this reader.
    fn with_records(&self, mut draft: QuestionDraft, ids: &[ItemId]) -> QuestionDraft {
        let context = self.context;
        let mine = |id: &RecipientId| *id == self.reader.recipient.id;
        draft.consents = context.consents.clone();
        // A record that named something else only does not come to name nothing, and with that everything.
        draft.consents.retain(|consent| {
            let scope = &consent.scope;
            let elsewhere = scope.kinds.is_empty()
                && !scope.items.is_empty()
                && !scope.items.iter().any(|item| ids.contains(item));
            let to_others = scope.mesh.is_empty()
                && scope.recipient_services.is_empty()
                && !scope.recipients.is_empty()
                && !scope.recipients.iter().any(mine);
            let superseded_by =
                context.consents.iter().any(|other| other.supersedes.as_ref() == Some(&consent.id));
            superseded_by || consent.supersedes.is_some() || !(elsewhere || to_others)
        });
        for consent in &mut draft.consents {
            self.as_the_case_has_it(consent);
            for items in [&mut consent.scope.items, &mut consent.except.items] {
                items.retain(|item| ids.contains(item));
            }
            for recipients in [&mut consent.scope.recipients, &mut consent.except.recipients] {
                recipients.retain(mine);
            }
        }
        let reaches = |recipients: &[RecipientId]| recipients.is_empty() || recipients.iter().any(mine);
        draft.objections =
            context.objections.iter().filter(|objection| reaches(&objection.recipients)).cloned().collect();
        for objection in &mut draft.objections {
            objection.recipients.retain(mine);
        }
        let about = |items: &[ItemId]| items.is_empty() || items.iter().any(|item| ids.contains(item));
        draft.participations =
            context.participations.iter().filter(|part| about(&part.items)).cloned().collect();
        for part in &mut draft.participations {
            part.items.retain(|item| ids.contains(item));
        }
        let here = |target: &Target| {
            target.item.as_ref().is_none_or(|item| ids.contains(item))
                && target.recipient.as_ref().is_none_or(mine)
        };
        draft.facts = context.facts.iter().filter(|fact| here(&fact.target)).cloned().collect();
        draft.assessments = context.assessments.iter().filter(|entry| here(&entry.target)).cloned().collect();
        draft
    }
}
