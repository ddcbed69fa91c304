use super::{check_variants, fragment, fragment_of, judged, mistakes, spec};
use crate::ast::{CodeValue, Input};
use quote::quote;
use syn::DeriveInput;

const VALID: &str = "valid on a variant: `status`, `code`, `name`, `data`, `title`, `message`, \
    `expose`, `header`, `retry`, `retry_after`, `help`, `type`, `domain`, `grpc`, `transparent`";
const CODE: &str = "takes a number and its name, or the path of a `const Code`: write";

#[test]
fn one_bad_key_hides_no_other() {
    check_variants(&[
        (
            "#[api_error(staus = 404, title = 3, foo, retry = 3)] A",
            &[
                &format!("staus: unknown key `staus`; did you mean `status`? ({VALID})"),
                &format!("foo: unknown key `foo` ({VALID})"),
                "3: `title` takes a string: write `title = \"Out of stock\"`",
                "3: `retry` takes nothing, or `never`: write `retry = never`",
            ],
        ),
        (
            "#[api_error(status = 404 title = \"x\" retry) ] A",
            &["title: expected `,` before `title`", "retry: expected `,` before `retry`"],
        ),
        (
            "#[api_error(status(404) code(1) expose)] A",
            &[
                "code: expected `,` before `code`",
                "expose: expected `,` before `expose`",
                "expose: a 404 is no secret: its text is sent anyway; drop `expose`",
            ],
        ),
        ("#[api_error(status = 404,, title = \"x\")] A", &[",: expected a key before this `,`"]),
        (
            "#[api_error(status = 404, code = 42, \"X\")] A",
            &[
                "\"X\": expected a key, found `\"X\"`; several values of one key stand in parentheses",
            ],
        ),
        (
            "#[status(404)] #[api_error] A",
            &[&format!("api_error: `#[api_error]` is empty ({VALID})")],
        ),
        (
            "#[status(404)] #[api_error = 3] A",
            &["=: keys stand in parentheses: `#[api_error(..)]`"],
        ),
        ("#[status(404)] #[api_error()] A", &[]),
        ("#[status(404)] #[api_error(=)] A", &[&format!("=: expected a key ({VALID})")]),
        (
            "#[status(404)] #[api_error(retry-after = 30)] A",
            &[&format!("retry: unknown key `retry-after`; did you mean `retry_after`? ({VALID})")],
        ),
        (
            "#[status(404)] #[code(1.5, \"\")] A",
            &[
                &format!("1.5: `#[code]` {CODE} `#[code(42, \"DuplicatedError\")]`"),
                "\"\": a code's name needs visible characters; drop it if there is none",
            ],
        ),
        (
            "#[status(4)] A, #[code] B, #[status(404)] #[name] C",
            &[
                "4: not an HTTP error status; use one of 400 to 599",
                &format!("code: `#[code]` {CODE} `#[code(42, \"DuplicatedError\")]`"),
                "B: `B` has no status; add `#[status(..)]` here, or a default on the enum",
                "name: `#[name]` takes a string: write `#[name(\"OUT_OF_STOCK\")]`",
            ],
        ),
    ]);
}

#[test]
fn a_key_is_given_once() {
    check_variants(&[
        ("#[status(404)] #[status(404)] A", &["status: `#[status]` is given twice; keep one"]),
        (
            "#[status(404)] #[api_error(status = 404)] A",
            &["status: `status` is given twice, here and as `#[status]`; keep one"],
        ),
        (
            "#[api_error(status = 404)] #[status(404)] A",
            &["status: `#[status]` is given twice, here and as `status`; keep one"],
        ),
        (
            "#[status(404)] #[api_error(title = \"a\")] #[api_error(title = \"b\")] A",
            &["title: `title` is given twice; keep one"],
        ),
        ("#[status(404)] #[api_error(header(\"A\", \"1\"), header(\"A\", \"2\"))] A", &[]),
        (
            "#[status(404)] A { #[api_error(header = \"A\", header = \"B\")] a: u8 }",
            &["header: `header` is given twice; keep one"],
        ),
        (
            "#[status(404)] A { #[data] #[data(\"b\")] a: u8 }",
            &["data: `#[data]` is given twice; keep one"],
        ),
    ]);
}

#[test]
fn misplaced_attributes() {
    check_variants(&[
        (
            "#[status(404)] #[api_error(envelope = X)] A",
            &["envelope: `envelope` belongs on the enum or struct, not on a variant"],
        ),
        (
            "#[status(404)] A { #[code(1)] a: u8 }",
            &["code: `#[code]` belongs on the enum, struct or variant, not on a field"],
        ),
        // Nobody needs to hear, too, that the variant has no status.
        (
            "A(#[status(404)] u8)",
            &["status: `#[status]` belongs on the enum, struct or variant, not on a field"],
        ),
        (
            "A(#[api_error(transparent)] B)",
            &["transparent: `transparent` belongs on a variant or struct, not on a field"],
        ),
    ]);
    assert_eq!(
        mistakes("#[data] #[name(\"X\")] enum E {}"),
        [
            "data: `#[data]` belongs on a variant, struct or field, not on the enum",
            "name: `#[name]` belongs on a variant or struct, not on the enum",
        ]
    );
}

#[test]
fn values_may_come_from_fragments() {
    let (status, code, path) = (fragment("404"), fragment("-5"), fragment("a::B"));
    let (text, key) = (fragment("\"X\""), fragment("title = \"T\""));
    let twice = fragment("a");
    let twice = fragment_of(quote!(#twice));
    let tokens = quote! {
        #[api_error(envelope = #path, crate = #twice)]
        enum E {
            #[status(#status)]
            #[code(#code, #text)]
            #[name(#text)]
            #[api_error(#key, header(#text, #text), retry_after = #status)]
            A { #[data(#text)] a: u8 },
            #[api_error(status = #path)]
            B,
        }
    };
    let input: DeriveInput = syn::parse2(tokens).expect("an enum");
    let read = |input: &Input<'_>| {
        let spec = spec(input, 0);
        assert_eq!((spec.status, spec.name.as_str(), spec.title.as_str()), (404, "X", "T"));
        let code = spec.code.as_ref().map(|code| &code.value);
        assert!(matches!(code, Some(CodeValue::Literal(-5, Some(name))) if name == "X"));
        assert_eq!(spec.retry_after, Some(404));
        assert_eq!(spec.headers[0].name, "X");
        assert_eq!(
            input.variants[0].fields[0].data.as_ref().map(|key| key.name.as_str()),
            Some("X")
        );
        assert!(input.envelope.as_ref().is_some_and(|path| path.segments.len() == 2));
        assert!(input.krate.is_ident("a"));
    };
    let ((), mistakes) = judged(&input, read);
    assert_eq!(
        mistakes,
        ["B: no standard status is called `B`; write a number from 400 to 599, or \
        a name such as `NOT_FOUND`"]
    );
}

#[test]
fn attributes_of_others_are_not_read() {
    check_variants(&[(
        "#[status(404)] #[error(\"{staus}\")] #[serde(status = 3)] #[snafu(code)] #[x::status(1)] A",
        &[],
    )]);
}
