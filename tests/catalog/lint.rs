//! The advice that `Catalog::lint` gives.

#![expect(dead_code, reason = "the errors are only declared, never constructed")]

use crate::contents::EMPTY;
use api_error::envelope::{MessageOnly, OAuth2};
use api_error::{Advice, ApiError, Catalogued, Issue, Rule};
use std::io;
use thiserror::Error;

/// Errors that compile, although most of them are probably mistakes.
#[derive(Debug, Error, ApiError)]
enum AdvisedError {
    #[error("no docs")]
    #[status(400)]
    NoDocs,

    /// Who are you?
    #[error("who are you?")]
    #[status(401)]
    NoChallenge,

    /// Who are you, exactly?
    #[error("who are you, exactly?")]
    #[status(401)]
    #[api_error(header("www-authenticate", "Basic realm=\"shop\""))]
    Challenge,

    /// Slow down.
    #[error("slow down")]
    #[status(429)]
    NoTime,

    /// Slow down for a while.
    #[error("slow down")]
    #[status(429)]
    Time {
        /// For so long.
        #[api_error(retry_after)]
        wait: u64,
    },

    /// Closed.
    #[error("closed")]
    #[status(503)]
    #[api_error(retry_after = 5)]
    Closed,

    /// The file cannot be used.
    #[error("bad file: {source}, {{0}}")]
    #[status(422)]
    Source {
        /// Why.
        source: io::Error,
    },

    /// The file cannot be used, by its position.
    #[error("bad file: {0:?}")]
    #[status(422)]
    Position(#[from] io::Error),

    /// The file cannot be used, with the cause in `message`.
    #[error("bad file")]
    #[status(422)]
    #[api_error(message = "bad file: {cause}")]
    Message {
        /// Why.
        #[source]
        cause: io::Error,
    },

    /// The source is not shown.
    #[error("bad file, {{source}}")]
    #[status(422)]
    Hidden {
        /// Why.
        source: io::Error,
    },

    /// A 5xx hides its source.
    #[error("bad disk: {0}")]
    #[status(500)]
    Disk(#[source] io::Error),

    /// Unlike.
    #[error("unlike")]
    #[status(409)]
    #[name("unlikeOthers")]
    Unlike,
}

/// Errors of an envelope that does not send issues.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = MessageOnly)]
enum SilentError {
    /// The form is not valid.
    #[error("the form is not valid")]
    #[status(422)]
    Invalid(#[api_error(issues)] Vec<Issue>),
}

#[test]
fn lint_reports_issues_that_are_not_sent() {
    let advice = SilentError::CATALOG.lint();
    assert_eq!(advice.iter().map(Advice::rule).collect::<Vec<_>>(), [Rule::IssuesNotSent]);
}

/// Errors that are sent in a redirect, although their envelope is not `OAuth2`.
#[derive(Debug, Error, ApiError)]
#[api_error(redirect)]
enum ProblemRedirect {
    /// The client is not known.
    #[error("unknown client")]
    #[status(401)]
    UnknownClient,

    #[error(transparent)]
    #[api_error(transparent)]
    Inner(Later),
}

/// The server is busy.
#[derive(Debug, Error, ApiError)]
#[error("later")]
#[status(503)]
#[name("LATER")]
struct Later;

/// The errors of [`ProblemRedirect`] in the envelope `OAuth2`.
#[derive(Debug, Error, ApiError)]
#[api_error(redirect, envelope = OAuth2)]
enum RightRedirect {
    /// The client is not known.
    #[error("unknown client")]
    #[status(401)]
    UnknownClient,

    #[error(transparent)]
    #[api_error(transparent)]
    Inner(Later),
}

/// A redirect has no challenge and no `Retry-After`, so `lint` does not advise to declare them.
#[test]
fn lint_reports_redirects_in_another_envelope() {
    let advice = ProblemRedirect::CATALOG.lint();
    let advice: Vec<_> = advice.iter().map(|it| (it.variant(), it.rule())).collect();
    assert_eq!(advice, [("UnknownClient", Rule::RedirectEnvelope)]);
    assert_eq!(RightRedirect::CATALOG.lint(), []);
    let advice: Vec<_> = Later::CATALOG.lint().iter().map(Advice::rule).collect();
    assert_eq!(advice, [Rule::NoRetryAfter]);
}

#[test]
fn lint_reports_advice_in_declaration_order() {
    let advice: Vec<_> = AdvisedError::CATALOG
        .lint()
        .into_iter()
        .map(|advice| {
            assert_eq!(advice.path(), "catalog::lint::AdvisedError");
            let start = format!("`catalog::lint::AdvisedError::{}` ", advice.variant());
            assert!(advice.to_string().starts_with(&start), "{advice}");
            (advice.variant(), advice.rule())
        })
        .collect();
    assert_eq!(
        advice,
        [
            ("NoDocs", Rule::MissingDocs),
            ("NoChallenge", Rule::DefaultChallenge),
            ("NoTime", Rule::NoRetryAfter),
            ("Source", Rule::SourceInMessage),
            ("Position", Rule::SourceInMessage),
            ("Message", Rule::SourceInMessage),
            ("Unlike", Rule::UnlikeName),
        ]
    );
    assert!(EMPTY.lint().is_empty());
}
