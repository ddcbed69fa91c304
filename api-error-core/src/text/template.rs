//! Format strings, such as the documented template of a message.

use std::borrow::Cow;

/// Returns the texts before, between and after the placeholders of a format string.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn literals(template: &str) -> Vec<Cow<'_, str>> {
    let mut literals = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(index) = rest.find(['{', '}']) {
        let (clean, braces) = rest.split_at(index);
        literal.push_str(clean);
        if let Some(after) = braces.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = braces.strip_prefix('{') {
            literals.push(std::mem::take(&mut literal).into());
            rest = after.split_once('}').map_or("", |(_, after)| after);
        } else {
            literal.push('}');
            rest = braces.strip_prefix("}}").unwrap_or(&braces[1..]);
        }
    }
    literal.push_str(rest);
    literals.push(literal.into());
    literals
}

/// Returns true if it is certain that no text matches both templates.
#[cfg(feature = "reference")]
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn are_disjoint(one: &[Cow<'_, str>], other: &[Cow<'_, str>]) -> bool {
    let is_text = |literals: &[Cow<'_, str>], text: &str| match literals {
        [only] => **only == *text,
        [first, middle @ .., last] => matches(first, middle, last, text),
        [] => text.is_empty(),
    };
    match (one, other) {
        (literals, [text]) | ([text], literals) => !is_text(literals, text),
        ([first, .., last], [other_first, .., other_last]) => {
            let is_prefix = first.starts_with(&**other_first) || other_first.starts_with(&**first);
            let is_suffix = last.ends_with(&**other_last) || other_last.ends_with(&**last);
            !is_prefix || !is_suffix
        }
        _ => false,
    }
}

/// Returns whether `message` consists of these literals, with any text between them.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn matches(first: &str, middle: &[Cow<'_, str>], last: &str, message: &str) -> bool {
    let Some(mut rest) = message.strip_prefix(first).and_then(|rest| rest.strip_suffix(last))
    else {
        return false;
    };
    middle.iter().all(|literal| match rest.split_once(&**literal) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[cfg(all(test, feature = "reference"))]
mod tests {
    use super::{are_disjoint, literals};

    #[test]
    fn only_templates_without_a_common_text_are_disjoint() {
        let is = |one, other| are_disjoint(&literals(one), &literals(other));
        for (one, other) in [
            ("gone", "lost"),
            ("no {id}", "lost"),
            ("no {id}", "every {id}"),
            ("{id} is gone", "{id} is lost"),
            ("{a} in {b}", "inn"),
        ] {
            assert!(is(one, other) && is(other, one), "{one} and {other}");
        }
        for (one, other) in [
            ("gone", "gone"),
            ("no {id}", "no one"),
            ("no {id}", "no item {id}"),
            ("no {id}", "{id} is lost"),
            ("{a}", "lost"),
        ] {
            assert!(!is(one, other) && !is(other, one), "{one} and {other}");
        }
    }
}
