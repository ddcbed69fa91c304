//! The titles of documents and of their sections: the declared titles, or the names of types and
//! statics in words.

use crate::catalog::Catalog;
use crate::model::Name;

/// Returns the declared title of a catalog, or its name in words.
pub(crate) fn catalog_title(catalog: &Catalog) -> String {
    catalog.title().map_or_else(|| title_of(catalog.name()), str::to_owned)
}

/// Returns the title and the description of all documents about a catalog. If the description of an
/// API begins with a heading, the heading is the title.
pub(super) fn title_and_description(catalog: &Catalog) -> (String, Option<&'static str>) {
    let description = catalog.description();
    match description.filter(|_| catalog.is_api()).and_then(split_heading) {
        Some((title, rest)) => (title.to_owned(), rest),
        None => (catalog_title(catalog), description),
    }
}

/// Returns the heading of level 1 at the start of a text, and the text after this heading.
fn split_heading(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.strip_prefix("# ")?;
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (title, rest) = (title.trim(), rest.trim());
    (!title.is_empty()).then_some((title, (!rest.is_empty()).then_some(rest)))
}

/// Returns the title of a page or of a type: "Store errors" for `STORE`, "Item errors" for
/// `ItemError`.
fn title_of(name: &str) -> String {
    let words = Name::snake(name).to_string();
    let mut words: Vec<_> = words.split('_').filter(|word| !word.is_empty()).collect();
    words.pop_if(|last| matches!(*last, "error" | "errors"));
    let words: Vec<_> = words
        .iter()
        .map(|word| match *word {
            "api" | "http" | "url" => word.to_uppercase(),
            word => word.to_owned(),
        })
        .collect();
    let mut title = words.join(" ");
    title.push_str(if title.is_empty() { "errors" } else { " errors" });
    let mut characters = title.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::{split_heading, title_of};

    #[test]
    fn a_first_heading_is_the_title() {
        let rest = Some("The errors.\n\nMore.");
        assert_eq!(
            split_heading("# Crossing Minds errors\n\nThe errors.\n\nMore."),
            Some(("Crossing Minds errors", rest))
        );
        assert_eq!(split_heading("# Errors"), Some(("Errors", None)));
        for text in ["The errors.\n\n# Causes", "## Errors", "#Errors", "# \n", ""] {
            assert_eq!(split_heading(text), None, "{text}");
        }
    }

    #[test]
    fn titles_are_words() {
        for (name, title) in [
            ("STORE", "Store errors"),
            ("STORE_ERRORS", "Store errors"),
            ("ItemError", "Item errors"),
            ("HTTPError", "HTTP errors"),
            ("CartFull", "Cart full errors"),
            ("Error", "Errors"),
            ("éa", "Éa errors"),
            ("", "Errors"),
        ] {
            assert_eq!(title_of(name), title, "{name}");
        }
    }
}
