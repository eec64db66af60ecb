//! `future-date`: a typed date after that of the report, in a sentence that does not speak of what is still to come.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::dates;
use crate::check::future_period::is_estimate;
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{self, fold, in_address, word_before};
use crate::check::word_list;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Date, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "future-date",
        level: Level::Error,
        family: Family::Facts,
        what: "A sentence tells of a day after the date of the report as of one that has passed.",
        why: "What has not happened yet cannot be reported as a fact: the year or the month was mistyped, and both editions will say so. \
              Of plans a sentence says that they are plans: `will`, `is due`, `by`, «سـ», «من المقرر», «بحلول».",
        example: "```toml\ndate = 2024-10-02\n```\n\n```markdown\nThe two firms signed on 12 May 2042.\n```",
        instead: "Correct the date; or, if it is still to come, say so: `The two firms will sign on 12 May 2042.`",
        fix: None,
    },
    look: Look::Report(look),
};

/// The words that speak of the future, folded, by their kinds.
struct Words {
    anywhere: Vec<&'static str>,
    before: Vec<&'static str>,
    nouns: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |wanted: &str| {
        let words =
            word_list::lines(include_str!("../words/future.txt")).filter_map(|columns| match *columns {
                [kind, word] if kind == wanted => Some(word),
                _ => None,
            });
        words.collect()
    };
    Words { anywhere: of("word"), before: of("before"), nouns: of("noun") }
});

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let estimates = |block: &&Block<'_>| {
        block.finding.and_then(|index| report.findings.get(index)).is_some_and(is_estimate)
    };
    for block in Language::BOTH.into_iter().flat_map(|language| blocks.get(language)) {
        // What stands alone has no verb that would say when.
        if block.role.is_short() || block.role.is_verbatim() || !block.has_digit() {
            continue;
        }
        for range in late(block, report.date) {
            if speaks_of_future(block.text(), &range) || estimates(&block) {
                continue;
            }
            let day = &block.text()[range.clone()];
            let message = format!("`{day}` is after the report’s date, {}", report.date);
            let hint = "correct it; if it is still to come, say so: `will`, `is due`, «من المقرر»";
            finds.push(RULE.at(block.at(range), message).hint(hint));
        }
    }
}

/// The full dates in a block that are after a day, however they are read.
fn late(block: &Block<'_>, day: Date) -> impl Iterator<Item = Range<usize>> {
    let named = block.dates().iter().filter(move |typed| typed.date().is_some_and(|date| date > day));
    let slashed = block.chars().has('/').then(|| dates::slashed(block.text()));
    let slashed = slashed.into_iter().flatten().filter(move |slashed| {
        let mut dates = slashed.dates.iter().flatten().peekable();
        dates.peek().is_some() && dates.all(|date| *date > day)
    });
    let all = named.map(|typed| typed.range.clone()).chain(slashed.map(|slashed| slashed.range));
    all.filter(|range| !in_address(block.text(), range.start))
}

/// Whether the sentence around a date says that something is still to come.
fn speaks_of_future(text: &str, date: &Range<usize>) -> bool {
    let sentence = sentence(text, date);
    let fits = |list: &[&str], word: &str| {
        list.iter().any(|known| match known.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == *known,
        })
    };
    let has = |list: &[&str], word: &str| tokens::readings(word).any(|(_, rest)| fits(list, rest));
    let before = word_before(text, date.start).map(|word| fold(word.text));
    if before.is_some_and(|before| has(&WORDS.before, &before)) {
        return true;
    }
    // "May" is a month here.
    let around = [&text[sentence.start..date.start], &text[date.end..sentence.end]];
    let words: Vec<String> = around.into_iter().flat_map(tokens::words).map(|word| fold(word.text)).collect();
    let says = |word: &String| {
        let verb = word.trim_start_matches(['و', 'ف']);
        let is_verb = verb.starts_with("سي") || verb.starts_with("ست") || verb.starts_with("سن");
        has(&WORDS.anywhere, word) || is_verb && verb.chars().nth(3).is_some() && !fits(&WORDS.nouns, verb)
    };
    words.iter().any(says)
        || words.windows(2).any(|pair| is_aim(&pair[0], &pair[1]))
        || words.windows(3).any(|three| three[1] == "to" && is_infinitive(&three[0], &three[2]))
}

/// «أن» or «قد» with a verb of the present behind it: «على أن يُفتتح», «قد يُفتتح»; "won’t".
fn is_aim(first: &str, second: &str) -> bool {
    match first {
        "ان" | "وان" | "بان" | "لان" => second.starts_with(['ي', 'ت']),
        "قد" | "وقد" => second.starts_with('ي'),
        first => (first, second) == ("won", "t"),
    }
}

