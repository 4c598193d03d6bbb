//! How much is read.

use super::WireError;

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;
/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 32;

pub(super) fn size(found: usize) -> Result<(), WireError> {
    if found > MAX_BYTES { Err(WireError::TooLarge { found, limit: MAX_BYTES }) } else { Ok(()) }
}

/// Counts brackets outside strings, before anything is parsed.
pub(super) fn depth(text: &str) -> Result<(), WireError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(WireError::TooDeep { limit: MAX_DEPTH });
        }
    }
    Ok(())
}
