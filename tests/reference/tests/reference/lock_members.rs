//! Each member of a body, at any depth, has its own optionality and type in the lock.

use super::lock::catalog;
use super::tool;
use api_error::json::{Array, Object};
use api_error::{
    AnyEnvelope, Catalog, Envelope, ErrorSpec, FieldSpec, HeaderSpec, IssueRef, Location,
    Occurrence, reference,
};
use serde_json::json;
use std::fs;

fn in_envelope<V: Envelope>(spec: &ErrorSpec) -> Catalog {
    catalog(vec![*spec]).with_envelope(AnyEnvelope::new::<V>())
}

/// Returns the changes from the first envelope to the second.
fn changes<Before: Envelope, After: Envelope>(test: &str, spec: &ErrorSpec) -> Vec<String> {
    changes_between(test, &in_envelope::<Before>(spec), &in_envelope::<After>(spec))
}

fn changes_between(test: &str, before: &Catalog, after: &Catalog) -> Vec<String> {
    // The lock also has the name of the envelope. Only the members are compared here.
    let lock = reference::lock(before).replace("  envelope Before\n", "  envelope After\n");
    let path = tool::folder(&format!("lock-members-{test}")).join("errors.lock");
    fs::write(&path, lock).unwrap();
    match reference::check_lock(after, path) {
        Ok(()) => Vec::new(),
        Err(error) => error.changes().to_vec(),
    }
}

/// Declares a module with the envelopes `Before` and `After`. `$is_after` is true in the second.
macro_rules! envelopes {
    ($module:ident, |$error:ident, $body:ident, $is_after:ident| $write:expr) => {
        mod $module {
            use super::*;

            pub(super) struct Before;
            pub(super) struct After;

            fn write($error: &Occurrence<'_>, $body: &mut Object<'_>, $is_after: bool) {
                $body.member("name", $error.name());
                $write;
            }

            impl Envelope for Before {
                fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
                    write(error, body, false);
                }
            }

            impl Envelope for After {
                fn write(error: &Occurrence<'_>, body: &mut Object<'_>) {
                    write(error, body, true);
                }
            }
        }
    };
}

/// Writes the issues. If `is_after`, only an issue in the request body has a code.
fn write_issues(error: &Occurrence<'_>, list: &mut Array<'_>, is_after: bool) {
    let has_code = |issue: &IssueRef<'_>| match issue.location() {
        Location::Pointer(_) => true,
        _ => !is_after,
    };
    error.issues().for_each_issue(&mut |issue| {
        list.object(|object| {
            object.member("text", issue.message());
            object.member("id", issue.name());
            object.member("code", has_code(&issue).then_some(7));
        });
    });
}

const INVALID: ErrorSpec = ErrorSpec::new("Invalid", "INVALID", "Invalid", 422).with_issues();
const GONE: ErrorSpec = ErrorSpec::new("Gone", "GONE", "Gone", 410);

envelopes!(issues, |error, body, is_after| {
    body.array("errors", |list| write_issues(error, list, is_after));
});

/// An error without issues has no member `errors`, so this member is optional. A member of an issue
/// is not optional for this reason. In `After`, the code of an issue is optional.
#[test]
fn a_member_of_an_issue_that_becomes_optional_is_reported() {
    let found = changes::<issues::Before, issues::After>("issue", &INVALID);
    assert_eq!(found, ["`INVALID`: member `errors[].code` is now optional"]);
    let found = changes::<issues::After, issues::Before>("issue-required", &INVALID);
    assert_eq!(found, Vec::<String>::new());
}

envelopes!(map, |error, body, is_after| {
    body.object("fields", |fields| {
        error.issues().for_each_issue(&mut |issue| {
            let key = match issue.location() {
                Location::Pointer(text) | Location::Parameter(text) | Location::Header(text) => {
                    text
                }
                _ => "other",
            };
            let has_code = !is_after || matches!(issue.location(), Location::Pointer(_));
            fields.object(key, |object| {
                object.member("text", issue.message());
                object.member("code", has_code.then_some(7));
            });
        });
    });
});

#[test]
fn a_member_in_a_map_that_becomes_optional_is_reported() {
    let found = changes::<map::Before, map::After>("map", &INVALID);
    assert_eq!(found, ["`INVALID`: member `fields{}.code` is now optional"]);
}

envelopes!(nested, |error, body, is_after| {
    // The request id is optional, so this object is optional too.
    if let Some(id) = error.request_id() {
        body.object("request", |request| {
            request.member("id", id);
            request.member("path", error.instance().filter(|_| !is_after));
            request.array("links", |links| {
                let link =
                    if is_after { json!({ "href": id }) } else { json!({ "href": id, "rel": id }) };
                links.element(vec![link]);
            });
        });
    }
});

