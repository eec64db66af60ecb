//! stub
use super::{Piece, Run};

/// stub
pub fn write(pieces: &[Piece<'_>], out: &mut String) {
    for piece in pieces {
        if let Piece::Runs(runs) = piece {
            out.push_str("<p>");
            write_runs(runs, out);
            out.push_str("</p>");
        }
    }
}

/// stub
pub fn write_runs(runs: &[Run], out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => {
                out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
            }
            Run::Marked(_, runs) => write_runs(runs, out),
            Run::Isolate(isolate) => {
                out.push_str(&format!("<bdi dir=\"{}\">", isolate.direction.html()));
                write_runs(&isolate.runs, out);
                out.push_str("</bdi>");
            }
        }
    }
}
