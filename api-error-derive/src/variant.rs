//! One error, variant or struct: its attributes with all defaults applied.

use crate::ast::{Code, Header, Kind, Message, Spec, Variant};
use crate::attr::{self, ErrorAttrs, TypeAttrs};
use crate::case::{self, Rule};
use crate::ctxt::Ctxt;
use crate::docs;
use crate::entries::Entries;
use crate::fields::{self, Fields, Rules};
use crate::foreign;
use crate::headers;
use crate::keys::{Id, Scope};
use crate::status;
use crate::template::{self, Template};
use crate::value::{Given, Slot};
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Attribute, Ident};

/// An error as it was written.
pub(crate) struct Source<'s, 'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) attrs: &'a [Attribute],
    pub(crate) fields: &'a syn::Fields,
    pub(crate) entries: &'s Entries,
    pub(crate) is_variant: bool,
    /// What the enum around it says, or the struct itself.
    pub(crate) owner: &'s TypeAttrs,
}

pub(crate) fn resolve<'a>(cx: &Ctxt, source: &Source<'_, 'a>) -> Variant<'a> {
    let attrs = ErrorAttrs::read(cx, source.entries);
    let rules = match (&attrs.transparent, &attrs.data) {
        (Slot::Absent, Slot::Absent) => Rules::Marked,
        (Slot::Absent, Slot::Given(_)) => Rules::All,
        (Slot::Absent, Slot::Unsound) => Rules::Unknown,
        _ => Rules::Transparent,
    };
    let fields = fields::resolve(cx, source.fields, rules);
    let subject = Subject { cx, source, attrs: &attrs, fields: &fields };
    let kind = match &attrs.transparent {
        Slot::Unsound => Kind::Unsound,
        Slot::Given(transparent) => subject.transparent(transparent),
        Slot::Absent => subject.declared(),
    };
    Variant { ident: source.ident, fields: fields.list, kind }
}

/// One error before it is judged.
struct Subject<'s, 'a> {
    cx: &'s Ctxt,
    source: &'s Source<'s, 'a>,
    attrs: &'s ErrorAttrs,
    fields: &'s Fields<'a>,
}

/// A status, and where it is written, if it is on this error.
struct Status {
    number: u16,
    span: Span,
}

impl Status {
    fn is_server(&self) -> bool {
        self.number >= 500
    }
}

impl Subject<'_, '_> {
    fn transparent(&self, transparent: &Given<()>) -> Kind {
        let others = attr::of_scope(self.source.entries, Scope::Error).chain(self.fields.keys());
        for entry in others {
            let text =
                format!("`transparent` takes everything from its field; drop {}", entry.shown());
            self.cx.error(entry.span, text);
        }
        if let [_] = self.fields.list.as_slice() {
            return Kind::Transparent(0);
        }
        let (ident, count) = (self.source.ident.unraw(), self.fields.list.len());
        let text = format!("`transparent` needs exactly one field; `{ident}` has {count}");
        self.cx.error(transparent.key, text);
        Kind::Unsound
    }

    fn declared(&self) -> Kind {
        let status = self.status();
        let template = self.message_template();
        let headers = self.headers();
        self.check_retry();
        if let Some(status) = &status {
            self.check_expose(status);
            self.check_required_header(status, &headers);
        }
        let (Some(status), Ok(domain)) = (status, self.domain()) else { return Kind::Unsound };
        let Some((name, named, name_span)) = self.name(&status) else { return Kind::Unsound };
        let message = self.message(&status, template);
        let title = self.attrs.title.get().map_or_else(
            || {
                if status.is_server() {
                    status::reason(status.number).to_owned()
                } else {
                    case::sentence(&self.source.ident.unraw().to_string())
                }
            },
            |title| title.value.clone(),
        );
        let retry_after = self.attrs.retry_after.get().map(|seconds| seconds.value);
        let is_timed = retry_after.is_some() || self.fields.retry_after.is_some();
        Kind::Declared(Box::new(Spec {
            status: status.number,
            type_uri: self.type_uri(&name),
            name,
            named,
            name_span,
            title,
            code: self.code(),
            template: self.documented(&status, &message),
            message,
            headers,
            retry: self.attrs.retry.get().map(|retry| retry.value).or(is_timed.then_some(true)),
            retry_after,
            help: self.attrs.help.get().map(|help| help.value.clone()),
            domain,
            grpc: self.attrs.grpc.get().map(|grpc| grpc.value.clone()),
            docs: docs::collect(self.source.attrs),
            deprecated: docs::deprecated(self.source.attrs),
        }))
    }

    fn status(&self) -> Option<Status> {
        let ident = self.source.ident;
        match (&self.attrs.status, &self.source.owner.status) {
            (Slot::Given(own), _) => Some(Status { number: own.value, span: own.span }),
            (Slot::Absent, Slot::Given(default)) => {
                Some(Status { number: default.value, span: ident.span() })
            }
            (Slot::Unsound, _) | (_, Slot::Unsound) => None,
            (Slot::Absent, Slot::Absent) => {
                let misplaced = [Id::Status, Id::Transparent];
                let is_elsewhere = misplaced.into_iter().any(|id| self.fields.has_misplaced(id));
                if !is_elsewhere && !self.source.entries.unreadable {
                    let default =
                        if self.source.is_variant { " here, or a default on the enum" } else { "" };
                    let nested = if foreign::is_transparent(self.source.attrs) {
                        ", or `#[api_error(transparent)]` to take everything from the field"
                    } else {
                        ""
                    };
                    let text = format!(
                        "`{}` has no status; add `#[status(..)]`{default}{nested}",
                        ident.unraw(),
                    );
                    self.cx.error(ident.span(), text);
                }
                None
            }
        }
    }

