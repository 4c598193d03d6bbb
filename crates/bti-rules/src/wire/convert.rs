//! Between the wire and the question.

use bti_consent::Allowed;
use bti_core::{
    self as core, BirthDate, Capacity, ChildView, ConsentForm, ConsentKind, ConsentScope, Custody,
    Exceptions, Known, Life, Movement, Profession, Purpose, QuestionDraft, ResponsibilityBasis, Service,
    Target, Tie, ViewWeight,
};

use super::WireError;
use super::code::{Code, Day, Id};
use super::question as wire;

fn codes<T: Copy>(list: &[Code<T>]) -> Vec<T> {
    list.iter().map(|code| code.0).collect()
}

fn ids<T: Clone>(list: Vec<Id<T>>) -> Vec<T> {
    list.into_iter().map(|id| id.0).collect()
}

fn or<T>(value: Option<Code<T>>, left_out: T) -> T {
    value.map_or(left_out, |code| code.0)
}

fn known(value: Option<Code<Known>>) -> Known {
    or(value, Known::NotKnown)
}

fn signer(signer: wire::Signer, place: impl FnOnce() -> String) -> Result<core::Signer, WireError> {
    match (signer.person, signer.role) {
        (Some(person), None) => Ok(core::Signer::Person(person.0)),
        (None, Some(role)) => Ok(core::Signer::Role(role.0)),
        _ => Err(WireError::Signer { place: place() }),
    }
}

fn signers(list: Vec<wire::Signer>, place: &str) -> Result<Vec<core::Signer>, WireError> {
    list.into_iter().enumerate().map(|(index, one)| signer(one, || format!("{place}[{index}]"))).collect()
}

fn target(
    item: Option<Id<core::ItemId>>,
    recipient: Option<Id<core::RecipientId>>,
    person: Option<Id<core::PersonId>>,
) -> Target {
    Target { item: item.map(|id| id.0), recipient: recipient.map(|id| id.0), person: person.map(|id| id.0) }
}

impl TryFrom<wire::Question> for core::Question {
    type Error = WireError;

    fn try_from(wire: wire::Question) -> Result<Self, WireError> {
        let recipient_ids: Vec<core::RecipientId> =
            wire.recipients.iter().map(|recipient| recipient.id.0.clone()).collect();
        let consents = wire
            .consents
            .into_iter()
            .enumerate()
            .map(|(index, consent)| convert_consent(consent, &recipient_ids, &format!("consents[{index}]")))
            .collect::<Result<_, _>>()?;
        let objections = wire
            .objections
            .into_iter()
            .enumerate()
            .map(|(index, objection)| {
                Ok(core::Objection {
                    about: objection.about.0,
                    by: signers(objection.by, &format!("objections[{index}].by"))?,
                    kinds: codes(&objection.kinds),
                    recipients: ids(objection.recipients),
                    on: objection.on.map(|day| day.0),
                })
            })
            .collect::<Result<_, WireError>>()?;
        Ok(Self::new(QuestionDraft {
            day: wire.day.0,
            giver: core::Giver {
                service: wire.giver.service.0,
                profession: or(wire.giver.profession, Profession::IkkeOppgitt),
                tie: or(wire.giver.tie, Tie::NotStated),
                owner: wire.giver.owner.map(|code| code.0),
            },
            recipients: wire.recipients.into_iter().map(convert_recipient).collect(),
            items: wire.items.into_iter().map(convert_item).collect(),
            persons: wire.persons.into_iter().map(convert_person).collect(),
            purpose: or(wire.purpose, Purpose::NotStated),
            movement: or(wire.movement, Movement::OwnInitiative),
            channel: wire.channel.map(|code| code.0),
            order: wire.order.map(|order| core::Order {
                issuer: order.issuer.0,
                basis: order.basis.map(|id| id.0),
                items: ids(order.items),
            }),
            consents,
            objections,
            participations: wire.participations.into_iter().map(convert_participation).collect(),
            facts: wire
                .facts
                .into_iter()
                .map(|fact| core::Statement {
                    word: fact.word.0,
                    answer: fact.answer.0,
                    target: target(fact.item, fact.recipient, fact.person),
                })
                .collect(),
            assessments: wire
                .assessments
                .into_iter()
                .map(|entry| core::Assessment {
                    word: entry.word.0,
                    finding: entry.state.0,
                    target: target(entry.item, entry.recipient, entry.person),
                    by: entry.by,
                    on: entry.on.map(|day| day.0),
                    reason: entry.reason,
                })
                .collect(),
        })?)
    }
}

