#!/usr/bin/env python3
"""Measures the cost of building a user's crate that contains an enum of N variants. A contender is one
way to write the enum: with derives, or with code by hand.

    python3 benches/compile.py            the whole table, which takes long: see --sizes
    python3 benches/compile.py --guard    the first three of BUDGETS; exit code 1 when one is exceeded
    python3 benches/compile.py --guard --large    the other two, which take ten minutes
    python3 benches/compile.py --dependencies
    python3 benches/compile.py --only instructions --sizes 1000 --contenders debug,hand,api-error

Instructions are counted in one `rustc --emit=metadata` of the subject crate, without incremental
compilation, under callgrind. Times are the CPU seconds (user and system) of `cargo check`, the least
of three. Before a "clean" check, the output of earlier checks of the subject is removed. Before an
"edit" check, the type of one field is changed. Dependencies are built before and not counted.

`--dependencies` builds the dependencies in the dev profile with its default settings, but without
incremental compilation. Otherwise cargo would compile only path dependencies incrementally, such as
this library.
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

from subjects import CENTREON, CONTENDERS, HTTP, JSON, MANIFEST, OURS, PROBLEM_DETAILS, SERDE, THISERROR

BENCHES = pathlib.Path(__file__).resolve().parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", BENCHES / "target")) / "compile-cost"

SIZES = [10, 100, 1000, 4000]

# A ratio above the first number fails the guard. The second number is the next goal.
BUDGETS = {
    "derive, 1000 variants, to code by hand": (0.58, 0.50),
    "derive, 1000 variants, every field data, to code by hand": (1.24, 1.00),
    "peak memory, 3000 variants, with thiserror to thiserror alone": (1.20, 1.10),
    "derive, growth from 1000 to 4000 variants": (5.00, 4.20),
    "check, 3000 variants, with thiserror to thiserror alone": (1.42, 1.20),
}

# Runs the compiler of a subject, and writes its peak memory in KiB to a file.
MEMORY_WRAPPER = """#!/usr/bin/env python3
import os, sys
compiler, *arguments = sys.argv[1:]
if "--crate-name subject" not in " ".join(arguments):
    os.execvp(compiler, [compiler, *arguments])
child = os.posix_spawnp(compiler, [compiler, *arguments], os.environ)
_, status, usage = os.wait4(child, 0)
with open({path!r}, "w") as out:
    out.write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


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
        """Checks the crate, and returns the CPU seconds."""
        env = environment()
        if wrapper:
            env["RUSTC_WORKSPACE_WRAPPER"] = str(wrapper)
            env["CARGO_INCREMENTAL"] = "0"
        return cpu_seconds(["cargo", "check", "--quiet"], self.folder, env)

    def forget(self):
        """Removes the output of earlier checks of the subject itself."""
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
            # Cargo also calls the wrapper to get the version of the compiler.
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

    def peak_memory(self, count):
        """Returns the peak memory of the compiler in KiB: the least of three runs."""
        self.write(count, False)
        best = []
        with tempfile.TemporaryDirectory() as folder:
            wrapper = pathlib.Path(folder) / "measure"
            peak = pathlib.Path(folder) / "peak"
            wrapper.write_text(MEMORY_WRAPPER.format(path=str(peak)))
            wrapper.chmod(0o755)
            for _ in range(3):
                self.forget()
                self.check(wrapper)
                best.append(int(peak.read_text()))
        self.forget()
        return min(best)

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
    """Returns the user and system time of a command and of all processes that it starts."""
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
    # A wrapper such as sccache can start the compiler in a process that is not measured. An empty
    # value takes precedence over a wrapper in the user's configuration of cargo.
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


def new_user(name, needed):
    """Creates a crate with these dependencies, and returns its folder."""
    folder = TARGET / "dependencies" / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    write(folder / "Cargo.toml", MANIFEST + "\n".join(needed) + "\n")
    write(folder / "src" / "lib.rs", "")
    run(["cargo", "fetch", "--quiet"], folder, environment())
    return folder


def dependency_environment():
    """Returns settings that do not depend on the user's configuration of cargo."""
    return environment() | {"CARGO_INCREMENTAL": "0", "CARGO_PROFILE_DEV_DEBUG": "full"}


def clean_build(folder):
    """Returns the CPU seconds of a clean build."""
    shutil.rmtree(folder / "target", ignore_errors=True)
    return cpu_seconds(["cargo", "build", "--quiet"], folder, dependency_environment())


def dependencies():
    """Prints the CPU seconds and the number of crates of clean dependency builds."""
    sets = {
        "thiserror": [THISERROR],
        "thiserror + serde derive + serde_json + http": [THISERROR, SERDE, JSON, HTTP],
        "api-error": [OURS],
        "thiserror + api-error": [THISERROR, OURS],
        "thiserror + serde derive + api-error": [THISERROR, SERDE, OURS],
        "problem_details": [PROBLEM_DETAILS],
        "thiserror + api-error 0.1.9": [THISERROR, CENTREON],
    }
    folders = {name: new_user(str(index), needed) for index, (name, needed) in enumerate(sets.items())}
    # The sets are built in turn, so that a change of the machine's speed affects all of them.
    rounds = [{name: clean_build(folder) for name, folder in folders.items()} for _ in range(2)]
    print("| clean dependency build | crates | CPU seconds |\n|---|---|---|")
    for name, folder in folders.items():
        tree = subprocess.run(
            ["cargo", "tree", "--prefix", "none", "--no-dedupe", "-e", "normal,build"],
            cwd=folder, env=environment(), capture_output=True, text=True, check=True,
        )
        crates = len(set(line.split(" (")[0] for line in tree.stdout.splitlines())) - 1
        best = min(times[name] for times in rounds)
        print(f"| {name} | {crates} | {best:.1f} |", flush=True)


def guard(is_large):
    """Compares each ratio with its limit. The cost of a derive does not include `derive(Debug)`."""
    ratios = large_ratios() if is_large else small_ratios()
    is_exceeded = False
    for name, ratio in ratios:
        limit, goal = BUDGETS[name]
        is_exceeded |= ratio > limit
        mark = " **exceeded**" if ratio > limit else ""
        print(f"{name}: {ratio:.2f}{mark}, limit {limit:.2f}, goal {goal:.2f}", flush=True)
    return 1 if is_exceeded else 0


def small_ratios():
    names = list(BUDGETS)
    subjects = ("debug", "hand", "api-error", "api-error-data")
    debug, by_hand, ours, data = (Subject(name).instructions(1000) for name in subjects)
    yield names[0], (ours - debug) / (by_hand - debug)
    yield names[1], (data - debug) / (by_hand - debug)
    both, alone = (Subject(name).peak_memory(3000) for name in ("api-error-thiserror", "thiserror"))
    yield names[2], both / alone


def large_ratios():
    names = list(BUDGETS)
    debug, ours = Subject("debug"), Subject("api-error")
    small = ours.instructions(1000) - debug.instructions(1000)
    yield names[3], (ours.instructions(4000) - debug.instructions(4000)) / small
    both, alone = (Subject(name).instructions(3000) for name in ("api-error-thiserror", "thiserror"))
    yield names[4], both / alone


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--contenders", type=lambda text: text.split(","), default=list(CONTENDERS))
    parser.add_argument("--only", choices=["instructions", "clean", "edit"])
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--dependencies", action="store_true")
    arguments = parser.parse_args()
    if arguments.dependencies:
        return dependencies()
    if arguments.only in (None, "instructions") and not shutil.which("valgrind"):
        print("skipped: nothing is counted without valgrind")
        return 0
    if arguments.guard:
        return guard(arguments.large)
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
