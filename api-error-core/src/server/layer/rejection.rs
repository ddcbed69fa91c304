//! Error responses that a framework generated.

use crate::model::{ApiError, Context, ErrorSpec, Identity, Message, Status};
use crate::render::render;
use bytes::Bytes;
use http::{Method, Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// An error response that the framework generated, and its request.
#[derive(Clone, Copy, Debug)]
pub struct Rejection<'a> {
    pub(super) status: StatusCode,
    pub(super) text: Option<&'a str>,
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
}

impl<'a> Rejection<'a> {
    /// Returns the status that the framework chose.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the text of the framework, such as what is wrong with the JSON of a body.
    ///
    /// Returns `None` for a 5xx, whose text is only logged.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.text.filter(|_| self.status.is_client_error())
    }

    /// Returns the method of the request.
    #[must_use]
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// Returns the path of the request as the layer sees it: without the prefix of a nested router.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.path
    }
}

/// The error of a rejection that the application does not map to one of its errors.
#[derive(Debug)]
pub(super) struct RejectionError {
    identity: Identity<'static>,
    text: Option<String>,
}

impl RejectionError {
    pub(super) fn of(rejection: &Rejection<'_>) -> Self {
        // A number above 599 is not a status (RFC 9110 §15): such a response is sent as a 500.
        const INTERNAL: &Status = match Status::from_number(500) {
            Some(status) => status,
            None => panic!("500 is in the table"),
        };
        let status = Status::from_number(rejection.status.as_u16()).unwrap_or(INTERNAL);
        let code = status.code();
        let identity = Identity::new(status.name, status.reason_phrase, code);
        let identity = if code.is_server_error() { identity.without_own_name() } else { identity };
        Self { identity, text: rejection.text().map(str::to_owned) }
    }
}

impl Display for RejectionError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text.as_deref().unwrap_or(self.identity.title()))
    }
}

impl StdError for RejectionError {}

impl ApiError for RejectionError {
    fn spec(&self) -> &'static ErrorSpec {
        static CLIENT: ErrorSpec =
            ErrorSpec::new("RejectionError", "BAD_REQUEST", "Bad Request", 400);
        static SERVER: ErrorSpec =
            ErrorSpec::new("RejectionError", "INTERNAL_SERVER_ERROR", "Internal Server Error", 500)
                .without_own_name();
        if self.identity.status().is_client_error() { &CLIENT } else { &SERVER }
    }

    fn message(&self) -> Message<'_> {
        Message::display(self)
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<crate::envelope::Problem>(self, context)
    }

    fn identity(&self) -> Identity<'_> {
        self.identity
    }
}

#[cfg(test)]
mod tests {
    use super::{Rejection, RejectionError};
    use crate::model::{ApiError, GrpcCode};
    use http::{Method, StatusCode};

    fn rejection(status: u16) -> RejectionError {
        let status = StatusCode::from_u16(status).expect("it is in 100..=999");
        let text = Some("text of the framework");
        RejectionError::of(&Rejection { status, text, method: &Method::GET, path: "/" })
    }

    #[test]
    fn a_rejection_has_the_identity_of_its_status() {
        for (status, sent, name, title, grpc, is_retryable) in [
            (404, 404, "NOT_FOUND", "Not Found", GrpcCode::NotFound, false),
            (418, 418, "IM_A_TEAPOT", "I'm a teapot", GrpcCode::FailedPrecondition, false),
            (429, 429, "TOO_MANY_REQUESTS", "Too Many Requests", GrpcCode::ResourceExhausted, true),
            (430, 430, "BAD_REQUEST", "Bad Request", GrpcCode::FailedPrecondition, false),
            (503, 503, "SERVICE_UNAVAILABLE", "Service Unavailable", GrpcCode::Unavailable, true),
            (600, 500, "INTERNAL_SERVER_ERROR", "Internal Server Error", GrpcCode::Internal, true),
        ] {
            let error = rejection(status);
            let identity = error.identity();
            assert_eq!(identity.status(), sent, "{status}");
            assert_eq!((identity.name(), identity.title()), (name, title), "{status}");
            assert_eq!(
                (identity.grpc(), identity.is_retryable()),
                (grpc, is_retryable),
                "{status}"
            );
            assert_eq!(identity.has_own_name(), sent < 500, "{status}");
            assert_eq!(error.to_response().status(), sent, "{status}");
        }
    }

    #[test]
    fn only_a_client_error_sends_the_text_of_the_framework() {
        assert_eq!(rejection(400).to_string(), "text of the framework");
        assert_eq!(rejection(500).to_string(), "Internal Server Error");
    }
}
