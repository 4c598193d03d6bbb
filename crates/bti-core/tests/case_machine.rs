//! Whatever happens in a case, in whatever order: the invariants hold, and a much simpler model agrees.
//!
//! The model knows who holds the baton from when until when, which hand-over is pending, who takes part, and the level.
//! It knows nothing of how the library keeps them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::collections::BTreeSet;

use bti_core::case::{Case, LogEntry, LogStatus, Refusal, Status};
use bti_core::{Date, PersonId};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::*;

const PEOPLE: [&str; 6] = ["teacher", "nurse", "adviser", "mother", "child", "head"];
const ENGAGEMENTS: [(&str, &str); 3] = [("school", "skole"), ("ppt", "ppt"), ("bup", "bup")];
const LEVELS: [&str; 4] = ["bti:0", "bti:1", "bti:2", "bti:3"];
const LEADS: [&str; 5] = ["stay", "close", "to-level-1", "to-level-2", "to-level-3"];
/// domain: from each level to 0, 1, 2 and 3.
const MATRIX: [[bool; 4]; 4] = [
    [true, true, true, true],
    [false, true, true, false],
    [false, true, true, true],
    [false, true, true, true],
];

#[derive(Clone, Debug)]
enum Op {
    Assign(usize, bool),
    Propose(usize, usize),
    Accept(usize),
    Decline(usize),
    Withdraw(usize),
    Expire,
    Substitute(usize),
    Absent,
    Back,
    ServiceJoins(usize, bool),
    ServiceLeaves(usize),
    PersonJoins(usize, usize),
    PersonLeaves(usize, usize),
    Confirm,
    Consent(bool),
    ConsentWithdrawn,
    Inform,
    Measure(usize),
    EndMeasures,
    Meet(bool),
    Evaluate,
    Decide(usize),
    Level(usize, usize),
    Suspect,
    SafetyCloses,
    Refer(usize),
    Answer,
    OpenLog,
    CloseLog,
    Write(usize, usize),
    Correct(usize, u32),
    Pause,
    Resume,
    Close(bool),
    Reopen(usize, usize),
    Archive,
    ComesOfAge,
}

fn op() -> impl Strategy<Value = Op> {
    let person = 0..PEOPLE.len();
    let engagement = 0..ENGAGEMENTS.len();
    prop_oneof![
        3 => (person.clone(), prop::bool::weighted(0.8)).prop_map(|(p, first)| Op::Assign(p, first)),
        4 => (person.clone(), person.clone()).prop_map(|(by, to)| Op::Propose(by, to)),
        6 => person.clone().prop_map(Op::Accept),
        2 => person.clone().prop_map(Op::Decline),
        1 => person.clone().prop_map(Op::Withdraw),
        1 => Just(Op::Expire),
        1 => person.clone().prop_map(Op::Substitute),
        1 => Just(Op::Absent),
        1 => Just(Op::Back),
        3 => (engagement.clone(), any::<bool>()).prop_map(|(e, consent)| Op::ServiceJoins(e, consent)),
        1 => engagement.clone().prop_map(Op::ServiceLeaves),
        6 => (person.clone(), engagement.clone()).prop_map(|(p, e)| Op::PersonJoins(p, e)),
        1 => (person.clone(), engagement.clone()).prop_map(|(p, e)| Op::PersonLeaves(p, e)),
        2 => Just(Op::Confirm),
        2 => any::<bool>().prop_map(Op::Consent),
        1 => Just(Op::ConsentWithdrawn),
        2 => Just(Op::Inform),
        2 => person.clone().prop_map(Op::Measure),
        1 => Just(Op::EndMeasures),
        3 => any::<bool>().prop_map(Op::Meet),
        4 => Just(Op::Evaluate),
        6 => (0..LEADS.len()).prop_map(Op::Decide),
        8 => (0..LEVELS.len(), 0..3_usize).prop_map(|(to, ground)| Op::Level(to, ground)),
        1 => Just(Op::Suspect),
        1 => Just(Op::SafetyCloses),
        1 => engagement.prop_map(Op::Refer),
        1 => Just(Op::Answer),
        2 => Just(Op::OpenLog),
        1 => Just(Op::CloseLog),
        4 => (person.clone(), 0..12_usize).prop_map(|(p, kind)| Op::Write(p, kind)),
        1 => (person.clone(), 0..5_u32).prop_map(|(p, number)| Op::Correct(p, number)),
        1 => Just(Op::Pause),
        1 => Just(Op::Resume),
        2 => any::<bool>().prop_map(Op::Close),
        2 => (0..LEVELS.len(), person).prop_map(|(level, holder)| Op::Reopen(level, holder)),
        1 => prop::bool::weighted(0.2).prop_map(|yes| if yes { Op::Archive } else { Op::Evaluate }),
        1 => prop::bool::weighted(0.1).prop_map(|yes| if yes { Op::ComesOfAge } else { Op::Inform }),
    ]
}

