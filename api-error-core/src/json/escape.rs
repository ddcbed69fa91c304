//! JSON strings, escaped as `serde_json` escapes them.

use crate::text::short::{SHORT, append_start, has_room, put_short};
use std::fmt::{self, Write};

/// Writes a JSON string.
pub(crate) fn write_str(out: &mut Vec<u8>, text: &str) {
    let text = text.as_bytes();
    let written = if text.len() <= 16 {
        write_short_str::<18>(out, text)
    } else {
        write_short_str::<{ SHORT + 2 }>(out, text)
    };
    if written.is_none() {
        write_long_str(out, text);
    }
}

/// Writes a text of at most `N - 2` bytes. Returns `None` if the text is longer, if it needs an
/// escape, or if `out` has no room for a block of `N` bytes.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs as much as the copy"),
    inline(always)
)]
fn write_short_str<const N: usize>(out: &mut Vec<u8>, text: &[u8]) -> Option<()> {
    if !has_room(out, N) {
        return None;
    }
    let mut block = [b' '; N];
    let end = put_short(&mut block, 1, text)?;
    if !is_clean_block(&block[1..]) {
        return None;
    }
    *block.get_mut(end)? = b'"';
    block[0] = b'"';
    append_start(out, &block, end + 1);
    Some(())
}

/// Writes a JSON string that is long or needs an escape.
#[inline(never)]
fn write_long_str(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    let start = out.len();
    out.extend_from_slice(text);
    escape(out, start);
    out.push(b'"');
}

/// Writes `"key":`. Writes a comma before it, unless this is the first member of the object.
pub(super) fn write_key(out: &mut Vec<u8>, key: &str, is_first: bool) {
    let key = key.as_bytes();
    let written = if key.len() <= 16 {
        write_short_key::<20>(out, key, is_first)
    } else {
        write_short_key::<{ SHORT + 4 }>(out, key, is_first)
    };
    if written.is_none() {
        write_long_key(out, key, is_first);
    }
}

/// Writes a key of at most `N - 4` bytes. Returns `None` if the key is longer, if it needs an
/// escape, or if `out` has no room for a block of `N` bytes.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs as much as the copy"),
    inline(always)
)]
fn write_short_key<const N: usize>(out: &mut Vec<u8>, key: &[u8], is_first: bool) -> Option<()> {
    if !has_room(out, N) {
        return None;
    }
    let mut block = [b' '; N];
    let end = put_short(&mut block, 2, key)?;
    if !is_clean_block(&block[2..]) {
        return None;
    }
    *block.get_mut(end..)?.first_chunk_mut()? = *b"\":";
    block[..2].copy_from_slice(b",\"");
    if is_first {
        append_start(out, &block[1..], end + 1);
    } else {
        append_start(out, &block, end + 2);
    }
    Some(())
}

#[inline(never)]
fn write_long_key(out: &mut Vec<u8>, key: &[u8], is_first: bool) {
    if !is_first {
        out.push(b',');
    }
    write_long_str(out, key);
    out.push(b':');
}

/// Returns whether no byte of a short text needs an escape. After the text, the block contains
/// spaces.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs as much as the comparison"),
    inline(always)
)]
fn is_clean_block(block: &[u8]) -> bool {
    let (blocks, _) = block.as_chunks();
    match blocks {
        [first] => is_clean_16(first),
        [first, second] => is_clean_16(first) && is_clean_16(second),
        _ => false,
    }
}

/// Writes the `Display` text of `value` as a JSON string.
pub(crate) fn write_display(out: &mut Vec<u8>, value: &dyn fmt::Display) -> fmt::Result {
    out.push(b'"');
    let start = out.len();
    let result = fmt::write(&mut Unescaped(out), format_args!("{value}"));
    escape(out, start);
    out.push(b'"');
    result
}

/// A writer that appends each text unchanged, so that all texts can be escaped or replaced
/// together.
pub(crate) struct Unescaped<'a>(pub(crate) &'a mut Vec<u8>);

impl Write for Unescaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        append(self.0, text.as_bytes())
    }
}

