use crate::model::input::Input;
use crate::parse::validate::code::CodeValue;
use crate::tests::{check_variants, errors, fragment, fragment_of, spec, with_model};
use quote::quote;
use syn::DeriveInput;

const VALID: &str = "valid on a variant: `status`, `code`, `name`, `data`, `title`, `message`, \
    `expose`, `header`, `retry`, `retry_after`, `help`, `type`, `domain`, `grpc`, `transparent`, `fallback`, `since`, `member`, `log`, \
    `constraint`";
const CODE: &str = "expects a number and its name, or the path of a `const Code`: write";

#[test]
fn every_bad_key_is_reported() {
    check_variants(&[
        (
            "#[api_error(staus = 404, title = 3, foo, retry = 3)] A",
            &[
                &format!("staus: unknown key `staus`; did you mean `status`? ({VALID})"),
                &format!("foo: unknown key `foo` ({VALID})"),
                "3: `title` expects a string: write `title = \"Out of stock\"`",
                "3: `retry` expects no value, or `never`: write `retry = never`",
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
                "expose: `expose` applies only to 5xx; the message of a 404 is always sent: remove `expose`",
            ],
        ),
        ("#[api_error(status = 404,, title = \"x\")] A", &[",: expected a key before this `,`"]),
        (
            "#[api_error(status = 404, code = 42, \"X\")] A",
            &[
                "\"X\": expected a key before `\"X\"`; write several values of one key in parentheses, such as `code(42, \"DuplicatedError\")`",
            ],
        ),
        (
            "#[status(404)] #[api_error] A",
            &[&format!("api_error: `#[api_error]` has no keys ({VALID})")],
        ),
        (
            "#[status(404)] #[api_error = 3] A",
            &["=: write the keys in parentheses: `#[api_error(status = 422)]`"],
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
                "\"\": the name of the code is empty; write one, or only the number: `#[code(42)]`",
            ],
        ),
        (
            "#[status(4)] A, #[code] B, #[status(404)] #[name] C",
            &[
                "4: not an HTTP error status; use one of 400 to 599",
                &format!("code: `#[code]` {CODE} `#[code(42, \"DuplicatedError\")]`"),
                "name: `#[name]` expects a string: write `#[name(\"OUT_OF_STOCK\")]`",
                "B: `B` has no status; add `#[status(..)]` here, or a default on the enum",
            ],
        ),
    ]);
}

#[test]
fn a_key_is_given_once() {
    check_variants(&[
        ("#[status(404)] #[status(404)] A", &["status: `#[status]` is declared twice: remove one"]),
        (
            "#[status(404)] #[api_error(status = 404)] A",
            &["status: `status` is declared twice, here and as `#[status]`: remove one"],
        ),
        (
            "#[api_error(status = 404)] #[status(404)] A",
            &["status: `#[status]` is declared twice, here and as `status`: remove one"],
        ),
        (
            "#[status(404)] #[api_error(title = \"a\")] #[api_error(title = \"b\")] A",
            &["title: `title` is declared twice: remove one"],
        ),
        ("#[status(404)] #[api_error(header(\"A\", \"1\"), header(\"A\", \"2\"))] A", &[]),
        (
            "#[status(404)] A { #[api_error(header = \"A\", header = \"B\")] a: u8 }",
            &["header: `header` is declared twice: remove one"],
        ),
        (
            "#[status(404)] A { #[data] #[data(\"b\")] a: u8 }",
            &["data: `#[data]` is declared twice: remove one"],
        ),
    ]);
}

#[test]
fn misplaced_attributes_are_reported() {
    check_variants(&[
        (
            "#[status(404)] #[api_error(envelope = X)] A",
            &["envelope: `envelope` belongs on the enum or struct, not on a variant"],
        ),
        (
            "#[status(404)] A { #[code(1)] a: u8 }",
            &["code: `#[code]` belongs on the enum, struct or variant, not on a field"],
        ),
        // The missing status of the variant is not also reported.
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
        errors("#[data] #[name(\"X\")] enum E {}"),
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
        assert_eq!((spec.status, spec.name.text.as_str(), spec.title.as_str()), (404, "X", "T"));
        let code = spec.code.as_ref().map(|code| &code.value);
        assert!(
            matches!(code, Some(CodeValue::Literal(code)) if code.number == -5 && code.name.as_deref() == Some("X"))
        );
        assert_eq!(spec.retry_after, Some(404));
        assert_eq!(spec.headers[0].name, "X");
        assert_eq!(
            input.variants[0].fields[0].data.as_ref().map(|key| key.name.as_str()),
            Some("X")
        );
        assert!(input.envelope.as_ref().is_some_and(|path| path.segments.len() == 2));
        assert!(input.krate.is_ident("a"));
    };
    let ((), errors) = with_model(&input, read);
    assert_eq!(
        errors,
        ["B: `http::StatusCode` has no constant `B`; write a number from 400 to 599, or \
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

#[test]
fn frequent_mistakes_are_reported_with_the_code_to_write() {
    check_variants(&[
        (
            "#[status(400)] A { #[api_error(rename = \"x\")] a: u8 }",
            &[
                "rename: `rename` is not a key of this derive: write `data(\"..\")` to send the field under another name",
            ],
        ),
        (
            "#[status(400)] A { #[api_error(skip)] a: u8, #[api_error(source)] b: u8 }",
            &[
                "skip: `skip` is not a key of this derive: remove it, because a field is private unless it is `#[data]`",
                "source: `source` is not a key of this derive: write the attribute `#[source]`",
            ],
        ),
        (
            "#[status(transparent)] A(B)",
            &[
                "transparent: `transparent` is not a status: write `#[api_error(transparent)]` instead",
            ],
        ),
        ("#[api_error(,)] A", &[",: expected a key before this `,`"]),
        (
            "#[status(400)] #[code(number = 42, name = \"X\")] A",
            &[
                "number: `#[code]` expects a number and its name, or the path of a `const Code`: write `#[code(42, \"DuplicatedError\")]`",
            ],
        ),
        (
            "#[status(400)] #[api_error(header(name = \"X-A\", value = \"b\"))] A",
            &[
                "name: `header` expects a name and a value: write `header(\"Allow\", \"GET, POST\")`",
            ],
        ),
        ("#[status(400)] #[code(<Codes as Has>::B)] A", &[]),
        (
            "#[status(400)] #[api_error(message = \"{\\\"json\\\": 1}\")] A",
            &[
                "\"{\\\"json\\\": 1}\": a placeholder can name a field only; write `{{` and `}}` for braces in the text",
            ],
        ),
    ]);
}
