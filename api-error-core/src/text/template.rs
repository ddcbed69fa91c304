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

/// Returns whether `message` consists of these literals with anything between them.
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
