//! Declarations in modules whose items have the names that generated code might use.

#![allow(
    dead_code,
    unused_macros,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "the test needs these names"
)]

mod types;

/// Types with the names of primitive types.
mod primitives {
    pub struct str;
    pub struct bool;
    pub struct u8;
    pub struct u16;
    pub struct u64;
    pub struct i64;
    pub struct usize;

    #[derive(Debug, ::renamed::ApiError)]
    #[api_error(crate = ::renamed)]
    #[status(400)]
    #[code(1, "One")]
    pub enum E {
        Unit,
        #[api_error(message = "{text}", retry_after = 3)]
        Named {
            #[data]
            text: char,
        },
    }

    impl ::core::fmt::Display for E {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str("text")
        }
    }

    impl ::core::error::Error for E {}
}

/// Constants with the names of variables. A pattern with such a name compares with the constant,
/// instead of binding a variable.
mod values {
    macro_rules! constants {
        ($($name:ident)*) => {$(const $name: &str = "a user's constant";)*};
    }
    constants! {
        status code name f data message headers spec error context each formatter value body field fields issue issues
        retry retry_after title help source key member inner other this it result response header index args output
        variant domain write out text template __self __f __0 __1 _0 _1 field0
        field1 field_0 field_1 arg0 arg1 x e
    }

    #[derive(Debug, ::renamed::ApiError)]
    #[api_error(crate = ::renamed)]
    #[status(400)]
    pub enum E {
        Unit,
        #[api_error(message = "{f} {formatter} {__self}", header("X-Status", "{status}"))]
        Named {
            #[data]
            f: u8,
            #[data]
            formatter: u8,
            #[data("s")]
            status: u8,
            #[data("d")]
            data: u8,
            #[data]
            each: u8,
            __self: u8,
            #[api_error(header = "X-Value")]
            value: u8,
            #[api_error(retry_after)]
            retry_after: u8,
            #[api_error(issues)]
            issues: ::std::vec::Vec<::renamed::Issue>,
            context: u8,
            headers: u8,
            spec: u8,
            name: u8,
            code: u8,
            message: u8,
        },
        #[api_error(message = "{0} {1}")]
        Tuple(#[data("zero")] u8, u8),
        #[api_error(transparent)]
        Nested {
            inner: Struct,
        },
    }

    impl ::core::fmt::Display for E {
        fn fmt(&self, destination: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            destination.write_str("text")
        }
    }

    impl ::core::error::Error for E {}

    #[derive(Debug, ::renamed::ApiError)]
    #[api_error(crate = ::renamed, message = "{f}")]
    #[status(423)]
    pub struct Struct {
        #[data("formatter")]
        pub f: u8,
    }

    impl ::core::fmt::Display for Struct {
        fn fmt(&self, destination: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            destination.write_str("text")
        }
    }

    impl ::core::error::Error for Struct {}
}

/// Methods with the names of methods that generated code calls, on the type and in a blanket trait.
mod methods {
    macro_rules! methods {
        ($($name:ident)*) => {
            pub trait Meddling {
                $(fn $name(&self) -> u8 { 0 })*
            }
            impl<T: ?Sized> Meddling for T {}

            impl E {
                $(pub fn $name(&self) -> u8 { 0 })*
            }
        };
    }
    methods! {
        spec message data issues retry_after append_headers render status name title code_number code_name
        is_retryable to_response is_empty visit write serialize as_str into clone borrow as_ref deref
    }

    #[derive(Debug, ::renamed::ApiError)]
    #[api_error(crate = ::renamed)]
    #[status(400)]
    pub enum E {
        #[api_error(message = "no {key}", header("X-Key", "{key}"))]
        Named {
            #[data]
            key: u8,
            #[api_error(header = "X-More")]
            more: ::core::option::Option<u8>,
            #[api_error(retry_after)]
            wait: ::core::option::Option<::core::time::Duration>,
            #[api_error(issues)]
            issues: ::core::option::Option<::std::vec::Vec<::renamed::Issue>>,
        },
        #[api_error(transparent)]
        Nested(::std::boxed::Box<E>),
    }

    impl ::core::fmt::Display for E {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str("text")
        }
    }

    impl ::core::error::Error for E {}
}

