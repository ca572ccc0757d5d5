package dev.consilience.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much one client may do, and how many passwords it may try. */
class LimitsTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final ManualClock clock = new ManualClock();
    private final ClientLimits limits = new ClientLimits(new FewLimits(), clock);
    private final SignInGuard guard = new SignInGuard(new FewLimits(), clock);

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
