//! A plain-language consent form for one question: exactly what is needed, from whom, and what goes before it.

use std::fmt::Write as _;

use bti_consent::consent::{LocalEffect, NotToBeAsked};
use bti_consent::profile::Topic;
use bti_core::{InformedPoint, ItemKind, Known, Language, PersonId, Service, Signer, Text};

use crate::answer::Answer;
use crate::decision::Step;
use crate::explain::Explanation;
use crate::texts;

/// The forms a question needs, and the persons for whom there is none.
///
/// ```
/// use bti_consent::Lawbook;
/// use bti_core::{
///     Address, BirthDate, Capacity, Custody, Giver, Guardian, Item, ItemKind, Known, Language, Person, Profession, Purpose,
///     Question, QuestionDraft, Recipient, Service, Tie,
/// };
/// use bti_rules::{ConsentForms, Engine};
///
/// let engine = Engine::new(Lawbook::embedded()?);
/// let mut note = Item::new("note".parse()?, ItemKind::Education, vec!["pupil".parse()?]);
/// note.learned = Capacity::InCase;
/// let question = Question::new(QuestionDraft {
///     giver: Giver::new(Service::Kultur, Profession::Annen, Tie::Employee),
///     recipients: vec![Recipient::worker("ppt".parse()?, Service::Ppt)],
///     items: vec![note],
///     persons: vec![
///         Person {
///             born: BirthDate::Known("2016-03-01".parse()?),
///             address: Address::Open,
///             custody: Custody::Sole,
///             guardians: vec![Guardian::new("mother".parse()?, Known::Yes)],
///             ..Person::new("pupil".parse()?)
///         },
///         Person::new("mother".parse()?),
///     ],
///     purpose: Purpose::Coordination,
///     ..QuestionDraft::on("2026-09-14".parse()?)
/// })?;
/// let answer = engine.ask(&question)?;
/// let forms = ConsentForms::new(&answer, Language::English);
/// assert!(forms.forms()[0].markdown().contains("mother"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentForms {
    forms: Vec<ConsentForm>,
    without: Vec<NoForm>,
}

/// One form: one person's information, and the same signers for all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentForm {
    /// Whose information it is about.
    pub person: PersonId,
    /// Everyone who has to sign, by the rules of this giver.
    pub signers: Vec<Signer>,
    language: Language,
    markdown: String,
}

/// Why there is no form for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoForm {
    /// Somebody whose signature would be needed must not be asked: a form would tell them.
    NotToBeAsked {
        /// Whose information.
        person: PersonId,
        /// Who must not be asked, and why.
        barred: Vec<NotToBeAsked>,
    },
    /// No consent anybody could give would open it, or it is not known whose would.
    NobodyCanSign {
        /// Whose information.
        person: PersonId,
    },
    /// None is needed: everything asked for may be given as it is, or must.
    NotNeeded {
        /// Whose information.
        person: PersonId,
    },
}

impl ConsentForms {
    /// The forms for everything in an answer that a consent would open.
    ///
    /// Only what a consent is needed for stands in them, and only for signers who may be asked.
    #[must_use]
    pub fn new(answer: &Answer<'_>, language: Language) -> Self {
        let (mut forms, mut without) = (Vec::new(), Vec::new());
        let decisions = answer.decisions();
        for person in answer.question().persons() {
            let about = answer.question().items().iter().filter(|item| item.about.contains(&person.id));
            let items: Vec<_> = about.map(|item| &item.id).collect();
            let own = || decisions.iter().filter(|decision| items.contains(&&decision.item));
            if items.is_empty() {
                continue;
            }
            let mut groups: Vec<(Vec<Signer>, Vec<Asked>)> = Vec::new();
            for decision in own() {
                let steps = decision.ways_forward.iter().flatten();
                let signers = steps.filter_map(|step| match step {
                    Step::Consent { person: of, signers } if *of == person.id => Some(signers),
                    _ => None,
                });
                let Some(signers) = signers.into_iter().next() else { continue };
                let asked = Asked { item: decision.item.clone(), recipient: decision.recipient.clone() };
                match groups.iter_mut().find(|(known, _)| known == signers) {
                    Some((_, list)) => list.push(asked),
                    None => groups.push((signers.clone(), vec![asked])),
                }
            }
            let person = person.id.clone();
            let barred: Vec<NotToBeAsked> = own().next().map_or_else(Vec::new, |decision| {
                decision.not_to_be_asked.iter().filter(|entry| entry.person == person).cloned().collect()
            });
            if !groups.is_empty() {
                forms.extend(groups.into_iter().map(|(signers, asked)| {
                    let markdown = Writer { answer, words: Explanation::new(answer, language), language }
                        .form(&person, &signers, &asked);
                    ConsentForm { person: person.clone(), signers, language, markdown }
                }));
            } else if own().all(|decision| {
                decision.ways_forward.is_empty() && decision.closed.is_none() && decision.missing.is_empty()
            }) {
                without.push(NoForm::NotNeeded { person });
            } else if barred.is_empty() {
                without.push(NoForm::NobodyCanSign { person });
            } else {
                without.push(NoForm::NotToBeAsked { person, barred });
            }
        }
        Self { forms, without }
    }

