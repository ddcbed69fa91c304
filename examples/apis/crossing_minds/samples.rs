//! Values of the errors, for tests and for the server of the API.

use super::{
    AuthError, CrossingMindsError, DuplicatedError, ForbiddenError, NotFoundError, ResourceKey,
};
use std::time::Duration;

/// Values of every error, each with its name.
pub fn samples() -> Vec<(&'static str, CrossingMindsError)> {
    let mut samples: Vec<(&'static str, CrossingMindsError)> = vec![
        ("INTERNAL_SERVER_ERROR", CrossingMindsError::Server("model m-3 has no weights".into())),
        ("BAD_GATEWAY", CrossingMindsError::Upstream("storage: connection reset".into())),
        ("SERVICE_UNAVAILABLE", CrossingMindsError::Unavailable { reason: "draining" }),
        (
            "RATE_LIMIT_OVERFLOW",
            CrossingMindsError::TooManyRequests { retry_after: Duration::from_secs(30) },
        ),
        ("INCORRECT_JWT_TOKEN", CrossingMindsError::JwtTokenExpired),
        ("REFRESH_TOKEN_EXPIRED", CrossingMindsError::RefreshTokenExpired),
        (
            "WRONG_DATA_TYPE",
            CrossingMindsError::WrongDataType { error: "ratings[3] is not a number".to_owned() },
        ),
        (
            "HTTP_METHOD_NOT_ALLOWED",
            CrossingMindsError::MethodNotAllowed { method: "PATCH".to_owned(), allow: "GET, PUT" },
        ),
        ("INCORRECT_PASSWORD", AuthError::IncorrectPassword { error: "incorrect password" }.into()),
        (
            "ACCOUNT_NOT_VERIFIED",
            AuthError::AccountNotVerified { error: "account not verified" }.into(),
        ),
        (
            "INCORRECT_REFRESH_TOKEN",
            AuthError::IncorrectRefreshToken { error: "incorrect refresh token" }.into(),
        ),
        (
            "ACTIVATION_CODE_DOES_NOT_MATCH",
            AuthError::ActivationCodeDoesNotMatch { error: "activation code does not match" }
                .into(),
        ),
        (
            "INCORRECT_ROLE",
            ForbiddenError::IncorrectRole { error: "role backend is required" }.into(),
        ),
        (
            "INCORRECT_FRONTEND_USER_ID",
            ForbiddenError::IncorrectFrontendUserId { error: "the token belongs to another user" }
                .into(),
        ),
    ];
    samples.extend(duplicated().map(|(name, error)| (name, error.into())));
    samples.extend(not_found().map(|(name, error)| (name, error.into())));
    samples
}

fn duplicated() -> [(&'static str, DuplicatedError); 5] {
    use DuplicatedError as E;
    [
        ("DUPLICATED_USER_ID", E::DuplicatedUserId { key: ResourceKey::Text("u-17") }),
        ("DUPLICATED_ITEM_ID", E::DuplicatedItemId { key: ResourceKey::Number(11111) }),
        ("DUPLICATED_USER_PROPERTY", E::DuplicatedUserProperty { key: ResourceKey::Text("age") }),
        ("DUPLICATED_ITEM_PROPERTY", E::DuplicatedItemProperty { key: ResourceKey::Text("price") }),
        ("TASK_ALREADY_RUNNING", E::TaskAlreadyRunning { key: ResourceKey::Text("train") }),
    ]
}

fn not_found() -> [(&'static str, NotFoundError); 7] {
    use NotFoundError as E;
    [
        ("USER_NOT_FOUND", E::UserNotFound { key: ResourceKey::Text("u-17") }),
        ("ITEM_NOT_FOUND", E::ItemNotFound { key: ResourceKey::Number(11111) }),
        ("ITEM_NOT_FOUND", E::ItemNotFound { key: ResourceKey::Number(u64::MAX) }),
        ("USER_PROPERTY_NOT_FOUND", E::UserPropertyNotFound { key: ResourceKey::Text("age") }),
        ("ITEM_PROPERTY_NOT_FOUND", E::ItemPropertyNotFound { key: ResourceKey::Text("price") }),
        ("ACCOUNT_NOT_FOUND", E::AccountNotFound { key: ResourceKey::Text("ada@example.com") }),
        ("DATABASE_NOT_FOUND", E::DatabaseNotFound { key: ResourceKey::Text("db-2") }),
    ]
}
