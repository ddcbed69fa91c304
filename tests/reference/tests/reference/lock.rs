//! The changes of a contract that break clients, and the changes that do not.

use super::tool;
use api_error::AnyEnvelope;
use api_error::{Catalog, Code, ErrorSpec, FieldSpec, HeaderSpec, envelope, reference};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

pub(super) fn integer() -> Value {
    json!({ "type": "integer" })
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

/// The contract with which every other contract is compared.
pub(super) fn before() -> Vec<ErrorSpec> {
    vec![
        ErrorSpec::new("Duplicated", "DUPLICATED", "Duplicated", 409)
            .with_code(Code::new(42, "DuplicatedError"))
            .with_type_uri("https://api.example.com/errors#duplicated")
            .with_fields(
                const {
                    &[
                        FieldSpec::new("key", "u64").required().with_schema(integer),
                        FieldSpec::new("kind", "Kind").required(),
                        FieldSpec::new("hint", "Option<String>").with_schema(text),
                    ]
                },
            )
            .with_headers(const { &[HeaderSpec::field("X-Limit")] }),
        ErrorSpec::new("Gone", "GONE", "Gone", 410).with_issues(),
        ErrorSpec::new("One", "BAD_GATEWAY", "Bad Gateway", 502).without_own_name(),
        ErrorSpec::new("Two", "BAD_GATEWAY", "Bad Gateway", 502).without_own_name(),
    ]
}

pub(super) fn catalog(specs: Vec<ErrorSpec>) -> Catalog {
    Catalog::new("StoreError", specs.leak())
}

/// Writes the lock of [`before`] to a file in a separate folder.
fn locked(test: &str) -> PathBuf {
    let path = tool::folder(&format!("lock-{test}")).join("errors.lock");
    fs::write(&path, reference::lock(&catalog(before()))).unwrap();
    path
}

/// Returns the report of `check_lock` on a changed contract.
pub(super) fn changes(test: &str, change: impl FnOnce(&mut Vec<ErrorSpec>)) -> Vec<String> {
    let mut specs = before();
    change(&mut specs);
    changes_of(test, &catalog(specs))
}

fn changes_of(test: &str, catalog: &Catalog) -> Vec<String> {
    match reference::check_lock(catalog, locked(test)) {
        Ok(()) => Vec::new(),
        Err(error) => {
            let changes = error.changes().to_vec();
            assert!(!changes.is_empty(), "{error}");
            for change in &changes {
                assert!(error.to_string().contains(change), "{error}");
            }
            changes
        }
    }
}

#[test]
fn is_sorted_text() {
    assert_eq!(
        reference::lock(&catalog(before())),
        "\
# The facts that clients of StoreError rely on. Changing or removing a line breaks clients.
# Lock version 2, written by api_error::reference::check_lock with API_ERROR_BLESS=1: do not edit.

error BAD_GATEWAY
  body detail: string
  body instance?: string
  body name: \"BAD_GATEWAY\"
  body request_id?: string
  body status: integer
  body title: string
  content-type application/problem+json
  envelope Problem
  retry 502
  status 502

error DUPLICATED
  body code: integer
  body detail: string
  body hint?: string
  body instance?: string
  body key: integer
  body kind: any
  body name: \"DUPLICATED\"
  body request_id?: string
  body status: integer
  body title: string
  body type: string
  code 42
  content-type application/problem+json
  envelope Problem
  header x-limit
  status 409
  type https://api.example.com/errors#duplicated

error GONE
  body detail: string
  body errors?: [object]
  body errors[].detail: string
  body errors[].header?: string
  body errors[].name: string
  body errors[].parameter?: string
  body errors[].pointer?: string | \"#\"
  body instance?: string
  body name: \"GONE\"
  body request_id?: string
  body status: integer
  body title: string
  content-type application/problem+json
  envelope Problem
  issues
  status 410

# end
"
    );
}

#[test]
fn does_not_depend_on_the_order_of_variants() {
    let mut specs = before();
    specs.reverse();
    assert_eq!(reference::lock(&catalog(specs)), reference::lock(&catalog(before())));
}

#[test]
fn unchanged_and_added_parts_pass() {
    let none = Vec::<String>::new();
    assert_eq!(changes("same", |_| {}), none);
    assert_eq!(changes("order", |specs| specs.reverse()), none);
    assert_eq!(
        changes("error", |specs| specs.push(ErrorSpec::new("New", "NEW", "New", 400))),
        none
    );
    assert_eq!(changes("variant", |specs| rename(&mut specs[1], "Removed")), none);
    assert_eq!(changes("one_of_two", |specs| specs.truncate(3)), none);
    assert_eq!(
        changes("texts", |specs| {
            specs[1] = specs[1].with_description("New.").with_message("It is gone.");
        }),
        none
    );
    assert_eq!(
        changes("data", |specs| {
            specs[0] = specs[0].with_fields(
                const {
                    &[
                        FieldSpec::new("more", "u8").required().with_schema(integer),
                        FieldSpec::new("hint", "String").required().with_schema(text),
                        FieldSpec::new("kind", "Kind").required(),
                        FieldSpec::new("key", "u32").required().with_schema(integer),
                    ]
                },
            );
        }),
        none
    );
    assert_eq!(
        changes("header", |specs| {
            specs[0] = specs[0].with_headers(
                const { &[HeaderSpec::fixed("x-limit", "5"), HeaderSpec::field("X-More")] },
            );
        }),
        none
    );
    assert_eq!(
        changes("code", |specs| {
            specs[1] = specs[1].with_code(Code::unnamed(7)).with_type_uri("urn:gone");
        }),
        none
    );
}

fn rename(spec: &mut ErrorSpec, variant: &'static str) {
    *spec =
        ErrorSpec::new(variant, spec.name(), spec.title(), spec.status().as_u16()).with_issues();
}

#[test]
fn removed_parts_are_reported() {
    assert_eq!(
        changes("gone_error", |specs| {
            specs.remove(1);
        }),
        ["`GONE` was removed"]
    );
    assert_eq!(
        changes("gone_name", |specs| {
            specs[1] = ErrorSpec::new("Gone", "REMOVED", "Gone", 404).with_issues();
        }),
        ["`GONE` was removed"]
    );
    assert_eq!(
        changes("gone_parts", |specs| {
            specs[0] = ErrorSpec::new("Duplicated", "DUPLICATED", "Duplicated", 409);
        }),
        [
            "`DUPLICATED`: code `42` was removed",
            "`DUPLICATED`: header `x-limit` is no longer sent",
            "`DUPLICATED`: member `code` is no longer sent",
            "`DUPLICATED`: member `hint` is no longer sent",
            "`DUPLICATED`: member `key` is no longer sent",
            "`DUPLICATED`: member `kind` is no longer sent",
            "`DUPLICATED`: member `type` is no longer sent",
            "`DUPLICATED`: type `https://api.example.com/errors#duplicated` was removed",
        ]
    );
    assert_eq!(
        changes("gone_issues", |specs| specs[1] = ErrorSpec::new("Gone", "GONE", "Gone", 410)),
        ["`GONE`: nested errors are no longer sent"]
    );
}

#[test]
fn changed_parts_are_reported() {
    assert_eq!(
        changes("status", |specs| {
            specs[1] = ErrorSpec::new("Gone", "GONE", "Gone", 404).with_issues();
        }),
        ["`GONE`: status changed from `410` to `404`"]
    );
    assert_eq!(
        changes("number", |specs| {
            specs[0] = specs[0].with_code(Code::new(43, "DuplicatedError"));
        }),
        ["`DUPLICATED`: code changed from `42` to `43`"]
    );
    // A problem contains the number of the code, but not its name.
    assert_eq!(
        changes("code_name", |specs| {
            specs[0] = specs[0].with_code(Code::new(42, "Duplicate"));
        }),
        Vec::<String>::new()
    );
    assert_eq!(
        changes("type", |specs| specs[0] = specs[0].with_type_uri("urn:duplicated")),
        [
            "`DUPLICATED`: type changed from `https://api.example.com/errors#duplicated` to `urn:duplicated`"
        ]
    );
    assert_eq!(
        changes("data", |specs| {
            specs[0] = specs[0].with_fields(
                const {
                    &[
                        FieldSpec::new("key", "String").required().with_schema(text),
                        FieldSpec::new("kind", "Option<Kind>"),
                        FieldSpec::new("hint", "Option<u8>").with_schema(integer),
                    ]
                },
            );
        }),
        [
            "`DUPLICATED`: member `hint` changed from string to integer",
            "`DUPLICATED`: member `key` changed from integer to string",
            "`DUPLICATED`: member `kind` is now optional",
        ]
    );
    let other = catalog(before()).with_envelope(AnyEnvelope::new::<envelope::Coded>());
    let changes = changes_of("envelope", &other);
    for change in [
        "`BAD_GATEWAY`: envelope changed from `Problem` to `Coded`",
        "`DUPLICATED`: envelope changed from `Problem` to `Coded`",
        "`GONE`: content-type changed from `application/problem+json` to `application/json`",
        "`GONE`: envelope changed from `Problem` to `Coded`",
    ] {
        assert!(changes.iter().any(|its| its == change), "{change}: {changes:#?}");
    }
    assert!(!changes.iter().any(|change| change.contains("member")), "{changes:#?}");
}

/// A client can store an integer in a type with the range that the lock has. A server that sends
/// values outside this range breaks the client. The range of `integer` is not known.
#[test]
fn the_sizes_of_integers_are_locked() {
    fn sized(format: &str) -> Value {
        json!({ "type": "integer", "format": format })
    }
    static SPECS: [(&str, [FieldSpec; 1]); 4] = [
        ("uint32", [FieldSpec::new("left", "u32").required().with_schema(|| sized("uint32"))]),
        ("uint64", [FieldSpec::new("left", "u64").required().with_schema(|| sized("uint64"))]),
        ("int32", [FieldSpec::new("left", "i32").required().with_schema(|| sized("int32"))]),
        ("integer", [FieldSpec::new("left", "N").required().with_schema(integer)]),
    ];
    let spec = |fields: &'static [FieldSpec]| {
        vec![ErrorSpec::new("Full", "FULL", "Full", 409).with_fields(fields)]
    };
    for (before, fields) in &SPECS {
        let lock = reference::lock(&catalog(spec(fields)));
        assert!(lock.contains(&format!("\n  body left: {before}\n")), "{lock}");
        let path = tool::folder(&format!("lock-size-{before}")).join("errors.lock");
        fs::write(&path, lock).unwrap();
        for (now, fields) in &SPECS {
            let is_wider = matches!(
                (*before, *now),
                ("uint32", "uint64" | "int32")
                    | ("int32", "uint32" | "uint64")
                    | ("uint64", "int32")
            );
            let changes = match reference::check_lock(&catalog(spec(fields)), &path) {
                Ok(()) => Vec::new(),
                Err(error) => error.changes().to_vec(),
            };
            let expected = format!("`FULL`: member `left` changed from {before} to {now}");
            assert_eq!(changes, if is_wider { vec![expected] } else { Vec::new() });
        }
    }
}

/// Clients send the request again if the error is retryable, so the lock has a line `retry`. The
/// locks of earlier versions do not have this line.
#[test]
fn whether_a_request_may_be_sent_again_is_locked() {
    let specs = |retry| vec![ErrorSpec::new("Busy", "BUSY", "Busy", 409).with_retry(retry)];
    let path = tool::folder("lock-retry").join("errors.lock");
    let lock = reference::lock(&catalog(specs(true)));
    assert!(lock.contains("\n  retry 409\n"), "{lock}");
    fs::write(&path, &lock).unwrap();
    assert!(reference::check_lock(&catalog(specs(true)), &path).is_ok());
    let error = reference::check_lock(&catalog(specs(false)), &path).unwrap_err();
    assert_eq!(error.changes(), ["`BUSY`: the request may no longer be sent again (status 409)"]);
    fs::write(&path, lock.replace("  retry 409\n", "")).unwrap();
    for retry in [true, false] {
        assert!(reference::check_lock(&catalog(specs(retry)), &path).is_ok());
    }
    fs::write(&path, reference::lock(&catalog(specs(false)))).unwrap();
    assert!(reference::check_lock(&catalog(specs(true)), &path).is_ok());
}
