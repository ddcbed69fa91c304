//! Arbitrary errors, rendered and decoded in every envelope. The decoded error is equal, or
//! decoding returns a mismatch.

#![expect(
    clippy::option_option,
    reason = "a data field may be an `Option` of a value that is null"
)]

use crate::each_envelope::each_envelope;
use api_error::envelope::{
    Coded, Described, Detailed, FieldErrors, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::{ApiError, Context, DecodeError, Envelope, Issue, render};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;
use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Point,
    Circle(u32),
    Box { width: i64, name: String },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Nested {
    shapes: Vec<Shape>,
    by_name: BTreeMap<String, Option<bool>>,
    pair: (char, i8),
}

#[derive(Clone, Debug, PartialEq, Error, ApiError)]
#[api_error(envelope = Coded, domain = "test.example.com", decode)]
enum Rich {
    #[error("it has {count} of {text:?}")]
    #[status(400)]
    #[code(7, "Scalars")]
    #[api_error(data)]
    Scalars {
        count: u64,
        signed: i64,
        text: String,
        flag: bool,
        letter: char,
        nothing: (),
        // An envelope that writes a member `code` sends this field as `code_`.
        code: String,
        #[data("status")]
        state: Shape,
    },

    #[error("maybe")]
    #[status(404)]
    #[code(8)]
    Options(
        #[data("a")] Option<u8>,
        #[data("b")] Option<String>,
        #[data("c")] Option<Vec<u16>>,
        #[data("d")] Option<Option<i32>>,
    ),

    #[error("nested")]
    #[status(409)]
    Tree(#[data("tree")] Box<Nested>),

    #[error("many things are wrong")]
    #[status(422)]
    Issues {
        #[api_error(issues)]
        issues: Vec<Issue>,
        #[data]
        key: String,
    },

    #[error("later")]
    #[status(429)]
    Later {
        #[data]
        #[api_error(retry_after)]
        after: Duration,
    },

    #[error("some day")]
    #[status(503)]
    #[name("SOME_DAY")]
    SomeDay(#[api_error(retry_after)] Option<u32>),

    #[error("{reason}")]
    #[status(405)]
    Headers {
        #[api_error(header = "Allow")]
        allow: String,
        #[api_error(header = "X-Quota")]
        quota: Option<i32>,
        #[data]
        reason: String,
    },

    #[error(transparent)]
    #[api_error(transparent)]
    Inner(Box<Inner>),

    #[error("broken")]
    #[status(500)]
    Broken { source: Option<std::fmt::Error>, hidden: Option<u8> },
}

#[derive(Clone, Debug, PartialEq, Error, ApiError)]
#[api_error(decode, domain = "test.example.com", type_base = "https://test.example.com/")]
enum Inner {
    #[error("{0} is sold out")]
    #[status(410)]
    SoldOut(#[data("what")] String),
    #[error("teapot")]
    #[status(418)]
    Teapot,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z0-9]{0,4}", Just("null".to_owned()), Just("[1]".to_owned())]
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Point),
        any::<u32>().prop_map(Shape::Circle),
        (any::<i64>(), text()).prop_map(|(width, name)| Shape::Box { width, name }),
    ]
}

fn nested() -> impl Strategy<Value = Nested> {
    (vec(shape(), 0..4), btree_map(text(), any::<Option<bool>>(), 0..4), any::<(char, i8)>())
        .prop_map(|(shapes, by_name, pair)| Nested { shapes, by_name, pair })
}

fn pointer() -> impl Strategy<Value = String> {
    vec(prop_oneof!["[a-z~/é ]{1,3}", "[0-9]{1,3}"], 0..4).prop_map(|tokens| {
        let escape = |token: &String| token.replace('~', "~0").replace('/', "~1");
        tokens.iter().flat_map(|token| ["/".to_owned(), escape(token)]).collect()
    })
}

fn issue() -> impl Strategy<Value = Issue> {
    let place = prop_oneof![
        pointer().prop_map(|pointer| Issue::new("n", "m", pointer)),
        (text(), text(), text()).prop_map(|(n, m, p)| Issue::parameter(n, m, p)),
        (text(), text(), text()).prop_map(|(n, m, p)| Issue::header(n, m, p)),
    ];
    (place, btree_map("[a-z]{1,6}", nested(), 0..3)).prop_map(|(issue, members)| {
        members.into_iter().fold(issue, |issue, (key, value)| issue.with(key, value))
    })
}

fn inner() -> impl Strategy<Value = Inner> {
    prop_oneof![text().prop_map(Inner::SoldOut), Just(Inner::Teapot)]
}

fn rich() -> impl Strategy<Value = Rich> {
    let scalars = (any::<(u64, i64, bool, char)>(), text(), text(), shape()).prop_map(
        |((count, signed, flag, letter), text, code, state)| Rich::Scalars {
            count,
            signed,
            text,
            flag,
            letter,
            nothing: (),
            code,
            state,
        },
    );
    let options = (
        any::<Option<u8>>(),
        option::of(text()),
        option::of(vec(any::<u16>(), 0..3)),
        any::<Option<Option<i32>>>(),
    );
    prop_oneof![
        scalars,
        options.prop_map(|(a, b, c, d)| Rich::Options(a, b, c, d)),
        nested().prop_map(|tree| Rich::Tree(Box::new(tree))),
        (vec(issue(), 0..4), text()).prop_map(|(issues, key)| Rich::Issues { issues, key }),
        any::<u32>().prop_map(|s| Rich::Later { after: Duration::from_secs(s.into()) }),
        any::<Option<u32>>().prop_map(Rich::SomeDay),
        ("[A-Z]{1,5}(, [A-Z]{1,5})?", any::<Option<i32>>(), text())
            .prop_map(|(allow, quota, reason)| Rich::Headers { allow, quota, reason }),
        inner().prop_map(|inner| Rich::Inner(Box::new(inner))),
        Just(Rich::Broken { source: None, hidden: None }),
    ]
}

fn render_and_decode<V: Envelope>(error: &Rich) -> Result<Rich, DecodeError> {
    let response = render::<V>(error, &Context::new().with_request_id("r").with_instance("/i"));
    V::parse(response.status(), response.headers(), response.body()).decode()
}

fn has_issues(error: &Rich) -> bool {
    matches!(error, Rich::Issues { issues, .. } if !issues.is_empty())
}

proptest! {
    #[test]
    fn complete_envelopes_preserve_the_error(error in rich()) {
        for decoded in [
            render_and_decode::<Problem>(&error),
            render_and_decode::<Coded>(&error),
            render_and_decode::<Detailed>(&error),
            render_and_decode::<JsonApi>(&error),
        ] {
            let decoded = decoded.map_err(|r| format!("{r:?}"));
            prop_assert_eq!(decoded.as_ref(), Ok(&error));
        }
        for decoded in [render_and_decode::<Meta>(&error), render_and_decode::<GoogleRpc>(&error)] {
            match decoded {
                Ok(decoded) => prop_assert_eq!(&decoded, &error),
                Err(received) => prop_assert!(has_issues(&error), "{:?}", received),
            }
        }
    }

    #[test]
    fn incomplete_envelopes_never_give_a_wrong_error(error in rich()) {
        let decoded = [
            render_and_decode::<OAuth2>(&error),
            render_and_decode::<MessageOnly>(&error),
            render_and_decode::<Described>(&error),
            render_and_decode::<FieldErrors>(&error),
        ];
        for decoded in decoded.into_iter().flatten() {
            prop_assert_eq!(&decoded, &error);
        }
    }

    #[test]
    fn bytes_of_another_envelope_never_give_a_wrong_error(error in rich()) {
        let response = render::<Coded>(&error, &Context::new());
        let (status, headers, body) = (response.status(), response.headers(), response.body());
        for received in each_envelope!(V => V::parse(status, headers, body)) {
            if let Ok(decoded) = received.decode::<Rich>() {
                prop_assert_eq!(&decoded, &error);
            }
        }
    }

    #[test]
    fn a_truncated_or_changed_body_is_parsed(
        error in rich(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let response = render::<Problem>(&error, &Context::new());
        let mut body = response.body().to_vec();
        let at = at.index(body.len());
        let cut = Problem::parse(response.status(), response.headers(), &body[..at]);
        prop_assert!(cut.decode::<Rich>().is_err());
        body[at] = byte;
        let changed = Problem::parse(response.status(), response.headers(), &body);
        let _ = changed.decode::<Rich>();
        prop_assert_eq!(changed.status(), response.status());
    }
}
