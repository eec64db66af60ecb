//! What is needed to make pages: editions with their words, templates, formats.

use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{Digest, Entries};
use super::kept::Kept;
use super::keys::{self, Keys};
use super::looked::Looked;
use super::why;
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::failure::Failure;
use crate::localize::{self, Context, EditionWords, Line, Resource};
use crate::model::{Bilingual, Date, Edition, Language, Sender};
use crate::outcome::{Misuse, Why};
use crate::publish::{Ledger, Note, Stage};
use crate::render::{Means, Plan, Sheet, Shelved, Site, Templates, Unmade};
use crate::request::{Format, Request};
use crate::resolve;
use crate::trace;

/// What is needed to make pages.
pub(super) struct Press {
    pub editions: Vec<(Edition, Context)>,
    pub templates: Templates,
    pub site: Site,
    pub formats: Vec<Format>,
    /// Who sends newsletters.
    pub sender: Sender,
}

impl Press {
    pub fn new(
        configuration: resolve::Configuration,
        templates: Templates,
        glossary: &crate::model::Glossary,
        resources: &Bilingual<Vec<Resource>>,
    ) -> Result<Self, Failure> {
        let resolve::Configuration {
            publication,
            formats,
            visibility,
            sender,
            levels: _,
            rates: _,
            currency: _,
        } = configuration;
        let mut editions = Vec::with_capacity(publication.editions.len());
        for edition in &publication.editions {
            let messages = resources.get(edition.language);
            let context = Context::new(edition, &publication, glossary, messages)
                .map_err(|error| Failure::new("word", &edition.locale, io::Error::other(error)))?;
            editions.push((edition.clone(), context));
        }
        let words: Vec<Arc<EditionWords>> =
            editions.iter().map(|(_, context)| Arc::clone(&context.words)).collect();
        let base_url = Some(publication.base_url).filter(|url| !url.is_empty());
        let site = Site {
            base_url,
            editions: words,
            drafts: formats.contains(&Format::Markdown),
            data: formats.contains(&Format::Data),
            theme: templates.has_theme(),
            visibility,
        };
        Ok(Press { editions, templates, site, formats, sender })
    }

