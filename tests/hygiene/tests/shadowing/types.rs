//! Types, traits and macros with the names of the prelude, and modules with the names of crates.

pub mod core {}
pub mod std {}
pub mod alloc {}
pub mod http {}
pub mod bytes {}
pub mod serde {}
pub mod serde_json {}
pub mod api_error {}
pub mod api_error_core {}
pub mod renamed {}
pub mod fmt {}

pub type Result = ();
pub struct Option;
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct Box;
pub struct String;
pub struct Vec;
pub struct Arc;
pub struct Duration;
pub struct StatusCode;
pub struct HeaderMap;
pub struct Formatter;
pub struct Response;
pub struct Bytes;
pub struct Message;
pub struct Data;
pub struct Context;
pub struct Catalog;
pub struct ErrorSpec;
pub struct Code;
pub struct Issue;

pub trait Display {}
pub trait Debug {}
pub trait Error {}
pub trait Serialize {}
pub trait ApiError {}
pub trait Catalogued {}
pub trait Envelope {}
pub trait Issues {}
pub trait Send {}
pub trait Sync {}
pub trait Sized {}
pub trait Copy {}
pub trait Clone {}
pub trait Drop {}
pub trait Fn {}
pub trait FnMut {}
pub trait FnOnce {}
pub trait Into {}
pub trait From {}
pub trait AsRef {}
pub trait ToString {}
pub trait Iterator {}
pub trait IntoIterator {}
pub trait Default {}
pub trait PartialEq {}
pub trait Eq {}
pub fn drop() {}

macro_rules! shadow {
    ($d:tt $($macro:ident)*) => {$(
        macro_rules! $macro { ($d($d anything:tt)*) => { compile_error!("a user's macro was called") } }
    )*};
}
shadow! {
    $ write writeln format format_args panic assert assert_eq debug_assert unreachable todo matches vec concat
    stringify env option_env include_str line file column module_path cfg println eprintln
}

#[derive(Debug, ::renamed::ApiError)]
#[api_error(crate = ::renamed, type_base = "https://a.example/")]
#[status(400)]
#[code(1, "One")]
pub enum E {
    /// Documented.
    Unit,
    #[api_error(message = "no {kind} {key:>3}", header("X-Key", "{key}"))]
    Named {
        #[data]
        kind: &'static str,
        #[data]
        key: u64,
        #[data]
        none: ::core::option::Option<u8>,
    },
    #[status(429)]
    #[code(2)]
    Tuple(
        #[data("wait")]
        #[api_error(retry_after)]
        ::core::time::Duration,
        #[api_error(issues)] ::std::vec::Vec<::renamed::Issue>,
    ),
    #[api_error(transparent)]
    Nested(::std::boxed::Box<Nested>),
    #[api_error(transparent)]
    Erased(::std::sync::Arc<dyn ::renamed::ApiError + ::core::marker::Send + ::core::marker::Sync>),
}

impl ::core::fmt::Display for E {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("text")
    }
}

impl ::core::error::Error for E {}

::renamed::api! {
    pub struct Shop { domain = "a.example", type_base = "https://a.example/" }
}

#[derive(Debug, ::renamed::ApiError)]
#[api_error(crate = ::renamed, api = Shop)]
#[status(423)]
pub struct Nested;

impl ::core::fmt::Display for Nested {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("locked")
    }
}

impl ::core::error::Error for Nested {}
