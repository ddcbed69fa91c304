//! The model for every document: the types of a catalog, and their errors.

mod definitions;
mod entry;
mod example;
mod field;
mod headers;
mod identity;
mod issue_examples;
pub(super) mod ordered_value;
mod placeholders;
mod public_spec;
mod redirect;
mod retry;
mod schema;
mod texts;
mod type_text;

use super::title::title_and_description;
use crate::catalog::Catalog;
pub(super) use definitions::Definitions;
pub(super) use entry::{
    Entry, SAMPLE_INSTANCE, SAMPLE_REQUEST_ID, ends_line, escape_regex, pattern_text,
};
pub(super) use field::Field;
pub(super) use headers::{Header, REQUEST_ID_DESCRIPTION};
use http::StatusCode;
pub(super) use placeholders::plain_text;
pub(super) use public_spec::{DocumentedMessage, PublicSpec};
pub(super) use retry::{IF_IDEMPOTENT, WITH_BACKOFF, with_backoff};
#[cfg(feature = "aide")]
pub(super) use schema::map_references;
pub(super) use schema::{plain_key, sorted, unique_key};
use std::collections::HashSet;
pub(super) use type_text::{INTEGER_FORMATS, member_name};

/// A catalog, with all documented facts about it.
pub(super) struct Contract {
    pub(super) name: &'static str,
    /// The title of all documents: see [`title_and_description`].
    pub(super) title: String,
    pub(super) description: Option<&'static str>,
    pub(super) types: Vec<ErrorType>,
    pub(super) is_api: bool,
}

/// An error type with its documented errors, without the errors of the types that it contains.
pub(super) struct ErrorType {
    pub(super) catalog: Catalog,
    pub(super) entries: Vec<Entry>,
    /// The hidden errors ([`PublicSpec::is_hidden`]) whose entries are in an earlier type. Each
    /// pair is the index of that type and the index of the entry in it.
    shared: Vec<(usize, usize)>,
}

impl Contract {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut types: Vec<ErrorType> = Vec::new();
        for catalog in catalog.types() {
            let mut entries: Vec<Entry> = Vec::new();
            let mut shared = Vec::new();
            for spec in catalog.specs() {
                let entry = Entry::new(&catalog, spec);
                let known = types.iter().enumerate().find_map(|(index, ty)| {
                    let is_same = |known: &Entry| entry.is_same_hidden(known);
                    Some((index, ty.entries.iter().position(is_same)?))
                });
                match known {
                    Some(known) if shared.contains(&known) => {}
                    Some(known) => shared.push(known),
                    None if entries.iter().any(|known| entry.is_same_hidden(known)) => {}
                    None => entries.push(entry),
                }
            }
            let catalog = without_hidden_description(&catalog, &entries);
            types.push(ErrorType { catalog, entries, shared });
        }
        make_unique(&mut types, |entry| &mut entry.anchor, '-');
        make_unique(&mut types, |entry| &mut entry.key, '_');
        let (title, description) = title_and_description(catalog);
        Self { name: catalog.name(), title, description, types, is_api: catalog.is_api() }
    }

    /// Returns the errors of a type, including the hidden errors whose entries are in an
    /// earlier type.
    pub(super) fn entries_of<'a>(&'a self, ty: &'a ErrorType) -> impl Iterator<Item = &'a Entry> {
        let shared = ty.shared.iter();
        let shared = shared.filter_map(|(ty, entry)| self.types.get(*ty)?.entries.get(*entry));
        ty.entries.iter().chain(shared)
    }

    /// Returns the indexes of a type and of the types that it contains. A contained type that is
    /// documented in another envelope is left out.
    pub(super) fn with_contained(&self, ty: &ErrorType) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect_contained(&ty.catalog, ty.catalog.envelope().name(), &mut found);
        found
    }

    fn collect_contained(&self, catalog: &Catalog, envelope: &str, found: &mut Vec<usize>) {
        let position = self.types.iter().position(|ty| ty.catalog.is_sent_like(catalog));
        if let Some(index) = position
            && !found.contains(&index)
            && self.types.get(index).is_some_and(|ty| ty.catalog.envelope().name() == envelope)
        {
            found.push(index);
        }
        for nested in catalog.contained() {
            self.collect_contained(&nested, envelope, found);
        }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&ErrorType, &Entry)> {
        self.types.iter().flat_map(|ty| ty.entries.iter().map(move |entry| (ty, entry)))
    }

    /// Returns the errors that are sent in a body instead of in a redirect.
    pub(super) fn entries_with_body(&self) -> impl Iterator<Item = (&ErrorType, &Entry)> {
        self.entries().filter(|(_, entry)| !entry.is_redirect)
    }

    /// Returns the errors that are sent in a redirect.
    pub(super) fn redirects(&self) -> impl Iterator<Item = &Entry> {
        self.entries().map(|(_, entry)| entry).filter(|entry| entry.is_redirect)
    }

    /// Returns the statuses in ascending order, each with its errors.
    pub(super) fn by_status(&self) -> Vec<(StatusCode, Vec<(&ErrorType, &Entry)>)> {
        let mut statuses: Vec<_> =
            self.entries().map(|(_, entry)| entry.response_status()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let errors_of =
            |status| self.entries().filter(move |(_, entry)| entry.response_status() == status);
        statuses.into_iter().map(|status| (status, errors_of(status).collect())).collect()
    }
}

/// Removes the doc comment of a struct whose error is hidden. The struct and its error have the
/// same doc comment, and documents do not show the doc comment of a hidden error.
fn without_hidden_description(catalog: &Catalog, entries: &[Entry]) -> Catalog {
    match (catalog.specs(), entries) {
        ([spec], [] | [_])
            if PublicSpec::new(spec).is_hidden() && spec.variant() == catalog.name() =>
        {
            catalog.without_description()
        }
        _ => *catalog,
    }
}

/// Makes texts unique: the second `text` becomes `text-2`.
fn make_unique(types: &mut [ErrorType], text: impl Fn(&mut Entry) -> &mut String, separator: char) {
    let mut taken = HashSet::new();
    for entry in types.iter_mut().flat_map(|ty| &mut ty.entries) {
        let text = text(entry);
        let plain = text.clone();
        let mut count = 1;
        while !taken.insert(text.clone()) {
            count += 1;
            *text = format!("{plain}{separator}{count}");
        }
    }
}
