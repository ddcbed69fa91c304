//! Checks of what the envelope sends: the data and issues that `decode` needs, and texts that
//! distinguish the errors.

use crate::diagnostics::rule::Rule;
use crate::model::firsts::Firsts;
use crate::model::input::Input;
use crate::model::name_case::words;
use crate::model::origin::Origin;
use crate::model::spec::TypeUri;
use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::ext::IdentExt;

/// The built-in envelopes that send data.
const WITH_DATA: [&str; 6] = ["Problem", "Detailed", "Coded", "Meta", "GoogleRpc", "JsonApi"];

/// The built-in envelopes that send only the status and messages.
const WITHOUT_NAMES: [&str; 3] = ["MessageOnly", "Described", "FieldErrors"];

pub(crate) fn checks(input: &Input<'_>) -> TokenStream {
    let mut tokens = names(input);
    let path = input.envelope.as_ref().or(input.api.as_ref());
    let Some(last) = path.and_then(|path| path.segments.last()) else { return tokens };
    let is_known = input.envelope.is_some() && WITH_DATA.iter().any(|name| last.ident == name);
    if is_known || !input.has_decode {
        return tokens;
    }
    if input.envelope.is_some() && WITHOUT_NAMES.iter().any(|name| last.ident == name) {
        tokens.extend(messages(input, &last.ident.to_string()));
    }
    let envelope = match &input.envelope {
        Some(_) => format!("`{}`", last.ident),
        None => format!("the envelope of `{}`", last.ident),
    };
    let not_sent = Rule::IssuesNotSent { envelope: &envelope }.to_string();
    let not_decoded = Rule::DataNotDecoded { envelope: &envelope }.to_string();
    for field in input.declared_fields() {
        if let Some(span) = field.issues_key {
            tokens.extend(quote_spanned! {span=>
                const _: () = __api_error::check_issues(&__ENVELOPE, #not_sent);
            });
        }
        if let (Some(key), Origin::Data(_)) = (&field.data, Origin::of(field)) {
            tokens.extend(quote_spanned! {key.span=>
                const _: () = __api_error::check_decodable(&__ENVELOPE, #not_decoded);
            });
        }
    }
    tokens
}

/// Finds the errors that have the status and the message of an earlier error, because they cannot
/// be decoded. Errors that send the reason phrase of a 5xx are not compared, because they do not
/// declare a message.
fn messages(input: &Input<'_>, envelope: &str) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut seen = Firsts::default();
    let declared: Vec<_> = input.declared().collect();
    for (position, (variant, spec)) in declared.iter().enumerate() {
        let Some(message) = spec.constant_message() else { continue };
        let first = seen.first(format!("{} {message}", spec.status), position);
        if first == position {
            continue;
        }
        let first = declared[first].0.ident;
        let (first, envelope) = (first.unraw().to_string(), format!("`{envelope}`"));
        let error = Rule::MessageTwice { envelope: &envelope, first: &first, message: &message };
        let error = error.to_string();
        tokens.extend(quote_spanned! {variant.ident.span()=>
            const _: () = __api_error::check_messages(&__ENVELOPE, #error);
        });
    }
    tokens
}

/// Compares different names that the envelope may write as the same text, or that may give the same
/// problem type. Only const evaluation knows the envelope.
fn names(input: &Input<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut seen = Firsts::default();
    let declared: Vec<_> = input.declared().collect();
    for (position, (_, spec)) in declared.iter().enumerate() {
        if !spec.name.is_own {
            continue;
        }
        let folded = words(&spec.name.text).concat().to_lowercase();
        let (first, earlier) = declared[seen.first(folded, position)];
        let (name, other) = (spec.name.text.as_str(), earlier.name.text.as_str());
        if name == other {
            continue;
        }
        let first = first.ident.unraw().to_string();
        let error = Rule::SameSpelling { first: &first, other, name }.to_string();
        tokens.extend(quote_spanned! {spec.name.span=>
            const _: () = __api_error::check_spelling(&__ENVELOPE, #name, #other, #error);
        });
        if let (TypeUri::OfApi(uri), TypeUri::OfApi(same)) = (&spec.type_uri, &earlier.type_uri)
            && uri == same
        {
            let error = Rule::TypeUriTwice { first: &first, uri }.to_string();
            tokens.extend(quote_spanned! {spec.name.span=>
                const _: () = __api_error::check_type_base(&__API, #error);
            });
        }
    }
    tokens
}
