//! Why an event is refused, and what is missing.

use super::codes::{EntryKind, Role};
use super::id::{CaseId, EvaluationId, HandOverId, MeasureId, ReferralId};
use super::moment::Moment;
use super::profile::{OptionCode, ProfileRef};
use super::scale::BtiLevel;
use crate::service::catalogue::catalogue;
use crate::{ConsentId, PersonId, Service};

/// Why an event was refused (*avvist*). A refused event changes nothing at all.
///
/// Exhaustive within a version: whoever shows it to a caseworker says what is missing. It names ids, never a person's
/// words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The first event opens the case, and no other does.
    #[error("the first event opens the case, and only the first")]
    Opening,
    /// The event belongs to another case.
    #[error("the event is for the case `{found}`, and this is `{expected}`")]
    OtherCase {
        /// This case.
        expected: CaseId,
        /// The event's.
        found: CaseId,
    },
    /// An event is missing in between. What came is kept by the host until the others have come.
    #[error("event {found} came where {expected} was next: apply those in between first")]
    OutOfOrder {
        /// The next number.
        expected: u64,
        /// The event's.
        found: u64,
    },
    /// The very same event has been applied before. Nothing is lost by leaving it.
    #[error("event {seq} has been applied already")]
    Duplicate {
        /// Its number.
        seq: u64,
    },
    /// Another event with this number has been applied: two replicas have gone apart.
    #[error(
        "another event {seq} has been applied: two copies of the case have gone apart, and a person has to join them"
    )]
    Conflict {
        /// The number.
        seq: u64,
    },
    /// Recorded before it took effect.
    #[error("recorded {recorded}, before it took effect {effective}: record it once it has happened")]
    Future {
        /// When it took effect.
        effective: Moment,
        /// When it was recorded.
        recorded: Moment,
    },
    /// Recorded before the event before it.
    #[error("recorded {recorded}, before the event before it, {last}")]
    RecordedEarlier {
        /// The event's.
        recorded: Moment,
        /// The last one.
        last: Moment,
    },
    /// It would have changed the case before a change that has taken effect.
    #[error(
        "`{event}` took effect {effective}, before the last change, {last}: only notes, minutes and safety are registered late"
    )]
    BeforeEarlierChange {
        /// The kind of event.
        event: &'static str,
        /// When it took effect.
        effective: Moment,
        /// The last change.
        last: Moment,
    },
    /// The case keeps to another routine, or another version of it.
    #[error("the case keeps to `{}` version {}, and was given `{}` version {}", .expected.id, .expected.version, .found.id, .found.version)]
    OtherProfile {
        /// The case's.
        expected: ProfileRef,
        /// The one given.
        found: ProfileRef,
    },
    /// Not in this state.
    #[error("`{event}` is not possible while the case is {status}")]
    Status {
        /// The state.
        status: &'static str,
        /// The kind of event.
        event: &'static str,
    },
    /// The author has nothing to do with the case.
    #[error(
        "the author `{person}` is not known in the case: name the child, a guardian, a participant or an official"
    )]
    UnknownAuthor {
        /// The author.
        person: PersonId,
    },
    /// Somebody may not say this.
    #[error("`{person}` cannot do this: {expected}")]
    WrongAuthor {
        /// The author.
        person: PersonId,
        /// Who can.
        expected: &'static str,
    },
    /// Something with this id exists already.
    #[error("the {noun} `{id}` exists already")]
    Repeated {
        /// What it is.
        noun: &'static str,
        /// Its id.
        id: String,
    },
    /// There is nothing with this id, or not any more.
    #[error("there is no {noun} `{id}`")]
    Unknown {
        /// What it should be.
        noun: &'static str,
        /// The id.
        id: String,
    },
    /// A list that needs somebody or something has nothing.
    #[error("`{list}` is empty: name at least one")]
    Empty {
        /// The list.
        list: &'static str,
    },
    /// Somebody is no current participant of a current engagement.
    #[error("`{person}` takes part for no current engagement")]
    NotParticipant {
        /// The person.
        person: PersonId,
    },
    /// The child and guardians never hold the baton, nor stand in for whoever does.
    #[error("`{person}` is the child or a guardian, who never hold the baton or stand in for whoever does")]
    FamilyNeverHolds {
        /// The person.
        person: PersonId,
    },
    /// Somebody holds the baton: it is handed over, not assigned.
    #[error("`{person}` holds the baton: propose a hand-over, or record the absence and let a leader decide")]
    HolderExists {
        /// The holder.
        person: PersonId,
    },
    /// Nobody holds the baton.
    #[error("nobody holds the baton")]
    NoHolder,
    /// The holder would leave with the baton.
    #[error("`{person}` holds the baton, and keeps it until somebody has received and accepted it")]
    HolderLeaves {
        /// The holder.
        person: PersonId,
    },
    /// A hand-over is waiting for its answer.
    #[error("the hand-over `{hand_over}` has not been answered: at most one is pending")]
    HandOverPending {
        /// The hand-over.
        hand_over: HandOverId,
    },
    /// Only the one it was proposed to answers.
    #[error("the hand-over `{hand_over}` was proposed to `{expected}`, and nobody answers for another")]
    NotTheProposed {
        /// The hand-over.
        hand_over: HandOverId,
        /// The person it was proposed to.
        expected: PersonId,
    },
    /// Whoever signed has no standing as the child or a guardian on that day.
    #[error("`{person}` is neither the child nor a guardian in the case on that day")]
    NoStanding {
        /// The person.
        person: PersonId,
    },
    /// An oral consent without the minutes it stands in.
    #[error("an oral consent refers to the minutes it stands in")]
    OralWithoutMinutes,
    /// A consent that does not count, or does not name the service.
    #[error("the consent `{consent}` {problem}")]
    Basis {
        /// The consent.
        consent: ConsentId,
        /// What is wrong.
        problem: BasisProblem,
    },
    /// A service can join on a consent or a statutory basis or anonymously, and on nothing else.
    #[error(
        "`{service}` needs a consent, a statutory basis or anonymity: only the service the concern arose in has its own"
    )]
    NoBasis {
        /// The service.
        service: Service,
    },
    /// The log needs a consent that also allows a digital log, or a statutory basis.
    #[error("a log is opened on a consent that also allows a digital log, or on a statutory basis")]
    LogNeedsBasis,
    /// The routine has no log at this level.
    #[error("the routine has a log from {from}, and the case is at {level}")]
    LogTooEarly {
        /// The level the log begins at.
        from: BtiLevel,
        /// The level of the case.
        level: BtiLevel,
    },
    /// The log is not open for this.
    #[error("the log is {status}: {expected}")]
    Log {
        /// Its status.
        status: &'static str,
        /// What is possible.
        expected: &'static str,
    },
    /// The author's roles do not write this kind of entry.
    #[error("`{kind}` is not written by {}", role_codes(.roles))]
    NoWriteGrant {
        /// What the author is in the case.
        roles: Vec<Role>,
        /// The kind of entry.
        kind: EntryKind,
    },
    /// A measure would be evaluated before it starts.
    #[error("the measure `{measure}` would be evaluated before it starts")]
    EvaluatedBeforeStart {
        /// The measure.
        measure: MeasureId,
    },
    /// An evaluation or decision is for another level than the case is at.
    #[error("this is for {found}, and the case is at {expected}")]
    OtherLevel {
        /// The case's level.
        expected: BtiLevel,
        /// The event's.
        found: BtiLevel,
    },
    /// The evaluation is older than the last change of level or the last decision to stay.
    #[error("the evaluation `{evaluation}` is from before this round: evaluate at the current level first")]
    OldEvaluation {
        /// The evaluation.
        evaluation: EvaluationId,
    },
    /// The level does not have this decision option, or the option does not lead there.
    #[error("`{option}` is not open at {level}, or does not lead there")]
    Option {
        /// The option.
        option: OptionCode,
        /// The level.
        level: BtiLevel,
    },
    /// The routine does not let a case go from one level to the other.
    #[error("the routine has no way from {from} to {to}")]
    NoWay {
        /// From.
        from: BtiLevel,
        /// To.
        to: BtiLevel,
    },
    /// A level needs something before it can be entered.
    #[error("{level} cannot be entered yet: {}", list(.missing))]
    LevelNeeds {
        /// The level.
        level: BtiLevel,
        /// What is missing.
        missing: Vec<Missing>,
    },
    /// The guardians must not be told.
    #[error(
        "guardians are not told while violence or sexual abuse is suspected: somebody has to put the suspicion aside first"
    )]
    GuardiansNotTold,
    /// A report says of every child and guardian whether they were told, and why or why not.
    #[error("the report does not say whether these were told: {}", persons(.missing))]
    ReportIncomplete {
        /// About whom it says nothing.
        missing: Vec<PersonId>,
    },
    /// A report goes to the child welfare service or the police, and nowhere else.
    #[error("a report does not go to `{found}`: name {}", services(.allowed))]
    Addressee {
        /// The service named.
        found: Service,
        /// Those it can go to.
        allowed: &'static [Service],
    },
    /// The sender of a referral stays until it is answered.
    #[error("the referral `{referral}` is not answered: whoever sent it stays")]
    SenderStays {
        /// The referral.
        referral: ReferralId,
    },
    /// The case cannot be closed yet.
    #[error("the case cannot be closed yet: {}", list(.missing))]
    ClosingNeeds {
        /// What is missing.
        missing: Vec<Missing>,
    },
}

