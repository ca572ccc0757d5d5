package dev.consilience.reconcile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How easily chance alone would divide two sides among values as purely as was seen.
 *
 * <p>Given a table of votes (a row for each value, two columns for the two sides) and its margins, the test asks for the
 * probability, under the hypergeometric distribution of Freeman and Halton (Biometrika 38:141, 1951), of a table whose
 * agreement (the sum over rows of the larger cell) is at least that of the given table. For two rows of equal size it is
 * Fisher's exact test, two-sided.
 *
 * <h2>Cost</h2>
 *
 * <p>Rows are dealt one after the other from what is left of the smaller side, and only as long as no more votes
 * disagree than do in the given table. All counts of ways are whole numbers below 2^63, so that nothing is rounded before
 * the last division. A table of more than {@value #MOST_VOTES} votes is scaled down to so many in the same proportions
 * first; what is then given is the probability for the smaller table, which as a rule is far more than that for all
 * votes would be: it errs on the side of chance.
 */
final class ExactTest {

    /** How many votes are dealt at most: the ways to deal 64 votes to two sides are the most that a long can count. */
    static final int MOST_VOTES = 64;

    private static final long[][] CHOOSE = pascal();

    private ExactTest() {}

    /**
     * The probability of at least this agreement.
     *
     * @param rows counts that are not negative: one row of two for each value
     * @return above 0 and at most 1; 1 for a table that could not agree less
     * @throws IllegalArgumentException if a row is not of two counts that are not negative
     */
    static double probabilityOfAgreement(int[][] rows) {
        int[][] table = scaled(rows);
        return probability(table, sum(table, 0) + sum(table, 1) - agreement(table));
    }

    /**
     * The least probability that any table with these margins could have: of the one that agrees most.
     *
     * @param rows as above
     * @return above 0 and at most 1
     * @throws IllegalArgumentException as above
     */
    static double leastProbability(int[][] rows) {
        int[][] table = scaled(rows);
        return probability(table, leastDisagreement(table));
    }

    /** How many votes disagree at least, however those of the smaller side are dealt. */
    private static int leastDisagreement(int[][] table) {
        int smaller = Math.min(sum(table, 0), sum(table, 1));
        int[] least = new int[smaller + 1];
        Arrays.fill(least, MOST_VOTES);
        least[0] = 0;
        for (int[] row : table) {
            int size = row[0] + row[1];
            for (int dealt = smaller; dealt >= 0; dealt--) {
                int best = MOST_VOTES;
                for (int here = 0; here <= Math.min(size, dealt); here++) {
                    best = Math.min(best, least[dealt - here] + Math.min(here, size - here));
                }
                least[dealt] = best;
            }
        }
        return least[smaller];
    }

    /** The probability that no more votes disagree than so many. */
    private static double probability(int[][] table, int disagreeing) {
        int one = sum(table, 0);
        int other = sum(table, 1);
        int smaller = Math.min(one, other);
        long[][] ways = new long[smaller + 1][disagreeing + 1];
        ways[0][0] = 1;
        for (int[] row : table) {
            ways = deal(ways, row[0] + row[1]);
        }
        long sum = 0;
        for (long count : ways[smaller]) {
            sum += count;
        }
        return (double) sum / CHOOSE[one + other][smaller];
    }

    /** The sum over rows of the larger cell. */
    static int agreement(int[][] rows) {
        int sum = 0;
        for (int[] row : rows) {
            sum += Math.max(row[0], row[1]);
        }
        return sum;
    }

    /**
     * Deals one more row.
     *
     * @param before the ways by how many votes of the smaller side are dealt and how many votes disagree
     * @param size how many votes the row has
     */
    private static long[][] deal(long[][] before, int size) {
        int most = before.length - 1;
        int bound = before[0].length - 1;
        long[][] after = new long[most + 1][bound + 1];
        for (int here = 0; here <= size; here++) {
            int disagreeing = Math.min(here, size - here);
            long choices = CHOOSE[size][here];
            for (int dealt = 0; dealt + here <= most; dealt++) {
                long[] from = before[dealt];
                long[] to = after[dealt + here];
                for (int already = 0; already + disagreeing <= bound; already++) {
                    to[already + disagreeing] += from[already] * choices;
                }
            }
        }
        return after;
    }

    /** The table itself, or one of {@value #MOST_VOTES} votes in its proportions: the largest remainders round up. */
    private static int[][] scaled(int[][] rows) {
        long votes = 0;
        for (int[] row : rows) {
            if (row.length != 2 || row[0] < 0 || row[1] < 0) {
                throw new IllegalArgumentException(
                        "A row of the test must be two counts, none negative: " + Arrays.toString(row));
            }
            votes += (long) row[0] + row[1];
        }
        if (votes <= MOST_VOTES) {
            return rows;
        }
        int[][] scaled = new int[rows.length][2];
        long[] remainders = new long[2 * rows.length];
        int missing = MOST_VOTES;
        for (int cell = 0; cell < remainders.length; cell++) {
            long share = (long) rows[cell / 2][cell % 2] * MOST_VOTES;
            scaled[cell / 2][cell % 2] = (int) (share / votes);
            remainders[cell] = share % votes;
            missing -= scaled[cell / 2][cell % 2];
        }
        IntStream.range(0, remainders.length)
                .boxed()
                .sorted(Comparator.comparing((Integer cell) -> remainders[cell]).reversed())
                .limit(missing)
                .forEach(cell -> scaled[cell / 2][cell % 2]++);
        return scaled;
    }

    private static int sum(int[][] table, int column) {
        int sum = 0;
        for (int[] row : table) {
            sum += row[column];
        }
        return sum;
    }

    private static long[][] pascal() {
        long[][] choose = new long[MOST_VOTES + 1][MOST_VOTES + 1];
        for (int from = 0; from <= MOST_VOTES; from++) {
            choose[from][0] = 1;
            for (int chosen = 1; chosen <= from; chosen++) {
                choose[from][chosen] = choose[from - 1][chosen - 1] + choose[from - 1][chosen];
            }
        }
        return choose;
    }
}
