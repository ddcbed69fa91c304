//! The content that the HTML page and the Markdown page share, so that it cannot differ.
//!
//! Texts are Markdown, as in a doc comment. The HTML page renders them as HTML.

mod code;
pub(super) mod escape;
mod facts;
mod guide;
mod handling;
mod headers;
mod issue_members;
mod issues;
mod members;
mod redirect;
mod sections;
mod switch;
mod table;

pub(super) use code::{ClientCode, Snippet};
pub(super) use facts::{data_table, description, facts, message, parameter_table};
pub(super) use guide::{Block, guide};
pub(super) use headers::{example_headers, header_table};
pub(super) use issues::issue_table;
pub(super) use sections::{Section, sections};
pub(super) use table::Table;
