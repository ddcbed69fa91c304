//! The components of the `OpenAPI` documents: names, references and data types.

use super::bodies::{Schemas, check};
use super::contracts;
use ::schemars::JsonSchema;
use api_error::{ApiError, Catalogued, Issue, catalog, envelope, reference};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use thiserror::Error;

mod menu {
    #[derive(Debug, Clone, super::Serialize, super::JsonSchema)]
    pub(super) struct Node {
        pub(super) label: String,
        pub(super) children: Vec<Node>,
    }
}

mod disk {
    #[derive(Debug, Clone, super::Serialize, super::JsonSchema)]
    pub(super) struct Node {
        pub(super) bytes: u64,
        pub(super) children: Vec<Node>,
    }
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Page<{T}>")]
struct Page<T> {
    items: Vec<T>,
    next: Option<Box<Page<T>>>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "a/b~c")]
struct Slashes {
    inner: Option<Box<Slashes>>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Größe {
    inner: Option<Box<Größe>>,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
enum Reason {
    Sold,
    Recalled,
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Detailed)]
#[expect(clippy::option_option, reason = "the test is about this type")]
enum TypesError {
    #[error("twins")]
    #[status(409)]
    Twins {
        #[data]
        left: menu::Node,
        #[data]
        right: disk::Node,
        #[data]
        again: menu::Node,
    },

    #[error("pages")]
    #[status(409)]
    Pages {
        #[data]
        numbers: Page<u8>,
        #[data]
        words: Page<String>,
        #[data]
        slashes: Slashes,
        #[data]
        size: Größe,
    },

