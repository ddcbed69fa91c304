//! The schemas of data fields whose types implement `JsonSchema`, next to types that do not.

use super::bodies::{Schemas, check};
use super::envelopes::Unknown;
use ::schemars::JsonSchema;
use api_error::{ApiError, Catalogued, envelope, reference};
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Resource {
    Item,
    UserProperty,
}

/// A folder and its contents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct Folder {
    #[serde(rename = "n")]
    name: String,
    folders: Vec<Folder>,
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Coded)]
enum SchemaError<'a, T: std::fmt::Debug + Serialize> {
    /// Types of all sorts.
    #[error("taken")]
    #[status(409)]
    Taken {
        /// The kind of it.
        #[data]
        resource: Resource,
        #[data]
        maybe: Option<Resource>,
        #[data]
        folder: Folder,
        #[data]
        maybe_folder: Option<Folder>,
        #[data]
        names: &'a [&'a str],
        #[data]
        unknown: Unknown,
        #[data]
        count: u8,
    },

    #[error("generic")]
    #[status(400)]
    Generic {
        #[data]
        value: T,
        #[data]
        key: &'a str,
    },
}

fn taken(maybe: Option<Resource>, maybe_folder: Option<Folder>) -> SchemaError<'static, u8> {
    let folder = |folders| Folder { name: "f".to_owned(), folders };
    SchemaError::Taken {
        resource: Resource::UserProperty,
        maybe,
        folder: folder(vec![folder(vec![])]),
        maybe_folder,
        names: &["a"],
        unknown: Unknown { inside: vec![] },
        count: 3,
    }
}

#[test]
fn declared_schemas_are_used_and_none_is_required() {
    let reference = reference::json(&SchemaError::<u8>::CATALOG);
    let errors = &reference["types"][0]["errors"];
    let data = &errors[0]["schema"]["properties"]["error_data"];
    let members = &data["properties"];
    assert_eq!(
        members["resource"],
        json!({ "$ref": "#/$defs/Resource", "description": "The kind of it." })
    );
    assert_eq!(members["maybe"], json!({ "$ref": "#/$defs/Resource" }));
    assert_eq!(
        errors[0]["schema"]["$defs"]["Resource"],
        json!({ "type": "string", "enum": ["item", "user_property"] })
    );
    assert_eq!(members["names"]["items"], json!({ "type": "string" }));
    assert_eq!(members["unknown"], json!({}));
    assert_eq!(members["count"]["maximum"], 255);
    assert_eq!(
        data["required"],
        json!(["resource", "folder", "names", "unknown", "count", "name"])
    );
    assert_eq!(errors[0]["data"][0]["type"], r#""item" | "user_property""#);
    let generic = &errors[1]["schema"]["properties"]["error_data"];
    assert_eq!(generic["properties"]["value"], json!({}));
    assert_eq!(generic["properties"]["key"]["type"], "string");
}

#[test]
fn bodies_match_the_declared_schemas() {
    let schemas = Schemas::of(&SchemaError::<u8>::CATALOG);
    let folder = Folder { name: "g".to_owned(), folders: vec![] };
    for error in [
        taken(None, None),
        taken(Some(Resource::Item), Some(folder)),
        SchemaError::Generic { value: 1, key: "k" },
    ] {
        check(&error, &schemas);
    }
    let mut body: Value = serde_json::from_slice(taken(None, None).to_response().body()).unwrap();
    assert!(schemas.is_of_its_error(&taken(None, None), &body));
    body["error_data"]["folder"]["folders"][0]["n"] = 7.into();
    assert!(!schemas.is_of_its_error(&taken(None, None), &body), "recursion is followed");
}

/// The lock writes the schema of a recursive type once. Inside this schema, the type is only its
/// name, such as `Folder`.
#[test]
fn the_lock_contains_the_declared_schemas() {
    let lock = reference::lock(&SchemaError::<u8>::CATALOG);
    assert!(lock.contains("maybe?: \"item\" | \"user_property\"\n"), "{lock}");
    assert!(lock.contains("names: [string]\n"), "{lock}");
    assert!(lock.contains("folder: {folders: [Folder], n: string}\n"), "{lock}");
}
