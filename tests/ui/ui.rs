//! Every mistake in a declaration, and the very text the compiler says of it.
//!
//! The texts are those of one compiler, so the test runs on that one alone. To write them anew
//! after a change: `TRYBUILD=overwrite cargo test -p api-error-ui-tests`.

use std::process::Command;

/// The compiler whose texts are kept.
const PINNED: &str = "rustc 1.95.";

#[test]
fn mistakes_are_explained() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().expect("there is a compiler");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(PINNED) {
        println!("skipped: the texts are those of {PINNED}x, this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("*/*.rs");
}
