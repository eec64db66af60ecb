//! For the tests of rules: a report out of a few lines, and what a rule finds in it.

use std::sync::{Arc, OnceLock};

use super::rule::Rule;
use super::{Desk, House, ReportNote};
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::load::{Project, Syntax};
use crate::localize::{Context, Resource};
use crate::model::{Bilingual, Edition, Language, Publication, RuleLevel};
use crate::parse::draft::{GlossaryDraft, ReportDraft};
use crate::parse::messages::{self, MessageFile};
use crate::parse::reader::Read;
use crate::parse::{self, prose, wordings};
use crate::request::Checks;
use crate::resolve::{self, Catalog, Known, ReportInput};
use crate::source::{Sources, Spanned};

/// What every case knows beside its report: built-in words, and a few names.
struct Shared {
    sources: Arc<Sources>,
    catalog: Catalog,
    glossary: Known,
    resources: Bilingual<Vec<String>>,
}

const GLOSSARY: &str = r#"
[tags.ai]
name = { ar = "الذكاء الاصطناعي", en = "Artificial intelligence" }
[sources.ft]
kind = "newspaper"
name = { ar = "فاينانشيال تايمز", en = "Financial Times" }
url = "https://example.org/ft"
date = 2024-09-30
[entities.alibaba]
kind = "company"
name = { ar = "علي بابا", en = "Alibaba" }
latin = "Alibaba"
[entities.nvidia]
kind = "company"
name = { ar = "إنفيديا", en = "Nvidia" }
latin = "Nvidia"
[entities.h100]
kind = "product"
name = { ar = "H100", en = "H100" }
[terms.semiconductors]
name = { ar = "أشباه الموصلات", en = "semiconductors" }
also = { ar = ["رقائق"] }
avoid = { ar = ["أنصاف النواقل"], en = ["semis"] }
[entities.analysts]
kind = "people"
name = { ar = "محللون", en = "analysts" }
"#;

fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
        let (loaded, _) = Project::open(folder.path()).expect("a project").shared();
        let mut sources = loaded.sources;
        let mut diagnostics = Diagnostics::default();
        let mut drafts: Bilingual<Vec<MessageFile>> = Bilingual::default();
        let mut resources: Bilingual<Vec<String>> = Bilingual::default();
        for file in &loaded.locales {
            let draft = messages::parse(&file.file.text, file.file.span, &mut diagnostics);
            drafts.get_mut(file.language).push(draft);
            resources.get_mut(file.language).push(file.file.text.to_string());
        }
        let catalog = Catalog::new(drafts, &mut diagnostics);
        let span = sources.add("content/glossary.toml", GLOSSARY);
        let node = parse::data(Syntax::Toml, GLOSSARY, span, &mut diagnostics);
        let draft = GlossaryDraft::read(&node, &mut diagnostics).expect("a glossary");
        let glossary = resolve::glossary(&draft, &catalog, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{:?}", diagnostics.iter().collect::<Vec<_>>());
        Shared { sources: Arc::new(sources), catalog, glossary, resources }
    })
}

/// A report to try rules on. It is dated 2024-10-02, is called `case`, and has the title "عنوان", "Title".
pub struct Case {
    data: String,
    prose: Option<[String; 2]>,
    config: String,
    levels: Vec<(&'static str, Level)>,
    title: [String; 2],
    lock: crate::model::Lock,
}

impl Case {
    /// A report with these tables (TOML), and no prose.
    pub fn data(data: &str) -> Self {
        Case {
            data: data.into(),
            prose: None,
            config: String::new(),
            levels: Vec::new(),
            title: ["عنوان".into(), "Title".into()],
            lock: crate::model::Lock::default(),
        }
    }

    /// A report with prose only: the words of one language are these, those of the other a dash.
    pub fn words(language: Language, words: &str) -> Self {
        let case = Case::data("");
        match language {
            Language::Ar => case.prose(words, "–"),
            Language::En => case.prose("–", words),
        }
    }

    /// With this prose.
    pub fn prose(mut self, ar: &str, en: &str) -> Self {
        self.prose = Some([ar.into(), en.into()]);
        self
    }

    /// With these tables in `bayan.toml`.
    pub fn config(mut self, config: &str) -> Self {
        self.config = config.into();
        self
    }

    /// With signed translations.
    pub fn lock(mut self, lock: crate::model::Lock) -> Self {
        self.lock = lock;
        self
    }

    /// Lets a test see the report itself.
    pub fn resolved<T>(&self, see: impl FnOnce(&crate::model::Report) -> T) -> T {
        let mut see = Some(see);
        let mut seen = None;
        self.review(Checks::default(), &mut None, &mut |report| {
            seen = see.take().map(|see| see(report));
        });
        seen.expect("a report")
    }

    /// With a rule at another level.
    pub fn level(mut self, rule: &'static Rule, level: Level) -> Self {
        self.levels.push((rule.id(), level));
        self
    }

    /// What a rule finds: the guilty texts, in the order of their places. The report itself must be right.
    pub fn found(&self, rule: &'static Rule) -> Vec<String> {
        self.look(rule).into_iter().map(|(text, _)| text).collect()
    }

    /// What a rule says of each.
    pub fn messages(&self, rule: &'static Rule) -> Vec<String> {
        self.look(rule).into_iter().map(|(_, diagnostic)| diagnostic.message).collect()
    }

    /// What a rule suggests for each.
    pub fn hints(&self, rule: &'static Rule) -> Vec<String> {
        self.look(rule).into_iter().map(|(_, diagnostic)| diagnostic.hint.unwrap_or_default()).collect()
    }

