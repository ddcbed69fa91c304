//! The defaults of an API in const evaluation: what `api!` checks, and what the derive's output adds
//! to a table of specs.

use crate::api::Api;
use crate::model::ErrorSpec;
use crate::text::case::Case;

/// Returns the case with this name.
#[must_use]
#[track_caller]
pub const fn case(name: &str) -> Case {
    match Case::from_name(name) {
        Some(case) => case,
        None => panic!(
            "unknown case; write one of \"lowercase\", \"UPPERCASE\", \"PascalCase\", \"camelCase\", \"snake_case\", \"SCREAMING_SNAKE_CASE\", \"kebab-case\", \"SCREAMING-KEBAB-CASE\""
        ),
    }
}

/// Returns `base`, which ends with a separator.
#[must_use]
#[track_caller]
pub const fn type_base(base: &'static str) -> &'static str {
    let bytes = base.as_bytes();
    assert!(
        !bytes.is_empty() && !bytes[bytes.len() - 1].is_ascii_alphanumeric(),
        "`type_base` must end with a separator such as `/` or `#`, because the name is appended"
    );
    base
}

/// Checks that the names that are derived from variants are in the case of the API.
#[track_caller]
pub const fn check_rename_all<A: Api>(case: Case) {
    assert!(case as usize == A::RENAME_ALL as usize, "{}", wrong_case(A::RENAME_ALL));
}

const fn wrong_case(case: Case) -> &'static str {
    match case {
        Case::Lower => "the API names its errors in lowercase; add `rename_all = \"lowercase\"`",
        Case::Upper => "the API names its errors in UPPERCASE; add `rename_all = \"UPPERCASE\"`",
        Case::Pascal => "the API names its errors in PascalCase; add `rename_all = \"PascalCase\"`",
        Case::Camel => "the API names its errors in camelCase; add `rename_all = \"camelCase\"`",
        Case::Snake => "the API names its errors in snake_case; add `rename_all = \"snake_case\"`",
        Case::ScreamingSnake => {
            "the API names its errors in SCREAMING_SNAKE_CASE; add `rename_all = \"SCREAMING_SNAKE_CASE\"`"
        }
        Case::Kebab => "the API names its errors in kebab-case; add `rename_all = \"kebab-case\"`",
        Case::ScreamingKebab => {
            "the API names its errors in SCREAMING-KEBAB-CASE; add `rename_all = \"SCREAMING-KEBAB-CASE\"`"
        }
    }
}

/// Returns how many bytes the problem types of these names take together: `base` and each name.
/// An empty name has no problem type.
#[must_use]
pub const fn type_uris_len<A: Api>(names: &[&str]) -> usize {
    let Some(base) = A::TYPE_BASE else { return 0 };
    let mut len = 0;
    let mut index = 0;
    while index < names.len() {
        if !names[index].is_empty() {
            len += base.len() + names[index].len();
        }
        index += 1;
    }
    len
}

/// Returns the problem types of these names, one after the other.
#[must_use]
pub const fn type_uris<A: Api, const LEN: usize>(names: &[&str]) -> [u8; LEN] {
    let mut text = [0; LEN];
    let Some(base) = A::TYPE_BASE else { return text };
    let mut at = 0;
    let mut index = 0;
    while index < names.len() {
        if !names[index].is_empty() {
            at = append(&mut text, at, base);
            at = append(&mut text, at, names[index]);
        }
        index += 1;
    }
    text
}

const fn append(out: &mut [u8], mut at: usize, text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        out[at] = bytes[index];
        at += 1;
        index += 1;
    }
    at
}

/// Returns the specs with the domain and the problem types of the API, if they declare none.
///
/// `names` contains the name of each spec in kebab case, or an empty text if the spec has its own
/// problem type, or none. `uris` is the result of [`type_uris`] for the same names.
#[must_use]
pub const fn with_api<A: Api, const N: usize>(
    mut specs: [ErrorSpec; N],
    names: &[&str; N],
    uris: &'static [u8],
) -> [ErrorSpec; N] {
    let mut at = 0;
    let mut index = 0;
    while index < N {
        if let (Some(domain), None) = (A::DOMAIN, specs[index].domain()) {
            specs[index] = specs[index].with_domain(domain);
        }
        if let Some(base) = A::TYPE_BASE
            && !names[index].is_empty()
        {
            let len = base.len() + names[index].len();
            let (uri, _) = uris.split_at(at).1.split_at(len);
            if let Ok(uri) = core::str::from_utf8(uri) {
                specs[index] = specs[index].with_type_uri(uri);
            }
            at += len;
        }
        index += 1;
    }
    specs
}
