//! Collects all errors of one declaration, so that one build shows all of them.

use proc_macro2::Span;
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

/// The errors found so far. [`Ctxt::finish`] must be called before the value is dropped.
pub(crate) struct Ctxt {
    /// `None` after [`Ctxt::finish`].
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        Ctxt { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Reports an error at one token.
    pub(crate) fn error(&self, span: Span, text: impl Display) {
        self.push(syn::Error::new(span, text));
    }

    /// Reports an error at all of `tokens`.
    pub(crate) fn error_at(&self, tokens: impl ToTokens, text: impl Display) {
        self.push(syn::Error::new_spanned(tokens, text));
    }

    fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// Returns all errors as one, or `None` if there are none.
    pub(crate) fn finish(self) -> Option<syn::Error> {
        let errors = self.errors.borrow_mut().take()?;
        errors.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        })
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        debug_assert!(
            thread::panicking() || self.errors.borrow().is_none(),
            "the collected errors were never reported",
        );
    }
}
