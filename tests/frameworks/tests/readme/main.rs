//! The README's sections about frameworks are compiled as written.

#![allow(unreachable_pub, reason = "the sections are code of a user's library")]

use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum ItemError {
    #[error("There is no item {id}")]
    #[status(404)]
    Unknown {
        #[data]
        id: u64,
    },

    #[error("There is nothing at this path")]
    #[status(404)]
    NoSuchRoute,

    #[error("{why}")]
    #[status(400)]
    Unreadable { why: String },
}

macro_rules! sections {
    ($($name:ident $file:literal,)*) => {
        $(mod $name {
            use super::ItemError;

            include!($file);
        })*

        const SECTIONS: &[&str] = &[$(include_str!($file)),*];
    };
}

sections! {
    on_actix "actix.rs",
    on_axum "axum.rs",
    on_poem "poem.rs",
    on_rocket "rocket.rs",
    on_tower "tower.rs",
}

#[test]
fn the_readme_contains_the_compiled_sections() {
    let readme = include_str!("../../../../README.md");
    for section in SECTIONS {
        let block = format!("```rust,ignore\n{section}```");
        assert!(readme.contains(&block), "README.md does not contain:\n{section}");
    }
}

#[test]
fn the_layer_of_the_readme_renders_an_unknown_route() {
    use tower::ServiceExt;
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let app = on_axum::app();
    let service =
        tower::ServiceBuilder::new().layer(on_tower::layer()).service(axum::Router::new());
    let ask = |uri: &str| axum::http::Request::get(uri).body(axum::body::Body::empty()).unwrap();
    let derived = runtime.block_on(app.oneshot(ask("/items/7"))).unwrap();
    assert_eq!(derived.status(), 404);
    assert_eq!(derived.headers()["content-type"], "application/problem+json");
    let unknown = runtime.block_on(service.oneshot(ask("/nowhere"))).unwrap();
    assert_eq!(unknown.headers()["vary"], "Accept");
    let _: [&dyn std::any::Any; 3] = [&on_actix::serve, &on_poem::app, &on_rocket::app];
}
