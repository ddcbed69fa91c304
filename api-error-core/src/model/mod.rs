//! Errors as values: the trait, the static contract of each variant, and one occurrence.

mod api_error;
mod context;
mod data;
mod grpc;
mod identity;
mod issue;
mod message;
mod name;
mod occurrence;
mod origin;
mod realm;
mod retry_after;
mod spec;
mod status;
mod status_meaning;

pub use api_error::{ApiError, EnvelopeSource};
pub use context::Context;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) use context::{Instance, Translation};
pub use data::{Data, Members};
pub use grpc::GrpcCode;
pub use identity::Identity;
pub use issue::{Issue, IssueRef, Issues, Location};
pub use message::{Message, Template};
pub use name::Name;
pub use occurrence::Occurrence;
pub use origin::Origin;
pub use retry_after::{IntoRetryAfter, InvalidRetryAfter, RetryAfter};
pub use spec::{
    AnyFieldType, Code, Constraint, ConstraintKind, ErrorSpec, FieldFacts, FieldSpec, FieldType,
    HeaderSpec, LogLevel, MemberSpec,
};

pub(crate) use identity::identity_getters;
pub(crate) use realm::realm;
#[cfg(feature = "reference")]
pub(crate) use spec::Schema;
#[cfg(feature = "tower")]
pub(crate) use spec::is_forwarded;
pub(crate) use spec::{MessageSource, forwarded_spec};
pub(crate) use status::{Status, is_retryable, is_unexecuted, reason_phrase, server_error_name};
pub(crate) use status_meaning::status_meaning;
