//! The questions the benchmarks ask.

use bti_core::{
    Assessment, BirthDate, Capacity, Consent, ConsentForm, ConsentScope, ConsentStatus, Custody, Finding,
    Giver, Guardian, Item, ItemKind, Known, Person, Profession, Purpose, Question, QuestionDraft, Recipient,
    Service, Signer, Target, Tie,
};

/// A question a school nurse asks: so many items about a child, to so many services, with a consent and some judgements.
///
/// # Errors
/// None for up to 9 recipients and 64 items.
pub fn question(recipients: usize, items: usize) -> Result<Question, Box<dyn std::error::Error>> {
    let services = [
        Service::Skole,
        Service::Barnevern,
        Service::Ppt,
        Service::Fastlege,
        Service::Bup,
        Service::Politi,
        Service::Barnehage,
        Service::Kultur,
        Service::Frivillig,
    ];
    let kinds = [ItemKind::Health, ItemKind::Family, ItemKind::Education];
    let guardian =
        |name: &str| -> Result<Guardian, bti_core::IdError> { Ok(Guardian::new(name.parse()?, Known::Yes)) };
    let child = Person {
        born: BirthDate::Known("2014-05-02".parse()?),
        custody: Custody::JointTogether,
        guardians: vec![guardian("mother")?, guardian("father")?],
        ..Person::new("child".parse()?)
    };
    Ok(Question::new(QuestionDraft {
        giver: Giver::new(Service::Skolehelse, Profession::Helsesykepleier, Tie::Employee),
        recipients: services
            .into_iter()
            .take(recipients)
            .map(|service| Ok(Recipient::worker(service.code().parse()?, service)))
            .collect::<Result<_, bti_core::IdError>>()?,
        items: (0..items)
            .zip(kinds.into_iter().cycle())
            .map(|(index, kind)| {
                let item = Item::new(format!("i{index}").parse()?, kind, vec!["child".parse()?]);
                Ok(Item { learned: Capacity::Helsehjelp, ..item })
            })
            .collect::<Result<_, bti_core::IdError>>()?,
        persons: vec![child, Person::new("mother".parse()?), Person::new("father".parse()?)],
        purpose: Purpose::Coordination,
        consents: vec![Consent {
            given_on: Some("2026-08-20".parse()?),
            scope: ConsentScope {
                givers: vec![Service::Skolehelse],
                recipient_services: vec![Service::Skole, Service::Ppt],
                kinds: vec![ItemKind::Health],
                purposes: vec![Purpose::Coordination],
                ..ConsentScope::default()
            },
            stated_informed: Known::Yes,
            voluntary: Known::Yes,
            form: ConsentForm::Written,
            ..Consent::new(
                "k".parse()?,
                "child".parse()?,
                vec![Signer::Person("mother".parse()?), Signer::Person("father".parse()?)],
                ConsentStatus::Given,
            )
        }],
        assessments: vec![Assessment {
            word: "relevant-to-the-report".parse()?,
            finding: Finding::Affirmed,
            target: Target { item: Some("i0".parse()?), ..Target::default() },
            by: None,
            on: None,
            reason: None,
        }],
        ..QuestionDraft::on("2026-09-14".parse()?)
    })?)
}
