use api_error::{ApiError, Catalog, Catalogued, api, catalog};

api! { pub struct Store { domain = "store.example.com" } }
api! { pub struct Bank { domain = "bank.example.com" } }

pub struct AccountError;

impl Catalogued for AccountError {
    const CATALOG: Catalog = Catalog::new("AccountError", &[]).with_api::<Bank>();
}

#[derive(Debug, thiserror::Error, ApiError)]
pub enum ItemError {
    #[error("no item")]
    #[status(404)]
    NotFound,
}

catalog! {
    pub static STORE for Store = [ItemError, AccountError];
}

fn main() {}
