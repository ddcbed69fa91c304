//! The headers that an error declares.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::rule::Rule;
use crate::model::template::{Part, Template};
use crate::parse::item::ParsedError;
use crate::parse::validate::header::NameAndValue;
use syn::LitStr;

/// `header("Name", "value")`
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: Template,
}

impl Header {
    /// Returns the valid headers in declaration order, and reports the others.
    pub(crate) fn build_all(cx: &Ctxt, parsed: &ParsedError<'_>) -> Vec<Self> {
        let declared = parsed.attrs.headers.iter().filter_map(|header| header.value());
        declared.filter_map(|header| Header::build(cx, header, parsed)).collect()
    }

    fn build(cx: &Ctxt, (name, value): &NameAndValue, parsed: &ParsedError<'_>) -> Option<Self> {
        let template = Template::parse(cx, value, &parsed.fields)?;
        if let Some(methods) = methods_without_commas(name, &template) {
            cx.error(value.span(), Rule::AllowWithoutCommas { methods: &methods });
            return None;
        }
        if let Some(error) = invalid_value(&template) {
            cx.error(value.span(), error);
            return None;
        }
        Some(Header { name: name.value(), value: template })
    }
}

/// If a comma is missing in an `Allow`, returns its methods with commas between them (RFC 9110
/// section 10.2.1).
fn methods_without_commas(name: &LitStr, value: &Template) -> Option<String> {
    let text = value.literal().filter(|_| name.value().eq_ignore_ascii_case("allow"))?;
    let has_space = |method: &str| method.trim().contains(char::is_whitespace);
    text.split(',').any(has_space).then(|| {
        let is_separator = |c: char| c == ',' || c.is_whitespace();
        let methods: Vec<_> =
            text.split(is_separator).filter(|method| !method.is_empty()).collect();
        methods.join(", ")
    })
}

/// Returns an error if the literal parts contain a character that is not valid in a header value,
/// or begin or end the value with white space.
fn invalid_value(value: &Template) -> Option<Rule<'static>> {
    let is_space = |c| c == ' ' || c == '\t';
    let literals = value.parts.iter().filter_map(Part::literal);
    for text in literals {
        if let Some(found) = text.chars().find(|&c| !c.is_ascii_graphic() && !is_space(c)) {
            return Some(Rule::HeaderValueContains { found });
        }
    }
    let literal =
        |part: Option<&'_ Part>| part.and_then(Part::literal).unwrap_or_default().to_owned();
    let (first, last) = (literal(value.parts.first()), literal(value.parts.last()));
    let has_outer_space = first.starts_with(is_space) || last.ends_with(is_space);
    has_outer_space.then_some(Rule::HeaderValueSpace)
}
