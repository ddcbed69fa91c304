//! A marketplace of gigs, whose errors are a status and a sentence.
//!
//! A client must not repeat an unchanged request after a 4xx. After a 5xx, it may repeat the
//! request with exponential backoff. These are the defaults of the statuses in this API, so no
//! variant sets `retry`.

use api_error::{ApiError, HttpError, api, catalog, envelope::MessageOnly};
use thiserror::Error;

api! {
    /// A marketplace of gigs.
    pub struct Cirro { envelope = MessageOnly, domain = "api.cirro.io" }
}

catalog! {
    /// The errors of a marketplace of gigs.
    ///
    /// The body has one member, `error`, which contains the message. The status and the message
    /// identify the error.
    ///
    /// A create request with an `Idempotency-Key` is idempotent. Send the key with each create
    /// request: if there is no response, or a 5xx, repeat the request with the same key. If the
    /// server already processed the key, it sends the body of the first response with the status
    /// 208, which is not an error.
    pub static CIRRO for Cirro = [
        CirroError,
        HttpError {
            BadRequest, NotFound, MethodNotAllowed, ContentTooLarge, UnsupportedMediaType, GatewayTimeout,
        },
    ];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro, title = "General errors")]
pub enum CirroError {
    /// The access token is missing or invalid.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// A parameter is missing, or the values are refused.
    #[error(transparent)]
    #[api_error(transparent)]
    Validation(#[from] ValidationError),

    /// The gig does not allow the request.
    #[error(transparent)]
    #[api_error(transparent)]
    Gig(#[from] GigError),

    /// The result of the gig is refused.
    #[error(transparent)]
    #[api_error(transparent)]
    GigResult(#[from] GigResultError),

    /// The time activity is refused.
    #[error(transparent)]
    #[api_error(transparent)]
    TimeActivity(#[from] TimeActivityError),

    /// The payout is refused.
    #[error(transparent)]
    #[api_error(transparent)]
    Payout(#[from] PayoutError),

    /// The user is refused.
    #[error(transparent)]
    #[api_error(transparent)]
    User(#[from] UserError),

    /// The notification topic is refused.
    #[error(transparent)]
    #[api_error(transparent)]
    NotificationTopic(#[from] NotificationTopicError),

    /// The server failed. This is rare.
    #[error("internal: {0}")]
    #[status(500)]
    #[api_error(message = "Internal Server Error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Errors of the access token.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro, title = "Authentication errors")]
#[status(401)]
pub enum AuthError {
    /// The request has no access token.
    ///
    /// # Solution
    ///
    /// Send the token in the header `Authorization: Bearer <token>`.
    #[error("Access token is missing")]
    AccessTokenMissing,

    /// The access token has expired.
    ///
    /// # Solution
    ///
    /// Sign a new token, then send the request again with it.
    #[error("Access token is expired")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenExpired,

    /// The access token is valid for longer than 10 minutes.
    ///
    /// # Solution
    ///
    /// Sign a token with a shorter lifetime.
    #[error("Can not maintain an access token for longer than 10 min")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenTooLong,

    /// The signature of the access token is invalid.
    #[error("Can not verify the access token")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenUnverified,

    /// The access token cannot be decoded.
    ///
    /// # Solution
    ///
    /// Check that the header contains the complete token.
    #[error("Access token can not be decoded")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    AccessTokenUndecodable,

    /// The subject of the access token is not a space.
    #[error("No space found for the token subject")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    SpaceNotFound,

    /// The owner of the access token is not a user.
    #[error("No user found for the token owner")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.cirro.io", error="invalid_token""#
    ))]
    OwnerNotFound,

    /// The owner of the access token may not send this request.
    ///
    /// # Solution
    ///
    /// Use the access token of another user.
    #[error("Access Denied")]
    AccessDenied,
}

/// Errors of the values in a request.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum ValidationError {
    /// A required parameter is missing.
    #[error("{param} is missing")]
    #[status(400)]
    ParamMissing {
        /// The name of the parameter.
        #[data]
        #[api_error(example = "title")]
        param: &'static str,
    },

    /// A parameter has an invalid value.
    #[error("{param} does not have a valid value")]
    #[status(400)]
    ParamInvalid {
        /// The name of the parameter.
        #[data]
        #[api_error(example = "starts_at")]
        param: &'static str,
    },

    /// The resource already exists.
    #[error("Duplicate entry")]
    DuplicateEntry,

    /// The values are invalid. The message contains the reason.
    #[error("Validation failed: {details}")]
    ValidationFailed {
        /// The reason.
        #[data]
        #[api_error(example = "the gig ends before it starts")]
        details: String,
    },

    /// The current state of the resource does not allow the event.
    #[error("{event} cannot transition")]
    TransitionRefused {
        /// The name of the event.
        #[data]
        #[api_error(example = "publish")]
        event: String,
    },
}

/// Errors of requests that the gig does not allow.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum GigError {
    /// The gig has started, so the attributes in the message cannot change.
    #[error("The gig is already started, {params} cannot be updated")]
    GigStartedNoUpdate {
        /// The names of the attributes, separated by commas.
        #[data]
        #[api_error(example = "title, reward")]
        params: String,
    },

    /// The gig has started, so it cannot be deleted.
    #[error("The gig is already started and cannot be deleted")]
    GigStartedNoDelete,

    /// The gig is already archived.
    #[error("The gig is already archived")]
    GigArchived,

    /// Some of the invited users do not exist.
    #[error("Cannot find users: {ids} to invite")]
    InviteesNotFound {
        /// The ids of these users, separated by commas.
        #[data]
        #[api_error(example = "17, 18")]
        ids: String,
    },

    /// The new terms are not accepted.
    ///
    /// # Solution
    ///
    /// Accept the new terms, then send the same request again.
    #[error("Users can not be invited until new terms are accepted")]
    TermsNotAccepted,
}

/// Errors of the results of a gig.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(403)]
pub enum GigResultError {
    /// The user of the result is not a member of the community of your space.
    #[error("The given user is not a community member of your space")]
    ResultUserNotMember,

    /// The gig belongs to another space.
    #[error("Gig does not belong to your space")]
    GigOfOtherSpace,

    /// The gig does not expect rewarded results.
    #[error("No rewarded results are expected for the gig")]
    #[status(400)]
    NoRewardedResults,
}

/// Errors of the time activities of a gig.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
pub enum TimeActivityError {
    /// The user of the time activity is not a member of the community of your space.
    #[error("The given user is not a community member in your space.")]
    #[status(422)]
    ActivityUserNotMember,

    /// Your space has no gig with this id.
    #[error("Can not find gig in your space")]
    #[status(404)]
    GigNotFound,

    /// The gig does not expect rewarded time activities.
    #[error("No rewarded time activities are expected for the gig")]
    #[status(400)]
    NoRewardedActivities,
}

/// Errors of payouts.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(422)]
pub enum PayoutError {
    /// The user of the payout is not a member of the community of your space.
    #[error("The given user is not a community member of your space")]
    PayoutUserNotMember,

    /// The payout is already on a bill, so it cannot be deleted.
    #[error("You can not delete payouts which are already billed")]
    PayoutBilled,
}

/// Errors of users.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(404)]
pub enum UserError {
    /// Your space has no user with this id.
    #[error("Can not find user in your space")]
    UserNotInSpace,
}

/// Errors of notification topics.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Cirro)]
#[status(400)]
pub enum NotificationTopicError {
    /// The name of a notification topic may contain only lowercase letters and underscores.
    #[error("only snake_case(lowercase letters) allowed")]
    NotSnakeCase,
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
        ("UserNotInSpace", UserError::UserNotInSpace.into()),
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
        ("NotSnakeCase", NotificationTopicError::NotSnakeCase.into()),
        ("Internal", CirroError::Internal("connection pool exhausted".into())),
    ]
}
