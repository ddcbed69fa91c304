//! Names and texts that contain the markup of each format.

use api_error::{ApiError, catalog};
use thiserror::Error;

/// `</pre>`</article><script>window.hacked = 1</script> */ alert(1) /* ${alert(1)}
///
/// - <img src=x onerror="window.hacked = 1">
/// - [link](javascript:window.hacked=1) and [quoted](https://example.com/"onclick="hacked=1)
///
/// ```
/// </code></pre><script>window.hacked = 1</script>
/// ```
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
pub(crate) enum HostileError {
    /// "'><script>window.hacked = 1</script> | `back|tick` \ */
    #[error("<script>window.hacked = 1</script> {{braces}} | {value} / \\ ' \" `")]
    #[status(400)]
    #[name("\"'><script>window.hacked = 1</script> & `|` #")]
    #[api_error(
        title = "</title><script>window.hacked = 1</script>",
        help = "javascript:window.hacked=1",
        header("X-Hostile", "<script>window.hacked=1</script>")
    )]
    #[deprecated = "</p><script>window.hacked = 1</script> */"]
    Script {
        /// </td><script>window.hacked = 1</script>
        #[data("\"><script>window.hacked = 1</script>")]
        value: String,
        #[data("constructor")]
        proto: u8,
    },

    /// The name and the message are not ASCII.
    #[error("é 日本 \u{202e} \u{2028}")]
    #[status(400)]
    #[name("é 日本 \u{2028}")]
    Unicode,

    #[error("{{ }} closed")]
    #[status(400)]
    Braces,

    #[error("")]
    #[status(400)]
    r#Type,
}

catalog! {
    /// </h1><script>window.hacked = 1</script>
    pub(crate) static HOSTILE = [HostileError];
}

#[test]
fn html_and_markdown_contain_only_our_markup() {
    use api_error::reference;
    let html = reference::html(&HOSTILE);
    assert_eq!(html.matches("<script>").count(), 2, "only the scripts of the page");
    for forbidden in ["<img", "href=\"javascript:", "onclick=\"", "</title><script", "href='"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    let markdown = reference::markdown(&HOSTILE);
    let table = markdown.lines().find(|line| line.starts_with("| 400 | [")).unwrap();
    let cells = table.replace("\\|", "");
    assert_eq!(cells.matches('|').count(), 4, "{table}");
}
