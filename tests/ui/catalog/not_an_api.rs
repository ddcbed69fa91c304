use api_error::{HttpError, catalog};

pub struct Store;

catalog! {
    pub static STORE for Store = [HttpError];
}

fn main() {}
