//! From syn's tree to the checked model: the rules that hold across variants.

use crate::ast::{CodeValue, Input, Kind, Sound, Spec, Variant};
use crate::attr::TypeAttrs;
use crate::ctxt::Ctxt;
use crate::docs;
use crate::entries::{self, Entries};
use crate::foreign;
use crate::keys::Place;
use crate::value::Slot;
use crate::variant::{self, Source};
use proc_macro2::Span;
use std::collections::HashMap;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Ident, parse_quote};

/// Reports every mistake to `cx`, and returns what is sound all the same.
pub(crate) fn check<'a>(cx: &Ctxt, input: &'a DeriveInput) -> Input<'a> {
    let place = if let Data::Enum(_) = input.data { Place::Enum } else { Place::Struct };
    let entries = entries::read(cx, &input.attrs, place);
    let mut attrs = TypeAttrs::read(cx, &entries, place);
    attrs.display = foreign::display(&input.attrs);
    let variants = variants(cx, input, &entries, &attrs);
    check_names(cx, &variants);
    check_codes(cx, &variants);
    let struct_domain = match variants.first() {
        Some(Variant { kind: Kind::Declared(spec), .. }) if place == Place::Struct => {
            spec.domain.clone()
        }
        _ => None,
    };
    Input {
        original: input,
        sound: Sound { krate: !attrs.krate.is_unsound(), envelope: !attrs.envelope.is_unsound() },
        krate: taken(attrs.krate).unwrap_or_else(|| parse_quote!(::api_error)),
        envelope: taken(attrs.envelope),
        bound: taken(attrs.bound),
        response: taken(attrs.response).unwrap_or(true),
        decode: attrs.decode.get().map(|decode| decode.key),
        domain: taken(attrs.domain).or(struct_domain),
        docs: docs::collect(&input.attrs),
        is_enum: place == Place::Enum,
        variants,
    }
}

fn taken<T>(slot: Slot<T>) -> Option<T> {
    match slot {
        Slot::Given(given) => Some(given.value),
        Slot::Absent | Slot::Unsound => None,
    }
}

fn variants<'a>(
    cx: &Ctxt,
    input: &'a DeriveInput,
    entries: &Entries,
    attrs: &TypeAttrs,
) -> Vec<Variant<'a>> {
    match &input.data {
        Data::Enum(data) => {
            let variant = |variant: &'a syn::Variant| {
                let source = Source {
                    ident: &variant.ident,
                    attrs: &variant.attrs,
                    fields: &variant.fields,
                    entries: &entries::read(cx, &variant.attrs, Place::Variant),
                    is_variant: true,
                    owner: attrs,
                };
                variant::resolve(cx, &source)
            };
            data.variants.iter().map(variant).collect()
        }
        Data::Struct(data) => {
            let source = Source {
                ident: &input.ident,
                attrs: &input.attrs,
                fields: &data.fields,
                entries,
                is_variant: false,
                owner: attrs,
            };
            vec![variant::resolve(cx, &source)]
        }
        Data::Union(data) => {
            let text = "a union can not be an error; use an enum or a struct";
            cx.error(data.union_token.span, text);
            Vec::new()
        }
    }
}

fn declared<'v>(variants: &'v [Variant<'_>]) -> impl Iterator<Item = (&'v Ident, &'v Spec)> {
    variants.iter().filter_map(|variant| match &variant.kind {
        Kind::Declared(spec) => Some((variant.ident, &**spec)),
        Kind::Transparent(_) | Kind::Unsound => None,
    })
}

/// No two errors of one type share a name, but those that were not given one.
fn check_names(cx: &Ctxt, variants: &[Variant<'_>]) {
    let mut taken: HashMap<&str, (&Ident, bool)> = HashMap::new();
    for (ident, spec) in declared(variants) {
        let (first, named) = *taken.entry(&spec.name).or_insert((ident, spec.named));
        if first != ident && (named || spec.named) {
            let (name, first) = (&spec.name, first.unraw());
            let text =
                format!("`{first}` is called `{name}` already; write another `#[name(\"..\")]`");
            cx.error(spec.name_span, text);
        }
    }
}

/// An error with a code in literals.
struct Coded<'v> {
    ident: &'v Ident,
    status: u16,
    name: Option<&'v str>,
    span: Span,
    inherited: bool,
}

/// One number has one name, and one status unless all are 5xx.
fn check_codes(cx: &Ctxt, variants: &[Variant<'_>]) {
    let mut by_number: HashMap<i64, Vec<Coded<'_>>> = HashMap::new();
    let mut is_default_reported = false;
    for (ident, spec) in declared(variants) {
        let Some(code) = &spec.code else { continue };
        let CodeValue::Literal(number, name) = &code.value else { continue };
        let later = Coded {
            ident,
            status: spec.status,
            name: name.as_deref(),
            span: code.span,
            inherited: code.inherited,
        };
        let same_number = by_number.entry(*number).or_default();
        // A default that conflicts is the one to blame, and must not hide conflicts of others.
        let (defaults, own): (Vec<_>, Vec<_>) =
            same_number.iter().partition(|earlier| earlier.inherited || later.inherited);
        let between = |earlier: &Coded<'_>| conflict(*number, earlier, &later);
        if let Some(text) = own.into_iter().find_map(between) {
            cx.error(later.span, text);
        }
        if let Some((default, text)) =
            defaults.into_iter().find_map(|earlier| Some((earlier, between(earlier)?)))
            && !is_default_reported
        {
            is_default_reported = true;
            let default = if later.inherited { &later } else { default };
            cx.error(default.span, text);
        }
        // A list of what differs stays short, however many variants share a code.
        let is_new = |coded: &Coded<'_>| {
            (coded.status, coded.name, coded.inherited)
                == (later.status, later.name, later.inherited)
        };
        if !same_number.iter().any(is_new) {
            same_number.push(later);
        }
    }
}

fn conflict(number: i64, earlier: &Coded<'_>, later: &Coded<'_>) -> Option<String> {
    let (first, second) = (earlier.ident.unraw(), later.ident.unraw());
    if let (Some(one), Some(other)) = (earlier.name, later.name)
        && one != other
    {
        return Some(format!(
            "code {number} is `{one}` on `{first}` and `{other}` on `{second}`; \
             one number has one name",
        ));
    }
    let is_server = earlier.status >= 500 && later.status >= 500;
    (earlier.status != later.status && !is_server).then(|| {
        format!(
            "code {number} stands for status {} on `{first}` and {} on `{second}`; \
             one number has one status",
            earlier.status, later.status,
        )
    })
}
