//! The titles of the page and of its sections, made from the names of types and statics.

use crate::catalog::Catalog;
use crate::model::Name;

/// Returns the declared title, or the name in words.
pub(crate) fn catalog_title(catalog: &Catalog) -> String {
    catalog.title().map_or_else(|| title_of(catalog.name()), str::to_owned)
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
    use super::title_of;

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
