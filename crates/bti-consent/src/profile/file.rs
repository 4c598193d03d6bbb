//! A profile file: TOML, one for each municipality.

use bti_core::case::{ProcessDraft, ProcessProfile};
use bti_core::{Date, ProfileId, RuleId, Service, WordId};
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::{ConsentProfile, LocalRule, LocalStatement, MunicipalityProfile, RuleKind, Topic, probe};
use crate::error::{Allowed, Place};
use crate::lawbook::Lawbook;
use crate::texts::Texts;

/// The largest profile file that is read, in bytes.
pub const MAX_PROFILE_BYTES: usize = 256 * 1024;

/// A profile file as it is written. Its schema is `schemas/profile.schema.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "bti municipality profile", rename = "Profile")]
pub struct ProfileFile {
    /// The municipality's name as its web address writes it: the file's name.
    #[schemars(with = "String", regex(pattern = "^[a-z][a-z0-9-]*$"))]
    pub id: Spanned<String>,
    /// What the municipality is called.
    #[schemars(with = "Texts")]
    pub name: Spanned<Texts>,
    /// The day its sources were last read.
    #[schemars(with = "String", extend("format" = "date"), regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub read_on: Date,
    /// Where it was read.
    #[schemars(length(min = 1))]
    pub sources: Vec<String>,
    /// What it says about consent.
    #[schemars(with = "RawConsent")]
    pub consent: Spanned<RawConsent>,
    /// Its routine, where it has been read: levels, steps, deadlines, and who may do what in the log.
    #[schemars(with = "Option<ProcessDraft>")]
    pub process: Option<Spanned<ProcessDraft>>,
}

/// What a municipality says about consent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Consent")]
pub struct RawConsent {
    /// The topics its sources say nothing about.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub not_stated: Vec<Spanned<String>>,
    /// What binds locally.
    #[serde(default, rename = "rule")]
    #[schemars(rename = "rule")]
    pub rules: Vec<RawRule>,
    /// What it says besides.
    #[serde(default, rename = "statement")]
    #[schemars(rename = "statement")]
    pub statements: Vec<RawStatement>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Rule")]
pub struct RawRule {
    /// Its id, which starts with the profile's.
    #[schemars(with = "String")]
    pub id: Spanned<String>,
    /// What it asks for.
    #[schemars(with = "String", extend("enum" = ["written", "minutes", "advise-writing", "youth-signs", "parents-sign", "youth-alone", "valid-months", "review-months", "renew-per-service", "name-every-service", "consent-for-log", "record-refusal"]))]
    pub kind: Spanned<String>,
    /// The first age it reaches, in years.
    #[schemars(range(min = 0, max = 17))]
    pub from: Option<u8>,
    /// The first age it no longer reaches, in years.
    #[schemars(range(min = 1, max = 18))]
    pub until: Option<u8>,
    /// For `valid-months` and `review-months`.
    #[schemars(range(min = 1, max = 240))]
    pub months: Option<u32>,
    /// The giver services it reaches; left out: every one.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub givers: Vec<Spanned<String>>,
    /// Words of the vocabulary that must hold for it to reach.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub when: Vec<Spanned<String>>,
    /// The sentence a caseworker sees.
    #[schemars(with = "Texts")]
    pub says: Spanned<Texts>,
    /// Where it was read.
    #[schemars(with = "String", length(min = 1))]
    pub source: Spanned<String>,
    /// Doubts.
    pub note: Option<String>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Statement")]
pub struct RawStatement {
    /// What it is about.
    #[schemars(with = "String", extend("enum" = ["form", "writing", "age", "several-parents", "child-heard", "capacity", "informed", "scope", "withdrawal", "refusal", "renewal", "expiry", "log", "log-access"]))]
    pub topic: Spanned<String>,
    /// What it says.
    #[schemars(with = "Texts")]
    pub says: Spanned<Texts>,
    /// Where it was read.
    #[schemars(with = "String", length(min = 1))]
    pub source: Spanned<String>,
}

/// Why a file is not a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// The file is larger than [`MAX_PROFILE_BYTES`].
    #[error("{file}: {bytes} bytes, at most {MAX_PROFILE_BYTES} are read")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: usize,
    },
    /// The file is not TOML of this shape: a key is unknown, missing or of another type.
    #[error("{place}\n{message}")]
    Shape {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
    /// A name that is not one of those allowed there.
    #[error("{place}\nunknown {what} `{name}`: {allowed}")]
    UnknownName {
        /// Where.
        place: Place,
        /// What sort of name.
        what: &'static str,
        /// What was written.
        name: String,
        /// What would be right.
        allowed: Allowed,
    },
    /// An id that is none.
    #[error("{place}\n{error}")]
    Id {
        /// Where.
        place: Place,
        /// Why.
        error: bti_core::IdError,
    },
    /// The file is called something else than the profile.
    #[error("{place}\nthe profile `{id}` stands in a file of its own name: `{id}.toml`")]
    Name {
        /// Where.
        place: Place,
        /// The profile's id.
        id: String,
    },
    /// A rule's id stands twice, or does not start with the profile's.
    #[error("{place}\na rule's id stands once and starts with `{profile}-`")]
    RuleId {
        /// Where.
        place: Place,
        /// The profile's id.
        profile: String,
    },
    /// A text or source that is empty.
    #[error("{place}\nthis is empty: write it in bokmål, nynorsk and English, and name the source")]
    Empty {
        /// Where.
        place: Place,
    },
    /// A rule without what its kind needs, or with what it does not have.
    #[error("{place}\na rule of kind `{kind}` {expected}")]
    Fields {
        /// Where.
        place: Place,
        /// The kind.
        kind: String,
        /// What is expected.
        expected: &'static str,
    },
    /// A topic about which something is said and which is also said not to be stated, or neither.
    #[error("{place}\nthe topic `{topic}` {problem}")]
    Topic {
        /// Where.
        place: Place,
        /// The topic.
        topic: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// The routine is not one that can be followed.
    #[error("{place}\nthe routine cannot be followed: {error}")]
    Process {
        /// The `[process]` table.
        place: Place,
        /// Why, with the place in the table.
        error: bti_core::case::ProfileError,
    },
    /// A rule that would let fewer sign than the statute asks for.
    #[error(
        "{place}\nthis would loosen the law for a giver in `{giver}`: at {age} the statute does not let the young person sign alone there, by `{norm}` (row {rows}); a profile only tightens"
    )]
    Loosens {
        /// Where.
        place: Place,
        /// The age read into the law.
        age: u8,
        /// The giver's service.
        giver: &'static str,
        /// The norm that asks for others.
        norm: String,
        /// The rows of the notes it follows.
        rows: String,
    },
}

