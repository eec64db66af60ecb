//! Requests to answers: whoever may ask gets a file of the site, or one of the preview's own.

use std::sync::Arc;

use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use tokio::sync::watch;

use super::address::Address;
use super::gate::{self, Refusal};
use super::insert::{OWN, stylesheet};
use super::kind::{content_type, is_page};
use super::news::News;
use super::site::{Found, Site};
use crate::model::Language;
use crate::run::live::Live;

/// What stands at an address where there is nothing.
const LOST: &str = "404.html";

/// Where pages are told what changes.
const EVENTS: &str = "/.bayan/events";

const FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What answers requests.
#[derive(Debug)]
pub(super) struct Desk {
    pub site: Site,
    pub live: Arc<Live>,
    pub news: watch::Receiver<Arc<News>>,
}

/// An answer.
#[derive(Debug)]
pub(super) enum Answer {
    /// All of it, at once.
    Whole(Response<Bytes>),
    /// Events, as they come, for a page of this version.
    Events {
        /// The version.
        version: String,
        /// The language of the page.
        language: Language,
    },
}

impl Desk {
    /// Answers a request.
    pub fn answer(&self, request: &Parts) -> Answer {
        let path = request.uri.path();
        let own = path.strip_prefix(OWN);
        let mut response = match gate::refusal(request, own.is_some()) {
            Some(Refusal { status, reason }) => text(status, reason),
            None if path == EVENTS => return events(request),
            None => match own {
                Some(name) => self.own(name),
                None => self.page(request),
            },
        };
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        if request.method == Method::HEAD {
            let length = HeaderValue::from(response.body().len());
            response.headers_mut().insert(header::CONTENT_LENGTH, length);
            *response.body_mut() = Bytes::new();
        }
        Answer::Whole(response)
    }

    /// A file of the preview's own.
    fn own(&self, name: &str) -> Response<Bytes> {
        match self.live.file(name).filter(|_| !content_type(name).starts_with("text/html")) {
            Some(text) => with_type(StatusCode::OK, &content_type(name), text),
            None => text(StatusCode::NOT_FOUND, "There is nothing here."),
        }
    }

    /// A file of the site.
    fn page(&self, request: &Parts) -> Response<Bytes> {
        // Asked for before the file is read: a page may turn out newer than it says, and then reloads once more.
        let news = Arc::clone(&self.news.borrow());
        let Some(address) = Address::read(request.uri.path()) else {
            return self.lost(&news, request);
        };
        // Links that begin at the root of the server have the path of the public address.
        let below = address.below(&news.base);
        let ways = below.iter().map(|below| (below, news.base.as_str())).chain([(&address, "/")]);
        for (way, base) in ways {
            match self.site.find(&way.path, way.is_folder) {
                Found::File(path, bytes) => return file(&news, request, StatusCode::OK, (&path, bytes)),
                Found::Folder => {
                    let folder = Address { is_folder: true, ..way.clone() };
                    let query = request.uri.query().map_or(String::new(), |query| format!("?{query}"));
                    return redirect(&format!("{}{query}", folder.url_path(base)));
                }
                Found::Nothing => {}
            }
        }
        let is_base = format!("/{}/", address.path) == news.base;
        if is_base && !address.is_folder {
            return redirect(&news.base);
        }
        self.lost(&news, request)
    }

    /// The site's own page for an address where there is nothing; while there is no site, what keeps it from being there.
    fn lost(&self, news: &News, request: &Parts) -> Response<Bytes> {
        if !news.published {
            return self.waiting(news, request);
        }
        match self.site.file(LOST.to_owned()) {
            Found::File(path, bytes) => file(news, request, StatusCode::NOT_FOUND, (&path, bytes)),
            _ => text(StatusCode::NOT_FOUND, "There is nothing at this address."),
        }
    }

