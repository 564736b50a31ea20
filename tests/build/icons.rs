//! The icons, drawn from one description: the filled mark of now, the ring of the aim and the line
//! between them, as in the rating rows. In whole numbers, so that every machine draws the same bytes.

use std::error::Error;

/// The drawing's side. All of it stands within 200 of the middle, where a mask may cut.
const SIDE: i64 = 512;
const MIDDLE: i64 = 256;
const CORNER: i64 = 96;
/// Middle and radius of the filled mark.
const NOW: (i64, i64) = (150, 62);
/// Middle and radius of the ring, and half its width.
const AIM: (i64, i64, i64) = (352, 70, 16);
/// Half the width of the line.
const LINE: i64 = 12;
/// Marks and ground: the paper and the accent of the light theme.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];
const ACCENT: [u8; 3] = [0x0b, 0x5a, 0x57];
/// A pixel is looked at in so many places a side.
const PLACES: i64 = 4;

/// A colour as CSS writes it.
fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The ground, which is also the pages' theme colour.
pub(crate) fn accent() -> String {
    hex(ACCENT)
}

/// The colour behind a starting page.
pub(crate) fn paper() -> String {
    hex(PAPER)
}

/// The icon for any size.
pub(crate) fn svg() -> String {
    let (now, now_radius) = NOW;
    let (aim, aim_radius, half) = AIM;
    let (paper, accent) = (paper(), accent());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">\
         <rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"{CORNER}\" fill=\"{accent}\"/>\
         <path d=\"M{now} {MIDDLE}H{}\" stroke=\"{paper}\" stroke-width=\"{}\"/>\
         <circle cx=\"{now}\" cy=\"{MIDDLE}\" r=\"{now_radius}\" fill=\"{paper}\"/>\
         <circle cx=\"{aim}\" cy=\"{MIDDLE}\" r=\"{aim_radius}\" fill=\"none\" stroke=\"{paper}\" \
         stroke-width=\"{}\"/></svg>\n",
        aim - aim_radius,
        2 * LINE,
        2 * half,
    )
}

/// The icon as a picture of so many pixels a side; `whole` fills the corners, for masks.
pub(crate) fn png(side: u32, whole: bool) -> Result<Vec<u8>, Box<dyn Error>> {
    let across = i64::from(side);
    let mut pixels = Vec::new();
    for y in 0..across {
        for x in 0..across {
            pixels.extend(pixel(x, y, across, whole));
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(out)
}

/// Red, green, blue and opacity of a pixel: the share of its places that are mark, and ground.
fn pixel(x: i64, y: i64, across: i64, whole: bool) -> [u8; 4] {
    let (mut marks, mut grounds) = (0, 0);
    for place in 0..PLACES * PLACES {
        // In units of the drawing, the middle of each place.
        let unit =
            |at: i64, step: i64| (2 * (at * PLACES + step) + 1) * SIDE / (2 * across * PLACES);
        let (x, y) = (unit(x, place % PLACES), unit(y, place / PLACES));
        if is_mark(x, y) {
            marks += 1;
        } else if whole || is_ground(x, y) {
            grounds += 1;
        }
    }
    let seen = marks + grounds;
    let byte = |number: i64| u8::try_from(number).unwrap_or(u8::MAX);
    let mixed = |(paper, accent): (u8, u8)| {
        let sum = i64::from(paper) * marks + i64::from(accent) * grounds;
        byte(sum.checked_div(seen).unwrap_or_default())
    };
    let mut colours = PAPER.into_iter().zip(ACCENT).map(mixed);
    let mut next = || colours.next().unwrap_or_default();
    [next(), next(), next(), byte(255 * seen / (PLACES * PLACES))]
}

fn is_mark(x: i64, y: i64) -> bool {
    let (now, now_radius) = NOW;
    let (aim, aim_radius, half) = AIM;
    let to_now = squared(x - now, y - MIDDLE);
    let to_aim = squared(x - aim, y - MIDDLE);
    let dot = to_now <= now_radius * now_radius;
    let (inner, outer) = (aim_radius - half, aim_radius + half);
    let ring = to_aim >= inner * inner && to_aim <= outer * outer;
    let line = (now..=aim - aim_radius).contains(&x) && (y - MIDDLE).abs() <= LINE;
    dot || ring || line
}

fn is_ground(x: i64, y: i64) -> bool {
    let beyond = |at: i64| (CORNER - at).max(at - (SIDE - CORNER)).max(0);
    squared(beyond(x), beyond(y)) <= CORNER * CORNER
}

fn squared(x: i64, y: i64) -> i64 {
    x * x + y * y
}
