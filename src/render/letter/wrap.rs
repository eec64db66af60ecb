//! Plain text that keeps its order: lines of a width, each beginning in the direction of its text.
//!
//! A terminal or a mail app takes every line for a paragraph of its own and finds its direction by its first letter. So a line that
//! would begin with a letter of the other direction gets a mark of its own in front, and an isolate never goes over the
//! end of a line unless it is longer than one. Lines that go on end in a space (`format=flowed`, RFC 3676): an app that
//! knows it joins them again on a narrow screen.

use unicode_width::UnicodeWidthStr;

use crate::markup::Direction;
use crate::render::context::bare;

/// How wide a line may be, in columns.
pub const WIDTH: usize = 68;

/// Wraps a paragraph; `text` holds isolates as controls.
pub fn paragraph(text: &str, base: Direction) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        let joined = line.width() + 1 + unit.width();
        if !line.is_empty() && joined > WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&unit);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let lines: Vec<String> = lines.into_iter().map(|line| stuffed(bare(line, base))).collect();
    lines.join(" \n")
}

/// A line that a reader of flowed text would take for something else begins with a space, which that reader takes away.
fn stuffed(line: String) -> String {
    if line.starts_with([' ', '>']) { format!(" {line}") } else { line }
}

/// The words of a text; an isolate counts as a word, with what stands at it, unless it is longer than a line.
fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut unit = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A no-break space holds its words together.
        let breaks = depth == 0 && c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
        if !breaks {
            unit.push(if c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}') { ' ' } else { c });
        } else if !unit.is_empty() {
            units.push(std::mem::take(&mut unit));
        }
    }
    units.extend(Some(unit).filter(|unit| !unit.is_empty()));
    units.into_iter().flat_map(|unit| if unit.width() > WIDTH { cut(&unit) } else { vec![unit] }).collect()
}

/// An isolate that is longer than a line, word by word, each of them isolated as it was: its words keep their order within
/// a line, and lines follow each other.
fn cut(unit: &str) -> Vec<String> {
    let mut open: Vec<char> = Vec::new();
    let mut out = Vec::new();
    let mut part = String::new();
    for word in unit.split(' ') {
        let before: String = open.iter().collect();
        for c in word.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => open.push(c),
                '\u{2069}' => drop(open.pop()),
                _ => {}
            }
        }
        let room = part.width() + 1 + word.width() <= WIDTH;
        if !part.is_empty() && room {
            part.push(' ');
            part.push_str(word);
            continue;
        }
        if !part.is_empty() {
            close(&mut part, before.chars().count());
            out.push(std::mem::replace(&mut part, before));
        }
        part.push_str(word);
    }
    out.push(part);
    out
}

fn close(part: &mut String, depth: usize) {
    part.extend(std::iter::repeat_n('\u{2069}', depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::first_strong;

    #[test]
    fn lines_are_no_wider_than_they_may_be_and_begin_in_their_own_direction() {
        let text = "شاهد مراسلو الصحيفة رقائق \u{2066}H100\u{2069} في سوق بمدينة شنزن في جنوب الصين، ثم رقائق \
                    \u{2066}Nvidia H20 Tensor Core\u{2069} \u{2066}H200\u{2069} في مدينة أخرى لا تبعد عنها كثيرًا، كما كتبت الصحيفة.";
        let wrapped = paragraph(text, Direction::Rtl);
        for line in wrapped.lines() {
            assert!(line.trim_end().width() <= WIDTH, "{line}");
            let visible: String = line.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
            assert_eq!(first_strong(&visible), Some(Direction::Rtl), "{line}");
            let opened = line.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
            assert_eq!(opened, line.matches('\u{2069}').count(), "{line}");
        }
        let joined = wrapped.replace(" \n", " ").replace('\u{200F}', "");
        assert_eq!(joined, text);
    }

    #[test]
    fn an_isolate_longer_than_a_line_is_cut_into_isolates() {
        let title =
            "The Long and Winding Title of a Report That Nobody Will Ever Read to Its Very End, However";
        let wrapped = paragraph(&format!("قرأنا \u{2066}{title}\u{2069} أمس"), Direction::Rtl);
        assert!(wrapped.lines().count() >= 2, "{wrapped}");
        for line in wrapped.lines() {
            let opened = line.matches('\u{2066}').count();
            assert_eq!(opened, line.matches('\u{2069}').count(), "{wrapped:?}");
        }
    }

    #[test]
    fn flowed_text_is_not_taken_for_quotation() {
        assert_eq!(paragraph("> 5 and more", Direction::Ltr), " > 5 and more");
    }
}
