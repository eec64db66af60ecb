//! Finds the parts of a text that an author typed in the other direction, and isolates them.
//!
//! In: text and the direction of the paragraph it stands in. Out: [`Run`]s. In a right-to-left paragraph those parts are
//! phrases with Latin letters (`large language models`, `C++`, `https://example.org/a/`) and numbers whose signs would
//! change places ([`number`]); in a left-to-right one, phrases with Arabic or Hebrew letters. An isolate is tight: the
//! punctuation of the sentence around it stays outside.

use std::ops::Range;

use super::direction::{Direction, Kind, kind};
use super::event::{Isolate, Run};
use super::{bytes, controls, number};

/// The runs of a text in a paragraph of direction `base`: the parts of the other direction are isolated.
///
/// Isolates that the author typed as controls are kept as they are, and looked into.
#[must_use]
pub fn isolate_runs(text: &str, base: Direction) -> Vec<Run> {
    if controls::has_isolates(text) {
        return nested(controls::from_controls(text, base), base);
    }
    let ranges = find(text, base);
    let mut runs = Vec::with_capacity(2 * ranges.len() + 1);
    let mut done = 0;
    for range in ranges {
        if range.start > done {
            runs.push(Run::Text(text[done..range.start].to_owned()));
        }
        done = range.end;
        runs.push(isolated(&text[range], base));
    }
    if done < text.len() {
        runs.push(Run::Text(text[done..].to_owned()));
    }
    runs
}

/// A text of the direction other than `base`, isolated.
pub(super) fn isolated(text: &str, base: Direction) -> Run {
    Run::Isolate(Isolate {
        direction: base.opposite(),
        lang: None,
        mark: None,
        runs: vec![Run::Text(text.to_owned())],
    })
}

fn nested(runs: Vec<Run>, base: Direction) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs {
        match run {
            Run::Text(text) => out.extend(isolate_runs(&text, base)),
            Run::Isolate(mut isolate) => {
                isolate.runs = nested(isolate.runs, isolate.direction);
                out.push(Run::Isolate(isolate));
            }
            Run::Marked(mark, runs) => out.push(Run::Marked(mark, nested(runs, base))),
        }
    }
    out
}

/// A character, where it stands, and what it does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Char {
    /// Its first byte.
    pub at: usize,
    /// The character.
    pub c: char,
    /// What it does.
    pub kind: Kind,
}

/// A part of a text without letters of the paragraph's own direction, and what touches it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'a> {
    /// Its characters.
    pub chars: &'a [Char],
    /// Whether a letter of the paragraph's direction stands right before it.
    pub touches_before: bool,
    /// Whether one stands right after it.
    pub touches_after: bool,
    /// What follows it.
    pub after: After,
}

/// What follows a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The paragraph ends.
    End,
    /// The paragraph goes on.
    Text,
    /// The guillemet that closes a quotation, of which the part is all.
    Quotation,
}

/// The byte ranges to isolate, in order, apart from each other.
pub(super) fn find(text: &str, base: Direction) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    if !suspicious(text, base) {
        return out;
    }
    let mut chars: Vec<Char> = Vec::new();
    let mut depth = 0_usize;
    let (mut next, mut touches_before) = onward(text, (0, false), base);
    // Whether the stretch has letters or digits: else there is nothing in it to look for.
    let mut has_words = false;
    while let Some(c) = text[next..].chars().next() {
        let (at, kind) = (next, kind(c));
        next += c.len_utf8();
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && !breaks(c, kind, base) {
            // A mark belongs to the letter before it.
            if kind != Kind::Mark || !chars.is_empty() {
                chars.push(Char { at, c, kind });
                has_words |= letter(kind) || kind == Kind::Digit;
            }
            continue;
        }
        let touches_after = letter(kind);
        if has_words {
            let is_quotation = c == '»' && chars.first().is_some_and(|first| text[..first.at].ends_with('«'));
            let after = if is_quotation { After::Quotation } else { After::Text };
            let stretch = Stretch { chars: &chars, touches_before, touches_after, after };
            search(stretch, base, &mut out);
            has_words = false;
        }
        chars.clear();
        touches_before = touches_after;
        if depth == 0 {
            (next, touches_before) = onward(text, (next, touches_before), base);
        }
    }
    if has_words {
        let stretch = Stretch { chars: &chars, touches_before, touches_after: false, after: After::End };
        search(stretch, base, &mut out);
    }
    out
}

