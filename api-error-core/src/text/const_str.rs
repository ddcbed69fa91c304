//! String comparisons in const evaluation, where `==` on `str` is not available.

/// Returns whether both texts are the same.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Returns whether `word` is one of `words`.
pub(crate) const fn contains(words: &[&str], word: &str) -> bool {
    let mut index = 0;
    while index < words.len() {
        if equal(words[index], word) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns whether each of `words` is one of `others`.
pub(crate) const fn is_subset(words: &[&str], others: &[&str]) -> bool {
    let mut index = 0;
    while index < words.len() {
        if !contains(others, words[index]) {
            return false;
        }
        index += 1;
    }
    true
}
