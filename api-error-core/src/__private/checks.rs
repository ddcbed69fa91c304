//! Checks in const evaluation that the derive's output makes.

use crate::envelope::AnyEnvelope;
use crate::model::ErrorSpec;
use crate::text::const_str::{contains, is_subset};

/// A name that the declared envelope cannot carry, or a status it may not have there.
#[track_caller]
pub const fn check_name(format: &AnyEnvelope, name: &str, status: u16, has_domain: bool) {
    if let Some(fault) = format.names.check(name, status, has_domain) {
        panic!("{}", fault);
    }
}

/// A data key that the declared envelope has taken.
#[track_caller]
pub const fn check_key(format: &AnyEnvelope, key: &str) {
    assert!(!contains(format.reserved, key), "{}", RESERVED_KEY);
}

const RESERVED_KEY: &str = "the envelope has a member of this name beside the data; send the field under another: `#[data(\"..\")]`";

/// What an envelope that goes by the name of a built-in one asks beyond that.
#[track_caller]
pub const fn check_specs(format: &AnyEnvelope, specs: &[ErrorSpec]) {
    if format.names.is_any() && is_subset(format.reserved, RESERVED_BY_ANY) {
        return;
    }
    let mut index = 0;
    while index < specs.len() {
        let spec = &specs[index];
        let name = spec.name();
        check_name(format, name, spec.status().as_u16(), spec.domain().is_some());
        let mut field = 0;
        while field < spec.fields().len() {
            check_key(format, spec.fields()[field].name());
            field += 1;
        }
        index += 1;
    }
}

/// What the built-in envelopes that carry any name reserve: of these the derive itself checks
/// that no data key is among them.
const RESERVED_BY_ANY: &[&str] = &[
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "name",
    "code",
    "errors",
    "request_id",
    "message",
];

/// What an envelope asks of the whole type.
#[track_caller]
pub const fn check_domain(format: &AnyEnvelope) {
    if let Some(fault) = format.names.check_domain(false) {
        panic!("{}", fault);
    }
}
