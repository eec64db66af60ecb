//! Who may ask, and how: this machine's own browser, for pages of this server.
//!
//! A page of another site can make the browser send requests here. It could read the answers if its own name led here
//! (DNS rebinding), so a request must name this machine; and it cannot have what its browser marks as coming from it.

use hyper::header::{HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use hyper::{Method, StatusCode};

/// The names of this machine, for itself.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    /// One sentence.
    pub reason: &'static str,
}

/// Why a request is refused, if it is. `private` are the addresses that only scripts of our own pages ask for.
pub(super) fn refusal(request: &Parts, private: bool) -> Option<Refusal> {
    let refuse = |status, reason| Some(Refusal { status, reason });
    let Some(host) = host(request) else {
        return refuse(
            StatusCode::MISDIRECTED_REQUEST,
            "This preview answers to localhost and 127.0.0.1 only.",
        );
    };
    if !is_own_origin(&request.headers, &host) {
        return refuse(StatusCode::FORBIDDEN, "This preview does not answer to pages of other sites.");
    }
    let site = request.headers.get(FETCH_SITE).map(HeaderValue::as_bytes);
    if private && !matches!(site, None | Some(b"same-origin" | b"none")) {
        return refuse(StatusCode::FORBIDDEN, "This preview does not answer to pages of other sites.");
    }
    if ![Method::GET, Method::HEAD].contains(&request.method) {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "This preview answers to GET and HEAD only.");
    }
    None
}

/// The host that a request is for, if it is this machine. The port may be another: that of a tunnel.
fn host(request: &Parts) -> Option<String> {
    let mut hosts = request.headers.get_all(HOST).iter();
    let (host, None) = (hosts.next()?.to_str().ok()?, hosts.next()) else { return None };
    let named = request.uri.authority().map(Authority::as_str);
    [Some(host), named].into_iter().flatten().all(is_this_machine).then(|| host.to_ascii_lowercase())
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the page that a request comes from, if it says so, is one of this server.
fn is_own_origin(headers: &HeaderMap, host: &str) -> bool {
    headers.get_all(ORIGIN).iter().all(|origin| {
        let origin = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Request;

    fn status(method: &str, uri: &str, headers: &[(&str, &str)], private: bool) -> u16 {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).expect("a request").into_parts();
        refusal(&parts, private).map_or(200, |refusal| refusal.status.as_u16())
    }

    #[test]
    fn only_this_machine_is_answered() {
        for host in ["localhost", "LOCALHOST:4322", "127.0.0.1:4322", "[::1]:4322", "[::1]", "127.0.0.1:8080"]
        {
            assert_eq!(status("GET", "/", &[("host", host)], false), 200, "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:4322",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example#127.0.0.1",
            "user@localhost",
            "localhost:4322:1",
            "localhost:x",
            "0.0.0.0:4322",
            "192.168.0.1",
            "::1",
            "localhost.",
        ] {
            assert_eq!(status("GET", "/", &[("host", host)], false), 421, "{host}");
        }
        assert_eq!(status("GET", "/", &[], false), 421);
        assert_eq!(status("GET", "/", &[("host", "localhost"), ("host", "evil.example")], false), 421);
        assert_eq!(status("GET", "http://evil.example/", &[("host", "localhost")], false), 421);
        assert_eq!(status("GET", "http://localhost/", &[("host", "localhost")], false), 200);
    }

    #[test]
    fn pages_of_other_sites_get_nothing() {
        let host = ("host", "localhost:4322");
        for (origin, expected) in [
            ("http://localhost:4322", 200),
            ("http://localhost:3000", 403),
            ("http://127.0.0.1:4322", 403),
            ("https://localhost:4322", 403),
            ("http://evil.example", 403),
            ("null", 403),
        ] {
            assert_eq!(status("GET", "/", &[host, ("origin", origin)], false), expected, "{origin}");
            assert_eq!(
                status("GET", "/.bayan/events", &[host, ("origin", origin)], true),
                expected,
                "{origin}"
            );
        }
        for (site, expected) in [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)]
        {
            assert_eq!(status("GET", "/.bayan/events", &[host, ("sec-fetch-site", site)], true), expected);
            // A link elsewhere may lead to a page.
            assert_eq!(status("GET", "/ar/", &[host, ("sec-fetch-site", site)], false), 200);
        }
    }

    #[test]
    fn nothing_is_changed_by_a_request() {
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
            let uri = if method == "CONNECT" { "localhost:80" } else { "/" };
            assert_eq!(status(method, uri, &[("host", "localhost")], false), 405, "{method}");
        }
        assert_eq!(status("HEAD", "/", &[("host", "localhost")], false), 200);
    }
}
