//! The parts of the yardstick as a program, to be timed from outside:
//!
//! - `cargo bench --bench yardstick -- write FOLDER REPORTS` writes the publication that the benchmarks build;
//! - `cargo bench --bench yardstick -- floor FOLDER OUT` does to it what any build must do, and nothing more;
//! - `cargo bench --bench yardstick -- least FOLDER OUT` does what a build of such reports must do: as many bytes, hashed, and the TOML parsed.

mod floor;
mod publication;

use std::path::Path;
use std::process::ExitCode;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Cargo adds `--bench` of its own.
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder, reports] => {
            match reports.parse().map(|count| publication::write(Path::new(folder), count)) {
                Ok(Ok(())) => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        ["floor", folder, out] => {
            floor::run(Path::new(folder), Path::new(out));
            ExitCode::SUCCESS
        }
        ["least", folder, out] => {
            floor::least(Path::new(folder), Path::new(out));
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(2),
    }
}
