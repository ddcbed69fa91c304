//! The client side: identify, decode, retry and forward a received error.

mod decode;
mod decode_error;
mod field_values;
mod forward;
mod identify;
mod retry;
mod scalar;

pub use decode::{Decode, Decoder};
pub use decode_error::{DecodeError, Mismatch};
pub use field_values::{FromData, FromIssues, FromRetryAfter};
pub use forward::Forwarded;
pub use retry::Retry;
