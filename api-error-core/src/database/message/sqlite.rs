//! The message texts of SQLite, which are always in English and contain no values.

use crate::database::Violation;
use crate::database::violation::NameParsers;
use crate::model::ConstraintKind;

/// Reads `UNIQUE constraint failed: users.email, users.name` and the texts of the other kinds.
///
/// Returns `None` for a text of another database.
#[inline]
pub(in crate::database) fn violation(kind: ConstraintKind, message: &str) -> Option<Violation<'_>> {
    // Each prefix contains the kind and `constraint failed`, because one comparison costs less than
    // two.
    let rest = match kind {
        ConstraintKind::Unique => message.strip_prefix("UNIQUE constraint failed"),
        ConstraintKind::ForeignKey => message.strip_prefix("FOREIGN KEY constraint failed"),
        ConstraintKind::NotNull => message.strip_prefix("NOT NULL constraint failed"),
        ConstraintKind::Check => message.strip_prefix("CHECK constraint failed"),
        ConstraintKind::Exclusion => None,
    };
    let violation = Violation::new(kind);
    let Some(found) = rest?.strip_prefix(": ") else { return Some(violation) };
    Some(match kind {
        ConstraintKind::NotNull => violation.with_names_of(found, &NAMES),
        ConstraintKind::Unique => match index(found) {
            None => violation.with_constraint(found).with_names_of(found, &NAMES),
            // For an index on an expression, the text contains the name of the index.
            Some(name) => violation.with_constraint(name),
        },
        _ => violation.with_constraint(found),
    })
}

const NAMES: NameParsers = NameParsers { table, columns };

fn table(list: &str) -> Option<&str> {
    list.split_once('.').map(|(table, _)| table)
}

#[inline]
fn index(found: &str) -> Option<&str> {
    found.strip_prefix("index '")?.strip_suffix('\'')
}

fn columns(list: &str) -> Vec<&str> {
    list.split(", ").filter_map(|column| Some(column.split_once('.')?.1)).collect()
}

/// Returns whether the extended result code reports a locked database or table.
pub(in crate::database) const fn is_locked(extended_code: i32) -> bool {
    const BUSY: i32 = 5;
    const LOCKED: i32 = 6;
    matches!(extended_code & 0xFF, BUSY | LOCKED)
}

/// Returns the kind of constraint that the extended result code reports.
#[cfg(feature = "rusqlite")]
pub(in crate::database) const fn kind(extended_code: i32) -> Option<ConstraintKind> {
    match extended_code {
        // `SQLITE_CONSTRAINT_PRIMARYKEY`, `_UNIQUE` and `_ROWID`
        1555 | 2067 | 2579 => Some(ConstraintKind::Unique),
        787 => Some(ConstraintKind::ForeignKey),
        1299 => Some(ConstraintKind::NotNull),
        275 => Some(ConstraintKind::Check),
        _ => None,
    }
}
