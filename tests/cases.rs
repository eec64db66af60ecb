//! Whole runs of the program, each a folder in `tests/cases`.
//!
//! `case.trycmd` holds the commands with what they print and their exit codes, and says what the case is about; `case.in`
//! is the folder they run in (a copy of it, where there is a `case.out`); `case.out` holds the files that must be there
//! afterwards. Others may be there too: what is not promised is not pinned. In what is compared, `[..]` stands for
//! anything, and a backslash for a slash. After a wanted change, `TRYCMD=overwrite cargo test cases` writes what the
//! program does now; read the difference before you commit it.

#[test]
fn cases_hold() {
    trycmd::TestCases::new().case("tests/cases/*/case.trycmd");
}
