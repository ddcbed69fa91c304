//! The defaults of an API in const evaluation: the checks of `api!`, and the defaults that the
//! derive's output adds to a table of specs.

use crate::api::ApiDefaults;
use crate::envelope::AnyEnvelope;
use crate::model::ErrorSpec;
use crate::text::case::Case;

/// Returns the case with this name. Panics if no case has this name. In the same way, [`domain`],
/// [`type_base`] and [`header_name`] panic if the text is invalid.
#[must_use]
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn case(name: &str) -> Case {
    match Case::from_name(name) {
        Some(case) => case,
        None => panic!(
            "unknown case; write one of \"lowercase\", \"UPPERCASE\", \"PascalCase\", \"camelCase\", \"snake_case\", \"SCREAMING_SNAKE_CASE\", \"kebab-case\", \"SCREAMING-KEBAB-CASE\""
        ),
    }
}

/// Returns `domain`, which must be a domain name. It can have a port.
#[must_use]
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn domain(domain: &'static str) -> &'static str {
    let bytes = domain.as_bytes();
    assert!(!bytes.is_empty(), "`domain` cannot be empty");
    let mut index = 0;
    while index < bytes.len() {
        assert!(
            bytes[index] != b'/',
            "a domain is not a URI: write `domain = \"store.example.com\"`"
        );
        assert!(
            bytes[index].is_ascii_alphanumeric() || is_one_of(bytes[index], b"-._:"),
            "`domain` is a domain name: use letters, digits, `-` and `.`"
        );
        index += 1;
    }
    domain
}

/// Returns `base`, which must be a URI or the path of a URI, and must end with a separator.
#[must_use]
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn type_base(base: &'static str) -> &'static str {
    let bytes = base.as_bytes();
    assert!(
        has_scheme(bytes) || (!bytes.is_empty() && bytes[0] == b'/'),
        "`type_base` is a URI, which begins with a scheme: write `type_base = \"https://example.com/errors/\"`"
    );
    let mut index = 0;
    while index < bytes.len() {
        let byte = bytes[index];
        // Letters of other scripts are accepted, because clients percent-encode them.
        assert!(
            !byte.is_ascii()
                || byte.is_ascii_alphanumeric()
                || is_one_of(byte, b"-._~:/?#[]@!$&'()*+,;=%"),
            "`type_base` is a URI, which cannot contain this character: write it as `%..`"
        );
        index += 1;
    }
    assert!(
        !bytes.is_empty() && !bytes[bytes.len() - 1].is_ascii_alphanumeric(),
        "`type_base` must end with a separator such as `/` or `#`, because the name is appended"
    );
    base
}

/// Returns `name`, which must be the name of a header (RFC 9110 §5.1).
#[must_use]
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn header_name(name: &'static str) -> &'static str {
    let bytes = name.as_bytes();
    assert!(!bytes.is_empty(), "`request_id_header` cannot be empty");
    let mut index = 0;
    while index < bytes.len() {
        assert!(
            bytes[index].is_ascii_alphanumeric() || is_one_of(bytes[index], b"!#$%&'*+-.^_`|~"),
            "`request_id_header` is the name of a header: write `request_id_header = \"request-id\"`"
        );
        index += 1;
    }
    name
}

#[cfg_attr(debug_assertions, inline)]
const fn is_one_of(byte: u8, bytes: &[u8]) -> bool {
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == byte {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns whether the URI has a scheme and at least one character after it (RFC 3986 section 3.1).
#[cfg_attr(debug_assertions, inline)]
const fn has_scheme(uri: &[u8]) -> bool {
    let mut index = 0;
    while index < uri.len() && uri[index] != b':' {
        if !uri[index].is_ascii_alphanumeric() && !is_one_of(uri[index], b"+-.") {
            return false;
        }
        index += 1;
    }
    index > 0 && uri[0].is_ascii_alphabetic() && index + 1 < uri.len()
}

/// Panics unless `case`, the case of the names of a type, is the case of its API.
#[track_caller]
#[cfg_attr(debug_assertions, inline)]
pub const fn check_rename_all(api: &ApiDefaults, case: Case) {
    assert!(case as usize == api.rename_all as usize, "{}", wrong_case(api.rename_all));
}

#[cfg_attr(debug_assertions, inline)]
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

/// The texts that are appended to the `TYPE_BASE` of the API, one for each spec. The text is empty
/// for a spec that has its own problem type or no problem type.
pub type TypeNames<const N: usize> = [&'static str; N];

/// The problem types that are formed from `TYPE_BASE`, one directly after the other.
pub type TypeUris<const LEN: usize> = [u8; LEN];

/// Returns the length of the result of [`type_uris`].
#[must_use]
#[cfg_attr(debug_assertions, inline)]
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

/// Returns the problem types that are formed from `TYPE_BASE`, one directly after the other.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
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

/// Writes `text` to the beginning of `out`, and returns the rest of `out`.
#[cfg_attr(debug_assertions, inline)]
const fn put<'o>(out: &'o mut [u8], text: &str) -> &'o mut [u8] {
    let (here, rest) = out.split_at_mut(text.len());
    here.copy_from_slice(text.as_bytes());
    rest
}

/// Adds the domain and the problem type of the API to each spec that does not declare its own. A
/// 5xx without a name gets the name that its envelope or the API defines.
///
/// `uris` is the result of [`type_uris`] for the same names.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn with_api<const N: usize>(
    mut specs: [ErrorSpec; N],
    api: &ApiDefaults,
    envelope: &AnyEnvelope,
    names: &TypeNames<N>,
    uris: &'static [u8],
) -> [ErrorSpec; N] {
    let mut rest = match str::from_utf8(uris) {
        Ok(uris) => uris,
        // Each problem type is valid UTF-8, so the joined problem types are too.
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
        if !specs[index].has_own_name() {
            let status = specs[index].status_number();
            specs[index] = specs[index].with_name(api.server_error_name(envelope, status));
        }
        index += 1;
    }
    specs
}

/// Returns the spec of a 5xx that does not declare a name, with the name that the declared envelope
/// gives it.
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub const fn named_by(envelope: &AnyEnvelope, spec: ErrorSpec) -> ErrorSpec {
    match envelope.names.server_error_name(spec.status_number()) {
        Some(name) => spec.with_name(name),
        None => spec,
    }
}
