//! PostgreSQL with sqlx.

use crate::outcome::{Columns, assert_case, assert_internal, assert_retryable};
use crate::servers::{servers, with_database};
use api_error::testing::assert_constraints;
use api_error::{ApiError, ConstraintExt, ConstraintKind, DatabaseError};
use api_error_database::{BOOKINGS, CASES, OVERLAP, SCHEMA, UserError};
use sqlx::postgres::{PgConnection, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::time::Duration;

/// Returns the URL of a new database with the schema.
async fn database(name: &str) -> Option<String> {
    let admin = &servers()?.postgres;
    let mut connection = PgConnection::connect(admin).await.expect("the server answers");
    let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
    connection.execute(create).await.expect("the database is new");
    let url = with_database(admin, name);
    let mut connection = PgConnection::connect(&url).await.expect("the database exists");
    for statement in SCHEMA.into_iter().chain(BOOKINGS) {
        connection.execute(statement).await.expect(statement);
    }
    Some(url)
}

async fn pool(name: &str) -> Option<PgPool> {
    let url = database(name).await?;
    Some(PgPool::connect(&url).await.expect("the database exists"))
}

#[tokio::test]
async fn violations_become_errors() {
    let Some(pool) = pool("violations").await else { return };
    for case in CASES.iter().chain([&OVERLAP]) {
        let result = pool.execute(case.sql).await;
        let error = result.map_constraint::<UserError>().expect_err(case.sql);
        assert_case(&error, case, Columns::All);
        let result = pool.execute(case.sql).await;
        let error = result.map_constraint_or_internal::<UserError>().expect_err(case.sql);
        assert_eq!(error.identity().name(), case.name);
    }
}

#[tokio::test]
async fn a_violation_has_its_facts() {
    let Some(pool) = pool("facts").await else { return };
    let error = pool.execute(CASES[1].sql).await.expect_err("the name is taken");
    let violation = error.violation().expect("a violation");
    assert_eq!(violation.kind(), ConstraintKind::Unique);
    assert_eq!(violation.constraint(), Some("users_tenant_name_key"));
    assert_eq!(violation.table(), Some("users"));
    assert_eq!(violation.columns(), ["tenant", "name"]);
    // Unlike the text of the database, the `Debug` text does not contain the values of the row.
    assert_eq!(
        format!("{violation:?}"),
        "Violation { kind: Unique, constraint: Some(\"users_tenant_name_key\"), \
         table: Some(\"users\"), columns: [\"tenant\", \"name\"] }"
    );
    let error = pool.execute(OVERLAP.sql).await.expect_err("the ranges overlap");
    assert_eq!(error.violation().map(|it| it.kind()), Some(ConstraintKind::Exclusion));
}

#[tokio::test]
async fn other_errors_are_hidden() {
    let Some(pool) = pool("hidden").await else { return };
    let statements =
        ["SELECT secret FROM secrets", "INSERT INTO users VALUES ('SECRET', 1, '', '', 1)"];
    for statement in statements {
        let error = pool.execute(statement).await.expect_err("it is invalid");
        assert!(error.violation().is_none());
        assert_internal(error);
    }
    let url = "postgres://SECRET:SECRET@secret.invalid:1/SECRET";
    assert_internal(PgConnection::connect(url).await.expect_err("there is no such host"));
    let id = sqlx::query("SELECT id FROM users WHERE id = 99").fetch_one(&pool).await;
    let error = id.or_not_found(|| UserError::Unknown).expect_err("there is no such row");
    assert_eq!(error.status(), 404);
}

#[tokio::test]
async fn a_deadlock_is_retryable() {
    let Some(url) = database("deadlock").await else { return };
    let mut first = PgConnection::connect(&url).await.expect("a connection");
    let mut second = PgConnection::connect(&url).await.expect("a connection");
    let other = "INSERT INTO users VALUES (2, 7, 'bo@example.com', 'Bo', 30)";
    first.execute(other).await.expect("a second row");
    let (one, two) =
        ("UPDATE users SET age = 1 WHERE id = 1", "UPDATE users SET age = 1 WHERE id = 2");
    for connection in [&mut first, &mut second] {
        connection.execute("BEGIN").await.expect("a transaction");
    }
    first.execute(one).await.expect("a free row");
    second.execute(two).await.expect("a free row");
    let results = tokio::join!(first.execute(two), second.execute(one));
    let error = results.0.err().or(results.1.err()).expect("one of them is the victim");
    assert_retryable(error);
}

#[tokio::test]
async fn a_serialization_failure_is_retryable() {
    let Some(url) = database("serialization").await else { return };
    let mut first = PgConnection::connect(&url).await.expect("a connection");
    let mut second = PgConnection::connect(&url).await.expect("a connection");
    let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE";
    let update = "UPDATE users SET age = age + 1 WHERE id = 1";
    first.execute(begin).await.expect("a transaction");
    first.execute("SELECT * FROM users").await.expect("a snapshot");
    second.execute(update).await.expect("a free row");
    assert_retryable(first.execute(update).await.expect_err("the row has changed"));
}

#[tokio::test]
async fn too_many_connections_are_retryable() {
    let Some(url) = database("connections").await else { return };
    let mut connection = PgConnection::connect(&url).await.expect("a connection");
    let role = "CREATE ROLE single LOGIN CONNECTION LIMIT 1";
    connection.execute(role).await.expect("a new role");
    let url = url.replace("shop@", "single@");
    let _first = PgConnection::connect(&url).await.expect("the only connection");
    assert_retryable(PgConnection::connect(&url).await.expect_err("one too many"));
}

#[tokio::test]
async fn a_pool_timeout_is_retryable() {
    let Some(url) = database("pool").await else { return };
    let options = PgPoolOptions::new().max_connections(1);
    let options = options.acquire_timeout(Duration::from_millis(50));
    let pool = options.connect(&url).await.expect("a connection");
    let _only = pool.acquire().await.expect("the only connection");
    assert_retryable(pool.acquire().await.expect_err("no connection is free"));
}

#[tokio::test]
async fn a_missing_constraint_is_reported() {
    let Some(pool) = pool("schema").await else { return };
    assert_constraints::<UserError>(&pool).await;
    let rename = "ALTER TABLE users RENAME CONSTRAINT users_email_key TO users_email_unique";
    pool.execute(rename).await.expect("the new name is free");
    let checked = tokio::spawn(async move { assert_constraints::<UserError>(&pool).await });
    let panic = checked.await.expect_err("a constraint is missing").into_panic();
    let text = panic.downcast_ref::<String>().expect("the panic has a text");
    let missing = "the database does not have these constraints of `UserError`:\n`users_email_key` of `UserError::EmailTaken`";
    assert_eq!(text, missing);
}
