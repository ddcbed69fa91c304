//! Proactive negotiation by `Accept` (RFC 9110 §12.5.1).

use http::HeaderValue;

/// The most specific range of an `Accept` header that matches a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Preference {
    /// 0 for `*/*`, 1 for `application/*`, 2 for `application/json`, and 1 more for each parameter
    /// that is equal.
    pub(super) specificity: usize,
    /// The weight in thousandths, from 0 to 1000.
    pub(super) weight: u16,
}

/// Returns the most specific range that matches a media type, or `None` if no range matches.
///
/// Each parameter of a range, except `q` and `charset`, must also be a parameter of the media type,
/// with the same value (RFC 9110 §12.5.1). The media type may have more parameters. If no range
/// matches in this way, a range with other parameters matches too, because the client accepts the
/// same media type with other parameters.
pub(super) fn preference(accept: &[HeaderValue], media_type: &str) -> Option<Preference> {
    let mut parts = split(media_type, ';').map(str::trim);
    let essence = parts.next()?.split_once('/')?;
    let parameters: Vec<_> = parts.filter_map(parameter).collect();
    let (mut best, mut fallback): (Option<Preference>, Option<Preference>) = (None, None);
    for value in accept {
        let Ok(value) = value.to_str() else { continue };
        for range in split(value, ',') {
            let Some((found, is_exact)) = match_range(range, essence, &parameters) else {
                continue;
            };
            let best = if is_exact { &mut best } else { &mut fallback };
            if best.is_none_or(|best| found.specificity > best.specificity) {
                *best = Some(found);
            }
        }
    }
    best.or(fallback)
}

/// Returns the preference of a range that matches the media type, and whether the media type has all
/// parameters of the range.
fn match_range(
    range: &str,
    (kind, subtype): (&str, &str),
    parameters: &[(&str, &str)],
) -> Option<(Preference, bool)> {
    let mut parts = split(range, ';').map(str::trim);
    let (range_kind, range_subtype) = parts.next()?.split_once('/')?;
    let mut specificity = match (range_kind, range_subtype) {
        ("*", "*") => 0,
        (found, "*") if found.eq_ignore_ascii_case(kind) => 1,
        (found, sub) if found.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype) => 2,
        _ => return None,
    };
    let mut weight = 1000;
    let mut is_exact = true;
    for (name, value) in parts.filter_map(parameter) {
        if name.eq_ignore_ascii_case("q") {
            weight = thousandths(value)?;
            // The parameters after the weight are not parameters of the type.
            break;
        }
        let is_equal = |known: &(&str, &str)| {
            known.0.eq_ignore_ascii_case(name) && known.1.eq_ignore_ascii_case(value)
        };
        if parameters.iter().any(is_equal) {
            specificity += 1;
        } else if !name.eq_ignore_ascii_case("charset") {
            is_exact = false;
        }
    }
    Some((Preference { specificity, weight }, is_exact))
}

/// Splits `name=value`, and removes the quotes of the value.
fn parameter(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once('=')?;
    let value = value.trim();
    let unquoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    Some((name.trim(), unquoted.unwrap_or(value)))
}

/// Parses a `qvalue` (RFC 9110 §12.4.2) into thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    match (whole, fraction) {
        ("0", fraction) => Some(fraction),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

/// Splits at `separator` outside quoted strings (RFC 9110 §5.6.4).
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    text.split(move |character| {
        let skip = escaped;
        escaped = quoted && !skip && character == '\\';
        if character == '"' && !skip {
            quoted = !quoted;
        }
        character == separator && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::{Preference, preference};
    use http::HeaderValue;

    fn quality(accept: &[HeaderValue], media_type: &str) -> Option<u16> {
        preference(accept, media_type).map(|Preference { weight, .. }| weight)
    }

    #[test]
    fn the_parameters_of_a_range_are_compared_with_the_parameters_of_the_type() {
        for (accept, media_type, expected) in [
            (
                "application/json;profile=a;q=0.2, application/json;q=0.9",
                "application/json",
                Some(900),
            ),
            ("application/json;profile=a, */*;q=0.1", "application/json", Some(100)),
            ("application/vnd.api+json;ext=\"x\"", "application/vnd.api+json", Some(1000)),
            ("application/json;profile=a;q=0.2", "application/json;profile=\"a\"", Some(200)),
            (
                "application/json, application/json;profile=a;q=0.2",
                "application/json; profile=a",
                Some(200),
            ),
        ] {
            let accept = [HeaderValue::from_static(accept)];
            assert_eq!(quality(&accept, media_type), expected, "{accept:?}");
        }
    }

    #[test]
    fn the_most_specific_range_decides() {
        for (accept, expected) in [
            ("application/json", Some(1000)),
            ("APPLICATION/JSON;q=0.5", Some(500)),
            ("application/json;q=0.5, */*", Some(500)),
            ("*/*;q=0.1", Some(100)),
            ("application/*;q=0.25, */*;q=0.1", Some(250)),
            ("text/html, application/xhtml+xml", None),
            ("application/json; charset=\"a,b;q=0\"; Q=0.125", Some(125)),
            ("text/html;x=\"\\\",application/json\"", None),
            ("application/json;q=0", Some(0)),
            ("application/json;q=2", None),
            ("application/json;q=1.5", None),
            ("application/json;q=0.1234", None),
            ("application/json;q=", None),
            ("json", None),
            ("", None),
        ] {
            let accept = [HeaderValue::from_static(accept)];
            assert_eq!(quality(&accept, "application/json"), expected, "{accept:?}");
        }
    }

    #[test]
    fn several_header_lines_are_one_list() {
        let accept =
            [HeaderValue::from_static("text/html"), HeaderValue::from_static("application/*")];
        assert_eq!(quality(&accept, "application/json"), Some(1000));
    }
}