fn convert_recipient(recipient: wire::Recipient) -> core::Recipient {
    let same = recipient.same.map_or_else(core::Same::default, |same| core::Same {
        unit: known(same.unit),
        service: known(same.service),
        office: known(same.office),
        legal_person: known(same.legal_person),
    });
    core::Recipient {
        id: recipient.id.0,
        kind: recipient.kind.0,
        service: recipient.service.map(|code| code.0),
        profession: recipient.profession.map(|code| code.0),
        person: recipient.person.map(|id| id.0),
        body: recipient.body.map(|code| code.0),
        owner: recipient.owner.map(|code| code.0),
        same,
        knows: recipient.knows.into_iter().map(|entry| (entry.item.0, entry.knows.0)).collect(),
        relations: recipient
            .relations
            .into_iter()
            .map(|relation| core::Relation {
                person: relation.person.0,
                next_of_kin: known(relation.next_of_kin),
                party: known(relation.party),
                helsehjelp: known(relation.helsehjelp),
                reporter: known(relation.reporter),
            })
            .collect(),
    }
}

fn convert_person(person: wire::Person) -> core::Person {
    core::Person {
        id: person.id.0,
        born: match person.born {
            None => BirthDate::NotKnown,
            Some(day) if person.born_estimated => BirthDate::Estimated(day.0),
            Some(day) => BirthDate::Known(day.0),
        },
        life: or(person.life, Life::Alive),
        custody: or(person.custody, Custody::NotKnown),
        guardians: person
            .guardians
            .into_iter()
            .map(|guardian| core::Guardian {
                person: guardian.person.0,
                responsibility: guardian.responsibility.0,
                register: guardian.register.map(|code| code.0),
                basis: or(guardian.basis, ResponsibilityBasis::NotStated),
                document: guardian.document.map(|id| id.0),
            })
            .collect(),
        address: or(person.address, core::Address::NotKnown),
        suspicions: person
            .suspected_of_harming
            .into_iter()
            .map(|entry| core::Suspicion { child: entry.child.0, answer: entry.answer.0 })
            .collect(),
        wishes: person
            .wishes
            .into_iter()
            .map(|entry| core::WishTowards { recipient: entry.recipient.0, wish: entry.wish.0 })
            .collect(),
    }
}

fn convert_item(item: wire::Item) -> core::Item {
    core::Item {
        id: item.id.0,
        kind: item.kind.0,
        about: ids(item.about),
        identified: or(item.identified, Known::Yes),
        learned: or(item.learned, Capacity::NotStated),
        collected_for: item.collected_for.map(|code| code.0),
        reveals: item.reveals.map_or_else(core::Reveals::default, |reveals| core::Reveals {
            client: known(reveals.client),
            address: known(reveals.address),
            contact: known(reveals.contact),
        }),
        received: item.received.map(|received| core::Received {
            from: received.from.0,
            capacity: or(received.capacity, Capacity::NotStated),
            under: received.under.map(|id| id.0),
            on: received.on.map(|day| day.0),
        }),
        remainder: item.remainder,
    }
}

