//! The keys of each kind of item as typed structs.

use crate::diagnostics::ctxt::Ctxt;
use crate::parse::entries::Entries;
use crate::parse::keys::{Id, Place};
use crate::parse::spanned::Setting;
use crate::parse::validate::code::{CodeValue, code};
use crate::parse::validate::constraint::{ConstraintValue, constraint};
use crate::parse::validate::data::{FieldData, example, field_data, member};
use crate::parse::validate::header::{field_header, header};
use crate::parse::validate::redirect::redirect;
use crate::parse::validate::retry::{retry, seconds};
use crate::parse::validate::status::{status, status_path};
use crate::parse::validate::text::{
    domain, format_string, identifier, type_uri, uri, uri_base, visible_text,
};
use crate::parse::validate::types::{
    IssuesValue, NameCase, bound, grpc, issues, log_level, name_case,
};
use proc_macro2::TokenStream;
use syn::parse::Parse;
use syn::{LitStr, Path, WherePredicate};

/// The keys of an enum or struct that describe the type.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) envelope: Setting<Path>,
    pub(crate) api: Setting<Path>,
    pub(crate) krate: Setting<Path>,
    pub(crate) bound: Setting<Vec<WherePredicate>>,
    pub(crate) response: Setting<bool>,
    pub(crate) decode: Setting<()>,
    pub(crate) redirect: Setting<u16>,
    pub(crate) rename_all: Setting<NameCase>,
    pub(crate) type_base: Setting<String>,
    /// The title of an enum. It is absent for a struct, because the key then sets the title of the
    /// error.
    pub(crate) title: Setting<String>,
    /// The defaults of an enum's variants. They are absent for a struct, whose keys are in
    /// `ErrorAttrs`.
    pub(crate) status: Setting<u16>,
    pub(crate) status_path: Option<Path>,
    pub(crate) code: Setting<CodeValue>,
    pub(crate) domain: Setting<String>,
    /// The text of an attribute such as `#[error("..")]` on the type. It is the `Display` text of
    /// the variants that do not have such an attribute.
    pub(crate) display: Option<String>,
}

/// The keys of a variant or struct that describe the error.
#[derive(Default)]
pub(crate) struct ErrorAttrs {
    pub(crate) status: Setting<u16>,
    pub(crate) status_path: Option<Path>,
    pub(crate) code: Setting<CodeValue>,
    pub(crate) name: Setting<String>,
    pub(crate) data: Setting<()>,
    pub(crate) title: Setting<String>,
    pub(crate) message: Setting<LitStr>,
    pub(crate) expose: Setting<()>,
    pub(crate) headers: Vec<Setting<(LitStr, LitStr)>>,
    pub(crate) retry: Setting<bool>,
    pub(crate) retry_after: Setting<u64>,
    pub(crate) help: Setting<String>,
    pub(crate) type_uri: Setting<String>,
    pub(crate) domain: Setting<String>,
    pub(crate) grpc: Setting<String>,
    pub(crate) transparent: Setting<()>,
    pub(crate) fallback: Setting<()>,
    pub(crate) since: Setting<String>,
    pub(crate) members: Vec<Setting<(LitStr, LitStr)>>,
    pub(crate) log: Setting<&'static str>,
    pub(crate) constraints: Vec<Setting<ConstraintValue>>,
}

/// The keys of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) data: Setting<FieldData>,
    pub(crate) header: Setting<LitStr>,
    pub(crate) retry_after: Setting<()>,
    pub(crate) issues: Setting<IssuesValue>,
    pub(crate) example: Setting<TokenStream>,
    pub(crate) column: Setting<()>,
}

