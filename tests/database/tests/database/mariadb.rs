//! MariaDB with sqlx.

use crate::outcome::{Columns, assert_case, assert_internal, assert_retryable};
use crate::servers::{servers, with_database};
use api_error::testing::assert_constraints;
use api_error::{ApiError, ConstraintExt, DatabaseError};
use api_error_database::{CASES, SCHEMA, UserError};
use sqlx::mysql::{MySqlConnection, MySqlPool};
use sqlx::{AssertSqlSafe, Connection, Executor};

/// Returns the URL of a new database with the schema.
async fn database(name: &str) -> Option<String> {
    let admin = &servers()?.mysql;
    let mut connection = MySqlConnection::connect(admin).await.expect("the server answers");
    let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
    connection.execute(create).await.expect("the database is new");
    let url = with_database(admin, name);
    let mut connection = MySqlConnection::connect(&url).await.expect("the database exists");
    for statement in SCHEMA {
        connection.execute(statement).await.expect(statement);
    }
    Some(url)
}

async fn pool(name: &str) -> Option<MySqlPool> {
    let url = database(name).await?;
    Some(MySqlPool::connect(&url).await.expect("the database exists"))
}

#[tokio::test]
async fn violations_become_errors() {
    let Some(pool) = pool("violations").await else { return };
    for case in &CASES {
        let result = pool.execute(case.sql).await;
        let error = result.map_constraint::<UserError>().expect_err(case.sql);
        assert_case(&error, case, Columns::NotOfUnique);
    }
}

/// In the message of a duplicate key, the client's value is before the name of the key.
#[tokio::test]
async fn a_value_does_not_select_the_error() {
    let Some(pool) = pool("values_in_texts").await else { return };
    let values = [
        "x' for key 'users_tenant_name_key",
        "x' for key 'users_tenant_name_key'",
        "users_tenant_name_key",
        "' for key 'users.users_tenant_name_key' for key '",
    ];
    let insert = "INSERT INTO users VALUES (?, 7, ?, ?, 30)";
    for (index, value) in (10..).step_by(2).zip(values) {
        let row = |id: i32| sqlx::query(insert).bind(id).bind(value).bind(format!("name {id}"));
        row(index).execute(&pool).await.expect("a new row");
        let error = row(index + 1).execute(&pool).await.map_constraint::<UserError>();
        let error = error.expect_err("the address is taken");
        assert!(matches!(error, UserError::EmailTaken { .. }), "{error:?}");
        let body = String::from_utf8_lossy(error.to_response().body()).into_owned();
        assert!(!body.contains("for key"), "{body}");
    }
}

#[tokio::test]
async fn other_errors_are_hidden() {
    let Some(pool) = pool("hidden").await else { return };
    let error = pool.execute("SELECT secret FROM secrets").await.expect_err("no such table");
    assert!(error.violation().is_none());
    assert_internal(error);
}

#[tokio::test]
async fn a_deadlock_is_retryable() {
    let Some(url) = database("deadlock").await else { return };
    let mut first = MySqlConnection::connect(&url).await.expect("a connection");
    let mut second = MySqlConnection::connect(&url).await.expect("a connection");
    let other = "INSERT INTO users VALUES (2, 7, 'bo@example.com', 'Bo', 30)";
    first.execute(other).await.expect("a second row");
    let (one, two) =
        ("UPDATE users SET age = 1 WHERE id = 1", "UPDATE users SET age = 1 WHERE id = 2");
    for connection in [&mut first, &mut second] {
        connection.execute("START TRANSACTION").await.expect("a transaction");
    }
    first.execute(one).await.expect("a free row");
    second.execute(two).await.expect("a free row");
    let results = tokio::join!(first.execute(two), second.execute(one));
    let error = results.0.err().or(results.1.err()).expect("one of them is the victim");
    assert_retryable(error);
}

#[tokio::test]
async fn a_missing_constraint_is_reported() {
    let Some(pool) = pool("schema").await else { return };
    pool.execute(
        "CREATE TABLE bookings (id INTEGER, CONSTRAINT bookings_no_overlap CHECK (id > 0))",
    )
    .await
    .expect("only PostgreSQL has the table");
    assert_constraints::<UserError>(&pool).await;
    let rename = "ALTER TABLE users RENAME INDEX users_email_key TO users_email_unique";
    pool.execute(rename).await.expect("the new name is free");
    let checked = tokio::spawn(async move { assert_constraints::<UserError>(&pool).await });
    let panic = checked.await.expect_err("a constraint is missing").into_panic();
    let text = panic.downcast_ref::<String>().expect("the panic has a text");
    let missing = "the database does not have these constraints of `UserError`:\n`users_email_key` of `UserError::EmailTaken`";
    assert_eq!(text, missing);
}
