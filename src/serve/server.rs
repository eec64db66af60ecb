//! The server: connections of this machine to requests, and answers back. It holds few things open, and none for long.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

use super::desk::{Answer, Desk, guard};
use super::news::News;
use crate::model::Language;

/// As many connections are open at once; others wait.
const CONNECTIONS: usize = 128;
/// As many pages are told what changes; the rest of the connections is for files.
const LISTENERS: usize = 64;
/// A client has so long for the head of a request, and for the next one on the same connection.
const PATIENCE: Duration = Duration::from_secs(15);
/// A client that takes nothing for so long gets nothing more.
const STALL: Duration = Duration::from_secs(15);
/// After so long without news a page is told that it is not forgotten; one that went away is noticed by it.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The longest head of a request.
const HEAD: usize = 16 * 1024;
/// The most lines in it.
const HEADERS: usize = 64;

type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// Accepts connections and answers, for ever.
///
/// # Errors
/// If the listener is not one that can be waited for.
pub(super) async fn run(listener: TcpListener, desk: Arc<Desk>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let listeners = Arc::new(Semaphore::new(LISTENERS));
    loop {
        let Ok(permit) = Arc::clone(&connections).acquire_owned().await else { return Ok(()) };
        match listener.accept().await {
            Ok((stream, _)) => {
                let (desk, listeners) = (Arc::clone(&desk), Arc::clone(&listeners));
                tokio::spawn(async move {
                    // Whatever ends a connection, there is nobody to be told.
                    let _ = connection(stream, desk, listeners).await;
                    drop(permit);
                });
            }
            // Too many open files, or a client that is gone again: a moment later it may be better.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, desk: Arc<Desk>, listeners: Arc<Semaphore>) -> hyper::Result<()> {
    // Events are short and must not wait for more to go with them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALL));
    let service = service_fn(|request: hyper::Request<_>| {
        let (parts, _body): (_, hyper::body::Incoming) = request.into_parts();
        let answer = match desk.answer(&parts) {
            Answer::Whole(response) => response.map(|bytes| Either::Left(Full::new(bytes))),
            Answer::Events { version, language } => {
                let is_asked_for = parts.method == hyper::Method::GET;
                events(
                    &desk,
                    (version, language),
                    Arc::clone(&listeners).try_acquire_owned().ok(),
                    is_asked_for,
                )
            }
        };
        async { Ok::<_, Infallible>(answer) }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_header_size(HEAD)
        .max_headers(HEADERS)
        .max_buf_size(4 * HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await
}

/// Events, as they come; none if there are too many who listen already.
fn events(
    desk: &Desk,
    (version, language): (String, Language),
    permit: Option<OwnedSemaphorePermit>,
    is_asked_for: bool,
) -> Response<Body> {
    let mut response = match permit {
        None => {
            let mut response = Response::new(Either::Left(Full::default()));
            *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            response
        }
        Some(_) if !is_asked_for => Response::new(Either::Left(Full::default())),
        Some(permit) => {
            let (sender, body) = Channel::new(1);
            tokio::spawn(tell(sender, desk.news.clone(), version, language, permit));
            Response::new(Either::Right(body))
        }
    };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    guard(response.headers_mut());
    response
}

/// Tells a page all news, until it goes away.
async fn tell(
    mut page: Sender<Bytes>,
    mut news: watch::Receiver<Arc<News>>,
    mut version: String,
    language: Language,
    _permit: OwnedSemaphorePermit,
) {
    // A page whose connection is lost comes back soon.
    if page.send_data(Bytes::from_static(b"retry: 300\n\n")).await.is_err() {
        return;
    }
    loop {
        let now = Arc::clone(&news.borrow_and_update());
        if page.send_data(now.event(&version, language)).await.is_err() {
            return;
        }
        version = now.tag();
        drop(now);
        loop {
            match tokio::time::timeout(HEARTBEAT, news.changed()).await {
                Ok(Ok(())) => break,
                Ok(Err(_)) => return,
                Err(_) if page.send_data(Bytes::from_static(b":\n\n")).await.is_err() => return,
                Err(_) => {}
            }
        }
    }
}
