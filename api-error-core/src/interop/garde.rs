//! The issues of a `garde::Report`.

use super::push_field;
use crate::model::{IssueRef, Issues, Location, Message};
use garde::{Path, Report};

/// One issue for each error, in the order of the report. The name of each issue is `invalid`,
/// because garde does not name its errors.
#[cfg_attr(docsrs, doc(cfg(feature = "garde")))]
impl Issues for Report {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        for (path, error) in self.iter() {
            let pointer = pointer(path);
            let message = Message::literal(error.message());
            each(IssueRef::new("invalid", message, Location::Pointer(&pointer)));
        }
    }

    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

/// Returns the path as a JSON Pointer.
///
/// The function reads the serialized form of the path, which is a list of pairs of kind and
/// component. The `Display` text does not distinguish a key that contains a dot from two keys.
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    if let Ok(serde_json::Value::Array(steps)) = serde_json::to_value(path) {
        for step in steps {
            if let Some(component) = step.get(1).and_then(serde_json::Value::as_str)
                && step.get(0).and_then(serde_json::Value::as_str) != Some("none")
            {
                push_field(&mut pointer, component);
            }
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use crate::json;
    use crate::model::{Issues, Location};
    use garde::Validate;
    use serde_json::json;

    #[derive(Validate)]
    struct Cart {
        #[garde(length(min = 3))]
        name: String,
        #[garde(dive)]
        lines: Vec<Line>,
        #[garde(inner(length(max = 1)))]
        coupon: Option<String>,
    }

    #[derive(Validate)]
    struct Line {
        #[garde(range(min = 1, max = 9))]
        amount: u32,
    }

    #[derive(Validate)]
    struct Filter {
        #[garde(length(min = 3))]
        r#type: String,
    }

    #[test]
    fn the_pointer_contains_a_raw_identifier_without_its_prefix() {
        let filter = Filter { r#type: "a".to_owned() };
        let mut pointers = Vec::new();
        for issue in filter.validate().expect_err("every field is invalid").to_vec() {
            if let Location::Pointer(pointer) = issue.location() {
                pointers.push(pointer.to_owned());
            }
        }
        assert_eq!(pointers, ["/type"]);
    }

    #[test]
    fn each_error_of_a_report_is_an_issue_with_a_pointer() {
        let cart = Cart {
            name: "ab".to_owned(),
            lines: vec![Line { amount: 1 }, Line { amount: 10 }],
            coupon: Some("xy".to_owned()),
        };
        let report = cart.validate().expect_err("every field is invalid");
        let mut text = Vec::new();
        let issues: &dyn Issues = &report;
        json::WriteJson::write(&issues, &mut text, "test").expect("issues can be written");
        let issues: serde_json::Value = serde_json::from_slice(&text).expect("it is JSON");
        assert_eq!(
            issues,
            json!([
                {"name": "invalid", "message": "length is greater than 1", "pointer": "/coupon"},
                {"name": "invalid", "message": "greater than 9", "pointer": "/lines/1/amount"},
                {"name": "invalid", "message": "length is lower than 3", "pointer": "/name"},
            ])
        );
    }
}
