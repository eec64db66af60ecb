//! "Did you mean": the nearest known name to one that is not known.

/// The nearest of `known` to `given`, if it is near enough to be a slip of the pen.
#[must_use]
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(given, name), name))
        .filter(|(distance, name)| {
            let longer = given.chars().count().max(name.chars().count());
            // Of two letters, one alone says nothing.
            *distance <= 1 + longer / 4 && *distance * 2 < longer.max(1)
        })
        .min_by_key(|(distance, name)| (*distance, *name))
        .map(|(_, name)| name)
}

/// Of so many names, all are offered: a figure has 14 keys.
const MOST: usize = 14;

/// A hint for a name that is not known: the nearest one, or all of them if they are few.
#[must_use]
pub fn hint<'a>(given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let mut all: Vec<&str> = known.into_iter().collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [] => None,
        few if few.len() <= MOST => Some(format!("known here: {}", quoted(few))),
        // Of many, those that hold what was written.
        many => {
            let alike: Vec<&str> = many.iter().copied().filter(|name| name.contains(given)).take(5).collect();
            match alike.as_slice() {
                [] => None,
                [one] => Some(format!("did you mean `{one}`?")),
                some => Some(format!("there are {}", quoted(some))),
            }
        }
    }
}

/// A hint for several names that are not known, all of them of one kind.
#[must_use]
pub fn hint_of_all<'a>(given: &[&str], known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let [one] = given {
        return hint(one, known);
    }
    let near: Vec<&str> = given.iter().filter_map(|name| nearest(name, known.clone())).collect();
    if near.is_empty() {
        hint(given.first()?, known)
    } else {
        Some(format!("did you mean {}?", quoted(&near)))
    }
}

/// "report `a`", "reports `a`, `b`"
#[must_use]
pub fn all_of(kind: &str, names: &[&str]) -> String {
    format!("{kind}{} {}", if names.len() == 1 { "" } else { "s" }, quoted(names))
}

/// "`a`, `b`"
fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_offered() {
        assert_eq!(nearest("spendng", ["spending", "growth"]), Some("spending"));
        assert_eq!(nearest("zebra", ["spending", "growth"]), None);
        assert_eq!((nearest("fr", ["ar", "en"]), nearest("eng", ["ar", "en"])), (None, Some("en")));
        assert_eq!(hint("zebra", ["b", "a"]).as_deref(), Some("known here: `a`, `b`"));
    }

    #[test]
    fn of_many_names_those_are_offered_that_hold_what_was_written() {
        let many: Vec<String> = (0..20).map(|number| format!("chips-{number}-of-many")).collect();
        let many = || many.iter().map(String::as_str);
        assert_eq!(hint("7-of", many()), Some("there are `chips-17-of-many`, `chips-7-of-many`".to_owned()));
        assert_eq!(hint("chips-1x", many()), None);
        assert_eq!(hint("s-12", many()).as_deref(), Some("did you mean `chips-12-of-many`?"));
        let given = ["chips-1-ofmany", "zebra"];
        assert_eq!(hint_of_all(&given, many()).as_deref(), Some("did you mean `chips-1-of-many`?"));
        assert_eq!(all_of("report", &given), "reports `chips-1-ofmany`, `zebra`");
        assert_eq!(all_of("report", &["zebra"]), "report `zebra`");
    }
}
