//! Text with directional controls to runs and back to as few isolates as the text needs.
//!
//! Fluent puts U+2068…U+2069 around every value it places; this is where they become structure. A caller may put a
//! private-use character, U+F0000 + i, right behind an opening control: the isolate then carries mark i.

use std::borrow::Cow;

use super::bytes::{self, is_one_of};
use super::direction::{Direction, Kind, kind, strong};
use super::event::{Isolate, Mark, Run};

/// The first of the private-use characters (plane 15) that stand for something by their index.
const FIRST: u32 = 0xF0000;

/// How many bytes each of them has.
pub(super) const PLACEHOLDER_LENGTH: usize = 4;

/// How deep isolates are nested at most, as in UAX #9 (BD2); deeper ones are dropped, their text is kept.
const MAX_DEPTH: usize = 125;

/// The private-use character with an index; `None` if there are no more.
pub(super) fn placeholder(index: usize) -> Option<char> {
    let index = u32::try_from(index).ok().filter(|&index| index <= 0xFFFD)?;
    char::from_u32(FIRST + index)
}

/// The index of a private-use character.
pub(super) fn placeholder_index(c: char) -> Option<usize> {
    let index = (c as u32).checked_sub(FIRST).filter(|&index| index <= 0xFFFF)?;
    usize::try_from(index).ok()
}

/// The private-use characters in a text, each with its place and its index.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let index = |at: usize| Some((at, placeholder_index(text[at..].chars().next()?)?));
    memchr::memchr_iter(0xF3, text.as_bytes()).filter_map(index)
}

/// The character that marks an isolate with the mark of an index, put right behind the control that opens it.
#[must_use]
pub fn mark_char(index: usize) -> Option<char> {
    placeholder(index)
}

/// The runs of a text with controls, in a paragraph of direction `base`.
///
/// U+2066, U+2067 and U+2068 open isolates, U+2069 closes them; U+2068 takes the direction of its first strong letter,
/// left to right where there is none (UAX #9, X5c). Controls without a partner do no harm: what is left open ends with the
/// text, a stray U+2069 is dropped, and so are embeddings and overrides (U+202A–202E).
#[must_use]
pub fn from_controls(text: &str, base: Direction) -> Vec<Run> {
    from_controls_marked(text, base, &[])
}

/// Like [`from_controls`], with the marks that characters right behind opening controls stand for ([`mark_char`]).
#[must_use]
pub fn from_controls_marked(text: &str, base: Direction, marks: &[Mark]) -> Vec<Run> {
    let mut stack: Vec<Isolate> = vec![isolate(base)];
    let mut dropped = 0_usize;
    let mut rest = text;
    while let Some(at) = control(rest) {
        push_text(&mut stack, &rest[..at]);
        let mut after = rest[at..].chars();
        let control = after.next();
        rest = after.as_str();
        match control {
            Some('\u{2066}'..='\u{2068}') if stack.len() > MAX_DEPTH => dropped += 1,
            Some('\u{2069}') if dropped > 0 => dropped -= 1,
            Some('\u{2066}') => stack.push(isolate(Direction::Ltr)),
            Some('\u{2067}') => stack.push(isolate(Direction::Rtl)),
            Some('\u{2068}') => {
                let around = stack.last().map_or(base, |open| open.direction);
                stack.push(isolate(first_direction(rest, around)));
            }
            Some('\u{2069}') if stack.len() > 1 => close(&mut stack),
            Some(c) => {
                let index = placeholder_index(c);
                let behind_opener = text[..text.len() - rest.len() - c.len_utf8()]
                    .ends_with(['\u{2066}', '\u{2067}', '\u{2068}']);
                match (index.and_then(|index| marks.get(index)), stack.last_mut()) {
                    (Some(mark), Some(open)) if behind_opener && open.runs.is_empty() => {
                        open.mark = Some(mark.clone());
                    }
                    // A private-use character that marks nothing is text.
                    (_, Some(_)) if index.is_some() => push_text(&mut stack, c.encode_utf8(&mut [0; 4])),
                    _ => {}
                }
            }
            None => {}
        }
    }
    push_text(&mut stack, rest);
    while stack.len() > 1 {
        close(&mut stack);
    }
    stack.pop().map(|root| root.runs).unwrap_or_default()
}

