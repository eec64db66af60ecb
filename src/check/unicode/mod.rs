//! Bidirectional text and Unicode: characters that nobody sees, that are not what they look like, or that turn others around.

pub mod address_control;
pub mod arrow_direction;
pub mod broken_text;
pub mod invisible_character;
pub mod iso_date;
pub mod mixed_digits;
pub mod mixed_number;
pub mod mixed_scripts;
pub mod persian_letter;
pub mod presentation_form;
pub mod stray_control;
pub mod tatweel;
