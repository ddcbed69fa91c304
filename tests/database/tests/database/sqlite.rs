//! SQLite with sqlx and with rusqlite.

use crate::outcome::{Columns, assert_case, assert_internal, assert_retryable};
use api_error::testing::assert_constraints;
use api_error::{ApiError, ConstraintExt, DatabaseError};
use api_error_database::{CASES, SCHEMA, UserError};
use rusqlite::Connection;
use sqlx::Executor;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use std::time::Duration;

/// Returns a pool with one connection, because each connection has its own database in memory.
async fn pool() -> SqlitePool {
    let options = SqlitePoolOptions::new().max_connections(1);
    let options = options.acquire_timeout(Duration::from_millis(50));
    let pool = options.connect("sqlite::memory:").await.expect("a database in memory");
    for statement in SCHEMA {
        pool.execute(statement).await.expect(statement);
    }
    pool
}

#[tokio::test]
async fn violations_become_errors_with_sqlx() {
    let pool = pool().await;
    for case in &CASES {
        let result = pool.execute(case.sql).await;
        let error = result.map_constraint::<UserError>().expect_err(case.sql);
        assert_case(&error, case, Columns::NotOfForeignKey);
    }
}

#[tokio::test]
async fn other_errors_are_hidden_with_sqlx() {
    let pool = pool().await;
    let error = pool.execute("SELECT secret FROM secrets").await.expect_err("no such table");
    assert!(error.violation().is_none());
    assert_internal(error);
    let id = sqlx::query("SELECT id FROM users WHERE id = 99").fetch_one(&pool).await;
    let error = id.or_not_found(|| UserError::Unknown).expect_err("there is no such row");
    assert_eq!(error.status(), 404);
    let _only = pool.acquire().await.expect("the only connection");
    assert_retryable(pool.acquire().await.expect_err("no connection is free"));
}

fn connection() -> Connection {
    let connection = Connection::open_in_memory().expect("a database in memory");
    connection.execute_batch("PRAGMA foreign_keys = ON").expect("foreign keys");
    for statement in SCHEMA {
        connection.execute_batch(statement).expect(statement);
    }
    connection
}

#[test]
fn violations_become_errors_with_rusqlite() {
    let connection = connection();
    for case in &CASES {
        let result = connection.execute(case.sql, []);
        let error = result.map_constraint::<UserError>().expect_err(case.sql);
        assert_case(&error, case, Columns::NotOfForeignKey);
    }
    let index = "CREATE UNIQUE INDEX users_lower ON users (lower(name))";
    connection.execute_batch(index).expect("an index on an expression");
    let insert = "INSERT INTO users VALUES (2, 8, 'bo@example.com', 'secret', 30)";
    let error = connection.execute(insert, []).expect_err("the name is taken");
    let violation = error.violation().expect("a violation");
    assert_eq!((violation.constraint(), violation.columns()), (Some("users_lower"), &[][..]));
}

#[test]
fn other_errors_are_hidden_with_rusqlite() {
    let connection = connection();
    let error = connection.execute("SELECT secret FROM secrets", []).expect_err("no such table");
    assert!(error.violation().is_none());
    assert_internal(error);
    let id =
        connection.query_row("SELECT id FROM users WHERE id = 99", [], |row| row.get::<_, i64>(0));
    let error = id.or_not_found(|| UserError::Unknown).expect_err("there is no such row");
    assert_eq!(error.status(), 404);
}

/// Another connection has locked the database.
#[tokio::test]
async fn a_locked_database_is_retryable() {
    let file = std::env::temp_dir().join(format!("api-error-{}.sqlite", std::process::id()));
    let first = Connection::open(&file).expect("a new file");
    first.execute_batch("CREATE TABLE rows (id INTEGER); BEGIN EXCLUSIVE").expect("a lock");
    let second = Connection::open(&file).expect("the same file");
    second.busy_timeout(Duration::ZERO).expect("no waiting");
    let insert = "INSERT INTO rows VALUES (1)";
    assert_retryable(second.execute(insert, []).expect_err("the database is locked"));
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&file);
    let pool = SqlitePool::connect_lazy_with(options.busy_timeout(Duration::ZERO));
    assert_retryable(pool.execute(insert).await.expect_err("the database is locked"));
    drop((first, second));
    std::fs::remove_file(&file).expect("the file exists");
}

#[tokio::test]
async fn a_missing_constraint_is_reported() {
    let pool = pool().await;
    pool.execute(
        "CREATE TABLE bookings (id INTEGER, CONSTRAINT bookings_no_overlap CHECK (id > 0))",
    )
    .await
    .expect("only PostgreSQL has the table");
    assert_constraints::<UserError>(&pool).await;
    for statement in [
        "DROP TABLE orders",
        "DROP TABLE users",
        "DROP TABLE bookings",
        "CREATE TABLE users (id INTEGER PRIMARY KEY, tenant INTEGER, name TEXT, UNIQUE (tenant, name))",
        "CREATE TABLE orders (id INTEGER, CONSTRAINT orders_user_fkey CHECK (id > 0), \
         CONSTRAINT users_age_check CHECK (id > 0), CONSTRAINT bookings_no_overlap CHECK (id > 0))",
    ] {
        pool.execute(statement).await.expect(statement);
    }
    let checked = tokio::spawn(async move { assert_constraints::<UserError>(&pool).await });
    let panic = checked.await.expect_err("a constraint is missing").into_panic();
    let text = panic.downcast_ref::<String>().expect("the panic has a text");
    let missing = "the database does not have these constraints of `UserError`:\n`users.email` of `UserError::EmailTaken`";
    assert_eq!(text, missing);
}
