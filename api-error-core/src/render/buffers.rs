//! The memory in which bodies are written.

use bytes::{Bytes, BytesMut};
use std::cell::RefCell;

thread_local! {
    static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
}

/// Calls `write` with the buffers of this thread. `write` gets no buffers while the thread ends,
/// and while the thread writes another body.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "its callers do little else"),
    inline(always)
)]
fn with_buffers(write: impl Fn(Option<&mut Buffers>) -> Bytes) -> Bytes {
    // The closure stores the body, because a body that `try_with` returns is copied once more.
    let mut body = None;
    let _ = BUFFERS.try_with(|buffers| {
        if let Ok(mut buffers) = buffers.try_borrow_mut() {
            body = Some(write(Some(&mut buffers)));
        }
    });
    body.unwrap_or_else(|| write(None))
}

/// Returns the body that `write` appends.
#[cfg_attr(
    not(debug_assertions),
    expect(clippy::inline_always, reason = "nearly all bodies are written by one caller"),
    inline(always)
)]
pub(super) fn written(write: impl Fn(&mut Vec<u8>)) -> Bytes {
    with_buffers(|buffers| match buffers {
        Some(buffers) => buffers.written(&write),
        None => written_alone(&write),
    })
}

/// Writes a body to its own memory.
#[cold]
fn written_alone(write: &impl Fn(&mut Vec<u8>)) -> Bytes {
    let mut text = Vec::new();
    write(&mut text);
    text.into()
}

/// Returns the body with these parts, which together have this length.
#[inline]
pub(super) fn joined(length: usize, parts: &(impl Iterator<Item: AsRef<[u8]>> + Clone)) -> Bytes {
    with_buffers(|buffers| {
        if let Some(buffers) = buffers
            && let Some(block) = short_block(&mut buffers.block, length)
        {
            parts.clone().for_each(|part| block.extend_from_slice(part.as_ref()));
            return block.split().freeze();
        }
        let mut body = Vec::with_capacity(length);
        parts.clone().for_each(|part| body.extend_from_slice(part.as_ref()));
        body.into()
    })
}

/// The buffers of one thread.
struct Buffers {
    /// The body that is being written.
    text: Vec<u8>,
    /// The unused rest of the block in which this thread stores short bodies.
    block: Option<BytesMut>,
}

impl Buffers {
    const fn new() -> Self {
        Self { text: Vec::new(), block: None }
    }

    /// The largest capacity of a buffer that is reused, in bytes.
    const REUSE_LIMIT: usize = 16 * 1024;

    /// Writes the body. A short body needs no allocation: it is a part of a block. The block is
    /// reused when its bodies are no longer needed.
    #[inline]
    fn written(&mut self, write: &impl Fn(&mut Vec<u8>)) -> Bytes {
        self.text.clear();
        write(&mut self.text);
        let Some(block) = short_block(&mut self.block, self.text.len()) else {
            return self.copy_of_text();
        };
        block.extend_from_slice(&self.text);
        // The block was empty before, so `split` would return the same bytes. `split_to` avoids one
        // call, because `split` calls it.
        block.split_to(self.text.len()).freeze()
    }

    #[inline(never)]
    fn copy_of_text(&mut self) -> Bytes {
        let body = Bytes::copy_from_slice(&self.text);
        if self.text.capacity() > Self::REUSE_LIMIT {
            self.text = Vec::new();
        }
        body
    }
}

/// Returns the block, or `None` for a long body.
#[inline]
fn short_block(block: &mut Option<BytesMut>, length: usize) -> Option<&mut BytesMut> {
    /// The capacity of a block, in bytes.
    const BLOCK: usize = 4 * 1024;
    /// The longest body that is stored in a block. The limit is low, because a body that is not yet
    /// sent keeps the whole block in memory.
    const SHORT: usize = 512;
    if length > SHORT {
        return None;
    }
    // When the block is full, `BytesMut` reuses its memory if no body needs it. Otherwise it
    // allocates another block.
    Some(block.get_or_insert_with(|| BytesMut::with_capacity(BLOCK)))
}
