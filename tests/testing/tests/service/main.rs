//! The guide page `testing.md`: ten lines of tests for a service.

mod store;
mod ten_lines;

/// The page shows the tests that run here.
#[test]
fn the_page_shows_the_tests() {
    let page = include_str!("../../../../docs/guide/testing.md");
    let tests = include_str!("ten_lines.rs");
    let start = tests.find("#[tokio::test]").expect("the file contains a test");
    assert!(page.contains(&tests[start..]), "docs/guide/testing.md shows other tests");
}
