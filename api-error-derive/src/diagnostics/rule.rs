//! The wording of errors about several keys, fields or variants, and about data keys.

use std::fmt::{self, Display, Formatter};

/// A rule that a declaration violates.
///
/// `shown` is a key as the user wrote it. `first` and `second` are names of variants.
pub(crate) enum Rule<'t> {
    Union,
    /// `is_variant` is false for a struct. `has_transparent_display` is set if another derive
    /// forwards `Display` to the field.
    NoStatus {
        error: &'t str,
        is_variant: bool,
        has_transparent_display: bool,
    },
    /// `key` is `transparent` or `fallback`.
    KeyOfForwarding {
        key: &'t str,
        shown: &'t str,
    },
    FieldsOfForwarding {
        key: &'t str,
        error: &'t str,
        count: usize,
    },
    FromOfFallback,
    SecondFallback,
    FallbackType,
    FallbackWithoutDecode,
    ExposeOfClientError {
        status: u16,
    },
    ExposeBesideMessage,
    NeverBesideRetryAfter,
    RetryAfterTwice,
    /// Two fields with a key that only one field can have.
    SecondField {
        key: &'t str,
    },
    HeaderValueContains {
        found: char,
    },
    HeaderValueSpace,
    AllowWithoutCommas {
        methods: &'t str,
    },
    MissingHeader {
        status: u16,
        header: &'t str,
        section: &'t str,
        example: &'t str,
    },
    SkipOfPrivateField,
    DataOnSource,
    HeaderOnSource,
    /// A tuple field with `#[data]`.
    UnnamedData,
    /// A tuple field under `#[data]` of the whole error.
    UnnamedDataByDefault,
    EmptyDataKey,
    DataKeyContains {
        found: char,
    },
    DataKeySpace,
    /// `#[data]` on an error without fields.
    DataOfUnit {
        error: &'t str,
    },
    DataKeyUnderscore {
        plain: &'t str,
    },
    DataKeyTwice {
        key: &'t str,
    },
    MemberUnderscore {
        plain: &'t str,
    },
    MemberTwice {
        name: &'t str,
    },
    ExampleOfPrivateField,
    /// Like `ReservedDataKey`, for a static member.
    ReservedMember {
        envelope: &'t str,
        name: &'t str,
    },
    /// Reported by const evaluation, which knows the reserved names. `envelope` is a phrase,
    /// such as "the envelope of `Store`".
    ReservedDataKey {
        envelope: &'t str,
        key: &'t str,
    },
    NameTwice {
        first: &'t str,
        name: &'t str,
    },
    TypeUriTwice {
        first: &'t str,
        uri: &'t str,
    },
    /// Reported by const evaluation, which knows how the envelope writes names.
    SameSpelling {
        first: &'t str,
        other: &'t str,
        name: &'t str,
    },
    /// Reported by const evaluation, which knows whether the envelope sends issues.
    IssuesNotSent {
        envelope: &'t str,
    },
    DataNotDecoded {
        envelope: &'t str,
    },
    /// For an envelope that sends only the status and the message.
    MessageTwice {
        envelope: &'t str,
        first: &'t str,
        message: &'t str,
    },
    CodeWithTwoNames {
        number: i64,
        first: &'t str,
        name: &'t str,
        second: &'t str,
        other: &'t str,
    },
    CodeWithTwoStatuses {
        number: i64,
        first: &'t str,
        status: u16,
        second: &'t str,
        other: u16,
    },
    /// `shown` is the key with its value.
    ConstraintTwice {
        first: &'t str,
        shown: &'t str,
    },
    ColumnWithoutConstraint,
    DecodeOfBorrowedField,
}

