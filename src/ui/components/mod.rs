//! Components that depend only on their arguments, not on a session or screen.

mod breakable_text;
mod button;
mod chart;
mod choice_group;
mod copy_button;
mod data_table;
mod dialog;
mod disclosure;
mod dot_plot;
mod double_press;
mod download_check;
mod error_text;
mod field;
mod file_input;
mod heading;
mod level_picker;
mod notice;
mod paged_list;
mod radar;
mod reactive;
mod section_heading;
mod segments;
mod status_line;
mod timing;

pub use self::{
    breakable_text::*, button::*, chart::*, choice_group::*, copy_button::*, data_table::*,
    dialog::*, disclosure::*, dot_plot::*, double_press::*, download_check::*, error_text::*,
    field::*, file_input::*, heading::*, level_picker::*, notice::*, paged_list::*, radar::*,
    reactive::*, section_heading::*, segments::*, status_line::*, timing::*,
};
