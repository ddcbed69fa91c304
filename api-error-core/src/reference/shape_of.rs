//! The shape of an error's body, found by rendering it.
//!
//! Each body is rendered twice, with other values for all that can differ between two occurrences.
//! What comes out alike is constant; what comes out as the value of a data field has that field's
//! schema; the rest has the type it was written with. Then what may be absent is left out, part by
//! part, to see which members go with it.

use super::entry::Field;
use super::node::Node;
use super::sample::Sample;
use super::shape::{Member, Object, Shape, add_item};
use crate::envelope::AnyEnvelope;
use crate::model::{Context, ErrorSpec, Issue, MessageSource};
use serde_json::{Value, json};

/// The name of an issue's member that stands for all the members an issue may have.
const OPEN: &str = "probe_member";

/// What is there in one rendering.
#[derive(Clone, Copy, PartialEq)]
struct Present {
    context: bool,
    issues: bool,
    retry: bool,
    optional: Optional,
}

#[derive(Clone, Copy, PartialEq)]
enum Optional {
    All,
    None,
    AllBut(usize),
}

pub(super) fn shape_of(spec: &'static ErrorSpec, format: &AnyEnvelope, fields: &[Field]) -> Shape {
    let probe = Probe { spec, format, fields };
    let without = probe.merged(false);
    if !spec.has_issues() {
        return without;
    }
    let with = probe.merged(true);
    // Issues that only add members are optional members; else there are two forms of the body.
    if with.has_all_of(&without) { with.merge(without) } else { Shape::AnyOf(vec![without, with]) }
}

struct Probe<'a> {
    spec: &'static ErrorSpec,
    format: &'a AnyEnvelope,
    fields: &'a [Field],
}

impl Probe<'_> {
    fn merged(&self, issues: bool) -> Shape {
        let full = Present { context: true, issues, retry: true, optional: Optional::All };
        let mut shape = self.shape(full);
        let mut others = vec![Present { context: false, ..full }];
        if self.spec.has_retry_field() {
            others.push(Present { retry: false, ..full });
        }
        let optional = self.fields.iter().enumerate().filter(|(_, field)| field.is_optional);
        for (index, _) in optional {
            others.push(Present { optional: Optional::AllBut(index), ..full });
        }
        others.push(Present { optional: Optional::None, ..full });
        for present in others {
            shape = shape.merge(self.shape(present));
        }
        shape
    }

    fn shape(&self, present: Present) -> Shape {
        match (self.render(present, Side::One), self.render(present, Side::Other)) {
            (Some(one), Some(other)) => self.compare(&one, &other),
            _ => Shape::Any,
        }
    }

    /// Nothing when the envelope wrote no JSON.
    fn render(&self, present: Present, side: Side) -> Option<Node> {
        let message = match self.spec.message {
            MessageSource::ReasonPhrase => crate::model::reason_phrase(self.spec.status()),
            MessageSource::Literal(text) => text,
            MessageSource::Display | MessageSource::Template => side.of("a message", "some text"),
        };
        let data = self.fields.iter().enumerate().filter(|(index, field)| match present.optional {
            _ if !field.is_optional => true,
            Optional::All => true,
            Optional::None => false,
            Optional::AllBut(without) => *index != without,
        });
        let retry_after = match self.spec.retry_after() {
            None if self.spec.has_retry_field() && present.retry => Some(side.of(1234, 4321)),
            declared => declared,
        };
        let sample = Sample {
            spec: self.spec,
            message: message.to_owned(),
            data: data
                .map(|(index, field)| (field.name, side.value(index, &field.schema)))
                .collect(),
            issues: if present.issues { issues(side) } else { Vec::new() },
            retry_after,
        };
        let context = if present.context {
            Context::new()
                .with_request_id(side.of("probe-request", "other-request"))
                .with_instance(side.of("/probe", "/other"))
        } else {
            Context::new()
        };
        serde_json::from_slice(sample.render(self.format, &context).body()).ok()
    }

    fn compare(&self, one: &Node, other: &Node) -> Shape {
        if let Some(index) = self.field(one, other) {
            return Shape::Field(index);
        }
        match (one, other) {
            (Node::Object(one), Node::Object(other)) => self.compare_objects(one, other),
            (Node::Array(one), Node::Array(other)) => {
                let mut items = Vec::new();
                for (one, other) in one.iter().zip(other) {
                    add_item(&mut items, self.compare(one, other));
                }
                Shape::Array(items, usize::from(!one.is_empty()))
            }
            (one, other) if one == other => Shape::Const(one.clone()),
            (Node::String(_), Node::String(_)) => Shape::String,
            (Node::Number(one), Node::Number(other)) if !one.is_f64() && !other.is_f64() => {
                Shape::Integer
            }
            (Node::Number(_), Node::Number(_)) => Shape::Number,
            (Node::Bool(_), Node::Bool(_)) => Shape::Bool,
            _ => Shape::Any,
        }
    }

    fn compare_objects(&self, one: &[(String, Node)], other: &[(String, Node)]) -> Shape {
        let mut object = Object { members: Vec::new(), is_open: false };
        for (name, node) in one {
            if name == OPEN {
                object.is_open = true;
                continue;
            }
            let found = other.iter().find(|(its, _)| its == name);
            let shape = found.map_or(Shape::Any, |(_, found)| self.compare(node, found));
            let is_required = found.is_some();
            object.members.push(Member { name: name.clone(), shape, is_required });
        }
        Shape::Object(object)
    }

    /// The data field that has these values.
    fn field(&self, one: &Node, other: &Node) -> Option<usize> {
        let (one, other) = (one.to_value(), other.to_value());
        self.fields.iter().enumerate().position(|(index, field)| {
            Side::One.value(index, &field.schema) == one
                && Side::Other.value(index, &field.schema) == other
        })
    }
}

#[derive(Clone, Copy)]
enum Side {
    One,
    Other,
}

impl Side {
    fn of<T>(self, one: T, other: T) -> T {
        match self {
            Self::One => one,
            Self::Other => other,
        }
    }

    /// A value for the data field of this index: of its type, and like no other.
    fn value(self, index: usize, schema: &Value) -> Value {
        let text = format!("{} {index}", self.of("probe", "other"));
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => text.into(),
            Some("integer") => (index + self.of(910_000, 920_000)).into(),
            Some("number") => {
                // Far below the integers that a double holds exactly.
                #[expect(clippy::cast_precision_loss, reason = "indexes of fields are small")]
                let index = index as f64;
                (index + self.of(0.25, 0.75)).into()
            }
            Some("boolean") => self.of(true, false).into(),
            Some("array") => json!([text]),
            _ => json!({ "probe": text }),
        }
    }
}

/// Issues at each place that one can be at, with and without members of their own.
fn issues(side: Side) -> Vec<Issue> {
    let name = side.of("probe_issue", "other_issue");
    let message = side.of("an issue", "another one");
    let issues = [
        Issue::new(name, message, side.of("/probe/0/name", "/other/1/key")),
        Issue::new(name, message, ""),
        Issue::parameter(name, message, side.of("probe", "other")),
        Issue::header(name, message, side.of("x-probe", "x-other")),
    ];
    let with_members = issues.clone().map(|issue| issue.with(OPEN, side.of(1, 2)));
    with_members.into_iter().chain(issues).collect()
}
