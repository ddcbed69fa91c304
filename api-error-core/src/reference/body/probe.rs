//! Finds the schema of an error's body by rendering placeholder values twice.
//!
//! 1. The body is rendered twice, with different placeholders for all values that can vary.
//! 2. A value that is equal in both bodies is a constant, with two exceptions:
//!    - A value that equals the reason phrase of the status is a string. If a third rendering with
//!      another error name changes this value, the value is the name, and remains a constant.
//!    - If the status identifies the error, a value that depends on the name is a string.
//! 3. A value that is equal to the placeholders of a data field has the schema of this field. A
//!    value that is equal to the placeholders of the message is the message.
//! 4. Any other value has its JSON type. An array has the shapes of its elements. An object whose
//!    member names differ between the bodies is a map with the shapes of its values.
//! 5. Each optional part is left out once. The members that are then missing are not required. A
//!    member that contains an optional code is not required either.

use crate::envelope::AnyEnvelope;
use crate::model::{Context, ErrorSpec, Identity, Issue, reason_phrase};
use crate::reference::body::constants::{Constant, for_each_constant};
use crate::reference::body::sample::Sample;
use crate::reference::body::shape::{Member, Object, Shape, add_item};
use crate::reference::contract::Field;
use crate::reference::contract::ordered_value::OrderedValue;
use crate::text::letters::letters;
use serde_json::{Value, json};

/// The name of a member of the placeholder issues. If an object of the body contains this member,
/// the envelope writes the members of issues there. The schema of the object then allows any other
/// member.
const OPEN: &str = "probe_member";

/// The name of the issues in the first rendering.
const FIRST_ISSUE: &str = "probe_issue";

/// The placeholders of the message.
const MESSAGES: [&str; 2] = ["a message", "some text"];

/// The optional parts that one rendering contains, and the values that are replaced in it.
#[derive(Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent part of the rendering")]
struct Present {
    context: bool,
    issues: bool,
    retry: bool,
    optional: Optional,
    /// True if the name is replaced by another name.
    other_name: bool,
    /// True if the number of the code is replaced by another number.
    other_code: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Optional {
    All,
    None,
    AllBut(usize),
}

/// Returns the shape of the bodies that `envelope` writes for this error.
pub(crate) fn probe(spec: &'static ErrorSpec, envelope: &AnyEnvelope, fields: &[Field]) -> Shape {
    let probe = Probe { spec, envelope, fields };
    if spec.requires_issues() {
        return probe.merged_shape(true);
    }
    let without = probe.merged_shape(false);
    if !spec.has_issues() {
        return without;
    }
    let with = probe.merged_shape(true);
    // If issues only add members, these members are optional. Otherwise the body has two forms.
    if with.has_all_of(&without) { with.merge(without) } else { Shape::AnyOf(vec![without, with]) }
}

struct Probe<'a> {
    spec: &'static ErrorSpec,
    envelope: &'a AnyEnvelope,
    fields: &'a [Field],
}

