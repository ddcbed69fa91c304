//! Finds errors by the text that a user typed.

use crate::reference::contract::{Contract, Entry, ErrorType};
use crate::text::letters::letters;

type Found<'a> = (&'a ErrorType, &'a Entry);

/// The minimum similarity of a suggested name. 1 means equal.
const SIMILAR: f64 = 0.8;

/// The largest number of suggestions.
const SUGGESTIONS: usize = 3;

/// Returns the errors that match `text` in the first of these ways that finds an error:
/// 1. The name is exactly `text`.
/// 2. The number of the code is `text`.
/// 3. The name is `text`, without regard to the case and to separators.
/// 4. The variant, the type followed by the variant, or the name of the code is `text`, without
///    regard to the case and to separators.
pub(super) fn find<'a>(contract: &'a Contract, text: &str) -> Vec<Found<'a>> {
    let plain = letters(text);
    let code = text.trim().parse::<i64>().ok();
    let is_match: [&dyn Fn(Found<'_>) -> bool; 4] = [
        &|(_, entry)| entry.spec.name() == text,
        &|(_, entry)| code.is_some() && entry.spec.code().map(|code| code.number()) == code,
        &|(_, entry)| !plain.is_empty() && letters(entry.spec.name()) == plain,
        &|found| !plain.is_empty() && other_names(found).any(|name| letters(&name) == plain),
    ];
    let matches = is_match
        .iter()
        .map(|is_match| contract.entries().filter(|found| is_match(*found)).collect::<Vec<_>>());
    matches.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// Returns the names that the user may have meant. The most similar name is the first.
pub(super) fn suggest(contract: &Contract, text: &str) -> Vec<String> {
    let plain = letters(text);
    let mut names: Vec<(f64, &str)> = Vec::new();
    for found in contract.entries() {
        let name = found.1.spec.name();
        let all = other_names(found).chain([name.to_owned()]);
        let score = all.map(|name| similarity(&letters(&name), &plain)).fold(0.0, f64::max);
        let is_status = text.trim() == found.1.spec.status().as_str();
        if (score >= SIMILAR || is_status) && !names.iter().any(|(_, known)| *known == name) {
            names.push((score, name));
        }
    }
    names.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    names.into_iter().take(SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
}

fn similarity(name: &str, text: &str) -> f64 {
    let is_part = text.len() >= 3 && name.contains(text);
    strsim::jaro_winkler(name, text).max(if is_part { SIMILAR } else { 0.0 })
}

/// Returns the variant, the type with the variant, and the name of the code.
fn other_names((ty, entry): Found<'_>) -> impl Iterator<Item = String> + use<'_> {
    let variant = entry.spec.variant();
    let code = entry.spec.code().and_then(|code| code.name());
    [Some(variant.clone()), Some(format!("{}{variant}", ty.catalog.name()))]
        .into_iter()
        .chain([code.map(str::to_owned)])
        .flatten()
}
