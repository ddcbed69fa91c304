//! Which parts of a contract may change.

use super::tool;
use api_error::AnyEnvelope;
use api_error::{Catalog, Code, ErrorSpec, FieldSpec, HeaderSpec, envelope, reference};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn integer() -> Value {
    json!({ "type": "integer" })
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// The contract that every other contract is compared with.
fn before() -> Vec<ErrorSpec> {
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

fn catalog(specs: Vec<ErrorSpec>) -> Catalog {
    Catalog::new("StoreError", specs.leak())
}

/// Writes the lock of [`before`] to a file in a separate folder.
fn locked(test: &str) -> PathBuf {
    let path = tool::folder(&format!("lock-{test}")).join("errors.lock");
    fs::write(&path, reference::lock(&catalog(before()))).unwrap();
    path
}

/// Returns the report of `check_lock` on a changed contract.
fn changes(test: &str, change: impl FnOnce(&mut Vec<ErrorSpec>)) -> Vec<String> {
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
  body errors[].detail?: string
  body errors[].header?: string
  body errors[].name?: string
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

#[test]
fn a_missing_or_malformed_lock_is_reported() {
    let path = tool::folder("lock-missing").join("errors.lock");
    let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
    assert!(error.to_string().contains("API_ERROR_BLESS=1"), "{error}");
    assert!(error.changes().is_empty());
    let head = "# The facts that clients of StoreError rely on.\n# Written by .. do not edit.\n";
    for (text, line) in [
        ("what?".to_owned(), 3),
        ("error A\n  status 400\nstatus 500\n".to_owned(), 5),
        ("  status 1".to_owned(), 3),
    ] {
        fs::write(&path, format!("{head}{text}")).unwrap();
        let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
        assert!(error.to_string().contains(&format!("errors.lock:{line} ")), "{error}");
    }
}

/// Returns files that are no longer what `lock` wrote.
fn damaged_files() -> Vec<(&'static str, String)> {
    let lock = reference::lock(&catalog(before()));
    let (half, _) = lock.split_at(lock.find("error GONE").unwrap());
    let conflict = lock
        .replace("error GONE\n", "<<<<<<< HEAD\nerror GONE\n=======\nerror LOST\n>>>>>>> other\n");
    vec![
        ("empty", String::new()),
        ("blank", "\n\n".to_owned()),
        ("other", "error GONE\n  status 410\n".to_owned()),
        ("truncated", half.to_owned()),
        ("conflict", conflict),
    ]
}

#[test]
fn a_damaged_lock_does_not_pass() {
    for (damage, text) in damaged_files() {
        let path = tool::folder(&format!("lock-damaged-{damage}")).join("errors.lock");
        fs::write(&path, text).unwrap();
        let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
        assert!(error.changes().is_empty(), "{damage}: {error}");
        assert!(error.to_string().contains("API_ERROR_BLESS=1"), "{damage}: {error}");
    }
}

/// A lock of the first version: it has no structure of the body and no last line.
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
fn only_what_the_envelope_sends_is_compared() {
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

/// A response member that becomes required breaks nobody.
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

/// Environment variables belong to the process, so these steps run in a separate process.
#[test]
fn blessing_writes_and_retires() {
    if let Some(path) = std::env::var_os("LOCK_UNDER_TEST") {
        let mut specs = before();
        match std::env::var("STEP").unwrap().as_str() {
            "first" => {}
            "retire" => {
                specs.remove(1);
            }
            "extend" => {
                specs.remove(1);
                specs.push(ErrorSpec::new("New", "NEW", "New", 400));
            }
            "reuse" => specs[1] = ErrorSpec::new("Again", "GONE", "Gone again", 404),
            other => panic!("no step {other}"),
        }
        reference::check_lock(&catalog(specs), path).unwrap();
        return;
    }
    let path = tool::folder("lock-bless").join("errors.lock");
    let run = |step: &str, bless: &str| {
        let test = std::env::current_exe().unwrap();
        let mut command = std::process::Command::new(test);
        command.args(["--exact", "lock::blessing_writes_and_retires", "--nocapture"]);
        command.env("LOCK_UNDER_TEST", &path).env("STEP", step).env("API_ERROR_BLESS", bless);
        tool::run(&mut command)
    };
    let read = || fs::read_to_string(&path).unwrap();

    assert!(!run("first", "0").0, "0 does not bless");
    assert!(!path.exists());
    let (is_ok, text) = run("first", "1");
    assert!(is_ok, "{text}");
    assert_eq!(read(), reference::lock(&catalog(before())));

    let (is_ok, text) = run("retire", "");
    assert!(!is_ok && text.contains("`GONE` was removed"), "{text}");
    assert!(run("retire", "1").0);
    assert!(read().ends_with("\nretired GONE\n\n# end\n"), "{}", read());
    assert!(run("retire", "").0);

    // Blessing repairs a damaged file, and its names stay retired.
    for (damage, text) in damaged_files() {
        fs::write(&path, text).unwrap();
        assert!(run("first", "1").0, "{damage}");
        assert!(run("first", "").0, "{damage}");
        assert_eq!(read().contains("\nretired LOST\n"), damage == "conflict", "{damage}");
    }
    fs::write(&path, reference::lock(&catalog(before()))).unwrap();
    assert!(run("retire", "1").0);

    // A retired name is still retired when the contract grows, and blessing does not allow its reuse.
    assert!(run("extend", "1").0);
    assert!(
        read().contains("\nerror NEW\n") && read().ends_with("\nretired GONE\n\n# end\n"),
        "{}",
        read()
    );
    let retired = read();
    for bless in ["", "1"] {
        let (is_ok, text) = run("reuse", bless);
        assert!(!is_ok && text.contains("`GONE` is used again after it was retired"), "{text}");
        assert_eq!(read(), retired);
    }
}