    fn waiting(&self, news: &News, request: &Parts) -> Response<Bytes> {
        let head = format!("{}{}", stylesheet(), news.keep("", |keeper| keeper.element()));
        match self.live.waiting(&news.told, preferred(&request.headers), &head) {
            Ok(page) => with_type(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", page),
            Err(fault) => text(StatusCode::INTERNAL_SERVER_ERROR, fault.to_string()),
        }
    }
}

/// A file of the site; into a page goes what keeps it up to date.
fn file(news: &News, request: &Parts, status: StatusCode, (path, bytes): (&str, Vec<u8>)) -> Response<Bytes> {
    let kind = content_type(path);
    if !is_page(&kind) || is_framed(&request.headers) {
        return with_type(status, &kind, bytes);
    }
    with_type(status, &kind, news.keep(path, |keeper| keeper.insert(&bytes)))
}

/// Whether a page is shown in a frame of another page of the site, which is kept up to date itself.
fn is_framed(headers: &HeaderMap) -> bool {
    let is = |name: &HeaderName, value: &str| headers.get(name).is_some_and(|found| found == value);
    is(&FETCH_DEST, "iframe") && is(&FETCH_SITE, "same-origin")
}

/// The language that a reader prefers of the two.
fn preferred(headers: &HeaderMap) -> Language {
    let wanted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|wanted| wanted.to_str().ok()).unwrap_or_default();
    let mut wanted = wanted.split(',').filter_map(|range| language(range.trim()));
    wanted.next().unwrap_or(Language::En)
}

/// The language of a tag.
fn language(tag: &str) -> Option<Language> {
    let tag = tag.split(['-', ';']).next().unwrap_or_default();
    Language::BOTH.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
}

/// What a page that wants to be told says of itself. When a connection was lost, it says what it was told last.
fn events(request: &Parts) -> Answer {
    let query = request.uri.query().unwrap_or_default();
    let given = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let last = request.headers.get("last-event-id").and_then(|last| last.to_str().ok());
    Answer::Events {
        version: last.or_else(|| given("version")).unwrap_or_default().to_owned(),
        language: given("lang").and_then(language).unwrap_or(Language::En),
    }
}

