//! The wording a caseworker reads. The snapshots guard it; what the answer is, the case files say.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use bti_consent::Lawbook;
use bti_core::{Known, Language, Question, Suspicion};
use bti_examples::read_case;
use bti_rules::{ConsentForms, Engine, Explanation, NoForm};

fn explain(text: &str, language: Language) -> String {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let (case, question) = read_case(text).expect("a case");
    let engine = case.engine(&engine).expect("a profile").unwrap_or(engine);
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
    a_refusal_by_the_municipalitys_own_rule "profil/vindafjord-15-helse.toml";
    a_local_rule_that_gives_way "profil/vindafjord-15-hemmelig.toml";
}

/// Who signs, and the form they are given, for the shipped family.
#[test]
fn whose_consent_and_the_form_for_it() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let (_, question) = read_case(include_str!("../../cases/eksempel/familien.toml")).expect("a case");
    let answer = engine.ask(&question).expect("words");
    for language in Language::ALL {
        let words = Explanation::new(&answer, language);
        let who: Vec<String> =
            answer.who_must_consent().iter().map(|who| words.who_must_consent(who)).collect();
        insta::assert_snapshot!(format!("whose_consent-{}", language.code()), who.join("\n"));
        let forms = ConsentForms::new(&answer, language);
        assert_eq!(
            forms.forms().len(),
            3,
            "two for the young person, with other signers, and one for the mother"
        );
        insta::assert_snapshot!(format!("consent_form-{}", language.code()), forms.forms()[1].markdown());
    }
    // The page stands alone: no link, no script, nothing that is fetched.
    let page = ConsentForms::new(&answer, Language::Nynorsk).forms()[1].html();
    insta::assert_snapshot!("consent_form-html", page);
    for outside in ["http", "<script", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("<html lang=\"nn\">"));
}

/// Where somebody must not be asked there is no form: it would tell them.
#[test]
fn there_is_no_form_where_somebody_must_not_be_asked() {
    let engine = Engine::new(Lawbook::embedded().expect("loads"));
    let (_, mut question) = read_case(include_str!("../../cases/eksempel/familien.toml")).expect("a case");
    let mut draft = question.into_draft();
    let suspicion = Suspicion { child: "ungdom".parse().expect("an id"), answer: Known::NotKnown };
    for father in draft.persons.iter_mut().filter(|person| person.id.as_str() == "far") {
        father.suspicions = vec![suspicion.clone()];
    }
    draft.items.retain(|item| item.id.as_str() == "hjemme");
    draft
        .assessments
        .retain(|entry| entry.target.item.as_ref().is_some_and(|item| item.as_str() == "hjemme"));
    question = Question::new(draft).expect("a question");
    let answer = engine.ask(&question).expect("words");
    let forms = ConsentForms::new(&answer, Language::Bokmaal);
    assert!(forms.forms().is_empty());
    assert!(matches!(forms.without(), [NoForm::NotToBeAsked { barred, .. }] if !barred.is_empty()));
}
