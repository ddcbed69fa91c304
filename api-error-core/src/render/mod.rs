//! Renders an error to a response.

mod error;
mod required_headers;
mod response;
mod shared_body;

pub use error::Error;
pub use response::render;
pub use shared_body::SharedBody;
