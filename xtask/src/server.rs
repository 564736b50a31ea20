//! The server behind `make serve` and the browser scenarios: hyper with a function that answers each request.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::path::{Component, Path, PathBuf};

use fs_err as fs;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Channel, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, REFERER};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{self, JoinSet};

/// The reply to a request.
#[derive(Debug)]
pub struct Reply {
    /// 200, mostly.
    pub status: u16,
    /// Headers, except the length.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// After how many bytes of the body the connection breaks; 0 is before the headers.
    pub breaks_after: Option<usize>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path and query, including the first slash.
    pub url: String,
    /// The page that requests it, if the browser tells.
    pub referrer: Option<String>,
}

/// Answers requests until it is dropped together with all connections.
///
/// # Errors
/// If the listener fails.
pub async fn serve<F, A>(listener: TcpListener, answer: F) -> io::Result<()>
where
    F: Fn(Asked) -> A + Clone + Send + 'static,
    A: Future<Output = Reply> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await?;
        while connections.try_join_next().is_some() {}
        let answer = answer.clone();
        connections.spawn(async move {
            let service = service_fn(move |request| respond(request, answer.clone()));
            // A browser may close the connection at any time; that is no error.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// The connection was broken on purpose.
type Broken = io::Error;

async fn respond<F, A>(
    request: Request<Incoming>,
    answer: F,
) -> Result<Response<BoxBody<Bytes, Broken>>, Broken>
where
    F: Fn(Asked) -> A,
    A: Future<Output = Reply>,
{
    let url = request.uri().path_and_query().map_or("/", |url| url.as_str()).to_owned();
    let referrer = request.headers().get(REFERER).and_then(|from| from.to_str().ok());
    let asked = Asked { url, referrer: referrer.map(str::to_owned) };
    let Reply { status, headers, body, breaks_after } = answer(asked).await;
    let mut response = Response::builder().status(status).header(CONTENT_LENGTH, body.len());
    for (name, value) in headers {
        response = response.header(name, value);
    }
    let body = match breaks_after {
        Some(0) => return Err(io::ErrorKind::ConnectionAborted.into()),
        Some(bytes) => broken(&body, bytes).boxed(),
        None => Full::new(Bytes::from(body)).map_err(|never: Infallible| match never {}).boxed(),
    };
    response.body(body).map_err(io::Error::other)
}

/// A body that breaks the connection after so many bytes.
fn broken(body: &[u8], bytes: usize) -> Channel<Bytes, Broken> {
    let (mut sender, channel) = Channel::new(1);
    let part = Bytes::copy_from_slice(body.get(..bytes).unwrap_or(body));
    task::spawn(async move {
        let _ = sender.send_data(part).await;
        // Lets the data be sent before the connection breaks.
        task::yield_now().await;
        sender.abort(io::ErrorKind::ConnectionAborted.into());
    });
    channel
}

/// A file of `dist/` by its URL path without the first slash; never one outside `dist/`. A folder stands for its
/// `index.html`.
pub fn file(path: &str) -> Option<Vec<u8>> {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let file = PathBuf::from("dist").join(if plain { path } else { "" });
    let file = if file.is_dir() { file.join("index.html") } else { file };
    fs::read(file).ok()
}
