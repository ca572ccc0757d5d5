package dev.consilience.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {

    @Test
    void addsUpTheProbabilitiesOfAtLeastSoManySuccesses() {
        assertThat(Binomial.atLeast(1, 1, 0.05)).isCloseTo(0.05, within(1e-12));
        // 1 - 0.95^2
        assertThat(Binomial.atLeast(1, 2, 0.05)).isCloseTo(0.0975, within(1e-12));
        assertThat(Binomial.atLeast(2, 2, 0.05)).isCloseTo(0.0025, within(1e-12));
        assertThat(Binomial.atLeast(0, 7, 0.05)).isEqualTo(1);
    }

    @Test
    void boundsTheProbabilityFromAboveWhereThereAreVeryManyTrials() {
        assertThat(Binomial.atLeast(100, 1001, 0.05)).isBetween(Binomial.atLeast(100, 1000, 0.05), 1e-6);
        assertThat(Binomial.atLeast(40, 2000, 0.05)).isEqualTo(1);
        assertThat(Binomial.atLeast(2000, 2000, 0.05)).isCloseTo(0, within(1e-300));
    }

    @Test
    void refusesMoreSuccessesThanTrials() {
        assertThatThrownBy(() -> Binomial.atLeast(3, 2, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 successes in 2 trials");
    }

    @Test
    void continuesFactorialsBeyondThoseThatAreListed() {
        double summed = LogFactorials.of(250);
        for (int i = 251; i <= 400; i++) {
            summed += Math.log(i);
        }

        assertThat(LogFactorials.of(400)).isCloseTo(summed, within(1e-9));
        // 3! 2! / 6!
        assertThat(LogFactorials.betaBinomial(3, 2)).isCloseTo(Math.log(12.0 / 720), within(1e-12));
        assertThatThrownBy(() -> LogFactorials.of(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
