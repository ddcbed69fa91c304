//! The structure of a body: a subset of JSON Schema that is sufficient for the bodies of envelopes.

use crate::reference::contract::Definitions;
use crate::reference::contract::ordered_value::OrderedValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Const(OrderedValue),
    /// The value of the data field at this index.
    Field(usize),
    String,
    /// The message of the error.
    Message,
    Integer,
    Number,
    Bool,
    Any,
    Object(Object),
    /// An object whose member names differ between occurrences. Each value has one of these shapes.
    Map(Vec<Self>),
    /// The shapes of the elements, and the minimum number of elements.
    Array(Vec<Self>, usize),
    AnyOf(Vec<Self>),
    /// A nested error, with the shapes that it can have.
    Issue(Vec<Self>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Object {
    pub(crate) members: Vec<Member>,
    /// True if members with other names are allowed.
    pub(crate) is_open: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) is_required: bool,
}

/// The schemas in a body that come from the declaration of the error, not from the envelope.
pub(crate) struct Parts {
    /// The schemas of the data fields.
    pub(crate) fields: Vec<Value>,
    pub(crate) message: Value,
    /// The values of the members of nested errors in the declared example. Empty if no example is
    /// declared.
    pub(crate) issue_examples: BTreeMap<String, Vec<Value>>,
}

impl Parts {
    /// Adds the values of the declared example to `issue`, the schema of a nested error. Only a
    /// member that can be any value or any string gets these `examples`.
    fn add_examples(&self, issue: &mut Value) {
        if let Some(Value::Array(list)) = issue.get_mut("anyOf") {
            for schema in list {
                self.add_examples(schema);
            }
        }
        let properties = issue.get_mut("properties").and_then(Value::as_object_mut);
        for (name, schema) in properties.into_iter().flatten() {
            let is_open = *schema == json!({}) || *schema == json!({ "type": "string" });
            if let Some(values) = self.issue_examples.get(name).filter(|_| is_open) {
                schema["examples"] = values.clone().into();
            }
        }
    }
}

/// One step into a body: to a member of an object, or to the first element of an array.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Member(String),
    First,
}

impl Shape {
    /// Returns a shape that allows every value that one of the two shapes allows.
    pub(crate) fn merge(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        match (self, other) {
            (Self::Object(this), Self::Object(other)) => Self::Object(this.merge(other)),
            (Self::Array(mut items, min), Self::Array(other, other_min)) => {
                for item in other {
                    add_item(&mut items, item);
                }
                Self::Array(items, min.min(other_min))
            }
            (Self::Map(mut shapes), Self::Map(other)) => {
                for shape in other {
                    add_item(&mut shapes, shape);
                }
                Self::Map(shapes)
            }
            (Self::Issue(mut shapes), Self::Issue(other)) => {
                for shape in other {
                    add_item(&mut shapes, shape);
                }
                Self::Issue(shapes)
            }
            (Self::AnyOf(mut shapes), Self::AnyOf(other)) => {
                for shape in other {
                    add_item(&mut shapes, shape);
                }
                Self::AnyOf(shapes)
            }
            (Self::AnyOf(mut shapes), other) | (other, Self::AnyOf(mut shapes)) => {
                add_item(&mut shapes, other);
                Self::AnyOf(shapes)
            }
            (this, other) => Self::AnyOf(vec![this, other]),
        }
    }

