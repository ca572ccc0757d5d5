package dev.consilience.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedClientTest {

    @Test
    void goesOnWhereItStoodWhenTheConnectionBreaks() throws IOException, InterruptedException {
        try (FakeService service = new FakeService()) {
            service.answer("/feed/changes", 200, "event: change\nid: 0:3\ndata: x\n\n");
            FeedClient client = new FeedClient(service.address(), Credentials.NONE, Duration.ofMillis(1));
            List<String> taken = new ArrayList<>();

            client.follow("", event -> {
                taken.add(event.data());
                return taken.size() < 2;
            });

            assertThat(taken).containsExactly("x", "x");
            assertThat(service.lastEventIds()).containsExactly("", "0:3");
        }
    }

    @Test
    void saysAtOnceWhatNeverWorked() throws IOException {
        try (FakeService service = new FakeService()) {
            service.answer("/feed/changes", 400, "{\"title\": \"Bad Request\", \"detail\": \"since is a time\"}");
            FeedClient client = new FeedClient(service.address(), Credentials.NONE, Duration.ofMillis(1));

            assertThatThrownBy(() -> client.follow("yesterday", event -> true))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("since is a time");
        }
    }
}
