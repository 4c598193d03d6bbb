//! One consent on record: what it must be to count for one item and recipient.

use bti_core::{Channel, Consent, ConsentForm, ConsentKind, ConsentStatus, Date, Known, Purpose, Signer};

use super::Case;
use crate::profile::RuleKind;

/// Why a consent on record does not count here (*hvorfor samtykket ikke dekker*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shortfall {
    /// It is a consent to something else than lifting a duty of silence.
    Kind,
    /// It was refused, never given, not yet given, withdrawn, expired or superseded.
    NotInForce,
    /// It does not name the giver's service.
    Giver,
    /// It does not name the recipient or its service.
    Recipient,
    /// It names neither the item nor its kind.
    Information,
    /// It does not name the purpose.
    Purpose,
    /// It does not let the information pass through a shared digital log.
    DigitalLog,
    /// An exception in it applies.
    Excepted,
    /// It holds a limitation that nobody has read into its fields.
    UnreadText,
    /// It is not known to be informed.
    NotInformed,
    /// It is not known to be voluntary.
    NotVoluntary,
    /// Whoever answered is not known to have understood it.
    NotCompetent,
    /// It was never said: tacit, or in a form that is not known.
    NotSaid,
    /// The municipality's own rule asks for writing, or for minutes of what was said. Not the law.
    LocalForm,
    /// The municipality's own rule asks for a newer one. Not the law.
    LocalAge,
}

/// A consent on record, looked at for one item, recipient and person.
pub(super) struct Record<'r> {
    pub(super) case: &'r Case<'r>,
    pub(super) consent: &'r Consent,
}