    /// The name, whether it tells this error from others, and where it comes from.
    fn name(&self, status: &Status) -> Option<(String, bool, Span)> {
        let ident = self.source.ident;
        let rule = match &self.source.owner.rename_all {
            Slot::Absent => Some(Rule::ScreamingSnake),
            Slot::Unsound => None,
            Slot::Given(rule) => Some(rule.value),
        };
        match &self.attrs.name {
            Slot::Given(name) => Some((name.value.clone(), true, name.span)),
            Slot::Unsound => None,
            Slot::Absent if status.is_server() => {
                Some((status::name(status.number).to_owned(), false, ident.span()))
            }
            Slot::Absent => Some((rule?.apply(&ident.unraw().to_string()), true, ident.span())),
        }
    }

    fn code(&self) -> Option<Code> {
        let inherited = self.attrs.code.is_absent();
        let slot = if inherited { &self.source.owner.code } else { &self.attrs.code };
        slot.get().map(|code| Code { value: code.value.clone(), span: code.span, inherited })
    }

    /// `Err` when there is one that nobody can read.
    fn domain(&self) -> Result<Option<String>, ()> {
        match (&self.attrs.domain, &self.source.owner.domain) {
            (Slot::Unsound, _) | (Slot::Absent, Slot::Unsound) => Err(()),
            (Slot::Given(domain), _) | (Slot::Absent, Slot::Given(domain)) => {
                Ok(Some(domain.value.clone()))
            }
            (Slot::Absent, Slot::Absent) => Ok(None),
        }
    }

    fn type_uri(&self, name: &str) -> Option<String> {
        match &self.attrs.type_uri {
            Slot::Given(uri) => Some(uri.value.clone()),
            Slot::Unsound => None,
            Slot::Absent => {
                let base = self.source.owner.type_base.get()?;
                Some(format!("{}{}", base.value, percent_encoded(&Rule::Kebab.apply(name))))
            }
        }
    }

    fn message_template(&self) -> Option<Template> {
        let message = self.attrs.message.get()?;
        template::parse(self.cx, &message.value, &self.fields.names)
    }

    fn message(&self, status: &Status, template: Option<Template>) -> Message {
        let is_hidden = status.is_server() && self.attrs.expose.get().is_none();
        match template {
            Some(template) => Message::Declared(template),
            None if is_hidden || !self.attrs.message.is_absent() => Message::Status,
            None => Message::Display,
        }
    }

    fn documented(&self, status: &Status, message: &Message) -> Option<String> {
        match message {
            Message::Declared(template) => Some(template.text.value()),
            Message::Status => Some(status::reason(status.number).to_owned()),
            Message::Display => {
                let of_all = || self.source.owner.display.clone();
                foreign::display(self.source.attrs).or_else(of_all)
            }
        }
    }

    fn headers(&self) -> Vec<Header> {
        let declared = self.attrs.headers.iter().filter_map(Slot::get);
        let headers = declared.filter_map(|header| {
            let (name, value) = &header.value;
            let template = template::parse(self.cx, value, &self.fields.names)?;
            match headers::check_value(&template) {
                Ok(()) => Some(Header { name: name.value(), value: template }),
                Err(text) => {
                    self.cx.error(value.span(), text);
                    None
                }
            }
        });
        headers.collect()
    }

    fn check_required_header(&self, status: &Status, headers: &[Header]) {
        // A header that cannot be read may be the one.
        if headers.len() < self.attrs.headers.len() || self.fields.unsound_header {
            return;
        }
        let fields = || self.fields.list.iter().filter_map(|field| field.header.as_ref());
        let is_declared = |name: &str| {
            let mut names = headers.iter().map(|header| &header.name).chain(fields());
            names.any(|declared| declared.eq_ignore_ascii_case(name))
        };
        if let Some(text) = headers::missing(status.number, is_declared) {
            self.cx.error(status.span, text);
        }
    }

    fn check_retry(&self) {
        let after = self.attrs.retry_after.get().map(|after| after.key);
        if let (Some(_), Some(field)) = (after, self.fields.retry_after) {
            self.cx.error(field, "`retry_after` is on the error already; keep one");
        }
        if let (Some(retry), Some(_)) = (self.attrs.retry.get(), after.or(self.fields.retry_after))
            && !retry.value
        {
            self.cx.error(retry.span, "`never` contradicts `retry_after`; keep one");
        }
    }

    fn check_expose(&self, status: &Status) {
        let Some(expose) = self.attrs.expose.get() else { return };
        if !status.is_server() {
            let number = status.number;
            let text = format!("a {number} is no secret: its text is sent anyway; drop `expose`");
            self.cx.error(expose.key, text);
        } else if !self.attrs.message.is_absent() {
            self.cx.error(expose.key, "`message` is sent instead of `Display`; drop `expose`");
        }
    }
}

/// What a URI's path does not hold as it is, escaped.
fn percent_encoded(text: &str) -> String {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%/".contains(&byte);
    let encode = |byte: u8| {
        if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(encode).collect()
}
