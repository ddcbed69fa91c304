//! Finds the files that a check reads.

use std::path::{Path, PathBuf};

/// Folders that do not contain sources.
const IGNORED: [&str; 3] = ["target", "node_modules", "corpus"];

/// Returns the files below `folder` with one of the extensions, relative to `root` and sorted. The
/// extension `""` selects files without an extension.
pub(crate) fn find(root: &Path, folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut queue = vec![PathBuf::from(folder)];
    while let Some(folder) = queue.pop() {
        let Ok(entries) = std::fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let path = folder.join(&*name);
            if entry.path().is_dir() {
                if !name.starts_with('.') && !IGNORED.contains(&&*name) {
                    queue.push(path);
                }
                continue;
            }
            let extension = path.extension().unwrap_or_default();
            if extensions.iter().any(|it| extension == *it) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
