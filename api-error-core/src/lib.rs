//! Traits, wire formats, rendering and decoding behind [`api-error`].
//!
//! Users depend on `api-error`, which re-exports all of this together with `#[derive(ApiError)]`.
//!
//! Each module imports only from the modules above it in this list; `docs/architecture.md` describes
//! them.
//!
//! [`api-error`]: https://docs.rs/api-error

#![cfg_attr(docsrs, feature(doc_cfg))]

mod text;

mod fault;

pub mod json;

mod model;

mod received;

pub mod envelope;

mod render;

mod api;

mod catalog;

mod client;

mod server;

#[cfg(feature = "reference")]
#[cfg_attr(docsrs, doc(cfg(feature = "reference")))]
pub mod reference;

mod interop;

/// What documents that utoipa writes need.
#[cfg(feature = "utoipa")]
#[cfg_attr(docsrs, doc(cfg(feature = "utoipa")))]
pub mod utoipa {
    pub use crate::interop::utoipa::Components;
}

#[doc(hidden)]
pub mod __private;

pub use bytes;
pub use http;
pub use serde_json;

pub use api::Api;
pub use catalog::{Advice, Catalog, Catalogued, HttpError, Rule};
pub use client::{
    Decode, DecodeError, Decoder, Forwarded, FromData, FromIssues, FromRetryAfter, Mismatch, Retry,
};
pub use envelope::{AnyEnvelope, Envelope, NameRule};
pub use fault::{Fault, FaultPart, set_fault_hook};
#[cfg(feature = "reqwest")]
pub use interop::ResponseExt;
pub use model::{
    ApiError, Code, Context, Data, EnvelopeSource, ErrorSpec, FieldSpec, GrpcCode, HeaderSpec,
    Identity, IntoRetryAfter, InvalidRetryAfter, Issue, IssueRef, Issues, Location, Members,
    Message, Name, Occurrence, RetryAfter,
};
pub use received::{Challenge, IssueBuilder, Received, ReceivedBuilder};
pub use render::{Error, render};
#[cfg(feature = "tower")]
pub use server::respond;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use server::{ApiErrorLayer, layer};
pub use text::case::Case;
