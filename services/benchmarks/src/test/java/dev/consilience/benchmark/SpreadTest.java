package dev.consilience.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of several runs, and of many papers. */
class SpreadTest {

    @Test
    void theMedianIsTheMiddleOneAndBetweenTheMiddleTwo() {
        assertThat(spread(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
        assertThat(spread(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(spread(7)).isEqualTo(new Spread(7, 7, 7));
        assertThat(spread(3, 1, 2).text(1)).isEqualTo("2.0 (1.0 to 3.0)");
    }

    @Test
    void thereIsNoneOfNoRun() {
        assertThatThrownBy(() -> spread()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAHundredPapersOneMayBeSlowerThanTheNinetyNinthPart() {
        double[] seconds =
                IntStream.rangeClosed(1, 100).mapToDouble(each -> 101 - each).toArray();

        assertThat(Latencies.of(seconds)).isEqualTo(new Latencies(100, 50, 99, 100));
        assertThat(Latencies.of(new double[] {3})).isEqualTo(new Latencies(1, 3, 3, 3));
        assertThat(Latencies.of(new double[0])).isEqualTo(new Latencies(0, 0, 0, 0));
    }

    private static Spread spread(double... values) {
        return Spread.of(
                IntStream.range(0, values.length)
                        .mapToObj(place -> values[place])
                        .toList(),
                value -> value);
    }
}
