//! What a template is given, as a tree: a serializer for the contexts.
//!
//! `serde_json` would do, and does for Tera; but it makes a value of its own of every text and every row, and a page has thousands
//! of them. Here all stand in two lists, one of values and one of letters. What stands in a list or in fields stands side by side, so
//! that any of it is found in one step.

use std::fmt::{self, Display};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};

/// A context.
#[derive(Debug)]
pub struct Tree {
    root: Kept,
    values: Vec<Entry>,
    texts: String,
    /// The values of lists and fields whose end has not been met, the innermost last.
    open: Vec<Entry>,
}

/// A value in a list or in fields.
#[derive(Debug, Clone, Copy)]
struct Entry {
    name: Key,
    value: Kept,
}

/// What a value is called.
#[derive(Debug, Clone, Copy)]
enum Key {
    /// The name of a field in our source; none for the items of a list.
    Known(&'static str),
    /// From here to there in the texts.
    Text(u32, u32),
}

/// A value.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Nothing,
    Truth(bool),
    Whole(i64),
    Real(f64),
    /// From here to there in the texts.
    Text(u32, u32),
    /// From here to there in the values.
    List(u32, u32),
    /// From here to there in the values.
    Fields(u32, u32),
}

/// The name of a field, as a template has it.
#[derive(Debug)]
pub struct Name {
    text: String,
    /// Where the name stands in the program that was last found to be this one; 0 if none was.
    address: AtomicUsize,
    /// Which of the fields it was then.
    index: AtomicU32,
}

impl Name {
    /// A name.
    pub fn new(text: &str) -> Self {
        Name { text: text.to_owned(), address: AtomicUsize::new(0), index: AtomicU32::new(0) }
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the same name was found to stand there in the program.
    fn is_at(&self, key: Key, address: usize) -> bool {
        matches!(key, Key::Known(known) if known.as_ptr().addr() == address && known.len() == self.text.len())
    }
}

/// A value in a tree.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'t> {
    tree: &'t Tree,
    value: &'t Kept,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'t> {
    /// `None`.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Real(f64),
    /// A text.
    Text(&'t str),
    /// A list of so many items.
    List(usize),
    /// Values by name.
    Fields,
}

/// A context that is not made of these.
#[derive(Debug)]
pub struct Unknown;

impl Tree {
    /// The tree of a context.
    ///
    /// # Errors
    /// If there is something in it that no template can place: bytes, an enum with data.
    pub fn new(context: &impl Serialize) -> Result<Tree, Unknown> {
        // About as much as a report's page is given.
        let mut tree = Tree {
            root: Kept::Nothing,
            values: Vec::with_capacity(2048),
            texts: String::with_capacity(32 * 1024),
            open: Vec::with_capacity(256),
        };
        context.serialize(Planter { tree: &mut tree, name: Key::Known("") })?;
        tree.root = tree.open.pop().ok_or(Unknown)?.value;
        Ok(tree)
    }

    /// All of it.
    pub fn root(&self) -> Branch<'_> {
        Branch { tree: self, value: &self.root }
    }

    /// Adds a text; gives where it begins and ends.
    fn text(&mut self, text: &str) -> Result<(u32, u32), Unknown> {
        let start = place(self.texts.len())?;
        self.texts.push_str(text);
        Ok((start, place(self.texts.len())?))
    }

    fn read(&self, (start, end): (u32, u32)) -> &str {
        &self.texts[start as usize..end as usize]
    }

    fn entries(&self, (start, end): (u32, u32)) -> &[Entry] {
        &self.values[start as usize..end as usize]
    }
}

/// No page is as long as they can count.
fn place(at: usize) -> Result<u32, Unknown> {
    u32::try_from(at).map_err(|_| Unknown)
}

impl<'t> Branch<'t> {
    /// What it is.
    pub fn value(self) -> Value<'t> {
        match *self.value {
            Kept::Nothing => Value::Nothing,
            Kept::Truth(truth) => Value::Truth(truth),
            Kept::Whole(number) => Value::Whole(number),
            Kept::Real(number) => Value::Real(number),
            Kept::Text(start, end) => Value::Text(self.tree.read((start, end))),
            Kept::List(start, end) => Value::List((end - start) as usize),
            Kept::Fields(..) => Value::Fields,
        }
    }

