package dev.consilience.extraction.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureVectorTest {

    @Test
    void keepsTheSameFeaturesOnceHoweverTheyAreSortedOut() {
        Random random = new Random(7);
        FeatureVector distinct = new FeatureVector();
        FeatureVector settled = new FeatureVector();
        for (int round = 0; round < 200; round++) {
            distinct.clear();
            settled.clear();
            int features = random.nextInt(600);
            for (int i = 0; i < features; i++) {
                String value = Integer.toString(random.nextInt(300));
                distinct.add("word", value);
                settled.add("word", value);
            }

            distinct.distinct();
            settled.settle();

            assertThat(hashes(distinct)).containsExactlyInAnyOrder(hashes(settled));
        }
    }

    private static Long[] hashes(FeatureVector vector) {
        return IntStream.range(0, vector.size()).mapToObj(vector::hash).toArray(Long[]::new);
    }
}
