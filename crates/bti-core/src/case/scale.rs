//! Levels, never without their scale.

use std::fmt;

use crate::service::catalogue::catalogue;

catalogue! {
    /// A scale that levels are counted on (*skala*).
    ///
    /// The same number means different things: BTI level 0 is *clarify a concern*, and the bottom of Øvre Eiker's
    /// pyramid is *universal services for all children*. So no level is a bare number.
    ///
    /// Source: the action guides of Øvre Eiker (both ladders) and Elverum (Tiltakstrappa).
    pub enum Scale called "scale" with &'static [&'static str] {
        /// How far a case has come, from clarifying a concern to composite collaboration.
        #[doc(alias = "nivå")]
        Bti "bti" "BTI-nivå" "BTI-nivå" "BTI level" => &["0", "1", "2", "3"];
        /// Øvre Eiker's pyramid: how much is done around a child. Its middle tier is one, written `1-2`.
        #[doc(alias = "tiltakspyramide")]
        Tiltaksnivaa "tiltaksnivaa" "tiltaksnivå" "tiltaksnivå" "tier of measures" => &["0", "1-2", "3"];
        /// Elverum's staircase: seven steps of how intensive a measure is.
        Tiltakstrapp "tiltakstrapp" "tiltakstrapp" "tiltakstrapp" "staircase of measures" => &["1", "2", "3", "4", "5", "6", "7"];
    }
}

impl Scale {
    /// The marks of the scale, from the bottom.
    ///
    /// ```
    /// use bti_core::case::Scale;
    /// assert_eq!(Scale::Tiltaksnivaa.marks(), ["0", "1-2", "3"]);
    /// ```
    #[must_use]
    pub const fn marks(self) -> &'static [&'static str] {
        self.row().facts
    }
}

/// A level (*nivå*) on its scale: written `scale:mark`, for example `bti:2` or `tiltaksnivaa:1-2`.
///
/// Levels of different scales have no order between them.
///
/// ```
/// use bti_core::case::{BtiLevel, Level, Scale};
///
/// let level: Level = "tiltaksnivaa:1-2".parse()?;
/// assert_eq!(level.scale(), Scale::Tiltaksnivaa);
/// assert_eq!(level.partial_cmp(&Level::from(BtiLevel::Level1)), None);
/// assert_eq!(Level::from(BtiLevel::Level1).to_string(), "bti:1");
/// assert!("1".parse::<Level>().is_err());
/// # Ok::<(), bti_core::case::LevelError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Level {
    scale: Scale,
    rung: u8,
}

/// Why a text is not a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LevelError {
    /// There is no scale in front of the mark, or not one of the catalogue.
    #[error("a level is written with its scale, as `bti:2`, `tiltaksnivaa:1-2` or `tiltakstrapp:5`")]
    NoScale,
    /// The scale has no such mark.
    #[error("the scale `{scale}` has the marks {}", .scale.marks().join(", "))]
    NoSuchMark {
        /// The scale.
        scale: Scale,
    },
}

impl Level {
    /// The level with this mark on this scale.
    ///
    /// # Errors
    /// [`LevelError::NoSuchMark`].
    pub fn new(scale: Scale, mark: &str) -> Result<Self, LevelError> {
        scale
            .marks()
            .iter()
            .position(|known| *known == mark)
            .and_then(|rung| u8::try_from(rung).ok())
            .map(|rung| Self { scale, rung })
            .ok_or(LevelError::NoSuchMark { scale })
    }

    /// The scale it is counted on.
    #[must_use]
    pub const fn scale(self) -> Scale {
        self.scale
    }

    /// How the scale writes it.
    #[must_use]
    pub fn mark(self) -> &'static str {
        self.scale.marks().get(usize::from(self.rung)).copied().unwrap_or_default()
    }
}

impl PartialOrd for Level {
    /// Only levels of one scale can be compared.
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        (self.scale == other.scale).then(|| self.rung.cmp(&other.rung))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scale, self.mark())
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Level {
    type Err = LevelError;

    fn from_str(text: &str) -> Result<Self, LevelError> {
        let (scale, mark) = text.split_once(':').ok_or(LevelError::NoScale)?;
        Self::new(Scale::from_code(scale).ok_or(LevelError::NoScale)?, mark)
    }
}

