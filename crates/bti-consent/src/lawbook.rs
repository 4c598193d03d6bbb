//! The lawbook: acts, sections, dated versions and the norms that follow from each.

use std::collections::BTreeMap;

use bti_core::{Date, NormId, WordId};

use crate::concordance::Concordance;
use crate::consent::OneParent;
use crate::regimes::Regimes;
use crate::texts::Texts;
use crate::vocabulary::Vocabulary;

/// A set of law files that has been read and checked.
///
/// ```
/// use bti_consent::Lawbook;
///
/// let lawbook = Lawbook::embedded()?;
/// let law = lawbook.on("2026-07-01".parse()?);
/// assert!(law.norm(&"hpl-silence".parse()?).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lawbook {
    pub(crate) edition: Edition,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) regimes: Regimes,
    pub(crate) acts: BTreeMap<String, Act>,
    pub(crate) sections: Vec<Section>,
    pub(crate) offences: Vec<Offence>,
    pub(crate) concordance: Concordance,
}

/// Which law this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its name.
    pub id: String,
    /// The first day that was read. Before it every answer is "cannot decide".
    pub first_day: Date,
    /// The day up to which the sources were consolidated. Later days are answered with a notice.
    pub read_as_of: Date,
    /// SHA-256 over all law files, in lower-case hexadecimal.
    pub hash: String,
}

/// An act, and how it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Its key: `fvl`.
    pub key: String,
    /// Its usual name.
    pub name: Texts,
    /// Its short form: `fvl.`.
    pub short: Texts,
    /// Its official name.
    pub full: Texts,
    /// Its European Legislation Identifier.
    pub eli: String,
    /// Where it is published.
    pub url: String,
}

/// A section of an act (*paragraf*), with its versions in order of commencement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The act's key.
    pub act: String,
    /// Its number: `13 b`.
    pub number: String,
    /// Its heading.
    pub title: Texts,
    /// What there was before its first version, bokmål, where that is later than the first day of the edition.
    pub before: Option<String>,
    /// What there is after its last version has ceased, bokmål.
    pub after: Option<String>,
    /// Its versions.
    pub versions: Vec<Version>,
}

/// When a version starts to apply (*ikrafttredelse*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commencement {
    /// In force on the first day of the edition and before it.
    BeforeFirstDay,
    /// From this day.
    On(Date),
    /// Adopted, without a date (*Kongen bestemmer*). It never applies.
    KongenBestemmer,
}

/// How a version's wording is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadHow {
    /// From the statute's text.
    Text,
    /// From a research note.
    Note,
    /// It has not been read: whatever it could decide is not known.
    NotRead,
}

/// One wording of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it starts.
    pub commences: Commencement,
    /// The first day it no longer applies, where the next version does not say so.
    pub ceases: Option<Date>,
    /// Where it was read.
    pub source: String,
    /// The day up to which that source was consolidated.
    pub read_on: Date,
    /// How it was read.
    pub read: ReadHow,
    /// The named lawyer who has signed it; empty until one has.
    pub reviewed_by: String,
    /// The section in our own words, bokmål.
    pub says: String,
    /// What follows from it.
    pub norms: Vec<Norm>,
}

/// Which part of a section a norm is: *ledd*, *punktum*, *nummer*, *bokstav*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The paragraph, counted from 1.
    pub ledd: Option<u8>,
    /// The sentence, counted from 1.
    pub punktum: Option<u8>,
    /// The number of a list.
    pub nr: Option<u8>,
    /// The letter of a list.
    pub bokstav: Option<char>,
}

/// What must hold for a norm. Flat lists, three-valued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Every one must hold.
    pub all: Vec<WordId>,
    /// At least one must hold, if any is named.
    pub any: Vec<WordId>,
    /// None may hold.
    pub none: Vec<WordId>,
    /// Judgements that must be affirmed.
    pub assess: Vec<WordId>,
    /// How much: conditions on the answer.
    pub extent: Vec<WordId>,
}

/// One point of a section, as a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// Its stable id, never a section number.
    pub id: NormId,
    /// The rows of the notes it implements.
    pub rows: Vec<String>,
    /// How its words are known: as its version's, unless this part of the section alone has not been read.
    pub read: ReadHow,
    /// Which part of the section it is.
    pub point: Point,
    /// A group that limits and procedures can name.
    pub class: Option<String>,
    /// The regimes it belongs to; empty: everyone.
    pub regimes: Vec<String>,
    /// What must hold.
    pub conditions: Conditions,
    /// What it does.
    pub effect: Effect,
    /// The sentence a caseworker sees.
    pub plain: Texts,
    /// Doubts, and what was left out.
    pub note: Option<String>,
}

