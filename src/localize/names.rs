//! Names in sentences: how sources and entities are called, and how verbs agree with them.

use std::sync::Arc;

use super::formatter::Formatter;
use super::lines::isolated;
use super::message::{Formatted, args};
use crate::model::{Case, Entity, Gender, GrammaticalNumber, Language, Party, Source};

/// What agreement needs to know of a name: what is said of itself, or what its kind implies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar {
    pub gender: Gender,
    pub number: GrammaticalNumber,
    human: bool,
}

impl Formatter {
    pub(super) fn entity_grammar(&self, entity: &Entity) -> Grammar {
        let kind = format!("entity-kind-{}", entity.kind);
        Grammar {
            gender: entity.gender.unwrap_or_else(|| self.gender_of(&kind)),
            number: entity.number.unwrap_or_else(|| self.number_of(&kind)),
            human: self.messages.attribute(&kind, "human").as_deref() == Some("yes"),
        }
    }

    pub(super) fn source_grammar(&self, source: &Source) -> Grammar {
        let kind = format!("source-kind-{}", source.kind);
        Grammar {
            gender: source.gender.unwrap_or_else(|| self.gender_of(&kind)),
            number: self.number_of(&kind),
            human: false,
        }
    }

    fn gender_of(&self, message: &str) -> Gender {
        let text = self.messages.attribute(message, "gender");
        Gender::ALL.into_iter().find(|g| Some(g.name()) == text.as_deref()).unwrap_or(Gender::Masculine)
    }

    fn number_of(&self, message: &str) -> GrammaticalNumber {
        let text = self.messages.attribute(message, "number");
        let all = GrammaticalNumber::ALL;
        all.into_iter().find(|n| Some(n.name()) == text.as_deref()).unwrap_or(GrammaticalNumber::Singular)
    }

    /// The agreement of a verb with the entities before it: `feminine-dual`, `plural`…
    pub(super) fn agreement(&self, entities: &[Arc<Entity>]) -> &'static str {
        let grammar: Vec<Grammar> = entities.iter().map(|entity| self.entity_grammar(entity)).collect();
        let plural = grammar.iter().any(|g| g.number == GrammaticalNumber::Plural);
        if self.language == Language::En {
            return if grammar.len() > 1 || plural { "plural" } else { "singular" };
        }
        let feminine = !grammar.is_empty() && grammar.iter().all(|g| g.gender == Gender::Feminine);
        let human = grammar.iter().any(|g| g.human);
        match (grammar.len(), plural, feminine) {
            (0 | 1, false, false) => "masculine",
            (0 | 1, false, true) => "feminine",
            (2, false, false) => "masculine-dual",
            (2, false, true) => "feminine-dual",
            // Plurals of what is not human take the feminine singular.
            _ if !human => "feminine",
            (_, _, false) => "masculine-plural",
            (_, _, true) => "feminine-plural",
        }
    }

    /// The agreement of a verb with the one who speaks, after it in Arabic: only gender shows.
    pub(super) fn speaking(&self, party: &Party) -> &'static str {
        let grammar = match party {
            Party::Source(source) => self.source_grammar(source),
            Party::Entity(entity) => self.entity_grammar(entity),
        };
        match (self.language, grammar.number, grammar.gender) {
            (Language::En, GrammaticalNumber::Plural, _) => "plural",
            (Language::En, GrammaticalNumber::Singular, _) => "singular",
            (Language::Ar, _, Gender::Masculine) => "masculine",
            (Language::Ar, _, Gender::Feminine) => "feminine",
        }
    }

    /// How a source is called in a sentence: "صحيفة «فاينانشيال تايمز»".
    pub(super) fn source_named(&self, source: &Source, case: Case) -> Formatted {
        let article = match source.name.article {
            None => "usual",
            Some(true) => "yes",
            Some(false) => "no",
        };
        self.source_of_kind(source, case, article)
    }

    /// How a source is called in a list, where no name has an article before it.
    pub(super) fn source_listed(&self, source: &Source) -> Formatted {
        self.source_of_kind(source, Case::Nominative, "no")
    }

    fn source_of_kind(&self, source: &Source, case: Case, article: &str) -> Formatted {
        let name = source.name.cased(self.language, case);
        let kind = format!("source-kind-{}", source.kind);
        if self.messages.attribute_exists(&kind, "named") {
            return self.messages.format(&kind, "named", &args([("name", name), ("article", article)]));
        }
        self.with_article(name, article == "yes")
    }

    /// How an entity is called in a sentence: "the International Monetary Fund", «محللين».
    pub(super) fn entity_named(&self, entity: &Entity, case: Case) -> Formatted {
        self.with_article(entity.name.cased(self.language, case), entity.name.article == Some(true))
    }

    fn with_article(&self, name: &str, article: bool) -> Formatted {
        if article && self.language == Language::En {
            return self.messages.format("name-the", "", &args([("name", name)]));
        }
        Ok(isolated(name))
    }

    /// How entities are called in a sentence, as a list.
    pub(super) fn entities_named(&self, entities: &[Arc<Entity>], case: Case) -> Formatted {
        let names = entities.iter().map(|entity| self.entity_named(entity, case));
        Ok(self.list(&names.collect::<Result<Vec<_>, _>>()?))
    }

    /// How whoever speaks is called in a sentence.
    pub(super) fn party_named(&self, party: &Party, case: Case) -> Formatted {
        match party {
            Party::Source(source) => self.source_named(source, case),
            Party::Entity(entity) => self.entity_named(entity, case),
        }
    }

    /// What stands for entities that were named: "it", "she", "he", "they".
    pub(super) fn pronoun(&self, entities: &[Arc<Entity>]) -> &'static str {
        let [entity] = entities else { return if entities.is_empty() { "it" } else { "they" } };
        let grammar = self.entity_grammar(entity);
        match (grammar.number, grammar.human, entity.gender) {
            (GrammaticalNumber::Plural, ..) | (_, true, None) => "they",
            (GrammaticalNumber::Singular, true, Some(Gender::Feminine)) => "she",
            (GrammaticalNumber::Singular, true, Some(Gender::Masculine)) => "he",
            (GrammaticalNumber::Singular, false, _) => "it",
        }
    }

    /// The gender of an Arabic verb before its subjects: that of the nearest.
    pub(super) fn leading(&self, entities: &[Arc<Entity>]) -> &'static str {
        entities.first().map_or(Gender::Masculine, |nearest| self.entity_grammar(nearest).gender).name()
    }
}
