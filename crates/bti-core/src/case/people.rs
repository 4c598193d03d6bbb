//! Whom a case is about, who decides for them, and whether they have been told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::Role;
use super::moment::Moment;
use super::text::FreeText;
use crate::service::catalogue::catalogue;
use crate::{Address, Known, PersonId};

catalogue! {
    /// Whom a case is about (*hovedperson*). Siblings have a case each.
    #[non_exhaustive]
    pub enum SubjectKind called "kind of subject" with () {
        Child "child" "barn" "barn" "child" => ();
        Youth "youth" "ungdom" "ungdom" "young person" => ();
        YoungAdult "young-adult" "ung voksen" "ung vaksen" "young adult" => ();
        Unborn "unborn" "ventet barn" "venta barn" "expected child" => ();
        Pregnant "pregnant" "gravid" "gravid" "pregnant woman" => ();
    }
}

/// Whom a case is about (*bruker, hovedperson*), by an id of the host. Never a name, number or birth date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "hovedperson")]
pub struct Subject {
    /// The person.
    pub person: PersonId,
    /// What sort of subject.
    pub kind: SubjectKind,
    /// Whether the address is graded.
    pub address: Address,
}

/// A guardian (*foresatt*) of the child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(alias = "foresatt")]
#[doc(alias = "føresett")]
pub struct GuardianParty {
    /// The person.
    pub person: PersonId,
    /// Whether the person holds parental responsibility. Where the child lives is another matter.
    pub responsibility: Known,
    /// Whether nobody may make contact with the person on the child's behalf.
    pub contact_blocked: bool,
}

/// Whether the guardians have been told (*foresatte informert*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Informed {
    /// Nobody has told them yet.
    NotYet,
    /// They have been told, and how.
    Informed(InformedOn),
    /// It is withheld from them, with a reason.
    Withheld(Withheld),
}

/// When the guardians were told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InformedOn {
    /// Which of them.
    pub persons: Vec<PersonId>,
    /// When.
    pub on: Moment,
}

/// Why the guardians are not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// The reason, in the words of whoever decided.
    pub reason: FreeText,
    /// Who decided.
    pub decided_by: PersonId,
}

impl Informed {
    /// Whether they have been told, or there is a reason why not.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        !matches!(self, Self::NotYet)
    }
}

/// Somebody who has to do with a case by office (*leder, administrator, arkivar*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The person.
    pub person: PersonId,
    /// The office: unit leader, administrator or archivist.
    pub role: Role,
}
