//! Who may read which entry of a stafettlogg: the law, the routine, the entry's author and the safety tracks, together.

mod ask;
mod line;
mod routine;

use std::collections::BTreeMap;
use std::fmt;

use bti_core::case::{Case, LogEntry, ProcessProfile, ProfileRef, Stafettlogg};
use bti_core::{
    Assessment, Consent, Date, Movement, Objection, Owner, Participation, Person, PersonId, Purpose,
    Question, Recipient, RecipientId, Reveals, Same, Statement, Tie,
};

use crate::engine::Engine;
pub use line::{Hidden, LogLine, Seen, Unclear};

/// Who wants to read the log (*leser*).
///
/// Somebody who both works with the child and is family reads as one of them at a time: the recipient says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReader {
    /// Who it is in the case.
    pub person: PersonId,
    /// The same one as a recipient of the question: a worker in a service, or a person. What giver and reader have in
    /// common is found in the case, entry by entry, or under [`Author::same`]; what stands here is not used.
    pub recipient: Recipient,
}

impl LogReader {
    /// Somebody who reads as family: a guardian or the child.
    #[must_use]
    pub fn family(id: RecipientId, person: PersonId) -> Self {
        Self { person: person.clone(), recipient: Recipient::person(id, person) }
    }

    /// Somebody who reads for a service.
    #[must_use]
    pub fn worker(id: RecipientId, person: PersonId, service: bti_core::Service) -> Self {
        Self { person, recipient: Recipient::worker(id, service) }
    }
}

/// What a host knows of somebody who wrote in the log, besides what stands in the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// How the author is tied to the service.
    pub tie: Tie,
    /// Who owns the service.
    pub owner: Option<Owner>,
    /// What the author and this reader have in common, where the host knows it better than the case does.
    pub same: Option<Same>,
}

/// What the case does not hold, and the law turns on. What is left out is not known, and shows nothing.
#[derive(Clone)]
pub struct LogContext {
    /// Everybody any entry is about, and the child's guardians, as they are on the day.
    pub persons: Vec<Person>,
    /// Those who wrote.
    pub authors: BTreeMap<PersonId, Author>,
    /// Consents, with what they reach. Those recorded in the case are references only.
    pub consents: Vec<Consent>,
    /// Objections.
    pub objections: Vec<Objection>,
    /// How the child was heard.
    pub participations: Vec<Participation>,
    /// Facts. An item is named as [`item_id`] names it.
    pub facts: Vec<Statement>,
    /// Assessments somebody has made, or that have been raised. An item is named as [`item_id`] names it.
    pub assessments: Vec<Assessment>,
    /// What the reader is to use the log for.
    pub purpose: Purpose,
    /// How the log is opened for the reader.
    pub movement: Movement,
    /// What entries reveal besides their content, by number.
    pub reveals: BTreeMap<u32, Reveals>,
}

impl LogContext {
    /// Nothing but who they are and what it is for.
    #[must_use]
    pub fn new(persons: Vec<Person>, purpose: Purpose) -> Self {
        Self {
            persons,
            authors: BTreeMap::new(),
            consents: Vec::new(),
            objections: Vec::new(),
            participations: Vec::new(),
            facts: Vec::new(),
            assessments: Vec::new(),
            purpose,
            movement: Movement::OwnInitiative,
            reveals: BTreeMap::new(),
        }
    }
}

/// How much there is, never what.
impl fmt::Debug for LogContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogContext")
            .field("persons", &self.persons.len())
            .field("consents", &self.consents.len())
            .finish_non_exhaustive()
    }
}

/// The id under which a kind of information in an entry stands in the question: `entry-3-health`.
///
/// # Errors
/// [`bti_core::IdError`], which no number and kind lead to today.
pub fn item_id(entry: u32, kind: bti_core::ItemKind) -> Result<bti_core::ItemId, bti_core::IdError> {
    format!("entry-{entry}-{}", kind.code()).parse()
}

/// Why a log cannot be looked through at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogViewError {
    /// Another routine than the one the case keeps to.
    #[error("the case keeps to version {} of `{}`, not to version {} of `{}`", .expected.version, .expected.id, .found.version, .found.id)]
    OtherRoutine {
        /// The one it keeps to.
        expected: ProfileRef,
        /// The one that was given.
        found: ProfileRef,
    },
}

/// A log as one reader may see it on one day, entry by entry (*innsyn i stafettloggen*).
///
/// The reasons are for whoever answers for the log. A reader is given [`LogView::shown`] and no more: that something is
/// withheld, and why, can itself tell a guardian about a suspicion.
#[derive(Clone, Debug)]
#[must_use]
pub struct LogView<'c> {
    lines: Vec<LogLine<'c>>,
}

impl<'c> LogView<'c> {
    /// Every entry, in order.
    pub fn lines(&self) -> &[LogLine<'c>] {
        &self.lines
    }

    /// The entries the reader may see.
    pub fn shown(&self) -> impl Iterator<Item = &'c LogEntry> {
        self.lines.iter().filter(|line| line.is_shown()).map(LogLine::entry)
    }
}

