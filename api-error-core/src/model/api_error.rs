//! The trait that every API error implements.

use crate::model::{
    Context, Data, ErrorSpec, Identity, Issue, Issues, Message, Origin, RetryAfter,
    identity_getters,
};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::error::Error as StdError;
use std::sync::Arc;

/// An error of an HTTP API.
///
/// `#[derive(ApiError)]` implements it. The trait is object safe.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "needs `#[derive(api_error::ApiError)]`; for an error of another library write `.internal()?`, with `use api_error::ResultExt;`"
)]
pub trait ApiError: StdError {
    /// Returns the static contract of this variant.
    fn spec(&self) -> &'static ErrorSpec;

    /// Returns the text for the client. The `Display` text of a 5xx is returned only if it is
    /// exposed.
    fn message(&self) -> Message<'_>;

    /// Returns the inner error, if the variant is `transparent`.
    fn nested(&self) -> Option<&dyn ApiError> {
        None
    }

    /// Returns the data for the client: the static members and the fields marked `#[data]`.
    fn data(&self) -> Data<'_> {
        self.nested().map_or(Data::EMPTY, |nested| nested.data())
    }

    /// Returns the nested errors, such as the failures of a validation.
    fn issues(&self) -> &dyn Issues {
        const NONE: &[Issue; 0] = &[];
        self.nested().map_or(NONE, |nested| nested.issues())
    }

    /// Returns the time after which the unchanged request may be sent again.
    fn retry_after(&self) -> Option<RetryAfter> {
        match self.nested() {
            Some(nested) => nested.retry_after(),
            None => self.spec().retry_after().map(RetryAfter::Seconds),
        }
    }

    /// Appends the headers that the error declares. Rendering adds `Content-Type`, `Retry-After`
    /// and the headers that HTTP requires for the status.
    fn append_headers(&self, headers: &mut HeaderMap) {
        match self.nested() {
            Some(nested) => nested.append_headers(headers),
            None => self.spec().append_fixed_headers(headers),
        }
    }

    /// Renders the response in the envelope of this type, also if the variant is `transparent`. If
    /// the type declares no envelope, its envelope is the envelope of its [`Api`](crate::Api), or
    /// else [`Problem`](crate::envelope::Problem).
    ///
    /// If the type declares no envelope, a server can choose another one: see [`EnvelopeSource`].
    fn render(&self, context: &Context) -> Response<Bytes>;

    /// Returns the facts that identify the error. The default is the identity of the
    /// [inner error](Self::nested), or else of the [`spec`](Self::spec).
    ///
    /// The library reads these facts only from this method, and not from the getters of the same
    /// facts, such as [`status`](Self::status). An override of such a getter does not change a
    /// response.
    fn identity(&self) -> Identity<'_> {
        match self.nested() {
            Some(nested) => nested.identity(),
            None => *self.spec().identity(),
        }
    }

    /// Returns the HTTP status.
    fn status(&self) -> StatusCode {
        self.identity().status()
    }

    identity_getters!([] '_ is_retryable);

    /// Returns the declaration that chose the envelope of [`render`](Self::render).
    ///
    /// A layer reads it to choose the envelope of the response: see [`EnvelopeSource`].
    fn envelope_source(&self) -> EnvelopeSource {
        EnvelopeSource::Default
    }

    /// Returns the place where the error was created, for the log. Returns `None` if the place is
    /// not known.
    #[doc(hidden)]
    fn origin(&self) -> Option<&Origin> {
        self.nested().and_then(|nested| nested.origin())
    }

    /// Renders the error without any facts about the request: `render(&Context::new())`.
    fn to_response(&self) -> Response<Bytes> {
        static EMPTY: Context = Context::new();
        self.render(&EMPTY)
    }
}

macro_rules! forward {
    () => {
        fn spec(&self) -> &'static ErrorSpec {
            (**self).spec()
        }

        fn message(&self) -> Message<'_> {
            (**self).message()
        }

        fn nested(&self) -> Option<&dyn ApiError> {
            (**self).nested()
        }

        fn data(&self) -> Data<'_> {
            (**self).data()
        }

        fn issues(&self) -> &dyn Issues {
            (**self).issues()
        }

        fn retry_after(&self) -> Option<RetryAfter> {
            (**self).retry_after()
        }

        fn append_headers(&self, headers: &mut HeaderMap) {
            (**self).append_headers(headers);
        }

        fn render(&self, context: &Context) -> Response<Bytes> {
            (**self).render(context)
        }

        fn identity(&self) -> Identity<'_> {
            (**self).identity()
        }

        fn envelope_source(&self) -> EnvelopeSource {
            (**self).envelope_source()
        }

        fn origin(&self) -> Option<&Origin> {
            (**self).origin()
        }

        fn to_response(&self) -> Response<Bytes> {
            (**self).to_response()
        }
    };
}

impl<E: ApiError + ?Sized> ApiError for &E {
    forward! {}
}

impl<E: ApiError> ApiError for Box<E> {
    forward! {}
}

impl<E: ApiError + ?Sized> ApiError for Arc<E> {
    forward! {}
}

/// The declaration that chose the envelope of an error.
///
/// A layer uses the declared envelope. If there is none, it uses the first of these envelopes that
/// exists: the envelope that the client negotiated, the envelope of the error's
/// [`Api`](crate::Api), and the envelope of the layer. For an error in a transparent variant, the
/// outermost type that declares an envelope decides. Without such a type, the outermost type with
/// an `Api` decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EnvelopeSource {
    /// No declaration: outside a layer, the envelope is [`Problem`](crate::envelope::Problem).
    Default,
    /// The [`Api`](crate::Api) of the error's type: `api = Store`.
    Api,
    /// The error's type: `envelope = OAuth2`.
    Declared,
}