/// Appends a text. Most parts of a message are short, so short texts have a fast path.
///
/// `out` is an argument and not a field of `self`. For an argument, the compiler knows that the
/// copy does not change the length of `out`.
#[inline]
fn append(out: &mut Vec<u8>, text: &[u8]) -> fmt::Result {
    let mut block = [0; 16];
    if text.len() <= block.len()
        && has_room(out, block.len())
        && let Some(end) = put_short(&mut block, 0, text)
    {
        append_start(out, &block, end);
        Ok(())
    } else {
        append_long(out, text)
    }
}

/// Appends a text that is long, or for which `out` must grow. Fails if there is no memory.
#[inline(never)]
fn append_long(out: &mut Vec<u8>, text: &[u8]) -> fmt::Result {
    out.try_reserve(text.len()).map_err(|_| fmt::Error)?;
    out.extend_from_slice(text);
    Ok(())
}

/// Escapes the text that begins at `start`, in the same way as `serde_json`. RFC 8259 §7 lists the
/// characters that need an escape.
pub(crate) fn escape(out: &mut Vec<u8>, start: usize) {
    if !is_clean(&out[start..]) {
        escape_some(out, start);
    }
}

/// Escapes a text that needs an escape.
#[inline(never)]
fn escape_some(out: &mut Vec<u8>, start: usize) {
    let end = out.len();
    let mut at = start;
    while at < end {
        let len = BLOCK.min(end - at);
        let mut block = [0; BLOCK];
        block[..len].copy_from_slice(&out[at..at + len]);
        push_escaped(out, &block[..len]);
        at += len;
    }
    out.drain(start..end);
}

/// The number of bytes that are escaped in one step.
const BLOCK: usize = 64;

/// Appends a block, escaped.
fn push_escaped(out: &mut Vec<u8>, block: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    if is_clean(block) {
        out.extend_from_slice(block);
        return;
    }
    // Reserves the memory for the longest result once, instead of for each byte.
    let start = out.len();
    out.resize(start + 6 * block.len(), 0);
    let room = &mut out[start..];
    let mut end = 0;
    for &byte in block {
        match ESCAPES[usize::from(byte)] {
            0 => {
                room[end] = byte;
                end += 1;
            }
            b'u' => {
                let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
                room[end..end + 6].copy_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
                end += 6;
            }
            escape => {
                room[end..end + 2].copy_from_slice(&[b'\\', escape]);
                end += 2;
            }
        }
    }
    out.truncate(start + end);
}

/// For each byte, the byte after the backslash in its escape. It is 0 if the byte needs no escape,
/// and `u` if four hexadecimal digits follow.
const ESCAPES: [u8; 256] = {
    let mut table = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        table[control] = b'u';
        control += 1;
    }
    table[0x08] = b'b';
    table[0x09] = b't';
    table[0x0A] = b'n';
    table[0x0C] = b'f';
    table[0x0D] = b'r';
    table[0x22] = b'"';
    table[0x5C] = b'\\';
    table
};

/// Returns whether no byte needs an escape. It compares sixteen bytes at a time. The last block can
/// overlap the block before it.
pub(crate) fn is_clean(bytes: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        if bytes.len() <= 32 {
            return is_clean_16(first) && is_clean_16(last);
        }
        let (blocks, _) = bytes.as_chunks();
        blocks.iter().all(is_clean_16) && is_clean_16(last)
    } else {
        let mut block = [b' '; 16];
        put_short(&mut block, 0, bytes).is_some() && is_clean_16(&block)
    }
}

/// Returns whether no byte of a literal needs an escape. Eight bytes are compared at a time,
/// because the compiler can then compute the result at compile time.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "only the caller knows the literal"),
    inline(always)
)]
pub(super) fn is_clean_literal(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks();
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    words.iter().chain([&last]).all(|word| escapes_in(u64::from_ne_bytes(*word)) == 0)
}

/// Returns 0 if none of the eight bytes needs an escape.
#[cfg_attr(not(debug_assertions), inline(always))]
const fn escapes_in(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Each subtraction sets the highest bit of each byte that is less than the subtracted byte. It
    // can also set this bit of two other kinds of bytes. The first kind is a byte of 0x80 or more:
    // `!word` removes its bit. The second kind is a byte from which the byte below borrowed. Its
    // bit does not matter, because the highest bit of the byte below is also set.
    let control = word.wrapping_sub(0x20 * ONES);
    let quote = (word ^ (b'"' as u64 * ONES)).wrapping_sub(ONES);
    let backslash = (word ^ (b'\\' as u64 * ONES)).wrapping_sub(ONES);
    (control | quote | backslash) & !word & (0x80 * ONES)
}

