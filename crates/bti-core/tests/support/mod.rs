//! A routine, and a case told event by event, for the tests of cases.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::needless_pass_by_value
)]

use bti_core::ProfileId;
use bti_core::case::{Case, Event, ProcessDraft, ProcessProfile, Refusal, Warning, What};
use serde_json::{Value, json};

/// A routine with every kind of rule, in the shape of a file.
pub fn process() -> Value {
    let text = |words: &str| json!({ "nb": words, "nn": format!("{words} (nn)") });
    let level = |code: &str, label: &str, min: Option<u8>, max: Option<u8>| json!({ "level": code, "label": label, "title": text(label), "services": { "min": min, "max": max } });
    json!({
        "version": 1, "model": "BTI", "language": "nb",
        "municipalities": [{ "number": "3236" }],
        "not_stated": ["safety", "warm-hand-over", "individual-plan", "target", "decisions", "read"],
        "holder": { "from": "bti:1", "decide_again_on_level_change": true, "consent_when_service_changes": true },
        "log": { "optional_from": "bti:0", "required_from": "bti:2" },
        "level": [
            level("bti:0", "0", None, Some(1)),
            level("bti:1", "1", Some(1), Some(2)),
            level("bti:2", "2", Some(2), Some(2)),
            level("bti:3", "3", Some(3), None)
        ],
        "tool": [{ "id": "concern-scale", "name": text("bekymringsskala") }],
        "deadline": [
            { "id": "answer-baton", "trigger": "hand-over-proposed", "task": "answer",
              "within": { "amount": 5, "unit": "day", "days": "working" }, "severity": "must",
              "says": text("svar innen fem virkedager"), "source": "test" },
            { "id": "meet", "trigger": "level-entered", "task": "meet", "level": "bti:2",
              "within": { "amount": 2, "unit": "week", "days": "calendar" }, "severity": "must",
              "says": text("møte innen to uker"), "source": "test" }
        ],
        "step": [
            { "id": "l1-plan", "level": "bti:1", "order": 1, "title": text("Planlegge"), "who": ["worried"],
              "tools": ["concern-scale"], "consent": ["log"], "source": "test" },
            { "id": "l1-evaluate", "level": "bti:1", "order": 2, "title": text("Evaluere"),
              "who": ["stafettholder", "guardians"], "source": "test" },
            { "id": "l2-connect", "level": "bti:2", "order": 1, "title": text("Koble på tjenester"),
              "who": ["stafettholder"], "consent": ["referral"], "source": "test" },
            { "id": "l3-psychologist", "level": "bti:3", "order": 1, "title": text("Psykolog"),
              "who": ["stafettholder"], "when": "possible-mental-disorder", "source": "test" }
        ],
        "grant": [
            { "role": "stafettholder", "write": "all", "source": "test" },
            { "role": "participant", "write": ["lysglimt", "message"], "source": "test" },
            { "role": "guardian", "write": ["lysglimt"], "source": "test" }
        ],
        "involve": [
            { "id": "psychologist", "when": "possible-mental-disorder", "level": "bti:3",
              "services": [["kommunepsykolog"]], "says": text("psykolog"), "source": "test" },
            { "id": "doctor", "when": "somatic-or-mental-unclear", "level": "bti:3",
              "services": [["kommunepsykolog"], ["kommuneoverlege", "fastlege"]], "says": text("lege"), "source": "test" }
        ],
        "consider": [
            { "id": "action-plan", "when": "guardians-decline", "by": "unit-leader",
              "says": text("vurder tiltaksplan"), "source": "test" }
        ]
    })
}

pub fn profile_with(change: impl FnOnce(&mut Value)) -> ProcessProfile {
    let mut process = process();
    change(&mut process);
    let draft: ProcessDraft = serde_json::from_value(process).unwrap();
    ProcessProfile::new(ProfileId::new("testby").unwrap(), draft).unwrap()
}

pub fn profile() -> ProcessProfile {
    profile_with(|_| {})
}

/// A case while it is told.
#[derive(Clone, Debug)]
pub struct Story {
    pub profile: ProcessProfile,
    pub case: Case,
    pub day: String,
}

