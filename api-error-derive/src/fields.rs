//! The fields of one error: what of them leaves the process, and under which name.

use crate::ast::{DataKey, Field};
use crate::attr::{self, FieldAttrs, FieldData};
use crate::ctxt::Ctxt;
use crate::docs;
use crate::entries::{self, Entries, Entry};
use crate::foreign;
use crate::keys::{Id, Place, Scope};
use crate::value::{Given, Slot};
use proc_macro2::Span;
use syn::Member;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

/// All fields, and what the rules of the whole error want to know about them.
pub(crate) struct Fields<'a> {
    pub(crate) list: Vec<Field<'a>>,
    /// As placeholders name them.
    pub(crate) names: Vec<String>,
    /// The key of the first `retry_after`.
    pub(crate) retry_after: Option<Span>,
    /// A header is declared, though nobody can read which one.
    pub(crate) unsound_header: bool,
    entries: Vec<Entries>,
}

impl Fields<'_> {
    /// All keys on the fields.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flat_map(|entries| attr::of_scope(entries, Scope::Field))
    }

    /// Whether a key was put on a field instead of on the error.
    pub(crate) fn has_misplaced(&self, id: Id) -> bool {
        self.entries.iter().any(|entries| entries.misplaced.contains(&id))
    }
}

/// What `#[data]` on the error means for its fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Fields are private until marked.
    Marked,
    /// Every field is data.
    All,
    /// Nobody can read which.
    Unknown,
    /// The only field speaks for itself.
    Transparent,
}

pub(crate) fn resolve<'a>(cx: &Ctxt, fields: &'a syn::Fields, rules: Rules) -> Fields<'a> {
    let mut resolved = Fields {
        list: Vec::new(),
        names: Vec::new(),
        retry_after: None,
        unsound_header: false,
        entries: Vec::new(),
    };
    let mut issues = None;
    for (member, field) in fields.members().zip(fields) {
        let entries = entries::read(cx, &field.attrs, Place::Field);
        let attrs = match rules {
            Rules::Transparent => FieldAttrs::default(),
            _ => FieldAttrs::read(cx, &entries),
        };
        let name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let source = foreign::is_source(field);
        let subject = Subject { attrs: &attrs, member: &member, field, name: &name, source, rules };
        let data = subject.data(cx);
        subject.check_source_header(cx);
        check_single(cx, "issues", attrs.issues.get(), &mut issues);
        check_single(cx, "retry_after", attrs.retry_after.get(), &mut resolved.retry_after);
        resolved.unsound_header |= attrs.header.is_unsound();
        resolved.list.push(Field {
            member,
            ty: &field.ty,
            docs: docs::first_paragraph(&field.attrs),
            data,
            issues: attrs.issues.get().is_some(),
            retry_after: attrs.retry_after.get().is_some(),
            header: attrs.header.get().map(|header| header.value.value()),
            source,
        });
        resolved.names.push(name);
        resolved.entries.push(entries);
    }
    check_data_keys(cx, &mut resolved.list);
    resolved
}

/// One field before it is judged.
struct Subject<'s> {
    attrs: &'s FieldAttrs,
    member: &'s Member,
    field: &'s syn::Field,
    name: &'s str,
    source: bool,
    rules: Rules,
}

impl Subject<'_> {
    fn data(&self, cx: &Ctxt) -> Option<DataKey> {
        match &self.attrs.data {
            Slot::Unsound => None,
            Slot::Absent => self.data_by_default(cx),
            Slot::Given(given) => self.marked(cx, given),
        }
    }

    fn marked(&self, cx: &Ctxt, given: &Given<FieldData>) -> Option<DataKey> {
        if let FieldData::Skip = given.value {
            if self.rules == Rules::Marked {
                let text = "fields are private until marked `#[data]`; drop `data(skip)`";
                cx.error(given.span, text);
            }
            return None;
        }
        if self.source {
            cx.error(
                given.key,
                "a source is logged and never sent; drop `#[data]`, and copy what clients may see \
                 into a field of its own",
            );
            return None;
        }
        match (&given.value, self.member) {
            (FieldData::Named(name), _) => Some(key(cx, name.value(), name.span())),
            (_, Member::Named(ident)) => Some(key(cx, self.name.to_owned(), ident.span())),
            (_, Member::Unnamed(_)) => {
                cx.error(given.key, "a tuple field needs a name: write `#[data(\"..\")]`");
                Some(DataKey { name: String::new(), span: given.key, sound: false })
            }
        }
    }

    fn data_by_default(&self, cx: &Ctxt) -> Option<DataKey> {
        let is_elsewhere = !self.attrs.issues.is_absent() || !self.attrs.header.is_absent();
        if self.rules != Rules::All || self.source || is_elsewhere {
            return None;
        }
        match self.member {
            Member::Named(ident) => Some(key(cx, self.name.to_owned(), ident.span())),
            Member::Unnamed(_) => {
                let text = "a tuple field needs a name to be data: write `#[data(\"..\")]`, \
                     or `#[data(skip)]` to keep it private";
                cx.error_at(&self.field.ty, text);
                let span = self.field.ty.span();
                Some(DataKey { name: String::new(), span, sound: false })
            }
        }
    }

    fn check_source_header(&self, cx: &Ctxt) {
        if let (true, Some(header)) = (self.source, self.attrs.header.get()) {
            cx.error(header.key, "a source is logged and never sent; drop `header`");
        }
    }
}

/// What each key must be, whatever the others are.
fn key(cx: &Ctxt, name: String, span: Span) -> DataKey {
    let mistake = if name.is_empty() {
        Some("a data key can not be empty".to_owned())
    } else if let Some(c) = name.chars().find(|c| c.is_control()) {
        Some(format!("a data key can not contain {c:?}"))
    } else if name.ends_with('_') {
        let plain = name.trim_end_matches('_');
        // A key that meets a reserved name gets this mark, so no declared key may have it.
        Some(format!("a data key can not end in `_`; write `#[data(\"{plain}\")]`"))
    } else {
        None
    };
    let sound = mistake.is_none();
    if let Some(text) = mistake {
        cx.error(span, text);
    }
    DataKey { name, span, sound }
}

fn check_single(cx: &Ctxt, key: &str, given: Option<&Given<()>>, first: &mut Option<Span>) {
    match (given, &first) {
        (Some(given), None) => *first = Some(given.key),
        (Some(given), Some(_)) => {
            cx.error(given.key, format!("only one field can be `{key}`; drop this one"));
        }
        (None, _) => {}
    }
}

fn check_data_keys(cx: &Ctxt, fields: &mut [Field<'_>]) {
    let mut seen: Vec<String> = Vec::new();
    for data in fields.iter_mut().filter_map(|field| field.data.as_mut()) {
        if !data.sound {
            continue;
        }
        if seen.contains(&data.name) {
            let name = &data.name;
            let text = format!("two fields are sent as `{name}`; write `#[data(\"..\")]`");
            cx.error(data.span, text);
            data.sound = false;
        }
        seen.push(data.name.clone());
    }
}