    #[error("open")]
    #[status(422)]
    Odd {
        #[data]
        any: Value,
        #[data]
        pair: (u8, String),
        #[data]
        nested: Option<Option<u8>>,
        #[data]
        reason: Option<Reason>,
        #[data]
        nested_reason: Option<Option<Reason>>,
        /// The first flag.
        #[data]
        is_a: bool,
        /// The second flag.
        #[data]
        is_b: bool,
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

/// Another type whose variant has the name of a variant of `TypesError`.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Detailed)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum OtherError {
    #[error("other twins")]
    #[status(409)]
    #[name("OTHER_TWINS")]
    Twins {
        #[data]
        node: menu::Node,
        #[data]
        reason: Reason,
    },
}

catalog! {
    /// Errors with data of many types.
    static TYPES = [TypesError, OtherError];
}

fn samples() -> Vec<TypesError> {
    let menu = menu::Node { label: "a".to_owned(), children: vec![] };
    let menu = menu::Node { label: "b".to_owned(), children: vec![menu] };
    let disk = disk::Node { bytes: 1, children: vec![] };
    let odd = |nested, reason, nested_reason, issues| TypesError::Odd {
        any: json!([1, { "a": null }]),
        pair: (1, "x".to_owned()),
        nested,
        reason,
        nested_reason,
        is_a: true,
        is_b: false,
        issues,
    };
    vec![
        TypesError::Twins {
            left: menu.clone(),
            right: disk::Node { bytes: 2, children: vec![disk] },
            again: menu,
        },
        TypesError::Pages {
            numbers: Page { items: vec![1], next: None },
            words: Page { items: vec!["a".to_owned()], next: None },
            slashes: Slashes { inner: Some(Box::new(Slashes { inner: None })) },
            size: Größe { inner: None },
        },
        odd(None, None, None, vec![]),
        odd(Some(None), Some(Reason::Sold), Some(None), vec![]),
        odd(
            Some(Some(1)),
            Some(Reason::Recalled),
            Some(Some(Reason::Sold)),
            vec![Issue::new("min", "too short", "/a")],
        ),
    ]
}

#[test]
fn bodies_match_the_schemas_of_their_data() {
    let schemas = Schemas::of(&TypesError::CATALOG);
    for error in samples() {
        check(&error, &schemas);
    }
}

/// Calls `visit` with each object in a JSON value.
pub(super) fn each_object(value: &Value, visit: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(members);
            members.values().for_each(|member| each_object(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        _ => {}
    }
}

pub(super) fn documents() -> Vec<(&'static str, Value)> {
    let mut documents: Vec<_> = contracts::all()
        .iter()
        .map(|contract| (contract.name, reference::openapi(contract.catalog)))
        .collect();
    documents.push(("types", reference::openapi(&TYPES)));
    documents
}

#[test]
fn keys_and_titles_are_valid_and_unique_and_references_lead_to_them() {
    for (name, document) in documents() {
        let components = document["components"].as_object().unwrap();
        let mut targets = BTreeSet::new();
        for (kind, map) in components {
            for key in map.as_object().unwrap().keys() {
                let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
                assert!(!key.is_empty() && key.chars().all(is_plain), "{name}: {key}");
                let starts_with_letter = key.starts_with(|c: char| c.is_ascii_alphabetic());
                assert!(kind != "responses" || starts_with_letter, "{name}: {key}");
                targets.insert(format!("#/components/{kind}/{key}"));
            }
        }
        let mut titles = BTreeSet::new();
        for schema in components["schemas"].as_object().unwrap().values() {
            let title = schema["title"].as_str().unwrap();
            assert!(titles.insert(title.to_owned()), "{name}: {title} is used twice");
        }
        each_object(&document, &mut |object| {
            if let Some(target) = object.get("$ref") {
                assert!(targets.contains(target.as_str().unwrap()), "{name}: {target}");
            }
        });
    }
}

#[test]
fn each_data_type_has_one_schema() {
    let document = reference::openapi(&TYPES);
    let schemas = &document["components"]["schemas"];
    let target = |key: &str, field: &str| {
        let schema = &schemas[key]["properties"]["details"]["properties"][field];
        schema["$ref"].as_str().unwrap_or_else(|| panic!("{key} {field}: {schema}")).to_owned()
    };
    assert_eq!(target("TypesError.Twins", "left"), target("TypesError.Twins", "again"));
    assert_eq!(target("TypesError.Twins", "left"), target("OtherError.Twins", "node"));
    assert_ne!(target("TypesError.Twins", "left"), target("TypesError.Twins", "right"));
    assert_ne!(target("TypesError.Pages", "numbers"), target("TypesError.Pages", "words"));
    let of = |target: String| &schemas[target.strip_prefix("#/components/schemas/").unwrap()];
    let left = of(target("TypesError.Twins", "left"));
    let right = of(target("TypesError.Twins", "right"));
    assert_eq!(left["properties"]["children"]["items"]["$ref"], target("TypesError.Twins", "left"));
    assert!(left["properties"]["label"].is_object(), "{left}");
    assert_eq!(
        right["properties"]["children"]["items"]["$ref"],
        target("TypesError.Twins", "right")
    );
    assert!(right["properties"]["bytes"].is_object(), "{right}");
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = envelope::Meta)]
#[error("the form is invalid")]
#[status(422)]
struct InvalidForm(#[api_error(issues)] Vec<Issue>);

#[test]
fn forms_and_issues_are_named() {
    let document = reference::openapi(&TYPES);
    let schemas = &document["components"]["schemas"];
    assert!(schemas["Issue"].is_object());
    let text = schemas["TypesError.Odd"].to_string();
    assert!(text.contains("#/components/schemas/"), "{text}");
    let meta = reference::openapi(&InvalidForm::CATALOG);
    let schemas = &meta["components"]["schemas"];
    assert_eq!(
        schemas["InvalidForm"]["anyOf"],
        json!([
            { "$ref": "#/components/schemas/InvalidForm.WithoutIssues" },
            { "$ref": "#/components/schemas/InvalidForm.WithIssues" },
        ])
    );
    for form in ["WithoutIssues", "WithIssues"] {
        assert_eq!(schemas[format!("InvalidForm.{form}")]["type"], "object");
    }
}

#[test]
fn every_schema_is_an_object_and_tuples_have_items() {
    let document = reference::openapi(&TYPES);
    let odd = document["components"]["schemas"]["TypesError.Odd"].to_string();
    each_object(&document["components"]["schemas"], &mut |object| {
        for key in ["properties", "patternProperties"] {
            if let Some(Value::Object(map)) = object.get(key) {
                assert!(map.values().all(Value::is_object), "{map:?}");
            }
        }
        if let Some(items) = object.get("items") {
            assert!(items.is_object(), "{items}");
        }
        assert!(object.get("prefixItems").is_none() || object.contains_key("items"), "{object:?}");
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let list = object.get(keyword).and_then(Value::as_array);
            assert!(list.is_none_or(|list| list.len() > 1), "{object:?}");
        }
    });
    assert!(odd.contains("prefixItems"), "{odd}");
}

#[test]
fn each_bool_field_has_its_own_description() {
    let json = reference::json(&TypesError::CATALOG);
    let schema = json["types"][0]["errors"][2]["schema"].to_string();
    assert!(schema.contains("The first flag.") && schema.contains("The second flag."), "{schema}");
}

#[test]
fn one_constant_at_the_top_is_a_discriminator() {
    let document = reference::openapi(&TYPES);
    let response = &document["components"]["responses"]["Types409"];
    let schema = &response["content"]["application/json"]["schema"];
    assert_eq!(schema["oneOf"].as_array().unwrap().len(), 3);
    let mapping = schema["discriminator"]["mapping"].as_object().unwrap();
    assert_eq!(mapping.len(), 3, "{schema}");
    let member = schema["discriminator"]["propertyName"].as_str().unwrap();
    for (value, target) in mapping {
        let key = target.as_str().unwrap().strip_prefix("#/components/schemas/").unwrap();
        let schema = &document["components"]["schemas"][key];
        assert_eq!(schema["properties"][member]["const"], *value);
        assert!(schema["required"].as_array().unwrap().contains(&member.into()));
    }
    // The name of a Meta error is nested, and a discriminator is a member at the top.
    let meta = reference::openapi(&super::apis::meta::META);
    let response = &meta["components"]["responses"]["Meta422"];
    assert!(response["content"]["application/json"]["schema"]["discriminator"].is_null());
}
