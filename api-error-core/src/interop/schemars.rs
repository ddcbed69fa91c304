//! The schemas of data fields whose types implement [`JsonSchema`].

use crate::model::{FieldType, Schema};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

impl<T: JsonSchema + ?Sized> FieldType<T> {
    /// The schema of a type that declares one.
    pub const DECLARED_SCHEMA: Option<Schema> = Some(declared_schema::<T>);
}

/// Returns the schema of a type. It contains definitions only for types that contain themselves.
fn declared_schema<T: JsonSchema + ?Sized>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut schema = generator.subschema_for::<T>().to_value();
    if let Some(members) = schema.as_object_mut() {
        // The name of a Rust type is not part of the contract.
        members.remove("title");
        // All other definitions are inlined.
        let definitions = generator.take_definitions(true);
        if !definitions.is_empty() {
            members.insert("$defs".to_owned(), definitions.into());
        }
    }
    schema
}
