//! How fast a case is made again from its events, and how fast many are looked through for follow-up breaks.
//!
//! `cargo bench -p bti-core`

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use bti_core::case::{Case, Event, ProcessProfile};
use support::{Story, entry, event};

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// A case of 10 000 events: a story, and a long log.
fn long() -> (ProcessProfile, Vec<Event>) {
    let mut story = Story::with_log();
    let mut events = story.case.history().to_vec();
    let profile = std::mem::replace(&mut story.profile, support::profile());
    let mut seq = story.case.seq();
    while events.len() < 10_000 {
        seq += 1;
        let (author, kind) = if seq % 3 == 0 { ("mother", "lysglimt") } else { ("teacher", "note") };
        events.push(event(seq, "2026-02-01", "2026-02-01", author, entry(kind)));
    }
    (profile, events)
}

#[divan::bench]
fn replay_of_10_000_events(bencher: divan::Bencher<'_, '_>) {
    let (profile, events) = long();
    bencher.bench_local(|| Case::replay(&[&profile], &events).unwrap());
}

/// One of the 100 000 cases: at level 2, with 20 events and a break.
#[divan::bench]
fn follow_up_breaks_of_one_case(bencher: divan::Bencher<'_, '_>) {
    let story = Story::at_level_2();
    let day = "2026-03-15".parse().unwrap();
    bencher.bench_local(|| story.case.follow_up_breaks(&story.profile, day));
}

/// 100 000 cases, each in memory of its own, looked through one after the other on one core.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn follow_up_breaks_of_100_000_cases(bencher: divan::Bencher<'_, '_>) {
    let story = Story::at_level_2();
    let cases = vec![story.case.clone(); 100_000];
    let day = "2026-03-15".parse().unwrap();
    bencher.bench_local(|| {
        cases.iter().map(|case| case.follow_up_breaks(&story.profile, day).len()).sum::<usize>()
    });
}

#[divan::bench]
fn deviations_of_one_case(bencher: divan::Bencher<'_, '_>) {
    let story = Story::at_level_2();
    let day = "2026-03-15".parse().unwrap();
    bencher.bench_local(|| story.case.deviations(&story.profile, day));
}

/// What a case takes in memory, with its events: see `alloc`.
#[divan::bench]
fn a_case_in_memory(bencher: divan::Bencher<'_, '_>) {
    let story = Story::at_level_2();
    bencher.bench_local(|| std::mem::forget(story.case.clone()));
}
