//! The one integration test: each module is a kind of promise.

mod cases;
mod laws;
mod oracle;
mod promises;
