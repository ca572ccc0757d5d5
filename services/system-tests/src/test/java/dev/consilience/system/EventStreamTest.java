package dev.consilience.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilience.system.EventStream.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The reader of event streams reads the examples of the standard as the standard says. */
class EventStreamTest {

    private static EventStream.Read read(String stream) throws Exception {
        return EventStream.of(stream.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void joinsLinesOfDataWhateverTheyEndWith() throws Exception {
        assertThat(read("data: YHOO\r\ndata: +2\rdata: 10\n\n").events())
                .containsExactly(new Event("message", "", "YHOO\n+2\n10"));
    }

    @Test
    void readsFourBlocksOfWhichTheLastIsNotEnded() throws Exception {
        EventStream.Read read = read(
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\ndata: none\n");

        assertThat(read.events())
                .containsExactly(
                        new Event("message", "1", "first event"),
                        new Event("message", "", "second event"),
                        new Event("message", "", " third event"));
    }

    @Test
    void takesALineOfItsOwnForAFieldWithoutValueAndASeparatorOfLinesForText() throws Exception {
        EventStream.Read read = read("event: add\ndata\n\ndata\ndata\n\nretry: 1\ndata: a\u2028b\u0085c\nid: 1\0\n\n");

        assertThat(read.events())
                .containsExactly(
                        new Event("add", "", ""),
                        new Event("message", "", "\n"),
                        new Event("message", "", "a\u2028b\u0085c"));
        assertThat(read.others()).containsExactly("retry");
    }
}
