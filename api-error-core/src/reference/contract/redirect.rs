//! An error that is sent in the parameters of a redirect.

use super::ordered_value::OrderedValue;
use crate::envelope::{OAuth2, Redirect, ResponseMode};
use crate::model::ApiError;
use crate::reference::body::shape::{Member, Shape};
use bytes::Bytes;
use http::{Response, StatusCode};

/// The `redirect_uri` of the client in examples.
const SAMPLE_URI: &str = "https://client.example/callback";
/// The `state` of the authorization request in examples.
const SAMPLE_STATE: &str = "xyz";

/// The description of `Location`.
pub(super) const LOCATION: &str = "The `redirect_uri` of the client with the parameters of the error in \
     its query, or in its fragment in the implicit flow (RFC 6749 §4.1.2.1, §4.2.2.1).";

/// One parameter of a redirect.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) is_optional: bool,
    /// The value in the example.
    pub(crate) example: Option<String>,
    pub(crate) description: &'static str,
}

/// The parameters that are not a part of the error.
const OF_REQUEST: [&str; 2] = ["state", "iss"];

/// Returns the response in the example: the redirect with the error.
pub(super) fn redirect_response(error: &dyn ApiError, status: StatusCode) -> Response<Bytes> {
    let redirect =
        OAuth2::redirect(error, SAMPLE_URI, Some(SAMPLE_STATE), ResponseMode::Query).ok();
    let response = |redirect: Redirect| match status {
        StatusCode::SEE_OTHER => redirect.see_other(),
        _ => redirect.found(),
    };
    redirect.map(response).unwrap_or_default()
}

/// Adds `state`, which is not a part of the error, to the example of the parameters.
pub(super) fn with_parameters_of_request(mut example: OrderedValue) -> OrderedValue {
    if let OrderedValue::Object(members) = &mut example {
        members.push(("state".to_owned(), OrderedValue::String(SAMPLE_STATE.to_owned())));
    }
    example
}

/// Adds the optional parameters [`OF_REQUEST`] to the structure of the parameters.
pub(super) fn with_shape_of_request(mut shape: Shape) -> Shape {
    if let Shape::Object(object) = &mut shape {
        object.members.extend(OF_REQUEST.map(|name| Member {
            name: name.to_owned(),
            shape: Shape::String,
            is_required: false,
        }));
    }
    shape
}

/// Returns the parameters of an error, in the order in which they are sent.
pub(super) fn parameters(shape: &Shape, example: &OrderedValue) -> Vec<Parameter> {
    let Shape::Object(object) = shape else { return Vec::new() };
    let value = |name: &str| {
        let OrderedValue::Object(members) = example else { return None };
        let (_, value) = members.iter().find(|(key, _)| key == name)?;
        value.to_value().as_str().map(str::to_owned)
    };
    let members = object.members.iter();
    members
        .map(|member| Parameter {
            name: member.name.clone(),
            is_optional: !member.is_required,
            example: value(&member.name),
            description: match member.name.as_str() {
                "error" => "The name of the error.",
                "error_description" => "The message.",
                "error_uri" => "A page about the error.",
                "state" => "The `state` of the authorization request, unchanged.",
                "iss" => "The issuer identifier of the server (RFC 9207), if it sends one.",
                _ => "",
            },
        })
        .collect()
}
