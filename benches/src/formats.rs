//! The same error in every envelope of the library and in an envelope of a user, next to a
//! hand-written struct that serializes to the same bytes.

use crate::contenders::{Answer, Answered, JSON, PROBLEM, response};
use crate::occurrences::{NOT_FOUND, Occurrences, ResourceKind};
use api_error::{ApiError, Context, Envelope, envelope, render};
use http::header::{CACHE_CONTROL, PRAGMA};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

/// One error in one envelope.
pub struct Format {
    pub name: &'static str,
    pub base: Base,
    /// A higher ratio fails the guard.
    pub limit: f64,
    /// The ratio to reach next.
    pub goal: f64,
    pub by_hand: Answer,
    pub ours: Answer,
}

/// The response that the cost is divided by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The typed error in `Coded`, by hand.
    Coded,
    /// The same error in the same envelope, by hand.
    ByHand,
}

/// An error that declares none of the built-in envelopes.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = OwnCoded)]
enum AnyError {
    #[error("The {kind} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        #[data("type")]
        kind: ResourceKind,
        #[data]
        key: u64,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
enum UnitError {
    #[error("the item does not exist")]
    #[status(404)]
    NotFound,
}

/// `Coded`, as a user writes it.
struct OwnCoded;

impl Envelope for OwnCoded {
    const RESERVED: &'static [&'static str] = &["name", "errors"];

    fn write(error: &api_error::Occurrence<'_>, body: &mut api_error::json::Object<'_>) {
        body.member("error_code", error.code_number());
        body.member("error_name", error.code_name_or_pascal_name());
        body.member("message", error.message());
        body.object("error_data", |data| {
            data.members(error.data());
            data.member("errors", error.issues());
            data.member("name", error.name());
        });
    }
}

#[derive(Serialize)]
struct Data {
    r#type: ResourceKind,
    key: u64,
}

#[derive(Serialize)]
struct Coded<'a> {
    error_code: i64,
    error_name: &'a str,
    message: String,
    error_data: CodedData<'a>,
}

#[derive(Serialize)]
struct CodedData<'a> {
    #[serde(flatten)]
    data: Data,
    name: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    title: &'a str,
    status: u16,
    detail: String,
    name: &'a str,
    code: i64,
    type_: ResourceKind,
    key: u64,
}

#[derive(Serialize)]
struct UnitProblem<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
    name: &'a str,
    request_id: &'a str,
}

#[derive(Serialize)]
struct Detailed<'a> {
    error: &'a str,
    message: String,
    code: &'a str,
    details: Data,
}

#[derive(Serialize)]
struct OAuth2<'a> {
    error: &'a str,
    error_description: String,
}

#[derive(Serialize)]
struct GoogleRpc<'a> {
    error: GoogleStatus<'a>,
}

#[derive(Serialize)]
struct GoogleStatus<'a> {
    code: u16,
    message: String,
    status: &'a str,
    details: [ErrorInfo<'a>; 1],
}

#[derive(Serialize)]
struct ErrorInfo<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    reason: &'a str,
    metadata: Metadata<'a>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    code: &'a str,
    r#type: ResourceKind,
    key: String,
}

#[derive(Serialize)]
struct JsonApi<'a> {
    errors: [JsonApiError<'a>; 1],
}

#[derive(Serialize)]
struct JsonApiError<'a> {
    status: &'a str,
    code: &'a str,
    title: &'a str,
    detail: String,
    meta: JsonApiMeta,
}

#[derive(Serialize)]
struct JsonApiMeta {
    #[serde(rename = "code")]
    number: i64,
    r#type: ResourceKind,
    key: u64,
}

#[derive(Serialize)]
struct Meta<'a> {
    meta: MetaStatus<'a>,
}

#[derive(Serialize)]
struct MetaStatus<'a> {
    status: u16,
    error: MetaError<'a>,
}

#[derive(Serialize)]
struct MetaError<'a> {
    status: u16,
    r#type: &'a str,
    code: i64,
    message: String,
    data: Data,
}

#[derive(Serialize)]
struct Described<'a> {
    message: &'a str,
    description: String,
}

#[derive(Serialize)]
struct MessageOnly {
    error: String,
}

#[derive(Serialize)]
struct FieldErrors {
    errors: BaseErrors,
}

#[derive(Serialize)]
struct BaseErrors {
    base: [String; 1],
}

const NAME: &str = "DUPLICATED_ITEM_ID";

fn bad_request(content_type: HeaderValue, body: &impl Serialize) -> Answered {
    let body = serde_json::to_vec(body).unwrap_or_default();
    response(StatusCode::BAD_REQUEST, content_type, body.into())
}

fn in_envelope<V: Envelope>(error: impl Fn() -> AnyError + 'static) -> Answer {
    Box::new(move || Answered::Bytes(render::<V>(&error(), &Context::new())))
}

