//! stub
use super::{Direction, Piece, Run, plain_text};

/// stub
pub fn write(pieces: &[Piece<'_>], _: Direction) -> String {
    let mut out = String::new();
    for piece in pieces {
        if let Piece::Runs(runs) = piece {
            out.push_str(&write_runs(runs));
            out.push('\n');
        }
    }
    out
}

/// stub
pub fn write_runs(runs: &[Run]) -> String {
    plain_text(runs)
}
