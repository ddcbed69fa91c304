use crate::tests::{check_variants, errors};

#[test]
fn a_transparent_error_has_one_field_and_no_other_key() {
    check_variants(&[
        ("#[api_error(transparent)] A(#[from] B)", &[]),
        ("#[api_error(transparent)] A { inner: B }", &[]),
        (
            "#[api_error(transparent)] A",
            &["transparent: `transparent` needs exactly one field; `A` has 0"],
        ),
        (
            "#[api_error(transparent)] A(B, C)",
            &["transparent: `transparent` needs exactly one field; `A` has 2"],
        ),
        (
            "#[status(404)] #[api_error(title = 3, transparent, staus)] A(#[data] B)",
            &[
                "staus: unknown key `staus`; did you mean `status`? (valid on a variant: `status`, \
             `code`, `name`, `data`, `title`, `message`, `expose`, `header`, `retry`, \
             `retry_after`, `help`, `type`, `domain`, `grpc`, `transparent`, `fallback`, `since`, `member`, `log`, \
             `constraint`)",
                "status: a `transparent` error gets everything from its field: remove `#[status]`",
                "title: a `transparent` error gets everything from its field: remove `title`",
                "data: a `transparent` error gets everything from its field: remove `#[data]`",
            ],
        ),
    ]);
    assert_eq!(errors("#[status(404)] enum E { #[api_error(transparent)] A(B) }"), [""; 0]);
    assert_eq!(errors("#[api_error(transparent, envelope = X)] struct S(B);"), [""; 0]);
    assert_eq!(
        errors("#[api_error(transparent)] #[status(404)] struct S(B);"),
        ["status: a `transparent` error gets everything from its field: remove `#[status]`",]
    );
}

#[test]
fn a_fallback_has_one_field_and_no_other_key() {
    let decoded = |variants: &str| errors(&format!("#[api_error(decode)] enum E {{ {variants} }}"));
    for (variants, expected) in [
        ("#[api_error(fallback)] A(Received)", vec![]),
        ("#[api_error(fallback)] A { #[source] received: api_error::Received }", vec![]),
        (
            "#[api_error(fallback)] A",
            vec!["fallback: `fallback` needs exactly one field; `A` has 0"],
        ),
        (
            "#[status(404)] #[api_error(fallback)] A(#[data(\"a\")] Received)",
            vec![
                "status: a `fallback` error gets everything from its field: remove `#[status]`",
                "data: a `fallback` error gets everything from its field: remove `#[data]`",
            ],
        ),
        (
            "#[api_error(transparent, fallback)] A(Received)",
            vec![
                "fallback: a `transparent` error gets everything from its field: remove `fallback`",
            ],
        ),
        (
            "#[api_error(fallback)] A(#[from] Received)",
            vec![
                "#[from]: the macro implements `From<Received>` for an enum with a `fallback`: remove `#[from]`",
            ],
        ),
        (
            "#[api_error(fallback)] A(Received), #[api_error(fallback)] B(Received)",
            vec!["fallback: only one variant can be `fallback`: remove this one"],
        ),
    ] {
        assert_eq!(decoded(variants), expected, "{variants}");
    }
    assert_eq!(
        errors("enum E { #[api_error(fallback)] A(Received) }"),
        ["fallback: `fallback` is the variant of a response that cannot be decoded: add \
             `#[api_error(decode)]` to the enum"],
    );
    assert_eq!(
        errors("#[status(404)] #[api_error(decode, fallback)] struct S(Received);"),
        ["fallback: `fallback` belongs on a variant, not on the struct"],
    );
    assert_eq!(
        errors("#[api_error(decode)] enum E<T> { #[api_error(fallback)] A(T) }"),
        ["T: the field of a `fallback` has the type `api_error::Received`"],
    );
}
