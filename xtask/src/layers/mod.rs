//! Checks the module layers of the core.
//!
//! A module may import from its own layer and from the layers above it in [`LAYERS`], unless both
//! layers are in [`PEERS`]. `docs/architecture.md` describes the same list.

mod path;
mod source;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::files;
use crate::finding::Finding;
use path::Reference;
use source::{FileModule, Source};

/// The modules at the root of the core, from the highest layer to the lowest.
const LAYERS: [&str; 16] = [
    "text",
    "fault",
    "json",
    "model",
    "received",
    "envelope",
    "render",
    "api",
    "catalog",
    "client",
    "server",
    "reference",
    "database",
    "testing",
    "interop",
    "__private",
];

/// Layers that do not import each other, in either direction.
const PEERS: [&str; 3] = ["client", "server", "reference"];

const CORE: &str = "api-error-core/src";

/// Checks each file of the core.
pub(crate) fn check(root: &Path) -> Vec<Finding> {
    let mut texts = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files::find(root, CORE, &["rs"]) {
        match std::fs::read_to_string(root.join(&file)) {
            Ok(text) => {
                texts.insert(file, text);
            }
            Err(error) => findings.push(Finding { file, line: 1, text: error.to_string() }),
        }
    }
    findings.extend(check_files(Path::new(CORE), &texts));
    findings
}

/// Follows the `mod` declarations from `lib.rs`, and checks each file that they declare.
fn check_files(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut sources = BTreeMap::new();
    let mut tests = BTreeSet::new();
    let mut queue = vec![FileModule::root(folder.join("lib.rs"))];
    while let Some(module) = queue.pop() {
        let Some(text) = files.get(&module.file) else {
            let line = 1;
            findings.push(Finding { file: module.file, line, text: "the file is missing".into() });
            continue;
        };
        if module.is_test {
            tests.insert(module.file);
            continue;
        }
        if sources.contains_key(&module.file) {
            continue;
        }
        let source = Source::parse(&module, text, |file| files.contains_key(file));
        let source = source.unwrap_or_else(|(line, text)| {
            findings.push(Finding { file: module.file.clone(), line, text });
            Source::default()
        });
        queue.extend(source.children.iter().cloned());
        sources.insert(module.file, source);
    }

    let macros: BTreeSet<_> =
        sources.values().flat_map(|source| &source.macros).map(String::as_str).collect();
    for (file, source) in &sources {
        for reference in &source.references {
            if let Some(text) = violation(reference, &macros) {
                findings.push(Finding { file: file.clone(), line: reference.line, text });
            }
        }
        for module in &source.roots {
            if !LAYERS.contains(&module.name.as_str()) {
                let text = format!("`{}` is not in the list of layers", module.name);
                findings.push(Finding { file: file.clone(), line: module.line, text });
            }
        }
    }
    for file in files.keys() {
        if !sources.contains_key(file) && !tests.contains(file) && !is_below_test(file, &tests) {
            let text = "no `mod` declaration leads to this file, so it is not checked".to_owned();
            findings.push(Finding { file: file.clone(), line: 1, text });
        }
    }
    findings.sort();
    findings
}

/// Returns whether `file` is in the folder of a test module.
fn is_below_test(file: &Path, tests: &BTreeSet<PathBuf>) -> bool {
    tests.iter().any(|test| {
        let is_mod_rs = test.file_name().is_some_and(|name| name == "mod.rs");
        let folder = if is_mod_rs { test.parent() } else { None };
        folder.map_or_else(
            || file.starts_with(test.with_extension("")),
            |folder| file.starts_with(folder),
        )
    })
}

/// Returns the reason why a module must not contain this path.
fn violation(reference: &Reference, macros: &BTreeSet<&str>) -> Option<String> {
    let own = reference.from.as_str();
    // The root lists the public names of all layers.
    if own.is_empty() {
        return None;
    }
    let Some(target) = reference.to.as_deref() else {
        return Some(format!(
            "`{own}` imports the root of the crate: write the path of the layer's module"
        ));
    };
    if target == own {
        return None;
    }
    let Some(to) = position(target) else {
        let text = "is not a layer: write the path of the module that defines it";
        return (!macros.contains(target)).then(|| format!("`crate::{target}` {text}"));
    };
    if PEERS.contains(&own) && PEERS.contains(&target) {
        return Some(format!("`{own}` and `{target}` do not import each other"));
    }
    // A root module that is not in the list is reported at its declaration.
    let from = position(own)?;
    (to > from).then(|| format!("`{own}` imports from `{target}`, which is a layer below it"))
}

fn position(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == name)
}
