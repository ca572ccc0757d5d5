package dev.consilience.extraction.question;

import java.util.List;
import java.util.Map;

/** Other words for what names stand for, by name: what texts call the thing that a vocabulary calls so. */
final class Aliases {

    static final Aliases NONE = new Aliases(Map.of());

    private final Map<String, List<String>> stems;

    Aliases(Map<String, List<String>> stems) {
        this.stems = Map.copyOf(stems);
    }

    void teach(Question.Party party, NameMatcher matcher) {
        matcher.alias(stems.getOrDefault(party.name(), List.of()));
    }
}
