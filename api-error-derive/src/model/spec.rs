//! The static contract of one error, with all defaults applied.

use crate::diagnostics::ctxt::Ctxt;
use crate::model::header::Header;
use crate::model::name_case::sentence;
use crate::model::template::Template;
use crate::parse::attributes::{ErrorAttrs, TypeAttrs};
use crate::parse::docs::{Docs, all_docs, deprecated};
use crate::parse::item::ParsedError;
use crate::parse::other_derives::display_text;
use crate::parse::spanned::{Setting, Spanned};
use crate::parse::status_table::{reason_phrase, status_name};
use crate::parse::validate::code::CodeValue;
use crate::parse::validate::types::NameCase;
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Ident, LitStr};

/// The static contract of one error.
pub(crate) struct Spec {
    pub(crate) status: u16,
    pub(crate) name: Name,
    pub(crate) title: String,
    pub(crate) code: Option<Code>,
    pub(crate) message: Message,
    /// The message in documents: `message`, the reason phrase of a 5xx whose `Display` text is not
    /// sent, or the text of `#[error("..")]`, `#[display("..")]` or `#[snafu(display(".."))]`.
    pub(crate) template: Option<String>,
    pub(crate) headers: Vec<Header>,
    /// `None`: the default of the status applies.
    pub(crate) retry: Option<bool>,
    /// `retry_after = 30`, in seconds.
    pub(crate) retry_after: Option<u64>,
    pub(crate) help: Option<String>,
    pub(crate) type_uri: TypeUri,
    pub(crate) domain: Option<String>,
    /// The name of the google.rpc code, which const evaluation checks.
    pub(crate) grpc: Option<Spanned<String>>,
    pub(crate) since: Option<String>,
    /// The variant of the core's `LogLevel`. `None`: the default of the status applies.
    pub(crate) log: Option<&'static str>,
    pub(crate) members: Vec<Member>,
    pub(crate) docs: Docs,
    /// The note of `#[deprecated]`. The text is empty if the attribute has no note.
    pub(crate) deprecated: Option<String>,
}

/// The problem type URI of an error.
pub(crate) enum TypeUri {
    None,
    Known(String),
    /// `type_base` and the name.
    OfBase(String),
    /// The text that is appended to the `TYPE_BASE` of the API. Only const evaluation knows the
    /// `TYPE_BASE`.
    OfApi(String),
}

/// The name of an error.
pub(crate) struct Name {
    pub(crate) text: String,
    /// True if it is the name of the variant in the letter case of the type.
    pub(crate) is_derived: bool,
    /// False for the default name of a 5xx, which several errors can have.
    pub(crate) is_own: bool,
    /// The string literal of `#[name("..")]`, or the variant.
    pub(crate) span: Span,
}

/// A code, and the place where an error about it is reported.
pub(crate) struct Code {
    pub(crate) value: CodeValue,
    pub(crate) span: Span,
    /// True if the code is the default of the type. A conflict is then reported once, at the
    /// default.
    pub(crate) is_inherited: bool,
}

/// The text that becomes the message for the client.
pub(crate) enum Message {
    /// The `Display` text of the error: a 4xx, or a 5xx with `expose`.
    Display,
    /// The reason phrase: a 5xx.
    Status,
    /// `message = ".."`
    Declared(Template),
}

/// Returns the status that an error declares, or the default of its type.
pub(crate) fn status_of<'s>(attrs: &'s ErrorAttrs, owner: &'s TypeAttrs) -> &'s Setting<u16> {
    attrs.status.or(&owner.status)
}

fn is_server_error(status: u16) -> bool {
    status >= 500
}

impl Spec {
    /// Returns `None` if the status is absent or invalid, or if the name or the domain is invalid.
    pub(crate) fn build(cx: &Ctxt, parsed: &ParsedError<'_>, owner: &TypeAttrs) -> Option<Self> {
        let ParsedError { attrs, ident, .. } = parsed;
        // These calls report errors even if there is no spec.
        let declared = attrs.message.value();
        let declared = declared.and_then(|text| Template::parse(cx, text, &parsed.fields));
        let headers = Header::build_all(cx, parsed);

        let status = *status_of(attrs, owner).value()?;
        let domain = attrs.domain.or(&owner.domain);
        if domain.is_invalid() {
            return None;
        }
        let name = Name::build(ident, status, attrs, owner)?;
        let message = Message::build(status, declared, attrs);
        let retry_after = attrs.retry_after.value().copied();
        let has_time = retry_after.is_some()
            || parsed.fields.iter().any(|field| field.attrs.retry_after.given().is_some());
        Some(Spec {
            status,
            title: title(ident, status, attrs),
            code: Code::build(attrs, owner),
            template: message.documented(status, parsed, owner),
            message,
            headers,
            retry: attrs.retry.value().copied().or(has_time.then_some(true)),
            retry_after,
            help: attrs.help.value().cloned(),
            type_uri: TypeUri::build(&name, attrs, owner),
            domain: domain.value().cloned(),
            grpc: attrs.grpc.given().cloned(),
            since: attrs.since.value().cloned(),
            log: attrs.log.value().copied(),
            members: Member::build_all(attrs),
            docs: all_docs(parsed.original),
            deprecated: deprecated(parsed.original),
            name,
        })
    }
}

