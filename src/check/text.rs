//! The words of a report as the editor reads them: blocks of text, each of whose characters knows its place in the file.
//!
//! In: prose and the words of data files. Out: [`Block`]s. What is not words of the author stands in a block as one [`OBJECT`]:
//! a placed value, a piece of code. Markup is not there at all. A character written as an escape or a reference leads back to
//! what is written.

use std::cell::OnceCell;
use std::ops::Range;

use super::char_set::CharSet;
use super::dates::{self, TypedDate};
use super::numerals::{self, Number};
use super::spelled;
use super::tokens::Word;
use super::vocabulary::{self, Kind as WordKind, Kinds};
use crate::markup::{Block as Kind, Escape, Item, Reading};
use crate::model::{Bilingual, Language, Letter, Placeable, Report, Text, Wording, WordingRole};
use crate::source::Span;

/// About how many bytes, and how many parts, a block has.
const ABOUT_BYTES: usize = 512;
const ABOUT_PARTS: usize = 16;

/// Stands in a block for a value or for code.
pub const OBJECT: char = '\u{FFFC}';

/// A stretch of words that belong together: a paragraph, a heading, a name.
#[derive(Debug)]
pub struct Block<'a> {
    /// What it is.
    pub role: Role,
    /// Its language.
    pub language: Language,
    /// The finding whose section or claim it belongs to, as an index.
    pub finding: Option<usize>,
    /// The table and the id of what words of a data file belong to.
    pub of: Option<(&'a str, &'a str)>,
    /// All of it.
    pub span: Span,
    /// Where its links lead, and where each link is written.
    pub links: Vec<Link<'a>>,
    text: String,
    parts: Vec<Part<'a>>,
    /// Its words and its characters: many rules ask for them.
    words: OnceCell<Words>,
    chars: OnceCell<CharSet>,
    /// What it counts, and when.
    numbers: OnceCell<Vec<Number>>,
    spelled: OnceCell<Vec<Number>>,
    dates: OnceCell<Vec<TypedDate>>,
}

/// The words of a block.
#[derive(Debug)]
struct Words {
    /// The kinds of all of them together.
    kinds: Kinds,
    /// Each, with its kinds.
    each: Vec<(Range<usize>, Kinds)>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The title of the report.
    Title,
    /// Its summary.
    Summary,
    /// A heading in its prose.
    Heading,
    /// A paragraph, an item, a footnote in its prose.
    Paragraph,
    /// A cell of a table in its prose.
    Cell,
    /// A claim.
    Claim,
    /// Words in a data file.
    Data(WordingRole),
}

impl Role {
    /// Whether these are someone else's words, which an editor does not change.
    #[must_use]
    pub fn is_verbatim(self) -> bool {
        self == Role::Data(WordingRole::Original)
    }

    /// Whether it stands on its own, not in sentences: a heading, a name, a cell.
    #[must_use]
    pub fn is_short(self) -> bool {
        use WordingRole::{LatinName, Name, ShortName};
        matches!(self, Role::Title | Role::Heading | Role::Cell | Role::Data(Name | ShortName | LatinName))
    }
}

/// A link or an image.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// Where it leads.
    pub destination: &'a str,
    /// All of it.
    pub span: Span,
    /// Whether it is an image.
    pub is_image: bool,
}

/// A part of a block.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What<'a>,
    /// Where it is written.
    pub span: Span,
    /// The stretches in it that are not written as they read.
    escapes: &'a [Escape],
}

