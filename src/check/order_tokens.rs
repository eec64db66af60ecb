//! What must keep its order in a line of two directions: words of the other script, numbers and what joins them.
//!
//! In: a line as readers see it, isolates as controls. Out: [`Piece`]s, each with the order it must have. How the line is isolated
//! plays no part here, but for what is told apart by an isolate: a name in an isolate and a number behind it are two things.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use crate::markup::Direction;

/// A part of a line, or two of them, and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In one piece, and in the order in which it is read alone in a text of a direction.
    Alone(Range<usize>, Direction),
    /// The same of what stands for a fact, with the controls in it: they were put there with it.
    Fact(Range<usize>, Direction),
    /// The first is read before the second, in the direction of the line.
    Before(Range<usize>, Range<usize>),
}

/// Signs between the numbers of an equation.
const OPERATORS: &str = "×÷=<>≤≥≈±+−*";
/// Units that follow a number and make one thing with it.
const UNITS: [&str; 24] = [
    "km", "m", "cm", "mm", "nm", "kg", "g", "mg", "KB", "MB", "GB", "TB", "Hz", "MHz", "GHz", "W", "kW",
    "MW", "GW", "kWh", "GWh", "TWh", "mph", "dpi",
];

/// Whether a character is seen by nobody and only directs others.
#[must_use]
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a letter of a script from left to right, or a digit.
#[must_use]
pub fn is_left_to_right(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && c.is_alphanumeric()
            && matches!(bidi_class(c), BidiClass::L | BidiClass::EN | BidiClass::AN))
}

/// Whether a character is a letter of a script from right to left.
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    !c.is_ascii() && !is_control(c) && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It has letters from left to right.
    Word,
    /// It has digits and no letters.
    Number,
    /// A sign of an equation.
    Operator,
    /// A word from right to left.
    Other,
}

/// A part of a line without a space in it.
#[derive(Debug, Clone)]
struct Token {
    range: Range<usize>,
    kind: Kind,
    /// How many isolates it stands in.
    depth: usize,
}

/// What must keep its order in a line.
#[must_use]
pub fn pieces(text: &str, base: Direction) -> Vec<Piece> {
    let tokens = tokens(text);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let last = group(text, &tokens, at);
        let range = tokens[at].range.start..tokens[last].range.end;
        if tokens[at].kind != Kind::Other && tokens[at].kind != Kind::Operator {
            pieces.push(Piece::Alone(range.clone(), own_direction(&text[range.clone()])));
        }
        if let Some(next) = tokens.get(last + 1)
            && follows(text, &tokens[last], next, base)
        {
            let end = tokens[group(text, &tokens, last + 1)].range.end;
            pieces.push(Piece::Before(range, next.range.start..end));
        }
        at = last + 1;
    }
    pieces
}

/// The direction in which a number or a word is read alone: Arabic-Indic digits stand among letters from right to left.
fn own_direction(text: &str) -> Direction {
    let has_letter = text.chars().any(|c| is_left_to_right(c) && bidi_class(c) != BidiClass::AN);
    if has_letter { Direction::Ltr } else { Direction::Rtl }
}

/// The last token of what is one thing with a token: a phrase, a number with its unit, an equation, a phone number.
fn group(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut last = first;
    while let Some(next) = tokens.get(last + 1) {
        let (here, gap) = (&tokens[last], &text[tokens[last].range.end..next.range.start]);
        if here.depth != next.depth || !matches!(gap, " " | "\u{A0}" | "\u{202F}") {
            break;
        }
        let digits = |token: &Token| {
            text[token.range.clone()].bytes().all(|b| b.is_ascii_digit()).then(|| token.range.len())
        };
        let head = &text[tokens[first].range.clone()];
        let joins = match (here.kind, next.kind) {
            (Kind::Word, Kind::Word) => true,
            (Kind::Number, Kind::Word) => {
                let unit = text[next.range.clone()].split('/').next().unwrap_or_default();
                UNITS.contains(&unit)
            }
            (Kind::Number, Kind::Operator) => {
                tokens.get(last + 2).is_some_and(|after| after.kind == Kind::Number)
            }
            (Kind::Operator, Kind::Number) => last > first,
            (Kind::Number, Kind::Number) => {
                let thousands =
                    digits(next) == Some(3) && digits(&tokens[first]).is_some_and(|count| count <= 3);
                thousands || (head.starts_with('+') && digits(next).is_some())
            }
            _ => false,
        };
        if !joins {
            break;
        }
        last += 1;
    }
    last
}

/// Whether a token is another thing than the one before it, in the same line of thought: a list of names, a name and a number.
fn follows(text: &str, here: &Token, next: &Token, base: Direction) -> bool {
    if here.depth != 0 || next.depth != 0 {
        return false;
    }
    let gap = &text[here.range.end..next.range.start];
    let is_list = gap.trim_end().ends_with([',', '،', ';', '؛']) && gap.trim().chars().count() == 1;
    match base {
        Direction::Rtl => match (here.kind, next.kind) {
            (Kind::Word, Kind::Word) => is_list && gap.contains('،'),
            (Kind::Word, Kind::Number) => matches!(gap, " " | " [" | " ("),
            _ => false,
        },
        Direction::Ltr => match (here.kind, next.kind) {
            (Kind::Other, Kind::Number) => {
                gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '،' | '.' | ':' | ';'))
            }
            (Kind::Other, Kind::Other) => is_list,
            _ => false,
        },
    }
}

