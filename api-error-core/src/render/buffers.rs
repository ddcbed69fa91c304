//! The memory in which bodies are written.

use bytes::{Bytes, BytesMut};
use std::cell::RefCell;

/// Returns the body that `write` appends.
pub(crate) fn written(write: impl Fn(&mut Vec<u8>)) -> Bytes {
    thread_local! {
        static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
    }
    let body = BUFFERS.try_with(|buffers| {
        let mut buffers = buffers.try_borrow_mut().ok()?;
        Some(buffers.written(&write))
    });
    match body {
        Ok(Some(body)) => body,
        // The thread ends, or this body is written while another one is.
        _ => written_alone(&write),
    }
}

/// Writes a body to its own memory.
#[cold]
fn written_alone(write: &impl Fn(&mut Vec<u8>)) -> Bytes {
    let mut text = Vec::new();
    write(&mut text);
    text.into()
}

/// The memory of a thread in which bodies are written.
struct Buffers {
    /// The body that is being written.
    text: Vec<u8>,
    /// The end of the block that contains the short bodies of this thread.
    block: Option<BytesMut>,
}

impl Buffers {
    const fn new() -> Self {
        Self { text: Vec::new(), block: None }
    }

    /// The capacity of a block, in bytes.
    const BLOCK: usize = 4 * 1024;

    /// The longest body that is stored in a block. A body that is not sent yet holds the whole block.
    const SHORT: usize = 512;

    /// The largest capacity of a buffer that is reused, in bytes.
    const REUSE_LIMIT: usize = 16 * 1024;

    /// Writes the body. A short one needs no allocation: it is a part of a block, which is reused when
    /// none of its bodies is needed.
    #[inline]
    fn written(&mut self, write: &impl Fn(&mut Vec<u8>)) -> Bytes {
        self.text.clear();
        write(&mut self.text);
        let body = self.text.as_slice();
        if body.len() > Self::SHORT {
            return self.copy_of_text();
        }
        let block = self.block.get_or_insert_default();
        if block.capacity() < body.len() {
            block.reserve(Self::BLOCK);
        }
        block.extend_from_slice(body);
        block.split().freeze()
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