pub fn event(seq: u64, effective: &str, recorded: &str, author: &str, what: Value) -> Event {
    serde_json::from_value(json!({
        "version": 1, "case": "k1", "seq": seq, "effective": effective, "recorded": recorded,
        "author": author, "what": what
    }))
    .unwrap_or_else(|error| panic!("{error}"))
}

pub fn opening() -> Value {
    json!({ "case-opened": {
        "profile": { "id": "testby", "version": 1 },
        "subject": { "person": "child", "kind": "child", "address": "open" },
        "guardians": [
            { "person": "mother", "responsibility": "yes", "contact_blocked": false },
            { "person": "father", "responsibility": "yes", "contact_blocked": false }
        ],
        "informed": "not-yet", "concern": "u1", "municipality": "3236",
        "service": { "engagement": "school", "service": "skole", "purpose": "follow-up",
                     "basis": { "kind": "own-service" } },
        "participant": { "person": "teacher", "engagement": "school", "profession": "laerer" }
    } })
}

impl Story {
    /// Opened by a teacher on 2026-01-05, at level 0.
    pub fn opened() -> Self {
        Self::opened_under(profile())
    }

    pub fn opened_under(profile: ProcessProfile) -> Self {
        let first = event(1, "2026-01-05", "2026-01-05", "teacher", opening());
        let (case, warnings) = Case::open(&profile, first).unwrap();
        assert_eq!(warnings, []);
        Self { profile, case, day: "2026-01-05".to_owned() }
    }

    pub fn on(&mut self, day: &str) -> &mut Self {
        day.clone_into(&mut self.day);
        self
    }

    /// The next event, today.
    pub fn next(&self, author: &str, what: Value) -> Event {
        event(self.case.seq() + 1, &self.day, &self.day, author, what)
    }

    pub fn try_by(&mut self, author: &str, what: Value) -> Result<Vec<Warning>, Refusal> {
        let event = self.next(author, what);
        let before = self.case.clone();
        let outcome = self.case.apply(&self.profile, event);
        if outcome.is_err() {
            assert_eq!(self.case, before, "a refused event changed something");
        }
        outcome
    }

    pub fn by(&mut self, author: &str, what: Value) -> Vec<Warning> {
        let code = what.as_object().unwrap().keys().next().unwrap().clone();
        self.try_by(author, what).unwrap_or_else(|refusal| panic!("{code} by {author}: {refusal}"))
    }

    pub fn refused(&mut self, author: &str, what: Value) -> Refusal {
        self.try_by(author, what).expect_err("it should be refused")
    }

    pub fn teacher(&mut self, what: Value) -> Vec<Warning> {
        self.by("teacher", what)
    }

    pub fn holder(&self) -> Option<String> {
        self.case.holder().current().map(|held| held.person().to_string())
    }

    /// At level 1 on 2026-01-12: the teacher holds the baton, one measure, both parents told.
    pub fn at_level_1() -> Self {
        let mut story = Self::opened();
        story.enter_level_1();
        story
    }

    pub fn enter_level_1(&mut self) {
        self.on("2026-01-12");
        self.teacher(json!({ "holder-assigned": { "person": "teacher", "reason": "first" } }));
        self.teacher(measure("m1", "teacher"));
        self.teacher(json!({ "guardians-informed": { "informed": { "informed": {
            "persons": ["mother", "father"], "on": "2026-01-12" } } } }));
        self.teacher(first_entry("bti:1"));
    }

    /// PPT joined on a consent that also allows a log; a meeting was held.
    pub fn with_ppt(&mut self) {
        self.by("mother", consent("c1", true));
        self.teacher(joins("ppt", "ppt", json!({ "kind": "consent", "consent": "c1" })));
        self.teacher(takes_part("adviser", "ppt"));
        self.teacher(meeting("mt1", "attended"));
    }

    /// Evaluates and decides where to go.
    pub fn decide(&mut self, n: u32, leads: &str) {
        let level = self.case.level();
        self.teacher(evaluated(&format!("ev{n}"), level.code()));
        self.teacher(decided(&format!("d{n}"), &format!("ev{n}"), leads));
    }