impl TryFrom<String> for Level {
    type Error = LevelError;

    fn try_from(text: String) -> Result<Self, LevelError> {
        text.parse()
    }
}

impl serde::Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Level {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "level".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let levels: Vec<String> = Scale::ALL
            .iter()
            .flat_map(|scale| scale.marks().iter().map(move |mark| format!("{scale}:{mark}")))
            .collect();
        schemars::json_schema!({ "type": "string", "enum": levels })
    }
}

catalogue! {
    /// A level of the BTI model (*BTI-nivå*): what every municipality's own levels are translated to.
    ///
    /// The order is the model's: a later one asks for more services. Consent, level and the number of services are three
    /// independent facts, though, and no one of them is computed from another.
    pub enum BtiLevel called "BTI level" with () {
        /// A concern is clarified in one's own service. It is not a case yet.
        Level0 "bti:0" "nivå 0: avklare en undring" "nivå 0: avklare ei undring" "level 0: clarifying a concern" => ();
        Level1 "bti:1" "nivå 1: innsats i egen tjeneste" "nivå 1: innsats i eiga teneste" "level 1: effort in one service" => ();
        Level2 "bti:2" "nivå 2: enkelt samarbeid" "nivå 2: enkelt samarbeid" "level 2: simple collaboration" => ();
        Level3 "bti:3" "nivå 3: sammensatt samarbeid" "nivå 3: samansett samarbeid" "level 3: composite collaboration" => ();
    }
}

impl From<BtiLevel> for Level {
    fn from(level: BtiLevel) -> Self {
        Self { scale: Scale::Bti, rung: level as u8 }
    }
}

impl TryFrom<Level> for BtiLevel {
    type Error = LevelError;

    /// # Errors
    /// [`LevelError::NoSuchMark`] for a level of another scale: only a profile's labels can translate.
    fn try_from(level: Level) -> Result<Self, LevelError> {
        Self::ALL
            .iter()
            .copied()
            .find(|known| Level::from(*known) == level)
            .ok_or(LevelError::NoSuchMark { scale: Scale::Bti })
    }
}

/// What a municipality writes for a level (*lokal betegnelse*): `3.0`, `A`, `trinn 1`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelLabel(String);

/// Why a text is not a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a label is 1 to {} letters, digits, spaces, `.`, `-` or `:`, without a space at either end",
    LevelLabel::MAX
)]
pub struct LabelError;

impl LevelLabel {
    /// The longest label, in characters.
    pub const MAX: usize = 24;

    /// The label with this text.
    ///
    /// # Errors
    /// [`LabelError`] for an empty, padded or long text, or other signs than a label has.
    pub fn new(text: impl Into<String>) -> Result<Self, LabelError> {
        let text = text.into();
        let fits = (1..=Self::MAX).contains(&text.chars().count())
            && text.trim() == text
            && text.chars().all(|sign| sign.is_alphanumeric() || " .-:".contains(sign));
        if fits { Ok(Self(text)) } else { Err(LabelError) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LevelLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LevelLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

impl serde::Serialize for LevelLabel {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for LevelLabel {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(<String as serde::Deserialize>::deserialize(deserializer)?)
            .map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for LevelLabel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "level-label".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": Self::MAX })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_of_every_scale_is_written_and_read_back() -> Result<(), LevelError> {
        for scale in Scale::ALL {
            for mark in scale.marks() {
                let level = Level::new(*scale, mark)?;
                assert_eq!(level.to_string().parse::<Level>()?, level);
            }
        }
        for level in BtiLevel::ALL {
            assert_eq!(BtiLevel::try_from(Level::from(*level))?, *level);
            assert_eq!(Level::from(*level).to_string(), level.code());
        }
        Ok(())
    }

    #[test]
    fn a_bare_number_is_no_level() {
        for text in ["", "2", "bti", "bti:4", "bti:1-2", "tiltaksnivaa:1", "tiltakstrapp:8", "BTI:1"] {
            assert!(text.parse::<Level>().is_err(), "{text}");
        }
    }
}
