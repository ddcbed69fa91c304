//! Counts instructions and allocations: this program runs itself under callgrind.

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// The argument of the process whose cost is counted.
pub const COUNTED: &str = "counted";

/// A function whose cost is counted, such as one that creates a response.
pub type Counted<T> = Box<dyn Fn() -> T>;

/// The cost of one call.
#[derive(Clone, Copy)]
pub struct Cost {
    pub instructions: u64,
    pub allocations: u64,
    pub reallocations: u64,
}

/// Creates one result and drops it. [`count`] returns the cost of this function.
#[inline(never)]
fn one_answer<T>(answer: &Counted<T>) {
    drop(black_box(answer()));
}

/// Callgrind writes a part of its output after each call of this function.
#[inline(never)]
fn counted_part<T>(answer: &Counted<T>) {
    one_answer(answer);
    black_box(());
}

/// Creates the values that only the first call creates, and frees memory blocks of the sizes that
/// the counted call needs. Callgrind writes a part of its output after each call of this function.
///
/// Several results exist at the same time. Otherwise `malloc` could select a larger block each
/// time, and the search for a block would sometimes be counted.
#[inline(never)]
fn warm_up<T>(answer: &Counted<T>) {
    drop(black_box([(); 6].map(|()| answer())));
}

/// Warms up each function, and then calls it once more to be counted. Runs in the child process.
pub fn be_counted<'a, T: 'a>(answers: impl IntoIterator<Item = &'a Counted<T>>) {
    for answer in answers {
        warm_up(answer);
        counted_part(answer);
    }
}

/// Returns whether valgrind is installed.
pub fn is_available() -> bool {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// Returns the cost of each function, in the order of [`be_counted`].
pub fn count(answers: usize) -> io::Result<Vec<Cost>> {
    let folder = env::temp_dir().join(format!("api-error-benches-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let result = count_in(&folder, answers);
    fs::remove_dir_all(&folder)?;
    result
}

fn count_in(folder: &Path, answers: usize) -> io::Result<Vec<Cost>> {
    let status = Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind"])
        .arg(format!("--callgrind-out-file={}", folder.join("part").display()))
        .args(["--toggle-collect=*one_answer*", "--dump-after=*warm_up*"])
        // The warm-up is collected too. Otherwise, callgrind would add its calls to the next part.
        // Callgrind accepts two options for one function only if their patterns differ.
        .arg("--toggle-collect=*callgrind::warm_up*")
        .arg("--dump-after=*counted_part*")
        .arg(env::current_exe()?)
        .arg(COUNTED)
        .status()?;
    if !status.success() {
        return Err(io::Error::other("the counted process failed"));
    }
    // Callgrind writes two parts for each function. The first part is the warm-up.
    let part = |answer: usize| fs::read_to_string(folder.join(format!("part.{}", 2 * answer)));
    (1..=answers).map(|answer| cost(&part(answer)?)).collect()
}

/// Reads one part of callgrind's output. A line `cfn=(17) malloc` names the called function. Later
/// lines for the function contain only the number. The next line counts the calls: `calls=2 0`.
fn cost(part: &str) -> io::Result<Cost> {
    let mut names = std::collections::HashMap::new();
    let mut called = "";
    let mut cost = Cost { instructions: 0, allocations: 0, reallocations: 0 };
    let mut has_total = false;
    for line in part.lines() {
        if let Some(function) = line.strip_prefix("fn=").or(line.strip_prefix("cfn=")) {
            let (id, name) = function.split_once(' ').unwrap_or((function, ""));
            if !name.is_empty() {
                names.insert(id, name);
            }
            if line.starts_with('c') {
                called = names.get(id).copied().unwrap_or_default();
            }
        } else if let Some(calls) = line.strip_prefix("calls=") {
            let calls = calls.split(' ').next().and_then(|calls| calls.parse().ok()).unwrap_or(0);
            match called {
                "malloc" | "calloc" | "posix_memalign" | "aligned_alloc" => {
                    cost.allocations += calls;
                }
                "realloc" => cost.reallocations += calls,
                _ => {}
            }
        } else if let Some(total) = line.strip_prefix("totals: ").or(line.strip_prefix("summary: "))
        {
            cost.instructions = total.trim().parse().map_err(io::Error::other)?;
            has_total = true;
        }
    }
    if has_total { Ok(cost) } else { Err(io::Error::other("callgrind wrote no total")) }
}
