//! The body of a response of the layer.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use std::pin::Pin;
use std::task::{Context, Poll};

pin_project! {
    /// The body of a response: the body of the inner service, or a rendered error.
    #[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
    #[derive(Debug)]
    pub struct ErrorBody<B> {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[project = ContentProjection]
    #[derive(Debug)]
    enum Content<B> {
        Inner { #[pin] body: B },
        Rendered { body: Bytes },
    }
}

impl<B> ErrorBody<B> {
    #[inline]
    pub(super) const fn inner(body: B) -> Self {
        Self { content: Content::Inner { body } }
    }

    pub(super) const fn rendered(body: Bytes) -> Self {
        Self { content: Content::Rendered { body } }
    }
}

/// The default body of the inner service. Outer middleware that responds without the inner service,
/// such as the CORS layer of tower-http, needs this impl.
impl<B: Default> Default for ErrorBody<B> {
    fn default() -> Self {
        Self::inner(B::default())
    }
}

impl<B: Body<Data = Bytes>> Body for ErrorBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    #[inline]
    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().content.project() {
            ContentProjection::Inner { body } => body.poll_frame(context),
            ContentProjection::Rendered { body } => {
                let body = std::mem::take(body);
                Poll::Ready((!body.is_empty()).then(|| Ok(Frame::data(body))))
            }
        }
    }

    #[inline]
    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Inner { body } => body.is_end_stream(),
            Content::Rendered { body } => body.is_empty(),
        }
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Inner { body } => body.size_hint(),
            Content::Rendered { body } => SizeHint::with_exact(body.len() as u64),
        }
    }
}