    /// At level 2 on 2026-02-02, with PPT.
    pub fn at_level_2() -> Self {
        let mut story = Self::at_level_1();
        story.on("2026-02-02");
        story.with_ppt();
        story.decide(1, "to-level-2");
        story.teacher(by_decision("bti:2", "d1"));
        story
    }

    /// With an open log.
    pub fn with_log() -> Self {
        let mut story = Self::at_level_1();
        story.by("mother", consent("c1", true));
        story.teacher(json!({ "log-opened": { "basis": { "kind": "consent", "consent": "c1" } } }));
        story
    }

    pub fn replayed(&self) -> Case {
        Case::replay(&[&self.profile], self.case.history()).unwrap()
    }
}

pub fn measure(id: &str, responsible: &str) -> Value {
    json!({ "measure-added": { "measure": id, "text": "Lesestund hver dag.", "kind": "individual", "arena": "unit",
        "responsible": responsible, "start": "2026-01-12", "due": "2026-03-01", "evaluate_by": "2026-02-15" } })
}

pub fn measure_ends(id: &str) -> Value {
    json!({ "measure-updated": { "measure": id, "status": "done" } })
}

pub fn first_entry(level: &str) -> Value {
    json!({ "level-changed": { "to": level, "ground": { "first-entry": {} } } })
}

pub fn by_decision(level: &str, decision: &str) -> Value {
    json!({ "level-changed": { "to": level, "ground": { "decision": { "decision": decision } } } })
}

pub fn consent(id: &str, digital_log: bool) -> Value {
    json!({ "consent-given": { "consent": id, "by": ["mother", "father"], "services": ["skole", "ppt", "bup"],
        "digital_log": digital_log, "form": "written" } })
}

pub fn joins(engagement: &str, service: &str, basis: Value) -> Value {
    json!({ "service-joined": { "engagement": engagement, "service": service, "purpose": "coordination",
        "basis": basis } })
}

pub fn takes_part(person: &str, engagement: &str) -> Value {
    json!({ "participant-joined": { "person": person, "engagement": engagement, "profession": "annen" } })
}

pub fn meeting(id: &str, voice: &str) -> Value {
    json!({ "meeting-held": { "meeting": id, "kind": "collaboration", "invited": ["mother", "father", "teacher"],
        "attended": ["mother", "teacher"], "child_voice": voice, "agreements": [] } })
}

pub fn evaluated(id: &str, level: &str) -> Value {
    json!({ "evaluated": { "evaluation": id, "level": level, "measures": [{ "measure": "m1", "effect": "partial" }],
        "child_view": "Det går bedre.", "guardian_view": "Enig." } })
}

pub fn decided(id: &str, evaluation: &str, leads: &str) -> Value {
    json!({ "decided": { "decision": id, "evaluation": evaluation, "option": leads, "leads": leads,
        "rationale": "Se evalueringen.", "decided_by": ["teacher"] } })
}

pub fn entry(kind: &str) -> Value {
    json!({ "entry-added": { "kind": kind, "text": "Avtalt ny samtale.", "capacity": "in-case",
        "items": ["education"], "about": ["child"], "visibility": "everyone" } })
}

pub fn proposes(id: &str, to: &str) -> Value {
    json!({ "hand-over-proposed": { "hand_over": id, "to": to, "consent_needed": false } })
}

pub fn accepts(id: &str) -> Value {
    json!({ "hand-over-accepted": { "hand_over": id } })
}

pub fn suspects(track: &str, suspicion: &str) -> Value {
    json!({ "safety-opened": { "track": track, "suspicion": suspicion,
        "guardians": { "suspended": { "decided_by": "teacher" } } } })
}

pub fn closes(reason: &str) -> Value {
    json!({ "closed": { "reason": reason, "rationale": "Målet er nådd.", "closing_note": "n1" } })
}

pub fn what(value: Value) -> What {
    serde_json::from_value(value).unwrap()
}
