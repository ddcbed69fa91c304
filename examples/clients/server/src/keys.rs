//! Executes only one request for each `Idempotency-Key`.

use crate::ServerError;
use shop_errors::{IdempotencyError, Order};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The keys of the requests that were executed, or are being executed.
#[derive(Debug, Default)]
pub(crate) struct Keys(Mutex<HashMap<Box<[u8]>, Request>>);

#[derive(Debug)]
struct Request {
    order: Order,
    /// The number of products that were ordered, or `None` while the order is executed.
    ordered: Option<u32>,
}

impl Keys {
    /// Executes the order, unless a request with this key was executed. Returns the number of
    /// products that were ordered. A key can be used again after a failure.
    pub(crate) async fn once(
        &self,
        key: &[u8],
        order: Order,
        execution: impl Future<Output = Result<u32, ServerError>>,
    ) -> Result<u32, ServerError> {
        if let Some(ordered) = self.start(key, order)? {
            return Ok(ordered);
        }
        let running = Running { keys: self, key };
        let ordered = execution.await?;
        running.finish(ordered);
        Ok(ordered)
    }

    /// Returns the number of products that were ordered with this key. For a new key, returns
    /// `None`, and stores that the order is being executed.
    fn start(&self, key: &[u8], order: Order) -> Result<Option<u32>, IdempotencyError> {
        match self.lock().entry(key.into()) {
            Entry::Vacant(entry) => {
                entry.insert(Request { order, ordered: None });
                Ok(None)
            }
            Entry::Occupied(entry) if entry.get().order != order => Err(IdempotencyError::Reused),
            Entry::Occupied(entry) => entry.get().ordered.map(Some).ok_or(IdempotencyError::InUse),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Box<[u8]>, Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An order that is being executed. If it fails, or the client closes the connection, its key is
/// removed.
struct Running<'a> {
    keys: &'a Keys,
    key: &'a [u8],
}

impl Running<'_> {
    fn finish(self, ordered: u32) {
        if let Some(request) = self.keys.lock().get_mut(self.key) {
            request.ordered = Some(ordered);
        }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let mut keys = self.keys.lock();
        if keys.get(self.key).is_some_and(|request| request.ordered.is_none()) {
            keys.remove(self.key);
        }
    }
}
