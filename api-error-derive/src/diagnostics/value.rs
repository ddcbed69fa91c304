//! The wording of errors in one value.

use crate::diagnostics::suggest::{did_you_mean, list};
use std::fmt::{self, Display, Formatter};

/// A value of the expected kind that is not valid for its key.
///
/// `shown` is the key as the user wrote it: "`#[name]`" or "`title`".
pub(crate) enum Value<'t> {
    Empty {
        shown: &'t str,
    },
    Contains {
        shown: &'t str,
        found: char,
    },
    WhiteSpace {
        shown: &'t str,
    },
    /// White space at the beginning or end of a name.
    OuterSpace {
        shown: &'t str,
    },
    NotInUri {
        shown: &'t str,
        found: char,
    },
    /// A `%` without two hexadecimal digits.
    BadEscape {
        shown: &'t str,
    },
    UriWithoutScheme {
        shown: &'t str,
        example: &'t str,
    },
    /// A URI where a domain is expected.
    DomainUri {
        host: &'t str,
    },
    /// `grpc = "ALREADY_EXISTS"`
    QuotedGrpcCode {
        code: &'t str,
    },
    /// `type_base` without a separator at its end.
    BaseWithoutSeparator {
        base: &'t str,
    },
    /// A status below 400.
    NotAnError {
        status: &'t str,
    },
    StatusOutOfRange,
    /// `status(codes::NOT_FOUND)`
    StatusOfOtherType {
        cure: &'t str,
    },
    /// `status(transparent)`
    TransparentStatus,
    UnknownStatus {
        name: &'t str,
        meant: Option<&'t str>,
    },
    /// `code("X")`. `code` and `name` are the code to write, in the form that the user chose:
    /// `#[code(..)]` or `code(..)`.
    CodeWithoutNumber {
        shown: &'t str,
        code: &'t str,
        name: &'t str,
    },
    CodeTooLarge,
    CodeTooSmall,
    EmptyCodeName {
        number_only: &'t str,
    },
    CodeNameContains {
        found: char,
    },
    /// `code(codes::DUPLICATED, "X")`
    NameOfConstCode,
    /// `code(codes::CART, any_status)`
    AnyStatusOfConstCode,
    /// A word in a code that is nearly `any_status`.
    AnyStatusMisspelled {
        word: &'t str,
    },
    SecondsTooLarge,
    UnknownCase {
        case: &'t str,
        meant: Option<&'t str>,
        cases: &'t [&'t str],
    },
    UnknownLogLevel {
        word: &'t str,
        meant: Option<&'t str>,
        levels: &'t [&'t str],
    },
    UnknownConstraintKind {
        kind: &'t str,
        meant: Option<&'t str>,
        kinds: &'t [&'t str],
    },
    EmptyHeaderName,
    HeaderNameContains {
        found: char,
    },
    /// `cure` is the `retry_after` to write instead.
    RetryAfterHeader {
        name: &'t str,
        cure: &'t str,
    },
    /// A header that an error cannot declare, for example because the server writes it.
    ReservedHeader {
        name: &'t str,
        reason: &'t str,
    },
}

