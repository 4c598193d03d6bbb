//! Codes, ids and days as the wire writes them.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use bti_consent::Allowed;
use bti_core::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list whose entries have a code.
pub trait Coded: Copy + 'static {
    /// What an entry is called.
    const NOUN: &'static str;
    /// Every entry.
    fn all() -> &'static [Self];
    /// The code of an entry.
    fn code(self) -> &'static str;
}

macro_rules! coded {
    ($($List:ident $noun:literal),+ $(,)?) => {
        $(impl Coded for bti_core::$List {
            const NOUN: &'static str = $noun;
            fn all() -> &'static [Self] {
                Self::ALL
            }
            fn code(self) -> &'static str {
                Self::code(self)
            }
        })+
    };
}

coded! {
    Service "service", Profession "profession", Owner "owner", Tie "tie", Capacity "capacity", ItemKind "item kind",
    Purpose "purpose", Custody "custody", Life "life", Address "address grading", RecipientKind "recipient kind", Body "body",
    Movement "movement", Channel "channel", Knowledge "knowledge", Wish "wish", ConsentStatus "consent status",
    ConsentForm "consent form", ConsentKind "consent kind", InformedPoint "point of information", ChildView "view",
    ParticipationHow "way of taking part", ResponsibilityBasis "basis of responsibility", ViewWeight "weight", SignerRole "signer role", Finding "finding", Known "answer",
}

/// An entry of a list, written as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code<T>(pub T);

impl<T: Coded> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

impl<'de, T: Coded> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<T: Coded> serde::de::Visitor<'_> for Visitor<T> {
            type Value = Code<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a code for {}", T::NOUN)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Code<T>, E> {
                let found = T::all().iter().copied().find(|entry| entry.code() == text);
                found.map(Code).ok_or_else(|| {
                    let allowed = Allowed::for_name(text, T::all().iter().map(|entry| entry.code()));
                    E::custom(format!("unknown {} {}: {allowed}", T::NOUN, Quoted(text)))
                })
            }
        }
        deserializer.deserialize_str(Visitor(PhantomData))
    }
}

/// Whether a text may be repeated in a message.
pub(super) fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte == b'_')
}

/// A text in a message: repeated only where it looks like a code, so that no name or number reaches a log.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_code(self.0) { write!(f, "`{}`", self.0) } else { f.write_str("(not written like a code)") }
    }
}

impl<T: Coded> JsonSchema for Code<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NOUN.replace(' ', "-").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = T::all().iter().map(|entry| entry.code()).collect();
        json_schema!({ "type": "string", "enum": codes })
    }
}

/// An id, checked when it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id<T>(pub T);

impl<T: fmt::Display> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: std::str::FromStr> Deserialize<'de> for Id<T>
where
    T::Err: fmt::Display,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map(Id).map_err(serde::de::Error::custom)
    }
}

impl<T> JsonSchema for Id<T> {
    fn schema_name() -> Cow<'static, str> {
        "id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "minLength": 1, "maxLength": bti_core::MAX_ID_LENGTH,
            "pattern": "^[a-z](?:[a-z_:.-]|[0-9]{1,4}(?:[a-z_:.-]|$))*$"
        })
    }
}

/// A day, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}
