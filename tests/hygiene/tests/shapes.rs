//! Types of every shape: empty, generic, borrowed, conditional, local, private, deprecated.

#![allow(dead_code, reason = "some errors are only declared, never constructed")]

use std::{
    error::Error,
    fmt::{self, Debug, Display},
    marker::PhantomData,
};

use renamed::{ApiError, Catalogued, Error as AnyError, Issue, Issues};

macro_rules! displays {
    ($($type:ty),*) => {$(
        impl Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }
        }

        impl Error for $type {}
    )*};
}

fn body(error: &dyn ApiError) -> String {
    String::from_utf8(error.to_response().body().to_vec()).unwrap()
}

#[test]
fn an_empty_enum_can_be_an_error() {
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    enum Never {}
    impl Display for Never {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            match *self {}
        }
    }
    impl Error for Never {}

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    enum Holder {
        #[api_error(transparent)]
        Never(Never),
        Unit,
    }
    displays!(Holder);

    assert!(Never::CATALOG.specs().is_empty());
    assert_eq!(
        body(&Holder::Unit),
        r#"{"title":"Bad Request","status":400,"detail":"text","name":"UNIT"}"#
    );
}

mod generic {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    enum Any<'a, 'b: 'a, T: Display, D, const N: usize, const FLAG: bool = true>
    where
        D: ?Sized + 'a,
    {
        #[api_error(message = "{text} {value}", header("X-Text", "{text}"))]
        Borrowed {
            #[data]
            text: &'a str,
            value: T,
            #[data]
            longer: &'b [u8],
        },
        Unsized {
            #[data("unsized")]
            value: &'a D,
        },
        Unit,
        Array(#[data("array")] T, [u8; N]),
    }

    impl<T: Display, D: ?Sized, const N: usize, const FLAG: bool> Display
        for Any<'_, '_, T, D, N, FLAG>
    {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("any")
        }
    }

    impl<T: Debug + Display, D: ?Sized + Debug, const N: usize, const FLAG: bool> Error
        for Any<'_, '_, T, D, N, FLAG>
    {
    }

    type Shown<'a> = Any<'a, 'static, u8, str, 2>;

    #[test]
    fn a_type_with_every_kind_of_parameter_is_rendered() {
        let text = String::from("borrowed");
        assert_eq!(
            body(&Shown::Borrowed { text: &text, value: 7, longer: &[1] }),
            r#"{"title":"Bad Request","status":400,"detail":"borrowed 7","name":"BORROWED","text":"borrowed","longer":[1]}"#
        );
        assert!(
            body(&Shown::Unsized { value: text.as_str() }).ends_with(r#""unsized":"borrowed"}"#)
        );
        assert!(body(&Shown::Array(3, [0; 2])).ends_with(r#""array":3}"#));
        assert!(body(&Shown::Unit).contains("UNIT"));
        assert_eq!(Shown::CATALOG.specs().len(), 4);
    }

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    enum Every<E, R, H, I> {
        #[api_error(transparent)]
        Nested(E),
        Fields {
            #[api_error(retry_after)]
            retry: R,
            #[api_error(header = "X-Value")]
            header: H,
            #[api_error(issues)]
            issues: I,
        },
    }

    impl<E: Display, R, H, I> Display for Every<E, R, H, I> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("every")
        }
    }

    impl<E: Error, R: Debug, H: Debug, I: Debug> Error for Every<E, R, H, I> {}

    #[test]
    fn a_parameter_can_be_the_type_of_each_kind_of_field() {
        type Full = Every<Shown<'static>, u32, &'static str, Vec<Issue>>;

        let fields =
            Full::Fields { retry: 5, header: "v", issues: vec![Issue::new("n", "m", "/p")] };
        let response = fields.to_response();
        assert_eq!(response.headers()["retry-after"], "5");
        assert_eq!(response.headers()["x-value"], "v");
        assert!(
            body(&fields).contains(r##""errors":[{"name":"n","detail":"m","pointer":"#/p"}]"##)
        );
        assert!(body(&Full::Nested(Shown::Unit)).contains("UNIT"));
        assert_eq!(Full::CATALOG.nested()[0].specs().len(), 4);
    }

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    struct Marked<T>(PhantomData<T>);
    impl<T> Display for Marked<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("marked")
        }
    }
    impl<T: Debug> Error for Marked<T> {}

    trait Backend {
        type Failure: Error;
        const NAME: &'static str;
    }
    #[derive(Debug)]
    struct Disk;
    impl Backend for Disk {
        type Failure = fmt::Error;
        const NAME: &'static str = "disk";
    }

