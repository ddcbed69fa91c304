//! The specs of one error type, or of a whole API.

mod catalogued;
mod check;
mod doc_comment;
mod element;
mod http_error;
mod lint;
mod macros;
mod subset;
mod types;

pub use catalogued::Catalogued;
pub use check::{check, count_slots, count_specs, count_types};
pub use doc_comment::{doc_len, doc_text};
pub use element::{check_selected, in_api, select};
pub use http_error::{HttpError, http_specs, http_text, http_text_len};
pub use lint::{Advice, Rule};

pub(crate) use http_error::HTTP_ERRORS;
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
pub(crate) use http_error::is_http_error;

use crate::api::{Api, ApiDefaults};
use crate::envelope::{AnyEnvelope, Problem};
use crate::model::{EnvelopeSource, ErrorSpec};
use crate::text::const_str::equal;

/// The specs of the errors of one type, or of a whole API.
///
/// The derive implements [`Catalogued::CATALOG`] for each type. The macro
/// [`catalog!`](crate::catalog) declares the catalog of an API. The catalog of a type contains the
/// specs of its variants, and a nested catalog for each transparent variant. The catalog of an API
/// contains only nested catalogs.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    name: &'static str,
    path: &'static str,
    title: Option<&'static str>,
    description: Option<&'static str>,
    domain: Option<&'static str>,
    envelope: AnyEnvelope,
    envelope_source: EnvelopeSource,
    /// The [`Api`] that the type belongs to.
    api: Option<&'static ApiDefaults>,
    specs: &'static [ErrorSpec],
    nested: &'static [Self],
    is_api: bool,
    /// True if the type is [`HttpError`].
    is_http: bool,
    /// The status of the redirect that the errors of the type are sent in.
    redirect: Option<u16>,
    /// True if clients can decode the errors of the type.
    has_decode: bool,
    /// In the catalog of an API: the specs of [`HttpError`] with the names of the API.
    http: &'static [ErrorSpec],
}

impl Catalog {
    /// The catalog without errors, for a type whose errors are known only at run time.
    pub const EMPTY: Self = Self::new("", &[]);

    /// Creates the catalog of the type `name`, with the envelope [`Problem`].
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn new(name: &'static str, specs: &'static [ErrorSpec]) -> Self {
        Self {
            name,
            path: name,
            title: None,
            description: None,
            domain: None,
            envelope: AnyEnvelope::new::<Problem>(),
            envelope_source: EnvelopeSource::Default,
            api: None,
            specs,
            nested: &[],
            is_api: false,
            is_http: false,
            redirect: None,
            has_decode: false,
            http: &[],
        }
    }

    /// Creates the catalog of an API. An empty description means that there is none. `http`
    /// contains the specs of [`HttpError`] in this API.
    #[doc(hidden)]
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn for_api(
        name: &'static str,
        description: &'static str,
        api: Option<&'static ApiDefaults>,
        http: &'static [ErrorSpec],
        nested: &'static [Self],
    ) -> Self {
        let description = if description.is_empty() { None } else { Some(description) };
        let catalog = Self { is_api: true, description, http, nested, ..Self::new(name, &[]) };
        match api {
            Some(api) => catalog.with_defaults(api),
            None => catalog,
        }
    }

    /// Sets the path of the type, e.g. `store::items::ItemError`. It distinguishes two types with
    /// the same name in different modules.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    /// Sets the public title of the type.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets the description.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// Removes the description.
    #[cfg(feature = "reference")]
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn without_description(mut self) -> Self {
        self.description = None;
        self
    }

    /// Sets the namespace of the names, e.g. `shop.example.com`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets the envelope that the type declares, so that the [source](Self::envelope_source) of the
    /// envelope is [`EnvelopeSource::Declared`].
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_envelope(mut self, envelope: AnyEnvelope) -> Self {
        self.envelope = envelope;
        self.envelope_source = EnvelopeSource::Declared;
        self
    }

    /// Sets the [`Api`] that the type belongs to.
    ///
    /// The API gives the envelope and the domain, unless the type declares its own.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, EnvelopeSource};
    ///
    /// api_error::api! {
    ///     struct Store { envelope = api_error::envelope::Detailed, domain = "store.example.com" }
    /// }
    ///
    /// let catalog = Catalog::new("ItemError", &[]).with_api::<Store>();
    /// assert_eq!(catalog.envelope().name(), "Detailed");
    /// assert_eq!(catalog.envelope_source(), EnvelopeSource::Api);
    /// assert_eq!(catalog.domain(), Some("store.example.com"));
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_api<A: Api>(self) -> Self {
        self.with_defaults(const { &ApiDefaults::of::<A>() })
    }

    /// Sets the API, as [`with_api`](Self::with_api) does. The argument is the API as a value.
    #[doc(hidden)]
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_defaults(mut self, api: &'static ApiDefaults) -> Self {
        self.api = Some(api);
        if self.domain.is_none() {
            self.domain = api.domain;
        }
        if !matches!(self.envelope_source, EnvelopeSource::Declared) {
            self.envelope = api.envelope;
            self.envelope_source = EnvelopeSource::Api;
        }
        self
    }

