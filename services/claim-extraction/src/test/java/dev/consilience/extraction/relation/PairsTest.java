package dev.consilience.extraction.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.extraction.learn.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final MarkedText APART = MarkedTexts.of(
            "A boy was given [florbex|drug|C1]. It helped. He developed [quambitis|disease|D1] and [QRX1|gene|G1] rose.");

    @Test
    void pairsADrugWithADiseaseOfAnotherSentence() {
        // When
        Pairs pairs = Pairs.of(APART, Scope.all(Scope.Level.CONCEPT));

        // Then
        assertThat(pairs.all())
                .extracting(pair -> pair.subject() + ">" + pair.object())
                .containsExactly("G1>D1", "C1>D1");
        assertThat(pairs.gap("C1", "D1")).isEqualTo(2);
    }

    @Test
    void pairsNamesOfOneSentenceOnly() {
        assertThat(Pairs.of(APART, Scope.all(Scope.Level.NAME)).all())
                .extracting(pair -> pair.subject() + ">" + pair.object())
                .containsExactly("QRX1>quambitis");
    }

    @Test
    void comparesAPairWithItsRivals() {
        // Given
        MarkedText text = MarkedTexts.of("[Florbex|drug|C1] and [zubol|drug|C2] caused [quambitis|disease|D1].");
        Pairs pairs = Pairs.of(text, Scope.all(Scope.Level.CONCEPT));
        List<String> order = pairs.all().stream()
                .map(pair -> pair.subject() + ">" + pair.object())
                .toList();
        List<int[]> scores = order.stream()
                .map(pair -> {
                    if (pair.equals("C1>D1")) {
                        return new int[] {0, 2048};
                    }
                    return new int[] {0, -1024};
                })
                .toList();

        // When
        PairFacts facts = new PairFacts(pairs, scores);
        Facts first = facts.of(order.indexOf("C1>D1"));
        Facts second = facts.of(order.indexOf("C2>D1"));

        // Then
        assertThat(first.get("object-lead")).isEqualTo(3);
        assertThat(second.get("object-lead")).isEqualTo(-3);
        assertThat(second.get("object-rival")).isEqualTo(2);
        assertThat(first.get("distance")).isEqualTo(3);
        assertThat(first.get("gap")).isZero();
    }
}
