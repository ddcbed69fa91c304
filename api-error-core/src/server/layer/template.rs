//! Responses that differ only in the request id and the instance.

use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, ErrorSpec};
use crate::render::Parts;
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use std::fmt::Write;
use std::sync::OnceLock;

/// A response, with places for the request id and the instance.
#[derive(Debug)]
pub(super) struct Template {
    status: StatusCode,
    /// The first header is an empty request id. The last header is an empty `Content-Length`. It
    /// only reserves memory in a clone: `fill` removes it, and the framework then adds the header
    /// with the length.
    headers: HeaderMap,
    parts: Parts,
}

impl Template {
    /// Creates the template of an error whose responses differ only in the request id and the
    /// instance. Returns `None` if a response contains these values in another form.
    fn new(
        context: &Context,
        id_header: &HeaderName,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Option<Box<Self>> {
        let (parts, response) = Parts::new(context, render)?;
        let mut headers = HeaderMap::new();
        headers.insert(id_header.clone(), HeaderValue::from_static(""));
        headers.extend(response.headers().clone());
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static(""));
        Some(Box::new(Self { status: response.status(), headers, parts }))
    }

    /// Returns the response. Its first header is an empty request id. Returns `None` for a context
    /// that [`Parts::body`] does not accept.
    fn fill(&self, context: &Context) -> Option<Response<Bytes>> {
        let mut response = Response::new(self.parts.body(context)?);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        *headers = self.headers.clone();
        headers.remove(CONTENT_LENGTH);
        Some(response)
    }
}

/// The templates of one layer, in the layer's envelope. A template is created when its error first
/// occurs.
pub(super) struct Templates {
    rejections: Box<[OnceLock<Option<Box<Template>>>]>,
    errors: Box<[OnceLock<Entry>]>,
}

/// The template of a declared error.
struct Entry {
    spec: &'static ErrorSpec,
    message: Box<str>,
    template: Option<Box<Template>>,
}

impl Default for Templates {
    fn default() -> Self {
        /// At most this number of errors have a template.
        const ERRORS: usize = 256;
        Self {
            rejections: (400..600).map(|_| OnceLock::new()).collect(),
            errors: (0..ERRORS).map(|_| OnceLock::new()).collect(),
        }
    }
}

/// A clone has no templates, because the settings of the new layer can change.
impl Clone for Templates {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Templates {
    /// Returns the response to a rejection without the text of the framework. `render` renders it
    /// in the envelope of the layer.
    pub(super) fn rejection(
        &self,
        status: StatusCode,
        context: &Context,
        id_header: &HeaderName,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Option<Response<Bytes>> {
        let row = self.rejections.get(usize::from(status.as_u16()).checked_sub(400)?)?;
        let template = if let Some(template) = row.get() {
            template
        } else {
            // The response is rendered before the row is set, so that the row is not locked while
            // the code of an envelope runs.
            let template = Template::new(context, id_header, render);
            row.get_or_init(|| template)
        };
        template.as_ref()?.fill(context)
    }

    /// Returns the response to an error in the envelope of the layer, if the responses to this
    /// error differ only in the request id and the instance.
    pub(super) fn error(
        &self,
        error: &dyn ApiError,
        context: &Context,
        id_header: &HeaderName,
        envelope: &AnyEnvelope,
    ) -> Option<Response<Bytes>> {
        let spec = error.spec();
        if !spec.constant || !envelope.is_pure || !is_constant(error) {
            return None;
        }
        let entry = self.entry(error, context, id_header, envelope)?;
        let template = entry.template.as_ref()?;
        error.message().is_text(&entry.message).then(|| template.fill(context))?
    }

    fn entry(
        &self,
        error: &dyn ApiError,
        context: &Context,
        id_header: &HeaderName,
        envelope: &AnyEnvelope,
    ) -> Option<&Entry> {
        let spec = error.spec();
        // The specs of a type are neighbors in memory, so each of them has a different first row.
        // If a row has the entry of another spec, the next row is tried.
        let first = std::ptr::from_ref(spec).addr() / size_of::<ErrorSpec>();
        for index in first..first + 4 {
            let row = &self.errors[index % self.errors.len()];
            let entry = if let Some(entry) = row.get() {
                entry
            } else {
                let mut message = String::new();
                write!(message, "{}", error.message()).ok()?;
                let template =
                    Template::new(context, id_header, |context| envelope.render(error, context));
                // A `Display` can write a different text each time.
                let template = template.filter(|_| error.message().is_text(&message));
                row.get_or_init(|| Entry { spec, message: message.into(), template })
            };
            if std::ptr::eq(entry.spec, spec) {
                return Some(entry);
            }
        }
        None
    }
}

/// Returns whether an error has only a spec and a message. The field `constant` of the spec does
/// not prove this, because a hand-written type can return the spec of another type.
fn is_constant(error: &dyn ApiError) -> bool {
    let has_headers = || {
        let mut headers = HeaderMap::new();
        error.append_headers(&mut headers);
        !headers.is_empty()
    };
    error.spec().headers().is_empty()
        && !has_headers()
        && error.nested().is_none()
        && error.retry_after().is_none()
        && error.data().is_empty()
        && error.issues().is_empty()
        && error.identity().is_same(error.spec().identity())
}

#[cfg(test)]
mod tests {
    use super::Templates;
    use crate::catalog::HttpError;
    use crate::envelope::{AnyEnvelope, Envelope, Problem};
    use crate::json::Object;
    use crate::model::{ApiError, Context, Occurrence, Translation};
    use bytes::Bytes;
    use http::{HeaderName, Response};

