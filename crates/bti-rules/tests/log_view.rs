//! Who sees which entry of a log. The expectations come from the documented access matrices (domain note, section 3) and from
//! the rules of insight (consent note, section 7: ins-1 to ins-12), and were written before the first run.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../bti-core/tests/support/mod.rs"]
mod support;

use std::sync::LazyLock;

use bti_consent::{Lawbook, MunicipalityProfile};
use bti_core::case::{BasisKind, ProcessProfile};
use bti_core::{
    Address, BirthDate, Body, Consent, ConsentForm, ConsentStatus, Custody, Date, Guardian, ItemKind, Known,
    Language, Owner, Person, Purpose, Recipient, Relation, Reveals, Service, Signer, Suspicion, Tie,
};
use bti_rules::{
    Author, Engine, Hidden, LogContext, LogReader, LogView, LogViewError, NoBasis, Outcome, Seen, Unclear,
    log_view,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Story, entry, event, opening, profile_with, suspects, takes_part};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Lawbook::embedded().expect("loads")));

fn id<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect("an id")
}

fn day() -> Date {
    id("2026-02-10")
}

fn byn() -> ProcessProfile {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles/byn.toml");
    let text = std::fs::read_to_string(path).expect("readable");
    let profile =
        MunicipalityProfile::from_toml("profiles/byn.toml", &text, ENGINE.lawbook()).expect("loads");
    profile.process().expect("a routine").clone()
}

/// A case with an open log, a school and PPT, under a routine.
fn case_under(profile: ProcessProfile) -> Story {
    let mut first = opening();
    first["case-opened"]["profile"] =
        json!({ "id": profile.reference().id.to_string(), "version": profile.reference().version });
    let first = event(1, "2026-01-05", "2026-01-05", "teacher", first);
    let (case, _) = bti_core::case::Case::open(&profile, first).expect("opens");
    let mut story = Story { profile, case, day: "2026-01-05".to_owned() };
    story.enter_level_1();
    story.with_ppt();
    story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
    story
}

fn write(story: &mut Story, change: impl FnOnce(&mut Value)) {
    let mut body = entry("note");
    change(&mut body["entry-added"]);
    story.teacher(body);
}

/// One entry of the teacher's about the child's schooling, open to everyone.
fn told() -> Story {
    let mut story = case_under(byn());
    write(&mut story, |_| {});
    story
}

fn born(day: &str) -> BirthDate {
    BirthDate::Known(id(day))
}

/// A child of ten whose parents hold responsibility together, and a consent both have signed, for the log too.
fn context() -> LogContext {
    let child = Person {
        born: born("2015-09-09"),
        custody: Custody::JointTogether,
        guardians: vec![Guardian::new(id("mother"), Known::Yes), Guardian::new(id("father"), Known::Yes)],
        address: Address::Open,
        ..Person::new(id("child"))
    };
    let adult = |name: &str| Person { born: born("1984-03-11"), ..Person::new(id(name)) };
    let mut context = LogContext::new(vec![child, adult("mother"), adult("father")], Purpose::Coordination);
    let signers = ["mother", "father"].map(|name| Signer::Person(id(name))).to_vec();
    let mut consent = Consent::new(id("c1"), id("child"), signers, ConsentStatus::Given);
    consent.given_on = Some(id("2026-01-12"));
    consent.scope.mesh = vec![Service::Skole, Service::Ppt];
    consent.scope.kinds = vec![ItemKind::Education];
    consent.scope.purposes = vec![Purpose::Coordination];
    consent.digital_log = Known::Yes;
    consent.stated_informed = Known::Yes;
    consent.voluntary = Known::Yes;
    consent.form = ConsentForm::Written;
    context.consents.push(consent);
    let author = Author { tie: Tie::Employee, owner: Some(Owner::Municipality), same: None };
    context.authors.insert(id("teacher"), author.clone());
    context.authors.insert(id("adviser"), author);
    for number in 1..20 {
        context.reveals.insert(number, Reveals { client: Known::No, address: Known::No, contact: Known::No });
    }
    context
}

fn relation() -> Relation {
    Relation {
        person: id("child"),
        next_of_kin: Known::No,
        party: Known::No,
        helsehjelp: Known::No,
        reporter: Known::No,
    }
}

