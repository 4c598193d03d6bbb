//! What serde's reader says too much about, and what it lets through.

use serde_json::Value;
use serde_path_to_error::{Error, Path, Segment};

use super::WireError;
use super::code::is_code;

/// Why the reader refused, without repeating anything that may be a name or a number.
pub(super) fn refusal(error: &Error<serde_json::Error>) -> WireError {
    WireError::Shape {
        place: place(error.path()),
        message: without_what_was_found(&error.inner().to_string()),
    }
}

/// Serde writes "invalid type: string "…", expected X" and "unknown field `…`, expected X". What it expected is ours.
fn without_what_was_found(message: &str) -> String {
    let Some((found, expected)) = message.rsplit_once(", expected ") else { return message.to_owned() };
    for kind in ["invalid type: ", "invalid value: ", "invalid length "] {
        if found.starts_with(kind) {
            return format!("{}, expected {expected}", kind.trim_end_matches([':', ' ']));
        }
    }
    match found.strip_prefix("unknown field `").and_then(|found| found.strip_suffix('`')) {
        Some(key) if !is_code(key) => format!("unknown field (not written like a code), expected {expected}"),
        _ => message.to_owned(),
    }
}

fn place(path: &Path) -> String {
    let mut place = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => place.push_str(&format!("[{index}]")),
            Segment::Map { key: name } | Segment::Enum { variant: name } => step(&mut place, name),
            Segment::Unknown => step(&mut place, "?"),
        }
    }
    if place.is_empty() { ".".to_owned() } else { place }
}

fn step(place: &mut String, name: &str) {
    if !place.is_empty() {
        place.push('.');
    }
    place.push_str(if is_code(name) { name } else { "?" });
}

/// Refuses a list where an object should stand: serde reads the values by position, the schema does not.
///
/// `read` is what was understood, written again.
pub(super) fn no_list_for_object(written: &Value, read: &Value, place: &str) -> Result<(), WireError> {
    match (written, read) {
        (Value::Array(_), Value::Object(_)) => Err(WireError::Shape {
            place: if place.is_empty() { ".".to_owned() } else { place.to_owned() },
            message: "invalid type, expected an object".to_owned(),
        }),
        (Value::Array(written), Value::Array(read)) => {
            written.iter().zip(read).enumerate().try_for_each(|(index, (written, read))| {
                no_list_for_object(written, read, &format!("{place}[{index}]"))
            })
        }
        (Value::Object(written), Value::Object(read)) => read.iter().try_for_each(|(key, read)| {
            let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            written.get(key).map_or(Ok(()), |written| no_list_for_object(written, read, &place))
        }),
        _ => Ok(()),
    }
}
