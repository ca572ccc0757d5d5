package dev.consilience.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** When a thread commits. A step's clock ticks here when the test says so. */
class PromptCommitsTest {

    private static final Record<String, String> RECORD = new Record<>("key", "value", 0);

    private final PromptCommits commits = new PromptCommits(Pace.FOLLOWING);
    private final Task first = new Task(commits);
    private final Task second = new Task(commits);
    private final List<Long> committed = new ArrayList<>();
    private long now = 1_000;

    @Test
    void whatWasDoneIsCommittedAMomentAfterTheLastOfIt() {
        first.works();
        now += 5;
        first.works();
        now += 5;
        first.tick();
        assertThat(committed).isEmpty();

        now += 10;
        first.tick();
        assertThat(committed).containsExactly(1_020L);
    }

    @Test
    void whoIsNeverDoneCommitsEveryTenthOfASecond() {
        workWithoutAPause(first, 1_000, 0);
        assertThat(committed).hasSizeBetween(9, 10);
    }

    @Test
    void whoCatchesUpCommitsEveryTwoSecondsAndWaitsForMore() {
        Task catchingUp = new Task(new PromptCommits(Pace.CATCHING_UP));
        workWithoutAPause(catchingUp, 10_000, 0);
        assertThat(committed).hasSizeBetween(4, 5);

        committed.clear();
        catchingUp.works();
        now += 199;
        catchingUp.tick();
        assertThat(committed).isEmpty();
        now += 1;
        catchingUp.tick();
        assertThat(committed).hasSize(1);
    }

    @Test
    void whereACommitIsSlowAThreadThatIsNeverDoneWorksThreeTimesAsLong() {
        workWithoutAPause(first, 4_000, 200);
        assertThat(committed).hasSizeBetween(4, 6);
    }

    @Test
    void noCommitBeforeTheThreadHasWorkedAsLongAsTheLastOneTook() {
        first.works();
        now += 10;
        first.tick();
        assertThat(committed).hasSize(1);

        now += 80;
        first.works();
        now += 40;
        first.tick();
        assertThat(committed).hasSize(1);

        now += 40;
        first.tick();
        assertThat(committed).hasSize(2);
    }

    @Test
    void aProcessThatStoodStillWhileItCommittedDoesNotWaitForAsLongAgain() {
        first.works();
        now += 10;
        first.tick();
        now += 15_000;
        first.works();
        now += 200;
        first.tick();
        assertThat(committed).hasSize(1);

        now += 100;
        first.tick();
        assertThat(committed).hasSize(2);
    }

    @Test
    void thereIsNoClockBeforeSomethingIsDoneNorBehindTheCommit() {
        assertThat(first.clocks()).isEmpty();

        first.works();
        now += 10;
        first.tick();
        now += 10;
        first.tick();
        assertThat(committed).hasSize(1);
        assertThat(first.clocks()).isEmpty();

        first.works();
        assertThat(first.clocks()).hasSize(1);
    }

    @Test
    void whatAStepGivesOnByTheClockIsCommittedToo() {
        first.gives();
        now += 10;
        first.tick();
        assertThat(committed).hasSize(1);
    }

    @Test
    void oneTaskWatchesForAllOfItsThread() {
        first.works();
        second.works();
        assertThat(second.clocks()).isEmpty();

        now += 10;
        first.tick();
        assertThat(committed).hasSize(1);
    }

    @Test
    void anotherThreadHasItsOwnClock() throws ExecutionException, InterruptedException {
        first.works();
        FutureTask<Void> other = new FutureTask<>(second::works, null);
        Thread thread = new Thread(other, "other");
        thread.start();
        other.get();

        assertThat(first.clocks()).hasSize(1);
        assertThat(second.clocks()).hasSize(1);
    }

    @Test
    void whenTheTaskThatWatchesGoesAwayTheNextThatWorksWatches() {
        first.works();
        second.closes();
        assertThat(first.clocks()).hasSize(1);
        first.closes();
        assertThat(first.clocks()).isEmpty();

        second.works();
        now += 10;
        second.tick();
        assertThat(committed).hasSize(1);
    }

    /** Works each millisecond, and longer where it commits. */
    private void workWithoutAPause(Task task, long milliseconds, long commitTakes) {
        long end = now + milliseconds;
        while (now < end) {
            task.works();
            now++;
            int before = committed.size();
            if (now % 10 == 0) {
                task.tick();
            }
            if (committed.size() > before) {
                now += commitTakes;
            }
        }
    }

    /** A task with one step. */
    private final class Task {

        private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
        private final StepWatch.Look look;

        Task(PromptCommits watched) {
            look = watched.at("step");
            look.begins(context);
        }

        void works() {
            context.setCurrentSystemTimeMs(now);
            look.takes(RECORD);
        }

        void gives() {
            context.setCurrentSystemTimeMs(now);
            look.gives(RECORD);
        }

        void closes() {
            look.closes();
        }

        void tick() {
            context.resetCommit();
            clocks().forEach(clock -> clock.getPunctuator().punctuate(now));
            if (context.committed()) {
                committed.add(now);
            }
        }

        List<CapturedPunctuator> clocks() {
            return context.scheduledPunctuators().stream()
                    .filter(clock -> !clock.cancelled())
                    .toList();
        }
    }
}
