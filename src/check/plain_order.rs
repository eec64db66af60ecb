//! A proof, from one look at its characters, that a line is seen in the order it is written in; most lines have it.
//!
//! In: a line. Out: whether nothing in it can change places. In a stretch from the left there may then be nothing from the right outside
//! of isolates, and the other way round; isolates are looked into by themselves. Numbers among letters from the right stand alone: no sign
//! touches them, and a letter stands between two of them. Of such a line the Unicode Bidirectional Algorithm has nothing to say that is
//! not known (W1–W7, N0–N2: all of a stretch comes to one level, its numbers to the next); where there is no proof, it is asked.

use unicode_bidi::{BidiClass, bidi_class};

use super::order_tokens::is_control;
use crate::markup::{self, Direction, Run, Shown};

const LRM: char = '\u{200E}';

/// Whether every part of a line surely keeps its order.
#[must_use]
pub fn is_proven(words: &[Shown<'_>], base: Direction) -> bool {
    // Most lines from the left have nothing from the right in them, which their bytes tell.
    base == Direction::Ltr && words.iter().all(is_from_left) || Line::new(base).words(words).is_some()
}

/// Whether nothing in a part of a line is from the right.
fn is_from_left(shown: &Shown<'_>) -> bool {
    match shown {
        Shown::Words(text) | Shown::Code(text) => is_text_from_left(text),
        Shown::Runs(runs) => are_from_left(runs),
    }
}

fn are_from_left(runs: &[Run]) -> bool {
    runs.iter().all(|run| match run {
        Run::Text(text) => is_text_from_left(text),
        Run::Isolate(isolate) => isolate.direction == Direction::Ltr && are_from_left(&isolate.runs),
        Run::Marked(_, runs) => are_from_left(runs),
    })
}

fn is_text_from_left(text: &str) -> bool {
    !markup::leads_right(text) && !markup::has_isolates(text)
}

/// What a character does to the order of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter from left to right.
    Left,
    /// A letter from right to left.
    Right,
    /// `0` to `9`.
    Digit,
    /// An Arabic-Indic digit.
    ArabicDigit,
    /// A separator in a number of these.
    ArabicJoint,
    /// What joins two digits that it stands between: `.`, `,`, `:`, `/`.
    Joint,
    /// The same, where a number ends all the same: the Arabic comma, spaces that do not break.
    LooseJoint,
    /// What goes with a number that it touches: `+`, `%`, `$`, and signs before a value.
    Sign,
    /// A space.
    Space,
    /// A mark on the letter before it.
    Mark,
    /// Punctuation.
    Neutral,
    /// Anything else: controls, separators.
    Odd,
}

fn class(c: char) -> Class {
    match c {
        // The mark from left to right is a letter that nobody sees.
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʸ' | LRM => Class::Left,
        '\u{0620}'..='\u{064A}' => Class::Right,
        ' ' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Space,
        '0'..='9' => Class::Digit,
        '.' | ',' | ':' | '/' => Class::Joint,
        '،' | '\u{A0}' | '\u{202F}' => Class::LooseJoint,
        '+' | '-' | '#' | '$' | '%' | '@' | '~' | '<' | '>' | '≈' => Class::Sign,
        '!'..='~' | '«' | '»' | '\u{2010}'..='\u{2027}' => Class::Neutral,
        '\u{064B}'..='\u{065F}' => Class::Mark,
        '\u{0660}'..='\u{0669}' => Class::ArabicDigit,
        '\u{066B}' | '\u{066C}' => Class::ArabicJoint,
        c if is_control(c) => Class::Odd,
        _ => match bidi_class(c) {
            BidiClass::L => Class::Left,
            BidiClass::R | BidiClass::AL => Class::Right,
            BidiClass::ES | BidiClass::ET => Class::Sign,
            BidiClass::NSM => Class::Mark,
            BidiClass::ON => Class::Neutral,
            _ => Class::Odd,
        },
    }
}

/// How many bytes at the start of a text are letters of a direction, spaces, and marks of sentences; only those of most words are known.
fn plain(text: &str, direction: Direction) -> usize {
    let is_right = direction == Direction::Rtl;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b' ' | b'!' | b'"' | b'(' | b')' | b',' | b'.' | b':' | b';' | b'?' => 1,
            b'a'..=b'z' | b'A'..=b'Z' if !is_right => 1,
            // U+060C, and U+0620 to U+064A.
            0xD8 if is_right && matches!(bytes.get(at + 1), Some(0x8C | 0xA0..=0xBF)) => 2,
            0xD9 if is_right && matches!(bytes.get(at + 1), Some(0x80..=0x8A)) => 2,
            _ => break,
        };
    }
    at
}

/// A stretch of a line, without what is isolated in it.
#[derive(Debug)]
struct Stretch {
    direction: Direction,
    /// The class of the last character; `None` at the start and behind an isolate.
    last: Option<Class>,
    /// The number that a next digit would go on with.
    number: Option<Number>,
    /// Whether a number has been seen and no letter since.
    is_counted: bool,
    /// Which digits it has.
    digits: Option<Class>,
}

