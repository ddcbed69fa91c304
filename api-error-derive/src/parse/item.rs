//! A declaration with all of its keys, before any default or rule is applied.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::parse::attributes::{ErrorAttrs, FieldAttrs, TypeAttrs};
use crate::parse::entries::Entries;
use crate::parse::keys::Place;
use crate::parse::other_derives::{display_text, is_source};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Ident, Member};

/// The user's enum or struct.
pub(crate) struct ParsedType<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) attrs: TypeAttrs,
    pub(crate) is_enum: bool,
    /// The variants. A struct has exactly one.
    pub(crate) errors: Vec<ParsedError<'a>>,
}

/// A variant, or a whole struct.
pub(crate) struct ParsedError<'a> {
    pub(crate) ident: &'a Ident,
    /// All attributes, including the attributes of other derives.
    pub(crate) original: &'a [Attribute],
    pub(crate) attrs: ErrorAttrs,
    pub(crate) entries: Entries,
    pub(crate) fields: Vec<ParsedField<'a>>,
}

pub(crate) struct ParsedField<'a> {
    pub(crate) original: &'a syn::Field,
    pub(crate) member: Member,
    /// The name that placeholders use: without `r#`, or the number in a tuple.
    pub(crate) name: String,
    pub(crate) attrs: FieldAttrs,
    pub(crate) entries: Entries,
    pub(crate) is_source: bool,
}

impl<'a> ParsedType<'a> {
    pub(crate) fn parse(cx: &Ctxt, original: &'a DeriveInput) -> Self {
        let is_enum = matches!(original.data, Data::Enum(_));
        let place = if is_enum { Place::Enum } else { Place::Struct };
        let entries = Entries::read(cx, &original.attrs, place);
        let mut attrs = TypeAttrs::read(cx, &entries, place);
        attrs.display = display_text(&original.attrs);
        let errors = match &original.data {
            Data::Enum(data) => {
                let variants = data.variants.iter();
                variants.map(|variant| ParsedError::of_variant(cx, variant)).collect()
            }
            Data::Struct(data) => {
                let (ident, attrs) = (&original.ident, &original.attrs);
                vec![ParsedError::parse(cx, ident, attrs, entries, &data.fields)]
            }
            Data::Union(data) => {
                cx.error(data.union_token.span, Rule::Union);
                Vec::new()
            }
        };
        Self { original, attrs, is_enum, errors }
    }
}

impl<'a> ParsedError<'a> {
    fn of_variant(cx: &Ctxt, variant: &'a syn::Variant) -> Self {
        let entries = Entries::read(cx, &variant.attrs, Place::Variant);
        Self::parse(cx, &variant.ident, &variant.attrs, entries, &variant.fields)
    }

    fn parse(
        cx: &Ctxt,
        ident: &'a Ident,
        original: &'a [Attribute],
        entries: Entries,
        fields: &'a syn::Fields,
    ) -> Self {
        let attrs = ErrorAttrs::read(cx, &entries);
        let forwards = !attrs.forwarding().is_absent();
        let fields = fields.members().zip(fields);
        let fields = fields.map(|(member, field)| ParsedField::parse(cx, member, field, forwards));
        let fields = fields.collect();
        Self { ident, original, attrs, entries, fields }
    }
}

impl<'a> ParsedField<'a> {
    fn parse(cx: &Ctxt, member: Member, original: &'a syn::Field, forwards: bool) -> Self {
        let entries = Entries::read(cx, &original.attrs, Place::Field);
        // A field of an error with `transparent` or `fallback` cannot have keys, so the values of
        // its keys are not read.
        let attrs = if forwards { FieldAttrs::default() } else { FieldAttrs::read(cx, &entries) };
        let name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        Self { original, member, name, attrs, entries, is_source: is_source(original) }
    }

    /// Returns whether the field has the key `issues` or `header`. `#[data]` on the error does not
    /// apply to such a field.
    pub(crate) fn has_other_use(&self) -> bool {
        !self.attrs.issues.is_absent() || !self.attrs.header.is_absent()
    }
}
