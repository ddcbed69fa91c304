//! Splits names into words, and joins words in the cases that names come in.

/// The cases of `rename_all`, as serde has them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rule {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

pub(crate) const RULES: [(&str, Rule); 8] = [
    ("lowercase", Rule::Lower),
    ("UPPERCASE", Rule::Upper),
    ("PascalCase", Rule::Pascal),
    ("camelCase", Rule::Camel),
    ("snake_case", Rule::Snake),
    ("SCREAMING_SNAKE_CASE", Rule::ScreamingSnake),
    ("kebab-case", Rule::Kebab),
    ("SCREAMING-KEBAB-CASE", Rule::ScreamingKebab),
];

impl Rule {
    pub(crate) fn from_name(name: &str) -> Option<Rule> {
        RULES.iter().find(|rule| rule.0 == name).map(|rule| rule.1)
    }

    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        let each = |change: fn(&str) -> String, between: &str| {
            words.iter().map(|word| change(word)).collect::<Vec<_>>().join(between)
        };
        match self {
            Rule::Lower => each(str::to_lowercase, ""),
            Rule::Upper => each(str::to_uppercase, ""),
            Rule::Pascal => each(capitalized, ""),
            Rule::Camel => {
                let (first, rest) = words.split_first().unwrap_or((&"", &[]));
                rest.iter().fold(first.to_lowercase(), |name, word| name + &capitalized(word))
            }
            Rule::Snake => each(str::to_lowercase, "_"),
            Rule::ScreamingSnake => each(str::to_uppercase, "_"),
            Rule::Kebab => each(str::to_lowercase, "-"),
            Rule::ScreamingKebab => each(str::to_uppercase, "-"),
        }
    }
}

/// `DuplicatedItem` as "Duplicated item". An acronym keeps its capitals, unless everything has them.
pub(crate) fn sentence(name: &str) -> String {
    let words = words(name);
    let shouted = words.len() > 1 && !name.contains(char::is_lowercase);
    let is_acronym = |word: &str| {
        !shouted
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

/// The words of a name: apart at `_ - .` and white space, at `aB`, and before the last capital
/// of `ABc`, so that acronyms stay whole.
pub(crate) fn words(name: &str) -> Vec<&str> {
    let is_separator = |c: char| matches!(c, '_' | '-' | '.') || c.is_whitespace();
    let mut words = Vec::new();
    for part in name.split(is_separator) {
        let mut start = 0;
        // Digits belong to the case before them.
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