/// Looks through the log of a case for one reader on one day.
///
/// One sharing question is asked per entry: the service of its author gives, in the capacity in which the author learned
/// it, to this reader, through the digital log. What family wrote, the service of the stafettholder gives on. An entry is
/// shown only where the law lets *every* kind of information in it be given, the routine grants the reader's role that
/// kind of entry, its author meant it for the reader, and no safety track keeps it back. Whoever wrote an entry, and still
/// takes part for the same service, reads it again: that gives nothing to anybody.
///
/// ```
/// use bti_consent::Lawbook;
/// use bti_core::case::{Case, ProcessProfile};
/// use bti_core::{Person, Purpose};
/// use bti_rules::{Engine, LogContext, LogReader, log_view};
/// # use serde_json::json;
/// # let routine = ProcessProfile::new("eksempel".parse()?, serde_json::from_value(json!({
/// #     "version": 1, "model": "BTI", "language": "nb", "municipalities": [{ "number": "3236" }],
/// #     "not_stated": ["steps", "deadlines", "decisions", "transitions", "holder", "hand-over", "substitute", "log", "read",
/// #         "write", "consent", "evaluation", "safety", "involvement", "warm-hand-over", "individual-plan", "closing", "target"],
/// #     "level": [{ "level": "bti:0", "label": "0", "title": { "nb": "Undring", "nn": "Undring" } }]
/// # }))?)?;
/// # let (case, _) = Case::open(&routine, serde_json::from_value(json!({
/// #     "version": 1, "case": "k1", "seq": 1, "effective": "2026-01-05", "recorded": "2026-01-05", "author": "teacher",
/// #     "what": { "case-opened": { "profile": { "id": "eksempel", "version": 1 },
/// #         "subject": { "person": "child", "kind": "child", "address": "open" }, "guardians": [], "informed": "not-yet",
/// #         "municipality": "3236", "service": { "engagement": "school", "service": "skole", "purpose": "follow-up",
/// #         "basis": { "kind": "own-service" } },
/// #         "participant": { "person": "teacher", "engagement": "school", "profession": "laerer" } } }
/// # }))?)?;
/// let engine = Engine::new(Lawbook::embedded()?);
/// let mother = LogReader::family("reader".parse()?, "mother".parse()?);
/// let context = LogContext::new(vec![Person::new("child".parse()?)], Purpose::ParentalResponsibility);
/// let view = log_view(&case, &routine, &mother, &engine, "2026-02-01".parse()?, &context)?;
/// assert_eq!(view.shown().count(), 0, "nothing is written yet");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`LogViewError`] where the routine is not the case's own. What is wrong with one entry is said of that entry.
#[doc(alias = "innsyn")]
pub fn log_view<'c>(
    case: &'c Case,
    routine: &ProcessProfile,
    reader: &LogReader,
    engine: &Engine,
    day: Date,
    context: &LogContext,
) -> Result<LogView<'c>, LogViewError> {
    let found = routine.reference();
    if *case.profile() != found {
        return Err(LogViewError::OtherRoutine { expected: case.profile().clone(), found });
    }
    let looking = Looking { case, routine, reader, engine, day, context };
    let log: &'c Stafettlogg = case.log();
    let mut lines: Vec<LogLine<'c>> = Vec::with_capacity(log.entries().len());
    for entry in log.entries() {
        let (mut seen, mut question) = looking.at(entry);
        // A correction says what the entry it corrects says, set right: nobody sees more of it than of that.
        let original =
            entry.corrects().and_then(|number| lines.iter().find(|line| line.entry().number() == number));
        if entry.corrects().is_some() && seen.is_shown() {
            seen = match original.map(LogLine::seen) {
                Some(Seen::Shown(_)) => seen,
                Some(other) => other.clone(),
                None => Seen::CannotDecide(vec![Unclear::Original]),
            };
            if !seen.is_shown() {
                question = None;
            }
        }
        lines.push(LogLine::new(entry, seen, question));
    }
    Ok(LogView { lines })
}

/// One reader looking through one log.
struct Looking<'a> {
    case: &'a Case,
    routine: &'a ProcessProfile,
    reader: &'a LogReader,
    engine: &'a Engine,
    day: Date,
    context: &'a LogContext,
}

impl Looking<'_> {
    /// What the case and the routine withhold is withheld without asking the law.
    fn at(&self, entry: &LogEntry) -> (Seen, Option<Question>) {
        let hidden = self.hidden(entry);
        if !hidden.is_empty() {
            return (Seen::Withheld(hidden), None);
        }
        if let Some(unclear) = self.unclear(entry) {
            return (Seen::CannotDecide(vec![unclear]), None);
        }
        if self.is_own(entry) {
            return (Seen::Shown(Vec::new()), None);
        }
        match self.question(entry) {
            Ok(question) => (self.by_law(&question), Some(question)),
            Err(unclear) => (Seen::CannotDecide(vec![unclear]), None),
        }
    }
}
