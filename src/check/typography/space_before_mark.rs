//! `space-before-mark`: a space before a comma or a full stop.

use super::lost_name;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "space-before-mark",
        level: Level::Warning,
        family: Family::Typography,
        what: "A space before a comma, a full stop or another mark of the sentence.",
        why: "The mark belongs to the word before it; with a space it can begin the next line.",
        example: "`الصين ،الهند`",
        instead: "`الصين، الهند`",
        fix: Some("moves the space behind the mark."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() {
        return;
    }
    for (mark_at, mark) in text.char_indices() {
        if !matches!(mark, '،' | '؛' | '؟' | ',' | ';' | ':' | '.' | '!' | '?') {
            continue;
        }
        let Some(space) = before(text, mark_at).filter(|c| matches!(c, ' ' | '\u{A0}')) else { continue };
        let at = mark_at - space.len_utf8();
        if text[..at].trim().is_empty() {
            continue;
        }
        let end = mark_at + mark.len_utf8();
        let next = after(text, end);
        // `.NET`, `.5`, `...`, `:)`, `10 : 30`: there the mark is no mark of the sentence.
        let is_part = match mark {
            '.' | ':' | '!' | '?' | ',' | ';' => {
                next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '»' | '”' | '"' | ')' | '’'))
                    || (mark == ':'
                        && text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                        && text[..at].ends_with(|c: char| c.is_ascii_digit()))
            }
            // «؟؟؟» stands for words that lack.
            '؟' => next == Some('؟'),
            _ => false,
        };
        if is_part {
            continue;
        }
        // Breaks of lines and two spaces are the business of others.
        let start = text[..at].trim_end_matches([' ', '\u{A0}']).len();
        let with =
            if next.is_some_and(char::is_alphanumeric) { format!("{mark} ") } else { mark.to_string() };
        let problem = RULE.at(block.at(start..end), format!("a space stands before `{mark}`"));
        let problem = problem.hint("put the mark right behind the word, and the space behind the mark");
        // Behind "said ," the space shows that a name lacks: without it nobody would know.
        let is_sure = block.is_exact(start..end) && lost_name::gap(block.language, text, mark_at).is_none();
        finds.push(if is_sure { problem.fix(block.at(start..end), with) } else { problem });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn marks_stand_behind_their_words() {
        let case = Case::words(Language::Ar, "الصين ،الهند . ثم { -nvidia } ؛ و«نعم» !");
        assert_eq!(case.found(&RULE), [" ،", " .", " ؛", " !"]);
        assert_eq!(case.fixed(&RULE)[0], "الصين، الهند. ثم { -nvidia }؛ و«نعم»!");
        for good in ["في 10:30", "ثم ...", "منصة .NET", "نسبة .5", "10 : 30", "نص: نص", "بقيمة ؟؟؟"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }

    #[test]
    fn the_trace_of_a_lost_name_stays() {
        let case = Case::words(Language::Ar, "زادت، كما قالت ، ثم هبطت .");
        assert_eq!(case.found(&RULE), [" ،", " ."]);
        assert_eq!(case.fixed(&RULE)[0], "زادت، كما قالت ، ثم هبطت.");
    }
}
