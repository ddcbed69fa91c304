#!/usr/bin/env python3
"""What a build of a user's crate pays: enums of N variants under each contender.

    python3 benches/compile.py            the whole table, which takes long: see --sizes
    python3 benches/compile.py --guard    instructions at 1000 variants against the budget; exit code 1 when exceeded
    python3 benches/compile.py --dependencies
    python3 benches/compile.py --only instructions --sizes 1000 --contenders debug,hand,api-error

Instructions are those of one `rustc --emit=metadata` of the subject crate, without incremental
compilation, under callgrind. Times are the CPU seconds (user and system) of `cargo check`, the least
of three: "clean" without what an earlier check of the subject left, "edit" after one
field's type changed. Dependencies are built before and not counted.
"""

import argparse
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

BENCHES = pathlib.Path(__file__).resolve().parent
ROOT = BENCHES.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", BENCHES / "target")) / "compile-cost"

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

SIZES = [10, 100, 1000, 4000]

# The ratio of the derive to code by hand that fails the guard.
DERIVE_LIMIT = 0.66


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


# name: (what it is called in the table, dependencies, the crate's text)
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


class Subject:
    """One contender's crate, with its dependencies built."""

    def __init__(self, name):
        _, dependencies, self.text = CONTENDERS[name]
        self.name = name
        self.folder = TARGET / "subjects" / name
        self.source = self.folder / "src" / "lib.rs"
        self.source.parent.mkdir(parents=True, exist_ok=True)
        write(self.folder / "Cargo.toml", MANIFEST + "\n".join(dependencies) + "\n")
        self.write(10, False)
        self.check()

    def write(self, count, edited):
        self.source.write_text(
            "//! A subject.\n#![allow(missing_docs, dead_code)]\n" + self.text(count, edited)
        )

    def check(self, wrapper=None):
        """Checks the crate; the CPU seconds that took."""
        env = environment()
        if wrapper:
            env["RUSTC_WORKSPACE_WRAPPER"] = str(wrapper)
            env["CARGO_INCREMENTAL"] = "0"
        return cpu_seconds(["cargo", "check", "--quiet"], self.folder, env)

    def forget(self):
        """Removes what earlier checks of the subject itself left."""
        debug = self.folder / "target" / "debug"
        for kind in ("incremental", ".fingerprint", "deps"):
            for path in (debug / kind).glob("*subject-*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def instructions(self, count):
        self.write(count, False)
        self.forget()
        with tempfile.TemporaryDirectory() as folder:
            wrapper = pathlib.Path(folder) / "count"
            counts = pathlib.Path(folder) / "counts"
            # Cargo asks the wrapper for the compiler's version too.
            wrapper.write_text(
                "#!/bin/sh\n"
                'case "$*" in *--crate-name\\ subject*)\n'
                f"  exec valgrind --quiet --tool=callgrind --callgrind-out-file={counts} \"$@\" ;;\n"
                "esac\n"
                'exec "$@"\n'
            )
            wrapper.chmod(0o755)
            self.check(wrapper)
            total = re.search(r"^(?:totals|summary): (\d+)", counts.read_text(), re.MULTILINE)
        self.forget()
        return int(total[1])

    def clean(self, count):
        self.write(count, False)
        best = []
        for _ in range(3):
            self.forget()
            best.append(self.check())
        return min(best)

    def edit(self, count):
        self.write(count, False)
        self.check()
        best = []
        for turn in range(3):
            self.write(count, turn % 2 == 0)
            best.append(self.check())
        return min(best)


def cpu_seconds(command, folder, env):
    """User and system time of a command and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, folder, env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(path, text):
    """Writes a file, unless it already has this text."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def environment():
    env = {key: value for key, value in os.environ.items() if not key.startswith("CARGO_")}
    env["RUSTC"] = rustc()
    # An empty wrapper takes precedence over one in the user's configuration of cargo, and a compiler
    # behind a wrapper is not counted.
    for wrapper in ("RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"):
        env[wrapper] = ""
        env[f"CARGO_BUILD_{wrapper}"] = ""
    return env


def rustc():
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], check=True, capture_output=True, text=True)
    return str(pathlib.Path(sysroot.stdout.strip()) / "bin" / "rustc")


def run(command, folder, env):
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} in {folder}:\n{done.stdout}{done.stderr}")


def dependencies():
    """CPU seconds and crates of clean dependency builds."""
    sets = {
        "thiserror": [THISERROR],
        "thiserror + serde derive + serde_json + http": [THISERROR, SERDE, JSON, HTTP],
        "api-error": [OURS],
        "thiserror + api-error": [THISERROR, OURS],
        "thiserror + serde derive + api-error": [THISERROR, SERDE, OURS],
        "problem_details": [PROBLEM_DETAILS],
        "thiserror + api-error 0.1.9": [THISERROR, CENTREON],
    }
    print("| clean dependency build | crates | CPU seconds |\n|---|---|---|")
    for index, (name, needed) in enumerate(sets.items()):
        folder = TARGET / "dependencies" / str(index)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "src").mkdir(parents=True)
        write(folder / "Cargo.toml", MANIFEST + "\n".join(needed) + "\n")
        write(folder / "src" / "lib.rs", "")
        run(["cargo", "fetch", "--quiet"], folder, environment())
        tree = subprocess.run(
            ["cargo", "tree", "--prefix", "none", "--no-dedupe", "-e", "normal,build"],
            cwd=folder, env=environment(), capture_output=True, text=True, check=True,
        )
        crates = len(set(line.split(" (")[0] for line in tree.stdout.splitlines())) - 1
        best = []
        for _ in range(2):
            shutil.rmtree(folder / "target", ignore_errors=True)
            best.append(cpu_seconds(["cargo", "build", "--quiet"], folder, environment()))
        print(f"| {name} | {crates} | {min(best):.1f} |", flush=True)


def guard():
    """Compares the cost of the derive with that of hand-written code, both without `derive(Debug)`."""
    debug, by_hand, ours = (Subject(name).instructions(1000) for name in ("debug", "hand", "api-error"))
    ratio = (ours - debug) / (by_hand - debug)
    print(f"derive, 1000 variants, to code by hand, both net of derive(Debug): {ratio:.2f}, limit {DERIVE_LIMIT:.2f}, goal 0.60")
    return 0 if ratio <= DERIVE_LIMIT else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--contenders", type=lambda text: text.split(","), default=list(CONTENDERS))
    parser.add_argument("--only", choices=["instructions", "clean", "edit"])
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--dependencies", action="store_true")
    arguments = parser.parse_args()
    if arguments.dependencies:
        return dependencies()
    if arguments.only in (None, "instructions") and not shutil.which("valgrind"):
        print("skipped: nothing is counted without valgrind")
        return 0
    if arguments.guard:
        return guard()
    print("| contender | variants | instructions, 10^6 | clean check, s | edit, check, s |\n|---|---|---|---|---|")
    for name in arguments.contenders:
        subject = Subject(name)
        for size in arguments.sizes:
            is_wanted = lambda kind: arguments.only in (None, kind)
            instructions = f"{subject.instructions(size) / 1e6:.0f}" if is_wanted("instructions") else ""
            clean = f"{subject.clean(size):.2f}" if is_wanted("clean") else ""
            edit = f"{subject.edit(size):.2f}" if is_wanted("edit") else ""
            print(f"| {CONTENDERS[name][0]} | {size} | {instructions} | {clean} | {edit} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
