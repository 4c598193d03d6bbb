//! Municipality profiles: what a municipality asks for beside the law, from its own form or page, and its routine.

mod file;
mod probe;

pub use file::{MAX_PROFILE_BYTES, ProfileError, ProfileFile, RawConsent, RawRule, RawStatement};

use bti_core::case::ProcessProfile;
use bti_core::{Date, ProfileId, RuleId, Service, WordId};

use crate::texts::Texts;

/// A municipality's file, read: what it asks for beside the law, and how it works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MunicipalityProfile {
    pub(crate) consent: ConsentProfile,
    pub(crate) process: Option<ProcessProfile>,
}

impl MunicipalityProfile {
    /// Its id, which is its file's name.
    #[must_use]
    pub fn id(&self) -> &ProfileId {
        self.consent.id()
    }

    /// Its own rules about consent.
    #[must_use]
    pub fn consent(&self) -> &ConsentProfile {
        &self.consent
    }

    /// Its routine; none where no source of one has been read.
    #[must_use]
    pub fn process(&self) -> Option<&ProcessProfile> {
        self.process.as_ref()
    }

    /// The two parts, for whoever keeps them apart.
    #[must_use]
    pub fn into_parts(self) -> (ConsentProfile, Option<ProcessProfile>) {
        (self.consent, self.process)
    }
}

/// A municipality's own rules about consent (*kommuneprofil*).
///
/// A profile tightens and never loosens: its rules are limits on what consent opens, and procedures beside it. They touch
/// no duty and no other opening. What the municipality's sources do not say is named as not stated, and never filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentProfile {
    pub(crate) id: ProfileId,
    pub(crate) name: Texts,
    pub(crate) read_on: Date,
    pub(crate) sources: Vec<String>,
    pub(crate) rules: Vec<LocalRule>,
    pub(crate) statements: Vec<LocalStatement>,
    pub(crate) not_stated: Vec<Topic>,
    pub(crate) hash: String,
}

impl ConsentProfile {
    /// Its id, which is its file's name.
    #[must_use]
    pub fn id(&self) -> &ProfileId {
        &self.id
    }

    /// What the municipality is called.
    #[must_use]
    pub fn name(&self) -> &Texts {
        &self.name
    }

    /// The day its sources were last read.
    #[must_use]
    pub fn read_on(&self) -> Date {
        self.read_on
    }

    /// Where it was read.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// Its rules, in the order of the file.
    #[must_use]
    pub fn rules(&self) -> &[LocalRule] {
        &self.rules
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&LocalRule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// What the municipality says besides, which changes no answer.
    #[must_use]
    pub fn statements(&self) -> &[LocalStatement] {
        &self.statements
    }

    /// What its sources say nothing about.
    #[must_use]
    pub fn not_stated(&self) -> &[Topic] {
        &self.not_stated
    }

    /// SHA-256 over its file, in lower-case hexadecimal.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The same profile with one rule only.
    pub(crate) fn only(&self, id: &RuleId) -> Self {
        let rules = self.rules.iter().filter(|rule| rule.id == *id).cloned().collect();
        Self { rules, ..self.clone() }
    }
}

/// One rule of a municipality's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalRule {
    /// Its id.
    pub id: RuleId,
    /// What it asks for.
    pub kind: RuleKind,
    /// The first age it reaches, in years, for rules about who signs.
    pub from: Option<u8>,
    /// The first age it no longer reaches.
    pub until: Option<u8>,
    /// The giver services it reaches; empty: every one.
    pub givers: Vec<Service>,
    /// Words that must hold for it to reach.
    pub when: Vec<WordId>,
    /// The sentence a caseworker sees.
    pub says: Texts,
    /// Where it was read.
    pub source: String,
    /// Doubts, and how an ambiguous wording was read.
    pub note: Option<String>,
}

impl LocalRule {
    /// Whether it reaches givers of this service.
    #[must_use]
    pub fn reaches(&self, giver: Service) -> bool {
        self.givers.is_empty() || self.givers.contains(&giver)
    }