/// A number as far as it has been seen.
#[derive(Debug, Clone, Copy)]
struct Number {
    /// Its last character: a digit, or a joint behind one.
    last: Class,
    /// Whether the edge of a fact stands in it.
    is_cut: bool,
}

impl Stretch {
    fn new(direction: Direction) -> Self {
        Stretch { direction, last: None, number: None, is_counted: false, digits: None }
    }

    /// Takes the next character, unless it may change places with others.
    fn take(&mut self, class: Class) -> Option<()> {
        let is_proven = match (self.direction, class) {
            (_, Class::Odd) | (Direction::Rtl, Class::Left) => false,
            (Direction::Ltr, class) => {
                !matches!(class, Class::Right | Class::ArabicDigit | Class::ArabicJoint)
            }
            // It is a digit to the algorithm, and none to a reader.
            (Direction::Rtl, class) if self.last == Some(Class::ArabicJoint) => {
                class == Class::ArabicDigit && self.digit(class)
            }
            (Direction::Rtl, Class::ArabicJoint) => {
                let goes_on = self.last == Some(Class::ArabicDigit);
                self.number = self.number.map(|number| Number { last: class, ..number });
                goes_on
            }
            (Direction::Rtl, Class::Digit | Class::ArabicDigit) => self.digit(class),
            (Direction::Rtl, Class::Sign) => {
                self.number.take().is_none_or(|number| number.last != Class::Digit)
            }
            (Direction::Rtl, Class::Mark) => matches!(self.last, Some(Class::Right | Class::Mark)),
            (Direction::Rtl, _) => {
                let is_joint = matches!(class, Class::Joint | Class::LooseJoint);
                let is_open = |number: &Number| matches!(number.last, Class::Digit | Class::ArabicDigit);
                self.number = self.number.filter(|number| is_joint && is_open(number));
                self.number = self.number.map(|number| Number { last: class, ..number });
                self.is_counted &= class != Class::Right;
                true
            }
        };
        self.last = Some(class);
        is_proven.then_some(())
    }

    /// A digit among letters from the right: of a number that stands alone.
    fn digit(&mut self, class: Class) -> bool {
        let is_alone = match self.number {
            Some(number) => !number.is_cut && number.last != Class::LooseJoint,
            // What touches an Arabic-Indic number leaves it where it is.
            None => class == Class::ArabicDigit || (!self.is_counted && self.last != Some(Class::Sign)),
        };
        self.number = Some(Number { last: class, is_cut: false });
        self.is_counted = true;
        is_alone && *self.digits.get_or_insert(class) == class
    }

    /// Whether no number has been seen since the last letter, or none matters.
    fn is_settled(&self) -> bool {
        self.number.is_none() && !self.is_counted && self.last != Some(Class::ArabicJoint)
    }

    /// The edge of a fact that is not isolated.
    fn edge(&mut self) {
        if let Some(number) = &mut self.number {
            number.is_cut = true;
        }
    }

    /// An isolate: to what is around it, a sign of punctuation.
    fn isolate(&mut self) -> Option<()> {
        self.end()?;
        self.last = None;
        self.number = None;
        Some(())
    }

    /// The end.
    fn end(&self) -> Option<()> {
        (self.last != Some(Class::ArabicJoint)).then_some(())
    }
}

/// What is known of a line across its isolates.
#[derive(Debug)]
struct Line {
    base: Direction,
    /// How many isolates are open.
    depth: u8,
    /// Whether the last character is a space.
    is_space: bool,
    /// Whether the last characters are a digit and what may join it to another.
    is_number: bool,
    /// What stands behind the last edge of an isolate with a number before it.
    edge: Edge,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// There is none, or what joins no number.
    None,
    /// Nothing yet.
    Here,
    /// A sign that joins numbers.
    Joint,
}

impl Line {
    /// Nests deeper than any line that a person writes, and not as deep as the algorithm can follow (BD2).
    const DEEPEST: u8 = 60;

    fn new(base: Direction) -> Self {
        Line { base, depth: 0, is_space: false, is_number: false, edge: Edge::None }
    }

