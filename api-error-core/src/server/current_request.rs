//! Tells the errors of a handler which request they answer.
//!
//! A framework turns an error into a response without the request at hand. The layer puts what it
//! knows of the request where the conversion finds it, on this thread, while it polls the handler.

use crate::model::{ApiError, Context};
use crate::server::layer::Request;
use crate::server::log;
use bytes::Bytes;
use http::Response;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// In a box, since it moves in and out at every poll.
    static CURRENT: Cell<Option<Box<Request>>> = const { Cell::new(None) };
}

/// What a handler's panic said.
pub(crate) struct Panic(Box<dyn Any + Send>);

impl Panic {
    pub(crate) fn text(&self) -> &str {
        match (self.0.downcast_ref::<&str>(), self.0.downcast_ref::<String>()) {
            (Some(text), _) => text,
            (_, Some(text)) => text,
            _ => "panic",
        }
    }
}

/// Runs a part of what answers `request`.
pub(crate) fn enter<T>(
    request: &mut Option<Box<Request>>,
    run: impl FnOnce() -> T,
) -> Result<T, Panic> {
    swap(request);
    let result = catch_unwind(AssertUnwindSafe(run));
    swap(request);
    result.map_err(Panic)
}

/// While `run` runs, `request` holds what was current before: that of a layer further out.
fn swap(request: &mut Option<Box<Request>>) {
    // At a thread's end there is no current request, and the layer renders the error afterwards.
    let _ = CURRENT.try_with(|current| {
        let inner = request.take();
        *request = current.replace(inner);
    });
}

/// The response to an error, logged, when there is a layer around.
pub(crate) fn answer_within(error: &dyn ApiError) -> Option<Response<Bytes>> {
    /// Puts the request back, also when what it renders panics.
    struct Taken(Option<Box<Request>>);

    impl Drop for Taken {
        fn drop(&mut self) {
            let _ = CURRENT.try_with(|current| current.set(self.0.take()));
        }
    }

    let request = CURRENT.try_with(Cell::take).unwrap_or_default()?;
    Taken(Some(request)).0.as_mut().map(|request| request.answer(error))
}

/// The response to an error, logged, and whether a layer around it has nothing left to do.
pub(crate) fn answer(error: &dyn ApiError) -> (Response<Bytes>, bool) {
    if let Some(response) = answer_within(error) {
        return (response, true);
    }
    log::error(error, None, None);
    (error.render(&Context::new()), false)
}
