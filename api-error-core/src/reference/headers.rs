//! The response headers of an error: those it declares and those that HTTP or the envelope add.

use super::sample::Sample;
use crate::envelope::AnyEnvelope;
use crate::model::Context;

/// One header of a response.
pub(super) struct Header {
    pub(super) name: String,
    /// As it is sent, or as a template.
    pub(super) value: Option<String>,
}

pub(super) fn headers_of(sample: &Sample, format: &AnyEnvelope) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for declared in sample.spec.headers() {
        let value = declared.value().map(str::to_owned);
        headers.push(Header { name: declared.name().to_owned(), value });
    }
    let response = sample.render(format, &Context::new());
    for (name, value) in response.headers() {
        let name = name.as_str();
        let is_known = headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
        if is_known || name == "content-type" {
            continue;
        }
        // What each occurrence says for itself is not known here.
        let is_dynamic = name == "retry-after" && sample.spec.has_retry_field();
        let value = value.to_str().ok().filter(|_| !is_dynamic).map(str::to_owned);
        headers.push(Header { name: canonical(name), value });
    }
    headers
}

/// `www-authenticate` as RFC 9110 writes it.
fn canonical(name: &str) -> String {
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
