//! Templates that only place, choose and repeat, rendered straight from Tera's syntax tree.
//!
//! Tera reads every template, says what is wrong with it, and defines what it means; whatever it alone can do (filters but
//! `safe`, macros, arithmetic, tests, functions) it does. But it splits and copies a dotted name every time it looks one up,
//! which was a third of a build. Here names are split once. [`Templates`](super::Templates) renders every template both ways before
//! anything else, and keeps to Tera where the two differ; so does a page on which this way comes upon something it cannot place.

use std::cell::RefCell;

use tera::Tera;
use tera::ast::{Expr, ExprVal, LogicOperator, Node};

use super::tree::{Branch, Name, Tree, Value as Kept};
use crate::markup::html::write_text;

/// How deep templates may include each other.
const DEPTH: usize = 32;

/// A template with all that it includes and inherits.
#[derive(Debug)]
pub struct Straight {
    steps: Vec<Step>,
    /// How many names there are in it.
    variables: usize,
    /// Whether texts are escaped.
    escapes: bool,
}

/// Something that this way cannot do.
#[derive(Debug, PartialEq, Eq)]
pub struct Unable;

#[derive(Debug)]
enum Step {
    Write(String),
    Place {
        path: Path,
        safe: bool,
    },
    Choose {
        branches: Vec<(Condition, Vec<Step>)>,
        otherwise: Vec<Step>,
    },
    Repeat {
        list: Path,
        name: Variable,
        body: Vec<Step>,
        empty: Vec<Step>,
    },
    Set {
        name: Variable,
        path: Path,
    },
    /// An included template: what is set in it ends with it.
    Include(Vec<Step>),
}

#[derive(Debug)]
enum Condition {
    Always(bool),
    Holds(Path),
    Not(Box<Condition>),
    And(Box<[Condition; 2]>),
    Or(Box<[Condition; 2]>),
    Same(Path, Literal),
}

#[derive(Debug)]
enum Literal {
    Text(String),
    Whole(i64),
}

/// A name that a template binds: its number among all that the template has.
type Variable = usize;

/// The name that every loop binds.
const LOOP: Variable = 0;

/// A dotted name.
#[derive(Debug)]
struct Path {
    root: Name,
    variable: Variable,
    rest: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Field(Name),
    Item(usize),
    /// The item at the index that a name stands for.
    ItemAt(Path),
}

impl Straight {
    /// The template of this name, if it is made of nothing else.
    pub fn new(tera: &Tera, name: &str, escapes: bool) -> Option<Self> {
        let template = tera.templates.get(name)?;
        let root = match template.parents.last() {
            Some(parent) => tera.templates.get(parent)?,
            None => template,
        };
        let reader = Reader { tera, entry: name, variables: RefCell::new(vec!["loop".to_owned()]) };
        let steps = reader.steps(&root.ast, 0).ok()?;
        Some(Straight { steps, variables: reader.variables.into_inner().len(), escapes })
    }

    /// Renders it.
    ///
    /// # Errors
    /// If it comes upon something it cannot do; what is in `out` then is worth nothing.
    pub fn render(&self, context: &Tree, out: &mut String) -> Result<(), Unable> {
        let context = context.root();
        let innermost = vec![None; self.variables];
        let mut page = Page { context, bound: Vec::new(), innermost, escapes: self.escapes, out };
        page.steps(&self.steps)
    }
}

/// Reads Tera's syntax tree.
struct Reader<'a> {
    tera: &'a Tera,
    /// The template whose blocks fill those of its parents.
    entry: &'a str,
    /// The names so far.
    variables: RefCell<Vec<String>>,
}