    fn words(&mut self, words: &[Shown<'_>]) -> Option<()> {
        let mut stretch = Stretch::new(self.base);
        for shown in words {
            match shown {
                Shown::Words(text) => self.text(text, &mut stretch)?,
                Shown::Code(text) => {
                    self.isolate(&mut stretch, Direction::Ltr, |line, inner| line.text(text, inner))?;
                }
                Shown::Runs(runs) => self.runs(runs, &mut stretch)?,
            }
        }
        stretch.end()
    }

    fn runs(&mut self, runs: &[Run], stretch: &mut Stretch) -> Option<()> {
        for run in runs {
            match run {
                Run::Text(text) => self.text(text, stretch)?,
                Run::Isolate(isolate) => {
                    self.isolate(stretch, isolate.direction, |line, inner| line.runs(&isolate.runs, inner))?;
                }
                // It is compared with itself alone in a line like this one.
                Run::Marked(_, runs) if stretch.direction == self.base => {
                    stretch.edge();
                    self.runs(runs, stretch)?;
                    stretch.edge();
                }
                Run::Marked(..) => return None,
            }
        }
        Some(())
    }

    /// An isolate in a stretch; `take` takes what is in it.
    fn isolate(
        &mut self,
        around: &mut Stretch,
        direction: Direction,
        take: impl FnOnce(&mut Self, &mut Stretch) -> Option<()>,
    ) -> Option<()> {
        self.depth += 1;
        around.isolate()?;
        self.edge();
        let mut inner = Stretch::new(direction);
        take(self, &mut inner)?;
        inner.end()?;
        self.edge();
        self.depth -= 1;
        // At the end of the line, a space goes where the line goes (L1).
        (!self.is_space && self.depth < Self::DEEPEST).then_some(())
    }

    fn text(&mut self, text: &str, stretch: &mut Stretch) -> Option<()> {
        let mut rest = text;
        loop {
            // Most of a line is words. Where no number goes on, they change nothing.
            if self.is_settled() && stretch.is_settled() {
                let (plain, behind) = rest.split_at(plain(rest, stretch.direction));
                if let Some(last) = plain.chars().next_back() {
                    self.is_space = last == ' ';
                    stretch.last = Some(class(last));
                }
                rest = behind;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return Some(()) };
            let class = class(c);
            self.take(c, class)?;
            stretch.take(class)?;
            rest = chars.as_str();
        }
    }

    /// Whether no number stands before this place that what follows might go on with.
    fn is_settled(&self) -> bool {
        self.edge == Edge::None && !self.is_number
    }

    /// Takes the next character, unless it goes on with a number behind the edge of an isolate.
    fn take(&mut self, c: char, class: Class) -> Option<()> {
        self.is_space = class == Class::Space;
        if c == LRM {
            return Some(());
        }
        let is_joint = matches!(c, '-' | '–' | '−' | '/' | '.' | ':');
        let goes_on = match self.edge {
            Edge::None => false,
            Edge::Here => class == Class::Digit || matches!(c, '%' | '٪' | '+'),
            Edge::Joint => class == Class::Digit,
        };
        self.edge = if self.edge == Edge::Here && is_joint { Edge::Joint } else { Edge::None };
        self.is_number = class == Class::Digit || (self.is_number && is_joint);
        (!goes_on).then_some(())
    }

    /// The edge of an isolate.
    fn edge(&mut self) {
        if self.is_number {
            self.edge = Edge::Here;
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::{BidiClass, bidi_class};

    use super::*;
    use crate::markup::isolate_runs;

    fn is_proven(runs: &[Run], base: Direction) -> bool {
        super::is_proven(&[Shown::Runs(runs)], base)
    }

    fn is_proven_as_typed(text: &str, base: Direction) -> bool {
        super::is_proven(&[Shown::Runs(&isolate_runs(text, base))], base)
    }

    #[test]
    fn what_authors_write_is_proven() {
        for text in [
            "أعلنت أكمي أن الإنفاق بلغ نحو 11.2 مليار دولار (من 5 ملايين)، وفق ما نُقل.",
            "وبلغ المتوسط 2024/05/12 في نماذج H100 وغيرها.",
            "بنسبة 24% إلى 30.5%، بين $5 و$7.",
            "بنسبة ٢٤٪ إلى ٣٠٫٥٪ عام ٢٠٢٤، ٥ – ٧",
            "«علي بابا» (Alibaba): large language models!",
        ] {
            assert!(is_proven_as_typed(text, Direction::Rtl), "{text}");
        }
        assert!(is_proven_as_typed("Wadi وادي القمر, 321 km; café -5 – 6.5%", Direction::Ltr));
    }

    #[test]
    fn what_may_turn_round_is_not() {
        for text in ["بلغت -5", "2019–2024", "من 3 4", "H100", "عام 2024 - 100", "٥ 5", "م\u{200F}5"]
        {
            assert!(!is_proven(&[Run::Text(text.into())], Direction::Rtl), "{text}");
        }
        assert!(!is_proven(&[Run::Text("a ب".into())], Direction::Ltr));
    }

    #[test]
    fn classes_are_those_of_the_algorithm() {
        for c in '\0'..=char::MAX {
            let known = bidi_class(c);
            let agrees = match class(c) {
                Class::Left => known == BidiClass::L,
                Class::Right => matches!(known, BidiClass::R | BidiClass::AL),
                Class::Digit => known == BidiClass::EN,
                Class::ArabicDigit | Class::ArabicJoint => known == BidiClass::AN,
                Class::Joint | Class::LooseJoint => known == BidiClass::CS,
                Class::Sign => matches!(known, BidiClass::ES | BidiClass::ET | BidiClass::ON),
                Class::Mark => known == BidiClass::NSM,
                Class::Neutral => known == BidiClass::ON,
                // A line break is shown as a space.
                Class::Space => matches!(known, BidiClass::WS | BidiClass::B),
                Class::Odd => true,
            };
            assert!(agrees, "{c:?} ({:X}) is {known:?}", u32::from(c));
        }
    }
}
