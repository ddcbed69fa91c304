//! What derives no `ApiError` has no catalog.

use api_error::catalog;

catalog! {
    pub static STORE = [std::io::Error];
}

fn main() {}
