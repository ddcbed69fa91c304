//! From a received response to the error that it was made from.

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
