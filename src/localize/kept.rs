//! What is made when it is first asked for and kept from then on: by all threads, as long as the edition lives.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// Values by key, each made once. Two threads that ask at the same time may both make one; they are the same.
#[derive(Debug)]
pub(super) struct Kept<K, V: ?Sized>(RwLock<HashMap<K, Arc<V>>>);

impl<K, V: ?Sized> Default for Kept<K, V> {
    fn default() -> Self {
        Kept(RwLock::default())
    }
}

impl<K: Eq + Hash, V: ?Sized> Kept<K, V> {
    /// The value of a key, made by `make` if there is none yet; `None` if it cannot be made.
    pub fn get(&self, key: K, make: impl FnOnce() -> Option<Arc<V>>) -> Option<Arc<V>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).map(Arc::clone);
        if known.is_some() {
            return known;
        }
        let value = make()?;
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&value));
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let kept: Kept<u8, str> = Kept::default();
        assert_eq!(kept.get(1, || None), None);
        assert_eq!(kept.get(1, || Some("one".into())).as_deref(), Some("one"));
        assert_eq!(kept.get(1, || unreachable!("it is kept")).as_deref(), Some("one"));
    }
}
