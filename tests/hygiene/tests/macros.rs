//! Declarations inside `macro_rules!` of this and another crate, with many kinds of fragments.

#![allow(dead_code, reason = "some errors are only declared, never constructed")]

use std::{error::Error, fmt};

use renamed::{ApiError, Catalogued};

macro_rules! displays {
    ($type:ty) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
        }

        impl Error for $type {}
    };
}

mod codes {
    pub(super) const PATH: renamed::Code = renamed::Code::new(3, "Path");
}

#[test]
fn values_can_be_fragments_of_many_kinds() {
    macro_rules! declare {
        (
            $type:ident, $literal:literal, $ident:ident, $path:path, $expr:expr, $code:path, $number:expr,
            $code_name:literal, $name:literal, $title:expr, $field:ident, $key:literal, $field_type:ty, $envelope:path,
            $crate_path:path, $case:literal, $base:literal, $header:literal, $seconds:literal, $text:literal
        ) => {
            #[derive(Debug, ApiError)]
            #[api_error(crate = $crate_path, envelope = $envelope, rename_all = $case, type_base = $base)]
            #[status($literal)]
            enum $type {
                Default,
                #[status($ident)]
                #[code($code)]
                Ident,
                #[status($path)]
                #[code($number)]
                Path,
                #[status($expr)]
                #[code(5, $code_name)]
                Expr,
                #[name($name)]
                #[api_error(title = $title, header($header, $text), retry_after = $seconds, help = $base)]
                Named {
                    #[data]
                    $field: $field_type,
                    #[data($key)]
                    other: $field_type,
                },
                #[api_error(status = $literal, message = $text)]
                Spelled,
            }
            displays!($type);
        };
    }
    declare!(
        E,
        404,
        GONE,
        renamed::http::StatusCode::CONFLICT,
        422,
        codes::PATH,
        4,
        "Four",
        "NAMED_BY_LITERAL",
        "Title",
        field,
        "renamed",
        Option<u8>,
        renamed::envelope::Problem,
        ::renamed,
        "kebab-case",
        "https://a.example/",
        "X-Text",
        30,
        "a text"
    );

    let statuses: Vec<u16> = E::CATALOG.specs().iter().map(|spec| spec.status().as_u16()).collect();
    assert_eq!(statuses, [404, 410, 409, 422, 404, 404]);
    let codes: Vec<_> =
        E::CATALOG.specs().iter().map(|spec| spec.code().map(|code| code.number())).collect();
    assert_eq!(codes, [None, Some(3), Some(4), Some(5), None, None]);
    assert_eq!((E::Ident.name(), E::Expr.code_name()), ("ident", Some("Four")));

    let named = E::Named { field: Some(1), other: None };
    assert_eq!(named.name(), "NAMED_BY_LITERAL");
    let response = named.to_response();
    assert_eq!(response.headers()["x-text"], "a text");
    assert_eq!(response.headers()["retry-after"], "30");
    assert!(response.body().ends_with(br#""field":1}"#));
    assert_eq!(E::Spelled.message().to_string(), "a text");
}

#[test]
fn attributes_and_fields_can_be_fragments() {
    macro_rules! declare {
        (
            $(#[$outer:meta])*
            $visibility:vis enum $type:ident<$lifetime:lifetime> {
                $($(#[$inner:meta])* $variant:ident $fields:tt),* $(,)?
            }
        ) => {
            #[derive(Debug, ApiError)]
            #[api_error(crate = renamed)]
            $(#[$outer])*
            $visibility enum $type<$lifetime> {
                $($(#[$inner])* $variant $fields),*
            }
            displays!($type<'_>);
        };
    }
    declare! {
        /// Passed on.
        #[status(400)]
        #[api_error(domain = "a.example")]
        pub(crate) enum E<'a> {
            /// One.
            #[status(401)]
            #[api_error(message = "no {text}")]
            One { #[data] text: &'a str },
        }
    }
    assert_eq!(E::CATALOG.description(), Some("Passed on."));
    assert_eq!(
        E::One { text: "t" }.to_response().headers()["www-authenticate"],
        "Bearer realm=\"a.example\""
    );
}

#[test]
fn a_macro_can_declare_variants_from_a_table() {
    macro_rules! table {
        ($($variant:ident = $status:tt $code:tt $name:tt { $($field:ident),* };)*) => {
            #[derive(Debug, ApiError)]
            #[api_error(crate = renamed, envelope = renamed::envelope::MessageOnly)]
            enum Table {
                $(
                    #[doc = concat!("Responds with ", stringify!($status), ".")]
                    #[status($status)]
                    #[code($code)]
                    #[name($name)]
                    $variant { $(#[data] $field: u8),* },
                )*
            }
            displays!(Table);
        };
    }
    table! {
        First = 400 1 "FIRST_ERROR" {};
        Second = NOT_FOUND 2 "SECOND_ERROR" { a, b };
        Third = 418 3 "THIRD_ERROR" { r#type };
    }

    let [first, second, third] = Table::CATALOG.specs() else { panic!("three variants") };
    assert_eq!((first.name(), first.status().as_u16()), ("FIRST_ERROR", 400));
    assert_eq!((second.name(), second.status().as_u16()), ("SECOND_ERROR", 404));
    assert_eq!(first.description(), Some("Responds with 400."));
    assert_eq!(third.fields()[0].name(), "type");
    assert_eq!(Table::First {}.to_response().status(), 400);
    assert_eq!(Table::Second { a: 1, b: 2 }.data().to_value().to_string(), r#"{"a":1,"b":2}"#);
    assert_eq!(Table::Third { r#type: 1 }.data().to_value().to_string(), r#"{"type":1}"#);
}

#[test]
fn a_macro_and_its_caller_can_name_fields() {
    macro_rules! declare {
        ($outside:ident) => {
            #[derive(Debug, ApiError)]
            #[api_error(crate = renamed)]
            #[status(400)]
            #[api_error(header("X-Inside", "{inside}"))]
            struct Both {
                #[data]
                inside: u8,
                #[data]
                $outside: u8,
            }
            displays!(Both);

            fn both(inside: u8, outside: u8) -> Both {
                Both { inside, $outside: outside }
            }
        };
    }
    declare!(inside_too);

    assert_eq!(both(1, 2).data().to_value().to_string(), r#"{"inside":1,"inside_too":2}"#);
    assert_eq!(both(1, 2).to_response().headers()["x-inside"], "1");
}

mod elsewhere {
    //! The library has no name in this module: these modules replace its names. So the macro must
    //! find the library through `$crate`.

    #![allow(dead_code, reason = "the test needs these names")]

    mod renamed {}
    mod facade {}
    mod api_error {}

    api_error_hygiene::declare_error!(Declared, 418, "from elsewhere");
}

#[test]
fn a_macro_of_another_crate_can_declare_an_error() {
    let response = elsewhere::Declared.to_response();
    assert_eq!(response.status(), 418);
    assert_eq!(response.body(), r#"{"error":"from elsewhere"}"#);
}

mod paths {
    //! Re-exports of the library at several paths.

    use super::*;

    pub(super) mod facade {
        pub(crate) use ::renamed::*;
    }

    macro_rules! at {
        ($($name:ident = $($path:tt)::+;)*) => {$(
            #[derive(Debug, ApiError)]
            #[api_error(crate = $($path)::+)]
            #[status(400)]
            #[code(1)]
            pub(super) enum $name {
                Unit { #[data] a: u8 },
                #[api_error(message = "{0}", retry)]
                Tuple(#[api_error(retry_after)] u8),
            }
            displays!($name);
        )*};
    }
    at! {
        FromSelf = self::facade;
        FromCrate = crate::paths::facade;
        FromSuper = super::paths::facade;
        Relative = facade;
        Renamed = renamed;
        Reexported = api_error_hygiene::facade;
    }

    #[derive(Debug, ApiError)]
    #[api_error(crate = ::renamed)]
    #[status(400)]
    pub(super) struct Absolute;
    displays!(Absolute);

    #[derive(Debug, ApiError)]
    #[api_error(crate(::api_error_hygiene::facade))]
    #[status(400)]
    pub(super) struct Called;
    displays!(Called);
}

#[test]
fn the_crate_key_accepts_any_path() {
    use paths::{Absolute, Called, FromCrate, FromSelf, FromSuper, Reexported, Relative, Renamed};

    let errors: [&dyn ApiError; 8] = [
        &FromSelf::Unit { a: 1 },
        &FromCrate::Tuple(1),
        &FromSuper::Unit { a: 1 },
        &Relative::Tuple(1),
        &Renamed::Unit { a: 1 },
        &Reexported::Tuple(1),
        &Absolute,
        &Called,
    ];
    for error in errors {
        assert_eq!(error.to_response().status(), 400);
    }
}