fn redirect(location: &str) -> Response<Bytes> {
    let mut response = text(StatusCode::FOUND, "");
    // It is made of encoded names, and the query of a request that was read.
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn text(status: StatusCode, text: impl Into<String>) -> Response<Bytes> {
    with_type(status, "text/plain; charset=utf-8", format!("{}\n", text.into()))
}

fn with_type(status: StatusCode, content_type: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(content_type);
    headers
        .insert(header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    guard(headers);
    response
}

/// What every answer says: nobody keeps it, nobody guesses what it is, no other site shows it.
pub(super) fn guard(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("same-origin"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;
    use crate::outcome::Outcome;
    use hyper::Request;
    use tempfile::TempDir;
    use tokio::sync::watch::Sender;

    struct Stand {
        folder: TempDir,
        desk: Desk,
        told: Sender<Arc<News>>,
    }

    impl Stand {
        /// A site of these files, published at this address.
        fn new(base_url: Option<&str>, files: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            for (path, text) in files {
                let place = folder.path().join("out").join(path);
                std::fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
                std::fs::write(place, text).expect("a file");
            }
            let live = Arc::new(Live::open().expect("built in"));
            let base_url = base_url.map(str::to_owned);
            let outcome = Outcome { base_url, ..Outcome::default() };
            let news = News::new(false);
            let news = if files.is_empty() { news } else { news.after(&outcome, &live).expect("news") };
            let (told, heard) = watch::channel(Arc::new(news));
            let desk = Desk { site: Site::new(&folder.path().join("out")), live, news: heard };
            Stand { folder, desk, told }
        }

        fn ask(&self, method: &str, uri: &str, headers: &[(&str, &str)]) -> Answer {
            let mut request = Request::builder().method(method).uri(uri).header("host", "localhost:4322");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            self.desk.answer(&request.body(()).expect("a request").into_parts().0)
        }

        fn whole(&self, method: &str, uri: &str, headers: &[(&str, &str)]) -> Response<Bytes> {
            match self.ask(method, uri, headers) {
                Answer::Whole(response) => response,
                Answer::Events { .. } => panic!("events at {uri}"),
            }
        }

        /// The status, the body without the script, and where it leads.
        fn get(&self, uri: &str) -> (u16, String, String) {
            let response = self.whole("GET", uri, &[]);
            let location = response.headers().get(header::LOCATION);
            let location = location.map_or(String::new(), |place| place.to_str().expect("text").to_owned());
            let body = String::from_utf8(response.body().to_vec()).expect("text");
            let body = match (body.find("<script"), body.find("</script>")) {
                (Some(from), Some(to)) => format!("{}{}", &body[..from], &body[to + 9..]),
                _ => body,
            };
            (response.status().as_u16(), body, location)
        }
    }

    const FILES: &[(&str, &str)] = &[
        ("index.html", "home"),
        ("404.html", "lost"),
        ("ar/index.html", "<head></head>ar"),
        ("ar/خبر/index.html", "خبر"),
        ("assets/bayan.css", "css"),
        ("a/b/c.txt", "deep"),
    ];

    #[test]
    fn files_are_found_by_their_addresses() {
        let stand = Stand::new(None, FILES);
        assert_eq!(stand.get("/"), (200, "home".into(), String::new()));
        assert_eq!(stand.get("/ar/?q=1#x").1, "<head></head>ar");
        assert_eq!(stand.get("/ar/%D8%AE%D8%A8%D8%B1/").1, "خبر");
        assert_eq!(stand.get("/assets/bayan.css").1, "css");
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected_here_and_nowhere_else() {
        let stand = Stand::new(None, FILES);
        assert_eq!(stand.get("/ar").0, 302);
        assert_eq!(stand.get("/ar?q=%22&b").2, "/ar/?q=%22&b");
        assert_eq!(stand.get("/ar/%D8%AE%D8%A8%D8%B1").2, "/ar/%D8%AE%D8%A8%D8%B1/");
        assert_eq!(stand.get("//evil.example/%2e%2e").0, 404);
        assert_eq!(stand.get("//ar").0, 404);
    }

    #[test]
    fn where_there_is_nothing_the_site_says_so() {
        let stand = Stand::new(None, FILES);
        for uri in [
            "/x",
            "/x/",
            "/ar/x/y",
            "/../out/index.html",
            "/%2e%2e/out/index.html",
            "/ar/index.html/",
            "/.bayan",
            "/a/b/",
        ] {
            assert_eq!(stand.get(uri), (404, "lost".into(), String::new()), "{uri}");
        }
        let bare = Stand::new(None, &[("index.html", "home")]);
        assert_eq!(bare.get("/x").0, 404);
        assert_eq!(bare.get("/.bayan/nothing").0, 404);
        assert_eq!(bare.get("/.bayan/problems.html").0, 404);
        assert_eq!(bare.get("/.bayan/../index.html").0, 404);
    }

    #[test]
    fn a_site_below_a_path_is_found_there_and_at_the_root() {
        let stand = Stand::new(Some("https://example.org/a/b/"), FILES);
        assert_eq!(stand.get("/a/b/ar/").1, "<head></head>ar");
        assert_eq!(stand.get("/a/b/").1, "home");
        assert_eq!(stand.get("/a/b/ar").2, "/a/b/ar/");
        assert_eq!(stand.get("/ar/").1, "<head></head>ar");
        assert_eq!(stand.get("/a/b/c.txt").1, "deep");
        assert_eq!(stand.get("/a/b").2, "/a/b/");
        assert_eq!(stand.get("/a/b/x").0, 404);
    }

    #[test]
    fn every_answer_is_guarded_and_typed() {
        let stand = Stand::new(None, FILES);
        for uri in ["/", "/assets/bayan.css", "/x", "/ar", "/.bayan/live.js", "/.bayan/x", "/%"] {
            let response = stand.whole("GET", uri, &[]);
            let value = |name: &str| response.headers().get(name).map(|value| value.to_str().expect("text"));
            assert_eq!(value("cache-control"), Some("no-store"), "{uri}");
            assert_eq!(value("x-content-type-options"), Some("nosniff"), "{uri}");
            assert_eq!(value("cross-origin-resource-policy"), Some("same-origin"), "{uri}");
            assert!(value("content-type").is_some_and(|kind| kind.ends_with("; charset=utf-8")), "{uri}");
        }
        let refused = stand.whole("POST", "/", &[]);
        assert_eq!(
            (refused.status().as_u16(), &refused.headers()["allow"]),
            (405, &HeaderValue::from_static("GET, HEAD"))
        );
        assert_eq!(stand.whole("GET", "/", &[("origin", "http://evil.example")]).status(), 403);
    }

    #[test]
    fn a_head_is_that_of_the_whole() {
        let stand = Stand::new(None, FILES);
        for uri in ["/", "/assets/bayan.css", "/x", "/ar"] {
            let (whole, head) = (stand.whole("GET", uri, &[]), stand.whole("HEAD", uri, &[]));
            assert_eq!((head.status(), head.body().len()), (whole.status(), 0), "{uri}");
            assert_eq!(head.headers()["content-length"], whole.body().len().to_string(), "{uri}");
            assert_eq!(head.headers()["content-type"], whole.headers()["content-type"], "{uri}");
        }
    }

    #[test]
    fn only_pages_that_stand_alone_get_the_script() {
        let stand = Stand::new(None, FILES);
        let has_script = |uri: &str, headers: &[(&str, &str)]| {
            let body = stand.whole("GET", uri, headers).into_body();
            String::from_utf8_lossy(&body).contains("live.js")
        };
        assert!(has_script("/ar/", &[]) && has_script("/x", &[]));
        assert!(!has_script("/assets/bayan.css", &[]) && !has_script("/a/b/c.txt", &[]));
        let frame = ("sec-fetch-dest", "iframe");
        assert!(!has_script("/ar/", &[frame, ("sec-fetch-site", "same-origin")]));
        // An editor shows a preview in a frame of its own.
        assert!(has_script("/ar/", &[frame, ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn a_page_listens_for_news_of_its_version() {
        let stand = Stand::new(None, FILES);
        let listens = |uri: &str, headers: &[(&str, &str)]| match stand.ask("GET", uri, headers) {
            Answer::Events { version, language } => (version, language),
            Answer::Whole(response) => panic!("{}", response.status()),
        };
        assert_eq!(listens("/.bayan/events?version=a-1&lang=ar-EG", &[]), ("a-1".into(), Language::Ar));
        assert_eq!(
            listens("/.bayan/events?lang=%22", &[("last-event-id", "a-2")]),
            ("a-2".into(), Language::En)
        );
        let foreign = [("sec-fetch-site", "cross-site")];
        assert_eq!(stand.whole("GET", "/.bayan/events?version=a-1", &foreign).status(), 403);
        assert_eq!(stand.whole("POST", "/.bayan/events", &[]).status(), 405);
    }

    #[test]
    fn before_there_is_a_site_every_page_says_what_is_wrong() {
        let stand = Stand::new(None, &[]);
        let failure = Failure::new("read", "content/خبر", std::io::ErrorKind::NotFound.into());
        let outcome = Outcome { failures: vec![failure], ..Outcome::default() };
        let news = stand.desk.news.borrow().after(&outcome, &stand.desk.live).expect("news");
        stand.told.send_replace(Arc::new(news));
        for (accepted, lang, words) in [
            ("ar-EG,en;q=0.5", "ar", "تعذّر إعداد الصفحات"),
            ("fr, en-GB;q=0.9, ar;q=0.1", "en", "The pages cannot be made"),
            ("*", "en", "The pages cannot be made"),
        ] {
            let page = stand.whole("GET", "/ar/any/", &[("accept-language", accepted)]);
            assert_eq!(page.status(), 503);
            let body = String::from_utf8(page.into_body().to_vec()).expect("text");
            assert!(body.contains(&format!("<html lang=\"{lang}\"")) && body.contains(words), "{body}");
            assert!(
                body.contains("<bdi><code>content/خبر</code></bdi>") && body.contains("live.js"),
                "{body}"
            );
        }
        drop(stand.folder);
    }
}
