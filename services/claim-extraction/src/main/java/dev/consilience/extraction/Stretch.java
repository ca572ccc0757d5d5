package dev.consilience.extraction;

import dev.consilience.article.TextSpan;
import dev.consilience.claim.Direction;
import dev.consilience.extraction.relation.StatedRelations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of a sentence that holds two names and the word that is taken to relate them: what has to be one statement, if
 * that word is to relate these names.
 *
 * @param tokens of the sentence
 * @param cue index of the word that states the direction
 * @param agent the name of what acts
 * @param outcome the name of what is acted on
 */
record Stretch(List<Token> tokens, int cue, ConceptTagger.Tag agent, ConceptTagger.Tag outcome) {

    private static final int SHORTLY_BEFORE = 4;
    private static final int DIRECTLY_BEHIND = 2;
    private static final Pattern VERB_ENDINGS = Pattern.compile("(?:ed|s)$");
    private static final Map<String, Set<String>> WORDS = words();

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new HashMap<>();
        for (TabbedTable.Row row : TabbedTable.resource("rules/stretch.tsv", Set.of("class", "words"))) {
            words.put(row.require("class"), Set.copyOf(row.list("words")));
        }
        return Map.copyOf(words);
    }

    private boolean is(int token, String wordClass) {
        return Objects.requireNonNull(WORDS.get(wordClass)).contains(word(token));
    }

    Stretch {
        tokens = List.copyOf(tokens);
    }

    private int first() {
        return Math.min(cue, Math.min(agent.first(), outcome.first()));
    }

    private int last() {
        return Math.max(cue + 1, Math.max(agent.last(), outcome.last()));
    }

    /** Where a word would deny the statement. */
    TextSpan reach() {
        int from = Math.max(0, first() - SHORTLY_BEFORE);
        return new TextSpan(tokens.get(from).start(), tokens.get(last() - 1).end());
    }

    /** Whether the cue says what was seen, of the names as they stand, and nothing parts it from them. */
    boolean isOneStatement(StatedRelations words) {
        return !isPurpose() && !is(cue, "vague") && !isParted() && !isTurned(words) && !isHandled(words);
    }

    private boolean isParted() {
        for (int i = first(); i < last(); i++) {
            if (is(i, "border") && !isNamed(i)) {
                return true;
            }
        }
        return false;
    }

    /** "Loss of A", "A deficiency", "B impairment": the names do not stand for what they name, but for less of it. */
    private boolean isHandled(StatedRelations words) {
        for (int i = Math.max(0, agent.first() - SHORTLY_BEFORE); i < agent.first(); i++) {
            if (i != cue && words.takesAway(tokens.get(i))) {
                return true;
            }
        }
        return isHandled(agent, words) || isHandled(outcome, words);
    }

    private boolean isHandled(ConceptTagger.Tag name, StatedRelations words) {
        for (int i = name.last(); i < Math.min(tokens.size(), name.last() + DIRECTLY_BEHIND); i++) {
            boolean noun = !VERB_ENDINGS.matcher(word(i)).find() && words.takesAway(tokens.get(i));
            if (i != cue && (noun || is(i, "deprivation"))) {
                return true;
            }
        }
        return false;
    }

    /** "For preventing X", "to reduce X": what something is given for is not what it was seen to do. */
    private boolean isPurpose() {
        String before = word(cue - 1);
        return before.equals("for") || (before.equals("to") && !is(cue - 2, "report"));
    }

    /** "Reduced A and increased B": of the words before a name that state a direction, the last counts for it. */
    private boolean isTurned(StatedRelations words) {
        Optional<Direction> stated = words.direction(tokens.get(cue));
        for (int i = cue + 1; i < Math.max(agent.first(), outcome.first()); i++) {
            Optional<Direction> other = words.direction(tokens.get(i));
            boolean attribute = word(i - 1).equals("-");
            if (!attribute && !isNamed(i) && other.isPresent() && !other.equals(stated)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(int token) {
        return isIn(agent, token) || isIn(outcome, token);
    }

    private static boolean isIn(ConceptTagger.Tag name, int token) {
        return name.first() <= token && token < name.last();
    }

    private String word(int token) {
        if (token < 0) {
            return "";
        }
        return tokens.get(token).key();
    }
}
