//! Data fields, static members and sample values.

use crate::tests::check_variants;

#[test]
fn invalid_data_keys_are_reported() {
    check_variants(&[
        (
            "#[status(404)] A { #[data] a: u8, #[data(\"a\")] b: u8, #[data] r#type: u8 }",
            &[
                "\"a\": two fields have the data key `a`; give this field another: `#[data(\"..\")]`",
            ],
        ),
        (
            "#[status(404)] A { #[data(\"type\")] a: u8, #[data] r#type: u8 }",
            &[
                "r#type: two fields have the data key `type`; give this field another: `#[data(\"..\")]`",
            ],
        ),
        (
            "#[status(404)] A { #[data] a_: u8, #[data(\"b__\")] b: u8 }",
            &[
                "a_: a data key cannot end in `_`: write `#[data(\"a\")]`",
                "\"b__\": a data key cannot end in `_`: write `#[data(\"b\")]`",
            ],
        ),
        (
            "#[status(404)] A(#[data(\"\")] u8, #[data(\"\\t\")] u8)",
            &["\"\": a data key cannot be empty", "\"\\t\": a data key cannot contain '\\t'"],
        ),
        (
            "#[status(404)] A(u8, #[data] u8)",
            &["data: a tuple field needs a data key: write `#[data(\"..\")]`"],
        ),
        (
            "#[status(404)] A { #[data(skip)] a: u8 }",
            &["skip: a field is private unless it is marked `#[data]`: remove `data(skip)`"],
        ),
        (
            "#[status(404)] A { #[data] source: E, #[from] #[data(\"x\")] other: E }",
            &[
                "data: a source is never data: remove `#[data]`, and copy what clients may see into \
             another field",
                "data: a source is never data: remove `#[data]`, and copy what clients may see into \
             another field",
            ],
        ),
        (
            "#[status(404)] A { #[source] #[api_error(header = \"X\")] a: E }",
            &["header: a source is never the value of a header: remove `header`"],
        ),
    ]);
}

#[test]
fn data_on_an_error_applies_to_its_fields() {
    check_variants(&[
        ("#[status(404)] #[data] A { a: u8, #[data(\"c\")] b: u8, #[data] d: u8, source: E }", &[]),
        ("#[status(404)] #[data] A(#[data(\"a\")] u8, #[data(skip)] X, #[from] E)", &[]),
        (
            "#[status(404)] #[data] A(Vec<u8>, #[api_error(issues)] X, #[api_error(header = \"A\")] Y)",
            &["Vec<u8>: a tuple field needs a data key: write `#[data(\"..\")]`, \
             or `#[data(skip)]` if the field is private"],
        ),
        (
            "#[status(404)] #[data] A { a_: u8 }",
            &["a_: a data key cannot end in `_`: write `#[data(\"a\")]`"],
        ),
    ]);
}

#[test]
fn static_members_have_their_own_names() {
    check_variants(&[
        (
            "#[status(400)] #[api_error(member(\"kind\", \"card\"), member(\"a\", \"\"))] A { #[data] b: u8 }",
            &[],
        ),
        (
            "#[status(400)] #[api_error(member(\"a\", \"1\"), member(\"a\", \"2\"), member(\"b\", \"3\"))] A { #[data] b: u8 }",
            &[
                "\"a\": the error already sends a member `a`: give this one another name",
                "\"b\": the error already sends a member `b`: give this one another name",
            ],
        ),
        (
            "#[status(400)] #[api_error(member(\"\", \"1\"), member(\"a_\", \"2\"))] A",
            &[
                "\"\": a data key cannot be empty",
                "\"a_\": a member name cannot end in `_`: write `member(\"a\", \"..\")`",
            ],
        ),
        (
            "#[api_error(transparent, member(\"a\", \"1\"))] A(B)",
            &["member: a `transparent` error gets everything from its field: remove `member`"],
        ),
    ]);
}

const USELESS_EXAMPLE: &str = "example: `example` applies only to a field that is sent or that the \
    message contains: add `#[data]` or `#[api_error(issues)]`, or remove `example`";

#[test]
fn an_example_needs_a_field_that_is_sent() {
    check_variants(&[
        ("#[status(400)] A { #[data] #[api_error(example = 7)] a: u8 }", &[]),
        ("#[status(400)] #[data] A { #[api_error(example = vec![1, 2])] a: Vec<u8> }", &[]),
        ("#[status(400)] A { #[api_error(header = \"x-a\", example = 7)] a: u8 }", &[]),
        ("#[status(429)] A { #[api_error(retry_after, example = 7)] a: u64 }", &[]),
        ("#[status(422)] A { #[api_error(issues, example = all())] a: Vec<Issue> }", &[]),
        ("#[status(400)] #[error(\"{0}\")] A(#[api_error(example = 7)] u8)", &[]),
        (
            "#[status(400)] #[api_error(message = \"{a}\")] A { #[api_error(example = 7)] a: u8 }",
            &[],
        ),
        ("#[status(400)] A { #[api_error(example = 7)] a: u8 }", &[USELESS_EXAMPLE]),
        (
            "#[status(422)] A { #[api_error(example = [one()])] list: Vec<Issue> }",
            &[USELESS_EXAMPLE],
        ),
        (
            "#[status(400)] A { #[data(3)] #[api_error(example = 7)] a: u8 }",
            &["3: `#[data]` expects a name in a string, or no value: write `#[data(\"type\")]`"],
        ),
    ]);
}
