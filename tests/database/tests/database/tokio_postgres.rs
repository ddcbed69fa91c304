//! PostgreSQL with tokio-postgres.

use crate::outcome::{Columns, assert_case, assert_internal, assert_retryable};
use crate::servers::{servers, with_database};
use api_error::{ApiError, ConstraintExt, DatabaseError};
use api_error_database::{BOOKINGS, CASES, OVERLAP, SCHEMA, UserError};
use tokio_postgres::{Client, NoTls};

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// Returns the URL of a new database with the schema.
async fn database(name: &str) -> Option<String> {
    let admin = &servers()?.postgres;
    let create = format!("CREATE DATABASE {name}");
    connect(admin).await.batch_execute(&create).await.expect("the database is new");
    let url = with_database(admin, name);
    let client = connect(&url).await;
    for statement in SCHEMA.into_iter().chain(BOOKINGS) {
        client.batch_execute(statement).await.expect(statement);
    }
    Some(url)
}

#[tokio::test]
async fn violations_become_errors() {
    let Some(url) = database("tokio_violations").await else { return };
    let client = connect(&url).await;
    for case in CASES.iter().chain([&OVERLAP]) {
        let result = client.execute(case.sql, &[]).await;
        let error = result.map_constraint::<UserError>().expect_err(case.sql);
        assert_case(&error, case, Columns::All);
    }
}

#[tokio::test]
async fn other_errors_are_hidden() {
    let Some(url) = database("tokio_hidden").await else { return };
    let client = connect(&url).await;
    let error = client.execute("SELECT secret FROM secrets", &[]).await.expect_err("no such table");
    assert!(error.violation().is_none());
    assert_internal(error);
    let row = client.query_one("SELECT id FROM users WHERE id = 99", &[]).await;
    let error = row.or_not_found(|| UserError::Unknown).expect_err("there is no such row");
    assert_eq!(error.status(), 404);
}

#[tokio::test]
async fn a_deadlock_and_a_serialization_failure_are_retryable() {
    let Some(url) = database("tokio_retryable").await else { return };
    let (first, second) = (connect(&url).await, connect(&url).await);
    let other = "INSERT INTO users VALUES (2, 7, 'bo@example.com', 'Bo', 30)";
    first.batch_execute(other).await.expect("a second row");
    let (one, two) =
        ("UPDATE users SET age = 1 WHERE id = 1", "UPDATE users SET age = 1 WHERE id = 2");
    first.batch_execute(&format!("BEGIN; {one}")).await.expect("a free row");
    second.batch_execute(&format!("BEGIN; {two}")).await.expect("a free row");
    let results = tokio::join!(first.batch_execute(two), second.batch_execute(one));
    assert_retryable(results.0.err().or(results.1.err()).expect("one of them is the victim"));

    for client in [&first, &second] {
        client.batch_execute("ROLLBACK").await.expect("the transaction ends");
    }
    let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT * FROM users";
    first.batch_execute(begin).await.expect("a snapshot");
    second.batch_execute(one).await.expect("a free row");
    assert_retryable(first.batch_execute(one).await.expect_err("the row has changed"));
}
