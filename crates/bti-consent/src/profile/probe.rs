//! Whether a rule that lets a young person sign alone reads more into the law than it says.

use bti_core::{
    BirthDate, Capacity, Custody, Date, Finding, Giver, Guardian, HealthService, Item, ItemKind, Known,
    Owner, Person, Profession, Question, QuestionDraft, Recipient, Service, Signer, Statement, Target, Tie,
    WordId,
};

use super::LocalRule;
use crate::consent::who_must_consent;
use crate::lawbook::Lawbook;
use crate::vocabulary::WordKind;

/// The giver for whom a rule would loosen the law, and the norm that asks for others.
pub(super) struct Broken {
    pub(super) giver: Service,
    pub(super) norm: String,
    pub(super) rows: String,
}

/// Tries the rule on an ordinary young person of that age, for every giver it reaches, on the last day that was read.
pub(super) fn loosens(lawbook: &Lawbook, rule: &LocalRule, age: u8) -> Option<Broken> {
    let reached = Service::ALL.iter().copied().filter(|service| rule.reaches(*service));
    reached.filter_map(|giver| tried(lawbook, rule, giver, age)).next()
}

fn tried(lawbook: &Lawbook, rule: &LocalRule, giver: Service, age: u8) -> Option<Broken> {
    let broken = |norm: String, rows: String| Some(Broken { giver, norm, rows });
    let Some(question) = question(lawbook, rule, giver, age) else {
        return broken("no question could be asked".to_owned(), "-".to_owned());
    };
    let youth = question.persons().first().map(|person| Signer::Person(person.id.clone()));
    for who in who_must_consent(lawbook, &question, None).unwrap_or_default() {
        let alone = who
            .sufficient()
            .any(|way| Some(way.signers.as_slice()) == youth.as_ref().map(std::slice::from_ref));
        if alone {
            continue;
        }
        let norm = who.ways.first().and_then(|way| way.norms.first());
        let law = lawbook.on(question.day());
        let rows = norm.and_then(|norm| law.norm(norm)).map(|norm| norm.norm.rows.join(", "));
        let name = norm.map_or_else(|| "no rule that lets anybody sign".to_owned(), ToString::to_string);
        return broken(name, rows.filter(|rows| !rows.is_empty()).unwrap_or_else(|| "-".to_owned()));
    }
    None
}

/// A young person of that age whose parents have responsibility together, and something the giver knows.
fn question(lawbook: &Lawbook, rule: &LocalRule, giver: Service, age: u8) -> Option<Question> {
    let day = lawbook.edition().read_as_of;
    let health = giver.health() == HealthService::Yes;
    let born = Date::new(day.year() - i32::from(age), day.month(), day.day().min(28)).ok()?;
    let id = |name: &str| name.parse().ok();
    let guardian = |name: &str| Some(Guardian::new(name.parse().ok()?, Known::Yes));
    let youth = Person {
        born: BirthDate::Known(born),
        custody: Custody::JointTogether,
        guardians: vec![guardian("mother")?, guardian("father")?],
        address: bti_core::Address::Open,
        ..Person::new(id("youth")?)
    };
    let mut item = Item::new("note".parse().ok()?, ItemKind::Education, vec![id("youth")?]);
    item.learned = if health { Capacity::Helsehjelp } else { Capacity::InCase };
    let profession = if health { Profession::Helsesykepleier } else { Profession::Annen };
    // A municipality's profile speaks of the municipality's own services, not of private ones of the same kind.
    let usual = || giver.owner().iter().copied();
    let own = usual().find(|owner| *owner == Owner::Municipality).or(usual().next());
    let owner = own.filter(|_| !giver.is_jointly_owned());
    let mut draft = QuestionDraft {
        giver: Giver { owner, ..Giver::new(giver, profession, Tie::Employee) },
        recipients: vec![Recipient::worker("to".parse().ok()?, Service::Annet)],
        items: vec![item],
        persons: vec![youth, Person::new(id("mother")?), Person::new(id("father")?)],
        ..QuestionDraft::on(day)
    };
    for word in &rule.when {
        state(lawbook, word, &mut draft);
    }
    Question::new(draft).ok()
}

/// What the rule turns on is given: as a fact, or as a judgement that was made.
fn state(lawbook: &Lawbook, word: &WordId, draft: &mut QuestionDraft) {
    let Some(known) = lawbook.vocabulary().word(word) else { return };
    let target = Target {
        item: draft.items.first().filter(|_| known.scope.item).map(|item| item.id.clone()),
        recipient: None,
        person: draft.persons.first().filter(|_| known.scope.person).map(|person| person.id.clone()),
    };
    match known.kind {
        WordKind::Fact => draft.facts.push(Statement { word: word.clone(), answer: Known::Yes, target }),
        WordKind::Assessment => draft.assessments.push(bti_core::Assessment {
            word: word.clone(),
            finding: Finding::Affirmed,
            target,
            by: None,
            on: None,
            reason: None,
        }),
        _ => {}
    }
}