fn convert_consent(
    consent: wire::Consent,
    recipients: &[core::RecipientId],
    place: &str,
) -> Result<core::Consent, WireError> {
    let mut scope = ConsentScope {
        mesh: codes(&consent.mesh),
        givers: codes(&consent.givers),
        kinds: codes(&consent.kinds),
        items: ids(consent.items),
        purposes: codes(&consent.purposes),
        ..ConsentScope::default()
    };
    for (index, Id(name)) in consent.recipients.into_iter().enumerate() {
        if recipients.contains(&name) {
            scope.recipients.push(name.clone());
        }
        match Service::from_code(name.as_str()) {
            Some(service) => scope.recipient_services.push(service),
            None if recipients.contains(&name) => {}
            None => {
                let services = Service::ALL.iter().map(|service| service.code());
                return Err(WireError::ConsentRecipient {
                    place: format!("{place}.recipients[{index}]"),
                    allowed: Allowed::for_name(
                        name.as_str(),
                        recipients.iter().map(core::RecipientId::as_str).chain(services),
                    ),
                    name: name.to_string(),
                });
            }
        }
    }
    let on_behalf = consent
        .on_behalf
        .into_iter()
        .enumerate()
        .map(|(index, entry)| {
            Ok(core::OnBehalf {
                signer: signer(entry.signer, || format!("{place}.on_behalf[{index}].signer"))?,
                of: signer(entry.of, || format!("{place}.on_behalf[{index}].of"))?,
                document: entry.document.0,
            })
        })
        .collect::<Result<_, WireError>>()?;
    Ok(core::Consent {
        id: consent.id.0,
        kind: or(consent.kind, ConsentKind::Silence),
        about: consent.about.0,
        by: signers(consent.by, &format!("{place}.by"))?,
        on_behalf,
        status: consent.status.0,
        given_on: consent.given_on.map(|day| day.0),
        valid_until: consent.valid_until.map(|day| day.0),
        withdrawn_on: consent.withdrawn_on.map(|day| day.0),
        withdrawn_by: signers(consent.withdrawn_by, &format!("{place}.withdrawn_by"))?,
        supersedes: consent.supersedes.map(|id| id.0),
        scope,
        except: consent.except.map_or_else(Exceptions::default, |except| Exceptions {
            services: codes(&except.services),
            recipients: ids(except.recipients),
            kinds: codes(&except.kinds),
            items: ids(except.items),
            unread_text: except.unread_text,
        }),
        digital_log: known(consent.digital_log),
        stated_informed: known(consent.informed),
        told: codes(&consent.told),
        voluntary: known(consent.voluntary),
        competence: consent.competence.map(|competence| core::Competence {
            answer: competence.answer.0,
            by: competence.by,
            on: competence.on.map(|day| day.0),
        }),
        form: or(consent.form, ConsentForm::NotKnown),
        minutes: consent.minutes.map(|id| id.0),
        recorded_by: consent.recorded_by,
    })
}

fn convert_participation(participation: wire::Participation) -> core::Participation {
    core::Participation {
        person: participation.person.0,
        items: ids(participation.items),
        on: participation.on.map(|day| day.0),
        how: participation.how.0,
        view: or(participation.view, ChildView::NotKnown),
        weight: or(participation.weight, ViewWeight::NotAssessed),
        reason: participation.reason,
    }
}

fn coded<T: Copy>(list: &[T]) -> Vec<Code<T>> {
    list.iter().map(|entry| Code(*entry)).collect()
}

fn named<T: Clone>(list: &[T]) -> Vec<Id<T>> {
    list.iter().map(|entry| Id(entry.clone())).collect()
}

fn answer(value: Known) -> Option<Code<Known>> {
    Some(Code(value))
}

fn by(list: &[core::Signer]) -> Vec<wire::Signer> {
    list.iter().map(one_signer).collect()
}

fn one_signer(signer: &core::Signer) -> wire::Signer {
    match signer {
        core::Signer::Person(person) => wire::Signer { person: Some(Id(person.clone())), role: None },
        core::Signer::Role(role) => wire::Signer { person: None, role: Some(Code(*role)) },
    }
}

