package dev.consilience.stream.watch;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Has what a thread gave on committed as soon as the thread gives nothing on for a moment, and does not wait for {@code
 * commit.interval.ms}, which is for a thread that is busy. Who reads what is committed only then waits for the moment alone when little
 * comes, and much is committed at once when much comes.
 *
 * <p>A commit that a step asks for commits all that its thread has open, so one step watches for its whole thread: the one that gave
 * first since the last commit. There is no clock while there is nothing to commit.
 */
public final class PromptCommits implements StepWatch {

    /** How long a thread gives nothing on before it commits: one to two of these. */
    static final Duration MOMENT = Duration.ofMillis(10);

    private final ThreadLocal<Open> ofThread = ThreadLocal.withInitial(Open::new);

    @Override
    public Look at(String step) {
        return new Giver();
    }

    /** One instance of a step, which may be the one that watches. */
    private final class Giver implements Look {

        private @Nullable ProcessorContext<?, ?> context;

        @Override
        public void begins(ProcessorContext<?, ?> ofStep) {
            context = ofStep;
        }

        @Override
        public void gives(Record<?, ?> record) {
            ofThread.get().given(Objects.requireNonNull(context));
        }

        @Override
        public void closes() {
            ofThread.get().left(context);
        }
    }

    /** What a thread gave on and has not committed. */
    private static final class Open {

        private @Nullable ProcessorContext<?, ?> watcher;
        private @Nullable Cancellable clock;
        private boolean hasGivenAgain;

        void given(ProcessorContext<?, ?> context) {
            if (watcher == null) {
                watcher = context;
                hasGivenAgain = false;
                clock = context.schedule(MOMENT, PunctuationType.WALL_CLOCK_TIME, now -> look(context));
            } else {
                hasGivenAgain = true;
            }
        }

        private void look(ProcessorContext<?, ?> context) {
            if (hasGivenAgain) {
                hasGivenAgain = false;
            } else {
                context.commit();
                left(context);
            }
        }

        void left(@Nullable ProcessorContext<?, ?> context) {
            if (watcher == context && clock != null) {
                clock.cancel();
                clock = null;
                watcher = null;
            }
        }
    }
}
