//! Text with controls whose isolates do nothing, which is most of what messages give: read in one look, without a run for each.

use arrayvec::ArrayVec;

use super::controls::{each_control, first_direction, is_idle};
use super::direction::Direction;
use super::isolate::{self, leads_right};

/// The text without its controls, if [`tidy`](super::tidy) would unwrap every isolate in it; `seeks` asks that there is also nothing
/// to isolate in it, as [`isolate_runs`](super::isolate_runs) would.
#[must_use]
pub fn flat(text: &str, base: Direction, seeks: bool) -> Option<String> {
    if let (Direction::Ltr, Some(left)) = (base, from_left(text)) {
        return Some(left);
    }
    let mut out = String::with_capacity(text.len());
    let mut open: ArrayVec<Part, DEEPEST> = ArrayVec::new();
    let (mut part, mut done) = (Part { direction: base, start: 0 }, 0);
    for at in each_control(text) {
        push(&text[done..at], part.direction, seeks, &mut out)?;
        let mut rest = text[at..].chars();
        let opened = match rest.next()? {
            '\u{2066}' => Some(Direction::Ltr),
            '\u{2067}' => Some(Direction::Rtl),
            '\u{2068}' => Some(first_direction(rest.as_str(), part.direction)),
            '\u{2069}' => None,
            _ => return None,
        };
        let rest = rest.as_str();
        done = text.len() - rest.len();
        if let Some(direction) = opened {
            open.try_push(part).ok()?;
            part = Part { direction, start: out.len() };
        } else {
            let around = open.pop()?;
            let (before, inside) = (&out[around.start..part.start], &out[part.start..]);
            let ends = (before.chars().next_back(), first_after(rest)?);
            if inside.is_empty() || !is_idle(inside, part.direction, around.direction, ends) {
                return None;
            }
            part = around;
        }
    }
    push(&text[done..], part.direction, seeks, &mut out)?;
    open.is_empty().then_some(out)
}

/// A part of a text, an isolate or all of it: its direction, and where it begins in what is written.
#[derive(Clone, Copy)]
struct Part {
    direction: Direction,
    start: usize,
}

/// As deep as messages nest, and more.
const DEEPEST: usize = 16;

/// Writes a text without controls.
fn push(text: &str, direction: Direction, seeks: bool, out: &mut String) -> Option<()> {
    if seeks && !isolate::find(text, direction).is_empty() {
        return None;
    }
    out.push_str(text);
    Some(())
}

/// The character that follows an isolate, in another isolate or not.
#[expect(clippy::option_option, reason = "whether it is known, and whether there is one")]
fn first_after(rest: &str) -> Option<Option<char>> {
    let is_opener = |c: &char| matches!(c, '\u{2066}'..='\u{2068}');
    let mut chars = rest.chars();
    Some(match chars.next() {
        Some('\u{2069}') => None,
        // What stands in an isolate in an isolate touches nothing.
        Some(c) if is_opener(&c) => match chars.next()? {
            '\u{2069}' => return None,
            c => Some(c).filter(|c| !is_opener(c)),
        },
        c => c,
    })
}

/// The text without its controls, if it is from left to right throughout: there, isolates do nothing.
fn from_left(text: &str) -> Option<String> {
    if leads_right(text) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut depth, mut done, mut opened) = (0, 0, None);
    for at in memchr::memchr2_iter(0xE2, 0xF3, bytes) {
        match bytes[at..] {
            // U+2066 and U+2068.
            [0xE2, 0x81, 0xA6 | 0xA8, ..] if depth < DEEPEST => {
                depth += 1;
                opened = Some(at + 3);
            }
            // U+2069.
            [0xE2, 0x81, 0xA9, ..] if depth > 0 && opened != Some(at) => depth -= 1,
            // U+200F, the other controls of direction, plane 15.
            [0xE2, 0x80, 0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..] | [0xF3, ..] => return None,
            _ => continue,
        }
        out.push_str(&text[done..at]);
        done = at + 3;
    }
    out.push_str(&text[done..]);
    (depth == 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markup::{Run, from_controls, isolate_runs, tidy};

    #[test]
    fn what_messages_give_is_flat() {
        let text = "نحو \u{2068}\u{2068}11.2\u{2069} \u{2068}مليار\u{2069}\u{2069} \u{2068}دولار\u{2069}";
        assert_eq!(flat(text, Direction::Rtl, true).as_deref(), Some("نحو 11.2 مليار دولار"));
        let text = "\u{2068}W\u{2069}. (\u{2068}2024\u{2069}). \u{2066}\u{2068}A\u{2069} b\u{2069}, -5%.";
        assert_eq!(flat(text, Direction::Ltr, true).as_deref(), Some("W. (2024). A b, -5%."));
        for text in [
            "بلغ \u{2068}-5\u{2069}",
            "في \u{2068}H100\u{2069}",
            "1\u{2068}2\u{2069}",
            "a\u{2069}",
            "\u{2068}a",
        ] {
            assert_eq!(flat(text, Direction::Rtl, false), None, "{text}");
        }
        assert_eq!(flat("في H100", Direction::Rtl, true), None);
        assert_eq!(flat("في H100", Direction::Rtl, false).as_deref(), Some("في H100"));
    }

    /// As it is done with a run for each.
    fn tidied(text: &str, base: Direction, seeks: bool) -> Vec<Run> {
        fn sought(runs: Vec<Run>, base: Direction) -> Vec<Run> {
            let mut out = Vec::new();
            for run in runs {
                match run {
                    Run::Text(text) => out.extend(isolate_runs(&text, base)),
                    Run::Isolate(mut isolate) => {
                        isolate.runs = sought(isolate.runs, isolate.direction);
                        out.push(Run::Isolate(isolate));
                    }
                    marked @ Run::Marked(..) => out.push(marked),
                }
            }
            out
        }
        let runs = from_controls(text, base);
        tidy(if seeks { sought(runs, base) } else { runs }, base)
    }

    /// Text with isolates, most of them closed.
    fn texts() -> impl Strategy<Value = String> {
        let text = prop_oneof!["[aب1٥ .%-]{0,3}", "[ا-د ]{1,4}", "[0-9.]{1,4}", "[a-c ]{1,4}", "\\PC{0,2}"];
        text.prop_recursive(4, 24, 5, |inner| {
            let isolate = (inner.clone(), "[\u{2066}-\u{2068}]", "\u{2069}?")
                .prop_map(|(inner, open, close)| format!("{open}{inner}{close}"));
            let closed = inner.clone().prop_map(|inner| format!("\u{2068}{inner}\u{2069}"));
            let several = prop::collection::vec(inner, 1..4).prop_map(|parts| parts.concat());
            prop_oneof![1 => isolate, 4 => closed, 4 => several]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn it_is_what_is_tidied(text in texts(), is_left in any::<bool>(), seeks in any::<bool>()) {
            let base = if is_left { Direction::Ltr } else { Direction::Rtl };
            if let Some(flat) = flat(&text, base, seeks) {
                let plain: Vec<Run> = Some(flat).filter(|flat| !flat.is_empty()).map(Run::Text).into_iter().collect();
                prop_assert_eq!(plain, tidied(&text, base, seeks));
            }
        }
    }
}
