//! What holds for every consent, every profile and every guardian, over whole generated questions.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod generated;

use std::path::PathBuf;
use std::sync::LazyLock;

use bti_consent::ConsentProfile;
use bti_consent::consent::who_must_consent;
use bti_consent::profile::RuleKind;
use bti_core::{
    BirthDate, Channel, Consent, ConsentKind, ConsentStatus, Custody, Date, Known, Question, QuestionDraft,
    Recipient, Service, Signer, SignerRole, Suspicion,
};
use bti_rules::{Decision, Engine, Outcome, Step};
use generated::{ENGINE, decide, draft, id, openness, outcomes, permits};
use proptest::prelude::*;
use proptest::sample::select;

/// An engine for each of the thirteen municipalities.
static MUNICIPALITIES: LazyLock<Vec<Engine>> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let profile = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("readable");
        ConsentProfile::from_toml(&path.display().to_string(), &text, ENGINE.lawbook()).expect("a profile")
    };
    files.iter().map(|path| ENGINE.under(profile(path))).collect()
});

/// A profile with every kind of limit there is, as strict as one can be.
static STRICTEST: LazyLock<Engine> = LazyLock::new(|| {
    let rule = |kind: &str, more: &str| {
        format!(
            "\n[[consent.rule]]\nid = \"strengest-{kind}\"\nkind = \"{kind}\"\n{more}\nsays = {{ nb = \"a\", nn = \"b\", en = \"c\" }}\nsource = \"s\"\n"
        )
    };
    let text = format!(
        "id = \"strengest\"\nname = {{ nb = \"a\", nn = \"b\", en = \"c\" }}\nread_on = \"2026-01-01\"\nsources = [\"s\"]\n[consent]\n\
         not_stated = [\"form\", \"several-parents\", \"child-heard\", \"capacity\", \"informed\", \"scope\", \"withdrawal\", \"refusal\", \"expiry\", \"log\", \"log-access\"]\n{}{}{}{}{}",
        rule("written", ""),
        rule("minutes", ""),
        rule("youth-signs", "from = 7"),
        rule("parents-sign", "from = 0"),
        rule("valid-months", "months = 6"),
    );
    ENGINE.under(ConsentProfile::from_toml("strengest.toml", &text, ENGINE.lawbook()).expect("a profile"))
});

fn under(engine: &Engine, draft: &QuestionDraft) -> Vec<(Outcome, Decision)> {
    let question = Question::new(draft.clone()).expect("a question");
    let answer = engine.ask(&question).expect("words");
    answer.decisions().into_iter().map(|decision| (decision.outcome, decision)).collect()
}

