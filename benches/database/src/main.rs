//! Converts the error of a violated constraint many times, for callgrind. Run it twice, with
//! different numbers of conversions. The difference of the instructions, divided by the difference
//! of these numbers, is the cost of one conversion. `guard` compares this cost with the cost of a
//! hand-written `match`.
//!
//! ```text
//! valgrind --tool=callgrind --callgrind-out-file=/dev/null \
//!     target/release/api-error-bench-database mapped mysql 1000
//! ```

use api_error::{ApiError, ConstraintExt};
use sqlx::error::{DatabaseError, ErrorKind};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};
use std::hint::black_box;

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("the name is taken")]
    #[status(409)]
    #[api_error(constraint = "users_name_key", constraint = "users.name")]
    NameTaken,
    #[error("the phone number is taken")]
    #[status(409)]
    #[api_error(constraint = "users_phone_key", constraint = "users.phone")]
    PhoneTaken,
    #[error("the address is taken")]
    #[status(409)]
    #[api_error(constraint = "users_email_key", constraint = "users.email")]
    EmailTaken,
    #[error("database: {0}")]
    #[status(500)]
    Database(#[from] sqlx::Error),
}

/// An error as a database driver returns it. No database is needed.
#[derive(Debug)]
struct DriverError(&'static str);

impl Display for DriverError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for DriverError {}

impl DatabaseError for DriverError {
    fn message(&self) -> &str {
        self.0
    }

    fn as_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn StdError + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        ErrorKind::UniqueViolation
    }
}

/// The cheapest code that reads the name of the constraint as safely as the library does.
fn by_hand(error: sqlx::Error) -> UserError {
    let name =
        error.as_database_error().filter(|found| found.is_unique_violation()).and_then(|found| {
            let message = found.message();
            message.strip_prefix("UNIQUE constraint failed: ").or_else(|| {
                let (_, name) = message.strip_suffix('\'')?.rsplit_once('\'')?;
                Some(name.split_once('.').map_or(name, |(_, name)| name))
            })
        });
    match name {
        Some("users_name_key" | "users.name") => UserError::NameTaken,
        Some("users_phone_key" | "users.phone") => UserError::PhoneTaken,
        Some("users_email_key" | "users.email") => UserError::EmailTaken,
        _ => UserError::Database(error),
    }
}

#[inline(never)]
fn convert(is_mapped: bool, error: sqlx::Error) -> Result<(), UserError> {
    let result = black_box(Err(error));
    if is_mapped { result.map_constraint::<UserError>() } else { result.map_err(by_hand) }
}

fn main() -> Result<(), &'static str> {
    let usage = "bench-database mapped|by-hand mysql|sqlite COUNT";
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [way, database, count] = &*arguments else { return Err(usage) };
    let is_mapped = match &**way {
        "mapped" => true,
        "by-hand" => false,
        _ => return Err(usage),
    };
    let message = match &**database {
        "mysql" => "Duplicate entry 'ana@example.com' for key 'users.users_email_key'",
        "sqlite" => "UNIQUE constraint failed: users.email",
        _ => return Err(usage),
    };
    let count: u32 = count.parse().map_err(|_| usage)?;
    for _ in 0..count {
        let error = sqlx::Error::Database(Box::new(DriverError(message)));
        let converted = black_box(convert(is_mapped, error));
        if !matches!(converted, Err(UserError::EmailTaken)) {
            return Err("the violation is not converted");
        }
    }
    Ok(())
}