    /// The forms, in the order of the persons.
    #[must_use]
    pub fn forms(&self) -> &[ConsentForm] {
        &self.forms
    }

    /// Every form on one HTML page, each on paper of its own when it is printed. None where there is no form.
    #[must_use]
    pub fn html(&self) -> Option<String> {
        let language = self.forms.first()?.language;
        let forms: String = self.forms.iter().map(ConsentForm::section).collect();
        Some(page(language, &forms))
    }

    /// The persons for whom there is none, and why.
    #[must_use]
    pub fn without(&self) -> &[NoForm] {
        &self.without
    }
}

impl ConsentForm {
    /// The form in Markdown.
    #[must_use]
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// The form as one HTML page that needs nothing else: it can be stored, printed and opened without a network.
    #[must_use]
    pub fn html(&self) -> String {
        page(self.language, &self.section())
    }

    fn section(&self) -> String {
        let mut body = String::new();
        pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new(&self.markdown));
        format!("<main>\n{body}</main>\n")
    }
}

/// One HTML page around so many forms.
fn page(language: Language, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        language.code(),
        texts::FORM_TITLE.get(language),
    )
}

const STYLE: &str = "body{font:1.05rem/1.5 system-ui,sans-serif;color:#111;background:#fff;margin:0}\
main{max-width:44rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}\
ul{padding-left:1.3rem}li{margin:.2rem 0}main+main{break-before:page}@media print{main{margin:0;max-width:none}h2{break-after:avoid}}";

/// One thing a consent is asked for.
struct Asked {
    item: bti_core::ItemId,
    recipient: bti_core::RecipientId,
}

struct Writer<'a, 'e> {
    answer: &'a Answer<'e>,
    words: Explanation<'a, 'e>,
    language: Language,
}

