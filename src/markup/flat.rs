//! Text with controls whose isolates do nothing, which is most of what messages give: read in one look, without a run for each.

use super::controls::{control, first_direction, is_idle};
use super::direction::Direction;
use super::isolate::{self, leads_right};

/// The text without its controls, if [`tidy`](super::tidy) would unwrap every isolate in it; `seeks` asks that there is also nothing
/// to isolate in it, as [`isolate_runs`](super::isolate_runs) would.
#[must_use]
pub fn flat(text: &str, base: Direction, seeks: bool) -> Option<String> {
    if let (Direction::Ltr, Some(left)) = (base, from_left(text)) {
        return Some(left);
    }
    let mut reader = Reader { rest: text, out: String::with_capacity(text.len()), depth: 0, seeks };
    reader.part(base)?;
    reader.rest.is_empty().then_some(reader.out)
}

/// As deep as messages nest, and more.
const DEEPEST: usize = 16;

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

struct Reader<'t> {
    rest: &'t str,
    out: String,
    depth: usize,
    seeks: bool,
}

impl Reader<'_> {
    /// Reads up to the end of an isolate or of the text.
    fn part(&mut self, direction: Direction) -> Option<()> {
        let start = self.out.len();
        loop {
            let (text, from) = self.rest.split_at(control(self.rest).unwrap_or(self.rest.len()));
            if self.seeks && !isolate::find(text, direction).is_empty() {
                return None;
            }
            self.out.push_str(text);
            let mut after = from.chars();
            let opened = match after.next() {
                None | Some('\u{2069}') => {
                    self.rest = from;
                    return Some(());
                }
                Some('\u{2066}') => Direction::Ltr,
                Some('\u{2067}') => Direction::Rtl,
                Some('\u{2068}') => first_direction(after.as_str(), direction),
                Some(_) => return None,
            };
            self.rest = after.as_str();
            self.isolate(opened, direction, start)?;
        }
    }

    /// Reads an isolate in a text of direction `base`, which began at `from`.
    fn isolate(&mut self, direction: Direction, base: Direction, from: usize) -> Option<()> {
        let start = self.out.len();
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        self.part(direction)?;
        self.depth -= 1;
        self.rest = self.rest.strip_prefix('\u{2069}')?;
        let (before, inside) = (&self.out[from..start], &self.out[start..]);
        let around = (before.chars().next_back(), self.next()?);
        (!inside.is_empty() && is_idle(inside, direction, base, around)).then_some(())
    }

    /// The character that follows, in an isolate or not.
    #[expect(clippy::option_option, reason = "whether it is known, and whether there is one")]
    fn next(&self) -> Option<Option<char>> {
        let is_opener = |c: &char| matches!(c, '\u{2066}'..='\u{2068}');
        let mut chars = self.rest.chars();
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
