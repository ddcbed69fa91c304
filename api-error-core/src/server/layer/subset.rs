//! The layer that checks the errors of an endpoint against its `subset!`.

use super::error_body::ErrorBody;
use super::respond;
use crate::catalog::{Catalog, is_http_error};
use crate::model::{ErrorSpec, is_forwarded};
use crate::render::Error;
use bytes::Bytes;
use http::{Extensions, Response};
use http_body::Body;
use pin_project_lite::pin_project;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tower_layer::Layer;
use tower_service::Service;

/// Implements `only` for the type of a `subset!`. The `cfg!` of the macro is evaluated in the
/// calling crate, so the debug assertions of that crate decide.
#[doc(hidden)]
#[macro_export]
macro_rules! __subset_impl {
    ($visibility:vis $type:ident) => {
        impl $type {
            /// Returns a layer for the routes of this endpoint. In a build with debug assertions,
            /// it logs an error that the subset does not list, and sends a 500 instead. In other
            /// builds, it does nothing.
            #[allow(dead_code, reason = "if only documents use the subset, nothing calls it")]
            #[must_use]
            $visibility fn only() -> $crate::layer::SubsetLayer {
                const __CATALOG: &$crate::Catalog = &<$type as $crate::Catalogued>::CATALOG;
                $crate::layer::SubsetLayer::of_catalog(
                    __CATALOG,
                    $crate::__private::core::cfg!(debug_assertions),
                )
            }
        }
    };
}

/// A layer that checks the errors of an endpoint. A type that [`subset!`](crate::subset!) declares
/// has the function `only()`, which returns this layer.
///
/// Add it to the routes of the endpoint, inside the [`ApiErrorLayer`](crate::ApiErrorLayer), for
/// example with axum's `route_layer`. In a build with debug assertions, an error that the subset
/// does not list is logged, and the response is a 500. In other builds the layer changes nothing.
///
/// The following responses are not checked, because they are not errors of one endpoint:
/// - a 5xx with the name of its status, such as the 500 of
///   [`Error::internal`](crate::Error::internal)
/// - an error that a gateway forwards, because no catalog lists it
/// - a response that the framework generates
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
#[derive(Clone, Copy, Debug)]
pub struct SubsetLayer {
    /// `None` if the layer does nothing.
    catalog: Option<&'static Catalog>,
}

impl SubsetLayer {
    #[doc(hidden)]
    #[must_use]
    pub const fn of_catalog(catalog: &'static Catalog, is_checked: bool) -> Self {
        Self { catalog: if is_checked { Some(catalog) } else { None } }
    }
}

impl<S> Layer<S> for SubsetLayer {
    type Service = SubsetService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        SubsetService { inner, catalog: self.catalog }
    }
}

/// The service that [`SubsetLayer`] wraps around `S`.
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
#[derive(Clone, Debug)]
pub struct SubsetService<S> {
    inner: S,
    catalog: Option<&'static Catalog>,
}

impl<S, A, B> Service<http::Request<A>> for SubsetService<S>
where
    S: Service<http::Request<A>, Response = Response<B>>,
    B: Body<Data = Bytes>,
{
    type Response = Response<ErrorBody<B>>;
    type Error = S::Error;
    type Future = SubsetFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<A>) -> Self::Future {
        SubsetFuture { inner: self.inner.call(request), catalog: self.catalog }
    }
}

pin_project! {
    /// The future of a [`SubsetService`].
    #[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
    pub struct SubsetFuture<F> {
        #[pin]
        inner: F,
        catalog: Option<&'static Catalog>,
    }
}

impl<F> Debug for SubsetFuture<F> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SubsetFuture").finish_non_exhaustive()
    }
}

impl<F, B, E> Future for SubsetFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
{
    type Output = Result<Response<ErrorBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(context))?;
        let unlisted = this.catalog.and_then(|catalog| unlisted(catalog, response.extensions()));
        Poll::Ready(Ok(match unlisted {
            Some(error) => respond(Error::internal(error)).map(ErrorBody::rendered),
            None => response.map(ErrorBody::inner),
        }))
    }
}

/// Returns the error of the response if the catalog does not list it.
fn unlisted(catalog: &Catalog, extensions: &Extensions) -> Option<Unlisted> {
    let spec: &'static ErrorSpec = extensions.get::<&'static ErrorSpec>()?;
    if !spec.has_own_name() || is_forwarded(spec) {
        return None;
    }
    let is_http = is_http_error(spec);
    let is_listed = catalog.types().any(|ty| {
        ty.is_http() == is_http && ty.specs().iter().any(|listed| is_same(listed, spec, is_http))
    });
    (!is_listed).then(|| Unlisted { spec, subset: catalog.name() })
}

/// Returns whether both are specs of the same variant. The spec in a catalog is a copy, so the
/// addresses are not compared. The names of an [`HttpError`](crate::HttpError) are not compared,
/// because the copy has the name that the API gives to the status.
fn is_same(listed: &ErrorSpec, spec: &ErrorSpec, is_http: bool) -> bool {
    listed.variant() == spec.variant()
        && listed.status() == spec.status()
        && (is_http || listed.name() == spec.name())
}

/// An error that an endpoint returned, and that its subset does not list.
#[derive(Debug)]
struct Unlisted {
    spec: &'static ErrorSpec,
    subset: &'static str,
}

impl Display for Unlisted {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { spec, subset } = self;
        let (variant, name, status) = (spec.variant(), spec.name(), spec.status().as_u16());
        write!(
            formatter,
            "`{subset}` does not list the error {name} ({status}, variant `{variant}`): list it in \
             `subset!`, or return a listed error"
        )
    }
}

impl StdError for Unlisted {}
