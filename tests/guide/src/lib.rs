//! Runs the snippets of the guide as doctests, with the features and the libraries that they use.
//!
//! `api_error::guide` shows the same pages. The doctests of `api-error` leave them out, because
//! most of the libraries are not among the dependencies of `api-error`.

#[cfg(doctest)]
macro_rules! pages {
    ($($name:ident $file:literal,)*) => {$(
        #[doc = include_str!($file)]
        mod $name {}
    )*};
}

#[cfg(doctest)]
pages! {
    clients "../../../docs/guide/clients.md",
    command_line "../../../docs/guide/command-line.md",
    comparison "../../../docs/guide/comparison.md",
    composing "../../../docs/guide/composing.md",
    contract "../../../docs/guide/contract.md",
    databases "../../../docs/guide/databases.md",
    designing "../../../docs/guide/designing.md",
    envelopes "../../../docs/guide/envelopes.md",
    expansion "../../../docs/guide/expansion.md",
    frameworks "../../../docs/guide/frameworks.md",
    layer_order "../../../docs/guide/layer-order.md",
    localization "../../../docs/guide/localization.md",
    logging "../../../docs/guide/logging.md",
    migrating "../../../docs/guide/migrating.md",
    service "../../../docs/guide/service.md",
    shared_client "../../../docs/guide/shared-client.md",
    streams "../../../docs/guide/streams.md",
    testing "../../../docs/guide/testing.md",
    troubleshooting "../../../docs/guide/troubleshooting.md",
    validation "../../../docs/guide/validation.md",
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{fs, io};

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    /// Each page is in `src/guide.rs` and in the list above.
    #[test]
    fn every_page_is_shown_and_tested() -> io::Result<()> {
        let shown = fs::read_to_string(root().join("src/guide.rs"))?;
        let tested = include_str!("lib.rs");
        let mut count = 0;
        for entry in fs::read_dir(root().join("docs/guide"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let path = format!("docs/guide/{name}\"");
            assert!(shown.contains(&path), "src/guide.rs does not show {name}");
            // `links.md` contains only definitions of links.
            if name != "links.md" {
                assert!(tested.contains(&path), "tests/guide does not run {name}");
                count += 1;
            }
        }
        assert!(count >= 13, "only {count} pages");
        Ok(())
    }

    /// If the first line of a snippet is the path of a file, that file contains the snippet.
    #[test]
    fn snippets_are_parts_of_the_examples() -> io::Result<()> {
        for (page, folder) in [("service", "examples/service"), ("shared-client", "")] {
            let page = fs::read_to_string(root().join(format!("docs/guide/{page}.md")))?;
            let folder = root().join(folder);
            let snippets = snippets(&page, "```rust,ignore\n// ");
            assert!(snippets.len() >= 5, "only {} snippets", snippets.len());
            for (path, snippet) in &snippets {
                let file = fs::read_to_string(folder.join(path))?;
                assert!(file.contains(snippet), "{path} does not contain:\n{snippet}");
            }
        }
        Ok(())
    }

    /// The snippets of each Rust file of the service, one after the other, are the whole file. The
    /// snippets of the manifest are parts of it.
    #[test]
    fn the_service_is_shown_completely() -> io::Result<()> {
        let page = fs::read_to_string(root().join("docs/guide/service.md"))?;
        let folder = root().join("examples/service");
        for path in ["src/main.rs", "src/tests.rs"] {
            let snippets = snippets(&page, "```rust,ignore\n// ");
            let shown: Vec<_> = snippets.iter().filter(|(of, _)| *of == path).collect();
            let shown: Vec<_> = shown.iter().map(|(_, snippet)| *snippet).collect();
            let file = fs::read_to_string(folder.join(path))?;
            assert_eq!(shown.join("\n"), file, "docs/guide/service.md does not show {path}");
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        let manifest = manifest.replace("../..", "../api-error");
        for (path, snippet) in snippets(&page, "```toml\n# ") {
            assert!(manifest.contains(snippet), "{path} does not contain:\n{snippet}");
        }
        Ok(())
    }

    /// Returns the path and the text of each snippet with this start.
    fn snippets<'a>(page: &'a str, start: &str) -> Vec<(&'a str, &'a str)> {
        let found = page.split(start).skip(1);
        found.filter_map(|rest| rest.split_once("```\n")?.0.split_once('\n')).collect()
    }

    /// Each text that the page quotes is in the sources of the derive or of the core.
    #[test]
    fn troubleshooting_quotes_real_diagnostics() -> io::Result<()> {
        let mut sources = String::new();
        read_sources(&root().join("api-error-core/src"), &mut sources)?;
        read_sources(&root().join("api-error-derive/src"), &mut sources)?;
        let page = fs::read_to_string(root().join("docs/guide/troubleshooting.md"))?;
        let mut quotes: Vec<_> = rows(&page).collect();
        assert!(quotes.len() >= 30, "only {} diagnostics", quotes.len());
        quotes.retain(|quote| !sources.contains(quote));
        assert_eq!(quotes, [""; 0], "no diagnostic contains these texts");
        Ok(())
    }

    /// Each diagnostic contains the text of a row, or a row contains a part of the diagnostic. So a
    /// user who searches the page for the message finds the row.
    #[test]
    fn troubleshooting_has_each_diagnostic() -> io::Result<()> {
        let mut texts = Vec::new();
        for file in FILES {
            texts.extend(diagnostics_of(&fs::read_to_string(root().join(file))?));
        }
        for file in TRAITS {
            let source = fs::read_to_string(root().join(file))?;
            let lines = source.lines().filter(|line| line.trim().starts_with("message = "));
            texts.extend(lines.flat_map(diagnostics_of));
        }
        assert!(texts.len() >= 140, "only {} diagnostics", texts.len());
        let page = fs::read_to_string(root().join("docs/guide/troubleshooting.md"))?;
        let quotes: Vec<_> = rows(&page).collect();
        let is_found = |text: &String| {
            let pieces = text.split(['{', '}']).step_by(2);
            let mut pieces = pieces.map(|piece| piece.trim_matches([' ', '`', ',', ';']));
            quotes.iter().any(|quote| text.contains(quote))
                || pieces.any(|piece| {
                    piece.len() >= 12 && quotes.iter().any(|quote| quote.contains(piece))
                })
        };
        texts.retain(|text| !is_found(text));
        assert_eq!(texts, [""; 0], "the page has no row for these diagnostics");
        Ok(())
    }

    /// The files that contain the texts of compile errors.
    const FILES: [&str; 17] = [
        "api-error-core/src/__private/api.rs",
        "api-error-core/src/__private/checks.rs",
        "api-error-core/src/__private/codes.rs",
        "api-error-core/src/__private/constraint.rs",
        "api-error-core/src/__private/decode.rs",
        "api-error-core/src/__private/fields.rs",
        "api-error-core/src/api.rs",
        "api-error-core/src/catalog/element.rs",
        "api-error-core/src/catalog/macros.rs",
        "api-error-core/src/catalog/subset.rs",
        "api-error-core/src/envelope/key_rule.rs",
        "api-error-core/src/envelope/mod.rs",
        "api-error-core/src/envelope/name_rule.rs",
        "api-error-derive/src/diagnostics/rule.rs",
        "api-error-derive/src/diagnostics/syntax.rs",
        "api-error-derive/src/diagnostics/template.rs",
        "api-error-derive/src/diagnostics/value.rs",
    ];

    /// The files with a trait that has its own compile error.
    const TRAITS: [&str; 7] = [
        "api-error-core/src/catalog/catalogued.rs",
        "api-error-core/src/client/decode.rs",
        "api-error-core/src/client/field_values.rs",
        "api-error-core/src/database/constraint.rs",
        "api-error-core/src/model/api_error.rs",
        "api-error-core/src/model/issue.rs",
        "api-error-core/src/model/retry_after.rs",
    ];

    /// Returns the string literals that are sentences. Unit tests, comments, and the lines of
    /// labels, notes and reasons are left out. A literal that starts with a space or a punctuation
    /// mark continues another sentence, and is left out too.
    fn diagnostics_of(source: &str) -> Vec<String> {
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let mut code = String::new();
        for line in source.lines().map(str::trim) {
            let is_other =
                ["//", "label = ", "note = "].iter().any(|start| line.starts_with(start));
            if is_other || line.contains("reason = ") {
                continue;
            }
            match line.strip_suffix('\\') {
                Some(continued) => code.push_str(continued),
                None => code.extend([line, "\n"]),
            }
        }
        let mut texts = Vec::new();
        let mut rest = code.replace("\\\"", "\u{1}");
        while let Some((_, after)) = rest.split_once('"') {
            let Some((text, after)) = after.split_once('"') else { break };
            let text = text.replace('\u{1}', "\\\"");
            let is_sentence = text.matches(' ').count() >= 2 && text.len() >= 16;
            if is_sentence && !text.starts_with([' ', ',', ';']) {
                texts.push(text);
            }
            rest = after.to_owned();
        }
        texts
    }

    /// Returns the first column of each table with the messages of this project. Other tables of
    /// the page list messages of rustc, and observations.
    fn rows(page: &str) -> impl Iterator<Item = &str> {
        let mut is_ours = false;
        page.lines().filter(|line| line.starts_with('|')).filter_map(move |line| {
            let cell = line.trim_start_matches('|').split('|').next().unwrap_or_default().trim();
            let is_head = ["the message contains", "message", "observation"].contains(&cell);
            if is_head {
                is_ours = cell == "the message contains";
            }
            (is_ours && !is_head && !cell.starts_with('-')).then(|| quoted(cell))
        })
    }

    /// Returns the text of a code span. In Markdown, a text that starts or ends with a backtick is
    /// between double backticks and spaces.
    fn quoted(cell: &str) -> &str {
        let inner = cell.strip_prefix("`` ").and_then(|text| text.strip_suffix(" ``"));
        inner.unwrap_or_else(|| cell.trim_matches('`'))
    }

    /// Appends all Rust files of a folder, with each string literal on one line.
    fn read_sources(folder: &Path, sources: &mut String) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                read_sources(&path, sources)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                for line in fs::read_to_string(&path)?.lines() {
                    if let Some(continued) = line.trim().strip_suffix('\\') {
                        sources.push_str(continued);
                    } else {
                        sources.push_str(line.trim());
                        sources.push('\n');
                    }
                }
            }
        }
        Ok(())
    }
}
