//! Proactive negotiation by `Accept` (RFC 9110 §12.5.1).

use http::HeaderValue;

/// Returns the weight of a media type, 0 to 1000, in the most specific range that matches it.
/// Returns `None` if no range matches.
pub(super) fn quality(accept: &[HeaderValue], media_type: &str) -> Option<u16> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let (kind, subtype) = essence.split_once('/')?;
    let mut best: Option<(u8, u16)> = None;
    for value in accept {
        let Ok(value) = value.to_str() else { continue };
        for range in split(value, ',') {
            let Some((specificity, quality)) = specificity_and_weight(range, kind, subtype) else {
                continue;
            };
            if best.is_none_or(|(found, _)| specificity > found) {
                best = Some((specificity, quality));
            }
        }
    }
    best.map(|(_, quality)| quality)
}

/// Returns how specific a range is, and its weight, if it matches the type. Parameters other than
/// `q` are ignored.
fn specificity_and_weight(range: &str, kind: &str, subtype: &str) -> Option<(u8, u16)> {
    let mut parts = split(range, ';').map(str::trim);
    let (range_kind, range_subtype) = parts.next()?.split_once('/')?;
    let specificity = match (range_kind, range_subtype) {
        ("*", "*") => 0,
        (found, "*") if found.eq_ignore_ascii_case(kind) => 1,
        (found, sub) if found.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype) => 2,
        _ => return None,
    };
    let weight = parts.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim())
    });
    Some((specificity, weight.map_or(Some(1000), thousandths)?))
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
    use super::quality;
    use http::HeaderValue;

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
