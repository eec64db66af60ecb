//! `bayan serve` as a program: what it serves, what it tells the pages that are open, and whom it refuses.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// Nothing takes so long, on the slowest machine: a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A new project.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Project { folder: tempfile::tempdir().expect("a folder") };
        assert!(project.command(&["init", "site", "-q"]).status().expect("it runs").success());
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    /// Replaces a text in a file, which must hold it.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(file)).expect("a file");
        assert!(text.contains(from), "`{file}` holds no `{from}`");
        std::fs::write(self.path(file), text.replace(from, to)).expect("written");
    }

    /// A preview that cannot begin.
    fn refused(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stderr, .. } = self.command(arguments).output().expect("it runs");
        (status.code(), String::from_utf8(stderr).expect("UTF-8"))
    }

    fn serve(&self, arguments: &[&str]) -> Preview {
        let mut command = self.command(&["serve", "site", "--port", "0", "--message-format", "json"]);
        let mut program = command.args(arguments).stdout(Stdio::piped()).spawn().expect("it runs");
        let mut lines = BufReader::new(program.stdout.take().expect("its output"));
        let url = loop {
            let line = next(&mut lines);
            if line["type"] == "serving" {
                break line["url"].as_str().expect("an address").to_owned();
            }
        };
        let address = url.trim_start_matches("http://").split('/').next().expect("an address");
        let address = address.parse().expect("an address");
        Preview { program, lines, url, address }
    }
}

fn next(lines: &mut BufReader<ChildStdout>) -> Value {
    let mut line = String::new();
    assert!(lines.read_line(&mut line).expect("UTF-8") > 0, "the preview ended");
    serde_json::from_str(&line).expect("a line of JSON")
}

/// A preview that runs.
struct Preview {
    program: Child,
    lines: BufReader<ChildStdout>,
    url: String,
    address: SocketAddr,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Preview {
    /// Sends some bytes and gives all that comes back until the other end is silent or gone.
    fn exchange(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        // A server that has heard enough may close before all is said.
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.exchange(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    fn status(&self, request: &str) -> u16 {
        let answer = self.exchange(request);
        answer
            .get(9..12)
            .and_then(|status| status.parse().ok())
            .unwrap_or_else(|| panic!("{request}: {answer}"))
    }

    /// The page at an address, and the events that follow it.
    fn page(&self, path: &str) -> (String, Events) {
        let page = self.get(path);
        let version = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next());
        (page.clone(), self.events(version.expect("a version")))
    }

    fn events(&self, version: &str) -> Events {
        let mut stream = TcpStream::connect(self.address).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        let path = format!("/.bayan/events?version={version}&lang=ar");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).expect("asked");
        Events(BufReader::new(stream))
    }

    /// What the program says, up to the end of the next build.
    fn build(&mut self) -> Vec<Value> {
        let mut said = Vec::new();
        loop {
            said.push(next(&mut self.lines));
            if said.last().is_some_and(|line| line["type"] == "finished") {
                return said;
            }
        }
    }

    /// Ends it as Ctrl-C does; gives its exit code.
    #[cfg(unix)]
    fn end(mut self) -> Option<i32> {
        let pid = self.program.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().expect("it runs").success());
        self.program.wait().expect("it ends").code()
    }
}

/// What a page is told.
struct Events(BufReader<TcpStream>);

impl Events {
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("an event in time") > 0, "the connection ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The next event that says of what is wrong that it is, or that nothing is.
    fn wrong(&mut self, is_wrong: bool) -> Value {
        loop {
            let event = self.next();
            if (event["overlay"] != "") == is_wrong {
                return event;
            }
        }
    }
}

fn changed(event: &Value) -> Vec<&str> {
    event["changed"].as_array().expect("a list").iter().map(|path| path.as_str().expect("a path")).collect()
}

#[test]
fn saving_is_told_to_pages_and_mistakes_leave_the_last_good_one() {
    let project = Project::new();
    let mut preview = project.serve(&[]);
    assert!(preview.url.starts_with("http://127.0.0.1:"), "{}", preview.url);
    let (page, mut events) = preview.page("/en/hello/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("12,000"), "{page}");
    let now = events.next();
    assert_eq!((changed(&now), &now["overlay"]), (vec![], &Value::from("")));

    project.edit("content/hello/report.toml", ">12k", ">13k");
    let said = preview.build();
    assert_eq!(said[0], serde_json::json!({ "type": "changed", "files": ["content/hello/report.toml"] }));
    let event = events.next();
    assert!(changed(&event).contains(&"en/hello/index.html"), "{event}");
    let (page, _) = preview.page("/en/hello/");
    assert!(
        page.contains("13,000") && page.contains(event["version"].as_str().expect("a version")),
        "{page}"
    );

    project.edit("content/hello/ar.md", "{ $visitors }", "{ $visitor }");
    let said = preview.build();
    assert!(said.iter().any(|line| line["code"] == "unknown-figure"), "{said:?}");
    let event = events.wrong(true);
    let overlay = event["overlay"].as_str().expect("HTML");
    assert!(overlay.contains("خطأ واحد") && overlay.contains("content/hello/ar.md:"), "{overlay}");
    assert_eq!(changed(&event), [""; 0]);
    assert!(preview.get("/en/hello/").contains("13,000"));
    // Who comes now is told at once.
    assert_ne!(preview.page("/ar/").1.next()["overlay"], "");

    project.edit("content/hello/ar.md", "{ $visitor }", "{ $visitors }");
    events.wrong(false);
    #[cfg(unix)]
    assert_eq!(preview.end(), Some(0));
}

#[test]
fn a_preview_leaves_the_publication_alone() {
    let project = Project::new();
    let preview = project.serve(&[]);
    assert!(!project.path("public").exists());
    assert!(project.path(".bayan/serve/index.html").is_file());
    assert_eq!(std::fs::read_to_string(project.path(".bayan/.gitignore")).expect("a file"), "*\n");
    let published =
        std::fs::read_to_string(project.path(".bayan/serve/en/hello/index.html")).expect("a file");
    assert!(!published.contains("live.js"), "nothing of the preview is published");
    drop(preview);
    let preview = project.serve(&["--out", "elsewhere"]);
    assert!(project.folder.path().join("elsewhere/index.html").is_file());
    drop(preview);
}

#[test]
fn a_site_below_a_path_is_shown_below_it() {
    let project = Project::new();
    let configuration = std::fs::read_to_string(project.path("bayan.toml")).expect("a file");
    let line = configuration.lines().find(|line| line.contains("base-url")).expect("an address");
    project.edit("bayan.toml", line, "base-url = \"https://example.org/news/desk/\"");
    let preview = project.serve(&[]);
    assert!(preview.url.ends_with("/news/desk/"), "{}", preview.url);
    let lost = preview.get("/news/desk/nowhere/");
    assert!(lost.starts_with("HTTP/1.1 404"), "{lost}");
    let links: Vec<&str> = lost.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 4 && links.iter().all(|link| link.starts_with("/news/desk/")), "{links:?}");
    for link in links {
        assert!(preview.get(link).starts_with("HTTP/1.1 200"), "{link}");
    }
}

