package dev.consilience.stream.watch;

import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Several that look at the same instance of a step. */
record Looks(List<StepWatch.Look> looks) implements StepWatch.Look {

    static StepWatch.Look of(List<StepWatch.Look> looks) {
        List<StepWatch.Look> those =
                looks.stream().filter(look -> look != StepWatch.Look.AWAY).toList();
        if (those.isEmpty()) {
            return StepWatch.Look.AWAY;
        }
        return new Looks(those);
    }

    @Override
    public void begins(ProcessorContext<?, ?> context) {
        looks.forEach(look -> look.begins(context));
    }

    @Override
    public void takes(Record<?, ?> record) {
        looks.forEach(look -> look.takes(record));
    }

    @Override
    public void gives(Record<?, ?> record) {
        looks.forEach(look -> look.gives(record));
    }

    @Override
    public void ends(@Nullable RuntimeException failure) {
        looks.forEach(look -> look.ends(failure));
    }

    @Override
    public void closes() {
        looks.forEach(StepWatch.Look::closes);
    }
}
