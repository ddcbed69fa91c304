// The links of the README lead to files. In Markdown, the first definition of a link is used. So
// the definitions in `links.md` make the same links lead to pages of this documentation.
#![cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod guide;

#[doc(hidden)]
pub use api_error_core::__private;
#[doc(alias("status", "code", "name", "data", "transparent", "envelope", "retry_after"))]
#[doc = include_str!("../docs/attributes.md")]
pub use api_error_derive::ApiError;

pub use api_error_core::{bytes, http, serde_json};

// Items to declare errors.
pub use api_error_core::{
    Api, ApiError, Case, Code, Data, EnvelopeSource, ErrorSpec, FieldSpec, GrpcCode, HeaderSpec,
    Identity, IntoRetryAfter, InvalidRetryAfter, Issue, IssueRef, Issues, Location, LogLevel,
    MemberSpec, Members, Message, RetryAfter, api,
};

// Items to render errors.
pub use api_error_core::{
    AnyEnvelope, Context, Envelope, Error, Fault, FaultPart, KeyRule, Name, NameRule, Occurrence,
    Rendered, ResultExt, body, envelope, json, render, set_fault_hook, to_value,
};

// Items to list errors.
pub use api_error_core::{Advice, Catalog, Catalogued, HttpError, Rule, catalog, subset};

// Items to receive errors.
pub use api_error_core::{
    CallError, Challenge, Decode, DecodeError, Decoder, Forwarded, FromData, FromIssues,
    FromRetryAfter, HttpResponseExt, IssueBuilder, Mismatch, Received, ReceivedBuilder, Retry,
};

// Items to convert the errors of databases.
pub use api_error_core::{
    Constraint, ConstraintExt, ConstraintKind, DatabaseError, FromConstraint, Violation,
};

#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use api_error_core::ResponseExt;
#[cfg(feature = "axum-extract")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
pub use api_error_core::axum;
#[cfg(all(
    feature = "metrics",
    any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")
))]
#[cfg_attr(docsrs, doc(cfg(feature = "metrics")))]
pub use api_error_core::metrics;
#[cfg(feature = "reference")]
#[cfg_attr(docsrs, doc(cfg(feature = "reference")))]
pub use api_error_core::reference;
#[cfg(feature = "testing")]
#[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
pub use api_error_core::testing;
#[cfg(feature = "utoipa")]
#[cfg_attr(docsrs, doc(cfg(feature = "utoipa")))]
pub use api_error_core::utoipa;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
#[cfg_attr(
    docsrs,
    doc(cfg(any(
        feature = "actix",
        feature = "axum",
        feature = "poem",
        feature = "rocket",
        feature = "tower"
    )))
)]
pub use api_error_core::{ApiErrorLayer, CurrentRequest, layer, set_observer};
#[cfg(feature = "tower")]
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
pub use api_error_core::{respond, tower};
