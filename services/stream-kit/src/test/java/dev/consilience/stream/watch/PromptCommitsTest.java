package dev.consilience.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** When what a thread gave on is committed. A step's clock ticks here when the test says so. */
class PromptCommitsTest {

    private static final Record<String, String> RECORD = new Record<>("key", "value", 0);

    private final PromptCommits commits = new PromptCommits();
    private final Task first = new Task();
    private final Task second = new Task();

    @Test
    void whatWasGivenIsCommittedAtTheFirstTickAtWhichNothingMoreWas() {
        first.gives();
        first.gives();
        first.tick();
        assertThat(first.hasCommitted()).isFalse();

        first.tick();
        assertThat(first.hasCommitted()).isTrue();
    }

    @Test
    void whoNeverStopsGivingWaitsForTheUsualInterval() {
        first.gives();
        for (int i = 0; i < 100; i++) {
            first.gives();
            first.tick();
        }
        assertThat(first.hasCommitted()).isFalse();
    }

    @Test
    void thereIsNoClockBeforeSomethingIsGivenNorBehindTheCommit() {
        assertThat(first.clocks()).isEmpty();

        first.gives();
        first.tick();
        assertThat(first.clocks()).isEmpty();

        first.gives();
        assertThat(first.clocks()).hasSize(1);
    }

    @Test
    void oneTaskWatchesForAllOfItsThread() {
        first.gives();
        second.gives();
        assertThat(second.clocks()).isEmpty();

        first.tick();
        first.tick();
        assertThat(first.hasCommitted()).isTrue();
    }

    @Test
    void anotherThreadHasItsOwnClock() throws ExecutionException, InterruptedException {
        first.gives();
        FutureTask<Void> other = new FutureTask<>(second::gives, null);
        Thread thread = new Thread(other, "other");
        thread.start();
        other.get();

        assertThat(first.clocks()).hasSize(1);
        assertThat(second.clocks()).hasSize(1);
    }

    @Test
    void whenTheTaskThatWatchesGoesAwayTheNextThatGivesWatches() {
        first.gives();
        second.closes();
        first.closes();
        assertThat(first.clocks()).isEmpty();

        second.gives();
        second.tick();
        assertThat(second.hasCommitted()).isTrue();
    }

    /** A task with one step. */
    private final class Task {

        private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
        private final StepWatch.Look look = commits.at("step");

        Task() {
            look.begins(context);
        }

        void gives() {
            look.gives(RECORD);
        }

        void closes() {
            look.closes();
        }

        void tick() {
            clocks().forEach(clock -> clock.getPunctuator().punctuate(0));
        }

        List<CapturedPunctuator> clocks() {
            return context.scheduledPunctuators().stream()
                    .filter(clock -> !clock.cancelled())
                    .toList();
        }

        boolean hasCommitted() {
            return context.committed();
        }
    }
}
