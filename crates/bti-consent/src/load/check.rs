//! What only shows when all sections stand side by side.

use std::collections::BTreeMap;

use bti_core::{Date, NormId};

use super::norms::Read;
use crate::error::{Allowed, LawbookError};
use crate::lawbook::{Commencement, Effect, Norm, Version};

struct Home<'a> {
    norm: &'a Norm,
    from: Date,
    until: Option<Date>,
    section: String,
}

/// The first day a version applies within the edition, and the first day it no longer does.
fn span(version: &Version, next: Option<&Version>, first_day: Date) -> Option<(Date, Option<Date>)> {
    let start = |version: &Version| match version.commences {
        Commencement::BeforeFirstDay => Some(first_day),
        Commencement::On(day) => Some(day.max(first_day)),
        Commencement::KongenBestemmer => None,
    };
    let until = [version.ceases, next.and_then(start)].into_iter().flatten().min();
    start(version).map(|from| (from, until))
}

pub(super) fn check(sections: &[Read], first_day: Date) -> Result<(), LawbookError> {
    let mut homes: BTreeMap<&NormId, Vec<Home<'_>>> = BTreeMap::new();
    let mut effects: BTreeMap<&NormId, &Norm> = BTreeMap::new();
    let mut files: BTreeMap<(&str, String), ()> = BTreeMap::new();
    for read in sections {
        let number = read.section.number.replace(' ', "");
        if files.insert((&read.section.act, number), ()).is_some() {
            let place = read.versions.first().cloned();
            return Err(LawbookError::Forbidden {
                place: place.unwrap_or_else(|| crate::Place::of(&read.section.act, "", 0..0)),
                reason: "this section has another file: a section stands in one, with all its versions",
            });
        }
    }
    for read in sections {
        let section = format!("{} § {}", read.section.act, read.section.number);
        let versions = &read.section.versions;
        for (index, version) in versions.iter().enumerate() {
            let next = versions.get(index + 1);
            if let (Some(next), Some(place)) = (next, read.versions.get(index + 1)) {
                let overlaps =
                    next.commences <= version.commences && next.commences != Commencement::KongenBestemmer;
                let starts = match next.commences {
                    Commencement::On(day) => Some(day),
                    Commencement::BeforeFirstDay => Some(first_day),
                    Commencement::KongenBestemmer => None,
                };
                let ceases_later = version.ceases.zip(starts).is_some_and(|(ceases, starts)| ceases > starts);
                if overlaps || ceases_later {
                    return Err(LawbookError::Overlap {
                        place: place.clone(),
                        section,
                        day: starts.unwrap_or(first_day),
                    });
                }
            }
            let applies = span(version, next, first_day);
            for (norm, places) in version.norms.iter().zip(read.norms.get(index).into_iter().flatten()) {
                effects.insert(&norm.id, norm);
                let Some((from, until)) = applies else { continue };
                let others = homes.entry(&norm.id).or_default();
                for other in others.iter() {
                    let apart = until.is_some_and(|until| until <= other.from)
                        || other.until.is_some_and(|until| until <= from);
                    if !apart {
                        return Err(LawbookError::TwoHomes {
                            place: places.0.clone(),
                            norm: norm.id.to_string(),
                            day: from.max(other.from),
                            other: other.section.clone(),
                        });
                    }
                }
                others.push(Home { norm, from, until, section: section.clone() });
            }
        }
    }
    for read in sections {
        for (version, places) in read.section.versions.iter().zip(&read.norms) {
            for (norm, (place, _)) in version.norms.iter().zip(places) {
                references(norm, place, &effects)?;
                classes(norm, place, &effects)?;
            }
        }
    }
    // Every home is of the same sort: a norm does not change from a right to a duty while it keeps its id.
    for others in homes.values() {
        if let [first, rest @ ..] = others.as_slice() {
            for other in rest {
                if std::mem::discriminant(&first.norm.effect) != std::mem::discriminant(&other.norm.effect) {
                    let place = sections
                        .iter()
                        .flat_map(|read| read.section.versions.iter().zip(&read.norms))
                        .flat_map(|(version, places)| version.norms.iter().zip(places))
                        .find(|(norm, _)| std::ptr::eq(*norm, other.norm))
                        .map(|(_, (place, _))| place.clone());
                    if let Some(place) = place {
                        return Err(LawbookError::Forbidden {
                            place,
                            reason: "a norm keeps its kind: what became another kind of rule needs another id",
                        });
                    }
                }
            }
        }
    }
    Ok(())
}

fn references(
    norm: &Norm,
    place: &crate::Place,
    effects: &BTreeMap<&NormId, &Norm>,
) -> Result<(), LawbookError> {
    let unknown = |id: &NormId| LawbookError::UnknownName {
        place: place.clone(),
        what: "norm",
        name: id.to_string(),
        allowed: Allowed::for_name(id.as_str(), effects.keys().map(|id| id.as_str())),
    };
    match &norm.effect {
        Effect::Limit { cuts, .. } => {
            for id in cuts {
                let cut = effects.get(id).ok_or_else(|| unknown(id))?;
                if !matches!(cut.effect, Effect::Opening { .. }) {
                    return Err(LawbookError::LimitOnOther {
                        place: place.clone(),
                        norm: id.to_string(),
                        kind: kind_of(cut),
                    });
                }
            }
        }
        Effect::Scope { cuts } => {
            for id in cuts {
                let cut = effects.get(id).ok_or_else(|| unknown(id))?;
                if !matches!(cut.effect, Effect::Silence) {
                    return Err(LawbookError::Forbidden {
                        place: place.clone(),
                        reason: "a scope norm names duties of silence only",
                    });
                }
            }
        }
        Effect::Procedure { follows, .. } => {
            for follow in follows {
                if let crate::lawbook::Follows::Norm(id) = follow {
                    effects.get(id).ok_or_else(|| unknown(id))?;
                }
            }
        }
        Effect::Silence
        | Effect::Opening { .. }
        | Effect::Duty { .. }
        | Effect::Authority { .. }
        | Effect::Processing => {}
    }
    Ok(())
}

/// A class that no norm carries would be cut or followed by nothing, in silence.
fn classes(
    norm: &Norm,
    place: &crate::Place,
    effects: &BTreeMap<&NormId, &Norm>,
) -> Result<(), LawbookError> {
    let named: Vec<&String> = match &norm.effect {
        Effect::Limit { cut_classes, .. } => cut_classes.iter().collect(),
        Effect::Procedure { follows, .. } => follows
            .iter()
            .filter_map(|follow| match follow {
                crate::lawbook::Follows::Class(class) => Some(class),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let carried = || effects.values().filter_map(|norm| norm.class.as_deref());
    match named.into_iter().find(|class| !carried().any(|known| known == class.as_str())) {
        None => Ok(()),
        Some(class) => {
            let mut names: Vec<&str> = carried().collect();
            names.sort_unstable();
            names.dedup();
            Err(LawbookError::UnknownName {
                place: place.clone(),
                what: "class",
                name: class.clone(),
                allowed: Allowed::for_name(class, names),
            })
        }
    }
}

fn kind_of(norm: &Norm) -> &'static str {
    match norm.effect {
        Effect::Silence => "a duty of silence",
        Effect::Scope { .. } => "a scope norm",
        Effect::Opening { .. } => "an opening",
        Effect::Limit { .. } => "a limit",
        Effect::Duty { .. } => "a duty",
        Effect::Procedure { .. } => "a procedure norm",
        Effect::Authority { .. } => "an authority norm",
        Effect::Processing => "a processing norm",
    }
}