/// What a part of a block is.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    /// Words.
    Words,
    /// A line break in the file, which reads as a space, or one that readers see.
    Break,
    /// Code.
    Code(&'a str),
    /// Words that are said to be in a third language, `<span lang="fa">`, or not to be translated, `<span translate="no">`.
    Foreign(&'a str),
    /// A value, and what it places.
    Value(&'a Placeable),
}

impl<'a> Block<'a> {
    /// One without words yet.
    fn new(role: Role, language: Language, span: Span) -> Self {
        Block {
            role,
            language,
            finding: None,
            of: None,
            span,
            links: Vec::new(),
            text: String::new(),
            parts: Vec::new(),
            words: OnceCell::new(),
            chars: OnceCell::new(),
            numbers: OnceCell::new(),
            spelled: OnceCell::new(),
            dates: OnceCell::new(),
        }
    }

    /// Its words, with an [`OBJECT`] for each value and piece of code.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its words, in order.
    pub fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.known_words().each.iter().map(|(range, _)| self.word(range))
    }

    fn known_words(&self) -> &Words {
        self.words.get_or_init(|| {
            let each = vocabulary::words(&self.text);
            Words { kinds: each.iter().fold(Kinds::default(), |all, (_, kinds)| all.with(*kinds)), each }
        })
    }

    fn word(&self, range: &Range<usize>) -> Word<'_> {
        Word { range: range.clone(), text: &self.text[range.clone()] }
    }

    /// Whether it has a word of a kind.
    #[must_use]
    pub fn has_word(&self, kind: WordKind) -> bool {
        self.known_words().kinds.has(kind)
    }

    /// Its words of a kind, in order.
    pub fn words_of(&self, kind: WordKind) -> impl Iterator<Item = Word<'_>> {
        let Words { kinds, each } = self.known_words();
        let each = if kinds.has(kind) { each.as_slice() } else { &[] };
        each.iter().filter(move |(_, kinds)| kinds.has(kind)).map(|(range, _)| self.word(range))
    }

    /// The numbers typed in it in digits, as `numerals::numbers` reads them.
    #[must_use]
    pub fn numbers(&self) -> &[Number] {
        self.numbers.get_or_init(|| if self.has_digit() { numerals::numbers(&self.text) } else { Vec::new() })
    }

    /// The numbers in its words, as `spelled::numbers` reads them.
    #[must_use]
    pub fn spelled(&self) -> &[Number] {
        self.spelled.get_or_init(|| {
            let mut all = spelled::among(&self.text, self.words_of(WordKind::Number));
            all.retain(spelled::is_counted);
            all
        })
    }

    /// The dates typed in it, as `dates::dates` reads them.
    #[must_use]
    pub fn dates(&self) -> &[TypedDate] {
        self.dates.get_or_init(|| {
            // Most blocks name no month.
            let may_have = self.has_digit() && (self.has_word(WordKind::Month) || self.chars().has('-'));
            if may_have { dates::dates(&self.text) } else { Vec::new() }
        })
    }

    /// Whether it has a digit, of whatever system.
    #[must_use]
    pub fn has_digit(&self) -> bool {
        self.chars().has_digit()
    }

    /// Which characters it has.
    #[must_use]
    pub fn chars(&self) -> &CharSet {
        self.chars.get_or_init(|| CharSet::of(&self.text))
    }

    /// Its parts, in order, without gaps.
    #[must_use]
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The values placed in it, each with its place in the text.
    pub fn values(&self) -> impl Iterator<Item = (usize, &'a Placeable)> {
        self.parts.iter().filter_map(|part| match part.what {
            What::Value(placeable) => Some((part.range.start, placeable)),
            _ => None,
        })
    }

    /// Where some bytes of the text are written.
    #[must_use]
    pub fn at(&self, range: Range<usize>) -> Span {
        let (start, end) = (self.place(range.start, false), self.place(range.end, true));
        let start = start.map_or(self.span.start, |span| span.start);
        let end = end.map_or(self.span.end, |span| span.end);
        Span { start, end: end.max(start), ..self.span }
    }

    /// Whether some bytes of the text are written as they read, so that others can be put in their place.
    #[must_use]
    pub fn is_exact(&self, range: Range<usize>) -> bool {
        let span = self.at(range.clone());
        (span.end - span.start) as usize == range.len()
            && self.overlapping(&range).all(|part| matches!(part.what, What::Words | What::Break))
    }

    fn overlapping(&self, range: &Range<usize>) -> impl Iterator<Item = &Part<'a>> {
        let (start, end) = (range.start, range.end);
        self.parts.iter().filter(move |part| part.range.start < end && start < part.range.end)
    }

    /// The place of a boundary between two characters: the beginning of what follows, or the end of what comes before.
    fn place(&self, at: usize, is_end: bool) -> Option<Span> {
        let holds = |range: &Range<usize>| {
            if is_end { range.start < at && at <= range.end } else { range.start <= at && at < range.end }
        };
        let part = self.parts.iter().find(|part| holds(&part.range));
        let part = match part {
            Some(part) => part,
            // Behind the last character, or before the first.
            None if is_end => {
                return self.parts.first().map(|part| Span { end: part.span.start, ..part.span });
            }
            None => return self.parts.last().map(|part| Span { start: part.span.end, ..part.span }),
        };
        Some(part.place(at - part.range.start, is_end))
    }
}

