package dev.consilience.stream.watch;

import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while the steps of a topology work, see {@link WatchedSteps}. What it sees of a transaction that is aborted, it sees
 * again.
 */
@FunctionalInterface
public interface StepWatch {

    /** Nobody looks. */
    StepWatch NOBODY = step -> Look.AWAY;

    /**
     * Begins to look at a step.
     *
     * @param step the name of the step in its topology
     * @return what is told of one instance of the step, by one thread; {@link Look#AWAY} for a step that is of no interest
     */
    Look at(String step);

    /** All of them look. */
    static StepWatch all(List<StepWatch> watches) {
        List<StepWatch> those = List.copyOf(watches);
        return step -> Looks.of(those.stream().map(watch -> watch.at(step)).toList());
    }

    /** What is told of one instance of a step. */
    interface Look {

        /** Sees nothing. */
        Look AWAY = new Look() {};

        /**
         * The step is ready to be given records.
         *
         * @param context of the step: what is forwarded here is not looked at
         */
        default void begins(ProcessorContext<?, ?> context) {}

        /** The step is given a record. */
        default void takes(Record<?, ?> record) {}

        /** The step gives a record on. What is written into its headers now goes with it. */
        default void gives(Record<?, ?> record) {}

        /**
         * The step has done with the record that it was given last.
         *
         * @param failure what broke it; null if nothing did
         */
        default void ends(@Nullable RuntimeException failure) {}

        /** The step is given nothing any more, as it ends or another thread or instance goes on with its work. */
        default void closes() {}
    }
}
