package dev.consilience.service.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {

    @Test
    void isWrittenAndReadAlike() {
        FeedPosition position = new FeedPosition(Map.of(1, 4L, 0, 17L));

        assertThat(position).hasToString("0:17,1:4");
        assertThat(FeedPosition.parse("0:17,1:4")).hasValue(position);
    }

    @Test
    void movesBehindEachChange() {
        assertThat(new FeedPosition(Map.of(0, 17L)).behind(0, 17).behind(2, 3)).hasToString("0:18,2:4");
    }

    @Test
    void hasCaughtUpWhenNoPartitionIsBehind() {
        FeedPosition end = new FeedPosition(Map.of(0, 5L, 1, 0L));

        assertThat(new FeedPosition(Map.of(0, 5L)).reaches(end)).isTrue();
        assertThat(new FeedPosition(Map.of(0, 4L, 1, 9L)).reaches(end)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", "a:1", "0:1;1:2", "0:-1", "0:1,", "0:99999999999999999999"})
    void refusesWhatIsNoPosition(String text) {
        assertThat(FeedPosition.parse(text)).isEmpty();
    }
}
