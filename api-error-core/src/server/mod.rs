//! Error responses of a running service: the layer, and the frameworks.

#[cfg(feature = "axum-extract")]
pub mod axum;
#[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
pub(crate) mod current_request;
pub(crate) mod frameworks;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub mod layer;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) mod log;
#[cfg(feature = "tower")]
pub(crate) mod middleware_error;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) mod observe;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
mod request_handle;
#[cfg(feature = "tower")]
pub mod tower;

#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use layer::ApiErrorLayer;
#[cfg(feature = "tower")]
pub use layer::respond;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use observe::set_observer;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use request_handle::CurrentRequest;
