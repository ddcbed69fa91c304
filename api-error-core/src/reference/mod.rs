//! The contract of a [`Catalog`](crate::Catalog), written out: a page for people, documents for
//! tools, types for clients, and a lock against change.
//!
//! Everything comes from the declarations. Doc comments are the descriptions; the bodies are what
//! the declared envelope really writes, found by rendering stand-ins for each error, so they are
//! right for an [`Envelope`](crate::Envelope) of your own too.
//!
//! The schema of a data field is that of its type: of `std` types as serde writes them, of a type
//! that implements `schemars::JsonSchema` with the feature `schemars`, of others it is left open.

mod entry;
mod field_type;
mod headers;
mod html;
#[cfg(any(feature = "aide", feature = "utoipa"))]
mod inlined;
mod json;
mod lock;
mod markdown;
mod model;
mod node;
mod notation;
mod openapi;
mod prose;
mod put;
mod sample;
mod shape;
mod shape_of;
mod typescript;

pub use html::html;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use inlined::inlined_responses;
pub use json::{JSON_SCHEMA, json};
pub use lock::{LockError, check_lock, lock};
pub use markdown::markdown;
pub use openapi::openapi;
pub use typescript::typescript;
