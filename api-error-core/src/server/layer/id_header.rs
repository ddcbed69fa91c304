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
            // This fails only if the error has added the largest number of headers.
            _ => drop(headers.try_insert(name, id)),
        }
    }

    /// Removes the headers that describe the old body, and adds the headers of the rendered
    /// response.
    pub(crate) fn merge(&self, headers: &mut HeaderMap, status: StatusCode, rendered: HeaderMap) {
        merge(headers, status, rendered, self.settings.request_ids.header());
    }

    /// Returns whether a response has the request id even if the layer does not render it.
    #[cfg(feature = "tower")]
    pub(super) fn is_id_on_every_response(&self) -> bool {
        self.settings.request_ids.is_on_every_response()
    }

    /// Returns the header with the request id for a response that the layer does not render.
    /// Returns `None` unless the setting adds the header to every response.
    pub(crate) fn id_of_every_response(&mut self) -> Option<(HeaderName, HeaderValue)> {
        if !self.settings.request_ids.is_on_every_response() {
            return None;
        }
        let value = HeaderValue::try_from(self.context().into_request_id()?).ok()?;
        Some((self.settings.request_ids.header().clone(), value))
    }

    /// Adds the request id to a response that the layer does not render, if the layer adds the id to
    /// every response.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(crate) fn add_id_to_every_response(&mut self, headers: &mut HeaderMap) {
        // This fails only if the application has added the largest number of headers.
        if let Some((name, value)) = self.id_of_every_response()
            && let Ok(Entry::Vacant(entry)) = headers.try_entry(name)
        {
            let _ = entry.try_insert(value);
        }
    }

    /// Returns whether the response is the rendered error. Such a response has the header of the
    /// request id.
    #[cfg(feature = "rocket")]
    pub(crate) fn has_rendered(&self, has_header: impl FnOnce(&str) -> bool) -> bool {
        self.facts.is_rendered && has_header(self.settings.request_ids.header().as_str())
    }
}
