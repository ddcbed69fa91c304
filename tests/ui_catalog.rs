//! What `catalog!` refuses, and in which words.
//!
//! The expected output is that of one compiler. `TRYBUILD=overwrite` writes it anew.

/// The compiler whose output is in `tests/ui/catalog`.
const PINNED: &str = "rustc 1.95.";

#[test]
fn conflicts_are_compile_errors() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc).arg("--version").output().unwrap();
    let version = String::from_utf8(output.stdout).unwrap();
    if !version.starts_with(PINNED) {
        println!("skipped: the expected output is that of {PINNED}, this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/catalog/*.rs");
}