    /// The value of a field.
    #[inline]
    pub fn field(self, name: &Name) -> Option<Branch<'t>> {
        let Kept::Fields(start, end) = *self.value else { return None };
        let fields = self.tree.entries((start, end));
        // A field of the same struct has its name at the same address, and is the same one in their order.
        let address = name.address.load(Ordering::Relaxed);
        let index = name.index.load(Ordering::Relaxed) as usize;
        let found = fields.get(index).filter(|field| name.is_at(field.name, address));
        let found = match found {
            Some(field) => field,
            None => self.spelled(name, fields)?,
        };
        Some(Branch { value: &found.value, ..self })
    }

    /// The value of a field, by the letters of its name.
    fn spelled(self, name: &Name, fields: &'t [Entry]) -> Option<&'t Entry> {
        let is_named = |field: &Entry| match field.name {
            Key::Known(known) => known == name.text,
            Key::Text(start, end) => self.tree.read((start, end)) == name.text,
        };
        let index = fields.iter().position(is_named)?;
        if let (Key::Known(known), Ok(index)) = (fields[index].name, place(index)) {
            // Whoever reads one of them without the other takes them for what they are: a guess.
            name.address.store(known.as_ptr().addr(), Ordering::Relaxed);
            name.index.store(index, Ordering::Relaxed);
        }
        Some(&fields[index])
    }

    /// The items of a list; none of what is none.
    pub fn items(self) -> impl Iterator<Item = Branch<'t>> {
        let items = match *self.value {
            Kept::List(start, end) => self.tree.entries((start, end)),
            _ => &[],
        };
        items.iter().map(move |item| Branch { value: &item.value, ..self })
    }

    /// An item of a list.
    pub fn item(self, index: usize) -> Option<Branch<'t>> {
        self.items().nth(index)
    }

    /// Whether a condition holds of it, as Tera sees it.
    pub fn holds(self) -> bool {
        match *self.value {
            Kept::Nothing => false,
            Kept::Truth(truth) => truth,
            Kept::Whole(number) => number != 0,
            Kept::Real(number) => number != 0.0 && !number.is_nan(),
            Kept::Text(start, end) | Kept::List(start, end) | Kept::Fields(start, end) => start < end,
        }
    }
}

impl Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that no template can place")
    }
}

impl std::error::Error for Unknown {}

impl ser::Error for Unknown {
    fn custom<T: Display>(_: T) -> Self {
        Unknown
    }
}

/// Adds a value to a tree.
struct Planter<'t> {
    tree: &'t mut Tree,
    /// What the value is called.
    name: Key,
}

/// A list or fields that are being added.
struct Growing<'t> {
    tree: &'t mut Tree,
    name: Key,
    /// How much was open before.
    outside: usize,
    /// The name of what comes next.
    next: Key,
}

impl<'t> Planter<'t> {
    fn plant(self, value: Kept) {
        self.tree.open.push(Entry { name: self.name, value });
    }

    fn grow(self) -> Growing<'t> {
        let Planter { tree, name } = self;
        let outside = tree.open.len();
        Growing { tree, name, outside, next: Key::Known("") }
    }
}

impl Growing<'_> {
    fn add<T: Serialize + ?Sized>(&mut self, name: Key, value: &T) -> Result<(), Unknown> {
        value.serialize(Planter { tree: self.tree, name })
    }

    /// Puts what is in it side by side; `kept` is what stands from here to there.
    fn close(self, kept: impl FnOnce(u32, u32) -> Kept) -> Result<(), Unknown> {
        let Growing { tree, name, outside, .. } = self;
        let Tree { values, open, .. } = &mut *tree;
        let start = place(values.len())?;
        values.extend_from_slice(&open[outside..]);
        open.truncate(outside);
        let end = place(values.len())?;
        Planter { tree, name }.plant(kept(start, end));
        Ok(())
    }
}

/// Numbers that fit an `i64`; none of ours are larger.
macro_rules! whole {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), Unknown> {
            self.plant(Kept::Whole(i64::try_from(value).map_err(|_| Unknown)?));
            Ok(())
        })*
    };
}

