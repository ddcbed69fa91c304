//! Compares the constraints that an error type declares with the constraints of a database.

use crate::catalog::{Catalog, Catalogued};
use crate::model::{Constraint, ErrorSpec};
use sqlx::{ColumnIndex, Database, Decode, Executor, IntoArguments, Pool, Row, Type};
use std::collections::HashSet;
use std::future::Future;

/// A database whose constraints can be listed: a pool of sqlx for PostgreSQL, MySQL, MariaDB or
/// SQLite.
#[diagnostic::on_unimplemented(
    message = "`assert_constraints` cannot read the schema from a `{Self}`",
    label = "needs a pool of sqlx, such as `&PgPool`"
)]
pub trait SchemaSource {
    /// Returns the names of the constraints and of the unique indexes.
    #[doc(hidden)]
    fn constraints(&self) -> impl Future<Output = sqlx::Result<Vec<String>>> + Send;

    /// Returns whether the database names a unique constraint by its columns.
    #[doc(hidden)]
    fn names_columns(&self) -> bool;
}

const POSTGRES: &str = "
    SELECT conname::text FROM pg_constraint
    UNION
    SELECT relname::text FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indisunique";

const MYSQL: &str = "
    SELECT CAST(constraint_name AS CHAR) FROM information_schema.table_constraints
    WHERE constraint_schema = DATABASE()
    UNION
    SELECT CAST(index_name AS CHAR) FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND non_unique = 0";

/// Selects the columns of each unique index and of each primary key, the names of indexes, and the
/// `CREATE TABLE` statements. SQLite does not list the names of other constraints, so they are read
/// from these statements.
const SQLITE: &str = "
    SELECT (
        SELECT group_concat(each.name, ', ')
        FROM (
            SELECT t.name || '.' || c.name AS name FROM pragma_index_info(i.name) c ORDER BY c.seqno
        ) each
    )
    FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.\"unique\"
    UNION
    SELECT (
        SELECT group_concat(each.name, ', ')
        FROM (
            SELECT t.name || '.' || c.name AS name FROM pragma_table_info(t.name) c
            WHERE c.pk > 0 ORDER BY c.pk
        ) each
    )
    FROM sqlite_schema t WHERE t.type = 'table'
    UNION
    SELECT name FROM sqlite_schema WHERE type = 'index'
    UNION
    SELECT sql FROM sqlite_schema WHERE type = 'table'";

impl<DB: Database> SchemaSource for Pool<DB>
where
    for<'c> &'c Pool<DB>: Executor<'c, Database = DB>,
    DB::Arguments: IntoArguments<DB>,
    for<'r> Option<String>: Decode<'r, DB> + Type<DB>,
    usize: ColumnIndex<DB::Row>,
{
    async fn constraints(&self) -> sqlx::Result<Vec<String>> {
        let query = match DB::NAME {
            "PostgreSQL" => POSTGRES,
            "MySQL" => MYSQL,
            _ => SQLITE,
        };
        let rows = sqlx::query::<DB>(query).fetch_all(self).await?;
        let names = rows.iter().map(|row| row.try_get::<Option<String>, _>(0));
        let names = names.collect::<sqlx::Result<Vec<_>>>()?;
        Ok(names.into_iter().flatten().flat_map(|name| words(&name)).collect())
    }

    fn names_columns(&self) -> bool {
        DB::NAME == "SQLite"
    }
}

/// Returns the names after `CONSTRAINT` in a `CREATE TABLE` statement. Any other text is a name,
/// and is returned unchanged.
fn words(text: &str) -> Vec<String> {
    if !text.starts_with("CREATE TABLE") {
        return vec![text.to_owned()];
    }
    let words =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let words: Vec<_> = words.collect();
    let named = words.windows(2).filter(|pair| pair[0].eq_ignore_ascii_case("constraint"));
    named.map(|pair| pair[1].to_owned()).collect()
}

/// Asserts that the schema of a database has the constraints that the error type and its
/// `transparent` variants declare. A migration that renames a constraint fails the test.
///
/// A name with a `.`, such as `users.email`, is a unique constraint of SQLite. It is compared only
/// with a SQLite database. With SQLite, any other name is compared only if the variant has no name
/// with a `.`.
///
/// ```no_run
/// # extern crate api_error_core as api_error;
/// # use api_error::Catalogued;
/// # async fn test<UserError: Catalogued>(pool: sqlx::PgPool) {
/// api_error::testing::assert_constraints::<UserError>(&pool).await;
/// # }
/// ```
///
/// # Panics
/// Panics with a list of the constraints that the schema does not have, and if the schema cannot be
/// read.
pub async fn assert_constraints<E: Catalogued>(database: &impl SchemaSource) {
    let found = match database.constraints().await {
        Ok(found) => found.into_iter().collect::<HashSet<_>>(),
        Err(error) => panic!("the constraints of the database cannot be read: {error}"),
    };
    let mut missing = Vec::new();
    collect_missing(&E::CATALOG, database.names_columns(), &found, &mut missing);
    assert!(
        missing.is_empty(),
        "the database does not have these constraints of `{}`:\n{}",
        E::CATALOG.name(),
        missing.join("\n"),
    );
}

fn collect_missing(
    catalog: &Catalog,
    names_columns: bool,
    found: &HashSet<String>,
    missing: &mut Vec<String>,
) {
    for spec in catalog.specs() {
        for name in compared(spec, names_columns) {
            if !found.contains(name) {
                missing.push(format!("`{name}` of `{}::{}`", catalog.name(), spec.variant()));
            }
        }
    }
    for nested in catalog.nested() {
        collect_missing(nested, names_columns, found, missing);
    }
}

/// Returns the names that the schema of this database must have.
fn compared(spec: &ErrorSpec, names_columns: bool) -> impl Iterator<Item = &'static str> {
    let names = || {
        spec.constraints().iter().filter_map(|constraint| match constraint {
            Constraint::Named(name) => Some(*name),
            Constraint::Kind(_) => None,
        })
    };
    let has_columns = names().any(|name| name.contains('.'));
    names().filter(move |name| name.contains('.') == (names_columns && has_columns))
}
