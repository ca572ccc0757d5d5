package dev.consilience.commandline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who decides, and when. */
final class CuratorOptions {

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "The name of the curator.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "When it was decided, as in 2026-03-04T12:00:00Z; now if not given. The same decision with the same"
                            + " time again is one.")
    private @Nullable Instant at;

    /** The name as given; it is checked where a decision is made of it. */
    String by() {
        return by;
    }

    Instant at() {
        if (at == null) {
            return Instant.now();
        }
        return at;
    }

    /** Times in UTC. */
    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + text + "\" is no time such as 2026-03-04T12:00:00Z");
            }
        }
    }
}
