//! The templates: read once, tried once, shared by all threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Template, Tera};

use super::around::{Plan, Shelved};
use super::card::Cards;
use super::sheet::Means;
use super::straight::Straight;
use super::template_bounds;
use super::template_error::{self, Files};
use super::tree::Tree;
use super::{
    address, cite, conditions, facing, feed, filed, html, index, letter, live, lost, markdown, record,
    review, sample, search, sitemap,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::html::write_text;
use crate::publish::Page;
use crate::source::Span;
use crate::trace;

/// A file of the folder `templates`.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// Its path below that folder, `/` separated: `html/report.html`.
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
    /// The place of its whole text.
    pub span: Span,
    /// Whether it comes with the program. Those are known to be sound: they are tried by the tests.
    pub is_built_in: bool,
}

/// The style sheet of a project's own, by its name as a template.
const THEME: &str = "html/theme.css";

/// The endings of templates whose texts are escaped.
const ESCAPED: [&str; 2] = [".html", ".xml"];

/// All templates, known to be sound, and the style sheets that go with them.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// Those that need not be left to Tera.
    straight: BTreeMap<String, Straight>,
    files: Files,
    assets: Vec<Page>,
    letter_assets: Vec<Page>,
    /// What is told of them all the same.
    warnings: Diagnostics,
}