/// Days since the last event, and how many days before it is recorded that it took effect.
fn step() -> impl Strategy<Value = (Op, u8, u8)> {
    (op(), 0_u8..4, prop_oneof![9 => Just(0_u8), 1 => 1_u8..6])
}

/// What a small story needs, in order, with noise in between: else random events rarely leave level 0.
fn steps() -> impl Strategy<Value = Vec<(Op, u8, u8)>> {
    let seeds = [
        vec![Op::Assign(0, true), Op::Measure(0), Op::Inform, Op::Level(1, 0)],
        vec![
            Op::Consent(true),
            Op::OpenLog,
            Op::ServiceJoins(1, true),
            Op::PersonJoins(2, 1),
            Op::Meet(true),
        ],
        vec![Op::Evaluate, Op::Decide(3), Op::Level(2, 1), Op::Meet(true), Op::Confirm],
        vec![
            Op::Evaluate,
            Op::Decide(4),
            Op::Level(3, 1),
            Op::EndMeasures,
            Op::Close(true),
            Op::Reopen(3, 0),
        ],
    ];
    let noise = prop::collection::vec(prop::collection::vec(step(), 0..12), seeds.len() + 1);
    (noise, prop::bool::weighted(0.8)).prop_map(move |(noise, seeded)| {
        let mut all = Vec::new();
        for (index, part) in noise.into_iter().enumerate() {
            all.extend(part);
            if seeded {
                all.extend(seeds.get(index).into_iter().flatten().cloned().map(|op| (op, 1, 0)));
            }
        }
        all
    })
}

#[derive(Clone, Debug, Default)]
struct Model {
    /// Who held the baton, from which day, until which day.
    timeline: Vec<(&'static str, Date, Option<Date>)>,
    pending: Option<(u32, &'static str)>,
    absent: bool,
    taking_part: BTreeSet<(&'static str, &'static str)>,
    engaged: BTreeSet<&'static str>,
    family: BTreeSet<&'static str>,
    level: usize,
    open: bool,
    last_change: Option<Date>,
    /// The levels decisions of this round lead to.
    ways: BTreeSet<usize>,
    evaluated: bool,
    safety: bool,
}

impl Model {
    fn holder(&self) -> Option<&'static str> {
        self.timeline.last().filter(|(.., until)| until.is_none()).map(|(person, ..)| *person)
    }

    fn eligible(&self, person: &str) -> bool {
        !self.family.contains(person) && self.taking_part.iter().any(|(one, _)| *one == person)
    }

    fn knows(&self, person: &str) -> bool {
        self.taking_part.iter().any(|(one, _)| *one == person)
            || ["teacher", "mother", "child", "head"].contains(&person)
    }

    /// Whether the model says the event is accepted; none: it does not know.
    fn expects(&self, op: &Op, author: &str, effective: Date) -> Option<bool> {
        let in_time = self.last_change.is_none_or(|last| effective >= last);
        let possible = self.open && in_time;
        let passes = self.holder() == Some(author) || author == "head";
        Some(match op {
            Op::Assign(person, true) => possible && self.holder().is_none() && self.eligible(PEOPLE[*person]),
            Op::Propose(by, to) => {
                possible
                    && self.knows(PEOPLE[*by])
                    && self.holder().is_some()
                    && passes
                    && self.pending.is_none()
                    && self.eligible(PEOPLE[*to])
                    && self.holder() != Some(PEOPLE[*to])
            }
            Op::Accept(by) => {
                possible
                    && self.eligible(PEOPLE[*by])
                    && self.pending.is_some_and(|(_, to)| to == PEOPLE[*by])
            }
            Op::Expire => possible && self.pending.is_some(),
            Op::Level(to, _) if *to == 0 || !MATRIX[self.level][*to] || *to == self.level => false,
            Op::Level(..) if self.holder().is_none() => false,
            Op::Level(to, 1) if !self.ways.contains(to) => false,
            Op::Level(_, 2) if !self.safety => false,
            Op::Suspect => return None,
            Op::Decide(_) if !self.evaluated => false,
            _ => return None,
        })
    }
}

struct Run {
    story: Story,
    model: Model,
    today: Date,
    count: u32,
    log: Vec<LogEntry>,
    track: Option<u32>,
    referral: Option<u32>,
    consent: Option<u32>,
    /// The last decision that leads to each level, of whatever round.
    decisions: [u32; 4],
    evaluation: Option<u32>,
}

impl Run {
    fn new() -> Self {
        let mut story = Story::opened();
        story.teacher(json!({ "official-named": { "person": "head", "role": "unit-leader" } }));
        let today: Date = "2026-01-05".parse().unwrap();
        let model = Model {
            taking_part: [("teacher", "school")].into(),
            engaged: ["school"].into(),
            family: ["mother", "father", "child"].into(),
            open: true,
            last_change: Some(today),
            ..Model::default()
        };
        Self {
            story,
            model,
            today,
            count: 0,
            log: Vec::new(),
            track: None,
            referral: None,
            consent: None,
            decisions: [0; 4],
            evaluation: None,
        }
    }

