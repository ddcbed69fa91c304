//! Issues whose pointers contain the names that clients send, not the names of the Rust fields.

use super::case;
use crate::model::{Issue, IssueRef, Issues, Location};
use crate::text::case::Case;
use crate::text::json_pointer::{array_index, push_token, tokens, unescape};

/// Calls `each` with every issue. The names of Rust fields in the pointers are converted to the
/// case `case_name`.
#[cfg_attr(debug_assertions, inline)]
pub fn renamed_issues<T: Issues + ?Sized>(
    field: &T,
    case_name: &str,
    each: &mut dyn FnMut(IssueRef<'_>),
) {
    let case = case(case_name);
    field.for_each_issue(&mut |issue| match issue.location() {
        Location::Pointer(pointer) => {
            let pointer = renamed(pointer, case);
            let location = Location::Pointer(&pointer);
            each(IssueRef::new(issue.name(), issue.message(), location).with(issue.members()));
        }
        _ => each(issue),
    });
}

/// Returns the sample issues of a field.
#[cfg_attr(debug_assertions, inline)]
pub fn issue_examples<T: Issues + ?Sized>(examples: &T) -> Vec<Issue> {
    examples.to_vec()
}

/// Returns the sample issues of a field, as [`renamed_issues`] sends them.
#[cfg_attr(debug_assertions, inline)]
pub fn renamed_issue_examples<T: Issues + ?Sized>(examples: &T, case_name: &str) -> Vec<Issue> {
    let mut issues = Vec::new();
    renamed_issues(examples, case_name, &mut |issue| issues.push(issue.to_issue()));
    issues
}

#[cfg_attr(debug_assertions, inline)]
fn renamed(pointer: &str, case: Case) -> String {
    let mut renamed = String::new();
    for token in tokens(pointer) {
        let token = unescape(token);
        if is_field(&token) {
            push_token(&mut renamed, &case.convert(&token));
        } else {
            push_token(&mut renamed, &token);
        }
    }
    renamed
}

/// Returns whether a token can be the name of a field. Any other token is an array index or the key
/// of a map.
#[cfg_attr(debug_assertions, inline)]
fn is_field(token: &str) -> bool {
    let is_identifier = token.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_identifier && array_index(token).is_none() && token.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::renamed;
    use crate::text::case::Case;

    #[test]
    fn only_the_names_of_fields_are_converted() {
        for (pointer, expected) in [
            ("", ""),
            ("/user_id", "/userId"),
            ("/post_addresses/10/line_2", "/postAddresses/10/line2"),
            ("/userId", "/userId"),
            ("/by_name/a.b_c/x~1y", "/byName/a.b_c/x~1y"),
            ("/", "/"),
            ("/_", "/_"),
        ] {
            assert_eq!(renamed(pointer, Case::Camel), expected);
        }
    }
}
