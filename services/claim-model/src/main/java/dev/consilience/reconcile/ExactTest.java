package dev.consilience.reconcile;

import java.util.Arrays;

/**
 * How easily chance alone would divide directions among values as purely as was seen.
 *
 * <p>Given a table of votes (a row for each value, a column for each direction) and its margins, the test asks for the
 * probability, under the multivariate hypergeometric distribution of Freeman and Halton (Biometrika 38:141, 1951), of a
 * table whose agreement (the sum over rows of the largest cell) is at least that of the given table. Rows are dealt one
 * after the other from what is left of the columns, so that the cost grows with the product of the column totals and not
 * with the number of tables.
 */
final class ExactTest {

    private final int columns;
    private final int[] rowTotals;
    private final int[] columnTotals;
    private final double[] logFactorials;

    private ExactTest(int[][] table) {
        columns = table[0].length;
        rowTotals = new int[table.length];
        columnTotals = new int[columns];
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < columns; column++) {
                rowTotals[row] += table[row][column];
                columnTotals[column] += table[row][column];
            }
        }
        logFactorials = logFactorials(Arrays.stream(rowTotals).sum());
    }

    /**
     * The probability of at least this agreement.
     *
     * @param table counts, one row for each value, two to four columns; all rows of the same length
     * @return between 0 and 1; 1 for a table that could not agree less
     */
    static double probabilityOfAgreement(int[][] table) {
        ExactTest test = new ExactTest(table);
        return test.probabilityOfAtLeast(agreement(table));
    }

    /** The sum over rows of the largest cell. */
    static int agreement(int[][] table) {
        int sum = 0;
        for (int[] row : table) {
            sum += Arrays.stream(row).max().orElse(0);
        }
        return sum;
    }

    private double probabilityOfAtLeast(int agreement) {
        int votes = Arrays.stream(rowTotals).sum();
        int[] strides = strides();
        int states = strides[columns - 1] * (columnTotals[columns - 1] + 1);
        double[][] reached = new double[states][];
        reached[states - 1] = new double[votes + 1];
        reached[states - 1][0] = 1;
        for (int total : rowTotals) {
            reached = dealRow(reached, total, strides, votes);
        }
        double sum = 0;
        double[] end = reached[0];
        for (int value = agreement; value <= votes; value++) {
            sum += end[value];
        }
        return Math.min(1, sum);
    }

    private double[][] dealRow(double[][] before, int total, int[] strides, int votes) {
        double[][] after = new double[before.length][];
        int[] left = new int[columns];
        for (int state = 0; state < before.length; state++) {
            if (before[state] == null) {
                continue;
            }
            decode(state, strides, left);
            deal(before[state], after, left, new int[columns], 0, total, strides, votes);
        }
        return after;
    }

    private void deal(
            double[] from, double[][] after, int[] left, int[] row, int column, int toDeal, int[] strides, int votes) {
        if (column == columns - 1) {
            if (toDeal > left[column]) {
                return;
            }
            row[column] = toDeal;
            move(from, after, left, row, strides, votes);
            return;
        }
        for (int cell = Math.min(toDeal, left[column]); cell >= 0; cell--) {
            row[column] = cell;
            deal(from, after, left, row, column + 1, toDeal - cell, strides, votes);
        }
    }

    private void move(double[] from, double[][] after, int[] left, int[] row, int[] strides, int votes) {
        int state = 0;
        int remaining = 0;
        int dealt = 0;
        double log = 0;
        int largest = 0;
        for (int column = 0; column < columns; column++) {
            state += (left[column] - row[column]) * strides[column];
            remaining += left[column];
            dealt += row[column];
            log += logChoose(left[column], row[column]);
            largest = Math.max(largest, row[column]);
        }
        double probability = StrictMath.exp(log - logChoose(remaining, dealt));
        if (after[state] == null) {
            after[state] = new double[votes + 1];
        }
        for (int value = 0; value + largest <= votes; value++) {
            after[state][value + largest] += from[value] * probability;
        }
    }

    private int[] strides() {
        int[] strides = new int[columns];
        int stride = 1;
        for (int column = 0; column < columns; column++) {
            strides[column] = stride;
            stride *= columnTotals[column] + 1;
        }
        return strides;
    }

    private void decode(int state, int[] strides, int[] left) {
        int rest = state;
        for (int column = columns - 1; column >= 0; column--) {
            left[column] = rest / strides[column];
            rest %= strides[column];
        }
    }

    private double logChoose(int from, int choose) {
        return logFactorials[from] - logFactorials[choose] - logFactorials[from - choose];
    }

    private static double[] logFactorials(int upTo) {
        double[] logs = new double[upTo + 1];
        for (int i = 1; i <= upTo; i++) {
            logs[i] = logs[i - 1] + StrictMath.log(i);
        }
        return logs;
    }
}
