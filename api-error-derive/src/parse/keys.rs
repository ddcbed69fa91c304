//! The table of all keys: where a key belongs, which values it expects, and its aliases.

/// The kind of item whose attributes are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
}

/// The thing that a key describes. A struct is both a type and an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    Type,
    Error,
    /// A key of an error that only a variant can have.
    Variant,
    Field,
}

/// How a key is used in one scope.
#[derive(Debug)]
pub(crate) struct Use {
    pub(crate) scope: Scope,
    /// The value, as in "`title` expects a string".
    pub(crate) expects: &'static str,
    /// The key with a value, without `#[..]`.
    pub(crate) example: &'static str,
}

/// One row of the table of keys.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) id: Id,
    pub(crate) name: &'static str,
    /// True if the key has the short form `#[key(..)]`.
    pub(crate) is_short: bool,
    pub(crate) uses: &'static [Use],
    /// Other words for the key, for "did you mean".
    pub(crate) aliases: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Id {
    Status,
    Code,
    Name,
    Data,
    Title,
    Message,
    Expose,
    Header,
    Retry,
    RetryAfter,
    Help,
    Type,
    Domain,
    Grpc,
    Transparent,
    Fallback,
    Issues,
    Since,
    Member,
    Log,
    Example,
    Constraint,
    Column,
    Envelope,
    Api,
    RenameAll,
    TypeBase,
    Decode,
    Redirect,
    Response,
    Crate,
    Bound,
}

impl Place {
    /// Returns whether a key of this scope can be written here.
    pub(crate) fn holds(self, scope: Scope) -> bool {
        match scope {
            Scope::Type => matches!(self, Place::Enum | Place::Struct),
            Scope::Error => matches!(self, Place::Variant | Place::Struct),
            Scope::Variant => self == Place::Variant,
            Scope::Field => self == Place::Field,
        }
    }

    /// Returns one key with a value, as an example of the list in `#[api_error(..)]`.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Place::Enum => "envelope = api_error::envelope::Problem",
            Place::Struct | Place::Variant => "status = 422",
            Place::Field => "header = \"Allow\"",
        }
    }

    /// Returns the words for the item in "belongs on a variant".
    pub(crate) fn phrase(self) -> &'static str {
        match self {
            Place::Enum => "the enum",
            Place::Struct => "the struct",
            Place::Variant => "a variant",
            Place::Field => "a field",
        }
    }
}

impl Key {
    /// Returns how the key is used at a place, or `None` if it does not belong there.
    pub(crate) fn at(&self, place: Place) -> Option<&'static Use> {
        self.uses.iter().find(|usage| place.holds(usage.scope))
    }

    /// Returns the words for the places of the key in "belongs on the enum or struct".
    pub(crate) fn home(&self) -> &'static str {
        let is_of = |scope| self.uses.iter().any(|usage| usage.scope == scope);
        if is_of(Scope::Variant) {
            return "a variant";
        }
        match (is_of(Scope::Type), is_of(Scope::Error), is_of(Scope::Field)) {
            (true, false, _) => "the enum or struct",
            (true, true, _) => "the enum, struct or variant",
            (false, true, false) => "a variant or struct",
            (false, true, true) => "a variant, struct or field",
            (false, false, _) => "a field",
        }
    }
}

const fn on(scope: Scope, expects: &'static str, example: &'static str) -> Use {
    Use { scope, expects, example }
}

const STATUS: &str = "a number from 400 to 599 or a standard name";
const CODE: &str = "a number and its name, or the path of a `const Code`";
const DOMAIN: &str = "a domain name in a string";
const URI: &str = "a URI in a string";
const CONSTRAINT: &str = "the name of a database constraint in a string, or a kind";
const NO_VALUE: &str = "no value";
const ISSUES: &str = "no value, or `required` and `rename_all = \"..\"` in parentheses";

