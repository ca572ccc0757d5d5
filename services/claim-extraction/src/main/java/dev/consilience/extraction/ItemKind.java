package dev.consilience.extraction;

/** What a stretch of a sentence is to the grammar. */
enum ItemKind {
    /** Names one concept or several. */
    CONCEPT,
    /** A trigger as a finite verb or an infinitive. */
    VERB,
    /** A trigger as a past participle after a form of to be. */
    PASSIVE,
    /** A past participle that describes the noun before it: "pain evoked by". */
    PARTICIPLE,
    /** A trigger as a present participle or a gerund. */
    GERUND,
    /** A trigger as a noun. */
    NOUN,
    /** A trigger as an adjective. */
    ADJECTIVE,
    /** A noun for something that acts on its object: inhibitor, agonist. */
    AGENT_NOUN,
    /** Said of two things that are alike: similar, comparable. */
    LIKENESS,
    /** A noun that stands for what it is said of: level, activity, treatment. */
    CARRIER,
    /** A noun for those who carry a manipulation: group, animals, cells. */
    BEARER,
    /** A noun for agents of any kind: drugs, compounds, strategies. */
    AGENT_WORD,
    /** Links bearers to what they carry: treated with, receiving, lacking. */
    HANDLING,
    /** Follows a hyphen and makes a modifier: -induced, -mediated. */
    LINKING,
    /** Side effects and the like. */
    ADVERSE,
    /** A verb of reporting: show, find, demonstrate. */
    REPORT,
    /** Another finite verb. */
    OTHER_VERB,
    /** What may stand between subject and infinitive: able, known, shown, likely. */
    RAISING,
    /** Raising that denies: failed, unable. */
    FAILING,
    AUXILIARY,
    MODAL,
    TO,
    NEGATION,
    DETERMINER,
    /** This, these, such: takes up something said before. */
    DEMONSTRATIVE,
    PRONOUN,
    PREPOSITION,
    CONJUNCTION,
    /** But not, rather than: what follows is excluded. */
    EXCLUSION,
    RELATIVE,
    SUBORDINATOR,
    ADVERB,
    /** Such as, including, e.g. */
    EXAMPLE,
    NUMBER,
    COMMA,
    /** Semicolon, colon, dash. */
    BREAK,
    /** Something in brackets. */
    ASIDE,
    /** Any other word; taken to be a noun or an adjective. */
    WORD,
    /** Any other mark. */
    MARK
}
