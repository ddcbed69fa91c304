//! The traits, wire formats, rendering and decoding of [`api-error`].
//!
//! Users depend on `api-error`, which re-exports these items together with `#[derive(ApiError)]`.
//!
//! Each module imports only from the modules that are declared before it in this file.
//! `docs/architecture.md` describes the modules.
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

mod database;
#[cfg(feature = "testing")]
#[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
pub mod testing;

mod interop;

#[doc(hidden)]
pub mod __private;

pub use bytes;
pub use http;
pub use serde_json;

pub use api::Api;
pub use catalog::{Advice, Catalog, Catalogued, HttpError, Rule};
pub use client::{
    CallError, Decode, Decoder, Forwarded, FromData, FromIssues, FromRetryAfter, HttpResponseExt,
    Retry,
};
pub use database::{ConstraintExt, DatabaseError, FromConstraint, Violation};
pub use envelope::{AnyEnvelope, Envelope, KeyRule, NameRule};
pub use fault::{Fault, FaultPart, set_fault_hook};
#[cfg(feature = "reqwest")]
pub use interop::ResponseExt;
#[cfg(all(
    feature = "metrics",
    any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")
))]
#[cfg_attr(docsrs, doc(cfg(feature = "metrics")))]
pub use interop::metrics;
#[cfg(feature = "utoipa")]
#[cfg_attr(docsrs, doc(cfg(feature = "utoipa")))]
pub use interop::utoipa;
pub use model::{
    ApiError, Code, Constraint, ConstraintKind, Context, Data, EnvelopeSource, ErrorSpec,
    FieldSpec, GrpcCode, HeaderSpec, Identity, IntoRetryAfter, InvalidRetryAfter, Issue, IssueRef,
    Issues, Location, LogLevel, MemberSpec, Members, Message, Name, Occurrence, RetryAfter,
};
pub use received::{Challenge, DecodeError, IssueBuilder, Mismatch, Received, ReceivedBuilder};
pub use render::{Error, Rendered, ResultExt, body, render, to_value};
#[cfg(feature = "axum-extract")]
pub use server::axum;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use server::{ApiErrorLayer, CurrentRequest, layer, set_observer};
#[cfg(feature = "tower")]
pub use server::{respond, tower};
pub use text::case::Case;
