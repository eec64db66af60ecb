//! Writes the publication that the benchmarks build: `cargo bench --bench generate -- FOLDER REPORTS`.

mod publication;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo adds `--bench` of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(folder), Some(reports)) = (arguments.next(), arguments.next().and_then(|n| n.parse().ok())) else {
        return ExitCode::from(2);
    };
    match publication::write(&PathBuf::from(folder), reports) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
