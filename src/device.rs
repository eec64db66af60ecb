//! Names that Windows keeps for devices: no file or folder can have one there, with any extension.

/// The names without a number.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a file of this name is a device on Windows.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if !matches!(stem.len(), 3 | 4) {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let port = |prefix: &str| {
        let digit = stem.strip_prefix(prefix);
        digit.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&stem.as_str()) || port("com") || port("lpt")
}
