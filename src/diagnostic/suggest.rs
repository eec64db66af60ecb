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
        few if few.len() <= 12 => {
            let list: Vec<String> = few.iter().map(|name| format!("`{name}`")).collect();
            Some(format!("known here: {}", list.join(", ")))
        }
        _ => None,
    }
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
}
