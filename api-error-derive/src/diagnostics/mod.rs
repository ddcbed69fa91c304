//! The errors that the macro reports, and their wording.
//!
//! Every stage imports this module. The module imports no stage.

pub(crate) mod ctxt;
pub(crate) mod rule;
pub(crate) mod suggest;
pub(crate) mod syntax;
pub(crate) mod template;
pub(crate) mod value;
