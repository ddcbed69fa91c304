//! The cost of decoding an error, compared with `serde_json` and a struct for the same body.

use crate::contenders::{Answer, Answered};
use crate::occurrences::{Occurrences, ResourceKind};
use api_error::{ApiError, Envelope, envelope::Coded};
use serde::Deserialize;

/// A typed error that clients decode.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded, decode)]
pub enum ItemError {
    #[error("The {kind} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        #[data("type")]
        kind: ResourceKind,
        #[data]
        key: u64,
    },
}

/// The body as a hand-written struct.
#[derive(Deserialize)]
#[expect(dead_code, reason = "read and dropped, never looked at")]
pub struct Body {
    error_code: i64,
    error_name: String,
    message: String,
    error_data: Data,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read and dropped, never looked at")]
struct Data {
    r#type: ResourceKind,
    key: u64,
    name: String,
}

pub const BY_HAND: usize = 0;
pub const OURS: usize = 1;

pub fn all(occurrences: &'static Occurrences) -> [Answer; 2] {
    let (kind, key) = (occurrences.kind, occurrences.key);
    let response = ItemError::Duplicated { kind, key }.to_response();
    let body = response.body().clone();
    [
        Box::new(move || Answered::Body(serde_json::from_slice(&body).ok())),
        Box::new(move || {
            let received = Coded::parse(response.status(), response.headers(), response.body());
            Answered::Error(received.decode().ok())
        }),
    ]
}
