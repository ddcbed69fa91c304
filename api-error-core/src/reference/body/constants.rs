//! Compares two renderings of a body, and changes the constants that are equal or different in them.

use crate::reference::body::shape::{Member, Shape};
use crate::reference::contract::ordered_value::OrderedValue;

/// Replaces a constant by its type, unless it differs in the two bodies.
pub(super) fn without_constant(
    shape: Shape,
    constant: &OrderedValue,
    one: Option<&OrderedValue>,
    other: Option<&OrderedValue>,
) -> Shape {
    match shape {
        Shape::Const(value) if value == *constant && one == other => Shape::String,
        Shape::Object(mut object) => {
            for member in &mut object.members {
                let inner = std::mem::replace(&mut member.shape, Shape::Any);
                let [one, other] = [one, other].map(|body| body?.member(&member.name));
                member.shape = without_constant(inner, constant, one, other);
            }
            Shape::Object(object)
        }
        Shape::Array(items, min) => {
            let [one, other] = [one, other].map(|body| body?.first());
            let items = items.into_iter();
            let items = items.map(|item| without_constant(item, constant, one, other));
            Shape::Array(items.collect(), min)
        }
        other_shape => other_shape,
    }
}

/// Changes each member that is a constant in the shape, but has another value in each of the two
/// bodies.
pub(super) fn change_members(
    shape: &mut Shape,
    one: Option<&OrderedValue>,
    other: Option<&OrderedValue>,
    change: &dyn Fn(&mut Member),
) {
    match shape {
        Shape::Object(object) => {
            for member in &mut object.members {
                let [one, other] = [one, other].map(|body| body?.member(&member.name));
                match member.shape {
                    Shape::Const(_) if one != other => change(member),
                    _ => change_members(&mut member.shape, one, other, change),
                }
            }
        }
        Shape::Array(items, _) => {
            let [one, other] = [one, other].map(|body| body?.first());
            for item in items {
                change_members(item, one, other, change);
            }
        }
        _ => {}
    }
}
