//! Error responses of a running service: the layer, and the frameworks.

#[cfg(any(feature = "tower", feature = "actix", feature = "poem"))]
pub(crate) mod current_request;
pub(crate) mod frameworks;
#[cfg(feature = "_layer")]
pub mod layer;
#[cfg(feature = "_layer")]
pub(crate) mod log;

#[cfg(feature = "_layer")]
pub use layer::ApiErrorLayer;
#[cfg(feature = "tower")]
pub use layer::respond;
