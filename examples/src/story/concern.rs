//! Refusals and warnings about a concern, as codes and as a person reads them.

use bti_core::Text;
use bti_core::case::{ConcernRefusal, ConcernWarning};

use super::telling::text;

/// Every kind of refusal of an event about a concern.
pub(super) const CONCERN_REFUSALS: &[&str] = &[
    "raising",
    "other-concern",
    "out-of-order",
    "conflict",
    "duplicate",
    "time",
    "ended",
    "score",
    "nothing-observed",
    "not-shared",
    "empty",
    "not-guardian",
    "step-done",
    "other-profile",
    "other",
];

/// Every kind of warning about a concern.
pub(super) const CONCERN_WARNINGS: &[&str] = &["no-fact", "guardians-not-settled", "other"];

/// The kind of refusal of an event about a concern, and what a person reads.
pub(super) fn concern_refusal(refusal: &ConcernRefusal) -> (&'static str, Text) {
    match refusal {
        ConcernRefusal::Raising => (
            "raising",
            text(
                "Bekymringen må reises først, og bare én gang.",
                "Bekymringa må reisast først, og berre éin gong.",
                "The concern is raised first, and once.",
            ),
        ),
        ConcernRefusal::OtherConcern { .. } => (
            "other-concern",
            text(
                "Hendelsen hører til en annen bekymring.",
                "Hendinga høyrer til ei anna bekymring.",
                "The event belongs to another concern.",
            ),
        ),
        ConcernRefusal::OutOfOrder { .. } => (
            "out-of-order",
            text(
                "En tidligere hendelse mangler.",
                "Ei tidlegare hending manglar.",
                "An earlier event is missing.",
            ),
        ),
        ConcernRefusal::Conflict { .. } => {
            ("conflict", text("To kopier er ulike.", "To kopiar er ulike.", "Two copies differ."))
        }
        ConcernRefusal::Duplicate { .. } => (
            "duplicate",
            text(
                "Hendelsen er registrert før.",
                "Hendinga er registrert før.",
                "The event has been registered before.",
            ),
        ),
        ConcernRefusal::Recorded { .. } => (
            "time",
            text(
                "Tidspunktet kan ikke stemme.",
                "Tidspunktet kan ikkje stemme.",
                "The time cannot be right.",
            ),
        ),
        ConcernRefusal::Ended => (
            "ended",
            text(
                "Bekymringen er avsluttet. Reis en ny ved siden av.",
                "Bekymringa er avslutta. Reis ei ny ved sida av.",
                "The concern has ended. Raise a new one beside it.",
            ),
        ),
        ConcernRefusal::Score { .. } => (
            "score",
            text(
                "Tallet er ikke på skalaen.",
                "Talet er ikkje på skalaen.",
                "The score is not on the scale.",
            ),
        ),
        ConcernRefusal::NothingObserved => (
            "nothing-observed",
            text(
                "Ingenting er observert. Skriv ned det som er kjent.",
                "Ingenting er observert. Skriv ned det som er kjent.",
                "Nothing has been observed. Write down what is known.",
            ),
        ),
        ConcernRefusal::NotShared => (
            "not-shared",
            text(
                "Bekymringen er ikke delt. Gå gjennom den med en kollega eller leder først.",
                "Bekymringa er ikkje delt. Gå gjennom ho med ein kollega eller leiar først.",
                "The concern has not been shared. Go through it with a colleague or leader first.",
            ),
        ),
        ConcernRefusal::Empty { .. } => {
            ("empty", text("Noe må fylles ut.", "Noko må fyllast ut.", "Something has to be filled in."))
        }
        ConcernRefusal::NotGuardian { .. } => (
            "not-guardian",
            text(
                "Personen er ikke foresatt til barnet.",
                "Personen er ikkje føresett til barnet.",
                "The person is no guardian of the child.",
            ),
        ),
        ConcernRefusal::StepDone { .. } => (
            "step-done",
            text("Steget er gjort fra før.", "Steget er gjort frå før.", "The step has been done already."),
        ),
        ConcernRefusal::OtherProfile { .. } => (
            "other-profile",
            text(
                "Bekymringen følger en annen rutine.",
                "Bekymringa følgjer ei anna rutine.",
                "The concern keeps to another routine.",
            ),
        ),
        _ => ("other", text("Det er ikke mulig.", "Det er ikkje mogleg.", "This is not possible.")),
    }
}

/// The kind of warning about a concern, and what a person reads.
pub(super) fn concern_warning(warning: &ConcernWarning) -> (&'static str, Text) {
    match warning {
        ConcernWarning::NoFact => (
            "no-fact",
            text(
                "Bare tolkninger er skrevet ned, ingenting som er sikkert.",
                "Berre tolkingar er skrivne ned, ingenting som er sikkert.",
                "Only interpretations are written down, nothing that is certain.",
            ),
        ),
        ConcernWarning::GuardiansNotSettled => (
            "guardians-not-settled",
            text(
                "Foresatte er ikke informert, og det står ikke hvorfor.",
                "Føresette er ikkje informerte, og det står ikkje kvifor.",
                "The guardians have not been told, and it does not say why.",
            ),
        ),
        _ => ("other", text("Se over dette.", "Sjå over dette.", "Look at this again.")),
    }
}
