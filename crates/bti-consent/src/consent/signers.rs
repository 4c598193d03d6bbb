//! Who signs, by the law of the day: the norms of kind `authority`, resolved for one person and item.

use bti_core::{
    Custody, Guardian, Item, ItemId, Known, Life, NormId, Person, PersonId, Question, Signer, WordId,
};

use super::asking::{NotToBeAsked, not_to_be_asked};
use crate::derive::{self, Asked, LeapDay, Spot};
use crate::lawbook::{Certainty, Effect, InForce, Lawbook, ReadHow, SignerRule};
use crate::profile::ConsentProfile;
use crate::value::{WordError, check_words, value};

/// Why one of several parents may suffice. A rule that lets one sign names one of these, or it is refused when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OneParent {
    /// Daily and ordinary health care.
    HealthDailyCare,
    /// Health care that is necessary so that the child is not harmed.
    HealthAvoidHarm,
    /// The expert assessment of the educational-psychological service, asked of the parent the child lives with.
    PptAssessment,
    /// An essential side of daily care, decided by the parent the child lives with.
    DailyLife,
    /// The other cannot act.
    OtherUnable,
    /// The other must not be asked.
    OtherNotToBeAsked,
}

impl OneParent {
    /// Every reason, with its code in law files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("health-daily-care", Self::HealthDailyCare),
        ("health-avoid-harm", Self::HealthAvoidHarm),
        ("ppt-assessment", Self::PptAssessment),
        ("daily-life", Self::DailyLife),
        ("other-unable", Self::OtherUnable),
        ("other-not-to-be-asked", Self::OtherNotToBeAsked),
    ];
}

/// A set of signatures that some rule names: all of them together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// Everyone who signs.
    pub signers: Vec<Signer>,
    /// Those who may have to sign as well: it is not known whether they hold responsibility.
    pub perhaps: Vec<Signer>,
    /// How settled it is that these signatures suffice.
    pub certainty: Certainty,
    /// Whether the rules apply here; what that turns on stands in [`WhoMustConsent::open`].
    pub applies: Known,
    /// The rules, one for each regime that has to be satisfied.
    pub norms: Vec<NormId>,
    /// Why one parent may suffice, where the rule is of that sort.
    pub one_parent: Option<OneParent>,
}

impl Way {
    /// Whether these signatures are known to suffice: the rules apply, and are settled or answered by practice.
    #[must_use]
    pub fn suffices(&self) -> bool {
        self.applies.is_yes() && self.certainty != Certainty::Uncertain && self.perhaps.is_empty()
    }

    /// Both must be satisfied.
    fn and(&self, other: &Self) -> Self {
        let join = |one: &[Signer], other: &[Signer]| {
            let mut signers: Vec<Signer> = one.iter().chain(other).cloned().collect();
            signers.sort();
            signers.dedup();
            signers
        };
        Self {
            signers: join(&self.signers, &other.signers),
            perhaps: join(&self.perhaps, &other.perhaps),
            certainty: self.certainty.max(other.certainty),
            applies: self.applies & other.applies,
            norms: {
                let more = other.norms.iter().filter(|norm| !self.norms.contains(norm));
                self.norms.iter().chain(more).cloned().collect()
            },
            one_parent: self.one_parent.or(other.one_parent),
        }
    }
}

/// Whose consent is needed for one item, as far as it is one person's information (*hvem må samtykke*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoMustConsent {
    /// The item.
    pub item: ItemId,
    /// Whose information.
    pub person: PersonId,
    /// The regimes whose rules decide for this giver: the professional act where it binds, for all the giver's layers.
    pub regimes: Vec<String>,
    /// Every set of signatures a rule names, those known to suffice first. Empty: nobody can consent by the rules read.
    pub ways: Vec<Way>,
    /// What it turns on that is not known: words of the rules that may or may not apply.
    pub open: Vec<WordId>,
    /// Guardians who must not be asked, with the reasons.
    pub not_to_be_asked: Vec<NotToBeAsked>,
    /// What a municipality's own rules add, where the question is asked under a profile.
    pub local: Vec<super::local::LocalFinding>,
}

