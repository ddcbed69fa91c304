use crate::parse::key_search::{find_key, meant_key};
use crate::parse::keys::{KEYS, Place};

#[test]
fn the_table_is_consistent() {
    let short: Vec<_> = KEYS.iter().filter(|key| key.is_short).map(|key| key.name).collect();
    assert_eq!(short, ["status", "code", "name", "data"]);
    for key in &KEYS {
        assert!(find_key(key.name).is_some_and(|found| found.id == key.id), "{}", key.name);
        assert!(!key.uses.is_empty(), "{}", key.name);
        for usage in key.uses {
            assert!(usage.example.starts_with(key.name), "{}", usage.example);
        }
        for alias in key.aliases {
            assert!(find_key(alias).is_none(), "{alias} is a key");
            let others = KEYS.iter().filter(|key| key.aliases.contains(alias));
            assert_eq!(others.count(), 1, "{alias} means two things");
        }
    }
}

#[test]
fn synonyms_are_known() {
    let table = [
        ("msg", Place::Variant, Some("message")),
        ("http_status", Place::Variant, Some("status")),
        ("statusCode", Place::Variant, Some("status")),
        ("rename", Place::Variant, Some("name")),
        ("url", Place::Variant, Some("help")),
        ("krate", Place::Enum, Some("crate")),
        ("errors", Place::Field, Some("issues")),
        // `Location` is a header. The key `redirect` belongs on the type.
        ("location", Place::Variant, Some("header")),
        ("delivery", Place::Enum, None),
        ("whatever", Place::Variant, None),
    ];
    for (word, place, expected) in table {
        assert_eq!(meant_key(word, place).map(|key| key.name), expected, "{word}");
    }
}
