//! The one integration test: each module is a kind of promise.

// `cfg(test)` is always set here; with it the lints know these for tests, helpers included.
#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod archive;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod byproducts;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod data;
#[cfg(test)]
mod events;
#[cfg(test)]
mod file_formats;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod newsletter;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod project;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod rebuilds;
#[cfg(test)]
mod safety;
#[cfg(test)]
mod sarif;
#[cfg(test)]
mod scripting;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod shards;
