//! Kinds of log entry, as a grant names them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::codes::EntryKind;

/// Kinds of entry: `"all"`, `"none"` or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKinds {
    /// Every kind, also those that come later.
    All,
    /// These; none where the list is empty.
    These(Vec<EntryKind>),
}

impl EntryKinds {
    /// Whether this kind is among them.
    #[must_use]
    pub fn contains(&self, kind: EntryKind) -> bool {
        match self {
            Self::All => true,
            Self::These(kinds) => kinds.contains(&kind),
        }
    }
}

impl Serialize for EntryKinds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_str("all"),
            Self::These(kinds) if kinds.is_empty() => serializer.serialize_str("none"),
            Self::These(kinds) => kinds.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for EntryKinds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Kinds;
        impl<'de> serde::de::Visitor<'de> for Kinds {
            type Value = EntryKinds;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`all`, `none` or a list of entry kinds")
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<EntryKinds, E> {
                match word {
                    "all" => Ok(EntryKinds::All),
                    "none" => Ok(EntryKinds::These(Vec::new())),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Other("another word"), &self)),
                }
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<EntryKinds, A::Error> {
                let mut kinds = Vec::new();
                while let Some(kind) = list.next_element()? {
                    kinds.push(kind);
                }
                Ok(EntryKinds::These(kinds))
            }
        }
        deserializer.deserialize_any(Kinds)
    }
}

impl JsonSchema for EntryKinds {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "entry-kinds".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let kind = generator.subschema_for::<EntryKind>();
        schemars::json_schema!({ "anyOf": [{ "enum": ["all", "none"] }, { "type": "array", "items": kind }] })
    }
}
