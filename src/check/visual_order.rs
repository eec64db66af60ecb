//! `visual-order`: what readers will see, by the Unicode Bidirectional Algorithm.
//!
//! Over each block of an edition the algorithm (UAX #9) is run as a browser will run it. Every figure, name and quotation, every Latin
//! word, number, range and address must come out in one piece, in the order in which it is read alone.

use std::ops::Range;

use unicode_bidi::{Level as BidiLevel, ParagraphBidiInfo};

use super::order_tokens::{self, Piece};
use super::plain_order;
use super::rendered::{Rendered, RenderedBlock};
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::markup::{self, Direction, Run, Shown};
use crate::source::Span;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "visual-order",
        level: Level::Error,
        family: Family::Order,
        what: "A number, a name, an address or a quotation that readers would see in another order than it is written in.",
        why: "In a line of two directions, signs and words change places by the letters around them: after an Arabic letter \
              `2019-2024` is seen as `2024-2019`. The order that each reader will see is computed, not guessed.",
        example: "A template or a message that places a range without its isolate.",
        instead: "A figure, or words: «من 2019 إلى 2024». What authors type is isolated by itself; if this is told all the same, \
                  put U+2066 before it and U+2069 behind it.",
        fix: None,
    },
    look: Look::Edition(look),
};

fn look(subject: &Subject<'_>, rendered: &Rendered<'_>, finds: &mut Finds<'_>) {
    for block in &rendered.blocks {
        for Problem { text, seen } in problems(&block.words, rendered.direction) {
            let message = format!("`{text}` would be read `{seen}`");
            let hint =
                "place it as one figure, say it in words, or put U+2066 before it and U+2069 behind it";
            finds.push(RULE.at(place(subject, rendered, block, &text), message).hint(hint));
        }
    }
}

/// Where a text is typed, if it can be found; else the block that shows it.
fn place(subject: &Subject<'_>, rendered: &Rendered<'_>, block: &RenderedBlock<'_>, text: &str) -> Span {
    let typed = subject.blocks.get(rendered.edition.language).iter().filter(|typed| {
        let (inner, outer) = (typed.span, block.span);
        inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
    });
    let found = typed.into_iter().find_map(|typed| {
        let at = typed.text().find(text)?;
        Some(typed.at(at..at + text.len()))
    });
    found.unwrap_or(block.span)
}

/// What comes out wrong.
struct Problem {
    text: String,
    seen: String,
}

/// A block as one line of text, with the places of the facts in it.
#[derive(Default)]
struct Line {
    text: String,
    facts: Vec<(Range<usize>, Option<Direction>)>,
}

impl Line {
    fn push(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                // A line break starts a line, not a paragraph.
                Run::Text(text) => self.text.extend(text.chars().map(|c| {
                    if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c }
                })),
                Run::Isolate(isolate) => {
                    self.text.push(isolate.direction.isolate_control());
                    let start = self.text.len();
                    self.push(&isolate.runs);
                    if isolate.mark.is_some() {
                        self.facts.push((start..self.text.len(), Some(isolate.direction)));
                    }
                    self.text.push('\u{2069}');
                }
                Run::Marked(_, runs) => {
                    let start = self.text.len();
                    self.push(runs);
                    self.facts.push((start..self.text.len(), None));
                }
            }
        }
    }
}

