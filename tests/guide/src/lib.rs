//! Runs the snippets of the guide as doctests, with the features and the libraries that they use.
//!
//! `api_error::guide` shows the same pages. The doctests of `api-error` leave them out, because most of
//! the libraries are not among the dependencies of `api-error`.

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
    layer_order "../../../docs/guide/layer_order.md",
    localization "../../../docs/guide/localization.md",
    logging "../../../docs/guide/logging.md",
    migrating "../../../docs/guide/migrating.md",
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

    /// A page that is in neither list is neither shown nor tested.
    #[test]
    fn every_page_is_shown_and_tested() -> io::Result<()> {
        let shown = fs::read_to_string(root().join("src/guide.rs"))?;
        let tested = include_str!("lib.rs");
        let mut count = 0;
        for entry in fs::read_dir(root().join("docs/guide"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let path = format!("docs/guide/{name}\"");
            assert!(shown.contains(&path), "src/guide.rs does not show {name}");
            // It contains only definitions of links.
            if name != "links.md" {
                assert!(tested.contains(&path), "tests/guide does not run {name}");
                count += 1;
            }
        }
        assert!(count >= 13, "only {count} pages");
        Ok(())
    }

    /// The diagnostics are in the sources of the derive and of the core.
    #[test]
    fn troubleshooting_quotes_real_diagnostics() -> io::Result<()> {
        let mut sources = String::new();
        read_sources(&root().join("api-error-core/src"), &mut sources)?;
        read_sources(&root().join("api-error-derive/src"), &mut sources)?;
        let page = fs::read_to_string(root().join("docs/guide/troubleshooting.md"))?;
        let mut is_ours = false;
        let mut quotes = Vec::new();
        for line in page.lines().filter(|line| line.starts_with('|')) {
            let cell = line.trim_start_matches('|').split('|').next().unwrap_or_default().trim();
            let is_head = ["the message contains", "message", "observation"].contains(&cell);
            if is_head {
                is_ours = cell == "the message contains";
            } else if is_ours && !cell.starts_with('-') {
                quotes.push(quoted(cell));
            }
        }
        assert!(quotes.len() >= 30, "only {} diagnostics", quotes.len());
        quotes.retain(|quote| !sources.contains(quote));
        assert_eq!(quotes, [""; 0], "no diagnostic contains these texts");
        Ok(())
    }

    /// The text of a code span. A text that has a backtick at an end is in two backticks and spaces.
    fn quoted(cell: &str) -> &str {
        let inner = cell.strip_prefix("`` ").and_then(|text| text.strip_suffix(" ``"));
        inner.unwrap_or_else(|| cell.trim_matches('`'))
    }

    /// Appends all Rust files of a folder, with the texts of string literals on one line.
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
