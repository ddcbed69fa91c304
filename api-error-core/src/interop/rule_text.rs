//! The texts of the rules of `validator`, for rules without a `message`.

use serde_json::Value;
use std::borrow::Cow;
use validator::ValidationError;

/// The texts of the rules that have no limits. The codes come from `validator`.
const TEXTS: [(&str, &str); 11] = [
    ("credit_card", "must be a credit card number"),
    ("email", "must be an email address"),
    ("ip", "must be an IP address"),
    ("ipv4", "must be an IPv4 address"),
    ("ipv6", "must be an IPv6 address"),
    ("must_match", "must match the other field"),
    ("non_control_character", "must not contain control characters"),
    ("regex", "has the wrong format"),
    ("required", "is missing"),
    ("required_nested", "is missing"),
    ("url", "must be a URL"),
];

/// Returns the text of a rule, with its limits: "must have at least 3 characters".
pub(super) fn rule_text(error: &ValidationError) -> Cow<'static, str> {
    let text = match &*error.code {
        "length" => length(error),
        "range" => range(error),
        "contains" => needle(error, "must contain"),
        "does_not_contain" => needle(error, "must not contain"),
        code => {
            let text = TEXTS.iter().find(|(known, _)| *known == code);
            return text.map_or("is not valid", |(_, text)| text).into();
        }
    };
    text.map_or("is not valid".into(), Cow::Owned)
}

fn length(error: &ValidationError) -> Option<String> {
    let limit = |key| error.params.get(key).and_then(Value::as_u64);
    let unit = match error.params.get("value") {
        Some(Value::String(_)) => "character",
        _ => "item",
    };
    let count = |count: u64| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    Some(match (limit("min"), limit("max"), limit("equal")) {
        (_, _, Some(equal)) => format!("must have {}", count(equal)),
        (Some(min), Some(max), None) if min == max => format!("must have {}", count(max)),
        (Some(min), Some(max), None) => format!("must have between {min} and {}", count(max)),
        (Some(min), None, None) => format!("must have at least {}", count(min)),
        (None, Some(max), None) => format!("must have at most {}", count(max)),
        (None, None, None) => return None,
    })
}

fn range(error: &ValidationError) -> Option<String> {
    let limit = |key| error.params.get(key).filter(|limit| limit.is_number());
    if let (Some(min), Some(max)) = (limit("min"), limit("max")) {
        return Some(format!("must be between {min} and {max}"));
    }
    let limits = [
        ("min", "at least"),
        ("exclusive_min", "greater than"),
        ("max", "at most"),
        ("exclusive_max", "less than"),
    ];
    let limits: Vec<_> = limits
        .into_iter()
        .filter_map(|(key, text)| limit(key).map(|limit| format!("{text} {limit}")))
        .collect();
    (!limits.is_empty()).then(|| format!("must be {}", limits.join(" and ")))
}

/// Returns `text` with the pattern. The pattern is a part of the rule, not of the input, so it can
/// be sent.
fn needle(error: &ValidationError, text: &str) -> Option<String> {
    let needle = error.params.get("needle").filter(|needle| needle.is_string())?;
    Some(format!("{text} {needle}"))
}