impl Spec {
    /// Returns the declared message, if it is the same for each value of the error.
    pub(crate) fn constant_message(&self) -> Option<String> {
        match &self.message {
            Message::Status => None,
            Message::Declared(template) => template.literal(),
            Message::Display => self.template.clone().filter(|text| !text.contains(['{', '}'])),
        }
    }
}

impl Name {
    fn build(ident: &Ident, status: u16, attrs: &ErrorAttrs, owner: &TypeAttrs) -> Option<Self> {
        let (text, is_own, span) = match &attrs.name {
            Setting::Given(name) => (name.value.clone(), true, name.span),
            Setting::Invalid => return None,
            Setting::Absent if is_server_error(status) => {
                (status_name(status).to_owned(), false, ident.span())
            }
            Setting::Absent => {
                let case = match &owner.rename_all {
                    Setting::Absent => NameCase::ScreamingSnake,
                    Setting::Invalid => return None,
                    Setting::Given(case) => case.value,
                };
                (case.apply(&ident.unraw().to_string()), true, ident.span())
            }
        };
        let is_derived = is_own && attrs.name.is_absent();
        Some(Name { text, is_derived, is_own, span })
    }
}

/// A static member that is sent with the data.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) value: String,
    /// The string literal of the name.
    pub(crate) span: Span,
    /// False if an error is reported for this name. Const evaluation then does not check the name.
    pub(crate) is_valid: bool,
}

impl Member {
    fn build_all(attrs: &ErrorAttrs) -> Vec<Self> {
        let declared = attrs.members.iter().filter_map(Setting::value);
        let member = |(name, value): &(LitStr, LitStr)| Member {
            name: name.value(),
            value: value.value(),
            span: name.span(),
            is_valid: true,
        };
        declared.map(member).collect()
    }
}

impl Code {
    fn build(attrs: &ErrorAttrs, owner: &TypeAttrs) -> Option<Self> {
        let is_inherited = attrs.code.is_absent();
        let Spanned { value, span, .. } = attrs.code.or(&owner.code).given()?;
        Some(Code { value: value.clone(), span: *span, is_inherited })
    }
}

impl Message {
    fn build(status: u16, declared: Option<Template>, attrs: &ErrorAttrs) -> Self {
        let is_hidden = is_server_error(status) && attrs.expose.given().is_none();
        match declared {
            Some(template) => Message::Declared(template),
            None if is_hidden || !attrs.message.is_absent() => Message::Status,
            None => Message::Display,
        }
    }

    fn documented(
        &self,
        status: u16,
        parsed: &ParsedError<'_>,
        owner: &TypeAttrs,
    ) -> Option<String> {
        match self {
            Message::Declared(template) => Some(template.text.value()),
            Message::Status => Some(reason_phrase(status).to_owned()),
            Message::Display => display_text(parsed.original).or_else(|| owner.display.clone()),
        }
    }
}

fn title(ident: &Ident, status: u16, attrs: &ErrorAttrs) -> String {
    match attrs.title.value() {
        Some(title) => title.clone(),
        None if is_server_error(status) => reason_phrase(status).to_owned(),
        None => sentence(&ident.unraw().to_string()),
    }
}

impl TypeUri {
    fn build(name: &Name, attrs: &ErrorAttrs, owner: &TypeAttrs) -> Self {
        let appended = || percent_encoded(&NameCase::Kebab.apply(&name.text));
        match (&attrs.type_uri, &owner.type_base) {
            (Setting::Given(uri), _) => TypeUri::Known(uri.value.clone()),
            (Setting::Absent, Setting::Given(base)) if name.is_own => {
                TypeUri::OfBase(format!("{}{}", base.value, appended()))
            }
            (Setting::Absent, Setting::Absent) if name.is_own && owner.api.given().is_some() => {
                TypeUri::OfApi(appended())
            }
            _ => TypeUri::None,
        }
    }
}

/// Encodes the characters that the path of a URI cannot contain.
fn percent_encoded(text: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%/".contains(&byte);
    let encode = |byte: u8| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(encode).collect()
}