impl<'t> ser::Serializer for Planter<'t> {
    type Ok = ();
    type Error = Unknown;
    type SerializeSeq = Growing<'t>;
    type SerializeTuple = Growing<'t>;
    type SerializeTupleStruct = Impossible<(), Unknown>;
    type SerializeTupleVariant = Impossible<(), Unknown>;
    type SerializeMap = Growing<'t>;
    type SerializeStruct = Growing<'t>;
    type SerializeStructVariant = Impossible<(), Unknown>;

    whole!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_bool(self, value: bool) -> Result<(), Unknown> {
        self.plant(Kept::Truth(value));
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unknown> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unknown> {
        self.plant(if value.is_finite() { Kept::Real(value) } else { Kept::Nothing });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Unknown> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Unknown> {
        let (start, end) = self.tree.text(value)?;
        self.plant(Kept::Text(start, end));
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_none(self) -> Result<(), Unknown> {
        self.plant(Kept::Nothing);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unknown> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unknown> {
        self.plant(Kept::Nothing);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unknown> {
        self.plant(Kept::Nothing);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unknown> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unknown> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Growing<'t>, Unknown> {
        Ok(self.grow())
    }

    fn serialize_tuple(self, _: usize) -> Result<Growing<'t>, Unknown> {
        Ok(self.grow())
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unknown> {
        Err(Unknown)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Growing<'t>, Unknown> {
        Ok(self.grow())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Growing<'t>, Unknown> {
        Ok(self.grow())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unknown> {
        Err(Unknown)
    }
}

impl SerializeSeq for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.add(Key::Known(""), value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close(Kept::List)
    }
}

impl SerializeTuple for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.add(Key::Known(""), value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close(Kept::List)
    }
}

impl SerializeStruct for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unknown> {
        self.add(Key::Known(key), value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close(Kept::Fields)
    }
}

impl SerializeMap for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unknown> {
        self.add(Key::Known(""), key)?;
        let Some(Kept::Text(start, end)) = self.tree.open.pop().map(|key| key.value) else {
            return Err(Unknown);
        };
        self.next = Key::Text(start, end);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.add(self.next, value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close(Kept::Fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Row<'a> {
        id: &'a str,
        level: u8,
        note: Option<String>,
        cells: [bool; 2],
        #[serde(skip)]
        _hidden: (),
    }

    #[test]
    fn a_context_becomes_a_tree() {
        let row = Row { id: "a", level: 2, note: None, cells: [true, false], _hidden: () };
        let tree = Tree::new(&row).expect("a tree");
        let field = |name: &str| tree.root().field(&Name::new(name));
        assert_eq!(field("id").map(Branch::value), Some(Value::Text("a")));
        assert_eq!(field("level").map(Branch::value), Some(Value::Whole(2)));
        assert_eq!(field("note").map(Branch::value), Some(Value::Nothing));
        let cells = field("cells").expect("a list");
        assert_eq!(cells.items().map(Branch::value).collect::<Vec<_>>(), [true, false].map(Value::Truth));
        assert!(cells.item(2).is_none() && cells.field(&Name::new("id")).is_none());
        assert!(field("_hidden").is_none() && field("a").is_none(), "a value is no name");
        assert!(tree.root().holds() && !cells.item(1).expect("an item").holds());
        let level = Name::new("level");
        for row in [&row, &Row { id: "b", level: 3, note: None, cells: [true, false], _hidden: () }] {
            let tree = Tree::new(row).expect("a tree");
            let found = tree.root().field(&level).map(Branch::value);
            assert_eq!(found, Some(Value::Whole(row.level.into())), "a name that was found before");
        }
        for nothing in [Tree::new(&""), Tree::new(&0), Tree::new(&[0; 0]), Tree::new(&f64::NAN)] {
            assert!(!nothing.expect("a tree").root().holds());
        }
    }

    #[test]
    fn maps_have_fields_and_bytes_are_refused() {
        let map = std::collections::BTreeMap::from([("b", 1), ("a", -2)]);
        let tree = Tree::new(&map).expect("a tree");
        assert_eq!(tree.root().field(&Name::new("a")).map(Branch::value), Some(Value::Whole(-2)));
        assert!(Tree::new(&std::collections::BTreeMap::from([(1, 1)])).is_err(), "a number is no name");
        assert!(Tree::new(&Some(Ok::<u8, u8>(1))).is_err(), "an enum with data");
        assert!(Tree::new(&u64::MAX).is_err(), "no number of ours is that large");
    }
}
