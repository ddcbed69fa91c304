//! Responses whose body is in memory.

use crate::received::Received;
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::ops::Deref;

/// A response with its bytes, or an error that a client parsed: the input of
/// [`assert_error!`](crate::testing::assert_error).
#[derive(Clone, Debug)]
pub struct Buffered(pub(super) Content);

/// The content of [`Buffered`].
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "only the expansion of `assert_error!` names it")]
pub enum Content {
    Response(Response<Bytes>),
    Received(Received),
}

impl From<Response<Bytes>> for Buffered {
    fn from(response: Response<Bytes>) -> Self {
        Self(Content::Response(response))
    }
}

impl From<Received> for Buffered {
    fn from(received: Received) -> Self {
        Self(Content::Received(received))
    }
}

/// A response whose body is in memory.
///
/// Implement it for the response of another test client, to pass this response to
/// [`assert_error!`](crate::testing::assert_error).
#[diagnostic::on_unimplemented(
    message = "the body of `{Self}` is not in memory",
    label = "write `api_error::testing::read(response).await`"
)]
pub trait BufferedResponse {
    /// Returns a copy of the response. The call can consume the body.
    fn buffered(&mut self) -> Buffered;
}

impl<B: AsRef<[u8]>> BufferedResponse for Response<B> {
    fn buffered(&mut self) -> Buffered {
        copied(self)
    }
}

impl<B: AsRef<[u8]>> BufferedResponse for &Response<B> {
    fn buffered(&mut self) -> Buffered {
        copied(self)
    }
}

fn copied<B: AsRef<[u8]>>(response: &Response<B>) -> Buffered {
    let body = Bytes::copy_from_slice(response.body().as_ref());
    response_of(response.status(), response.headers().clone(), body).into()
}

/// Returns the response with these parts.
pub(super) fn response_of(status: StatusCode, headers: HeaderMap, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

impl BufferedResponse for Received {
    fn buffered(&mut self) -> Buffered {
        self.clone().into()
    }
}

impl BufferedResponse for &Received {
    fn buffered(&mut self) -> Buffered {
        Received::clone(self).into()
    }
}

#[cfg(feature = "rocket")]
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl BufferedResponse for rocket::local::blocking::LocalResponse<'_> {
    /// # Panics
    /// Panics if the body cannot be read.
    fn buffered(&mut self) -> Buffered {
        use crate::server::frameworks::rocket::headers_of;
        let mut body = Vec::new();
        std::io::Read::read_to_end(self, &mut body)
            .unwrap_or_else(|error| panic!("the body of the response cannot be read: {error}"));
        let headers = headers_of(self.headers().iter().map(|header| (header.name, header.value)));
        let status = StatusCode::from_u16(self.status().code)
            .unwrap_or_else(|_| panic!("{} is not a status", self.status().code));
        response_of(status, headers, body.into()).into()
    }
}

/// A wrapper around the argument of `assert_error!`.
///
/// The macro calls `status_code`, `headers` and `as_bytes` on the wrapper. The wrapper of a
/// [`BufferedResponse`] has these methods. Any other wrapper only dereferences to the type inside,
/// such as the response of axum-test, whose methods have the same names. So the core does not
/// depend on axum-test.
#[derive(Debug)]
pub struct Probe<T>(pub T);

/// A placeholder for the status and the headers: `as_bytes` returns the whole response.
#[derive(Clone, Copy, Debug)]
pub struct Included;

#[allow(missing_docs, reason = "only the expansion of `assert_error!` calls these methods")]
impl<T: BufferedResponse> Probe<T> {
    #[must_use]
    pub fn status_code(&self) -> Included {
        Included
    }

    #[must_use]
    pub fn headers(&self) -> Included {
        Included
    }

    pub fn as_bytes(&mut self) -> Buffered {
        self.0.buffered()
    }
}

impl<T> Deref for Probe<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl From<(Included, Included, Buffered)> for Buffered {
    fn from((_, _, buffered): (Included, Included, Buffered)) -> Self {
        buffered
    }
}

impl<B: AsRef<[u8]>> From<(StatusCode, &HeaderMap, B)> for Buffered {
    fn from((status, headers, body): (StatusCode, &HeaderMap, B)) -> Self {
        let body = Bytes::copy_from_slice(body.as_ref());
        response_of(status, headers.clone(), body).into()
    }
}

/// Borrows a response, so that a test can use it after the assertion.
pub trait ByReference {
    /// Returns the wrapper.
    fn __api_error_probe(&self) -> Probe<&Self> {
        Probe(self)
    }
}

impl<T: ?Sized> ByReference for T {}

/// Moves a response whose bytes are available only by value.
///
/// The compiler selects this method before the method of [`ByReference`], because `self` needs no
/// borrow.
pub trait ByValue: Sized {
    /// Returns the wrapper.
    fn __api_error_probe(self) -> Probe<Self> {
        Probe(self)
    }
}

#[cfg(feature = "rocket")]
impl ByValue for rocket::local::blocking::LocalResponse<'_> {}
