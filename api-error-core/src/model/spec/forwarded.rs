//! The specs of received errors that a gateway forwards.

use super::ErrorSpec;
use crate::model::Status;
use http::StatusCode;

/// Returns the spec of a forwarded error with this status.
pub(crate) fn forwarded_spec(status: StatusCode) -> &'static ErrorSpec {
    let index = usize::from(status.as_u16().saturating_sub(400));
    SPECS.get(index).unwrap_or(&SPECS[100])
}

/// Returns whether the spec belongs to a forwarded error. No catalog contains such a spec.
#[cfg(feature = "tower")]
pub(crate) fn is_forwarded(spec: &'static ErrorSpec) -> bool {
    spec.position(&SPECS).is_some()
}

/// One spec for each status from 400 to 599.
static SPECS: [ErrorSpec; 200] = specs();

#[expect(clippy::large_stack_arrays, reason = "it is evaluated at compile time")]
const fn specs() -> [ErrorSpec; 200] {
    const SEED: ErrorSpec = ErrorSpec::new("Forwarded", "BAD_REQUEST", "Bad Request", 400);
    let mut specs = [SEED; 200];
    let mut number = 400;
    while number < 600 {
        if let Some(status) = Status::from_number(number) {
            let spec = ErrorSpec::new("Forwarded", status.name, status.reason_phrase, number);
            let spec = if number < 500 { spec } else { spec.without_own_name() };
            specs[number as usize - 400] = spec;
        }
        number += 1;
    }
    specs
}

#[cfg(test)]
mod tests {
    use super::SPECS;

    #[test]
    fn each_status_has_a_spec() {
        for (spec, number) in SPECS.iter().zip(400..) {
            assert_eq!(spec.status().as_u16(), number);
            assert_eq!(spec.has_own_name(), number < 500);
        }
    }
}
