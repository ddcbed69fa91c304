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
            specs[1] = ErrorSpec::new("Gone", "REMOVED", "Gone", 410).with_issues();
        }),
        ["`GONE` was removed"]
    );
    assert_eq!(
        changes("gone_parts", |specs| {
            specs[0] = ErrorSpec::new("Duplicated", "DUPLICATED", "Duplicated", 409);
        }),
        [
            "`DUPLICATED`: code `42 DuplicatedError` was removed",
            "`DUPLICATED`: data `hint` is no longer sent",
            "`DUPLICATED`: data `key` is no longer sent",
            "`DUPLICATED`: data `kind` is no longer sent",
            "`DUPLICATED`: header `x-limit` is no longer sent",
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
        ["`DUPLICATED`: code changed from `42 DuplicatedError` to `43 DuplicatedError`"]
    );
    assert_eq!(
        changes("code_name", |specs| {
            specs[0] = specs[0].with_code(Code::new(42, "Duplicate"));
        }),
        ["`DUPLICATED`: code changed from `42 DuplicatedError` to `42 Duplicate`"]
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
            "`DUPLICATED`: data `hint` changed from string to integer",
            "`DUPLICATED`: data `key` changed from integer to string",
            "`DUPLICATED`: data `kind` is now optional",
        ]
    );
    let other = catalog(before()).with_envelope(AnyEnvelope::new::<envelope::Coded>());
    assert_eq!(
        changes_of("envelope", &other),
        [
            "`BAD_GATEWAY`: envelope changed from `Problem` to `Coded`",
            "`DUPLICATED`: envelope changed from `Problem` to `Coded`",
            "`GONE`: envelope changed from `Problem` to `Coded`",
        ]
    );
}

#[test]
fn a_missing_or_malformed_lock_is_reported() {
    let path = tool::folder("lock-missing").join("errors.lock");
    let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
    assert!(error.to_string().contains("API_ERROR_BLESS=1"), "{error}");
    assert!(error.changes().is_empty());
    for (text, line) in
        [("what?", 1), ("error A\n  status 400\nstatus 500\n", 3), ("  status 1", 1)]
    {
        fs::write(&path, text).unwrap();
        let error = reference::check_lock(&catalog(before()), &path).unwrap_err();
        assert!(error.to_string().contains(&format!("errors.lock:{line} ")), "{error}");
    }
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
    assert!(read().ends_with("\nretired GONE\n"), "{}", read());
    assert!(run("retire", "").0);

    // A retired name is still retired when the contract grows, and blessing does not allow its reuse.
    assert!(run("extend", "1").0);
    assert!(read().contains("\nerror NEW\n") && read().ends_with("\nretired GONE\n"), "{}", read());
    let retired = read();
    for bless in ["", "1"] {
        let (is_ok, text) = run("reuse", bless);
        assert!(!is_ok && text.contains("`GONE` is used again after it was retired"), "{text}");
        assert_eq!(read(), retired);
    }
}
