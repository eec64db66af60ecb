//! Numbers whose signs change places in a right-to-left paragraph: `-5`, `2024-05-12`, `2-1`, `+20 2 2345 6789`.
//!
//! After an Arabic letter, European digits count as Arabic ones (UAX #9, W2), and the signs beside them take the
//! paragraph's direction: `2024-05-12` is seen as `12-05-2024`. Digits with `.`, `,`, `:` or `/` between them are safe
//! (W4). Arabic-Indic digits keep their right-to-left order everywhere and are left alone.

use std::ops::Range;

use super::direction::Kind;
use super::isolate::{Char, Stretch, bytes_of};

/// Finds the numbers to isolate in a part of a stretch that has no letters.
pub(super) fn search(stretch: Stretch<'_>, part: Range<usize>, out: &mut Vec<Range<usize>>) {
    let chars = &stretch.chars[..part.end];
    let mut at = part.start;
    while let Some(digit) = (at..part.end).find(|&i| chars[i].kind == Kind::Digit) {
        let start = sign_start(stretch, digit, at);
        let end = phone(chars, start).unwrap_or_else(|| number_end(chars, digit));
        if chars[start..end].iter().any(|c| !is_safe(*c)) {
            out.push(bytes_of(chars, start..end));
        }
        at = end;
    }
}

/// Where the number before a unit begins, if `part` begins with one: `50 km/h` is one thing.
pub(super) fn before_unit(stretch: Stretch<'_>, part: Range<usize>) -> usize {
    const UNITS: [&str; 36] = [
        "km", "m", "cm", "mm", "µm", "nm", "mi", "ft", "kg", "g", "mg", "t", "lb", "oz", "KB", "MB", "GB",
        "TB", "PB", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "kV",
        "mph", "fps", "dpi",
    ];
    let chars = stretch.chars;
    let Some(space) = part.start.checked_sub(1).filter(|&at| chars[at].kind == Kind::Space) else {
        return part.start;
    };
    if space == 0 || chars[space - 1].kind != Kind::Digit {
        return part.start;
    }
    let word: String =
        chars[part.clone()].iter().map(|c| c.c).take_while(|c| !c.is_whitespace()).take(12).collect();
    let unit = word.split('/').next().unwrap_or_default();
    if !UNITS.contains(&unit) {
        return part.start;
    }
    let mut start = space;
    while start > 0 && (chars[start - 1].kind == Kind::Digit || is_inner(chars[start - 1].c)) {
        start -= 1;
    }
    while start < space && chars[start].kind != Kind::Digit {
        start += 1;
    }
    sign_start(stretch, start, 0)
}

/// Whether a character in a number keeps its place without help.
fn is_safe(c: Char) -> bool {
    matches!(c.kind, Kind::Digit | Kind::Mark) || matches!(c.c, '.' | ',' | ':' | '/' | '\u{A0}' | '\u{202F}')
}

/// Signs that stand before a number.
fn is_sign(c: Char) -> bool {
    c.kind == Kind::NumberSign || matches!(c.c, '+' | '-' | '−' | '±' | '~' | '≈' | '<' | '>' | '≤' | '≥')
}

/// Characters between two digits of one number or range.
fn is_inner(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ':' | '/' | '\u{A0}' | '\u{202F}' | '-' | '–' | '\u{2010}' | '\u{2011}' | '−' | '^'
    ) || is_operator(c)
}

/// Signs of an equation, which may have spaces around them.
fn is_operator(c: char) -> bool {
    matches!(c, '×' | '÷' | '=' | '<' | '>' | '≤' | '≥' | '≈' | '±' | '+' | '−' | '*')
}

/// Where the signs before a digit begin.
fn sign_start(stretch: Stretch<'_>, digit: usize, low: usize) -> usize {
    let chars = stretch.chars;
    let mut start = digit;
    while start > low && is_sign(chars[start - 1]) {
        start -= 1;
    }
    // In `كوفيد-19` the hyphen joins words; it is no minus.
    if start == 0 && stretch.touches_before {
        while start < digit && chars[start].kind != Kind::NumberSign {
            start += 1;
        }
    }
    start
}

