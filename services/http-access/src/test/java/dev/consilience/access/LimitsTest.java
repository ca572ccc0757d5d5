package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much one client may do, and how many passwords it may try. */
class LimitsTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final Clock clock = new Clock();
    private final ClientLimits limits = new ClientLimits(new Few(), clock);
    private final SignInGuard guard = new SignInGuard(new Few(), clock);

    /** Time that passes when a test says so. */
    private static final class Clock implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }
    }

    /** So little of everything that a test can use it up. */
    private record Few() implements AccessConfig.Limits {
        @Override
        public int requestsPerSecond() {
            return 1;
        }

        @Override
        public int burst() {
            return 3;
        }

        @Override
        public int megabytesPerMinute() {
            return 60;
        }

        @Override
        public int feeds() {
            return 2;
        }

        @Override
        public int failedSignIns() {
            return 2;
        }

        @Override
        public int clients() {
            return 100;
        }
    }

    @Test
    void aClientThatAsksTooOftenIsToldWhenToComeAgainAndOthersAreNotInItsWay() {
        for (int request = 0; request < 3; request++) {
            assertThat(limits.request("a")).isEmpty();
        }

        assertThat(limits.request("a")).hasValue(1);
        assertThat(limits.request("b")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(limits.request("a")).isEmpty();
        assertThat(limits.request("a")).isPresent();
    }

    @Test
    void papersOverTheLimitAreTakenAndTheNextOnesWaitForThem() {
        assertThat(limits.submit("a")).isEmpty();
        limits.submitted("a", 120 * MEGABYTE);

        assertThat(limits.submit("a")).hasValue(61);
        assertThat(limits.submit("b")).isEmpty();
        clock.pass(Duration.ofSeconds(61));
        assertThat(limits.submit("a")).isEmpty();
    }

    @Test
    void aFeedThatEndsMakesRoomForAnother() {
        assertThat(limits.enterFeed("a")).isTrue();
        assertThat(limits.enterFeed("a")).isTrue();
        assertThat(limits.enterFeed("a")).isFalse();
        assertThat(limits.enterFeed("b")).isTrue();

        limits.leaveFeed("a");

        assertThat(limits.enterFeed("a")).isTrue();
        assertThat(limits.enterFeed("a")).isFalse();
    }

    @Test
    void clientsWithoutNumberTakeNoMemoryWithoutBound() {
        for (int client = 0; client < 10_000; client++) {
            assertThat(limits.request("address " + client)).isEmpty();
            limits.enterFeed("address " + client);
            limits.leaveFeed("address " + client);
        }

        assertThat(limits.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void wrongPasswordsForANameFromAnAddressAreSlowedDown() {
        guard.failed("1.2.3.4", "mary");
        assertThat(guard.wait("1.2.3.4", "mary")).isEmpty();
        guard.failed("1.2.3.4", "mary");

        assertThat(guard.wait("1.2.3.4", "mary")).hasValue(30);
        assertThat(guard.wait("1.2.3.4", "john")).isEmpty();
        assertThat(guard.wait("5.6.7.8", "mary"))
                .as("somebody else cannot lock her out")
                .isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(guard.wait("1.2.3.4", "mary")).isEmpty();
    }

    @Test
    void wrongPasswordsForManyNamesFromAnAddressAreSlowedDownToo() {
        for (int name = 0; name < 20; name++) {
            assertThat(guard.wait("1.2.3.4", "name " + name)).isEmpty();
            guard.failed("1.2.3.4", "name " + name);
        }

        assertThat(guard.wait("1.2.3.4", "another")).isPresent();
        assertThat(guard.wait("5.6.7.8", "another")).isEmpty();
    }
}
