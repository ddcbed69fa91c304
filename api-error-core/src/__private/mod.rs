//! The items that the output of the derive and of this crate's macros uses. They are not public API
//! and change without notice.

mod api;
mod checks;
mod codes;
mod constraint;
mod data;
mod decode;
mod fields;
mod issues;
mod methods;

pub use api::*;
pub use checks::*;
pub use codes::*;
pub use constraint::*;
pub use data::*;
pub use decode::*;
pub use fields::*;
pub use issues::*;
pub use methods::*;

pub use crate::__field_facts as field_facts;
pub use crate::__framework_impls as framework_impls;
pub use crate::api::{Api, ApiDefaults};
pub use crate::catalog::{
    Catalog, Catalogued, check as check_catalog, check_selected, count_slots, count_specs,
    count_types, doc_len, doc_text, http_specs, http_text, http_text_len, in_api, select,
};
pub use crate::client::{Decode, Decoder, FromData, FromIssues, FromRetryAfter};
pub use crate::database::{FromConstraint, Violation};
pub use crate::envelope::{AnyEnvelope, Envelope, Problem};
#[cfg(feature = "aide")]
pub use crate::interop::aide;
#[cfg(feature = "utoipa")]
pub use crate::interop::utoipa;
pub use crate::json::WriteJson;
pub use crate::model::{
    AnyFieldType, ApiError, Code, Constraint, ConstraintKind, Context, Data, EnvelopeSource,
    ErrorSpec, FieldFacts, FieldSpec, FieldType, GrpcCode, HeaderSpec, IntoRetryAfter, Issue,
    IssueRef, Issues, LogLevel, MemberSpec, Members, Message, Origin, RetryAfter, Template,
};
pub use crate::received::{Mismatch, Received};
pub use crate::render::SharedBody;
#[cfg(feature = "actix")]
pub use crate::server::frameworks::actix;
#[cfg(feature = "axum")]
pub use crate::server::frameworks::axum;
#[cfg(feature = "poem")]
pub use crate::server::frameworks::poem;
#[cfg(feature = "rocket")]
pub use crate::server::frameworks::rocket;
pub use bytes::Bytes;
pub use core;
pub use http::{HeaderMap, Response};
pub use serde::Serialize;
