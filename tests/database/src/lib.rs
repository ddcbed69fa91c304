//! One error type, and the statements that violate each of its constraints.

use api_error::{ApiError, Issue};

/// Errors of users, orders and bookings.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum UserError {
    /// The email address belongs to another user.
    #[error("the address is taken")]
    #[status(409)]
    #[api_error(constraint = "users_email_key", constraint = "users.email")]
    EmailTaken {
        /// The columns of the constraint.
        #[api_error(issues)]
        issues: Vec<Issue>,
        /// The same columns, joined with `, `. This field is not sent.
        #[api_error(column)]
        column: String,
        /// How often the request was tried.
        attempts: u32,
    },

    /// The name belongs to another user of the tenant.
    #[error("the name is taken")]
    #[status(409)]
    #[api_error(constraint = "users_tenant_name_key", constraint = "users.tenant, users.name")]
    NameTaken(#[api_error(issues)] Option<Vec<Issue>>),

    /// The user of an order does not exist, or a user who has orders is deleted.
    #[error("the user does not fit the order")]
    #[status(409)]
    #[api_error(constraint = "orders_user_fkey", constraint(foreign_key))]
    Order,

    /// A field is missing.
    #[error("{column} is missing")]
    #[status(422)]
    #[api_error(constraint(not_null))]
    Missing {
        /// The name of the field.
        #[api_error(column, data)]
        column: String,
    },

    /// The age is negative.
    #[error("the age is negative")]
    #[status(422)]
    #[api_error(constraint = "users_age_check")]
    Age,

    /// Another booking overlaps.
    #[error("the room is booked")]
    #[status(409)]
    #[api_error(constraint = "bookings_no_overlap")]
    Booked,

    /// The user does not exist.
    #[error("no such user")]
    #[status(404)]
    Unknown,

    /// An error of sqlx.
    #[error("database: {0}")]
    #[status(500)]
    Sqlx(#[from] sqlx::Error),

    /// An error of tokio-postgres.
    #[error("database: {0}")]
    #[status(500)]
    Postgres(#[from] tokio_postgres::Error),

    /// An error of rusqlite.
    #[error("database: {0}")]
    #[status(500)]
    Rusqlite(#[from] rusqlite::Error),
}

/// The schema, which PostgreSQL, MariaDB and SQLite accept.
pub const SCHEMA: [&str; 4] = [
    "CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        tenant INTEGER NOT NULL,
        email VARCHAR(200) NOT NULL,
        name VARCHAR(200) NOT NULL,
        age INTEGER,
        CONSTRAINT users_email_key UNIQUE (email),
        CONSTRAINT users_tenant_name_key UNIQUE (tenant, name),
        CONSTRAINT users_age_check CHECK (age >= 0)
    )",
    "CREATE TABLE orders (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL,
        CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
    )",
    "INSERT INTO users VALUES (1, 7, 'SECRET@example.com', 'SECRET', 30)",
    "INSERT INTO orders VALUES (1, 1)",
];

/// The table that only PostgreSQL has.
pub const BOOKINGS: [&str; 2] = [
    "CREATE TABLE bookings (
        during INT4RANGE NOT NULL,
        CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&)
    )",
    "INSERT INTO bookings VALUES ('[1,5)')",
];

/// A statement that violates a constraint.
#[derive(Debug)]
pub struct Case {
    /// The statement, with values that a client must not see.
    pub sql: &'static str,
    /// The name of the error.
    pub name: &'static str,
    /// The columns, if the database reports them.
    pub columns: &'static [&'static str],
}

const fn case(sql: &'static str, name: &'static str, columns: &'static [&'static str]) -> Case {
    Case { sql, name, columns }
}

/// The violations that are tested on PostgreSQL, MariaDB and SQLite.
pub const CASES: [Case; 7] = [
    case(
        "INSERT INTO users VALUES (2, 7, 'SECRET@example.com', 'Bo', 30)",
        "EMAIL_TAKEN",
        &["email"],
    ),
    case(
        "INSERT INTO users VALUES (2, 7, 'bo@example.com', 'SECRET', 30)",
        "NAME_TAKEN",
        &["tenant", "name"],
    ),
    case("INSERT INTO orders VALUES (2, 99)", "ORDER", &["user_id"]),
    case("DELETE FROM users WHERE name = 'SECRET'", "ORDER", &["id"]),
    case("INSERT INTO users VALUES (2, 7, NULL, 'SECRET', 30)", "MISSING", &["email"]),
    case("INSERT INTO users (id, tenant, email) VALUES (2, 7, 'SECRET')", "MISSING", &["name"]),
    case("INSERT INTO users VALUES (2, 7, 'SECRET', 'SECRET2', -1)", "AGE", &[]),
];

/// The violation that is tested only on PostgreSQL.
pub const OVERLAP: Case = case("INSERT INTO bookings VALUES ('[4,9)')", "BOOKED", &["during"]);
