package dev.consilience.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The deciding evidence on a proposition, counted by the values of one context variable. All figures are exact, but only
 * so many values stand in rows of their own: the rest is one row, so that the table is as small for a hundred thousand
 * studies as for ten.
 *
 * @param variable the variable
 * @param rows the values that most studies have, in the order of {@link Row#LARGEST_FIRST}; at most {@value #MOST_ROWS}
 * @param rest all other values together
 * @param without studies, by direction, of which no claim in that direction has a value recorded
 * @param contrasts studies that state a contrast: two claims in one sentence that differ in direction and in this
 *     variable, and in nothing else that is recorded of both
 * @param contrastsApart studies that state such a contrast in one article, and in no one sentence
 * @param concords studies that report the same direction for two values or more, and state no contrast
 */
public record VariableTable(
        ContextVariable variable,
        List<Row> rows,
        Cell rest,
        DirectionCounts without,
        int contrasts,
        int contrastsApart,
        int concords) {

    /** How many values stand in rows of their own. */
    public static final int MOST_ROWS = 12;

    public VariableTable {
        rows = List.copyOf(rows);
    }

    /**
     * A value and its counts.
     *
     * @param value what is recorded, for example {@code heat}
     * @param cell the studies that have it
     */
    public record Row(String value, Cell cell) {

        /**
         * Those of the greatest size class first, of equal ones in alphabetical order (of code points). A size class is an
         * octave of the number of studies: 1, 2 to 3, 4 to 7, and so on. It is all that decides which values stand in rows of
         * their own, so that a value that gains a study seldom moves.
         */
        public static final Comparator<Row> LARGEST_FIRST = Comparator.comparing(
                        (Row row) -> row.cell().sizeClass())
                .reversed()
                .thenComparing(row -> row.value().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    }

    /**
     * What is counted of a value.
     *
     * @param studies studies with a claim of this value in that direction; a study counts once for each direction
     * @param claims the claims
     * @param alone studies that have this value and this direction, and of this variable no other value and no other
     *     direction: those that can be dealt to values and directions at random to see what chance does
     */
    public record Cell(DirectionCounts studies, DirectionCounts claims, DirectionCounts alone) {

        /** Nothing counted. */
        public static final Cell EMPTY = new Cell(DirectionCounts.NONE, DirectionCounts.NONE, DirectionCounts.NONE);

        /** The octave of the number of studies, see {@link Row#LARGEST_FIRST}; 0 for none. */
        public int sizeClass() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(studies.total());
        }

        /** Both together. */
        public Cell plus(Cell other) {
            return new Cell(studies.plus(other.studies), claims.plus(other.claims), alone.plus(other.alone));
        }

        /** This one without the other. */
        public Cell minus(Cell other) {
            return new Cell(studies.minus(other.studies), claims.minus(other.claims), alone.minus(other.alone));
        }
    }
}