impl WhoMustConsent {
    /// The sets of signatures that are known to suffice.
    pub fn sufficient(&self) -> impl Iterator<Item = &Way> {
        self.ways.iter().filter(|way| way.suffices())
    }

    /// Whether a sufficient set could be collected without asking anybody who must not be asked.
    #[must_use]
    pub fn may_ask(&self) -> bool {
        let barred = |signer: &Signer| self.not_to_be_asked.iter().any(|entry| entry.signer == *signer);
        self.sufficient().any(|way| !way.signers.iter().any(barred))
    }
}

/// Whose consent is needed, for every item of a question and every person it is about. It decides nothing.
///
/// The recipients do not matter: whose consent lifts a giver's silence is the giver's law, whoever receives.
///
/// ```
/// use bti_consent::{Lawbook, consent::who_must_consent};
/// use bti_core::{
///     BirthDate, Capacity, Custody, Giver, Guardian, Item, ItemKind, Known, Person, Profession, Question, QuestionDraft,
///     Recipient, Service, Signer, Tie,
/// };
///
/// let lawbook = Lawbook::embedded()?;
/// let mut note = Item::new("note".parse()?, ItemKind::Health, vec!["youth".parse()?]);
/// note.learned = Capacity::Helsehjelp;
/// let question = Question::new(QuestionDraft {
///     giver: Giver::new(Service::Helsestasjon, Profession::Helsesykepleier, Tie::Employee),
///     recipients: vec![Recipient::worker("school".parse()?, Service::Vgs)],
///     items: vec![note],
///     persons: vec![
///         Person {
///             born: BirthDate::Known("2010-03-01".parse()?),
///             custody: Custody::Sole,
///             guardians: vec![Guardian::new("mother".parse()?, Known::Yes)],
///             ..Person::new("youth".parse()?)
///         },
///         Person::new("mother".parse()?),
///     ],
///     ..QuestionDraft::on("2026-09-01".parse()?)
/// })?;
/// // At 16 the young person decides alone about what the health service knows.
/// let who = who_must_consent(&lawbook, &question, None)?;
/// let way = who[0].sufficient().next().ok_or("nobody")?;
/// assert_eq!(way.signers, [Signer::Person("youth".parse()?)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WordError`] where the question states a word the lawbook does not have, in the wrong list or scope: a misspelt word
/// that bars asking must never let somebody be asked.
pub fn who_must_consent(
    lawbook: &Lawbook,
    question: &Question,
    profile: Option<&ConsentProfile>,
) -> Result<Vec<WhoMustConsent>, WordError> {
    check_words(question, lawbook.vocabulary())?;
    Ok(for_checked(lawbook, question, profile))
}

/// The same for a question whose words have been checked.
pub(super) fn for_checked(
    lawbook: &Lawbook,
    question: &Question,
    profile: Option<&ConsentProfile>,
) -> Vec<WhoMustConsent> {
    let law = lawbook.on(question.day());
    let asked = Asked { question, law: &law, leap_day: LeapDay::Open, profile };
    let mut found = Vec::new();
    for (item, given) in question.items().iter().enumerate() {
        for person in given.about.iter().filter_map(|person| question.person_index(person)) {
            let at = Spot { item, recipient: 0, person };
            found.extend(Signing::at(&asked, at).map(|signing| signing.who()));
        }
    }
    found
}

/// Whose rules decide for a giver.
pub(super) enum Deciding<'l> {
    /// These, every one.
    These(Vec<&'l str>),
    /// It is not known whether the professional acts bind: those, or the administrative ones.
    Either(Vec<&'l str>, Vec<&'l str>),
}

