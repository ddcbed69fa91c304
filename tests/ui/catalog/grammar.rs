use api_error::{ApiError, catalog};

#[derive(Debug, thiserror::Error, ApiError)]
pub enum ItemError {
    #[error("no item")]
    #[status(404)]
    NotFound,
}

catalog! { pub static BARE = ItemError; }

catalog! { pub const CONSTANT = [ItemError]; }

catalog! { pub static TYPED: api_error::Catalog = [ItemError]; }

catalog! { pub static QUOTED = ["ItemError"]; }

catalog! { pub static OPEN = [ItemError] }

catalog! { pub static VARIANTS = [ItemError { "NotFound" }]; }

fn main() {}
