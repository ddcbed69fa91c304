//! Renders an error to a response.

mod buffers;
mod embed;
mod error;
mod parts;
mod required_headers;
mod response;
mod result_ext;
mod shared_body;
mod traced;

pub use embed::{Rendered, body, to_value};
pub use error::Error;
pub use response::render;
pub use result_ext::ResultExt;
pub use shared_body::SharedBody;

#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) use parts::Parts;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) use traced::{downcast, is_undeclared};
