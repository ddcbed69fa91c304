//! The contract of a [`Catalog`](crate::Catalog), written as documents: pages for people, documents
//! for tools, types for clients, and a lock file that detects changes.
//!
//! The documents are generated from the declarations. Doc comments become the descriptions. The
//! declared envelope renders the bodies, with placeholder values for each error. The bodies are
//! therefore also correct for an [`Envelope`](crate::Envelope) that you implement.
//!
//! The schema of a data field depends on its type:
//!
//! | type | schema |
//! |---|---|
//! | a `std` type | the schema of the JSON that serde writes |
//! | a type with `schemars::JsonSchema`, if the feature `schemars` is on | the declared schema |
//! | any other type | open: any JSON value |

mod body;
#[cfg(feature = "cli")]
mod cli;
mod content;
mod contract;
mod doc_comment;
mod field_type;
mod html;
mod json;
mod lock;
mod markdown;
mod openapi;
#[cfg(any(feature = "cli", feature = "testing"))]
mod response;
mod title;
mod typescript;

#[cfg(feature = "cli")]
#[cfg_attr(docsrs, doc(cfg(feature = "cli")))]
pub use cli::main;
#[cfg(feature = "testing")]
pub(crate) use contract::ordered_value::OrderedValue;
pub use html::{Html, html};
pub use json::{JSON_SCHEMA, json};
pub use lock::{LockError, check_lock, lock};
pub use markdown::markdown;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use openapi::Components;
pub use openapi::openapi;
#[cfg(any(feature = "cli", feature = "testing"))]
pub(crate) use response::response_text;
#[cfg(feature = "testing")]
pub(crate) use response::{example_responses, head_text};
use std::fmt::{Arguments, Write};
pub use typescript::typescript;

/// Appends formatted text to a `String`. Unlike `write!`, `append` returns no `Result`.
pub(crate) trait Append {
    fn append(&mut self, text: Arguments<'_>);
}

impl Append for String {
    fn append(&mut self, text: Arguments<'_>) {
        // Writing to a `String` returns an error only if a `Display` impl returns one.
        let _ = self.write_fmt(text);
    }
}
