//! Components that show what they are given and know neither session nor screen.

mod button;
mod chart;
mod choice_group;
mod copy_button;
mod data_table;
mod dialog;
mod disclosure;
mod dot_plot;
mod double_press;
mod field;
mod file_input;
mod heading;
mod level_picker;
mod notice;
mod paged_list;
mod radar;
mod remount;
mod show_when;

pub use button::*;
pub use chart::*;
pub use choice_group::*;
pub use copy_button::*;
pub use data_table::*;
pub use dialog::*;
pub use disclosure::*;
pub use dot_plot::*;
pub use double_press::*;
pub use field::*;
pub use file_input::*;
pub use heading::*;
pub use level_picker::*;
pub use notice::*;
pub use paged_list::*;
pub use radar::*;
pub use remount::*;
pub use show_when::*;
