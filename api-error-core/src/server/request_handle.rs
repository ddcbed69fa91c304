//! The current request, for errors that are not its response.

use crate::model::{ApiError, Context};
#[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
use crate::server::current_request;
use crate::server::layer::{Request, choose_envelope};
use crate::server::observe::report_without_layer;
use bytes::Bytes;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

/// The request that is being handled, for errors that are not its response: in a stream, a spawned
/// task, a `WebSocket`, or one item of a bulk response.
///
/// Get it in the handler, before the response is returned, and move it into the stream or the task.
/// A clone is cheap. Outside an [`ApiErrorLayer`](crate::ApiErrorLayer), the value is empty: the
/// reports then contain no facts about a request. With rocket, this type is a request guard: add an
/// argument of this type to the handler.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{CurrentRequest, Error};
///
/// async fn start_import() {
///     let request = CurrentRequest::get();
///     let task = async move {
///         if let Err(error) = import() {
///             request.report(&*error);
///         }
///     };
///     // Spawn the task.
/// #   drop(task);
/// }
///
/// fn import() -> Result<(), Error> {
///     Err(Error::internal("the disk is full"))
/// }
/// ```
#[cfg_attr(
    docsrs,
    doc(cfg(any(
        feature = "actix",
        feature = "axum",
        feature = "poem",
        feature = "rocket",
        feature = "tower"
    )))
)]
#[derive(Clone, Default)]
pub struct CurrentRequest(Option<Arc<(Request, Context)>>);

impl CurrentRequest {
    /// Returns the request whose handler is running. The value is empty outside a layer, in a
    /// spawned task, and with rocket.
    #[must_use]
    pub fn get() -> Self {
        #[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
        return Self(current_request::snapshot().map(Arc::new));
        #[cfg(not(any(feature = "actix", feature = "poem", feature = "tower")))]
        Self(None)
    }

    #[cfg(feature = "rocket")]
    pub(crate) fn new(snapshot: (Request, Context)) -> Self {
        Self(Some(Arc::new(snapshot)))
    }

    /// Returns the facts that an error response to this request contains, such as the request id.
    #[must_use]
    pub fn context(&self) -> &Context {
        static EMPTY: Context = Context::new();
        self.0.as_ref().map_or(&EMPTY, |snapshot| &snapshot.1)
    }

    /// Logs an error, calls the observers, and returns the body of the error, with the id and the
    /// path of the request.
    ///
    /// The body has the envelope that a response to this error would have. If the error panics
    /// while it is rendered, this method returns the body of a 500. Outside a layer, such a panic
    /// is not caught.
    ///
    /// Do not report an error that the handler returns, because the layer reports that error too.
    /// To render an error without reporting it, use [`Rendered`](crate::Rendered) with
    /// [`context`](Self::context).
    ///
    /// Pass an [`Error`](crate::Error) as `&*error`.
    pub fn report(&self, error: &(dyn ApiError + Send + Sync + 'static)) -> Bytes {
        if let Some(snapshot) = &self.0 {
            // The request is shared, and rendering changes it.
            return snapshot.0.clone().report_and_write(error);
        }
        report_without_layer(error);
        choose_envelope(error).0.to_response().into_body()
    }
}

impl Debug for CurrentRequest {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("CurrentRequest").field(self.context()).finish()
    }
}
