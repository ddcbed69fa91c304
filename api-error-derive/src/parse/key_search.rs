//! Finds the key with a name, and the key that is most similar to an unknown word.

use crate::diagnostics::suggest;
use crate::parse::keys::{KEYS, Key, Place};

/// Returns the key with exactly this name.
pub(crate) fn find_key(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Returns the key that the user probably meant with an unknown word. Prefers keys of `place`.
pub(crate) fn meant_key(word: &str, place: Place) -> Option<&'static Key> {
    let folded = suggest::fold(word);
    let (mut keys, others): (Vec<&Key>, Vec<&Key>) =
        KEYS.iter().partition(|key| key.at(place).is_some());
    keys.extend(others);
    let is_named = |name: &str| suggest::fold(name) == folded;
    let by_alias = keys.iter().find(|key| key.aliases.iter().any(|alias| is_named(alias))).copied();
    by_alias.or_else(|| {
        let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
        let nearest = suggest::closest(word, &names).and_then(find_key);
        nearest.or_else(|| only_key_with_prefix(word, place))
    })
}

/// Keys that serde or thiserror has on a field, with the advice to show.
const FOREIGN_KEYS: [(&str, &str); 6] = [
    ("rename", "write `data(\"..\")` to send the field under another name"),
    ("skip", "remove it, because a field is private unless it is `#[data]`"),
    ("skip_serializing", "remove it, because a field is private unless it is `#[data]`"),
    ("source", "write the attribute `#[source]`"),
    ("from", "write the attribute `#[from]`"),
    ("backtrace", "write the attribute `#[backtrace]`"),
];

/// Returns the advice for a key of another derive.
pub(crate) fn foreign_key(word: &str, place: Place) -> Option<&'static str> {
    let key = FOREIGN_KEYS.iter().find(|key| key.0 == word)?;
    (place == Place::Field).then_some(key.1)
}

/// Returns the key whose name begins with `word`, if the place has exactly one such key.
fn only_key_with_prefix(word: &str, place: Place) -> Option<&'static Key> {
    let mut keys = KEYS.iter().filter(|key| key.at(place).is_some() && key.name.starts_with(word));
    let first = keys.next().filter(|_| word.len() > 1)?;
    keys.next().is_none().then_some(first)
}

/// Returns "valid on a field: `data`, `header`, ..".
pub(crate) fn valid_keys(place: Place) -> String {
    let names = KEYS.iter().filter(|key| key.at(place).is_some()).map(|key| key.name);
    format!("valid on {}: {}", place.phrase(), suggest::list(names))
}
