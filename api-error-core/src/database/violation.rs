//! One violation of a constraint, as the database reports it.

use crate::model::ConstraintKind;
use std::cell::OnceCell;
use std::fmt;

/// The violation of a database constraint.
///
/// It borrows from the error of the driver. Its methods and its `Debug` text do not return values
/// of the client.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ConstraintKind, Violation};
///
/// let violation = Violation::new(ConstraintKind::Unique)
///     .with_constraint("users_email_key")
///     .with_table("users")
///     .with_columns(["email"]);
/// assert_eq!(violation.kind(), ConstraintKind::Unique);
/// assert_eq!(violation.constraint(), Some("users_email_key"));
/// assert_eq!(violation.columns(), ["email"]);
/// ```
#[derive(Clone)]
pub struct Violation<'a> {
    kind: ConstraintKind,
    constraint: Option<&'a str>,
    table: Option<&'a str>,
    /// A text that contains the names of the columns, and its parsers. The parsers run only if a
    /// caller asks for these names, because most callers read only the name of the constraint.
    text: Option<(&'a str, &'static NameParsers)>,
    columns: OnceCell<Box<[&'a str]>>,
}

/// Reads the names in a text of a database.
pub(super) struct NameParsers {
    pub(super) table: fn(&str) -> Option<&str>,
    pub(super) columns: fn(&str) -> Vec<&str>,
}

#[cfg(any(feature = "sqlx", feature = "tokio-postgres"))]
impl NameParsers {
    /// Creates the parsers of a text that contains no table.
    pub(super) const fn of_columns(columns: fn(&str) -> Vec<&str>) -> Self {
        Self { table: |_| None, columns }
    }
}

impl<'a> Violation<'a> {
    /// Creates a violation without a name, table or columns, for the impl of a driver.
    #[must_use]
    #[inline]
    pub const fn new(kind: ConstraintKind) -> Self {
        Self { kind, constraint: None, table: None, text: None, columns: OnceCell::new() }
    }

    /// Sets the name of the constraint.
    #[must_use]
    #[inline]
    pub fn with_constraint(mut self, name: impl Into<Option<&'a str>>) -> Self {
        self.constraint = name.into();
        self
    }

    /// Sets the table.
    #[must_use]
    #[inline]
    pub fn with_table(mut self, name: impl Into<Option<&'a str>>) -> Self {
        self.table = name.into();
        self
    }

    /// Sets the columns.
    #[must_use]
    pub fn with_columns(mut self, columns: impl IntoIterator<Item = &'a str>) -> Self {
        self.columns = OnceCell::from(columns.into_iter().collect::<Box<[_]>>());
        self
    }

    /// Sets a text that contains the columns, and possibly the table. The parsers read it only if a
    /// caller gets the table or the columns.
    #[cfg(any(feature = "rusqlite", feature = "sqlx", feature = "tokio-postgres"))]
    #[inline]
    pub(super) fn with_names_of(mut self, text: &'a str, names: &'static NameParsers) -> Self {
        self.text = Some((text, names));
        self
    }

    /// Returns the kind of the constraint.
    #[must_use]
    #[inline]
    pub const fn kind(&self) -> ConstraintKind {
        self.kind
    }

    /// Returns the name of the constraint, or `None` if the database does not report one.
    ///
    /// A unique constraint of SQLite is named by its columns: `"users.email"`, or
    /// `"users.email, users.name"`. No database reports a name for a `NOT NULL` constraint.
    #[must_use]
    #[inline]
    pub const fn constraint(&self) -> Option<&'a str> {
        self.constraint
    }

    /// Returns the table, or `None` if the database does not report it.
    #[must_use]
    pub fn table(&self) -> Option<&'a str> {
        self.table.or_else(|| self.text.and_then(|(text, names)| (names.table)(text)))
    }

    /// Returns the columns in the order of the constraint. The list is empty if the database does
    /// not report them, and for a constraint on an expression.
    #[must_use]
    pub fn columns(&self) -> &[&'a str] {
        self.columns.get_or_init(|| {
            let columns = self.text.map(|(text, names)| (names.columns)(text));
            columns.unwrap_or_default().into_boxed_slice()
        })
    }
}

/// Does not write the text of the database, which can contain values of the client.
impl fmt::Debug for Violation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("kind", &self.kind())
            .field("constraint", &self.constraint())
            .field("table", &self.table())
            .field("columns", &self.columns())
            .finish()
    }
}