/// Everyone's wish to be covered: a consent by these about every person, to everything the generator can ask about.
fn signed_by(draft: &QuestionDraft, by: &[Signer]) -> Vec<Consent> {
    draft
        .persons
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let mut consent = Consent::new(
                id(&format!("all{index}")),
                person.id.clone(),
                by.to_vec(),
                ConsentStatus::Given,
            );
            consent.given_on = Some("2021-07-01".parse().expect("a day"));
            consent.scope.givers = Service::ALL.to_vec();
            consent.scope.recipient_services = Service::ALL.to_vec();
            consent.scope.recipients =
                draft.recipients.iter().map(|recipient| recipient.id.clone()).collect();
            consent.scope.items = draft.items.iter().map(|item| item.id.clone()).collect();
            consent.scope.purposes = vec![draft.purpose];
            consent.digital_log = Known::Yes;
            consent.stated_informed = Known::Yes;
            consent.voluntary = Known::Yes;
            consent.form = bti_core::ConsentForm::Written;
            consent
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// For every profile: "may" never comes of "must not" or "cannot decide", and no duty is taken away.
    #[test]
    fn a_profile_only_tightens(draft in draft()) {
        let by_law = under(&ENGINE, &draft);
        for engine in MUNICIPALITIES.iter().chain([&*STRICTEST]) {
            let name = engine.profile().expect("a profile").id();
            for ((law, law_says), (local, local_says)) in by_law.iter().zip(under(engine, &draft)) {
                prop_assert!(openness(local) <= openness(*law), "{name}: {law:?} became {local:?}");
                prop_assert_eq!(*law == Outcome::MustShare, local == Outcome::MustShare, "{}", name);
                prop_assert_eq!(&law_says.elsewhere, &local_says.elsewhere, "{}: a duty is gone", name);
                prop_assert_eq!(&law_says.reminders, &local_says.reminders, "{}: a reminder is gone", name);
                // A refusal that comes from the profile says so.
                if local != *law {
                    let refuses = local_says.local.iter().any(|finding| finding.effect == bti_consent::consent::LocalEffect::Refuses);
                    prop_assert!(refuses, "{name}: {law:?} became {local:?} and no rule says why");
                }
            }
        }
    }

    /// A local rule never asks for a guardian's signature where one must not know, or where that is not known.
    #[test]
    fn no_profile_asks_a_guardian_who_must_not_know(draft in draft()) {
        let question = Question::new(draft.clone()).expect("a question");
        for engine in MUNICIPALITIES.iter().chain([&*STRICTEST]) {
            let profile = engine.profile().expect("a profile");
            for who in who_must_consent(ENGINE.lawbook(), &question, Some(profile)).expect("words") {
                let guardian = |finding: &bti_consent::consent::LocalFinding| match &finding.effect {
                    bti_consent::consent::LocalEffect::AlsoSigns(signers) => signers.iter().any(|signer| *signer != Signer::Person(who.person.clone())),
                    _ => false,
                };
                let asks = who.local.iter().any(guardian);
                prop_assert!(who.not_to_be_asked.is_empty() || !asks, "{}: {:?}", profile.id(), who);
                let parents = profile.rules().iter().any(|rule| rule.kind == RuleKind::ParentsSign);
                prop_assert!(parents || !asks);
            }
        }
    }

    /// 22, 23: withdrawal forbids every sharing that rests on the consent from its day on, and none before; expiry is as
    /// withdrawal.
    #[test]
    fn withdrawal_and_expiry_stop_the_future_and_leave_the_past(draft in draft()) {
        let after = draft.day.next().expect("a day");
        let change = |withdraw: Option<Date>, expire: Option<Date>| {
            let mut changed = draft.clone();
            for consent in changed.consents.iter_mut().filter(|consent| consent.status == ConsentStatus::Given && consent.given_on.is_some_and(|given| given <= draft.day)) {
                if let Some(day) = withdraw {
                    consent.status = ConsentStatus::Withdrawn;
                    consent.withdrawn_on = Some(day);
                }
                consent.valid_until = expire.or(consent.valid_until);
            }
            changed
        };
        let as_it_was = outcomes(&draft);
        prop_assert_eq!(&as_it_was, &outcomes(&change(Some(after), None)), "a later withdrawal changed the past");
        prop_assert_eq!(&as_it_was, &outcomes(&change(None, Some(draft.day))), "the last day does not count");
        let stopped = outcomes(&change(Some(draft.day), None));
        let yesterday = draft.day.previous().expect("a day");
        let given_before = draft.consents.iter().all(|consent| consent.given_on.is_none_or(|given| given <= yesterday));
        if given_before {
            prop_assert_eq!(&stopped, &outcomes(&change(None, Some(yesterday))), "expiry is not as withdrawal");
        }
        for (before, after) in as_it_was.iter().zip(&stopped) {
            prop_assert!(openness(*after) <= openness(*before));
        }
    }

    /// 26: a consent that takes another's place ends it at the same instant.
    #[test]
    fn a_superseding_consent_ends_the_earlier_one_at_the_same_instant(draft in draft(), later in -1_i64..=1) {
        prop_assume!(!draft.consents.is_empty());
        let day = match later { -1 => draft.day.previous(), 0 => Some(draft.day), _ => draft.day.next() }.expect("a day");
        let earlier = draft.consents[0].clone();
        prop_assume!(earlier.given_on.is_some_and(|given| given <= day));
        // The new one reaches nothing at all: whatever the old one opened is gone from its first day, and stays until then.
        let successor = Consent { given_on: Some(day), supersedes: Some(earlier.id.clone()), ..Consent::new(id("successor"), earlier.about.clone(), earlier.by.clone(), ConsentStatus::Given) };
        let mut with = draft.clone();
        with.consents.push(successor);
        let mut without = draft.clone();
        without.consents.remove(0);
        let expected = if later == 1 { outcomes(&draft) } else { outcomes(&without) };
        prop_assert_eq!(outcomes(&with), expected);
    }

    /// 27: a refusal never opens, and is not the same as nobody having been asked.
    #[test]
    fn a_refusal_never_opens(draft in draft()) {
        let mut refused = draft.clone();
        for consent in &mut refused.consents {
            consent.status = ConsentStatus::Refused;
        }
        let mut unasked = draft.clone();
        unasked.consents.clear();
        for ((refused, unasked), given) in outcomes(&refused).into_iter().zip(outcomes(&unasked)).zip(outcomes(&draft)) {
            prop_assert!(openness(refused) <= openness(unasked) && openness(refused) <= openness(given).max(openness(unasked)));
        }
    }

    /// 28: whoever neither holds responsibility nor is named by a statute as acting for the child never suffices.
    #[test]
    fn somebody_without_standing_never_suffices(draft in draft()) {
        let stranger = bti_core::Person { born: BirthDate::Known("1985-01-01".parse().expect("a day")), ..bti_core::Person::new(id("stranger")) };
        let mut nobody = draft.clone();
        nobody.consents.clear();
        let mut signed = nobody.clone();
        signed.persons.push(stranger);
        signed.consents = signed_by(&nobody, &[Signer::Person(id("stranger"))]);
        // Where nobody knows who holds responsibility, or the act was not read, it may leave things open; it never suffices.
        for (none, with) in outcomes(&nobody).into_iter().zip(outcomes(&signed)) {
            let open = (none, with) == (Outcome::MustNotShare, Outcome::CannotDecide);
            prop_assert!(none == with || open, "{none:?} became {with:?}");
        }
        // A guardian who does not hold it, about the child.
        let mut without = signed.clone();
        without.persons.retain(|person| person.id.as_str() != "stranger");
        for child in without.persons.iter_mut().filter(|person| person.id.as_str() == "child") {
            for guardian in &mut child.guardians {
                guardian.responsibility = Known::No;
            }
            child.custody = Custody::None;
        }
        without.consents = signed_by(&without, &[Signer::Person(id("father"))]);
        without.consents.retain(|consent| consent.about.as_str() == "child");
        let mut unsigned = without.clone();
        unsigned.consents.clear();
        for ((with, decision), (none, _)) in under(&ENGINE, &without).into_iter().zip(under(&ENGINE, &unsigned)) {
            // Daily care in health may let a parent without responsibility sign: never more than an open question.
            prop_assert!(permits(none) || !permits(with), "{:?}", decision);
        }
        // Nor does an office that has no part in it.
        let mut office = nobody.clone();
        office.consents = signed_by(&nobody, &[Signer::Role(SignerRole::FosterParentsOrInstitution)]);
        let at_home = office.persons.iter().all(|person| matches!(person.custody, Custody::Sole | Custody::VoluntaryPlacement | Custody::NotKnown));
        if at_home {
            for (with, none) in outcomes(&office).into_iter().zip(outcomes(&nobody)) {
                prop_assert!(permits(none) || !permits(with));
            }
        }
    }

    /// 31: without the tick for it a consent opens no digital log, and everything else as before.
    #[test]
    fn no_tick_for_the_digital_log_closes_the_log_and_nothing_else(draft in draft()) {
        let ask = |channel, tick| {
            let mut asked = draft.clone();
            asked.channel = channel;
            for consent in &mut asked.consents {
                consent.digital_log = tick;
            }
            outcomes(&asked)
        };
        let meeting = Some(Channel::Meeting);
        prop_assert_eq!(ask(meeting, Known::No), ask(meeting, Known::Yes));
        let mut without = draft.clone();
        without.channel = Some(Channel::DigitalLog);
        without.consents.retain(|consent| consent.status == ConsentStatus::Refused);
        prop_assert_eq!(ask(Some(Channel::DigitalLog), Known::No), outcomes(&without));
    }

    /// 32, and the others of its kind: what a consent must be, it must be known to be.
    #[test]
    fn a_consent_of_another_kind_or_one_nobody_understood_opens_nothing(draft in draft(), which in 0..4_usize) {
        let mut changed = draft.clone();
        for consent in changed.consents.iter_mut().filter(|consent| consent.status != ConsentStatus::Refused) {
            match which {
                0 => consent.kind = ConsentKind::Processing,
                1 => consent.competence = Some(bti_core::Competence { answer: Known::No, by: None, on: None }),
                2 => { consent.told = vec![bti_core::InformedPoint::What]; consent.stated_informed = Known::NotKnown; }
                _ => consent.form = bti_core::ConsentForm::Tacit,
            }
        }
        let mut without = draft.clone();
        without.consents.retain(|consent| consent.status == ConsentStatus::Refused);
        prop_assert_eq!(outcomes(&changed), outcomes(&without));
    }

    /// 33 is by construction: a consent names services. Here: one person's consent never covers another's information.
    #[test]
    fn one_persons_consent_never_covers_another(draft in draft()) {
        let everyone: Vec<Signer> = draft.persons.iter().map(|person| Signer::Person(person.id.clone())).collect();
        for about in ["child", "mother", "father"] {
            let mut one = draft.clone();
            one.consents = signed_by(&draft, &everyone);
            one.consents.retain(|consent| consent.about.as_str() == about);
            // The same without the one who consented, and without any consent.
            let mut others = draft.clone();
            others.consents.clear();
            for item in &mut others.items {
                item.about.retain(|person| person.as_str() != about);
                if item.about.is_empty() {
                    item.identified = Known::No;
                }
            }
            for (index, (with, without)) in outcomes(&one).into_iter().zip(outcomes(&others)).enumerate() {
                let item = &draft.items[index / draft.recipients.len()];
                if item.about.iter().any(|person| person.as_str() != about) {
                    // Whoever else it is about has signed nothing.
                    prop_assert!(permits(without) || !permits(with), "{about} covers {:?}", item.about);
                }
            }
        }
    }

    /// An item about two persons is as closed as about each of them alone: the intersection over persons.
    #[test]
    fn an_item_about_several_is_open_only_where_it_is_for_each(draft in draft()) {
        let mut several = draft.clone();
        several.items.truncate(1);
        several.items[0].about = vec![id("child"), id("mother")];
        let mut apart = several.clone();
        let mut other = apart.items[0].clone();
        other.id = id("two");
        apart.items[0].about = vec![id("child")];
        other.about = vec![id("mother")];
        apart.items.push(other);
        // Words about the one item are said of both.
        let mirrored = |target: &bti_core::Target| target.item.as_ref().is_some_and(|item| item.as_str() == "one");
        several.facts.retain(|fact| fact.target.item.as_ref().is_none_or(|item| item.as_str() == "one"));
        several.assessments.retain(|entry| entry.target.item.as_ref().is_none_or(|item| item.as_str() == "one"));
        apart.facts = several.facts.clone();
        apart.assessments = several.assessments.clone();
        for fact in several.facts.iter().filter(|fact| mirrored(&fact.target)) {
            let mut own = fact.clone();
            own.target.item = Some(id("two"));
            apart.facts.push(own);
        }
        for entry in several.assessments.iter().filter(|entry| mirrored(&entry.target)) {
            let mut own = entry.clone();
            own.target.item = Some(id("two"));
            apart.assessments.push(own);
        }
        let (together, alone) = (outcomes(&several), outcomes(&apart));
        let recipients = draft.recipients.len();
        for recipient in 0..recipients {
            let closed = [alone[recipient], alone[recipients + recipient]].into_iter().any(|outcome| outcome == Outcome::MustNotShare);
            prop_assert!(!(closed && together[recipient] == Outcome::MayShare), "{alone:?} {together:?}");
        }
    }

    /// Whoever receives, the same signatures are asked for: the recipient's act never changes the giver's.
    #[test]
    fn the_recipient_never_changes_who_must_consent(draft in draft(), service in select(Service::ALL.to_vec())) {
        let mut other = draft.clone();
        other.recipients = vec![Recipient::worker(id("first"), service)];
        let here = |target: &bti_core::Target| target.recipient.is_none();
        other.facts.retain(|fact| here(&fact.target));
        other.assessments.retain(|entry| here(&entry.target));
        let mut same = draft.clone();
        same.facts.retain(|fact| here(&fact.target));
        same.assessments.retain(|entry| here(&entry.target));
        let who = |draft: &QuestionDraft| who_must_consent(ENGINE.lawbook(), &Question::new(draft.clone()).expect("a question"), None).expect("words");
        prop_assert_eq!(who(&other), who(&same));
    }

    /// 29: who must sign changes on the birthday itself, and on no other day of the year around it.
    #[test]
    fn ages_flip_exactly_on_the_birthday(draft in draft(), years in select(vec![12_i32, 15, 16, 18]), month in 1_u32..=12, day in 1_u32..=28) {
        let birthday = Date::new(2026, month, day).expect("a day");
        let ways = |on: Date| {
            let mut asked = draft.clone();
            asked.day = on;
            asked.consents.clear();
            for child in asked.persons.iter_mut().filter(|person| person.id.as_str() == "child") {
                child.born = BirthDate::Known(Date::new(2026 - years, month, day).expect("a day"));
            }
            who_must_consent(ENGINE.lawbook(), &Question::new(asked).expect("a question"), None).expect("words")
        };
        let boundary = |on: Date| ENGINE.lawbook().boundaries().contains(&on);
        let (eve, after) = (birthday.previous().expect("a day"), birthday.next().expect("a day"));
        if !boundary(after) {
            prop_assert_eq!(ways(birthday), ways(after), "something changes the day after");
        }
        if !boundary(eve) {
            prop_assert_eq!(ways(eve.previous().expect("a day")), ways(eve), "something changes the day before");
        }
    }

    /// Under suspicion nothing in an answer asks or tells the guardian: no way forward, no obligation, no advice.
    #[test]
    fn nothing_asks_or_tells_a_suspected_guardian(draft in draft(), decided in any::<bool>()) {
        let mut suspected = draft.clone();
        for person in suspected.persons.iter_mut().filter(|person| person.id.as_str() == "father") {
            person.suspicions = vec![Suspicion { child: id("child"), answer: if decided { Known::Yes } else { Known::NotKnown } }];
        }
        let law = ENGINE.lawbook().on(suspected.day);
        for decision in decide(&suspected) {
            let item = suspected.items.iter().find(|item| item.id == decision.item).expect("an item");
            if !item.about.iter().any(|person| person.as_str() == "child") {
                continue;
            }
            let barred = decision.not_to_be_asked.iter().any(|entry| entry.signer == Signer::Person(id("father")));
            let guardian = suspected.persons[0].guardians.iter().any(|guardian| guardian.person.as_str() == "father");
            prop_assert!(barred || !guardian, "the answer does not say that he is not to be asked");
            for step in decision.ways_forward.iter().flatten() {
                if let Step::Consent { person, signers } = step {
                    prop_assert!(person.as_str() != "child" || !signers.contains(&Signer::Person(id("father"))));
                }
            }
            for shown in decision.obligations.iter().chain(&decision.advice) {
                let norm = law.norm(&shown.norm).expect("in force");
                let tells = matches!(norm.norm.effect, bti_consent::Effect::Procedure { tells_guardians: true, .. });
                prop_assert!(!tells, "{} tells guardians", shown.norm);
            }
        }
    }
}

