//! Collects every mistake of one input, so that one build shows them all.

use proc_macro2::Span;
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

/// The mistakes found so far. Must be asked with [`Ctxt::finish`] before it goes away.
pub(crate) struct Ctxt {
    /// `None` once asked.
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        Ctxt { errors: RefCell::new(Some(Vec::new())) }
    }

    pub(crate) fn error(&self, span: Span, text: impl Display) {
        self.push(syn::Error::new(span, text));
    }

    /// Underlines all of `tokens`.
    pub(crate) fn error_at(&self, tokens: impl ToTokens, text: impl Display) {
        self.push(syn::Error::new_spanned(tokens, text));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// All mistakes as one error, or `None` when there are none.
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
