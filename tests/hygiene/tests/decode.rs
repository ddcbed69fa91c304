//! Decoding without a prelude and under strict lints: the generated code contains the full path of
//! each item.

#![no_implicit_prelude]
#![forbid(unsafe_code, deprecated)]
#![deny(warnings, clippy::all, clippy::pedantic)]

#[derive(Debug, PartialEq, ::renamed::ApiError)]
#[api_error(crate = ::renamed, envelope = ::renamed::envelope::Coded, decode)]
#[status(400)]
enum E {
    Unit,
    #[code(1)]
    Named {
        #[data]
        r#type: u8,
        #[data("self")]
        text: ::std::string::String,
        rest: ::core::option::Option<u8>,
    },
    #[status(429)]
    #[code(2)]
    Tuple(
        #[api_error(retry_after)] ::core::option::Option<::core::time::Duration>,
        #[api_error(issues)] ::std::vec::Vec<::renamed::Issue>,
        #[api_error(header = "X-Maybe")] ::core::option::Option<u8>,
    ),
    #[deprecated]
    #[name("OLD")]
    Old {
        source: ::core::option::Option<::core::fmt::Error>,
    },
    #[api_error(transparent)]
    Nested(::std::boxed::Box<Nested>),
}

#[derive(Debug, PartialEq, ::renamed::ApiError)]
#[api_error(crate = ::renamed, decode)]
#[status(423)]
struct Nested(#[data("door")] u8);

#[derive(Debug, PartialEq, ::renamed::ApiError)]
#[api_error(crate = ::renamed, decode)]
#[status(410)]
struct Generic<T>
where
    T: ::core::fmt::Debug,
{
    #[data]
    value: ::core::option::Option<T>,
    other: ::core::marker::PhantomData<T>,
}

macro_rules! text {
    ($($name:ident)*) => {$(
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str("text")
            }
        }

        impl ::core::error::Error for $name {}
    )*};
}
text!(E Nested);

impl<T: ::core::fmt::Debug> ::core::fmt::Display for Generic<T> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("text")
    }
}

impl<T: ::core::fmt::Debug> ::core::error::Error for Generic<T> {}

fn back<T: ::renamed::Decode>(error: &dyn ::renamed::ApiError) -> ::core::option::Option<T> {
    let response = error.to_response();
    let parse = if response.headers()["content-type"] == "application/json" {
        <::renamed::envelope::Coded as ::renamed::Envelope>::parse
    } else {
        <::renamed::envelope::Problem as ::renamed::Envelope>::parse
    };
    parse(response.status(), response.headers(), response.body()).decode().ok()
}

#[test]
fn every_shape_is_decoded() {
    let of_text = || ::core::convert::From::from("t");
    for error in [
        || E::Unit,
        || {
            E::Tuple(
                ::core::option::Option::None,
                ::std::vec::Vec::new(),
                ::core::option::Option::Some(3),
            )
        },
        || E::Nested(::std::boxed::Box::new(Nested(7))),
    ] {
        ::core::assert_eq!(back(&error()), ::core::option::Option::Some(error()));
    }
    let named = || E::Named { r#type: 1, text: of_text(), rest: ::core::option::Option::None };
    ::core::assert_eq!(back(&named()), ::core::option::Option::Some(named()));
    let generic = || Generic {
        value: ::core::option::Option::Some(1_u8),
        other: ::core::marker::PhantomData,
    };
    ::core::assert_eq!(back(&generic()), ::core::option::Option::Some(generic()));
}
