//! QR codes: an independent decoder reads them, and they are small enough for a phone.

use cme_selfcheck::domain::{Assessment, Framework, Zone};
use cme_selfcheck::format::link_v1;
use cme_selfcheck::format::qr::qr;
use rqrr::PreparedImage;

use crate::link::answered;
use crate::steps::{alliance, small};

/// Pixels a module.
const SCALE: usize = 4;
/// An address of the length that we expect, 60 characters.
const BASE: &str = "https://www.association.example/education/self-check/result/";

/// The dark modules that the path fills, and the side of the picture.
fn drawn((view_box, path): &(String, String)) -> (Vec<Vec<bool>>, usize) {
    let (_, side) = view_box.rsplit_once(' ').unwrap();
    let side: usize = side.parse().unwrap();
    assert_eq!(*view_box, format!("0 0 {side} {side}"));
    let mut dark = vec![vec![false; side]; side];
    for run in path.split_terminator('z') {
        let (x, rest) = run.strip_prefix('M').unwrap().split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, back) = rest.split_once("v1h-").unwrap();
        assert_eq!(length, back, "the run is closed");
        let number = |text: &str| text.parse::<usize>().unwrap();
        for module in &mut dark[number(y)][number(x)..][..number(length)] {
            assert!(!*module, "no module is filled twice");
            *module = true;
        }
    }
    (dark, side)
}

/// The text that a camera reads from the picture, and the version of the code.
fn scanned(code: &(String, String)) -> (String, usize) {
    let (dark, side) = drawn(code);
    let shade = |x: usize, y: usize| if dark[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, shade);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    let (meta, text) = grids[0].decode().unwrap();
    // In the standard's numbering 0 is M, 3 is Q, 2 is H.
    assert!([0, 2, 3].contains(&meta.ecc_level), "level {}", meta.ecc_level);
    (text, meta.version.0)
}

fn link(framework: &Framework, check: &Assessment) -> String {
    format!("{BASE}#r={}", link_v1::write(framework, check, Zone::UTC).unwrap())
}

/// Cases: KI-08
#[test]
fn full_results_are_read_back_and_small_enough() {
    let framework = alliance();
    assert_eq!(BASE.len(), 60);
    for (importance, expected) in [(false, 8), (true, 8)] {
        let text = link(&framework, &answered(&framework, importance));
        let code = qr(&text).unwrap();
        let (read, version) = scanned(&code);
        assert_eq!(read, text);
        assert_eq!(drawn(&code).1, 17 + 4 * version + 8);
        assert_eq!(version, expected, "at most 15 is promised");
    }
}

/// Cases: KI-08
#[test]
fn quiet_zone_is_four_modules_wide() {
    let code = qr("https://example.org/").unwrap();
    let (dark, side) = drawn(&code);
    for (y, row) in dark.iter().enumerate() {
        for (x, module) in row.iter().enumerate() {
            let quiet = [x, y].iter().any(|place| !(4..side - 4).contains(place));
            assert!(!(quiet && *module), "{x} {y}");
        }
    }
    assert!(dark[4][4..11].iter().all(|module| *module), "a finder stands in the corner");
}

#[test]
fn most_that_a_code_holds_is_997_bytes() {
    let code = qr(&"a".repeat(997)).unwrap();
    assert_eq!(drawn(&code).1, 117 + 8);
    assert_eq!(scanned(&code).0.len(), 997);
    assert_eq!(qr(&"a".repeat(998)), None);
    assert_eq!(qr(&"a".repeat(100_000)), None);
    assert_eq!(drawn(&qr("").unwrap()).1, 21 + 8);
}

/// Cases: KI-08
#[test]
fn longest_link_fits_with_its_address() {
    let framework = small(&[700]);
    let check = answered(&framework, true);
    let with = |count: usize| {
        let mut check = check.clone();
        let ids = framework.ids().skip(1).skip(count);
        ids.for_each(|id| assert!(check.answers.remove(id).is_some()));
        link_v1::write(&framework, &check, Zone::UTC)
    };
    let max = (600..700).rfind(|count| with(*count).is_some()).unwrap();
    assert!(with(max + 1).is_none() && with(700).is_none());
    let longest = with(max).unwrap();
    assert!((899..=900).contains(&longest.len()), "{} characters", longest.len());
    let text = format!("{BASE}#r={longest}");
    assert_eq!(scanned(&qr(&text).unwrap()).0, text);
}
