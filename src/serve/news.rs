//! What a preview knows of the last builds, and what it tells the pages that are open.
//!
//! In: the outcome of each build. Out: events for a page, which knows of which version it is: the files that changed
//! since, so that it reloads if it is made of one of them, and the problems that there are, to be laid over it.

use std::collections::{BTreeSet, VecDeque};
use std::hash::{BuildHasher as _, RandomState};

use hyper::body::Bytes;
use serde::Serialize;

use super::insert::Keeper;
use crate::failure::Internal;
use crate::model::{Bilingual, Language};
use crate::outcome::Outcome;
use crate::run::live::{Live, Told};

/// As many versions are remembered; a page that is older reloads.
const MEMORY: usize = 64;

/// More files than this are not told one by one: every page reloads.
const MOST_FILES: usize = 1000;

/// What there is to tell.
#[derive(Debug, Default)]
pub(super) struct News {
    /// This run of the preview: the numbers of another one mean nothing.
    run: u64,
    /// How often the site changed.
    version: u64,
    /// How often it was built, or tried to be.
    build: u64,
    /// The files of the last changes, the newest last; `None` where they are too many.
    history: VecDeque<Option<BTreeSet<String>>>,
    /// Whether there is a site to be shown.
    pub published: bool,
    /// The path that the site is published at, between slashes.
    pub base: String,
    /// The problems of the last build.
    pub told: Told,
    overlay: Bilingual<String>,
}

/// What a page is told.
#[derive(Serialize)]
struct Event<'a> {
    /// The version that is published now.
    version: String,
    /// The build that the problems are of.
    build: String,
    /// The files that changed since the version of the page; nothing if that is not known.
    changed: Option<BTreeSet<&'a str>>,
    /// HTML: what to lay over the page; empty if there is nothing to say.
    overlay: &'a str,
}

impl News {
    /// Before the first build; `published` if there is a site already.
    pub fn new(published: bool) -> Self {
        let run = RandomState::new().hash_one(0) >> 32;
        News { run, published, base: "/".to_owned(), ..News::default() }
    }

    /// The news after a build.
    ///
    /// # Errors
    /// If the problems cannot be shown.
    pub fn after(&self, outcome: &Outcome, live: &Live) -> Result<News, Internal> {
        let told = Told::of(outcome);
        let overlay = |language| live.overlay(&told, language);
        let overlay = Bilingual { ar: overlay(Language::Ar)?, en: overlay(Language::En)? };
        let mut news = News {
            run: self.run,
            version: self.version,
            build: self.build + 1,
            history: self.history.clone(),
            published: self.published || outcome.is_ok(),
            base: outcome.base_url.as_deref().map_or_else(|| self.base.clone(), base_path),
            told,
            overlay,
        };
        // A page that stands in for all others knows no files: it reloads when there is something to be shown.
        let appeared = news.published && !self.published;
        let changed = outcome.changed.iter().chain(&outcome.removed);
        let count = outcome.changed.len() + outcome.removed.len();
        if appeared || count > 0 {
            let is_told = !appeared && count <= MOST_FILES;
            news.history.push_back(is_told.then(|| changed.cloned().collect()));
            news.version += 1;
            if news.history.len() > MEMORY {
                news.history.pop_front();
            }
        }
        Ok(news)
    }

