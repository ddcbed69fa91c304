//! The text of a doc comment, in const evaluation.

/// Returns the length of the text that [`doc_text`] returns.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn doc_len(doc: &str) -> usize {
    trim_doc(doc, &mut [])
}

/// Returns a doc comment without the space at the start of each line, and without spaces and line
/// ends at the end.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn doc_text<const N: usize>(doc: &str) -> [u8; N] {
    let mut text = [0; N];
    trim_doc(doc, &mut text);
    text
}

/// Writes the trimmed text to `out`. Returns the length of the whole text, also if only a part of
/// it fits into `out`.
#[cfg_attr(debug_assertions, inline)]
const fn trim_doc(doc: &str, out: &mut [u8]) -> usize {
    let bytes = doc.as_bytes();
    let mut end = bytes.len();
    while end > 0 && (bytes[end - 1] == b'\n' || bytes[end - 1] == b' ') {
        end -= 1;
    }
    let mut len = 0;
    let mut index = 0;
    while index < end {
        let starts_line = index == 0 || bytes[index - 1] == b'\n';
        if !(starts_line && bytes[index] == b' ') {
            if len < out.len() {
                out[len] = bytes[index];
            }
            len += 1;
        }
        index += 1;
    }
    len
}
