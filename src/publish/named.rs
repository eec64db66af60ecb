//! Values by name, in little room: a large publication has very many units, and their names are long.

/// Values by name. All names stand in one text.
#[derive(Debug)]
pub(super) struct Named<T> {
    names: String,
    entries: Vec<Entry<T>>,
}

#[derive(Debug)]
struct Entry<T> {
    /// Where the name stands among the names.
    name: (u32, u32),
    value: T,
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named { names: String::new(), entries: Vec::new() }
    }
}

/// Values as they come, whose names are not sorted yet.
#[derive(Debug)]
pub(super) struct Gathered<T>(Named<T>);

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Gathered(Named::default())
    }
}

impl<T> Gathered<T> {
    /// Adds a value; `None` if the names become so long that they cannot be counted.
    pub fn add(&mut self, name: &str, value: T) -> Option<()> {
        let Gathered(Named { names, entries }) = self;
        let place = |names: &str| u32::try_from(names.len()).ok();
        let start = place(names)?;
        names.push_str(name);
        entries.push(Entry { name: (start, place(names)?), value });
        Some(())
    }

    /// Sorts them; of a name that comes twice, the last value stays.
    pub fn sorted(self) -> Named<T> {
        let Gathered(Named { names, mut entries }) = self;
        let name = |entry: &Entry<T>| &names[entry.name.0 as usize..entry.name.1 as usize];
        // Almost always they come by name.
        if !entries.is_sorted_by(|a, b| name(a) < name(b)) {
            entries.reverse();
            entries.sort_by(|a, b| name(a).cmp(name(b)));
            entries.dedup_by(|a, b| name(a) == name(b));
        }
        entries.shrink_to_fit();
        Named { names, entries }
    }
}

impl<T> Named<T> {
    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| self.name(entry))
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entries.get(self.place(name)?).map(|entry| &entry.value)
    }

    /// The same for who asks for many in their order: `next` is the place where it may stand, and then that of the one after it.
    pub fn get_near(&self, name: &str, next: &mut usize) -> Option<&T> {
        let is_next = self.entries.get(*next).is_some_and(|entry| self.name(entry) == name);
        let place = if is_next { *next } else { self.place(name)? };
        *next = place + 1;
        self.entries.get(place).map(|entry| &entry.value)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| self.name(entry).cmp(name)).ok()
    }

    fn name(&self, Entry { name: (start, end), .. }: &Entry<T>) -> &str {
        &self.names[*start as usize..*end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn values_are_found_by_name(values in prop::collection::vec(("[ab\u{639}]{0,3}", 0..100_u8), 0..40)) {
            let expected: BTreeMap<String, u8> = values.iter().cloned().collect();
            let mut gathered = Gathered::default();
            for (name, value) in &values {
                gathered.add(name, *value).expect("short names");
            }
            let named = gathered.sorted();
            prop_assert!(named.names().eq(expected.keys()));
            prop_assert!(expected.iter().all(|(name, value)| named.get(name) == Some(value)));
            prop_assert!(named.get("c").is_none());
            let mut next = 0;
            let again = ["b", "", "c"].into_iter().chain(expected.keys().map(String::as_str));
            for name in named.names().chain(again) {
                prop_assert_eq!(named.get_near(name, &mut next), expected.get(name));
            }
        }
    }
}
