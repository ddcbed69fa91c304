//! Every key of the attributes, once: where it goes, what it takes, what else people call it.

use crate::suggest;

/// Where attributes are being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
}

/// What a key speaks of. A struct is a type and an error at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scope {
    Type,
    Error,
    Field,
}

/// How a key is used in one scope.
#[derive(Debug)]
pub(crate) struct Use {
    pub(crate) scope: Scope,
    /// "takes .."
    pub(crate) takes: &'static str,
    pub(crate) example: &'static str,
}

#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) id: Id,
    pub(crate) name: &'static str,
    /// Whether `#[key(..)]` works as well as `#[api_error(key(..))]`.
    pub(crate) short: bool,
    pub(crate) uses: &'static [Use],
    /// Names that others give the same thing.
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
    Issues,
    Envelope,
    RenameAll,
    TypeBase,
    Decode,
    Response,
    Crate,
    Bound,
}

impl Place {
    pub(crate) fn holds(self, scope: Scope) -> bool {
        match scope {
            Scope::Type => matches!(self, Place::Enum | Place::Struct),
            Scope::Error => matches!(self, Place::Variant | Place::Struct),
            Scope::Field => self == Place::Field,
        }
    }

    /// "on .."
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
    /// How the key is used at a place, if it belongs there.
    pub(crate) fn at(&self, place: Place) -> Option<&'static Use> {
        self.uses.iter().find(|usage| place.holds(usage.scope))
    }

    /// "`envelope` belongs on the enum or struct, not on a variant"
    pub(crate) fn misplaced(&self, shown: &str, place: Place) -> String {
        format!("{shown} belongs on {}, not on {}", self.home(), place.phrase())
    }

    fn home(&self) -> &'static str {
        let is = |scope| self.uses.iter().any(|usage| usage.scope == scope);
        match (is(Scope::Type), is(Scope::Error), is(Scope::Field)) {
            (true, false, _) => "the enum or struct",
            (true, true, _) => "the enum, struct or variant",
            (false, true, false) => "a variant or struct",
            (false, true, true) => "a variant, struct or field",
            (false, false, _) => "a field",
        }
    }
}

pub(crate) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key that an unknown word was probably meant to be; one that belongs at `place`, if any does.
pub(crate) fn meant(word: &str, place: Place) -> Option<&'static Key> {
    let folded = suggest::fold(word);
    let mut keys: Vec<&Key> = KEYS.iter().collect();
    keys.sort_by_key(|key| key.at(place).is_none());
    let named = |name: &str| suggest::fold(name) == folded;
    keys.iter().find(|key| key.aliases.iter().any(|alias| named(alias))).copied().or_else(|| {
        let nearest = suggest::closest(word, keys.iter().map(|key| key.name)).and_then(find);
        nearest.or_else(|| begun(word, place))
    })
}

/// The only key of a place that begins with `word`, which may be half typed.
fn begun(word: &str, place: Place) -> Option<&'static Key> {
    let mut keys = KEYS.iter().filter(|key| key.at(place).is_some() && key.name.starts_with(word));
    let first = keys.next().filter(|_| word.len() > 1)?;
    keys.next().is_none().then_some(first)
}

/// "unknown key `staus`; did you mean `status`? (valid on a variant: ..)"
pub(crate) fn unknown(word: &str, place: Place) -> String {
    let meant = match meant(word, place) {
        None => String::new(),
        Some(key) if key.at(place).is_some() => suggest::did_you_mean(Some(key.name)),
        Some(key) => format!("; did you mean `{}`, which belongs on {}?", key.name, key.home()),
    };
    format!("unknown key `{word}`{meant} ({})", valid(place))
}

/// "valid on a field: `data`, `header`, .."
pub(crate) fn valid(place: Place) -> String {
    let names = KEYS.iter().filter(|key| key.at(place).is_some()).map(|key| key.name);
    format!("valid on {}: {}", place.phrase(), suggest::list(names))
}

const fn on(scope: Scope, takes: &'static str, example: &'static str) -> Use {
    Use { scope, takes, example }
}

const STATUS: &str = "a number from 400 to 599 or a standard name";
const CODE: &str = "a number and its name, or the path of a `const Code`";
const DOMAIN: &str = "a string without quotes";
const URI: &str = "a URI in a string";
const NOTHING: &str = "no value";

