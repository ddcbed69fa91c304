//! The contracts under test, each with samples of its errors.

use super::apis::{cirro, crossing_minds, described, fanfare, meta};
use api_error::{ApiError, Catalog};

pub(crate) struct Contract {
    /// The name of the contract's files, without an extension.
    pub(crate) name: &'static str,
    pub(crate) catalog: &'static Catalog,
    pub(crate) samples: Vec<Box<dyn ApiError>>,
}

pub(crate) fn all() -> Vec<Contract> {
    vec![
        contract("cirro", &cirro::CIRRO, cirro::samples()),
        contract("crossing-minds", &crossing_minds::CROSSING_MINDS, crossing_minds::samples()),
        contract("described", &described::DESCRIBED, described::samples()),
        contract("described-token", &described::TOKEN, described::token_samples()),
        // The errors of `AuthorizationError` are sent in a redirect, so they do not have a body.
        contract(
            "described-authorization",
            &described::AUTHORIZATION,
            vec![("invalid_request", described::ClientError::InvalidRequest)],
        ),
        contract("fanfare", &fanfare::FANFARE, fanfare::samples()),
        contract("meta", &meta::META, meta::samples()),
    ]
}

fn contract<E: ApiError + 'static>(
    name: &'static str,
    catalog: &'static Catalog,
    samples: Vec<(&'static str, E)>,
) -> Contract {
    let boxed = |(_, error): (_, E)| -> Box<dyn ApiError> { Box::new(error) };
    Contract { name, catalog, samples: samples.into_iter().map(boxed).collect() }
}
