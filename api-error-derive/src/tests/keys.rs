use crate::keys::{KEYS, Place, find, meant, unknown};

const VARIANT: &str = "valid on a variant: `status`, `code`, `name`, `data`, `title`, `message`, \
    `expose`, `header`, `retry`, `retry_after`, `help`, `type`, `domain`, `grpc`, `transparent`";
const FIELD: &str = "valid on a field: `data`, `header`, `retry_after`, `issues`";

#[test]
fn the_table_is_consistent() {
    let short: Vec<_> = KEYS.iter().filter(|key| key.short).map(|key| key.name).collect();
    assert_eq!(short, ["status", "code", "name", "data"]);
    for key in &KEYS {
        assert!(find(key.name).is_some_and(|found| found.id == key.id), "{}", key.name);
        assert!(!key.uses.is_empty(), "{}", key.name);
        for usage in key.uses {
            assert!(usage.example.starts_with(key.name), "{}", usage.example);
        }
        for alias in key.aliases {
            assert!(find(alias).is_none(), "{alias} is a key");
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
        ("whatever", Place::Variant, None),
    ];
    for (word, place, expected) in table {
        assert_eq!(meant(word, place).map(|key| key.name), expected, "{word}");
    }
}

#[test]
fn unknown_keys_are_answered_with_the_valid_ones() {
    let table = [
        ("foo", Place::Field, format!("unknown key `foo` ({FIELD})")),
        (
            "staus",
            Place::Variant,
            format!("unknown key `staus`; did you mean `status`? ({VARIANT})"),
        ),
        (
            "envelop",
            Place::Variant,
            format!(
                "unknown key `envelop`; did you mean `envelope`, which belongs on the enum or \
                 struct? ({VARIANT})"
            ),
        ),
    ];
    for (word, place, expected) in table {
        assert_eq!(unknown(word, place), expected);
    }
}

#[test]
fn misplaced_keys_are_told_where_they_belong() {
    let table = [
        ("envelope", Place::Variant, "`envelope` belongs on the enum or struct, not on a variant"),
        ("status", Place::Field, "`status` belongs on the enum, struct or variant, not on a field"),
        ("title", Place::Enum, "`title` belongs on a variant or struct, not on the enum"),
        ("data", Place::Enum, "`data` belongs on a variant, struct or field, not on the enum"),
        ("issues", Place::Struct, "`issues` belongs on a field, not on the struct"),
    ];
    for (name, place, expected) in table {
        let key = find(name).expect(name);
        assert_eq!(key.misplaced(&format!("`{name}`"), place), expected);
    }
}