pub(crate) const KEYS: [Key; 23] = [
    Key {
        id: Id::Status,
        name: "status",
        short: true,
        uses: &[on(Scope::Type, STATUS, "status(422)"), on(Scope::Error, STATUS, "status(422)")],
        aliases: &["http_status", "status_code", "http", "http_code", "http_status_code"],
    },
    Key {
        id: Id::Code,
        name: "code",
        short: true,
        uses: &[
            on(Scope::Type, CODE, "code(42, \"DuplicatedError\")"),
            on(Scope::Error, CODE, "code(42, \"DuplicatedError\")"),
        ],
        aliases: &["error_code", "number", "code_number", "errno"],
    },
    Key {
        id: Id::Name,
        name: "name",
        short: true,
        uses: &[on(Scope::Error, "a string", "name(\"OUT_OF_STOCK\")")],
        aliases: &["error_name", "rename", "id", "slug", "identifier", "reason", "error"],
    },
    Key {
        id: Id::Data,
        name: "data",
        short: true,
        uses: &[
            on(Scope::Error, "no value here", "data"),
            on(Scope::Field, "a name in a string, or nothing", "data(\"type\")"),
        ],
        aliases: &["extension", "ext", "details", "extended", "meta", "metadata", "field", "param"],
    },
    Key {
        id: Id::Title,
        name: "title",
        short: false,
        uses: &[on(Scope::Error, "a string", "title = \"Out of stock\"")],
        aliases: &["summary", "short", "label"],
    },
    Key {
        id: Id::Message,
        name: "message",
        short: false,
        uses: &[on(Scope::Error, "a format string", "message = \"{id} is sold out\"")],
        aliases: &["msg", "text", "detail", "description", "display", "public_message"],
    },
    Key {
        id: Id::Expose,
        name: "expose",
        short: false,
        uses: &[on(Scope::Error, NOTHING, "expose")],
        aliases: &["public", "show", "unmask"],
    },
    Key {
        id: Id::Header,
        name: "header",
        short: false,
        uses: &[
            on(Scope::Error, "a name and a value", "header(\"Allow\", \"GET, POST\")"),
            on(Scope::Field, "a header name", "header = \"Allow\""),
        ],
        aliases: &["headers", "http_header"],
    },
    Key {
        id: Id::Retry,
        name: "retry",
        short: false,
        uses: &[on(Scope::Error, "nothing, or `never`", "retry = never")],
        aliases: &["retryable", "retriable", "retry_policy"],
    },
    Key {
        id: Id::RetryAfter,
        name: "retry_after",
        short: false,
        uses: &[
            on(Scope::Error, "a number of seconds", "retry_after = 30"),
            on(Scope::Field, "no value on a field", "retry_after"),
        ],
        aliases: &["delay", "wait", "retry_in", "backoff"],
    },
    Key {
        id: Id::Help,
        name: "help",
        short: false,
        uses: &[on(Scope::Error, URI, "help = \"https://docs.example.com/stock\"")],
        aliases: &["url", "link", "docs", "help_url", "documentation", "docs_url"],
    },
    Key {
        id: Id::Type,
        name: "type",
        short: false,
        uses: &[on(Scope::Error, URI, "type = \"urn:example:out-of-stock\"")],
        aliases: &["type_uri", "uri", "problem_type", "kind"],
    },
    Key {
        id: Id::Domain,
        name: "domain",
        short: false,
        uses: &[
            on(Scope::Type, DOMAIN, "domain = \"shop.example.com\""),
            on(Scope::Error, DOMAIN, "domain = \"shop.example.com\""),
        ],
        aliases: &["realm", "owner", "namespace", "service"],
    },
    Key {
        id: Id::Grpc,
        name: "grpc",
        short: false,
        uses: &[on(Scope::Error, "a canonical code", "grpc = ALREADY_EXISTS")],
        aliases: &["grpc_code", "grpc_status", "rpc", "canonical"],
    },
    Key {
        id: Id::Transparent,
        name: "transparent",
        short: false,
        uses: &[on(Scope::Error, NOTHING, "transparent")],
        aliases: &["forward", "delegate", "inherit", "nested"],
    },
    Key {
        id: Id::Issues,
        name: "issues",
        short: false,
        uses: &[on(Scope::Field, NOTHING, "issues")],
        aliases: &["errors", "validation", "violations", "validation_errors"],
    },
    Key {
        id: Id::Envelope,
        name: "envelope",
        short: false,
        uses: &[on(Scope::Type, "a path", "envelope = api_error::envelope::Problem")],
        aliases: &["format", "wire", "body", "wire_format"],
    },
    Key {
        id: Id::RenameAll,
        name: "rename_all",
        short: false,
        uses: &[on(Scope::Type, "a case in a string", "rename_all = \"snake_case\"")],
        aliases: &["case", "rename_variants"],
    },
    Key {
        id: Id::TypeBase,
        name: "type_base",
        short: false,
        uses: &[on(Scope::Type, URI, "type_base = \"https://example.com/errors/\"")],
        aliases: &["base", "base_uri", "base_url", "uri_base", "type_prefix"],
    },
    Key {
        id: Id::Decode,
        name: "decode",
        short: false,
        uses: &[on(Scope::Type, NOTHING, "decode")],
        aliases: &["deserialize", "client", "parse"],
    },
    Key {
        id: Id::Response,
        name: "response",
        short: false,
        uses: &[on(Scope::Type, "`true` or `false`", "response = false")],
        aliases: &["into_response", "responder", "skip_into_response"],
    },
    Key {
        id: Id::Crate,
        name: "crate",
        short: false,
        uses: &[on(Scope::Type, "a path", "crate = my_crate::api_error")],
        aliases: &["krate", "crate_path", "crate_root"],
    },
    Key {
        id: Id::Bound,
        name: "bound",
        short: false,
        uses: &[on(Scope::Type, "where-predicates", "bound(T: Display)")],
        aliases: &["where", "bounds", "where_clause"],
    },
];
