//! Bodies that differ only in the request id and the instance.

use super::buffers::joined;
use crate::json::is_clean;
use crate::model::Context;
use crate::text::uri::Characters;
use bytes::Bytes;
use http::Response;

/// A body, with places for the request id and the instance.
#[derive(Debug)]
pub(crate) struct Parts {
    facts: Facts,
    sequence: Vec<Part>,
    /// The length of the parts that are text, in bytes.
    length: usize,
    /// The number of parts that are the request id.
    ids: usize,
    /// The number of parts that are the instance.
    instances: usize,
}

#[derive(Debug)]
enum Part {
    Text(Box<[u8]>),
    RequestId,
    Instance,
}

/// The values that a context contains. A field is true if the context contains its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Facts {
    request_id: bool,
    instance: bool,
}

impl Facts {
    fn of(context: &Context) -> Self {
        let (request_id, instance) = (context.request_id().is_some(), context.instance().is_some());
        Self { request_id, instance }
    }

    /// Creates a context with these values. A value whose field is false is left out.
    fn context(self, request_id: &str, instance: &str) -> Context {
        let mut context = Context::new();
        if self.request_id {
            context = context.with_request_id(request_id);
        }
        if self.instance {
            context = context.with_instance(instance);
        }
        context
    }
}

impl Parts {
    /// Creates the parts of a response that depends only on the request id and the instance. If
    /// `context` lacks one of these two fields, the parts apply only to contexts without it. If
    /// `context` has it, the parts apply only to contexts with it. Also returns the response, for
    /// its status and its headers. Returns `None` if the response depends on the two fields in
    /// another way, for example if a header contains the request id.
    pub(crate) fn new(
        context: &Context,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Option<(Self, Response<Bytes>)> {
        /// Texts that a response contains only because they are in the context.
        const ID: &str = "7b1e-request-id-c40d";
        const INSTANCE: &str = "/7b1e/instance/c40d";
        /// Texts of other lengths, with all ASCII characters that [`Parts::body`] accepts.
        const OTHER_ID: &str = "!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_` abcdefghijklmnopqrstuvwxyz{|}~\u{7F}éß😀";
        const OTHER_INSTANCE: &str = "/-._~!$&'()*+,;=:@/%C3%A9/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/0123456789";
        let facts = Facts::of(context);
        let response = render(&facts.context(ID, INSTANCE));
        let mut parts = Vec::new();
        let mut text = Vec::new();
        let mut rest = &**response.body();
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
        let mut parts = Self { facts, sequence: parts, length: 0, ids: 0, instances: 0 };
        for part in &parts.sequence {
            match part {
                Part::Text(text) => parts.length += text.len(),
                Part::RequestId => parts.ids += 1,
                Part::Instance => parts.instances += 1,
            }
        }
        let other = facts.context(OTHER_ID, OTHER_INSTANCE);
        let expected = render(&other);
        let is_equal = parts.body(&other)? == expected.body()
            && response.status() == expected.status()
            && response.headers() == expected.headers();
        is_equal.then_some((parts, response))
    }

    /// Returns the body. Returns `None` if the context does not have exactly the fields of the
    /// parts, if a value contains a character that an envelope may escape, or if the message is
    /// translated.
    pub(crate) fn body(&self, context: &Context) -> Option<Bytes> {
        let (id, instance) = (context.request_id(), context.instance());
        if id.is_some() != self.facts.request_id
            || instance.is_some() != self.facts.instance
            || context.trace_id().is_some()
            || context.translation().is_some()
        {
            return None;
        }
        let (id, instance) = (id.unwrap_or_default(), instance.unwrap_or_default());
        if !is_clean(id.as_bytes()) || !(context.has_plain_instance() || is_path(instance)) {
            return None;
        }
        let parts = self.sequence.iter().map(|part| match part {
            Part::Text(text) => text,
            Part::RequestId => id.as_bytes(),
            Part::Instance => instance.as_bytes(),
        });
        Some(joined(self.length + self.ids * id.len() + self.instances * instance.len(), &parts))
    }
}

/// Returns whether a text has only the characters of a path (RFC 3986 §3.3).
fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'%' || Characters::PATH.contains(byte))
}
