package dev.consilience.commandline.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A value in a line of JSON, which knows its path there. It is read strictly: what is missing, of another kind, or
 * unknown is a {@link LineException} that names the member, says what was expected, and shows what was found.
 */
final class Member {

    private static final int LONGEST_SHOWN = 60;

    private final String path;
    private final JsonNode value;

    private Member(String path, JsonNode value) {
        this.path = path;
        this.value = value;
    }

    /** The object that a line is. */
    static Member ofLine(JsonNode line) throws LineException {
        Member member = new Member("", line);
        if (!line.isObject()) {
            throw new LineException("expected an object, found " + member.shown());
        }
        return member;
    }

    /** Refuses members of an object that are not among these. */
    Member only(Set<String> names) throws LineException {
        Iterator<String> found = value.fieldNames();
        while (found.hasNext()) {
            String name = found.next();
            if (!names.contains(name)) {
                throw new LineException(pathOf(name) + " is unknown: expected one of "
                        + String.join(", ", names.stream().sorted().toList()));
            }
        }
        return this;
    }

    /** The text of a member. */
    String text(String name) throws LineException {
        return member(name).text();
    }

    /** The text of a member, if it is there and not null. */
    Optional<String> textIfAny(String name) throws LineException {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(text(name));
    }

    /** What a member's text stands for. The reader refuses by an {@link IllegalArgumentException} that says why. */
    <T> T text(String name, Function<String, T> reader) throws LineException {
        return member(name).read(reader);
    }

    /** The constant that a member names. */
    <E extends Enum<E>> E constant(String name, Class<E> type) throws LineException {
        return member(name).constant(type);
    }

    /** The constant that a member names, if it is there and not null. */
    <E extends Enum<E>> Optional<E> constantIfAny(String name, Class<E> type) throws LineException {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(constant(name, type));
    }

    /** A whole number, within the range of {@code int}. */
    int number(String name) throws LineException {
        Member member = member(name);
        if (!member.value.isIntegralNumber() || !member.value.canConvertToInt()) {
            throw member.unexpected("a whole number");
        }
        return member.value.intValue();
    }

    boolean truth(String name) throws LineException {
        Member member = member(name);
        if (!member.value.isBoolean()) {
            throw member.unexpected("true or false");
        }
        return member.value.booleanValue();
    }

    /** A member that is an object. */
    Member object(String name) throws LineException {
        Member member = member(name);
        if (!member.value.isObject()) {
            throw member.unexpected("an object");
        }
        return member;
    }

    /** The objects of a member that is an array. */
    List<Member> objects(String name) throws LineException {
        Member member = member(name);
        if (!member.value.isArray()) {
            throw member.unexpected("an array of objects");
        }
        List<Member> objects = new ArrayList<>();
        for (JsonNode item : member.value) {
            Member object = new Member(member.path + "[" + objects.size() + "]", item);
            if (!item.isObject()) {
                throw object.unexpected("an object");
            }
            objects.add(object);
        }
        return objects;
    }

    /** The names of the members of an object, in their order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            names.add(member.getKey());
        }
        return names;
    }

    boolean has(String name) {
        return value.hasNonNull(name);
    }

    /** A problem of the whole object. */
    LineException because(RuntimeException failure) {
        String place = path;
        if (place.isEmpty()) {
            place = "the line";
        }
        return new LineException(place + ": " + failure.getMessage());
    }

    private Member member(String name) {
        return new Member(pathOf(name), value.path(name));
    }

    private String text() throws LineException {
        if (!value.isTextual()) {
            throw unexpected("text");
        }
        return value.textValue();
    }

    private <T> T read(Function<String, T> reader) throws LineException {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException e) {
            throw because(e);
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type) throws LineException {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (value.isTextual() && constant.name().equals(value.textValue())) {
                return constant;
            }
        }
        throw unexpected("one of "
                + String.join(", ", Arrays.stream(constants).map(Enum::name).toList()));
    }

    private LineException unexpected(String expected) {
        return new LineException(path + ": expected " + expected + ", found " + shown());
    }

    private String pathOf(String name) {
        if (path.isEmpty()) {
            return name;
        }
        return path + "." + name;
    }

    private String shown() {
        if (value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        if (text.length() > LONGEST_SHOWN) {
            return text.substring(0, LONGEST_SHOWN) + "...";
        }
        return text;
    }
}
