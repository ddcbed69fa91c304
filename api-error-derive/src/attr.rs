//! Attributes as typed values, each with its place.

use crate::ast::CodeValue;
use crate::case::Rule;
use crate::ctxt::Ctxt;
use crate::entries::{Entries, Entry, Value};
use crate::judge;
use crate::keys::{Id, Place, Scope};
use crate::value::Slot;
use syn::parse::Parse;
use syn::{LitStr, Path, WherePredicate};

/// What the attributes of an enum or struct say about the type.
#[derive(Default)]
pub(crate) struct TypeAttrs {
    pub(crate) envelope: Slot<Path>,
    pub(crate) krate: Slot<Path>,
    pub(crate) bound: Slot<Vec<WherePredicate>>,
    pub(crate) response: Slot<bool>,
    pub(crate) decode: Slot<()>,
    pub(crate) rename_all: Slot<Rule>,
    pub(crate) type_base: Slot<String>,
    /// Defaults of an enum's variants; a struct's are its own.
    pub(crate) status: Slot<u16>,
    pub(crate) code: Slot<CodeValue>,
    pub(crate) domain: Slot<String>,
    /// The `Display` of all variants, as other derives take it from the type.
    pub(crate) display: Option<String>,
}

/// What the attributes of a variant or struct say about the error.
#[derive(Default)]
pub(crate) struct ErrorAttrs {
    pub(crate) status: Slot<u16>,
    pub(crate) code: Slot<CodeValue>,
    pub(crate) name: Slot<String>,
    pub(crate) data: Slot<()>,
    pub(crate) title: Slot<String>,
    pub(crate) message: Slot<LitStr>,
    pub(crate) expose: Slot<()>,
    pub(crate) headers: Vec<Slot<(LitStr, LitStr)>>,
    pub(crate) retry: Slot<bool>,
    pub(crate) retry_after: Slot<u64>,
    pub(crate) help: Slot<String>,
    pub(crate) type_uri: Slot<String>,
    pub(crate) domain: Slot<String>,
    pub(crate) grpc: Slot<String>,
    pub(crate) transparent: Slot<()>,
}

/// What the attributes of a field say.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) data: Slot<FieldData>,
    pub(crate) header: Slot<LitStr>,
    pub(crate) retry_after: Slot<()>,
    pub(crate) issues: Slot<()>,
}

pub(crate) enum FieldData {
    /// Under the field's own name.
    Own,
    Named(LitStr),
    Skip,
}

impl TypeAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries, place: Place) -> Self {
        let mut attrs = TypeAttrs::default();
        let own = place == Place::Enum;
        for entry in &entries.list {
            match entry.key.id {
                Id::Envelope => attrs.envelope = entry.slot(entry.path(cx, Path::parse)),
                Id::Crate => attrs.krate = entry.slot(entry.path(cx, Path::parse_mod_style)),
                Id::Bound => attrs.bound = entry.slot(judge::bound(cx, entry)),
                Id::Response => attrs.response = entry.slot(entry.boolean(cx)),
                Id::Decode => attrs.decode = entry.slot(entry.flag(cx)),
                Id::RenameAll => attrs.rename_all = entry.slot(judge::rename_all(cx, entry)),
                Id::TypeBase => attrs.type_base = entry.slot(judge::uri_base(cx, entry)),
                Id::Status if own => attrs.status = entry.slot(judge::status(cx, entry)),
                Id::Code if own => attrs.code = entry.slot(judge::code(cx, entry)),
                Id::Domain if own => attrs.domain = entry.slot(judge::domain(cx, entry)),
                _ => {}
            }
        }
        attrs
    }
}

impl ErrorAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries) -> Self {
        let mut attrs = ErrorAttrs::default();
        // Beside `transparent` other keys are wrong whatever their values are.
        let transparent = entries.find(Id::Transparent);
        for entry in transparent.map_or(entries.list.as_slice(), std::slice::from_ref) {
            match entry.key.id {
                Id::Status => attrs.status = entry.slot(judge::status(cx, entry)),
                Id::Code => attrs.code = entry.slot(judge::code(cx, entry)),
                Id::Name => attrs.name = entry.slot(judge::filled(cx, entry)),
                Id::Data => attrs.data = entry.slot(entry.flag(cx)),
                Id::Title => attrs.title = entry.slot(judge::filled(cx, entry)),
                Id::Message => attrs.message = entry.slot(judge::text(cx, entry)),
                Id::Expose => attrs.expose = entry.slot(entry.flag(cx)),
                Id::Header => attrs.headers.push(entry.slot(judge::header(cx, entry))),
                Id::Retry => attrs.retry = entry.slot(judge::retry(cx, entry)),
                Id::RetryAfter => attrs.retry_after = entry.slot(judge::seconds(cx, entry)),
                Id::Help => attrs.help = entry.slot(judge::uri(cx, entry)),
                Id::Type => attrs.type_uri = entry.slot(judge::uri(cx, entry)),
                Id::Domain => attrs.domain = entry.slot(judge::domain(cx, entry)),
                Id::Grpc => attrs.grpc = entry.slot(judge::grpc(cx, entry)),
                Id::Transparent => attrs.transparent = entry.slot(entry.flag(cx)),
                _ => {}
            }
        }
        attrs
    }
}

impl FieldAttrs {
    pub(crate) fn read(cx: &Ctxt, entries: &Entries) -> Self {
        let mut attrs = FieldAttrs::default();
        for entry in &entries.list {
            match entry.key.id {
                Id::Data => attrs.data = entry.slot(judge::field_data(cx, entry)),
                Id::Header => attrs.header = entry.slot(judge::field_header(cx, entry)),
                Id::RetryAfter => attrs.retry_after = entry.slot(entry.flag(cx)),
                Id::Issues => attrs.issues = entry.slot(entry.flag(cx)),
                _ => {}
            }
        }
        attrs
    }
}

/// The keys that speak of the error, or of the field: what `transparent` leaves no room for.
pub(crate) fn of_scope(entries: &Entries, scope: Scope) -> impl Iterator<Item = &Entry> {
    let is_known = |entry: &&Entry| !matches!(entry.value, Value::Unsound);
    entries.list.iter().filter(is_known).filter(move |entry| {
        entry.key.uses.iter().any(|usage| usage.scope == scope) && entry.key.id != Id::Transparent
    })
}
