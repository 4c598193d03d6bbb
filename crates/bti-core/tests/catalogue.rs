//! What holds for every row of the catalogues of services, owners and professions.

use std::collections::BTreeSet;

use bti_core::{Language, Owner, Profession, Service};

/// The same questions for each list, since each is made from a table of its own.
macro_rules! holds_for_every_row {
    ($List:ident) => {{
        let codes: BTreeSet<&str> = $List::ALL.iter().map(|entry| entry.code()).collect();
        assert_eq!(codes.len(), $List::ALL.len(), "two rows share a code");
        for language in Language::ALL {
            let names: BTreeSet<&str> = $List::ALL.iter().map(|entry| entry.name(language)).collect();
            assert_eq!(names.len(), $List::ALL.len(), "two rows share a name in {}", language.code());
        }
        for entry in $List::ALL.iter().copied() {
            let code = entry.code();
            assert!(code.starts_with(|first: char| first.is_ascii_lowercase()), "{code}");
            assert!(code.ends_with(|last: char| last.is_ascii_lowercase()), "{code}");
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
            assert!(!code.contains("--"), "{code}");
            for language in Language::ALL {
                let name = entry.name(language);
                assert!(!name.is_empty() && name.trim() == name, "{code} in {}", language.code());
            }

            assert_eq!($List::from_code(code), Some(entry));
            assert_eq!(entry.to_string(), code);
            let wire = serde_json::to_string(&entry)?;
            assert_eq!(wire, format!("\"{code}\""));
            assert_eq!(serde_json::from_str::<$List>(&wire)?, entry);

            for near_miss in [code.to_uppercase(), format!(" {code}"), format!("{code} "), format!("{code}-")]
            {
                assert_eq!($List::from_code(&near_miss), None, "{near_miss}");
            }
        }
        for wire in ["null", "0", "true", "[]", "{}", r#"{"skole":null}"#, r#"["skole"]"#] {
            assert!(serde_json::from_str::<$List>(wire).is_err(), "{wire}");
        }
    }};
}

#[test]
fn every_row_has_one_code_three_names_and_one_way_in() -> Result<(), serde_json::Error> {
    holds_for_every_row!(Service);
    holds_for_every_row!(Owner);
    holds_for_every_row!(Profession);
    Ok(())
}

#[test]
fn a_published_code_is_never_changed_or_taken_away() {
    let codes: Vec<&str> = Service::ALL.iter().map(|service| service.code()).collect();
    let published = "skole sfo vgs oppfolging barnehage ppt logoped pit helsestasjon skolehelse jordmor fastlege \
        kommuneoverlege kommunepsykolog fysioergo ruspsykisk frisklivssentral bup dps spesialist tannhelse barnevern \
        nav tjenestekontor boligkontor bofellesskap bosetting laeringssenter familiehjelp familievern krisesenter \
        ungdomskontakt slt kultur politi frivillig familie annet";
    assert_eq!(codes, published.split_whitespace().collect::<Vec<_>>());

    let codes: Vec<&str> = Profession::ALL.iter().map(|profession| profession.code()).collect();
    let published = "ambulansearbeider apotektekniker audiograf bioingenioer ergoterapeut fotterapeut fysioterapeut \
        helsefagarbeider helsesekretaer hjelpepleier jordmor kiropraktor klinisk-ernaeringsfysiolog lege \
        manuellterapeut naprapat omsorgsarbeider optiker ortopediingenioer ortoptist osteopat paramedisiner \
        perfusjonist provisorfarmasoeyt psykolog radiograf reseptarfarmasoeyt sykepleier tannhelsesekretaer tannlege \
        tannpleier tanntekniker vernepleier helsesykepleier laerer barnehagelaerer barne-og-ungdomsarbeider \
        spesialpedagog pedagogisk-psykologisk-raadgiver logoped sosionom barnevernspedagog miljoeterapeut \
        miljoearbeider saksbehandler leder politi jurist familieterapeut tolk assistent student-helsefag \
        student-annet verge representant frivillig annen ikke-oppgitt";
    assert_eq!(codes, published.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn an_unknown_code_is_refused_by_name() {
    let refusal = |wire: &str| serde_json::from_str::<Service>(wire).map_err(|error| error.to_string());
    assert!(refusal(r#""barneverm""#).is_err_and(|error| error.starts_with("unknown service `barneverm`")));
    // Someone else's number in the wrong field must not come back in an error.
    assert!(refusal(r#""02013299997""#).is_err_and(|error| !error.contains("0201")));
}

#[test]
fn only_a_service_nobody_has_named_is_without_owner() {
    for service in Service::ALL.iter().copied() {
        let owners = service.owner();
        assert_eq!(owners.is_empty(), service == Service::Annet, "{service}");
        let distinct: BTreeSet<_> = owners.iter().collect();
        assert_eq!(distinct.len(), owners.len(), "{service}");
        assert!(!service.is_jointly_owned() || owners.len() > 1, "{service}");
    }
    let joint: Vec<_> = Service::ALL.iter().copied().filter(|service| service.is_jointly_owned()).collect();
    assert_eq!(joint, [Service::Nav, Service::Slt]);
}

#[test]
fn what_the_catalogue_cannot_say_is_not_a_no() {
    let answers = |answer: &str| -> Vec<&str> {
        let matching = Service::ALL.iter().filter(|service| format!("{:?}", service.health()) == answer);
        matching.map(|service| service.code()).collect()
    };
    assert_eq!(answers("Unknown"), ["annet"]);
    assert_eq!(answers("ByPerson"), ["logoped", "tjenestekontor", "bofellesskap", "familievern"]);
    let health = "helsestasjon skolehelse jordmor fastlege kommuneoverlege kommunepsykolog fysioergo ruspsykisk \
        frisklivssentral bup dps spesialist tannhelse";
    assert_eq!(answers("Yes"), health.split_whitespace().collect::<Vec<_>>());

    let answers = |answer: &str| -> Vec<&str> {
        let matching = Profession::ALL.iter().filter(|one| format!("{:?}", one.authorisation()) == answer);
        matching.map(|profession| profession.code()).collect()
    };
    assert_eq!(answers("NotKnown"), ["annen", "ikke-oppgitt"]);
    assert_eq!(answers("StudentInHealth"), ["student-helsefag"]);
    assert_eq!(answers("HealthPersonnel").len(), 34);
}
