//! Copies short texts in blocks of 16, 8, 4, 2 or 1 bytes. The compiler copies a block of known
//! length without a function call.

/// The length of the longest text that is copied in blocks of known length.
pub(crate) const SHORT: usize = 32;

/// Copies a text of at most [`SHORT`] bytes to `start` of `block`, and returns the end of the text
/// in `block`. The first bytes and the last bytes are copied separately, and can overlap.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs as much as the copy"),
    inline(always)
)]
pub(crate) fn put_short(block: &mut [u8], start: usize, text: &[u8]) -> Option<usize> {
    let end = start + text.len();
    if text.len() > 16 {
        let (first, last) = (text.first_chunk::<16>()?, text.last_chunk::<16>()?);
        if text.len() > SHORT {
            return None;
        }
        put(block, start, *first)?;
        put(block, end - 16, *last)?;
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        put(block, start, *first)?;
        put(block, end - 8, *last)?;
    } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        put(block, start, *first)?;
        put(block, end - 4, *last)?;
    } else if let (Some(first), Some(last)) = (text.first_chunk::<2>(), text.last_chunk::<2>()) {
        put(block, start, *first)?;
        put(block, end - 2, *last)?;
    } else if let Some(byte) = text.first_chunk::<1>() {
        put(block, start, *byte)?;
    }
    Some(end)
}

/// Copies bytes to `start` of the block, if there is room.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs more than the copy"),
    inline(always)
)]
fn put<const N: usize>(block: &mut [u8], start: usize, bytes: [u8; N]) -> Option<()> {
    *block.get_mut(start..)?.first_chunk_mut()? = bytes;
    Some(())
}

/// Appends the first `length` bytes of a block. This function first appends the whole block, so it
/// can allocate memory, unless [`has_room`] returns true for the length of the block.
#[cfg_attr(
    not(debug_assertions),
    expect(
        clippy::inline_always,
        reason = "the length of the block is constant only in the caller"
    ),
    inline(always)
)]
pub(crate) fn append_start(out: &mut Vec<u8>, block: &[u8], length: usize) {
    let end = out.len() + length;
    out.extend_from_slice(block);
    out.truncate(end);
}

/// Returns whether `length` bytes fit into `out` without an allocation. After this check, the
/// compiler removes the code of [`append_start`] that allocates memory.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "a call costs more than the comparison"),
    inline(always)
)]
pub(crate) const fn has_room(out: &Vec<u8>, length: usize) -> bool {
    out.capacity() - out.len() >= length
}