impl ConsentProfile {
    /// The profile of a file the host has read: `file` is what errors call it, `text` its content.
    ///
    /// The lawbook is needed to see that no rule reads more into the law than it says.
    ///
    /// ```
    /// use bti_consent::{ConsentProfile, Lawbook};
    ///
    /// let lawbook = Lawbook::embedded()?;
    /// let text = r#"
    /// id      = "eksempel"
    /// name    = { nb = "Eksempel kommune", nn = "Eksempel kommune", en = "Eksempel" }
    /// read_on = "2026-09-01"
    /// sources = ["samtykkeskjemaet"]
    ///
    /// [consent]
    /// not_stated = ["form", "age", "several-parents", "child-heard", "capacity", "informed", "scope", "withdrawal",
    ///               "refusal", "renewal", "expiry", "log", "log-access"]
    ///
    /// [[consent.rule]]
    /// id     = "eksempel-written"
    /// kind   = "written"
    /// says   = { nb = "Samtykket skal være skriftlig.", nn = "Samtykket skal vere skriftleg.", en = "Consent is in writing." }
    /// source = "samtykkeskjemaet"
    /// "#;
    /// let profile = ConsentProfile::from_toml("profiles/eksempel.toml", text, &lawbook)?;
    /// assert_eq!(profile.rules().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ProfileError`] with file, line, a caret, and what would be right.
    pub fn from_toml(file: &str, text: &str, lawbook: &Lawbook) -> Result<Self, ProfileError> {
        MunicipalityProfile::from_toml(file, text, lawbook).map(|profile| profile.consent)
    }
}

