//! Collects all errors of one declaration, so that one build shows all of them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

/// The errors found so far. [`Ctxt::finish`] must be called before the value is dropped.
pub(crate) struct Ctxt {
    /// `None` after [`Ctxt::finish`].
    errors: RefCell<Option<Vec<syn::Error>>>,
    /// Items with errors that rustc reports only if it does not find another error.
    if_alone: RefCell<TokenStream>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        let errors = RefCell::new(Some(Vec::new()));
        Ctxt { errors, if_alone: RefCell::new(TokenStream::new()) }
    }

    /// Reports an error at one token.
    pub(crate) fn error(&self, span: Span, text: impl Display) {
        self.push(syn::Error::new(span, text));
    }

    /// Reports an error at all of `tokens`.
    pub(crate) fn error_at(&self, tokens: impl ToTokens, text: impl Display) {
        self.push(syn::Error::new_spanned(tokens, text));
    }

    /// Reports an error, unless rustc reports another error. Call this for a misspelled attribute,
    /// which rustc usually reports.
    ///
    /// If another derive declares an attribute with this name, rustc does not report the attribute.
    /// The user then sees this error. It is a lint, because rustc runs lints only if there is no
    /// other error.
    pub(crate) fn error_if_alone(&self, span: Span, text: impl Display) {
        let text = text.to_string();
        let call = quote_spanned!(span=> __error(););
        self.if_alone.borrow_mut().extend(quote! {
            const _: () = {
                #[must_use = #text]
                const fn __error() -> ::core::primitive::bool { true }
                #[deny(unused_must_use)]
                fn __check() { #call }
            };
        });
    }

    /// Returns the items that make rustc report the errors of [`Ctxt::error_if_alone`].
    pub(crate) fn if_alone(&self) -> TokenStream {
        self.if_alone.borrow().clone()
    }

    fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// Returns all errors as one error, or `None` if there are none.
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
