package dev.consilience.stream.watch;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A step, and somebody who looks at what it takes and gives. */
final class WatchedStep<K, V, L, W> implements Processor<K, V, L, W> {

    private final Processor<K, V, L, W> step;
    private final StepWatch.Look look;

    WatchedStep(Processor<K, V, L, W> step, StepWatch.Look look) {
        this.step = step;
        this.look = look;
    }

    @Override
    public void init(ProcessorContext<L, W> context) {
        look.begins(context);
        step.init(new WatchedContext<>(context, look));
    }

    @Override
    public void process(Record<K, V> record) {
        look.takes(record);
        try {
            step.process(record);
        } catch (RuntimeException e) {
            look.ends(e);
            throw e;
        }
        look.ends(null);
    }

    @Override
    public void close() {
        look.closes();
        step.close();
    }

    /** The context as it is, but for what is given on. */
    private record WatchedContext<L, W>(ProcessorContext<L, W> context, StepWatch.Look look)
            implements ProcessorContext<L, W> {

        @Override
        public <M extends L, X extends W> void forward(Record<M, X> record) {
            look.gives(record);
            context.forward(record);
        }

        @Override
        public <M extends L, X extends W> void forward(Record<M, X> record, String child) {
            look.gives(record);
            context.forward(record, child);
        }

        @Override
        public String applicationId() {
            return context.applicationId();
        }

        @Override
        public TaskId taskId() {
            return context.taskId();
        }

        @Override
        public Optional<RecordMetadata> recordMetadata() {
            return context.recordMetadata();
        }

        @Override
        public Serde<?> keySerde() {
            return context.keySerde();
        }

        @Override
        public Serde<?> valueSerde() {
            return context.valueSerde();
        }

        @Override
        public File stateDir() {
            return context.stateDir();
        }

        @Override
        public StreamsMetrics metrics() {
            return context.metrics();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as in the interface
        public <S extends StateStore> S getStateStore(String name) {
            return context.getStateStore(name);
        }

        @Override
        public Cancellable schedule(Duration interval, PunctuationType type, Punctuator punctuator) {
            return context.schedule(interval, type, punctuator);
        }

        @Override
        public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator punctuator) {
            return context.schedule(start, interval, type, punctuator);
        }

        @Override
        public void commit() {
            context.commit();
        }

        @Override
        public Map<String, Object> appConfigs() {
            return context.appConfigs();
        }

        @Override
        public Map<String, Object> appConfigsWithPrefix(String prefix) {
            return context.appConfigsWithPrefix(prefix);
        }

        @Override
        public long currentSystemTimeMs() {
            return context.currentSystemTimeMs();
        }

        @Override
        public long currentStreamTimeMs() {
            return context.currentStreamTimeMs();
        }
    }
}
