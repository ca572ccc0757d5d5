package dev.consilience.extraction.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningTest {

    private static final List<String> LABELS = List.of("EVEN", "ODD");

    private static FeatureVector features(int number) {
        FeatureVector vector = new FeatureVector();
        vector.add("last", Integer.toString(number % 10));
        vector.add("tens", Integer.toString(number / 10));
        vector.settle();
        return vector;
    }

    private static LinearTrainer linear() {
        LinearTrainer trainer = new LinearTrainer(LABELS, LinearTrainer.Settings.STANDARD);
        for (int number = 0; number < 100; number++) {
            trainer.add(features(number), number % 2, 1);
        }
        return trainer;
    }

    /** Which side of a cross a point is on: no sum of what each coordinate says can tell. */
    private static Facts point(int x, int y) {
        Facts facts = new Facts();
        facts.put("x", x);
        facts.put("y", y);
        return facts;
    }

    private static TreeTrainer trees() {
        TreeTrainer trainer = new TreeTrainer(LABELS, new TreeTrainer.Settings(60, 3, 0.2, 1, 0.5, 1));
        for (int x = -5; x <= 5; x++) {
            for (int y = -5; y <= 5; y++) {
                trainer.add(point(x, y), label(x, y), 1);
            }
        }
        return trainer;
    }

    private static int label(int x, int y) {
        if ((x > 0) == (y > 0)) {
            return 0;
        }
        return 1;
    }

    @Test
    void aLinearModelThatWasWrittenAnswersAsTheOneThatWasTrained() throws IOException {
        LinearModel trained = linear().train();
        LinearModel read = LinearModel.read(new ByteArrayInputStream(linear().trainToBytes()));

        int[] expected = new int[2];
        int[] scores = new int[2];
        for (int number = 0; number < 100; number++) {
            trained.score(features(number), expected);
            read.score(features(number), scores);
            assertThat(scores).containsExactly(expected);
            assertThat(LinearModel.best(scores)).isEqualTo(number % 2);
        }
    }

    @Test
    void theSameExamplesGiveTheSameBytes() {
        assertThat(linear().trainToBytes()).isEqualTo(linear().trainToBytes());
        assertThat(trees().trainToBytes()).isEqualTo(trees().trainToBytes());
    }

    @Test
    void treesLearnWhatNoSumCanTellAndAnswerTheSameWhenRead() throws IOException {
        BoostedTrees trained = trees().train();
        BoostedTrees read = BoostedTrees.read(new ByteArrayInputStream(trees().trainToBytes()));

        for (int x = -5; x <= 5; x++) {
            for (int y = -5; y <= 5; y++) {
                int[] expected = new int[2];
                int[] scores = new int[2];
                trained.score(point(x, y), expected);
                read.score(point(x, y), scores);
                assertThat(scores).containsExactly(expected);
                assertThat(LinearModel.best(scores)).isEqualTo(label(x, y));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 40})
    void aModelThatIsCutShortIsRefused(int length) {
        byte[] linear = Arrays.copyOf(linear().trainToBytes(), length);
        byte[] trees = Arrays.copyOf(trees().trainToBytes(), length);

        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(linear)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> BoostedTrees.read(new ByteArrayInputStream(trees)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aModelOfAnotherFormatIsRefused() {
        byte[] linear = linear().trainToBytes();
        byte[] trees = trees().trainToBytes();
        linear[0] = 9;
        trees[0] = 9;

        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(linear)))
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> BoostedTrees.read(new ByteArrayInputStream(trees)))
                .hasMessageContaining("format 9");
    }

    @Test
    void treesThatWouldWalkInCirclesAreRefused() {
        assertThatThrownBy(() -> new BoostedTrees(
                        LABELS, List.of("x"), new int[] {0}, new short[] {0, -1, -1}, new float[3], new int[] {0, 5, 5
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads to 0");
    }
}
