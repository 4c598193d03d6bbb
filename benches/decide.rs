//! `cargo bench -p bti-benches`: times, and allocations per call. Believe the ratios: machines are noisy.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use bti_benches::question;
use bti_consent::Lawbook;
use bti_core::{Language, Question};
use bti_rules::{Engine, Outcome, wire};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(Lawbook::embedded().unwrap()));

/// Recipients and items: small, typical, a whole meeting.
const SIZES: [(usize, usize); 3] = [(1, 1), (3, 2), (8, 6)];

fn main() {
    divan::main();
}

/// Only the decision, on facts already derived: no allocation is the aim.
#[divan::bench(args = SIZES)]
fn decide(bencher: Bencher<'_, '_>, (recipients, items): (usize, usize)) {
    let question = question(recipients, items).unwrap();
    let mut prepared = ENGINE.prepare(&question).unwrap();
    let _: Outcome = prepared.decide(0, 0);
    bencher.bench_local(|| prepared.decide(0, 0));
}

/// Deriving the facts of a typed question.
#[divan::bench(args = SIZES)]
fn prepare(bencher: Bencher<'_, '_>, (recipients, items): (usize, usize)) {
    let question = question(recipients, items).unwrap();
    bencher.bench(|| ENGINE.prepare(&question).map(drop));
}

/// A typed question to its outcomes.
#[divan::bench(args = SIZES)]
fn ask(bencher: Bencher<'_, '_>, (recipients, items): (usize, usize)) {
    let question = question(recipients, items).unwrap();
    bencher.bench(|| ENGINE.ask(&question).map(|answer| answer.outcome(0, 0)));
}

/// JSON text to decisions as JSON with every reason in words.
#[divan::bench(args = SIZES, sample_count = 10)]
fn json_to_json(bencher: Bencher<'_, '_>, (recipients, items): (usize, usize)) {
    let text =
        serde_json::to_string(&wire::v1::Question::from(&question(recipients, items).unwrap())).unwrap();
    bencher.bench(|| {
        let question: Question = wire::question_from_json(&text).unwrap();
        let answer = ENGINE.ask(&question).unwrap();
        serde_json::to_string(&wire::v1::Decisions::new(&answer, Language::Bokmaal)).unwrap()
    });
}

/// JSON text to a checked question.
#[divan::bench(args = SIZES)]
fn read_json(bencher: Bencher<'_, '_>, (recipients, items): (usize, usize)) {
    let text =
        serde_json::to_string(&wire::v1::Question::from(&question(recipients, items).unwrap())).unwrap();
    bencher.bench(|| wire::question_from_json(&text).unwrap());
}

/// Reading the embedded law.
#[divan::bench(sample_count = 10)]
fn load_lawbook() -> Lawbook {
    Lawbook::embedded().unwrap()
}

/// Building the engine from a lawbook.
#[divan::bench(sample_count = 10)]
fn build_engine(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| Lawbook::embedded().unwrap()).bench_values(Engine::new);
}