    fn author(&self, op: &Op) -> &'static str {
        match op {
            Op::Propose(by, _) | Op::Accept(by) | Op::Decline(by) | Op::Withdraw(by) => PEOPLE[*by],
            Op::Write(by, _) | Op::Correct(by, _) => PEOPLE[*by],
            Op::Assign(..) | Op::Absent => "head",
            _ => "teacher",
        }
    }

    fn what(&self, op: &Op) -> Value {
        let new = |prefix: &str| format!("{prefix}{}", self.count);
        let old = |prefix: &str, id: Option<u32>| format!("{prefix}{}", id.unwrap_or(0));
        let pending = old("h", self.model.pending.map(|(id, _)| id));
        match op {
            Op::Assign(person, first) => json!({ "holder-assigned": {
                "person": PEOPLE[*person], "reason": if *first { "first" } else { "leader-fallback" } } }),
            Op::Propose(_, to) => proposes(&new("h"), PEOPLE[*to]),
            Op::Accept(_) => accepts(&pending),
            Op::Decline(_) => json!({ "hand-over-declined": { "hand_over": pending } }),
            Op::Withdraw(_) => json!({ "hand-over-withdrawn": { "hand_over": pending } }),
            Op::Expire => json!({ "hand-over-expired": { "hand_over": pending } }),
            Op::Substitute(person) => {
                json!({ "substitute-set": { "person": PEOPLE[*person], "until": "2026-02-01" } })
            }
            Op::Absent => json!({ "holder-absent": {} }),
            Op::Back => json!({ "holder-back": {} }),
            Op::ServiceJoins(index, consented) => {
                let (engagement, service) = ENGAGEMENTS[*index];
                let basis = if *consented {
                    json!({ "kind": "consent", "consent": old("c", self.consent) })
                } else {
                    json!({ "kind": "statutory", "norm": "some-norm" })
                };
                joins(engagement, service, basis)
            }
            Op::ServiceLeaves(index) => {
                json!({ "service-left": { "engagement": ENGAGEMENTS[*index].0, "reason": "x" } })
            }
            Op::PersonJoins(person, index) => takes_part(PEOPLE[*person], ENGAGEMENTS[*index].0),
            Op::PersonLeaves(person, index) => json!({ "participant-left": {
                "person": PEOPLE[*person], "engagement": ENGAGEMENTS[*index].0 } }),
            Op::Confirm => {
                let all: BTreeSet<&str> = self.model.taking_part.iter().map(|(person, _)| *person).collect();
                json!({ "participants-confirmed": { "persons": all } })
            }
            Op::Consent(digital) => consent(&new("c"), *digital),
            Op::ConsentWithdrawn => {
                json!({ "consent-withdrawn": { "consent": old("c", self.consent), "by": ["mother"] } })
            }
            Op::Inform => json!({ "guardians-informed": { "informed": {
                "informed": { "persons": ["mother"], "on": "2026-01-05" } } } }),
            Op::Measure(person) => measure(&new("m"), PEOPLE[*person]),
            Op::EndMeasures => {
                let open = self.story.case.measures().iter().find(|measure| measure.status().is_open());
                measure_ends(open.map_or("m0", |measure| measure.id().as_str()))
            }
            Op::Meet(heard) => meeting(&new("mt"), if *heard { "attended" } else { "declined" }),
            Op::Evaluate => json!({ "evaluated": { "evaluation": new("ev"),
                "level": self.story.case.level(), "measures": [] } }),
            Op::Decide(leads) => decided(&new("d"), &old("ev", self.evaluation), LEADS[*leads]),
            Op::Level(to, 1) => by_decision(LEVELS[*to], &format!("d{}", self.decisions[*to])),
            Op::Level(to, 2) => json!({ "level-changed": { "to": LEVELS[*to],
                "ground": { "safety": { "track": old("s", self.track) } } } }),
            Op::Level(to, _) => first_entry(LEVELS[*to]),
            Op::Suspect => suspects(&new("s"), "violence"),
            Op::SafetyCloses => {
                json!({ "track-closed": { "track": old("s", self.track), "rationale": "x" } })
            }
            Op::Refer(index) => json!({ "referral-sent": {
                "referral": new("r"), "from": ENGAGEMENTS[*index].0, "to": "bup" } }),
            Op::Answer => {
                json!({ "referral-answered": { "referral": old("r", self.referral), "answer": "accepted" } })
            }
            Op::OpenLog => {
                json!({ "log-opened": { "basis": { "kind": "consent", "consent": old("c", self.consent) } } })
            }
            Op::CloseLog => json!({ "log-closed": { "reason": "x" } }),
            Op::Write(_, kind) => entry(bti_core::case::EntryKind::ALL[*kind].code()),
            Op::Correct(_, number) => {
                json!({ "entry-corrected": { "corrects": number, "text": "x", "capacity": "in-case" } })
            }
            Op::Pause => json!({ "paused": { "reason": "x" } }),
            Op::Resume => json!({ "resumed": {} }),
            Op::Close(goal) => closes(if *goal { "goal-reached" } else { "moved-away" }),
            Op::Reopen(level, holder) => json!({ "reopened": {
                "level": LEVELS[*level], "holder": PEOPLE[*holder], "rationale": "x" } }),
            Op::Archive => json!({ "archived": { "archive": "a1" } }),
            Op::ComesOfAge => json!({ "subject-came-of-age": {} }),
        }
    }