impl<'a> Part<'a> {
    /// A part without escapes, before its place in the text is known.
    fn plain(what: What<'a>, span: Span) -> Self {
        Part { range: 0..0, what, span, escapes: &[] }
    }

    /// The place of a byte of it: `start` or `end` of the span is meant.
    fn place(&self, offset: usize, is_end: bool) -> Span {
        let whole = self.span;
        let room = (whole.end - whole.start) as usize;
        let spare: usize = self.escapes.iter().map(|e| (e.span.end - e.span.start) as usize).sum();
        let read: usize = self.escapes.iter().map(|e| e.reads).sum();
        let is_words = matches!(self.what, What::Words);
        if !is_words || room + read != self.range.len() + spare {
            return whole;
        }
        let (mut read, mut written) = (0, 0);
        for Escape { span, reads } in self.escapes {
            let from = (span.start - whole.start) as usize;
            let plain = from - written;
            if offset < read + plain || (is_end && offset == read + plain) {
                break;
            }
            let reads_to = read + plain + reads;
            let to = (span.end - whole.start) as usize;
            if *reads > 0 && (offset < reads_to || (is_end && offset == reads_to)) {
                return *span;
            }
            (read, written) = (reads_to, to);
        }
        let at = written + (offset - read);
        whole.slice(at..at)
    }
}

/// All blocks of a report, by language.
#[must_use]
pub fn blocks(report: &Report) -> Bilingual<Vec<Block<'_>>> {
    Bilingual::from_fn(|language| {
        let sections = report.prose.as_ref().map_or(0, |body| body.get(language).segments.len());
        // A title, a summary, and of most sections a heading and a paragraph.
        let mut found = Vec::with_capacity(2 + 2 * sections + report.findings.len());
        let mut reader = Reader { language, found: &mut found };
        reader.prose(report.title.get(language), Role::Title, None);
        if let Some(summary) = &report.summary {
            reader.prose(summary.get(language), Role::Summary, None);
        }
        if let Some(body) = &report.prose {
            let body = body.get(language);
            for segment in &body.segments {
                let items = &body.text.items[segment.items.clone()];
                reader.items(&body.text, items, Role::Paragraph, segment.finding);
            }
        }
        for (index, finding) in report.findings.iter().enumerate() {
            if let Some(claim) = &finding.claim {
                reader.prose(claim.get(language), Role::Claim, Some(index));
            }
        }
        found.extend(wordings(&report.wordings, language));
        found
    })
}

/// All blocks of the own words of an issue of the newsletter, by language.
#[must_use]
pub fn letter(letter: &Letter) -> Bilingual<Vec<Block<'_>>> {
    let Letter { subject, preheader, introduction, names: _ } = letter;
    Bilingual::from_fn(|language| {
        let mut found = Vec::new();
        let mut reader = Reader { language, found: &mut found };
        for (line, role) in [(subject, Role::Title), (preheader, Role::Summary)] {
            if let Some(halves) = line {
                reader.prose(&halves.get(language).text, role, None);
            }
        }
        if let Some(halves) = introduction {
            reader.prose(halves.get(language), Role::Paragraph, None);
        }
        found
    })
}

/// The words of a data file in a language.
pub fn wordings(wordings: &[Wording], language: Language) -> impl Iterator<Item = Block<'_>> {
    wordings.iter().filter(move |wording| wording.language() == Some(language)).map(move |wording| {
        let Wording { role, of, lang: _, text } = wording;
        let part = Part { range: 0..text.value.len(), what: What::Words, span: text.span, escapes: &[] };
        Block {
            of: Some((&of.0, &of.1)),
            text: text.value.clone(),
            parts: vec![part],
            ..Block::new(Role::Data(*role), language, text.span)
        }
    })
}

