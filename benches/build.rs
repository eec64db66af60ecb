//! A cold build of a publication against its floor: a program that reads the same files, parses the Markdown and writes
//! the same number of pages, also in parallel. Sizes in reports: `BAYAN_BENCH_REPORTS`, 1000 if not said.
//!
//! Both write into a temporary folder; put `TMPDIR` on a tmpfs to leave the disk out of it.

#![expect(clippy::expect_used, reason = "a benchmark that cannot write its files has nothing to measure")]

mod floor;
mod publication;

use std::path::{Path, PathBuf};

use bayan::outcome::Silent;
use bayan::request::Request;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// As the program has it, for the build and for its floor.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn cold(root: &Path, out: PathBuf) {
    let outcome = bayan::build(&Request { out: Some(out), ..Request::new(root) }, &Silent);
    assert!(outcome.is_ok(), "{:?} {:?}", outcome.diagnostics.first(), outcome.failures.first());
}

/// What is measured beside a build: reads a publication and writes into a folder.
type Floor = fn(&Path, &Path);

fn builds(criterion: &mut Criterion) {
    let reports = std::env::var("BAYAN_BENCH_REPORTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let project = tempfile::tempdir().expect("a temporary folder");
    publication::write(project.path(), reports).expect("a publication");
    let root = project.path();
    let fresh = || tempfile::tempdir().expect("a temporary folder");
    let mut group = criterion.benchmark_group(format!("{reports} reports"));
    group.sample_size(10);
    let floors = [("floor", floor::run as Floor), ("floor with TOML, bytes, hashes", floor::least)];
    for (name, floor) in floors {
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                fresh,
                |out| {
                    floor(root, out.path());
                    out
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.bench_function("cold build", |bencher| {
        bencher.iter_batched(
            fresh,
            |out| {
                cold(root, out.path().join("public"));
                out
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, builds);
criterion_main!(benches);