    fn step(&mut self, op: &Op, days: u8, back: u8) -> Result<(), TestCaseError> {
        self.count += 1;
        for _ in 0..days {
            self.today = self.today.next().unwrap();
        }
        let mut effective = self.today;
        for _ in 0..back {
            effective = effective.previous().unwrap();
        }
        let author = self.author(op);
        let seq = self.story.case.seq() + 1;
        let event = event(seq, &effective.to_string(), &self.today.to_string(), author, self.what(op));
        let late_allowed = event.what.may_be_late();
        let before = self.story.case.clone();
        let outcome = self.story.case.apply(&self.story.profile, event);
        if let Some(expected) = self.model.expects(op, author, effective) {
            let may_still_lack = matches!(op, Op::Level(..) | Op::Decide(_));
            prop_assert!(
                outcome.is_ok() == expected || (expected && may_still_lack),
                "{op:?} by {author}: {outcome:?}, and the model says {expected}: {:?}",
                self.model
            );
        }
        match outcome {
            Err(_) => prop_assert_eq!(&self.story.case, &before, "a refused event changed something"),
            Ok(_) => {
                let at = self.model.last_change.map_or(effective, |last| last.max(effective));
                self.follow(op, at);
                if !late_allowed {
                    self.model.last_change = Some(at);
                }
            }
        }
        self.invariants(&before)
    }