impl Probe<'_> {
    /// Merges the shapes of all renderings.
    fn merged_shape(&self, issues: bool) -> Shape {
        let full = Present {
            context: true,
            issues,
            retry: true,
            optional: Optional::All,
            other_name: false,
            other_code: false,
        };
        let mut shape = self.shape_with(full);
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
            shape = shape.merge(self.shape_with(present));
        }
        self.change_phrase(&mut shape, full);
        if self.spec.code().is_some_and(|code| code.is_optional()) {
            let other = Present { other_code: true, ..full };
            self.change_constants(&mut shape, [full, other], |constant| {
                if let (false, Some(is_required)) = (constant.is_equal, constant.is_required) {
                    *is_required = false;
                }
            });
        }
        if self.spec.is_identified_by_status() {
            let other = Present { other_name: true, ..full };
            self.change_constants(&mut shape, [full, other], |constant| {
                if !constant.is_equal && constant.is_required.is_some() {
                    *constant.shape = Shape::String;
                }
            });
        }
        shape
    }

    /// Renders the body twice, and calls `change` for each constant, as [`for_each_constant`] does.
    /// [`Constant::is_equal`] states whether both renderings have the same value.
    fn change_constants(
        &self,
        shape: &mut Shape,
        renderings: [Present; 2],
        change: impl Fn(Constant<'_>),
    ) {
        let renderings = renderings.map(|present| self.render(present, Side::First));
        if let [Some(one), Some(other)] = &renderings {
            for_each_constant(shape, [one, other], &change);
        }
    }

    /// Replaces each constant that is the reason phrase of the status by a string, unless the
    /// constant is the name of the error. The phrase is a text for people, so it can change.
    fn change_phrase(&self, shape: &mut Shape, full: Present) {
        let phrase = OrderedValue::String(reason_phrase(self.spec.status()).to_owned());
        if !shape.constants().iter().any(|(_, value)| *value == phrase) {
            return;
        }
        let renamed = Present { other_name: true, ..full };
        self.change_constants(shape, [full, renamed], |constant| {
            let is_phrase = matches!(&*constant.shape, Shape::Const(value) if *value == phrase);
            if constant.is_equal && is_phrase {
                *constant.shape = Shape::String;
            }
        });
    }

    fn shape_with(&self, present: Present) -> Shape {
        match (self.render(present, Side::First), self.render(present, Side::Second)) {
            (Some(one), Some(other)) => self.compare(None, &one, &other),
            _ => Shape::Any,
        }
    }

    /// Returns `None` when the envelope did not write JSON.
    fn render(&self, present: Present, side: Side) -> Option<OrderedValue> {
        let data = self.fields.iter().enumerate().filter(|(index, field)| match present.optional {
            _ if !field.is_optional => true,
            Optional::All => true,
            Optional::None => false,
            Optional::AllBut(without) => *index != without,
        });
        let retry_after = match self.spec.retry_after() {
            None if self.spec.has_retry_field() && present.retry => Some(side.pick(1234, 4321)),
            declared => declared,
        };
        let mut identity: Identity<'static> = self.spec.into();
        identity.title = side.pick("A title", "Another title");
        if identity.help.is_some() {
            identity.help = Some(side.pick("https://probe.example/", "https://other.example/"));
        }
        if present.other_name {
            identity.name = "PROBE_NAME";
        }
        if present.other_code {
            identity.code_number = identity.code_number.map(|number| number ^ 1);
        }
        let sample = Sample {
            spec: self.spec,
            identity,
            message: side.pick(MESSAGES[0], MESSAGES[1]).to_owned(),
            data: data
                .map(|(index, field)| (field.name, side.placeholder(index, &field.schema)))
                .collect(),
            headers: Vec::new(),
            issues: if present.issues { placeholder_issues(side) } else { Vec::new() },
            retry_after,
        };
        let context = if present.context {
            Context::new()
                .with_request_id(side.pick("probe-request", "other-request"))
                .with_instance(side.pick("/probe", "/other"))
        } else {
            Context::new()
        };
        OrderedValue::parse(sample.render(self.envelope, &context).body())
    }

    /// Returns the shape of a value that is `one` in the first rendering and `other` in the second.
    /// `member` is the name of the member with this value.
    fn compare(&self, member: Option<&str>, one: &OrderedValue, other: &OrderedValue) -> Shape {
        if let Some(index) = self.field_with_values(member, one, other) {
            return Shape::Field(index);
        }
        match (one, other) {
            (OrderedValue::Object(one), OrderedValue::Object(other)) => {
                self.compare_objects(one, other)
            }
            (OrderedValue::Array(one), OrderedValue::Array(other)) => {
                let mut items = Vec::new();
                for (one, other) in one.iter().zip(other) {
                    add_item(&mut items, self.compare(None, one, other));
                }
                if !one.is_empty() && one.iter().all(is_issue) {
                    items = vec![Shape::Issue(items)];
                }
                Shape::Array(items, usize::from(!one.is_empty()))
            }
            (one, other) if one == other => Shape::Const(one.clone()),
            (OrderedValue::String(one), OrderedValue::String(other)) => {
                if [one, other] == MESSAGES { Shape::Message } else { Shape::String }
            }
            (OrderedValue::Number(one), OrderedValue::Number(other))
                if !one.is_f64() && !other.is_f64() =>
            {
                Shape::Integer
            }
            (OrderedValue::Number(_), OrderedValue::Number(_)) => Shape::Number,
            (OrderedValue::Bool(_), OrderedValue::Bool(_)) => Shape::Bool,
            _ => Shape::Any,
        }
    }

    fn compare_objects(
        &self,
        one: &[(String, OrderedValue)],
        other: &[(String, OrderedValue)],
    ) -> Shape {
        let has_other_names = |these: &[(String, OrderedValue)], those: &[(String, _)]| {
            these.iter().any(|(name, _)| those.iter().all(|(its, _)| its != name))
        };
        if has_other_names(one, other) && has_other_names(other, one) {
            // The member names are placeholders, for example the locations of issues.
            let mut values = Vec::new();
            for ((_, one), (_, other)) in one.iter().zip(other) {
                add_item(&mut values, self.compare(None, one, other));
            }
            return Shape::Map(values);
        }
        let mut object = Object { members: Vec::new(), is_open: false };
        for (name, node) in one {
            if name == OPEN {
                object.is_open = true;
                continue;
            }
            let found = other.iter().find(|(its, _)| its == name);
            let shape =
                found.map_or(Shape::Any, |(_, found)| self.compare(Some(name), node, found));
            let is_required = found.is_some();
            object.members.push(Member { name: name.clone(), shape, is_required });
        }
        Shape::Object(object)
    }

    /// Returns the index of the data field that has these placeholders. All `bool` fields have
    /// the same placeholders, so several fields can match. The field with the name of the member is
    /// then preferred.
    fn field_with_values(
        &self,
        member: Option<&str>,
        one: &OrderedValue,
        other: &OrderedValue,
    ) -> Option<usize> {
        let (one, other) = (one.to_value(), other.to_value());
        let mut found = self.fields.iter().enumerate().filter(|(index, field)| {
            Side::First.placeholder(*index, &field.schema) == one
                && Side::Second.placeholder(*index, &field.schema) == other
        });
        let first = found.next()?;
        let is_named = |(_, field): &(usize, &Field)| Some(field.name) == member;
        let named = if is_named(&first) { None } else { found.find(is_named) };
        Some(named.unwrap_or(first).0)
    }
}

