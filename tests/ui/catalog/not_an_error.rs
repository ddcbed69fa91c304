//! A type that does not derive `ApiError` has no catalog.

use api_error::catalog;

catalog! {
    pub static STORE = [std::io::Error];
}

fn main() {}
