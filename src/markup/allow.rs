//! Comments that mute a rule: `<!-- allow: RULE, REASON -->` before a block. They are not for readers and are taken out.

use pulldown_cmark::{Event as Cmark, Tag, TagEnd};

use super::event::{Event, Item, MarkdownEvent};
use super::parse::is_block_edge;
use crate::source::Span;

/// A comment that mutes a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowComment {
    /// What stands behind `allow:`, trimmed.
    pub text: String,
    /// Where the comment stands.
    pub span: Span,
    /// The block behind it; the comment itself if there is none.
    pub block: Span,
}

/// Takes the comments out of the events.
pub(super) fn take(items: Vec<Item>) -> (Vec<Item>, Vec<AllowComment>) {
    let is_comment = |item: &Item| matches!(&item.event, Event::Markdown(MarkdownEvent(Cmark::Html(html))) if body(html).is_some());
    if !items.iter().any(is_comment) {
        return (items, Vec::new());
    }
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut comments: Vec<AllowComment> = Vec::new();
    let mut waiting = 0;
    for item in items {
        let Event::Markdown(MarkdownEvent(event)) = &item.event else {
            kept.push(item);
            continue;
        };
        if let Cmark::Html(html) = event
            && let Some(text) = body(html)
        {
            comments.push(AllowComment { text: text.to_owned(), span: item.span, block: item.span });
            waiting += 1;
            continue;
        }
        match event {
            Cmark::End(TagEnd::HtmlBlock) if kept.last().is_some_and(begins_html) => {
                // Nothing is left of a block that was only the comment.
                kept.pop();
                continue;
            }
            Cmark::Start(Tag::HtmlBlock) => {}
            event if waiting > 0 && is_block_edge(event) => {
                if matches!(event, Cmark::Start(_) | Cmark::Rule) {
                    let first = comments.len() - waiting;
                    comments[first..].iter_mut().for_each(|comment| comment.block = item.span);
                }
                waiting = 0;
            }
            _ => {}
        }
        kept.push(item);
    }
    (kept, comments)
}

fn begins_html(item: &Item) -> bool {
    matches!(&item.event, Event::Markdown(MarkdownEvent(Cmark::Start(Tag::HtmlBlock))))
}

/// What stands behind `allow:` in a comment.
fn body(html: &str) -> Option<&str> {
    let text = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(text.trim().strip_prefix("allow:")?.trim())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::markup::parse;
    use crate::source::Sources;

    /// The comments with the blocks behind them, and how many events are left.
    fn read(text: &str) -> (Vec<(String, String)>, usize) {
        let mut sources = Sources::default();
        let span = sources.add("en.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let comments =
            markup.allows.iter().map(|c| (c.text.clone(), sources.text(c.block).trim().to_owned()));
        (comments.collect(), markup.items.len())
    }

    #[test]
    fn a_comment_belongs_to_the_block_behind_it() {
        let (comments, left) = read("One\n\n<!-- allow: a-rule, a reason -->\nTwo\nlines\n\nThree\n");
        assert_eq!(comments, [("a-rule, a reason".to_owned(), "Two\nlines".to_owned())]);
        assert_eq!(left, read("One\n\nTwo\nlines\n\nThree\n").1);
        let (comments, _) = read("<!-- allow: a, b -->\n<!-- allow: c, d -->\n\n## Head {#x}\n");
        assert_eq!(comments.iter().map(|(_, block)| block.as_str()).collect::<Vec<_>>(), ["## Head {#x}"; 2]);
    }

    #[test]
    fn other_comments_stay() {
        let (comments, left) = read("<!-- a note -->\n\nOne\n");
        assert_eq!((comments.len(), left), (0, 6));
    }

    #[test]
    fn a_comment_at_the_end_mutes_nothing_but_itself() {
        let (comments, _) = read("One\n\n<!-- allow: a, b -->\n");
        assert_eq!(comments[0].1, "<!-- allow: a, b -->");
        let (comments, _) = read("- One\n\n  <!-- allow: a, b -->\n\nTwo\n");
        assert_eq!(comments[0].1, "<!-- allow: a, b -->");
    }
}
