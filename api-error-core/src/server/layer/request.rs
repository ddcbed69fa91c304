//! The facts about a request that its error responses contain.

use super::request_id::{self, REQUEST_ID};
use super::{Rejection, Settings};
use crate::model::{ApiError, Context};
use crate::server::log::log_error;
use crate::text::uri::{Characters, PercentEncoded};
use bytes::Bytes;
use http::header::{ACCEPT, VARY};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use std::sync::Arc;

/// The facts about a request that its error responses contain, and the settings of the layer.
pub(crate) struct Request {
    settings: Arc<Settings>,
    method: Method,
    path: Option<PathAndQuery>,
    sent_id: Option<HeaderValue>,
    accept: Vec<HeaderValue>,
    /// Created for the first error, because most requests have none.
    context: Option<Context>,
}

impl Request {
    pub(crate) fn new(
        settings: &Arc<Settings>,
        method: Method,
        path: Option<PathAndQuery>,
        headers: &HeaderMap,
    ) -> Self {
        let accept = if settings.negotiates() {
            headers.get_all(ACCEPT).iter().cloned().collect()
        } else {
            Vec::new()
        };
        let sent_id = headers.get(REQUEST_ID).cloned();
        Self { settings: settings.clone(), method, path, sent_id, accept, context: None }
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// Logs an error and renders it.
    pub(crate) fn log_and_render(&mut self, error: &dyn ApiError) -> Response<Bytes> {
        log_error(error, self.context().request_id(), None);
        self.render(error)
    }

    /// Logs the error of a response that the framework generated, with the framework's text, and
    /// renders it.
    pub(crate) fn reject(&mut self, status: StatusCode, text: Option<&str>) -> Response<Bytes> {
        let path = self.path.as_ref().map_or("", PathAndQuery::path);
        let rejection = Rejection { status, text, method: &self.method, path };
        let error = self.settings.error_for(&rejection);
        log_error(&*error, self.context().request_id(), text);
        self.render(&*error)
    }

    /// Renders an error that has been logged.
    pub(crate) fn render(&mut self, error: &dyn ApiError) -> Response<Bytes> {
        let envelope = self.settings.envelope_for(&self.accept);
        let negotiates = self.settings.negotiates();
        let context = self.context();
        let mut response = envelope.render(error, context);
        let headers = response.headers_mut();
        if let Some(Ok(id)) = context.request_id().map(HeaderValue::from_str) {
            headers.insert(REQUEST_ID, id);
        }
        if negotiates {
            headers.append(VARY, HeaderValue::from_static("Accept"));
        }
        response
    }

    fn context(&mut self) -> &Context {
        self.context.get_or_insert_with(|| {
            let sent = self.sent_id.as_ref().and_then(request_id::valid);
            let context = Context::new()
                .with_request_id(sent.map_or_else(request_id::generate, str::to_owned));
            match &self.path {
                Some(path) => context.with_instance(instance(path.path())),
                None => context,
            }
        })
    }
}

/// Returns a path as a percent-encoded URI reference, which cannot be parsed as an authority
/// (RFC 3986 §3.3, §4.2).
fn instance(path: &str) -> String {
    let prefix = if path.starts_with("//") { "/." } else { "" };
    format!("{prefix}{}", PercentEncoded::new(path, &Characters::PATH).keeping_escapes())
}

#[cfg(test)]
mod tests {
    use super::instance;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        for (path, expected) in [
            ("/carts/c-9", "/carts/c-9"),
            ("/a%20b", "/a%20b"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("//evil.example/x", "/.//evil.example/x"),
            ("/é\"<>", "/%C3%A9%22%3C%3E"),
            ("/a|b^c", "/a%7Cb%5Ec"),
            ("*", "*"),
            ("", ""),
        ] {
            assert_eq!(instance(path), expected);
        }
    }
}
