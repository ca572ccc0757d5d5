package dev.consilience.extraction.relation;

import dev.consilience.claim.Direction;
import java.util.List;

/**
 * A text in which somebody has also marked which names bear on each other, to learn from.
 *
 * @param group texts of one group are never divided between what is learned from and what is measured on
 * @param text with its names
 * @param relations as marked, in any order
 * @param scope what was looked for: of other pairs and other directions the text may have more than were marked
 * @param bothWays whether the relations do not say which of the two acts
 * @param weights how much the text counts where pairs of names are learned, and where pairs of concepts are; 1 is plain
 */
public record AnnotatedText(
        String group, MarkedText text, List<Marked> relations, Scope scope, boolean bothWays, Weights weights) {

    /** A relation as marked: ids of names, or of concepts, and what the one does to the other. */
    public record Marked(String subject, String object, Direction direction) {}

    /** How much a text counts, by what is learned from it. */
    public record Weights(double byName, double byConcept) {

        double at(Scope.Level level) {
            return switch (level) {
                case NAME -> byName;
                case CONCEPT -> byConcept;
            };
        }
    }

    public AnnotatedText {
        relations = List.copyOf(relations);
    }
}
