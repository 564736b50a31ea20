//! Pages for walks only: a kiosk with a short timeout, and a mail with links to results.

use std::sync::LazyLock;

use cme_selfcheck::domain::assessment::Setup;
use cme_selfcheck::domain::{
    Assessment, Desired, Framework, Present, ResultId, RoleId, Scope, Timestamp, Zone,
};
use cme_selfcheck::format::{framework_v1, link_v1};

use crate::headers::{POLICY, media_type};
use crate::serve;
use crate::server::{Asked, Reply};

/// A kiosk with the shortest timeout that is allowed.
const KIOSK: &str = "listen-kiosk.html";
/// A mail that contains two result links.
const MAIL: &str = "listen-mail.html";

/// The payloads of two result links, an earlier and a later one.
static RESULTS: LazyLock<[String; 2]> = LazyLock::new(|| {
    // 2 March and 1 September 2026, at noon.
    [(1, 1_772_452_800), (3, 1_788_264_000)].map(|(level, day)| result(level, day))
});

/// The two result links as they are in a mail.
pub(super) fn links() -> [String; 2] {
    RESULTS.each_ref().map(|result| format!("https://example.org/#r={result}"))
}

/// A page for walks, or else the product's reply.
pub(super) fn answer(asked: &Asked) -> Reply {
    let page = |body: String| Reply {
        status: 200,
        headers: vec![
            ("Content-Type", media_type("a.html")),
            ("Content-Security-Policy", POLICY.to_owned()),
        ],
        body: body.into_bytes(),
        breaks_after: None,
    };
    match asked.url.trim_start_matches('/') {
        KIOSK => page(kiosk()),
        MAIL => page(mail()),
        _ => serve::answer(asked),
    }
}

fn html(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head>\
         <body><main>{body}</main></body></html>"
    )
}

fn kiosk() -> String {
    let script = "<script type=\"module\" src=\"cme-selfcheck.js\"></script>";
    let element = "<cme-selfcheck mode=\"kiosk\" heading-level=\"1\" idle-seconds=\"20\" \
                   result-url=\"https://example.org/check/\"></cme-selfcheck>";
    html("Kiosk", script, element)
}

fn mail() -> String {
    let [earlier, later] = &*RESULTS;
    let links = format!(
        "<h1>Mail</h1><p><a href=\"./#r={earlier}\">Result of March</a></p>\
         <p><a href=\"./#r={later}\">Result of September</a></p>"
    );
    html("Mail", "", &links)
}

/// A complete self-check of a coordinator, with levels that rise from the given one.
fn result(level: u8, day: i64) -> String {
    let made = framework_v1::read(framework_v1::BUILT_IN).ok().and_then(|framework| {
        let role = framework.roles().iter().find(|role| role.id.as_str() == "coordinator");
        let role = role.map(|role| RoleId::new(role.id.as_str()));
        let setup = Setup { role, scope: Scope::Full, importance: false };
        let now = Timestamp::from_unix_seconds(day)?;
        let id = ResultId::from_random(u128::from(level));
        let check = Assessment::begin(&framework, setup, id, now);
        let check = answered(&framework, check, level, now);
        link_v1::write(&framework, &check, Zone::UTC)
    });
    made.unwrap_or_default()
}

fn answered(framework: &Framework, mut check: Assessment, level: u8, now: Timestamp) -> Assessment {
    let items: Vec<_> =
        check.items(framework).into_iter().map(|(_, item)| item.id.clone()).collect();
    for (index, id) in (0_u8..).zip(items) {
        let at = |number: u8| framework.scale().level(number.min(5));
        check.change(&id, now, |answer| {
            answer.present = at(level + index % 2).map(Present::Rated);
            answer.desired = at(level + 1 + index % 2).map(Desired::Own);
        });
    }
    check.frozen(framework)
}
