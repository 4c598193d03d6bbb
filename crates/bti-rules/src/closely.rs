//! One item and recipient, looked at closely: what is missing, what would open it, what is owed to others.

use bti_consent::{
    Asked, ConsentProfile, Effect, Follows, InForce, LeapDay, NotRaised, ReadHow, Spot, Word, WordKind,
    consent,
};
use bti_core::{ConsentId, Known, NormId, WordId};

use crate::answer::Answer;
use crate::compiled::{CONSENT, Cell, Compiled, Mask, Procedure};
use crate::decide::{Found, any_binds, cuts, look, opening_holds, outcome, silence_binds};
use crate::decision::{Cause, Closed, Missing, Obligation, Outcome, Step};
use crate::facts::Facts;

/// Facts assumed for the sake of argument.
type Answers = Vec<(usize, Spot, Known)>;

/// What the outcome would be if some facts were otherwise. The facts are copied once and put back after each try.
struct Trial<'p> {
    pair: &'p Pair<'p, 'p>,
    facts: Facts,
    found: Found,
}

impl Trial<'_> {
    fn outcome(&mut self, answers: &[(usize, Spot, Known)]) -> Outcome {
        let compiled = self.pair.compiled;
        for (bit, spot, answer) in answers {
            self.facts.set(compiled, *bit, *spot, *answer);
        }
        let question = self.pair.answer.question;
        let outcome =
            outcome(compiled, &self.facts, question, self.pair.item, self.pair.recipient, &mut self.found);
        for (bit, spot, _) in answers {
            self.facts.set(compiled, *bit, *spot, self.pair.facts.get(compiled, *bit, *spot));
        }
        outcome
    }
}

/// One item and recipient, looked at closely.
pub(crate) struct Pair<'a, 'e> {
    pub(crate) answer: &'a Answer<'e>,
    pub(crate) compiled: &'a Compiled,
    pub(crate) facts: &'a Facts,
    pub(crate) item: usize,
    pub(crate) recipient: usize,
    /// The municipality's own rules, where the answer is given under them.
    pub(crate) profile: Option<&'a ConsentProfile>,
}

impl Pair<'_, '_> {
    pub(crate) fn persons(&self) -> Vec<usize> {
        let question = self.answer.question;
        let about = question.items().get(self.item).map(|item| item.about.as_slice()).unwrap_or_default();
        about.iter().filter_map(|person| question.person_index(person)).collect()
    }

