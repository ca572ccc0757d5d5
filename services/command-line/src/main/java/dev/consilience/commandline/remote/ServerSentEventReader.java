package dev.consilience.commandline.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads server-sent events from lines, as the HTML standard says: fields by line, an event by blank line, comments passed
 * over. An event that breaks off before its blank line is none.
 */
public final class ServerSentEventReader {

    private final BufferedReader lines;
    private String lastId = "";

    public ServerSentEventReader(BufferedReader lines) {
        this.lines = lines;
    }

    /** The next event, or nothing when the feed has ended. */
    public Optional<ServerSentEvent> next() throws IOException {
        String type = "";
        StringBuilder data = new StringBuilder();
        boolean hasData = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (hasData) {
                    return Optional.of(new ServerSentEvent(orMessage(type), lastId, data.toString()));
                }
                type = "";
                continue;
            }
            int colon = line.indexOf(':');
            String field = line;
            String value = "";
            if (colon >= 0) {
                field = line.substring(0, colon);
                value = line.substring(colon + 1);
                if (value.startsWith(" ")) {
                    value = value.substring(1);
                }
            }
            switch (field) {
                case "event" -> type = value;
                case "id" -> lastId = value;
                case "data" -> {
                    if (hasData) {
                        data.append('\n');
                    }
                    data.append(value);
                    hasData = true;
                }
                default -> {
                    // a comment, which has no field, or a field of a later standard
                }
            }
        }
        return Optional.empty();
    }

    /** The id of the last event that had one, from which a reader goes on. */
    public String lastId() {
        return lastId;
    }

    private static String orMessage(String type) {
        if (type.isEmpty()) {
            return "message";
        }
        return type;
    }
}