impl Reader<'_> {
    fn steps(&self, nodes: &[Node], depth: usize) -> Result<Vec<Step>, Unable> {
        let mut steps = Vec::with_capacity(nodes.len());
        for node in nodes {
            self.step(node, depth, &mut steps)?;
        }
        Ok(steps)
    }

    fn step(&self, node: &Node, depth: usize, steps: &mut Vec<Step>) -> Result<(), Unable> {
        if depth > DEPTH {
            return Err(Unable);
        }
        match node {
            Node::Comment(..) | Node::ImportMacro(..) | Node::MacroDefinition(..) => {}
            Node::Text(text) | Node::Raw(_, text, _) => add(steps, Step::Write(text.clone())),
            Node::VariableBlock(_, expression) => {
                let safe = match expression.filters.as_slice() {
                    [] => false,
                    [filter] if filter.name == "safe" => true,
                    _ => return Err(Unable),
                };
                steps.push(Step::Place { path: self.placed(expression)?, safe });
            }
            Node::Set(_, set) if !set.global && set.value.filters.is_empty() => {
                steps.push(Step::Set { name: self.variable(&set.key), path: self.placed(&set.value)? });
            }
            Node::If(choice, _) => {
                let branch = |(_, expression, body): &(_, Expr, Vec<Node>)| {
                    Ok((self.condition(expression)?, self.steps(body, depth + 1)?))
                };
                let branches = choice.conditions.iter().map(branch).collect::<Result<_, Unable>>()?;
                let otherwise = choice.otherwise.as_ref().map_or(&[][..], |(_, body)| body);
                steps.push(Step::Choose { branches, otherwise: self.steps(otherwise, depth + 1)? });
            }
            Node::Forloop(_, each, _) if each.key.is_none() && each.container.filters.is_empty() => {
                steps.push(Step::Repeat {
                    list: self.placed(&each.container)?,
                    name: self.variable(&each.value),
                    body: self.steps(&each.body, depth + 1)?,
                    empty: self.steps(each.empty_body.as_deref().unwrap_or(&[]), depth + 1)?,
                });
            }
            // Blocks are those of the page; Tera looks for those of an included template elsewhere.
            Node::Block(_, block, _) => {
                let template = self.tera.templates.get(self.entry).ok_or(Unable)?;
                let parents = template.parents.iter().filter_map(|parent| self.tera.templates.get(parent));
                let filled = std::iter::once(template)
                    .chain(parents)
                    .find_map(|template| template.blocks_definitions.get(&block.name)?.first());
                let body = filled.map_or(&block.body, |(_, block)| &block.body);
                for node in body {
                    self.step(node, depth + 1, steps)?;
                }
            }
            Node::Include(_, names, missing) => {
                let found = names.iter().find_map(|name| self.tera.templates.get(name));
                match found {
                    Some(template) if template.blocks.is_empty() => {
                        let body = self.steps(&template.ast, depth + 1)?;
                        match body.as_slice() {
                            // Nothing is set in most of them.
                            _ if body.iter().all(|step| !matches!(step, Step::Set { .. })) => {
                                for step in body {
                                    add(steps, step);
                                }
                            }
                            _ => steps.push(Step::Include(body)),
                        }
                    }
                    None if *missing => {}
                    _ => return Err(Unable),
                }
            }
            _ => return Err(Unable),
        }
        Ok(())
    }
    /// The name that an expression is.
    fn placed(&self, expression: &Expr) -> Result<Path, Unable> {
        match &expression.val {
            ExprVal::Ident(name) if !expression.negated => self.path(name),
            _ => Err(Unable),
        }
    }

    fn condition(&self, expression: &Expr) -> Result<Condition, Unable> {
        if !expression.filters.is_empty() {
            return Err(Unable);
        }
        let both = |lhs: &Expr, rhs: &Expr| Ok(Box::new([self.condition(lhs)?, self.condition(rhs)?]));
        let found = match &expression.val {
            ExprVal::Bool(truth) => Condition::Always(*truth),
            ExprVal::Ident(name) => Condition::Holds(self.path(name)?),
            ExprVal::Logic(logic) => match (logic.operator, &logic.rhs.val) {
                (LogicOperator::And, _) => Condition::And(both(&logic.lhs, &logic.rhs)?),
                (LogicOperator::Or, _) => Condition::Or(both(&logic.lhs, &logic.rhs)?),
                (operator @ (LogicOperator::Eq | LogicOperator::NotEq), literal)
                    if logic.lhs.filters.is_empty() && logic.rhs.filters.is_empty() && !logic.rhs.negated =>
                {
                    let literal = match literal {
                        ExprVal::String(text) => Literal::Text(text.clone()),
                        ExprVal::Int(number) => Literal::Whole(*number),
                        _ => return Err(Unable),
                    };
                    let same = Condition::Same(self.placed(&logic.lhs)?, literal);
                    if operator == LogicOperator::Eq { same } else { Condition::Not(Box::new(same)) }
                }
                _ => return Err(Unable),
            },
            _ => return Err(Unable),
        };
        Ok(if expression.negated { Condition::Not(Box::new(found)) } else { found })
    }

    /// Splits a name: `a.b`, `a[0].b`, `a[b.c]`. Keys in quotation marks are Tera's own.
    fn path(&self, name: &str) -> Result<Path, Unable> {
        if name.contains(['"', '\'', '`', '\\', '~', '/']) || name == "__tera_context" {
            return Err(Unable);
        }
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let mut path =
            Path { root: Name::new(&name[..end]), variable: self.variable(&name[..end]), rest: Vec::new() };
        let mut rest = &name[end..];
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('[') {
                let end = inner.find(']').ok_or(Unable)?;
                let index = &inner[..end];
                path.rest.push(match index.parse() {
                    Ok(index) => Part::Item(index),
                    Err(_) if index.contains('[') => return Err(Unable),
                    Err(_) => Part::ItemAt(self.path(index)?),
                });
                rest = &inner[end + 1..];
            } else {
                let field = rest.strip_prefix('.').ok_or(Unable)?;
                let end = field.find(['.', '[']).unwrap_or(field.len());
                let (field, after) = field.split_at(end);
                // `a.0` is an item too.
                path.rest.push(match field.parse() {
                    Ok(index) => Part::Item(index),
                    Err(_) if field.is_empty() => return Err(Unable),
                    Err(_) => Part::Field(Name::new(field)),
                });
                rest = after;
            }
        }
        Ok(path)
    }
    /// The number of a name.
    fn variable(&self, name: &str) -> Variable {
        let mut variables = self.variables.borrow_mut();
        variables.iter().position(|known| known == name).unwrap_or_else(|| {
            variables.push(name.to_owned());
            variables.len() - 1
        })
    }
}