/// Makes blocks of prose.
struct Reader<'f, 'a> {
    language: Language,
    found: &'f mut Vec<Block<'a>>,
}

impl<'a> Reader<'_, 'a> {
    fn prose(&mut self, text: &'a Text, role: Role, finding: Option<usize>) {
        self.items(text, &text.items, role, finding);
    }

    fn items(&mut self, text: &'a Text, items: &'a [Item], role: Role, finding: Option<usize>) {
        let mut builder =
            Builder { text, role, now: role, finding, open: None, in_code: false, foreign: None };
        for item in items {
            builder.take(item, self);
        }
        builder.end(self);
    }
}

/// A block that is being read.
struct Builder<'a> {
    text: &'a Text,
    /// What blocks are if nothing else is said.
    role: Role,
    now: Role,
    finding: Option<usize>,
    open: Option<Block<'a>>,
    in_code: bool,
    /// The name of the element around words in a third language.
    foreign: Option<&'a str>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, item: &'a Item, reader: &mut Reader<'_, 'a>) {
        let span = item.span;
        match item.reading() {
            Reading::Words(_) | Reading::Code(_) | Reading::SoftBreak | Reading::HardBreak
                if self.in_code => {}
            Reading::Words(words) if self.foreign.is_some() => {
                self.push(OBJECT_TEXT, Part::plain(What::Foreign(words), span), reader);
            }
            Reading::Tag(tag) => self.tag(tag),
            Reading::Words(words) => {
                let escapes = &self.text.escapes;
                let from = escapes.partition_point(|e| e.span.start < span.start);
                let to = escapes.partition_point(|e| e.span.end <= span.end);
                let escapes = &escapes[from..to.max(from)];
                self.push(words, Part { range: 0..0, what: What::Words, span, escapes }, reader);
            }
            Reading::Code(code) => self.push(OBJECT_TEXT, Part::plain(What::Code(code), span), reader),
            Reading::Value(index) => {
                let value = &self.text.placeables[index];
                self.push(OBJECT_TEXT, Part::plain(What::Value(value), span), reader);
            }
            Reading::SoftBreak => self.push(" ", Part::plain(What::Break, span), reader),
            Reading::HardBreak => self.push("\n", Part::plain(What::Break, span), reader),
            Reading::Begin(kind) => {
                self.end(reader);
                self.in_code = kind == Kind::Code;
                self.now = match kind {
                    Kind::Heading => Role::Heading,
                    Kind::Cell => Role::Cell,
                    Kind::Code | Kind::Other => self.role,
                };
            }
            Reading::End => {
                self.end(reader);
                self.in_code = false;
                self.now = self.role;
            }
            Reading::Link(destination) => self.link(Link { destination, span, is_image: false }, reader),
            Reading::Image(destination) => {
                self.link(Link { destination, span, is_image: true }, reader);
            }
            Reading::LinkEnd | Reading::ImageEnd | Reading::Other => {}
        }
    }

    /// Notes where words in a third language begin and end.
    fn tag(&mut self, tag: &'a str) {
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        let name = |tag: &'a str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if let Some(closed) = inside.strip_prefix('/') {
            self.foreign = self.foreign.filter(|open| *open != name(closed));
        } else if self.foreign.is_none() && is_third(inside) {
            self.foreign = Some(name(inside));
        }
    }

    fn block(&mut self, span: Span, reader: &Reader<'_, 'a>) -> &mut Block<'a> {
        let (role, finding) = (self.now, self.finding);
        self.open.get_or_insert_with(|| Block {
            finding,
            text: String::with_capacity(ABOUT_BYTES),
            parts: Vec::with_capacity(ABOUT_PARTS),
            ..Block::new(role, reader.language, span)
        })
    }

    /// Adds words with what is known of them; their range is found here.
    fn push(&mut self, words: &str, mut part: Part<'a>, reader: &Reader<'_, 'a>) {
        let block = self.block(part.span, reader);
        let start = block.text.len();
        block.text.push_str(words);
        block.span = block.span.with(part.span);
        part.range = start..block.text.len();
        block.parts.push(part);
    }

    fn link(&mut self, link: Link<'a>, reader: &Reader<'_, 'a>) {
        let block = self.block(link.span, reader);
        block.span = block.span.with(link.span);
        block.links.push(link);
    }

    fn end(&mut self, reader: &mut Reader<'_, 'a>) {
        reader.found.extend(self.open.take());
        self.foreign = None;
    }
}

