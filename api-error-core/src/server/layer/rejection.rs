//! Error responses that a framework generated.

use super::RejectionKind;
use super::names::Names;
use crate::envelope::{AnyEnvelope, Problem};
use crate::model::{ApiError, Context, ErrorSpec, Identity, Issue, Issues, Message, Status};
use crate::render::render;
use bytes::Bytes;
use http::{Method, Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

/// An error response that the framework generated, and its request.
#[derive(Clone, Copy, Debug)]
pub struct Rejection<'a> {
    pub(super) status: StatusCode,
    pub(super) kind: RejectionKind,
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

    /// Returns the part of the framework that generated the response.
    #[must_use]
    pub const fn kind(&self) -> RejectionKind {
        self.kind
    }

    /// Returns the text of the framework, such as the description of an error in the JSON of a
    /// body.
    ///
    /// Returns `None` for a 5xx, whose text is only logged.
    ///
    /// Careful: such a text can contain names of Rust types, and parts of the request.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.text.filter(|_| self.status.is_client_error())
    }

    /// Returns the method of the request.
    #[must_use]
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// Returns the path of the request that the layer receives. If the layer is in a nested router,
    /// the path does not contain the router's prefix.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.path
    }
}

/// An error with the name of its status: a rejection that the application does not map to one of
/// its errors, an `HttpError`, or an error of `Error::internal`.
pub(super) struct RejectionError {
    names: Arc<Names>,
    status: &'static Status,
    /// The name that the envelope gives to rejections, such as `invalid_request` in `OAuth2`.
    name: Option<&'static str>,
    text: Option<String>,
    issues: Vec<Issue>,
}

impl RejectionError {
    /// Creates the error of a status, for `envelope`. The error of a 4xx sends `text`.
    pub(super) fn new(
        status: StatusCode,
        text: Option<&str>,
        names: &Arc<Names>,
        envelope: &AnyEnvelope,
    ) -> Self {
        // A number above 599 is not a status (RFC 9110 §15), so such a response is sent as a 500.
        let status = Status::from_number(status.as_u16()).unwrap_or(Status::INTERNAL);
        let is_client_error = status.code().is_client_error();
        Self {
            names: names.clone(),
            status,
            name: envelope.names.rejection_name(status.code().as_u16()),
            text: text.filter(|_| is_client_error).map(str::to_owned),
            issues: Vec::new(),
        }
    }

    /// Returns the status, if the error has no text and no issues.
    pub(super) fn status_alone(&self) -> Option<StatusCode> {
        (self.text.is_none() && self.issues.is_empty()).then(|| self.status.code())
    }

    /// Returns the same error with these issues.
    pub(super) fn with_issues(mut self, issues: Vec<Issue>) -> Self {
        self.issues = issues;
        self
    }
}

impl Debug for RejectionError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("RejectionError").field(&self.status.code()).finish()
    }
}

impl Display for RejectionError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text.as_deref().unwrap_or(self.status.reason_phrase))
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
        if self.status.code().is_client_error() { &CLIENT } else { &SERVER }
    }

    fn message(&self) -> Message<'_> {
        match &self.text {
            Some(text) => Message::literal(text),
            None => Message::literal(self.status.reason_phrase),
        }
    }

    fn issues(&self) -> &dyn Issues {
        &self.issues
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }

    fn identity(&self) -> Identity<'_> {
        let identity = self.names.identity(self.status);
        match self.name {
            Some(name) => Identity { name, ..identity },
            None => identity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RejectionError;
    use crate::envelope::{AnyEnvelope, OAuth2, Problem};
    use crate::model::{ApiError, GrpcCode};
    use crate::server::layer::names::Names;
    use crate::text::case::Case;
    use http::StatusCode;
    use std::sync::Arc;

    fn rejection(status: u16, names: Names, envelope: &AnyEnvelope) -> RejectionError {
        let status = StatusCode::from_u16(status).expect("it is in 100..=999");
        RejectionError::new(status, Some("text of the framework"), &Arc::new(names), envelope)
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
            let error = rejection(status, Names::default(), &AnyEnvelope::new::<Problem>());
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
        for (status, text) in [(400, "text of the framework"), (500, "Internal Server Error")] {
            let error = rejection(status, Names::default(), &AnyEnvelope::new::<Problem>());
            assert_eq!(error.message().to_string(), text);
        }
    }

    #[test]
    fn names_domain_and_types_come_from_the_settings() {
        let base = Some("https://shop.example/errors/");
        for (status, name, type_uri) in [
            (404, "notFound", Some("https://shop.example/errors/not-found")),
            (430, "badRequest", Some("https://shop.example/errors/bad-request")),
            (503, "serviceUnavailable", None),
        ] {
            let names = Names::new(Case::Camel, Some("shop.example"), base);
            let error = rejection(status, names, &AnyEnvelope::new::<Problem>());
            let identity = error.identity();
            assert_eq!((identity.name(), identity.type_uri()), (name, type_uri));
            assert_eq!(identity.domain(), Some("shop.example"));
        }
    }

    #[test]
    fn a_rejection_under_oauth2_has_a_registered_name() {
        for (status, name) in
            [(404, "invalid_request"), (500, "server_error"), (503, "temporarily_unavailable")]
        {
            let error = rejection(status, Names::default(), &AnyEnvelope::new::<OAuth2>());
            assert_eq!(error.identity().name(), name);
        }
    }
}
