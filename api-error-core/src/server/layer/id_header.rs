//! The header of the request id in responses.

use super::Request;
use super::headers::merge;
use crate::model::Context;
use bytes::Bytes;
#[cfg(any(feature = "poem", feature = "tower"))]
use http::header::Entry;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

impl Request {
    /// Moves the request id of the context to the header of a response.
    pub(super) fn insert_id(&self, response: &mut Response<Bytes>, context: Context) {
        let Some(Ok(id)) = context.into_request_id().map(HeaderValue::try_from) else { return };
        let (name, headers) = (self.settings.request_ids.header(), response.headers_mut());
        match headers.iter_mut().next() {
            // A response from a template already has the header, without an id.
            Some((first, value)) if first == name => *value = id,
            // This fails only if the error filled the header map, with about 25,000 headers.
            _ => drop(headers.try_insert(name, id)),
        }
    }

    /// Removes the headers that describe the old body, and adds the headers of the rendered
    /// response.
    pub(crate) fn merge(&self, headers: &mut HeaderMap, status: StatusCode, rendered: HeaderMap) {
        merge(headers, status, rendered, self.settings.request_ids.header());
    }

    /// Returns whether the layer also adds the request id to responses that it does not render.
    #[cfg(feature = "tower")]
    pub(super) fn is_id_on_every_response(&self) -> bool {
        self.settings.request_ids.is_on_every_response()
    }

    /// Returns the header with the request id for a response that the layer does not render.
    /// Returns `None` unless the application called `request_id_on_success`.
    pub(crate) fn id_of_every_response(&mut self) -> Option<(HeaderName, HeaderValue)> {
        if !self.settings.request_ids.is_on_every_response() {
            return None;
        }
        let value = HeaderValue::try_from(self.context().into_request_id()?).ok()?;
        Some((self.settings.request_ids.header().clone(), value))
    }

    /// Adds the request id to a response that the layer does not render, if the application called
    /// `request_id_on_success`.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(crate) fn add_id_to_every_response(&mut self, headers: &mut HeaderMap) {
        // This fails only if the application filled the header map, with about 25,000 headers.
        if let Some((name, value)) = self.id_of_every_response()
            && let Ok(Entry::Vacant(entry)) = headers.try_entry(name)
        {
            let _ = entry.try_insert(value);
        }
    }

    /// Returns whether the response is an error that the layer rendered. If the application then
    /// replaced that response, the header of the request id is missing.
    #[cfg(feature = "rocket")]
    pub(crate) fn has_rendered(&self, has_header: impl FnOnce(&str) -> bool) -> bool {
        self.facts.is_rendered && has_header(self.settings.request_ids.header().as_str())
    }
}
