//! The cost of a response, compared with other ways to write it. `cargo run --release` prints the table;
//! with `--guard` it fails when a budget is exceeded.

mod callgrind;
mod contenders;
mod occurrences;
mod reads;

use callgrind::Cost;
use contenders::{Answer, Answered, CASES, OTHER_ENVELOPE, OURS, PUSHED, READY, SERIALIZED};
use occurrences::Occurrences;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let occurrences: &'static Occurrences = Box::leak(Box::new(Occurrences::new()));
    let contenders = contenders::all(occurrences);
    let reads = reads::all(occurrences);
    let argument = env::args().nth(1);
    if argument.as_deref() == Some(callgrind::COUNTED) {
        callgrind::be_counted(&contenders, &reads);
        return ExitCode::SUCCESS;
    }
    for case in 0..CASES.len() {
        let expected = body(&contenders[READY].answers[case]);
        for index in [PUSHED, SERIALIZED, OURS, OTHER_ENVELOPE] {
            let found = body(&contenders[index].answers[case]);
            assert_eq!(found, expected, "{}: {}", contenders[index].name, CASES[case]);
        }
    }
    if !callgrind::is_available() {
        println!("skipped: nothing is counted without valgrind");
        return ExitCode::SUCCESS;
    }
    assert!(matches!(reads[reads::BY_HAND](), Answered::Body(Some(_))), "the struct fits");
    assert!(matches!(reads[reads::OURS](), Answered::Error(Some(_))), "the variant comes back");
    let answers = contenders.len() * CASES.len();
    let costs = match callgrind::count(answers + reads.len()) {
        Ok(costs) => costs,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let (costs, read) = costs.split_at(answers);
    let costs: Vec<&[Cost]> = costs.chunks(CASES.len()).collect();
    println!("| instructions / allocations + reallocations | {} |", CASES.join(" | "));
    println!("|---{}|", "|---".repeat(CASES.len()));
    for (contender, costs) in contenders.iter().zip(&costs) {
        let cells: Vec<_> = costs.iter().map(cell).collect();
        println!("| {} | {} |", contender.name, cells.join(" | "));
    }
    println!(
        "\n| a typed error read back | instructions / allocations + reallocations |\n|---|---|"
    );
    println!("| serde struct by hand | {} |", cell(&read[reads::BY_HAND]));
    println!("| this library | {} |", cell(&read[reads::OURS]));
    println!();
    let budgets = budgets(&costs, read);
    println!("| budget | is | limit | stretch |\n|---|---|---|---|");
    for Budget { what, is, limit, stretch } in &budgets {
        let mark = if is > limit { " **exceeded**" } else { "" };
        let stretch = stretch.map(|stretch| format!("{stretch:.2}")).unwrap_or_default();
        println!("| {what} | {is:.2}{mark} | {limit:.2} | {stretch} |");
    }
    let exceeded = budgets.iter().any(|budget| budget.is > budget.limit);
    if argument.as_deref() == Some("--guard") && exceeded {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn body(answer: &Answer) -> String {
    match answer() {
        Answered::Bytes(response) => String::from_utf8_lossy(response.body()).into_owned(),
        Answered::Axum(_) | Answered::Body(_) | Answered::Error(_) => String::new(),
    }
}

fn cell(cost: &Cost) -> String {
    let Cost { instructions, allocations, reallocations } = cost;
    if *reallocations == 0 {
        format!("{instructions} / {allocations}")
    } else {
        format!("{instructions} / {allocations}+{reallocations}")
    }
}

struct Budget {
    what: &'static str,
    is: f64,
    limit: f64,
    stretch: Option<f64>,
}

#[expect(clippy::cast_precision_loss, reason = "no response takes 2^52 instructions")]
fn budgets(costs: &[&[Cost]], read: &[Cost]) -> Vec<Budget> {
    let [typed, unit, text, issues] = [0, 1, 2, 3];
    let ratio = |case: usize, to: usize| {
        costs[OURS][case].instructions as f64 / costs[to][case].instructions as f64
    };
    let allocations =
        |case: usize| (costs[OURS][case].allocations + costs[OURS][case].reallocations) as f64;
    let pushed = |case: usize, factor: f64| {
        factor * costs[PUSHED][case].instructions as f64
            / costs[SERIALIZED][case].instructions as f64
    };
    let other = |case: usize| {
        costs[OTHER_ENVELOPE][case].instructions as f64 / costs[OURS][case].instructions as f64
    };
    let budget = |what, is, limit, stretch| Budget { what, is, limit, stretch };
    vec![
        budget("typed error, to the serde struct", ratio(typed, SERIALIZED), 0.70, Some(0.50)),
        budget("typed error, allocations", allocations(typed), 4.0, Some(3.0)),
        budget("unit error, to ready bytes", ratio(unit, READY), 1.15, Some(1.05)),
        budget("unit error, allocations", allocations(unit), 2.0, None),
        budget(
            "1 KiB with escapes, to the serde struct",
            ratio(text, SERIALIZED),
            1.05,
            Some(pushed(text, 1.0)),
        ),
        budget(
            "100 issues, to the serde struct",
            ratio(issues, SERIALIZED),
            1.0,
            Some(pushed(issues, 1.2)),
        ),
        budget("100 issues, allocations", allocations(issues), 4.0, Some(3.0)),
        budget("typed error in another envelope, to the declared one", other(typed), 1.3, None),
        budget("1 KiB in another envelope, to the declared one", other(text), 1.3, None),
        budget("100 issues in another envelope, to the declared one", other(issues), 1.3, None),
        budget(
            "typed error read back, to the serde struct",
            read[reads::OURS].instructions as f64 / read[reads::BY_HAND].instructions as f64,
            1.2,
            None,
        ),
    ]
}
