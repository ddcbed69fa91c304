use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{LAYERS, check_files};

/// The findings in a core whose root declares all layers, as `file:line: text`.
fn findings(sources: &[(&str, &str)]) -> Vec<String> {
    let mut files: BTreeMap<PathBuf, String> =
        LAYERS.iter().map(|layer| (format!("src/{layer}/mod.rs").into(), String::new())).collect();
    files.insert("src/lib.rs".into(), root());
    for (file, source) in sources {
        files.insert(file.into(), (*source).to_owned());
    }
    check_files(Path::new("src"), &files).iter().map(ToString::to_string).collect()
}

/// The declarations of all layers, in one line.
fn root() -> String {
    format!("mod {};", LAYERS.join("; mod "))
}

/// The texts of the findings in one module, without file and line.
fn texts(file: &str, source: &str) -> Vec<String> {
    let texts = findings(&[(file, source)]).into_iter();
    texts.map(|finding| finding.splitn(3, ':').last().unwrap_or_default().trim().into()).collect()
}

#[track_caller]
fn assert_forbidden(file: &str, source: &str, text: &str) {
    assert_eq!(texts(file, source), [text], "{source}");
}

#[track_caller]
fn assert_allowed(file: &str, source: &str) {
    assert_eq!(texts(file, source), [] as [&str; 0], "{source}");
}

const DOWN: &str = "`json` imports from `model`, which is a layer below it";
const ROOT: &str = "`json` imports the root of the crate: write the path of the layer's module";
const FLAT: &str = "`crate::ApiError` is not a layer: write the path of the module that defines it";

#[test]
fn a_core_without_imports_passes() {
    assert_eq!(findings(&[]), [] as [&str; 0]);
}

#[test]
fn paths_up_the_list_pass() {
    for source in [
        "use crate::text::case::Name;",
        "use crate::{fault, text::{case, uri}};",
        "fn f() { crate::text::case::words(); }",
        "impl crate::json::Value for u8 {}",
        "use super::text::case;",
        "use self::read::Document;",
        "use serde_json::model::Value;",
        "fn f(&self) -> usize { self as usize; self.model::<u8>() }",
        "fn f(model: crate::text::Name) {}",
        "pub(crate) struct A; pub(super) struct B; pub(in crate::json) struct C;",
    ] {
        assert_allowed("src/json/mod.rs", source);
    }
}

#[test]
fn paths_down_the_list_are_found() {
    for source in [
        "use crate::model::ApiError;",
        "use crate::{text, model::ApiError};",
        "use crate::{text::{case, uri}, model::{self, Code}};",
        "use crate::{{model as m}};",
        "fn f() { crate::model::spec(); }",
        "fn f(error: &crate::model::ApiError) {}",
        "fn f(error: Vec<Option<crate::model::ApiError>>) {}",
        "type T = <crate::model::Spec as Copy>::X;",
        "use super::model::Code;",
        "use super::{text, model};",
        "use self::super::model::Code;",
        "use crate::text::case; mod inner { use super::super::model::Code; }",
        "fn f() { mod inner { use super::super::model::Code; } }",
        "macro_rules! local { () => { crate::model::Code } }",
        "macro_rules! local { () => { $crate::model::Code } }",
        "fn f() { matches!(x, crate::model::Code { .. }); }",
        "#[derive(Debug)] struct A { #[x(crate::model::Code)] b: u8 }",
        "#[cfg(any(test, feature = \"x\"))] mod inner { use crate::model::Code; }",
        "#[cfg(not(test))] use crate::model::Code;",
    ] {
        assert_forbidden("src/json/mod.rs", source, DOWN);
    }
}

#[test]
fn paths_in_nested_files_are_resolved() {
    let module = ("src/json/mod.rs", "mod write;");
    let write = ("src/json/write.rs", "mod text;");
    let text = ("src/json/write/text.rs", "\nuse super::super::super::model::Code;");
    assert_eq!(findings(&[module, write, text]), [format!("src/json/write/text.rs:2: {DOWN}")]);
    let sibling = ("src/json/write/text.rs", "use super::super::model::Code;");
    assert_eq!(findings(&[module, write, sibling]), [] as [&str; 0]);
}

