//! Values of the errors, for tests and for the server of the API.

use super::{
    AuthError, BadRequestCause, ConflictError, FanfareError, ForbiddenCause, NotFoundCause,
    UnavailableCause, UniqueField, issues,
};
use std::time::Duration;

/// One value of every error and of every cause, with its `error` in the body.
pub fn samples() -> Vec<(&'static str, FanfareError)> {
    let mut samples = vec![
        ("unauthorized", AuthError::Unauthorized.into()),
        ("invalid_token", AuthError::InvalidToken.into()),
        ("token_expired", AuthError::TokenExpired.into()),
        ("invalid_credentials", AuthError::InvalidCredentials.into()),
        ("already_in_queue", ConflictError::AlreadyInQueue { queue: "q_81".to_owned() }.into()),
        ("already_registered", ConflictError::AlreadyRegistered.into()),
        ("concurrent_modification", ConflictError::ConcurrentModification.into()),
        ("validation_error", FanfareError::ValidationError { issues: issues::examples() }),
        (
            "rate_limit_exceeded",
            FanfareError::RateLimitExceeded {
                retry_after: 7,
                limit: 10,
                remaining: 0,
                reset: 1_767_225_600,
            },
        ),
        ("internal_error", FanfareError::Internal("relation \"draws\" does not exist".into())),
        ("bad_gateway", FanfareError::BadGateway("payments said <html>".into())),
        ("gateway_timeout", FanfareError::GatewayTimeout { after: Duration::from_millis(2500) }),
    ];
    samples.extend(
        [
            BadRequestCause::MalformedJson,
            BadRequestCause::MissingField("email".to_owned()),
            BadRequestCause::InvalidType("age".to_owned()),
            BadRequestCause::InvalidParameter("page".to_owned()),
        ]
        .map(|cause| ("bad_request", FanfareError::BadRequest(cause))),
    );
    samples.extend(
        [
            ForbiddenCause::OtherOrganization,
            ForbiddenCause::InsufficientRole,
            ForbiddenCause::RestrictedResource,
            ForbiddenCause::DeviceMismatch,
        ]
        .map(|cause| ("forbidden", FanfareError::Forbidden(cause))),
    );
    samples.extend(
        [
            NotFoundCause::InvalidId,
            NotFoundCause::Deleted,
            NotFoundCause::NotYetCreated,
            NotFoundCause::UnknownPath,
        ]
        .map(|cause| ("not_found", FanfareError::NotFound(cause))),
    );
    samples.extend(
        [UniqueField::Id, UniqueField::Email, UniqueField::Name, UniqueField::Sku]
            .map(|field| ("already_exists", ConflictError::from(field).into())),
    );
    samples.extend(
        [
            UnavailableCause::Maintenance,
            UnavailableCause::Deployment,
            UnavailableCause::Capacity,
            UnavailableCause::Upstream,
        ]
        .map(|cause| {
            let retry_after = Duration::from_secs(120);
            ("service_unavailable", FanfareError::ServiceUnavailable { cause, retry_after })
        }),
    );
    samples
}
