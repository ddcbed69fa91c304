//! `impl ApiError`

use crate::expand::arms::{arms_with_field, forward, other_arm};
use crate::expand::bounds::Bounds;
use crate::expand::nested::as_error;
use crate::model::input::Input;
use crate::model::spec::Spec;
use crate::model::tokens::{
    binding, format_arguments, from_text, function_of, function_of_kind, impl_of, pattern,
    pattern_text,
};
use crate::model::variant::Variant;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> TokenStream {
    let methods = [
        Some(fn_spec(input)),
        Some(fn_message(input)),
        fn_nested(input),
        fn_data(input),
        fn_issues(input),
        fn_retry_after(input),
        fn_append_headers(input),
        Some(fn_render()),
        fn_envelope_source(input),
    ];
    impl_of(input, &quote!(ApiError), &bounds.of_api_error(), &quote!(#(#methods)*))
}

fn fn_spec(input: &Input<'_>) -> TokenStream {
    let indexes = indexes(input);
    let body = if input.variants.is_empty() {
        quote!(match *self {})
    } else if indexes.is_empty() {
        let arms = input.forwarding().map(|forwarding| {
            let pattern = pattern(input, forwarding.variant, &[forwarding.index]);
            let nested = as_error(input, forwarding);
            quote!(#pattern => __api_error::ApiError::spec(#nested),)
        });
        quote!(match self { #(#arms)* })
    } else if let Some(forward) = forward(input, &quote!(spec())) {
        quote! {
            #forward
            &__SPECS[match self { #indexes _ => 0 }]
        }
    } else if input.is_enum {
        quote!(&__SPECS[match self { #indexes }])
    } else {
        quote!(&__SPECS[0])
    };
    quote! {
        fn spec(&self) -> &'static __api_error::ErrorSpec {
            #body
        }
    }
}

/// Returns the arms that map each declared variant to its index in the table of specs.
fn indexes(input: &Input<'_>) -> TokenStream {
    let mut text = String::new();
    for (index, (variant, _)) in input.declared().enumerate() {
        text.push_str(&pattern_text(input, variant, &[]));
        text.push_str("=>");
        text.push_str(&index.to_string());
        text.push_str("usize,");
    }
    from_text(&text)
}

fn fn_message(input: &Input<'_>) -> TokenStream {
    let function = if input.message_templates().next().is_some() {
        quote!(templated_message)
    } else {
        quote!(message)
    };
    let forward = forward(input, &quote!(message()));
    quote! {
        fn message(&self) -> __api_error::Message<'_> {
            #forward
            __api_error::#function(self)
        }
    }
}

fn fn_nested(input: &Input<'_>) -> Option<TokenStream> {
    input.forwarding().next()?;
    let arms = input.forwarding().map(|forwarding| {
        let pattern = pattern(input, forwarding.variant, &[forwarding.index]);
        let nested = as_error(input, forwarding);
        quote!(#pattern => ::core::option::Option::Some(#nested),)
    });
    let other = input.declared().next().map(|_| quote!(_ => ::core::option::Option::None,));
    Some(quote! {
        fn nested(&self) -> ::core::option::Option<&dyn __api_error::ApiError> {
            match self { #(#arms)* #other }
        }
    })
}

fn fn_data(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_data() {
        return None;
    }
    let forward = forward(input, &quote!(data()));
    Some(quote! {
        fn data(&self) -> __api_error::Data<'_> {
            #forward
            __api_error::Data::new(self)
        }
    })
}

fn fn_issues(input: &Input<'_>) -> Option<TokenStream> {
    let arms = arms_with_field(input, &|field| field.is_issues, &|variant, index| {
        let field = &variant.fields[index];
        // The impl of `Issues` for the error converts the names.
        if field.issues_case.is_some() {
            return quote!(self);
        }
        let issues = function_of("issues", field.ty);
        let binding = binding(index);
        quote!(#issues(#binding))
    });
    if arms.is_empty() {
        return None;
    }
    let forward = forward(input, &quote!(issues()));
    let other = other_arm(input, arms.len(), &quote!(__api_error::NO_ISSUES));
    Some(quote! {
        fn issues(&self) -> &dyn __api_error::Issues {
            #forward
            match self { #(#arms)* #other }
        }
    })
}

fn fn_retry_after(input: &Input<'_>) -> Option<TokenStream> {
    let arms = arms_with_field(input, &|field| field.is_retry_after, &|variant, index| {
        let retry_after = function_of("retry_after", variant.fields[index].ty);
        let binding = binding(index);
        quote!(#retry_after(#binding))
    });
    if arms.is_empty() {
        return None;
    }
    let forward = forward(input, &quote!(retry_after()));
    let other = other_arm(input, arms.len(), &quote!(__api_error::declared_retry_after(self)));
    Some(quote! {
        fn retry_after(&self) -> ::core::option::Option<__api_error::RetryAfter> {
            #forward
            match self { #(#arms)* #other }
        }
    })
}

fn fn_append_headers(input: &Input<'_>) -> Option<TokenStream> {
    let arms = input.declared().filter_map(|(variant, spec)| {
        if !has_header_of_field(variant, spec) {
            return None;
        }
        let (used, appends) = headers_in_order(variant, spec);
        let pattern = pattern(input, variant, &used);
        Some(quote!(#pattern => { #(#appends)* }))
    });
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() {
        return None;
    }
    let forward = forward(input, &quote!(append_headers(__headers)));
    let other = other_arm(input, arms.len(), &quote!(__api_error::append_fixed(self, __headers)));
    Some(quote! {
        fn append_headers(&self, __headers: &mut __api_error::HeaderMap) {
            #forward
            match self { #(#arms)* #other }
        }
    })
}

/// Returns whether a header depends on a field.
fn has_header_of_field(variant: &Variant<'_>, spec: &Spec) -> bool {
    spec.headers.iter().any(|header| header.value.literal().is_none())
        || variant.fields.iter().any(|field| field.header.is_some())
}

/// Returns the fields that are read, and a statement for each header. The statements have the
/// declared order, because the order of several values of one header has a meaning (RFC 9110
/// section 5.3).
fn headers_in_order(variant: &Variant<'_>, spec: &Spec) -> (Vec<usize>, Vec<TokenStream>) {
    let mut used = Vec::new();
    let mut appends = Vec::new();
    for header in &spec.headers {
        let name = &header.name;
        if let Some(value) = header.value.literal() {
            appends.push(quote! {
                __api_error::append_header(
                    self, __headers, #name, ::core::option::Option::Some(&#value),
                );
            });
            continue;
        }
        let (fields, arguments) = format_arguments(&header.value);
        used.extend(fields);
        appends.push(quote! {
            __api_error::append_header(
                self,
                __headers,
                #name,
                ::core::option::Option::Some(&::core::format_args!(#arguments)),
            );
        });
    }
    for (index, field) in variant.fields.iter().enumerate() {
        let Some(name) = &field.header else { continue };
        let (header, binding) = (function_of_kind("header", field.ty), binding(index));
        used.push(index);
        appends.push(quote! {
            __api_error::append_header(
                self, __headers, #name, #header(#binding),
            );
        });
    }
    (used, appends)
}

fn fn_envelope_source(input: &Input<'_>) -> Option<TokenStream> {
    let source = match (&input.envelope, &input.api) {
        (Some(_), _) => quote!(Declared),
        (None, Some(_)) => quote!(Api),
        (None, None) => return None,
    };
    Some(quote! {
        fn envelope_source(&self) -> __api_error::EnvelopeSource {
            __api_error::EnvelopeSource::#source
        }
    })
}

fn fn_render() -> TokenStream {
    quote! {
        fn render(
            &self,
            __context: &__api_error::Context,
        ) -> __api_error::Response<__api_error::Bytes> {
            __api_error::render(&__ENVELOPE, self, __context, &__SPECS, &__BODIES)
        }
    }
}
