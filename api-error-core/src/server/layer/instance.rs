//! The member `instance` of a response.

use crate::text::uri::{Characters, PercentEncoded};

/// Returns a path as a percent-encoded URI reference (RFC 3986 §3.3). A path that begins with `//`
/// gets the prefix `/.`, because `//host` is a reference to another host (RFC 3986 §4.2). Returns
/// `None` if the path needs no change.
pub(super) fn instance(path: &str) -> Option<String> {
    let path = PercentEncoded::new(path, &Characters::PATH).keeping_escapes();
    if path.text().starts_with("//") {
        Some(format!("/.{path}"))
    } else if path.plain().is_some() {
        None
    } else {
        Some(path.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::instance;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        for (path, expected) in [
            ("/carts/c-9", "/carts/c-9"),
            ("/a%20b", "/a%20b"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("//evil.example/x", "/.//evil.example/x"),
            ("/é\"<>", "/%C3%A9%22%3C%3E"),
            ("/a|b^c", "/a%7Cb%5Ec"),
            ("*", "*"),
            ("", ""),
        ] {
            assert_eq!(instance(path).as_deref().unwrap_or(path), expected);
        }
    }
}
