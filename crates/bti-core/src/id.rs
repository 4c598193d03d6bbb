//! Ids: short, local, and never a name or a number of a person.

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an id is 1 to {MAX_ID_LENGTH} characters: small letters `a` to `z`, digits, `-`, `_`, `:` and `.`, starting with a letter, without five digits in a row"
)]
pub struct IdError;

/// The longest id, in characters.
pub const MAX_ID_LENGTH: usize = 64;

pub(crate) fn check(text: &str) -> Result<(), IdError> {
    let mut digits = 0;
    let fits = (1..=MAX_ID_LENGTH).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|character| {
            digits = if character.is_ascii_digit() { digits + 1 } else { 0 };
            // Long runs of digits are how national identity numbers slip into ids.
            digits < 5
                && (character.is_ascii_lowercase()
                    || character.is_ascii_digit()
                    || "-_:.".contains(character))
        });
    if fits { Ok(()) } else { Err(IdError) }
}

macro_rules! id {
    ($(#[$meta:meta])* $Name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(String);

        impl $Name {
            /// The id with this text.
            ///
            /// # Errors
            /// [`crate::IdError`] where the text is empty, too long, or holds anything but small ASCII letters, digits, `-`, `_`, `:` and `.`.
            pub fn new(text: impl Into<String>) -> Result<Self, $crate::IdError> {
                let text = text.into();
                $crate::id::check(&text)?;
                Ok(Self(text))
            }

            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $Name {
            type Err = $crate::IdError;

            fn from_str(text: &str) -> Result<Self, $crate::IdError> {
                Self::new(text)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "`{}`", self.0)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(<String as serde::Deserialize>::deserialize(deserializer)?)
                    .map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "id".into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string", "minLength": 1, "maxLength": $crate::MAX_ID_LENGTH,
                    "pattern": "^[a-z](?:[a-z_:.-]|[0-9]{1,4}(?:[a-z_:.-]|$))*$"
                })
            }
        }
    };
}

pub(crate) use id;

id! {
    /// The id of a person within one question, chosen by the caller: `child`, `mother`, `p1`.
    PersonId
}
id! {
    /// The id of a piece of information within one question.
    ItemId
}
id! {
    /// The id of a recipient within one question.
    RecipientId
}
id! {
    /// The id of a consent within one question.
    ConsentId
}
id! {
    /// A reference to a document in the host's archive: minutes, a judgment, an authorisation. Never its content.
    DocumentId
}
id! {
    /// The id of a municipality's own rule, in its profile.
    RuleId
}
id! {
    /// The id of a municipality's profile: the municipality's name as its web address writes it.
    ProfileId
}
id! {
    /// The id of a norm in a lawbook, for example `fvl-danger-life-health`. It is never a section number.
    NormId
}
id! {
    /// The id of a word in a lawbook's vocabulary, for example `relevant-to-the-report`.
    WordId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_never_a_national_identity_number_or_a_name() {
        for text in ["", "01010112345", "p01010112345", "Kari", "kari nordmann", "æ", "-a", &"a".repeat(65)]
        {
            assert_eq!(PersonId::new(text), Err(IdError), "{text}");
        }
        for text in ["child", "p1", "recipient:skole", "k-2026", "a.b_c"] {
            assert!(PersonId::new(text).is_ok(), "{text}");
        }
    }
}
