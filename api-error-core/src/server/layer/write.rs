//! Renders the error of a request: the envelope, the language and the details for developers.

use super::Request;
use super::reveal::{Details, add_debug};
use crate::catalog::is_http_error;
use crate::model::{ApiError, Context, EnvelopeSource};
use crate::render::is_undeclared;
use bytes::Bytes;
use http::header::VARY;
use http::{HeaderValue, Response};

impl Request {
    /// Renders an error in the first of these envelopes that exists: the envelope that its type
    /// declares, the negotiated envelope, the envelope of its API, and the envelope of the layer.
    /// `text` is the text of the framework.
    pub(super) fn write(
        &self,
        error: &dyn ApiError,
        context: &Context,
        text: Option<&str>,
    ) -> Response<Bytes> {
        let settings = &*self.settings;
        let (chosen, source) = choose_envelope(error);
        let mut response = match (source, settings.negotiated(self.accept())) {
            (EnvelopeSource::Declared, _) | (EnvelopeSource::Api, None) => {
                self.in_language(chosen, context, |context| chosen.render(context))
            }
            (_, negotiated) if is_http_error(chosen.spec()) || is_undeclared(chosen.spec()) => {
                let status = chosen.identity().status();
                let envelope = negotiated.unwrap_or(settings.default_envelope());
                let error = settings.undeclared(status, None, envelope);
                let error = error.with_issues(chosen.issues().to_vec());
                self.in_language(&error, context, |context| {
                    settings.render_rejection(&error, negotiated, context)
                })
            }
            (_, negotiated) => self.in_language(chosen, context, |context| {
                settings.render(chosen, negotiated, context)
            }),
        };
        if source != EnvelopeSource::Declared {
            self.append_vary(&mut response);
        }
        self.reveal(&mut response, error, text);
        response
    }

    /// Renders an error with its message in a language of the client.
    #[inline]
    pub(super) fn in_language(
        &self,
        error: &dyn ApiError,
        context: &Context,
        render: impl Fn(&Context) -> Response<Bytes>,
    ) -> Response<Bytes> {
        if !self.settings.can_translate(error) {
            return render(context);
        }
        let translated = self.settings.translated(error, context, self.accept_language());
        let mut response = render(translated.as_ref().unwrap_or(context));
        let vary = HeaderValue::from_static("Accept-Language");
        // This fails only if the error filled the header map, with about 25,000 headers.
        let _ = response.headers_mut().try_append(VARY, vary);
        response
    }

    /// Adds the details of a 5xx to its response, if the layer reveals them.
    pub(super) fn reveal(
        &self,
        response: &mut Response<Bytes>,
        error: &dyn ApiError,
        text: Option<&str>,
    ) {
        if self.settings.details == Details::Revealed {
            add_debug(response, error, text);
        }
    }

    /// Adds `Vary: Accept` to a response, if the layer negotiates envelopes.
    pub(super) fn append_vary(&self, response: &mut Response<Bytes>) {
        if self.settings.negotiates() {
            // This fails only if the error filled the header map, with about 25,000 headers.
            let _ = response.headers_mut().try_append(VARY, HeaderValue::from_static("Accept"));
        }
    }
}

/// Returns the error to render, and the declaration that chose its envelope. `error` and the errors
/// inside its transparent variants differ only in the envelope. The result is the outermost of
/// these errors whose type declares an envelope. Without one, it is the outermost whose type
/// belongs to an API. Otherwise it is `error`.
pub(crate) fn choose_envelope(error: &dyn ApiError) -> (&dyn ApiError, EnvelopeSource) {
    let mut chosen = (error, EnvelopeSource::Default);
    let mut next = Some(error);
    while let Some(error) = next {
        match (error.envelope_source(), chosen.1) {
            (EnvelopeSource::Declared, _) => return (error, EnvelopeSource::Declared),
            (EnvelopeSource::Api, EnvelopeSource::Default) => chosen = (error, EnvelopeSource::Api),
            _ => {}
        }
        next = error.nested();
    }
    chosen
}
