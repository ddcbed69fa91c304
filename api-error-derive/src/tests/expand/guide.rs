//! The guide shows the real expansion of an enum.

use std::fs;
use std::path::Path;
use syn::DeriveInput;

/// Reads the first two code blocks of `docs/guide/expansion.md`: the enum, and its expansion.
#[test]
fn the_guide_shows_the_expansion() {
    const START: &str = "```rust\n";
    const END: &str = "```\n";
    // The last of the hidden lines before the expansion.
    const HIDDEN: &str = "# }\n";

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/guide/expansion.md");
    let page = fs::read_to_string(&path).expect("the page is a file");
    let (_, declaration) = page.split_once(START).expect("the page shows an enum");
    let (declaration, _) = declaration.split_once(END).expect("the block ends");
    let (_, declaration) = declaration.split_once("\n\n").expect("the imports are first");
    let (before, rest) = page.split_once(HIDDEN).expect("the page shows an expansion");
    let (shown, after) = rest.split_once(END).expect("the block ends");

    let input: DeriveInput = syn::parse_str(declaration).expect("the enum is valid");
    let file = syn::parse2(crate::derive(&input)).expect("the expansion is valid");
    let expansion = prettyplease::unparse(&file);
    if std::env::var_os("API_ERROR_BLESS").is_some() {
        fs::write(&path, format!("{before}{HIDDEN}{expansion}{END}{after}"))
            .expect("it is written");
    } else {
        assert!(shown == expansion, "the page is old: run this test with API_ERROR_BLESS=1");
    }
}