    /// The files after the fixes of a rule: those of its prose, Arabic first.
    pub fn fixed(&self, rule: &'static Rule) -> [String; 2] {
        let mut texts = self.prose.clone().expect("prose");
        let mut edits: Vec<_> =
            self.look(rule).into_iter().flat_map(|(_, diagnostic)| diagnostic.fix).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let (_, _, files) = self.run(rule);
        for edit in edits {
            let index = files.iter().position(|file| *file == edit.span.source).expect("a prose file");
            texts[index].replace_range(edit.span.start as usize..edit.span.end as usize, &edit.with);
        }
        texts
    }

    /// What a rule finds, with the guilty texts.
    pub fn look(&self, rule: &'static Rule) -> Vec<(String, Diagnostic)> {
        let (mut found, sources, _) = self.run(rule);
        found.sort_by_key(|diagnostic| diagnostic.span);
        found.into_iter().map(|d| (sources.text(d.span).to_owned(), d)).collect()
    }

    /// The names of all rules that find something.
    pub fn all(&self) -> Vec<&'static str> {
        let (found, _, _) = self.review(Checks::default(), &mut None, &mut |_| ());
        found.into_iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// What is kept of it.
    pub fn note(&self) -> ReportNote {
        let mut note = None;
        self.review(Checks::default(), &mut note, &mut |_| ());
        note.expect("a report")
    }

    fn run(&self, rule: &'static Rule) -> (Vec<Diagnostic>, Sources, Vec<crate::source::SourceId>) {
        self.review(Checks { only: vec![rule.id().into()], ..Checks::default() }, &mut None, &mut |_| ())
    }

    fn review(
        &self,
        checks: Checks,
        note: &mut Option<ReportNote>,
        see: &mut dyn FnMut(&crate::model::Report),
    ) -> (Vec<Diagnostic>, Sources, Vec<crate::source::SourceId>) {
        let shared = shared();
        let mut sources = Sources::child(Arc::clone(&shared.sources));
        let mut diagnostics = Diagnostics::default();
        let [ar, en] = &self.title;
        let text = format!("date = 2024-10-02\ntitle = {{ ar = '{ar}', en = '{en}' }}\n{}", self.data);
        let span = sources.add("content/case/report.toml", text.as_str());
        let data = parse::data(Syntax::Toml, &text, span, &mut diagnostics);
        let draft = ReportDraft::read(&data, &mut diagnostics).expect("a report");
        let mut files = Vec::new();
        let mut read = |path: &str, text: &str, diagnostics: &mut Diagnostics| {
            let span = sources.add(path, text);
            files.push(span.source);
            prose::parse(text, span, diagnostics)
        };
        let prose = match &self.prose {
            None => Bilingual::default(),
            Some([ar, en]) => Bilingual {
                ar: Some(read("content/case/ar.md", ar, &mut diagnostics)),
                en: Some(read("content/case/en.md", en, &mut diagnostics)),
            },
        };
        let input = ReportInput {
            id: crate::model::Id::new("case").expect("an id"),
            report: draft,
            wordings: wordings::wordings(&data),
            prose,
            messages: Bilingual::default(),
            lock: self.lock.clone(),
        };
        let known = resolve::Shared { catalog: &shared.catalog, glossary: &shared.glossary };
        let report = resolve::report(&input, known, &mut diagnostics);
        let config = format!("[publication]\nname = {{ ar = 'س', en = 's' }}\n{}", self.config);
        let config_span = sources.add("bayan.toml", config.as_str());
        let settings = parse::data(Syntax::Toml, &config, config_span, &mut diagnostics);
        let draft = parse::draft::ConfigDraft::read(&settings, &mut diagnostics).expect("a configuration");
        let configuration = resolve::configuration(&draft, &mut diagnostics);
        let told: Vec<_> =
            diagnostics.iter().map(|d| format!("{}: {}", sources.text(d.span), d.message)).collect();
        assert!(!diagnostics.has_errors(), "the case itself is wrong: {told:#?}");
        let (report, configuration) = (report.expect("a report"), configuration.expect("a configuration"));
        let resolve::Configuration {
            publication,
            mut levels,
            rates,
            currency,
            formats: _,
            visibility: _,
            sender: _,
        } = configuration;
        levels.extend(
            self.levels.iter().map(|(rule, level)| RuleLevel {
                rule: Spanned::new((*rule).to_owned(), span),
                level: *level,
            }),
        );
        let mut diagnostics = Diagnostics::default();
        let house = House { rates, currency, names: shared.glossary.glossary.clone() };
        let mut desk = Desk::new(&levels, house, checks, &mut diagnostics);
        desk.know_reports(["case", "other"].map(|id| crate::model::Id::new(id).expect("an id")));
        see(&report);
        let mut review = desk.review(&report, &mut diagnostics);
        if review.wants_editions() {
            for edition in &publication.editions {
                let context = context(edition, &publication, &report.names);
                let words = crate::localize::localize(&report, &context).expect("words");
                review.edition(&crate::run::rendered::rendered(&report, edition, &words));
            }
        }
        *note = Some(review.finish(&sources, &mut diagnostics));
        (diagnostics.iter().cloned().collect(), sources, files)
    }
}

fn context(edition: &Edition, publication: &Publication, names: &crate::model::Glossary) -> Context {
    let shared = shared();
    let resources: Vec<Resource> =
        shared.resources.get(edition.language).iter().map(|text| crate::localize::resource(text)).collect();
    let context =
        Context::new(edition, publication, &shared.glossary.glossary, &resources).expect("a context");
    context.for_report(&[], names)
}
