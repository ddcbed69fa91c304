//! The sections of a page, in the order of the types. The errors of a section are sorted by name.

use crate::reference::contract::{Contract, Entry, ErrorType};
use crate::reference::title::catalog_title;

/// The errors of one type.
pub(crate) struct Section<'a> {
    /// The heading. `None` for the type that the page describes, because the page has its title.
    pub(crate) title: Option<String>,
    /// The title for the list of sections.
    pub(crate) name: String,
    pub(crate) description: Option<&'static str>,
    pub(crate) entries: Vec<(&'a ErrorType, &'a Entry)>,
}

/// Returns the sections that have errors.
///
/// A struct is one error. If an enum contains the struct, this error is in the section of the enum,
/// next to the errors with the same name.
pub(crate) fn sections(contract: &Contract) -> Vec<Section<'_>> {
    let mut sections: Vec<(usize, Section<'_>)> = Vec::new();
    for (index, ty) in contract.types.iter().enumerate() {
        let index = enum_of(contract, ty).unwrap_or(index);
        let entries = ty.entries.iter().map(|entry| (ty, entry));
        if let Some((_, section)) = sections.iter_mut().find(|(its, _)| *its == index) {
            section.entries.extend(entries);
            continue;
        }
        let Some(ty) = contract.types.get(index) else { continue };
        let is_page = ty.catalog.name() == contract.name;
        let name = catalog_title(&ty.catalog);
        let section = Section {
            title: (!is_page).then(|| name.clone()),
            name,
            description: ty.catalog.description().filter(|_| !is_page),
            entries: entries.collect(),
        };
        sections.push((index, section));
    }
    let mut sections: Vec<_> = sections.into_iter().map(|(_, section)| section).collect();
    sections.retain(|section| !section.entries.is_empty());
    for section in &mut sections {
        section.entries.sort_by_key(|(_, entry)| (entry.spec.name(), entry.response_status()));
    }
    sections
}

/// Returns the index of the type that contains a struct. Returns `None` for a struct whose catalog
/// has a title.
fn enum_of(contract: &Contract, ty: &ErrorType) -> Option<usize> {
    let [spec] = ty.catalog.specs() else { return None };
    if spec.variant() != ty.catalog.name() || ty.catalog.title().is_some() {
        return None;
    }
    contract
        .types
        .iter()
        .position(|outer| outer.catalog.contained().any(|its| its.is_sent_like(&ty.catalog)))
}
