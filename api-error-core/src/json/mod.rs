//! The writer that wire formats are written with, and the reader ([`Document`]) that they are parsed
//! with.
//!
//! Members are sent in the order in which they are written. A value that is absent is left out:
//! `None`, a list without issues, an object or array to which nothing was written.

mod document;
mod escape;
mod finite;
mod object;
mod option;
mod scan;
mod serializer;
mod value;

pub use document::{Document, Raw, RawElements, RawMembers, Text};
pub use object::{Array, Object};
pub use value::WriteJson;

pub(crate) use escape::{write_display, write_str};
pub(crate) use value::{JsonText, Sealed, Serialized};
