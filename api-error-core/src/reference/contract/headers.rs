//! The response headers of an error: declared ones, and those that HTTP or the envelope adds.

use crate::envelope::AnyEnvelope;
use crate::model::Context;
use crate::reference::body::sample::Sample;

/// One header of a response.
pub(crate) struct Header {
    pub(crate) name: String,
    /// The value that is sent, or its template. `None` when it is known only at run time.
    pub(crate) value: Option<String>,
}

pub(crate) fn documented_headers(sample: &Sample, envelope: &AnyEnvelope) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for declared in sample.spec.headers() {
        let value = declared.value().map(str::to_owned);
        headers.push(Header { name: declared.name().to_owned(), value });
    }
    let response = sample.render(envelope, &Context::new());
    for (name, value) in response.headers() {
        let name = name.as_str();
        let is_known = headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
        if is_known || name == "content-type" {
            continue;
        }
        // Each occurrence has its own delay.
        let is_dynamic = name == "retry-after" && sample.spec.has_retry_field();
        let value = value.to_str().ok().filter(|_| !is_dynamic).map(str::to_owned);
        headers.push(Header { name: canonical_name(name), value });
    }
    headers
}

/// Returns a header name as RFC 9110 writes it: `WWW-Authenticate` for `www-authenticate`.
fn canonical_name(name: &str) -> String {
    let word = |word: &str| {
        if word == "www" {
            return "WWW".to_owned();
        }
        let mut characters = word.chars();
        let first = characters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(characters).collect()
    };
    name.split('-').map(word).collect::<Vec<_>>().join("-")
}
