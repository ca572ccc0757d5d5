package dev.consilience.extraction.relation;

/** What may act, and on what. */
public record TypePair(MentionType subject, MentionType object) {}