impl TypeAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries, place: Place) -> Self {
        let mut attrs = TypeAttrs::default();
        let is_enum = place == Place::Enum;
        for entry in &entries.list {
            match entry.key.id {
                Id::Envelope => attrs.envelope = entry.read_path(cx, Path::parse).into(),
                Id::Api => attrs.api = entry.read_path(cx, Path::parse).into(),
                Id::Crate => attrs.krate = entry.read_path(cx, Path::parse_mod_style).into(),
                Id::Bound => attrs.bound = bound(cx, entry).into(),
                Id::Response => attrs.response = entry.read_boolean(cx).into(),
                Id::Decode => attrs.decode = entry.read_flag(cx).into(),
                Id::Redirect => attrs.redirect = redirect(cx, entry).into(),
                Id::RenameAll => attrs.rename_all = name_case(cx, entry).into(),
                Id::TypeBase => attrs.type_base = uri_base(cx, entry).into(),
                Id::Title if is_enum => attrs.title = visible_text(cx, entry).into(),
                Id::Status if is_enum => {
                    attrs.status = status(cx, entry).into();
                    attrs.status_path = status_path(entry);
                }
                Id::Code if is_enum => attrs.code = code(cx, entry).into(),
                Id::Domain if is_enum => attrs.domain = domain(cx, entry).into(),
                _ => {}
            }
        }
        attrs
    }
}

impl ErrorAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries) -> Self {
        let mut attrs = ErrorAttrs::default();
        // Each other key next to `transparent` or `fallback` is a mistake, so its value is not
        // read.
        let forwarding = entries.find(Id::Transparent).or_else(|| entries.find(Id::Fallback));
        for entry in forwarding.map_or(entries.list.as_slice(), std::slice::from_ref) {
            match entry.key.id {
                Id::Status => {
                    attrs.status = status(cx, entry).into();
                    attrs.status_path = status_path(entry);
                }
                Id::Code => attrs.code = code(cx, entry).into(),
                Id::Name => attrs.name = identifier(cx, entry).into(),
                Id::Data => attrs.data = entry.read_flag(cx).into(),
                Id::Title => attrs.title = visible_text(cx, entry).into(),
                Id::Message => attrs.message = format_string(cx, entry).into(),
                Id::Expose => attrs.expose = entry.read_flag(cx).into(),
                Id::Header => attrs.headers.push(header(cx, entry).into()),
                Id::Retry => attrs.retry = retry(cx, entry).into(),
                Id::RetryAfter => attrs.retry_after = seconds(cx, entry).into(),
                Id::Help => attrs.help = uri(cx, entry).into(),
                Id::Type => attrs.type_uri = type_uri(cx, entry).into(),
                Id::Domain => attrs.domain = domain(cx, entry).into(),
                Id::Grpc => attrs.grpc = grpc(cx, entry).into(),
                Id::Since => attrs.since = visible_text(cx, entry).into(),
                Id::Member => attrs.members.push(member(cx, entry).into()),
                Id::Log => attrs.log = log_level(cx, entry).into(),
                Id::Constraint => attrs.constraints.push(constraint(cx, entry).into()),
                Id::Transparent => attrs.transparent = entry.read_flag(cx).into(),
                Id::Fallback => attrs.fallback = entry.read_flag(cx).into(),
                _ => {}
            }
        }
        attrs
    }

    /// Returns the setting of `transparent` or `fallback`: the error forwards to its field.
    pub(crate) fn forwarding(&self) -> &Setting<()> {
        self.transparent.or(&self.fallback)
    }
}

impl FieldAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries) -> Self {
        let mut attrs = FieldAttrs::default();
        for entry in &entries.list {
            match entry.key.id {
                Id::Data => attrs.data = field_data(cx, entry).into(),
                Id::Header => attrs.header = field_header(cx, entry).into(),
                Id::RetryAfter => attrs.retry_after = entry.read_flag(cx).into(),
                Id::Example => attrs.example = example(cx, entry).into(),
                Id::Issues => attrs.issues = issues(cx, entry).into(),
                Id::Column => attrs.column = entry.read_flag(cx).into(),
                _ => {}
            }
        }
        attrs
    }
}
