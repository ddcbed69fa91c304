use crate::tests::{check_variants, errors};

#[test]
fn a_constraint_is_a_name_or_a_kind() {
    check_variants(&[
        ("#[status(409)] #[api_error(constraint = \"k\", constraint(\"l\"))] A", &[]),
        ("#[status(409)] #[api_error(constraint(unique), constraint = foreign_key)] A", &[]),
        ("#[status(409)] #[api_error(constraint(not_null))] A { b: u8 }", &[]),
        (
            "#[status(409)] #[api_error(constraint(uniqe))] A",
            &["uniqe: unknown kind of constraint `uniqe`; did you mean `unique`? (one of \
             `unique`, `foreign_key`, `not_null`, `check`, `exclusion`, or a name in quotes)"],
        ),
        (
            "#[status(409)] #[api_error(constraint = \"\")] A",
            &["\"\": `constraint` cannot be empty"],
        ),
        (
            "#[status(409)] #[api_error(constraint)] A",
            &[
                "constraint: `constraint` expects the name of a database constraint in a string, or \
             a kind: write `constraint = \"users_email_key\"`",
            ],
        ),
        (
            "#[api_error(transparent, constraint = \"k\")] A(B)",
            &[
                "constraint: a `transparent` error gets everything from its field: remove `constraint`",
            ],
        ),
    ]);
}

#[test]
fn a_constraint_belongs_to_one_variant() {
    let twice = "#[status(409)] enum E {
        #[api_error(constraint = \"k\", constraint(check))] A,
        #[api_error(constraint(check), constraint = \"k\", constraint = \"l\")] B,
    }";
    assert_eq!(
        errors(twice),
        [
            "check: `A` already has `constraint(check)`: remove one",
            "\"k\": `A` already has `constraint = \"k\"`: remove one",
        ]
    );
    check_variants(&[(
        "#[status(409)] #[api_error(constraint = \"k\", constraint = \"k\")] A",
        &["\"k\": `A` already has `constraint = \"k\"`: remove one"],
    )]);
}

#[test]
fn a_column_needs_a_constraint() {
    check_variants(&[
        (
            "#[status(409)] #[api_error(constraint = \"k\")] A { #[api_error(column, data)] c: String }",
            &[],
        ),
        (
            "#[status(409)] A { #[api_error(column)] c: String }",
            &["column: `column` is filled from a violated constraint: add \
             `#[api_error(constraint = \"..\")]` to the variant, or remove `column`"],
        ),
        (
            "#[status(409)] #[api_error(constraint = \"k\")] \
             A { #[api_error(column)] c: String, #[api_error(column)] d: String }",
            &["column: only one field can be `column`: remove this one"],
        ),
    ]);
}
