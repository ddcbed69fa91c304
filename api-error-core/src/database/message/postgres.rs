//! The error fields of PostgreSQL.

use crate::database::Violation;
use crate::database::violation::NameParsers;
use crate::model::ConstraintKind;

/// The fields of an error that describe the violated constraint.
#[derive(Clone, Copy)]
pub(in crate::database) struct Fields<'a> {
    pub(in crate::database) constraint: Option<&'a str>,
    pub(in crate::database) table: Option<&'a str>,
    pub(in crate::database) column: Option<&'a str>,
    pub(in crate::database) detail: Option<&'a str>,
}

pub(in crate::database) fn violation(kind: ConstraintKind, fields: Fields<'_>) -> Violation<'_> {
    let Fields { constraint, table, column, detail } = fields;
    let violation = Violation::new(kind).with_constraint(constraint).with_table(table);
    match (column, detail) {
        (Some(column), _) => violation.with_names_of(column, &COLUMN),
        // The detail of another kind begins with the client's values.
        (None, Some(detail)) if has_key(kind) => violation.with_names_of(detail, &DETAIL),
        (None, _) => violation,
    }
}

/// Returns whether the detail begins with the columns of the constraint's key.
const fn has_key(kind: ConstraintKind) -> bool {
    use ConstraintKind::{Exclusion, ForeignKey, Unique};
    matches!(kind, Exclusion | ForeignKey | Unique)
}

const COLUMN: NameParsers = NameParsers::of_columns(|column| vec![column]);
const DETAIL: NameParsers = NameParsers::of_columns(columns);

/// Reads the columns of `Key (email, name)=(a@b.c, Ana) already exists.` They come before the
/// client's values. The words around the parentheses are in the language of the server.
fn columns(detail: &str) -> Vec<&str> {
    let list = detail.split_once('(').and_then(|(_, rest)| rest.split_once(")=("));
    let columns = list.map(|(list, _)| list.split(", ").map(column).collect::<Option<Vec<_>>>());
    columns.flatten().unwrap_or_default()
}

/// Returns the name of a column, or `None` for an expression.
fn column(text: &str) -> Option<&str> {
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match quoted {
        Some(name) => (!name.contains('"')).then_some(name),
        None => text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).then_some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, columns, violation};
    use crate::model::ConstraintKind;

    #[test]
    fn the_row_of_a_check_constraint_is_not_read() {
        let detail = Some("Failing row contains (1, a)=(b, secret).");
        let fields = Fields { constraint: Some("c"), table: Some("t"), column: None, detail };
        let violation = violation(ConstraintKind::Check, fields);
        assert!(violation.columns().is_empty());
    }

    #[test]
    fn the_columns_are_read_and_the_values_are_not() {
        let cases: [(&str, &[&str]); 7] = [
            ("Key (email)=(a@b.c) already exists.", &["email"]),
            ("Key (email, name)=(a)=(b, c) already exists.", &["email", "name"]),
            ("Schlüssel »(\"E-Mail\")=(x)« existiert bereits.", &["E-Mail"]),
            ("Key (email)=(x) (sku)=(y) already exists.", &["email"]),
            ("Key (tenant, lower(email))=(1, x) already exists.", &[]),
            ("Failing row contains (1, secret).", &[]),
            ("", &[]),
        ];
        for (detail, expected) in cases {
            assert_eq!(columns(detail), expected, "{detail}");
        }
    }
}
