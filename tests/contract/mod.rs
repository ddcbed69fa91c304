//! Compares responses with the contract of their endpoints, as a catalog publishes it. Several test
//! programs include this module.

use api_error::http::{HeaderMap, StatusCode};
use api_error::{
    ApiError, Case, Catalog, Catalogued, ErrorSpec, HttpError, Mismatch, Received, reference,
};
use serde_json::Value;

/// The contract of some endpoints: the catalog, and the OpenAPI document of the catalog.
pub struct Contract {
    catalog: &'static Catalog,
    document: Value,
    find: fn(&Received) -> Result<&'static ErrorSpec, Mismatch>,
}

/// An error in the catalog, with its type.
pub struct Listed {
    ty: Catalog,
    spec: &'static ErrorSpec,
}

impl Contract {
    /// Returns the contract of endpoints that return `E` and the errors of the framework.
    pub fn of<E: Catalogued>(catalog: &'static Catalog) -> Self {
        Self { catalog, document: reference::openapi(catalog), find: Received::find::<E> }
    }

    /// Returns the error with this type and variant, such as `HttpError.NotFound`. Fails unless it
    /// is in the catalog.
    pub fn listed(&self, error: &str) -> Listed {
        let (name, variant) = error.split_once('.').unwrap();
        let ty = self.catalog.types().find(|ty| ty.name() == name);
        let ty = ty.unwrap_or_else(|| panic!("{name} is not in the catalog"));
        let spec = ty.specs().iter().find(|spec| spec.variant() == variant);
        Listed { spec: spec.unwrap_or_else(|| panic!("{error} is not in the catalog")), ty }
    }

    /// Returns the entry of a declared error. Fails unless it is in the catalog.
    #[allow(dead_code, reason = "some programs find errors only by their names")]
    pub fn declared(&self, error: &dyn ApiError) -> Listed {
        let spec = error.spec();
        let is_its = |known: &ErrorSpec| std::ptr::eq(known, spec);
        let ty = self.catalog.types().find(|ty| ty.specs().iter().any(is_its));
        Listed { spec, ty: ty.unwrap_or_else(|| panic!("{error:?} is not in the catalog")) }
    }

    /// Fails unless the response matches the document, and a client identifies this error in it.
    pub fn check(&self, status: u16, headers: &HeaderMap, body: &str, expected: &Listed) {
        let Listed { ty, spec } = expected;
        let case = format!("{} {}: {body}", ty.name(), spec.variant());
        assert!(self.is_valid(self.schema(expected), body), "{case}");

        let responses = self.document["components"]["responses"].as_object().unwrap();
        let number = status.to_string();
        let (_, response) = responses.iter().find(|(key, _)| key.ends_with(&number)).unwrap();
        let content_type = headers["content-type"].to_str().unwrap();
        assert!(self.is_valid(&response["content"][content_type]["schema"], body), "{case}");
        let documented = response["headers"].as_object().unwrap();
        for (header, description) in documented {
            let is_required = description["required"] == true;
            assert!(!is_required || headers.contains_key(header), "{header} {case}");
        }
        for header in ["allow", "content-range", "retry-after", "www-authenticate"] {
            let is_documented = documented.keys().any(|name| name.eq_ignore_ascii_case(header));
            assert!(is_documented || !headers.contains_key(header), "{header} {case}");
        }

        let status = StatusCode::from_u16(status).unwrap();
        let received = ty.envelope().parse(status, headers, body.as_bytes());
        if received.has_name() {
            let words = |name: &str| Case::Lower.convert(name);
            assert_eq!(words(received.name()), words(spec.name()), "{case}");
        }
        match (self.find)(&received) {
            Ok(found) if std::ptr::eq(found, *spec) => {}
            // Another error can have the name and the status of an `HttpError`.
            _ if ty.name() == "HttpError" => {
                let decoded = received.decode::<HttpError>().unwrap();
                assert_eq!(decoded.spec().variant(), spec.variant(), "{case}");
            }
            Ok(found) => panic!("{found:?} {case}"),
            // A text with parameters does not identify an error, if the envelope sends only texts.
            Err(reason) => {
                assert!(!received.has_name(), "{reason} {case}");
                assert!(spec.message_template().is_none_or(|text| text.contains('{')), "{case}");
            }
        }
    }

    /// Returns the schema of the body of an error.
    fn schema(&self, Listed { ty, spec }: &Listed) -> &Value {
        let schemas = self.document["components"]["schemas"].as_object().unwrap();
        let is_its = |(key, schema): &(&String, &Value)| {
            key.split('.').next() == Some(ty.name())
                && schema["x-error"]["name"] == spec.name()
                && schema["x-error"]["status"] == spec.status().as_u16()
        };
        schemas.iter().find(is_its).unwrap_or_else(|| panic!("{spec:?} has no schema")).1
    }

    fn is_valid(&self, schema: &Value, body: &str) -> bool {
        assert!(schema.is_object(), "the document does not describe {body}");
        let mut schema = schema.clone();
        schema["components"] = self.document["components"].clone();
        let body = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"));
        jsonschema::draft202012::new(&schema).unwrap().is_valid(&body)
    }
}