impl Templates {
    /// Reads the templates; if any is the project's own, renders each of them once with made-up data, so that a mistake in one shows
    /// before any report is rendered. The built-in templates are always among `files`; a project's own replace them by name.
    /// Style sheets and scripts (`html/*.css`, `html/*.js`) are published as they are; files of other kinds are not ours to read,
    /// nor are those of previews, which are no pages of the publication.
    ///
    /// # Errors
    /// Every mistake found, as `bad-template` at its place in the template.
    pub fn new(files: &[TemplateFile]) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let assets = files.iter().filter_map(asset).collect();
        let letter_assets = files.iter().filter_map(letter_asset).collect();
        let files: Files = files
            .iter()
            .filter(|file| matches!(extension(&file.name), "html" | "md" | "xml" | "txt"))
            .filter(|file| !file.name.starts_with(live::FOLDER))
            .map(|file| (file.name.clone(), file.clone()))
            .collect::<BTreeMap<_, _>>();
        let endless = template_bounds::check(&files);
        if endless.has_errors() {
            return Err(endless);
        }
        let mut tera = Tera::default();
        // Each by itself, on all processors; what they have to do with each other is looked at when all are there.
        let alone: Vec<&TemplateFile> = files.values().collect();
        let parsed: Result<Vec<Template>, tera::Error> =
            alone.par_iter().map(|file| Template::new(&file.name, None, &file.text)).collect();
        let added = parsed.and_then(|parsed| {
            tera.templates.extend(parsed.into_iter().map(|template| (template.name.clone(), template)));
            tera.add_raw_templates::<[(&str, &str); 0], _, _>([])
        });
        if let (Err(error), Some(any)) = (added, files.values().next()) {
            // Together, they stop at the first mistake; each by itself has its own.
            for file in files.values() {
                if let Err(error) = parse_alone(file) {
                    diagnostics.push(template_error::diagnose(&files, file, &error, &[]));
                }
            }
            if !diagnostics.has_errors() {
                diagnostics.push(template_error::diagnose(&files, any, &error, &[]));
            }
            return Err(diagnostics);
        }
        tera.autoescape_on(ESCAPED.to_vec());
        tera.set_escape_fn(escape);
        tera.register_function("get_env", no_environment);
        let straight = files.keys().filter_map(|name| {
            let escapes = ESCAPED.iter().any(|ending| name.ends_with(ending));
            Some((name.clone(), Straight::new(&tera, name, escapes)?))
        });
        let (straight, warnings) = (straight.collect(), Diagnostics::default());
        let mut templates = Templates { tera, straight, files, assets, letter_assets, warnings };
        if templates.files.values().any(|file| !file.is_built_in) {
            templates.try_all()?;
        }
        Ok(templates)
    }

    /// Renders each template with made-up data; leaves to Tera what it renders otherwise than we do.
    fn try_all(&mut self) -> Result<(), Diagnostics> {
        let Rehearsal { diagnostics, unlike, played, .. } = self.rehearse();
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        self.warnings = template_bounds::unused(&self.files, &played);
        self.straight.retain(|name, _| !unlike.contains(name));
        Ok(())
    }

    /// The HTML pages that templates make of made-up reports: the template of each, its place, and the page.
    #[must_use]
    pub fn rehearsed(&self) -> Vec<(&str, Span, String)> {
        let pages = self.rehearse().pages.into_iter().filter(|(template, _)| template.starts_with("html/"));
        let pages = pages.filter_map(|(template, bytes)| {
            let file = self.files.get(&template)?;
            Some((file.name.as_str(), file.span, String::from_utf8(bytes).ok()?))
        });
        pages.filter(|(_, _, html)| html.contains("<html")).collect()
    }

    /// What is told of the project's own templates, though they are sound; once.
    #[must_use]
    pub fn take_warnings(&mut self) -> Diagnostics {
        std::mem::take(&mut self.warnings)
    }

    /// The style sheets and scripts, as pages.
    #[must_use]
    pub fn assets(&self) -> &[Page] {
        &self.assets
    }

    /// The style sheets of the page of newsletters, as pages.
    #[must_use]
    pub fn letter_assets(&self) -> &[Page] {
        &self.letter_assets
    }

    /// A complaint about a template that is rendered by name and is no mistake of its own syntax.
    pub(super) fn complaint(&self, template: &str, problem: &str) -> Diagnostic {
        let file = self.entry(template);
        Diagnostic::error("bad-template", file.span.slice(0..0), format!("`{template}`: {problem}"))
            .hint("see docs/newsletters.md for what a letter's template holds")
    }

    /// Whether the project has a style sheet of its own.
    #[must_use]
    pub fn has_theme(&self) -> bool {
        trace::looked_up(THEME);
        self.assets.iter().any(|asset| asset.path == address::THEME)
    }

    /// Renders a page.
    pub(super) fn page(
        &self,
        template: &str,
        path: String,
        context: &impl Serialize,
    ) -> Result<Page, Diagnostic> {
        Ok(Page { path, bytes: self.bytes(template, context)? })
    }

    /// Renders the bytes of a page.
    pub(super) fn bytes(&self, template: &str, context: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        self.render(template, context, &[])
    }

    /// Renders a part of a page.
    pub(super) fn fragment(&self, template: &str, context: &impl Serialize) -> Result<String, Diagnostic> {
        let bytes = self.bytes(template, context)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn render(
        &self,
        template: &str,
        context: &impl Serialize,
        known: &[String],
    ) -> Result<Vec<u8>, Diagnostic> {
        trace::looked_up(template);
        if let Some(bytes) = self.render_straight(template, context) {
            return Ok(bytes);
        }
        self.render_by_tera(template, context, known)
    }

    fn render_straight(&self, template: &str, context: &impl Serialize) -> Option<Vec<u8>> {
        let straight = self.straight.get(template)?;
        let mut out = String::with_capacity(32 * 1024);
        straight.render(&Tree::new(context).ok()?, &mut out).ok()?;
        Some(out.into_bytes())
    }

    fn render_by_tera(
        &self,
        template: &str,
        context: &impl Serialize,
        known: &[String],
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut bytes = Vec::new();
        Context::from_serialize(context)
            .and_then(|context| self.tera.render_to(template, &context, &mut bytes))
            .map_err(|error| template_error::diagnose(&self.files, self.entry(template), &error, known))?;
        Ok(bytes)
    }

    /// The file of a template that is rendered by name.
    fn entry(&self, template: &str) -> &TemplateFile {
        // `rehearse` has rendered every such template, so it is there.
        &self.files[template]
    }

    /// Whether a template is left to Tera.
    #[cfg(test)]
    pub(super) fn is_left_to_tera(&self, template: &str) -> bool {
        !self.straight.contains_key(template)
    }

    /// Renders every template that a page is made of: once with all that a report can have, once with the least.
    fn rehearse(&self) -> Rehearsal<'_> {
        let site = sample::site();
        let (full, least) = (sample::full(&site), sample::least(&site));
        let (words, directory) = (&full.edition, sample::directory());
        let mut rehearsal = Rehearsal::new(self);
        rehearsal.play(html::TEMPLATE, html::context(&site, &full, &directory));
        rehearsal.play(html::TEMPLATE, html::context(&site, &least, &directory));
        rehearsal.play(cite::TEMPLATE, cite::context(&site, &full));
        rehearsal.play(cite::TEMPLATE, cite::context(&site, &least));
        rehearsal.play(markdown::TEMPLATE, markdown::context(&full));
        rehearsal.play(markdown::TEMPLATE, markdown::context(&least));
        let (other_full, other_least) =
            (sample::english(&site, sample::full(&site)), sample::english(&site, sample::least(&site)));
        rehearsal.play(facing::TEMPLATE, facing::context(&site, [&full, &other_full]));
        rehearsal.play(facing::TEMPLATE, facing::context(&site, [&least, &other_least]));
        rehearsal.play(facing::TEMPLATE, facing::context(&site, [&full, &other_least]));
        rehearsal.play(index::CHOOSER_TEMPLATE, index::chooser_context(&site));
        let records = sample::records(&site);
        let mut cards = Cards::default();
        for record in &records {
            // What was written a moment ago can be read.
            cards.add(record).unwrap_or_default();
        }
        let span = |_, _| Ok(sample::line("span"));
        let shelved = [Shelved { words, directory: &directory, span: &span }];
        let plan = Plan::new(&site, &shelved, &cards);
        let means = Means { templates: self, records: &records };
        rehearsal.play(index::FRONT_TEMPLATE, index::front_context(&site, words, &[], false));
        let (lists, filed) = filed::samples(&plan);
        for list in &lists {
            rehearsal.play(filed::LIST_TEMPLATE, list);
        }
        if let Ok(shown) = plan.read(means, &plan.listed)
            && let Ok(rows) = shown.rows(0)
        {
            rehearsal.play(index::FRONT_TEMPLATE, index::front_context(&site, words, &rows, true));
            for page in &filed {
                if let Ok(context) = page.context(&rows, &rows) {
                    rehearsal.play(filed::FILED_TEMPLATE, context);
                }
            }
            for (row, record) in rows.iter().zip(shown.records()) {
                let exhibits = record::exhibits(record, 0).unwrap_or_default();
                rehearsal.play(feed::TEMPLATE, feed::context("", words, (row, exhibits)));
            }
        }
        rehearsal.play(search::TEMPLATE, search::context(&site, shelved[0]));
        rehearsal.play(lost::TEMPLATE, lost::context(&site));
        let (map, list) = sitemap::samples(&plan);
        rehearsal.play(sitemap::TEMPLATE, map);
        rehearsal.play(sitemap::LIST_TEMPLATE, &list);
        rehearsal.play(sitemap::ROBOTS_TEMPLATE, &list);
        let (html_letters, text_letters, preview) = letter::samples();
        for context in &html_letters {
            rehearsal.play(letter::HTML_TEMPLATE, context);
        }
        for context in &text_letters {
            rehearsal.play(letter::TEXT_TEMPLATE, context);
        }
        rehearsal.play(letter::INDEX_TEMPLATE, &preview);
        let (reviewed, found) = review::sample();
        let counts = |_| vec!["2 errors".to_owned()];
        rehearsal.play(review::TEMPLATE, review::context(&site, (&reviewed, &found), &counts));
        rehearsal.play(review::TEMPLATE, review::context(&site, (&[], &[]), &counts));
        conditions::check(&self.files, &rehearsal.given, &mut rehearsal.diagnostics);
        rehearsal
    }
}