    /// Returns whether this shape has every member of `other`, and possibly more.
    pub(crate) fn has_all_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(this), Self::Object(other)) => other.members.iter().all(|member| {
                let mut found = this.members.iter().filter(|its| its.name == member.name);
                found.any(|its| {
                    its.is_required == member.is_required && its.shape.has_all_of(&member.shape)
                })
            }),
            (this, other) => this == other,
        }
    }

    /// Returns the forms of the body, usually one. If a body with nested errors does not have all
    /// members of a body without them, there are two forms.
    pub(crate) fn forms(&self) -> &[Self] {
        match self {
            Self::AnyOf(forms) => forms,
            single => std::slice::from_ref(single),
        }
    }

    /// Returns whether the body can contain nested errors.
    pub(crate) fn has_issues(&self) -> bool {
        match self {
            Self::Issue(_) => true,
            Self::Object(object) => object.members.iter().any(|member| member.shape.has_issues()),
            Self::Array(shapes, _) | Self::AnyOf(shapes) | Self::Map(shapes) => {
                shapes.iter().any(Self::has_issues)
            }
            _ => false,
        }
    }

    /// Returns whether a member with this name has the shape [`String`](Self::String).
    pub(crate) fn has_string(&self, name: &str) -> bool {
        match self {
            Self::Object(object) => object.members.iter().any(|member| {
                member.name == name && member.shape == Self::String || member.shape.has_string(name)
            }),
            Self::Array(shapes, _) | Self::AnyOf(shapes) | Self::Map(shapes) => {
                shapes.iter().any(|shape| shape.has_string(name))
            }
            _ => false,
        }
    }

    /// Returns the JSON schema.
    pub(crate) fn to_schema(&self, parts: &Parts, definitions: &mut Definitions) -> Value {
        match self {
            Self::Const(node) => constant(node),
            Self::Field(index) => parts.fields.get(*index).cloned().unwrap_or_else(|| json!({})),
            Self::String => json!({ "type": "string" }),
            Self::Message => parts.message.clone(),
            Self::Integer => json!({ "type": "integer" }),
            Self::Number => json!({ "type": "number" }),
            Self::Bool => json!({ "type": "boolean" }),
            Self::Any => json!({}),
            Self::Object(object) => object.to_schema(parts, definitions),
            // The JSON writer leaves out an object without members.
            Self::Map(values) => json!({
                "type": "object",
                "additionalProperties": alternatives(values, parts, definitions),
                "minProperties": 1,
            }),
            Self::Array(items, min) => {
                let items = match items.as_slice() {
                    [] => json!({}),
                    items => alternatives(items, parts, definitions),
                };
                let mut schema = json!({ "type": "array", "items": items });
                if *min > 0 {
                    schema["minItems"] = (*min).into();
                }
                schema
            }
            Self::AnyOf(shapes) => alternatives(shapes, parts, definitions),
            Self::Issue(shapes) => {
                let mut schema = alternatives(shapes, parts, definitions);
                parts.add_examples(&mut schema);
                definitions.define("Issue", schema)
            }
        }
    }

    /// Returns whether a body can contain a constant for which `is` returns true.
    pub(crate) fn has_constant(&self, is: &dyn Fn(&OrderedValue) -> bool) -> bool {
        match self {
            Self::Const(value) => is(value),
            Self::Object(object) => {
                object.members.iter().any(|member| member.shape.has_constant(is))
            }
            Self::Array(shapes, _) | Self::AnyOf(shapes) | Self::Map(shapes) => {
                shapes.iter().any(|shape| shape.has_constant(is))
            }
            _ => false,
        }
    }

    /// Returns every constant that each body contains, with its path.
    pub(crate) fn constants(&self) -> Vec<(Vec<Step>, OrderedValue)> {
        let mut found = Vec::new();
        self.collect_constants(&mut Vec::new(), &mut found);
        found
    }

    /// Returns the path of the message, if each body contains it.
    pub(crate) fn message_path(&self) -> Option<Vec<Step>> {
        match self {
            Self::Message => Some(Vec::new()),
            Self::Object(object) => {
                let mut members = object.members.iter().filter(|member| member.is_required);
                members.find_map(|member| {
                    let rest = member.shape.message_path()?;
                    Some([vec![Step::Member(member.name.clone())], rest].concat())
                })
            }
            Self::Array(items, min) if *min > 0 => {
                Some([vec![Step::First], items.first()?.message_path()?].concat())
            }
            _ => None,
        }
    }

    fn collect_constants(&self, path: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, OrderedValue)>) {
        match self {
            Self::Const(node) => found.push((path.clone(), node.clone())),
            Self::Object(object) => {
                for member in object.members.iter().filter(|member| member.is_required) {
                    path.push(Step::Member(member.name.clone()));
                    member.shape.collect_constants(path, found);
                    path.pop();
                }
            }
            // The first element always has the first of the shapes.
            Self::Array(items, min) if *min > 0 => {
                if let Some(first) = items.first() {
                    path.push(Step::First);
                    first.collect_constants(path, found);
                    path.pop();
                }
            }
            Self::AnyOf(shapes) | Self::Issue(shapes) => {
                let Some((first, rest)) = shapes.split_first() else { return };
                let mut common = first.constants();
                for shape in rest {
                    let other = shape.constants();
                    common.retain(|constant| other.contains(constant));
                }
                for (steps, node) in common {
                    found.push((path.iter().cloned().chain(steps).collect(), node));
                }
            }
            _ => {}
        }
    }
}

