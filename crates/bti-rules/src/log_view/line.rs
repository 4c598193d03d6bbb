//! What a reader sees of one entry, and why.

use std::fmt;

use bti_consent::WordError;
use bti_core::case::{EntryKind, LogEntry, Role, Visibility};
use bti_core::{Language, PersonId, Question, QuestionError};

use crate::decision::Decision;
use crate::engine::Engine;
use crate::explain::Explanation;
use crate::texts;

/// Whether an entry is shown to a reader. Exhaustive: a host handles each, and only the first is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The reader may see it, with the decisions of the law: what has to be done along with it stands there. None where
    /// the reader wrote it.
    Shown(Vec<Decision>),
    /// The reader must not see it, for these reasons.
    Withheld(Vec<Hidden>),
    /// Nobody can say from what is known. It is not shown.
    CannotDecide(Vec<Unclear>),
}

impl Seen {
    /// Whether the reader sees it.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        matches!(self, Self::Shown(_))
    }
}

/// Why an entry is withheld from a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hidden {
    /// The reader has nothing to do with the case, or not as the one they read as.
    NotInCase,
    /// The case is archived, and only an archivist reads it.
    Archived,
    /// It was recorded after the day that is asked about.
    NotWrittenYet,
    /// The municipality's routine does not let the reader's role read this kind of entry.
    NoReadGrant {
        /// What the reader is in the case.
        roles: Vec<Role>,
        /// The kind of entry.
        kind: EntryKind,
    },
    /// Its author meant it for others.
    MeantForOthers(Visibility),
    /// A safety track, or a decision not to tell, keeps it from the guardians.
    KeptFromGuardians,
    /// Nobody may make contact with the guardian on the child's behalf.
    ContactBlocked,
    /// The law forbids it for some of what is in it.
    Law(Vec<Decision>),
}

/// Why nobody can say whether a reader may see an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unclear {
    /// The law cannot be answered from what is known; what is missing stands in the decisions.
    Law(Vec<Decision>),
    /// What kinds of information are in it is not recorded.
    Kinds,
    /// Which service it came from is not known: nobody, or more than one.
    Giver,
    /// The reader is described otherwise than in the case.
    Reader,
    /// Somebody it is about is not described.
    NotDescribed(PersonId),
    /// It belongs to a safety track guardians are not told of, and the reader is the child: a person has to decide.
    ChildAndSafety,
    /// What it corrects is not there.
    Original,
    /// What the host describes does not make a question.
    Question(QuestionError),
    /// What the host states is in words the law does not have.
    Words(WordError),
}

/// One entry, and what the reader sees of it.
#[derive(Clone)]
#[must_use]
pub struct LogLine<'c> {
    entry: &'c LogEntry,
    seen: Seen,
    question: Option<Question>,
}

impl<'c> LogLine<'c> {
    pub(super) const fn new(entry: &'c LogEntry, seen: Seen, question: Option<Question>) -> Self {
        Self { entry, seen, question }
    }

    /// The entry.
    #[must_use]
    pub const fn entry(&self) -> &'c LogEntry {
        self.entry
    }

    /// Shown, withheld or not decided, with the reasons.
    #[must_use]
    pub const fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Whether the reader sees it.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.seen.is_shown()
    }

    /// The question the law was asked; none where the case or the routine had already answered.
    #[must_use]
    pub const fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// The answer in words, for whoever answers for the log. It is not for the reader: why something is withheld can
    /// itself tell what must not be told.
    #[must_use]
    pub fn explain(&self, engine: &Engine, language: Language) -> Vec<String> {
        let say = |text: bti_core::Text| text.get(language).to_owned();
        let (heading, mut lines): (_, Vec<String>) = match &self.seen {
            Seen::Shown(decisions) if decisions.is_empty() => (texts::LOG_SHOWN, vec![say(texts::LOG_OWN)]),
            Seen::Shown(decisions) => (texts::LOG_SHOWN, self.law(engine, language, decisions)),
            Seen::Withheld(reasons) => {
                let lines = reasons.iter().flat_map(|reason| match reason {
                    Hidden::NotInCase => vec![say(texts::LOG_NOT_IN_CASE)],
                    Hidden::Archived => vec![say(texts::LOG_ARCHIVED)],
                    Hidden::NotWrittenYet => vec![say(texts::LOG_NOT_YET)],
                    Hidden::NoReadGrant { kind, .. } => {
                        vec![format!("{}: {}", say(texts::LOG_NO_GRANT), kind.name(language))]
                    }
                    Hidden::MeantForOthers(who) => {
                        vec![format!("{}: {}", say(texts::LOG_MEANT), who.name(language))]
                    }
                    Hidden::KeptFromGuardians => vec![say(texts::LOG_KEPT)],
                    Hidden::ContactBlocked => vec![say(texts::LOG_BLOCKED)],
                    Hidden::Law(decisions) => self.law(engine, language, decisions),
                });
                (texts::LOG_WITHHELD, lines.collect())
            }
            Seen::CannotDecide(reasons) => {
                let lines = reasons.iter().flat_map(|reason| match reason {
                    Unclear::Law(decisions) => self.law(engine, language, decisions),
                    Unclear::Kinds => vec![say(texts::LOG_KINDS)],
                    Unclear::Giver => vec![say(texts::LOG_GIVER)],
                    Unclear::Reader => vec![say(texts::LOG_READER)],
                    Unclear::NotDescribed(person) => vec![format!("{}: {person}", say(texts::LOG_PERSON))],
                    Unclear::ChildAndSafety => vec![say(texts::LOG_CHILD_SAFETY)],
                    Unclear::Original => vec![say(texts::LOG_ORIGINAL)],
                    Unclear::Question(error) => vec![error.to_string()],
                    Unclear::Words(error) => vec![error.to_string()],
                });
                (texts::CANNOT, lines.collect())
            }
        };
        lines.insert(0, say(heading));
        lines
    }

    fn law(&self, engine: &Engine, language: Language, decisions: &[Decision]) -> Vec<String> {
        let Some(Ok(answer)) = self.question.as_ref().map(|question| engine.ask(question)) else {
            return vec![texts::LOG_ORIGINAL.get(language).to_owned()];
        };
        let explanation = Explanation::new(&answer, language);
        decisions.iter().map(|decision| explanation.decision(decision)).collect()
    }
}

/// The entry's number and whether it is shown, never what it says or why it is kept back.
impl fmt::Debug for LogLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogLine")
            .field("entry", &self.entry.number())
            .field("shown", &self.is_shown())
            .finish_non_exhaustive()
    }
}
