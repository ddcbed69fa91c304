//! Reports fields that decoding cannot fill, if the message of the compiler would not be clear.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::generics::has_reference;
use crate::model::input::Input;
use crate::model::origin::Origin;
use crate::model::variant::{Kind, Variant};

/// With `decode`, no data field borrows.
pub(crate) fn check_borrowed_fields(cx: &Ctxt, input: &Input<'_>) {
    if !input.has_decode {
        return;
    }
    let is_own =
        |variant: &&Variant<'_>| !matches!(variant.kind, Kind::Transparent(_) | Kind::Fallback(_));
    for field in input.variants.iter().filter(is_own).flat_map(|variant| &variant.fields) {
        if let Origin::Data(_) = Origin::of(field)
            && has_reference(field.ty)
        {
            cx.error_at(field.ty, Rule::DecodeOfBorrowedField);
        }
    }
}
