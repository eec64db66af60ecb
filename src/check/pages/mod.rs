//! The pages that a project's own templates make, tried with made-up reports, and its style sheets.
//!
//! The built-in templates pass these rules by a test; only what a project writes itself is looked at in its runs.

pub mod alternates;
pub mod language;
pub mod letterforms;
pub mod physical_side;
mod sheet;
pub mod structure;

use super::elements::{self, Elements};
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
pub use sheet::Sheet;

/// A page that a template makes of a made-up report.
#[derive(Debug)]
pub struct TriedPage<'a> {
    /// The template.
    pub template: &'a str,
    /// The file of the project that it comes from.
    pub span: Span,
    elements: Elements,
    /// How many bytes stand before the declaration of its encoding.
    encoding: Option<usize>,
}

impl<'a> TriedPage<'a> {
    /// A page.
    #[must_use]
    pub fn new(template: &'a str, span: Span, html: &str) -> Self {
        let lower = html.to_ascii_lowercase();
        TriedPage { template, span, elements: elements::read(html), encoding: lower.find("charset=") }
    }

    /// A problem of the page.
    fn problem(&self, rule: &Rule, message: &str, hint: &str) -> Diagnostic {
        let message = format!("the page of `{}` {message}", self.template);
        rule.at(self.span.slice(0..0), message).hint(hint)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::rule::{Finds, Look};
    use super::{Sheet, TriedPage};
    use crate::check::{RULES, Rule};
    use crate::diagnostic::Severity;
    use crate::render::{TemplateFile, Templates};
    use crate::source::{Sources, Span};

    fn span(text: &str) -> Span {
        Sources::default().add("templates/html/x.html", text)
    }

    /// What a rule says of a page.
    pub fn of_page(rule: &Rule, html: &str) -> Vec<String> {
        of_template(rule, "html/report.html", html)
    }

    fn of_template(rule: &Rule, template: &str, html: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Look::Page(look) = rule.look {
            let page = TriedPage::new(template, span(html), html);
            look(&page, &mut Finds::new(Severity::Error, &mut found));
        }
        found.into_iter().map(|found| found.message).collect()
    }

    /// What a rule finds in a style sheet.
    pub fn of_sheet(rule: &Rule, css: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let span = sources.add("templates/html/theme.css", css);
        let mut found = Vec::new();
        if let Look::Sheet(look) = rule.look {
            look(&Sheet::new(css, span), &mut Finds::new(Severity::Error, &mut found));
        }
        found.into_iter().map(|found| sources.text(found.span).to_owned()).collect()
    }

    #[test]
    fn the_built_in_templates_and_sheets_pass() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
        let (loaded, _) = crate::load::Project::open(folder.path()).expect("a project").shared();
        let files: Vec<TemplateFile> = loaded
            .templates
            .into_iter()
            .map(|file| TemplateFile {
                name: file.path,
                text: Arc::clone(&file.file.text),
                span: file.file.span,
                is_built_in: true,
            })
            .collect();
        let templates = Templates::new(&files).expect("templates");
        let pages = templates.rehearsed();
        assert!(pages.len() > 10, "{}", pages.len());
        for (template, _, html) in pages {
            for rule in RULES {
                let told = of_template(rule, template, &html);
                assert!(told.is_empty(), "{template}: {told:?}");
            }
        }
        let is_sheet = |name: &str| std::path::Path::new(name).extension().is_some_and(|end| end == "css");
        for file in files.iter().filter(|file| file.name.starts_with("html/") && is_sheet(&file.name)) {
            for rule in RULES {
                let told = of_sheet(rule, &file.text);
                assert!(told.is_empty(), "{}: {}: {told:?}", file.name, rule.id());
            }
        }
    }
}
