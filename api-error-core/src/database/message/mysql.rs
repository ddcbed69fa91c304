//! The message texts of MySQL and MariaDB.

use crate::database::Violation;
use crate::database::violation::NameParsers;
use crate::model::ConstraintKind;

/// Reads the message of a violation. Only the message of a duplicate key contains a value of the
/// client.
pub(in crate::database) fn violation(kind: ConstraintKind, message: &str) -> Violation<'_> {
    let violation = Violation::new(kind);
    match kind {
        ConstraintKind::Unique => of_duplicate(violation, message),
        ConstraintKind::ForeignKey => of_foreign_key(violation, message),
        ConstraintKind::NotNull => violation.with_names_of(message, &NOT_NULL),
        // MySQL: `Check constraint 'age' is violated.` MariaDB: ``CONSTRAINT `age` failed for ..``
        _ => violation.with_constraint(message.split(['\'', '`']).nth(1)),
    }
}

/// Reads `Column 'email' cannot be null`, or `Field 'email' doesn't have a default value`.
const NOT_NULL: NameParsers =
    NameParsers::of_columns(|message| message.split('\'').nth(1).into_iter().collect());

/// Reads `Duplicate entry 'a@b.c' for key 'users.users_email_key'`. MariaDB omits the table.
///
/// The name is read from the end, because the value of the client comes first and can contain any
/// text.
fn of_duplicate<'a>(violation: Violation<'a>, message: &'a str) -> Violation<'a> {
    let quoted = message.strip_suffix('\'').and_then(|message| message.rsplit_once('\''));
    let Some((_, name)) = quoted else { return violation };
    match name.split_once('.') {
        Some((table, name)) => violation.with_table(table).with_constraint(name),
        None => violation.with_constraint(name),
    }
}

/// Reads ``.. fails (`shop`.`orders`, CONSTRAINT `orders_user_fk` FOREIGN KEY (`user_id`) ..``.
fn of_foreign_key<'a>(violation: Violation<'a>, message: &'a str) -> Violation<'a> {
    let Some((before, after)) = message.split_once("`, CONSTRAINT `") else { return violation };
    let table = before.rsplit_once('`').map(|(_, table)| table);
    let Some((name, rest)) = after.split_once('`') else { return violation };
    violation.with_table(table).with_constraint(name).with_names_of(rest, &FOREIGN_KEY)
}

/// Reads ``FOREIGN KEY (`user_id`) ..``.
const FOREIGN_KEY: NameParsers = NameParsers::of_columns(|rest| {
    let list = rest.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let names = list.into_iter().flat_map(|(list, _)| list.split(", "));
    names.map(|name| name.trim_matches('`')).collect()
});

#[cfg(test)]
mod tests {
    use super::violation;
    use crate::model::ConstraintKind::{Check, ForeignKey, NotNull, Unique};

    #[test]
    fn the_name_is_read_from_the_end() {
        let cases = [
            ("Duplicate entry 'a' for key 'users.users_email_key'", Some("users_email_key")),
            ("Duplicate entry 'a' for key 'users_email_key'", Some("users_email_key")),
            ("Duplicate entry 'x' for key 'sku_key'' for key 'name_key'", Some("name_key")),
            ("Duplicate entry 'x' for key 'sku_key", None),
            ("Doppelter Eintrag 'x' für Schlüssel 'name_key'", Some("name_key")),
            ("'", None),
        ];
        for (message, expected) in cases {
            assert_eq!(violation(Unique, message).constraint(), expected, "{message}");
        }
    }

    #[test]
    fn names_are_read_from_the_messages_of_other_kinds() {
        let message = "Cannot add or update a child row: a foreign key constraint fails \
            (`shop`.`orders`, CONSTRAINT `orders_user_fk` FOREIGN KEY (`tenant`, `user_id`) \
            REFERENCES `users` (`tenant`, `id`))";
        let found = violation(ForeignKey, message);
        assert_eq!(found.constraint(), Some("orders_user_fk"));
        assert_eq!(found.table(), Some("orders"));
        assert_eq!(found.columns(), ["tenant", "user_id"]);

        assert_eq!(violation(NotNull, "Column 'email' cannot be null").columns(), ["email"]);
        let mysql = "Check constraint 'age_positive' is violated.";
        let mariadb = "CONSTRAINT `age_positive` failed for `shop`.`users`";
        for message in [mysql, mariadb] {
            assert_eq!(violation(Check, message).constraint(), Some("age_positive"));
        }
    }
}
