//! Changes of the values that an envelope sends, of data types, of headers and of names.

use super::lock::{before, catalog, changes, integer, text};
use super::tool;
use api_error::{AnyEnvelope, Catalog, Code, ErrorSpec, FieldSpec, envelope, reference};
use serde_json::{Value, json};
use std::fs;

fn in_envelope<V: api_error::Envelope>(specs: Vec<ErrorSpec>) -> Catalog {
    catalog(specs).with_envelope(AnyEnvelope::new::<V>())
}

/// Returns the changes from one contract to another, both in the envelope `V`.
fn changes_in<V: api_error::Envelope>(
    test: &str,
    before: Vec<ErrorSpec>,
    after: Vec<ErrorSpec>,
) -> Vec<String> {
    let path = tool::folder(&format!("lock-in-{test}")).join("errors.lock");
    fs::write(&path, reference::lock(&in_envelope::<V>(before))).unwrap();
    match reference::check_lock(&in_envelope::<V>(after), path) {
        Ok(()) => Vec::new(),
        Err(error) => error.changes().to_vec(),
    }
}

#[test]
fn only_facts_that_the_envelope_sends_are_compared() {
    let spec = |message: &'static str, number, uri| {
        ErrorSpec::new("Gone", "GONE", "Gone", 410)
            .with_message(message)
            .with_code(Code::new(number, "GoneError"))
            .with_type_uri(uri)
    };
    let (before, after) =
        (vec![spec("It is gone.", 7, "urn:a")], vec![spec("It is lost.", 8, "urn:b")]);
    assert_eq!(
        changes_in::<envelope::MessageOnly>("message-only", before.clone(), after.clone()),
        ["`GONE`: message changed from `It is gone.` to `It is lost.`"]
    );
    assert_eq!(
        changes_in::<envelope::Coded>("coded", before.clone(), after.clone()),
        ["`GONE`: code changed from `7 GoneError` to `8 GoneError`"]
    );
    let changes = changes_in::<envelope::Problem>("problem", before, after);
    assert!(changes.contains(&"`GONE`: type changed from `urn:a` to `urn:b`".to_owned()));
    assert!(!changes.iter().any(|change| change.contains("message")), "{changes:?}");

    // An envelope that sends only a message sends no data.
    let with_data = |fields: &'static [FieldSpec]| {
        vec![ErrorSpec::new("Gone", "GONE", "Gone", 410).with_template("gone").with_fields(fields)]
    };
    let data = with_data(const { &[FieldSpec::new("key", "u64").required().with_schema(integer)] });
    assert_eq!(
        changes_in::<envelope::MessageOnly>("data", data, with_data(&[])),
        Vec::<String>::new()
    );
}

