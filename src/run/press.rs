//! What is needed to make pages: editions with their words, templates, formats.

use std::sync::Arc;

use crate::diagnostic::{self, Diagnostics};
use crate::failure::Failure;
use crate::localize::{Context, EditionWords, ReportSummary, Resource};
use crate::model::{Bilingual, Edition, Language, Sender};
use crate::outcome::Misuse;
use crate::publish::Page;
use crate::render::{self, Site, Templates};
use crate::request::{Format, Request};
use crate::resolve;

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
        let resolve::Configuration { publication, formats, visibility, sender, levels: _, rates: _ } =
            configuration;
        let mut editions = Vec::with_capacity(publication.editions.len());
        for edition in &publication.editions {
            let messages = resources.get(edition.language);
            let context = Context::new(edition, &publication, glossary, messages)
                .map_err(|error| Failure::new("word", &edition.locale, std::io::Error::other(error)))?;
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

    /// Whether an edition is the first of its language: the one that faces the first of the other.
    pub fn is_first(&self, index: usize, language: Language) -> bool {
        self.editions.iter().position(|(edition, _)| edition.language == language) == Some(index)
    }

    /// Which editions a request asks for.
    pub fn choose(&self, request: &Request) -> Result<Vec<usize>, Misuse> {
        let locales: Vec<&str> = self.editions.iter().map(|(edition, _)| edition.locale.as_str()).collect();
        if let Some(unknown) = request.editions.iter().find(|asked| !locales.contains(&asked.as_str())) {
            let hint = diagnostic::suggest::hint(unknown, locales.iter().copied()).unwrap_or_default();
            return Err(Misuse { message: format!("the publication has no edition `{unknown}`"), hint });
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

    /// The pages that reports share: the front page of each edition, the choice of a language, the assets, and
    /// what stands around them: indexes, search, feeds, sitemap.
    ///
    /// # Errors
    /// The mistakes of templates that fail on them.
    pub fn indexes(
        &self,
        chosen: &[usize],
        summaries: &[Vec<ReportSummary>],
    ) -> Result<Vec<Page>, Diagnostics> {
        let mut diagnostics = Diagnostics::default();
        let mut pages = self.templates.assets().to_vec();
        let fronts = chosen.iter().zip(summaries).map(|(&index, summaries)| {
            render::edition_index(&self.templates, &self.site, &self.site.editions[index], summaries)
                .map(Some)
        });
        let shelved: Vec<render::Shelved<'_>> = chosen
            .iter()
            .zip(summaries)
            .map(|(&index, reports)| render::Shelved {
                words: &self.site.editions[index],
                directory: &self.editions[index].1.directory,
                reports,
            })
            .collect();
        match render::around(&self.templates, &self.site, &shelved) {
            Ok(around) => pages.extend(around),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
        for page in fronts.chain([render::language_chooser(&self.templates, &self.site)]) {
            match page {
                Ok(page) => pages.extend(page),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(pages) }
    }
}