fn problems(words: &[Shown<'_>], base: Direction) -> Vec<Problem> {
    if plain_order::is_proven(words, base) { Vec::new() } else { computed(&Shown::runs(words), base) }
}

/// What comes out wrong, by the algorithm.
fn computed(runs: &[Run], base: Direction) -> Vec<Problem> {
    let mut line = Line::default();
    line.push(runs);
    let Line { text, facts } = line;
    if !is_mixed(&text, base) {
        return Vec::new();
    }
    let order = Order { places: places(&text, base), is_from_right: base == Direction::Rtl };
    let facts = facts.into_iter().map(|(range, direction)| Piece::Fact(range, direction.unwrap_or(base)));
    let pieces = order_tokens::pieces(&text, base).into_iter().chain(facts);
    let mut found: Vec<Problem> = Vec::new();
    for problem in pieces.filter_map(|piece| order.prove(&text, piece)) {
        // A fact is often one word, which has been told.
        if found.iter().all(|other| other.text != problem.text) {
            found.push(problem);
        }
    }
    found
}

/// Whether a text has anything whose order can change: one look at the bytes.
fn is_mixed(text: &str, base: Direction) -> bool {
    match base {
        Direction::Rtl => {
            text.bytes().any(|byte| byte.is_ascii_alphanumeric())
                || text.contains(order_tokens::is_left_to_right)
        }
        Direction::Ltr => markup::leads_right(text) || text.contains(['\u{2067}', '\u{2068}']),
    }
}

/// The order in which the characters of a line are seen.
struct Order {
    /// The place of each from the left, by its first byte; controls have none.
    places: Vec<Option<usize>>,
    /// Whether the line is read from the right.
    is_from_right: bool,
}

impl Order {
    /// What comes out wrong of a piece, if it does.
    fn prove(&self, text: &str, piece: Piece) -> Option<Problem> {
        match piece {
            Piece::Alone(ref range, direction) | Piece::Fact(ref range, direction) => {
                let part = &text[range.clone()];
                let is_fact = matches!(piece, Piece::Fact(..));
                let seen = self.seen(text, range);
                let (first, last) = (seen.first()?.0, seen.last()?.0);
                let shown: String = seen.iter().map(|(_, c)| *c).collect();
                let is_whole = last - first + 1 == seen.len();
                if is_whole
                    && shown
                        == alone(&if is_fact { part.to_owned() } else { without_controls(part) }, direction)
                {
                    return None;
                }
                Some(Problem { text: without_controls(part), seen: shown })
            }
            Piece::Before(first, second) => {
                let ends = |range: &Range<usize>| {
                    Some((self.seen(text, range).first()?.0, self.seen(text, range).last()?.0))
                };
                let (one, other) = (ends(&first)?, ends(&second)?);
                let is_right = if self.is_from_right { other.1 < one.0 } else { one.1 < other.0 };
                if is_right {
                    return None;
                }
                let gap = text[first.end..second.start].trim_matches(order_tokens::is_control);
                let (one, other) = (without_controls(&text[first]), without_controls(&text[second]));
                Some(Problem { text: format!("{one}{gap}{other}"), seen: format!("{other}{gap}{one}") })
            }
        }
    }

    /// The characters of a part that are seen, from left to right, each with its place in the line.
    fn seen(&self, text: &str, range: &Range<usize>) -> Vec<(usize, char)> {
        let chars = text[range.clone()].char_indices();
        let mut seen: Vec<(usize, char)> =
            chars.filter_map(|(at, c)| Some((self.places[range.start + at]?, c))).collect();
        seen.sort_unstable();
        seen
    }
}

/// A text as it is seen from left to right, alone.
fn alone(text: &str, base: Direction) -> String {
    // Without anything that runs to the left, a line from the left is seen as it is written.
    if base == Direction::Ltr && !is_mixed(text, base) && !text.contains(order_tokens::is_control) {
        return text.to_owned();
    }
    let mut seen: Vec<(usize, char)> = Vec::new();
    let places = places(text, base);
    seen.extend(text.char_indices().filter_map(|(at, c)| Some((places[at]?, c))));
    seen.sort_unstable();
    seen.into_iter().map(|(_, c)| c).collect()
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !order_tokens::is_control(*c)).collect()
}

