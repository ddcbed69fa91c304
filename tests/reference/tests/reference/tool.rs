//! Tools from other registries, which `.ci/install-tools` puts into `target/tools`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Returns the path of a tool, or prints a line and returns `None` if it is not installed. In CI a
/// missing tool is a failure.
pub(crate) fn find(path: &str) -> Option<PathBuf> {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools").join(path);
    if tool.exists() {
        return Some(tool);
    }
    assert!(std::env::var_os("CI").is_none(), "{path} is missing: run .ci/install-tools");
    println!("skipped: {path} is missing; .ci/install-tools installs it");
    None
}

/// Runs a command and returns whether it succeeded, and its output.
pub(crate) fn run(command: &mut Command) -> (bool, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = [stdout, stderr].concat();
    (status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Creates an empty folder with this name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