impl Writer<'_, '_> {
    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn form(&self, person: &PersonId, signers: &[Signer], asked: &[Asked]) -> String {
        let mut text = String::new();
        let giver = self.answer.question().giver().service.name(self.language);
        let _ = writeln!(text, "# {}\n", self.say(texts::FORM_TITLE));
        let _ = writeln!(text, "{} **{person}**: {BLANK}\n", self.say(texts::FORM_ABOUT));
        self.list(&mut text, texts::FORM_WHAT, &self.items(asked));
        let _ = writeln!(text, "## {}\n\n{giver}\n", self.say(texts::FORM_FROM));
        self.list(&mut text, texts::FORM_TO, &self.recipients(asked));
        let purpose = self.answer.question().purpose().name(self.language);
        let _ = writeln!(text, "## {}\n\n{purpose}\n", self.say(texts::FORM_PURPOSE));
        let _ =
            writeln!(text, "## {}\n\n{}\n", self.say(texts::FORM_MEANS_HEADING), self.say(texts::FORM_MEANS));
        let _ = writeln!(text, "{}\n", self.say(texts::FORM_FREE));
        let _ = writeln!(
            text,
            "## {}\n\n{}\n",
            self.say(texts::FORM_WITHDRAW_HEADING),
            self.say(texts::FORM_WITHDRAW)
        );
        let child = self.is_child(person);
        for says in self.local(Topic::Withdrawal).into_iter().filter(|_| child) {
            let _ = writeln!(text, "{says}\n");
        }
        self.list(&mut text, texts::FORM_DUTIES, &self.duties());
        // Whoever signs alone says there what they think.
        if child && signers != [Signer::Person(person.clone())] {
            let _ = writeln!(
                text,
                "## {}\n\n{}\n\n{BLANK}\n",
                self.say(texts::FORM_CHILD_HEADING),
                self.say(texts::FORM_CHILD)
            );
        }
        let told: Vec<String> =
            InformedPoint::ALL.iter().map(|point| format!("☐ {}", point.name(self.language))).collect();
        self.list(&mut text, texts::FORM_TOLD, &told);
        let _ = writeln!(text, "## {}\n", self.say(texts::FORM_ANSWER));
        let _ = writeln!(text, "- ☐ {}", self.say(texts::FORM_YES));
        let _ = writeln!(text, "- ☐ {}", self.say(texts::FORM_NO));
        let _ = writeln!(text, "- ☐ {}\n", self.say(texts::FORM_LOG));
        let _ = writeln!(text, "{}\n\n{BLANK}\n", self.say(texts::FORM_LIMITS));
        for rule in self.answer.engine().profile().iter().flat_map(|profile| profile.rules()) {
            if rule.reaches(self.answer.question().giver().service) && rule.kind.topic() == Topic::Writing {
                let _ = writeln!(text, "{}\n", rule.says.get(self.language));
            }
        }
        let _ = writeln!(text, "## {}\n", self.say(texts::FORM_SIGN_HEADING));
        if signers.len() > 1 {
            let _ = writeln!(text, "{}\n", self.say(texts::FORM_SIGN));
        }
        for says in self.also_by_local_rule(person) {
            let _ = writeln!(text, "{says}\n");
        }
        for signer in signers {
            let (name, date) = (self.words.signer(signer), self.say(texts::FORM_DATE));
            let _ = writeln!(text, "- **{name}**: {BLANK} {date}: {SHORT_BLANK}");
        }
        text
    }

    fn list(&self, text: &mut String, heading: Text, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(text, "## {}\n", self.say(heading));
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
        text.push('\n');
    }

    fn items(&self, asked: &[Asked]) -> Vec<String> {
        let items = self.answer.question().items().iter();
        let items = items.filter(|item| asked.iter().any(|asked| asked.item == item.id));
        let name = |kind: ItemKind| kind.name(self.language);
        items.map(|item| format!("{} ({})", name(item.kind), item.id)).collect()
    }

    fn recipients(&self, asked: &[Asked]) -> Vec<String> {
        let recipients = self.answer.question().recipients().iter();
        let recipients =
            recipients.filter(|recipient| asked.iter().any(|asked| asked.recipient == recipient.id));
        recipients
            .map(|recipient| {
                let service = recipient.service.map(|service: Service| service.name(self.language));
                match service {
                    Some(service) if service != recipient.id.as_str() => {
                        format!("{service} ({})", recipient.id)
                    }
                    Some(service) => service.to_owned(),
                    None => format!("{} ({})", recipient.kind.name(self.language), recipient.id),
                }
            })
            .collect()
    }

    /// The duties that set every silence aside and that may reach this giver, whatever anybody consents to.
    fn duties(&self) -> Vec<String> {
        self.words.grave_duties(&self.answer.grave_duties())
    }

    /// The municipality's own rules that add a signature, in words: they are no law.
    fn also_by_local_rule(&self, person: &PersonId) -> Vec<String> {
        let mut lines = Vec::new();
        for who in self.answer.who_must_consent().iter().filter(|who| who.person == *person) {
            for finding in who.local.iter().filter(|own| matches!(own.effect, LocalEffect::AlsoSigns(_))) {
                let (label, says) = self.words.local(finding);
                let line = format!("{label} {says}");
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }

    fn is_child(&self, person: &PersonId) -> bool {
        let index = self.answer.question().person_index(person);
        index.is_some_and(|index| self.answer.is_minor(index) != Known::No)
    }

    /// What the municipality says of a topic, in its profile.
    fn local(&self, topic: Topic) -> Vec<&str> {
        let profile = self.answer.engine().profile();
        let statements = profile.iter().flat_map(|profile| profile.statements());
        statements.filter(|own| own.topic == topic).map(|own| own.says.get(self.language)).collect()
    }
}

const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
const SHORT_BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
