//! The HTML page and the Markdown page render the Markdown of doc comments.

use api_error::{ApiError, Catalog, Catalogued, reference};
use thiserror::Error;

/// See [how shipping
/// works](https://shop.example/ship), `a code
/// span` and **bold
/// text**.
///
/// \*not emphasis\*, \`not code\`, [titled](https://shop.example/y "A title").
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum InlineError {
    /// Uses [`Duration`](std::time::Duration), [`InlineError`] and [the crate](crate).
    ///
    /// A <b>tag</b> and [a script](javascript:alert(1)), [data](DATA:text/html,x),
    /// [hidden](java&#9;script:x), [page](/errors), [anchor](#top), <https://shop.example/auto>.
    #[error("linked")]
    #[status(400)]
    Linked,
}

/// Blocks.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum BlockError {
    /// - outer
    ///   - inner
    ///
    /// 1. first
    /// 2. second
    ///
    /// | key | value |
    /// |:----|------:|
    /// | a   | `b`   |
    #[error("listed")]
    #[status(400)]
    Listed {
        /// One line
        /// and another `a | b`.
        #[data]
        field: u8,
    },

    /// ```
    /// # use std::io;
    /// #
    /// ## shown
    /// let value = 1;
    /// ```
    ///
    /// ```text
    /// # shown
    /// ```
    #[error("example")]
    #[status(402)]
    Example,
}

/// Doc comments that are not closed or that have headings.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum OpenError {
    /// ```text
    /// open ``` fence
    #[error("a")]
    #[status(400)]
    Unclosed,

    /// # Cure
    ///
    /// Underlined
    /// ----------
    #[error("b")]
    #[status(404)]
    Headed,

    /// <!-- to do
    #[error("c")]
    #[status(410)]
    Comment,

    #[error("d")]
    #[status(409)]
    After,
}

fn html(catalog: &Catalog) -> String {
    reference::html(catalog)
}

fn assert_contains(page: &str, expected: &[&str]) {
    for text in expected {
        assert!(page.contains(text), "{text:?} is missing in {page}");
    }
}

#[test]
fn inline_markup_continues_on_the_next_line() {
    assert_contains(
        &html(&InlineError::CATALOG),
        &[
            "<a href=\"https://shop.example/ship\">how shipping\nworks</a>",
            "<code>a code span</code>",
            "<strong>bold\ntext</strong>",
        ],
    );
}

#[test]
fn escaped_characters_are_text() {
    assert_contains(&html(&InlineError::CATALOG), &["*not emphasis*, `not code`,"]);
    assert_contains(
        &reference::markdown(&InlineError::CATALOG),
        &["\\*not emphasis\\*, \\`not code\\`,"],
    );
}

#[test]
fn a_link_title_is_not_part_of_the_address() {
    assert_contains(
        &html(&InlineError::CATALOG),
        &["<a href=\"https://shop.example/y\" title=\"A title\">titled</a>"],
    );
}

#[test]
fn only_web_mail_and_relative_links_are_links() {
    let html = html(&InlineError::CATALOG);
    assert_contains(
        &html,
        &[
            "Uses <code>Duration</code>, <code>InlineError</code> and the crate.",
            "A &lt;b&gt;tag&lt;/b&gt; and a script, data,\nhidden,",
            "<a href=\"/errors\">page</a>, <a href=\"#top\">anchor</a>, ",
            "<a href=\"https://shop.example/auto\">https://shop.example/auto</a>.",
        ],
    );
    let markdown = reference::markdown(&InlineError::CATALOG);
    for page in [html, markdown] {
        for forbidden in ["javascript:alert", "DATA:", "java&#9;", "std::time", " <b>tag"] {
            assert!(!page.contains(forbidden), "{forbidden}: {page}");
        }
    }
}

#[test]
fn lists_nest_and_tables_are_tables() {
    assert_contains(
        &html(&BlockError::CATALOG),
        &[
            "<ul>\n<li>outer\n<ul>\n<li>inner</li>\n</ul>\n</li>\n</ul>\n",
            "<ol>\n<li>first</li>\n<li>second</li>\n</ol>\n",
            "<th class=\"right\">value</th>",
            "<td class=\"right\"><code>b</code></td>",
        ],
    );
    assert_contains(
        &reference::markdown(&BlockError::CATALOG),
        &[
            "- outer\n  - inner\n",
            "1. first\n2. second\n",
            "| key | value |\n|:---|---:|\n| a | `b` |\n",
            "| `field` | `integer` | One line and another `a \\| b`. | `1` |\n",
        ],
    );
}

#[test]
fn hidden_lines_of_examples_are_not_shown() {
    assert_contains(
        &html(&BlockError::CATALOG),
        &["<pre><code># shown\nlet value = 1;\n</code></pre>", "<pre><code># shown\n</code></pre>"],
    );
    let markdown = reference::markdown(&BlockError::CATALOG);
    assert_contains(
        &markdown,
        &["```rust\n# shown\nlet value = 1;\n```\n", "```text\n# shown\n```\n"],
    );
    assert!(!markdown.contains("use std::io"), "{markdown}");
}

#[test]
fn a_doc_comment_ends_where_its_error_ends() {
    let markdown = reference::markdown(&OpenError::CATALOG);
    let mut is_code = false;
    let mut outside = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            outside.push(line);
        }
    }
    for expected in [
        "- Status: 400 Bad Request",
        "- Status: 404 Not Found",
        "- Status: 410 Gone",
        "- Status: 409 Conflict",
        "\\<!-- to do",
        "#### Cure",
        "##### Underlined",
    ] {
        assert!(outside.contains(&expected), "{expected:?} is missing in {markdown}");
    }
    assert!(!is_code, "a fence is open");
    assert_contains(&html(&OpenError::CATALOG), &["<h4>Cure</h4>", "<h5>Underlined</h5>"]);
}
