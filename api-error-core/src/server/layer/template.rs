//! Responses that differ only in the request id and the instance.

use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, ErrorSpec};
use crate::text::display_eq;
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use std::fmt::Write;
use std::sync::OnceLock;

/// A response, with places for the facts about the request.
#[derive(Debug)]
pub(super) struct Template {
    status: StatusCode,
    /// The first header is an empty request id. The last one is an empty length, because a clone has no
    /// memory for another header, and the framework adds the length.
    headers: HeaderMap,
    parts: Vec<Part>,
    /// The length of the parts that are text, in bytes.
    length: usize,
}

#[derive(Debug)]
enum Part {
    Text(Box<[u8]>),
    RequestId,
    Instance,
}

impl Template {
    /// Creates the template of an error that is always the same. Returns `None` if its response
    /// contains the facts about the request in another form.
    fn new(
        id_header: &HeaderName,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Option<Box<Self>> {
        /// Texts that no response contains otherwise.
        const ID: &str = "7b1e-request-id-c40d";
        const INSTANCE: &str = "/7b1e/instance/c40d";
        /// Texts of other lengths, with all characters that a template allows.
        const OTHER_ID: &str = "!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
        const OTHER_INSTANCE: &str = "/-._~!$&'()*+,;=:@/%C3%A9/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/0123456789";
        let context = |id, path| Context::new().with_request_id(id).with_instance(path);
        let (head, body) = render(&context(ID, INSTANCE)).into_parts();
        let mut parts = Vec::new();
        let mut text = Vec::new();
        let mut rest = &*body;
        while let Some((&byte, after)) = rest.split_first() {
            let (part, after) = if let Some(after) = rest.strip_prefix(ID.as_bytes()) {
                (Part::RequestId, after)
            } else if let Some(after) = rest.strip_prefix(INSTANCE.as_bytes()) {
                (Part::Instance, after)
            } else {
                text.push(byte);
                rest = after;
                continue;
            };
            parts.push(Part::Text(std::mem::take(&mut text).into()));
            parts.push(part);
            rest = after;
        }
        parts.push(Part::Text(text.into()));
        let length = parts.iter().map(|part| part.text().len()).sum();
        let mut headers = HeaderMap::new();
        headers.insert(id_header.clone(), HeaderValue::from_static(""));
        headers.extend(head.headers.clone());
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static(""));
        let template = Self { status: head.status, headers, parts, length };
        let other = context(OTHER_ID, OTHER_INSTANCE);
        let expected = render(&other);
        let is_equal = template.body(OTHER_ID, OTHER_INSTANCE) == expected.body()
            && head.status == expected.status()
            && head.headers == *expected.headers();
        is_equal.then(|| Box::new(template))
    }

    /// Returns the response, whose first header is an empty request id. Returns `None` if a fact is absent,
    /// or needs an escape.
    fn fill(&self, context: &Context) -> Option<Response<Bytes>> {
        let (id, instance) = (context.request_id()?, context.instance()?);
        // Without a branch at each byte.
        let escapes = id
            .bytes()
            .fold(0, |escapes, byte| escapes | u8::from(byte == b'"') | u8::from(byte == b'\\'));
        if escapes != 0 || context.trace_id().is_some() {
            return None;
        }
        let mut response = Response::new(self.body(id, instance));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        *headers = self.headers.clone();
        headers.remove(CONTENT_LENGTH);
        Some(response)
    }

    fn body(&self, id: &str, instance: &str) -> Bytes {
        let mut body = Vec::with_capacity(self.length + id.len() + instance.len());
        for part in &self.parts {
            body.extend_from_slice(match part {
                Part::Text(text) => text,
                Part::RequestId => id.as_bytes(),
                Part::Instance => instance.as_bytes(),
            });
        }
        body.into()
    }
}

impl Part {
    fn text(&self) -> &[u8] {
        match self {
            Self::Text(text) => text,
            Self::RequestId | Self::Instance => &[],
        }
    }
}

/// The templates of one layer, in its own envelope. Each is created when its error first occurs.
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
        /// Errors beyond this number have no template.
        const ERRORS: usize = 256;
        Self {
            rejections: (400..600).map(|_| OnceLock::new()).collect(),
            errors: (0..ERRORS).map(|_| OnceLock::new()).collect(),
        }
    }
}

/// The templates of another layer are different, because the clone of its settings will be changed.
impl Clone for Templates {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Templates {
    /// Returns the response to a rejection without the text of the framework. `render` renders it in
    /// the envelope of the layer.
    pub(super) fn rejection(
        &self,
        status: StatusCode,
        context: &Context,
        id_header: &HeaderName,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Option<Response<Bytes>> {
        let row = self.rejections.get(usize::from(status.as_u16()).checked_sub(400)?)?;
        let template = match row.get() {
            Some(template) => template,
            // The row is not locked while the envelope of a user is called.
            None => {
                let template = Template::new(id_header, render);
                row.get_or_init(|| template)
            }
        };
        template.as_ref()?.fill(context)
    }

    /// Returns the response to an error in the envelope of the layer, if the error is always the same.
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
        let entry = self.entry(error, id_header, envelope)?;
        let template = entry.template.as_ref()?;
        has_message(error, &entry.message).then(|| template.fill(context))?
    }

    fn entry(
        &self,
        error: &dyn ApiError,
        id_header: &HeaderName,
        envelope: &AnyEnvelope,
    ) -> Option<&Entry> {
        let spec = error.spec();
        // The specs of a type are neighbors.
        let first = std::ptr::from_ref(spec).addr() / size_of::<ErrorSpec>();
        for index in first..first + 4 {
            let row = &self.errors[index % self.errors.len()];
            let entry = match row.get() {
                Some(entry) => entry,
                None => {
                    let mut message = String::new();
                    write!(message, "{}", error.message()).ok()?;
                    let template =
                        Template::new(id_header, |context| envelope.render(error, context));
                    // A `Display` can write another text each time.
                    let template = template.filter(|_| has_message(error, &message));
                    row.get_or_init(|| Entry { spec, message: message.into(), template })
                }
            };
            if std::ptr::eq(entry.spec, spec) {
                return Some(entry);
            }
        }
        None
    }
}

/// Returns whether an error is only its spec and its message. A type that is written by hand can
/// return the spec of another type.
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

fn has_message(error: &dyn ApiError, expected: &str) -> bool {
    let message = error.message();
    match (message.as_str(), message.as_display()) {
        (Some(text), _) => text == expected,
        (None, Some(value)) => display_eq(value, expected.as_bytes()),
        (None, None) => display_eq(&message, expected.as_bytes()),
    }
}
