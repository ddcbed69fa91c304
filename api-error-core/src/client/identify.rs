//! Finds the error of a catalog that a response contains: exactly one, or none.

use crate::catalog::Catalog;
use crate::model::{ErrorSpec, MessageSource, reason_phrase};
use crate::received::{Mismatch, Storage};
use crate::text::case::Case;
use crate::text::template::{literals, matches};
use std::{ptr, slice};

#[cfg_attr(debug_assertions, inline)]
pub(super) fn identify(
    storage: &Storage,
    catalog: &Catalog,
) -> Result<&'static ErrorSpec, Mismatch> {
    if catalog.is_http() {
        return by_status(storage, catalog.specs());
    }
    match identify_declared(storage, slice::from_ref(catalog)) {
        Err(reason @ (Mismatch::Unknown | Mismatch::Unidentified)) => nested_http(storage, catalog)
            .or_else(|| by_status_alone(storage, catalog))
            .ok_or(reason),
        found => found,
    }
}

/// Finds an error that the status alone identifies. The response can lack the name, the code and
/// the domain, but a body without a message is not from this API. If the response has a code, a
/// code name or a domain, the error must not declare a different value.
#[cfg_attr(debug_assertions, inline)]
fn by_status_alone(storage: &Storage, catalog: &Catalog) -> Option<&'static ErrorSpec> {
    storage.message?;
    let is_of_status = |spec: &ErrorSpec| storage.has_status && spec.status() == storage.status;
    let is_found = |spec: &ErrorSpec| spec.is_identified_by_status() && is_of_status(spec);
    let spec = find_only(slice::from_ref(catalog), is_found).ok()?;
    let code = spec.code();
    let number = code.map(|code| code.number());
    let has_code = storage.code_number.is_none() || storage.code_number == number;
    let code_name = storage.optional_text_at(storage.code_name);
    let has_code_name = match (code_name, code.and_then(|code| code.name())) {
        (Some(name), Some(expected)) => name == expected,
        (_, None) | (None, _) => true,
    };
    (has_code && has_code_name && check_domain(storage, spec).is_ok()).then_some(spec)
}

/// Finds an [`HttpError`](crate::HttpError): its status identifies it.
#[cfg_attr(debug_assertions, inline)]
fn by_status(
    storage: &Storage,
    specs: &'static [ErrorSpec],
) -> Result<&'static ErrorSpec, Mismatch> {
    if !storage.has_status {
        return Err(Mismatch::Unidentified);
    }
    specs.iter().find(|spec| spec.status() == storage.status).ok_or(Mismatch::Unknown)
}

/// Finds an [`HttpError`](crate::HttpError) in a transparent variant. The name in the response
/// must be the name of the status. Its case can differ, because the server's API chooses the case.
/// In a response without a name, the message must be the reason phrase.
#[cfg_attr(debug_assertions, inline)]
fn nested_http(storage: &Storage, catalog: &Catalog) -> Option<&'static ErrorSpec> {
    let spec = by_status(storage, find_http(catalog)?).ok()?;
    let is_same = match storage.optional_text_at(storage.name) {
        Some(name) => {
            let words = |name: &str| Case::Lower.convert(name);
            words(name) == words(spec.name()) || (storage.is_name)(spec, name)
        }
        None => storage.optional_text_at(storage.message) == Some(spec.title()),
    };
    is_same.then_some(spec)
}

/// Returns the specs of the [`HttpError`](crate::HttpError) in a transparent variant.
#[cfg_attr(debug_assertions, inline)]
fn find_http(catalog: &Catalog) -> Option<&'static [ErrorSpec]> {
    if catalog.is_http() {
        return Some(catalog.specs());
    }
    catalog.nested().iter().find_map(find_http)
}

/// Finds a declared error. Its name, problem type, code or message identifies it.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn identify_declared(
    storage: &Storage,
    catalogs: &[Catalog],
) -> Result<&'static ErrorSpec, Mismatch> {
    let has_status = |spec: &ErrorSpec| !storage.has_status || spec.status() == storage.status;
    let spec = if let Some(name) = storage.optional_text_at(storage.name) {
        let has_name = |spec: &ErrorSpec| (storage.is_name)(spec, name);
        // Several errors can have one name, with different statuses, such as `invalid_client` of
        // `OAuth2`. So the status must match first. If no error has this name and this status, the
        // name alone finds the error, and the check below reports its status.
        match find_only(catalogs, |spec| has_status(spec) && has_name(spec)) {
            Err(Mismatch::Unknown) => find_only(catalogs, has_name)?,
            found => found?,
        }
    } else if let Some(uri) = storage.optional_text_at(storage.type_uri) {
        find_only(catalogs, |spec| spec.type_uri() == Some(uri))?
    } else if let Some(number) = storage.code_number {
        let has_code = |spec: &ErrorSpec| spec.code().is_some_and(|code| code.number() == number);
        find_only(catalogs, |spec| has_status(spec) && has_code(spec))?
    } else if storage.lacks_data
        && let Some(message) = storage.optional_text_at(storage.message)
    {
        // The condition is true only for an envelope that does not send data. Any other envelope
        // sends a name, a problem type or a code, and a body with none of them is not from this
        // API.
        by_message(storage, catalogs, message)?
    } else {
        return Err(Mismatch::Unidentified);
    };
    if !has_status(spec) {
        return Err(Mismatch::Status { expected: spec.status() });
    }
    if let (Some(number), Some(code)) = (storage.code_number, spec.code())
        && code.number() != number
    {
        return Err(Mismatch::Code { expected: code.number() });
    }
    check_domain(storage, spec)?;
    Ok(spec)
}

