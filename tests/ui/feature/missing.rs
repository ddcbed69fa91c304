//! Uses items whose feature is not enabled.

use api_error::{ApiErrorLayer, ResponseExt};

fn main() {
    let _ = api_error::respond("full");
    let _ = api_error::reference::markdown;
}
