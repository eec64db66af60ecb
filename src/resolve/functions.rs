//! The Fluent functions that prose and messages may call: their names, arguments and options.
//!
//! [`localize`](crate::localize) gives them their meaning; here calls are checked, so that a misspelt option is an error at its
//! place and not a default.

use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Figure, Quantity};
use crate::parse::messages::Call;
use crate::source::Spanned;

/// A function and what it takes.
#[derive(Debug)]
pub struct Function {
    /// Its name in Fluent.
    pub name: &'static str,
    /// What it gives.
    pub gives: &'static str,
    /// A call of it.
    pub example: &'static str,
    /// What a figure must be to be its argument.
    pub takes: Takes,
    /// How many positional arguments it takes at least and at most.
    pub positional: (usize, usize),
    /// Its options with their values; a number of digits, up to `MOST_DIGITS`, if there are none.
    pub options: &'static [(&'static str, &'static [&'static str])],
}

/// What a function can make something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any figure.
    Figure,
    /// A figure with a number.
    Number,
    /// A figure that is money.
    Money,
    /// A figure that is a date.
    Date,
    /// A figure that is a period, or covers one, or is compared with one.
    Period,
    /// A figure or a quote, for its words.
    Text,
    /// Names and texts.
    Names,
    /// Nothing of the report.
    Literal,
}

impl Takes {
    fn words(self) -> &'static str {
        match self {
            Takes::Figure => "a figure",
            Takes::Number => "a figure with a number",
            Takes::Money => "a figure that is money",
            Takes::Date => "a figure that is a date",
            Takes::Period => "a figure with a period",
            Takes::Text => "a text",
            Takes::Names => "names and texts",
            Takes::Literal => "a code in quotation marks",
        }
    }
}

/// The widths that a figure can be written in.
const STYLES: &[&str] = &["prose", "long", "noun", "short", "table"];
/// The cases of Arabic that can be seen in a figure.
const CASES: &[&str] = &["oblique", "nominative", "accusative"];
/// The ends of a range.
const ENDS: &[&str] = &["low", "high"];
/// The most digits that an option may ask for.
const MOST_DIGITS: u8 = 20;
/// The most digits that a literal number of Fluent keeps.
const LITERAL_DIGITS: usize = 15;
/// On and off.
const YES_NO: &[&str] = &["yes", "no"];

/// All functions.
pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "FIGURE",
        gives: "a figure in words",
        example: "FIGURE($growth, style: \"long\")",
        takes: Takes::Figure,
        positional: (1, 1),
        options: &[("style", STYLES), ("case", CASES), ("conversion", YES_NO), ("qualifier", YES_NO)],
    },
    Function {
        name: "NUMBER",
        gives: "the bare number of a figure, or a literal number, in the edition's digits",
        example: "NUMBER($growth)",
        takes: Takes::Number,
        positional: (1, 1),
        options: &[
            ("style", &["decimal", "percent", "compact-long", "compact-short"]),
            ("end", ENDS),
            ("grouping", YES_NO),
            ("minimumFractionDigits", &[]),
        ],
    },
    Function {
        name: "CURRENCY",
        gives: "a figure that is money as CLDR writes it, not as the house words it",
        example: "CURRENCY($budget)",
        takes: Takes::Money,
        positional: (1, 1),
        options: &[
            ("display", &["name", "symbol", "narrow", "code"]),
            ("notation", &["full", "compact-long", "compact-short"]),
            ("end", ENDS),
        ],
    },
    Function {
        name: "PLURAL",
        gives: "the CLDR plural category of a figure or a literal number, to select on",
        example: "PLURAL($growth)",
        takes: Takes::Number,
        positional: (1, 1),
        options: &[("type", &["cardinal", "ordinal"])],
    },
    Function {
        name: "DATETIME",
        gives: "a figure that is a date, or a literal date, in words",
        example: "DATETIME($opening)",
        takes: Takes::Date,
        positional: (1, 1),
        options: &[
            ("style", &["full", "long", "medium", "short"]),
            ("calendar", &["gregorian", "hijri", "both"]),
        ],
    },
    Function {
        name: "PERIOD",
        gives: "the period that a figure covers, in words",
        example: "PERIOD($growth)",
        takes: Takes::Period,
        positional: (1, 1),
        options: &[("form", &["noun", "when"]), ("of", &["period", "versus"])],
    },
    Function {
        name: "LIST",
        gives: "several names or texts as a list",
        example: "LIST(-alibaba, -tencent)",
        takes: Takes::Names,
        positional: (1, 32),
        options: &[("type", &["and", "or"])],
    },
    Function {
        name: "REGION",
        gives: "the name of a country or region by its code",
        example: "REGION(\"EG\")",
        takes: Takes::Literal,
        positional: (1, 1),
        options: &[],
    },
    Function {
        name: "QUOTE",
        gives: "a text in the edition's quotation marks",
        example: "QUOTE(\"…\")",
        takes: Takes::Text,
        positional: (1, 1),
        options: &[],
    },
];

