//! What each part of a declaration means: keys, fields, `Display`, and the other derives next to it.

mod data;
mod identity;
mod other_derives;