pub(crate) const KEYS: [Key; 32] = [
    Key {
        id: Id::Status,
        name: "status",
        is_short: true,
        uses: &[on(Scope::Type, STATUS, "status(422)"), on(Scope::Error, STATUS, "status(422)")],
        aliases: &["http_status", "status_code", "http", "http_code", "http_status_code"],
    },
    Key {
        id: Id::Code,
        name: "code",
        is_short: true,
        uses: &[
            on(Scope::Type, CODE, "code(42, \"DuplicatedError\")"),
            on(Scope::Error, CODE, "code(42, \"DuplicatedError\")"),
        ],
        aliases: &["error_code", "number", "code_number", "errno"],
    },
    Key {
        id: Id::Name,
        name: "name",
        is_short: true,
        uses: &[on(Scope::Error, "a string", "name(\"OUT_OF_STOCK\")")],
        aliases: &["error_name", "rename", "id", "slug", "identifier", "reason", "error"],
    },
    Key {
        id: Id::Data,
        name: "data",
        is_short: true,
        uses: &[
            on(Scope::Error, "no value here", "data"),
            on(Scope::Field, "a name in a string, or no value", "data(\"type\")"),
        ],
        aliases: &["extension", "ext", "details", "extended", "meta", "metadata", "field", "param"],
    },
    Key {
        id: Id::Title,
        name: "title",
        is_short: false,
        uses: &[
            on(Scope::Error, "a string", "title = \"Out of stock\""),
            on(Scope::Type, "a string", "title = \"Orders\""),
        ],
        aliases: &["summary", "short", "label"],
    },
    Key {
        id: Id::Message,
        name: "message",
        is_short: false,
        uses: &[on(Scope::Error, "a format string", "message = \"{id} is sold out\"")],
        aliases: &["msg", "text", "detail", "description", "display", "public_message"],
    },
    Key {
        id: Id::Expose,
        name: "expose",
        is_short: false,
        uses: &[on(Scope::Error, NO_VALUE, "expose")],
        aliases: &["public", "show", "unmask"],
    },
    Key {
        id: Id::Header,
        name: "header",
        is_short: false,
        uses: &[
            on(Scope::Error, "a name and a value", "header(\"Allow\", \"GET, POST\")"),
            on(Scope::Field, "a header name", "header = \"Allow\""),
        ],
        aliases: &["headers", "http_header", "location"],
    },
    Key {
        id: Id::Retry,
        name: "retry",
        is_short: false,
        uses: &[on(Scope::Error, "no value, or `never`", "retry = never")],
        aliases: &["retryable", "retriable", "retry_policy"],
    },
    Key {
        id: Id::RetryAfter,
        name: "retry_after",
        is_short: false,
        uses: &[
            on(Scope::Error, "a number of seconds", "retry_after = 30"),
            on(Scope::Field, "no value on a field", "retry_after"),
        ],
        aliases: &["delay", "wait", "retry_in", "backoff"],
    },
    Key {
        id: Id::Help,
        name: "help",
        is_short: false,
        uses: &[on(Scope::Error, URI, "help = \"https://docs.example.com/stock\"")],
        aliases: &["url", "link", "docs", "help_url", "documentation", "docs_url"],
    },
    Key {
        id: Id::Type,
        name: "type",
        is_short: false,
        uses: &[on(Scope::Error, URI, "type = \"urn:example:out-of-stock\"")],
        aliases: &["type_uri", "uri", "problem_type", "kind"],
    },
    Key {
        id: Id::Domain,
        name: "domain",
        is_short: false,
        uses: &[
            on(Scope::Type, DOMAIN, "domain = \"shop.example.com\""),
            on(Scope::Error, DOMAIN, "domain = \"shop.example.com\""),
        ],
        aliases: &["realm", "owner", "namespace", "service"],
    },
    Key {
        id: Id::Grpc,
        name: "grpc",
        is_short: false,
        uses: &[on(Scope::Error, "a canonical code", "grpc = ALREADY_EXISTS")],
        aliases: &["grpc_code", "grpc_status", "rpc", "canonical"],
    },
    Key {
        id: Id::Transparent,
        name: "transparent",
        is_short: false,
        uses: &[on(Scope::Error, NO_VALUE, "transparent")],
        aliases: &["forward", "delegate", "inherit", "nested"],
    },
    Key {
        id: Id::Fallback,
        name: "fallback",
        is_short: false,
        uses: &[on(Scope::Variant, NO_VALUE, "fallback")],
        aliases: &["other", "unknown", "catch_all"],
    },
    Key {
        id: Id::Issues,
        name: "issues",
        is_short: false,
        uses: &[on(Scope::Field, ISSUES, "issues")],
        aliases: &["errors", "validation", "violations", "validation_errors"],
    },
    Key {
        id: Id::Since,
        name: "since",
        is_short: false,
        uses: &[on(Scope::Error, "a version or a date in a string", "since = \"2026-03\"")],
        aliases: &["added", "since_version", "introduced", "version"],
    },
    Key {
        id: Id::Member,
        name: "member",
        is_short: false,
        uses: &[on(
            Scope::Error,
            "a name and a value in strings",
            "member(\"category\", \"card_error\")",
        )],
        aliases: &["members", "constant", "static_member"],
    },
    Key {
        id: Id::Log,
        name: "log",
        is_short: false,
        uses: &[on(Scope::Error, "a level", "log = warn")],
        aliases: &["level", "log_level", "severity", "tracing"],
    },
    Key {
        id: Id::Example,
        name: "example",
        is_short: false,
        uses: &[on(Scope::Field, "an expression", "example = 7")],
        aliases: &["sample", "examples", "sample_value"],
    },
    Key {
        id: Id::Constraint,
        name: "constraint",
        is_short: false,
        uses: &[on(Scope::Error, CONSTRAINT, "constraint = \"users_email_key\"")],
        aliases: &["constraints", "unique", "index", "violates", "db"],
    },
    Key {
        id: Id::Column,
        name: "column",
        is_short: false,
        uses: &[on(Scope::Field, NO_VALUE, "column")],
        aliases: &["columns", "col"],
    },
    Key {
        id: Id::Envelope,
        name: "envelope",
        is_short: false,
        uses: &[on(Scope::Type, "a path", "envelope = api_error::envelope::Problem")],
        aliases: &["format", "wire", "body", "wire_format"],
    },
    Key {
        id: Id::Api,
        name: "api",
        is_short: false,
        uses: &[on(Scope::Type, "the path of an API", "api = Store")],
        aliases: &["api_type", "of_api", "belongs_to"],
    },
    Key {
        id: Id::RenameAll,
        name: "rename_all",
        is_short: false,
        uses: &[on(Scope::Type, "a case in a string", "rename_all = \"snake_case\"")],
        aliases: &["case", "rename_variants"],
    },
    Key {
        id: Id::TypeBase,
        name: "type_base",
        is_short: false,
        uses: &[on(Scope::Type, URI, "type_base = \"https://example.com/errors/\"")],
        aliases: &["base", "base_uri", "base_url", "uri_base", "type_prefix"],
    },
    Key {
        id: Id::Decode,
        name: "decode",
        is_short: false,
        uses: &[on(Scope::Type, NO_VALUE, "decode")],
        aliases: &["deserialize", "client", "parse"],
    },
    Key {
        id: Id::Redirect,
        name: "redirect",
        is_short: false,
        uses: &[on(Scope::Type, "no value, `302` or `303`", "redirect = 303")],
        aliases: &["redirected"],
    },
    Key {
        id: Id::Response,
        name: "response",
        is_short: false,
        uses: &[on(Scope::Type, "`true` or `false`", "response = false")],
        aliases: &["into_response", "responder", "skip_into_response"],
    },
    Key {
        id: Id::Crate,
        name: "crate",
        is_short: false,
        uses: &[on(Scope::Type, "a path", "crate = my_crate::api_error")],
        aliases: &["krate", "crate_path", "crate_root"],
    },
    Key {
        id: Id::Bound,
        name: "bound",
        is_short: false,
        uses: &[on(Scope::Type, "where-predicates", "bound(T: Display)")],
        aliases: &["where", "bounds", "where_clause"],
    },
];