    const ID: HeaderName = HeaderName::from_static("x-request-id");

    /// Sends the length of the request id.
    struct Lengths;

    impl Envelope for Lengths {
        const IS_PURE: bool = true;

        fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
            body.member("length", error.request_id().map(str::len));
        }
    }

    /// Writes the request id in upper case.
    struct UpperCase;

    impl Envelope for UpperCase {
        const IS_PURE: bool = true;

        fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
            body.member("id", error.request_id().map(str::to_uppercase));
        }
    }

    /// Writes the request id and the instance twice, and another member between them.
    struct Twice;

    impl Envelope for Twice {
        const IS_PURE: bool = true;

        fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
            body.member("first", error.request_id());
            body.member("instance", error.instance());
            body.member("name", error.name());
            body.member("again", error.instance());
            body.member("last", error.request_id());
        }
    }

    fn context(id: &str) -> Context {
        Context::new().with_request_id(id).with_instance("/a/b%20c")
    }

    fn made(envelope: &AnyEnvelope, context: &Context) -> Option<Response<Bytes>> {
        Templates::default().error(&HttpError::Unauthorized, context, &ID, envelope)
    }

    #[test]
    fn a_template_gives_the_response_that_the_envelope_renders() {
        for envelope in [AnyEnvelope::new::<Problem>(), AnyEnvelope::new::<Twice>()] {
            let context = context("req_7f3a");
            let mut response = made(&envelope, &context).expect("it has a template");
            assert_eq!(response.headers().keys().next(), Some(&ID));
            response.headers_mut().remove(ID);
            let expected = envelope.render(&HttpError::Unauthorized, &context);
            assert_eq!(response.status(), expected.status());
            assert_eq!(response.headers(), expected.headers());
            assert_eq!(response.body(), expected.body());
        }
    }

    #[test]
    fn an_envelope_that_converts_the_request_id_has_no_template() {
        for envelope in [AnyEnvelope::new::<Lengths>(), AnyEnvelope::new::<UpperCase>()] {
            assert!(made(&envelope, &context("req_7f3a")).is_none());
        }
    }

    #[test]
    fn an_escape_a_trace_id_or_a_translation_prevents_the_use_of_a_template() {
        let problem = AnyEnvelope::new::<Problem>();
        for context in [
            context("a\"b"),
            context("a\\b"),
            context("a").with_trace_id("4bf92f3577b34da6a3ce929d0e0e4736"),
            context("a").with_translation(Translation { language: None, message: "hallo".into() }),
        ] {
            assert!(made(&problem, &context).is_none(), "{context:?}");
        }
    }

    #[test]
    fn an_error_with_a_header_has_no_template() {
        /// Has the spec of another type, and a header.
        #[derive(Debug)]
        struct Wrapped;

        impl std::fmt::Display for Wrapped {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("wrapped")
            }
        }

        impl std::error::Error for Wrapped {}

        impl ApiError for Wrapped {
            fn spec(&self) -> &'static crate::model::ErrorSpec {
                HttpError::Unauthorized.spec()
            }

            fn message(&self) -> crate::model::Message<'_> {
                HttpError::Unauthorized.message()
            }

            fn append_headers(&self, headers: &mut http::HeaderMap) {
                headers.append("x-cause", http::HeaderValue::from_static("wrapped"));
            }

            fn render(&self, context: &Context) -> Response<Bytes> {
                crate::render::render::<Problem>(self, context)
            }
        }

        let envelope = AnyEnvelope::new::<Problem>();
        let templates = Templates::default();
        let context = context("a");
        assert!(templates.error(&HttpError::Unauthorized, &context, &ID, &envelope).is_some());
        assert!(templates.error(&Wrapped, &context, &ID, &envelope).is_none());
    }
}
