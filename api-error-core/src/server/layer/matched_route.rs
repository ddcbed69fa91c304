//! The matched route of a request, as axum reports it.

use super::Routing;

/// Returns whether a service is a route of axum. The method `call` of a route only stores the
/// request. No code of the application runs in this call, so the layer does not catch panics in it.
/// The compiler replaces a call of `is_route` by a constant.
#[cfg(feature = "axum")]
#[inline]
pub(super) fn is_route<S>() -> bool {
    type Route = axum::routing::Route<std::convert::Infallible>;
    std::any::type_name::<S>() == std::any::type_name::<Route>()
}

#[cfg(not(feature = "axum"))]
#[expect(clippy::extra_unused_type_parameters, reason = "the parameter is used with axum")]
pub(super) const fn is_route<S>() -> bool {
    false
}

/// Returns whether a service is a route of axum, or layers around such a route. A `Router` applies
/// a layer to each of its routes and to its fallback.
#[cfg(feature = "axum")]
pub(super) fn is_in_router<S>() -> bool {
    if is_route::<S>() {
        return true;
    }
    let route = std::any::type_name::<axum::routing::Route>();
    let route = route.split('<').next().unwrap_or(route);
    std::any::type_name::<S>().contains(route)
}

#[cfg(not(feature = "axum"))]
#[expect(clippy::extra_unused_type_parameters, reason = "the parameter is used with axum")]
pub(super) const fn is_in_router<S>() -> bool {
    false
}

/// Returns whether axum has found a route for the request.
#[cfg(feature = "axum")]
pub(super) fn is_matched<A>(request: &http::Request<A>) -> bool {
    request.extensions().get::<axum::extract::MatchedPath>().is_some()
}

#[cfg(not(feature = "axum"))]
pub(super) const fn is_matched<A>(_: &http::Request<A>) -> bool {
    false
}

/// The facts that are known about the route of a request. `is_in_router` is a function, so that the
/// type name of the service is searched only for an error.
#[derive(Clone, Copy)]
pub(super) struct Route {
    pub(super) is_in_router: fn() -> bool,
    pub(super) is_matched: bool,
}

impl Route {
    pub(super) fn routing(self) -> Routing {
        match ((self.is_in_router)(), self.is_matched) {
            (false, _) => Routing::Unknown,
            (true, true) => Routing::Matched,
            (true, false) => Routing::Unmatched,
        }
    }
}

/// Returns the pattern of the route of a request.
#[cfg(feature = "axum")]
pub(super) fn route<A>(request: &http::Request<A>) -> Option<&str> {
    request.extensions().get::<axum::extract::MatchedPath>().map(axum::extract::MatchedPath::as_str)
}

#[cfg(not(feature = "axum"))]
pub(super) const fn route<A>(_: &http::Request<A>) -> Option<&str> {
    None
}
