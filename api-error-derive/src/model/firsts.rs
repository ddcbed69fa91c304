//! Finds texts that occur twice.

use std::collections::HashMap;

/// The position at which each text occurs first.
///
/// The macro uses no other map. The compiler generates the code of `HashMap` again for each other
/// type of key or value, so the macro would take longer to build.
#[derive(Default)]
pub(crate) struct Firsts(HashMap<String, usize>);

impl Firsts {
    /// Returns the position at which the text occurs first. A new text is stored with `position`.
    pub(crate) fn first(&mut self, text: String, position: usize) -> usize {
        *self.0.entry(text).or_insert(position)
    }
}
