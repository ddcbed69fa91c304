//! Derived properties of the declaration, which several stages and impls use.

use crate::model::field::Field;
use crate::model::generics::{mentions_parameter, mentions_type, needs_generics};
use crate::model::input::Input;
use crate::model::spec::{Message, Spec};
use crate::model::template::Template;
use crate::model::variant::{Kind, Variant};
use quote::ToTokens;
use syn::Member;
use syn::ext::IdentExt;

/// A variant that forwards to the error in its field: `transparent` or `fallback`.
#[derive(Clone, Copy)]
pub(crate) struct Forwarding<'i, 'a> {
    /// The index of the variant.
    pub(crate) position: usize,
    pub(crate) variant: &'i Variant<'a>,
    /// The index of the field.
    pub(crate) index: usize,
    pub(crate) field: &'i Field<'a>,
}

impl<'a> Input<'a> {
    /// Returns the variants with their specs, in the order of the table of specs.
    pub(crate) fn declared<'i>(&'i self) -> impl Iterator<Item = (&'i Variant<'a>, &'i Spec)> {
        self.variants.iter().filter_map(|variant| match &variant.kind {
            Kind::Declared(spec) => Some((variant, &**spec)),
            Kind::Transparent(_) | Kind::Fallback(_) | Kind::Invalid => None,
        })
    }

    /// Returns the fields of the variants with a spec.
    pub(crate) fn declared_fields<'i>(&'i self) -> Vec<&'i Field<'a>> {
        let mut fields = Vec::new();
        for (variant, _) in self.declared() {
            fields.extend(&variant.fields);
        }
        fields
    }

    /// Returns the variants that forward to another error.
    pub(crate) fn forwarding<'i>(&'i self) -> impl Iterator<Item = Forwarding<'i, 'a>> {
        let variants = self.variants.iter().enumerate();
        variants.filter_map(|(position, variant)| match variant.kind {
            Kind::Transparent(index) | Kind::Fallback(index) => {
                let field = &variant.fields[index];
                Some(Forwarding { position, variant, index, field })
            }
            Kind::Declared(_) | Kind::Invalid => None,
        })
    }

    pub(crate) fn transparent<'i>(&'i self) -> impl Iterator<Item = Forwarding<'i, 'a>> {
        let is_transparent = |each: &Forwarding<'_, '_>| !each.is_fallback();
        self.forwarding().filter(is_transparent)
    }

    /// Returns the variant for a response that decoding does not recognize.
    pub(crate) fn fallback<'i>(&'i self) -> Option<Forwarding<'i, 'a>> {
        self.forwarding().find(Forwarding::is_fallback)
    }

    /// Returns the messages with placeholders.
    pub(crate) fn message_templates<'i>(
        &'i self,
    ) -> impl Iterator<Item = (&'i Variant<'a>, &'i Template)> {
        self.declared().filter_map(|(variant, spec)| match &spec.message {
            Message::Declared(template) if template.literal().is_none() => {
                Some((variant, template))
            }
            _ => None,
        })
    }

    /// Returns every text with placeholders: messages and headers.
    pub(crate) fn templates<'i>(&'i self) -> Vec<(&'i Variant<'a>, &'i Template)> {
        let mut texts = Vec::new();
        for (variant, spec) in self.declared() {
            if let Message::Declared(template) = &spec.message {
                texts.push((variant, template));
            }
            for header in &spec.headers {
                texts.push((variant, &header.value));
            }
        }
        texts.retain(|(_, template)| template.literal().is_none());
        texts
    }

    /// Returns whether a violated constraint becomes one of the errors.
    pub(crate) fn has_constraint(&self) -> bool {
        self.variants.iter().any(|variant| variant.has_constraint)
    }

    /// Returns whether a variant has data or static members.
    pub(crate) fn has_data(&self) -> bool {
        self.declared().any(|(variant, spec)| {
            variant.data_fields().next().is_some() || !spec.members.is_empty()
        })
    }

    /// Returns whether a const cannot name the field's type.
    pub(crate) fn is_generic(&self, field: &Field<'_>) -> bool {
        needs_generics(field.ty.to_token_stream(), &self.original.generics)
    }

    /// Returns whether the field's type mentions a type or const parameter.
    pub(crate) fn is_parameterized(&self, field: &Field<'_>) -> bool {
        mentions_parameter(&field.ty.to_token_stream(), &self.original.generics)
    }

    /// Returns whether the field's type contains the error type. The catalog of such a field is
    /// left out of the catalog of the error type, and the field is not decoded, because both would
    /// be cycles.
    pub(crate) fn contains_itself(&self, field: &Field<'_>) -> bool {
        mentions_type(field.ty.to_token_stream(), &self.original.ident)
    }

    /// Returns whether a transparent field is decoded.
    pub(crate) fn is_decoded(&self, field: &Field<'_>) -> bool {
        self.has_decode && !self.contains_itself(field)
    }
}

