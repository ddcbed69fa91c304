//! Splits names into words, and joins words in the cases of `rename_all`.

use crate::parse::validate::types::NameCase;

impl NameCase {
    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        let join = |change: fn(&str) -> String, between: &str| {
            words.iter().map(|word| change(word)).collect::<Vec<_>>().join(between)
        };
        match self {
            NameCase::Lower => join(str::to_lowercase, ""),
            NameCase::Upper => join(str::to_uppercase, ""),
            NameCase::Pascal => join(capitalized, ""),
            NameCase::Camel => {
                let (first, rest) = words.split_first().unwrap_or((&"", &[]));
                rest.iter().fold(first.to_lowercase(), |name, word| name + &capitalized(word))
            }
            NameCase::Snake => join(str::to_lowercase, "_"),
            NameCase::ScreamingSnake => join(str::to_uppercase, "_"),
            NameCase::Kebab => join(str::to_lowercase, "-"),
            NameCase::ScreamingKebab => join(str::to_uppercase, "-"),
        }
    }
}

/// Returns `DuplicatedItem` as "Duplicated item". Acronyms are not changed, unless the name has
/// several words and all of them are in capitals.
pub(crate) fn sentence(name: &str) -> String {
    let words = words(name);
    let is_all_capitals = words.len() > 1 && !name.contains(char::is_lowercase);
    let is_acronym = |word: &str| {
        !is_all_capitals
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.contains(char::is_lowercase)
    };
    let mut sentence = String::new();
    for word in words {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        if is_acronym(word) {
            sentence.push_str(word);
        } else if sentence.is_empty() {
            sentence.push_str(&capitalized(word));
        } else {
            sentence.push_str(&word.to_lowercase());
        }
    }
    sentence
}

/// Splits a name at `_`, `-`, `.` and white space, between `a` and `B`, and before `Bc` in `ABc`,
/// so that acronyms are not split.
pub(crate) fn words(name: &str) -> Vec<&str> {
    let is_separator = |c: char| matches!(c, '_' | '-' | '.') || c.is_whitespace();
    let mut words = Vec::new();
    for part in name.split(is_separator) {
        let mut start = 0;
        // A digit has the case of the letter before it.
        let (mut lower, mut upper) = (false, false);
        let mut chars = part.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let Some(&(next_i, next)) = chars.peek() else { break };
            let after_upper = upper;
            if c.is_lowercase() || c.is_uppercase() {
                (lower, upper) = (c.is_lowercase(), c.is_uppercase());
            }
            if lower && next.is_uppercase() {
                words.push(&part[start..next_i]);
                start = next_i;
                (lower, upper) = (false, false);
            } else if after_upper && c.is_uppercase() && next.is_lowercase() {
                words.push(&part[start..i]);
                start = i;
                (lower, upper) = (false, false);
            }
        }
        if start < part.len() {
            words.push(&part[start..]);
        }
    }
    words
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()
    })
}