/// A trial of all templates.
struct Rehearsal<'a> {
    templates: &'a Templates,
    /// The names in all contexts.
    given: Vec<String>,
    /// The templates that Tera renders otherwise than we do.
    unlike: Vec<String>,
    /// The templates that are rendered by name.
    played: BTreeSet<String>,
    /// What came of each template that is rendered by name.
    pages: Vec<(String, Vec<u8>)>,
    diagnostics: Diagnostics,
}

impl<'a> Rehearsal<'a> {
    fn new(templates: &'a Templates) -> Self {
        Rehearsal {
            templates,
            given: Vec::new(),
            unlike: Vec::new(),
            played: BTreeSet::new(),
            pages: Vec::new(),
            diagnostics: Diagnostics::default(),
        }
    }

    fn play(&mut self, template: &str, context: impl Serialize) {
        let given = template_error::names(&context);
        self.played.insert(template.to_owned());
        let files = &self.templates.files;
        let found = if files.contains_key(template) {
            let by_tera = self.templates.render_by_tera(template, &context, &given);
            let straight = self.templates.render_straight(template, &context);
            if straight.is_some_and(|straight| by_tera.as_ref().ok() != Some(&straight)) {
                self.unlike.push(template.to_owned());
            }
            by_tera.map(|bytes| self.pages.push((template.to_owned(), bytes))).err()
        } else {
            files.values().next().map(|any| template_error::missing(any, template))
        };
        self.given.extend(given);
        if let Some(found) = found {
            let same = |known: &Diagnostic| known.span == found.span && known.message == found.message;
            if !self.diagnostics.iter().any(same) {
                self.diagnostics.push(found);
            }
        }
    }
}

/// Parses one template by itself, to find the mistakes of all of them in one run. What it inherits from or takes macros
/// from is looked for later, when all are known.
fn parse_alone(file: &TemplateFile) -> Result<(), tera::Error> {
    match Tera::default().add_raw_template(&file.name, &file.text) {
        Err(error) if template_error::is_syntax(&error) => Err(error),
        _ => Ok(()),
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// A style sheet or a script as a page.
fn asset(file: &TemplateFile) -> Option<Page> {
    let name = file.name.strip_prefix("html/").filter(|name| matches!(extension(name), "css" | "js"))?;
    Some(Page { path: address::asset(name), bytes: file.text.as_bytes().to_vec() })
}

/// A style sheet of the page of newsletters.
fn letter_asset(file: &TemplateFile) -> Option<Page> {
    let name = file.name.strip_prefix("newsletter/").filter(|name| extension(name) == "css")?;
    Some(Page { path: format!("newsletters/{name}"), bytes: file.text.as_bytes().to_vec() })
}

/// Escapes text for element content and quoted attributes. (Tera's own also escapes `/`, which only makes links longer.)
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    write_text(text, &mut out);
    out
}

/// Stands in for Tera's `get_env`: the same input gives the same pages on every machine.
fn no_environment(_: &HashMap<String, tera::Value>) -> tera::Result<tera::Value> {
    Err("a template cannot read the environment".into())
}
