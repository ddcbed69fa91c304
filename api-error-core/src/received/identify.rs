//! Which error of a catalog a response means: exactly one, or none.

use super::Inner;
use crate::response::reason_phrase;
use crate::spec::MessageSource;
use crate::{Catalog, ErrorSpec};
use http::StatusCode;
use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

/// Why a response is not an error of a type, or cannot be made into one.
#[derive(Debug)]
#[non_exhaustive]
pub enum Mismatch {
    /// The response says nothing that would tell one error from another.
    Unidentified,
    /// It is none of the type's errors.
    Unknown,
    /// More than one of the type's errors go by its name, type, code or message.
    Ambiguous,
    /// Its status is not that of the error with its name.
    #[non_exhaustive]
    Status {
        /// The error's status.
        expected: StatusCode,
    },
    /// Its code is not that of the error with its name.
    #[non_exhaustive]
    Code {
        /// The error's code.
        expected: i64,
    },
    /// Its name is somebody else's.
    #[non_exhaustive]
    Domain {
        /// Who owns the error with that name.
        expected: &'static str,
    },
    /// A part of the error did not come with it.
    #[non_exhaustive]
    Missing {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
    },
    /// A part of the error is not what its field takes.
    #[non_exhaustive]
    Value {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
        /// What is wrong with it.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Display for Mismatch {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unidentified => formatter.write_str("the response does not identify its error"),
            Self::Unknown => formatter.write_str("the response is none of the type's errors"),
            Self::Ambiguous => formatter.write_str("the response may be more than one error"),
            Self::Status { expected } => {
                write!(formatter, "the error of this name has the status {}", expected.as_u16())
            }
            Self::Code { expected } => {
                write!(formatter, "the error of this name has the code {expected}")
            }
            Self::Domain { expected } => {
                write!(formatter, "the error of this name belongs to `{expected}`")
            }
            Self::Missing { part } => write!(formatter, "`{part}` is missing"),
            Self::Value { part, .. } => write!(formatter, "`{part}` is not of the field's type"),
        }
    }
}

impl std::error::Error for Mismatch {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Value { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}

pub(super) fn identify(inner: &Inner, catalog: &Catalog) -> Result<&'static ErrorSpec, Mismatch> {
    let has_status = |spec: &ErrorSpec| !inner.has_status || spec.status() == inner.status;
    let spec = if let Some(name) = inner.text(inner.name) {
        only(catalog, |spec| (inner.is_name)(spec, name))?
    } else if let Some(uri) = inner.text(inner.type_uri) {
        only(catalog, |spec| spec.type_uri() == Some(uri))?
    } else if let Some(number) = inner.code_number {
        let has_code = |spec: &ErrorSpec| spec.code().is_some_and(|code| code.number() == number);
        only(catalog, |spec| has_status(spec) && has_code(spec))?
    } else if inner.lacks_data
        && let Some(message) = inner.text(inner.message)
    {
        // A format that could have carried more, and did not, is somebody else's body.
        by_message(inner, catalog, message)?
    } else {
        return Err(Mismatch::Unidentified);
    };
    if !has_status(spec) {
        return Err(Mismatch::Status { expected: spec.status() });
    }
    if let (Some(number), Some(code)) = (inner.code_number, spec.code())
        && code.number() != number
    {
        return Err(Mismatch::Code { expected: code.number() });
    }
    if let (Some(domain), Some(expected)) = (inner.text(inner.domain), spec.domain())
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
    inner: &Inner,
    catalog: &Catalog,
    message: &str,
) -> Result<&'static ErrorSpec, Mismatch> {
    let mut exact = Err(Mismatch::Unidentified);
    let mut others = false;
    each(catalog, &mut |spec| {
        if spec.status() != inner.status {
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

/// What stands before, between and after the placeholders of a format string.
fn literals(template: &str) -> Vec<Cow<'_, str>> {
    let mut literals = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(index) = rest.find(['{', '}']) {
        let (clean, braces) = rest.split_at(index);
        literal.push_str(clean);
        if let Some(after) = braces.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = braces.strip_prefix('{') {
            literals.push(std::mem::take(&mut literal).into());
            rest = after.split_once('}').map_or("", |(_, after)| after);
        } else {
            literal.push('}');
            rest = braces.strip_prefix("}}").unwrap_or(&braces[1..]);
        }
    }
    literal.push_str(rest);
    literals.push(literal.into());
    literals
}

/// Whether `message` is these literals with anything between them.
fn matches(first: &str, middle: &[Cow<'_, str>], last: &str, message: &str) -> bool {
    let Some(mut rest) = message.strip_prefix(first).and_then(|rest| rest.strip_suffix(last))
    else {
        return false;
    };
    middle.iter().all(|literal| match rest.split_once(&**literal) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit};
    use crate::ErrorSpec;

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
