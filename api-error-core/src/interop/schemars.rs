//! The schemas of data fields whose types implement [`JsonSchema`].

use crate::model::{FieldType, Schema};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

impl<T: JsonSchema + ?Sized> FieldType<T> {
    /// The schema of a type that implements [`JsonSchema`].
    pub const DECLARED_SCHEMA: Option<Schema> = Some(declared_schema::<T>);
}

macro_rules! options {
    ($($ty:ty),*) => {$(
        impl<T: JsonSchema> FieldType<$ty> {
            /// The schema of the value in the `Option`: `None` is not sent.
            pub const SCHEMA_IN_OPTION: Option<Schema> = Some(declared_schema::<T>);
        }
    )*};
}

options! {
    Option<T>,
    &Option<T>,
    &mut Option<T>,
    &&Option<T>,
    &&&Option<T>
}

/// Returns the schema of `T`, with a definition for each named type that the schema refers to.
fn declared_schema<T: JsonSchema + ?Sized>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut schema = generator.subschema_for::<T>().to_value();
    if let Some(members) = schema.as_object_mut() {
        let definitions = generator.take_definitions(true);
        if !definitions.is_empty() {
            members.insert("$defs".to_owned(), definitions.into());
        }
    }
    schema
}
