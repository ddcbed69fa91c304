//! What the macro reports: the list of errors, and the wording of each error.
//!
//! Every stage imports this module, and it imports no stage.

pub(crate) mod ctxt;
pub(crate) mod rule;
pub(crate) mod suggest;
pub(crate) mod syntax;
pub(crate) mod template;
pub(crate) mod value;