impl MunicipalityProfile {
    /// Everything a municipality's file says: its rules about consent, and its routine where it has one.
    ///
    /// # Errors
    /// [`ProfileError`] with file, line, a caret, and what would be right.
    pub fn from_toml(file: &str, text: &str, lawbook: &Lawbook) -> Result<Self, ProfileError> {
        if text.len() > MAX_PROFILE_BYTES {
            return Err(ProfileError::TooLarge { file: file.to_owned(), bytes: text.len() });
        }
        let raw: ProfileFile = toml::from_str(text).map_err(|error| ProfileError::Shape {
            place: Place::of(file, text, error.span().unwrap_or(0..0)),
            message: error.message().to_owned(),
        })?;
        let reader = Reader { file, text, lawbook };
        let id: ProfileId = reader.id(&raw.id)?;
        let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
        if stem.strip_suffix(".toml").is_some_and(|stem| stem != id.as_str()) {
            return Err(ProfileError::Name { place: reader.at(&raw.id), id: id.to_string() });
        }
        let consent = raw.consent.get_ref();
        let mut rules: Vec<LocalRule> = Vec::new();
        for rule in &consent.rules {
            let read = reader.rule(rule, &id)?;
            if rules.iter().any(|other| other.id == read.id) {
                return Err(ProfileError::RuleId { place: reader.at(&rule.id), profile: id.to_string() });
            }
            rules.push(read);
        }
        let statements = consent
            .statements
            .iter()
            .map(|statement| reader.statement(statement))
            .collect::<Result<Vec<_>, _>>()?;
        let not_stated = consent
            .not_stated
            .iter()
            .map(|topic| reader.choose(topic, "topic", &Topic::ALL))
            .collect::<Result<Vec<_>, _>>()?;
        reader.topics(&raw, &rules, &statements, &not_stated)?;
        let hash = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        let process = raw.process.as_ref().map(|draft| reader.process(&id, draft)).transpose()?;
        let consent = ConsentProfile {
            id,
            name: reader.texts(&raw.name)?,
            read_on: raw.read_on,
            sources: raw.sources,
            rules,
            statements,
            not_stated,
            hash,
        };
        Ok(Self { consent, process })
    }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    lawbook: &'a Lawbook,
}

