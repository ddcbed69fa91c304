//! The defaults of an API in const evaluation: what `api!` checks, and what the derive's output adds
//! to a table of specs.

use crate::api::ApiDefaults;
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

/// Panics unless `case`, in which the names of a type are written, is the case of its API.
#[track_caller]
pub const fn check_rename_all(api: &ApiDefaults, case: Case) {
    assert!(case as usize == api.rename_all as usize, "{}", wrong_case(api.rename_all));
}

const fn wrong_case(case: Case) -> &'static str {
    match case {
        Case::Lower => "the API names its errors in lowercase: write `rename_all = \"lowercase\"`",
        Case::Upper => "the API names its errors in UPPERCASE: write `rename_all = \"UPPERCASE\"`",
        Case::Pascal => {
            "the API names its errors in PascalCase: write `rename_all = \"PascalCase\"`"
        }
        Case::Camel => "the API names its errors in camelCase: write `rename_all = \"camelCase\"`",
        Case::Snake => {
            "the API names its errors in snake_case: write `rename_all = \"snake_case\"`"
        }
        Case::ScreamingSnake => {
            "the API names its errors in SCREAMING_SNAKE_CASE: write `rename_all = \"SCREAMING_SNAKE_CASE\"`"
        }
        Case::Kebab => {
            "the API names its errors in kebab-case: write `rename_all = \"kebab-case\"`"
        }
        Case::ScreamingKebab => {
            "the API names its errors in SCREAMING-KEBAB-CASE: write `rename_all = \"SCREAMING-KEBAB-CASE\"`"
        }
    }
}

/// What is appended to the `TYPE_BASE` of the API for each spec. The text is empty for a spec that
/// has its own problem type, or none.
pub type TypeNames<const N: usize> = [&'static str; N];

/// The bytes of all problem types of one type, one after the other.
pub type TypeUris<const LEN: usize> = [u8; LEN];

/// Returns the number of bytes in the problem types.
#[must_use]
pub const fn type_uris_len(api: &ApiDefaults, names: &[&str]) -> usize {
    let Some(base) = api.type_base else { return 0 };
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

/// Returns the problem types, one after the other.
#[must_use]
pub const fn type_uris<const LEN: usize>(api: &ApiDefaults, names: &[&str]) -> TypeUris<LEN> {
    let mut text = [0; LEN];
    let Some(base) = api.type_base else { return text };
    let mut rest: &mut [u8] = &mut text;
    let mut index = 0;
    while index < names.len() {
        if !names[index].is_empty() {
            rest = put(put(rest, base), names[index]);
        }
        index += 1;
    }
    text
}

/// Writes `text` to the beginning of `out`, and returns what follows it.
const fn put<'o>(out: &'o mut [u8], text: &str) -> &'o mut [u8] {
    let (here, rest) = out.split_at_mut(text.len());
    here.copy_from_slice(text.as_bytes());
    rest
}

/// Returns the specs with the domain and the problem types of the API, unless they declare their
/// own.
///
/// `uris` is the result of [`type_uris`] for the same names.
#[must_use]
pub const fn with_api<const N: usize>(
    mut specs: [ErrorSpec; N],
    api: &ApiDefaults,
    names: &TypeNames<N>,
    uris: &'static [u8],
) -> [ErrorSpec; N] {
    let mut rest = match str::from_utf8(uris) {
        Ok(uris) => uris,
        // Each name is a whole text, and so are all together.
        Err(_) => "",
    };
    let mut index = 0;
    while index < N {
        let mut type_uri = None;
        if let Some(base) = api.type_base
            && !names[index].is_empty()
        {
            let (uri, other) = rest.split_at(base.len() + names[index].len());
            (type_uri, rest) = (Some(uri), other);
        }
        specs[index].set_defaults(api.domain, type_uri);
        index += 1;
    }
    specs
}
