package dev.consilience.service.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WayInTest {

    @Test
    void opensEverythingAgainAfterAFailure() throws Exception {
        // Given
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(1);
        WayIn way = new WayIn(
                "test",
                self -> {
                    switch (tries.incrementAndGet()) {
                        case 1 -> throw new IOException("disk");
                        case 2 -> throw new KafkaException("broker");
                        default -> {
                            self.running("there");
                            third.countDown();
                            self.pause(Duration.ofHours(1));
                        }
                    }
                },
                Duration.ofMillis(1));

        // When
        way.start();
        third.await();

        // Then
        assertThat(way.status()).isEqualTo(new WayIn.Status(WayIn.State.RUNNING, "there"));
        way.close();
        assertThat(way.status().state()).isEqualTo(WayIn.State.STOPPED);
        assertThat(tries).hasValue(3);
    }

    @Test
    void stopsForGoodWhenAnotherInstanceHasTakenItOver() throws Exception {
        // Given
        CountDownLatch tried = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        WayIn way = new WayIn(
                "test",
                self -> {
                    tries.incrementAndGet();
                    tried.countDown();
                    throw new KafkaException("in an error state", new ProducerFencedException("there is a newer one"));
                },
                Duration.ofMillis(1));

        // When
        way.start();
        tried.await();
        way.close();

        // Then
        assertThat(way.status().state()).isEqualTo(WayIn.State.TAKEN_OVER);
        assertThat(tries).hasValue(1);
    }
}