impl Reader<'_> {
    fn at<T>(&self, part: &Spanned<T>) -> Place {
        Place::of(self.file, self.text, part.span())
    }

    fn id<T: std::str::FromStr<Err = bti_core::IdError>>(
        &self,
        name: &Spanned<String>,
    ) -> Result<T, ProfileError> {
        name.get_ref().parse().map_err(|error| ProfileError::Id { place: self.at(name), error })
    }

    fn choose<T: Copy>(
        &self,
        name: &Spanned<String>,
        what: &'static str,
        choices: &[(&'static str, T)],
    ) -> Result<T, ProfileError> {
        let found = choices.iter().find(|(code, _)| code == name.get_ref());
        found.map(|(_, value)| *value).ok_or_else(|| ProfileError::UnknownName {
            place: self.at(name),
            what,
            name: name.get_ref().clone(),
            allowed: Allowed::for_name(name.get_ref(), choices.iter().map(|(code, _)| *code)),
        })
    }

    fn texts(&self, texts: &Spanned<Texts>) -> Result<Texts, ProfileError> {
        let read = texts.get_ref();
        if read.is_complete() { Ok(read.clone()) } else { Err(ProfileError::Empty { place: self.at(texts) }) }
    }

    fn source(&self, source: &Spanned<String>) -> Result<String, ProfileError> {
        if source.get_ref().trim().is_empty() {
            return Err(ProfileError::Empty { place: self.at(source) });
        }
        Ok(source.get_ref().clone())
    }

    fn process(&self, id: &ProfileId, draft: &Spanned<ProcessDraft>) -> Result<ProcessProfile, ProfileError> {
        ProcessProfile::new(id.clone(), draft.get_ref().clone())
            .map_err(|error| ProfileError::Process { place: self.at(draft), error })
    }

    fn statement(&self, raw: &RawStatement) -> Result<LocalStatement, ProfileError> {
        Ok(LocalStatement {
            topic: self.choose(&raw.topic, "topic", &Topic::ALL)?,
            says: self.texts(&raw.says)?,
            source: self.source(&raw.source)?,
        })
    }

    fn rule(&self, raw: &RawRule, profile: &ProfileId) -> Result<LocalRule, ProfileError> {
        let id: RuleId = self.id(&raw.id)?;
        if !id.as_str().starts_with(&format!("{profile}-")) {
            return Err(ProfileError::RuleId { place: self.at(&raw.id), profile: profile.to_string() });
        }
        let kind = self.kind(raw)?;
        let services: Vec<(&'static str, Service)> =
            Service::ALL.iter().map(|service| (service.code(), *service)).collect();
        let givers = raw
            .givers
            .iter()
            .map(|name| self.choose(name, "service", &services))
            .collect::<Result<Vec<_>, _>>()?;
        let when = raw.when.iter().map(|name| self.word(name)).collect::<Result<Vec<_>, _>>()?;
        let rule = LocalRule {
            id,
            kind,
            from: raw.from,
            until: raw.until,
            givers,
            when,
            says: self.texts(&raw.says)?,
            source: self.source(&raw.source)?,
            note: raw.note.clone(),
        };
        if let (RuleKind::YouthAlone, Some(age)) = (kind, rule.from) {
            if let Some(broken) = probe::loosens(self.lawbook, &rule, age) {
                return Err(ProfileError::Loosens {
                    place: self.at(&raw.kind),
                    age,
                    giver: broken.giver.code(),
                    norm: broken.norm,
                    rows: broken.rows,
                });
            }
        }
        Ok(rule)
    }

    fn kind(&self, raw: &RawRule) -> Result<RuleKind, ProfileError> {
        let kind = self.choose(&raw.kind, "kind of rule", &RuleKind::ALL)?;
        let ages = kind.topic() == Topic::Age;
        let of_months = matches!(kind, RuleKind::ValidMonths(_) | RuleKind::ReviewMonths(_));
        let expected = match (raw.from, raw.until, raw.months) {
            (None, None, _) if ages => Some("needs `from` or `until`: the ages it reaches, in years"),
            (None, ..) if matches!(kind, RuleKind::YouthSigns | RuleKind::YouthAlone) => {
                Some("needs `from`: the first age it reaches, in years")
            }
            (from, until, _) if !ages && (from.is_some() || until.is_some()) => {
                Some("has no `from` and no `until`: it is not about age")
            }
            (from, until, _) if from.is_some_and(|age| age > 17) || until.is_some_and(|age| age > 18) => {
                Some("reaches nobody who is 18: `from` is at most 17 and `until` at most 18")
            }
            (Some(from), Some(until), _) if until <= from => {
                Some("ends after it begins: `until` is above `from`")
            }
            (_, _, None) if of_months => Some("needs `months`"),
            (_, _, Some(months)) if of_months && !(1..=240).contains(&months) => {
                Some("lasts from 1 to 240 months")
            }
            (_, _, Some(_)) if !of_months => Some("has no `months`"),
            _ => None,
        };
        if let Some(expected) = expected {
            let kind = raw.kind.get_ref().clone();
            return Err(ProfileError::Fields { place: self.at(&raw.kind), kind, expected });
        }
        let months = raw.months.unwrap_or_default();
        Ok(match kind {
            RuleKind::ValidMonths(_) => RuleKind::ValidMonths(months),
            RuleKind::ReviewMonths(_) => RuleKind::ReviewMonths(months),
            other => other,
        })
    }

    /// A word a rule turns on: one about the giver, the item or the person, whoever receives.
    fn word(&self, name: &Spanned<String>) -> Result<WordId, ProfileError> {
        let fits = || self.lawbook.vocabulary().words().filter(|word| !word.scope.recipient);
        let found = fits().find(|word| word.id.as_str() == name.get_ref());
        found.map(|word| word.id.clone()).ok_or_else(|| ProfileError::UnknownName {
            place: self.at(name),
            what: "word",
            name: name.get_ref().clone(),
            allowed: Allowed::for_name(name.get_ref(), fits().map(|word| word.id.as_str())),
        })
    }

    /// Every topic is spoken of, or said not to be; never both.
    fn topics(
        &self,
        raw: &ProfileFile,
        rules: &[LocalRule],
        statements: &[LocalStatement],
        not_stated: &[Topic],
    ) -> Result<(), ProfileError> {
        for (code, topic) in Topic::ALL {
            let said = rules.iter().any(|rule| rule.kind.topic() == topic)
                || statements.iter().any(|statement| statement.topic == topic);
            let place = |at: Option<usize>| {
                at.and_then(|at| raw.consent.get_ref().not_stated.get(at))
                    .map_or_else(|| self.at(&raw.consent), |name| self.at(name))
            };
            let named = not_stated.iter().position(|other| *other == topic);
            let twice = named.is_some() && not_stated.iter().filter(|other| **other == topic).count() > 1;
            let problem = match (said, named) {
                (true, Some(_)) => "is spoken of, and stands under `not_stated`",
                (false, None) => {
                    "is not spoken of: name it under `not_stated`, or say what the municipality says"
                }
                _ if twice => "stands twice under `not_stated`",
                _ => continue,
            };
            return Err(ProfileError::Topic { place: place(named), topic: code, problem });
        }
        Ok(())
    }
}
