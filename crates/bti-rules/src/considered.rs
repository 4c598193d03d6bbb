//! Every norm that was considered, condition by condition: the whole working behind one outcome.

use bti_consent::{Effect, InForce, ReadHow, Spot};
use bti_core::{Known, NormId, PersonId, WordId};

use crate::answer::Answer;
use crate::compiled::Compiled;
use crate::decide::{Found, any_binds, cuts, look, opening_holds, silence_binds};
use crate::facts::Facts;

/// A norm as it was considered for one item, recipient and person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The norm.
    pub norm: NormId,
    /// The person whose information it is; none where the item is about nobody.
    pub person: Option<PersonId>,
    /// Whether a duty of silence it belongs to binds the giver here; yes for a norm that belongs to none.
    pub reaches: Known,
    /// Whether it holds: it reaches the giver, its conditions hold and nothing cuts it.
    pub holds: Known,
    /// Each of its conditions, in the order of the law file.
    pub conditions: Vec<ConsideredCondition>,
    /// The limits that cut it, or may; for a duty of silence, the scopes that take the information out of it.
    pub cut_by: Vec<NormId>,
}

/// One condition of a norm that was considered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsideredCondition {
    /// The list it stands in: `all`, `any`, `none`, `assess`, `also`, `addressee` or `towards`.
    pub list: &'static str,
    /// The word.
    pub word: WordId,
    /// What is known of it here.
    pub answer: Known,
}

impl Answer<'_> {
    /// Every norm in force that day as it was considered for one item and recipient, once for each person the item is
    /// about.
    ///
    /// The working behind the outcome, for reviewers: what held, what did not, and which fact is behind each. Where
    /// something is unsettled at law this is the working with the unsettled left open. Empty outside the question and
    /// before the first day that was read.
    #[must_use]
    pub fn considered(&self, item: usize, recipient: usize) -> Vec<Considered> {
        let (Some(compiled), Some(facts)) = (self.compiled(), self.facts(item, recipient)) else {
            return Vec::new();
        };
        let question = self.question();
        let inside = item < question.items().len() && recipient < question.recipients().len();
        let mut found = Found::default();
        found.make_room(compiled, question);
        let mut considered = Vec::new();
        let places = Places::of(compiled);
        for person in question.items().get(item).iter().flat_map(|item| &item.about).filter(|_| inside) {
            let Some(index) = question.person_index(person) else { continue };
            look(compiled, facts, item, recipient, Some(index), &mut found);
            let here = Here {
                compiled,
                facts,
                found: &found,
                places: &places,
                spot: Spot { item, recipient, person: index },
            };
            let norms = self.law().norms().iter().enumerate();
            considered.extend(norms.map(|(norm, in_force)| here.consider(norm, in_force, person)));
        }
        let id = |norm: &usize| self.norm(*norm).map(|in_force| in_force.norm.id.clone());
        considered
            .into_iter()
            .map(|(considered, cut_by)| Considered {
                cut_by: cut_by.iter().filter_map(id).collect(),
                ..considered
            })
            .collect()
    }
}

/// Where each norm stands among the compiled ones of its kind.
struct Places {
    silences: Vec<Option<usize>>,
    openings: Vec<Option<usize>>,
    limits: Vec<Option<usize>>,
    duties: Vec<Option<usize>>,
}

impl Places {
    fn of(compiled: &Compiled) -> Self {
        fn places(norms: usize, of: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
            let mut places = vec![None; norms];
            for (index, norm) in of.enumerate() {
                if let Some(place) = places.get_mut(norm) {
                    *place = Some(index);
                }
            }
            places
        }
        Self {
            silences: places(compiled.norms, compiled.silences.iter().map(|silence| silence.norm)),
            openings: places(compiled.norms, compiled.openings.iter().map(|opening| opening.norm)),
            limits: places(compiled.norms, compiled.limits.iter().map(|limit| limit.norm)),
            duties: places(compiled.norms, compiled.duties.iter().map(|duty| duty.norm)),
        }
    }
}

/// The compiled norm that stands at a place.
fn at<'c, T>(list: &'c [T], places: &[Option<usize>], norm: usize) -> Option<&'c T> {
    list.get(places.get(norm).copied().flatten()?)
}

struct Here<'a> {
    compiled: &'a Compiled,
    places: &'a Places,
    facts: &'a Facts,
    found: &'a Found,
    spot: Spot,
}

