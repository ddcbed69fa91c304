//! The errors whose responses are measured.

use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum ItemError {
    #[error("Item {id} is sold out")]
    #[status(409)]
    SoldOut {
        #[data]
        id: u64,
    },
    #[error("log in first")]
    #[status(401)]
    LogIn,
}