/// Where the first control or private-use character stands: one look at the bytes, since most texts have few or none.
pub(super) fn control(text: &str) -> Option<usize> {
    each_control(text).next()
}

/// Where they all stand.
pub(super) fn each_control(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let begins = move |at: &usize| {
        // U+202A to U+202E, U+2066 to U+2069, plane 15.
        matches!(
            bytes[*at..],
            [0xE2, 0x80, 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..] | [0xF3, 0xB0..=0xBF, ..]
        )
    };
    memchr::memchr2_iter(0xE2, 0xF3, bytes).filter(begins)
}

/// Whether a text has a control that opens or closes an isolate.
#[must_use]
pub fn has_isolates(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xE2, bytes).any(|at| matches!(bytes[at..], [_, 0x81, 0xA6..=0xA9, ..]))
}

/// A text without what directs it: isolates, embeddings, marks of direction. They are for eyes, not for machines.
#[must_use]
pub fn undirected<'a>(text: impl Into<Cow<'a, str>>) -> String {
    let text = text.into();
    let bytes = text.as_bytes();
    // U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069, and U+061C. The last is known by its second byte: its first is that of half
    // of all Arabic letters.
    let control = |at: usize| match bytes[at..] {
        [0xE2, 0x80, 0x8E | 0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA6..=0xA9, ..] => Some(at..at + 3),
        [0x9C, ..] if at > 0 && bytes[at - 1] == 0xD8 => Some(at - 1..at + 1),
        _ => None,
    };
    let mut controls = memchr::memchr2_iter(0xE2, 0x9C, bytes).filter_map(control).peekable();
    if controls.peek().is_none() {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for control in controls {
        out.push_str(&text[done..control.start]);
        done = control.end;
    }
    out.push_str(&text[done..]);
    out
}

fn isolate(direction: Direction) -> Isolate {
    Isolate { direction, lang: None, mark: None, runs: Vec::new() }
}

/// The direction that U+2068 takes before this text (UAX #9, X5c), in a text of direction `around`.
///
/// Where it holds nothing but isolates and what stands between them (names and the commas of their list), it is the direction of
/// the text around it, not left to right: the order of a list is that of its language.
#[must_use]
pub fn first_direction(rest: &str, around: Direction) -> Direction {
    // The character of a mark counts as a left-to-right letter, but is none.
    let rest = rest.strip_prefix(|c| placeholder_index(c).is_some()).unwrap_or(rest);
    let (mut depth, mut otherwise) = (0_usize, Direction::Ltr);
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{2066}'..='\u{2068}' => {
                depth += 1;
                otherwise = around;
            }
            '\u{2069}' if depth == 0 => break,
            '\u{2069}' => depth -= 1,
            _ if depth > 0 => {}
            c => {
                if let Some(direction) = strong(c) {
                    return direction;
                }
            }
        }
        // Whatever stands in an isolate, only its end matters.
        if depth > 0 {
            let inside = chars.as_str();
            chars = inside[control(inside).unwrap_or(inside.len())..].chars();
        }
    }
    otherwise
}

fn close(stack: &mut Vec<Isolate>) {
    if let Some(closed) = stack.pop()
        && let Some(open) = stack.last_mut()
        && !(closed.runs.is_empty() && closed.mark.is_none())
    {
        open.runs.push(Run::Isolate(closed));
    }
}

fn push_text(stack: &mut [Isolate], text: &str) {
    let Some(open) = stack.last_mut().filter(|_| !text.is_empty()) else { return };
    push_run(&mut open.runs, Run::Text(text.to_owned()));
}

