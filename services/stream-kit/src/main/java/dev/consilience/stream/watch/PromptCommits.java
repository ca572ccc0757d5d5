package dev.consilience.stream.watch;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a thread commits, by what it has to do and by how long its last commit took:
 *
 * <ul>
 *   <li>as soon as nothing more has come for a moment, so that who reads only what is committed need not wait where little comes;
 *   <li>while more and more comes every tenth of a second (at the {@linkplain Pace pace} of following), but with at least {@value #WORK_TO_COMMIT} times as long at work as the last
 *       commit took: on a cluster where a commit is slow, a thread that is behind would else do little but commit;
 *   <li>and never before it is as long since the last commit as that took.
 * </ul>
 *
 * <p>{@code commit.interval.ms} is then for what no step has seen. A commit that a step asks for commits all that its thread has open, so
 * one step watches for its whole thread: the one that worked first since the last commit. There is no clock while there is nothing to
 * commit.
 */
public final class PromptCommits implements StepWatch {

    static final int WORK_TO_COMMIT = 3;

    /** What counts at most of how long a commit took: a process that stood still meanwhile is not to wait for as long again. */
    static final Duration SLOWEST = Duration.ofMillis(300);

    private final ThreadLocal<Open> ofThread;

    /** Commits at a pace. */
    public PromptCommits(Pace pace) {
        ofThread = ThreadLocal.withInitial(() -> new Open(pace));
    }

    @Override
    public Look at(String step) {
        return new Worker();
    }

    /** One instance of a step, which may be the one that watches. */
    private final class Worker implements Look {

        private @Nullable ProcessorContext<?, ?> context;

        @Override
        public void begins(ProcessorContext<?, ?> ofStep) {
            context = ofStep;
        }

        @Override
        public void takes(Record<?, ?> record) {
            works();
        }

        @Override
        public void gives(Record<?, ?> record) {
            works();
        }

        private void works() {
            ofThread.get().work(Objects.requireNonNull(context));
        }

        @Override
        public void closes() {
            ofThread.get().leave(context);
        }
    }

    /** What a thread has done and not committed. Times are in milliseconds, by the clock of the stream. */
    private static final class Open {

        private final Pace pace;
        private @Nullable ProcessorContext<?, ?> watcher;
        private @Nullable Cancellable clock;
        private boolean hasWorked;
        private boolean isCommitting;
        private long began;
        private long worked;
        private long asked;
        private long committed;
        private long cost;

        Open(Pace pace) {
            this.pace = pace;
        }

        void work(ProcessorContext<?, ?> context) {
            worked = context.currentSystemTimeMs();
            noteEndOfCommit(worked);
            if (!hasWorked) {
                hasWorked = true;
                began = worked;
            }
            if (watcher == null) {
                watcher = context;
                clock = context.schedule(pace.moment(), PunctuationType.WALL_CLOCK_TIME, now -> tick(context, now));
            }
        }

        private void tick(ProcessorContext<?, ?> context, long now) {
            noteEndOfCommit(now);
            if (!hasWorked) {
                leave(context);
            } else if (isDue(now)) {
                context.commit();
                isCommitting = true;
                asked = now;
                hasWorked = false;
            }
        }

        /** The thread does nothing else while it commits, so whatever it does next is behind the commit. */
        private void noteEndOfCommit(long now) {
            if (isCommitting) {
                isCommitting = false;
                committed = now;
                cost = Math.min(now - asked, SLOWEST.toMillis());
            }
        }

        private boolean isDue(long now) {
            if (now - worked >= pace.moment().toMillis()) {
                return now - committed >= cost;
            }
            return now - began >= Math.max(pace.busy().toMillis(), WORK_TO_COMMIT * cost);
        }

        void leave(@Nullable ProcessorContext<?, ?> context) {
            if (watcher == context && clock != null) {
                clock.cancel();
                clock = null;
                watcher = null;
                isCommitting = false;
            }
        }
    }
}