impl Here<'_> {
    /// The norm as considered here, and the indexes of the norms that cut it.
    fn consider(&self, norm: usize, in_force: &InForce<'_>, person: &PersonId) -> (Considered, Vec<usize>) {
        let (row, binds) = (self.found.row(), self.found.binds());
        let conditions = self.conditions(in_force);
        let regimes = self.set(&in_force.norm.regimes);
        let mut reaches = any_binds(regimes, binds);
        let mut cut_by = Vec::new();
        let holds = match &in_force.norm.effect {
            Effect::Silence => {
                let silence = at(&self.compiled.silences, &self.places.silences, norm);
                silence.map_or(Known::No, |silence| {
                    reaches = self.carried(&in_force.norm.regimes);
                    let scopes = silence.scopes.iter().filter_map(|scope| self.compiled.scopes.get(*scope));
                    cut_by.extend(scopes.filter(|(_, mask)| !mask.test(row).is_no()).map(|(norm, _)| *norm));
                    silence_binds(self.compiled, silence, row)
                })
            }
            Effect::Opening { .. } => {
                let opening = at(&self.compiled.openings, &self.places.openings, norm);
                opening.map_or(Known::No, |opening| {
                    let limits = opening.limits.iter().filter_map(|limit| self.compiled.limits.get(*limit));
                    cut_by.extend(
                        limits.filter(|limit| !cuts(limit, row, binds).is_no()).map(|limit| limit.norm),
                    );
                    opening_holds(self.compiled, opening, row, binds)
                })
            }
            Effect::Limit { .. } => {
                let limit = at(&self.compiled.limits, &self.places.limits, norm);
                limit.map_or(Known::No, |limit| limit.mask.test(row) & reaches)
            }
            Effect::Duty { .. } => {
                let duty = at(&self.compiled.duties, &self.places.duties, norm);
                duty.map_or(Known::No, |duty| {
                    duty.trigger.test(row) & duty.addressee.test(row) & duty.towards.test(row) & reaches
                })
            }
            Effect::Scope { .. } => {
                // What a scope takes out does not bind: it reaches whoever carries the regime.
                reaches = self.carried(&in_force.norm.regimes);
                let unread = in_force.norm.read == ReadHow::NotRead;
                reaches & if unread { Known::NotKnown } else { together(&conditions) }
            }
            Effect::Procedure { .. } | Effect::Authority { .. } | Effect::Processing => {
                let unread = in_force.norm.read == ReadHow::NotRead;
                reaches & if unread { Known::NotKnown } else { together(&conditions) }
            }
        };
        let considered = Considered {
            norm: in_force.norm.id.clone(),
            person: Some(person.clone()),
            reaches,
            holds,
            conditions,
            cut_by: Vec::new(),
        };
        (considered, cut_by)
    }

    fn conditions(&self, in_force: &InForce<'_>) -> Vec<ConsideredCondition> {
        let conditions = &in_force.norm.conditions;
        let nothing: &[WordId] = &[];
        let (also, addressee, towards) = match &in_force.norm.effect {
            Effect::Limit { also, .. } => (also.as_slice(), nothing, nothing),
            Effect::Duty { addressee, towards, .. } => (nothing, addressee.as_slice(), towards.as_slice()),
            _ => (nothing, nothing, nothing),
        };
        let lists: [(&'static str, &[WordId]); 7] = [
            ("all", &conditions.all),
            ("any", &conditions.any),
            ("none", &conditions.none),
            ("assess", &conditions.assess),
            ("also", also),
            ("addressee", addressee),
            ("towards", towards),
        ];
        let known = |word: &WordId| {
            let bit = self.compiled.bits.bit(word);
            bit.map_or(Known::NotKnown, |bit| self.facts.get(self.compiled, bit, self.spot))
        };
        lists
            .into_iter()
            .flat_map(|(list, words)| words.iter().map(move |word| (list, word)))
            .map(|(list, word)| ConsideredCondition { list, word: word.clone(), answer: known(word) })
            .collect()
    }

    /// Whether the giver carries one of these regimes for the item; none named is everyone.
    fn carried(&self, regimes: &[String]) -> Known {
        let set = self.set(regimes);
        if set == 0 {
            return Known::Yes;
        }
        let bits = self.compiled.carries.iter().enumerate().filter(|(regime, _)| set >> regime & 1 == 1);
        Known::any(
            bits.map(|(_, bit)| {
                bit.map_or(Known::NotKnown, |bit| self.facts.get(self.compiled, bit, self.spot))
            }),
        )
    }

    fn set(&self, names: &[String]) -> crate::compiled::RegimeSet {
        let regimes = self.compiled.regimes.iter().enumerate();
        regimes.filter(|(_, regime)| names.contains(regime)).fold(0, |set, (index, _)| set | 1 << index)
    }
}

/// Flat conditions put together: every `all` and `assess`, some `any`, no `none`.
fn together(conditions: &[ConsideredCondition]) -> Known {
    let of = |list: &'static str| {
        conditions.iter().filter(move |condition| condition.list == list).map(|condition| condition.answer)
    };
    let any = if of("any").next().is_some() { Known::any(of("any")) } else { Known::Yes };
    Known::all(of("all").chain(of("assess"))) & any & !Known::any(of("none"))
}
