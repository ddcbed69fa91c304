//! The JSON writer ([`Object`]) and reader ([`Document`]) that an [`Envelope`](crate::Envelope)
//! uses.
//!
//! Members are sent in the order in which they are written. The following values are left out:
//! `None`, an empty list of issues, and an object or array to which nothing was written.

mod document;
mod escape;
mod finite;
mod integer;
mod object;
mod option;
mod scan;
mod serializer;
mod text;
mod value;

pub use document::{Document, Raw, RawElements, RawMembers};
pub use object::{Array, Object, Root};
pub use text::Text;
pub use value::WriteJson;

pub(crate) use escape::{Unescaped, escape, is_clean, write_display, write_str};
pub(crate) use object::{Reserved, Shared};
pub(crate) use value::{JsonText, Sealed, Serialized};