impl Record<'_> {
    /// Whether the consent counts, for those who signed it.
    pub(super) fn counts(&self) -> Known {
        let withdrawn = self.withdrawn();
        // Where only some of the signers have withdrawn, it counts for the others.
        let withdrawn = if self.consent.withdrawn_by.is_empty() { withdrawn } else { Known::No };
        self.apart_from_withdrawal() & !withdrawn
    }

    /// Whether the consent counts for one of those who signed it.
    pub(super) fn counts_for(&self, signer: &Signer) -> Known {
        let withdrew = self.consent.withdrawn_by.is_empty() || self.consent.withdrawn_by.contains(signer);
        self.apart_from_withdrawal() & if withdrew { !self.withdrawn() } else { Known::Yes }
    }

    fn apart_from_withdrawal(&self) -> Known {
        Known::all(self.points().into_iter().map(|(fulfilled, _)| fulfilled))
    }

    pub(super) fn shortfalls(&self) -> impl Iterator<Item = Shortfall> + use<> {
        let withdrawn = (!self.withdrawn(), Shortfall::NotInForce);
        let lacking =
            self.points().into_iter().chain([withdrawn]).filter(|(fulfilled, _)| !fulfilled.is_yes());
        let mut lacking: Vec<Shortfall> = lacking.map(|(_, shortfall)| shortfall).collect();
        lacking.dedup();
        lacking.sort();
        lacking.dedup();
        lacking.into_iter()
    }

    /// Whether it had been withdrawn by the day of the question. What was done before stays as it was.
    fn withdrawn(&self) -> Known {
        Known::from(self.consent.withdrawn_on.is_some_and(|withdrawn| withdrawn <= self.day()))
    }

    fn day(&self) -> Date {
        self.case.asked().question.day()
    }

    fn live(&self) -> Known {
        let (consent, day) = (self.consent, self.day());
        let begun = consent.given_on.map_or(Known::NotKnown, |given| Known::from(given <= day));
        let not_over = Known::from(consent.valid_until.is_none_or(|last| day <= last));
        let status = match consent.status {
            ConsentStatus::Given => Known::Yes,
            // What was given counts up to the day it was withdrawn.
            ConsentStatus::Withdrawn => Known::from(consent.withdrawn_on.is_some()),
            ConsentStatus::Expired => Known::from(consent.valid_until.is_some()),
            // And up to the day another took its place.
            ConsentStatus::Superseded => Known::from(self.successors().next().is_some()),
            ConsentStatus::NotKnown => Known::NotKnown,
            _ => Known::No,
        };
        status & begun & not_over & !self.superseded()
    }

    /// The consents that take the place of this one.
    fn successors(&self) -> impl Iterator<Item = &Consent> {
        let own = &self.consent.id;
        self.case.about().filter(move |other| other.supersedes.as_ref() == Some(own))
    }

    /// Whether another had taken its place by the day of the question, whatever became of that one later.
    fn superseded(&self) -> Known {
        Known::any(self.successors().map(|later| match (later.status, later.given_on) {
            (ConsentStatus::NotAsked, _) => Known::No,
            (_, Some(given)) => Known::from(given <= self.day()),
            (_, None) => Known::NotKnown,
        }))
    }

    /// Everything a consent must be to count here, each with what it lacks where it is not.
    fn points(&self) -> Vec<(Known, Shortfall)> {
        let consent = self.consent;
        let purpose = match self.case.asked().question.purpose() {
            Purpose::NotStated => Known::NotKnown,
            purpose => Known::from(consent.scope.purposes.contains(&purpose)),
        };
        let said = match consent.form {
            ConsentForm::Tacit => Known::No,
            ConsentForm::NotKnown => Known::NotKnown,
            _ => Known::Yes,
        };
        let log = match self.case.asked().question.channel() {
            Some(Channel::DigitalLog) => consent.digital_log,
            _ => Known::Yes,
        };
        let read = if consent.except.unread_text { Known::NotKnown } else { Known::Yes };
        // Whoever answers is taken to understand, until somebody has asked whether they do.
        let competent = consent.competence.as_ref().map_or(Known::Yes, |competence| competence.answer);
        let mut points = vec![
            (Known::from(consent.kind == ConsentKind::Silence), Shortfall::Kind),
            (self.live(), Shortfall::NotInForce),
            (self.names_giver(), Shortfall::Giver),
            (self.names_recipient(), Shortfall::Recipient),
            (self.names_information(), Shortfall::Information),
            (purpose, Shortfall::Purpose),
            (log, Shortfall::DigitalLog),
            (!self.excepts(), Shortfall::Excepted),
            (read, Shortfall::UnreadText),
            (consent.informed(), Shortfall::NotInformed),
            (consent.voluntary, Shortfall::NotVoluntary),
            (competent, Shortfall::NotCompetent),
            (said, Shortfall::NotSaid),
        ];
        points.extend(self.local_points());
        points
    }

    /// What the municipality's profile asks of a consent besides, where the question is asked under one.
    fn local_points(&self) -> Vec<(Known, Shortfall)> {
        let Some(profile) = self.case.asked().profile else { return Vec::new() };
        let known_form = |test: fn(ConsentForm) -> bool| match self.consent.form {
            ConsentForm::NotKnown => Known::NotKnown,
            form => Known::from(test(form)),
        };
        let giver = self.case.asked().question.giver().service;
        let rules = profile.rules().iter().filter(|rule| rule.reaches(giver));
        rules
            .filter_map(|rule| match rule.kind {
                RuleKind::Written => {
                    Some((known_form(|form| form == ConsentForm::Written), Shortfall::LocalForm))
                }
                RuleKind::Minutes => {
                    Some((known_form(|form| form != ConsentForm::Oral), Shortfall::LocalForm))
                }
                RuleKind::ValidMonths(months) => {
                    let given = self.consent.given_on;
                    // A day that does not exist in the month it falls in, or beyond the calendar, is not reached.
                    let last = given.and_then(|given| given.months_later(months));
                    Some((
                        last.map_or(Known::NotKnown, |last| Known::from(self.day() < last)),
                        Shortfall::LocalAge,
                    ))
                }
                _ => None,
            })
            .collect()
    }

    /// Whether a refusal may reach this. One that names nothing refuses everything.
    pub(super) fn may_refuse(&self) -> bool {
        let scope = &self.consent.scope;
        let purpose = self.case.asked().question.purpose();
        let reaches = |empty: bool, named: Known| empty || !named.is_no();
        let no_giver = scope.givers.is_empty() && scope.mesh.is_empty();
        let no_recipient =
            scope.recipient_services.is_empty() && scope.recipients.is_empty() && scope.mesh.is_empty();
        matches!(self.consent.kind, ConsentKind::Silence)
            && reaches(no_giver, self.names_giver())
            && reaches(no_recipient, self.names_recipient())
            && reaches(scope.kinds.is_empty() && scope.items.is_empty(), self.names_information())
            && (scope.purposes.is_empty()
                || purpose == Purpose::NotStated
                || scope.purposes.contains(&purpose))
            && self.excepts().is_no()
    }

    fn names_giver(&self) -> Known {
        let (scope, giver) = (&self.consent.scope, self.case.asked().question.giver().service);
        Known::from(scope.givers.contains(&giver) || scope.mesh.contains(&giver))
    }

    /// Named beside the giver: in one mesh with it, or as recipient.
    fn names_recipient(&self) -> Known {
        let (scope, recipient) = (&self.consent.scope, self.case.recipient);
        let giver = self.case.asked().question.giver().service;
        let in_mesh = |service| scope.mesh.contains(&giver) && scope.mesh.contains(&service);
        // A voluntary organisation, somebody of the family or another body is a name, not a kind.
        let by_service = recipient
            .service
            .filter(|service| !service.is_named_only())
            .is_some_and(|service| in_mesh(service) || scope.recipient_services.contains(&service));
        Known::from(by_service || scope.recipients.contains(&recipient.id))
    }

    fn names_information(&self) -> Known {
        let (scope, item) = (&self.consent.scope, self.case.item());
        Known::from(scope.kinds.contains(&item.kind) || scope.items.contains(&item.id))
    }

    fn excepts(&self) -> Known {
        let (except, item, recipient) = (&self.consent.except, self.case.item(), self.case.recipient);
        // A service that is excepted neither receives nor gives.
        let excepted = |service| except.services.contains(&service);
        Known::from(
            recipient.service.is_some_and(excepted)
                || excepted(self.case.asked().question.giver().service)
                || except.recipients.contains(&recipient.id)
                || except.kinds.contains(&item.kind)
                || except.items.contains(&item.id),
        )
    }
}