/// Adds a step, text to text.
fn add(steps: &mut Vec<Step>, step: Step) {
    match (steps.last_mut(), step) {
        (Some(Step::Write(last)), Step::Write(text)) => last.push_str(&text),
        (_, step) => steps.push(step),
    }
}

/// What a name stands for.
#[derive(Clone, Copy)]
enum Value<'t> {
    Given(Branch<'t>),
    Count(usize),
    Truth(bool),
}

/// What a name is bound to by the template itself.
#[derive(Clone, Copy)]
enum Bound<'t> {
    Given(Branch<'t>),
    /// `loop`: the index of its item, and of the last.
    Loop(usize, usize),
}

/// A binding of a name.
#[derive(Clone, Copy)]
struct Binding<'t> {
    name: Variable,
    bound: Bound<'t>,
    /// The place of the one that it hides.
    hidden: Option<usize>,
}

/// The work on a page.
struct Page<'t, 'o> {
    context: Branch<'t>,
    /// The innermost last.
    bound: Vec<Binding<'t>>,
    /// Of each name, the place of its innermost binding.
    innermost: Vec<Option<usize>>,
    escapes: bool,
    out: &'o mut String,
}

impl<'t> Page<'t, '_> {
    fn steps(&mut self, steps: &[Step]) -> Result<(), Unable> {
        for step in steps {
            match step {
                Step::Write(text) => self.out.push_str(text),
                Step::Place { path, safe } => self.place(path, *safe)?,
                Step::Choose { branches, otherwise } => {
                    let mut chosen = otherwise;
                    for (condition, body) in branches {
                        if self.holds(condition)? {
                            chosen = body;
                            break;
                        }
                    }
                    self.steps(chosen)?;
                }
                Step::Repeat { list, name, body, empty } => {
                    let Some(Value::Given(items)) = self.find(list) else { return Err(Unable) };
                    let Kept::List(length) = items.value() else { return Err(Unable) };
                    if length == 0 {
                        self.steps(empty)?;
                    }
                    let outside = self.bound.len();
                    for (index, item) in items.items().enumerate() {
                        self.bind(LOOP, Bound::Loop(index, length - 1));
                        self.bind(*name, Bound::Given(item));
                        self.steps(body)?;
                        self.unbind(outside);
                    }
                }
                Step::Set { name, path } => match self.find(path) {
                    Some(Value::Given(value)) => self.bind(*name, Bound::Given(value)),
                    _ => return Err(Unable),
                },
                Step::Include(body) => {
                    let outside = self.bound.len();
                    self.steps(body)?;
                    self.unbind(outside);
                }
            }
        }
        Ok(())
    }

    /// Binds a name, until [`Page::unbind`].
    fn bind(&mut self, name: Variable, bound: Bound<'t>) {
        let hidden = self.innermost[name].replace(self.bound.len());
        self.bound.push(Binding { name, bound, hidden });
    }

    /// Forgets what was bound since there were so many bindings.
    fn unbind(&mut self, outside: usize) {
        while self.bound.len() > outside
            && let Some(Binding { name, hidden, .. }) = self.bound.pop()
        {
            self.innermost[name] = hidden;
        }
    }

    fn place(&mut self, path: &Path, safe: bool) -> Result<(), Unable> {
        let given = match self.find(path).ok_or(Unable)? {
            Value::Given(given) => given.value(),
            Value::Truth(truth) => Kept::Truth(truth),
            Value::Count(number) => {
                self.write(&number);
                return Ok(());
            }
        };
        match given {
            Kept::Text(text) if safe || !self.escapes => self.out.push_str(text),
            Kept::Text(text) => write_text(text, self.out),
            Kept::Nothing => {}
            Kept::Whole(number) => self.write(&number),
            Kept::Real(number) => self.write(&number),
            Kept::Truth(truth) => self.out.push_str(if truth { "true" } else { "false" }),
            Kept::List(_) | Kept::Fields => return Err(Unable),
        }
        Ok(())
    }

    fn write(&mut self, value: &dyn std::fmt::Display) {
        use std::fmt::Write as _;
        // Writing to a string does not fail.
        let _ = write!(self.out, "{value}");
    }

    fn holds(&self, condition: &Condition) -> Result<bool, Unable> {
        Ok(match condition {
            Condition::Always(truth) => *truth,
            // A name that nothing answers to does not hold, in Tera.
            Condition::Holds(path) => match self.find(path) {
                None => false,
                Some(Value::Given(value)) => value.holds(),
                Some(Value::Count(number)) => number != 0,
                Some(Value::Truth(truth)) => truth,
            },
            Condition::Not(inner) => !self.holds(inner)?,
            Condition::And(both) => self.holds(&both[0])? && self.holds(&both[1])?,
            Condition::Or(both) => self.holds(&both[0])? || self.holds(&both[1])?,
            Condition::Same(path, literal) => {
                let Value::Given(found) = self.find(path).ok_or(Unable)? else { return Err(Unable) };
                match (found.value(), literal) {
                    (Kept::Text(found), Literal::Text(text)) => found == text,
                    (Kept::Whole(found), Literal::Whole(number)) => found == *number,
                    // A text is no number, and the other way round; Tera compares the rest in its own way.
                    (Kept::Text(_) | Kept::Whole(_) | Kept::Nothing, _) => false,
                    _ => return Err(Unable),
                }
            }
        })
    }

    fn find(&self, path: &Path) -> Option<Value<'t>> {
        let mut place = self.innermost.get(path.variable).copied().flatten();
        while let Some(binding) = place.and_then(|place| self.bound.get(place)) {
            let found = match binding.bound {
                Bound::Given(value) => self.follow(value, &path.rest).map(Value::Given),
                Bound::Loop(index, last) => loop_value(index, last, &path.rest),
            };
            if found.is_some() {
                return found;
            }
            place = binding.hidden;
        }
        self.follow(self.context.field(&path.root)?, &path.rest).map(Value::Given)
    }

    fn follow(&self, value: Branch<'t>, rest: &[Part]) -> Option<Branch<'t>> {
        rest.iter().try_fold(value, |value, part| match part {
            Part::Field(name) => value.field(name),
            Part::Item(index) => value.item(*index),
            Part::ItemAt(path) => match self.find(path)? {
                Value::Count(index) => value.item(index),
                _ => None,
            },
        })
    }
}

