//! The wording of errors in the format strings of `message` and `header`.

use crate::diagnostics::suggest::{did_you_mean, list};
use std::fmt::{self, Display, Formatter};

/// An error in a format string.
pub(crate) enum Template<'t> {
    UnmatchedBrace {
        brace: &'t str,
    },
    /// A placeholder without a name, `{}`. `field` is a field that it could name.
    Unnamed {
        placeholder: &'t str,
        field: Option<&'t str>,
    },
    /// `{r#type}`
    RawIdentifier {
        field: &'t str,
    },
    /// An expression such as `{id.len()}`. `field` is the field at its beginning.
    Expression {
        field: Option<&'t str>,
    },
    UnknownField {
        name: &'t str,
        meant: Option<&'t str>,
        fields: &'t [String],
    },
    /// `.*`
    StarPrecision,
    UnknownFormat {
        spec: &'t str,
    },
}

impl Display for Template<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnmatchedBrace { brace } => {
                write!(f, "unmatched `{brace}`; write `{brace}{brace}` for a brace")
            }
            Self::Unnamed { placeholder, field: Some(field) } => {
                write!(f, "`{{{placeholder}}}` does not name a field: write `{{{field}}}`")
            }
            Self::Unnamed { placeholder, field: None } => write!(
                f,
                "`{{{placeholder}}}` does not name a field; write `{{{{` and `}}}}` for braces",
            ),
            Self::RawIdentifier { field } => {
                write!(f, "a placeholder names a field without `r#`: write `{{{field}}}`")
            }
            Self::Expression { field: Some(field) } => {
                write!(f, "a placeholder can name a field only: write `{{{field}}}`")
            }
            Self::Expression { field: None } => f.write_str(
                "a placeholder can name a field only; write `{{` and `}}` for braces in the text",
            ),
            Self::UnknownField { name, fields: [], .. } => {
                write!(f, "`{name}` is not a field; write `{{{{{name}}}}}` for braces in the text")
            }
            Self::UnknownField { name, meant, fields } => {
                let (meant, fields) = (did_you_mean(*meant), list(*fields));
                write!(f, "`{name}` is not a field{meant} (fields: {fields})")
            }
            Self::StarPrecision => f.write_str(
                "`.*` does not name a field; write a number or a field, such as `.2` or `.digits$`",
            ),
            Self::UnknownFormat { spec } => {
                write!(
                    f,
                    "unknown format `:{spec}`; write `{{field}}`, or `{{field:?}}` for `Debug`"
                )
            }
        }
    }
}
