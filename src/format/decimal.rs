//! Whole numbers as decimal digits, pushed to a text: all that tables and paths need.

/// Pushes the number's digits, with zeros in front up to that width.
pub(super) fn push(to: &mut String, number: u32, width: u32) {
    if number >= 10 || width > 1 {
        push(to, number / 10, width.saturating_sub(1));
    }
    to.extend(char::from_digit(number % 10, 10));
}

/// Pushes the number's digits, with an ASCII minus in front of a negative one.
pub(super) fn push_signed(to: &mut String, number: i32) {
    if number < 0 {
        to.push('-');
    }
    push(to, number.unsigned_abs(), 1);
}

/// Pushes a number that is given in hundredths, with a decimal point and two decimals.
pub(super) fn push_hundredths(to: &mut String, number: i32) {
    if number < 0 {
        to.push('-');
    }
    push(to, number.unsigned_abs() / 100, 1);
    to.push('.');
    push(to, number.unsigned_abs() % 100, 2);
}
