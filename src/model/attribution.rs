//! Who says so, and how sure they are.

use std::sync::Arc;

use super::{Entity, Source};

/// Who stands behind a finding.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// The source that published it.
    pub source: Arc<Source>,
    /// Whom that source cites: "analysts, according to the Financial Times".
    pub through: Option<Party>,
    /// How sure they are.
    pub certainty: Certainty,
}

impl Attribution {
    /// Whether another one names the same voices and is as sure.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let Attribution { source, through, certainty } = self;
        let is_through = match (through, &other.through) {
            (None, None) => true,
            (Some(Party::Source(one)), Some(Party::Source(another))) => Arc::ptr_eq(one, another),
            (Some(Party::Entity(one)), Some(Party::Entity(another))) => Arc::ptr_eq(one, another),
            _ => false,
        };
        is_through && Arc::ptr_eq(source, &other.source) && *certainty == other.certainty
    }
}

/// Someone who can say something: a source or an entity.
#[derive(Debug, Clone)]
pub enum Party {
    /// A publication, a report, a court…
    Source(Arc<Source>),
    /// A person, a company, a group of people…
    Entity(Arc<Entity>),
}

/// How sure the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Reported as a fact by the source.
    Reported,
    /// An estimate.
    Estimated,
    /// Claimed without proof.
    Alleged,
    /// Denied by the one it is about.
    Denied,
    /// Announced by the one in charge.
    Official,
}

impl Certainty {
    /// All of them, the usual one first.
    pub const ALL: [Certainty; 5] = [
        Certainty::Reported,
        Certainty::Estimated,
        Certainty::Alleged,
        Certainty::Denied,
        Certainty::Official,
    ];

    /// Its name in report files; the Fluent messages are `certainty-` and `says-` and this.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Reported => "reported",
            Certainty::Estimated => "estimated",
            Certainty::Alleged => "alleged",
            Certainty::Denied => "denied",
            Certainty::Official => "official",
        }
    }
}
