package dev.consilience.service.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilience.reconcile.BeliefPriors;
import dev.consilience.reconcile.Evidence;
import dev.consilience.reconcile.Reconciler;
import dev.consilience.schema.ChangeReason;
import dev.consilience.schema.ClaimChangedRecord;
import dev.consilience.schema.CuratedClaimRecord;
import dev.consilience.stream.CuratedRecords;
import dev.consilience.stream.TopicCatalogue;
import dev.consilience.testkit.InMemorySerdes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedSubscriptionTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FeedFilter ALL = new FeedFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    private final AtomicInteger hungUp = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private FeedLog<?> log;
    private FeedSubscription subscription;

    @BeforeEach
    void open() throws InterruptedException {
        TopicInMemory topic = new TopicInMemory(TopicCatalogue.CHANGES.name(), 1);
        for (int each = 0; each < 20; each++) {
            topic.append(0, 0, "claim-" + each, change("claim-" + each));
        }
        log = new FeedLog<>(
                TopicCatalogue.CHANGES,
                FeedShape.ofChanges(new ObjectMapper().findAndRegisterModules()),
                topic::consumer,
                new InMemorySerdes(),
                1_000_000);
        log.start(() -> {});
        while (!log.isReady()) {
            Thread.sleep(1);
        }
    }

    private static byte[] change(String claim) {
        CuratedClaimRecord after = CuratedRecords.toRecord(
                new Reconciler(BeliefPriors.indraReading())
                        .reconcile(List.of(Evidence.from("a").on("pain")))
                        .orElseThrow(),
                List.of());
        return new InMemorySerdes()
                .of(TopicCatalogue.CHANGES)
                .serializer()
                .serialize(
                        TopicCatalogue.CHANGES.name(),
                        new ClaimChangedRecord(claim, ChangeReason.NEW_EVIDENCE, List.of(), null, after));
    }

    @AfterEach
    void close() {
        log.close();
    }

    /** A reader who has asked for so many events. */
    private AssertSubscriber<OutboundSseEvent> connect(int requested) {
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(this::subscribe, BackPressureStrategy.ERROR)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requested));
    }

    private void subscribe(MultiEmitter<? super OutboundSseEvent> emitter) {
        subscription = new FeedSubscription(
                new FeedReader(log, ALL, log.begin(), NOW),
                emitter,
                new SseImpl(),
                Runnable::run,
                hungUp::incrementAndGet,
                dropped::incrementAndGet);
        emitter.onRequest(many -> subscription.wake());
    }

    private void lookAfter(int... seconds) {
        for (int second : seconds) {
            subscription.lookAfter(NOW.plusSeconds(second), PATIENCE);
        }
    }

    @Test
    void endsAReadersConnectionAndSendsNothingMoreOnIt() {
        AssertSubscriber<OutboundSseEvent> reader = connect(5);
        lookAfter(0);

        subscription.end();
        reader.request(5);

        reader.assertCompleted();
        assertThat(reader.getItems()).hasSize(5);
        assertThat(dropped).hasValue(0);
    }

    @Test
    void leavesAReaderAloneThatReads() {
        AssertSubscriber<OutboundSseEvent> reader = connect(22);

        lookAfter(0, 31, 62, 93);

        reader.assertNotTerminated();
        assertThat(reader.getItems()).extracting(OutboundSseEvent::getName).contains(FeedReader.CAUGHT_UP);
        assertThat(dropped).hasValue(0);
    }

    @Test
    void leavesAReaderAloneThatTakesOneEventAtATimeHoweverOftenItIsFoundWithNoneAskedFor() {
        AssertSubscriber<OutboundSseEvent> reader = connect(0);

        for (int second = 0; second < 100; second += 10) {
            reader.request(1);
            // It is sent another at once, and asks for none until that one has left.
            lookAfter(second);
        }

        reader.assertNotTerminated();
        assertThat(reader.getItems())
                .hasSize(10)
                .extracting(OutboundSseEvent::getName)
                .containsOnly(FeedShape.CHANGE);
        assertThat(dropped).hasValue(0);
    }

    @Test
    void tellsAReaderThatTookNothingThatItIsDropped() {
        AssertSubscriber<OutboundSseEvent> reader = connect(0);
        lookAfter(0, 31);

        reader.request(1);

        reader.assertCompleted();
        assertThat(reader.getItems()).extracting(OutboundSseEvent::getName).containsExactly("dropped");
        assertThat(dropped).hasValue(1);
        assertThat(hungUp).hasValue(0);
    }

    @Test
    void hangsUpOnAReaderThatTakesNothingEverAndCountsItOnce() {
        AssertSubscriber<OutboundSseEvent> reader = connect(0);

        lookAfter(0, 31, 61, 62);

        reader.assertCompleted();
        assertThat(reader.getItems()).isEmpty();
        assertThat(hungUp.get()).isPositive();
        assertThat(dropped).hasValue(1);
    }

    @Test
    void forgivesAReaderThatBeginsToReadInTime() {
        AssertSubscriber<OutboundSseEvent> reader = connect(0);
        lookAfter(0, 29);
        reader.request(22);

        lookAfter(31, 62, 93);

        reader.assertNotTerminated();
        assertThat(dropped).hasValue(0);
    }
}
