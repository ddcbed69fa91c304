//! The names of the errors of one type.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::input::Input;
use crate::model::spec::TypeUri;
use std::collections::HashMap;
use syn::Ident;
use syn::ext::IdentExt;

/// No two errors have the same name, unless both have the default name of a 5xx.
pub(crate) fn check_names(cx: &Ctxt, input: &Input<'_>) {
    let mut seen: HashMap<&str, (&Ident, bool)> = HashMap::new();
    for (variant, spec) in input.declared() {
        let (ident, name) = (variant.ident, &spec.name);
        let (first, is_own) = *seen.entry(&name.text).or_insert((ident, name.is_own));
        if first != ident && (is_own || name.is_own) {
            let first = first.unraw().to_string();
            cx.error(name.span, Rule::NameTwice { first: &first, name: &name.text });
        }
    }
}

/// No two errors get the same problem type from `type_base`.
pub(crate) fn check_type_uris(cx: &Ctxt, input: &Input<'_>) {
    let mut seen: HashMap<&str, (&Ident, &str)> = HashMap::new();
    for (variant, spec) in input.declared() {
        let TypeUri::OfBase(uri) = &spec.type_uri else { continue };
        let (ident, name) = (variant.ident, spec.name.text.as_str());
        let (first, first_name) = *seen.entry(uri).or_insert((ident, name));
        // Two equal names are reported.
        if first != ident && first_name != name {
            let first = first.unraw().to_string();
            cx.error(spec.name.span, Rule::TypeUriTwice { first: &first, uri });
        }
    }
}
