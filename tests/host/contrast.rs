//! The contrast of every pair of colours in both default themes, by the formula of WCAG 2.
#![expect(clippy::float_arithmetic, reason = "the rule is given in floating point")]

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Foreground, background, lowest ratio: 7 for text, 3 for marks and borders of controls.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 7.0),
    ("ink", "raised", 7.0),
    ("quiet", "paper", 7.0),
    ("quiet", "raised", 7.0),
    ("accent", "paper", 7.0),
    ("accent", "raised", 7.0),
    ("on-accent", "accent", 7.0),
    ("on-notice", "notice", 7.0),
    ("ink", "notice", 7.0),
    ("quiet", "notice", 7.0),
    ("accent", "notice", 7.0),
    ("line", "paper", 3.0),
    ("line", "raised", 3.0),
    ("accent", "hairline", 3.0),
    ("ink", "hairline", 3.0),
];

/// The light and the dark value of a token.
fn token(name: &str) -> [&'static str; 2] {
    let start = TOKENS.find(&format!("--cme-{name}: light-dark(")).unwrap();
    let value = &TOKENS[start..];
    let value = &value[value.find('(').unwrap() + 1..value.find(')').unwrap()];
    let (light, dark) = value.split_once(", ").unwrap();
    [light, dark]
}

fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// Cases: AX-13
/// WCAG: 1.4.3, 1.4.11
#[test]
fn every_pair_of_colours_has_enough_contrast_in_both_themes() {
    for (front, back, min) in PAIRS {
        for theme in 0..2 {
            let (front_value, back_value) = (token(front)[theme], token(back)[theme]);
            let (one, other) = (luminance(front_value), luminance(back_value));
            let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            let theme = ["light", "dark"][theme];
            assert!(ratio >= *min, "{front} on {back}, {theme}: {ratio:.2}, needs {min}");
        }
    }
}
