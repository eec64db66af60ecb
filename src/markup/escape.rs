//! Escaping for HTML: text, attributes, addresses. Only what must be escaped is, so Arabic stays readable.

use super::bytes::{has, is_one_of};

/// Text between tags: `&`, `<`, `>`.
pub(super) fn text(text: &str, out: &mut String) {
    replace(text, out, |byte| is_one_of(byte, *b"&<>"));
}

/// Text in an attribute in double quotation marks.
pub(super) fn attribute(text: &str, out: &mut String) {
    replace(text, out, |byte| is_one_of(byte, *b"&<>\""));
}

/// Text in an attribute in quotation marks of either kind, or between tags.
pub(super) fn any(text: &str, out: &mut String) {
    replace(text, out, |byte| is_one_of(byte, *b"&<>\"'"));
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

/// Copies a text in stretches, with references for the bytes that are special. All of them are characters of their own.
fn replace(text: &str, out: &mut String, is_special: impl Fn(u8) -> bool) {
    let mut rest = text;
    if has(text.as_bytes(), &is_special) {
        while let Some(at) = rest.bytes().position(&is_special) {
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
        for place in 0..40 {
            let (before, after) = ("a".repeat(place), "ع".repeat(40 - place));
            assert_eq!(written(any, &[&before, "'", &after].concat()), [&before, "&#39;", &after].concat());
        }
        assert_eq!(written(address, "/a b?x=1&y=%20#\"م"), "/a%20b?x=1&amp;y=%20#%22%D9%85");
    }
}