#[test]
fn a_member_of_an_optional_object_that_is_lost_is_reported() {
    let found = changes::<nested::Before, nested::After>("nested", &GONE);
    assert_eq!(
        found,
        [
            "`GONE`: member `request.links[][].rel` is no longer sent",
            "`GONE`: member `request.path` is no longer sent"
        ]
    );
}

envelopes!(whole, |error, body, is_after| {
    let id = error.request_id().filter(|_| is_after);
    body.object("request", |request| {
        request.member("id", if is_after { id } else { Some("none") });
    });
});

/// If an object becomes optional, its members are not reported as optional too.
#[test]
fn an_object_that_becomes_optional_is_reported_once() {
    let found = changes::<whole::Before, whole::After>("whole", &GONE);
    assert!(found.contains(&"`GONE`: member `request` is now optional".to_owned()), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}

envelopes!(constant, |_error, body, is_after| {
    body.member("ok", is_after);
    body.member("version", if is_after { 3 } else { 2 });
    body.member("ratio", 0.5);
});

#[test]
fn a_constant_that_changes_is_reported() {
    let found = changes::<constant::Before, constant::After>("constant", &GONE);
    assert_eq!(
        found,
        [
            "`GONE`: member `ok` changed from false to true",
            "`GONE`: member `version` changed from 2 to 3"
        ]
    );
}

/// The locks of earlier versions have no lines for objects and lists.
#[test]
fn a_lock_without_lines_for_objects_is_compared() {
    let head = "# The facts that clients of StoreError rely on. Changing or removing a line breaks clients.\n\
                # Lock version 2, written by api_error::reference::check_lock with API_ERROR_BLESS=1: do not edit.\n";
    let lock = |body: &str| {
        format!(
            "{head}\nerror INVALID\n{body}  body name: \"INVALID\"\n  content-type application/json\n  \
             envelope Before\n  issues\n  status 422\n\n# end\n"
        )
    };
    let changes = |test: &str, body: &str| {
        let path = tool::folder(&format!("lock-members-{test}")).join("errors.lock");
        fs::write(&path, lock(body)).unwrap();
        match reference::check_lock(&in_envelope::<issues::Before>(&INVALID), path) {
            Ok(()) => Vec::new(),
            Err(error) => error.changes().to_vec(),
        }
    };
    let same = "  body errors[].code?: integer\n  body errors[].text?: string\n";
    assert_eq!(changes("old", same), Vec::<String>::new());
    // An older lock has no line for the list. A member without `?` was always sent, so the list was
    // always sent too. Now the list is optional.
    let required = "  body errors[].code: integer\n";
    assert_eq!(
        changes("old-required", required),
        ["`INVALID`: member `errors[].code` is now optional"]
    );
}

#[test]
fn the_type_of_a_header_is_compared() {
    let with = |header: HeaderSpec| catalog(vec![GONE.with_headers(vec![header].leak())]);
    let integer = FieldSpec::new("left", "u32").required().with_schema(super::lock::integer);
    let text = FieldSpec::new("left", "String").required().with_schema(super::lock::text);
    let header = |field| with(HeaderSpec::field("X-Left").with_field(field));
    assert_eq!(
        changes_between("header", &header(integer), &header(text)),
        ["`GONE`: header `x-left` changed from integer to string"]
    );
    let unknown = with(HeaderSpec::field("X-Left"));
    assert_eq!(changes_between("header-known", &unknown, &header(text)), Vec::<String>::new());
}

#[test]
fn flattened_types_are_compared() {
    let with = |schema: fn() -> serde_json::Value| {
        let fields = vec![FieldSpec::new("it", "It").required().with_schema(schema)];
        catalog(vec![GONE.with_fields(fields.leak())])
    };
    let before = with(|| {
        json!({
            "type": "object",
            "properties": { "id": { "type": "integer" } },
            "required": ["id"],
            "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
                { "type": "object", "properties": { "kind": { "const": "b" } }, "required": ["kind"] },
            ],
        })
    });
    let without = with(|| {
        json!({
            "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
                { "type": "object", "properties": { "kind": { "const": "b" } }, "required": ["kind"] },
            ],
        })
    });
    let found = changes_between("flattened", &before, &without);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("`GONE`: member `it` changed from {id: integer, "), "{found:?}");
    assert_eq!(changes_between("flattened-same", &before, &before), Vec::<String>::new());
}
