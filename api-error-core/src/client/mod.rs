//! The client side: identify, decode, retry and forward a received error.

mod call_error;
mod decode;
mod decode_response;
mod field_values;
mod forward;
mod http_response;
mod identify;
mod retry;
mod scalar;

pub use call_error::CallError;
pub use decode::{Decode, Decoder};
pub use field_values::{FromData, FromIssues, FromRetryAfter};
pub use forward::Forwarded;
pub use http_response::HttpResponseExt;
pub use retry::Retry;
