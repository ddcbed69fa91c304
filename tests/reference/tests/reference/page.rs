//! The HTML page in a browser. `page.mjs` contains the checks.

use super::hostile::HOSTILE;
use super::{apis, tool};
use api_error::{Catalogued, reference};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn the_page_works_in_a_browser() {
    let Some(playwright) = tool::find("node_modules/playwright-core") else { return };
    let chromium = Path::new("/usr/bin/chromium");
    if !chromium.exists() {
        assert!(env::var_os("CI").is_none(), "Chromium is missing: run .ci/install-tools");
        println!("skipped: Chromium is missing; .ci/install-tools installs it");
        return;
    }
    let folder = tool::folder("page");
    let page = folder.join("errors.html");
    fs::write(&page, reference::html(&apis::crossing_minds::CROSSING_MINDS)).unwrap();
    let hostile = folder.join("hostile.html");
    fs::write(&hostile, reference::html(&HOSTILE)).unwrap();
    let typed = folder.join("typed.html");
    fs::write(&typed, reference::html(&super::envelopes::problem::AnyError::CATALOG)).unwrap();

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/page.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(playwright).arg(chromium).args([&page, &hostile, &typed, &folder]);
    let (is_ok, text) = tool::run(&mut command);
    assert!(is_ok, "{text}");
    assert!(text.ends_with("all checks passed\n"), "{text}");
}
