//! The assertion on one response.

use super::buffered::{Buffered, Content};
use super::comparison::Comparison;
use super::expected::Expected;
use crate::catalog::Catalogued;
use crate::envelope::AnyEnvelope;
use crate::model::ApiError;

/// Asserts that a response is this error.
///
/// The macro renders the error in its declared envelope, or in the envelope of its
/// [`Api`](crate::api::Api), and compares the response with the result. `in Detailed` after the
/// error selects another envelope.
///
/// | part | comparison |
/// |---|---|
/// | status, `Content-Type` | equal |
/// | body | equal JSON, in any order of members |
/// | other headers | the response has each header of the error; it may have additional headers |
/// | request id, trace id and instance | not compared in the body or in the headers |
///
/// A [`Received`](crate::received::Received) is compared by status, name, code, message, data and
/// issues.
///
/// The type of the response implements the trait
/// [`BufferedResponse`](crate::testing::BufferedResponse). You can also pass a reference. The macro
/// moves a response of rocket's blocking client, and borrows any other response. It also accepts a
/// type with the methods `status_code()`, `headers()` and `as_bytes()`, such as
/// `axum_test::TestResponse`.
///
/// ```
/// # extern crate api_error_core as api_error;
/// # use api_error::{ApiError, Catalog, Catalogued, Context, ErrorSpec, Message, render};
/// # use api_error::{bytes::Bytes, http::Response};
/// use api_error::envelope::{Detailed, Problem};
/// use api_error::testing::assert_error;
/// # static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("Gone", "GONE", "Gone", 410)];
/// # #[derive(Debug)]
/// # struct Gone;
/// # impl std::fmt::Display for Gone {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
/// #         f.write_str("the item is gone")
/// #     }
/// # }
/// # impl std::error::Error for Gone {}
/// # impl ApiError for Gone {
/// #     fn spec(&self) -> &'static ErrorSpec { &SPECS[0] }
/// #     fn message(&self) -> Message<'_> { Message::display(self) }
/// #     fn render(&self, context: &Context) -> Response<Bytes> {
/// #         render::<Problem>(self, context)
/// #     }
/// # }
/// # impl Catalogued for Gone { const CATALOG: Catalog = Catalog::new("Gone", &SPECS); }
///
/// let response = Gone.render(&Context::new().with_request_id("req_7f3a"));
/// assert_error!(response, Gone);
///
/// let response = render::<Detailed>(&Gone, &Context::new());
/// assert_error!(response, Gone, in Detailed);
/// ```
///
/// # Panics
/// Panics if the response is not the error. The message contains a diff of the expected and the
/// actual response.
#[macro_export]
#[doc(hidden)]
macro_rules! __api_error_assert_error {
    ($response:expr, $error:expr $(,)?) => {
        $crate::__api_error_assert_error!(
            @ $response, $error, $crate::__private::core::option::Option::None
        )
    };
    ($response:expr, $error:expr, in $envelope:ty $(,)?) => {
        $crate::__api_error_assert_error!(
            @ $response, $error,
            $crate::__private::core::option::Option::Some($crate::AnyEnvelope::new::<$envelope>())
        )
    };
    (@ $response:expr, $error:expr, $envelope:expr) => {{
        #[allow(unused_imports)]
        use $crate::testing::expansion::{ByReference as _, ByValue as _};
        match ($response).__api_error_probe() {
            #[allow(unused_mut)]
            mut response => $crate::testing::expansion::assert_error(
                (response.status_code(), response.headers(), response.as_bytes()),
                &$error,
                $envelope,
            ),
        }
    }};
}

/// Compares the response with `error`.
///
/// # Panics
/// Panics if the response is not the error.
#[track_caller]
pub fn assert_error<E: ApiError + Catalogued + ?Sized>(
    response: impl Into<Buffered>,
    error: &E,
    envelope: Option<AnyEnvelope>,
) {
    let Buffered(content) = response.into();
    let expected = Expected::new(&error, &E::CATALOG, envelope);
    let comparison = match &content {
        Content::Response(response) => Comparison::of_response(&expected, response),
        Content::Received(received) => Comparison::of_received(&expected, received),
    };
    if let Some(failure) = comparison.failure(&error, expected.envelope.name()) {
        panic!("{failure}");
    }
}