/// Compares the domain of the response with the domain of the error, if both exist.
#[cfg_attr(debug_assertions, inline)]
fn check_domain(storage: &Storage, spec: &ErrorSpec) -> Result<(), Mismatch> {
    match (storage.optional_text_at(storage.domain), spec.domain()) {
        (Some(domain), Some(expected)) if domain != expected => Err(Mismatch::Domain { expected }),
        _ => Ok(()),
    }
}

/// Returns the only error that `matches` accepts.
#[cfg_attr(debug_assertions, inline)]
fn find_only(
    catalogs: &[Catalog],
    matches: impl Fn(&ErrorSpec) -> bool,
) -> Result<&'static ErrorSpec, Mismatch> {
    let mut found = Err(Mismatch::Unknown);
    for_each_spec(catalogs, &mut |spec| {
        if matches(spec) {
            found = match found {
                Err(Mismatch::Unknown) => Ok(spec),
                _ => Err(Mismatch::Ambiguous),
            };
        }
    });
    found
}

/// Returns whether only one variant of the type contains this error, itself or in a transparent
/// variant.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn is_in_one_variant(catalog: &Catalog, error: &'static ErrorSpec) -> bool {
    find_only(slice::from_ref(catalog), |spec| ptr::eq(spec, error)).is_ok()
}

#[cfg_attr(debug_assertions, inline)]
fn for_each_spec(catalogs: &[Catalog], visit: &mut dyn FnMut(&'static ErrorSpec)) {
    // `nested_http` finds an `HttpError` later, so a declared error with the same name takes
    // precedence.
    for catalog in catalogs.iter().filter(|catalog| !catalog.is_http()) {
        catalog.specs().iter().for_each(&mut *visit);
        for_each_spec(catalog.nested(), visit);
    }
}

/// Returns the only error of the response's status that always has this message, if no other error
/// of that status can have it.
#[cfg_attr(debug_assertions, inline)]
fn by_message(
    storage: &Storage,
    catalogs: &[Catalog],
    message: &str,
) -> Result<&'static ErrorSpec, Mismatch> {
    let mut exact = Err(Mismatch::Unidentified);
    let mut others = false;
    for_each_spec(catalogs, &mut |spec| {
        if spec.status() != storage.status {
            return;
        }
        match match_message(spec, message) {
            MessageMatch::Never => {}
            MessageMatch::Sometimes => others = true,
            MessageMatch::Always => {
                exact = match exact {
                    Err(Mismatch::Unidentified) => Ok(spec),
                    _ => Err(Mismatch::Ambiguous),
                };
            }
        }
    });
    if others && exact.is_ok() { Err(Mismatch::Ambiguous) } else { exact }
}

/// The result of comparing an error with a message.
#[derive(Debug, PartialEq, Eq)]
enum MessageMatch {
    Never,
    /// The error can have this message. This depends on its fields or on its `Display`
    /// implementation.
    Sometimes,
    Always,
}

#[cfg_attr(debug_assertions, inline)]
fn match_message(spec: &ErrorSpec, message: &str) -> MessageMatch {
    let constant = |text: &str| {
        if text == message { MessageMatch::Always } else { MessageMatch::Never }
    };
    match (spec.message, spec.message_template()) {
        (MessageSource::ReasonPhrase, _) => constant(reason_phrase(spec.status())),
        (MessageSource::Literal(text), _) => constant(text),
        (MessageSource::Display | MessageSource::Template, None) => MessageMatch::Sometimes,
        (MessageSource::Display | MessageSource::Template, Some(template)) => {
            match literals(template).as_slice() {
                [text] => constant(text),
                [first, middle @ .., last] if matches(first, middle, last, message) => {
                    MessageMatch::Sometimes
                }
                _ => MessageMatch::Never,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MessageMatch::{Always, Never, Sometimes};
    use super::match_message;
    use crate::model::ErrorSpec;

    #[test]
    fn a_template_matches_each_message_that_it_can_write() {
        for (template, message, expected) in [
            ("gone", "gone", Always),
            ("gone", "gone!", Never),
            ("a {{b}}", "a {b}", Always),
            ("{param} is missing", "Access token is missing", Sometimes),
            ("{param} is missing", " is missing", Sometimes),
            ("{param} is missing", "it is lost", Never),
            ("{}{{{x:?}}} and {y}.", "1{2} and 3.", Sometimes),
            ("{}{{{x:?}}} and {y}.", "1{2} or 3.", Never),
            ("aa{}aa", "aaa", Never),
        ] {
            let spec = ErrorSpec::new("V", "V", "V", 400).with_template(template);
            assert_eq!(match_message(&spec, message), expected, "{template} {message}");
        }
    }
}
