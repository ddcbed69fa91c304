//! The database constraints whose violation becomes an error.

/// The kind of a database constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// A unique constraint, a unique index or a primary key.
    Unique,
    /// A foreign key: the referenced row does not exist, or other rows refer to the deleted row.
    ForeignKey,
    /// A column that cannot be null.
    NotNull,
    /// A check constraint.
    Check,
    /// An exclusion constraint of PostgreSQL.
    Exclusion,
}

/// A value of the key `constraint`: the violations that become the error of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Constraint {
    /// The constraint of this name: `constraint = "users_email_key"`.
    Named(&'static str),
    /// Each constraint of this kind, unless a variant declares the name of the constraint:
    /// `constraint(unique)`.
    Kind(ConstraintKind),
}
