package dev.consilience.extraction.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BiasTrainerTest {

    private static final int RARE = 2;

    /** Ninety examples of two common labels, surely told apart, and ten of a rare one that lacks 600 units to be named. */
    private static BiasTrainer shyOfTheRareLabel() {
        BiasTrainer trainer = new BiasTrainer(3, RARE);
        for (int i = 0; i < 45; i++) {
            trainer.add(new int[] {4000, 0, 0}, 0);
            trainer.add(new int[] {0, 4000, 0}, 1);
        }
        for (int i = 0; i < 10; i++) {
            trainer.add(new int[] {1000, 0, 400}, RARE);
        }
        return trainer;
    }

    @Test
    void raisesARareLabelThatIsTooSeldomNamed() {
        // Given
        int[] scores = {1000, 0, 400};
        assertThat(LinearModel.best(scores)).isEqualTo(0);

        // When
        LabelBias bias = shyOfTheRareLabel().train();

        // Then
        assertThat(LinearModel.best(bias.weigh(scores))).isEqualTo(RARE);
        assertThat(LinearModel.best(bias.weigh(new int[] {4000, 0, 0}))).isEqualTo(0);
        assertThat(bias.units()).startsWith(0, 0);
    }

    @Test
    void lowersARareLabelThatIsNamedWithoutReason() {
        // Given
        BiasTrainer trainer = new BiasTrainer(3, RARE);
        for (int i = 0; i < 45; i++) {
            trainer.add(new int[] {1000, 0, 1200}, 0);
            trainer.add(new int[] {0, 1000, 1200}, 1);
        }
        for (int i = 0; i < 10; i++) {
            trainer.add(new int[] {0, 0, 4000}, RARE);
        }

        // When
        LabelBias bias = trainer.train();

        // Then
        assertThat(bias.units().get(RARE)).isLessThan(-200);
    }

    @Test
    void leavesAloneWhatNoBiasWouldImprove() {
        // Given
        BiasTrainer trainer = new BiasTrainer(3, RARE);
        for (int label = 0; label < 3; label++) {
            int[] scores = new int[3];
            scores[label] = 9000;
            trainer.add(scores, label);
        }

        // When
        LabelBias bias = trainer.train();

        // Then
        assertThat(bias.units()).containsExactly(0, 0, 0);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        // Given
        LabelBias bias = shyOfTheRareLabel().train();

        // When
        LabelBias read = LabelBias.read(new ByteArrayInputStream(bias.toBytes()));

        // Then
        assertThat(read).isEqualTo(bias);
    }

    @Test
    void refusesBytesThatAreNoBias() {
        // Given
        byte[] none = {0};

        // Then
        assertThatThrownBy(() -> LabelBias.read(new ByteArrayInputStream(none))).hasMessageContaining("0 labels");
    }

    @Test
    void weighsOnlyTheLabelsItKnows() {
        // Given
        LabelBias bias = shyOfTheRareLabel().train();
        int[] scores = {1, 2, 3, 4};

        // When
        int[] weighed = bias.weigh(scores);

        // Then
        assertThat(weighed).hasSize(3).startsWith(1, 2);
        assertThat(scores).containsExactly(1, 2, 3, 4);
    }
}