    #[derive(ApiError)]
    #[api_error(crate = renamed, bound(B: Backend))]
    #[status(502)]
    struct Failed<B: Backend> {
        source: B::Failure,
    }
    impl<B: Backend> Debug for Failed<B> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}: {:?}", B::NAME, self.source)
        }
    }
    impl<B: Backend> Display for Failed<B> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(B::NAME)
        }
    }
    impl<B: Backend> Error for Failed<B> {}

    #[test]
    fn bounds_can_be_declared() {
        assert_eq!(Marked::<Vec<u8>>(PhantomData).status(), 400);
        assert_eq!(Failed::<Disk> { source: fmt::Error }.status(), 502);
    }

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    enum Recursive<T> {
        Leaf(#[data("leaf")] T),
        #[api_error(transparent)]
        Node(Box<Recursive<T>>),
        #[api_error(transparent)]
        Same(Box<Self>),
    }
    impl<T> Display for Recursive<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("recursive")
        }
    }
    impl<T: Debug> Error for Recursive<T> {}

    #[test]
    fn a_recursive_type_is_rendered() {
        let tree = Recursive::Node(Box::new(Recursive::Same(Box::new(Recursive::Leaf(1)))));
        assert!(body(&tree).ends_with(r#""leaf":1}"#));
    }
}

#[test]
fn disabled_variants_and_fields_are_ignored() {
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[cfg_attr(feature = "missing", status(42))]
    #[cfg_attr(not(feature = "missing"), status(400))]
    enum E {
        #[cfg(feature = "missing")]
        Missing(NoSuchType),
        #[cfg(feature = "missing")]
        #[status(42)]
        #[api_error(no_such_key)]
        Wrong,
        #[cfg(not(feature = "missing"))]
        There {
            #[cfg(feature = "missing")]
            #[data]
            gone: NoSuchType,
            #[cfg(not(feature = "missing"))]
            #[data]
            sent: u8,
        },
        #[cfg_attr(not(feature = "missing"), status(404), api_error(title = "Conditional"))]
        Changed,
    }
    displays!(E);

    assert_eq!(E::CATALOG.specs().len(), 2);
    assert!(body(&E::There { sent: 1 }).ends_with(r#""sent":1}"#));
    assert_eq!((E::Changed.status().as_u16(), E::Changed.title()), (404, "Conditional"));
}

#[test]
fn local_types_can_be_errors() {
    const KEY: u8 = 9;
    #[derive(Debug)]
    struct Local(u8);
    impl Issues for Local {
        fn for_each_issue(&self, each: &mut dyn FnMut(renamed::IssueRef<'_>)) {
            each((&Issue::new("n", "m", "").with("v", self.0)).into());
        }
    }
    mod codes {
        pub(super) const LOCAL: renamed::Code = renamed::Code::unnamed(7);
    }
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    #[code(codes::LOCAL)]
    struct E(#[api_error(issues)] Local);
    displays!(E);

    let text = body(&E(Local(KEY)));
    assert!(text.contains(r#""code":7"#) && text.contains(r#""v":9"#), "{text}");

    let in_a_closure = || {
        #[derive(Debug, ApiError)]
        #[api_error(crate = renamed)]
        #[status(409)]
        struct E;
        displays!(E);
        E.status()
    };
    assert_eq!(in_a_closure(), 409);
}

#[test]
fn a_deprecated_variant_is_rendered() {
    #![allow(deprecated, reason = "the test constructs deprecated variants")]
    use api_error_hygiene::lints::{Aging, Nested};

    for (error, name, note) in [
        (Aging::New, "NEW", None),
        (Aging::Old, "OLD", Some("")),
        (Aging::Older { age: 9, wait: 2, issues: Vec::new() }, "OLDER", Some("use `New`")),
        (Aging::Oldest(9), "OLDEST", Some("")),
        (Aging::Field { old: 9 }, "FIELD", None),
    ] {
        assert_eq!((error.name(), error.spec().deprecated()), (name, note));
        body(&error);
    }
    assert!(
        body(&Aging::Older { age: 9, wait: 2, issues: Vec::new() })
            .contains(r#""detail":"older 9""#)
    );
    assert!(body(&Aging::Nested(Nested { door: 1 })).ends_with(r#""door":1}"#));
    assert_eq!(api_error_hygiene::lints::hidden_statuses(), [400; 3]);
}

#[test]
fn an_error_that_is_not_send_is_rendered() {
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    struct Local(std::rc::Rc<str>, std::cell::Cell<u8>, *const u8);
    displays!(Local);

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed, response = false)]
    #[status(400)]
    struct Sent;
    displays!(Sent);

    let local = Local("a".into(), std::cell::Cell::new(1), std::ptr::null());
    assert!(body(&local).contains("LOCAL"));
    assert_eq!(AnyError::from(Sent).status(), 400);
}

/// A deprecated type, which the generated code names without a warning.
#[deny(deprecated)]
mod a_deprecated_type {
    use super::*;

    #[deprecated]
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(410)]
    pub struct Old;

    #[allow(deprecated, reason = "the impl is hand-written")]
    impl Display for Old {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("old")
        }
    }

    #[allow(deprecated, reason = "the impl is hand-written")]
    impl Error for Old {}
}

mod elsewhere {
    use super::*;

    /// A type with the name of the type that contains it.
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    pub enum Failure {
        #[status(401)]
        Expired,
    }
    displays!(Failure);
}

#[test]
fn a_nested_type_may_have_the_name_of_its_container() {
    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    enum Failure {
        #[api_error(transparent)]
        Nested(elsewhere::Failure),
        #[status(404)]
        Missing,
    }
    displays!(Failure);

    assert_eq!(Failure::CATALOG.nested().len(), 1);
    assert_eq!(Failure::Nested(elsewhere::Failure::Expired).status(), 401);
}
