use crate::derive;

#[test]
fn a_missing_status_is_a_lint_next_to_a_misspelt_attribute() {
    for attribute in ["#[staus(404)]", "#[api_eror(status = 404)]", "#[api_error::status(404)]"] {
        let input = syn::parse_str(&format!("enum E {{ {attribute} A }}")).expect(attribute);
        let output = derive(&input).to_string();
        assert!(!output.contains("compile_error"), "{attribute}");
        assert!(output.contains("must_use = \"`A` has no status"), "{attribute}");
    }
    for attribute in ["#[state(404)]", "#[serde::status]", "#[statutes]", ""] {
        let input = syn::parse_str(&format!("enum E {{ {attribute} A }}")).expect(attribute);
        assert!(derive(&input).to_string().contains("compile_error"), "{attribute}");
    }
}
