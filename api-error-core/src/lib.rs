//! Traits, wire formats, rendering and decoding behind [`api-error`].
//!
//! Users depend on `api-error`, which re-exports all of this beside `#[derive(ApiError)]`.
//!
//! [`api-error`]: https://docs.rs/api-error

mod case;
mod catalog;
mod context;
mod data;
mod error;
mod fault;
mod grpc;
mod interop;
mod issue;
mod message;
mod occurrence;
mod received;
mod response;
mod retry;
mod spec;

mod frameworks;
#[cfg(feature = "_layer")]
mod log;

pub mod envelope;
pub mod json;
#[cfg(feature = "_layer")]
pub mod layer;
#[cfg(feature = "reference")]
pub mod reference;

#[doc(hidden)]
pub mod __private;

pub use bytes;
pub use http;
pub use serde_json;

pub use case::Name;
pub use catalog::{Advice, Catalog, Catalogued, Rule};
pub use context::Context;
pub use data::{Data, Members};
pub use envelope::{Envelope, Format, NameRule};
pub use error::{ApiError, Error};
pub use fault::{Fault, FaultPart, set_fault_hook};
pub use grpc::GrpcCode;
#[cfg(feature = "reqwest")]
pub use interop::ResponseExt;
pub use issue::{Issue, IssueRef, Issues, Location};
#[cfg(feature = "_layer")]
pub use layer::ApiErrorLayer;
pub use message::Message;
pub use occurrence::Occurrence;
pub use received::{
    Challenge, Decode, FromData, FromIssues, FromRetryAfter, IssueBuilder, Matched, Mismatch,
    Received, ReceivedBuilder,
};
pub use response::render;
pub use retry::{IntoRetryAfter, InvalidRetryAfter, Retry, RetryAfter};
pub use spec::{Code, ErrorSpec, FieldSpec, HeaderSpec};
