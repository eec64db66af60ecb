//! What a template is given, as a tree: a serializer for the contexts.
//!
//! `serde_json` would do, and does for Tera; but it copies the name of every field of every row, which a page has thousands
//! of. Here they stay what they are, names in our source.

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};

/// A value of a context.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// `None`.
    Nothing,
    /// Yes or no.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Real(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Values by name, in the order of their type.
    Fields(Vec<(Cow<'static, str>, Tree)>),
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
        context.serialize(Planter)
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&Tree> {
        match self {
            Tree::Fields(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// An item of a list.
    pub fn item(&self, index: usize) -> Option<&Tree> {
        match self {
            Tree::List(items) => items.get(index),
            _ => None,
        }
    }

    /// Whether a condition holds of it, as Tera sees it.
    pub fn holds(&self) -> bool {
        match self {
            Tree::Nothing => false,
            Tree::Truth(truth) => *truth,
            Tree::Whole(number) => *number != 0,
            Tree::Real(number) => *number != 0.0 && !number.is_nan(),
            Tree::Text(text) => !text.is_empty(),
            Tree::List(items) => !items.is_empty(),
            Tree::Fields(fields) => !fields.is_empty(),
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

/// Makes trees.
struct Planter;

/// A list that is being made.
struct Items(Vec<Tree>);

/// Fields that are being made, and the name of the next.
struct Named {
    fields: Vec<(Cow<'static, str>, Tree)>,
    next: Cow<'static, str>,
}

/// Numbers that fit an `i64`; none of ours are larger.
macro_rules! whole {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<Tree, Unknown> {
            i64::try_from(value).map(Tree::Whole).map_err(|_| Unknown)
        })*
    };
}

impl ser::Serializer for Planter {
    type Ok = Tree;
    type Error = Unknown;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Impossible<Tree, Unknown>;
    type SerializeTupleVariant = Impossible<Tree, Unknown>;
    type SerializeMap = Named;
    type SerializeStruct = Named;
    type SerializeStructVariant = Impossible<Tree, Unknown>;

    whole!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_bool(self, value: bool) -> Result<Tree, Unknown> {
        Ok(Tree::Truth(value))
    }

    fn serialize_f32(self, value: f32) -> Result<Tree, Unknown> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Tree, Unknown> {
        Ok(if value.is_finite() { Tree::Real(value) } else { Tree::Nothing })
    }

    fn serialize_char(self, value: char) -> Result<Tree, Unknown> {
        Ok(Tree::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Tree, Unknown> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Tree, Unknown> {
        Err(Unknown)
    }

    fn serialize_none(self) -> Result<Tree, Unknown> {
        Ok(Tree::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, Unknown> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Tree, Unknown> {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Tree, Unknown> {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Tree, Unknown> {
        Ok(Tree::Text(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, Unknown> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Tree, Unknown> {
        Err(Unknown)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items, Unknown> {
        Ok(Items(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_tuple(self, length: usize) -> Result<Items, Unknown> {
        self.serialize_seq(Some(length))
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

    fn serialize_map(self, length: Option<usize>) -> Result<Named, Unknown> {
        Ok(Named { fields: Vec::with_capacity(length.unwrap_or_default()), next: Cow::Borrowed("") })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Named, Unknown> {
        self.serialize_map(Some(length))
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

impl SerializeSeq for Items {
    type Ok = Tree;
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.0.push(value.serialize(Planter)?);
        Ok(())
    }

    fn end(self) -> Result<Tree, Unknown> {
        Ok(Tree::List(self.0))
    }
}

impl SerializeTuple for Items {
    type Ok = Tree;
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Tree, Unknown> {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Named {
    type Ok = Tree;
    type Error = Unknown;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unknown> {
        self.fields.push((Cow::Borrowed(key), value.serialize(Planter)?));
        Ok(())
    }

    fn end(self) -> Result<Tree, Unknown> {
        Ok(Tree::Fields(self.fields))
    }
}

impl SerializeMap for Named {
    type Ok = Tree;
    type Error = Unknown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unknown> {
        match key.serialize(Planter)? {
            Tree::Text(name) => {
                self.next = Cow::Owned(name);
                Ok(())
            }
            _ => Err(Unknown),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        let name = std::mem::take(&mut self.next);
        self.fields.push((name, value.serialize(Planter)?));
        Ok(())
    }

    fn end(self) -> Result<Tree, Unknown> {
        Ok(Tree::Fields(self.fields))
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
        assert_eq!(tree.field("id"), Some(&Tree::Text("a".into())));
        assert_eq!(tree.field("level"), Some(&Tree::Whole(2)));
        assert_eq!(tree.field("note"), Some(&Tree::Nothing));
        assert_eq!(tree.field("cells").and_then(|cells| cells.item(0)), Some(&Tree::Truth(true)));
        assert_eq!(tree.field("_hidden"), None);
        assert!(tree.holds() && !Tree::Text(String::new()).holds() && !Tree::Whole(0).holds());
    }

    #[test]
    fn maps_have_fields_and_bytes_are_refused() {
        let map = std::collections::BTreeMap::from([("b", 1), ("a", -2)]);
        let tree = Tree::new(&map).expect("a tree");
        assert_eq!(tree.field("a"), Some(&Tree::Whole(-2)));
        assert!(Tree::new(&Some(Ok::<u8, u8>(1))).is_err(), "an enum with data");
        assert!(Tree::new(&u64::MAX).is_err(), "no number of ours is that large");
    }
}