/// Returns whether no byte needs an escape. The check of one byte does not depend on the other
/// bytes, so the compiler compares all of them at the same time.
#[expect(clippy::needless_bitwise_bool, reason = "`&&` would add a branch")]
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs more than the comparison"),
    inline(always)
)]
fn is_clean_16(bytes: &[u8; 16]) -> bool {
    // `^ 0x02` maps `"` (0x22) to 0x20, and only control characters to the values below 0x20. So
    // one comparison finds the quote and the control characters.
    bytes.iter().fold(true, |clean, &byte| clean & ((byte ^ 0x02) > 0x20) & (byte != b'\\'))
}

/// Returns `content` without escapes. The caller knows that each escape is valid.
pub(super) fn unescape(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((clean, escaped)) = rest.split_once('\\') {
        out.push_str(clean);
        let mut characters = escaped.chars();
        match characters.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{C}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let (character, after) = unescape_unit(characters.as_str());
                out.push(character);
                rest = after;
                continue;
            }
            other => out.extend(other),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out
}

/// Returns the character of the four hexadecimal digits at the start, and the text after them. If
/// the digits are the first half of a surrogate pair, the second half is read too.
fn unescape_unit(text: &str) -> (char, &str) {
    let Some((unit, rest)) = hex_unit(text) else { return (char::REPLACEMENT_CHARACTER, "") };
    if let 0xD800..=0xDBFF = unit
        && let Some((low @ 0xDC00..=0xDFFF, rest)) = rest.strip_prefix("\\u").and_then(hex_unit)
    {
        let character = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        return (char::from_u32(character).unwrap_or(char::REPLACEMENT_CHARACTER), rest);
    }
    (char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

fn hex_unit(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::{is_clean, is_clean_literal, write_display, write_key, write_str};
    use proptest::prelude::*;
    use std::fmt::{Display, Formatter};

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_str(&mut out, text);
        String::from_utf8(out).expect("the output is UTF-8")
    }

    /// Writes each part with a separate call.
    struct Parts<'a>(&'a [String]);

    impl Display for Parts<'_> {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
            self.0.iter().try_for_each(|part| formatter.write_str(part))
        }
    }

    proptest! {
        #[test]
        fn strings_are_escaped_as_serde_json_does(text in any::<String>()) {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).expect("a string"));
        }

        #[test]
        fn texts_and_keys_with_many_escapes_are_written_as_serde_json_does(
            text in proptest::collection::vec(
                proptest::sample::select(vec!['"', '\\', '\n', '\u{0}', '\u{1f}', ' ', '!', '#', '[', ']', '\u{7f}', 'é', '\u{2028}', '😀', 'a']),
                0..40,
            ),
        ) {
            let text: String = text.into_iter().collect();
            let expected = serde_json::to_string(&text).expect("a string");
            prop_assert_eq!(written(&text), expected.as_str());
            prop_assert_eq!(is_clean_literal(&text), expected.len() == text.len() + 2);
            for (is_first, separator) in [(true, ""), (false, ",")] {
                let mut out = Vec::new();
                // With and without room for a block.
                out.reserve_exact(text.len() % 2 * 64);
                write_key(&mut out, &text, is_first);
                let key = format!("{separator}{expected}:");
                prop_assert_eq!(String::from_utf8_lossy(&out), key);
            }
        }

        #[test]
        fn a_displayed_text_is_escaped_as_a_whole(parts in proptest::collection::vec("[ a\"é]{0,40}", 0..4)) {
            let mut out = Vec::with_capacity(100);
            write_display(&mut out, &parts.concat()).expect("the parts are text");
            write_display(&mut out, &Parts(&parts)).expect("the parts are text");
            let expected = serde_json::to_string(&parts.concat()).expect("a string");
            prop_assert_eq!(String::from_utf8_lossy(&out), expected.repeat(2));
        }

        #[test]
        fn is_clean_finds_each_byte_that_needs_an_escape(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let slow = bytes.iter().any(|&byte| byte < 0x20 || byte == b'"' || byte == b'\\');
            prop_assert_eq!(is_clean(&bytes), !slow);
        }
    }
}