/// Adds a run, text to text.
fn push_run(runs: &mut Vec<Run>, run: Run) {
    match (runs.last_mut(), run) {
        (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
        (_, run) => runs.push(run),
    }
}

/// Unwraps isolates that do nothing: unmarked, of no other language, and either of the paragraph's own direction or plain
/// digits. Where digits would meet digits or their signs, the isolate stays.
#[must_use]
pub fn tidy(runs: Vec<Run>, base: Direction) -> Vec<Run> {
    if let [] | [Run::Text(_)] = runs.as_slice() {
        return runs;
    }
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let mut isolate = match run {
            Run::Text(text) => {
                push_run(&mut out, Run::Text(text));
                continue;
            }
            Run::Marked(mark, runs) => {
                out.push(Run::Marked(mark, tidy(runs, base)));
                continue;
            }
            Run::Isolate(isolate) => isolate,
        };
        isolate.runs = tidy(isolate.runs, isolate.direction);
        // An isolate around an isolate says nothing more.
        while isolate.mark.is_none() && isolate.lang.is_none() && isolate.runs.len() == 1 {
            match isolate.runs.pop() {
                Some(Run::Isolate(inner)) => isolate = inner,
                other => {
                    isolate.runs.extend(other);
                    break;
                }
            }
        }
        let plain = isolate.mark.is_none() && isolate.lang.is_none();
        let before = match out.last() {
            Some(Run::Text(text)) => text.chars().next_back(),
            _ => None,
        };
        let after = match runs.peek() {
            Some(Run::Text(text)) => text.chars().next(),
            Some(Run::Isolate(Isolate { runs, .. }) | Run::Marked(_, runs)) => match runs.first() {
                Some(Run::Text(text)) => text.chars().next(),
                _ => None,
            },
            None => None,
        };
        if plain && is_redundant(&isolate, base, before, after) {
            for run in isolate.runs {
                push_run(&mut out, run);
            }
        } else {
            out.push(Run::Isolate(isolate));
        }
    }
    out
}

/// Whether the text reads the same without this isolate, between these characters.
fn is_redundant(isolate: &Isolate, base: Direction, before: Option<char>, after: Option<char>) -> bool {
    let runs = isolate.runs.as_slice();
    if let [Run::Text(text)] = runs {
        return is_idle(text, isolate.direction, base, (before, after));
    }
    let first = match runs.first() {
        Some(Run::Text(text)) => text.chars().next(),
        _ => None,
    };
    let last = match runs.last() {
        Some(Run::Text(text)) => text.chars().next_back(),
        _ => None,
    };
    // Left to right in left to right: nothing in it can turn, whatever touches it.
    let is_flat = base == Direction::Ltr && runs.iter().all(is_text);
    isolate.direction == base
        && (is_flat
            || (!meets((first, last), (before, after))
                && (base == Direction::Ltr || is_letter(first) || runs.iter().all(is_calm))))
}

/// The same of an isolate that holds text alone.
pub(super) fn is_idle(
    text: &str,
    direction: Direction,
    base: Direction,
    around: (Option<char>, Option<char>),
) -> bool {
    if base == Direction::Ltr && direction == Direction::Ltr {
        return true;
    }
    let is_number = is_plain_number(text);
    let ends = (text.chars().next(), text.chars().next_back());
    (is_number || direction == base)
        && !meets(ends, around)
        // In a right-to-left paragraph a European number is moved by the letter before it, so a sign in it may be too.
        && (is_number || base == Direction::Ltr || is_letter(ends.0) || is_calm_text(text))
}

/// Whether a number at an end of an isolate would meet another around it.
fn meets((first, last): (Option<char>, Option<char>), (before, after): (Option<char>, Option<char>)) -> bool {
    (is_numeric(first) && is_numeric(before)) || (is_numeric(last) && is_numeric(after))
}

fn is_text(run: &Run) -> bool {
    matches!(run, Run::Text(_))
}

/// Whether no number in a run has a sign, which the letter before it could move.
fn is_calm(run: &Run) -> bool {
    match run {
        Run::Text(text) => is_calm_text(text),
        _ => true,
    }
}

