//! Escaping for HTML: text, attributes, addresses. Only what must be escaped is, so Arabic stays readable.

/// Text between tags: `&`, `<`, `>`.
pub(super) fn text(text: &str, out: &mut String) {
    replace(text, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Text in an attribute in double quotation marks.
pub(super) fn attribute(text: &str, out: &mut String) {
    replace(text, out, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
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

/// Copies a text in stretches, with other text for some ASCII bytes.
fn replace(text: &str, out: &mut String, by: impl Fn(u8) -> Option<&'static str>) {
    out.reserve(text.len());
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(other) = by(byte) {
            out.push_str(&text[copied..at]);
            out.push_str(other);
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
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
        assert_eq!(written(attribute, "\"><x"), "&quot;&gt;&lt;x");
        assert_eq!(written(address, "/a b?x=1&y=%20#\"م"), "/a%20b?x=1&amp;y=%20#%22%D9%85");
    }
}