/// The tokens of a line.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut depth = 0_usize;
    let mut touches_before = false;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let is_isolate = matches!(c, '\u{2066}'..='\u{2069}') && !is_inside_number(text, at);
        let is_letter = is_right_to_left(c);
        let is_edge =
            c.is_whitespace() || is_isolate || c == '\u{FFFC}' || "()[]{}«»‹›“”\"‘’،؛؟…".contains(c);
        if is_letter || is_edge {
            if let Some(start) = open.take() {
                let touches = (touches_before, is_letter);
                found.extend(token(text, start..at, touches).map(|(range, kind)| Token {
                    range,
                    kind,
                    depth,
                }));
            }
            touches_before = is_letter;
        } else if open.is_none() {
            open = Some(at);
        }
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if is_letter {
            let end = at + c.len_utf8();
            match found.last_mut() {
                Some(Token { range, kind: Kind::Other, depth: same })
                    if range.end == at && *same == depth =>
                {
                    range.end = end;
                }
                _ => found.push(Token { range: at..end, kind: Kind::Other, depth }),
            }
        }
    }
    found
}

/// Whether a control stands between a digit and what goes on with its number: the isolates of two figures with a dash between them.
fn is_inside_number(text: &str, at: usize) -> bool {
    let joins = |c: char| matches!(c, '-' | '–' | '−' | '/' | '.' | ':');
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let seen = |c: &char| !is_control(*c);
    let mut left = text[..at].chars().rev().filter(seen).skip_while(|c| joins(*c)).peekable();
    let mut right = text[at..].chars().filter(seen).peekable();
    // The digits of `H100` are no number.
    let is_number = digit(left.peek().copied())
        && left.find(|c| !c.is_ascii_digit()).is_none_or(|c| !c.is_ascii_alphabetic());
    match right.next() {
        Some('%' | '٪' | '+') => is_number,
        Some(c) if joins(c) => is_number && digit(right.next()),
        c => is_number && digit(c),
    }
}

/// The token in some characters without space, and without the punctuation of the sentence around it.
fn token(
    text: &str,
    mut range: Range<usize>,
    (touches_before, touches_after): (bool, bool),
) -> Option<(Range<usize>, Kind)> {
    let part = &text[range.clone()];
    if part.chars().count() == 1 && OPERATORS.contains(part) {
        return Some((range, Kind::Operator));
    }
    let first = part.find(is_left_to_right)?;
    let last = part.rfind(is_left_to_right)?;
    let last_end = last + part[last..].chars().next().map_or(0, char::len_utf8);
    let is_word = part.chars().any(|c| is_left_to_right(c) && c.is_alphabetic());
    // Signs before it: those of a number unless a letter touches them, those of a handle, a path, a name.
    let mut start = first;
    while let Some(c) = part[..start].chars().next_back() {
        let keeps = match c {
            '$' | '€' | '£' | '¥' | '#' | '@' => true,
            c if is_control(c) => true,
            '+' | '-' | '−' | '±' | '~' | '≈' | '<' | '>' => !touches_before && !is_word,
            '/' | '.' => !touches_before && is_word && start == c.len_utf8(),
            _ => false,
        };
        if !keeps {
            break;
        }
        start -= c.len_utf8();
    }
    let mut end = last_end;
    while let Some(c) = part[end..].chars().next() {
        let next = end + c.len_utf8();
        let keeps = match c {
            '%' | '٪' | '‰' | '°' | '$' | '€' | '£' | '¥' | '#' | '+' | '²' | '³' => true,
            c if is_control(c) => true,
            '/' => is_word && !touches_after,
            // `Yahoo!` in the middle of a sentence; at its end the mark is the sentence's.
            '!' => {
                is_word
                    && next == part.len()
                    && text[range.end..]
                        .strip_prefix(' ')
                        .is_some_and(|rest| rest.starts_with(is_right_to_left))
            }
            _ => false,
        };
        if !keeps {
            break;
        }
        end = next;
    }
    range = range.start + start..range.start + end;
    Some((range, if is_word { Kind::Word } else { Kind::Number }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, base: Direction) -> Vec<String> {
        pieces(text, base)
            .into_iter()
            .map(|piece| match piece {
                Piece::Alone(range, _) | Piece::Fact(range, _) => text[range].to_owned(),
                Piece::Before(first, second) => format!("{} < {}", &text[first], &text[second]),
            })
            .collect()
    }

    #[test]
    fn what_belongs_together_is_one_piece() {
        let read = |text| read(text, Direction::Rtl);
        assert_eq!(read("بلغت -5 درجات، ثم 6.5%."), ["-5", "6.5%"]);
        assert_eq!(
            read("في https://example.org/a/ و@asharq ثم C++ وYahoo! أمس"),
            ["https://example.org/a/", "@asharq", "C++", "Yahoo!"]
        );
        assert_eq!(read("نماذج large language models تعمل"), ["large language models"]);
        assert_eq!(read("سرعة 50 km/h أو 2 × 5 = 10"), ["50 km/h", "2 × 5 = 10"]);
        assert_eq!(read("هاتف +20 2 2345 6789"), ["+20 2 2345 6789"]);
        assert_eq!(read("1 234 567 نسمة"), ["1 234 567"]);
        assert_eq!(read("كوفيد-19، (Huawei)."), ["19", "Huawei"]);
    }

    #[test]
    fn what_is_apart_follows() {
        assert_eq!(read("Apple، Google", Direction::Rtl), ["Apple", "Apple < Google", "Google"]);
        assert_eq!(read("ذكرت Reuters 3 مرات", Direction::Rtl), ["Reuters", "Reuters < 3", "3"]);
        assert_eq!(read("ذكرت \u{2066}Reuters\u{2069} 3 مرات", Direction::Rtl), ["Reuters", "3"]);
        assert_eq!(read("Wadi وادي القمر, 321 km", Direction::Ltr), ["Wadi", "القمر < 321 km", "321 km"]);
    }
}
