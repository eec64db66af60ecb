//! Questions to the bytes of a text, many of them asked at once: without branches, in blocks of a fixed length.
//!
//! Each is inlined where it is asked, for what it asks is a part of it.

/// Whether a byte is special. Most texts are an id or a few words, and have none: bytes are asked in blocks of a fixed length, which is
/// one step for the processor and less than the way into a search that is made for long texts. Blocks may overlap.
#[must_use]
#[inline]
pub fn has(bytes: &[u8], is_special: impl Fn(u8) -> bool) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        any_of(last, &is_special) || bytes.as_chunks::<16>().0.iter().any(|block| any_of(block, &is_special))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        any_of(first, &is_special) || any_of(last, &is_special)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        any_of(first, &is_special) || any_of(last, &is_special)
    } else {
        bytes.iter().any(|byte| is_special(*byte))
    }
}

/// Whether a byte of a block is special: all are asked, so that they are asked at once.
#[inline]
fn any_of<const LENGTH: usize>(block: &[u8; LENGTH], is_special: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |found, byte| found | is_special(*byte))
}

/// Whether a byte is one of some signs: without branches, so that many bytes are asked at once.
#[must_use]
#[inline]
pub fn is_one_of<const MANY: usize>(byte: u8, signs: [u8; MANY]) -> bool {
    signs.iter().fold(false, |found, sign| found | byte.eq(sign))
}

/// Where the first byte stands that is special.
#[must_use]
#[inline]
pub fn first(bytes: &[u8], is_special: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<16>();
    let has = |block: &[u8; 16]| block.iter().fold(false, |found, byte| found | is_special(*byte));
    let plain = 16 * blocks.iter().take_while(|block| !has(block)).count();
    bytes[plain..].iter().position(|byte| is_special(*byte)).map(|at| plain + at)
}

/// Where the first byte stands that is special before the byte behind it: a letter of two bytes. Behind the last byte stands 0.
#[must_use]
#[inline]
pub fn first_pair(bytes: &[u8], is_special: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let after = bytes.get(1..)?;
    let pairs = bytes.as_chunks::<16>().0.iter().zip(after.as_chunks::<16>().0);
    let has = |(block, next): &(&[u8; 16], &[u8; 16])| {
        block.iter().zip(*next).fold(false, |found, (byte, next)| found | is_special(*byte, *next))
    };
    let plain = 16 * pairs.take_while(|pair| !has(pair)).count();
    let next = after[plain..].iter().chain([&0]);
    bytes[plain..].iter().zip(next).position(|(byte, next)| is_special(*byte, *next)).map(|at| plain + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_asked_at_once_is_what_is_asked_one_by_one(text in "[a\u{628}5]{0,50}") {
            let bytes = text.as_bytes();
            proptest::prop_assert_eq!(has(bytes, |byte| byte == b'5'), text.contains('5'));
            proptest::prop_assert_eq!(first(bytes, |byte| byte == b'5'), text.find('5'));
            proptest::prop_assert_eq!(first_pair(bytes, |byte, next| byte == 0xD8 && next == 0xA8), text.find('\u{628}'));
            proptest::prop_assert_eq!(first_pair(bytes, |byte, next| byte == b'5' && next == 0), text.ends_with('5').then(|| text.len() - 1));
        }
    }
}