    /// The locales of all editions.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.editions.iter().map(|(edition, _)| edition.locale.as_str())
    }

    /// Whether an edition is the first of its language: the one that faces the first of the other.
    pub fn is_first(&self, index: usize, language: Language) -> bool {
        self.editions.iter().position(|(edition, _)| edition.language == language) == Some(index)
    }

    /// Which editions a request asks for.
    pub fn choose(&self, request: &Request) -> Result<Vec<usize>, Misuse> {
        let locales: Vec<&str> = self.editions.iter().map(|(edition, _)| edition.locale.as_str()).collect();
        let unknown = request.editions.iter().map(String::as_str).filter(|asked| !locales.contains(asked));
        let unknown: Vec<&str> = unknown.collect();
        if !unknown.is_empty() {
            let hint = suggest::hint_of_all(&unknown, locales.iter().copied()).unwrap_or_default();
            let message = format!("the publication has no {}", suggest::all_of("edition", &unknown));
            return Err(Misuse { message, hint });
        }
        let asked = |index: &usize| {
            request.editions.is_empty() || request.editions.iter().any(|l| l == locales[*index])
        };
        Ok((0..locales.len()).filter(asked).collect())
    }

    /// The formats that a request asks for.
    pub fn formats(&self, request: &Request) -> Vec<Format> {
        if request.formats.is_empty() { self.formats.clone() } else { request.formats.clone() }
    }

    /// Stages the assets that all pages share.
    pub fn assets(&self, stage: &Stage, keys: &Keys) -> Result<(), Failure> {
        keys.stage(stage, "assets", self.templates.assets().to_vec())
    }

    /// Stages what reports share: the assets, and all that stands around the reports: front pages, the choice of a language,
    /// indexes, search, feeds, sitemap.
    pub fn around(&self, chosen: &[usize], kept: &Kept<'_>, ways: Ways<'_>) -> Around {
        let stage = ways.looked.stage;
        let mut around = Around::default();
        around.failures.extend(self.assets(stage, ways.keys).err());
        let spans: Vec<_> = chosen.iter().map(|&index| self.span(index)).collect();
        let shelved: Vec<Shelved<'_>> = chosen
            .iter()
            .zip(&spans)
            .map(|(&index, span)| Shelved {
                words: &self.site.editions[index],
                directory: &self.editions[index].1.directory,
                span,
            })
            .collect();
        let plan = Plan::new(&self.site, &shelved, &kept.cards);
        let means = Means { templates: &self.templates, records: kept };
        let done: Vec<Result<Option<Why>, Undone>> = plan
            .sheets()
            .par_iter()
            .map_init(|| stage.ledger(), |ledger, sheet| ways.sheet(sheet, means, ledger))
            .collect();
        for done in done {
            match done {
                Ok(why) => around.why.extend(why),
                Err(Undone::World(failure)) => around.failures.push(failure),
                // A template may fail on many pages in the same way.
                Err(Undone::Template(found)) => {
                    let same =
                        |known: &Diagnostic| known.span == found.span && known.message == found.message;
                    if !around.diagnostics.iter().any(same) {
                        around.diagnostics.push(*found);
                    }
                }
            }
        }
        around
    }

    /// How an edition words a stretch of days.
    fn span(&self, edition: usize) -> impl Fn(Date, Date) -> io::Result<Line> + Sync {
        let context = &self.editions[edition].1;
        move |from, to| {
            localize::span(context, from, to).map_err(|error| {
                io::Error::other(format!("the message `{}`: {}", error.message, error.problem))
            })
        }
    }
}

/// What came of what stands around the reports.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The mistakes of templates that fail on it.
    pub diagnostics: Diagnostics,
    /// What the world refused.
    pub failures: Vec<Failure>,
    /// Why pages were made that were published before, or were not; asked for only.
    pub why: Vec<Why>,
}

/// What is needed to know whether a page around the reports has to be made.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    pub looked: &'a Looked<'a>,
    pub keys: &'a Keys,
    pub entries: &'a Entries,
    /// Whether somebody wants to know why a page is made.
    pub explain: bool,
}

impl Ways<'_> {
    /// Stages a page that has to be made, and keeps one that has not.
    fn sheet(
        self,
        sheet: &Sheet<'_>,
        means: Means<'_>,
        ledger: &mut Ledger<'_>,
    ) -> Result<Option<Why>, Undone> {
        let Ways { looked, keys: _, entries, explain } = self;
        let unit = format!("around/{}", sheet.path());
        let key = |digest: &Digest| looked.root.key(digest, &[], [&sheet.key()[..]]);
        let known = looked.of_page(&unit).map_err(Undone::World)?.map(|digest| key(&digest));
        if let Some(known) = &known
            && let Some(files) = ledger.standing(&unit, known).map_err(Undone::World)?
        {
            looked.stage.keep(unit, files);
            return Ok(None);
        }
        let why = explain.then(|| why::of_page(looked, &unit, known.as_ref()));
        let why = why.transpose().map_err(Undone::World)?;
        let (made, trace) = trace::record(|| sheet.make(means));
        let page = made.map_err(|unmade| match unmade {
            Unmade::Template(diagnostic) => Undone::Template(diagnostic),
            Unmade::World(error) => Undone::World(Failure::new("make", sheet.path(), error)),
        })?;
        let digest = entries.digest(&trace);
        let note = Note { card: digest.to_vec(), body: trace.written().into() };
        keys::stage_as(looked.stage, &unit, (key(&digest), note), vec![page]).map_err(Undone::World)?;
        Ok(why)
    }
}

/// Why a page was not staged.
enum Undone {
    Template(Box<Diagnostic>),
    World(Failure),
}
