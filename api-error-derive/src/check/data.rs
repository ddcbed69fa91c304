//! The rules for data fields and their keys.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::field::{DataKey, DataRule, Field};
use crate::model::spec::Member;
use crate::model::variant::Variant;
use crate::parse::item::{ParsedError, ParsedField};
use crate::parse::validate::data::FieldData;
use crate::parse::validate::text::{InvalidIdentifier, invalid_identifier};
use syn::ext::IdentExt;

/// A source is not declared as data or as a header.
pub(crate) fn check_sources(cx: &Ctxt, error: &ParsedError<'_>) {
    for field in error.fields.iter().filter(|field| field.is_source) {
        if let Some(data) = field.attrs.data.given()
            && !matches!(data.value, FieldData::Skip)
        {
            cx.error(data.key, Rule::DataOnSource);
        }
        if let Some(header) = field.attrs.header.given() {
            cx.error(header.key, Rule::HeaderOnSource);
        }
    }
}

/// `data(skip)` is only for an error that has `#[data]` itself. In any other error, a field without
/// `#[data]` is private.
pub(crate) fn check_skip(cx: &Ctxt, error: &ParsedError<'_>) {
    if DataRule::of(&error.attrs) != DataRule::Marked {
        return;
    }
    for data in error.fields.iter().filter_map(|field| field.attrs.data.given()) {
        if let FieldData::Skip = data.value {
            cx.error(data.span, Rule::SkipOfPrivateField);
        }
    }
}

/// `example` is only for a field that is sent or in the message.
pub(crate) fn check_examples(cx: &Ctxt, error: &ParsedError<'_>, variant: &Variant<'_>) {
    if DataRule::of(&error.attrs) == DataRule::Unknown {
        return;
    }
    for (index, parsed) in error.fields.iter().enumerate() {
        if let Some(example) = parsed.attrs.example.given()
            && !variant.documents_field(index)
            && !parsed.attrs.data.is_invalid()
        {
            cx.error(example.key, Rule::ExampleOfPrivateField);
        }
    }
}

/// An error that has `#[data]` itself has at least one field.
pub(crate) fn check_data_of_unit(cx: &Ctxt, error: &ParsedError<'_>) {
    if let Some(data) = error.attrs.data.given()
        && error.fields.is_empty()
    {
        let error = error.ident.unraw().to_string();
        cx.error(data.key, Rule::DataOfUnit { error: &error });
    }
}

/// Each static member has a valid name, which no other member and no data field has. Marks each
/// member for which an error is reported.
pub(crate) fn check_members(cx: &Ctxt, fields: &[Field<'_>], members: &mut [Member]) {
    let mut seen: Vec<String> =
        fields.iter().filter_map(|field| Some(field.data.as_ref()?.name.clone())).collect();
    for member in members {
        let name = &member.name;
        let plain = name.trim_end_matches('_');
        let error = if name.is_empty() {
            Rule::EmptyDataKey
        } else if let Some(invalid) = invalid_key(name) {
            invalid
        } else if plain.len() < name.len() {
            Rule::MemberUnderscore { plain }
        } else if seen.contains(name) {
            Rule::MemberTwice { name }
        } else {
            seen.push(name.clone());
            continue;
        };
        cx.error(member.span, error);
        member.is_valid = false;
    }
}

/// Each data field has a valid key, and no two fields have the same key. Marks each key for which
/// an error is reported.
pub(crate) fn check_data_keys(cx: &Ctxt, error: &ParsedError<'_>, fields: &mut [Field<'_>]) {
    let mut seen: Vec<String> = Vec::new();
    for (parsed, field) in error.fields.iter().zip(fields) {
        let Some(key) = &mut field.data else { continue };
        key.is_valid = is_valid_key(cx, parsed, key);
        if !key.is_valid {
            continue;
        }
        if seen.contains(&key.name) {
            cx.error(key.span, Rule::DataKeyTwice { key: &key.name });
            key.is_valid = false;
        } else {
            seen.push(key.name.clone());
        }
    }
}

fn invalid_key(name: &str) -> Option<Rule<'static>> {
    Some(match invalid_identifier(name)? {
        InvalidIdentifier::Invisible(found) => Rule::DataKeyContains { found },
        InvalidIdentifier::OuterSpace => Rule::DataKeySpace,
    })
}

fn is_valid_key(cx: &Ctxt, field: &ParsedField<'_>, key: &DataKey) -> bool {
    let name = &key.name;
    let data = field.attrs.data.given();
    let is_named = data.is_some_and(|data| matches!(data.value, FieldData::Named(_)));
    let plain = name.trim_end_matches('_');
    let error = if name.is_empty() && is_named {
        Rule::EmptyDataKey
    } else if name.is_empty() && data.is_some() {
        Rule::UnnamedData
    } else if name.is_empty() {
        cx.error_at(&field.original.ty, Rule::UnnamedDataByDefault);
        return false;
    } else if let Some(invalid) = invalid_key(name) {
        invalid
    } else if plain.len() < name.len() {
        // An envelope appends `_` to a data key that is a reserved name.
        Rule::DataKeyUnderscore { plain }
    } else {
        return true;
    };
    cx.error(key.span, error);
    false
}