fn worker(name: &str, service: Service) -> LogReader {
    let mut recipient = Recipient::worker(id("reader"), service);
    recipient.body = Some(Body::Public);
    recipient.relations.push(relation());
    LogReader { person: id(name), recipient }
}

fn family(name: &str) -> LogReader {
    let mut reader = LogReader::family(id("reader"), id(name));
    if name != "child" {
        reader.recipient.relations.push(Relation { next_of_kin: Known::Yes, ..relation() });
    }
    reader
}

/// A parent reads to exercise responsibility; the others to coordinate.
fn view<'c>(story: &'c Story, reader: &LogReader, context: &LogContext) -> LogView<'c> {
    let mut context = context.clone();
    if ["mother", "father"].contains(&reader.person.as_str()) {
        context.purpose = Purpose::ParentalResponsibility;
    }
    log_view(&story.case, &story.profile, reader, &ENGINE, day(), &context).expect("the case's own routine")
}

fn sees(story: &Story, reader: &LogReader, context: &LogContext) -> Vec<u32> {
    view(story, reader, context).shown().map(bti_core::case::LogEntry::number).collect()
}

fn everyone() -> Vec<LogReader> {
    let mut readers = vec![worker("teacher", Service::Skole), worker("adviser", Service::Ppt)];
    readers.extend([worker("stranger", Service::Bup), family("mother"), family("father"), family("child")]);
    readers
}

/// The BYN matrix: holder, participants, guardians and the child read; a service without consent does not.
#[test]
fn byn_everyone_in_the_case_reads_and_nobody_else() {
    let story = told();
    for reader in everyone() {
        let expected: &[u32] = if reader.person.as_str() == "stranger" { &[] } else { &[1] };
        let seen = view(&story, &reader, &context());
        let lines = seen.lines()[0].explain(&ENGINE, Language::English).join("\n");
        assert_eq!(sees(&story, &reader, &context()), expected, "{}\n{lines}", reader.person);
    }
}

/// Every matrix: administrators, unit leaders and archivists read nothing by being that, though the law would let them.
#[test]
fn running_the_system_gives_nothing() {
    let mut story = told();
    for role in ["administrator", "unit-leader", "archivist"] {
        story.teacher(json!({ "official-named": { "person": role, "role": role } }));
        let seen = view(&story, &worker(role, Service::Ppt), &context());
        assert!(
            matches!(seen.lines()[0].seen(), Seen::Withheld(why) if matches!(why[..], [Hidden::NoReadGrant { .. }])),
            "{role}"
        );
    }
    let stranger = view(&story, &worker("stranger", Service::Ppt), &context());
    assert!(matches!(stranger.lines()[0].seen(), Seen::Withheld(why) if why == &[Hidden::NotInCase]));
}

