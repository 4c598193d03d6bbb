//! Who signs, by the law of the day: the norms of kind `authority`, resolved for one person and item.

use bti_core::{
    Custody, Date, Guardian, Item, ItemId, Known, Life, NormId, Person, PersonId, Question, Signer,
    SignerRole, WordId,
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

/// The sets of signatures that suffice, for every item and person. What [`for_checked`] says besides is left out.
pub(super) fn sufficient_sets(
    lawbook: &Lawbook,
    question: &Question,
) -> Vec<(ItemId, PersonId, Vec<Vec<Signer>>)> {
    let law = lawbook.on(question.day());
    let asked = Asked { question, law: &law, leap_day: LeapDay::Open, profile: None };
    let mut found = Vec::new();
    for (item, given) in question.items().iter().enumerate() {
        for person in given.about.iter().filter_map(|person| question.person_index(person)) {
            let Some(signing) = Signing::at(&asked, Spot { item, recipient: 0, person }) else { continue };
            let (_, ways) = signing.ways(&mut Vec::new());
            let enough = ways.into_iter().filter(Way::suffices);
            let mut sets: Vec<Vec<Signer>> = enough.map(|way| way.signers).collect();
            sets.sort();
            sets.dedup();
            found.push((given.id.clone(), signing.person.id.clone(), sets));
        }
    }
    found
}

/// Whose rules decide for a giver: the professional acts where they bind, else the administrative ones.
#[derive(Default)]
pub(super) struct Deciding<'l> {
    professional: Group<'l>,
    administrative: Group<'l>,
}

/// The regimes of one sort: those that bind the giver, and those that may.
#[derive(Default)]
struct Group<'l> {
    certain: Vec<&'l str>,
    maybe: Vec<&'l str>,
}

impl<'l> Group<'l> {
    fn all(&self) -> Vec<&'l str> {
        self.certain.iter().chain(&self.maybe).copied().collect()
    }

    /// Without and with those that may bind; where none is certain, with them only.
    fn readings(&self) -> Vec<Vec<&'l str>> {
        match (self.certain.is_empty(), self.maybe.is_empty()) {
            (_, true) => vec![self.certain.clone()],
            (true, false) => vec![self.all()],
            (false, false) => vec![self.certain.clone(), self.all()],
        }
    }
}

impl<'l> Deciding<'l> {
    /// The sets of regimes that may decide: in each, every one must be satisfied.
    pub(super) fn readings(&self) -> Vec<Vec<&'l str>> {
        if !self.professional.certain.is_empty() {
            return self.professional.readings();
        }
        let mut readings = self.administrative.readings();
        if !self.professional.maybe.is_empty() {
            readings.push(self.professional.all());
        }
        readings
    }

    /// Every regime whose rules decide, or may.
    pub(super) fn regimes(&self) -> Vec<&'l str> {
        let mut all = self.professional.all();
        if self.professional.certain.is_empty() {
            all.extend(self.administrative.all());
        }
        all
    }

    /// Of those, the ones of which it is not known whether they bind.
    fn open(&self) -> impl Iterator<Item = &'l str> {
        let administrative =
            self.administrative.maybe.iter().filter(|_| self.professional.certain.is_empty());
        self.professional.maybe.iter().chain(administrative).copied()
    }
}

/// A norm that says who may sign, for one giver, item and person.
pub(super) struct Rule<'l> {
    pub(super) norm: &'l InForce<'l>,
    pub(super) signers: &'l [SignerRule],
    pub(super) certainty: Certainty,
    pub(super) one_parent: Option<OneParent>,
    /// Offices whose refusal makes the signatures count for nothing.
    pub(super) yields_to: &'l [SignerRole],
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
        let mut deciding = Deciding::default();
        for regime in regimes.all() {
            let group = match regime.layer.as_str() {
                "administrative" => &mut deciding.administrative,
                _ => &mut deciding.professional,
            };
            match regimes.carries(&regime.id, self.asked.question, self.item) {
                Known::Yes => group.certain.push(&regime.id),
                Known::NotKnown => group.maybe.push(&regime.id),
                Known::No => {}
            }
        }
        deciding
    }

    /// The rules of a regime that apply, or may.
    pub(super) fn rules(&self, regime: &str) -> impl Iterator<Item = Rule<'a>> {
        self.asked.law.norms().iter().filter_map(move |norm| {
            let Effect::Authority { signers, certainty, one_parent, yields_to } = &norm.norm.effect else {
                return None;
            };
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
                yields_to,
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
        let deciding = self.deciding();
        open.extend(deciding.open().filter_map(|regime| WordId::new(format!("carries:{regime}")).ok()));
        // Whichever of them decide, a set that satisfies every one suffices.
        let regimes = deciding.regimes();
        let ways = self.ways_under(&regimes, open);
        (regimes, ways)
    }

    /// Everyone who holds responsibility, or may.
    pub(super) fn perhaps_holders(&self) -> impl Iterator<Item = Signer> {
        self.holders().map(|(holder, _)| holder)
    }

    /// Whether somebody is one of the living who hold responsibility.
    pub(super) fn is_holder(&self, signer: &Signer) -> bool {
        self.holders().any(|(holder, holds)| holder == *signer && holds.is_yes())
    }

    /// Whether the person decides alone by a rule of the regime that certainly applies.
    pub(super) fn decides_alone(&self, regime: &str) -> bool {
        let mut rules = self.rules(regime);
        rules.any(|rule| {
            rule.signers == [SignerRule::Itself]
                && rule.applies.is_yes()
                && rule.certainty != Certainty::Uncertain
        })
    }

    /// Whether a person could answer for themselves on an earlier day: they were of age, the rules of that day or
    /// of today name somebody of the age they had, or nothing rests on their answer by law today. Not known where none of this is.
    pub(super) fn could_sign_on(&self, signer: &Signer, day: Date) -> Known {
        if !self.names(signer) {
            return Known::Yes;
        }
        let mut draft = self.asked.question.clone().into_draft();
        draft.day = day;
        let Ok(question) = Question::new(draft) else { return Known::NotKnown };
        let then = self.asked.law.lawbook.on(day);
        let of_age = |asked: &Asked<'_>| derive::under(asked, self.at, 18).is_some_and(Known::is_no);
        // At the age they had then, by the rules of that day or by those of today.
        let could = [&then, self.asked.law].into_iter().any(|law| {
            let asked = Asked { question: &question, law, ..*self.asked };
            of_age(&asked)
                || Signing::at(&asked, self.at).is_some_and(|then| {
                    let (_, ways) = then.ways(&mut Vec::new());
                    ways.iter().any(|way| way.suffices() && way.signers.contains(signer))
                })
        });
        if could { Known::Yes } else { Known::NotKnown }
    }

    /// Whether some way to consent needs this signer.
    fn names(&self, signer: &Signer) -> bool {
        let (_, ways) = self.ways(&mut Vec::new());
        ways.iter().any(|way| way.signers.contains(signer))
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
