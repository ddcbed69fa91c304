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
        (None, Some(detail)) => violation.with_names_of(detail, &DETAIL),
        (None, None) => violation,
    }
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
    use super::columns;

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
