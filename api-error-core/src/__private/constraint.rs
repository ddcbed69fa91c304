//! The values of the fields of a variant with a `constraint`.

use crate::client::FromIssues;
use crate::database::Violation;
use crate::model::{ErrorSpec, Issue};
use crate::text::json_pointer::push_token;

/// The bound on the `issues` field of a variant with a `constraint`.
#[diagnostic::on_unimplemented(
    message = "a violated constraint cannot fill an `issues` field of type `{Self}`",
    label = "use `Vec<api_error::Issue>` or an `Option` of it, or implement `api_error::FromIssues`",
    note = "or remove `constraint`, and create the error with `map_constraint_with`"
)]
pub trait ConstraintIssues: FromIssues {}

#[diagnostic::do_not_recommend]
impl<T: FromIssues> ConstraintIssues for T {}

/// Returns an issue for each column. If the columns are not known, returns one issue for the whole
/// body.
pub fn constraint_issues<T: ConstraintIssues>(
    violation: &Violation<'_>,
    spec: &ErrorSpec,
) -> Option<T> {
    let issue = |pointer| Issue::new(spec.name(), spec.title(), pointer);
    let of_columns = violation.columns().iter().map(|column| {
        let mut pointer = String::with_capacity(column.len() + 1);
        push_token(&mut pointer, column);
        issue(pointer)
    });
    let issues: Vec<_> = of_columns.collect();
    if issues.is_empty() {
        return T::from_issues(vec![issue(String::new())]);
    }
    let first = issues[0].clone();
    // A type that contains exactly one issue gets the issue of the first column.
    T::from_issues(issues).or_else(|| T::from_issues(vec![first]))
}

/// The bound on the `column` field of a variant with a `constraint`.
#[diagnostic::on_unimplemented(
    message = "a violated constraint cannot fill a `column` field of type `{Self}`",
    label = "use a `String`, or a type that implements `From<String>` or `TryFrom<String>`"
)]
pub trait ConstraintColumn: TryFrom<String> {}

#[diagnostic::do_not_recommend]
impl<T: TryFrom<String>> ConstraintColumn for T {}

/// Returns the columns, separated by commas. The text is empty if the columns are not known.
///
/// Returns `None` if the type does not accept the text.
#[must_use]
pub fn constraint_column<T: ConstraintColumn>(violation: &Violation<'_>) -> Option<T> {
    T::try_from(violation.columns().join(", ")).ok()
}

/// The bound on each other field of a variant with a `constraint`.
#[diagnostic::on_unimplemented(
    message = "a violated constraint cannot fill a field of type `{Self}`: it has no default",
    label = "needs `Default`, or `#[api_error(column)]` or `#[api_error(issues)]` on the field",
    note = "or remove `constraint`, and create the error with `map_constraint_with`"
)]
pub trait ConstraintDefault: Default {}

#[diagnostic::do_not_recommend]
impl<T: Default> ConstraintDefault for T {}

#[must_use]
pub fn constraint_default<T: ConstraintDefault>() -> T {
    T::default()
}
