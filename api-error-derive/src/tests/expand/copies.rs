//! Compares the macro's copies of lists with the lists of the core.

use crate::expand::assertions::{BUILT_IN, RESERVED_BY_BUILT_IN};
use crate::parse::status_table::{RANGE, from_name, reason_phrase, status_name};
use api_error_core::__private as core;
use api_error_core::Envelope;
use api_error_core::envelope::{
    Coded, Described, Detailed, FieldErrors, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};

/// Returns the name of an envelope, its reserved names, and whether the derive may leave out checks
/// of names and keys for this envelope.
fn facts<V: Envelope>() -> (String, &'static [&'static str], bool) {
    let envelope = core::envelope::<V>();
    (envelope.name().to_owned(), V::RESERVED, core::is_checked_by_derive(&envelope))
}

#[test]
fn checks_are_left_out_only_for_envelopes_that_cannot_fail_them() {
    let envelopes = [
        facts::<Problem>(),
        facts::<MessageOnly>(),
        facts::<Detailed>(),
        facts::<Coded>(),
        facts::<Meta>(),
        facts::<Described>(),
        facts::<JsonApi>(),
        facts::<FieldErrors>(),
        facts::<GoogleRpc>(),
        facts::<OAuth2>(),
    ];
    for (name, _, is_checked) in &envelopes {
        assert_eq!(BUILT_IN.contains(&name.as_str()), *is_checked, "{name}");
    }
    let checked = envelopes.iter().filter(|(.., is_checked)| *is_checked);
    let mut reserved: Vec<_> = checked.flat_map(|(_, reserved, _)| *reserved).copied().collect();
    let mut copy = RESERVED_BY_BUILT_IN.to_vec();
    reserved.sort_unstable();
    reserved.dedup();
    copy.sort_unstable();
    assert_eq!(copy, reserved);
    assert_eq!(RESERVED_BY_BUILT_IN, core::RESERVED_BY_BUILT_IN);
}

#[test]
fn statuses_are_those_of_the_http_crate() {
    for number in RANGE {
        let status = http::StatusCode::from_u16(number).expect("it is in 100..=999");
        let class = if number < 500 { "Bad Request" } else { "Internal Server Error" };
        let phrase = status.canonical_reason().unwrap_or(class);
        assert_eq!(reason_phrase(number), phrase, "{number}");
        let name = phrase.replace('\'', "").replace([' ', '-'], "_").to_ascii_uppercase();
        assert_eq!(status_name(number), name, "{number}");
        if status.canonical_reason().is_some() {
            assert_eq!(from_name(&name), Ok(number));
        }
    }
}