impl Display for Value<'_> {
    #[expect(clippy::too_many_lines, reason = "each error has its own arm")]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { shown } => write!(f, "{shown} cannot be empty"),
            Self::Contains { shown, found } => write!(f, "{shown} cannot contain {found:?}"),
            Self::WhiteSpace { shown } => {
                write!(f, "{shown} cannot contain white space: write `%20`")
            }
            Self::OuterSpace { shown } => {
                write!(f, "{shown} cannot begin or end with white space")
            }
            Self::NotInUri { shown, found } => {
                write!(f, "{shown} is a URI, which cannot contain {found:?}: write it as `%..`")
            }
            Self::BadEscape { shown } => {
                write!(f, "{shown} is a URI: write two hexadecimal digits after `%`")
            }
            Self::UriWithoutScheme { shown, example } => {
                write!(f, "{shown} is a URI, which begins with a scheme: write `{example}`")
            }
            Self::DomainUri { host } => {
                write!(f, "a domain is not a URI: write `domain = \"{host}\"`")
            }
            Self::QuotedGrpcCode { code } => {
                write!(f, "write the code without quotes: `grpc = {code}`")
            }
            Self::BaseWithoutSeparator { base } => write!(
                f,
                "`type_base` must end with a separator, because the error name is appended: \
                 write \"{base}/\"",
            ),
            Self::NotAnError { status } => {
                write!(f, "{status} is not an error status; use one of 400 to 599")
            }
            Self::StatusOutOfRange => {
                f.write_str("not an HTTP error status; use one of 400 to 599")
            }
            Self::StatusOfOtherType { cure } => {
                write!(f, "a path must name a constant of `StatusCode`: write `{cure}`")
            }
            Self::TransparentStatus => f.write_str(
                "`transparent` is not a status: write `#[api_error(transparent)]` instead",
            ),
            Self::UnknownStatus { name, meant: Some(meant) } => {
                write!(f, "`http::StatusCode` has no constant `{name}`; did you mean `{meant}`?")
            }
            Self::UnknownStatus { name, meant: None } => write!(
                f,
                "`http::StatusCode` has no constant `{name}`; write a number from 400 to 599, \
                 or a name such as `NOT_FOUND`",
            ),
            Self::CodeWithoutNumber { shown, code, name } => write!(
                f,
                "{shown} must start with a number: write `{code}`; \
                 to name the error without a number, write `{name}`",
            ),
            Self::CodeTooLarge => {
                write!(f, "this number is too large; the largest code is {}", i64::MAX)
            }
            Self::CodeTooSmall => {
                write!(f, "this number is too small; the smallest code is {}", i64::MIN)
            }
            Self::EmptyCodeName { number_only } => write!(
                f,
                "the name of the code is empty; write one, or only the number: `{number_only}`",
            ),
            Self::CodeNameContains { found } => {
                write!(f, "the name of a code cannot contain {found:?}")
            }
            Self::NameOfConstCode => {
                f.write_str("a `const Code` contains its name already: remove this one")
            }
            Self::AnyStatusOfConstCode => f.write_str(
                "write `any_status` where the const is declared: \
                 `Code::new(310, \"CartError\").any_status()`",
            ),
            Self::AnyStatusMisspelled { word } => {
                write!(f, "unknown word `{word}`; did you mean `any_status`?")
            }
            Self::SecondsTooLarge => {
                write!(f, "this number is too large; the largest `retry_after` is {}", u64::MAX)
            }
            Self::UnknownCase { case, meant, cases } => {
                let (meant, cases) = (did_you_mean(*meant), list(*cases));
                write!(f, "unknown case `{case}`{meant} (one of {cases})")
            }
            Self::UnknownLogLevel { word, meant, levels } => {
                let (meant, levels) = (did_you_mean(*meant), list(*levels));
                write!(f, "unknown level `{word}`{meant} (one of {levels})")
            }
            Self::UnknownConstraintKind { kind, meant, kinds } => {
                let (meant, kinds) = (did_you_mean(*meant), list(*kinds));
                write!(
                    f,
                    "unknown kind of constraint `{kind}`{meant} (one of {kinds}, or a name in quotes)"
                )
            }
            Self::EmptyHeaderName => f.write_str("a header name cannot be empty"),
            Self::HeaderNameContains { found } => {
                write!(f, "a header name cannot contain {found:?}; use letters, digits and `-`")
            }
            Self::RetryAfterHeader { name, cure } => {
                write!(f, "write `{cure}` instead of a `{name}` header")
            }
            Self::ReservedHeader { name, reason } => {
                write!(f, "`{name}` cannot be declared: {reason}")
            }
        }
    }
}