catalogue! {
    /// What is wrong with a consent that something is to rest on.
    #[non_exhaustive]
    pub enum BasisProblem called "problem with a consent" with () {
        NotRecorded "is-not-recorded" "er ikke registrert i saken" "er ikkje registrert i saka" "is not recorded in the case" => ();
        DoesNotCount "does-not-count" "gjelder ikke den dagen" "gjeld ikkje den dagen" "does not count on that day" => ();
        DoesNotName "does-not-name-the-service" "nevner ikke tjenesten" "nemner ikkje tenesta" "does not name the service" => ();
        NoResponsibility "signed-without-responsibility" "er bare gitt av foresatte uten foreldreansvar" "er berre gitt av føresette utan foreldreansvar" "was given only by guardians without parental responsibility" => ();
        NoDigitalLog "allows-no-digital-log" "omfatter ikke digital logg" "omfattar ikkje digital logg" "does not allow a digital log" => ();
    }
}

catalogue! {
    /// What is missing before a level is entered or a case is closed (*hva som mangler*).
    #[non_exhaustive]
    pub enum Missing called "missing thing" with () {
        Holder "holder" "en stafettholder" "ein stafetthaldar" "a baton holder" => ();
        GoalOrMeasure "goal-or-measure" "et mål eller tiltak" "eit mål eller tiltak" "a goal or a measure" => ();
        FamilyInformed "family-informed" "at familien er informert, eller en grunn til at den ikke er det" "at familien er informert, eller ein grunn til at han ikkje er det" "that the family is informed, or a reason why not" => ();
        Basis "basis" "samtykke, hjemmel eller anonymitet for den andre tjenesten" "samtykke, heimel eller anonymitet for den andre tenesta" "a consent, statutory basis or anonymity for the second service" => ();
        Meeting "meeting" "et møte det er invitert til" "eit møte det er invitert til" "a meeting people were invited to" => ();
        RecentMeeting "recent-meeting" "et møte innen fristen i rutinen" "eit møte innan fristen i rutinen" "a meeting within the routine's limit" => ();
        Confirmed "confirmed-participants" "at deltakerne er bekreftet på nytt" "at deltakarane er stadfesta på nytt" "that the participants are confirmed anew" => ();
        Decision "decision" "en beslutning som fører dit, etter en evaluering på dette nivået" "ei avgjerd som fører dit, etter ei evaluering på dette nivået" "a decision that leads there, after an evaluation at this level" => ();
        OpenSafetyTrack "open-safety-track" "et åpent sikkerhetsspor" "eit ope tryggleiksspor" "an open safety track" => ();
        HandOverAnswer "hand-over-answer" "svar på overføringen som er foreslått" "svar på overføringa som er foreslått" "an answer to the hand-over that is proposed" => ();
        SafetyClosed "safety-closed" "at sikkerhetssporet er avsluttet" "at tryggleikssporet er avslutta" "that the safety track is closed" => ();
        MeasuresEnded "measures-ended" "at hvert tiltak er gjennomført eller avsluttet med grunn" "at kvart tiltak er gjennomført eller avslutta med grunn" "that every measure is done or dropped with a reason" => ();
        Continuing "continuing" "hvem som følger opp videre, eller hvorfor ingen trenger det" "kven som følgjer opp vidare, eller kvifor ingen treng det" "who goes on following up, or why nobody has to" => ();
        LevelInProfile "level-in-profile" "nivået i den nye rutinen" "nivået i den nye rutinen" "the level in the new routine" => ();
    }
}

impl Refusal {
    pub(super) fn unknown(noun: &'static str, id: &impl ToString) -> Self {
        Self::Unknown { noun, id: id.to_string() }
    }

    pub(super) fn repeated(noun: &'static str, id: &impl ToString) -> Self {
        Self::Repeated { noun, id: id.to_string() }
    }
}

fn list(missing: &[Missing]) -> String {
    let names: Vec<&str> = missing.iter().map(|entry| entry.name(crate::Language::English)).collect();
    format!("missing {}", names.join("; "))
}

fn role_codes(roles: &[Role]) -> String {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    if codes.is_empty() { "somebody without a role in the case".to_owned() } else { codes.join(", ") }
}

pub(super) fn services(services: &[Service]) -> String {
    services.iter().map(|service| format!("`{service}`")).collect::<Vec<_>>().join(" or ")
}

fn persons(persons: &[PersonId]) -> String {
    persons.iter().map(|person| format!("`{person}`")).collect::<Vec<_>>().join(", ")
}
