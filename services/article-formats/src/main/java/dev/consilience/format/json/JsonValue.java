package dev.consilience.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.consilience.format.RefusalCode;
import dev.consilience.format.RefusalException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One record as a small tree. Numbers stay as they are written: none is ever counted with. */
public sealed interface JsonValue {

    /** An object; of a name that stands there twice the last value counts. Filled while it is read and not after. */
    record Members(Map<String, JsonValue> fields) implements JsonValue {}

    /** An array, filled while it is read and not after. */
    record Elements(List<JsonValue> items) implements JsonValue {}

    /** A string, a number, {@code true} or {@code false}, as text. */
    record Scalar(String text) implements JsonValue {}

    /** Nothing. */
    record Nothing() implements JsonValue {}

    /** So many values a record may have: each is an object in memory, however short it is written. */
    int MOST_VALUES = 400_000;

    /** The member of that name, if this is an object that has it. */
    default Optional<JsonValue> member(String name) {
        if (this instanceof Members object) {
            return Optional.ofNullable(object.fields().get(name));
        }
        return Optional.empty();
    }

    /** The value at the end of a path of names, if it is there. */
    default Optional<JsonValue> at(String... path) {
        Optional<JsonValue> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(value -> value.member(step));
        }
        return found;
    }

    /** Whether this is an object that has a member of that name. */
    default boolean has(String name) {
        return member(name).isPresent();
    }

    /** The text of the first of those members that has any, or nothing; of an array, that of its first value. */
    default String text(String... names) {
        for (String name : names) {
            String text = member(name).map(JsonValue::asText).orElse("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** The text of a scalar, or of the first value of an array; else nothing. */
    default String asText() {
        if (this instanceof Scalar scalar) {
            return scalar.text();
        }
        if (this instanceof Elements array && !array.items().isEmpty()) {
            return array.items().get(0).asText();
        }
        return "";
    }

    /** The values of an array; a value that is none is taken for an array of one. */
    default Stream<JsonValue> values() {
        if (this instanceof Elements array) {
            return array.items().stream();
        }
        if (this instanceof Nothing) {
            return Stream.empty();
        }
        return Stream.of(this);
    }

    /** The values at the end of a path of names, none if it leads nowhere. */
    default Stream<JsonValue> all(String... path) {
        return at(path).stream().flatMap(JsonValue::values);
    }

    /**
     * Reads one value.
     *
     * @throws RefusalException if it is not well-formed, or larger than is read
     */
    static JsonValue parse(String json) throws RefusalException {
        try (JsonParser parser = Factory.INSTANCE.createParser(json)) {
            return parse(parser);
        } catch (StreamConstraintsException e) {
            throw new RefusalException(RefusalCode.TOO_LARGE, "Its JSON is beyond what is read: " + reason(e));
        } catch (JsonProcessingException e) {
            throw new RefusalException(RefusalCode.MALFORMED_JSON, "It is not well-formed JSON: " + reason(e));
        } catch (RefusalException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusalException(RefusalCode.MALFORMED_JSON, RefusalException.reasonOf(e));
        }
    }

    private static JsonValue parse(JsonParser parser) throws IOException {
        Elements document = new Elements(new ArrayList<>());
        Deque<JsonValue> open = new ArrayDeque<>();
        open.push(document);
        int count = 0;
        String name = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
                continue;
            }
            if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                open.pop();
                continue;
            }
            count++;
            if (count > MOST_VALUES) {
                throw new RefusalException(
                        RefusalCode.TOO_LARGE, "A record may have " + MOST_VALUES + " values, and it has more");
            }
            JsonValue value = value(token, parser);
            if (open.element() instanceof Members object) {
                object.fields().put(name, value);
            } else if (open.element() instanceof Elements array) {
                array.items().add(value);
            }
            if (token.isStructStart()) {
                open.push(value);
            }
        }
        if (document.items().size() != 1) {
            throw new RefusalException(
                    RefusalCode.MALFORMED_JSON, "It is not well-formed JSON: a value is missing, or one follows it");
        }
        return document.items().get(0);
    }

    private static JsonValue value(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case START_OBJECT -> new Members(new LinkedHashMap<>());
            case START_ARRAY -> new Elements(new ArrayList<>());
            case VALUE_NULL -> new Nothing();
            default -> new Scalar(parser.getText());
        };
    }

    private static String reason(JsonProcessingException failure) {
        String message = Optional.ofNullable(failure.getOriginalMessage()).orElse("it cannot be read");
        String plain = message.replaceAll("\\s+", " ").strip();
        if (plain.length() > 200) {
            plain = plain.substring(0, 200);
        }
        if (failure.getLocation() == null) {
            return plain;
        }
        return plain + " (line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr() + " of the record)";
    }

    /** Holds the factory, which is safe to share once it is set up. */
    final class Factory {

        private static final JsonFactory INSTANCE = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxStringLength(4 * 1024 * 1024)
                        .maxNameLength(1_000)
                        .maxNumberLength(1_000)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();

        private Factory() {}
    }
}
