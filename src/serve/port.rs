//! A port of this machine, to which nobody else can connect.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use crate::failure::Failure;

/// The port of a preview, if no other was asked for.
const DEFAULT: u16 = 4322;
/// As many ports after it are tried if it is taken.
const TRIES: u16 = 20;

/// Listens on the port asked for, or else on the first free one from the default on.
pub(super) fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    let mut port = asked.unwrap_or(DEFAULT);
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error)
                if asked.is_none() && error.kind() == ErrorKind::AddrInUse && port < DEFAULT + TRIES =>
            {
                port += 1;
            }
            Err(error) => return Err(Failure::new("listen at", format!("127.0.0.1:{port}"), error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over_unless_it_was_asked_for() {
        let first = listen(None).expect("a port");
        let second = listen(None).expect("another port");
        let (first, second) =
            (first.local_addr().expect("an address"), second.local_addr().expect("an address"));
        assert!(first.ip().is_loopback() && second.ip().is_loopback());
        assert_ne!(first.port(), second.port());
        let refused = listen(Some(first.port())).expect_err("taken").to_string();
        assert_eq!(
            refused,
            format!("cannot listen at `127.0.0.1:{}`: another program does so", first.port())
        );
    }
}