#[test]
fn whoever_is_not_this_machine_gets_nothing() {
    let project = Project::new();
    let preview = project.serve(&[]);
    let here = preview.address;
    let ask = |line: &str, host: &str, more: &str| {
        preview.status(&format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"))
    };
    let here = here.to_string();
    assert_eq!(ask("GET /", &here, ""), 200);
    assert_eq!(ask("GET /", "evil.example", ""), 421);
    assert_eq!(ask("GET http://evil.example/", &here, ""), 421);
    assert_eq!(preview.status("GET / HTTP/1.0\r\n\r\n"), 421);
    assert_eq!(ask("GET /.bayan/events", &here, "Origin: http://evil.example\r\n"), 403);
    assert_eq!(ask("GET /.bayan/events", &here, "Sec-Fetch-Site: cross-site\r\n"), 403);
    assert_eq!(ask("POST /", &here, "Content-Length: 0\r\n"), 405);
    for path in [
        "/../bayan.toml",
        "/%2e%2e/%2e%2e/bayan.toml",
        "/..%2fbayan.toml",
        "//bayan.toml",
        "/.gitignore",
        "/ar/..\\..\\x",
    ] {
        assert_eq!(ask(&format!("GET {path}"), &here, ""), 404, "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(project.path("bayan.toml"), project.path(".bayan/serve/link.txt"))
            .expect("a link");
        assert_eq!(ask("GET /link.txt", &here, ""), 404);
    }
}

#[test]
fn a_client_that_says_too_much_is_cut_short() {
    let project = Project::new();
    let preview = project.serve(&[]);
    let long = "x".repeat(20_000);
    assert_eq!(preview.status(&format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n")), 431);
    let many = "X: y\r\n".repeat(100);
    assert_eq!(preview.status(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")), 431);
    assert!(preview.exchange("\0\r\n\r\n").starts_with("HTTP/1.1 400"));
    // The head of an answer is as long as the whole would be.
    let head = preview.exchange("HEAD /en/hello/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let (head, body) = head.split_once("\r\n\r\n").expect("a head");
    let whole = preview.get("/en/hello/");
    let length = whole.split_once("\r\n\r\n").expect("a body").1.len();
    assert!(head.contains(&format!("content-length: {length}")) && body.is_empty(), "{head}");
}

#[test]
fn a_preview_that_cannot_begin_says_why() {
    let project = Project::new();
    let preview = project.serve(&[]);
    let port = preview.address.port().to_string();
    let taken = project.refused(&["serve", "site", "--port", &port]);
    let expected = format!("error[io]: cannot listen at `127.0.0.1:{port}`: another program does so\n\n");
    assert_eq!(taken, (Some(3), expected));
    let (code, said) = project.refused(&["serve", "site", "-q"]);
    assert_eq!(code, Some(3));
    assert!(said.ends_with(&format!("another preview is there already, at {}\n\n", preview.url)), "{said}");
    let (code, said) = project.refused(&["serve", "nowhere"]);
    assert_eq!(
        (code, said.starts_with("error[io]: cannot open the project `nowhere`: it does not exist")),
        (Some(3), true),
        "{said}"
    );
    std::fs::create_dir(project.folder.path().join("empty")).expect("a folder");
    let (code, said) = project.refused(&["serve", "empty"]);
    assert_eq!((code, said.starts_with("error[no-project]")), (Some(1), true), "{said}");
    let (code, said) = project.refused(&["serve", "site", "--edition", "fr", "--out", "other"]);
    assert_eq!((code, said.contains("has no edition `fr`")), (Some(2), true), "{said}");
    let (code, said) = project.refused(&["serve", "site", "--message-format", "sarif"]);
    assert_eq!((code, said.contains("--message-format json")), (Some(2), true), "{said}");
    let (code, said) = project.refused(&["serve", "site", "--out", "site/content"]);
    assert_eq!((code, said.contains("which is input")), (Some(3), true), "{said}");
}
