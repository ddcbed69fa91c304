//! The architecture of the macro: no stage imports a later stage, and the imports of the files
//! contain no cycle.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The stages in their order. Each stage may import only the stages before it.
const STAGES: [&str; 5] = ["diagnostics", "parse", "model", "check", "expand"];

/// The modules of a file's path in `src`, such as `["parse", "keys"]`.
type Module = Vec<String>;

#[test]
fn no_stage_imports_a_later_one() {
    let mut violations = Vec::new();
    for (module, imports) in &sources() {
        let Some(stage) = stage_of(module) else { continue };
        for import in imports {
            if stage_of(import).is_some_and(|imported| imported > stage) {
                violations.push(format!("{} imports {}", module.join("::"), import.join("::")));
            }
        }
    }
    assert_eq!(violations, [""; 0]);
}

#[test]
fn imports_contain_no_cycle() {
    let sources = sources();
    // A path belongs to the file whose module path is its longest prefix.
    let file_of = |path: &Module| {
        let lengths = (1..=path.len()).rev();
        lengths.map(|length| path[..length].to_vec()).find(|module| sources.contains_key(module))
    };
    let mut rest: BTreeMap<&Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, imports) in &sources {
        let files = imports.iter().filter_map(file_of).filter(|file| file != module);
        rest.insert(module, files.collect());
    }
    // Removes the files that import none of the others, until only cycles and the files that import
    // them are left.
    while let Some((&leaf, _)) = rest.iter().find(|(_, imports)| imports.is_empty()) {
        rest.remove(leaf);
        for imports in rest.values_mut() {
            imports.remove(leaf);
        }
    }
    assert_eq!(rest.keys().map(|module| module.join("::")).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn imports_are_found_in_every_position() {
    let source = "use crate::model::{input::Input, spec::{Name, Spec}};
        // crate::comment::Ignored
        #[cfg(test)] mod tests { use crate::expand::Ignored; }
        #[cfg(test)] use crate::expand::ignored;
        fn a(_: &super::keys::Key) { let _ = \"crate::text\"; crate::check::b(); }";
    let module = ["parse", "values"].map(str::to_owned);
    let found = imports(&module, source.parse().expect("these are tokens"));
    let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
    let expected = [
        "model::input::Input",
        "model::spec::Name",
        "model::spec::Spec",
        "parse::keys::Key",
        "check::b",
    ];
    assert_eq!(found, expected);
}

fn stage_of(module: &[String]) -> Option<usize> {
    STAGES.iter().position(|stage| module.first().is_some_and(|first| first == stage))
}

/// Returns the files in the folders of the stages, each with the paths that the file imports.
fn sources() -> BTreeMap<Module, Vec<Module>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for stage in STAGES {
        find_files(&root.join(stage), &mut files);
    }
    let mut sources = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("source files are readable");
        let path = file.strip_prefix(&root).expect("the file is in `src`").with_extension("");
        let mut module: Module =
            path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let imports = imports(&module, text.parse().expect("source files are tokens"));
        sources.insert(module, imports);
    }
    assert!(sources.len() > 40, "only {} files are found", sources.len());
    sources
}

fn find_files(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("every stage is a directory") {
        let path = entry.expect("directories are readable").path();
        if path.is_dir() {
            find_files(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Returns the paths that begin with `crate` or `super`, outside items with `#[cfg(test)]`.
fn imports(module: &[String], tokens: TokenStream) -> Vec<Module> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) if group.to_string().replace(' ', "") == "[cfg(test)]" => {
                // The item ends at its braces or at a semicolon.
                tokens.by_ref().find(is_end_of_item);
            }
            TokenTree::Group(group) => found.extend(imports(module, group.stream())),
            TokenTree::Ident(word) if word == "crate" || word == "super" => {
                let parent = module.split_last().map_or(&[][..], |(_, parent)| parent);
                let mut path = if word == "crate" { Vec::new() } else { parent.to_vec() };
                let mut group = None;
                while matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == ':')
                {
                    tokens.next();
                    match tokens.peek() {
                        Some(TokenTree::Ident(next)) if next == "super" => {
                            path.pop();
                        }
                        Some(TokenTree::Ident(next)) => path.push(next.to_string()),
                        Some(TokenTree::Group(next)) => group = Some(next.stream()),
                        _ => continue,
                    }
                    tokens.next();
                }
                match group {
                    Some(group) => add_group(&path, group, &mut found),
                    None => found.push(path),
                }
            }
            _ => {}
        }
    }
    found
}

fn is_end_of_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    }
}

/// Adds each path of `{input::Input, spec::{Name, Spec}}`.
fn add_group(prefix: &[String], group: TokenStream, found: &mut Vec<Module>) {
    let mut path = prefix.to_vec();
    for token in group {
        match token {
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(nested) => {
                add_group(&path, nested.stream(), found);
                path.clear();
            }
            TokenTree::Punct(sign) if sign.as_char() == ',' => {
                if path.len() > prefix.len() {
                    found.push(path);
                }
                path = prefix.to_vec();
            }
            _ => {}
        }
    }
    if path.len() > prefix.len() {
        found.push(path);
    }
}
