//! The names of the errors of one type.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::firsts::Firsts;
use crate::model::input::Input;
use crate::model::spec::TypeUri;
use syn::ext::IdentExt;

/// No two errors have the same name, unless both have the default name of a 5xx.
pub(crate) fn check_names(cx: &Ctxt, input: &Input<'_>) {
    let mut seen = Firsts::default();
    let declared: Vec<_> = input.declared().collect();
    for (position, (variant, spec)) in declared.iter().enumerate() {
        let name = &spec.name;
        let (first, earlier) = declared[seen.first(name.text.clone(), position)];
        if first.ident != variant.ident && (earlier.name.is_own || name.is_own) {
            let first = first.ident.unraw().to_string();
            cx.error(name.span, Rule::NameTwice { first: &first, name: &name.text });
        }
    }
}

/// No two errors get the same problem type from `type_base`.
pub(crate) fn check_type_uris(cx: &Ctxt, input: &Input<'_>) {
    let mut seen = Firsts::default();
    let declared: Vec<_> = input.declared().collect();
    for (position, (variant, spec)) in declared.iter().enumerate() {
        let TypeUri::OfBase(uri) = &spec.type_uri else { continue };
        let (first, earlier) = declared[seen.first(uri.clone(), position)];
        // `check_names` reports two equal names.
        if first.ident != variant.ident && earlier.name.text != spec.name.text {
            let first = first.ident.unraw().to_string();
            cx.error(spec.name.span, Rule::TypeUriTwice { first: &first, uri });
        }
    }
}