impl Forwarding<'_, '_> {
    pub(crate) fn is_fallback(&self) -> bool {
        matches!(self.variant.kind, Kind::Fallback(_))
    }
}

impl<'a> Variant<'a> {
    /// Returns the data fields with their positions and keys.
    pub(crate) fn data_fields<'i>(
        &'i self,
    ) -> impl Iterator<Item = (usize, &'i Field<'a>, &'i str)> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(index, field)| Some((index, field, field.data.as_ref()?.name.as_str())))
    }

    /// Returns whether the occurrences can share one rendered response, because the response
    /// depends only on the message, and the message is probably always the same. Before the core
    /// sends the shared response, it compares the message with the message of the first occurrence.
    pub(crate) fn is_constant(&self, spec: &Spec) -> bool {
        let has_one_message = match &spec.message {
            Message::Status => true,
            Message::Display => self.fields.is_empty(),
            Message::Declared(template) => template.literal().is_some(),
        };
        has_one_message
            && !self.fields.iter().any(Field::is_sent)
            && spec.headers.iter().all(|header| header.value.literal().is_some())
    }

    /// Returns whether the message for the client contains the text of a source.
    pub(crate) fn shows_source(&self, spec: &Spec) -> bool {
        let mut fields = self.fields.iter().enumerate();
        fields.any(|(index, field)| field.is_source && self.shows_field(index, spec))
    }

    /// Returns whether the message for the client contains a field.
    fn shows_field(&self, index: usize, spec: &Spec) -> bool {
        match (&spec.message, self.fields.get(index)) {
            (Message::Status, _) | (_, None) => false,
            (Message::Declared(template), _) => template.reads(index),
            (Message::Display, Some(field)) => spec
                .template
                .as_ref()
                .is_some_and(|template| field.is_in_template_of_other_derive(template)),
        }
    }

    /// Returns whether documents show a sample value of a field: the field is sent, or the message
    /// contains it.
    pub(crate) fn documents_field(&self, index: usize) -> bool {
        let is_sent = self.fields.get(index).is_some_and(Field::is_sent);
        is_sent || matches!(&self.kind, Kind::Declared(spec) if self.shows_field(index, spec))
    }
}

impl Field<'_> {
    /// Returns whether a part of the response other than the message depends on the field.
    fn is_sent(&self) -> bool {
        self.data.is_some() || self.is_issues || self.is_retry_after || self.header.is_some()
    }

    /// Returns the name of the field in the placeholders of a message.
    pub(crate) fn placeholder(&self) -> String {
        match &self.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }

    /// Returns whether a placeholder in the text of another derive begins with the field's name.
    /// Other placeholders are not recognized, such as `{}`.
    fn is_in_template_of_other_derive(&self, template: &str) -> bool {
        let name = self.placeholder();
        template.replace("{{", "").split('{').skip(1).any(|placeholder| {
            placeholder.strip_prefix(&*name).is_some_and(|rest| rest.starts_with(['}', ':', '.']))
        })
    }
}
