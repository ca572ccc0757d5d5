package dev.consilience.extraction.relation;

import static dev.consilience.extraction.relation.MentionType.CHEMICAL;
import static dev.consilience.extraction.relation.MentionType.DISEASE;
import static dev.consilience.extraction.relation.MentionType.GENE;
import static dev.consilience.extraction.relation.MentionType.OTHER;
import static dev.consilience.extraction.relation.MentionType.VARIANT;

import dev.consilience.claim.Direction;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which relations are asked for.
 *
 * @param by whether one answer is asked for a pair of names or for a pair of concepts
 * @param pairs what may act on what
 * @param directions which directions count; relations of another direction are none
 * @param oneWay whether of two names at most one acts on the other
 */
public record Scope(Level by, Set<TypePair> pairs, Set<Direction> directions, boolean oneWay) {

    /** What one answer is about. */
    public enum Level {
        /** Two names in a sentence. */
        NAME,
        /** Two concepts in a text, by all sentences that name both. */
        CONCEPT
    }

    /** What acts on what in most texts. */
    public static final Set<TypePair> COMMON_PAIRS = commonPairs();

    public Scope {
        pairs = Set.copyOf(pairs);
        directions = Set.copyOf(directions);
    }

    /** Asks for all relations of a level. */
    public static Scope all(Level by) {
        return new Scope(by, COMMON_PAIRS, EnumSet.allOf(Direction.class), true);
    }

    /** The same, asked for another level. */
    Scope at(Level level) {
        return new Scope(level, pairs, directions, oneWay);
    }

    /** Whether all directions are asked for. */
    boolean anyDirection() {
        return directions.size() == Direction.values().length;
    }

    /** Whether a name may act on another. */
    boolean covers(Named subject, Named object) {
        return pairs.contains(new TypePair(subject.type(), object.type()));
    }

    private static Set<TypePair> commonPairs() {
        Set<TypePair> pairs = new LinkedHashSet<>();
        pairs.add(new TypePair(CHEMICAL, CHEMICAL));
        pairs.add(new TypePair(CHEMICAL, GENE));
        pairs.add(new TypePair(CHEMICAL, DISEASE));
        pairs.add(new TypePair(GENE, GENE));
        pairs.add(new TypePair(GENE, DISEASE));
        pairs.add(new TypePair(VARIANT, DISEASE));
        for (MentionType type : List.of(CHEMICAL, GENE, DISEASE, VARIANT, OTHER)) {
            pairs.add(new TypePair(OTHER, type));
            pairs.add(new TypePair(type, OTHER));
        }
        return pairs;
    }
}