/// "agreed to deliver", and not "according to analysts", "sold to the firm".
fn is_infinitive(before: &str, after: &str) -> bool {
    const NO_VERBS: [&str; 14] = [
        "the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those", "some",
        "all",
    ];
    before != "according" && !NO_VERBS.contains(&after)
}

/// The sentence around a place. The point of `U.S.` ends none.
fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let ends = |at: usize, mark: char| {
        let word = text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
        text[at + mark.len_utf8()..].starts_with(char::is_whitespace)
            && !(mark == '.' && (1..3).contains(&word))
    };
    let marks = |c: char| matches!(c, '.' | '!' | '?' | '؟');
    let before = text[..place.start]
        .rmatch_indices(marks)
        .find(|(at, mark)| mark.chars().next().is_some_and(|mark| ends(*at, mark)));
    let after = text[place.end..]
        .match_indices(marks)
        .find(|(at, mark)| mark.chars().next().is_some_and(|mark| ends(place.end + at, mark)));
    before.map_or(0, |(at, mark)| at + mark.len())..after.map_or(text.len(), |(at, _)| place.end + at)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    fn found(language: Language, words: &str) -> Vec<String> {
        Case::words(language, words).found(&RULE)
    }

    #[test]
    fn nothing_happened_after_the_report() {
        for (words, day) in [
            ("They signed on 12 May 2042. It will open on 1 March 2027.", "12 May 2042"),
            ("They signed on May 12, 2042, by post.", "May 12, 2042"),
            ("They signed on 2042-05-12.", "2042-05-12"),
            ("The plant won a project and was opened on 12 May 2042.", "12 May 2042"),
            ("According to the paper they sold it to the firm on 3 October 2024.", "3 October 2024"),
            ("According to analysts they sold it on 3 October 2024.", "3 October 2024"),
            ("They signed on 31/12/2042.", "31/12/2042"),
            ("The U.S. signed it on 3 October 2024.", "3 October 2024"),
        ] {
            assert_eq!(found(Language::En, words), [day], "{words}");
        }
        for (words, day) in [
            ("وقّعت الشركتان بعد سنوات في 12 مايو 2042.", "12 مايو 2042"),
            ("وقّعت الشركتان في ١٢ مايو ٢٠٤٢، وهي السياسة نفسها", "١٢ مايو ٢٠٤٢"),
            ("وقّعت الشركتان في ٣١/١٢/٢٠٤٢", "٣١/١٢/٢٠٤٢"),
            ("وقد وقّعت الشركتان، لا سيما من أجل السيارات، في 12 مايو 2042", "12 مايو 2042"),
            ("وقّعت الشركتان. وجرى ذلك في 12 مايو 2042. وسيُفتتح المصنع.", "12 مايو 2042"),
        ] {
            assert_eq!(found(Language::Ar, words), [day], "{words}");
        }
    }

    #[test]
    fn plans_are_about_the_future() {
        for words in [
            "From 1 March 2027 the plant will make chips.",
            "It is due on 1 March 2027.",
            "They agreed to deliver by 1 March 2027.",
            "They agreed to close the plant on 31 December 2026.",
            "A contract for delivery on 1 March 2027 was signed.",
            "They have chosen a day for the opening: it is set for 1 March 2027.",
            "The U.S. plans it for 1 March 2027.",
            "It won’t open on 1 March 2027.",
            "The rule takes effect on 1 January 2025.",
            "Until 31 December 2026 it was free.",
            "They signed on 2 October 2024, on 1 May 2024 and on 12/05/2024.",
            "## Opening on 1 March 2027",
            "https://example.org/31/12/2042",
        ] {
            assert!(found(Language::En, words).is_empty(), "{words}");
        }
        for words in [
            "سيُفتتح المصنع في 1 مارس 2027.",
            "سوف يُفتتح في 1 مارس 2027",
            "قد يُفتتح في 1 مارس 2027",
            "اتفقوا على أن يُفتتح في 1 مارس 2027",
            "من المقرر افتتاحه في 1 مارس 2027.",
            "اتفقوا على التسليم بحلول ١ مارس ٢٠٢٧.",
            "يسري القرار اعتبارًا من 1 يناير 2025.",
            "يُتوقع افتتاحه في 1 مارس 2027.",
            "كان ساريًا حتى 31 ديسمبر 2026",
            "وقّعت الشركتان في 12 مايو 2024.",
        ] {
            assert!(found(Language::Ar, words).is_empty(), "{words}");
        }
    }

    #[test]
    fn estimates_are_about_the_future() {
        let data = |certainty: &str| {
            Case::data(&format!(
                "[findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"النهاية في 1 مارس 2027\", en = \"the end is 1 March 2027\" }}\n\
                 attribution = {{ source = \"ft\", certainty = \"{certainty}\" }}\n"
            ))
        };
        assert_eq!(data("reported").found(&RULE).len(), 2);
        assert!(data("estimated").found(&RULE).is_empty());
    }
}