    /// What keeps a page of this moment up to date, put into it by `put`.
    pub fn keep<T>(&self, file: &str, put: impl FnOnce(Keeper<'_>) -> T) -> T {
        put(Keeper { version: &self.tag(), build: &self.build_tag(), base: &self.base, file })
    }

    /// The name of the version that is published now.
    pub fn tag(&self) -> String {
        format!("{:x}-{}", self.run, self.version)
    }

    /// The name of the last build.
    pub fn build_tag(&self) -> String {
        format!("{:x}-{}", self.run, self.build)
    }

    /// What a page of a version is told, as a server-sent event.
    pub fn event(&self, version: &str, language: Language) -> Bytes {
        let event = Event {
            version: self.tag(),
            build: self.build_tag(),
            changed: self.changed_since(version),
            overlay: self.overlay.get(language),
        };
        let json = serde_json::to_string(&event).unwrap_or_default();
        format!("id: {}\ndata: {json}\n\n", event.version).into()
    }

    /// The files that changed since a version; `None` if that is not known.
    fn changed_since(&self, version: &str) -> Option<BTreeSet<&str>> {
        let (run, number) = version.split_once('-')?;
        let number: u64 = number.parse().ok()?;
        if u64::from_str_radix(run, 16).ok()? != self.run {
            return None;
        }
        let missed = usize::try_from(self.version.checked_sub(number)?).ok()?;
        let first = self.history.len().checked_sub(missed)?;
        let mut all = BTreeSet::new();
        for changed in self.history.range(first..) {
            all.extend(changed.as_ref()?.iter().map(String::as_str));
        }
        Some(all)
    }
}

/// The path of a public address, with a slash on both sides.
fn base_path(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(news: &News, changed: &[&str]) -> News {
        let changed = changed.iter().map(|path| (*path).to_owned()).collect();
        let outcome = Outcome { changed, ..Outcome::default() };
        news.after(&outcome, &Live::open().expect("built in")).expect("news")
    }

    fn since<'a>(news: &'a News, version: &str) -> Option<Vec<&'a str>> {
        news.changed_since(version).map(|all| all.into_iter().collect())
    }

    #[test]
    fn a_page_is_told_what_changed_since_it_was_made() {
        let none = News::new(true);
        let first = built(&none, &["a"]);
        let second = built(&built(&first, &[]), &["b", "a"]);
        assert_eq!(since(&second, &none.tag()), Some(vec!["a", "b"]));
        assert_eq!(since(&second, &first.tag()), Some(vec!["a", "b"]));
        assert_eq!(since(&second, &second.tag()), Some(vec![]));
        for version in ["", "x", "0-0", "-", &format!("{:x}-9", second.run), &format!("{:x}--1", second.run)]
        {
            assert_eq!(since(&second, version), None, "{version}");
        }
    }

    #[test]
    fn what_is_gone_has_changed() {
        let start = News::new(true);
        let outcome = Outcome { removed: vec!["a".into()], ..Outcome::default() };
        let news = start.after(&outcome, &Live::open().expect("built in")).expect("news");
        assert_eq!(since(&news, &start.tag()), Some(vec!["a"]));
    }

    #[test]
    fn what_was_forgotten_is_not_told() {
        let start = News::new(true);
        let mut news = built(&start, &["x"]);
        let early = start.tag();
        let later = news.tag();
        for _ in 0..MEMORY {
            news = built(&news, &["y"]);
        }
        assert_eq!((since(&news, &early), since(&news, &later)), (None, Some(vec!["y"])));
        let many: Vec<String> = (0..=MOST_FILES).map(|n| n.to_string()).collect();
        let flood = built(&news, &many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(since(&flood, &news.tag()), None);
    }

    #[test]
    fn the_first_site_is_news_for_everyone() {
        let start = News::new(false);
        let first = built(&start, &[]);
        assert_eq!((first.published, since(&first, &start.tag())), (true, None));
    }

    #[test]
    fn an_event_is_one_line_of_data() {
        let failed = Outcome {
            failures: vec![crate::failure::Failure::new("read", "a\nb", std::io::ErrorKind::NotFound.into())],
            ..Outcome::default()
        };
        let news = News::new(true).after(&failed, &Live::open().expect("built in")).expect("news");
        let event = news.event(&news.tag(), Language::Ar);
        let text = std::str::from_utf8(&event).expect("text");
        let (id, data) = text.split_once('\n').expect("two lines");
        assert_eq!(id, format!("id: {}", news.tag()));
        let data = data.strip_prefix("data: ").and_then(|data| data.strip_suffix("\n\n")).expect("data");
        assert!(!data.contains('\n'));
        let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
        assert_eq!(data["changed"], serde_json::json!([]));
        assert!(data["overlay"].as_str().expect("HTML").contains("خطأ واحد"), "{data}");
    }

    #[test]
    fn a_site_has_its_path() {
        assert_eq!(base_path("https://example.org"), "/");
        assert_eq!(base_path("https://example.org/a/b/"), "/a/b/");
    }
}
