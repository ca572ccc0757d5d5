package dev.consilience.service.publish.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has heard of a change is answered with it, though each topic is read by itself. */
class CatchUpTest {

    private static final TopicPartition CLAIMS = new TopicPartition("claims", 0);
    private static final TopicPartition CHANGES = new TopicPartition("changes", 0);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Shown claims = new Shown();
    private final Shown changes = new Shown();
    private final Map<TopicPartition, Long> topics = new HashMap<>(Map.of(CLAIMS, 10L, CHANGES, 4L));
    private final CatchUp catchUp =
            new CatchUp((partitions, atMost) -> Map.copyOf(topics), List.of(claims, changes), 2);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void whatHasBeenReadAlreadyIsNotWaitedFor() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 10L));
        changes.moveTo(Map.of(CHANGES, 5L));

        assertThat(catchUp.await(Duration.ZERO)).isTrue();
    }

    @Test
    void waitsForTheSlowestOfTheMirrors() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 9L));
        changes.moveTo(Map.of(CHANGES, 4L));
        CountDownLatch asked = new CountDownLatch(1);
        CatchUp waiting = new CatchUp(
                (partitions, atMost) -> {
                    asked.countDown();
                    return Map.copyOf(topics);
                },
                List.of(claims, changes),
                2);

        Future<Boolean> seen = others.submit(() -> waiting.await(LONG));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        claims.moveTo(Map.of(CLAIMS, 10L));

        assertThat(seen.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void givesUpWhenItIsTime() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 9L));
        changes.moveTo(Map.of(CHANGES, 4L));

        assertThat(catchUp.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void whenAsManyWaitAsMayTheNextIsAnsweredAtOnce() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 9L));
        changes.moveTo(Map.of(CHANGES, 4L));
        CountDownLatch asked = new CountDownLatch(1);
        CatchUp narrow = new CatchUp(
                (partitions, atMost) -> {
                    asked.countDown();
                    return Map.copyOf(topics);
                },
                List.of(claims, changes),
                1);

        Future<Boolean> first = others.submit(() -> narrow.await(LONG));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(narrow.await(LONG)).isFalse();
        claims.moveTo(Map.of(CLAIMS, 10L));
        assertThat(first.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(narrow.await(LONG)).isTrue();
    }

    @Test
    void whereTheBrokersDoNotAnswerNobodyWaitsForTheQuestionOfAnother() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 10L));
        changes.moveTo(Map.of(CHANGES, 4L));
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> never = new CompletableFuture<>();
        CatchUp silent = new CatchUp(
                (partitions, atMost) -> {
                    asked.countDown();
                    never.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
                    return Map.copyOf(topics);
                },
                List.of(claims, changes),
                2);

        Future<Boolean> first = others.submit(() -> silent.await(LONG));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        assertThat(silent.await(Duration.ofMillis(1))).isFalse();
        assertThat(first).isNotDone();
        never.complete(null);
        assertThat(first.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void doesNotWaitForAMirrorThatIsBeingRestored() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 10L));

        assertThat(catchUp.await(LONG)).isFalse();
    }

    @Test
    void whatIsPublishedMeanwhileIsNotWaitedFor() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 10L));
        changes.moveTo(Map.of(CHANGES, 4L));
        CatchUp busy = new CatchUp(
                (partitions, atMost) -> {
                    Map<TopicPartition, Long> ends = Map.copyOf(topics);
                    topics.merge(CLAIMS, 1L, Long::sum);
                    return ends;
                },
                List.of(claims, changes),
                2);

        assertThat(busy.await(LONG)).isTrue();
    }

    @Test
    void whoComesWhileTheBrokersAreAskedHasThemAskedAgain() throws Exception {
        claims.moveTo(Map.of(CLAIMS, 10L));
        changes.moveTo(Map.of(CHANGES, 4L));
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CatchUp slow = new CatchUp(
                (partitions, atMost) -> {
                    Map<TopicPartition, Long> ends = Map.copyOf(topics);
                    asked.countDown();
                    answer.join();
                    return ends;
                },
                List.of(claims, changes),
                2);

        // Given one who asked before something was published, and one who asks behind it
        Future<Boolean> before = others.submit(() -> slow.await(LONG));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        topics.put(CLAIMS, 11L);
        Future<Boolean> behind = others.submit(() -> slow.await(Duration.ofMillis(50)));
        answer.complete(null);

        // Then the answer to the first is not taken for the second, who waits for what is not shown yet
        assertThat(before.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(behind.get(1, TimeUnit.MINUTES)).isFalse();
    }
}
