//! The wording a caseworker reads. The snapshots guard it; what the answer is, the case files say.

#![allow(clippy::expect_used)]

use bti_consent::Lawbook;
use bti_core::Language;
use bti_examples::read_case;
use bti_rules::{Engine, Explanation};

fn explain(text: &str, language: Language) -> String {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let (_, question) = read_case(text).expect("a case");
    let answer = engine.ask(&question).expect("words");
    let explanation = Explanation::new(&answer, language);
    let mut words: Vec<String> =
        answer.decisions().iter().map(|decision| explanation.decision(decision)).collect();
    words.extend(answer.next_question().map(|next| explanation.next_question(&next)));
    words.join("\n")
}

macro_rules! wording {
    ($($name:ident $file:literal;)+) => {
        $(#[test]
        fn $name() {
            for language in Language::ALL {
                insta::assert_snapshot!(
                    format!("{}-{}", stringify!($name), language.code()),
                    explain(include_str!(concat!("../../cases/", $file)), language)
                );
            }
        })+
    };
}

wording! {
    the_shipped_case "eksempel/blaamerker.toml";
    a_discharge_summary "helse-samarbeid/epikrise-2026-07-01.toml";
    custody_is_not_known "forvaltning/omsorg-ikke-kjent.toml";
    a_secret_kept_from_parents "samtykke/hemmelig-13-ikke-vurdert.toml";
}
