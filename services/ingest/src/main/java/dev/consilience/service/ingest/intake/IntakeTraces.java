package dev.consilience.service.ingest.intake;

import dev.consilience.stream.watch.TraceHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;

/**
 * Where the traces of papers begin. The first record of a request goes on with the request's trace; each that comes behind it in the
 * same request has a trace of its own, linked to the request: a file of ten thousand citations would be one trace that nobody can
 * open. So has each record of a watched folder and of a poll, which no request brings.
 */
public final class IntakeTraces implements Consumer<Headers> {

    private static final String STEP = "take-in";
    private static final int MOST_REQUESTS = 1_000;

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Set<SpanContext> requests = Collections.synchronizedSet(Collections.newSetFromMap(new Requests()));

    /** Makes spans, and writes them into headers, as is set there. */
    public IntakeTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("dev.consilience");
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    @Override
    public void accept(Headers headers) {
        Context current = Context.current();
        SpanContext request = Span.fromContext(current).getSpanContext();
        SpanBuilder builder = tracer.spanBuilder(STEP).setSpanKind(SpanKind.PRODUCER);
        if (!request.isValid()) {
            builder.setNoParent();
        } else if (requests.add(request)) {
            builder.setParent(current);
        } else {
            builder.setNoParent().addLink(request);
        }
        Span span = builder.startSpan();
        propagator.inject(Context.root().with(span), headers, TraceHeaders.SETTER);
        span.end();
    }

    /** Those that brought a record, the oldest forgotten. */
    private static final class Requests extends LinkedHashMap<SpanContext, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SpanContext, Boolean> eldest) {
            return size() > MOST_REQUESTS;
        }
    }
}
