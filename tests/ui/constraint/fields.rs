use api_error::{ApiError, ConstraintExt, DatabaseError};

#[derive(Debug, Clone, Copy)]
struct UserId(u64);

#[derive(Debug, thiserror::Error, ApiError)]
enum UserError {
    #[error("taken by {0:?}")]
    #[status(409)]
    #[api_error(constraint = "users_email_key")]
    Taken(UserId),
    #[error("taken")]
    #[status(409)]
    #[api_error(constraint = "users_name_key")]
    NameTaken {
        #[api_error(column)]
        column: u32,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Other {
    #[error("gone")]
    #[status(410)]
    Gone,
}

impl<E: DatabaseError> From<E> for Other {
    fn from(_: E) -> Self {
        Self::Gone
    }
}

fn insert<E: DatabaseError>(inserted: Result<(), E>) -> Result<(), Other> {
    inserted.map_constraint::<Other>()
}

fn main() {}
