//! Headers without which a status is not a valid response (RFC 9110).

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::spec::status_of;
use crate::parse::attributes::TypeAttrs;
use crate::parse::item::ParsedError;
use crate::parse::spanned::Setting;

/// The status, the header, the section of RFC 9110, and an example of a value.
const REQUIRED: [(u16, &str, &str, &str); 3] = [
    (405, "Allow", "15.5.6", "GET, POST"),
    (407, "Proxy-Authenticate", "15.5.8", "Basic realm=\\\"proxy\\\""),
    (426, "Upgrade", "15.5.22", "HTTP/2.0"),
];

/// An error whose status requires a header declares this header, with a fixed value or from a
/// field.
pub(crate) fn check_required_header(cx: &Ctxt, error: &ParsedError<'_>, owner: &TypeAttrs) {
    let Some(status) = status_of(&error.attrs, owner).given() else { return };
    let required = REQUIRED.iter().find(|required| required.0 == status.value);
    let Some(&(status_number, header, section, example)) = required else { return };
    let declared = || error.attrs.headers.iter();
    let fields = || error.fields.iter().map(|field| &field.attrs.header);
    // A header whose declaration is invalid may be the required header. The invalid declaration is
    // reported already, so a missing header is not reported too.
    if declared().any(Setting::is_invalid) || fields().any(Setting::is_invalid) {
        return;
    }
    let declared = declared().filter_map(Setting::value).map(|(name, _)| name);
    let mut names = declared.chain(fields().filter_map(Setting::value));
    if names.any(|name| name.value().eq_ignore_ascii_case(header)) {
        return;
    }
    let is_own = error.attrs.status.given().is_some();
    let span = if is_own { status.span } else { error.ident.span() };
    cx.error(span, Rule::MissingHeader { status: status_number, header, section, example });
}
