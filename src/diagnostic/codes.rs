//! The mistakes that are no rules: what each code means, for `bayan explain`.
//!
//! A mistake has no level and cannot be muted: nothing right can be made of an input that has one.

/// A mistake: its code, and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Its stable name.
    pub id: &'static str,
    /// What is wrong, and what to do.
    pub means: &'static str,
}

/// The mistake of a name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.id == id)
}

const fn code(id: &'static str, means: &'static str) -> Code {
    Code { id, means }
}

/// All of them, in the order of the alphabet.
pub const CODES: &[Code] = &[
    code(
        "ambiguous-figure",
        "Several reports of an issue have a figure or quote of this id: write `$report--figure`.",
    ),
    code(
        "bad-address",
        "A mail address or the id of a list is not one, or holds what a header would read as more.",
    ),
    code("bad-currency", "A currency is a code of ISO 4217: `USD`, `CNY`."),
    code("bad-date", "A date is written as `2024-06-15`, and must be a day that there is."),
    code(
        "bad-figure",
        "A figure is not in the short notation: `~50bn CNY`, `+123%`, `2000 chips`. See docs/figures.md.",
    ),
    code("bad-id", "An id is made of small Latin letters, digits and hyphens, and begins with a letter."),
    code("bad-json", "The file is not valid JSON."),
    code(
        "bad-message",
        "A Fluent message cannot be read, or cannot be put into words with what it is given.",
    ),
    code("bad-placeable", "What stands between the braces is not a Fluent expression."),
    code("bad-rate", "A reference rate is `one = \"USD\"`, `is = \"7.2 CNY\"`, with its period and source."),
    code(
        "bad-relation",
        "A relation has one of three forms: a change, a product, or a sum. See docs/check.md.",
    ),
    code("bad-template", "A template cannot be read, or fails on what it is given."),
    code("bad-toml", "The file is not valid TOML."),
    code("bad-url", "A web address begins with `https://` or `http://` and has no spaces."),
    code("bad-yaml", "The file is not valid YAML, or uses what data needs not: anchors without end, tags."),
    code("bare-selector", "A selector looks at a bare number; Arabic plurals need `PLURAL($number)`."),
    code(
        "bidi-control",
        "An invisible character changes the order of the text around it (CVE-2021-42574), or an isolate is not closed in its block. Delete it: bayan isolates by itself.",
    ),
    code("chart-figure", "A chart or table shows a figure in a way that the figure does not have."),
    code("chart-label", "An item of a chart needs a label that tells it from the others."),
    code("chart-mismatch", "The figures of one chart are not of one kind, unit or currency."),
    code("chart-shape", "A chart or table lacks items, or its rows and columns do not fit."),
    code(
        "cyclic-message",
        "A message contains itself, through itself or through others. Write the words out in one of them.",
    ),
    code(
        "damaged-share",
        "Files of a share are not as `bayan build --shard` left them, or did not come along: its hidden folder `.bayan` belongs to it. Carry it again, or make it again.",
    ),
    code(
        "dropped-html",
        "HTML in prose holds what no page gets: a script, a frame, a form, a style of its own.",
    ),
    code("duplicate-edition", "An edition is named twice."),
    code("duplicate-footnote", "A footnote is written twice."),
    code(
        "duplicate-id",
        "Two things that are placed in the same way have one id, or an id stands in a list twice.",
    ),
    code("duplicate-key", "A key stands twice in one table."),
    code("duplicate-message", "A message is defined twice in one file."),
    code("duplicate-section", "A finding has two sections in one language."),
    code(
        "empty-issue",
        "No report fits what an issue asks for. Withdrawn and embargoed reports are chosen by their ids only.",
    ),
    code("empty-subject", "A letter has no subject."),
    code("function-in-message", "A function that only prose can use stands in a message."),
    code("incomplete-finding", "A finding lacks what the sentence of its kind needs."),
    code("invalid-utf8", "A file is not text in UTF-8."),
    code("io", "A file cannot be read or written."),
    code("letter-image", "An image in a letter has no `alt`, `width` or `height`."),
    code("letter-markup", "The introduction of an issue holds what mail clients do not all show."),
    code("letter-size", "The HTML of a letter is longer than Gmail shows: 102,000 bytes."),
    code("merge-tag", "A text holds what the mail service would replace by something else."),
    code(
        "misnamed-prose",
        "A file is meant to be the prose of a language, and is not called `ar.md` or `en.md`.",
    ),
    code("misplaced-placeable", "A value stands where none can be put."),
    code("missing-base-url", "A newsletter links to pages, and `bayan.toml` has no `base-url`."),
    code("missing-edition", "The publication has no edition in one of its two languages."),
    code("missing-key", "A table lacks a key that it needs."),
    code(
        "missing-postal-address",
        "`[newsletter]` does not say where its sender is, which the law of many countries wants.",
    ),
    code("missing-sender", "A newsletter has no address that it comes from."),
    code(
        "missing-share",
        "`bayan merge` was not given all shares of the publication. Make the one that is missing, and name its folder.",
    ),
    code("missing-title", "A report has no title."),
    code("missing-translation", "A text is there in one language only."),
    code("missing-unsubscribe", "A newsletter has no way out of its list, or a letter does not link to it."),
    code(
        "mixed-shares",
        "The folders that `bayan merge` was given are shares of different divisions, or two of them are the same share with different content.",
    ),
    code(
        "no-content",
        "The project has no folder `content`, in which each report has a folder of its own. One without reports is empty.",
    ),
    code(
        "no-issue-file",
        "A folder in `content/newsletters/` has no `issue.toml`, `issue.yaml` or `issue.json`.",
    ),
    code("no-project", "The folder has no `bayan.toml`, so it is no project."),
    code(
        "no-report-file",
        "A folder in `content/` has no `report.toml`, `report.yaml` or `report.json`; or they lie in a folder in it.",
    ),
    code("placeable-in-html", "A value stands inside an HTML tag or comment."),
    code("placeable-in-url", "A value stands in the address of a link or image."),
    code("private-use-character", "A character has no meaning that others know."),
    code("relative-link", "A link leads nowhere from a mail, which stands nowhere: write the whole address."),
    code(
        "reserved-id",
        "An id begins like the anchors that bayan makes itself, or is a name of its own addresses or of a device of Windows.",
    ),
    code(
        "stale-share",
        "A share was made from other files than the project has, by another bayan, or for other editions, formats or rules. Make it again, with the options of `bayan merge`.",
    ),
    code("too-deep", "A folder lies too deep in others; a link may lead back to a folder above it."),
    code("too-many-key-figures", "More figures are shown at a glance than can be seen at one."),
    code("too-many-placeables", "There are more values in a text than can be kept apart."),
    code("two-glossary-files", "There is more than one glossary file; keep one."),
    code("two-issue-files", "An issue has more than one issue file; keep one."),
    code("two-report-files", "A report has more than one report file; keep one."),
    code("two-values", "Something is given in two ways at once; keep one."),
    code("unclosed-front-matter", "The front matter does not end with a line `---`."),
    code("unclosed-placeable", "A brace that opens a value never closes."),
    code("unknown-entity", "An id names no entity of the report or the glossary."),
    code("unknown-figure", "An id names no figure of the report."),
    code("unknown-finding", "An id names no finding of the report."),
    code("unknown-footnote", "A footnote is referred to and not written."),
    code("unknown-function", "There is no such function."),
    code("unknown-id", "An id names nothing that can be placed."),
    code("unknown-key", "A table has a key that nobody reads."),
    code("unknown-kind", "A kind or a unit has no message that names it."),
    code(
        "unknown-language",
        "A folder in `locales/` is that of neither Arabic nor English: `locales/ar`, `locales/en`.",
    ),
    code("unknown-locale", "A tag is not that of a language or locale that bayan knows."),
    code("unknown-message", "A message or an attribute is referred to and not defined."),
    code("unknown-option", "A function or an edition has no such option."),
    code("unknown-quote", "An id names no quote of the report."),
    code("unknown-report", "An id names no report of the publication."),
    code("unknown-source", "An id names no source of the report or the glossary."),
    code("unknown-tag", "An id names no tag of the glossary."),
    code("unknown-term", "A term is referred to and not defined."),
    code("unknown-variable", "A message uses a variable that it is not given."),
    code("unknown-word", "A value is not among those that its key takes."),
    code(
        "unsafe-link",
        "A link leads elsewhere than to a web address, a mail address or a place in the publication.",
    ),
    code("unused-footnote", "A footnote is written and never referred to."),
    code("unused-template", "A template of the project takes the place of none, and none includes it."),
    code(
        "usage",
        "The program was not asked as it can be: a report or an edition that there is not, for example.",
    ),
    code("wrong-arguments", "A function is given too few or too many arguments, or the wrong ones."),
    code("wrong-type", "A value is not of the type that its key takes."),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::CODES;

    fn collect(folder: &Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, texts);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("codes.rs") {
                let text = std::fs::read_to_string(&path).expect("text");
                texts.push(text.split("#[cfg(test)]").next().unwrap_or_default().to_owned());
            }
        }
    }

    #[test]
    fn every_mistake_is_here_and_none_else() {
        let mut texts = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
        let mut told = BTreeSet::new();
        for text in &texts {
            for call in ["Diagnostic::error(", "Diagnostic::warning(", ".at(", "complain("] {
                for (at, _) in text.match_indices(call) {
                    let first = text[at + call.len()..].trim_start().strip_prefix('"');
                    let id = first.and_then(|rest| rest.split('"').next());
                    told.extend(id.filter(|id| id.contains('-') && !id.contains(' ')));
                }
            }
        }
        let known: BTreeSet<&str> = CODES.iter().map(|code| code.id).collect();
        told.retain(|id| crate::rules().all(|page| page.id != *id));
        assert!(CODES.is_sorted_by_key(|code| code.id));
        assert_eq!(told.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "not explained");
        let unheard =
            known.difference(&told).filter(|id| !texts.iter().any(|t| t.contains(&format!("\"{id}\""))));
        assert_eq!(unheard.collect::<Vec<_>>(), Vec::<&&str>::new(), "explained and never told");
    }
}