    /// The model goes along with an event that was accepted.
    fn follow(&mut self, op: &Op, at: Date) {
        let (count, model) = (self.count, &mut self.model);
        let pass = |model: &mut Model, to: &'static str| {
            if let Some((.., until @ None)) = model.timeline.last_mut() {
                *until = Some(at);
            }
            model.timeline.push((to, at, None));
        };
        match op {
            Op::Assign(person, _) => pass(model, PEOPLE[*person]),
            Op::Propose(_, to) => model.pending = Some((count, PEOPLE[*to])),
            Op::Accept(by) => {
                model.pending = None;
                pass(model, PEOPLE[*by]);
            }
            Op::Decline(_) | Op::Withdraw(_) | Op::Expire => model.pending = None,
            Op::Absent => model.absent = true,
            Op::ServiceJoins(index, _) => _ = model.engaged.insert(ENGAGEMENTS[*index].0),
            Op::ServiceLeaves(index) => {
                let left = ENGAGEMENTS[*index].0;
                model.engaged.remove(left);
                model.taking_part.retain(|(_, engagement)| *engagement != left);
            }
            Op::PersonJoins(person, index) => {
                model.taking_part.insert((PEOPLE[*person], ENGAGEMENTS[*index].0));
            }
            Op::PersonLeaves(person, index) => {
                model.taking_part.remove(&(PEOPLE[*person], ENGAGEMENTS[*index].0));
            }
            Op::Evaluate => {
                model.evaluated = true;
                self.evaluation = Some(count);
            }
            Op::Decide(leads) => {
                if *leads >= 2 {
                    self.decisions[*leads - 1] = count;
                }
                if *leads == 0 {
                    model.evaluated = false;
                    model.ways.clear();
                } else if *leads >= 2 {
                    model.ways.insert(leads - 1);
                }
            }
            Op::Level(to, _) => {
                model.level = *to;
                model.evaluated = false;
                model.ways.clear();
            }
            Op::Suspect => {
                model.safety = true;
                self.track = Some(count);
            }
            Op::SafetyCloses => {
                model.safety = self.story.case.safety().iter().any(bti_core::case::SafetyTrack::is_open);
            }
            Op::Refer(_) => self.referral = Some(count),
            Op::Consent(_) => self.consent = Some(count),
            Op::Close(_) => {
                model.open = false;
                if let Some((.., until @ None)) = model.timeline.last_mut() {
                    *until = Some(at);
                }
            }
            Op::Reopen(level, holder) => {
                model.open = true;
                model.evaluated = false;
                model.ways.clear();
                model.level = *level;
                pass(model, PEOPLE[*holder]);
            }
            Op::ComesOfAge => model.family = ["child"].into(),
            _ => {}
        }
    }

    fn invariants(&mut self, before: &Case) -> Result<(), TestCaseError> {
        let case = &self.story.case;
        // 2, 3, 4, 5, 10: the timeline is the model's.
        let timeline: Vec<(String, Date, Option<Date>)> = case
            .holder()
            .assignments()
            .iter()
            .map(|held| {
                (held.person().to_string(), held.from().day(), held.to().map(bti_core::case::Moment::day))
            })
            .collect();
        let expected: Vec<(String, Date, Option<Date>)> =
            self.model.timeline.iter().map(|(person, from, to)| ((*person).to_owned(), *from, *to)).collect();
        prop_assert_eq!(timeline, expected);
        // 6: at most one pending, and it is the model's.
        let pending = case.holder().pending().map(|pending| pending.proposed().to.to_string());
        prop_assert_eq!(pending.as_deref(), self.model.pending.map(|(_, to)| to));
        // 1, 8, 9: one holder who takes part and is no family.
        let followed = matches!(case.status(), Status::Active | Status::Paused(_));
        let holder: Option<&PersonId> = case.holder().current().map(bti_core::case::Assignment::person);
        prop_assert!(!followed || holder.is_some());
        if let Some(holder) = holder {
            prop_assert!(case.service_of(holder).is_some());
            prop_assert!(case.guardians().iter().all(|guardian| guardian.person != *holder));
            prop_assert!(case.subject().person != *holder);
        }
        // 12, 14: the level is the model's, and every change is in the matrix.
        prop_assert_eq!(LEVELS[self.model.level], case.level().code());
        prop_assert!(before.level() == case.level() || case.level().code() != "bti:0");
        // 20: services are engagements.
        prop_assert_eq!(case.service_count(), self.model.engaged.len());
        // 42, 52: what is closed has nothing open, as when it was closed.
        if matches!(case.status(), Status::Closed(_)) && before.status().is_open() {
            prop_assert!(case.safety().iter().all(|track| !track.is_open()));
            prop_assert!(case.measures().iter().all(|measure| !measure.status().is_open()));
            prop_assert!(case.holder().pending().is_none() && case.log().status() != LogStatus::Active);
        }
        // 46, 49: the log grows at its end and nowhere else.
        let entries = case.log().entries();
        prop_assert!(entries.starts_with(&self.log));
        prop_assert!(entries.iter().zip(1_u32..).all(|(entry, number)| entry.number() == number));
        prop_assert!(entries.iter().all(|entry| entry.corrects().is_none_or(|of| of < entry.number())));
        // 47: nobody without a grant has written.
        for entry in entries.iter().skip(self.log.len()).filter(|entry| entry.corrects().is_none()) {
            let profile = &self.story.profile;
            prop_assert!(entry.author_roles().iter().any(|role| profile.may_write(*role, entry.kind())));
        }
        self.log = entries.to_vec();
        // 50: recorded in order, and never before it happened.
        let history = case.history();
        prop_assert!(history.windows(2).all(|pair| !pair[1].recorded.precedes(pair[0].recorded)));
        prop_assert!(history.iter().all(|event| !event.recorded.precedes(event.effective)));
        // 51.
        prop_assert!(
            case.measures().iter().all(|measure| measure.agreed().evaluate_by >= measure.agreed().start)
        );
        // 53: whoever sent an unanswered referral is still there.
        for referral in case.referrals().iter().filter(|referral| referral.answered().is_none()) {
            let sender = case.engagements().iter().find(|one| *one.id() == referral.sent().from);
            prop_assert!(sender.is_some_and(|sender| sender.until().is_none()));
        }
        // 55: a case that rests shows at most that nobody holds the baton.
        if matches!(case.status(), Status::Paused(_)) {
            prop_assert!(case.follow_up_breaks(&self.story.profile, self.today).is_empty());
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_invariants_hold_and_a_simple_model_agrees(steps in steps()) {
        let mut run = Run::new();
        for (op, days, back) in &steps {
            run.step(op, *days, *back)?;
        }
        // 11, 16: the same events give the same case, and so does every beginning of them.
        prop_assert_eq!(&run.story.replayed(), &run.story.case);
        let history = run.story.case.history();
        for count in (1..history.len()).step_by(7) {
            prop_assert!(Case::replay(&[&run.story.profile], &history[..count]).is_ok());
        }
        // 56: what is written is read back.
        let written = serde_json::to_string(&run.story.case.record()).unwrap();
        let read: bti_core::case::CaseRecord = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(read.restore(&[&run.story.profile]).unwrap(), run.story.case);
    }

    #[test]
    fn an_event_that_comes_twice_or_in_another_form_is_told_apart_and_changes_nothing(
        steps in steps(), which in any::<prop::sample::Index>()
    ) {
        let mut run = Run::new();
        for (op, days, back) in &steps {
            run.step(op, *days, *back)?;
        }
        let mut case = run.story.case.clone();
        let known = which.get(case.history()).clone();
        prop_assert_eq!(case.apply(&run.story.profile, known.clone()), Err(Refusal::Duplicate { seq: known.seq }));
        let mut other = known.clone();
        other.author = "somebody-else".parse()?;
        prop_assert_eq!(case.apply(&run.story.profile, other), Err(Refusal::Conflict { seq: known.seq }));
        prop_assert_eq!(&case, &run.story.case);
        // 61: two copies that went apart conflict where they did.
        let ours = case.history().to_vec();
        let mut theirs = ours.clone();
        let index = usize::try_from(known.seq - 1)?;
        theirs[index].author = "somebody-else".parse()?;
        prop_assert_eq!(bti_core::case::merge(&ours, &theirs).map_err(|conflict| conflict.seq), Err(known.seq));
        prop_assert_eq!(bti_core::case::merge(&ours, &ours[..index]), Ok(&ours[..]));
    }
}

#[test]
fn the_stories_reach_every_level_and_close() {
    let mut run = Run::new();
    for op in [
        Op::Assign(0, true),
        Op::Measure(0),
        Op::Inform,
        Op::Level(1, 0),
        Op::Consent(true),
        Op::OpenLog,
        Op::ServiceJoins(1, true),
        Op::PersonJoins(2, 1),
        Op::Meet(true),
        Op::Evaluate,
        Op::Decide(3),
        Op::Level(2, 1),
        Op::Meet(true),
        Op::Confirm,
        Op::Evaluate,
        Op::Decide(4),
        Op::Level(3, 1),
        Op::EndMeasures,
        Op::Close(true),
        Op::Reopen(3, 0),
    ] {
        let before = run.story.case.seq();
        run.step(&op, 1, 0).unwrap();
        assert_eq!(run.story.case.seq(), before + 1, "{op:?} was refused");
    }
    assert_eq!(run.story.case.level().code(), "bti:3");
}
