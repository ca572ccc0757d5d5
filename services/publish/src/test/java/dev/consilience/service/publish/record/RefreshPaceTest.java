package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.stream.watch.Pace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefreshPaceTest {

    private static final Duration OTHERWISE = Duration.ofSeconds(7);

    private final RefreshPace pace = new RefreshPace(Pace.FOLLOWING, 0);

    @Test
    void showsAtOnceWhatComesAlone() {
        assertThat(pace.isDue(at(0))).isFalse();
        assertThat(pace.patience(at(0), OTHERWISE)).isEqualTo(OTHERWISE);

        pace.put();

        assertThat(pace.isWaiting()).isTrue();
        assertThat(pace.isDue(at(0))).isTrue();
        assertThat(pace.patience(at(0), OTHERWISE)).isZero();

        pace.shown(at(0), at(20));

        assertThat(pace.isWaiting()).isFalse();
        assertThat(pace.isDue(at(1_000))).isFalse();
    }

    @Test
    void showsWhatComesSoonAfterWhenFourTimesAsLongHasPassedAsTheLastTimeTook() {
        pace.put();
        pace.shown(at(0), at(20));

        pace.put();

        assertThat(pace.isDue(at(99))).isFalse();
        assertThat(pace.patience(at(40), OTHERWISE)).isEqualTo(Duration.ofMillis(60));
        assertThat(pace.isDue(at(100))).isTrue();
        assertThat(pace.patience(at(300), OTHERWISE)).isZero();
    }

    @Test
    void letsNothingWaitLongerThanAQuarterOfASecond() {
        pace.put();
        pace.shown(at(0), at(3_000));

        pace.put();

        assertThat(pace.isDue(at(3_249))).isFalse();
        assertThat(pace.isDue(at(3_250))).isTrue();
    }

    @Test
    void showsSeldomWhileItCatchesUp() {
        RefreshPace catchingUp = new RefreshPace(Pace.CATCHING_UP, 0);
        catchingUp.put();
        assertThat(catchingUp.isDue(at(0))).isTrue();
        catchingUp.shown(at(0), at(20));

        catchingUp.put();

        assertThat(catchingUp.isDue(at(819))).isFalse();
        assertThat(catchingUp.isDue(at(820))).isTrue();
        catchingUp.shown(at(820), at(1_000));
        catchingUp.put();
        assertThat(catchingUp.isDue(at(2_999))).isFalse();
        assertThat(catchingUp.isDue(at(3_000))).isTrue();
    }

    private static long at(long milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