    /// The question, as `bti-consent` is asked about it.
    pub(crate) fn asked(&self) -> Asked<'_> {
        let answer = self.answer;
        Asked { question: answer.question, law: &answer.law, leap_day: LeapDay::Open, profile: self.profile }
    }

    pub(crate) fn spot(&self, person: usize) -> Spot {
        Spot { item: self.item, recipient: self.recipient, person }
    }

    /// What is found at each person, as the formula finds it.
    pub(crate) fn at(&self, facts: &Facts, person: Option<usize>) -> Found {
        let mut found = Found::default();
        found.make_room(self.compiled, self.answer.question);
        look(self.compiled, facts, self.item, self.recipient, person, &mut found);
        found
    }

    fn trial(&self) -> Trial<'_> {
        let mut found = Found::default();
        found.make_room(self.compiled, self.answer.question);
        Trial { pair: self, facts: self.facts.clone(), found }
    }

    pub(crate) fn nothing_binds(&self) -> bool {
        self.persons()
            .into_iter()
            .all(|person| self.at(self.facts, Some(person)).binds().iter().all(|binds| binds.is_no()))
    }

    pub(crate) fn procedures(&self, outcome: Outcome, grounds: &[usize]) -> Vec<Obligation> {
        let persons: Vec<Option<usize>> = match self.persons() {
            persons if persons.is_empty() => vec![None],
            persons => persons.into_iter().map(Some).collect(),
        };
        let here: Vec<(Found, bool)> = persons
            .iter()
            .map(|person| {
                (self.at(self.facts, *person), person.is_some_and(|person| self.guardian_barred(person)))
            })
            .collect();
        let mut shown = Vec::new();
        for procedure in self.compiled.procedures.iter().filter(|own| self.follows(own, outcome, grounds)) {
            let holds = Known::any(
                here.iter()
                    // What is done by asking or telling guardians is not done where one must not know.
                    .filter(|(_, barred)| !(*barred && procedure.tells_guardians))
                    .map(|(found, _)| Self::holds(procedure, found)),
            );
            if let (false, Some(norm)) = (holds.is_no(), self.answer.norm(procedure.norm)) {
                shown.push(Obligation {
                    norm: norm.norm.id.clone(),
                    when: procedure.when,
                    weight: procedure.weight,
                    certain: holds.is_yes(),
                });
            }
        }
        shown.sort_by_key(|obligation| obligation.when);
        shown
    }

    pub(crate) fn holds(procedure: &Procedure, found: &Found) -> Known {
        procedure.mask.test(found.row()) & any_binds(procedure.regimes, found.binds())
    }

    /// Whether a procedure goes along with this outcome and its grounds.
    pub(crate) fn follows(&self, procedure: &Procedure, outcome: Outcome, grounds: &[usize]) -> bool {
        procedure.follows.iter().any(|follows| match follows {
            Follows::Any => true,
            Follows::Permission => outcome == Outcome::MayShare,
            Follows::Duty => outcome == Outcome::MustShare,
            Follows::Norm(id) => self.decided_by(grounds, |norm| norm.norm.id == *id, outcome),
            Follows::Class(class) => {
                self.decided_by(grounds, |norm| norm.norm.class.as_ref() == Some(class), outcome)
            }
        })
    }

    /// Whether somebody who may be told as a guardian of this person must not be.
    fn guardian_barred(&self, person: usize) -> bool {
        consent::guardians_barred(&self.asked(), self.spot(person))
    }

    fn decided_by(&self, grounds: &[usize], test: impl Fn(&InForce<'_>) -> bool, outcome: Outcome) -> bool {
        matches!(outcome, Outcome::MayShare | Outcome::MustShare)
            && grounds.iter().filter_map(|norm| self.answer.norm(*norm)).any(test)
    }

    /// Judgements nobody has rejected, each at every spot it has for this pair.
    fn open_assessments(&self) -> Vec<(usize, Spot)> {
        let persons = match self.persons() {
            persons if persons.is_empty() => vec![0],
            persons => persons,
        };
        let mut open = Vec::new();
        for (bit, word) in self.compiled.assessments() {
            for person in &persons {
                let spot = self.narrow(word, self.spot(*person));
                let rejected = bti_consent::stated(self.answer.question, &word.id, word.scope, spot)
                    .is_some_and(Known::is_no);
                if !rejected
                    && !self.facts.get(self.compiled, bit, spot).is_yes()
                    && !open.contains(&(bit, spot))
                {
                    open.push((bit, spot));
                }
            }
        }
        open
    }

    /// The same spot with the parts outside the word's scope at rest, so that equal spots compare equal.
    fn narrow(&self, word: &Word, spot: Spot) -> Spot {
        Spot {
            item: if word.scope.item { spot.item } else { 0 },
            recipient: if word.scope.recipient { spot.recipient } else { 0 },
            person: if word.scope.person { spot.person } else { 0 },
        }
    }

    /// Judgements that openings and duties ask for: the only ones whose affirmation can open.
    fn opening_words(&self) -> Vec<&WordId> {
        let mut words = Vec::new();
        for norm in self.answer.law.norms() {
            match &norm.norm.effect {
                Effect::Opening { .. } => words.extend(&norm.norm.conditions.assess),
                Effect::Duty { towards, .. } => {
                    words.extend(norm.norm.conditions.assess.iter().chain(towards));
                }
                _ => {}
            }
        }
        words
    }

    pub(crate) fn closed(&self) -> Closed {
        let opening = self.opening_words();
        let candidates: Vec<(usize, Spot)> = self
            .open_assessments()
            .into_iter()
            .filter(|(bit, _)| self.compiled.bits.word(*bit).is_some_and(|word| opening.contains(&&word.id)))
            .collect();
        // What is nearest at hand stands first, and so is dropped last.
        let mut candidates = candidates;
        let reach = self.within_reach();
        candidates.sort_by_key(|(bit, _)| {
            let word = self.compiled.bits.word(*bit);
            let needs =
                word.and_then(|word| reach.iter().find(|(id, _)| *id == word.id)).map(|(_, needs)| *needs);
            (!word.is_some_and(|word| word.obtainable), needs.unwrap_or(usize::MAX))
        });
        let all = |list: &[(usize, Spot)]| -> Vec<(usize, Spot, Known)> {
            list.iter().map(|(bit, spot)| (*bit, *spot, Known::Yes)).collect()
        };
        let mut trial = self.trial();
        if trial.outcome(&all(&candidates)) == Outcome::MustNotShare {
            return Closed::InLaw;
        }
        // Drop what is not needed, last first, so that what remains is a minimal set.
        let mut needed = candidates;
        for index in (0..needed.len()).rev() {
            let mut without = needed.clone();
            without.remove(index);
            if trial.outcome(&all(&without)) != Outcome::MustNotShare {
                needed = without;
            }
        }
        let mut words: Vec<WordId> = needed
            .iter()
            .filter_map(|(bit, _)| self.compiled.bits.word(*bit).map(|word| word.id.clone()))
            .collect();
        words.dedup();
        Closed::OnAssessment(words)
    }

    /// Whether the two readings behind a word give different answers here, everything else being as it is.
    pub(crate) fn turns_on(&self, reading: usize) -> bool {
        let mut trial = self.trial();
        let mut under = |answer| trial.outcome(&[(reading, Spot::default(), answer)]);
        under(Known::Yes) != under(Known::No)
    }

    /// Every unknown fact that some norm asks about here, as bit and spot.
    pub(crate) fn unknown(&self) -> Vec<(usize, Spot)> {
        let mut unknown = Vec::new();
        let persons: Vec<Option<usize>> = match self.persons() {
            persons if persons.is_empty() => vec![None],
            persons => persons.into_iter().map(Some).collect(),
        };
        for person in persons {
            let found = self.at(self.facts, person);
            let mut masks: Vec<&Mask> = Vec::new();
            for silence in &self.compiled.silences {
                if silence_binds(self.compiled, silence, found.row()) == Known::NotKnown {
                    masks.push(&silence.mask);
                    masks.extend(
                        silence
                            .scopes
                            .iter()
                            .filter_map(|scope| self.compiled.scopes.get(*scope))
                            .map(|(_, mask)| mask),
                    );
                    if let Some(bit) = self.compiled.carries.get(silence.regime).copied().flatten() {
                        self.note(bit, person, &mut unknown);
                    }
                }
            }
            for opening in &self.compiled.openings {
                if opening_holds(self.compiled, opening, found.row(), found.binds()) == Known::NotKnown {
                    masks.push(&opening.mask);
                    let limits = opening.limits.iter().filter_map(|limit| self.compiled.limits.get(*limit));
                    for limit in
                        limits.filter(|limit| cuts(limit, found.row(), found.binds()) == Known::NotKnown)
                    {
                        masks.push(&limit.mask);
                        masks.extend(&limit.also);
                    }
                }
            }
            for duty in &self.compiled.duties {
                let owed = duty.trigger.test(found.row())
                    & duty.addressee.test(found.row())
                    & duty.towards.test(found.row());
                if owed == Known::NotKnown && !any_binds(duty.regimes, found.binds()).is_no() {
                    masks.extend([&duty.trigger, &duty.addressee, &duty.towards]);
                }
            }
            for mask in masks {
                for bit in mask.unknown(found.row()) {
                    self.note(bit, person, &mut unknown);
                }
            }
        }
        unknown
    }

    fn note(&self, bit: usize, person: Option<usize>, list: &mut Vec<(usize, Spot)>) {
        let Some(word) = self.compiled.bits.word(bit) else { return };
        let spot = self.narrow(word, self.spot(person.unwrap_or(0)));
        if self.facts.get(self.compiled, bit, spot) == Known::NotKnown && !list.contains(&(bit, spot)) {
            list.push((bit, spot));
        }
    }

    pub(crate) fn missing(&self) -> Vec<Missing> {
        let unknown = self.unknown();
        // What changes the answer by itself is what is really missing; where nothing does alone, all of it is.
        let mut trial = self.trial();
        let decides = |(bit, spot): &(usize, Spot)| {
            [Known::Yes, Known::No]
                .into_iter()
                .any(|known| trial.outcome(&[(*bit, *spot, known)]) != Outcome::CannotDecide)
        };
        let alone: Vec<(usize, Spot)> = unknown.iter().copied().filter(decides).collect();
        let mut missing: Vec<Missing> = if alone.is_empty() { unknown } else { alone }
            .into_iter()
            .filter_map(|(bit, spot)| {
                let word = self.compiled.bits.word(bit)?;
                let (item, recipient, person) = self.answer.named(word, spot);
                Some(Missing {
                    cause: cause(word),
                    word: Some(word.id.clone()),
                    norm: None,
                    item,
                    recipient,
                    person,
                })
            })
            .collect();
        self.who_may_sign(&mut missing);
        for person in self.persons() {
            let found = self.at(self.facts, Some(person));
            missing.extend(self.unread_silences(&found));
            for norm in self.answer.law.norms().iter().filter(|norm| norm.norm.read == ReadHow::NotRead) {
                let own = self.compiled.regimes.iter().zip(found.binds());
                let concerned = own
                    .into_iter()
                    .any(|(regime, binds)| norm.norm.regimes.contains(regime) && !binds.is_no());
                if concerned || norm.norm.regimes.is_empty() {
                    missing.push(Missing {
                        cause: Cause::NotRead,
                        word: None,
                        norm: Some(norm.norm.id.clone()),
                        item: None,
                        recipient: None,
                        person: None,
                    });
                }
            }
        }
        missing.sort();
        missing.dedup();
        missing
    }

    /// The duties of silence the giver carries, or may, and whose act has not been read for this day.
    fn unread_silences(&self, found: &Found) -> impl Iterator<Item = Missing> {
        let open = |regime: &&usize| found.binds().get(**regime).is_some_and(|binds| !binds.is_no());
        let word = |regime: &usize| {
            let bit = self.compiled.carries.get(*regime).copied().flatten()?;
            self.compiled.bits.word(bit).map(|word| word.id.clone())
        };
        self.compiled.unread.iter().filter(open).filter_map(word).map(|word| Missing {
            cause: Cause::NotRead,
            word: Some(word),
            norm: None,
            item: None,
            recipient: None,
            person: None,
        })
    }

    /// Where it is not known who may sign, what that depends on is missing too.
    fn who_may_sign(&self, missing: &mut Vec<Missing>) {
        let asked = self.asked();
        for person in self.persons() {
            let spot = self.spot(person);
            let described = self.answer.question.persons().get(person).map(|person| &person.id);
            let open = consent::covers(&asked, spot).open;
            let concerned = |entry: &Missing| {
                entry.word.as_ref().is_some_and(|word| word.as_str() == CONSENT)
                    && entry.person.as_ref() == described
            };
            if open.is_empty() || !missing.iter().any(concerned) {
                continue;
            }
            let vocabulary = self.answer.engine.lawbook().vocabulary();
            let stated = |word: &&Word| word.kind != WordKind::Derived;
            for word in open.iter().filter_map(|word| vocabulary.word(word)).filter(stated) {
                let (item, recipient, person) = self.answer.named(word, spot);
                missing.push(Missing {
                    cause: cause(word),
                    word: Some(word.id.clone()),
                    norm: None,
                    item,
                    recipient,
                    person,
                });
            }
        }
    }

    pub(crate) fn shortfalls(&self) -> Vec<(ConsentId, consent::Shortfall)> {
        let asked = self.asked();
        self.persons().into_iter().flat_map(|person| consent::shortfalls(&asked, self.spot(person))).collect()
    }

    pub(crate) fn ways_forward(&self) -> Vec<Vec<Step>> {
        const MOST_CANDIDATES: usize = 16;
        let asked = self.asked();
        let mut candidates: Vec<(Step, Answers)> = Vec::new();
        if let Some(bit) = CONSENT.parse().ok().and_then(|word| self.compiled.bits.bit(&word)) {
            for person in self.persons() {
                let spot = self.spot(person);
                let coverage = consent::covers(&asked, spot);
                let harmless = |signer| consent::asking_bars(&asked, signer, spot).is_empty();
                if !coverage.missing.is_empty() && coverage.missing.iter().all(harmless) {
                    if let Some(described) = self.answer.question.persons().get(person) {
                        let step = Step::Consent { person: described.id.clone(), signers: coverage.missing };
                        candidates.push((step, vec![(bit, spot, Known::Yes)]));
                    }
                }
            }
        }
        let within_reach = self.within_reach();
        let rank = |id: &WordId| within_reach.iter().find(|(word, _)| word == id).map(|(_, needs)| *needs);
        let mut judgements: Vec<(usize, (Step, Answers))> = Vec::new();
        for (bit, spot) in self.open_assessments() {
            let Some(word) = self.compiled.bits.word(bit).filter(|word| word.obtainable) else { continue };
            let Some(needs) = rank(&word.id) else { continue };
            judgements.push((needs, (Step::Assess(word.id.clone()), vec![(bit, spot, Known::Yes)])));
        }
        judgements.sort_by_key(|(needs, _)| *needs);
        candidates.extend(judgements.into_iter().map(|(_, candidate)| candidate));
        candidates.truncate(MOST_CANDIDATES);
        let mut trial = self.trial();
        let mut ways: Vec<Vec<usize>> = Vec::new();
        for size in 1..=3 {
            for set in subsets(candidates.len(), size) {
                if ways.iter().any(|way| way.iter().all(|step| set.contains(step))) {
                    continue;
                }
                let answers: Vec<_> = set
                    .iter()
                    .filter_map(|index| candidates.get(*index))
                    .flat_map(|(_, answers)| answers.clone())
                    .collect();
                if matches!(trial.outcome(&answers), Outcome::MayShare | Outcome::MustShare) {
                    ways.push(set);
                }
            }
        }
        ways.into_iter()
            .map(|way| {
                way.into_iter()
                    .filter_map(|index| candidates.get(index))
                    .map(|(step, _)| step.clone())
                    .collect()
            })
            .collect()
    }

    /// The judgements of openings and duties whose facts are not already against them, each with the fewest judgements
    /// one of those norms still needs.
    fn within_reach(&self) -> Vec<(WordId, usize)> {
        let open: Vec<(usize, Spot)> = self.open_assessments();
        let flips: Vec<_> = open.iter().map(|(bit, spot)| (*bit, *spot, Known::NotKnown)).collect();
        let facts = self.facts.with(self.compiled, &flips);
        let mut words: Vec<(WordId, usize)> = Vec::new();
        for person in self.persons() {
            let found = self.at(&facts, Some(person));
            let openings =
                self.compiled.openings.iter().map(|opening| (opening.norm, opening.mask.test(found.row())));
            let duties = self.compiled.duties.iter().map(|duty| {
                let owed = duty.trigger.test(found.row())
                    & duty.addressee.test(found.row())
                    & duty.towards.test(found.row());
                (duty.norm, owed)
            });
            for (norm, _) in openings.chain(duties).filter(|(_, holds)| !holds.is_no()) {
                let Some(norm) = self.answer.norm(norm) else { continue };
                let mut asks: Vec<&WordId> = norm.norm.conditions.assess.iter().collect();
                if let Effect::Duty { towards, .. } = &norm.norm.effect {
                    asks.extend(towards);
                }
                let unanswered = |id: &&&WordId| {
                    open.iter()
                        .any(|(bit, _)| self.compiled.bits.word(*bit).is_some_and(|word| word.id == ***id))
                };
                let needs = asks.iter().filter(unanswered).count();
                words.extend(asks.into_iter().map(|word| (word.clone(), needs)));
            }
        }
        words.sort_by_key(|(_, needs)| *needs);
        words
    }

    /// Duties that have arisen towards somebody else, and grave ones that nobody has assessed.
    pub(crate) fn duties_elsewhere(&self) -> (Vec<NormId>, Vec<NormId>) {
        let (mut elsewhere, mut reminders) = (Vec::new(), Vec::new());
        let persons: Vec<Option<usize>> = match self.persons() {
            persons if persons.is_empty() => vec![None],
            persons => persons.into_iter().map(Some).collect(),
        };
        let here: Vec<(Found, Vec<Cell>)> = persons
            .iter()
            .map(|person| {
                let mut row = vec![Cell::default(); self.compiled.bits.width];
                self.facts.row(self.compiled, self.item, None, *person, &mut row);
                self.silence_towards_anybody(*person, &mut row);
                (self.at(self.facts, *person), row)
            })
            .collect();
        let guardian_barred = self.persons().into_iter().any(|person| self.guardian_barred(person));
        for duty in &self.compiled.duties {
            let Some(norm) = self.answer.norm(duty.norm) else { continue };
            let mut arisen = Known::Yes;
            let mut possible = Known::Yes;
            let mut addressed = Known::Yes;
            for (found, row) in &here {
                addressed = addressed & duty.addressee.test(found.row());
                let binds = any_binds(duty.regimes, found.binds());
                arisen = arisen & duty.trigger.test(row) & binds;
                possible = possible & duty.facts_only.test(row) & binds;
            }
            let to_guardians = matches!(&norm.norm.effect, Effect::Duty { addressee, .. }
                if !addressee.is_empty() && addressee.iter().all(|word| GUARDIANS.contains(&word.as_str())));
            if addressed.is_yes() || to_guardians && guardian_barred {
                continue;
            }
            // A duty that sets everything aside is called to mind as soon as it could arise; a lesser one, where its facts hold.
            let grave = (0..self.compiled.regimes.len()).all(|regime| duty.lifts >> regime & 1 == 1);
            if arisen.is_yes() {
                elsewhere.push(norm.norm.id.clone());
            } else if duty.lifts != 0
                && !norm.norm.conditions.assess.is_empty()
                && (possible.is_yes() || grave && !possible.is_no())
                && !self.some_rejected(&norm.norm.conditions.assess)
            {
                reminders.push(norm.norm.id.clone());
            }
        }
        (elsewhere, reminders)
    }

    /// What nobody has said towards any recipient, nobody has said towards whoever the duty is owed to.
    fn silence_towards_anybody(&self, person: Option<usize>, row: &mut [Cell]) {
        let question = self.answer.question;
        let described = person.and_then(|person| question.persons().get(person));
        let objected = question
            .objections()
            .iter()
            .any(|objection| described.is_some_and(|person| objection.about == person.id));
        for (bit, word) in self.compiled.bits.words.iter().enumerate() {
            let Some(word) = word.as_ref().filter(|word| word.scope.recipient) else { continue };
            let said = question.facts().iter().any(|fact| fact.word == word.id)
                || question.assessments().iter().any(|entry| entry.word == word.id);
            // Nobody has objected, and the person has stated no wish towards anybody.
            let quiet = |id: &WordId| match id.as_str() {
                OBJECTION => !objected,
                OPPOSES => described.is_some_and(|person| person.wishes.is_empty()),
                // The duty is owed to somebody who may be told, whoever was asked about.
                SUSPECTED | SUSPECTED_OF_SOMEBODY => true,
                _ => false,
            };
            let silence = match (word.kind, word.not_raised) {
                (WordKind::Derived, _) if quiet(&word.id) => Known::No,
                (WordKind::Fact | WordKind::Assessment, NotRaised::No) if !said => Known::No,
                (WordKind::Fact | WordKind::Assessment, NotRaised::Yes) if !said => Known::Yes,
                (WordKind::Fact | WordKind::Assessment, NotRaised::NoUnlessRaised)
                    if !said && word.raised_by.iter().all(quiet) =>
                {
                    Known::No
                }
                _ => Known::NotKnown,
            };
            if let (false, Some(cell)) = (silence == Known::NotKnown, row.get_mut(bit / 64)) {
                cell.known |= 1 << (bit % 64);
                if silence.is_yes() {
                    cell.value |= 1 << (bit % 64);
                }
            }
        }
    }

    fn some_rejected(&self, words: &[WordId]) -> bool {
        let question = self.answer.question;
        words.iter().any(|word| {
            question
                .assessments()
                .iter()
                .any(|entry| entry.word == *word && entry.finding == bti_core::Finding::Rejected)
        })
    }
}

/// The word that says whether an objection is recorded.
const OBJECTION: &str = "objection-recorded";
/// The word that says whether the person wishes a recipient not to know.
const SUSPECTED: &str = "recipient-suspected-of-harming";
const SUSPECTED_OF_SOMEBODY: &str = "recipient-suspected-of-harming-someone";
const OPPOSES: &str = "person-opposes-recipient";
/// The words that say a recipient is a guardian.
const GUARDIANS: [&str; 2] = ["recipient-holds-responsibility", "recipient-is-parent"];

fn cause(word: &Word) -> Cause {
    match word.kind {
        WordKind::Assessment => Cause::Assessment,
        WordKind::Reading => Cause::UnsettledLaw,
        WordKind::Fact | WordKind::Derived | WordKind::Extent => Cause::Fact,
    }
}

/// Every set of so many of the first numbers, in order.
fn subsets(from: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    (0..from)
        .flat_map(|last| {
            subsets(last, size - 1).into_iter().map(move |mut set| {
                set.push(last);
                set
            })
        })
        .collect()
}
