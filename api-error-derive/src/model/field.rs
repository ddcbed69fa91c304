//! One field: whether it is sent, and under which name.

use crate::parse::attributes::ErrorAttrs;
use crate::parse::docs::{Docs, first_paragraph};
use crate::parse::item::ParsedField;
use crate::parse::spanned::Setting;
use crate::parse::validate::data::FieldData;
use crate::parse::validate::types::NameCase;
use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::{Member, Type};

#[expect(clippy::struct_excessive_bools, reason = "a field can have several of these properties")]
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The first doc paragraph.
    pub(crate) docs: Docs,
    /// `Some` for a data field.
    pub(crate) data: Option<DataKey>,
    pub(crate) is_issues: bool,
    /// The case of the field names in the pointers of the issues.
    pub(crate) issues_case: Option<NameCase>,
    /// True if each occurrence has at least one issue.
    pub(crate) requires_issues: bool,
    /// The span of the key `issues`.
    pub(crate) issues_key: Option<Span>,
    pub(crate) is_retry_after: bool,
    /// True if the field is filled with the names of a violated constraint's columns.
    pub(crate) is_column: bool,
    /// The name of the header that has this field as its value, as written.
    pub(crate) header: Option<String>,
    pub(crate) is_source: bool,
    /// The expression of the sample value.
    pub(crate) example: Option<TokenStream>,
}

/// The name under which a field is sent.
pub(crate) struct DataKey {
    /// Empty for a tuple field without a name.
    pub(crate) name: String,
    /// The span of the string literal, or of the field's name. For a tuple field without a name,
    /// the span of the key `data` or of the type.
    pub(crate) span: Span,
    /// False if an error is reported for this key. Const evaluation then does not check the key.
    pub(crate) is_valid: bool,
}

/// The meaning of `#[data]` on the error for its fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataRule {
    /// A field without `#[data]` is private.
    Marked,
    /// Every field is data, unless it is a source, `issues` or a header, or has `data(skip)`.
    All,
    /// The attribute is invalid. An error that it may cause at a field is not reported.
    Unknown,
    /// The error forwards to its field: `transparent` or `fallback`.
    Forwarding,
}

impl DataRule {
    pub(crate) fn of(attrs: &ErrorAttrs) -> Self {
        match (attrs.forwarding(), &attrs.data) {
            (Setting::Absent, Setting::Absent) => DataRule::Marked,
            (Setting::Absent, Setting::Given(_)) => DataRule::All,
            (Setting::Absent, Setting::Invalid) => DataRule::Unknown,
            (Setting::Given(_) | Setting::Invalid, _) => DataRule::Forwarding,
        }
    }
}

impl<'a> Field<'a> {
    pub(crate) fn build(parsed: &ParsedField<'a>, rule: DataRule) -> Self {
        let ParsedField { original, attrs, .. } = parsed;
        Field {
            member: parsed.member.clone(),
            ty: &original.ty,
            docs: first_paragraph(&original.attrs),
            data: DataKey::build(parsed, rule),
            is_issues: attrs.issues.given().is_some(),
            issues_case: attrs.issues.value().and_then(|issues| issues.case),
            requires_issues: attrs.issues.value().is_some_and(|issues| issues.is_required),
            is_column: attrs.column.given().is_some(),
            issues_key: attrs.issues.given().map(|issues| issues.key),
            is_retry_after: attrs.retry_after.given().is_some(),
            header: attrs.header.value().map(syn::LitStr::value),
            is_source: parsed.is_source,
            example: attrs.example.value().cloned(),
        }
    }

    /// Returns whether the spec describes the type of the field.
    pub(crate) const fn is_documented(&self) -> bool {
        self.data.is_some() || self.header.is_some() || self.is_retry_after
    }
}

impl DataKey {
    fn build(parsed: &ParsedField<'_>, rule: DataRule) -> Option<Self> {
        let is_data = match &parsed.attrs.data {
            Setting::Invalid => false,
            Setting::Given(data) => !matches!(data.value, FieldData::Skip),
            Setting::Absent => rule == DataRule::All && !parsed.has_other_use(),
        };
        if !is_data || parsed.is_source {
            return None;
        }
        let (name, span) = match (&parsed.attrs.data, &parsed.member) {
            (Setting::Given(data), member) => match (&data.value, member) {
                (FieldData::Named(name), _) => (name.value(), name.span()),
                (_, Member::Named(ident)) => (parsed.name.clone(), ident.span()),
                (_, Member::Unnamed(_)) => (String::new(), data.key),
            },
            (_, Member::Named(ident)) => (parsed.name.clone(), ident.span()),
            (_, Member::Unnamed(_)) => (String::new(), parsed.original.ty.span()),
        };
        Some(DataKey { name, span, is_valid: true })
    }
}
