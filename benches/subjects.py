"""The crates whose cost `compile.py` measures. Each contender writes an enum of N variants in its way."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent

THISERROR = 'thiserror = "2"'
SERDE = 'serde = { version = "1", features = ["derive"] }'
HTTP = 'http = "1"'
OURS = f'api-error = {{ path = "{ROOT}" }}'
CENTREON = 'api-error = { version = "=0.1.9", features = ["axum"] }'
SNAFU = 'snafu = "0.9"'

JSON = 'serde_json = "1"'
PROBLEM_DETAILS = 'problem_details = "0.11"'

MANIFEST = """[package]
name = "subject"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
"""


# The subjects. Variant `index` is a unit, a struct variant or a tuple variant in turn.

def status(index):
    return [400, 404, 409, 422, 403, 429][index % 6]


STATUS_NAMES = {
    400: "BAD_REQUEST", 403: "FORBIDDEN", 404: "NOT_FOUND", 409: "CONFLICT",
    422: "UNPROCESSABLE_ENTITY", 429: "TOO_MANY_REQUESTS",
}


def code(index):
    """Returns a different number for each variant."""
    return 1000 + index


def message(index):
    return [
        f"error {index} happened",
        f"error {index} of {{id}}: {{label}}",
        f"error {index} of {{0}}: {{1}}",
    ][index % 3]


def shape(index):
    return [
        f"Variant{index}",
        f"Variant{index} {{ id: u32, label: String }}",
        f"Variant{index}(u64, String)",
    ][index % 3]


def variants(count, attributes, edited, variant=shape):
    lines = [f"    {attributes(index)}\n    {variant(index)},\n" for index in range(count)]
    if edited:
        # One field of one variant in the middle has another type.
        middle = next(index for index in range(count // 2, count) if index % 3 == 1)
        lines[middle] = lines[middle].replace("u32", "i32").replace("u64", "i64")
    return "".join(lines)


def enum(derives, body):
    return f"#[derive({derives})]\npub enum E {{\n{body}}}\n"


CONSTANT_DISPLAY = """
impl std::fmt::Display for E {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("error")
    }
}
impl std::error::Error for E {}
"""


def debug(count, edited):
    return enum("Debug", variants(count, lambda _: "", edited))


def hand_parts(count):
    def arms(arm):
        return "".join(f"            {arm(index)}\n" for index in range(count))

    def ignore(index):
        return [f"Self::Variant{index}", f"Self::Variant{index} {{ .. }}", f"Self::Variant{index}(..)"][index % 3]

    def bind(index):
        return [
            f"Self::Variant{index}", f"Self::Variant{index} {{ id, label }}", f"Self::Variant{index}(a, b)",
        ][index % 3]

    def text(index):
        return [
            f"error {index} happened", f"error {index} of {{id}}: {{label}}", f"error {index} of {{a}}: {{b}}",
        ][index % 3]

    display = f"""
impl std::fmt::Display for E {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{
        match self {{
{arms(lambda i: f'{bind(i)} => write!(f, "{text(i)}"),')}        }}
    }}
}}
impl std::error::Error for E {{}}
"""
    facts = f"""
impl E {{
    pub fn status(&self) -> http::StatusCode {{
        match self {{
{arms(lambda i: f"{ignore(i)} => http::StatusCode::{STATUS_NAMES[status(i)]},")}        }}
    }}
    pub fn code(&self) -> i64 {{
        match self {{
{arms(lambda i: f"{ignore(i)} => {code(i)},")}        }}
    }}
    pub fn name(&self) -> &'static str {{
        match self {{
{arms(lambda i: f'{ignore(i)} => "NAME_OF_{i}",')}        }}
    }}
}}
"""
    return display, facts


def hand(count, edited):
    display, facts = hand_parts(count)
    return enum("Debug", variants(count, lambda _: "", edited)) + display + facts


def thiserror(count, edited):
    return enum("Debug, thiserror::Error", variants(count, lambda i: f'#[error("{message(i)}")]', edited))


def serialize(count, edited):
    return enum("Debug, serde::Serialize", variants(count, lambda _: "", edited))


def facts(index):
    return f'#[status({status(index)})] #[code({code(index)}, "CodeName{index}")] #[name("NAME_OF_{index}")]'


def api_error(count, edited):
    return enum("Debug, api_error::ApiError", variants(count, facts, edited)) + CONSTANT_DISPLAY


def with_data(index):
    return [
        f"Variant{index}",
        f"Variant{index} {{ #[data] id: u32, #[data] label: String }}",
        f'Variant{index}(#[data("id")] u64, #[data("label")] String)',
    ][index % 3]


def api_error_data(count, edited):
    return enum("Debug, api_error::ApiError", variants(count, facts, edited, with_data)) + CONSTANT_DISPLAY


def api_error_thiserror(count, edited):
    attributes = lambda i: f'#[error("{message(i)}")] {facts(i)}'
    return enum("Debug, thiserror::Error, api_error::ApiError", variants(count, attributes, edited))


def centreon(count, edited):
    attributes = lambda i: (
        f'#[error("{message(i)}")] #[api_error(status_code = {status(i)}, message(inherit))]'
    )
    return "use api_error::ApiError;\n" + enum(
        "Debug, thiserror::Error, ApiError", variants(count, attributes, edited)
    )


def snafu(count, edited):
    def marks(index):
        return [
            f"Variant{index}",
            f"Variant{index} {{ id: u32, label: String }}",
            f"Variant{index} {{ id: u64, label: String }}",
        ][index % 3]

    def attributes(index):
        text = [f"error {index} happened", *[f"error {index} of {{id}}: {{label}}"] * 2][index % 3]
        return f'#[snafu(display("{text}"))]'

    return "use snafu::prelude::*;\n" + enum("Debug, Snafu", variants(count, attributes, edited, marks))


# The name for `compile.py --contenders`: (the name in the table that `compile.py` prints, the
# dependencies, the function that returns the source code of the crate)
CONTENDERS = {
    "debug": ("derive(Debug)", [], debug),
    "hand": ("hand: Display, Error, status, code, name", [HTTP], hand),
    "api-error": ("api-error alone", [OURS], api_error),
    "api-error-data": ("api-error alone, every field data", [OURS], api_error_data),
    "thiserror": ("thiserror", [THISERROR], thiserror),
    "api-error-thiserror": ("thiserror + api-error", [THISERROR, OURS], api_error_thiserror),
    "serialize": ("serde Serialize", [SERDE], serialize),
    "centreon": ("thiserror + api-error 0.1.9", [THISERROR, CENTREON], centreon),
    "snafu": ("snafu", [SNAFU], snafu),
}
