package dev.consilience.stream.watch;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How a trace stands in the headers of a record: {@code traceparent} and what W3C puts beside it, as text. */
public final class TraceHeaders {

    /** Reads it. */
    public static final TextMapGetter<Headers> GETTER = new Getter();

    /** Writes it, in place of what is there. */
    public static final TextMapSetter<Headers> SETTER = TraceHeaders::put;

    private TraceHeaders() {}

    private static void put(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name);
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Getter implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> names = new ArrayList<>();
            headers.forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            if (headers == null) {
                return null;
            }
            Header header = headers.lastHeader(name);
            if (header == null || header.value() == null) {
                return null;
            }
            return new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
