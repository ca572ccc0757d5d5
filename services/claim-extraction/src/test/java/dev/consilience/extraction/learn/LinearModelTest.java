package dev.consilience.extraction.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearModelTest {

    private static final List<String> LABELS = List.of("dull", "sweet", "sour");

    @Test
    void tellsApartWhatItsExamplesTellApart() {
        // Given
        LinearModel model = trainer(1).train();

        // Then
        assertThat(answer(model, "honey", "round")).isEqualTo("sweet");
        assertThat(answer(model, "lemon", "round")).isEqualTo("sour");
        assertThat(answer(model, "stone", "square")).isEqualTo("dull");
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        // Given
        byte[] bytes = trainer(2).trainToBytes();
        LinearModel trained = trainer(2).train();

        // When
        LinearModel read = LinearModel.read(new ByteArrayInputStream(bytes));

        // Then
        assertThat(read.labels()).isEqualTo(LABELS);
        assertThat(read.features()).isEqualTo(trained.features()).isPositive();
        for (String taste : List.of("honey", "lemon", "stone", "unknown")) {
            assertThat(scores(read, taste, "round")).isEqualTo(scores(trained, taste, "round"));
        }
    }

    @Test
    void isTheSameBytesForTheSameExamples() {
        assertThat(trainer(3).trainToBytes()).isEqualTo(trainer(3).trainToBytes());
    }

    @Test
    void refusesWhatIsNoModelOrEndsEarly() {
        byte[] bytes = trainer(4).trainToBytes();

        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(new byte[] {9, 1, 2, 3})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 9");
        for (int length : List.of(0, 1, 5, 20, bytes.length - 1)) {
            assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(Arrays.copyOf(bytes, length))))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void knowsNothingOfFeaturesThatItHasNotSeen() {
        LinearModel model = trainer(5).train();

        assertThat(scores(model, "never", "heard of")).containsOnly(0);
    }

    @Test
    void makesProbabilitiesOfScores() {
        int even = 700;
        assertThat(LinearModel.probability(new int[] {even, even}, 0)).isEqualTo(0.5, within(1e-12));
        int odds = (int) Math.round(Math.log(3) / LinearModel.UNIT);
        assertThat(LinearModel.probability(new int[] {odds, 0}, 0)).isEqualTo(0.75, within(1e-3));
    }

    @Test
    void takesAnAnswerApartIntoWhatSpokeForIt() {
        // Given
        LinearModel model = trainer(6).train();
        Explanation explanation = new Explanation(model, 1, 2);

        // When
        explanation.add("taste", "honey");
        explanation.add("taste", "lemon");
        explanation.add("shape", "round");

        // Then
        List<Explanation.Weighed> strongest = explanation.strongest(5);
        assertThat(strongest.get(0).name()).isEqualTo("taste=honey");
        assertThat(strongest.get(strongest.size() - 1).name()).isEqualTo("taste=lemon");
        assertThat(strongest.get(0).weight()).isPositive();
    }

    private static LinearTrainer trainer(long seed) {
        LinearTrainer trainer = new LinearTrainer(LABELS, LinearTrainer.Settings.STANDARD);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> tastes = List.of("stone", "honey", "lemon");
        for (int i = 0; i < 300; i++) {
            int label = random.nextInt(tastes.size());
            String shape = List.of("round", "square").get(random.nextInt(2));
            trainer.add(vector(tastes.get(label), shape), label, 1);
        }
        return trainer;
    }

    private static FeatureVector vector(String taste, String shape) {
        FeatureVector vector = new FeatureVector();
        vector.add("taste", taste);
        vector.add("shape", shape);
        vector.add("both", taste, shape);
        vector.settle();
        return vector;
    }

    private static int[] scores(LinearModel model, String taste, String shape) {
        int[] scores = new int[LABELS.size()];
        FeatureVector vector = new FeatureVector();
        vector.add("taste", taste);
        if (!shape.toLowerCase(Locale.ROOT).equals("round")) {
            vector.add("shape", shape);
        }
        vector.settle();
        model.score(vector, scores);
        return scores;
    }

    private static String answer(LinearModel model, String taste, String shape) {
        int[] scores = new int[LABELS.size()];
        model.score(vector(taste, shape), scores);
        return LABELS.get(LinearModel.best(scores));
    }
}