/// Variants with the names of variants in the prelude.
mod variants {
    #[derive(Debug, ::renamed::ApiError)]
    #[api_error(crate = ::renamed, envelope = ::renamed::envelope::Meta)]
    #[status(400)]
    pub enum E {
        None,
        Some(#[data("value")] ::core::option::Option<u8>),
        Ok {
            #[data]
            r#type: u8,
            #[data]
            r#fn: u8,
        },
        Err(#[api_error(issues)] ::std::vec::Vec<::renamed::Issue>),
        #[api_error(message = "{type} {match}", header("X-Raw", "{type}"))]
        Raw {
            #[data("t")]
            r#type: u8,
            r#match: u8,
        },
        r#Box,
        #[expect(non_camel_case_types, reason = "a keyword is lowercase")]
        r#while,
    }

    use self::E::*;

    impl ::core::fmt::Display for E {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str("text")
        }
    }

    impl ::core::error::Error for E {}

    pub fn all() -> [E; 7] {
        [
            None,
            Some(::core::option::Option::Some(1)),
            Ok { r#type: 1, r#fn: 2 },
            Err(::std::vec::Vec::new()),
            Raw { r#type: 3, r#match: 4 },
            r#Box,
            r#while,
        ]
    }
}

fn body(error: &dyn renamed::ApiError) -> String {
    String::from_utf8(error.to_response().body().to_vec()).unwrap()
}

#[test]
fn types_of_the_user_are_not_used() {
    use types::{E, Nested};

    let named = E::Named { kind: "item", key: 7, none: None };
    assert!(body(&named).contains(r#""detail":"no item   7","#), "{}", body(&named));
    assert!(body(&named).ends_with(r#""kind":"item","key":7}"#), "{}", body(&named));
    let tuple = E::Tuple(std::time::Duration::from_secs(1), Vec::new());
    assert!(body(&tuple).ends_with(r#""wait":1}"#));
    assert!(body(&E::Unit).contains(r#""name":"UNIT""#));
    assert!(body(&E::Nested(Box::new(Nested))).contains(r#""status":423"#));
    assert!(body(&E::Erased(std::sync::Arc::new(Nested))).contains(r#""status":423"#));
}

#[test]
fn primitive_types_of_the_user_are_not_used() {
    let error = primitives::E::Named { text: 'é' };
    assert!(body(&error).contains(r#""detail":"é""#));
    assert!(body(&primitives::E::Unit).contains(r#""code":1"#));
}

#[test]
fn constants_of_the_user_are_not_used() {
    use values::{E, Struct};

    let named = E::Named {
        f: 1,
        formatter: 2,
        status: 3,
        data: 4,
        each: 5,
        __self: 6,
        value: 7,
        retry_after: 8,
        issues: Vec::new(),
        context: 9,
        headers: 10,
        spec: 11,
        name: 12,
        code: 13,
        message: 14,
    };
    assert_eq!(
        body(&named),
        r#"{"title":"Bad Request","status":400,"detail":"1 2 6","name":"NAMED","f":1,"formatter":2,"s":3,"d":4,"each":5}"#
    );
    let response = renamed::ApiError::to_response(&named);
    assert_eq!(response.headers()["x-status"], "3");
    assert_eq!(response.headers()["x-value"], "7");
    assert_eq!(response.headers()["retry-after"], "8");
    assert!(body(&E::Tuple(1, 2)).contains(r#""detail":"1 2","name":"TUPLE","zero":1"#));
    assert!(body(&E::Nested { inner: Struct { f: 9 } }).contains(r#""detail":"9""#));
    assert!(body(&E::Unit).contains(r#""detail":"text""#));
}

#[test]
fn methods_of_the_user_are_not_called() {
    use methods::E;

    let named = || E::Named { key: 1, more: Some(2), wait: None, issues: None };
    let expected = r#"{"title":"Bad Request","status":400,"detail":"no 1","name":"NAMED","key":1}"#;
    assert_eq!(body(&named()), expected);
    assert_eq!(body(&E::Nested(Box::new(named()))), expected);
}

#[test]
fn variants_with_the_names_of_the_prelude_are_rendered() {
    let bodies = variants::all().map(|error| body(&error));
    let names = ["NONE", "SOME", "OK", "ERR", "RAW", "BOX", "WHILE"];
    for (body, name) in bodies.iter().zip(names) {
        assert!(body.contains(&format!(r#""type":"{name}""#)), "{body}");
    }
    assert!(bodies[1].contains(r#""data":{"value":1}"#), "{}", bodies[1]);
    assert!(bodies[2].contains(r#""data":{"type":1,"fn":2}"#), "{}", bodies[2]);
    assert!(bodies[4].contains(r#""message":"3 4","data":{"t":3}"#), "{}", bodies[4]);
}
