//! What a template is given, as a tree: a serializer for the contexts.
//!
//! `serde_json` would do, and does for Tera; but it makes a value of its own of every text and every row, and a page has thousands
//! of them. Here all stand in two lists, one of values and one of letters, in the order in which they are met.

use std::fmt::{self, Display};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};

/// A context.
#[derive(Debug)]
pub struct Tree {
    values: Vec<Kept>,
    texts: String,
}

/// A value, or a name before one. What has others in it stands before them and knows where they end.
#[derive(Debug)]
enum Kept {
    Nothing,
    Truth(bool),
    Whole(i64),
    Real(f64),
    /// From here to there in the texts.
    Text(usize, usize),
    /// So many items, up to there.
    List(usize, usize),
    /// Names, each with its value behind it, up to there.
    Fields(usize),
    /// The name of a field in our source.
    Name(&'static str),
}

/// The name of a field, as a template has it.
#[derive(Debug)]
pub struct Name {
    text: String,
    /// Where the name stands in the program that was last found to be this one; 0 if none was.
    address: AtomicUsize,
}

impl Name {
    /// A name.
    pub fn new(text: &str) -> Self {
        Name { text: text.to_owned(), address: AtomicUsize::new(0) }
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A value in a tree.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'t> {
    tree: &'t Tree,
    at: usize,
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
        let mut tree = Tree { values: Vec::with_capacity(1024), texts: String::with_capacity(16 * 1024) };
        context.serialize(Planter(&mut tree))?;
        Ok(tree)
    }

    /// All of it.
    pub fn root(&self) -> Branch<'_> {
        Branch { tree: self, at: 0 }
    }

    /// Where the value at a place ends.
    fn end(&self, at: usize) -> usize {
        match self.values[at] {
            Kept::List(_, end) | Kept::Fields(end) => end,
            _ => at + 1,
        }
    }

    fn text(&mut self, text: &str) {
        let start = self.texts.len();
        self.texts.push_str(text);
        self.values.push(Kept::Text(start, self.texts.len()));
    }
}

impl<'t> Branch<'t> {
    /// What it is.
    pub fn value(self) -> Value<'t> {
        match self.tree.values[self.at] {
            Kept::Nothing => Value::Nothing,
            Kept::Truth(truth) => Value::Truth(truth),
            Kept::Whole(number) => Value::Whole(number),
            Kept::Real(number) => Value::Real(number),
            Kept::Text(start, end) => Value::Text(&self.tree.texts[start..end]),
            Kept::Name(name) => Value::Text(name),
            Kept::List(length, _) => Value::List(length),
            Kept::Fields(_) => Value::Fields,
        }
    }

    /// The value of a field.
    pub fn field(self, name: &Name) -> Option<Branch<'t>> {
        let Kept::Fields(end) = self.tree.values[self.at] else { return None };
        // A field of the same struct has its name at the same address, which is compared sooner than letters are.
        let address = name.address.load(Ordering::Relaxed);
        let mut at = self.at + 1;
        while at < end {
            if let Kept::Name(known) = self.tree.values[at]
                && known.as_ptr().addr() == address
                && known.len() == name.text.len()
            {
                return Some(Branch { at: at + 1, ..self });
            }
            at = self.tree.end(at + 1);
        }
        self.spelled(name, end)
    }

    /// The value of a field, by the letters of its name.
    fn spelled(self, name: &Name, end: usize) -> Option<Branch<'t>> {
        let mut at = self.at + 1;
        while at < end {
            let is_named = match self.tree.values[at] {
                Kept::Name(known) if known == name.text => {
                    name.address.store(known.as_ptr().addr(), Ordering::Relaxed);
                    true
                }
                Kept::Text(start, end) => self.tree.texts[start..end] == *name.text,
                _ => false,
            };
            if is_named {
                return Some(Branch { at: at + 1, ..self });
            }
            at = self.tree.end(at + 1);
        }
        None
    }

    /// The items of a list; none of what is none.
    pub fn items(self) -> impl Iterator<Item = Branch<'t>> {
        let mut next = self.at + 1;
        let length = match self.value() {
            Value::List(length) => length,
            _ => 0,
        };
        (0..length).map(move |_| {
            let at = next;
            next = self.tree.end(at);
            Branch { at, ..self }
        })
    }

    /// An item of a list.
    pub fn item(self, index: usize) -> Option<Branch<'t>> {
        self.items().nth(index)
    }

    /// Whether a condition holds of it, as Tera sees it.
    pub fn holds(self) -> bool {
        match self.value() {
            Value::Nothing => false,
            Value::Truth(truth) => truth,
            Value::Whole(number) => number != 0,
            Value::Real(number) => number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::List(length) => length > 0,
            Value::Fields => self.tree.end(self.at) > self.at + 1,
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
struct Planter<'t>(&'t mut Tree);

/// A list or fields that are being added.
struct Growing<'t> {
    tree: &'t mut Tree,
    at: usize,
    items: usize,
}

impl Planter<'_> {
    fn plant(self, value: Kept) {
        self.0.values.push(value);
    }
}

impl<'t> Growing<'t> {
    fn new(tree: &'t mut Tree) -> Self {
        let at = tree.values.len();
        // What it is, is known at its end.
        tree.values.push(Kept::Nothing);
        Growing { tree, at, items: 0 }
    }

    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.items += 1;
        value.serialize(Planter(self.tree))
    }

    fn list(self) {
        self.tree.values[self.at] = Kept::List(self.items, self.tree.values.len());
    }

    fn fields(self) {
        self.tree.values[self.at] = Kept::Fields(self.tree.values.len());
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
        self.0.text(value);
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
        self.plant(Kept::Name(variant));
        Ok(())
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
        Ok(Growing::new(self.0))
    }

    fn serialize_tuple(self, _: usize) -> Result<Growing<'t>, Unknown> {
        Ok(Growing::new(self.0))
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
        Ok(Growing::new(self.0))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Growing<'t>, Unknown> {
        Ok(Growing::new(self.0))
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
        self.add(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.list();
        Ok(())
    }
}

impl SerializeTuple for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.add(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.list();
        Ok(())
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
        self.tree.values.push(Kept::Name(key));
        self.add(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.fields();
        Ok(())
    }
}

impl SerializeMap for Growing<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unknown> {
        let at = self.tree.values.len();
        key.serialize(Planter(self.tree))?;
        match self.tree.values[at] {
            Kept::Text(..) | Kept::Name(_) => Ok(()),
            _ => Err(Unknown),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.add(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.fields();
        Ok(())
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