/// Where to look on between two stretches: at the start of the next that may have anything in it, and whether a letter of the
/// paragraph's direction stands right before it.
fn onward(text: &str, (from, touches): (usize, bool), base: Direction) -> (usize, bool) {
    let Some(found) = first_odd(&text.as_bytes()[from..], base) else { return (text.len(), false) };
    let mut before = text[from..from + found].char_indices().rev();
    match before.find(|(_, c)| breaks(*c, kind(*c), base)) {
        Some((at, c)) => (from + at + c.len_utf8(), letter(kind(c))),
        None => (from, touches),
    }
}

/// Where the first byte stands that may begin a letter of the other direction, a digit or a control: most of a text is words of its own
/// direction.
fn first_odd(text: &[u8], base: Direction) -> Option<usize> {
    match base {
        Direction::Rtl => bytes::first(text, |byte| {
            byte.is_ascii_digit()
                | byte.is_ascii_alphabetic()
                | ((byte >= 0xC2) & !(0xD8..=0xDA).contains(&byte))
        }),
        Direction::Ltr => bytes::first(text, |byte| begins_right(byte) || byte == 0xE2),
    }
}

/// Whether there may be anything to isolate: one look at the bytes, for the many texts where there is not.
fn suspicious(text: &str, base: Direction) -> bool {
    match base {
        // All of U+0600–06FF is led by D8–DB; C2 and E2 lead punctuation.
        Direction::Rtl => bytes::has(text.as_bytes(), |byte| {
            byte.is_ascii_digit() | byte.is_ascii_alphabetic()
                || (byte >= 0xC3 && !(0xD8..=0xDB).contains(&byte) && byte != 0xE2)
        }),
        Direction::Ltr => leads_right(text),
    }
}

/// Whether a text may have a letter from right to left, by its bytes: Hebrew to N'Ko; Samaritan and Arabic Extended; presentation forms;
/// the supplementary planes.
#[must_use]
pub fn leads_right(text: &str) -> bool {
    bytes::has(text.as_bytes(), begins_right)
}

fn begins_right(byte: u8) -> bool {
    (0xD6..=0xE0).contains(&byte) || byte == 0xEF || byte == 0xF0
}

fn letter(kind: Kind) -> bool {
    matches!(kind, Kind::Ltr | Kind::Rtl | Kind::ArabicDigit)
}

/// Whether nothing is joined across a character.
fn breaks(c: char, kind: Kind, base: Direction) -> bool {
    match kind {
        Kind::Break => true,
        Kind::Ltr => base == Direction::Ltr,
        Kind::Rtl | Kind::ArabicDigit => base == Direction::Rtl,
        // The comma and the quotation marks of the Arabic sentence.
        Kind::Other => base == Direction::Rtl && matches!(c, '،' | '«' | '»' | '‹' | '›'),
        _ => false,
    }
}

/// Finds what to isolate in a stretch.
fn search(stretch: Stretch<'_>, base: Direction, out: &mut Vec<Range<usize>>) {
    let chars = stretch.chars;
    let is_strong = |c: &Char| match base {
        Direction::Rtl => c.kind == Kind::Ltr,
        Direction::Ltr => matches!(c.kind, Kind::Rtl | Kind::ArabicDigit),
    };
    let has_letter = |part: &[Char]| part.iter().any(|c| matches!(c.kind, Kind::Ltr | Kind::Rtl));
    let mut done = 0;
    if let (Some(first), Some(last)) = (chars.iter().position(is_strong), chars.iter().rposition(is_strong))
        && has_letter(chars)
    {
        let is_space = |c: &Char| c.kind == Kind::Space;
        let from = chars[..first].iter().rposition(is_space).map_or(0, |at| at + 1);
        let to = chars[last..].iter().position(is_space).map_or(chars.len(), |at| last + at);
        let (from, to) = whole_name(stretch, from..to);
        let pairs = Pairs::new(&chars[from..to], from);
        for part in pairs.parts(from..to) {
            let mut part = trim(stretch, part, &pairs);
            if !has_letter(&chars[part.clone()]) {
                continue;
            }
            if base == Direction::Rtl {
                part.start = number::before_unit(stretch, part.clone()).max(done);
                number::search(stretch, done..part.start, out);
            }
            out.push(bytes_of(chars, part.clone()));
            done = part.end;
        }
    }
    if base == Direction::Rtl {
        number::search(stretch, done..chars.len(), out);
    }
}

