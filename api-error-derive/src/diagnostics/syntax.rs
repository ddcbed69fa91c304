//! The wording of errors in the syntax of attributes: keys, punctuation and the kinds of values.

use crate::diagnostics::suggest::did_you_mean;
use std::fmt::{self, Display, Formatter};

/// An error in the syntax of an attribute.
///
/// `shown` is a key as the user wrote it: "`#[status]`" or "`status`". `valid` is the list of
/// keys that the item can have: "valid on a field: `data`, `header`".
pub(crate) enum Syntax<'t> {
    /// `#[api_error]`
    EmptyAttribute {
        valid: &'t str,
    },
    /// `#[api_error = ..]`
    NotAList {
        example: &'t str,
    },
    /// `, ,`
    KeyBeforeComma,
    CommaBefore {
        token: &'t str,
    },
    Comma,
    /// A literal where a key is expected. `cure` is the code to write.
    LiteralWithoutKey {
        literal: &'t str,
        cure: &'t str,
    },
    /// `"status" = 404`
    QuotedKey {
        example: &'t str,
    },
    /// A literal after another key: `code = 42, "X"`
    SecondValue {
        literal: &'t str,
    },
    Key {
        valid: &'t str,
    },
    /// Neither `=` nor `(` after a key.
    ValueOf {
        example: &'t str,
    },
    /// `meant` is the key that is most similar to the word. If `meant` does not belong on this
    /// item, `home` names the items on which it belongs.
    UnknownKey {
        word: &'t str,
        meant: Option<&'t str>,
        home: Option<&'t str>,
        valid: &'t str,
    },
    /// `#[header(..)]`: a key that has no short form.
    NoShortForm {
        key: &'t str,
        cure: &'t str,
    },
    /// A key of another derive. `cure` is a phrase.
    ForeignKey {
        word: &'t str,
        cure: &'t str,
    },
    MisplacedKey {
        shown: &'t str,
        home: &'t str,
        place: &'t str,
    },
    /// `other` is the first declaration of the key, if only one declaration has the short form.
    GivenTwice {
        shown: &'t str,
        other: Option<&'t str>,
    },
    Value(Expected),
    TokenAfterValue(Expected),
    /// `b"text"` or `c"text"`
    Prefix {
        expected: Expected,
        prefix: char,
    },
    Suffix {
        suffix: &'t str,
    },
    SecondsWithUnit,
    QuotedPath {
        key: &'t str,
        path: &'t str,
    },
    /// `cure` is the code to write: the attribute or key with the status without quotes.
    QuotedStatus {
        cure: &'t str,
    },
}

/// The value that a key expects, with an example that the user can paste.
pub(crate) struct Expected {
    pub(crate) shown: String,
    pub(crate) expects: &'static str,
    pub(crate) example: String,
}

impl Display for Expected {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Expected { shown, expects, example } = self;
        write!(f, "{shown} expects {expects}: write `{example}`")
    }
}

impl Display for Syntax<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyAttribute { valid } => write!(f, "`#[api_error]` has no keys ({valid})"),
            Self::NotAList { example } => {
                write!(f, "write the keys in parentheses: `#[api_error({example})]`")
            }
            Self::KeyBeforeComma => f.write_str("expected a key before this `,`"),
            Self::CommaBefore { token } => write!(f, "expected `,` before `{token}`"),
            Self::Comma => f.write_str("expected `,`"),
            Self::LiteralWithoutKey { literal, cure } => {
                write!(f, "expected a key before `{literal}`: write `{cure}`")
            }
            Self::QuotedKey { example } => write!(f, "write the key without quotes: `{example}`"),
            Self::SecondValue { literal } => write!(
                f,
                "expected a key before `{literal}`; write several values of one key in \
                 parentheses, such as `code(42, \"DuplicatedError\")`",
            ),
            Self::Key { valid } => write!(f, "expected a key ({valid})"),
            Self::ValueOf { example } => write!(f, "expected `=` or `(`: write `{example}`"),
            Self::UnknownKey { word, meant, home: None, valid } => {
                write!(f, "unknown key `{word}`{} ({valid})", did_you_mean(*meant))
            }
            Self::UnknownKey { word, meant, home: Some(home), valid } => {
                let meant = meant.unwrap_or_default();
                write!(
                    f,
                    "unknown key `{word}`; did you mean `{meant}`, which belongs on {home}? ({valid})",
                )
            }
            Self::NoShortForm { key, cure } => {
                write!(f, "`{key}` is a key of `#[api_error(..)]`: write `{cure}`")
            }
            Self::ForeignKey { word, cure } => {
                write!(f, "`{word}` is not a key of this derive: {cure}")
            }
            Self::MisplacedKey { shown, home, place } => {
                write!(f, "{shown} belongs on {home}, not on {place}")
            }
            Self::GivenTwice { shown, other: None } => {
                write!(f, "{shown} is declared twice: remove one")
            }
            Self::GivenTwice { shown, other: Some(other) } => {
                write!(f, "{shown} is declared twice, here and as {other}: remove one")
            }
            Self::Value(expected) => expected.fmt(f),
            Self::TokenAfterValue(expected) => write!(f, "unexpected token; {expected}"),
            Self::Prefix { expected, prefix } => write!(f, "{expected}, without the `{prefix}`"),
            Self::Suffix { suffix } => write!(f, "unexpected suffix: remove the `{suffix}`"),
            Self::SecondsWithUnit => {
                f.write_str("write seconds without a unit: `retry_after = 30`")
            }
            Self::QuotedPath { key, path } => {
                write!(f, "write the path without quotes: `{key} = {path}`")
            }
            Self::QuotedStatus { cure } => write!(f, "write the status without quotes: `{cure}`"),
        }
    }
}
