package dev.consilience.service.ingest.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 8);

    @Test
    void waitsTwiceAsLongEachTimeAndNoLongerThanTheLongest() {
        Random random = new Random(1);
        for (int failures = 1; failures < 40; failures++) {
            Duration whole = Duration.ofSeconds(Math.min(60, 1L << Math.min(failures - 1, 10)));
            assertThat(backoff.delay(failures, Optional.empty(), random)).isBetween(whole.dividedBy(2), whole);
        }
    }

    @Test
    void keepsToWhatTheServiceAsksButNotForLongerThanTheLongest() {
        Random random = new Random(1);
        assertThat(backoff.delay(1, Optional.of(Duration.ofSeconds(30)), random))
                .hasSeconds(30);
        assertThat(backoff.delay(1, Optional.of(Duration.ofHours(3)), random)).hasSeconds(60);
    }
}