    /// Returns the header of the request id.
    #[cfg(feature = "reference")]
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn request_id_header(&self) -> &'static str {
        match self.api {
            Some(api) => api.request_id_header,
            None => "x-request-id",
        }
    }

    /// Marks the type as one that implements [`Decode`](crate::Decode).
    #[doc(hidden)]
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_decode(mut self) -> Self {
        self.has_decode = true;
        self
    }

    /// Declares that [`OAuth2::redirect`] sends the errors of the type: in the parameters of a
    /// redirect with this status, instead of in a body.
    ///
    /// [`OAuth2::redirect`]: crate::envelope::OAuth2::redirect
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::Catalog;
    ///
    /// let catalog = Catalog::new("AuthorizationError", &[]).with_redirect(303);
    /// assert_eq!(catalog.redirect(), Some(303));
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_redirect(mut self, status: u16) -> Self {
        self.redirect = Some(status);
        self
    }

    /// Returns the status of the redirect that the errors of the type are sent in. Returns `None`
    /// if they are sent in a body.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn redirect(&self) -> Option<u16> {
        self.redirect
    }

    /// Sets the catalogs of the types of the transparent variants.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_nested(mut self, nested: &'static [Self]) -> Self {
        self.nested = nested;
        self
    }

    /// Returns the name of the error type, or of the API's static.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the path of the error type, e.g. `store::items::ItemError`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Returns the public title of the type, e.g. `Orders`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn title(&self) -> Option<&'static str> {
        self.title
    }

    /// Returns the doc comment of the error type, or of the API's static.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Returns the namespace of the names, e.g. `shop.example.com`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn domain(&self) -> Option<&'static str> {
        self.domain
    }

    /// Returns the envelope of the type. It is the declared envelope, or, without one, the envelope
    /// of its [`Api`]. Without an [`Api`], it is [`Problem`].
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn envelope(&self) -> &AnyEnvelope {
        &self.envelope
    }

    /// Returns the declaration that chose the [envelope](Self::envelope).
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{AnyEnvelope, Catalog, EnvelopeSource, envelope::Coded};
    ///
    /// let catalog = Catalog::new("ItemError", &[]);
    /// assert_eq!(catalog.envelope_source(), EnvelopeSource::Default);
    ///
    /// let catalog = catalog.with_envelope(AnyEnvelope::new::<Coded>());
    /// assert_eq!(catalog.envelope_source(), EnvelopeSource::Declared);
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn envelope_source(&self) -> EnvelopeSource {
        self.envelope_source
    }

    /// Returns the errors of the type's own variants, in declaration order.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn specs(&self) -> &'static [ErrorSpec] {
        self.specs
    }

    /// Returns the catalogs of the types of the transparent variants, or of the types of an API.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn nested(&self) -> &'static [Self] {
        self.nested
    }

    /// Returns whether the type is [`HttpError`].
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn is_http(&self) -> bool {
        self.is_http
    }

    /// Returns whether clients can decode the documented bodies into the type.
    #[cfg(feature = "reference")]
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn has_decode(&self) -> bool {
        self.has_decode
    }

    /// Returns whether this is the catalog of an API.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn is_api(&self) -> bool {
        self.is_api
    }

    /// Returns the errors of all [types](Self::types), each once.
    #[cfg_attr(debug_assertions, inline)]
    pub fn iter(&self) -> impl Iterator<Item = &'static ErrorSpec> {
        self.distinct_types().into_iter().flat_map(|catalog| catalog.specs)
    }

    /// Returns the first error with this name. [`catalog!`](crate::catalog!) lists the cases in
    /// which several errors can have the same name.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Catalog, ErrorSpec};
    ///
    /// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
    /// let catalog = Catalog::new("ItemError", &SPECS);
    /// assert_eq!(catalog.find("NOT_FOUND").unwrap().status(), 404);
    /// assert!(catalog.find("GONE").is_none());
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn find(&self, name: &str) -> Option<&'static ErrorSpec> {
        self.iter().find(|spec| spec.name() == name)
    }

    /// Returns the errors with this code.
    #[cfg_attr(debug_assertions, inline)]
    pub fn find_code(&self, number: i64) -> impl Iterator<Item = &'static ErrorSpec> {
        self.iter().filter(move |spec| spec.code().is_some_and(|code| code.number() == number))
    }

    /// Returns whether both are catalogs of the same type. The type arguments can differ.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn is_same_type(&self, other: &Self) -> bool {
        if self.is_http && other.is_http {
            return self.specs.len() == other.specs.len();
        }
        if !equal(self.path, other.path) || self.specs.len() != other.specs.len() {
            return false;
        }
        // Two types in the bodies of two functions can have the same path, so their errors are also
        // compared.
        let mut index = 0;
        while index < self.specs.len() {
            let (spec, other) = (&self.specs[index], &other.specs[index]);
            let is_same = equal(spec.variant(), other.variant())
                && equal(spec.name(), other.name())
                && spec.status_number() == other.status_number();
            if !is_same {
                return false;
            }
            index += 1;
        }
        true
    }
}
