//! README's sections about frameworks are code that compiles, word for word.

#![allow(unreachable_pub, reason = "as a user's library would be written")]

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
    on_actix "readme/actix.rs",
    on_axum "readme/axum.rs",
    on_poem "readme/poem.rs",
    on_rocket "readme/rocket.rs",
    on_tower "readme/tower.rs",
}

#[test]
fn readme_shows_what_is_compiled_here() {
    let readme = include_str!("../../../README.md");
    for section in SECTIONS {
        let block = format!("```rust,ignore\n{section}```");
        assert!(readme.contains(&block), "README.md lacks:\n{section}");
    }
}

#[test]
fn the_layer_of_readme_names_an_unknown_route() {
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
