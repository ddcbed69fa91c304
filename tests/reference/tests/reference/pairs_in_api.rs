//! Keys that are used together with `api`, in catalogs with all and with only some of the variants.

use super::bodies::{Schemas, check};
use super::pairs::{check_lock_of, issues};
use super::published::assert_examples_are_sent;
use api_error::envelope::{JsonApi, OAuth2, Problem};
use api_error::{ApiError, Issue, api, catalog, reference};
use std::time::Duration;
use thiserror::Error;

api! {
    pub(crate) struct Store {
        envelope = Problem,
        domain = "store.example.com",
        type_base = "https://store.example.com/errors#",
        rename_all = "camelCase",
    }
}

#[derive(Debug, Error, ApiError)]
#[api_error(api = Store, rename_all = "camelCase", title = "Orders", decode, code(7, any_status))]
enum OrderError {
    #[error("order {number} is {state}")]
    #[status(409)]
    #[api_error(since = "2026-03", help = "https://store.example.com/help")]
    WrongState {
        #[api_error(data("orderNumber"), example = 12)]
        number: u64,
        #[api_error(example = "sent")]
        state: String,
    },

    #[error("only {left} are left")]
    #[status(410)]
    #[name("SoldOut")]
    #[api_error(
        type = "urn:example:sold-out",
        domain = "stock.example.com",
        member("kind", "stock"),
        header("X-Left", "{left}")
    )]
    SoldOut {
        #[api_error(data, example = 0)]
        left: u32,
    },

    #[error("wait")]
    #[status(503)]
    Busy {
        #[api_error(retry_after, data("waitSeconds"), example = Duration::from_secs(20))]
        wait: Duration,
    },

    #[error("the lines are invalid")]
    #[status(422)]
    Lines {
        #[api_error(issues(rename_all = "camelCase"), example = issues())]
        issues: Vec<Issue>,
    },

    #[error(transparent)]
    #[api_error(transparent)]
    Inner(#[from] InnerError),
}

/// A type that declares neither an API nor an envelope. As a variant of `OrderError`, it is sent in
/// the envelope of `OrderError`.
#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
enum InnerError {
    #[error("{0} does not exist")]
    #[status(404)]
    #[api_error(header("X-Kind", "{0}"))]
    NoPart(#[api_error(data("kind"), example = "wheel")] String),

    #[error("private")]
    #[status(500)]
    Private,
}

/// A type of the same API, which declares its own envelope.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Store, rename_all = "camelCase", envelope = JsonApi)]
enum ListError {
    #[error("page {page} does not exist")]
    #[status(404)]
    NoPage {
        #[api_error(data, example = 3)]
        page: u16,
    },

    #[error("the filter is invalid")]
    #[status(400)]
    Filter(#[api_error(issues, example = issues())] Vec<Issue>),
}

#[derive(Debug, Error, ApiError)]
#[api_error(api = Store, rename_all = "camelCase", envelope = OAuth2, redirect)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum SignInError {
    #[error("denied")]
    #[status(403)]
    AccessDenied,

    #[error("later")]
    #[status(503)]
    #[name("later")]
    Later,
}

catalog! {
    static ALL for Store = [OrderError, ListError, SignInError];
    static SOME for Store = [
        OrderError { WrongState, Busy },
        ListError { Filter },
        SignInError { AccessDenied },
        InnerError { NoPart },
    ];
}

fn orders() -> Vec<Box<dyn ApiError>> {
    vec![
        Box::new(OrderError::WrongState { number: 12, state: "sent".to_owned() }),
        Box::new(OrderError::SoldOut { left: 0 }),
        Box::new(OrderError::Busy { wait: Duration::from_secs(20) }),
        Box::new(OrderError::Lines { issues: issues() }),
        Box::new(OrderError::from(InnerError::NoPart("wheel".to_owned()))),
        Box::new(OrderError::from(InnerError::Private)),
        Box::new(ListError::NoPage { page: 3 }),
        Box::new(ListError::Filter(issues())),
    ]
}

#[test]
fn bodies_match_the_documents() {
    let schemas = Schemas::of(&ALL);
    let lock = reference::lock(&ALL);
    for error in orders() {
        check(&*error, &schemas);
        check_lock_of(&*error, &lock);
    }
}

#[test]
fn the_examples_are_sent() {
    let samples = orders();
    let samples: Vec<_> = samples.iter().map(AsRef::as_ref).collect();
    assert_examples_are_sent("all", &ALL, &samples);
}

#[test]
fn a_part_of_the_catalog_has_the_same_entries() {
    let entries = |document: &serde_json::Value| -> Vec<serde_json::Value> {
        let types = document["types"].as_array().unwrap().iter();
        types.flat_map(|ty| ty["errors"].as_array().unwrap().clone()).collect()
    };
    let all = entries(&reference::json(&ALL));
    let some = entries(&reference::json(&SOME));
    let names: Vec<_> = some.iter().map(|error| error["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["wrongState", "serviceUnavailable", "filter", "accessDenied", "NO_PART"]);
    for error in &some {
        assert!(all.contains(error), "{error}");
    }
}