fn is_calm_text(text: &str) -> bool {
    let is_sign = |c| kind(c) == Kind::NumberSign || matches!(c, '-' | '+' | '−' | '–' | '/' | ':');
    !may_have(text, begins_digit)
        || !may_have(text, begins_sign)
        || !text.contains(|c| kind(c) == Kind::Digit)
        || !text.contains(is_sign)
}

fn may_have(text: &str, begins: impl Fn(u8, u8) -> bool) -> bool {
    bytes::first_pair(text.as_bytes(), begins).is_some()
}

/// Whether bytes may begin a European digit: of ASCII, ² ³ ¹, of Persian, or above the line, below it, in a circle, of full width.
fn begins_digit(byte: u8, next: u8) -> bool {
    (byte == 0xDB)
        | byte.is_ascii_digit()
        | ((byte == 0xC2) & is_one_of(next, [0xB2, 0xB3, 0xB9]))
        | ((byte == 0xE2) & (0x81..).contains(&next))
        | (0xEF..).contains(&byte)
}

/// Whether bytes may begin a sign beside a number: of ASCII, of a currency, ° ±, the Arabic per cent and per mille, a dash or a minus.
fn begins_sign(byte: u8, next: u8) -> bool {
    is_one_of(byte, *b"#$%+-/:\xD6")
        | ((byte == 0xC2) & is_one_of(next, [0xA2, 0xA3, 0xA4, 0xA5, 0xB0, 0xB1]))
        | ((byte == 0xD8) & is_one_of(next, [0x89, 0x8A]))
        | ((byte == 0xD9) & is_one_of(next, [0xAA]))
        | (0xE0..).contains(&byte)
}

/// Digits with `.` and `,`, or their Arabic forms, inside.
fn is_plain_number(text: &str) -> bool {
    let is_digit = |c: char| matches!(kind(c), Kind::Digit) || matches!(c, '٠'..='٩');
    text.starts_with(is_digit)
        && text.ends_with(is_digit)
        && text.chars().all(|c| is_digit(c) || matches!(c, '.' | ',' | '٫' | '٬'))
}

