//! Gives the program a fingerprint of its own source and of the messages and templates that come with it, so that pages made by another program are made again.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    for name in ["src", "locales", "templates", "Cargo.lock", "Cargo.toml"] {
        println!("cargo:rerun-if-changed={name}");
        collect(&root.join(name), &mut files)?;
    }
    files.sort();
    // FNV-1a: nobody chooses these bytes to deceive, and a library would be compiled for this alone.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain([0]).chain(fs::read(&file)?) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=BAYAN_SOURCE={hash:016x}");
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        // A package without a lock file is still a package.
        files.extend(path.exists().then(|| path.to_owned()));
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| collect(&entry?.path(), files))
}
