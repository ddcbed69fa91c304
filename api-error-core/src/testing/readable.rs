//! Reading the bodies of responses.

#[cfg(any(feature = "actix", feature = "poem", feature = "reqwest", feature = "rocket"))]
use super::buffered::response_of;
use bytes::{Buf, Bytes};
use http::Response;
use std::fmt::{Debug, Display};
use std::future::poll_fn;
use std::pin::pin;

/// A response whose body [`read`] reads.
#[diagnostic::on_unimplemented(
    message = "the body of `{Self}` cannot be read",
    label = "not a response of `http`, or of a library whose feature is enabled",
    note = "actix-web, poem, reqwest and rocket have the features `actix`, `poem`, `reqwest` and `rocket`"
)]
pub trait Readable {
    /// Reads the body.
    ///
    /// # Panics
    /// Panics if the body cannot be read.
    fn read(self) -> impl Future<Output = Response<Bytes>>;
}

/// Reads the body of a response, for [`assert_error!`](crate::testing::assert_error).
///
/// It accepts the responses of axum, hyper and every other library that uses `http::Response`. With
/// the features `actix`, `poem`, `reqwest` and `rocket` it also accepts the responses of these
/// libraries.
///
/// # Panics
/// Panics if the body cannot be read, because then the test has failed.
pub async fn read(response: impl Readable) -> Response<Bytes> {
    response.read().await
}

/// Fails the test.
fn unreadable(error: impl Display) -> ! {
    panic!("the body of the response cannot be read: {error}")
}

impl<B: http_body::Body> Readable for Response<B>
where
    B::Error: Debug,
{
    async fn read(self) -> Response<Bytes> {
        let (parts, body) = self.into_parts();
        let mut body = pin!(body);
        let mut bytes = Vec::new();
        while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
            match frame {
                Ok(frame) => {
                    if let Ok(mut data) = frame.into_data() {
                        bytes.extend_from_slice(&data.copy_to_bytes(data.remaining()));
                    }
                }
                Err(error) => unreadable(format_args!("{error:?}")),
            }
        }
        Response::from_parts(parts, bytes.into())
    }
}

#[cfg(feature = "actix")]
mod actix {
    use super::{Bytes, Readable, Response, response_of, unreadable};
    use crate::server::frameworks::actix::new_headers;
    use actix_web::HttpResponse;
    use actix_web::body::{MessageBody, to_bytes};
    use actix_web::dev::ServiceResponse;
    use http::StatusCode;

    #[cfg_attr(docsrs, doc(cfg(feature = "actix")))]
    impl<B: MessageBody> Readable for HttpResponse<B> {
        async fn read(self) -> Response<Bytes> {
            let status = StatusCode::from_u16(self.status().as_u16());
            let status = status.unwrap_or_else(|error| unreadable(error));
            let headers = new_headers(self.headers());
            match to_bytes(self.into_body()).await {
                Ok(body) => response_of(status, headers, body),
                Err(error) => unreadable(error.into()),
            }
        }
    }

    #[cfg_attr(docsrs, doc(cfg(feature = "actix")))]
    impl<B: MessageBody> Readable for ServiceResponse<B> {
        async fn read(self) -> Response<Bytes> {
            self.into_parts().1.read().await
        }
    }
}

#[cfg(feature = "poem")]
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl Readable for poem::Response {
    async fn read(self) -> Response<Bytes> {
        let (parts, body) = self.into_parts();
        match body.into_bytes().await {
            Ok(body) => response_of(parts.status, parts.headers, body),
            Err(error) => unreadable(error),
        }
    }
}

#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
impl Readable for reqwest::Response {
    async fn read(self) -> Response<Bytes> {
        let (status, headers) = (self.status(), self.headers().clone());
        match self.bytes().await {
            Ok(body) => response_of(status, headers, body),
            Err(error) => unreadable(error),
        }
    }
}

#[cfg(feature = "rocket")]
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl Readable for rocket::local::asynchronous::LocalResponse<'_> {
    async fn read(mut self) -> Response<Bytes> {
        use crate::server::frameworks::rocket::headers_of;
        use rocket::tokio::io::AsyncReadExt as _;
        let status = http::StatusCode::from_u16(self.status().code);
        let status = status.unwrap_or_else(|error| unreadable(error));
        let headers = headers_of(self.headers().iter().map(|header| (header.name, header.value)));
        // The method `into_bytes` is not used, because it returns `None` for an empty body too, not
        // only for an error.
        let mut body = Vec::new();
        match self.read_to_end(&mut body).await {
            Ok(_) => response_of(status, headers, body.into()),
            Err(error) => unreadable(error),
        }
    }
}
