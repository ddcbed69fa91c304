use api_error::{ApiErrorLayer, envelope::{JsonApi, Problem}};

pub fn layer() -> ApiErrorLayer<Problem> {
    ApiErrorLayer::new()
        .on_status(404, || ItemError::NoSuchRoute)
        .on_rejection(422, |rejection| ItemError::Unreadable {
            why: rejection.text().unwrap_or_default().to_owned(),
        })
        .register::<JsonApi>()
        .negotiate()
}