#[expect(clippy::too_many_lines, reason = "one entry for each format")]
pub fn all(occurrences: &'static Occurrences) -> Vec<Format> {
    let (kind, key) = (occurrences.kind, occurrences.key);
    let message = move || format!("The {kind} {key} is duplicated");
    let data = move || Data { r#type: kind, key };
    let json_api = HeaderValue::from_static("application/vnd.api+json");
    let coded = move || {
        let error_data = CodedData { data: data(), name: NAME };
        let error_name = "DuplicatedError";
        bad_request(JSON, &Coded { error_code: 42, error_name, message: message(), error_data })
    };
    let format = |name, limit, goal, by_hand, ours| Format {
        name,
        base: Base::Coded,
        limit,
        goal,
        by_hand,
        ours,
    };
    let typed = move || AnyError::Duplicated { kind, key };
    let mut formats = vec![
        format("Coded", 0.51, 0.40, Box::new(coded), in_envelope::<envelope::Coded>(typed)),
        format(
            "an envelope of a user",
            0.51,
            0.40,
            Box::new(coded),
            in_envelope::<OwnCoded>(typed),
        ),
        format(
            "Problem",
            0.56,
            0.50,
            Box::new(move || {
                let body = Problem {
                    title: "Bad Request",
                    status: 400,
                    detail: message(),
                    name: NAME,
                    code: 42,
                    type_: kind,
                    key,
                };
                bad_request(PROBLEM, &body)
            }),
            in_envelope::<envelope::Problem>(typed),
        ),
        format(
            "Detailed",
            0.55,
            0.50,
            Box::new(move || {
                let error = "duplicated_item_id";
                let body = Detailed { error, message: message(), code: NAME, details: data() };
                bad_request(JSON, &body)
            }),
            in_envelope::<envelope::Detailed>(typed),
        ),
        format(
            "Meta",
            0.56,
            0.50,
            Box::new(move || {
                let message = message();
                let error =
                    MetaError { status: 400, r#type: NAME, code: 42, message, data: data() };
                bad_request(JSON, &Meta { meta: MetaStatus { status: 400, error } })
            }),
            in_envelope::<envelope::Meta>(typed),
        ),
        format(
            "OAuth2",
            0.54,
            0.50,
            Box::new(move || {
                let body = OAuth2 { error: NAME, error_description: message() };
                let mut answer = bad_request(JSON, &body);
                if let Answered::Bytes(response) = &mut answer {
                    let headers = response.headers_mut();
                    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
                    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
                }
                answer
            }),
            in_envelope::<envelope::OAuth2>(typed),
        ),
        format(
            "GoogleRpc",
            0.67,
            0.60,
            Box::new(move || {
                let info = ErrorInfo {
                    kind: "type.googleapis.com/google.rpc.ErrorInfo",
                    reason: NAME,
                    metadata: Metadata { code: "42", r#type: kind, key: key.to_string() },
                };
                let status = "INVALID_ARGUMENT";
                let error = GoogleStatus { code: 400, message: message(), status, details: [info] };
                bad_request(JSON, &GoogleRpc { error })
            }),
            in_envelope::<envelope::GoogleRpc>(typed),
        ),
        format(
            "JsonApi",
            0.56,
            0.50,
            Box::new(move || {
                let error = JsonApiError {
                    status: "400",
                    code: NAME,
                    title: "Duplicated",
                    detail: message(),
                    meta: JsonApiMeta { number: 42, r#type: kind, key },
                };
                bad_request(json_api.clone(), &JsonApi { errors: [error] })
            }),
            in_envelope::<envelope::JsonApi>(typed),
        ),
        format(
            "Described",
            0.40,
            0.35,
            Box::new(move || {
                bad_request(JSON, &Described { message: "Bad Request", description: message() })
            }),
            in_envelope::<envelope::Described>(typed),
        ),
        format(
            "MessageOnly",
            0.38,
            0.35,
            Box::new(move || bad_request(JSON, &MessageOnly { error: message() })),
            in_envelope::<envelope::MessageOnly>(typed),
        ),
        format(
            "FieldErrors",
            0.42,
            0.35,
            Box::new(move || {
                bad_request(JSON, &FieldErrors { errors: BaseErrors { base: [message()] } })
            }),
            in_envelope::<envelope::FieldErrors>(typed),
        ),
    ];
    let context = Context::new().with_request_id("req_7f3a");
    formats.push(Format {
        name: "unit error with a request id, in Problem",
        base: Base::ByHand,
        limit: 0.45,
        goal: 0.35,
        by_hand: Box::new(|| {
            let body = UnitProblem {
                title: "Not Found",
                status: 404,
                detail: NOT_FOUND,
                name: "NOT_FOUND",
                request_id: "req_7f3a",
            };
            let body = serde_json::to_vec(&body).unwrap_or_default();
            response(StatusCode::NOT_FOUND, PROBLEM, body.into())
        }),
        ours: Box::new(move || Answered::Bytes(UnitError::NotFound.render(&context))),
    });
    formats
}
