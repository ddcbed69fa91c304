//! The members of a nested error, read from the structure of the body.

use super::escape::code;
use super::facts::typed;
use super::issue_members::IssueMembers;
use super::table::Table;
use crate::reference::body::shape::{Object, Shape};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{Entry, ErrorType};

/// Returns the table of the members of a nested error, if the body has nested errors.
pub(crate) fn issue_table(ty: &ErrorType, entry: &Entry) -> Option<Table> {
    if !entry.spec.has_issues() {
        return None;
    }
    let (object, example) = find(&entry.shape, Some(&entry.example))?;
    let members = IssueMembers::new(entry, ty.catalog.envelope());
    let mut table = Table::new("Nested errors", ["Member", "Type", "Description", "Example"]);
    for member in &object.members {
        let value = member_of(example, &member.name);
        let meaning = match &member.shape {
            Shape::Const(_) => Some("The same in each nested error."),
            // This member comes from the `example` of the field with the key `issues`, so not every
            // issue has it.
            Shape::Any if !member.is_required => Some("A detail that some nested errors have."),
            _ => members.meaning(&member.name),
        };
        table.push([
            code(&member.name),
            typed(&code(type_name(&member.shape)), !member.is_required),
            meaning.unwrap_or_default().to_owned(),
            value.map_or_else(String::new, |value| code(&one_line(value))),
        ]);
    }
    table.filled()
}

/// Finds the structure of the nested errors, and an example. A nested error can have a different
/// shape for each kind of location. The shape with the most string members is documented.
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

/// The structure of a nested error, and the example of a nested error with this structure.
type Found<'a> = (&'a Object, Option<&'a OrderedValue>);

/// Returns the shape with the most string members. If several shapes have the same number of them,
/// the first of these shapes is returned.
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
pub(super) fn one_line(value: &OrderedValue) -> String {
    let mut out = String::new();
    for line in value.pretty().lines() {
        if out.ends_with(',') {
            out.push(' ');
        }
        out.push_str(line.trim_start());
    }
    out
}

fn member_of<'a>(value: Option<&'a OrderedValue>, name: &str) -> Option<&'a OrderedValue> {
    let Some(OrderedValue::Object(members)) = value else { return None };
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

pub(super) fn type_name(shape: &Shape) -> &'static str {
    match shape {
        Shape::String | Shape::Message | Shape::Const(OrderedValue::String(_)) => "string",
        Shape::Integer => "integer",
        Shape::Const(OrderedValue::Number(number)) if !number.is_f64() => "integer",
        Shape::Number | Shape::Const(OrderedValue::Number(_)) => "number",
        Shape::Bool | Shape::Const(OrderedValue::Bool(_)) => "boolean",
        Shape::Object(_) | Shape::Map(_) => "object",
        Shape::Array(..) => "array",
        Shape::AnyOf(shapes) => {
            let mut names = shapes.iter().map(type_name);
            let first = names.next().unwrap_or("any");
            if names.all(|name| name == first) { first } else { "any" }
        }
        _ => "any",
    }
}