/// Grants are per kind and role: what the routine does not grant is withheld, whatever the law says.
#[test]
fn a_routine_that_grants_less_shows_less() {
    let profile = profile_with(|process| {
        process["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "read");
        process["grant"][2]["read"] = json!(["lysglimt"]);
    });
    let mut story = case_under(profile);
    write(&mut story, |_| {});
    write(&mut story, |body| body["kind"] = json!("lysglimt"));
    assert_eq!(sees(&story, &family("mother"), &context()), [2]);
    assert_eq!(sees(&story, &family("child"), &context()), [1, 2]);
    // A correction of what she may not read is not read either.
    story.teacher(json!({ "entry-corrected": { "corrects": 1, "text": "Rettet.", "capacity": "in-case" } }));
    assert_eq!(sees(&story, &family("mother"), &context()), [2]);
    assert_eq!(sees(&story, &family("child"), &context()), [1, 2, 3]);
}

/// A log is a repeated disclosure: consent needs its own tick for it, and a refusal, a withdrawal or an end closes it.
#[test]
fn another_service_reads_only_on_a_consent_that_holds_and_reaches_the_log() {
    let story = told();
    let ppt = worker("adviser", Service::Ppt);
    let with = |change: &dyn Fn(&mut Consent)| {
        let mut context = context();
        change(&mut context.consents[0]);
        sees(&story, &ppt, &context)
    };
    assert_eq!(with(&|_| {}), [1]);
    assert!(with(&|consent| consent.digital_log = Known::No).is_empty());
    assert!(with(&|consent| consent.digital_log = Known::NotKnown).is_empty());
    assert!(with(&|consent| consent.status = ConsentStatus::Refused).is_empty());
    assert!(with(&|consent| consent.status = ConsentStatus::Withdrawn).is_empty());
    assert!(with(&|consent| consent.valid_until = Some(id("2026-02-09"))).is_empty());
    assert!(with(&|consent| consent.scope.kinds = vec![ItemKind::Family]).is_empty());
    assert!(with(&|consent| consent.by = vec![Signer::Person(id("mother"))]).is_empty());
    assert!(with(&|consent| consent.voluntary = Known::NotKnown).is_empty());
    // What the case alone holds of a consent is a reference: it opens nothing.
    let mut bare = context();
    bare.consents.clear();
    assert!(sees(&story, &ppt, &bare).is_empty());
}

/// ins-9: a parent reads nothing about the other parent; whoever it is about reads it.
#[test]
fn what_is_about_the_mother_is_not_for_the_father() {
    let mut story = case_under(byn());
    write(&mut story, |body| body["about"] = json!(["mother"]));
    write(&mut story, |body| body["about"] = json!(["child", "mother"]));
    assert!(sees(&story, &family("father"), &context()).is_empty());
    assert_eq!(sees(&story, &family("mother"), &context()), [1, 2]);
}

/// ins-11: at 18 the parents are out, by law, whatever the case still records of them.
#[test]
fn at_eighteen_the_parents_are_out_and_the_youth_reads() {
    let story = told();
    let mut context = context();
    context.persons[0].born = born("2008-02-10");
    assert!(sees(&story, &family("mother"), &context).is_empty());
    assert_eq!(sees(&story, &family("child"), &context), [1]);
}

/// ins-6: a parent without responsibility is told on request, and a log is nobody's request.
#[test]
fn a_parent_without_responsibility_does_not_read_the_log() {
    let story = told();
    let mut context = context();
    context.persons[0].custody = Custody::Sole;
    context.persons[0].guardians[1].responsibility = Known::No;
    assert!(sees(&story, &family("father"), &context).is_empty());
    context.persons[0].custody = Custody::NotKnown;
    context.persons[0].guardians[1].responsibility = Known::NotKnown;
    assert!(sees(&story, &family("father"), &context).is_empty());
}

/// ins-8: while violence is suspected a parent reads nothing; one for whom it is put aside reads what is not of the track.
#[test]
fn while_violence_is_suspected_a_parent_reads_nothing() {
    let mut story = told();
    story.teacher(suspects("s1", "violence"));
    write(&mut story, |body| body["track"] = json!("s1"));
    let mut context = context();
    for parent in ["mother", "father"] {
        assert!(sees(&story, &family(parent), &context).is_empty(), "{parent}");
        let seen = view(&story, &family(parent), &context);
        assert!(matches!(seen.lines()[1].seen(), Seen::Withheld(why) if why == &[Hidden::KeptFromGuardians]));
    }
    assert_eq!(sees(&story, &worker("adviser", Service::Ppt), &context), [1, 2]);
    let child = view(&story, &family("child"), &context);
    assert!(matches!(child.lines()[1].seen(), Seen::CannotDecide(why) if why == &[Unclear::ChildAndSafety]));
    // Put aside for the mother only: what she learns the father may, and whether that harms the child is nobody's finding yet.
    let aside = Suspicion { child: id("child"), answer: Known::No };
    context.persons[1].suspicions.push(aside.clone());
    assert!(sees(&story, &family("mother"), &context).is_empty());
    // Put aside for both: the track's own entries stay away until the case says otherwise.
    context.persons[2].suspicions.push(aside);
    assert_eq!(sees(&story, &family("mother"), &context), [1]);
}

/// Invariant 40: a suspicion that is noted and has no track yet keeps a parent out just the same, also from what is said
/// of that parent alone, and from what they would read at work.
#[test]
fn a_noted_suspicion_keeps_parents_out_of_everything() {
    let mut story = told();
    write(&mut story, |body| body["about"] = json!(["mother"]));
    story.teacher(json!({ "circumstance-noted": { "circumstance": "violence-or-abuse", "holds": true } }));
    for parent in ["mother", "father"] {
        let seen = view(&story, &family(parent), &context());
        assert_eq!(seen.shown().count(), 0, "{parent}");
        assert!(seen.lines().iter().all(
            |line| matches!(line.seen(), Seen::Withheld(why) if why.contains(&Hidden::KeptFromGuardians))
        ));
    }
    assert!(sees(&story, &worker("mother", Service::Skole), &context()).is_empty());
    assert!(sees(&story, &worker("adviser", Service::Ppt), &context()).contains(&1));
}

/// A host that still holds a consent as given does not open what the case knows to have ended.
#[test]
fn what_the_case_knows_of_a_consent_holds() {
    let mut story = told();
    assert_eq!(sees(&story, &worker("adviser", Service::Ppt), &context()), [1]);
    story.by("mother", json!({ "consent-withdrawn": { "consent": "c1", "by": ["mother"] } }));
    assert!(sees(&story, &worker("adviser", Service::Ppt), &context()).is_empty());
}

/// A consent that names services reaches nobody who takes part for none of them, whatever service the host states.
#[test]
fn an_official_is_no_services_recipient() {
    let mut story = case_under(profile_with(|process| {
        process["not_stated"].as_array_mut().unwrap().retain(|topic| topic != "read");
        let grants = process["grant"].as_array_mut().unwrap();
        grants.push(json!({ "role": "unit-leader", "read": "all", "source": "a test" }));
    }));
    write(&mut story, |_| {});
    story.teacher(json!({ "official-named": { "person": "leader", "role": "unit-leader" } }));
    assert!(sees(&story, &worker("adviser", Service::Ppt), &context()).contains(&1));
    let seen = view(&story, &worker("leader", Service::Ppt), &context());
    // The routine lets a leader read, but not which service a leader is one of.
    assert!(matches!(seen.lines()[0].seen(), Seen::CannotDecide(why) if why == &[Unclear::Reader]));
}

/// What happened before its author took part for the service it was written down for is not that service's to judge by.
#[test]
fn what_was_learned_for_another_service_is_not_shown_by_this_ones_rules() {
    for (happened, shown) in [("2026-01-20", true), ("2026-01-06", false)] {
        let mut story = case_under(profile_with(|_| {}));
        let late = event(story.case.seq() + 1, happened, "2026-01-20", "adviser", entry("lysglimt"));
        story.case.apply(&story.profile, late).expect("is accepted");
        let seen = view(&story, &worker("teacher", Service::Skole), &context());
        assert_eq!(seen.lines()[0].is_shown(), shown, "{happened}");
        let giver = matches!(seen.lines()[0].seen(), Seen::CannotDecide(why) if why == &[Unclear::Giver]);
        assert_eq!(giver, !shown);
    }
}

/// Whoever the case says holds no responsibility is none for the law either, and everybody in the case is described.
#[test]
fn a_guardian_left_out_by_the_host_leaves_the_log_closed() {
    let story = told();
    let mut context = context();
    context.persons.retain(|person| person.id != id::<bti_core::PersonId>("father"));
    context.persons[0].guardians.truncate(1);
    let seen = view(&story, &family("mother"), &context);
    assert!(
        matches!(seen.lines()[0].seen(), Seen::CannotDecide(why) if matches!(&why[..], [Unclear::NotDescribed(_)]))
    );
}

/// X3: where an address is graded, what may reveal it is not read by the parents.
#[test]
fn a_graded_address_closes_what_may_reveal_it() {
    let story = told();
    let mut context = context();
    context.persons[0].address = Address::StrictlyConfidential;
    context.reveals.clear();
    assert!(sees(&story, &family("father"), &context).is_empty());
}

/// What the author meant for the services is not read by family, and what is for the holder by nobody else.
#[test]
fn the_author_decides_whom_an_entry_is_meant_for() {
    let mut story = case_under(byn());
    write(&mut story, |body| body["visibility"] = json!("services"));
    write(&mut story, |body| body["visibility"] = json!("holder-only"));
    for name in ["mother", "father", "child"] {
        assert!(sees(&story, &family(name), &context()).is_empty(), "{name}");
    }
    assert_eq!(sees(&story, &worker("adviser", Service::Ppt), &context()), [1]);
    assert_eq!(sees(&story, &worker("teacher", Service::Skole), &context()), [1, 2]);
}

/// What is not known is not shown: kinds, persons, and who the reader is.
#[test]
fn the_unknown_is_never_shown() {
    let mut story = case_under(byn());
    write(&mut story, |body| body["items"] = json!([]));
    write(&mut story, |body| body["about"] = json!(["child", "sibling"]));
    let seen = view(&story, &family("mother"), &context());
    let why = |at: usize| match seen.lines()[at].seen() {
        Seen::CannotDecide(why) => why[0].clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(why(0), Unclear::Kinds);
    assert_eq!(why(1), Unclear::NotDescribed(id("sibling")));
    let as_bup = worker("adviser", Service::Bup);
    let seen = view(&story, &as_bup, &context());
    assert!(seen.lines().iter().all(|line| !line.is_shown()));
    let mut nobody = context();
    nobody.persons.clear();
    assert!(sees(&story, &family("mother"), &nobody).is_empty());
}

/// Whoever has left the case, and whoever reads as somebody else than they are in it, reads nothing.
#[test]
fn access_ends_with_the_part_in_the_case() {
    let mut story = told();
    story.teacher(takes_part("assistant", "ppt"));
    let reader = worker("assistant", Service::Ppt);
    assert_eq!(sees(&story, &reader, &context()), [1]);
    story.teacher(json!({ "participant-left": { "person": "assistant", "engagement": "ppt" } }));
    assert!(sees(&story, &reader, &context()).is_empty());
    assert!(sees(&story, &worker("mother", Service::Ppt), &context()).is_empty());
    let before = id("2026-01-11");
    let early = log_view(&story.case, &story.profile, &family("child"), &ENGINE, before, &context());
    let early = early.expect("the case's own routine");
    assert!(matches!(early.lines()[0].seen(), Seen::Withheld(why) if why.contains(&Hidden::NotWrittenYet)));
}

/// What the mother wrote is passed on by the service that keeps the log: on the consent, like all the rest.
#[test]
fn what_family_wrote_is_given_on_by_the_holders_service() {
    let mut story = case_under(byn());
    story.by("mother", entry("lysglimt"));
    assert_eq!(sees(&story, &family("mother"), &context()), [1]);
    assert_eq!(sees(&story, &worker("adviser", Service::Ppt), &context()), [1]);
    let mut bare = context();
    bare.consents.clear();
    assert!(sees(&story, &worker("adviser", Service::Ppt), &bare).is_empty());
}

/// Shown is a subset of what the routine grants; a track or a refusal never shows more.
#[test]
fn nothing_that_closes_ever_opens() {
    let kinds = ["note", "lysglimt", "meeting"];
    let mut story = case_under(byn());
    for kind in kinds {
        for visibility in ["everyone", "services", "holder-only"] {
            write(&mut story, |body| {
                body["kind"] = json!(kind);
                body["visibility"] = json!(visibility);
            });
        }
    }
    let mut refused = context();
    refused.consents[0].status = ConsentStatus::Refused;
    for suspicion in ["violence", "sexual-abuse", "serious-neglect", "other"] {
        let mut suspected = story.clone();
        suspected.teacher(suspects("s1", suspicion));
        for reader in everyone() {
            let before = sees(&story, &reader, &context());
            let roles = story.case.roles_of(&reader.person, day());
            for number in &before {
                let kind = story.case.log().entry(*number).expect("an entry").kind();
                assert!(roles.iter().any(|role| story.profile.may_read(*role, kind)));
            }
            for after in [sees(&suspected, &reader, &context()), sees(&story, &reader, &refused)] {
                assert!(after.iter().all(|number| before.contains(number)), "{}", reader.person);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written and whoever reads: what is shown is within the grants, and neither a suspicion, a refusal nor
    /// another exception in the consent shows more.
    #[test]
    fn whatever_is_written_what_closes_never_opens(
        written in prop::collection::vec((0..4_usize, 0..3_usize, 0..4_usize, 0..3_usize), 1..6),
        suspicion in prop::sample::select(vec!["violence", "sexual-abuse", "serious-neglect", "other"]),
        aside in 0..3_usize,
        reader in 0..6_usize,
    ) {
        let mut story = case_under(byn());
        for (kind, visibility, items, about) in &written {
            write(&mut story, |body| {
                body["kind"] = json!(["note", "lysglimt", "meeting", "message"][*kind]);
                body["visibility"] = json!(["everyone", "services", "holder-only"][*visibility]);
                body["items"] = [json!(["education"]), json!(["health"]), json!(["education", "family"]), json!(["family"])][*items].clone();
                body["about"] = [json!(["child"]), json!(["child", "mother"]), json!(["mother"])][*about].clone();
            });
        }
        let mut context = context();
        if aside > 0 {
            context.persons[aside].suspicions.push(Suspicion { child: id("child"), answer: Known::No });
        }
        let mut suspected = story.clone();
        suspected.teacher(suspects("s1", suspicion));
        let mut refused = context.clone();
        refused.consents[0].status = ConsentStatus::Refused;
        let mut narrower = context.clone();
        narrower.consents[0].except.kinds.push(ItemKind::Education);
        let reader = &everyone()[reader];
        let before = sees(&story, reader, &context);
        let roles = story.case.roles_of(&reader.person, day());
        for number in &before {
            let kind = story.case.log().entry(*number).expect("an entry").kind();
            prop_assert!(roles.iter().any(|role| story.profile.may_read(*role, kind)));
        }
        for after in [sees(&suspected, reader, &context), sees(&story, reader, &refused), sees(&story, reader, &narrower)] {
            prop_assert!(after.iter().all(|number| before.contains(number)));
        }
        let guardian = ["mother", "father"].iter().position(|name| reader.person.as_str() == *name);
        if guardian.is_some_and(|at| aside != at + 1) && suspicion != "other" {
            prop_assert!(sees(&suspected, reader, &context).is_empty());
        }
    }
}

#[test]
fn another_routine_is_refused_and_nothing_said_is_in_debug() {
    let story = told();
    let other = support::profile();
    let outcome = log_view(&story.case, &other, &family("mother"), &ENGINE, day(), &context());
    assert!(matches!(outcome, Err(LogViewError::OtherRoutine { .. })));
    let shown = format!("{:?}{:?}", view(&story, &family("mother"), &context()), context());
    assert!(!shown.contains("Avtalt") && !shown.contains("2015"), "{shown}");
    for language in [Language::Bokmaal, Language::Nynorsk, Language::English] {
        for line in view(&story, &family("mother"), &context()).lines() {
            assert!(line.explain(&ENGINE, language).iter().all(|text| !text.is_empty()));
        }
    }
}

/// A basis comes only of an answer that permits, and carries what it rests on.
#[test]
fn a_basis_is_made_of_a_permission_only() {
    let story = told();
    let seen = view(&story, &worker("adviser", Service::Ppt), &context());
    let question = seen.lines()[0].question().expect("asked");
    let answer = ENGINE.ask(question).expect("words");
    assert_eq!(answer.outcome(0, 0), Outcome::MayShare);
    let basis = answer.basis(0, 0, &[7; 16]).expect("a basis");
    assert_eq!(basis.kind(), BasisKind::Consent);
    assert_eq!(basis.consent_id(), Some(&id("c1")));
    assert!(basis.receipt().is_some());
    assert_eq!(answer.basis(0, 0, b"short"), Err(NoBasis::Salt));
    assert_eq!(answer.basis(1, 0, &[7; 16]), Err(NoBasis::NotAsked { item: 1, recipient: 0 }));

    let mut closed = question.clone().into_draft();
    closed.consents.clear();
    let closed = bti_core::Question::new(closed).expect("a question");
    let answer = ENGINE.ask(&closed).expect("words");
    assert!(matches!(answer.basis(0, 0, &[7; 16]), Err(NoBasis::NotPermitted(_))));
}