/// The numbers around a name belong to it if a pair of quotation marks or brackets holds nothing else: «France 24».
fn whole_name(Stretch { chars, after, .. }: Stretch<'_>, part: Range<usize>) -> (usize, usize) {
    let is_in_words = |c: &Char| matches!(c.kind, Kind::Digit | Kind::Space | Kind::NumberSign);
    let Range { start, end } = part;
    if after == After::Quotation && chars[..start].iter().chain(&chars[end..]).all(is_in_words) {
        return (0, chars.len());
    }
    let marks = match chars[start].c {
        '(' => ")",
        '[' => "]",
        '"' | '“' => "\"”",
        _ => return (start, end),
    };
    let inside = chars[end..].iter().take_while(|c| is_in_words(c)).count();
    let closes = chars.get(end + inside).is_some_and(|c| marks.contains(c.c));
    (start, if closes { end + inside + 1 } else { end })
}

/// The bytes that characters take up.
pub(super) fn bytes_of(chars: &[Char], range: Range<usize>) -> Range<usize> {
    let start = chars[range.start].at;
    let last = chars[range.end - 1];
    start..last.at + last.c.len_utf8()
}

/// Brackets and quotation marks in a part of a stretch, each with its partner.
struct Pairs {
    /// For each character from `from` on: the place of its partner; its own place if it should have one and has not.
    partner: Vec<Option<usize>>,
    from: usize,
}

impl Pairs {
    fn new(chars: &[Char], from: usize) -> Self {
        let mut partner = vec![None; chars.len()];
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, char) in chars.iter().enumerate() {
            // The bracket that would close this one; for those that only close, themselves.
            let (wanted, may_open, may_close) = match char.c {
                '(' => (')', true, false),
                '[' => (']', true, false),
                '{' => ('}', true, false),
                '«' => ('»', true, false),
                '"' | '“' | '”' => ('"', true, true),
                ')' | ']' | '}' | '»' => (char.c, false, true),
                _ => continue,
            };
            match open.last() {
                Some(&(opener, expected)) if may_close && expected == wanted => {
                    open.pop();
                    partner[at] = Some(from + opener);
                    partner[opener] = Some(from + at);
                }
                _ => {
                    partner[at] = Some(from + at);
                    if may_open {
                        open.push((at, wanted));
                    }
                }
            }
        }
        Pairs { partner, from }
    }

    fn of(&self, at: usize) -> Option<usize> {
        self.partner[at - self.from]
    }

    /// A range cut where a bracket has no partner in it: the partner stands outside, and so must this one.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = range.start;
        let mut at = range.start;
        let end = range.end;
        std::iter::from_fn(move || {
            while start < end {
                while at < end && self.of(at) != Some(at) {
                    at += 1;
                }
                let part = start..at;
                at += 1;
                start = at;
                if !part.is_empty() {
                    return Some(part);
                }
            }
            None
        })
    }
}

/// Takes the space and the punctuation of the sentence off both ends of a part, and brackets around all of it.
fn trim(stretch: Stretch<'_>, mut part: Range<usize>, pairs: &Pairs) -> Range<usize> {
    while part.start < part.end {
        let last = part.end - 1;
        if pairs.of(part.start) == Some(last) && part.start < last {
            part = part.start + 1..last;
        } else if starts_in_punctuation(stretch, &part, pairs) {
            part.start += 1;
        } else if ends_in_punctuation(stretch, &part, pairs) {
            part.end -= 1;
        } else {
            break;
        }
    }
    part
}

/// Whether the first character of a part belongs to the sentence and not to the part.
fn starts_in_punctuation(stretch: Stretch<'_>, part: &Range<usize>, pairs: &Pairs) -> bool {
    let first = stretch.chars[part.start];
    if let Some(partner) = pairs.of(part.start) {
        return !part.contains(&partner);
    }
    let touches = part.start == 0 && stretch.touches_before;
    match first.c {
        '.' => touches || !starts_word(stretch.chars, part.start),
        ',' | ':' | ';' | '!' | '?' | '…' | '\'' | '‘' | '’' | '–' | '—' | '|' | '•' | '·' | '،' => {
            true
        }
        '-' | '/' | '+' | '_' | '&' | '=' | '*' | '%' | '−' => touches,
        _ => first.kind == Kind::Space,
    }
}

