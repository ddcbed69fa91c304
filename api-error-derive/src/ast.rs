//! The checked model of an error type: what `check` leaves behind and `expand` writes out.

use crate::template::Template;
use proc_macro2::{Span, TokenStream};
use syn::{DeriveInput, Ident, Member, Path, Type, WherePredicate};

/// The user's enum or struct, after every rule that needs no type information held.
pub(crate) struct Input<'a> {
    pub(crate) original: &'a DeriveInput,
    /// `crate = path`, else `::api_error`.
    pub(crate) krate: Path,
    /// `envelope = path`, as written.
    pub(crate) envelope: Option<Path>,
    pub(crate) sound: Sound,
    /// `bound(..)`: replaces the inferred where-clause.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// `response = false` turns this off.
    pub(crate) response: bool,
    /// The span of `decode`, when the way back from a response is wanted too.
    pub(crate) decode: Option<Span>,
    /// `domain = ".."` of the type.
    pub(crate) domain: Option<String>,
    pub(crate) docs: Docs,
    pub(crate) is_enum: bool,
    /// One for a struct.
    pub(crate) variants: Vec<Variant<'a>>,
}

/// Which of the paths are as the user means them, given or not.
pub(crate) struct Sound {
    /// Else nothing that names this library can be written out.
    pub(crate) krate: bool,
    /// Else nothing that depends on the envelope is to be checked.
    pub(crate) envelope: bool,
}

/// One error: a variant, or a whole struct.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// Everything comes from this one field (an index into `fields`).
    Transparent(usize),
    Declared(Box<Spec>),
    /// Reported already. What the fields say still holds.
    Unsound,
}

/// What the attributes of one error say, defaults applied.
pub(crate) struct Spec {
    pub(crate) status: u16,
    pub(crate) name: String,
    /// False for the defaulted name of a 5xx, which may repeat.
    pub(crate) named: bool,
    /// Where the name comes from: the literal of `#[name("..")]`, else the variant.
    pub(crate) name_span: Span,
    pub(crate) title: String,
    pub(crate) code: Option<Code>,
    pub(crate) message: Message,
    /// The documented template: `message`, else the literal of `#[error("..")]`,
    /// `#[display("..")]` or `#[snafu(display(".."))]`.
    pub(crate) template: Option<String>,
    /// Declared by `header("Name", "value")` on the variant, in order.
    pub(crate) headers: Vec<Header>,
    /// `Some` when the attributes say it, else by status.
    pub(crate) retry: Option<bool>,
    /// `retry_after = 30`, in seconds.
    pub(crate) retry_after: Option<u64>,
    pub(crate) help: Option<String>,
    /// `type = ".."`, else from `type_base`.
    pub(crate) type_uri: Option<String>,
    /// `domain` of the variant, else of the type.
    pub(crate) domain: Option<String>,
    /// The canonical google.rpc code, e.g. `ALREADY_EXISTS`.
    pub(crate) grpc: Option<String>,
    pub(crate) docs: Docs,
    /// The note of `#[deprecated]`, empty when it has none.
    pub(crate) deprecated: Option<String>,
}

/// A code and the place to blame when it disagrees with another.
pub(crate) struct Code {
    pub(crate) value: CodeValue,
    pub(crate) span: Span,
    /// Taken over from the type: a conflict is reported there, once.
    pub(crate) inherited: bool,
}

#[derive(Clone)]
pub(crate) enum CodeValue {
    Literal(i64, Option<String>),
    /// A `const Code`, compared in const evaluation.
    Path(Path),
}

/// Where the text for the client comes from.
pub(crate) enum Message {
    /// `Display` of the error: a 4xx, or a 5xx with `expose`.
    Display,
    /// The reason phrase: a 5xx.
    Status,
    /// `message = ".."`; without placeholders when `Template::literal` says so.
    Declared(Template),
}

pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: Template,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The first doc paragraph of the field.
    pub(crate) docs: Docs,
    /// `#[data]`: the name it is sent under.
    pub(crate) data: Option<DataKey>,
    pub(crate) issues: bool,
    pub(crate) retry_after: bool,
    /// `header = "Allow"`: the lower- or mixed-case name as written.
    pub(crate) header: Option<String>,
    /// Named `source`, or marked `#[source]`, `#[from]`, `#[error(source)]`, `#[snafu(source)]`.
    pub(crate) source: bool,
}

pub(crate) struct DataKey {
    pub(crate) name: String,
    /// The literal, else the field's name: where a reserved name is reported.
    pub(crate) span: Span,
    /// False when the name is reported already: only the type is still to be checked.
    pub(crate) sound: bool,
}

/// Doc comments: literal text, or expressions such as `include_str!(..)` to be joined by `concat!`.
#[derive(Default)]
pub(crate) struct Docs {
    pub(crate) parts: Vec<Doc>,
}

pub(crate) enum Doc {
    Text(String),
    Expression(TokenStream),
}
