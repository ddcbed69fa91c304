//! The server of the test cases, on hyper without a framework.

use crate::server::{background, listen};
use crate::shop;
use api_error::{ApiErrorLayer, Envelope};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::net::SocketAddr;
use tower::{ServiceBuilder, service_fn};

/// A service without a framework.
async fn respond(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let result = match request.uri().path().split('/').collect::<Vec<_>>()[..] {
        ["", "shop", name] => shop::shop(name).map_err(api_error::respond),
        ["", "any", name] => shop::any(name).map_err(Response::from),
        _ => {
            let mut response = Response::new(Full::default());
            *response.status_mut() = hyper::StatusCode::NOT_FOUND;
            return Ok(response);
        }
    };
    Ok(match result {
        Ok(text) => Response::new(text.into()),
        Err(response) => response.map(Full::new),
    })
}

pub fn start<V: Envelope + 'static>(layer: Option<ApiErrorLayer<V>>) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let layer = layer.clone();
            let connection = async move {
                let io = TokioIo::new(stream);
                let builder = Builder::new(TokioExecutor::new());
                if let Some(layer) = layer {
                    let service = ServiceBuilder::new().layer(layer).service(service_fn(respond));
                    builder.serve_connection(io, TowerToHyperService::new(service)).await
                } else {
                    let service = TowerToHyperService::new(service_fn(respond));
                    builder.serve_connection(io, service).await
                }
            };
            tokio::spawn(async { connection.await.unwrap() });
        }
    });
    address
}
