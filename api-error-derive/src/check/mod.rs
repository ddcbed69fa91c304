//! The rules between keys, fields and variants.

mod codes;
mod constraints;
mod data;
mod decode;
mod exclusive;
mod forwarding;
mod headers;
mod names;
mod status;

use crate::diagnostics::ctxt::Ctxt;
use crate::model::input::Input;
use crate::model::variant::Kind;
use crate::parse::item::ParsedType;

/// Reports every violation of a rule. Marks data keys and static members that violate one.
pub(crate) fn check(cx: &Ctxt, parsed: &ParsedType<'_>, input: &mut Input<'_>) {
    let owner = &parsed.attrs;
    for (error, variant) in parsed.errors.iter().zip(&mut input.variants) {
        if error.attrs.forwarding().is_absent() {
            status::check_status(cx, error, owner, parsed.is_enum);
            status::check_expose(cx, error, owner);
            headers::check_required_header(cx, error, owner);
            exclusive::check_retry(cx, error);
            exclusive::check_single_fields(cx, error);
            constraints::check_column(cx, error);
            data::check_sources(cx, error);
            data::check_skip(cx, error);
            data::check_data_of_unit(cx, error);
            data::check_data_keys(cx, error, &mut variant.fields);
            data::check_examples(cx, error, variant);
            if let Kind::Declared(spec) = &mut variant.kind {
                data::check_members(cx, &variant.fields, &mut spec.members);
            }
        } else {
            forwarding::check_other_keys(cx, error);
            forwarding::check_field_count(cx, error);
            forwarding::check_from(cx, error);
        }
    }
    forwarding::check_fallbacks(cx, parsed, input);
    forwarding::check_fallback_type(cx, input);
    names::check_names(cx, input);
    names::check_type_uris(cx, input);
    codes::check_codes(cx, input);
    constraints::check_constraints(cx, input);
    decode::check_borrowed_fields(cx, input);
}