/// The canonical form: every field that has a value is written, in a fixed order.
impl From<&core::Question> for wire::Question {
    fn from(question: &core::Question) -> Self {
        Self {
            day: Day(question.day()),
            giver: wire::Giver {
                service: Code(question.giver().service),
                profession: Some(Code(question.giver().profession)),
                tie: Some(Code(question.giver().tie)),
                owner: question.giver().owner.map(Code),
            },
            recipients: question.recipients().iter().map(recipient).collect(),
            items: question.items().iter().map(item).collect(),
            persons: question.persons().iter().map(person).collect(),
            purpose: Some(Code(question.purpose())),
            movement: Some(Code(question.movement())),
            channel: question.channel().map(Code),
            order: question.order().map(|order| wire::Order {
                issuer: Id(order.issuer.clone()),
                basis: order.basis.clone().map(Id),
                items: named(&order.items),
            }),
            consents: question.consents().iter().map(consent).collect(),
            objections: question
                .objections()
                .iter()
                .map(|objection| wire::Objection {
                    about: Id(objection.about.clone()),
                    by: by(&objection.by),
                    kinds: coded(&objection.kinds),
                    recipients: named(&objection.recipients),
                    on: objection.on.map(Day),
                })
                .collect(),
            participations: question.participations().iter().map(participation).collect(),
            facts: question
                .facts()
                .iter()
                .map(|fact| wire::Fact {
                    word: Id(fact.word.clone()),
                    answer: Code(fact.answer),
                    item: fact.target.item.clone().map(Id),
                    recipient: fact.target.recipient.clone().map(Id),
                    person: fact.target.person.clone().map(Id),
                })
                .collect(),
            assessments: question
                .assessments()
                .iter()
                .map(|entry| wire::Assessment {
                    word: Id(entry.word.clone()),
                    state: Code(entry.finding),
                    item: entry.target.item.clone().map(Id),
                    recipient: entry.target.recipient.clone().map(Id),
                    person: entry.target.person.clone().map(Id),
                    by: entry.by.clone(),
                    on: entry.on.map(Day),
                    reason: entry.reason.clone(),
                })
                .collect(),
        }
    }
}

fn recipient(recipient: &core::Recipient) -> wire::Recipient {
    wire::Recipient {
        id: Id(recipient.id.clone()),
        kind: Code(recipient.kind),
        service: recipient.service.map(Code),
        profession: recipient.profession.map(Code),
        person: recipient.person.clone().map(Id),
        body: recipient.body.map(Code),
        owner: recipient.owner.map(Code),
        same: Some(wire::Same {
            unit: answer(recipient.same.unit),
            service: answer(recipient.same.service),
            office: answer(recipient.same.office),
            legal_person: answer(recipient.same.legal_person),
        }),
        knows: recipient
            .knows
            .iter()
            .map(|(item, knows)| wire::Knows { item: Id(item.clone()), knows: Code(*knows) })
            .collect(),
        relations: recipient
            .relations
            .iter()
            .map(|relation| wire::Relation {
                person: Id(relation.person.clone()),
                next_of_kin: answer(relation.next_of_kin),
                party: answer(relation.party),
                helsehjelp: answer(relation.helsehjelp),
                reporter: answer(relation.reporter),
            })
            .collect(),
    }
}

fn person(person: &core::Person) -> wire::Person {
    let (born, born_estimated) = match person.born {
        BirthDate::Known(day) => (Some(Day(day)), false),
        BirthDate::Estimated(day) => (Some(Day(day)), true),
        BirthDate::NotKnown => (None, false),
    };
    wire::Person {
        id: Id(person.id.clone()),
        born,
        born_estimated,
        life: Some(Code(person.life)),
        custody: Some(Code(person.custody)),
        guardians: person
            .guardians
            .iter()
            .map(|guardian| wire::Guardian {
                person: Id(guardian.person.clone()),
                responsibility: Code(guardian.responsibility),
                register: guardian.register.map(Code),
                basis: Some(Code(guardian.basis)),
                document: guardian.document.clone().map(Id),
            })
            .collect(),
        address: Some(Code(person.address)),
        suspected_of_harming: person
            .suspicions
            .iter()
            .map(|entry| wire::Suspicion { child: Id(entry.child.clone()), answer: Code(entry.answer) })
            .collect(),
        wishes: person
            .wishes
            .iter()
            .map(|entry| wire::Wish { recipient: Id(entry.recipient.clone()), wish: Code(entry.wish) })
            .collect(),
    }
}

