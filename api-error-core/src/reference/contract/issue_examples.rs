//! The members and values of the nested errors in the example, if sample issues are declared.

use super::ordered_value::OrderedValue;
use crate::reference::body::shape::{Member, Shape};
use serde_json::Value;
use std::collections::BTreeMap;

/// Adds members to the nested errors in `shape`: the members that
/// [`Issue::with`](crate::Issue::with) set in sample issues. `example` is a body with these issues.
pub(super) fn add_members(shape: &mut Shape, example: &OrderedValue) {
    let mut issues = Vec::new();
    collect_issues(shape, example, &mut issues);
    add_to_issues(shape, &issues);
}

fn add_to_issues(shape: &mut Shape, issues: &[Issue<'_>]) {
    match shape {
        Shape::Issue(shapes) => {
            for shape in shapes {
                for issue in issues {
                    add_to_issue(shape, issue);
                }
            }
        }
        Shape::Object(object) => {
            for member in &mut object.members {
                add_to_issues(&mut member.shape, issues);
            }
        }
        Shape::AnyOf(shapes) | Shape::Array(shapes, _) | Shape::Map(shapes) => {
            for shape in shapes {
                add_to_issues(shape, issues);
            }
        }
        _ => {}
    }
}

/// Adds the members of a nested error, or of an object in it. Only an open object in `shape` gets
/// new members.
fn add_to_issue(shape: &mut Shape, members: Issue<'_>) {
    let Shape::Object(object) = shape else { return };
    for (name, value) in members {
        let known = object.members.iter_mut().find(|member| member.name == *name);
        match (known, value) {
            (Some(member), OrderedValue::Object(inner)) => add_to_issue(&mut member.shape, inner),
            (None, _) if object.is_open => {
                let member = Member { name: name.clone(), shape: Shape::Any, is_required: false };
                object.members.push(member);
            }
            _ => {}
        }
    }
}

/// Returns the values of each member of the nested errors in the example. Each value occurs once.
pub(super) fn values_by_member(
    shape: &Shape,
    example: &OrderedValue,
) -> BTreeMap<String, Vec<Value>> {
    let mut found = Vec::new();
    collect_issues(shape, example, &mut found);
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (name, value) in found.into_iter().flatten() {
        let values = values.entry(name.clone()).or_default();
        let value = value.to_value();
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// The members of one nested error.
type Issue<'a> = &'a [(String, OrderedValue)];

fn collect_issues<'a>(shape: &Shape, example: &'a OrderedValue, found: &mut Vec<Issue<'a>>) {
    match (shape, example) {
        (Shape::Issue(_), OrderedValue::Object(members)) => found.push(members),
        (Shape::Object(object), OrderedValue::Object(_)) => {
            for member in &object.members {
                if let Some(value) = example.member(&member.name) {
                    collect_issues(&member.shape, value, found);
                }
            }
        }
        (Shape::AnyOf(shapes), _) => {
            for shape in shapes {
                collect_issues(shape, example, found);
            }
        }
        (Shape::Array(shapes, _), OrderedValue::Array(items)) => {
            for (item, shape) in
                items.iter().flat_map(|item| shapes.iter().map(move |its| (item, its)))
            {
                collect_issues(shape, item, found);
            }
        }
        _ => {}
    }
}
