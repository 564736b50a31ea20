//! Parts that draw what they are given and know neither session nor screen.

pub(super) mod button;
pub(super) mod chart_view;
pub(super) mod confirm;
pub(super) mod copying;
pub(super) mod field;
pub(super) mod file_input;
pub(super) mod growing;
pub(super) mod heading;
pub(super) mod level_picker;
pub(super) mod notice;
pub(super) mod table_region;