/// Whether a full stop begins a name: `.NET`.
fn starts_word(chars: &[Char], at: usize) -> bool {
    let opens = |c: &Char| c.kind == Kind::Space || matches!(c.c, '(' | '[' | '"' | '“');
    at.checked_sub(1).is_none_or(|before| opens(&chars[before]))
        && chars.get(at + 1).is_some_and(|c| letter(c.kind))
}

/// Whether the last character of a part belongs to the sentence and not to the part.
fn ends_in_punctuation(stretch: Stretch<'_>, part: &Range<usize>, pairs: &Pairs) -> bool {
    let chars = stretch.chars;
    let end = part.end - 1;
    if let Some(partner) = pairs.of(end) {
        return !part.contains(&partner);
    }
    match chars[end].c {
        // `U.S.`
        '.' => {
            let of_abbreviation = end >= part.start + 3
                && chars[end - 1].kind == Kind::Ltr
                && chars[end - 2].c == '.'
                && chars[end - 3].kind == Kind::Ltr;
            !of_abbreviation
        }
        // `Yahoo!` in the middle of a sentence; at its end the mark is the sentence's.
        '!' => {
            let spaced = chars.get(end + 1).is_some_and(|c| c.kind == Kind::Space);
            let bracketed = chars.get(end + 2).is_some_and(|c| matches!(c.c, '(' | '['));
            let goes_on = bracketed || (end + 2 == chars.len() && stretch.after != After::End);
            !(spaced && goes_on && end > part.start)
        }
        ',' | ':' | ';' | '?' | '…' | '\'' | '‘' | '’' | '–' | '—' | '-' | '|' | '•' | '·' | '،' => {
            true
        }
        '/' | '&' | '=' | '_' | '*' => stretch.touches_after && part.end == chars.len(),
        _ => chars[end].kind == Kind::Space,
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::{BidiInfo, Level};

    use super::*;
    use crate::markup::plain_text;

    /// The runs of a text, isolates in angle brackets.
    fn runs(text: &str, base: Direction) -> String {
        plain_text(&isolate_runs(text, base)).replace(['\u{2066}', '\u{2067}'], "⟨").replace('\u{2069}', "⟩")
    }

    fn rtl(text: &str) -> String {
        runs(text, Direction::Rtl)
    }

    fn ltr(text: &str) -> String {
        runs(text, Direction::Ltr)
    }

    /// What the eye sees, from left to right.
    fn screen(text: &str, base: Direction) -> String {
        let text = plain_text(&isolate_runs(text, base));
        let level = if base == Direction::Rtl { Level::rtl() } else { Level::ltr() };
        let info = BidiInfo::new(&text, Some(level));
        let line = info.paragraphs[0].range.clone();
        info.reorder_line(&info.paragraphs[0], line).replace(['\u{2066}', '\u{2067}', '\u{2069}'], "")
    }

    /// What must be seen on the screen of a right-to-left paragraph, by the text in memory.
    const RTL_SCREEN: [(&str, &str); 32] = [
        ("بلغت -5 درجات", " -5 "),
        ("بلغت \u{2212}5 درجات", " \u{2212}5 "),
        ("بلغت -٥", "٥- "),
        ("بنسبة 6.5% في", " 6.5% "),
        ("6.5% من", " 6.5%"),
        ("بنسبة ٦٫٥٪ في", " ٪٦٫٥ "),
        ("الفترة 2019-2024 و", " 2019-2024 "),
        ("الفترة 2019–2024 و", " 2019–2024 "),
        ("في 2024-05-12 و", " 2024-05-12 "),
        ("في 12/05/2024 و", " 12/05/2024 "),
        ("فاز 2-1 على", " 2-1 "),
        ("هاتف +20 2 2345 6789 أو", " +20 2 2345 6789 "),
        ("بلغ 1 234 567 شخصا", " 1 234 567 "),
        ("بسرعة 50 km/h في", " 50 km/h "),
        ("على https://example.org/a/ و", " https://example.org/a/ "),
        ("حساب @asharq على", " @asharq "),
        ("وسم #COP29 على", " #COP29 "),
        ("نسخة 1.2.3-beta من", " 1.2.3-beta "),
        ("أعلنت Yahoo! أمس", " Yahoo! "),
        ("نقلًا عن Yahoo! (2024).", " Yahoo! "),
        ("لغة C++ مفيدة", " C++ "),
        ("شركات Apple، Google، Meta", "Meta ،Google ،Apple "),
        ("ذكرت Reuters 3 مرات", " 3 Reuters "),
        ("ذكرت Reuters [1].", ".]1[ Reuters "),
        ("وكالة Reuters.", ".Reuters "),
        ("المعادلة 2 × 5 = 10 صحيحة", " 2 × 5 = 10 "),
        ("إذن 5 < 7 هنا", " 5 < 7 "),
        ("بسعر $6.5 فقط", " $6.5 "),
        ("زاد +123% في", " +123% "),
        ("نماذج large language models كبيرة", " large language models "),
        ("إصدار GPT-4o الجديد", " GPT-4o "),
        ("U.S. أعلنت", " U.S."),
    ];

    #[test]
    fn the_screen_shows_what_is_meant() {
        for (text, wanted) in RTL_SCREEN {
            let screen = screen(text, Direction::Rtl);
            assert!(screen.contains(wanted), "{text}: {screen} has no {wanted}");
        }
        let screen = screen("Wadi وادي القمر, 321 km", Direction::Ltr);
        assert_eq!(screen, "Wadi رمقلا يداو, 321 km");
    }

    #[test]
    fn phrases_are_whole() {
        assert_eq!(rtl("عن large language models و"), "عن ⟨large language models⟩ و");
        assert_eq!(rtl("شركتا Apple, Google في"), "شركتا ⟨Apple, Google⟩ في");
        assert_eq!(rtl("iPhone 15 Pro"), "⟨iPhone 15 Pro⟩");
        assert_eq!(rtl("Apple، Google"), "⟨Apple⟩، ⟨Google⟩");
        assert_eq!(rtl("قناة «France 24» و«3 Idiots»"), "قناة «⟨France 24⟩» و«⟨3 Idiots⟩»");
        assert_eq!(rtl("قناة (France 24) و\"France 24\" و"), "قناة (⟨France 24⟩) و\"⟨France 24⟩\" و");
        assert_eq!(rtl("«Reuters 3 مرات»"), "«⟨Reuters⟩ 3 مرات»");
        assert_eq!(rtl("(Reuters 3 مرات)"), "(⟨Reuters⟩ 3 مرات)");
    }

    #[test]
    fn a_space_that_keeps_a_line_together_is_a_space() {
        for space in ['\u{A0}', '\u{202F}'] {
            let spaced = |text: &str| rtl(&text.replace('_', &space.to_string())).replace(space, "_");
            assert_eq!(spaced("شركة_OpenAI_الأميركية"), "شركة_⟨OpenAI⟩_الأميركية");
            assert_eq!(spaced("في عام 2024_NATO و"), "في عام 2024_⟨NATO⟩ و");
            assert_eq!(spaced("5 مليار_US$ و"), "5 مليار_⟨US$⟩ و");
            assert_eq!(spaced("بسرعة 50_km/h في"), "بسرعة ⟨50_km/h⟩ في");
            assert_eq!(spaced("عن large_language_models و"), "عن ⟨large_language_models⟩ و");
            let screen = screen(&format!("بلغ 12{space}000 طن"), Direction::Rtl);
            assert!(screen.contains(&format!("12{space}000")), "{screen}");
        }
    }

    #[test]
    fn what_touches_a_word_goes_with_it() {
        for word in [
            "H100",
            "C++",
            "GPT-4o",
            "COVID-19",
            "#TAG1",
            "@handle",
            "https://a.b/c/",
            "a@b.com",
            "/usr/lib",
            "1.2.3-beta",
            "C#",
            "3D",
            "5G",
            ".NET",
            "f(x)",
            "AT&T",
            "--help",
            "$AAPL",
            "Q3",
            "x2",
            "A/B",
        ] {
            assert_eq!(rtl(&format!("عن {word} و")), format!("عن ⟨{word}⟩ و"));
            assert_eq!(rtl(&format!("عن {word}، و")), format!("عن ⟨{word}⟩، و"));
            assert_eq!(rtl(&format!("عن {word}.")), format!("عن ⟨{word}⟩."));
            assert_eq!(rtl(&format!("عن ({word}) و")), format!("عن (⟨{word}⟩) و"));
            assert_eq!(rtl(&format!("عن «{word}»")), format!("عن «⟨{word}⟩»"));
        }
    }

    #[test]
    fn the_sentence_keeps_its_punctuation() {
        assert_eq!(rtl("هل رأيت AI؟ نعم"), "هل رأيت ⟨AI⟩؟ نعم");
        assert_eq!(rtl("رأيت AI!"), "رأيت ⟨AI⟩!");
        assert_eq!(rtl("قال: \"AI\"."), "قال: \"⟨AI⟩\".");
        assert_eq!(rtl("عن (AI)."), "عن (⟨AI⟩).");
        assert_eq!(rtl("هواوي (Huawei) الصينية"), "هواوي (⟨Huawei⟩) الصينية");
        assert_eq!(rtl("عن Huawei (HK) و"), "عن ⟨Huawei (HK)⟩ و");
        assert_eq!(rtl("عن (Huawei) (ZTE) و"), "عن ⟨(Huawei) (ZTE)⟩ و");
        assert_eq!(rtl("عن Apple (Google وغيرها)"), "عن ⟨Apple⟩ (⟨Google⟩ وغيرها)");
        assert_eq!(rtl("ال-AI وAI"), "ال-⟨AI⟩ و⟨AI⟩");
        assert_eq!(rtl("AI/ذكاء"), "⟨AI⟩/ذكاء");
    }

    #[test]
    fn numbers_that_keep_their_place_are_left_alone() {
        for text in [
            "عام 2024 كان",
            "بلغ 1,234.5 في",
            "12/05/2024",
            "10:30",
            "كوفيد-19",
            "من 3 إلى 5",
            "٢٠١٩-٢٠٢٤",
            "[1]",
            "2024.",
        ] {
            assert_eq!(rtl(text), text);
        }
        assert_eq!(rtl("من 10% إلى -5."), "من ⟨10%⟩ إلى ⟨-5⟩.");
        assert_eq!(rtl("02 2345 6789"), "⟨02 2345 6789⟩");
        assert_eq!(rtl("عام 2024 - 100 شركة"), "عام 2024 - 100 شركة");
    }

    #[test]
    fn arabic_in_an_english_paragraph() {
        assert_eq!(ltr("Wadi وادي القمر, 321 km"), "Wadi ⟨وادي القمر⟩, 321 km");
        assert_eq!(ltr("said «علي بابا» (بابا)."), "said ⟨«علي بابا» (بابا)⟩.");
        assert_eq!(ltr("the «علي بابا» (هونغ) group"), "the ⟨«علي بابا» (هونغ)⟩ group");
        assert_eq!(ltr("the (هونغ) group"), "the (⟨هونغ⟩) group");
        assert_eq!(ltr("in عام 2024 كان it"), "in ⟨عام 2024 كان⟩ it");
        assert_eq!(ltr("a كوفيد-19 b عام ٢٠٢٤"), "a ⟨كوفيد-19⟩ b ⟨عام ٢٠٢٤⟩");
        assert_eq!(ltr("plain -5 text"), "plain -5 text");
        assert_eq!(ltr("שלום"), "⟨שלום⟩");
    }

    #[test]
    fn isolates_of_the_author_are_looked_into() {
        assert_eq!(rtl("قال \u{2066}Reuters!\u{2069} عن AI"), "قال ⟨Reuters!⟩ عن ⟨AI⟩");
        assert_eq!(ltr("\u{2067}مدخل إلى C++\u{2069}"), "⟨مدخل إلى ⟨C++⟩⟩");
    }

    #[test]
    fn text_of_one_direction_is_one_run() {
        assert_eq!(isolate_runs("نص عربي، فقط.", Direction::Rtl), [Run::Text("نص عربي، فقط.".into())]);
        assert_eq!(isolate_runs("Only “English”.", Direction::Ltr), [Run::Text("Only “English”.".into())]);
        assert_eq!(isolate_runs("", Direction::Ltr), []);
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-c1-3 \u{628}\u{64B}\u{661}\"'()\\[\\]«»“”.,،!?+%$/#@:×=<\u{2013}-]{0,40}") {
            for base in [Direction::Ltr, Direction::Rtl] {
                proptest::prop_assert_eq!(runs(&text, base).replace(['⟨', '⟩'], ""), text.clone());
            }
        }
    }
}
