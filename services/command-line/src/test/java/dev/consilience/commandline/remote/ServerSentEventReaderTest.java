package dev.consilience.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSentEventReaderTest {

    @Test
    void readsFieldsCommentsAndDataOfSeveralLines() throws IOException {
        List<ServerSentEvent> events =
                read(": comment\nevent: change\nid: 0:7\nretry: 10\ndata: one\ndata:two\n\ndata\n\n");

        assertThat(events)
                .containsExactly(
                        new ServerSentEvent("change", "0:7", "one\ntwo"), new ServerSentEvent("message", "0:7", ""));
    }

    @Test
    void passesOverEventsWithoutData() throws IOException {
        assertThat(read("event: change\nid: 0:7\n\n\n\ndata: x\n\n"))
                .containsExactly(new ServerSentEvent("message", "0:7", "x"));
    }

    @Test
    void passesOverAnEventThatBreaksOff() throws IOException {
        assertThat(read("data: x\n\ndata: half")).containsExactly(new ServerSentEvent("message", "", "x"));
    }

    @Test
    void readsWindowsLineEnds() throws IOException {
        assertThat(read("event: change\r\ndata: x\r\n\r\n")).containsExactly(new ServerSentEvent("change", "", "x"));
    }

    private static List<ServerSentEvent> read(String text) throws IOException {
        ServerSentEventReader reader = new ServerSentEventReader(new BufferedReader(new StringReader(text)));
        List<ServerSentEvent> events = new ArrayList<>();
        for (Optional<ServerSentEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }
}
