//! The responses of a `subset!` in utoipa and aide: types with the same status are one response.

use aide::OperationOutput;
use aide::generate::in_context;
use api_error::{ApiError, HttpError, subset};
use serde_json::Value;
use utoipa::IntoResponses;

#[derive(Debug, thiserror::Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum DrawError {
    #[error("there is no draw {id}")]
    #[status(404)]
    NoDraw {
        #[data]
        id: u64,
    },

    #[error("the draw is closed")]
    #[status(409)]
    Closed,

    #[error("the draw is full")]
    #[status(422)]
    Full,
}

subset!(GetDrawErrors = DrawError { NoDraw, Closed } | HttpError { BadRequest, NotFound });

fn of_utoipa() -> Vec<(String, Value)> {
    let responses = GetDrawErrors::responses().into_iter();
    responses.map(|(status, response)| (status, serde_json::to_value(response).unwrap())).collect()
}

fn of_aide() -> Vec<(String, Value)> {
    let responses = in_context(|context| {
        GetDrawErrors::inferred_responses(context, &mut aide::openapi::Operation::default())
    });
    let responses = responses.into_iter();
    responses
        .map(|(status, response)| {
            (status.unwrap().to_string(), serde_json::to_value(response).unwrap())
        })
        .collect()
}

#[test]
fn types_merge_by_status() {
    for responses in [of_utoipa(), of_aide()] {
        let statuses: Vec<&str> = responses.iter().map(|(status, _)| status.as_str()).collect();
        assert_eq!(statuses, ["400", "404", "409"]);
        let not_found = responses[1].1.to_string();
        assert!(
            not_found.contains("NO_DRAW") && not_found.contains("\"NOT_FOUND\""),
            "{not_found}"
        );
        assert!(!responses.iter().any(|(_, response)| response.to_string().contains("FULL")));
    }
}
