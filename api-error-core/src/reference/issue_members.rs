//! The members of a nested error, read from the structure of the body.

use crate::reference::body::shape::{Object, Shape};
use crate::reference::contract::Entry;
use crate::reference::contract::ordered_value::OrderedValue;

/// One member of a nested error.
pub(crate) struct IssueMember {
    pub(crate) name: String,
    pub(crate) type_name: &'static str,
    pub(crate) is_optional: bool,
    /// The value in the example, as JSON.
    pub(crate) example: Option<String>,
}

/// Returns the members of each nested error in a body, or nothing if the error or the envelope has none.
pub(crate) fn issue_members(entry: &Entry) -> Vec<IssueMember> {
    if !entry.spec.has_issues() {
        return Vec::new();
    }
    let Some((object, example)) = find(&entry.shape, Some(&entry.example)) else {
        return Vec::new();
    };
    object
        .members
        .iter()
        .map(|member| IssueMember {
            name: member.name.clone(),
            type_name: type_name(&member.shape),
            is_optional: !member.is_required,
            example: member_of(example, &member.name).map(one_line),
        })
        .collect()
}

/// Finds the nested error. The shape of an issue depends on its location. The shape with the most
/// texts is documented.
fn find<'a>(shape: &'a Shape, example: Option<&'a OrderedValue>) -> Option<Found<'a>> {
    match shape {
        Shape::Object(object) => {
            let members = object.members.iter();
            most_texts(members.map(|its| find(&its.shape, member_of(example, &its.name))))
        }
        Shape::AnyOf(shapes) => most_texts(shapes.iter().map(|shape| find(shape, example))),
        Shape::Array(items, _) => {
            let examples = match example {
                Some(OrderedValue::Array(list)) => list.as_slice(),
                _ => &[],
            };
            most_texts(items.iter().map(|item| {
                let with_example = examples.iter().map(|example| find(item, Some(example)));
                most_texts(with_example.chain([find(item, None)]))
            }))
        }
        Shape::Issue(shapes) => most_texts(shapes.iter().map(|shape| match shape {
            Shape::Object(object) => Some((object, example.filter(|its| has_members(its, object)))),
            _ => None,
        })),
        _ => None,
    }
}

fn has_members(example: &OrderedValue, object: &Object) -> bool {
    let mut required = object.members.iter().filter(|member| member.is_required);
    required.all(|member| member_of(Some(example), &member.name).is_some())
}

/// The structure of a nested error, and the example of one.
type Found<'a> = (&'a Object, Option<&'a OrderedValue>);

/// Returns the shape with the most texts. If several shapes have the same number, it returns the
/// first one.
fn most_texts<'a>(found: impl Iterator<Item = Option<Found<'a>>>) -> Option<Found<'a>> {
    found.flatten().reduce(
        |best, other| {
            if count_texts(other.0) > count_texts(best.0) { other } else { best }
        },
    )
}

fn count_texts(object: &Object) -> usize {
    object.members.iter().filter(|member| matches!(member.shape, Shape::String)).count()
}

/// Returns the JSON in one line. A line break within a text is escaped.
fn one_line(value: &OrderedValue) -> String {
    value.pretty().lines().map(str::trim_start).collect()
}

fn member_of<'a>(value: Option<&'a OrderedValue>, name: &str) -> Option<&'a OrderedValue> {
    let Some(OrderedValue::Object(members)) = value else { return None };
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn type_name(shape: &Shape) -> &'static str {
    match shape {
        Shape::String | Shape::Message | Shape::Const(OrderedValue::String(_)) => "string",
        Shape::Integer => "integer",
        Shape::Number | Shape::Const(OrderedValue::Number(_)) => "number",
        Shape::Bool | Shape::Const(OrderedValue::Bool(_)) => "boolean",
        Shape::Object(_) => "object",
        Shape::Array(..) => "array",
        _ => "any",
    }
}
