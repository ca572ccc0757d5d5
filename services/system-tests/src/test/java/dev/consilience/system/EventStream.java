package dev.consilience.system;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an event stream as browsers do, by the letter of the standard (WHATWG HTML, "Interpreting an event stream"): lines end
 * with LF, CR or both, and nothing else; an event is dispatched by an empty line; one without data is none.
 */
final class EventStream {

    private final List<Event> events = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String lastEventId = "";

    private EventStream() {}

    /**
     * An event as it is dispatched.
     *
     * @param id the last event id, as it then is
     */
    record Event(String type, String id, String data) {}

    /**
     * What is in a stream.
     *
     * @param others the names of fields that no standard knows
     * @param lastEventId with which the reader would come back
     */
    record Read(List<Event> events, List<String> others, String lastEventId) {}

    static Read of(byte[] stream) throws CharacterCodingException {
        // What is no UTF-8 would have to be replaced: the server sends none.
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(stream))
                .toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        EventStream reader = new EventStream();
        int start = 0;
        int place = 0;
        while (place < text.length()) {
            char end = text.charAt(place);
            if (end == '\n' || end == '\r') {
                reader.line(text.substring(start, place));
                if (end == '\r' && place + 1 < text.length() && text.charAt(place + 1) == '\n') {
                    place++;
                }
                start = place + 1;
            }
            place++;
        }
        // What has no end of a line behind it is thrown away, and so is an event without an empty line.
        return new Read(List.copyOf(reader.events), List.copyOf(reader.others), reader.lastEventId);
    }

    private void line(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return;
        }
        if (colon < 0) {
            field(line, "");
            return;
        }
        String value = line.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        field(line.substring(0, colon), value);
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    lastEventId = value;
                }
            }
            default -> others.add(name);
        }
    }

    private void dispatch() {
        if (data.length() > 0) {
            data.setLength(data.length() - 1);
            String dispatched = "message";
            if (!type.isEmpty()) {
                dispatched = type;
            }
            events.add(new Event(dispatched, lastEventId, data.toString()));
        }
        data.setLength(0);
        type = "";
    }
}
