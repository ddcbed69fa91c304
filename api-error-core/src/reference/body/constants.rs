//! Compares the constants of a body in two renderings.

use crate::reference::body::shape::Shape;
use crate::reference::contract::ordered_value::OrderedValue;

/// A constant of a shape.
pub(super) struct Constant<'a> {
    pub(super) shape: &'a mut Shape,
    /// True if each body has the member whose value is the constant. `None` if the constant is not
    /// the value of a member.
    pub(super) is_required: Option<&'a mut bool>,
    /// True if both renderings have the same value.
    pub(super) is_equal: bool,
}

/// Calls `each` with each constant in the objects and arrays of the shape.
pub(super) fn for_each_constant(
    shape: &mut Shape,
    renderings: [&OrderedValue; 2],
    each: &dyn Fn(Constant<'_>),
) {
    visit(shape, None, renderings.map(Some), each);
}

fn visit(
    shape: &mut Shape,
    is_required: Option<&mut bool>,
    renderings: [Option<&OrderedValue>; 2],
    each: &dyn Fn(Constant<'_>),
) {
    match shape {
        Shape::Const(_) => {
            let [one, other] = renderings;
            each(Constant { shape, is_required, is_equal: one == other });
        }
        Shape::Object(object) => {
            for member in &mut object.members {
                let renderings = renderings.map(|body| body?.member(&member.name));
                visit(&mut member.shape, Some(&mut member.is_required), renderings, each);
            }
        }
        Shape::Array(items, _) => {
            let renderings = renderings.map(|body| body?.first());
            for item in items {
                visit(item, None, renderings, each);
            }
        }
        _ => {}
    }
}