/// 29: born on 29 February: on the one day where the two readings differ, who must sign is open where it differs.
#[test]
fn on_the_29_february_day_the_two_readings_are_kept_apart() {
    let ways = |on: &str| {
        let mut youth = bti_core::Person::new(id("youth"));
        youth.born = BirthDate::Known("2008-02-29".parse().expect("a day"));
        youth.custody = Custody::Sole;
        youth.guardians = vec![bti_core::Guardian::new(id("mother"), Known::Yes)];
        let mut item = bti_core::Item::new(id("note"), bti_core::ItemKind::Education, vec![id("youth")]);
        item.learned = bti_core::Capacity::InCase;
        let question = Question::new(QuestionDraft {
            giver: bti_core::Giver::new(
                Service::Kultur,
                bti_core::Profession::Annen,
                bti_core::Tie::Employee,
            ),
            recipients: vec![Recipient::worker(id("ppt"), Service::Ppt)],
            items: vec![item],
            persons: vec![youth, bti_core::Person::new(id("mother"))],
            ..QuestionDraft::on(on.parse().expect("a day"))
        })
        .expect("a question");
        let who = who_must_consent(ENGINE.lawbook(), &question, None).expect("words");
        let mut sets: Vec<Vec<Signer>> = who[0].sufficient().map(|way| way.signers.clone()).collect();
        sets.sort();
        (sets, who[0].open.iter().any(|word| word.as_str() == "under-18"))
    };
    let youth = Signer::Person(id("youth"));
    assert_eq!(ways("2026-02-27").0, [vec![Signer::Person(id("mother")), youth.clone()]]);
    assert_eq!(ways("2026-02-28"), (Vec::new(), true));
    assert_eq!(ways("2026-03-01"), (vec![vec![youth]], false));
}

/// Every procedure that is done by asking or telling guardians says so, so that it is left out where one must not know.
#[test]
fn procedures_that_speak_to_parents_say_that_they_do() {
    // These speak of parents without asking or telling them anything about the sharing.
    let without = [
        "abl-orient-the-pregnant-child",
        "bl-ask-youth-before-telling",
        "bl-check-registered-responsibility",
        "bl-refusal-may-be-appealed",
        "bvl-assess-whether-parent-is-party",
        "nbl-refusal-may-be-appealed",
        "nbl-regard-childs-privacy",
        "pbrl-tell-child-of-exceptions",
        "pbrl-tell-child-that-told",
    ];
    for section in ENGINE.lawbook().sections() {
        for norm in section.versions.iter().flat_map(|version| &version.norms) {
            let bti_consent::Effect::Procedure { when, tells_guardians, .. } = &norm.effect else { continue };
            let speaks = ["parent", "both of those with", "those with the care"]
                .iter()
                .any(|word| norm.plain.en.to_lowercase().contains(word));
            if speaks && *when != bti_consent::When::Forbidden && !without.contains(&norm.id.as_str()) {
                assert!(*tells_guardians, "{}: {}", norm.id, norm.plain.en);
            }
        }
    }
}
