package dev.consilience.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private final AtomicLong now = new AtomicLong();
    private final ThreadReplacement replacement = new ThreadReplacement(2, Duration.ofSeconds(60), now::get);

    @Test
    void replacesAThreadThatBreaksOffNowAndThen() {
        for (int minute = 0; minute < 100; minute++) {
            now.set(Duration.ofSeconds(31L * minute).toNanos());

            assertThat(replacement.handle(new StreamsException("timed out"))).isEqualTo(REPLACE_THREAD);
        }
    }

    @Test
    void givesUpWhereThreadsBreakOffAgainAndAgain() {
        assertThat(replacement.handle(new StreamsException("disk full"))).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.handle(new StreamsException("disk full"))).isEqualTo(REPLACE_THREAD);

        assertThat(replacement.handle(new StreamsException("disk full"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void doesNotGoOnWithoutMemory() {
        assertThat(replacement.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
    }
}