/// Where the number, range or equation with this digit ends.
fn number_end(chars: &[Char], digit: usize) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(|c| c.kind == Kind::Digit);
    let digits = |mut at: usize| {
        while chars.get(at).is_some_and(|c| matches!(c.kind, Kind::Digit | Kind::Mark)) {
            at += 1;
        }
        at
    };
    // The digit that signs from `at` on lead to: `-$5`.
    let signed = |mut at: usize| {
        let limit = at + 2;
        while at < limit && chars.get(at).copied().is_some_and(is_sign) {
            at += 1;
        }
        is_digit(at).then_some(at)
    };
    let skip_spaces = |mut at: usize| {
        while chars.get(at).is_some_and(|c| c.kind == Kind::Space) {
            at += 1;
        }
        at
    };
    let mut group = digit;
    let mut thousands = true;
    loop {
        let mut end = digits(group);
        let short = end - group <= 3;
        thousands = thousands && short;
        // Spaces between thousands: one to three digits, then groups of three.
        if thousands && chars.get(end).is_some_and(|c| c.kind == Kind::Space) && digits(end + 1) == end + 4 {
            group = end + 1;
            continue;
        }
        thousands = false;
        while chars.get(end).is_some_and(|c| c.kind == Kind::NumberSign || (c.c == '+' && !is_digit(end + 1)))
        {
            end += 1;
        }
        let spaced = skip_spaces(end);
        let next = if chars.get(end).is_some_and(|c| is_inner(c.c)) {
            signed(end + 1).or_else(|| {
                chars.get(end).filter(|c| is_operator(c.c)).and_then(|_| signed(skip_spaces(end + 1)))
            })
        } else if chars.get(spaced).is_some_and(|c| is_operator(c.c)) {
            // `12 +5` is two numbers; `12 + 5` is one sum.
            Some(spaced + 1).filter(|&at| skip_spaces(at) > at).and_then(|at| signed(skip_spaces(at)))
        } else {
            None
        };
        match next {
            Some(at) => group = at,
            None => return end,
        }
    }
}

/// Where a telephone number ends: `+20 2 2345 6789`, `02 2345 6789`.
fn phone(chars: &[Char], start: usize) -> Option<usize> {
    let international = chars[start].c == '+';
    if !international && chars[start].c != '0' {
        return None;
    }
    let (mut at, mut end, mut digits, mut groups, mut gap) =
        (start + usize::from(international), start, 0, 0, 1);
    while let Some(c) = chars.get(at) {
        if c.kind == Kind::Digit {
            groups += usize::from(gap > 0);
            digits += 1;
            gap = 0;
            end = at + 1;
        } else if gap < 2 && is_phone_gap(*c, international) {
            gap += 1;
        } else {
            break;
        }
        if digits > 15 {
            return None;
        }
        at += 1;
    }
    ((7..=15).contains(&digits) && groups > 1).then_some(end)
}

fn is_phone_gap(c: Char, international: bool) -> bool {
    c.kind == Kind::Space || matches!(c.c, '-' | '(' | ')') || (international && c.c == '.')
}

#[cfg(test)]
mod tests {
    use crate::markup::{Direction, isolate_runs, plain_text};

    fn rtl(text: &str) -> String {
        plain_text(&isolate_runs(text, Direction::Rtl)).replace('\u{2066}', "⟨").replace('\u{2069}', "⟩")
    }

    #[test]
    fn signs_go_with_their_number() {
        assert_eq!(rtl("بلغ -$5.5 ثم 5$ ثم ±3"), "بلغ ⟨-$5.5⟩ ثم ⟨5$⟩ ثم ⟨±3⟩");
        assert_eq!(rtl("نحو 3-5% أو ~7"), "نحو ⟨3-5%⟩ أو ⟨~7⟩");
        assert_eq!(rtl("(-5)"), "(⟨-5⟩)");
        assert_eq!(rtl("ب-5"), "ب-5");
        assert_eq!(rtl("ب$5"), "ب⟨$5⟩");
    }

    #[test]
    fn units_go_with_their_number() {
        assert_eq!(rtl("بسعة 80 GB وسرعة 1.5 GHz"), "بسعة ⟨80 GB⟩ وسرعة ⟨1.5 GHz⟩");
        assert_eq!(rtl("باع 20 iPhone"), "باع 20 ⟨iPhone⟩");
        assert_eq!(rtl("عند -5 km"), "عند ⟨-5 km⟩");
        assert_eq!(rtl("80\u{A0}GB"), "⟨80\u{A0}GB⟩");
    }

    #[test]
    fn groups_and_equations_are_whole() {
        assert_eq!(rtl("1 234 567,5"), "⟨1 234 567,5⟩");
        assert_eq!(rtl("سنة 2024 100 شركة"), "سنة 2024 100 شركة");
        assert_eq!(rtl("2 + 2 = 4"), "⟨2 + 2 = 4⟩");
        assert_eq!(rtl("2+2=4"), "⟨2+2=4⟩");
        assert_eq!(rtl("هاتف +20 (2) 2345-6789."), "هاتف ⟨+20 (2) 2345-6789⟩.");
        assert_eq!(rtl("10:30-11:00"), "⟨10:30-11:00⟩");
    }
}