#[test]
fn changes_inside_a_data_type_are_reported() {
    let with = |schema: fn() -> Value| {
        let fields = vec![FieldSpec::new("it", "It").required().with_schema(schema)];
        vec![ErrorSpec::new("Gone", "GONE", "Gone", 410).with_fields(fields.leak())]
    };
    let change = |test: &str, before: fn() -> Value, after: fn() -> Value| {
        changes_in::<envelope::Problem>(test, with(before), with(after))
    };
    assert_eq!(
        change(
            "enum",
            || json!({ "type": "string", "enum": ["Sold", "Recalled"] }),
            || json!({ "type": "string", "enum": ["Sold", "Withdrawn"] }),
        ),
        [r#"`GONE`: member `it` changed from "Sold" | "Recalled" to "Sold" | "Withdrawn""#]
    );
    assert_eq!(
        change(
            "enum-added",
            || json!({ "type": "string", "enum": ["Sold"] }),
            || json!({ "type": "string", "enum": ["Sold", "Withdrawn"] }),
        ),
        Vec::<String>::new()
    );
    let node = || {
        json!({
            "$ref": "#/$defs/Node",
            "$defs": { "Node": {
                "type": "object",
                "properties": {
                    "name": { "type": "string" },
                    "next": { "anyOf": [{ "$ref": "#/$defs/Node" }, { "type": "null" }] },
                },
                "required": ["name"],
            } },
        })
    };
    let renamed = || {
        json!({
            "$ref": "#/$defs/Item",
            "$defs": { "Item": {
                "type": "object",
                "properties": {
                    "name": { "type": "string" },
                    "next": { "anyOf": [{ "$ref": "#/$defs/Item" }, { "type": "null" }] },
                },
                "required": ["name"],
            } },
        })
    };
    assert_eq!(change("renamed-type", node, renamed), Vec::<String>::new());
    let without = || json!({ "type": "object", "properties": { "next": {} } });
    assert_eq!(
        change("removed-member", node, without),
        ["`GONE`: member `it.name` is no longer sent"]
    );
    assert_eq!(change("unknown", node, || json!({})), Vec::<String>::new());
}

/// A response member that becomes required does not break clients.
#[test]
fn a_member_that_is_now_always_sent_passes() {
    let with = |is_required: bool| {
        let field = |name, schema| {
            let field = FieldSpec::new(name, name).with_schema(schema);
            if is_required { field.required() } else { field }
        };
        let map = || json!({ "type": "object", "additionalProperties": { "type": "integer" } });
        let window = || {
            json!({
                "type": "object",
                "properties": { "secs": { "type": "integer" }, "nanos": { "type": "integer" } },
                "required": ["secs", "nanos"],
            })
        };
        let fields = vec![field("limits", map), field("window", window)];
        vec![ErrorSpec::new("Quota", "QUOTA", "Quota", 429).with_fields(fields.leak())]
    };
    assert_eq!(
        changes_in::<envelope::Problem>("required", with(false), with(true)),
        Vec::<String>::new()
    );
    assert_eq!(
        changes_in::<envelope::Problem>("optional", with(true), with(false)),
        ["`QUOTA`: member `limits` is now optional", "`QUOTA`: member `window` is now optional"]
    );
}

#[test]
fn changed_headers_are_reported() {
    let change = |test: &str, before: ErrorSpec, after: ErrorSpec| {
        changes_in::<envelope::Problem>(test, vec![before], vec![after])
    };
    let plain = ErrorSpec::new("Limit", "LIMIT", "Limit", 429);
    assert_eq!(
        change("retry-optional", plain.with_retry_after(30), plain.with_retry_field()),
        ["`LIMIT`: header `retry-after` is now optional"]
    );
    assert_eq!(
        change("retry-value", plain.with_retry_after(30), plain.with_retry_after(60)),
        ["`LIMIT`: header `retry-after` changed from `30` to `60`"]
    );
    let login = ErrorSpec::new("Login", "LOGIN", "Login", 401);
    assert_eq!(
        change("challenge", login.with_domain("a.example"), login.with_domain("b.example")),
        [
            r#"`LOGIN`: header `www-authenticate` changed from `Bearer realm="a.example"` to `Bearer realm="b.example"`"#
        ]
    );
}

#[test]
fn renames_are_reported_as_renames() {
    let renamed = changes("rename-error", |specs| {
        specs[1] = ErrorSpec::new("Lost", "LOST", "Lost", 410).with_issues();
    });
    assert_eq!(
        renamed,
        [r#"`GONE` was renamed to `LOST`: restore the name with `#[name("GONE")]`"#]
    );
    let renamed = changes("rename-member", |specs| {
        specs[0] = specs[0].with_fields(
            const {
                &[
                    FieldSpec::new("id", "u64").required().with_schema(integer),
                    FieldSpec::new("kind", "Kind").required(),
                    FieldSpec::new("hint", "Option<String>").with_schema(text),
                ]
            },
        );
    });
    assert_eq!(
        renamed,
        [
            r#"`DUPLICATED`: member `key` was renamed to `id`: restore the name with `#[data("key")]`"#
        ]
    );
}

/// A lock of the first version: it has lines for data instead of lines for the body, and no line
/// `# end`.
const VERSION_1: &str = "\
# The facts that clients of StoreError rely on. Changing or removing a line breaks clients.
# Written by api_error::reference::check_lock with API_ERROR_BLESS=1: do not edit.

error BAD_GATEWAY
  envelope Problem
  status 502

error DUPLICATED
  code 42 DuplicatedError
  data hint?: string
  data key: integer
  data kind: Kind
  envelope Problem
  header x-limit
  status 409
  type https://api.example.com/errors#duplicated

error GONE
  envelope Problem
  issues
  status 410
";

fn changes_since_version_1(test: &str, specs: Vec<ErrorSpec>) -> Vec<String> {
    let path = tool::folder(&format!("lock-version-1-{test}")).join("errors.lock");
    fs::write(&path, VERSION_1).unwrap();
    match reference::check_lock(&catalog(specs), path) {
        Ok(()) => Vec::new(),
        Err(error) => error.changes().to_vec(),
    }
}

#[test]
fn a_lock_of_the_first_version_is_compared() {
    assert_eq!(changes_since_version_1("same", before()), Vec::<String>::new());
    let mut specs = before();
    specs[0] = specs[0].with_fields(
        const {
            &[
                FieldSpec::new("key", "String").required().with_schema(text),
                FieldSpec::new("kind", "Option<Kind>"),
            ]
        },
    );
    specs.remove(1);
    assert_eq!(
        changes_since_version_1("changed", specs),
        [
            "`DUPLICATED`: member `hint` is no longer sent",
            "`DUPLICATED`: member `key` changed from integer to string",
            "`DUPLICATED`: member `kind` is now optional",
            "`GONE` was removed",
        ]
    );
}
