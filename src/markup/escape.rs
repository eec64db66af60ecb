//! Escaping for HTML: text, attributes, addresses. Only what must be escaped is, so Arabic stays readable.

use memchr::{memchr2, memchr3};

/// Text between tags: `&`, `<`, `>`.
pub(super) fn text(text: &str, out: &mut String) {
    replace(text, out, |rest| memchr3(b'&', b'<', b'>', rest));
}

/// Text in an attribute in double quotation marks.
pub(super) fn attribute(text: &str, out: &mut String) {
    replace(text, out, |rest| {
        first(memchr3(b'&', b'<', b'>', rest), rest, |rest| memchr::memchr(b'"', rest))
    });
}

/// Text in an attribute in quotation marks of either kind, or between tags.
pub(super) fn any(text: &str, out: &mut String) {
    replace(text, out, |rest| {
        first(memchr3(b'&', b'<', b'>', rest), rest, |rest| memchr2(b'"', b'\'', rest))
    });
}

/// The first of two places, the second of which is looked for before the first.
fn first(found: Option<usize>, rest: &[u8], other: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
    other(&rest[..found.unwrap_or(rest.len())]).or(found)
}

/// An address in an attribute in double quotation marks. Reserved characters and `%` stay, as the author may have encoded
/// some already; what no URL may hold is percent-encoded.
pub(super) fn address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0..=b' ' | 0x7F.. => {
                const HEX: [u8; 16] = *b"0123456789ABCDEF";
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
            _ => out.push(char::from(byte)),
        }
    }
}

/// Copies a text in stretches, with references for the bytes that `next` finds. All of them are characters of their own.
fn replace(text: &str, out: &mut String, next: impl Fn(&[u8]) -> Option<usize>) {
    let mut rest = text;
    while let Some(at) = next(rest.as_bytes()) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match special.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &special[1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_its_escapes() {
        let written = |write: fn(&str, &mut String), given: &str| {
            let mut out = String::new();
            write(given, &mut out);
            out
        };
        assert_eq!(written(text, "a<b> & \"نص\""), "a&lt;b&gt; &amp; \"نص\"");
        assert_eq!(written(attribute, "\"><x'"), "&quot;&gt;&lt;x'");
        assert_eq!(written(any, "a'\"&b'"), "a&#39;&quot;&amp;b&#39;");
        assert_eq!(written(address, "/a b?x=1&y=%20#\"م"), "/a%20b?x=1&amp;y=%20#%22%D9%85");
    }
}
