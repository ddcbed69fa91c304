//! One scan over a JSON text that finds each key and value.

/// The largest depth of nested arrays and objects: the limit of `serde_json`.
const DEPTH: u32 = 127;

/// A key or a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) start: u32,
    /// Contains [`ESCAPED`] if the node is a string with escapes.
    pub(super) end: u32,
    /// The index of the node after this node and its content. Until the scan reaches the end of an
    /// object or array, it is the index of the node around the object or array.
    pub(super) next: u32,
}

/// A position never has this bit, because a document is shorter than 2^31 bytes.
pub(super) const ESCAPED: u32 = 1 << 31;

impl Node {
    pub(super) const fn is_escaped(self) -> bool {
        self.end & ESCAPED != 0
    }
}

/// Returns the nodes of a document. Returns `None` if the document is not JSON, or is nested too
/// deeply.
pub(super) fn scan(bytes: &[u8]) -> Option<Vec<Node>> {
    const NONE: u32 = u32::MAX;
    // In the body of an error, a node is about ten bytes long.
    let mut nodes: Vec<Node> = Vec::with_capacity(bytes.len() / 8 + 4);
    let mut open = NONE;
    let mut opening = 0;
    let mut depth = 0;
    let mut at = skip_space(bytes, 0);
    loop {
        let start = narrow(at);
        let first = *bytes.get(at)?;
        let end = match first {
            b'"' => {
                let (end, escaped) = skip_string(bytes, at + 1)?;
                at = end;
                narrow(end) | escaped
            }
            b'{' | b'[' => {
                if depth == DEPTH {
                    return None;
                }
                at = skip_space(bytes, at + 1);
                if bytes.get(at) == Some(&closing(first)) {
                    at += 1;
                    narrow(at)
                } else {
                    depth += 1;
                    let index = narrow(nodes.len());
                    nodes.push(Node { start, end: 0, next: open });
                    (open, opening) = (index, first);
                    if first == b'{' {
                        at = scan_key(bytes, at, &mut nodes)?;
                    }
                    continue;
                }
            }
            b't' => skip_literal(bytes, &mut at, b"true")?,
            b'f' => skip_literal(bytes, &mut at, b"false")?,
            b'n' => skip_literal(bytes, &mut at, b"null")?,
            _ => skip_number(bytes, &mut at)?,
        };
        let next = narrow(nodes.len()) + 1;
        nodes.push(Node { start, end, next });
        loop {
            at = skip_space(bytes, at);
            if open == NONE {
                return (at == bytes.len()).then_some(nodes);
            }
            let byte = *bytes.get(at)?;
            at += 1;
            if byte == b',' {
                at = skip_space(bytes, at);
                if opening == b'{' {
                    at = scan_key(bytes, at, &mut nodes)?;
                }
                break;
            }
            if byte != closing(opening) {
                return None;
            }
            depth -= 1;
            let next = narrow(nodes.len());
            let container = nodes.get_mut(open as usize)?;
            container.end = narrow(at);
            open = std::mem::replace(&mut container.next, next);
            let outer = nodes.get(open as usize);
            opening = outer.map_or(0, |outer| bytes[outer.start as usize]);
        }
    }
}

const fn closing(opening: u8) -> u8 {
    if opening == b'{' { b'}' } else { b']' }
}

/// Converts a position. It always fits, because the size of a document is limited.
#[expect(clippy::cast_possible_truncation, reason = "checked by the size of the document")]
const fn narrow(position: usize) -> u32 {
    position as u32
}

/// Reads the key at `start`, and returns the position of its value.
#[inline]
fn scan_key(bytes: &[u8], start: usize, nodes: &mut Vec<Node>) -> Option<usize> {
    if bytes.get(start) != Some(&b'"') {
        return None;
    }
    let (end, escaped) = skip_string(bytes, start + 1)?;
    let next = narrow(nodes.len()) + 1;
    nodes.push(Node { start: narrow(start), end: narrow(end) | escaped, next });
    let at = skip_space(bytes, end);
    (bytes.get(at) == Some(&b':')).then(|| skip_space(bytes, at + 1))
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Returns the position after the closing quote, and a flag: [`ESCAPED`] if the string has escapes,
/// or 0 if it has none. `at` is the position after the opening quote.
fn skip_string(bytes: &[u8], mut at: usize) -> Option<(usize, u32)> {
    let mut escaped = 0;
    loop {
        while let Some(word) = bytes.get(at..at + 8).and_then(<[u8]>::first_chunk::<8>) {
            let word = u64::from_le_bytes(*word);
            let found = stops(word);
            if found == 0 {
                at += 8;
                continue;
            }
            // The lowest bit that is set in `found` is the highest bit of the first byte that stops
            // the scan. `bit` is the index of the lowest bit of this byte.
            let bit = found.trailing_zeros() & !7;
            at += bit as usize / 8;
            if (word >> bit) & 0xFF == u64::from(b'"') {
                return Some((at + 1, escaped));
            }
            break;
        }
        match *bytes.get(at)? {
            b'"' => return Some((at + 1, escaped)),
            b'\\' => {
                escaped = ESCAPED;
                match *bytes.get(at + 1)? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at += 2,
                    b'u' if bytes.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit) => at += 6,
                    _ => return None,
                }
            }
            0..0x20 => return None,
            _ => at += 1,
        }
    }
}

/// Finds the first of eight bytes that is below 0x20, a quote or a backslash. The lowest bit that
/// is set in the result is the highest bit of this byte. The bits above it have no meaning. The
/// result is 0 if there is no such byte.
const fn stops(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let found = (word.wrapping_sub(ONES * 0x20) & !word)
        | (quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash);
    found & HIGH
}

fn skip_literal(bytes: &[u8], at: &mut usize, literal: &[u8]) -> Option<u32> {
    if !bytes.get(*at..)?.starts_with(literal) {
        return None;
    }
    *at += literal.len();
    Some(narrow(*at))
}

fn skip_number(bytes: &[u8], position: &mut usize) -> Option<u32> {
    let mut at = *position;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    at = if bytes.get(at) == Some(&b'0') { at + 1 } else { skip_digits(bytes, at)? };
    if bytes.get(at) == Some(&b'.') {
        at = skip_digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = skip_digits(bytes, at)?;
    }
    *position = at;
    Some(narrow(at))
}

/// Skips one or more digits.
fn skip_digits(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    (at > start).then_some(at)
}
