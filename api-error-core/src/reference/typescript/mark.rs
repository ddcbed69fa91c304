//! The values that identify the body of an error, as TypeScript literals.

use super::types::string_literal;
use crate::reference::Append;
use crate::reference::body::shape::{Shape, Step};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{Entry, documented_message};

/// Returns the marks that identify the bodies of these errors, the most specific mark first.
pub(super) fn mark_literals(entries: &[&Entry]) -> Vec<String> {
    let mut marks: Vec<(usize, String)> = Vec::new();
    for entry in entries {
        let alternatives = match &entry.shape {
            Shape::AnyOf(shapes) => shapes.iter().collect(),
            shape => vec![shape],
        };
        for shape in alternatives {
            marks.push(mark_literal(entry, shape));
        }
    }
    marks.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    marks.dedup();
    marks.into_iter().map(|(_, mark)| mark).collect()
}

fn mark_literal(entry: &Entry, shape: &Shape) -> (usize, String) {
    let spec = entry.spec;
    let constants = shape.constants();
    let is_name = |node: &OrderedValue| matches!(node, OrderedValue::String(text) if letters(text) == letters(spec.name()));
    let named: Vec<_> = constants.iter().filter(|(_, node)| is_name(node)).collect();
    // If the name is sent, it is enough, because other texts may be reworded. All places with the
    // name are compared, because another error may have the same words as its title or code.
    let used = if named.is_empty() { constants.iter().collect() } else { named.clone() };
    let list: Vec<_> = used
        .iter()
        .map(|(path, node)| format!("[{}, {}]", path_literal(path), node.to_value()))
        .collect();
    let mut mark = format!(
        "{{ status: {}, name: {}, constants: [{}]",
        spec.status().as_u16(),
        string_literal(spec.name()),
        list.join(", ")
    );
    let mut weight = 1_000_000;
    if named.is_empty() {
        weight = 0;
        // The member with the message is compared, because no constant identifies the error.
        let texts = message_paths(&entry.example, &documented_message(spec));
        if let (Some(path), Some((pattern, literal))) = (
            texts.first(),
            message_pattern(&documented_message(spec), spec.message_template().is_some()),
        ) {
            mark.append(format_args!(", text: [{}, {pattern}]", path_literal(path)));
            weight = 1 + literal;
        }
    }
    mark.push_str(" }");
    (weight, mark)
}

/// Returns the paths of the message in an example body.
fn message_paths(example: &OrderedValue, message: &str) -> Vec<Vec<Step>> {
    match example {
        OrderedValue::String(text) if text == message => vec![Vec::new()],
        OrderedValue::Object(members) => members
            .iter()
            .flat_map(|(name, node)| {
                let paths = message_paths(node, message).into_iter();
                paths.map(|path| [vec![Step::Member(name.clone())], path].concat())
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Returns a regular expression for a documented message, and the number of its fixed characters.
fn message_pattern(message: &str, is_documented: bool) -> Option<(String, usize)> {
    if !is_documented {
        return None;
    }
    let mut regex = String::from("/^");
    let mut literal = 0;
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}')?;
        push_escaped(&mut regex, before);
        literal += before.len();
        regex.push_str("[^]*");
        rest = after;
    }
    push_escaped(&mut regex, rest);
    regex.push_str("$/");
    Some((regex, literal + rest.len()))
}

fn push_escaped(regex: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\\' | '^' | '$' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => {
                regex.push('\\');
                regex.push(character);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                regex.append(format_args!("\\u{:04x}", u32::from(c)));
            }
            c => regex.push(c),
        }
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn path_literal(path: &[Step]) -> String {
    let steps: Vec<_> = path
        .iter()
        .map(|step| match step {
            Step::Member(name) => string_literal(name),
            Step::First => "0".to_owned(),
        })
        .collect();
    format!("[{}]", steps.join(", "))
}
