//! The schema of a data field, from its type, when that declares one.
//!
//! Whether it does is found by method resolution in the derive's output, where the type is known:
//! `&Declaration<T>` has the method of a `T` that is a `JsonSchema` before that of any.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::marker::PhantomData;

/// Stands for a type.
pub struct Declaration<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Declaration<T> {
    /// Its only value.
    pub const OF: Self = Self(PhantomData);
}

/// A type that declares a schema.
pub trait DeclaredSchema {
    /// Its schema, with definitions of its own where it contains itself.
    fn schema(&self) -> Option<Value>;
}

impl<T: JsonSchema + ?Sized> DeclaredSchema for Declaration<T> {
    fn schema(&self) -> Option<Value> {
        let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
            settings.inline_subschemas = true;
            settings.meta_schema = None;
        });
        let mut generator = settings.into_generator();
        let mut schema = generator.subschema_for::<T>().to_value();
        if let Some(members) = schema.as_object_mut() {
            // The name of a type in Rust is no part of the contract.
            members.remove("title");
            // Those of types that contain themselves: all else is in place.
            let definitions = generator.take_definitions(true);
            if !definitions.is_empty() {
                members.insert("$defs".to_owned(), definitions.into());
            }
        }
        Some(schema)
    }
}

/// Any type.
pub trait NoSchema {
    /// Nothing.
    fn schema(&self) -> Option<Value> {
        None
    }
}

impl<T: ?Sized> NoSchema for &Declaration<T> {}
