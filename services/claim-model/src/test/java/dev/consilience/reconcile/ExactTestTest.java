package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTestTest {

    @Test
    void isCertainWhereEveryValueHasOneVote() {
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{1, 0}, {0, 1}, {1, 0}}))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void equalsFishersTestOnAPureTableOfTwoByTwo() {
        // 4 against 4: choose(8, 4) = 70 ways, 2 of them pure
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{4, 0}, {0, 4}}))
                .isCloseTo(2.0 / 70, within(1e-12));
    }

    @Test
    void dealsSixtyFourVotesAmongThirteenValuesExactly() {
        int[][] table = new int[13][2];
        for (int vote = 0; vote < 64; vote++) {
            table[vote % 13][vote % 2]++;
        }

        // each row holds four or five votes, about evenly: nothing could agree much less
        assertThat(ExactTest.probabilityOfAgreement(table)).isBetween(0.9, 1.0);
    }

    @Test
    void countsThirtyTwoAgainstThirtyTwoToTheLastWay() {
        // choose(64, 32) = 1,832,624,140,942,590,534 ways, 2 of them pure
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{32, 0}, {0, 32}}))
                .isEqualTo(2 / (double) 1_832_624_140_942_590_534L);
    }

    @Test
    void scalesMoreVotesDownInTheSameProportions() {
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{30_000, 10_000}, {10_000, 30_000}}))
                .isEqualTo(ExactTest.probabilityOfAgreement(new int[][] {{24, 8}, {8, 24}}));
    }

    @Test
    void isCertainWhereAllStandOnOneSideOrNobodyIsDealt() {
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{5, 0}, {3, 0}}))
                .isEqualTo(1);
        assertThat(ExactTest.probabilityOfAgreement(new int[][] {{0, 0}})).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoTableOfTwoSides() {
        assertThatThrownBy(() -> ExactTest.probabilityOfAgreement(new int[][] {{1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 2, 3]");
        assertThatThrownBy(() -> ExactTest.probabilityOfAgreement(new int[][] {{1, -2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-2");
    }

    @Test
    void agreesWithDealingTheVotesInEveryOrder() {
        for (long seed = 0; seed < 60; seed++) {
            int[][] table = randomTable(new Random(seed));
            assertThat(ExactTest.probabilityOfAgreement(table))
                    .as("seed %d", seed)
                    .isCloseTo(byEnumeration(table), within(1e-9));
        }
    }

    @Test
    void comesAsLowAsTheTableOfItsMarginsThatAgreesMost() {
        // of five and three, four and four cannot be parted purely: one vote must disagree
        assertThat(ExactTest.leastProbability(new int[][] {{3, 2}, {1, 2}}))
                .isEqualTo(ExactTest.probabilityOfAgreement(new int[][] {{4, 1}, {0, 3}}));
        for (long seed = 0; seed < 200; seed++) {
            int[][] table = randomTable(new Random(seed));
            assertThat(ExactTest.leastProbability(table))
                    .as("seed %d", seed)
                    .isGreaterThan(0)
                    .isLessThanOrEqualTo(ExactTest.probabilityOfAgreement(table));
        }
    }

    private static int[][] randomTable(Random random) {
        int rows = 2 + random.nextInt(3);
        int[][] table = new int[rows][2];
        for (int vote = 0; vote < 7; vote++) {
            table[random.nextInt(rows)][random.nextInt(2)]++;
        }
        return table;
    }

    /** All distinct orders of the columns' labels, dealt to the rows in turn. */
    private static double byEnumeration(int[][] table) {
        List<Integer> labels = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < table[row].length; column++) {
                labels.addAll(Collections.nCopies(table[row][column], column));
                rows.addAll(Collections.nCopies(table[row][column], row));
            }
        }
        int[] counts = new int[2];
        permute(labels, rows, 0, table, ExactTest.agreement(table), counts);
        return (double) counts[0] / counts[1];
    }

    private static void permute(
            List<Integer> labels, List<Integer> rows, int from, int[][] table, int agreement, int[] counts) {
        if (from == labels.size()) {
            int[][] dealt = new int[table.length][table[0].length];
            for (int vote = 0; vote < rows.size(); vote++) {
                dealt[rows.get(vote)][labels.get(vote)]++;
            }
            counts[1]++;
            if (ExactTest.agreement(dealt) >= agreement) {
                counts[0]++;
            }
            return;
        }
        for (int other = from; other < labels.size(); other++) {
            Collections.swap(labels, from, other);
            permute(labels, rows, from + 1, table, agreement, counts);
            Collections.swap(labels, from, other);
        }
    }
}
