//! Converts syn's tree to typed attributes. Each item is read alone, and each value is validated
//! alone.

pub(crate) mod attributes;
pub(crate) mod docs;
pub(crate) mod entries;
pub(crate) mod item;
pub(crate) mod key_search;
pub(crate) mod keys;
pub(crate) mod other_derives;
pub(crate) mod spanned;
pub(crate) mod status_table;
pub(crate) mod tokens;
pub(crate) mod validate;
pub(crate) mod values;
