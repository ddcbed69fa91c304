use crate::diagnostics::suggest::closest;
use crate::parse::keys::KEYS;

#[test]
fn typos_are_recognised_and_other_words_are_not() {
    let table = [
        ("staus", Some("status")),
        ("statsu", Some("status")),
        ("STATUS", Some("status")),
        ("cod", Some("code")),
        ("nmae", Some("name")),
        ("mesage", Some("message")),
        ("titel", Some("title")),
        ("retryAfter", Some("retry_after")),
        ("retry-after", Some("retry_after")),
        ("transparant", Some("transparent")),
        ("renameAll", Some("rename_all")),
        ("envelop", Some("envelope")),
        ("foo", None),
        ("serde", None),
        ("x", None),
        ("", None),
    ];
    let names: Vec<_> = KEYS.iter().map(|key| key.name).collect();
    for (word, expected) in table {
        assert_eq!(closest(word, &names), expected, "{word}");
    }
}

#[test]
fn the_most_similar_word_is_suggested() {
    assert_eq!(closest("kebab_case", &["snake_case", "kebab-case"]), Some("kebab-case"));
    assert_eq!(closest("größe", &["grösse", "größen"]), Some("größen"));
}
