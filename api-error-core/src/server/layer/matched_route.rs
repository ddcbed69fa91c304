//! The matched route of a request, as axum reports it.

use super::Routing;

/// Returns whether a service is a route of axum, or layers around one. A `Router` applies a layer to
/// each of its routes and to its fallback.
#[cfg(feature = "axum")]
pub(super) fn is_in_router<S>() -> bool {
    let route = std::any::type_name::<axum::routing::Route>();
    let route = route.split('<').next().unwrap_or(route);
    std::any::type_name::<S>().contains(route)
}

#[cfg(not(feature = "axum"))]
pub(super) const fn is_in_router<S>() -> bool {
    false
}

/// Returns what axum knows about the route of a request.
#[cfg(feature = "axum")]
pub(super) fn routing<A>(request: &http::Request<A>, is_in_router: bool) -> Routing {
    if !is_in_router {
        Routing::Unknown
    } else if request.extensions().get::<axum::extract::MatchedPath>().is_some() {
        Routing::Matched
    } else {
        Routing::Unmatched
    }
}

#[cfg(not(feature = "axum"))]
pub(super) const fn routing<A>(_: &http::Request<A>, _: bool) -> Routing {
    Routing::Unknown
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
