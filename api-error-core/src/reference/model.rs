//! A catalog as documents show it: type by type, error by error.

use super::entry::Entry;
use crate::catalog::Catalog;
use http::StatusCode;
use std::collections::HashSet;

pub(super) struct Model {
    pub(super) name: &'static str,
    pub(super) description: Option<&'static str>,
    pub(super) types: Vec<Type>,
    pub(super) is_api: bool,
}

pub(super) struct Type {
    pub(super) catalog: Catalog,
    pub(super) entries: Vec<Entry>,
}

impl Model {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut types: Vec<Type> = catalog
            .types()
            .map(|catalog| {
                let entries = catalog.specs().iter().map(|spec| Entry::new(&catalog, spec));
                Type { entries: entries.collect(), catalog }
            })
            .collect();
        number(&mut types, |entry| &mut entry.anchor, '-');
        number(&mut types, |entry| &mut entry.key, '_');
        Self {
            name: catalog.name(),
            description: catalog.description(),
            types,
            is_api: catalog.is_api(),
        }
    }

    /// The indexes of a type and of those that it contains and renders: a type that is listed on
    /// its own is rendered in its own envelope.
    pub(super) fn with_contained(&self, ty: &Type) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(&ty.catalog, ty.catalog.envelope().name(), &mut found);
        found
    }

    fn collect(&self, catalog: &Catalog, format: &str, found: &mut Vec<usize>) {
        let position = self.types.iter().position(|ty| ty.catalog.is_same_type(catalog));
        if let Some(index) = position
            && !found.contains(&index)
            && self.types.get(index).is_some_and(|ty| ty.catalog.envelope().name() == format)
        {
            found.push(index);
        }
        for nested in catalog.nested() {
            self.collect(nested, format, found);
        }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&Type, &Entry)> {
        self.types.iter().flat_map(|ty| ty.entries.iter().map(move |entry| (ty, entry)))
    }

    /// The statuses in ascending order, each with its errors.
    pub(super) fn by_status(&self) -> Vec<(StatusCode, Vec<(&Type, &Entry)>)> {
        let mut statuses: Vec<_> = self.entries().map(|(_, entry)| entry.spec.status()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let of = |status| self.entries().filter(move |(_, entry)| entry.spec.status() == status);
        statuses.into_iter().map(|status| (status, of(status).collect())).collect()
    }
}

/// Makes texts unique: the second of one is `text-2`.
fn number(types: &mut [Type], text: impl Fn(&mut Entry) -> &mut String, separator: char) {
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