/// A norm that says who may sign, for one giver, item and person.
pub(super) struct Rule<'l> {
    pub(super) norm: &'l InForce<'l>,
    pub(super) signers: &'l [SignerRule],
    pub(super) certainty: Certainty,
    pub(super) one_parent: Option<OneParent>,
    /// Yes or not known; rules that do not apply are left out.
    pub(super) applies: Known,
}

/// How many ways to sign are listed at the most, where several regimes must each be satisfied.
const MOST_WAYS: usize = 64;

/// One person's information in one item, and who signs for it.
#[derive(Clone, Copy)]
pub(super) struct Signing<'a> {
    pub(super) asked: &'a Asked<'a>,
    pub(super) at: Spot,
    pub(super) item: &'a Item,
    pub(super) person: &'a Person,
}

impl<'a> Signing<'a> {
    pub(super) fn at(asked: &'a Asked<'a>, at: Spot) -> Option<Self> {
        let (item, person) = (asked.question.items().get(at.item)?, asked.question.persons().get(at.person)?);
        Some(Self { asked, at, item, person })
    }

    /// The professional act decides who may consent where it binds, for all that giver's layers.
    pub(super) fn deciding(&self) -> Deciding<'a> {
        let regimes = self.asked.law.lawbook.regimes();
        let carried = |professional: bool| {
            regimes
                .all()
                .iter()
                .filter(move |regime| (regime.layer != "administrative") == professional)
                .map(|regime| {
                    (regime.id.as_str(), regimes.carries(&regime.id, self.asked.question, self.item))
                })
                .filter(|(_, carries)| !carries.is_no())
        };
        match Known::any(carried(true).map(|(_, carries)| carries)) {
            Known::Yes => {
                let certain = carried(true).filter(|(_, carries)| carries.is_yes());
                Deciding::These(certain.map(|(regime, _)| regime).collect())
            }
            Known::No => Deciding::These(carried(false).map(|(regime, _)| regime).collect()),
            _ => Deciding::Either(
                carried(true).map(|(regime, _)| regime).collect(),
                carried(false).map(|(regime, _)| regime).collect(),
            ),
        }
    }

    /// The rules of a regime that apply, or may.
    pub(super) fn rules(&self, regime: &str) -> impl Iterator<Item = Rule<'a>> {
        self.asked.law.norms().iter().filter_map(move |norm| {
            let Effect::Authority { signers, certainty, one_parent } = &norm.norm.effect else { return None };
            let regimes = &norm.norm.regimes;
            if !regimes.is_empty() && !regimes.iter().any(|own| own == regime) {
                return None;
            }
            let applies = self.applies(norm);
            (!applies.is_no()).then_some(Rule {
                norm,
                signers,
                certainty: *certainty,
                one_parent: *one_parent,
                applies,
            })
        })
    }

    fn applies(&self, in_force: &InForce<'_>) -> Known {
        // Of a day before the first that was read, nothing is known.
        let before = self.asked.question.day() < self.asked.law.lawbook.edition().first_day;
        if before || in_force.norm.read == ReadHow::NotRead {
            return Known::NotKnown;
        }
        let conditions = &in_force.norm.conditions;
        let answer = |id: &WordId| self.word(id);
        let any = if conditions.any.is_empty() {
            Known::Yes
        } else {
            Known::any(conditions.any.iter().map(answer))
        };
        Known::all(conditions.all.iter().chain(&conditions.assess).map(answer))
            & any
            & !Known::any(conditions.none.iter().map(answer))
    }

    pub(super) fn word(&self, id: &WordId) -> Known {
        let word = self.asked.law.lawbook.vocabulary().word(id);
        word.map_or(Known::NotKnown, |word| value(self.asked, word, self.at))
    }

    /// What of a rule's conditions is not known.
    pub(super) fn open_words(&self, in_force: &InForce<'_>) -> Vec<WordId> {
        let conditions = &in_force.norm.conditions;
        let lists = [&conditions.all, &conditions.any, &conditions.none, &conditions.assess];
        lists.into_iter().flatten().filter(|id| self.word(id) == Known::NotKnown).cloned().collect()
    }

    fn holds(&self, guardian: &Guardian) -> Known {
        derive::holds_responsibility(self.asked.question, guardian)
    }

    /// Everyone who holds responsibility, or may.
    fn holders(&self) -> impl Iterator<Item = (Signer, Known)> {
        let all = self
            .person
            .guardians
            .iter()
            .map(|guardian| (Signer::Person(guardian.person.clone()), self.holds(guardian)));
        all.filter(|(_, holds)| !holds.is_no())
    }

    /// Whether what a rule asks for is there, given who has signed.
    pub(super) fn fulfilled(&self, rule: SignerRule, signed: impl Fn(&Signer) -> Known) -> Known {
        match rule {
            SignerRule::Itself => signed(&Signer::Person(self.person.id.clone())),
            SignerRule::Role(role) => signed(&Signer::Role(role)),
            SignerRule::AllHolders if self.person.custody == Custody::NotKnown => Known::NotKnown,
            SignerRule::AllHolders if self.holders().next().is_none() => Known::No,
            SignerRule::AllHolders => Known::all(self.holders().map(|(holder, holds)| {
                // Whoever may turn out not to hold responsibility need not have signed.
                if holds.is_yes() { signed(&holder) } else { signed(&holder) | Known::NotKnown }
            })),
            SignerRule::OneHolder => {
                Known::any(self.holders().map(|(holder, holds)| signed(&holder) & holds))
            }
            SignerRule::OneParent => Known::any(self.parents().map(|parent| signed(&parent))),
        }
    }

    /// The parents described, with or without responsibility, as long as they live.
    fn parents(&self) -> impl Iterator<Item = Signer> {
        let lives = |id: &PersonId| {
            let others = self.asked.question.persons().iter();
            !others.into_iter().any(|person| person.id == *id && person.life == Life::Deceased)
        };
        let parents =
            self.person.guardians.iter().map(|guardian| &guardian.person).filter(move |id| lives(id));
        parents.map(|id| Signer::Person(id.clone()))
    }

    /// Those who certainly have to sign by a rule; where one of several suffices, the first.
    pub(super) fn certain_signers(&self, rules: &[SignerRule]) -> Vec<Signer> {
        let certain = || self.holders().filter(|(_, holds)| holds.is_yes()).map(|(holder, _)| holder);
        let mut signers = Vec::new();
        for rule in rules {
            match rule {
                SignerRule::Itself => signers.push(Signer::Person(self.person.id.clone())),
                SignerRule::Role(role) => signers.push(Signer::Role(*role)),
                SignerRule::AllHolders => signers.extend(certain()),
                SignerRule::OneHolder => signers.extend(certain().next()),
                SignerRule::OneParent => signers.extend(self.parents().next()),
            }
        }
        signers
    }

    /// The sets of signatures a rule names. None where nobody described could give them.
    fn ways_of(&self, rule: &Rule<'_>) -> Vec<Way> {
        let mut ways = vec![Way {
            signers: Vec::new(),
            perhaps: Vec::new(),
            certainty: rule.certainty,
            applies: rule.applies,
            norms: vec![rule.norm.norm.id.clone()],
            one_parent: rule.one_parent,
        }];
        for signer in rule.signers {
            let choices: Vec<(Vec<Signer>, Vec<Signer>)> = match signer {
                SignerRule::AllHolders if self.holders().next().is_none() => Vec::new(),
                SignerRule::AllHolders => {
                    let perhaps = self.holders().filter(|(_, holds)| !holds.is_yes());
                    vec![(self.certain_signers(&[*signer]), perhaps.map(|(holder, _)| holder).collect())]
                }
                SignerRule::OneHolder => {
                    self.holders()
                        .map(|(holder, holds)| {
                            if holds.is_yes() {
                                (vec![holder], Vec::new())
                            } else {
                                (Vec::new(), vec![holder])
                            }
                        })
                        .collect()
                }
                SignerRule::OneParent => self.parents().map(|parent| (vec![parent], Vec::new())).collect(),
                SignerRule::Itself | SignerRule::Role(_) => {
                    vec![(self.certain_signers(&[*signer]), Vec::new())]
                }
            };
            ways = ways
                .iter()
                .flat_map(|way| {
                    choices.iter().map(|(signers, perhaps)| {
                        way.and(&Way {
                            signers: signers.clone(),
                            perhaps: perhaps.clone(),
                            norms: Vec::new(),
                            ..way.clone()
                        })
                    })
                })
                .collect();
        }
        ways
    }

    /// The sets of signatures that satisfy every one of these regimes.
    fn ways_under(&self, regimes: &[&str], open: &mut Vec<WordId>) -> Vec<Way> {
        let mut together: Option<Vec<Way>> = None;
        for regime in regimes {
            let mut here = Vec::new();
            for rule in self.rules(regime) {
                if rule.applies == Known::NotKnown {
                    open.extend(self.open_words(rule.norm));
                }
                here.extend(self.ways_of(&rule));
            }
            let mut joined = match together {
                None => here,
                Some(so_far) => {
                    so_far.iter().flat_map(|way| here.iter().map(|other| way.and(other))).collect()
                }
            };
            // The same signatures by a firmer rule make the weaker one superfluous.
            joined.sort_by_key(|way| {
                (!way.suffices(), way.certainty, way.signers.clone(), way.perhaps.clone())
            });
            let mut kept: Vec<Way> = Vec::new();
            for way in joined {
                let same = |other: &Way| {
                    (&other.signers, &other.perhaps, other.suffices())
                        == (&way.signers, &way.perhaps, way.suffices())
                };
                if kept.len() < MOST_WAYS && !kept.iter().any(same) {
                    kept.push(way);
                }
            }
            together = Some(kept);
        }
        together.unwrap_or_default()
    }

    /// Every set of signatures a rule names, whatever its certainty.
    ///
    /// A set that only adds signatures to one that suffices is left out: nobody needs them.
    pub(super) fn ways(&self, open: &mut Vec<WordId>) -> (Vec<&'a str>, Vec<Way>) {
        let (regimes, mut ways) = self.every_way(open);
        let enough: Vec<Vec<Signer>> =
            ways.iter().filter(|way| way.suffices()).map(|way| way.signers.clone()).collect();
        ways.retain(|way| {
            let all: Vec<&Signer> = way.signers.iter().chain(&way.perhaps).collect();
            // The same set by a rule that does not settle it says nothing more.
            let least = usize::from(way.suffices());
            let within = |set: &Vec<Signer>| {
                set.len() + least <= all.len() && set.iter().all(|signer| all.contains(&signer))
            };
            !enough.iter().any(within)
        });
        (regimes, ways)
    }

    fn every_way(&self, open: &mut Vec<WordId>) -> (Vec<&'a str>, Vec<Way>) {
        match self.deciding() {
            Deciding::These(regimes) => {
                let ways = self.ways_under(&regimes, open);
                (regimes, ways)
            }
            Deciding::Either(professional, administrative) => {
                let open_regimes = professional.iter().chain(&administrative);
                open.extend(open_regimes.filter_map(|regime| WordId::new(format!("carries:{regime}")).ok()));
                let both: Vec<&str> = professional.into_iter().chain(administrative).collect();
                let ways = self.ways_under(&both, open);
                (both, ways)
            }
        }
    }

    fn who(&self) -> WhoMustConsent {
        let mut open = Vec::new();
        let (regimes, ways) = self.ways(&mut open);
        open.sort();
        open.dedup();
        WhoMustConsent {
            item: self.item.id.clone(),
            person: self.person.id.clone(),
            regimes: regimes.into_iter().map(str::to_owned).collect(),
            ways,
            open,
            not_to_be_asked: not_to_be_asked(self.asked, self.at),
            local: super::local::local_signatures(self),
        }
    }
}