/// What is wrong with giving a function a figure, or a quote if there is none.
pub(super) fn misused(
    call: &Call,
    variable: &Spanned<String>,
    figure: Option<&Figure>,
) -> Option<Diagnostic> {
    let function = FUNCTIONS.iter().find(|f| f.name == call.name.value)?;
    let asked = |option: &str, value: &str| {
        call.named.iter().any(|(name, given)| {
            name.value == option && given.as_ref().is_some_and(|given| given.value == value)
        })
    };
    let fits = match (function.takes, figure) {
        (Takes::Text, _) | (Takes::Figure, Some(_)) | (Takes::Names, None) => true,
        (Takes::Literal | Takes::Names, _) | (_, None) => false,
        (Takes::Number, Some(figure)) => figure.measure.quantity.amount().is_some(),
        (Takes::Money, Some(figure)) => matches!(figure.measure.quantity, Quantity::Money(..)),
        (Takes::Date, Some(figure)) => matches!(figure.measure.quantity, Quantity::Date(_)),
        (Takes::Period, Some(figure)) if asked("of", "versus") => figure.versus.is_some(),
        (Takes::Period, Some(figure)) => {
            figure.period.is_some() || matches!(figure.measure.quantity, Quantity::Period(_))
        }
    };
    if fits {
        return None;
    }
    let is = figure.map_or("a quote".to_owned(), |figure| format!("`{}`", figure.measure));
    let message = format!(
        "`{}` takes {}, and `${}` is {is}",
        function.name,
        if asked("of", "versus") { "a figure with `versus`" } else { function.takes.words() },
        variable.value
    );
    let hint = format!("as in `{{ {} }}`", function.example);
    Some(Diagnostic::error("wrong-arguments", variable.span, message).hint(hint))
}

/// Checks a call against the table.
pub(super) fn check(call: &Call, diagnostics: &mut Diagnostics) {
    let Some(function) = FUNCTIONS.iter().find(|f| f.name == call.name.value) else {
        let names = FUNCTIONS.iter().map(|f| f.name);
        diagnostics.push(
            Diagnostic::error(
                "unknown-function",
                call.name.span,
                format!("there is no function `{}`", call.name.value),
            )
            .hint_opt(suggest::hint(&call.name.value, names)),
        );
        return;
    };
    let (least, most) = function.positional;
    if !(least..=most).contains(&call.positional) {
        let count =
            if most == 1 { "one argument".to_owned() } else { format!("{least} to {most} arguments") };
        let given = if call.positional == 0 { "none".to_owned() } else { call.positional.to_string() };
        let message = format!("`{}` takes {count} and is given {given}", function.name);
        diagnostics.push(
            Diagnostic::error("wrong-arguments", call.name.span, message)
                .hint(format!("as in `{{ {} }}`", function.example)),
        );
    }
    for (name, value) in &call.named {
        let Some((_, values)) = function.options.iter().find(|(option, _)| *option == name.value) else {
            let message = format!("`{}` has no option `{}`", function.name, name.value);
            diagnostics.push(
                Diagnostic::error("unknown-option", name.span, message)
                    .hint_opt(suggest::hint(&name.value, function.options.iter().map(|(option, _)| *option))),
            );
            continue;
        };
        let Some(Spanned { value, span }) = value else { continue };
        let (is_one, hint) = if values.is_empty() {
            let is_one = value.parse().is_ok_and(|digits: u8| digits <= MOST_DIGITS);
            (is_one, Some(format!("a whole number, from 0 to {MOST_DIGITS}")))
        } else {
            (values.contains(&value.as_str()), suggest::hint(value, values.iter().copied()))
        };
        if !is_one {
            let message =
                format!("`{value}` is no value of the option `{}` of `{}`", name.value, function.name);
            diagnostics.push(Diagnostic::error("unknown-option", *span, message).hint_opt(hint));
        }
    }
    if let Some(Spanned { value, span }) = &call.number
        && digits(value) > LITERAL_DIGITS
    {
        let message =
            format!("a literal number keeps {LITERAL_DIGITS} digits, and this one has {}", digits(value));
        let hint = format!("write it as a text: `{}(\"{value}\")`", function.name);
        diagnostics.push(Diagnostic::error("wrong-arguments", *span, message).hint(hint));
    }
}

/// How many significant digits a number is written with.
fn digits(number: &str) -> usize {
    let written = number.trim_start_matches(['-', '0', '.']);
    written.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diagnostic::Diagnostics;
    use crate::parse::messages;
    use crate::source::Sources;

    fn problems(call: &str) -> Vec<String> {
        let text = format!("m = {{ {call} }}\n");
        let mut sources = Sources::default();
        let span = sources.add("x.ftl", text.as_str());
        let mut diagnostics = Diagnostics::default();
        for entry in &messages::parse(&text, span, &mut diagnostics).entries {
            entry.uses.calls.iter().for_each(|call| check(call, &mut diagnostics));
        }
        let told = |d: &crate::diagnostic::Diagnostic| {
            format!("{}: {} ({})", sources.text(d.span), d.message, d.hint.as_deref().unwrap_or_default())
        };
        diagnostics.iter().map(told).collect()
    }

    #[test]
    fn a_number_of_digits_is_one() {
        for value in ["\"x\"", "100000", "\"-1\"", "\"1.5\""] {
            let found = problems(&format!("NUMBER($x, minimumFractionDigits: {value})"));
            assert!(
                matches!(&found[..], [one] if one.ends_with("of `NUMBER` (a whole number, from 0 to 20)")),
                "{value}: {found:?}"
            );
        }
        for value in ["0", "3", "\"20\""] {
            assert!(problems(&format!("NUMBER($x, minimumFractionDigits: {value})")).is_empty(), "{value}");
        }
    }

    #[test]
    fn a_literal_number_keeps_its_digits_or_is_refused() {
        assert_eq!(
            problems("NUMBER(5.12345678901234567890123)"),
            [
                "5.12345678901234567890123: a literal number keeps 15 digits, and this one has 24 (write it as a text: \
              `NUMBER(\"5.12345678901234567890123\")`)"
            ]
        );
        for good in ["5", "-0.00000000000000001", "123456789012345", "\"5.12345678901234567890123\""] {
            assert!(problems(&format!("NUMBER({good})")).is_empty(), "{good}");
        }
    }
}
