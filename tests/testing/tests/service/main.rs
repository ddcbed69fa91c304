//! The guide page `testing.md`: ten lines of tests for a service.

mod store;
mod ten_lines;

use api_error::ApiError;
use api_error::testing::assert_error;
use std::panic::catch_unwind;
use store::ItemError;

const PAGE: &str = include_str!("../../../../docs/guide/testing.md");

/// The page shows the text of a failed assertion.
#[test]
fn the_page_shows_a_failure() {
    let failure = catch_unwind(|| {
        let response = ItemError::ItemNotFound { id: 8 }.to_response();
        assert_error!(response, ItemError::ItemNotFound { id: 7 });
    });
    let text = failure.expect_err("the response is another error");
    let text = text.downcast_ref::<String>().expect("the payload is a text");
    assert!(PAGE.contains(text.trim_end()), "docs/guide/testing.md does not contain:\n{text}");
}

/// The page shows the tests that run here.
#[test]
fn the_page_shows_the_tests() {
    let tests = include_str!("ten_lines.rs");
    let start = tests.find("#[tokio::test]").expect("the file contains a test");
    assert!(PAGE.contains(&tests[start..]), "docs/guide/testing.md shows other tests");
}
