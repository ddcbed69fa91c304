//! Which error of a catalog a response is: exactly one, or none.

use super::Mismatch;
use crate::catalog::Catalog;
use crate::model::{ErrorSpec, MessageSource, reason_phrase};
use crate::received::Storage;
use crate::text::template::{literals, matches};

pub(super) fn identify(
    storage: &Storage,
    catalog: &Catalog,
) -> Result<&'static ErrorSpec, Mismatch> {
    let has_status = |spec: &ErrorSpec| !storage.has_status || spec.status() == storage.status;
    let spec = if let Some(name) = storage.text(storage.name) {
        only(catalog, |spec| (storage.is_name)(spec, name))?
    } else if let Some(uri) = storage.text(storage.type_uri) {
        only(catalog, |spec| spec.type_uri() == Some(uri))?
    } else if let Some(number) = storage.code_number {
        let has_code = |spec: &ErrorSpec| spec.code().is_some_and(|code| code.number() == number);
        only(catalog, |spec| has_status(spec) && has_code(spec))?
    } else if storage.lacks_data
        && let Some(message) = storage.text(storage.message)
    {
        // A format that could have carried more, and did not, is somebody else's body.
        by_message(storage, catalog, message)?
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
    if let (Some(domain), Some(expected)) = (storage.text(storage.domain), spec.domain())
        && domain != expected
    {
        return Err(Mismatch::Domain { expected });
    }
    Ok(spec)
}

/// The one error that `is_it`.
fn only(
    catalog: &Catalog,
    is_it: impl Fn(&ErrorSpec) -> bool,
) -> Result<&'static ErrorSpec, Mismatch> {
    let mut found = Err(Mismatch::Unknown);
    each(catalog, &mut |spec| {
        if is_it(spec) {
            found = match found {
                Err(Mismatch::Unknown) => Ok(spec),
                _ => Err(Mismatch::Ambiguous),
            };
        }
    });
    found
}

fn each(catalog: &Catalog, visit: &mut dyn FnMut(&'static ErrorSpec)) {
    catalog.specs().iter().for_each(&mut *visit);
    for nested in catalog.nested() {
        each(nested, visit);
    }
}

/// The one error of the response's status with exactly this message, when no other could have it.
fn by_message(
    storage: &Storage,
    catalog: &Catalog,
    message: &str,
) -> Result<&'static ErrorSpec, Mismatch> {
    let mut exact = Err(Mismatch::Unidentified);
    let mut others = false;
    each(catalog, &mut |spec| {
        if spec.status() != storage.status {
            return;
        }
        match fit(spec, message) {
            Fit::No => {}
            Fit::Maybe => others = true,
            Fit::Exact => {
                exact = match exact {
                    Err(Mismatch::Unidentified) => Ok(spec),
                    _ => Err(Mismatch::Ambiguous),
                };
            }
        }
    });
    if others && exact.is_ok() { Err(Mismatch::Ambiguous) } else { exact }
}

enum Fit {
    No,
    /// What its fields and its `Display` write may make it this message.
    Maybe,
    /// It has no other message.
    Exact,
}

fn fit(spec: &ErrorSpec, message: &str) -> Fit {
    let constant = |text: &str| if text == message { Fit::Exact } else { Fit::No };
    match (spec.message, spec.message_template()) {
        (MessageSource::ReasonPhrase, _) => constant(reason_phrase(spec.status())),
        (MessageSource::Literal(text), _) => constant(text),
        (MessageSource::Display | MessageSource::Template, None) => Fit::Maybe,
        (MessageSource::Display | MessageSource::Template, Some(template)) => {
            match literals(template).as_slice() {
                [text] => constant(text),
                [first, middle @ .., last] if matches(first, middle, last, message) => Fit::Maybe,
                _ => Fit::No,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};
    use crate::model::ErrorSpec;

    #[test]
    fn a_template_fits_what_it_can_write() {
        for (template, message, expected) in [
            ("gone", "gone", Some(true)),
            ("gone", "gone!", None),
            ("a {{b}}", "a {b}", Some(true)),
            ("{param} is missing", "Access token is missing", Some(false)),
            ("{param} is missing", " is missing", Some(false)),
            ("{param} is missing", "it is lost", None),
            ("{}{{{x:?}}} and {y}.", "1{2} and 3.", Some(false)),
            ("{}{{{x:?}}} and {y}.", "1{2} or 3.", None),
            ("aa{}aa", "aaa", None),
        ] {
            let spec = ErrorSpec::new("V", "V", "V", 400).with_template(template);
            let found = match fit(&spec, message) {
                Fit::No => None,
                Fit::Maybe => Some(false),
                Fit::Exact => Some(true),
            };
            assert_eq!(found, expected, "{template} {message}");
        }
    }
}
