package dev.consilience.stream.watch;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets a {@link StepWatch} look at the steps of a topology. Kafka makes it by its name in the settings that the topology is built
 * with, see {@code StreamsSettings.watched}. Names, stores and topics of the topology stay as they are.
 *
 * <p>Only steps of ours are watched: those of Kafka itself, such as the reading of a table, reach into Kafka's own context.
 */
public final class WatchedSteps implements ProcessorWrapper {

    /** The setting under which the watch stands, which is an object and no text. */
    public static final String WATCH = "consilience.step.watch";

    private static final String OF_KAFKA = "org.apache.kafka.";

    private StepWatch watch = StepWatch.NOBODY;

    @Override
    public void configure(Map<String, ?> settings) {
        watch = (StepWatch) Objects.requireNonNull(settings.get(WATCH), WATCH);
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String step, ProcessorSupplier<K, V, L, W> steps) {
        return new WrappedProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return watched(step, steps.get());
            }

            @Override
            public @Nullable Set<StoreBuilder<?>> stores() {
                return steps.stores();
            }
        };
    }

    private <K, V, L, W> Processor<K, V, L, W> watched(String step, Processor<K, V, L, W> processor) {
        if (processor.getClass().getName().startsWith(OF_KAFKA)) {
            return processor;
        }
        StepWatch.Look look = watch.at(step);
        if (look == StepWatch.Look.AWAY) {
            return processor;
        }
        return new WatchedStep<>(processor, look);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String step, FixedKeyProcessorSupplier<K, V, W> steps) {
        return ProcessorWrapper.asWrappedFixedKey(steps);
    }
}