#[test]
fn client_server_and_reference_do_not_import_each_other() {
    for (from, to) in [
        ("client", "server"),
        ("server", "client"),
        ("server", "reference"),
        ("reference", "server"),
        ("client", "reference"),
        ("reference", "client"),
    ] {
        let file = format!("src/{from}/mod.rs");
        let text = format!("`{from}` and `{to}` do not import each other");
        assert_forbidden(&file, &format!("use crate::{to}::X;"), &text);
        assert_forbidden(&file, &format!("use super::{to}::X;"), &text);
    }
    assert_allowed("src/server/mod.rs", "use crate::catalog::Catalog; use crate::server::log;");
}

#[test]
fn flat_re_exports_are_found() {
    for source in [
        "use crate::ApiError;",
        "use super::ApiError;",
        "use crate::{ApiError, text::Name};",
        "fn f(_: &dyn crate::ApiError) {}",
    ] {
        assert_forbidden("src/json/mod.rs", source, FLAT);
    }
    for source in [
        "use crate::*;",
        "use super::*;",
        "use crate::{self as api_error};",
        "use crate as api_error;",
        "extern crate self as api_error;",
    ] {
        assert_forbidden("src/json/mod.rs", source, ROOT);
    }
}

#[test]
fn test_modules_comments_and_texts_are_not_read() {
    for source in [
        "// use crate::model::Code;\n/* crate::model */",
        "/// [`Code`](crate::model::Code)\nstruct A;",
        "//! [`Code`]: crate::ApiError",
        "const A: &str = \"crate::model::Code\";",
        "#[cfg(test)] mod tests { use crate::ApiError; }",
        "#[cfg(test)] use crate::ApiError;",
        "#[cfg(test)] fn sample() -> crate::model::Code {}",
    ] {
        assert_allowed("src/json/mod.rs", source);
    }
    let module = ("src/json/mod.rs", "#[cfg(test)] mod tests;");
    let tests = ("src/json/tests.rs", "mod more; use crate::ApiError;");
    let more = ("src/json/tests/more.rs", "use crate::ApiError;");
    assert_eq!(findings(&[module, tests, more]), [] as [&str; 0]);
}

#[test]
fn exported_macros_may_name_everything() {
    let exported = "#[macro_export] macro_rules! __impls { () => { $crate::ApiError } }";
    assert_allowed("src/json/mod.rs", exported);
    let user = ("src/__private/mod.rs", "pub use crate::__impls as impls;");
    assert_eq!(findings(&[("src/json/mod.rs", exported), user]), [] as [&str; 0]);
    assert_forbidden(
        "src/json/mod.rs",
        "#[macro_export] macro_rules! m { () => { crate::model::Code } }",
        DOWN,
    );
    assert_forbidden(
        "src/__private/mod.rs",
        "pub use crate::__impls as impls;",
        "`crate::__impls` is not a layer: write the path of the module that defines it",
    );
}

#[test]
fn the_root_may_name_everything_but_declares_only_layers() {
    let root = root();
    assert_allowed("src/lib.rs", &format!("{root} pub use crate::json::Value; pub use model::*;"));
    let source = format!("{root}\nmod helpers {{ }}");
    assert_eq!(
        findings(&[("src/lib.rs", &source)]),
        ["src/lib.rs:2: `helpers` is not in the list of layers"]
    );
}

#[test]
fn files_that_cannot_be_checked_are_found() {
    assert_eq!(
        findings(&[("src/json/forgotten.rs", "")]),
        ["src/json/forgotten.rs:1: no `mod` declaration leads to this file, so it is not checked"]
    );
    assert_eq!(
        findings(&[("src/json/mod.rs", "mod gone;")]),
        ["src/json/gone.rs:1: the file is missing"]
    );
    assert_eq!(findings(&[("src/json/mod.rs", "\nfn")]).len(), 1);
}

#[test]
fn the_file_of_a_path_attribute_is_checked() {
    let module = ("src/json/mod.rs", "#[path = \"other.rs\"] mod read;");
    let other = ("src/json/other.rs", "use crate::model::Code;");
    assert_eq!(findings(&[module, other]), [format!("src/json/other.rs:1: {DOWN}")]);
}