/// Returns whether the value is an object with a member whose value is the name of a placeholder
/// issue.
fn is_issue(value: &OrderedValue) -> bool {
    let OrderedValue::Object(members) = value else { return false };
    members.iter().any(|(_, value)| {
        matches!(value, OrderedValue::String(text) if letters(text) == letters(FIRST_ISSUE))
    })
}

/// The first or the second of the two renderings.
#[derive(Clone, Copy)]
enum Side {
    First,
    Second,
}

impl Side {
    fn pick<T>(self, one: T, other: T) -> T {
        match self {
            Self::First => one,
            Self::Second => other,
        }
    }

    /// Returns a placeholder for the data field at this index. The placeholder is unique, unless
    /// the type of the field is `bool`. If the schema has none of the types below, the placeholder
    /// is an object.
    fn placeholder(self, index: usize, schema: &Value) -> Value {
        let schema = referenced(schema);
        let text = format!("{} {index}", self.pick("probe", "other"));
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => text.into(),
            Some("integer") => (index + self.pick(910_000, 920_000)).into(),
            Some("number") => {
                #[expect(clippy::cast_precision_loss, reason = "indexes of fields are small")]
                let index = index as f64;
                (index + self.pick(0.25, 0.75)).into()
            }
            Some("boolean") => self.pick(true, false).into(),
            Some("array") => json!([text]),
            _ => json!({ "probe": text }),
        }
    }
}

/// Returns the definition to which a schema refers, or the schema itself if it is not a reference.
fn referenced(schema: &Value) -> &Value {
    let definition = || {
        let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        schema.get("$defs")?.get(name)
    };
    definition().unwrap_or(schema)
}

/// Returns two issues for each kind of location: one with a member, and one without members.
fn placeholder_issues(side: Side) -> Vec<Issue> {
    let name = side.pick(FIRST_ISSUE, "other_issue");
    let message = side.pick("an issue", "another one");
    let issues = [
        Issue::new(name, message, side.pick("/probe/0/name", "/other/1/key")),
        Issue::new(name, message, ""),
        Issue::parameter(name, message, side.pick("probe", "other")),
        Issue::header(name, message, side.pick("x-probe", "x-other")),
    ];
    let with_members = issues.clone().map(|issue| issue.with(OPEN, side.pick(1, 2)));
    with_members.into_iter().chain(issues).collect()
}