fn item(item: &core::Item) -> wire::Item {
    wire::Item {
        id: Id(item.id.clone()),
        kind: Code(item.kind),
        about: named(&item.about),
        identified: answer(item.identified),
        learned: Some(Code(item.learned)),
        collected_for: item.collected_for.map(Code),
        reveals: Some(wire::Reveals {
            client: answer(item.reveals.client),
            address: answer(item.reveals.address),
            contact: answer(item.reveals.contact),
        }),
        received: item.received.as_ref().map(|received| wire::Received {
            from: Code(received.from),
            capacity: Some(Code(received.capacity)),
            under: received.under.clone().map(Id),
            on: received.on.map(Day),
        }),
        remainder: item.remainder,
    }
}

fn consent(consent: &core::Consent) -> wire::Consent {
    // A recipient whose id is a service's code stands for both, and is written once.
    let services = consent
        .scope
        .recipient_services
        .iter()
        .filter_map(|service| core::RecipientId::new(service.code()).ok());
    let mut recipients: Vec<core::RecipientId> = consent.scope.recipients.clone();
    recipients.extend(services.filter(|service| !consent.scope.recipients.contains(service)));
    wire::Consent {
        id: Id(consent.id.clone()),
        kind: Some(Code(consent.kind)),
        about: Id(consent.about.clone()),
        by: by(&consent.by),
        on_behalf: consent
            .on_behalf
            .iter()
            .map(|entry| wire::OnBehalf {
                signer: one_signer(&entry.signer),
                of: one_signer(&entry.of),
                document: Id(entry.document.clone()),
            })
            .collect(),
        status: Code(consent.status),
        given_on: consent.given_on.map(Day),
        valid_until: consent.valid_until.map(Day),
        withdrawn_on: consent.withdrawn_on.map(Day),
        withdrawn_by: by(&consent.withdrawn_by),
        supersedes: consent.supersedes.clone().map(Id),
        mesh: coded(&consent.scope.mesh),
        givers: coded(&consent.scope.givers),
        recipients: named(&recipients),
        kinds: coded(&consent.scope.kinds),
        items: named(&consent.scope.items),
        purposes: coded(&consent.scope.purposes),
        except: Some(wire::Except {
            services: coded(&consent.except.services),
            recipients: named(&consent.except.recipients),
            kinds: coded(&consent.except.kinds),
            items: named(&consent.except.items),
            unread_text: consent.except.unread_text,
        }),
        digital_log: answer(consent.digital_log),
        informed: answer(consent.stated_informed),
        told: coded(&consent.told),
        voluntary: answer(consent.voluntary),
        competence: consent.competence.as_ref().map(|competence| wire::Competence {
            answer: Code(competence.answer),
            by: competence.by.clone(),
            on: competence.on.map(Day),
        }),
        form: Some(Code(consent.form)),
        minutes: consent.minutes.clone().map(Id),
        recorded_by: consent.recorded_by.clone(),
    }
}

fn participation(participation: &core::Participation) -> wire::Participation {
    wire::Participation {
        person: Id(participation.person.clone()),
        items: named(&participation.items),
        on: participation.on.map(Day),
        how: Code(participation.how),
        view: Some(Code(participation.view)),
        weight: Some(Code(participation.weight)),
        reason: participation.reason.clone(),
    }
}
