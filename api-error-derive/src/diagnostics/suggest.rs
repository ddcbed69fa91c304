//! Finds the valid word that is most similar to an unknown word, for "did you mean".

use std::fmt::Display;

/// Returns the candidate that is most similar to `word`, if one is similar enough.
pub(crate) fn closest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let word = fold(word);
    let mut closest = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        let folded = fold(candidate);
        let distance = distance(&word, &folded);
        if distance <= word.len().max(folded.len()) / 3 && distance < least {
            closest = Some(*candidate);
            least = distance;
        }
    }
    closest
}

/// Returns whether one insertion, deletion, replacement or swap turns `word` into `other`.
pub(crate) fn is_one_typo_from(word: &str, other: &str) -> bool {
    distance(&fold(word), &fold(other)) == 1
}

/// Returns "; did you mean `x`?", or an empty text.
pub(crate) fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |suggestion| format!("; did you mean `{suggestion}`?"))
}

/// Returns "`a`, `b`, `c`".
pub(crate) fn list(words: impl IntoIterator<Item = impl Display>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// Returns the letters in one case and without separators, because case and separators do not
/// distinguish words.
pub(crate) fn fold(word: &str) -> Vec<char> {
    word.to_lowercase().chars().filter(|c| !matches!(c, '_' | '-')).collect()
}

/// Returns the number of insertions, deletions, replacements and swaps of neighbours that turn
/// `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (above[j + 1] + 1).min(row[j] + 1).min(above[j] + usize::from(x != y));
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}