/// Returns the schema of a constant. The schema contains the type, because some generators need it.
fn constant(node: &OrderedValue) -> Value {
    let ty = match node {
        OrderedValue::Null => "null",
        OrderedValue::Bool(_) => "boolean",
        OrderedValue::Number(number) if number.is_f64() => "number",
        OrderedValue::Number(_) => "integer",
        OrderedValue::String(_) => "string",
        OrderedValue::Array(_) => "array",
        OrderedValue::Object(_) => "object",
    };
    json!({ "type": ty, "const": node.to_value() })
}

fn alternatives(shapes: &[Shape], parts: &Parts, definitions: &mut Definitions) -> Value {
    match shapes {
        [single] => single.to_schema(parts, definitions),
        shapes => {
            let schemas = shapes.iter().map(|shape| shape.to_schema(parts, definitions));
            json!({ "anyOf": schemas.collect::<Vec<_>>() })
        }
    }
}

impl Object {
    fn merge(mut self, other: Self) -> Self {
        for member in &mut self.members {
            member.is_required &= other.members.iter().any(|its| its.name == member.name);
        }
        for its in other.members {
            match self.members.iter_mut().find(|member| member.name == its.name) {
                Some(member) => {
                    member.is_required &= its.is_required;
                    let shape = std::mem::replace(&mut member.shape, Shape::Any);
                    member.shape = shape.merge(its.shape);
                }
                None => self.members.push(Member { is_required: false, ..its }),
            }
        }
        self.is_open |= other.is_open;
        self
    }

    fn to_schema(&self, parts: &Parts, definitions: &mut Definitions) -> Value {
        let properties: serde_json::Map<_, _> = self
            .members
            .iter()
            .map(|member| {
                let mut schema = member.shape.to_schema(parts, definitions);
                // openapi-python-client writes invalid code for an optional number with `const`.
                if let (false, Shape::Const(OrderedValue::Number(_))) =
                    (member.is_required, &member.shape)
                {
                    schema = json!({ "type": schema["type"], "enum": [schema["const"]] });
                }
                (member.name.clone(), schema)
            })
            .collect();
        let required: Vec<_> =
            self.members.iter().filter(|member| member.is_required).map(|m| &*m.name).collect();
        let mut schema = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        if self.is_open {
            schema["additionalProperties"] = json!({});
        }
        if self.members.iter().all(|member| !member.is_required) && !self.is_open {
            // The JSON writer leaves out an object without members.
            schema["minProperties"] = 1.into();
        }
        schema
    }

    /// Returns the members that are constants. [`add_item`] merges the elements of an array that
    /// have the same constants.
    fn constants(&self) -> Vec<(&str, &Shape)> {
        let is_const = |member: &&Member| matches!(member.shape, Shape::Const(_));
        self.members.iter().filter(is_const).map(|member| (&*member.name, &member.shape)).collect()
    }
}

/// Adds the shape of an element. Shapes of objects with the same constants are merged.
pub(crate) fn add_item(items: &mut Vec<Shape>, item: Shape) {
    if items.contains(&item) {
        return;
    }
    if let Shape::Issue(_) = &item
        && let Some(same) = items.iter_mut().find(|other| matches!(other, Shape::Issue(_)))
    {
        *same = std::mem::replace(same, Shape::Any).merge(item);
        return;
    }
    if let Shape::Object(object) = &item {
        let same = items.iter_mut().find(|other| {
            matches!(other, Shape::Object(other) if other.constants() == object.constants())
        });
        if let Some(same) = same {
            *same = std::mem::replace(same, Shape::Any).merge(item);
            return;
        }
    }
    items.push(item);
}
