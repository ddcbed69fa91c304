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
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) mod observe;
#[cfg(feature = "tower")]
pub mod tower;

#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use layer::ApiErrorLayer;
#[cfg(feature = "tower")]
pub use layer::respond;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub use observe::set_observer;
