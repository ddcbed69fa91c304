//! The cost of a response, compared with other ways to write it. `cargo run --release` prints the
//! table. With `--guard`, the program fails if a budget is exceeded.

mod callgrind;
mod contenders;
mod formats;
mod occurrences;
mod reads;

use callgrind::Cost;
use contenders::{
    Answer, Answered, CASES, Contender, OTHER_ENVELOPE, OURS, PUSHED, READY, SERIALIZED,
};
use formats::{Base, Format};
use occurrences::Occurrences;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let occurrences: &'static Occurrences = Box::leak(Box::new(Occurrences::new()));
    let contenders = contenders::all(occurrences);
    let reads = reads::all(occurrences);
    let formats = formats::all(occurrences);
    let argument = env::args().nth(1);
    if argument.as_deref() == Some(callgrind::COUNTED) {
        let answers = |contenders: &'static [Contender]| {
            contenders.iter().flat_map(|contender| &contender.answers)
        };
        let formats = formats.iter().flat_map(|format| [&format.by_hand, &format.ours]);
        // The other crates are last: their hash maps have random seeds, which change the heap.
        let (compared, others) = contenders.leak().split_at(OTHER_ENVELOPE + 1);
        callgrind::be_counted(
            answers(compared).chain(&reads).chain(formats).chain(answers(others)),
        );
        return ExitCode::SUCCESS;
    }
    for format in &formats {
        assert_eq!(body(&format.ours), body(&format.by_hand), "{}", format.name);
    }
    for (case, name) in CASES.iter().enumerate() {
        let expected = body(&contenders[READY].answers[case]);
        for index in [PUSHED, SERIALIZED, OURS, OTHER_ENVELOPE] {
            let found = body(&contenders[index].answers[case]);
            assert_eq!(found, expected, "{}: {name}", contenders[index].name);
        }
    }
    if !callgrind::is_available() {
        println!("skipped: nothing is counted without valgrind");
        return ExitCode::SUCCESS;
    }
    assert!(matches!(reads[reads::BY_HAND](), Answered::Body(Some(_))), "the struct is read");
    assert!(matches!(reads[reads::OURS](), Answered::Error(Some(_))), "the variant is decoded");
    let answers = contenders.len() * CASES.len();
    let costs = match callgrind::count(answers + reads.len() + 2 * formats.len()) {
        Ok(costs) => costs,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let (compared, rest) = costs.split_at((OTHER_ENVELOPE + 1) * CASES.len());
    let (read, rest) = rest.split_at(reads.len());
    let (in_formats, others) = rest.split_at(2 * formats.len());
    let costs: Vec<&[Cost]> =
        compared.chunks(CASES.len()).chain(others.chunks(CASES.len())).collect();
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
    println!("\n| format | serde struct by hand | this library |\n|---|---|---|");
    for (format, costs) in formats.iter().zip(in_formats.chunks(2)) {
        println!("| {} | {} | {} |", format.name, cell(&costs[0]), cell(&costs[1]));
    }
    println!();
    let mut budgets = budgets(&costs, read);
    for (format, costs_of_format) in formats.iter().zip(in_formats.chunks(2)) {
        budgets.push(format_budget(format, &costs[SERIALIZED][0], costs_of_format));
    }
    println!("| budget | is | limit | goal |\n|---|---|---|---|");
    for Budget { what, is, limit, goal } in &budgets {
        let mark = if is > limit { " **exceeded**" } else { "" };
        let goal = goal.map(|goal| format!("{goal:.2}")).unwrap_or_default();
        println!("| {what} | {is:.2}{mark} | {limit:.2} | {goal} |");
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
    goal: Option<f64>,
}

fn format_budget(format: &Format, coded: &Cost, costs: &[Cost]) -> Budget {
    let base = if format.base == Base::Coded { coded } else { &costs[0] };
    Budget {
        what: format.name,
        is: ratio(&costs[1], base),
        limit: format.limit,
        goal: Some(format.goal),
    }
}

#[expect(clippy::cast_precision_loss, reason = "no response takes 2^52 instructions")]
fn ratio(cost: &Cost, base: &Cost) -> f64 {
    cost.instructions as f64 / base.instructions as f64
}

#[expect(clippy::cast_precision_loss, reason = "no response takes 2^52 instructions")]
fn budgets(costs: &[&[Cost]], read: &[Cost]) -> Vec<Budget> {
    let [typed, unit, text, issues] = [0, 1, 2, 3];
    let to = |case: usize, base: usize| ratio(&costs[OURS][case], &costs[base][case]);
    let allocations =
        |case: usize| (costs[OURS][case].allocations + costs[OURS][case].reallocations) as f64;
    let other = |case: usize| ratio(&costs[OTHER_ENVELOPE][case], &costs[OURS][case]);
    let budget = |what, is, limit, goal| Budget { what, is, limit, goal };
    vec![
        budget("typed error in the declared Coded", to(typed, SERIALIZED), 0.49, Some(0.40)),
        budget("typed error, allocations", allocations(typed), 2.0, None),
        budget("unit error, to ready bytes", to(unit, READY), 1.13, Some(1.05)),
        budget("unit error, allocations", allocations(unit), 2.0, None),
        budget("1 KiB with escapes", to(text, SERIALIZED), 0.79, Some(0.75)),
        budget("100 issues", to(issues, SERIALIZED), 0.38, Some(0.35)),
        budget("100 issues, allocations", allocations(issues), 3.0, None),
        budget("typed error in another envelope, to the declared one", other(typed), 1.3, None),
        budget("1 KiB in another envelope, to the declared one", other(text), 1.3, None),
        budget("100 issues in another envelope, to the declared one", other(issues), 1.3, None),
        budget(
            "decode of a typed error",
            ratio(&read[reads::OURS], &read[reads::BY_HAND]),
            1.18,
            Some(1.0),
        ),
    ]
}