/// What a norm does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A duty of silence of its regime (*taushetsplikt*).
    Silence,
    /// Takes information out of duties of silence.
    Scope {
        /// The silence norms.
        cuts: Vec<NormId>,
    },
    /// A right to tell (*opplysningsrett*).
    Opening {
        /// The regimes it opens.
        opens: Vec<String>,
    },
    /// Cuts openings.
    Limit {
        /// The openings, by id.
        cuts: Vec<NormId>,
        /// The openings, by class.
        cut_classes: Vec<String>,
        /// Every opening.
        cuts_all: bool,
        /// Empty: the openings are off. Else they hold only if these words hold too.
        also: Vec<WordId>,
    },
    /// Must be told (*opplysningsplikt*, *meldeplikt*, *avvergingsplikt*).
    Duty {
        /// To whom: words, any of them.
        addressee: Vec<WordId>,
        /// To whom, in words.
        addressee_text: Texts,
        /// Judgements about this recipient that "must" needs.
        towards: Vec<WordId>,
        /// The regimes it sets aside.
        lifts: Vec<String>,
        /// The words by which it does, or the reason.
        lifts_words: String,
    },
    /// What goes along with an answer (*saksbehandlingsregel*).
    Procedure {
        /// Before, with, after, or forbidden.
        when: When,
        /// An obligation or advice.
        weight: Weight,
        /// The grounds it goes along with.
        follows: Vec<Follows>,
        /// Whether it is done by asking or telling the person's guardians. It is left out where one must not know.
        tells_guardians: bool,
    },
    /// Who may sign (*samtykkekompetanse*, representation).
    Authority {
        /// Everyone who must sign.
        signers: Vec<SignerRule>,
        /// How settled that is.
        certainty: Certainty,
        /// Why one of several parents may suffice, where it is such a rule.
        one_parent: Option<OneParent>,
        /// Offices that prevail: where one of them has refused, these signatures count for nothing.
        yields_to: Vec<bti_core::SignerRole>,
    },
    /// Recorded; opens nothing.
    Processing,
}

/// When an obligation is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Before the information is given.
    Before,
    /// Together with it.
    With,
    /// Afterwards.
    After,
    /// It must not be done at all.
    Forbidden,
}

/// How strong a procedure norm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The law asks for it.
    Obligation,
    /// Guidance recommends it.
    Advice,
}

/// Which grounds a procedure goes along with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follows {
    /// One norm.
    Norm(NormId),
    /// Every norm of a class.
    Class(String),
    /// Every opening.
    Permission,
    /// Every duty.
    Duty,
    /// Whatever the outcome.
    Any,
}

/// Who must sign, as a rule resolved for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignerRule {
    /// The person.
    Itself,
    /// Every holder of parental responsibility.
    AllHolders,
    /// One holder of parental responsibility.
    OneHolder,
    /// One parent, with or without responsibility.
    OneParent,
    /// Somebody by office.
    Role(bti_core::SignerRole),
}

/// How settled a rule about signing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The statute answers it.
    Settled,
    /// The statute is open; the row names everyone whose signature makes it safe.
    Practice,
    /// Not settled: even a complete signature is not known to be enough.
    Uncertain,
}

/// An offence on the list of straffeloven § 196.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offence {
    /// The section, with its act where it is not straffeloven: `282`.
    pub section: String,
    /// What it is called.
    pub name: Texts,
    /// When it came on the list.
    pub commences: Commencement,
    /// When it left it.
    pub ceases: Option<Date>,
    /// A condition on the duty, bokmål, where the section sets one.
    pub only_if: Option<String>,
    /// Whether it is met in work with children.
    pub child_relevant: bool,
}

/// A norm with the section and version it stands in on a day.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'a> {
    /// The norm.
    pub norm: &'a Norm,
    /// Its section.
    pub section: &'a Section,
    /// Its version.
    pub version: &'a Version,
}

/// The law on one day.
#[derive(Clone, Debug)]
pub struct Law<'a> {
    /// The lawbook.
    pub lawbook: &'a Lawbook,
    /// The day.
    pub day: Date,
    norms: Vec<InForce<'a>>,
}

impl Lawbook {
    /// Which law this is.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The words norms are written with.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The duties of silence a giver can carry.
    #[must_use]
    pub fn regimes(&self) -> &Regimes {
        &self.regimes
    }

    /// The act with this key.
    #[must_use]
    pub fn act(&self, key: &str) -> Option<&Act> {
        self.acts.get(key)
    }

    /// Every section, in the order of the files.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The offences straffeloven § 196 lists on a day.
    pub fn offences(&self, day: Date) -> impl Iterator<Item = &Offence> {
        self.offences.iter().filter(move |offence| {
            offence.commences <= Commencement::On(day) && offence.ceases.is_none_or(|ceases| day < ceases)
        })
    }

    /// The law on a day. Past days keep past law; nothing is deleted.
    #[must_use]
    pub fn on(&self, day: Date) -> Law<'_> {
        let norms = self
            .sections
            .iter()
            .filter_map(|section| section.on(day).map(|version| (section, version)))
            .flat_map(|(section, version)| {
                version.norms.iter().map(move |norm| InForce { norm, section, version })
            })
            .collect();
        Law { lawbook: self, day, norms }
    }

    /// The days on which some version commences or ceases, after the first day of the edition, in order.
    #[must_use]
    pub fn boundaries(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self
            .sections
            .iter()
            .flat_map(|section| &section.versions)
            .flat_map(|version| {
                let commences = match version.commences {
                    Commencement::On(day) => Some(day),
                    Commencement::BeforeFirstDay | Commencement::KongenBestemmer => None,
                };
                commences.into_iter().chain(version.ceases)
            })
            .chain(self.regimes.boundaries())
            .filter(|day| *day > self.edition.first_day)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

impl Section {
    /// The version in force on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Version> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.commences <= Commencement::On(day))
            .filter(|version| version.ceases.is_none_or(|ceases| day < ceases))
    }

    /// Versions adopted without a date.
    pub fn adopted_without_date(&self) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(|version| version.commences == Commencement::KongenBestemmer)
    }
}

impl<'a> Law<'a> {
    /// Every norm in force, in the order of the files.
    #[must_use]
    pub fn norms(&self) -> &[InForce<'a>] {
        &self.norms
    }

    /// The norm with this id, if it is in force.
    #[must_use]
    pub fn norm(&self, id: &NormId) -> Option<InForce<'a>> {
        self.norms.iter().copied().find(|in_force| in_force.norm.id == *id)
    }
}
