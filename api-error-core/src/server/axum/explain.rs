//! The issue of a request that cannot be deserialized.

use super::failure::{Failure, Place};
use super::input::Input;
use super::names::Names;
use crate::model::Issue;
use crate::text::json_pointer::push_token;
use serde::de::DeserializeOwned;
use serde::de::value::MapDeserializer;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

/// The largest length of a client's key in a pointer or a name, in bytes.
const KEY_LIMIT: usize = 128;

/// Returns the issue of JSON that is not a `T`. `path` is the path at which the parser failed.
pub(super) fn json_issue<T: DeserializeOwned>(body: &[u8], path: Option<&Path>) -> Issue {
    // This call also parses the text that the parser of `T` skipped or did not reach. The text
    // after the failure can be invalid JSON. A value that `T` ignores can be nested too deeply.
    let Ok(value) = serde_json::from_slice(body) else {
        return Failure::Value.into_issue((Issue::new, String::new()));
    };
    match serde_path_to_error::deserialize::<_, T>(Input::Json(&value, &Names::default())) {
        Ok(_) => Failure::Value.into_issue(pointer_of(&value, path, None)),
        Err(failure) => {
            let path = failure.path().clone();
            let failure = failure.into_inner();
            let place = pointer_of(&value, Some(&path), failure.field());
            failure.into_issue(place)
        }
    }
}

/// Returns the issue of parameters that are not a `T`. `place` creates the issue of one parameter.
pub(super) fn pairs_issue<T: DeserializeOwned>(
    pairs: &[u8],
    place: fn(String, String, String) -> Issue,
) -> Issue {
    let whole = || Failure::Value.into_issue((Issue::new, String::new()));
    let Ok(pairs) = serde_urlencoded::from_bytes::<Vec<(String, String)>>(pairs) else {
        return whole();
    };
    let inputs = pairs.iter().map(|(name, text)| (Input::Text(name), Input::Text(text)));
    let inputs = MapDeserializer::<_, Failure>::new(inputs);
    let Err(failure) = serde_path_to_error::deserialize::<_, T>(inputs) else { return whole() };
    let name = failure.path().iter().find_map(|segment| match segment {
        Segment::Map { key } => Some(key.clone()),
        _ => None,
    });
    let failure = failure.into_inner();
    let name = name.or_else(|| failure.field().map(str::to_owned));
    match name.filter(|name| name.len() <= KEY_LIMIT) {
        Some(name) => failure.into_issue((place, name)),
        None => failure.into_issue((Issue::new, String::new())),
    }
}

/// Returns the pointer to the value at a path, or to a field of this value.
///
/// For a unit variant, the path contains the name of the variant, which is not a key in the JSON.
/// The pointer ends before this name.
fn pointer_of(root: &Value, path: Option<&Path>, field: Option<&str>) -> Place {
    let mut pointer = String::new();
    let mut value = root;
    for segment in path.into_iter().flatten() {
        let (token, next) = match segment {
            Segment::Seq { index } => (index.to_string(), value.get(index)),
            Segment::Map { key } | Segment::Enum { variant: key } => (key.clone(), value.get(key)),
            Segment::Unknown => break,
        };
        let Some(next) = next.filter(|_| token.len() <= KEY_LIMIT) else { break };
        push_token(&mut pointer, &token);
        value = next;
    }
    if let Some(field) = field {
        push_token(&mut pointer, field);
    }
    (Issue::new, pointer)
}
