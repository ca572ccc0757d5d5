package dev.consilience.stream.watch;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with the trace that a record brings in its headers: a span for each step that takes it, and what the step gives on has
 * that span for its parent, in the form of W3C's {@code traceparent}. A record without a trace begins none.
 *
 * <p>A step that gathers what it takes, and gives on later under the same key, as reconcile does with propositions, goes on with the
 * last record that has touched the key before. That is remembered in memory, of the last {@value #MOST_REMEMBERED} keys, and not in a
 * store: a trace may end with a crash, and must never be a reason for another record.
 */
public final class TracedSteps implements StepWatch {

    static final int MOST_REMEMBERED = 2_000;

    private static final String NAME = "dev.consilience";

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    /** Makes spans, and reads and writes them in headers, as is set there. */
    public TracedSteps(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(NAME);
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public Look at(String step) {
        return new Traced(step);
    }

    private final class Traced implements Look {

        private final String step;
        private final Remembered remembered = new Remembered();
        private boolean working;
        private boolean hasGiven;
        private @Nullable Object taken;
        private @Nullable Context context;

        Traced(String step) {
            this.step = step;
        }

        @Override
        public void takes(Record<?, ?> record) {
            working = true;
            hasGiven = false;
            taken = record.key();
            context = null;
            Context parent = propagator.extract(Context.root(), record.headers(), TraceHeaders.GETTER);
            if (Span.fromContext(parent).getSpanContext().isValid()) {
                Span span = tracer.spanBuilder(step)
                        .setParent(parent)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.kafka.message.key", String.valueOf(record.key()))
                        .startSpan();
                context = parent.with(span);
                remembered.put(record.key(), context);
            }
        }

        @Override
        public void gives(Record<?, ?> record) {
            hasGiven = true;
            Context parent = context;
            if (!working) {
                parent = remembered.remove(record.key());
            }
            if (parent != null) {
                propagator.inject(parent, record.headers(), TraceHeaders.SETTER);
            }
        }

        @Override
        public void ends(@Nullable RuntimeException failure) {
            working = false;
            Context ended = context;
            context = null;
            if (hasGiven || failure != null) {
                remembered.remove(taken);
            }
            if (ended != null) {
                Span span = Span.fromContext(ended);
                if (failure != null) {
                    span.recordException(failure).setStatus(StatusCode.ERROR);
                }
                span.end();
            }
        }
    }

    /** What was taken last of each key, the oldest forgotten. */
    private static final class Remembered extends LinkedHashMap<Object, Context> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Context> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