/// The place of each character among those that are seen, from left to right, by its first byte; controls have none.
fn places(text: &str, base: Direction) -> Vec<Option<usize>> {
    let level = match base {
        Direction::Ltr => BidiLevel::ltr(),
        Direction::Rtl => BidiLevel::rtl(),
    };
    let info = ParagraphBidiInfo::new(text, Some(level));
    let levels = info.reordered_levels_per_char(0..text.len());
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut places = vec![None; text.len()];
    let mut place = 0;
    for index in ParagraphBidiInfo::reorder_visual(&levels) {
        if let Some((at, c)) = chars.get(index)
            && !order_tokens::is_control(*c)
        {
            places[*at] = Some(place);
            place += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Problem, computed, plain_order};
    use crate::markup::{Direction, Isolate, Mark, Run, Shown, isolate_runs};

    fn problems(runs: &[Run], base: Direction) -> Vec<Problem> {
        super::problems(&[Shown::Runs(runs)], base)
    }

    /// What is told of a text without isolates, and of the same text as authors type it, with those that are made.
    fn told(text: &str, base: Direction) -> (Vec<(String, String)>, usize) {
        let loose = problems(&[Run::Text(text.to_owned())], base);
        let isolated = problems(&isolate_runs(text, base), base);
        (loose.into_iter().map(|problem| (problem.text, problem.seen)).collect(), isolated.len())
    }

    #[test]
    fn what_turns_round_is_told_unless_it_is_isolated() {
        for (text, piece, seen) in [
            ("بلغت -5 درجات", "-5", "5-"),
            ("بنسبة 6.5% في", "6.5%", "%6.5"),
            ("الفترة 2019-2024", "2019-2024", "2024-2019"),
            ("الفترة 2019–2024", "2019–2024", "2024–2019"),
            ("في 2024-05-12", "2024-05-12", "12-05-2024"),
            ("فاز 2-1", "2-1", "1-2"),
            ("هاتف +20 2 2345 6789", "+20 2 2345 6789", "6789 2345 2 20+"),
            ("بلغ 1 234 567", "1 234 567", "567 234 1"),
            ("سرعة 50 km/h", "50 km/h", "km/h 50"),
            ("في https://example.org/a/ هنا", "https://example.org/a/", "/https://example.org/a"),
            ("حساب @asharq اليوم", "@asharq", "asharq@"),
            ("وسم #COP29 اليوم", "#COP29", "COP29#"),
            ("نسخة 1.2.3-beta اليوم", "1.2.3-beta", "beta-1.2.3"),
            ("أعلنت Yahoo! أمس", "Yahoo!", "!Yahoo"),
            ("لغة C++ مفيدة", "C++", "++C"),
            ("شركات Apple، Google، Meta", "Apple، Google", "Google، Apple"),
            ("ذكرت Reuters 3 مرات", "Reuters 3", "3 Reuters"),
            ("وكالة Reuters [1].", "Reuters [1", "1 [Reuters"),
            ("معادلة 2 × 5 = 10", "2 × 5 = 10", "10 = 5 × 2"),
            ("معادلة 5 < 7", "5 < 7", "7 < 5"),
            ("سعر $6.5 اليوم", "$6.5", "6.5$"),
        ] {
            let (loose, isolated) = told(text, Direction::Rtl);
            assert_eq!(loose.first(), Some(&(piece.to_owned(), seen.to_owned())), "{text}: {loose:?}");
            assert_eq!(isolated, 0, "{text}");
        }
        let (loose, isolated) = told("Wadi وادي القمر, 321 km", Direction::Ltr);
        assert!(!loose.is_empty() && isolated == 0, "{loose:?}");
    }

    #[test]
    fn what_keeps_its_order_is_not_told() {
        for text in [
            "في 12/05/2024 و10:30 بلغ 1,234.5",
            "هواوي (Huawei) الصينية، «Huawei Cloud»",
            "وكالة Reuters.",
            "أعلنت شركة Apple أمس",
            "٦٫٥٪ ثم -٥",
            "بين 2019 و2024، بلغت \u{200E}-5",
            "عدد 1\u{A0}234\u{A0}567",
            "كوفيد-19",
        ] {
            let (loose, isolated) = told(text, Direction::Rtl);
            assert!(loose.is_empty() && isolated == 0, "{text}: {loose:?}");
        }
        assert_eq!(told("The word وادي القمر means valley, -5 and 6.5%", Direction::Ltr), (Vec::new(), 0));
    }

    #[test]
    fn two_figures_with_a_dash_are_one_range() {
        let seen = |text: &str| {
            let told = problems(&[Run::Text(text.to_owned())], Direction::Rtl);
            told.into_iter().map(|problem| (problem.text, problem.seen)).collect::<Vec<_>>()
        };
        let told = |text: &str, seen: &str| vec![(text.to_owned(), seen.to_owned())];
        assert_eq!(seen("بين \u{2066}5\u{2069}–\u{2066}7\u{2069} سنوات"), told("5–7", "7–5"));
        assert_eq!(seen("زادت \u{2066}6.5\u{2069}% أمس"), told("6.5%", "%6.5"));
        assert!(seen("بين \u{2066}5\u{2069} و\u{2066}7\u{2069}. \u{2066}-5\u{2069}: \u{2066}H100\u{2069}/\u{2066}H20\u{2069}").is_empty());
    }

    #[test]
    fn an_arabic_percentage_needs_its_mark_in_an_isolate() {
        let seen = |text: &str| problems(&[Run::Text(text.to_owned())], Direction::Rtl).len();
        assert_eq!(seen("بنسبة \u{2066}٦٫٥٪\u{2069} أمس"), 1);
        assert_eq!(seen("بنسبة \u{2066}٦٫٥٪\u{61C}\u{2069} أمس"), 0);
    }

    /// Lines of all that a line can be made of.
    fn lines() -> impl Strategy<Value = Vec<Run>> {
        let text = "[aAéب1٥ ,،.:/%٪$!+#@~×=()\\-–−\u{640}\u{64B}\u{A0}\u{200E}\u{200F}\u{FFFC}\n²]{0,4}";
        let words = prop_oneof!["[a-c ]{0,3}", "[ب-د ]{0,3}", "[0-9.]{1,3}", "[٠-٩٫]{1,3}"];
        let text = prop_oneof![text, words].prop_map(Run::Text);
        let run = text.prop_recursive(3, 24, 6, |inner| {
            let runs = || prop::collection::vec(inner.clone(), 0..4);
            let mark = || Mark::Name { id: "a".into() };
            let isolate = (runs(), any::<bool>(), any::<bool>()).prop_map(move |(runs, is_left, is_fact)| {
                let direction = if is_left { Direction::Ltr } else { Direction::Rtl };
                Run::Isolate(Isolate { direction, lang: None, mark: is_fact.then(mark), runs })
            });
            prop_oneof![isolate, runs().prop_map(move |runs| Run::Marked(mark(), runs))]
        });
        prop::collection::vec(run, 0..5)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        /// What is proven by a look at the characters, the algorithm finds right.
        #[test]
        fn a_proof_holds(runs in lines(), is_left in any::<bool>()) {
            let base = if is_left { Direction::Ltr } else { Direction::Rtl };
            if plain_order::is_proven(&[Shown::Runs(&runs)], base) {
                let found = computed(&runs, base);
                prop_assert!(found.is_empty(), "{}", found[0].text);
            }
        }

        #[test]
        fn any_line_is_taken(given in "[aAب1٥ ,،.:/%$!+#@×=()\\-\u{640}\u{64B}\u{61C}\u{200E}\u{200F}\u{2066}-\u{2069}\n]{0,30}") {
            for base in [Direction::Ltr, Direction::Rtl] {
                problems(&[Run::Text(given.clone())], base);
                problems(&isolate_runs(&given, base), base);
            }
        }
    }
}