    /// Whether it can make a consent fall short; the other rules are procedures.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        match self.kind {
            RuleKind::Written
            | RuleKind::Minutes
            | RuleKind::YouthSigns
            | RuleKind::ParentsSign
            | RuleKind::ValidMonths(_) => true,
            RuleKind::AdviseWriting
            | RuleKind::YouthAlone
            | RuleKind::ReviewMonths(_)
            | RuleKind::RenewPerService
            | RuleKind::NameEveryService
            | RuleKind::ConsentForLog
            | RuleKind::RecordRefusal => false,
        }
    }
}

/// Something a municipality says about consent that changes no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalStatement {
    /// What it is about.
    pub topic: Topic,
    /// What it says, in our own words.
    pub says: Texts,
    /// Where it was read.
    pub source: String,
}

/// What a local rule asks for. Every kind tightens, or asks for something to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// Only a written consent counts.
    Written,
    /// An oral consent counts only where minutes hold it.
    Minutes,
    /// Writing is recommended.
    AdviseWriting,
    /// The young person signs too.
    YouthSigns,
    /// Everyone with parental responsibility signs too.
    ParentsSign,
    /// The young person signs alone: only where the statute says the same.
    YouthAlone,
    /// A consent counts for so many months.
    ValidMonths(u32),
    /// A consent is looked at again after so many months.
    ReviewMonths(u32),
    /// A new consent for every new service, and when another takes over the log.
    RenewPerService,
    /// The consent names every service that takes part.
    NameEveryService,
    /// A stafettlogg is opened only with consent.
    ConsentForLog,
    /// A refusal is recorded by the service that asked.
    RecordRefusal,
}

impl RuleKind {
    pub(crate) const ALL: [(&'static str, Self); 12] = [
        ("written", Self::Written),
        ("minutes", Self::Minutes),
        ("advise-writing", Self::AdviseWriting),
        ("youth-signs", Self::YouthSigns),
        ("parents-sign", Self::ParentsSign),
        ("youth-alone", Self::YouthAlone),
        ("valid-months", Self::ValidMonths(0)),
        ("review-months", Self::ReviewMonths(0)),
        ("renew-per-service", Self::RenewPerService),
        ("name-every-service", Self::NameEveryService),
        ("consent-for-log", Self::ConsentForLog),
        ("record-refusal", Self::RecordRefusal),
    ];

    /// What it is about.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Written | Self::Minutes | Self::AdviseWriting => Topic::Writing,
            Self::YouthSigns | Self::ParentsSign | Self::YouthAlone => Topic::Age,
            Self::ValidMonths(_) | Self::ReviewMonths(_) | Self::RenewPerService => Topic::Renewal,
            Self::NameEveryService => Topic::Scope,
            Self::ConsentForLog => Topic::Log,
            Self::RecordRefusal => Topic::Refusal,
        }
    }
}

/// What a municipality can say about consent. Each profile says something of every topic, or that nothing is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Which form is used, and where it is kept.
    Form,
    /// Whether it has to be in writing.
    Writing,
    /// From which age the young person takes part, or decides.
    Age,
    /// Whether one parent suffices.
    SeveralParents,
    /// How the child is heard.
    ChildHeard,
    /// How it is judged whether somebody can consent.
    Capacity,
    /// What is told beforehand.
    Informed,
    /// What the consent reaches.
    Scope,
    /// How it is withdrawn.
    Withdrawal,
    /// What is done with a refusal.
    Refusal,
    /// When it is asked for anew.
    Renewal,
    /// How long it lasts.
    Expiry,
    /// Whether the log needs it.
    Log,
    /// Who reads the log.
    LogAccess,
}

impl Topic {
    /// Every topic, with its code in profile files.
    pub const ALL: [(&'static str, Self); 14] = [
        ("form", Self::Form),
        ("writing", Self::Writing),
        ("age", Self::Age),
        ("several-parents", Self::SeveralParents),
        ("child-heard", Self::ChildHeard),
        ("capacity", Self::Capacity),
        ("informed", Self::Informed),
        ("scope", Self::Scope),
        ("withdrawal", Self::Withdrawal),
        ("refusal", Self::Refusal),
        ("renewal", Self::Renewal),
        ("expiry", Self::Expiry),
        ("log", Self::Log),
        ("log-access", Self::LogAccess),
    ];

    /// Its code in profile files.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, topic)| *topic == self).map_or("", |(code, _)| code)
    }
}
