//! A marketplace of gigs, whose errors are a status and a sentence.
//!
//! A 4xx must not be repeated unchanged; a 5xx may be, with exponential backoff. Both are the defaults of the statuses.

use api_error::{ApiError, HttpError, api, catalog, envelope::MessageOnly};
use thiserror::Error;

api! {
    /// A marketplace of gigs.
    pub struct Cirro { envelope = MessageOnly, domain = "api.cirro.io" }
}

catalog! {
    /// The errors of a marketplace of gigs.
    pub static CIRRO for Cirro = [
        CirroError,
        HttpError {
            BadRequest, NotFound, MethodNotAllowed, ContentTooLarge, UnsupportedMediaType, GatewayTimeout,
        },
    ];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
pub enum CirroError {
    /// The access token is missing or refused.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The request is malformed or refused as a whole.
    #[error(transparent)]
    #[api_error(transparent)]
    Validation(#[from] ValidationError),

    /// The gig does not allow what is asked.
    #[error(transparent)]
    #[api_error(transparent)]
    Gig(#[from] GigError),

    /// The result of a gig cannot be recorded.
    #[error(transparent)]
    #[api_error(transparent)]
    GigResult(#[from] GigResultError),

    /// The time spent on a gig cannot be recorded.
    #[error(transparent)]
    #[api_error(transparent)]
    TimeActivity(#[from] TimeActivityError),

    /// The payout cannot be created or deleted.
    #[error(transparent)]
    #[api_error(transparent)]
    Payout(#[from] PayoutError),

    /// No user of this id is visible from the caller's space.
    #[error("Can not find user in your space")]
    #[status(404)]
    UserNotInSpace,

    /// Topics are named with lowercase letters and underscores.
    #[error("only snake_case(lowercase letters) allowed")]
    #[status(400)]
    NotSnakeCase,

    /// The server failed. Its log contains the cause.
    #[error("internal: {0}")]
    #[status(500)]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why an access token was refused.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(401)]
pub enum AuthError {
    /// The request has no `Authorization` header. RFC 6750 wants a challenge without an error code here.
    #[error("Access token is missing")]
    AccessTokenMissing,

    /// The token has expired; sign a new one.
    #[error("Access token is expired")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenExpired,

    /// The lifetime of the token is too long.
    #[error("Can not maintain an access token for longer than 10 min")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenTooLong,

    /// The signature does not match the app's secret.
    #[error("Can not verify the access token")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenUnverified,

    /// The token is not a JSON Web Token.
    #[error("Access token can not be decoded")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenUndecodable,

    /// The `sub` of the token is not a space.
    #[error("No space found for the token subject")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    SpaceNotFound,

    /// The owner of the token is not a user.
    #[error("No user found for the token owner")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    OwnerNotFound,

    /// The token is valid, but not for this endpoint.
    #[error("Access Denied")]
    AccessDenied,
}

/// Errors of invalid requests.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum ValidationError {
    /// A required parameter is absent.
    #[error("{param} is missing")]
    #[status(400)]
    ParamMissing {
        /// The parameter's name.
        #[data]
        #[api_error(example = "title")]
        param: &'static str,
    },

    /// A parameter has an invalid value.
    #[error("{param} does not have a valid value")]
    #[status(400)]
    ParamInvalid {
        /// The parameter's name.
        #[data]
        #[api_error(example = "starts_at")]
        param: &'static str,
    },

    /// The resource already exists.
    #[error("Duplicate entry")]
    DuplicateEntry,

    /// The values are valid one by one, but not together.
    #[error("Validation failed: {details}")]
    ValidationFailed {
        /// A description of what is invalid.
        #[data]
        #[api_error(example = "the gig ends before it starts")]
        details: String,
    },

    /// The event is not possible in the present state.
    #[error("{event} cannot transition")]
    TransitionRefused {
        /// The event that was asked for.
        #[data]
        #[api_error(example = "publish")]
        event: String,
    },
}

/// Errors of actions that a gig does not allow.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum GigError {
    /// A started gig keeps these attributes.
    #[error("The gig is already started, {params} cannot be updated")]
    GigStartedNoUpdate {
        /// The attributes, separated by commas.
        #[data]
        #[api_error(example = "title, reward")]
        params: String,
    },

    /// A started gig stays.
    #[error("The gig is already started and cannot be deleted")]
    GigStartedNoDelete,

    /// The gig was archived before.
    #[error("The gig is already archived")]
    GigArchived,

    /// Some of the invited are not users.
    #[error("Cannot find users: {ids} to invite")]
    InviteesNotFound {
        /// The ids that belong to nobody, separated by commas.
        #[data]
        #[api_error(example = "17, 18")]
        ids: String,
    },

    /// The space has to accept its new terms first.
    #[error("Users can not be invited until new terms are accepted")]
    TermsNotAccepted,
}

/// Why a gig's result is refused.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(403)]
pub enum GigResultError {
    /// Only members of the space's community have results.
    #[error("The given user is not a community member of your space")]
    ResultUserNotMember,

    /// The gig belongs to another space.
    #[error("Gig does not belong to your space")]
    GigOfOtherSpace,

    /// The gig pays nothing for results.
    #[error("No rewarded results are expected for the gig")]
    #[status(400)]
    NoRewardedResults,
}

/// Why a time activity is refused.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
pub enum TimeActivityError {
    /// Only members of the space's community work on its gigs.
    #[error("The given user is not a community member in your space.")]
    #[status(422)]
    ActivityUserNotMember,

    /// No gig of this id is visible from the caller's space.
    #[error("Can not find gig in your space")]
    #[status(404)]
    GigNotFound,

    /// The gig pays nothing for time.
    #[error("No rewarded time activities are expected for the gig")]
    #[status(400)]
    NoRewardedActivities,
}

/// Why a payout is refused.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum PayoutError {
    /// Only members of the space's community are paid.
    #[error("The given user is not a community member of your space")]
    PayoutUserNotMember,

    /// An item on a bill cannot be removed.
    #[error("You can not delete payouts which are already billed")]
    PayoutBilled,
}

/// One value of every error, with the variant's name.
pub fn samples() -> Vec<(&'static str, CirroError)> {
    vec![
        ("AccessTokenMissing", AuthError::AccessTokenMissing.into()),
        ("AccessTokenExpired", AuthError::AccessTokenExpired.into()),
        ("AccessTokenTooLong", AuthError::AccessTokenTooLong.into()),
        ("AccessTokenUnverified", AuthError::AccessTokenUnverified.into()),
        ("AccessTokenUndecodable", AuthError::AccessTokenUndecodable.into()),
        ("SpaceNotFound", AuthError::SpaceNotFound.into()),
        ("OwnerNotFound", AuthError::OwnerNotFound.into()),
        ("AccessDenied", AuthError::AccessDenied.into()),
        ("ParamMissing", ValidationError::ParamMissing { param: "title" }.into()),
        ("ParamInvalid", ValidationError::ParamInvalid { param: "starts_at" }.into()),
        ("DuplicateEntry", ValidationError::DuplicateEntry.into()),
        (
            "ValidationFailed",
            ValidationError::ValidationFailed {
                details: "the gig ends before it starts".to_owned(),
            }
            .into(),
        ),
        (
            "TransitionRefused",
            ValidationError::TransitionRefused { event: "publish".to_owned() }.into(),
        ),
        ("UserNotInSpace", CirroError::UserNotInSpace),
        (
            "GigStartedNoUpdate",
            GigError::GigStartedNoUpdate { params: "title, reward".to_owned() }.into(),
        ),
        ("GigStartedNoDelete", GigError::GigStartedNoDelete.into()),
        ("GigArchived", GigError::GigArchived.into()),
        ("InviteesNotFound", GigError::InviteesNotFound { ids: "17, 18".to_owned() }.into()),
        ("TermsNotAccepted", GigError::TermsNotAccepted.into()),
        ("ResultUserNotMember", GigResultError::ResultUserNotMember.into()),
        ("GigOfOtherSpace", GigResultError::GigOfOtherSpace.into()),
        ("NoRewardedResults", GigResultError::NoRewardedResults.into()),
        ("ActivityUserNotMember", TimeActivityError::ActivityUserNotMember.into()),
        ("GigNotFound", TimeActivityError::GigNotFound.into()),
        ("NoRewardedActivities", TimeActivityError::NoRewardedActivities.into()),
        ("PayoutUserNotMember", PayoutError::PayoutUserNotMember.into()),
        ("PayoutBilled", PayoutError::PayoutBilled.into()),
        ("NotSnakeCase", CirroError::NotSnakeCase),
        ("Internal", CirroError::Internal("connection pool exhausted".into())),
    ]
}
