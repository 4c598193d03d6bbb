//! One table, one enum: how the lists of this crate are written down.

/// A row of a catalogue: what is written on the wire, what a person reads, and the facts of that list.
pub(crate) struct Row<Facts> {
    pub(crate) code: &'static str,
    pub(crate) name: crate::Text,
    pub(crate) facts: Facts,
}

/// Makes an enum from a table in which every row stands once.
///
/// A row is `Variant "code" "bokmål" "nynorsk" "English" => facts;`, with attributes above it where it needs them.
/// The enum gets `ALL`, `code`, `from_code`, `name`, `Display` (the code) and serde by code; `row` stays private, so
/// that each file gives its facts their own methods.
/// The noun after `called` is what an unknown code is said to be.
macro_rules! catalogue {
    (
        $(#[$of_list:meta])*
        pub enum $List:ident called $noun:literal with $Facts:ty {
            $($(#[$of_row:meta])* $Variant:ident $code:literal $nb:literal $nn:literal $en:literal => $facts:expr;)+
        }
    ) => {
        $(#[$of_list])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $List {
            $(
                #[doc = concat!("*", $nb, "*: ", $en, ". Written `", $code, "`.")]
                #[doc(alias = $nn)]
                $(#[$of_row])*
                $Variant,
            )+
        }

        impl $List {
            #[doc = concat!("Every ", $noun, ", in the order of the catalogue.")]
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            const fn row(self) -> &'static $crate::service::catalogue::Row<$Facts> {
                match self {
                    $(Self::$Variant => const {
                        &$crate::service::catalogue::Row {
                            code: $code,
                            name: $crate::Text { nb: $nb, nn: $nn, en: $en },
                            facts: $facts,
                        }
                    },)+
                }
            }

            /// The code on the wire: small ASCII letters and hyphens, never changed once published.
            #[must_use]
            pub const fn code(self) -> &'static str {
                self.row().code
            }

            #[doc = concat!("The ", $noun, " with exactly this code, if the catalogue has one.")]
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|entry| entry.code() == code)
            }

            /// The name a person reads, in one language.
            #[must_use]
            pub const fn name(self, language: $crate::Language) -> &'static str {
                self.row().name.get(language)
            }
        }

        impl std::fmt::Display for $List {
            /// Writes the code.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl serde::Serialize for $List {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $List {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Code;
                impl serde::de::Visitor<'_> for Code {
                    type Value = $List;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a code for ", $noun))
                    }
                    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<$List, E> {
                        $List::from_code(code)
                            .ok_or_else(|| E::custom($crate::service::catalogue::unknown($noun, code)))
                    }
                }
                deserializer.deserialize_str(Code)
            }
        }

        impl schemars::JsonSchema for $List {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $noun.replace(' ', "-").into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let codes: Vec<&str> = Self::ALL.iter().map(|entry| entry.code()).collect();
                schemars::json_schema!({ "type": "string", "enum": codes })
            }
        }
    };
}

pub(crate) use catalogue;

/// What is said about a code the catalogue does not have.
///
/// A text that does not look like a code is not repeated: a name or a personal number written in the wrong field must
/// not reach a log through an error.
pub(crate) fn unknown(noun: &str, code: &str) -> String {
    let looks_like_a_code = (1..=40).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'));
    if looks_like_a_code {
        format!("unknown {noun} `{code}`")
    } else {
        format!("unknown {noun}: a code is written with the small letters `a` to `z` and hyphens")
    }
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn an_unknown_code_is_named_and_anything_else_is_not_repeated() {
        assert_eq!(unknown("service", "barneverm"), "unknown service `barneverm`");
        for text in ["", "Kari Marker", "02013299997", "blåbær", &"a".repeat(41)] {
            let message = unknown("service", text);
            assert!(message.starts_with("unknown service: a code"), "{message}");
            assert!(text.is_empty() || !message.contains(text), "{message}");
        }
    }
}