/// Whether a tag of HTML says that its words are in a language that no edition is in, or are to stay as they are.
fn is_third(tag: &str) -> bool {
    let attributes = tag.split_ascii_whitespace().skip(1).filter_map(|attribute| attribute.split_once('='));
    attributes.map(|(name, value)| (name, value.trim_matches(['"', '\'', '/']))).any(|(name, value)| {
        match name {
            "translate" => value == "no",
            "lang" => {
                let subtag = value.split('-').next().unwrap_or_default();
                Language::BOTH.iter().all(|language| language.tag() != subtag)
            }
            _ => false,
        }
    })
}

const OBJECT_TEXT: &str = "\u{FFFC}";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup;
    use crate::model::{Expression, PlaceableKind};
    use crate::source::Sources;

    /// Each block: its role and text, and where each part of it that is asked for is written.
    fn read(text: &str, asked: &[&str]) -> (Vec<(Role, String)>, Vec<String>) {
        let mut sources = Sources::default();
        let span = sources.add("a.md", text);
        let markup = markup::parse(text, span, &mut Diagnostics::default());
        let placeables = markup.placeables.iter().map(|raw| Placeable {
            kind: PlaceableKind::Expression(Expression::default().into()),
            span: raw.span,
        });
        let prose = Text { items: markup.items, placeables: placeables.collect(), escapes: markup.escapes };
        let mut blocks = Vec::new();
        Reader { language: Language::En, found: &mut blocks }.prose(&prose, Role::Paragraph, None);
        let places = asked.iter().flat_map(|asked| {
            let sources = &sources;
            blocks.iter().flat_map(move |block: &Block<'_>| {
                let found = block.text().match_indices(asked);
                found.map(move |(at, _)| sources.text(block.at(at..at + asked.len())).to_owned())
            })
        });
        let places = places.collect();
        (blocks.iter().map(|block| (block.role, block.text().to_owned())).collect(), places)
    }

    #[test]
    fn blocks_are_words_without_markup() {
        let (blocks, _) =
            read("# A *b* {#c}\n\n- x `y` { $z }\n  w\n\n```\ncode\n```\n\n| d |\n|---|\n| e |\n", &[]);
        let expected = [
            (Role::Heading, "A b"),
            (Role::Paragraph, "x \u{FFFC} \u{FFFC} w"),
            (Role::Cell, "d"),
            (Role::Cell, "e"),
        ];
        assert_eq!(blocks, expected.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn every_character_knows_its_place() {
        let text = "ا *ب*\n\\{ a &amp; b &#x41;c { $x } `d` \\*e";
        let (_, places) =
            read(text, &["ب", "{", "a", "& b", "&", "Ac", "\u{FFFC}", "e", "*e", " \u{FFFC} \u{FFFC}"]);
        assert_eq!(
            places,
            ["ب", "{", "a", "&amp; b", "&amp;", "&#x41;c", "{ $x }", "`d`", "e", "*e", " { $x } `d`"]
        );
    }

    #[test]
    fn words_in_a_third_language_are_nobodys() {
        let (blocks, _) = read("a <span lang=\"fa\">b *c*</span> d <i lang=ar>e</i> <b>f</b>\n\ng", &[]);
        let texts: Vec<&str> = blocks.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["a \u{FFFC}\u{FFFC} d e f", "g"]);
    }

    #[test]
    fn what_is_written_otherwise_cannot_be_replaced() {
        let text = "a &amp;  b";
        let mut sources = Sources::default();
        let span = sources.add("a.md", text);
        let markup = markup::parse(text, span, &mut Diagnostics::default());
        let prose = Text { items: markup.items, placeables: Vec::new(), escapes: markup.escapes };
        let mut blocks = Vec::new();
        Reader { language: Language::En, found: &mut blocks }.prose(&prose, Role::Paragraph, None);
        let block = &blocks[0];
        assert_eq!(block.text(), "a &  b");
        assert!(block.is_exact(3..5) && !block.is_exact(2..4));
    }
}