impl Display for Rule<'_> {
    #[expect(clippy::too_many_lines, reason = "each error has its own arm")]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Union => f.write_str("a union cannot be an error; use an enum or a struct"),
            Self::NoStatus { error, is_variant, has_transparent_display } => {
                write!(f, "`{error}` has no status; add `#[status(..)]`")?;
                if *is_variant {
                    f.write_str(" here, or a default on the enum")?;
                }
                if *has_transparent_display {
                    f.write_str(", or `#[api_error(transparent)]` to forward the field's error")?;
                }
                Ok(())
            }
            Self::KeyOfForwarding { key, shown } => {
                write!(f, "a `{key}` error gets everything from its field: remove {shown}")
            }
            Self::FieldsOfForwarding { key, error, count } => {
                write!(f, "`{key}` needs exactly one field; `{error}` has {count}")
            }
            Self::FromOfFallback => f.write_str(
                "the macro implements `From<Received>` for an enum with a `fallback`: remove `#[from]`",
            ),
            Self::SecondFallback => {
                f.write_str("only one variant can be `fallback`: remove this one")
            }
            Self::FallbackType => {
                f.write_str("the field of a `fallback` has the type `api_error::Received`")
            }
            Self::FallbackWithoutDecode => f.write_str(
                "`fallback` is the variant of a response that cannot be decoded: add \
                 `#[api_error(decode)]` to the enum",
            ),
            Self::ExposeOfClientError { status } => write!(
                f,
                "`expose` applies only to 5xx; the message of a {status} is always sent: \
                 remove `expose`",
            ),
            Self::ExposeBesideMessage => {
                f.write_str("`message` is sent instead of `Display`: remove `expose`")
            }
            Self::NeverBesideRetryAfter => {
                f.write_str("`never` contradicts `retry_after`: remove one")
            }
            Self::RetryAfterTwice => {
                f.write_str("`retry_after` is already declared on the error: remove one")
            }
            Self::SecondField { key } => {
                write!(f, "only one field can be `{key}`: remove this one")
            }
            Self::HeaderValueContains { found } => write!(
                f,
                "a header value cannot contain {found:?}; use visible ASCII, spaces and tabs",
            ),
            Self::HeaderValueSpace => {
                f.write_str("a header value cannot begin or end with white space")
            }
            Self::AllowWithoutCommas { methods } => write!(
                f,
                "write commas between the methods: `header(\"Allow\", \"{methods}\")`",
            ),
            Self::MissingHeader { status, header, section, example } => write!(
                f,
                "a {status} must have the header `{header}` (RFC 9110 section {section}): write \
                 `#[api_error(header(\"{header}\", \"{example}\"))]` here, or \
                 `#[api_error(header = \"{header}\")]` on a field",
            ),
            Self::SkipOfPrivateField => {
                f.write_str("a field is private unless it is marked `#[data]`: remove `data(skip)`")
            }
            Self::DataOnSource => f.write_str(
                "a source is never data: remove `#[data]`, and copy what clients may see into another \
                 field",
            ),
            Self::HeaderOnSource => {
                f.write_str("a source is never the value of a header: remove `header`")
            }
            Self::UnnamedData => {
                f.write_str("a tuple field needs a data key: write `#[data(\"..\")]`")
            }
            Self::UnnamedDataByDefault => f.write_str(
                "a tuple field needs a data key: write `#[data(\"..\")]`, \
                 or `#[data(skip)]` if the field is private",
            ),
            Self::EmptyDataKey => f.write_str("a data key cannot be empty"),
            Self::DataKeyContains { found } => write!(f, "a data key cannot contain {found:?}"),
            Self::DataKeySpace => f.write_str("a data key cannot begin or end with white space"),
            Self::DataOfUnit { error } => {
                write!(f, "`{error}` has no fields to send: remove `#[data]`")
            }
            Self::DataKeyUnderscore { plain } => {
                write!(f, "a data key cannot end in `_`: write `#[data(\"{plain}\")]`")
            }
            Self::DataKeyTwice { key } => write!(
                f,
                "two fields have the data key `{key}`; give this field another: `#[data(\"..\")]`",
            ),
            Self::MemberUnderscore { plain } => {
                write!(f, "a member name cannot end in `_`: write `member(\"{plain}\", \"..\")`")
            }
            Self::MemberTwice { name } => {
                write!(f, "the error already sends a member `{name}`: give this one another name")
            }
            Self::ExampleOfPrivateField => f.write_str(
                "`example` applies only to a field that is sent or that the message contains: add \
                 `#[data]` or `#[api_error(issues)]`, or remove `example`",
            ),
            Self::ReservedMember { envelope, name } => write!(
                f,
                "{envelope} already has a member `{name}`; send this one under another name: \
                 `member(\"item_{name}\", \"..\")`",
            ),
            Self::ReservedDataKey { envelope, key } => write!(
                f,
                "{envelope} already has a member `{key}`; send this field under another name: \
                 `#[data(\"item_{key}\")]`",
            ),
            Self::NameTwice { first, name } => write!(
                f,
                "`{first}` already has the name `{name}`; give this variant another: \
                 `#[name(\"..\")]`",
            ),
            Self::TypeUriTwice { first, uri } => write!(
                f,
                "`{first}` already has the problem type `{uri}`; give this variant another: \
                 `#[name(\"..\")]`, or `#[api_error(type = \"..\")]`",
            ),
            Self::SameSpelling { first, other, name } => write!(
                f,
                "the envelope sends the name `{name}` and the name `{other}` of `{first}` as the same \
                 text; give this variant another: `#[name(\"..\")]`",
            ),
            Self::IssuesNotSent { envelope } => write!(
                f,
                "{envelope} does not send issues, so `decode` cannot fill this field; remove `decode`, or \
                 declare another envelope",
            ),
            Self::DataNotDecoded { envelope } => write!(
                f,
                "{envelope} does not send data, so `decode` cannot fill this field; remove `#[data]` or \
                 `decode`, or declare another envelope",
            ),
            Self::MessageTwice { envelope, first, message } => write!(
                f,
                "under {envelope}, this error and `{first}` have the same status and the same message \
                 `{message}`, so `decode` cannot distinguish them; use another message or status, \
                 remove `decode`, or declare another envelope",
            ),
            Self::CodeWithTwoNames { number, first, name, second, other } => write!(
                f,
                "code {number} is `{name}` on `{first}` and `{other}` on `{second}`; \
                 give the code the same name on both",
            ),
            Self::CodeWithTwoStatuses { number, first, status, second, other } => write!(
                f,
                "code {number} has status {status} on `{first}` and {other} on `{second}`; \
                 give both the same status, or one of them another code",
            ),
            Self::ConstraintTwice { first, shown } => {
                write!(f, "`{first}` already has `{shown}`: remove one")
            }
            Self::ColumnWithoutConstraint => f.write_str(
                "`column` is filled from a violated constraint: add `#[api_error(constraint = \"..\")]` \
                 to the variant, or remove `column`",
            ),
            Self::DecodeOfBorrowedField => f.write_str(
                "`decode` cannot fill a borrowed field; use an owned type, such as `String`",
            ),
        }
    }
}
