//! How a provision is cited: "fvl. § 13 b første ledd nr. 7".

use bti_core::{Language, NormId};

use crate::lawbook::{InForce, Lawbook, Point};

const ORDINALS: [[&str; 10]; 3] = [
    ["første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende", "tiende"],
    ["første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuande", "åttande", "niande", "tiande"],
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
];

pub(crate) fn ordinal(number: u8, language: Language) -> String {
    let list = match language {
        Language::Bokmaal => ORDINALS[0],
        Language::Nynorsk => ORDINALS[1],
        Language::English => ORDINALS[2],
    };
    let word = usize::from(number).checked_sub(1).and_then(|index| list.get(index));
    word.map_or_else(|| format!("{number}."), |word| (*word).to_owned())
}

fn point(point: &Point, language: Language) -> String {
    let mut text = String::new();
    let words = match language {
        Language::Bokmaal | Language::Nynorsk => ["ledd", "punktum", "nr.", "bokstav"],
        Language::English => ["paragraph", "sentence", "no.", "letter"],
    };
    if let Some(number) = point.ledd {
        text = format!("{text} {} {}", ordinal(number, language), words[0]);
    }
    if let Some(number) = point.nr {
        text = format!("{text} {} {number}", words[2]);
    }
    if let Some(letter) = point.bokstav {
        text = format!("{text} {} {letter}", words[3]);
    }
    if let Some(number) = point.punktum {
        text = format!("{text} {} {}", ordinal(number, language), words[1]);
    }
    text
}

/// The citation of a norm where it stands on the day asked about.
///
/// ```
/// use bti_consent::{Lawbook, cite};
/// use bti_core::{Language, NormId};
///
/// let lawbook = Lawbook::embedded()?;
/// let law = lawbook.on("2026-09-01".parse()?);
/// let norm = law.norm(&"fvl-danger-life-health".parse()?).ok_or("not in force")?;
/// assert_eq!(cite(&lawbook, &norm, Language::Bokmaal), "fvl. § 13 b første ledd nr. 7");
/// assert_eq!(cite(&lawbook, &norm, Language::English), "fvl. section 13 b first paragraph no. 7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn cite(lawbook: &Lawbook, in_force: &InForce<'_>, language: Language) -> String {
    cited(lawbook, in_force, &in_force.norm.point, language)
}

/// The citation of the section a norm stands in, without the point of it: "fvl. § 13 b".
#[must_use]
pub fn cite_section(lawbook: &Lawbook, in_force: &InForce<'_>, language: Language) -> String {
    cited(lawbook, in_force, &Point::default(), language)
}

/// The citation of the section a norm stands in on some day, in force or only adopted; none where no section has it.
#[must_use]
pub fn cite_home(lawbook: &Lawbook, norm: &NormId, language: Language) -> Option<String> {
    let section = lawbook.sections().iter().rfind(|section| {
        section.versions.iter().flat_map(|version| &version.norms).any(|own| own.id == *norm)
    })?;
    let act = lawbook.act(&section.act).map_or(section.act.as_str(), |act| act.short.get(language));
    Some(format!("{act} {}", section_and_point(&section.number, &Point::default(), language)))
}

fn cited(lawbook: &Lawbook, in_force: &InForce<'_>, point: &Point, language: Language) -> String {
    let act = lawbook
        .act(&in_force.section.act)
        .map_or(in_force.section.act.as_str(), |act| act.short.get(language));
    format!("{act} {}", section_and_point(&in_force.section.number, point, language))
}

/// "§ 13 b første ledd nr. 7".
pub(crate) fn section_and_point(section: &str, of: &Point, language: Language) -> String {
    let sign = match language {
        Language::Bokmaal | Language::Nynorsk => "§",
        Language::English => "section",
    };
    format!("{sign} {section}{}", point(of, language))
}
