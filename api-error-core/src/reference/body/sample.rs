//! An error value of a given spec, with placeholder or example content.

use crate::envelope::AnyEnvelope;
use crate::json;
use crate::model::{
    ApiError, Context, Data, ErrorSpec, Identity, Issue, Issues, Members, Message, RetryAfter,
};
use crate::render::render;
use bytes::Bytes;
use http::{HeaderMap, Response};
use serde_json::Value;
use std::fmt::{self, Debug, Display, Formatter};

pub(crate) struct Sample {
    pub(crate) spec: &'static ErrorSpec,
    /// The identity that is sent. It can differ from the identity in the spec.
    pub(crate) identity: Identity<'static>,
    pub(crate) message: String,
    pub(crate) data: Vec<(&'static str, Value)>,
    pub(crate) issues: Vec<Issue>,
    /// The headers whose values are not fixed.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) retry_after: Option<u64>,
}

impl Sample {
    pub(crate) fn render(&self, envelope: &AnyEnvelope, context: &Context) -> Response<Bytes> {
        envelope.render(self, context)
    }
}

impl ApiError for Sample {
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    fn identity(&self) -> Identity<'_> {
        self.identity
    }

    fn message(&self) -> Message<'_> {
        Message::literal(&self.message)
    }

    fn data(&self) -> Data<'_> {
        Data::new(self)
    }

    fn issues(&self) -> &dyn Issues {
        &self.issues
    }

    fn retry_after(&self) -> Option<RetryAfter> {
        self.retry_after.map(RetryAfter::Seconds)
    }

    fn append_headers(&self, headers: &mut HeaderMap) {
        self.spec.append_fixed_headers(headers);
        for (name, value) in &self.headers {
            self.spec.append_header(headers, name, value);
        }
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<crate::envelope::Problem>(self, context)
    }
}

impl Members for Sample {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn json::WriteJson)) {
        for member in self.spec.members() {
            each(member.name(), &member.value());
        }
        for (key, value) in &self.data {
            each(key, value);
        }
    }
}

impl Debug for Sample {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spec.variant())
    }
}

impl Display for Sample {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Sample {}
