//! TypeScript types, and the checks that a value has such a type.

use crate::reference::Append;
use serde_json::Value;
use std::collections::BTreeMap;

/// A type of JSON values.
#[derive(Clone)]
pub(super) enum Type {
    /// `unknown`, `string`, `number`, `boolean` or `null`.
    Plain(&'static str),
    /// An integer type with values that a `number` cannot represent exactly.
    LargeInteger,
    Literal(String),
    /// A string that consists of these literals, with any text between them.
    Template(Vec<String>),
    /// A definition with this key.
    Named(String),
    List(Box<Self>),
    Map(Box<Self>),
    Tuple(Vec<Self>),
    Object(Vec<Member>),
    /// An object that may also have other members.
    OpenObject(Vec<Member>),
    Union(Vec<Self>),
    Intersection(Vec<Self>),
}

#[derive(Clone)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) is_required: bool,
    pub(super) description: String,
}

/// The TypeScript names of the definitions, by key.
pub(super) type Names = BTreeMap<String, String>;

const LARGE_INTEGER: &str =
    "A 64-bit integer: `JSON.parse` rounds a value outside of ±9007199254740991.";

impl Type {
    /// Returns the type as TypeScript.
    pub(super) fn to_typescript(&self, names: &Names, depth: usize) -> String {
        let operands = |types: &[Self], separator: &str| {
            let types: Vec<_> = types.iter().map(|ty| ty.operand(names, depth)).collect();
            types.join(separator)
        };
        match self {
            Self::Plain(name) => (*name).to_owned(),
            Self::LargeInteger => "number".to_owned(),
            Self::Literal(text) => text.clone(),
            Self::Template(literals) => {
                let literals: Vec<_> = literals.iter().map(|text| template_text(text)).collect();
                format!("`{}`", literals.join("${string}"))
            }
            Self::Named(key) => names.get(key).map_or("unknown", String::as_str).to_owned(),
            Self::List(item) => format!("{}[]", item.operand(names, depth)),
            Self::Map(value) => {
                format!("{{ [key: string]: {} }}", value.to_typescript(names, depth))
            }
            Self::Tuple(items) => {
                let items: Vec<_> =
                    items.iter().map(|item| item.to_typescript(names, depth)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(members) => object(members, false, names, depth),
            Self::OpenObject(members) => object(members, true, names, depth),
            Self::Union(types) => operands(types, " | "),
            Self::Intersection(types) => operands(types, " & "),
        }
    }

    /// Returns the type as an operand. A union or an intersection is in parentheses.
    fn operand(&self, names: &Names, depth: usize) -> String {
        let text = self.to_typescript(names, depth);
        match self {
            Self::Union(_) | Self::Intersection(_) => format!("({text})"),
            _ => text,
        }
    }

    /// Returns the `Check` of `head.ts` for this type, as a TypeScript value.
    pub(super) fn check(&self, names: &Names) -> String {
        let list = |types: &[Self]| {
            let checks: Vec<_> = types.iter().map(|ty| ty.check(names)).collect();
            checks.join(", ")
        };
        match self {
            Self::Plain(name) => format!("'{name}'"),
            Self::LargeInteger => "'number'".to_owned(),
            // The `Mark` of the error checks the literals.
            Self::Template(_) => "'string'".to_owned(),
            Self::Literal(text) => format!("['is', {text}]"),
            Self::Named(key) => match names.get(key) {
                Some(name) => format!("['ref', {}]", string_literal(name)),
                None => "'unknown'".to_owned(),
            },
            Self::List(item) => format!("['list', {}]", item.check(names)),
            Self::Map(value) => format!("['map', {}]", value.check(names)),
            Self::Tuple(items) => format!("['tuple', [{}]]", list(items)),
            Self::Object(members) | Self::OpenObject(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|member| {
                        let name = string_literal(&member.name);
                        format!("[{name}, {}, {}]", member.ty.check(names), member.is_required)
                    })
                    .collect();
                format!("['object', [{}]]", members.join(", "))
            }
            Self::Union(types) => format!("['any', [{}]]", list(types)),
            Self::Intersection(types) => format!("['all', [{}]]", list(types)),
        }
    }

    /// Returns the description. If the type contains a [`LargeInteger`](Self::LargeInteger), a note
    /// about the loss of precision follows.
    pub(super) fn described(&self, mut description: String) -> String {
        if self.has_large_integer() {
            if !description.is_empty() {
                description.push_str("\n\n");
            }
            description.push_str(LARGE_INTEGER);
        }
        description
    }

    /// Returns whether the description needs the note about large integers. The members of an
    /// object have their own descriptions.
    fn has_large_integer(&self) -> bool {
        match self {
            Self::LargeInteger => true,
            Self::List(ty) | Self::Map(ty) => ty.has_large_integer(),
            Self::Tuple(types) | Self::Union(types) | Self::Intersection(types) => {
                types.iter().any(Self::has_large_integer)
            }
            Self::Plain(_)
            | Self::Literal(_)
            | Self::Template(_)
            | Self::Named(_)
            | Self::Object(_)
            | Self::OpenObject(_) => false,
        }
    }
}

fn object(members: &[Member], is_open: bool, names: &Names, depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for member in members {
        let mark = if member.is_required { "" } else { "?" };
        let description = member.ty.described(member.description.clone());
        let ty = member.ty.to_typescript(names, depth + 1);
        out.push_str(&doc_comment(&description, &indent));
        out.append(format_args!("{indent}{}{mark}: {ty};\n", member_key(&member.name)));
    }
    if is_open {
        out.append(format_args!("{indent}[member: string]: unknown;\n"));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

/// Returns a documentation comment.
pub(super) fn doc_comment(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = text.replace("*/", "*\\/");
    if !text.contains('\n') {
        return format!("{indent}/** {text} */\n");
    }
    let mut out = format!("{indent}/**\n");
    for line in text.lines() {
        out.push_str(format!("{indent} * {line}").trim_end());
        out.push('\n');
    }
    out.append(format_args!("{indent} */\n"));
    out
}

/// Returns the name of a member in a type. The name is quoted, unless it is an identifier.
fn member_key(name: &str) -> String {
    if is_identifier(name) { name.to_owned() } else { string_literal(name) }
}

/// Returns the access to a member of an object: `.name` or `["name"]`.
pub(in crate::reference) fn member_access(name: &str) -> String {
    if is_identifier(name) { format!(".{name}") } else { format!("[{}]", string_literal(name)) }
}

fn is_identifier(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    name.starts_with(|c: char| is_part(c) && !c.is_ascii_digit()) && name.chars().all(is_part)
}

/// Returns a text as a part of a template literal. Backslashes, backticks and `$` are escaped.
fn template_text(text: &str) -> String {
    let quoted = string_literal(text);
    let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or_default().replace('`', "\\`").replace('$', "\\$")
}

/// Returns a string literal.
pub(in crate::reference) fn string_literal(text: &str) -> String {
    Value::from(text).to_string()
}
