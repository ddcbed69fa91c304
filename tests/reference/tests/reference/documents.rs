//! The generated files next to the example APIs are up to date and valid.

use super::contracts::{self, Contract};
use super::tool;
use api_error::reference::{self, Html};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn example_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/apis").join(name)
}

/// Each document has the title of the page.
#[test]
fn the_title_is_the_same_in_all_documents() {
    for contract in contracts::all() {
        let json = reference::json(contract.catalog);
        let title = json["title"].as_str().unwrap();
        assert_eq!(reference::openapi(contract.catalog)["info"]["title"], title);
        let page = reference::html(contract.catalog);
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{title}");
        let markdown = reference::markdown(contract.catalog);
        assert!(markdown.starts_with(&format!("# {title}\n")), "{markdown}");
    }
}

#[test]
fn the_locks_match_the_declarations() {
    for contract in contracts::all() {
        let path = example_file(&format!("{}.errors.lock", contract.name));
        reference::check_lock(contract.catalog, &path).unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), reference::lock(contract.catalog));
    }
}

/// Returns the page, with links to the other files.
fn page(contract: &Contract) -> String {
    let file = |ending| format!("{}.{ending}", contract.name);
    Html::new(contract.catalog)
        .version("1.0.0")
        .openapi_url(file("openapi.json"))
        .typescript_url(file("ts"))
        .markdown_url(file("md"))
        .json_url(file("json"))
        .render()
}

#[test]
fn the_references_are_up_to_date() {
    let bless = std::env::var_os("API_ERROR_BLESS").is_some();
    for contract in contracts::all() {
        let catalog = contract.catalog;
        let pretty = |value| serde_json::to_string_pretty(&value).unwrap() + "\n";
        for (ending, text) in [
            ("md", reference::markdown(catalog)),
            ("html", page(&contract)),
            ("ts", reference::typescript(catalog)),
            ("json", pretty(reference::json(catalog))),
            ("openapi.json", pretty(reference::openapi(catalog))),
        ] {
            let path = example_file(&format!("reference/{}.{ending}", contract.name));
            if bless {
                fs::write(&path, &text).unwrap();
            }
            let current = fs::read_to_string(&path).unwrap_or_default();
            let shown = path.display();
            assert!(current == text, "{shown} is old: run this test with API_ERROR_BLESS=1");
        }
    }
}

#[test]
fn the_openapi_examples_contain_the_request_id() {
    let document = reference::openapi(&super::apis::fanfare::FANFARE);
    let response = &document["components"]["responses"]["Fanfare500"];
    let examples = response["content"]["application/json"]["examples"].as_object().unwrap();
    assert_eq!(examples.len(), 1);
    assert!(examples.values().all(|example| example["value"]["requestId"].is_string()));
}

#[test]
fn the_openapi_documents_are_valid() {
    let Some(python) = tool::find("python/bin/python") else { return };
    let folder = tool::folder("openapi");
    let mut paths = Vec::new();
    for contract in contracts::all() {
        let path = folder.join(format!("{}.json", contract.name));
        fs::write(&path, reference::openapi(contract.catalog).to_string()).unwrap();
        paths.push(path);
    }
    let validate = |paths: &[PathBuf]| {
        tool::run(Command::new(&python).args(["-m", "openapi_spec_validator"]).args(paths))
    };
    let (is_valid, text) = validate(&paths);
    assert!(is_valid, "{text}");
    assert_eq!(text.matches(": OK").count(), paths.len(), "{text}");

    let broken = folder.join("broken.json");
    fs::write(&broken, r#"{"openapi":"3.1.0","info":{"title":"x"}}"#).unwrap();
    assert!(!validate(&[broken]).0, "the validator accepts an invalid document");
}
