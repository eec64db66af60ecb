//! Units of shares on their way to the stage: files that were made somewhere else are taken over as they are.

use std::fs;
use std::path::Path;

use super::Stage;
use crate::failure::Failure;
use crate::publish::carried::Carried;
use crate::publish::notes::Note;
use crate::publish::record::Record;

impl Stage {
    /// Opens a share that was made somewhere else.
    ///
    /// # Errors
    /// If it is none, if it cannot be read, if it is being made, and if it lies in the output folder or that in it.
    pub fn carried(&self, folder: &Path) -> Result<Carried, Failure> {
        Carried::open(folder, &self.place.out)
    }

    /// Takes over a unit of a share, with what it left there; not, if a file of it is not as it was published: gives the paths of those.
    ///
    /// # Errors
    /// As [`Unit::add`](super::Unit::add) and [`Unit::finish`](super::Unit::finish), and if the share cannot be read.
    pub fn adopt(&self, share: &Carried, record: Record, note: Note) -> Result<Vec<String>, Failure> {
        let Record { unit, key, inputs, outputs } = record;
        let mut unit = self.unit(unit)?;
        let mut damaged = Vec::new();
        for output in outputs {
            match share.bytes(&output)? {
                Some(bytes) => {
                    let from = share.folder().join(&output.path);
                    // Another file system, or one without hard links: then it is written anew.
                    unit.take(output, |next, path| match fs::hard_link(&from, next.path(path)) {
                        Err(_) => next.write(path, &bytes),
                        Ok(()) => Ok(()),
                    })?;
                }
                None => damaged.push(output.path),
            }
        }
        if damaged.is_empty() {
            unit.finish(key, inputs, note)?;
        }
        Ok(damaged)
    }
}