/// Whether a character is a part of a number: a digit or a sign beside it.
fn is_numeric(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(kind(c), Kind::Digit | Kind::ArabicDigit | Kind::NumberSign)
            || matches!(c, '-' | '+' | '−' | '–' | '/')
    })
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(kind(c), Kind::Ltr | Kind::Rtl))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::plain_text;

    fn text(text: &str) -> Run {
        Run::Text(text.to_owned())
    }

    fn iso(direction: Direction, runs: Vec<Run>) -> Run {
        Run::Isolate(Isolate { runs, ..isolate(direction) })
    }

    fn ltr(inner: &str) -> Run {
        iso(Direction::Ltr, vec![text(inner)])
    }

    fn rtl(inner: &str) -> Run {
        iso(Direction::Rtl, vec![text(inner)])
    }

    #[test]
    fn controls_become_isolates() {
        assert_eq!(
            from_controls("a\u{2067}ب\u{2068}c\u{2069}\u{2069}d", Direction::Ltr),
            [text("a"), iso(Direction::Rtl, vec![text("ب"), ltr("c")]), text("d")]
        );
    }

    #[test]
    fn the_first_strong_letter_decides_for_itself() {
        assert_eq!(from_controls("\u{2068}12 ب\u{2069}", Direction::Ltr), [rtl("12 ب")]);
        assert_eq!(from_controls("\u{2068}12\u{2069} ب", Direction::Rtl), [ltr("12"), text(" ب")]);
        assert_eq!(
            from_controls("\u{2068}\u{2066}a\u{2069}ب\u{2069}", Direction::Ltr),
            [iso(Direction::Rtl, vec![ltr("a"), text("ب")])]
        );
    }

    #[test]
    fn controls_without_partners_do_no_harm() {
        assert_eq!(from_controls("a\u{2069}b\u{202E}c", Direction::Ltr), [text("abc")]);
        assert_eq!(from_controls("\u{2067}ب", Direction::Ltr), [rtl("ب")]);
        assert_eq!(from_controls("\u{2067}\u{2069}", Direction::Ltr), []);
        let deep = format!("{}x{}y", "\u{2066}".repeat(100_000), "\u{2069}".repeat(100_000));
        let runs = from_controls(&deep, Direction::Rtl);
        assert_eq!(plain_text(&runs).matches('\u{2066}').count(), MAX_DEPTH);
        assert_eq!(runs.last(), Some(&text("y")));
    }

    #[test]
    fn marks_are_attached() {
        let marks = [Mark::Name { id: "x".into() }];
        let mark = mark_char(0).expect("a character");
        let runs = from_controls_marked(&format!("\u{2068}{mark}علي\u{2069} b"), Direction::Ltr, &marks);
        let named =
            Isolate { mark: Some(marks[0].clone()), runs: vec![text("علي")], ..isolate(Direction::Rtl) };
        assert_eq!(runs, [Run::Isolate(named), text(" b")]);
        // Elsewhere, or without a mark, it is text.
        assert_eq!(
            from_controls_marked(&format!("a{mark}"), Direction::Ltr, &marks),
            [text(&format!("a{mark}"))]
        );
    }

    #[test]
    fn isolates_that_do_nothing_are_unwrapped() {
        let tidied = |runs: Vec<Run>| tidy(runs, Direction::Rtl);
        assert_eq!(tidied(vec![text("في "), ltr("2024"), text(" عام")]), [text("في 2024 عام")]);
        assert_eq!(tidied(vec![text("في "), rtl("عام ٥"), text("،")]), [text("في عام ٥،")]);
        assert_eq!(tidied(vec![ltr("12,345.5"), text(" و")]), [text("12,345.5 و")]);
        assert_eq!(tidied(vec![text("نحو "), rtl("6.5 مليار"), text(" يوان")]), [text("نحو 6.5 مليار يوان")]);
    }

    #[test]
    fn isolates_that_do_something_stay() {
        for runs in [
            vec![text("زاد "), ltr("-5")],
            vec![text("زاد "), ltr("5%")],
            vec![text("1"), ltr("2024")],
            vec![ltr("2024"), text("-5")],
            vec![text("قال "), ltr("AI")],
            vec![text("في "), rtl("2024-05-12 يوم")],
            vec![text("نحو "), rtl("6.5% من")],
        ] {
            assert_eq!(tidy(runs.clone(), Direction::Rtl), runs);
        }
        let marked =
            Run::Isolate(Isolate { mark: Some(Mark::Name { id: "x".into() }), ..isolate(Direction::Rtl) });
        assert_eq!(tidy(vec![marked.clone()], Direction::Rtl), [marked]);
    }

    #[test]
    fn digits_and_signs_are_seen_in_the_bytes() {
        for c in '\0'..=char::MAX {
            let text = format!("ع{c}ع");
            assert!(kind(c) != Kind::Digit || may_have(&text, begins_digit), "{c:?}");
            let is_sign = kind(c) == Kind::NumberSign || matches!(c, '-' | '+' | '−' | '–' | '/' | ':');
            assert!(!is_sign || may_have(&text, begins_sign), "{c:?}");
        }
        assert!(!may_have("«نص» – ٥، ’abc’", begins_digit));
        assert!(!may_have("«نص»، 5 أو 6.", begins_sign));
    }

    #[test]
    fn digits_side_by_side_stay_apart() {
        assert_eq!(tidy(vec![ltr("12"), ltr("34")], Direction::Rtl), [ltr("12"), text("34")]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(given in "[a\u{628}1\u{2066}-\u{2069}\u{202A}-\u{202E}\u{F0000}\u{F0001} ]{0,40}") {
            let marks = [Mark::Name { id: "x".into() }];
            for base in [Direction::Ltr, Direction::Rtl] {
                let runs = tidy(from_controls_marked(&given, base, &marks), base);
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>();
                proptest::prop_assert_eq!(letters(&plain_text(&runs)), letters(&given));
            }
        }
    }
}
