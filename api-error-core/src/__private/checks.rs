//! The checks of a declaration that are done in const evaluation. Each panics with the error, which
//! the compiler reports at the call.

use crate::api::ApiDefaults;
use crate::envelope::AnyEnvelope;
use crate::model::{ErrorSpec, GrpcCode};
use crate::text::const_str::{contains, is_subset};

/// Panics if the envelope does not allow the name, the name with this status, or an error without a
/// domain.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_name(envelope: &AnyEnvelope, name: &str, status: u16, has_domain: bool) {
    if let Some(fault) = envelope.names.check(name, status, has_domain) {
        panic!("{}", fault);
    }
}

/// Panics with `error` if the envelope reserves the data key. Also panics if the envelope cannot
/// represent the key.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_key(envelope: &AnyEnvelope, key: &str, error: &str) {
    assert!(!contains(envelope.reserved.names(), key), "{}", error);
    if let Some(fault) = envelope.keys.check(key) {
        panic!("{}", fault);
    }
}

/// Panics with `error` if the envelope does not send issues.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_issues(envelope: &AnyEnvelope, error: &str) {
    assert!(envelope.sends_issues, "{}", error);
}

/// Panics if the type of a field with required issues is an `Option`.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_required_issues(is_option: bool) {
    assert!(
        !is_option,
        "`None` sends no issues, but `required` means that issues are always sent; remove `required`, or use the type in the `Option`",
    );
}

/// Panics with `error` if the envelope does not send data. A field with `#[data]` then cannot be
/// decoded, even if it is an `Option`: its value on the server can be other than `None`.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_decodable(envelope: &AnyEnvelope, error: &str) {
    assert!(envelope.keys.sends_data(), "{}", error);
}

/// Panics with `error` if the envelope sends neither data nor names. The derive's output calls this
/// function for two variants with the same status and message, which a client cannot distinguish in
/// such an envelope. An envelope without data is expected to send names only if it has a rule for
/// them.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_messages(envelope: &AnyEnvelope, error: &str) {
    assert!(envelope.keys.sends_data() || !envelope.names.is_any(), "{}", error);
}

/// Panics with `error` if the envelope sends both names as the same text.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_spelling(envelope: &AnyEnvelope, name: &str, other: &str, error: &str) {
    assert!(!envelope.names.are_same(name, other), "{}", error);
}

/// Panics with `error` if the API has a `type_base`. The derive's output calls this function for
/// two variants that would then have the same problem type.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_type_base(api: &ApiDefaults, error: &str) {
    assert!(api.type_base.is_none(), "{}", error);
}

/// Checks the specs of an error type whose envelope has the name of a built-in envelope. The derive
/// sees only the name, and the user can have an envelope with the same name.
///
/// # Panics
/// Panics if the envelope refuses a spec.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_specs(envelope: &AnyEnvelope, specs: &[ErrorSpec]) {
    if is_checked_by_derive(envelope) {
        return;
    }
    let mut index = 0;
    while index < specs.len() {
        let spec = &specs[index];
        let name = spec.name();
        check_name(envelope, name, spec.status().as_u16(), spec.domain().is_some());
        let mut field = 0;
        while field < spec.fields().len() {
            check_key(envelope, spec.fields()[field].name(), RESERVED_KEY);
            field += 1;
        }
        let mut member = 0;
        while member < spec.members().len() {
            check_key(envelope, spec.members()[member].name(), RESERVED_MEMBER);
            member += 1;
        }
        index += 1;
    }
}

const RESERVED_KEY: &str = "the envelope already has a member with the name of a data field; send the field under another name: `#[data(\"..\")]`";
const RESERVED_MEMBER: &str = "the envelope already has a member with the name of a static member; choose another name in `member(..)`";

/// Returns whether the envelope accepts every name and every key, except reserved keys that the
/// derive checks for each built-in envelope.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn is_checked_by_derive(envelope: &AnyEnvelope) -> bool {
    envelope.names.is_any()
        && envelope.keys.accepts_all()
        && is_subset(envelope.reserved.names(), RESERVED_BY_BUILT_IN)
}

/// Every key that a built-in envelope without a name rule reserves. The derive has a copy, so that
/// it can leave out the check of every other key.
pub const RESERVED_BY_BUILT_IN: &[&str] = &[
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

/// Panics if the envelope needs a domain, and the API of the type does not have one.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_domain_of(envelope: &AnyEnvelope, api: &ApiDefaults) {
    if api.domain.is_none() {
        check_domain(envelope);
    }
}

/// Panics if the envelope needs a domain. The derive's output calls this function for a type in
/// which a spec has no domain.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_domain(envelope: &AnyEnvelope) {
    if let Some(fault) = envelope.names.check_domain(false) {
        panic!("{}", fault);
    }
}

/// Returns the canonical google.rpc code of this name, or panics.
#[must_use]
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn grpc_code(name: &str) -> GrpcCode {
    match GrpcCode::from_name(name) {
        Some(code) => code,
        None => panic!(
            "not a canonical error code of google.rpc; write one of `CANCELLED`, `UNKNOWN`, \
             `INVALID_ARGUMENT`, `DEADLINE_EXCEEDED`, `NOT_FOUND`, `ALREADY_EXISTS`, \
             `PERMISSION_DENIED`, `RESOURCE_EXHAUSTED`, `FAILED_PRECONDITION`, `ABORTED`, \
             `OUT_OF_RANGE`, `UNIMPLEMENTED`, `INTERNAL`, `UNAVAILABLE`, `DATA_LOSS`, \
             `UNAUTHENTICATED`"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{check_specs, grpc_code};
    use crate::envelope::{AnyEnvelope, Envelope};
    use crate::json::Object;
    use crate::model::{ErrorSpec, GrpcCode, MemberSpec, Occurrence};

    #[test]
    fn grpc_codes_have_canonical_names() {
        assert_eq!(grpc_code("ALREADY_EXISTS"), GrpcCode::AlreadyExists);
    }

    #[test]
    #[should_panic(expected = "not a canonical error code of google.rpc")]
    fn ok_is_not_an_error_code() {
        let _ = grpc_code("OK");
    }

    /// A user's envelope that has the name of a built-in envelope, but reserves other members.
    struct Coded;

    impl Envelope for Coded {
        const RESERVED: &'static [&'static str] = &["trace"];

        fn write(_error: &Occurrence<'_>, _body: &mut Object<'_>) {}
    }

    fn check_member(name: &'static str) {
        let members = Vec::leak(vec![MemberSpec::new(name, "a")]);
        let spec = ErrorSpec::new("Taken", "TAKEN", "Conflict", 409).with_members(members);
        check_specs(&AnyEnvelope::new::<Coded>(), &[spec]);
    }

    #[test]
    fn members_that_the_envelope_does_not_reserve_are_accepted() {
        check_member("reason");
    }

    #[test]
    #[should_panic(expected = "the envelope already has a member with the name of a static member")]
    fn reserved_members_are_refused() {
        check_member("trace");
    }
}
