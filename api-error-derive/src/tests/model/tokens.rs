use crate::model::tokens::{from_text, quiet};
use proc_macro2::{Ident, Span};

#[test]
fn words_that_are_keywords_only_in_later_editions_are_raw() {
    let quiet = |word: &str| quiet(&Ident::new(word, Span::call_site())).to_string();
    assert_eq!(quiet("item"), "item");
    // In edition 2021, `gen` is an identifier.
    assert_eq!(quiet("gen"), "r#gen");
    assert_eq!(super::super::errors("enum E { #[status(400)] A { #[data] gen: u8 } }"), [""; 0]);
}

#[test]
fn invalid_generated_code_is_reported() {
    assert_eq!(from_text("a, (b)").to_string(), "a , (b)");
    let reported = from_text("a(").to_string();
    assert_eq!(
        reported,
        ":: core :: compile_error ! { \"bug in api-error: the macro wrote invalid code: a(\" }"
    );
}
