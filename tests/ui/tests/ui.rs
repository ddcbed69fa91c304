//! The errors of rustc for declarations that must not compile.
//!
//! Each folder next to `Cargo.toml`, except `tests`, contains the cases of one subject, such as one
//! key. The expected texts belong to one compiler version. With another version, the test fails in
//! CI, and is skipped elsewhere. To rewrite the texts after a change, run
//! `TRYBUILD=overwrite cargo test -p api-error-ui-tests`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The compiler version that wrote the expected texts.
const PINNED: &str = "rustc 1.95.";

/// Returns the paths of all cases. The paths are relative to this package, because the expected
/// texts contain them.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder can be read");
        entries.map(|entry| entry.expect("the entry can be read").path()).collect()
    };
    let families = files(root).into_iter().filter(|path| path.is_dir() && !path.ends_with("tests"));
    let mut cases: Vec<PathBuf> = families
        .flat_map(|family| files(&family))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.strip_prefix(root).expect("the path starts with the root").to_owned())
        .collect();
    cases.sort();
    cases
}

#[test]
fn mistakes_are_explained() {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.starts_with(PINNED) {
        assert!(env::var_os("CI").is_none(), "the ui tests need {PINNED}x, but this is {version}");
        println!("skipped: the expected texts are those of {PINNED}x, but this is {version}");
        return;
    }
    let cases = cases();
    assert!(!cases.is_empty(), "no ui case was found");
    let runner = trybuild::TestCases::new();
    for case in cases {
        runner.compile_fail(case);
    }
}
