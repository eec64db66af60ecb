//! Tells cargo that the embedded folders are input too: `include_dir!` alone does not notice a new file.

fn main() {
    for folder in ["locales", "templates", "src/cli/starter"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