fn loop_value<'t>(index: usize, last: usize, rest: &[Part]) -> Option<Value<'t>> {
    let [Part::Field(name)] = rest else { return None };
    match name.as_str() {
        "index" => Some(Value::Count(index + 1)),
        "index0" => Some(Value::Count(index)),
        "first" => Some(Value::Truth(index == 0)),
        "last" => Some(Value::Truth(index == last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const BASE: &str = "<{% block a %}base{% endblock a %}{% block b %}{% endblock b %}>";
    const PART: &str = "({% set x = row.id %}{{ x }}{{ row.note | safe }})";

    fn tera(page: &str) -> Tera {
        let mut tera = Tera::default();
        let files = [("base.html", BASE), ("part.html", PART), ("page.html", page)];
        tera.add_raw_templates(files).expect("templates");
        tera.set_escape_fn(super::super::templates::escape);
        tera
    }

    /// What Tera gives, and what this way gives.
    fn both(page: &str, context: &serde_json::Value) -> (Option<String>, Option<String>) {
        let tera = tera(page);
        let by_tera = tera::Context::from_value(context.clone())
            .and_then(|context| tera.render("page.html", &context))
            .ok();
        let straight = Straight::new(&tera, "page.html", true).and_then(|straight| {
            let mut out = String::new();
            straight.render(&Tree::new(context).ok()?, &mut out).ok()?;
            Some(out)
        });
        (by_tera, straight)
    }

    fn rows() -> serde_json::Value {
        json!({
            "word": "a<b>'\"&", "none": null, "yes": true, "zero": 0, "ratio": 1.5, "empty": [],
            "page": { "words": { "x": "ع" }, "n": 7 },
            "rows": [
                { "id": "p&q", "note": "<i>", "cells": ["1", "2"] },
                { "id": "r", "note": null, "cells": [] },
                { "id": "s", "cells": ["3"] },
            ],
        })
    }

    #[test]
    fn it_means_what_tera_means() {
        for page in [
            "{{ word }}{{ word | safe }}{{ none }}{{ yes }}{{ zero }}{{ ratio }}{{ page.words.x }}{{ page.n }}",
            "{% if yes and not none or missing.x %}1{% elif zero %}2{% else %}3{% endif %}",
            "{% if not yes or zero %}1{% else %}2{% endif %}{% if not missing %}3{% endif %}{% if false %}4{% endif %}",
            "{% for row in rows %}{{ loop.index }}{{ row.id }}{% if loop.last %}.{% endif %}{% if loop.first %}!{% endif %}\
             {% for cell in row.cells %}{{ cell }}{{ loop.index0 }}{% else %}-{% endfor %}{% endfor %}",
            "{% for row in empty %}x{% else %}none{% endfor %}{{ rows[1].id }}{{ rows.0.cells[1] }}",
            "{% for x in rows %}{% set row = rows[loop.index0] %}{{ row.id }}{% endfor %}{% if row %}kept{% endif %}",
            "{% set row = rows[0] %}{% include \"part.html\" %}{% if x %}leaked{% endif %}{{ row.id }}",
            "{% extends \"base.html\" %}{% block b %}{{ word }}{% if page.words.x == \"ع\" %}=\
             {% endif %}{% if word != \"x\" %}≠{% endif %}{% endblock b %}",
            "{% if page.n == 7 %}1{% elif page.n == 8 %}2{% endif %}{% if word == 7 or none == 0 or none == \"\" %}3{% endif %}\
             {% if page.n != 8 %}4{% endif %}{% if page.n == \"7\" %}5{% endif %}",
            "  {%- if yes -%}  a  {%- endif %} {# nothing #} {% raw %}{{ x }}{% endraw %}",
        ] {
            let (by_tera, straight) = both(page, &rows());
            assert!(by_tera.is_some(), "{page}");
            assert_eq!(by_tera, straight, "{page}");
        }
    }

    #[test]
    fn what_it_cannot_do_is_left_to_tera() {
        for page in [
            "{{ word | upper }}",
            "{{ zero + 1 }}",
            "{% if word is defined %}{% endif %}",
            "{% for k, v in page %}{{ k }}{% endfor %}",
            "{% for row in rows %}{% break %}{% endfor %}",
            "{{ page[\"words\"].x }}",
            "{% extends \"base.html\" %}{% block a %}{{ super() }}{% endblock a %}",
            // Mistakes, which Tera knows how to tell.
            "{{ missing }}",
            "{{ rows }}",
            "{% for row in word %}{% endfor %}",
        ] {
            assert_eq!(both(page, &rows()).1, None, "{page}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_placed_as_tera_places_it(text in ".*", list in prop::collection::vec("[a<&'\"é ع]*", 0..4)) {
            let context = json!({ "text": text, "list": list });
            let page = "{{ text }}|{{ text | safe }}|{% for t in list %}{{ t }}{% if t %},{% endif %}{% endfor %}";
            let (by_tera, straight) = both(page, &context);
            prop_assert_eq!(by_tera, straight);
        }
    }
}
